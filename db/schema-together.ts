/**
 * What a team passes on: how many students or families, in which week, to which kind of place, and what came back. No student is in any row
 * and none can be joined to one (reference: programme; docs/privacy.md): a kind of network next to a child would say something of its health
 * or its protection. The week, not the day, for the same reason.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { Profession } from '../cycles/people/professions.ts'
import type { ReferralAnswer, ReferralPlace } from '../cycles/together/ways.ts'
import type { BaseTables } from './schema.ts'

export const togetherTables = (c: Columns, { person, cycle }: BaseTables) => {
  const { text, int, instant } = c

  const referral = c.table('referral', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    cycleId: text().notNull().references(() => cycle.id),
    /** The Monday of the week they were passed on. */
    weekOf: text().notNull(),
    place: text().notNull().$type<ReferralPlace>(),
    /** 'hand-over': somebody stays in charge until the other has begun. */
    way: text().notNull().$type<'hand-over' | 'referral'>(),
    /** How many students or families. */
    count: int().notNull(),
    /** Who of the school answers for them meanwhile. */
    responsible: text().$type<Profession>(),
    /** The day something is to have come back. */
    backBy: text().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('referral_cycle').on(t.cycleId),
    c.index('referral_school').on(t.rbd, t.backBy),
    c.check('referral_way', sql`${t.way} in ('hand-over','referral')`),
    c.check('referral_place', sql`${t.place} in ('inside','oln','protection','health','municipality','support-organisation','other')`),
    c.check('referral_count', sql`${t.count} > 0`),
  ])

  /** What came back of a referral, of how many of them; several may come back on different days. */
  const referralAnswer = c.table('referral_answer', {
    id: text().primaryKey(),
    referralId: text().notNull().references(() => referral.id),
    rbd: int().notNull(),
    on: text().notNull(),
    answer: text().notNull().$type<ReferralAnswer>(),
    count: int().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('referral_answer_referral').on(t.referralId),
    c.index('referral_answer_school').on(t.rbd),
    c.check('referral_answer_known', sql`${t.answer} in ('taken','together','not-taken')`),
    c.check('referral_answer_count', sql`${t.count} > 0`),
  ])

  return { referral, referralAnswer }
}
