/** Comments in words: what each speaks of, where it stands, whether the text moved after it. For the margin and for the conversation's own pages. */
import { anchorToken, type Anchor } from '../../../cycles/feedback/anchors.ts'
import { stances } from '../../../cycles/feedback/feedback.ts'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { numberOf, type EntryKind, type PartBody, type PartKind } from '../../../cycles/notebook/parts.ts'
import { markReadAbout } from '../../../db/advising/notices.ts'
import { listSpokenOf, type Spoken } from '../../../db/notebook/feedback-then.ts'
import { markAnswersSeen, markSeenByTeam, type FeedbackRow } from '../../../db/notebook/feedback.ts'
import { listRequests } from '../../../db/notebook/feedback-requests.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import { commentPath, threadPath } from '../../components/advice/paths.ts'
import type { CardWords, CommentView, MarginWords, RequestView } from '../../components/advice/view.ts'
import { fieldName } from '../../components/notebook/field-names.ts'
import { entryName, feedbackKindName, stanceName } from '../../components/notebook/names.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Visit } from '../notebook/viewer.server.ts'

/** What a section is called: that of its first field, but for those that are more than one field. */
export const sectionName = (section: string): string => {
  switch (section) {
    case 'theoryIf': return m.notebook_theory_title()
    case 'expectIndicator': return m.notebook_expect_title()
    case 'urgent': return m.advice_section_triage()
    case 'groupKind': return m.evidence_group()
    case 'plan': return m.challenge_plan_title_filled()
    case 'showsWeekdays': return m.evidence_where()
    default: return fieldName(section)
  }
}

/** An entry's own words, for a line that names it. */
export const wordsOfEntry = (kind: PartKind, body: PartBody): string => {
  const said = body as unknown as Record<string, string>
  return openingOf(said.what || said.text || said.name || said.said || '', 90)
}

/** A figure in its series' own unit; a dash where nothing was written. */
export const figureWords = (unit: string, figure: number | null, f: Formatter) =>
  figure === null ? '–' : unit.startsWith('%') ? f.percent(figure) : `${f.number(figure, Number.isInteger(figure) ? 0 : 1)}${unit ? ` ${unit}` : ''}`

export const pointWords = (anchor: Extract<Anchor, { kind: 'point' }>, measure: PartBody | null, f: Formatter): string => {
  const [year, month] = [Number(anchor.at.slice(0, 4)), Number(anchor.at.slice(5, 7))]
  const said = measure as unknown as Record<string, string> | null
  return anchor.series === 'attendance'
    ? m.advice_point_attendance({ month: f.monthLong({ year, month }), figure: figureWords('%', anchor.figure, f) })
    : m.advice_point_measure({ name: said?.name ?? '', day: f.dayShort(anchor.at), figure: figureWords(said?.unit ?? '', anchor.figure, f) })
}

const said = (what: string) => m.advice_about({ what })

const aboutOf = (c: FeedbackRow, spoken: Spoken | undefined, f: Formatter): { about: string; quote: string } => {
  switch (c.anchor?.kind) {
    case 'section': return { about: said(sectionName(c.anchor.section)), quote: '' }
    case 'sentence': return { about: said(sectionName(c.anchor.field.split('.')[0]!)), quote: c.anchor.quote }
    case 'entry': return { about: said(spoken ? m.advice_about_entry({ kind: entryName[spoken.kind as EntryKind](), words: wordsOfEntry(spoken.kind, spoken.then) }) : m.advice_about_an_entry()), quote: '' }
    case 'point': return { about: said(pointWords(c.anchor, spoken?.kind === 'measure' ? spoken.then : null, f)), quote: '' }
    case undefined: return { about: '', quote: '' }
  }
}

/** A figure of a chart as it is read today; undefined when nobody may say. */
export const figureNow = async (visit: Visit, anchor: Extract<Anchor, { kind: 'point' }>, measure: PartBody | null): Promise<number | null | undefined> => {
  if (anchor.series !== 'attendance') {
    const typed = (measure as unknown as Record<string, string> | null)?.[`value.${anchor.at}`]
    return numberOf(typed ?? '')
  }
  const month = (await getPresentFigures(visit.store, visit.rbd, visit.today))?.months.find(x => `${x.year}-${String(x.month).padStart(2, '0')}` === anchor.at)
  return month ? attendancePercentOf(month) : undefined
}

const movedWords = (c: FeedbackRow, spoken: Spoken | undefined): string => {
  switch (spoken?.moved.kind) {
    case 'changed': return m.advice_moved()
    case 'gone': return c.anchor?.kind === 'entry' || c.anchor?.kind === 'point' ? m.advice_gone_entry() : m.advice_gone()
    case 'closed': return m.advice_closed()
    default: return ''
  }
}

const stateWords = (c: FeedbackRow, viewer: Visit['viewer'], f: Formatter): string => {
  if (c.answeredAt) return ''
  if (viewer === 'team') return ''
  return c.seenAt ? m.advice_state_read({ name: c.seenBy ?? '', day: f.dayOf(c.seenAt) }) : m.advice_state_given()
}

/** Follow-ups stand under what they go on from; everything else in the order it was written. */
const inThreads = (rows: readonly FeedbackRow[]): FeedbackRow[] => {
  const known = new Set(rows.map(r => r.id))
  const under = (id: string): FeedbackRow[] => rows.filter(r => r.followsId === id).flatMap(r => [r, ...under(r.id)])
  return rows.filter(r => r.followsId === null || !known.has(r.followsId)).flatMap(r => [r, ...under(r.id)])
}

export const describeComments = (rows: readonly FeedbackRow[], spoken: ReadonlyMap<string, Spoken>, visit: Pick<Visit, 'rbd' | 'cycleId' | 'viewer' | 'personId' | 'f'>): CommentView[] =>
  inThreads(rows).map(c => {
    const { f, viewer } = visit
    const of = spoken.get(c.id)
    return {
      id: c.id, page: c.page, kindName: feedbackKindName[c.kind](), text: c.text, by: m.notebook_comment_by({ name: c.writtenBy.name, day: f.dayOf(c.writtenAt) }), ...aboutOf(c, of, f),
      mayWithdraw: viewer === 'advisor' && c.writtenBy.id === visit.personId && c.answeredAt === null,
      answer: c.answer, stance: c.stance, stanceName: c.stance ? stanceName[c.stance]() : '',
      answeredBy: c.answeredBy && c.answeredAt ? m.notebook_answer_by_team({ name: c.answeredBy, day: f.dayOf(c.answeredAt) }) : '',
      state: stateWords(c, viewer, f), moved: movedWords(c, of), href: threadPath(visit.rbd, visit.cycleId, c.id), hrefLabel: m.advice_thread_label({ words: openingOf(c.text, 60) }), isFollowUp: c.followsId !== null,
      followHref: viewer === 'advisor' && c.answeredAt ? commentPath(visit.rbd, visit.cycleId, c.page, { sigue: c.id, en: anchorToken(c.anchor) }) : '',
    }
  })

/** Reads what comments spoke of, and notes that they were read: by the team, and by their writer what was answered. An administrator leaves no trace here: their opening has its own. */
export const readComments = async (visit: Visit, rows: readonly FeedbackRow[], shown: readonly FeedbackRow[]): Promise<Map<string, Spoken>> => {
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId }
  if (visit.viewer === 'team') await markSeenByTeam(visit.store, { ...which, ids: shown.filter(c => c.seenAt === null).map(c => c.id) })
  if (visit.viewer === 'advisor') await markAnswersSeen(visit.store, { ...which, ids: shown.filter(c => c.writtenBy.id === visit.personId && c.answeredAt !== null && c.answerSeenAt === null).map(c => c.id) })
  if (visit.viewer !== 'admin') await markReadAbout(visit.store, visit.personId, shown.map(c => c.id))
  return listSpokenOf(visit.store, visit.rbd, visit.cycleId, rows, visit.viewer === 'advisor' ? 'advisor' : 'team')
}

/** What the team asked about each page and still waits for. */
export const describeRequests = async (visit: Visit): Promise<Partial<Record<FeedbackRow['page'], RequestView>>> =>
  Object.fromEntries((await listRequests(visit.store, visit.rbd, visit.cycleId)).filter(q => q.metAt === null).map(q => [q.page, {
    question: q.question, line: m.advice_asked_line({ name: q.askedBy, day: visit.f.dayOf(q.askedAt) }),
  }]))

/** `title`: the cycle's. */
export const cardWords = (title: string): CardWords => ({
  answer: m.notebook_answer_open(), answerMore: m.notebook_answer_more(), answerLabel: m.notebook_answer_label(), answerButton: m.notebook_answer_button(),
  stance: m.notebook_answer_stance(), stanceHint: m.advice_stance_hint(), stances: [{ value: '', label: m.notebook_stance_none() }, ...stances.map(s => ({ value: s, label: stanceName[s]() }))],
  withdraw: m.notebook_comment_withdraw(), follow: m.advice_follow(), thread: m.advice_thread_link(), draftTitle: m.saving_title_of({ page: m.saving_draft_answer(), cycle: title }),
})

export const marginWords = (of: { viewer: Visit['viewer']; isShared: boolean; title: string; hasAsked: boolean }): MarginWords => ({
  card: cardWords(of.title), title: m.notebook_conversation(),
  empty: of.viewer === 'advisor' ? m.notebook_conversation_empty_advisor() : of.isShared ? m.notebook_conversation_empty_ready() : m.notebook_conversation_empty_team(),
  unask: m.advice_unask(), ask: of.hasAsked ? m.advice_ask_again() : m.advice_ask_open(), askLabel: m.advice_ask_label(), askHint: m.advice_ask_hint(), askButton: m.advice_ask_button(),
  comment: m.notebook_comment_open(), figure: m.advice_point_link(), all: m.advice_all_link(),
})
