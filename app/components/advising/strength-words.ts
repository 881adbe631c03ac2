/** The words for what would make a cycle stronger: a question, why it is asked, and where its answer is written. */
import type { Criterion, Place, Said } from '../../../cycles/strengths/strengths.ts'
import { m } from '../../messages/compiled/messages.js'
import { pageName } from '../notebook/names.ts'
import { newCyclePath, pagePath } from '../notebook/paths.ts'
import { sharePath } from '../story/paths.ts'
import { teamPath } from '../team/paths.ts'

export const criterionName: Record<Criterion, () => string> = {
  documented: m.desk_strong_name_documented, 'studied-after': m.desk_strong_name_studied_after, 'one-change': m.desk_strong_name_one_change, prediction: m.desk_strong_name_prediction,
  compared: m.desk_strong_name_compared, theory: m.desk_strong_name_theory, 'data-over-time': m.desk_strong_name_data_over_time, 'small-scale': m.desk_strong_name_small_scale,
  'scale-grows': m.desk_strong_name_scale_grows, chained: m.desk_strong_name_chained, decision: m.desk_strong_name_decision, surprises: m.desk_strong_name_surprises,
  'focus-group': m.desk_strong_name_focus_group, 'scope-of-action': m.desk_strong_name_scope_of_action, shared: m.desk_strong_name_shared, told: m.desk_strong_name_told, voices: m.desk_strong_name_voices,
}

export const criterionWhy: Record<Criterion, () => string> = {
  documented: m.desk_strong_why_documented, 'studied-after': m.desk_strong_why_studied_after, 'one-change': m.desk_strong_why_one_change, prediction: m.desk_strong_why_prediction,
  compared: m.desk_strong_why_compared, theory: m.desk_strong_why_theory, 'data-over-time': m.desk_strong_why_data_over_time, 'small-scale': m.desk_strong_why_small_scale,
  'scale-grows': m.desk_strong_why_scale_grows, chained: m.desk_strong_why_chained, decision: m.desk_strong_why_decision, surprises: m.desk_strong_why_surprises,
  'focus-group': m.desk_strong_why_focus_group, 'scope-of-action': m.desk_strong_why_scope_of_action, shared: m.desk_strong_why_shared, told: m.desk_strong_why_told, voices: m.desk_strong_why_voices,
}

/** What is asked, and what is said of it once it is there. */
export const saidSentence: Record<Said, () => string> = {
  documented: m.desk_strong_fact_documented, 'challenge-blank': m.desk_strong_ask_challenge_blank, 'data-blank': m.desk_strong_ask_data_blank,
  'implementation-blank': m.desk_strong_ask_implementation_blank, 'learnings-blank': m.desk_strong_ask_learnings_blank,
  'studied-after': m.desk_strong_fact_studied_after, 'study-result': m.desk_strong_ask_study_result, 'study-again': m.desk_strong_ask_study_again,
  'one-change': m.desk_strong_fact_one_change, 'change-blank': m.desk_strong_ask_change_blank, 'several-changes': m.desk_strong_ask_several_changes,
  prediction: m.desk_strong_fact_prediction, 'prediction-late': m.desk_strong_ask_prediction_late, 'prediction-blank': m.desk_strong_ask_prediction_blank, 'prediction-parts': m.desk_strong_ask_prediction_parts,
  compared: m.desk_strong_fact_compared, compare: m.desk_strong_ask_compare, theory: m.desk_strong_fact_theory, 'theory-parts': m.desk_strong_ask_theory_parts,
  'data-over-time': m.desk_strong_fact_data_over_time, 'few-data': m.desk_strong_ask_few_data,
  'small-scale': m.desk_strong_fact_small_scale, 'small-before': m.desk_strong_fact_small_before, 'scale-unsaid': m.desk_strong_ask_scale_unsaid, 'whole-school': m.desk_strong_ask_whole_school,
  'scale-grows': m.desk_strong_fact_scale_grows, 'scale-shrank': m.desk_strong_ask_scale_shrank, chained: m.desk_strong_fact_chained, 'next-cycle': m.desk_strong_ask_next_cycle,
  decision: m.desk_strong_fact_decision, 'decision-blank': m.desk_strong_ask_decision_blank, 'decision-why': m.desk_strong_ask_decision_why,
  surprises: m.desk_strong_fact_surprises, 'surprises-blank': m.desk_strong_ask_surprises_blank, 'focus-group': m.desk_strong_fact_focus_group, 'focus-blank': m.desk_strong_ask_focus_blank,
  'scope-of-action': m.desk_strong_fact_scope_of_action, 'triage-blank': m.desk_strong_ask_triage_blank, 'triage-why': m.desk_strong_ask_triage_why,
  shared: m.desk_strong_fact_shared, 'one-writer': m.desk_strong_ask_one_writer, 'no-leader': m.desk_strong_ask_no_leader, 'comments-open': m.desk_strong_ask_comments_open,
  told: m.desk_strong_fact_told, tell: m.desk_strong_ask_tell, voices: m.desk_strong_fact_voices, 'voices-blank': m.desk_strong_ask_voices_blank,
}

/** The way to where an answer is written; null where this reader has none. */
export const wayTo = (at: Place, rbd: number, cycleId: string, viewer: 'team' | 'advisor' | 'admin'): { to: string; label: string } | null => {
  if (at === null) return null
  if ('page' in at) {
    const page = pageName[at.page]()
    const to = `${pagePath(rbd, cycleId, at.page)}#${at.field}`
    if (viewer !== 'team') return { to, label: m.desk_strong_to_page_read({ page }) }
    return { to, label: at.field === 'conversacion' ? m.desk_strong_to_answer({ page }) : m.desk_strong_to_page({ page }) }
  }
  if (viewer !== 'team') return null
  switch (at.to) {
    case 'share': return { to: sharePath(rbd, cycleId), label: m.desk_strong_to_share() }
    case 'next-cycle': return { to: newCyclePath(rbd, cycleId), label: m.desk_strong_to_next() }
    case 'team': return { to: teamPath(rbd), label: m.desk_strong_to_team() }
  }
}
