/**
 * Partnerships between schools and organisations. A service keeps one register of organisations; a school keeps its partnerships with them, and
 * everything around one carries that school's number. What is about both sides is readable by both; nothing here is about one student.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { Answers, AssessmentForm, Side } from '../cycles/partnerships/assessment.ts'
import type { PartnerMeetingState } from '../cycles/partnerships/meetings.ts'
import type { OrganisationKind } from '../cycles/partnerships/organisation.ts'
import type { GoalState, ReadingKind, ReviewDecision, ReviewKind } from '../cycles/partnerships/partnership.ts'
import type { BaseTables } from './schema.ts'

export const partnershipTables = (c: Columns, { person, slep, cycle, part }: BaseTables) => {
  const { text, int, instant, json } = c

  /** An organisation of a service's register. The contact is a role; phone and mail are the organisation's own. */
  const organisation = c.table('organisation', {
    id: text().primaryKey(),
    slepCode: int().notNull().references(() => slep.code),
    kind: text().notNull().$type<OrganisationKind>(),
    name: text().notNull(),
    /** What two ways of writing the name share (`nameKeyOf`). */
    nameKey: text().notNull(),
    contactRole: text().notNull(),
    contactName: text().notNull(),
    phone: text().notNull(),
    mail: text().notNull(),
    purpose: text().notNull(),
    addedBy: text().notNull().references(() => person.id),
    addedAt: instant().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
    /** Found to be the same as another: this one leads there, and partnerships follow. Undone by emptying it; nothing is rewritten. */
    mergedInto: text(),
    mergedBy: text().references(() => person.id),
    mergedAt: instant(),
    /** The one it stands for at the end of all merges: its own id while it is not merged. */
    standsFor: text().notNull(),
  }, t => [
    c.index('organisation_slep').on(t.slepCode, t.nameKey),
    c.index('organisation_stands_for').on(t.standsFor),
    c.check('organisation_kind', sql`${t.kind} in ('support','community','culture','sports','health','local-office','university','church','other')`),
    c.check('organisation_merged', sql`${t.mergedInto} is null or ${t.mergedInto} <> ${t.id}`),
  ])

  /** A name an organisation went by: it is still found by it. */
  const organisationName = c.table('organisation_name', {
    id: text().primaryKey(),
    organisationId: text().notNull().references(() => organisation.id),
    slepCode: int().notNull(),
    name: text().notNull(),
    nameKey: text().notNull(),
    changedBy: text().notNull().references(() => person.id),
    changedAt: instant().notNull(),
  }, t => [c.index('organisation_name_of').on(t.organisationId), c.index('organisation_name_slep').on(t.slepCode)])

  const partnership = c.table('partnership', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    organisationId: text().notNull().references(() => organisation.id),
    purpose: text().notNull(),
    /** The written agreement's days, or ''. */
    fromDay: text().notNull(),
    toDay: text().notNull(),
    /** The school's point of reference: a member, or a profession; the words stay when they leave. */
    coordinatorId: text().references(() => person.id),
    coordinatorName: text().notNull(),
    coordinatorProfession: text(),
    schoolShares: text().notNull(),
    partnerShares: text().notNull(),
    begunOn: text().notNull(),
    /** The day it ended, when the team said so. */
    endedOn: text(),
    version: int().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
    /** Written down by mistake; can be put back. */
    withdrawnAt: instant(),
  }, t => [c.index('partnership_school').on(t.rbd), c.index('partnership_organisation').on(t.organisationId)])

  const partnershipGoal = c.table('partnership_goal', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    text: text().notNull(),
    state: text().notNull().$type<GoalState>(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    settledBy: text().references(() => person.id),
    settledAt: instant(),
  }, t => [c.index('partnership_goal_of').on(t.partnershipId), c.check('partnership_goal_state', sql`${t.state} in ('open','reached','dropped')`)])

  /** How the team sees the partnership on a day: the stage of the vision, or what describes the quality of the support. */
  const partnershipReading = c.table('partnership_reading', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    kind: text().notNull().$type<ReadingKind>(),
    onDay: text().notNull(),
    marks: json<string[]>().notNull(),
    note: text().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('partnership_reading_of').on(t.partnershipId), c.check('partnership_reading_kind', sql`${t.kind} in ('vision','quality')`)])

  const partnershipMeeting = c.table('partnership_meeting', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    onDay: text().notNull(),
    state: text().notNull().$type<PartnerMeetingState>(),
    /** Professions of the school that were there; roles of the organisation, in words. Both empty: nobody said who. */
    present: json<string[]>().notNull(),
    partnerPresent: text().notNull(),
    /** The team's own notes. */
    talked: text().notNull(),
    /** What both agreed: both read it. */
    agreed: text().notNull(),
    version: int().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('partnership_meeting_of').on(t.partnershipId, t.onDay), c.check('partnership_meeting_state', sql`${t.state} in ('planned','held','not-held')`)])

  /** Something agreed, at a meeting or from the analysis. It becomes an action of a cycle at most once. */
  const partnershipAction = c.table('partnership_action', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    meetingId: text().references(() => partnershipMeeting.id),
    what: text().notNull(),
    who: text().notNull(),
    agreedOn: text().notNull(),
    byDay: text().notNull(),
    state: text().notNull().$type<'open' | 'done' | 'dropped'>(),
    cycleId: text().references(() => cycle.id),
    actionId: text().references(() => part.id),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    settledBy: text().references(() => person.id),
    settledAt: instant(),
  }, t => [c.index('partnership_action_of').on(t.partnershipId), c.check('partnership_action_state', sql`${t.state} in ('open','done','dropped')`)])

  /** A self-assessment of a day, in its short or its whole form, which each side answers apart. */
  const partnershipRound = c.table('partnership_round', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    onDay: text().notNull(),
    form: text().notNull().$type<AssessmentForm>(),
    openedBy: text().notNull().references(() => person.id),
    openedAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('partnership_round_of').on(t.partnershipId, t.onDay), c.check('partnership_round_form', sql`${t.form} in ('four','seventeen')`)])

  /** A read-only-but-for-its-own-forms link of the partner. The link itself is signed and kept nowhere; this row says whether it opens. */
  const partnershipLink = c.table('partnership_link', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    createdBy: text().notNull().references(() => person.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedBy: text().references(() => person.id),
  }, t => [c.index('partnership_link_of').on(t.partnershipId)])

  /** What one side answered: to a self-assessment, or to the rubric of a meeting. Of the partner: by which link, and by which role. */
  const partnershipAnswer = c.table('partnership_answer', {
    /** The round or the meeting. */
    aboutId: text().notNull(),
    side: text().notNull().$type<Side>(),
    about: text().notNull().$type<'round' | 'meeting'>(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    answers: json<Answers>().notNull(),
    byRole: text().notNull(),
    answeredBy: text().references(() => person.id),
    linkId: text().references(() => partnershipLink.id),
    firstAt: instant().notNull(),
    answeredAt: instant().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.aboutId, t.side] }), c.index('partnership_answer_of').on(t.partnershipId),
    c.check('partnership_answer_side', sql`${t.side} in ('school','partner')`), c.check('partnership_answer_about', sql`${t.about} in ('round','meeting')`),
    c.check('partnership_answer_by', sql`(${t.side} = 'school' and ${t.answeredBy} is not null) or (${t.side} = 'partner' and ${t.linkId} is not null)`),
  ])

  /** A look at the partnership on a day: its strengths, weaknesses, opportunities and threats; or the evaluation of the partnership itself. */
  const partnershipReview = c.table('partnership_review', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    kind: text().notNull().$type<ReviewKind>(),
    onDay: text().notNull(),
    texts: json<Record<string, string>>().notNull(),
    decision: text().$type<ReviewDecision>(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('partnership_review_of').on(t.partnershipId, t.kind),
    c.check('partnership_review_kind', sql`${t.kind} in ('swot','evaluation')`), c.check('partnership_review_decision', sql`${t.decision} is null or ${t.decision} in ('go-on','change','end')`),
  ])

  /** What stood before a change of words or answers: nothing that was written is lost. `body`: the row's own words. */
  const partnershipRevision = c.table('partnership_revision', {
    id: text().primaryKey(),
    partnershipId: text().notNull().references(() => partnership.id),
    rbd: int().notNull(),
    about: text().notNull().$type<'partnership' | 'meeting' | 'answer'>(),
    aboutId: text().notNull(),
    body: json<Record<string, unknown>>().notNull(),
    /** Null: by the partner, through a link. */
    changedBy: text().references(() => person.id),
    changedAt: instant().notNull(),
  }, t => [c.index('partnership_revision_of').on(t.partnershipId, t.aboutId)])

  return {
    organisation, organisationName, partnership, partnershipGoal, partnershipReading, partnershipMeeting, partnershipAction, partnershipRound, partnershipLink, partnershipAnswer,
    partnershipReview, partnershipRevision,
  }
}
