/**
 * The advisor's loop: what a team asks for, drafts nobody else reads, notes with a trail of their own, visits and what they agreed, and how
 * people are told. What is said about a page stands in `feedback`, with the notebook.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { Anchor } from '../cycles/feedback/anchors.ts'
import type { FeedbackKind } from '../cycles/feedback/feedback.ts'
import type { PageKind } from '../cycles/notebook/parts.ts'
import type { BaseTables } from './schema.ts'

/** What a visit or meeting holds in words: saved whole, each save a revision. */
export type VisitBody = Readonly<Record<string, string>>

export const advisoryTables = (c: Columns, { person, cycle }: BaseTables) => {
  const { text, int, instant, json } = c

  /** A team asks its advisor to look at a page. Open until somebody comments there, or the team takes it back. */
  const feedbackRequest = c.table('feedback_request', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    page: text().notNull().$type<PageKind>(),
    /** What the team would like to know, in its words; '' when it only asks to be read. */
    question: text().notNull(),
    askedBy: text().notNull().references(() => person.id),
    askedAt: instant().notNull(),
    withdrawnAt: instant(),
    /** The first comment on that page since. */
    metAt: instant(),
    metBy: text().references(() => person.id),
  }, t => [
    c.index('feedback_request_cycle').on(t.cycleId), c.index('feedback_request_school').on(t.rbd),
    c.check('feedback_request_page', sql`${t.page} in ('challenge','data','implementation','learnings')`),
  ])

  /** A comment not given yet: its writer's and nobody else's, gone when it is given. A table of its own, so that no query of comments can show one. */
  const feedbackDraft = c.table('feedback_draft', {
    id: text().primaryKey(),
    cycleId: text().notNull().references(() => cycle.id),
    rbd: int().notNull(),
    page: text().notNull().$type<PageKind>(),
    kind: text().$type<FeedbackKind>(),
    text: text().notNull(),
    anchor: json<Anchor | null>(),
    writtenBy: text().notNull().references(() => person.id),
    savedAt: instant().notNull(),
  }, t => [
    c.index('feedback_draft_writer').on(t.writtenBy, t.cycleId),
    c.check('feedback_draft_kind', sql`${t.kind} is null or ${t.kind} in ('strength','question','suggestion')`),
    c.check('feedback_draft_page', sql`${t.page} in ('challenge','data','implementation','learnings')`),
  ])

  /** An advisor's own ready words. */
  const feedbackPhrase = c.table('feedback_phrase', {
    id: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    kind: text().notNull().$type<FeedbackKind>(),
    text: text().notNull(),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('feedback_phrase_person').on(t.personId),
    c.check('feedback_phrase_kind', sql`${t.kind} in ('strength','question','suggestion')`),
  ])

  /** What an advisor notes about accompanying a school: never the team's, never the region's, in no export of a notebook; every reading is recorded. */
  const advisorNote = c.table('advisor_note', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    cycleId: text().references(() => cycle.id),
    /** 'own': its writer only. 'advisors': whoever advises the school, so that a hand-over does not begin at nothing. */
    audience: text().notNull().$type<'own' | 'advisors'>(),
    text: text().notNull(),
    version: int().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    updatedAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('advisor_note_school').on(t.rbd), c.check('advisor_note_audience', sql`${t.audience} in ('own','advisors')`)])

  const advisorNoteRevision = c.table('advisor_note_revision', {
    noteId: text().notNull().references(() => advisorNote.id),
    version: int().notNull(),
    text: text().notNull(),
    savedAt: instant().notNull(),
    saveKey: text().notNull(),
  }, t => [c.primaryKey({ columns: [t.noteId, t.version] }), c.unique('advisor_note_revision_key').on(t.noteId, t.saveKey)])

  /** An advisor and one school meet (a visit, a call), or several schools (a network meeting). Its minutes are read by both ends. */
  const visit = c.table('visit', {
    id: text().primaryKey(),
    kind: text().notNull().$type<'visit' | 'call' | 'network'>(),
    advisorId: text().notNull().references(() => person.id),
    onDay: text().notNull(),
    /** 'HH:MM', or ''. */
    atTime: text().notNull(),
    state: text().notNull().$type<'planned' | 'held' | 'cancelled'>(),
    body: json<VisitBody>().notNull(),
    version: int().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
  }, t => [
    c.index('visit_advisor').on(t.advisorId, t.onDay),
    c.check('visit_kind', sql`${t.kind} in ('visit','call','network')`), c.check('visit_state', sql`${t.state} in ('planned','held','cancelled')`),
  ])

  const visitRevision = c.table('visit_revision', {
    visitId: text().notNull().references(() => visit.id),
    version: int().notNull(),
    body: json<VisitBody>().notNull(),
    savedBy: text().notNull().references(() => person.id),
    savedAt: instant().notNull(),
    saveKey: text().notNull(),
    outcome: text().notNull().$type<'saved' | 'conflict'>(),
  }, t => [c.unique('visit_revision_key').on(t.visitId, t.saveKey), c.index('visit_revision_visit').on(t.visitId, t.version)])

  /** The schools of a visit: one, or each that comes to a network meeting, with what it brings. */
  const visitSchool = c.table('visit_school', {
    visitId: text().notNull().references(() => visit.id),
    rbd: int().notNull(),
    cycleId: text().references(() => cycle.id),
    /** The learning a school brings to a network meeting, in its words. */
    brings: text().notNull(),
    /** It does not come after all: what it was to bring and what was agreed with it stay. */
    withdrawnAt: instant(),
  }, t => [c.primaryKey({ columns: [t.visitId, t.rbd] }), c.index('visit_school_rbd').on(t.rbd)])

  /** What a visit agreed with a school, with its day: seen and settled from both ends. */
  const agreement = c.table('agreement', {
    id: text().primaryKey(),
    visitId: text().notNull().references(() => visit.id),
    rbd: int().notNull(),
    what: text().notNull(),
    who: text().notNull(),
    byDay: text(),
    state: text().notNull().$type<'open' | 'done' | 'left'>(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    settledBy: text().references(() => person.id),
    settledAt: instant(),
    withdrawnAt: instant(),
  }, t => [
    c.index('agreement_school').on(t.rbd), c.index('agreement_visit').on(t.visitId),
    c.check('agreement_state', sql`${t.state} in ('open','done','left')`),
  ])

  /** How often a school and its advisor meet, as they settled it. No row: every four weeks. */
  const visitRhythm = c.table('visit_rhythm', {
    rbd: int().primaryKey(),
    everyWeeks: int().notNull(),
    setBy: text().notNull().references(() => person.id),
    setAt: instant().notNull(),
  }, t => [c.check('visit_rhythm_weeks', sql`${t.everyWeeks} between 1 and 26`)])

  /** What an advisor adds to the page of a month: the rest of it is made from visits and agreements. */
  const advisorMonth = c.table('advisor_month', {
    personId: text().notNull().references(() => person.id),
    /** `YYYY-MM`. */
    month: text().notNull(),
    text: text().notNull(),
    version: int().notNull(),
    updatedAt: instant().notNull(),
  }, t => [c.primaryKey({ columns: [t.personId, t.month] })])

  /** Something a person is told, once: in the inbox from the moment it happened, in a mail when their rhythm comes. Holds no text anybody wrote. */
  const notice = c.table('notice', {
    id: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    rbd: int().notNull(),
    cycleId: text().references(() => cycle.id),
    kind: text().notNull().$type<'asked' | 'commented' | 'answered' | 'agreed' | 'visit-planned' | 'handed-over'>(),
    /** What it is about: the id of a request, a comment, an agreement, a visit. */
    about: text().notNull(),
    at: instant().notNull(),
    readAt: instant(),
  }, t => [
    c.unique('notice_once').on(t.personId, t.kind, t.about), c.index('notice_person').on(t.personId, t.at),
    c.check('notice_kind', sql`${t.kind} in ('asked','commented','answered','agreed','visit-planned','handed-over')`),
  ])

  /** How often a person wants the digest. No row: every two weeks. */
  const digestSetting = c.table('digest_setting', {
    personId: text().primaryKey().references(() => person.id),
    rhythm: text().notNull().$type<'week' | 'fortnight' | 'month' | 'never'>(),
    changedAt: instant().notNull(),
    /** By the link in a mail, without signing in. */
    byLink: c.bool().notNull(),
  }, t => [c.check('digest_setting_rhythm', sql`${t.rhythm} in ('week','fortnight','month','never')`)])

  /** A digest made for a person and a period: one, whether it went out or had nothing to say. */
  const digest = c.table('digest', {
    personId: text().notNull().references(() => person.id),
    /** The first day of the period it is of. */
    period: text().notNull(),
    outcome: text().notNull().$type<'queued' | 'silent'>(),
    /** SHA-256 of what it said, so that the same words are not sent twice in a row; null of a silent one. */
    said: text(),
    jobId: text(),
    madeAt: instant().notNull(),
  }, t => [c.primaryKey({ columns: [t.personId, t.period] }), c.check('digest_outcome', sql`${t.outcome} in ('queued','silent')`)])

  return {
    feedbackRequest, feedbackDraft, feedbackPhrase, advisorNote, advisorNoteRevision, visit, visitRevision, visitSchool, agreement,
    visitRhythm, advisorMonth, notice, digestSetting, digest,
  }
}
