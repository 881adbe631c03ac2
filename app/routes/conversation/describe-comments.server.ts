/** Comments in words: what each speaks of, where it stands, whether the text moved after it. For the margin and for the conversation's own pages. */
import type { Anchor } from '../../../cycles/feedback/anchors.ts'
import { anchorToken } from '../../../cycles/feedback/anchors.ts'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { numberOf, type EntryKind, type PartBody, type PartKind } from '../../../cycles/notebook/parts.ts'
import { markReadAbout } from '../../../db/advising/notices.ts'
import { listSpokenOf, type Spoken } from '../../../db/notebook/feedback-then.ts'
import { markAnswersSeen, markSeenByTeam, type FeedbackRow } from '../../../db/notebook/feedback.ts'
import { listRequests } from '../../../db/notebook/feedback-requests.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import { commentPath, threadPath } from '../../components/advice/paths.ts'
import type { CommentView, RequestView } from '../../components/advice/view.ts'
import { fieldName } from '../../components/notebook/field-names.ts'
import { entryName } from '../../components/notebook/names.ts'
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

const aboutOf = (c: FeedbackRow, spoken: Spoken | undefined, f: Formatter): { about: string; quote: string } => {
  switch (c.anchor?.kind) {
    case 'section': return { about: sectionName(c.anchor.section), quote: '' }
    case 'sentence': return { about: sectionName(c.anchor.field.split('.')[0]!), quote: c.anchor.quote }
    case 'entry': return { about: spoken ? m.advice_about_entry({ kind: entryName[spoken.kind as EntryKind](), words: wordsOfEntry(spoken.kind, spoken.then) }) : m.advice_about_an_entry(), quote: '' }
    case 'point': return { about: pointWords(c.anchor, spoken?.kind === 'measure' ? spoken.then : null, f), quote: '' }
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
      id: c.id, page: c.page, kind: c.kind, text: c.text, writtenBy: c.writtenBy.name, writtenOn: f.dayOf(c.writtenAt), ...aboutOf(c, of, f),
      mayWithdraw: viewer === 'advisor' && c.writtenBy.id === visit.personId && c.answeredAt === null,
      answer: c.answer, stance: c.stance, answeredBy: c.answeredBy, answeredOn: c.answeredAt ? f.dayOf(c.answeredAt) : null,
      state: stateWords(c, viewer, f), moved: movedWords(c, of), href: threadPath(visit.rbd, visit.cycleId, c.id), isFollowUp: c.followsId !== null,
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

