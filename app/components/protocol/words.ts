/** The words of a protocol: rungs (the school's or the catalogue's), ways of working, where referrals go and what comes back. */
import { isBuiltInStep, type BuiltInStep, type Step } from '../../../cycles/protocol/ladder.ts'
import type { MeetingRhythm } from '../../../cycles/protocol/protocol.ts'
import type { ReferredTo, SchoolChangeHelp } from '../../../cycles/students/contacts.ts'
import type { ReferralAnswer, ReferralPlace } from '../../../cycles/together/ways.ts'
import { m } from '../../messages/compiled/messages.js'

const builtInName: Record<BuiltInStep, () => string> = {
  homeroom: m.protocol_step_homeroom, team: m.protocol_step_team, agreement: m.protocol_step_agreement, 'home-visit': m.protocol_step_home_visit,
  'notice-left': m.protocol_step_notice_left, referral: m.protocol_step_referral,
}
const builtInTurn: Record<BuiltInStep, () => string> = {
  homeroom: m.protocol_turn_homeroom, team: m.protocol_turn_team, agreement: m.protocol_turn_agreement, 'home-visit': m.protocol_turn_home_visit,
  'notice-left': m.protocol_turn_notice_left, referral: m.protocol_turn_referral,
}

/** A rung in the school's words, or the catalogue's. */
export const stepName = (step: Pick<Step, 'id' | 'label'>): string => step.label ?? (isBuiltInStep(step.id) ? builtInName[step.id]() : step.id)
export const stepTurn = (step: Pick<Step, 'id' | 'turn'>): string => step.turn ?? (isBuiltInStep(step.id) ? builtInTurn[step.id]() : '')

/** What was done, in the words it was written with; what is to be done, in the ladder's words of today. */
export const doneStepName = (contact: { step: string; stepWords: string | null }): string => stepName({ id: contact.step, label: contact.stepWords })
export const stepNameIn = (steps: readonly Step[], id: string): string => stepName(steps.find(s => s.id === id) ?? { id, label: null })

export const toName: Record<ReferredTo, () => string> = { inside: m.protocol_to_inside, outside: m.protocol_to_outside }
/** The words of the cycle's own pages: a way, a place and an answer have one name. */
export const placeName: Record<ReferralPlace, () => string> = {
  inside: m.together_place_inside, oln: m.together_place_oln, protection: m.together_place_protection, health: m.together_place_health,
  municipality: m.together_place_municipality, 'support-organisation': m.together_place_support_organisation, other: m.together_place_other,
}
export const answerName: Record<ReferralAnswer, () => string> = { taken: m.together_answer_taken, together: m.together_answer_together, 'not-taken': m.together_answer_not_taken }
export const helpName: Record<SchoolChangeHelp, () => string> = { looking: m.protocol_change_looking, papers: m.protocol_change_papers, enrolment: m.protocol_change_enrolment }
export const rhythmName: Record<MeetingRhythm, () => string> = { review: m.protocol_rhythm_review, 'follow-up': m.protocol_rhythm_follow_up, partners: m.protocol_rhythm_partners }
