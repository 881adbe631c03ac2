/** The words for the notebook's kinds and states. */
import type { Decision, EntryKind, ExpectationIndicator, PageKind } from '../../../cycles/notebook/parts.ts'
import type { FeedbackKind, Stance } from '../../../cycles/feedback/feedback.ts'
import type { Phase, TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { Shared, SpineLine } from '../../../cycles/notebook/spine.ts'
import type { Tone } from '../page.tsx'
import { m } from '../../messages/compiled/messages.js'

export const pageName: Record<PageKind, () => string> = {
  challenge: m.notebook_page_challenge, data: m.notebook_page_data, implementation: m.notebook_page_implementation, learnings: m.notebook_page_learnings,
}
export const shortPageName: Record<PageKind, () => string> = {
  challenge: m.notebook_short_challenge, data: m.notebook_short_data, implementation: m.notebook_short_implementation, learnings: m.notebook_short_learnings,
}
export const entryName: Record<EntryKind, () => string> = {
  action: m.saving_entry_action, note: m.saving_entry_note, adjustment: m.saving_entry_adjustment, measure: m.saving_entry_measure, voice: m.saving_entry_voice, meeting: m.saving_entry_meeting,
  together: m.together_views_title,
}
/** What an entry of a cycle is called in a list of what was not sent. */
export const entryTitle = (kind: EntryKind, cycle: string) => m.saving_title_of({ page: entryName[kind](), cycle })
export const phaseName: Record<Phase, () => string> = {
  planning: m.notebook_phase_planning, implementing: m.notebook_phase_implementing, studying: m.notebook_phase_studying,
  closed: m.notebook_phase_closed, dropped: m.notebook_phase_dropped,
}
export const phaseTone: Record<Phase, Tone> = { planning: 'plain', implementing: 'voice', studying: 'better', closed: 'plain', dropped: 'plain' }
export const decisionName: Record<Decision, () => string> = {
  adopt: m.notebook_decision_adopt, adapt: m.notebook_decision_adapt, drop: m.notebook_decision_drop, widen: m.notebook_decision_widen,
}
export const decisionHint: Record<Decision, () => string> = {
  adopt: m.notebook_decision_adopt_hint, adapt: m.notebook_decision_adapt_hint, drop: m.notebook_decision_drop_hint, widen: m.notebook_decision_widen_hint,
}
export const carriedName: Record<TheoryCarried, () => string> = {
  maintained: m.notebook_carried_maintained, adjusted: m.notebook_carried_adjusted, replaced: m.notebook_carried_replaced,
}
export const indicatorName: Record<ExpectationIndicator, () => string> = {
  attendance: m.notebook_indicator_attendance, 'chronic-absence': m.notebook_indicator_chronic_absence, 'severe-absence': m.notebook_indicator_severe_absence,
  engagement: m.notebook_indicator_engagement, withdrawal: m.notebook_indicator_withdrawal, own: m.notebook_indicator_own,
}
export const triageName: Record<'yes' | 'partly' | 'no', () => string> = { yes: m.notebook_triage_yes, partly: m.notebook_triage_partly, no: m.notebook_triage_no }
export const actionStateName: Record<'planned' | 'doing' | 'done' | 'left', () => string> = {
  planned: m.notebook_state_planned, doing: m.notebook_state_doing, done: m.notebook_state_done, left: m.notebook_state_left,
}
export const actionStateTone: Record<'planned' | 'doing' | 'done' | 'left', Tone> = { planned: 'plain', doing: 'voice', done: 'better', left: 'plain' }
export const feedbackKindName: Record<FeedbackKind, () => string> = { strength: m.notebook_kind_strength, question: m.notebook_kind_question, suggestion: m.notebook_kind_suggestion }
export const feedbackKindHint: Record<FeedbackKind, () => string> = { strength: m.notebook_kind_strength_hint, question: m.notebook_kind_question_hint, suggestion: m.notebook_kind_suggestion_hint }
export const stanceName: Record<Stance, () => string> = { taken: m.notebook_stance_taken, 'not-now': m.notebook_stance_not_now, talked: m.notebook_stance_talked }
export const sharedName: Record<Shared, () => string> = { no: m.notebook_shared_no, yes: m.notebook_shared_yes, 'changed-since': m.notebook_shared_changed }

/** What the spine says of a page, in one line. */
export const spineWords = (line: SpineLine): string => {
  switch (line.kind) {
    case 'nothing-yet': return m.notebook_spine_nothing()
    case 'opening': return line.words
    case 'decision': return decisionName[line.decision]()
    case 'entries': return [
      line.actions > 0 ? m.notebook_spine_actions({ n: line.actions }) : '',
      line.adjustments > 0 ? m.notebook_spine_adjustments({ n: line.adjustments }) : '',
      line.notes > 0 ? m.notebook_spine_notes({ n: line.notes }) : '',
      line.measures > 0 ? m.doing_spine_measures({ n: line.measures }) : '',
    ].filter(Boolean).join(' · ')
  }
}
