/**
 * What schools chose to share of their learnings, what a search keeps of it, and how it is coded. A share is a copy of the chosen texts as they
 * were ready: later edits are not in it. Taking it back ends its row, and everything below reads only rows that have not ended.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { SchoolLevel } from '../cycles/learnings/context.ts'
import type { SharedTexts, ShareField } from '../cycles/learnings/sharing.ts'
import type { Area, Decision, LearningTheme } from '../cycles/notebook/parts.ts'
import type { BaseTables } from './schema.ts'

export const learningTables = (c: Columns, { person, cycle, part, slep }: BaseTables) => {
  const { text, int, bool, instant, json } = c

  const sharedLearning = c.table('shared_learning', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    partId: text().notNull().references(() => part.id),
    /** The version of the learnings page the texts are of. */
    partVersion: int().notNull(),
    /** The cycle while this share stands, null once it ended: a cycle has one that stands. */
    standing: text(),
    fields: json<ShareField[]>().notNull(),
    texts: json<SharedTexts>().notNull(),
    themes: json<LearningTheme[]>().notNull(),
    tags: json<string[]>().notNull(),
    decision: text().$type<Decision>(),
    /** Area of the challenge page as it was ready. */
    area: text().$type<Area>(),
    /** The cycle's. */
    year: int().notNull(),
    /** Under the school's name, or as a school of the territory. */
    named: bool().notNull(),
    /** What the team chose, whether or not it can be shown. */
    showsContext: bool().notNull(),
    /** As the directory had them that day; null where not chosen, not known, or (without the name) too few schools are alike. */
    level: text().$type<SchoolLevel>(),
    rural: bool(),
    /** At least five schools of the territory were of that level and place: what leaves without names may say so. */
    contextIsCommon: bool().notNull(),
    /** Null: not for research. */
    researchAt: instant(),
    sharedBy: text().notNull().references(() => person.id),
    sharedAt: instant().notNull(),
    endedBy: text().references(() => person.id),
    endedAt: instant(),
    endedBecause: text().$type<'taken-back' | 'replaced'>(),
  }, t => [
    c.unique('shared_learning_standing').on(t.standing),
    c.index('shared_learning_cycle').on(t.cycleId),
    c.index('shared_learning_school').on(t.rbd, t.endedAt),
    c.check('shared_learning_ended', sql`(${t.endedAt} is null) = (${t.standing} is not null) and (${t.endedAt} is null) = (${t.endedBecause} is null)`),
    c.check('shared_learning_because', sql`${t.endedBecause} is null or ${t.endedBecause} in ('taken-back','replaced')`),
  ])

  /** What a search looks in: how often each stem (`cycles/learnings/stems.ts`) stands in a share. Rows of an ended one are gone. */
  const learningWord = c.table('learning_word', {
    stem: text().notNull(),
    learningId: text().notNull().references(() => sharedLearning.id),
    times: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.stem, t.learningId] }), c.index('learning_word_learning').on(t.learningId)])

  /** Themes and tags of a share, by what they are counted under. Rows of an ended one are gone. */
  const learningLabel = c.table('learning_label', {
    learningId: text().notNull().references(() => sharedLearning.id),
    kind: text().notNull().$type<'theme' | 'tag'>(),
    key: text().notNull(),
    label: text().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.learningId, t.kind, t.key] }), c.index('learning_label_key').on(t.kind, t.key),
    c.check('learning_label_kind', sql`${t.kind} in ('theme','tag')`),
  ])

  /** The code book of a service. A code is never changed: what was coded with it would change its meaning. */
  const learningCode = c.table('learning_code', {
    id: text().primaryKey(),
    slepCode: int().notNull().references(() => slep.code),
    name: text().notNull(),
    /** The name without accents while the code is in use, null once it is retired: a name is in use once. */
    inUseAs: text(),
    definition: text().notNull(),
    example: text().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    retiredBy: text().references(() => person.id),
    retiredAt: instant(),
  }, t => [
    c.unique('learning_code_in_use').on(t.slepCode, t.inUseAs),
    c.check('learning_code_retired', sql`(${t.retiredAt} is null) = (${t.inUseAs} is not null)`),
  ])

  /** One person's coding of one share. */
  const learningCoding = c.table('learning_coding', {
    id: text().primaryKey(),
    learningId: text().notNull().references(() => sharedLearning.id),
    coderId: text().notNull().references(() => person.id),
    startedAt: instant().notNull(),
    doneAt: instant(),
    /** Shown to the others before they had finished. */
    revealedAt: instant(),
  }, t => [c.unique('learning_coding_once').on(t.learningId, t.coderId)])

  /** A passage of a share under a code: `fromSign` and `toSign` as JavaScript counts the signs of that text. */
  const codedPassage = c.table('coded_passage', {
    id: text().primaryKey(),
    codingId: text().notNull().references(() => learningCoding.id),
    codeId: text().notNull().references(() => learningCode.id),
    field: text().notNull().$type<ShareField>(),
    fromSign: int().notNull(),
    toSign: int().notNull(),
    markedAt: instant().notNull(),
    removedAt: instant(),
  }, t => [c.index('coded_passage_coding').on(t.codingId), c.check('coded_passage_range', sql`${t.fromSign} >= 0 and ${t.toSign} > ${t.fromSign}`)])

  return { sharedLearning, learningWord, learningLabel, learningCode, learningCoding, codedPassage }
}
