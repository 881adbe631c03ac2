/** The steps of one comment with their days, and the text it spoke of, then and now. */
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import { wordsOfSection, type Moved } from '../../../cycles/feedback/anchors.ts'
import { getNotebookForAdvisor, getNotebookForTeam } from '../../../db/notebook/cycles.ts'
import { listRequests } from '../../../db/notebook/feedback-requests.ts'
import type { FeedbackRow } from '../../../db/notebook/feedback.ts'
import type { Spoken } from '../../../db/notebook/feedback-then.ts'
import { entryFieldName, fieldName } from '../../components/notebook/field-names.ts'
import { stanceName } from '../../components/notebook/names.ts'
import type { ThenAndNow } from '../../components/advice/view.ts'
import { isPageKind } from '../../../cycles/notebook/spine.ts'
import type { EntryKind, PartBody } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { wordsInField } from '../notebook/revisions.server.ts'
import type { Visit } from '../notebook/viewer.server.ts'
import { figureNow, figureWords } from './describe-comments.server.ts'

/** `isOpen`: what has not happened yet. Nobody owes an answer, so an open step says what is possible, never since when it waits. */
export type Step = { key: string; sentence: string; isOpen: boolean }

export const describeSteps = async (visit: Visit, c: FeedbackRow): Promise<Step[]> => {
  const { f } = visit
  const asked = (await listRequests(visit.store, visit.rbd, visit.cycleId)).filter(q => q.page === c.page && q.askedAt <= c.writtenAt && q.metAt !== null && q.metAt >= c.writtenAt).at(-1)
  return [
    ...(asked ? [{ key: 'asked', sentence: asked.question ? m.advice_step_asked_with({ name: asked.askedBy, day: f.dayOf(asked.askedAt), question: asked.question }) : m.advice_step_asked({ name: asked.askedBy, day: f.dayOf(asked.askedAt) }), isOpen: false }] : []),
    { key: 'given', sentence: m.advice_step_given({ name: c.writtenBy.name, day: f.dayAndTime(c.writtenAt) }), isOpen: false },
    c.seenAt ? { key: 'read', sentence: m.advice_step_read({ name: c.seenBy ?? '', day: f.dayAndTime(c.seenAt) }), isOpen: false }
      : c.answeredAt ? null : { key: 'read', sentence: m.advice_step_not_read(), isOpen: true },
    c.answeredAt ? {
      key: 'answered', isOpen: false,
      sentence: c.stance ? m.advice_step_answered_as({ name: c.answeredBy ?? '', day: f.dayAndTime(c.answeredAt), stance: stanceName[c.stance]() }) : m.advice_step_answered({ name: c.answeredBy ?? '', day: f.dayAndTime(c.answeredAt) }),
    } : { key: 'answered', sentence: m.advice_step_not_answered(), isOpen: true },
    c.answerSeenAt ? { key: 'seen', sentence: m.advice_step_answer_read({ name: c.writtenBy.name, day: f.dayAndTime(c.answerSeenAt) }), isOpen: false } : null,
  ].filter(s => s !== null)
}

export type TextView = { title: string; sentence: string; isMoved: boolean; fields: ThenAndNow[] }

/** Signs of two texts below which both are seen at a glance. */
const wordsWorthComparing = 80

const sentenceOf: Record<Moved['kind'], () => string> = { same: m.advice_text_same, changed: m.advice_text_changed, gone: m.advice_text_gone, closed: m.advice_text_closed }

/** Null for comments from before they were tied to a text, and where the reader may not see the text any more but for the sentence that says so. */
export const describeThenAndNow = async (visit: Visit, c: FeedbackRow, spoken: Spoken | undefined): Promise<TextView | null> => {
  if (!spoken) return null
  const { f } = visit
  const { moved, then, kind } = spoken
  const nameOf = (field: string) => (isPageKind(kind) ? fieldName(field) : entryFieldName(kind as EntryKind, field))
  if (moved.kind === 'closed') return { title: m.advice_text_title(), sentence: sentenceOf.closed(), isMoved: false, fields: [] }
  if (c.anchor?.kind === 'point') {
    const unit = c.anchor.series === 'attendance' ? '%' : (then as unknown as Record<string, string>).unit ?? ''
    const now = moved.kind === 'gone' ? null : await figureNow(visit, c.anchor, await measureNow(visit, c))
    const [before, after] = [figureWords(unit, c.anchor.figure, f), now === undefined ? '–' : figureWords(unit, now, f)]
    const isMoved = before !== after
    return { title: m.advice_figure_title(), sentence: isMoved ? m.advice_figure_changed() : m.advice_figure_same(), isMoved, fields: [{ label: m.advice_figure_label(), then: before, now: after, differences: [] }] }
  }
  if (moved.kind !== 'same') {
    const fields = moved.fields.map(x => {
      const [before, after] = [wordsInField(x.field, x.then, f), wordsInField(x.field, x.now, f)]
      return { label: nameOf(x.field), then: before, now: after, differences: before && after && before.length + after.length > wordsWorthComparing ? differencesBetween(before, after) : [] }
    })
    return { title: m.advice_then_and_now_title(), sentence: moved.kind === 'gone' && !isPageKind(kind) ? m.advice_text_entry_gone() : sentenceOf[moved.kind](), isMoved: true, fields }
  }
  const said = then as unknown as Record<string, string>
  const names = c.anchor?.kind === 'section' ? wordsOfSection(c.page, c.anchor.section, then).map(w => w.field)
    : c.anchor?.kind === 'sentence' ? [c.anchor.field] : Object.keys(said).filter(k => said[k] !== '' && (isPageKind(kind) || !k.includes('.')))
  return { title: m.advice_text_title(), sentence: sentenceOf.same(), isMoved: false, fields: names.map(field => ({ label: nameOf(field), then: wordsInField(field, said[field] ?? '', f), now: '', differences: [] })) }
}

/** The measure as the reader may have it today: an advisor's is that of the page marked ready. */
const measureNow = async (visit: Visit, c: FeedbackRow): Promise<PartBody | null> => {
  if (c.anchor?.kind !== 'point' || c.anchor.series === 'attendance') return null
  const n = visit.viewer === 'advisor' ? await getNotebookForAdvisor(visit.store, visit.rbd, visit.cycleId, visit.today) : await getNotebookForTeam(visit.store, visit.rbd, visit.cycleId, visit.today)
  const series = c.anchor.series
  return (n?.entries.measure as { id: string; body: PartBody }[] | undefined)?.find(e => e.id === series)?.body ?? null
}
