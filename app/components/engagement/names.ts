/** The survey in words, and its addresses: together, since a file of a few lines of its own is put with the notebook's and weighs on every page of it. */
import type { AnswerOrNone, Dimension } from '../../../cycles/engagement/items.ts'
import type { PaperRow } from '../../../cycles/engagement/paper.ts'
import type { Moment } from '../../../cycles/engagement/rounds.ts'
import type { NeedAnswer, SupportSentence } from '../../../cycles/engagement/support.ts'
import { m } from '../../messages/compiled/messages.js'
import { cyclePath } from '../notebook/paths.ts'

export const itemWords: Record<PaperRow, () => string> = {
  place: m.engagement_item_place, listened: m.engagement_item_listened, respect: m.engagement_item_respect, likes: m.engagement_item_likes,
  'takes-part': m.engagement_item_takes_part, 'does-work': m.engagement_item_does_work, agreements: m.engagement_item_agreements, 'joins-in': m.engagement_item_joins_in,
  'what-for': m.engagement_item_what_for, 'finds-out': m.engagement_item_finds_out, 'looks-over': m.engagement_item_looks_over, connects: m.engagement_item_connects,
  heard: m.engagement_item_heard, supported: m.engagement_item_supported, 'not-passed-around': m.engagement_item_not_passed_around, need: m.engagement_need,
}
export const answerWords: Record<AnswerOrNone, () => string> = {
  never: m.engagement_answer_never, sometimes: m.engagement_answer_sometimes, 'almost-always': m.engagement_answer_almost_always, always: m.engagement_answer_always,
  'prefers-not': m.engagement_answer_prefers_not,
}
/** A need in the words students are offered. */
export const needWords: Record<NeedAnswer, () => string> = {
  emotional: m.engagement_need_emotional, study: m.engagement_need_study, family: m.engagement_need_family, identity: m.engagement_need_identity, work: m.engagement_need_work,
  company: m.engagement_need_company, benefits: m.engagement_need_benefits, nothing: m.engagement_need_nothing, 'prefers-not': m.engagement_answer_prefers_not,
}
export const paperAnswerWords = { ...answerWords, ...needWords }
export const dimensionName: Record<Dimension, () => string> = {
  affective: m.engagement_dimension_affective, behavioural: m.engagement_dimension_behavioural, cognitive: m.engagement_dimension_cognitive,
}
export const shortDimension: Record<Dimension, () => string> = {
  affective: m.engagement_short_affective, behavioural: m.engagement_short_behavioural, cognitive: m.engagement_short_cognitive,
}
export const shortSupport: Record<SupportSentence, () => string> = {
  heard: m.engagement_short_heard, supported: m.engagement_short_supported, 'not-passed-around': m.engagement_short_not_passed_around,
}
export const shortMoment: Record<Moment, () => string> = { start: m.engagement_short_start, end: m.engagement_short_end }
export const momentName: Record<Moment, () => string> = { start: m.engagement_moment_start, end: m.engagement_moment_end }

// Spanish in both languages.
export const engagementPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/compromiso`
export const paperPath = (rbd: number, cycleId: string, courseId: string) => `${engagementPath(rbd, cycleId)}/conteo/${courseId}`
export const surveySheetPath = (rbd: number, cycleId: string) => `${engagementPath(rbd, cycleId)}/hoja`
export const guidePath = (rbd: number, cycleId: string) => `${engagementPath(rbd, cycleId)}/guia`
/** Where students answer. */
export const surveyPath = (code?: string) => (code ? `/encuesta/${code}` : '/encuesta')
