/**
 * What students answered about their engagement, as counts: no answer sheet of anybody is kept, no time, no device, no address. A code is
 * of a course and a round; the tally adds one to a count of each question and forgets whose they were.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { PaperAnswer } from '../cycles/engagement/paper.ts'
import type { Moment } from '../cycles/engagement/rounds.ts'
import type { BaseTables } from './schema.ts'

export const engagementTables = (c: Columns, { person, cycle, microcentro }: BaseTables) => {
  const { text, int, instant } = c

  /** One asking of a cycle: at its start or at its end. Read once it is closed; nothing is added afterwards. */
  const engagementRound = c.table('engagement_round', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    cycleId: text().notNull().references(() => cycle.id),
    moment: text().notNull().$type<Moment>(),
    openedBy: text().notNull().references(() => person.id),
    openedOn: text().notNull(),
    closedBy: text().references(() => person.id),
    closedOn: text(),
    /** Rounds of small schools of a microcentro that are read together: settled when the last of them closes, and for good. */
    poolId: text(),
    /** The microcentro of that pool. */
    microcentroId: text().references(() => microcentro.id),
  }, t => [
    c.unique('engagement_round_moment').on(t.cycleId, t.moment),
    c.index('engagement_round_school').on(t.rbd),
    c.index('engagement_round_pool').on(t.poolId),
    c.check('engagement_round_moment_known', sql`${t.moment} in ('start','end')`),
  ])

  /** A course of a round. `answered`: by its code, at most `most`; `sheets`: on paper, as typed. `course`: the Ministry's key or the team's words. */
  const engagementCourse = c.table('engagement_course', {
    id: text().primaryKey(),
    roundId: text().notNull().references(() => engagementRound.id),
    rbd: int().notNull(),
    course: text().notNull(),
    code: text().notNull(),
    most: int().notNull(),
    /** The last day the code opens the survey. */
    lastDay: text().notNull(),
    answered: int().notNull(),
    sheets: int().notNull(),
    /** Set aside by the team before the round was closed: counted nowhere. */
    withdrawnAt: instant(),
  }, t => [
    c.unique('engagement_course_code').on(t.code),
    c.index('engagement_course_round').on(t.roundId),
    c.check('engagement_course_most', sql`${t.answered} >= 0 and ${t.answered} <= ${t.most} and ${t.sheets} >= 0`),
  ])

  const engagementTally = c.table('engagement_tally', {
    courseId: text().notNull().references(() => engagementCourse.id),
    rbd: int().notNull(),
    source: text().notNull().$type<'code' | 'paper'>(),
    item: text().notNull(),
    answer: text().notNull().$type<PaperAnswer>(),
    count: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.courseId, t.source, t.item, t.answer] }),
    c.check('engagement_tally_source', sql`${t.source} in ('code','paper')`),
    c.check('engagement_tally_count', sql`${t.count} >= 0`),
  ])

  /** A result of the Agency's own instrument (DIA), as the school's report prints it. Never added to ours. */
  const diaResult = c.table('dia_result', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    cycleId: text().notNull().references(() => cycle.id),
    moment: text().notNull().$type<Moment>(),
    course: text().notNull(),
    /** In the report's words. */
    dimension: text().notNull(),
    students: int().notNull(),
    /** Tenths of a percent: 0 to 1000. */
    favourableTenths: int().notNull(),
    enteredBy: text().notNull().references(() => person.id),
    enteredAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('dia_result_cycle').on(t.cycleId),
    c.check('dia_result_moment', sql`${t.moment} in ('start','end')`),
    c.check('dia_result_range', sql`${t.favourableTenths} >= 0 and ${t.favourableTenths} <= 1000 and ${t.students} >= 10`),
  ])

  return { engagementRound, engagementCourse, engagementTally, diaResult }
}
