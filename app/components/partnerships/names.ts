/** What kinds, stages, indicators and questions are called. */
import type { Indicator, RubricQuestion, Side, Dimension } from '../../../cycles/partnerships/assessment.ts'
import type { PartnerMeetingState } from '../../../cycles/partnerships/meetings.ts'
import type { OrganisationKind } from '../../../cycles/partnerships/organisation.ts'
import type { QualityMark, ReviewDecision, VisionStage } from '../../../cycles/partnerships/partnership.ts'
import { m } from '../../messages/compiled/messages.js'

export const kindName: Record<OrganisationKind, () => string> = {
  support: m.partners_kind_support, community: m.partners_kind_community, culture: m.partners_kind_culture, sports: m.partners_kind_sports, health: m.partners_kind_health, 'local-office': m.partners_kind_local_office,
  university: m.partners_kind_university, church: m.partners_kind_church, other: m.partners_kind_other,
}
type Named = { name: () => string; what: () => string }
export const stageName: Record<VisionStage, Named> = {
  distant: { name: m.partners_stage_distant, what: m.partners_stage_distant_what }, complementary: { name: m.partners_stage_complementary, what: m.partners_stage_complementary_what },
  strategic: { name: m.partners_stage_strategic, what: m.partners_stage_strategic_what },
}
export const qualityName: Record<QualityMark, () => string> = {
  goals: m.partners_quality_goals, classwork: m.partners_quality_classwork, 'whole-person': m.partners_quality_whole_person, 'takes-part': m.partners_quality_takes_part, families: m.partners_quality_families,
  'not-mechanical': m.partners_quality_not_mechanical,
}
export const questionName: Record<Indicator | RubricQuestion, Named> = {
  dynamisation: { name: m.partners_ind_dynamisation, what: m.partners_ind_dynamisation_what }, transformation: { name: m.partners_ind_transformation, what: m.partners_ind_transformation_what },
  learning: { name: m.partners_ind_learning, what: m.partners_ind_learning_what }, trust: { name: m.partners_ind_trust, what: m.partners_ind_trust_what }, help: { name: m.partners_ind_help, what: m.partners_ind_help_what },
  roles: { name: m.partners_ind_roles, what: m.partners_ind_roles_what }, actions: { name: m.partners_ind_actions, what: m.partners_ind_actions_what }, reflection: { name: m.partners_ind_reflection, what: m.partners_ind_reflection_what },
  interests: { name: m.partners_ind_interests, what: m.partners_ind_interests_what }, 'self-assessment': { name: m.partners_ind_self_assessment, what: m.partners_ind_self_assessment_what },
  autonomy: { name: m.partners_ind_autonomy, what: m.partners_ind_autonomy_what }, persistence: { name: m.partners_ind_persistence, what: m.partners_ind_persistence_what }, grades: { name: m.partners_ind_grades, what: m.partners_ind_grades_what },
  behaviour: { name: m.partners_ind_behaviour, what: m.partners_ind_behaviour_what }, growth: { name: m.partners_ind_growth, what: m.partners_ind_growth_what }, engagement: { name: m.partners_ind_engagement, what: m.partners_ind_engagement_what },
  return: { name: m.partners_ind_return, what: m.partners_ind_return_what },
  'both-ways': { name: m.partners_rub_both_ways, what: m.partners_rub_both_ways_what }, 'agreed-done': { name: m.partners_rub_agreed_done, what: m.partners_rub_agreed_done_what },
  'seen-alike': { name: m.partners_rub_seen_alike, what: m.partners_rub_seen_alike_what }, 'who-does-what': { name: m.partners_rub_who_does_what, what: m.partners_rub_who_does_what_what },
}
export const nameOfQuestion = (q: string): string => questionName[q as Indicator]?.name() ?? q
export const dimensionName: Record<Dimension, () => string> = { coordination: m.partners_dim_coordination, evaluation: m.partners_dim_evaluation }
export const sideName: Record<Side, () => string> = { school: m.partners_side_school, partner: m.partners_side_partner }
export const meetingStateName: Record<PartnerMeetingState, () => string> = { planned: m.partners_meeting_planned, held: m.partners_meeting_held, 'not-held': m.partners_meeting_not_held }
export const decisionName: Record<ReviewDecision, () => string> = { 'go-on': m.partners_decision_go_on, change: m.partners_decision_change, end: m.partners_decision_end }
export const problemName: Record<string, () => string> = {
  'name-missing': m.partners_problem_name_missing, 'kind-missing': m.partners_problem_kind_missing, 'too-long': m.partners_problem_too_long, 'mail-unread': m.partners_problem_mail_unread, 'phone-unread': m.partners_problem_phone_unread,
  'purpose-missing': m.partners_problem_purpose_missing, 'day-unread': m.partners_problem_day_unread, 'day-missing': m.partners_problem_day_missing, 'day-not-real': m.partners_problem_day_not_real, 'to-before-from': m.partners_problem_to_before_from, 'held-tomorrow': m.partners_problem_held_tomorrow,
  'stage-missing': m.partners_problem_stage_missing, 'marks-missing': m.partners_problem_marks_missing, 'nothing-written': m.partners_problem_nothing_written, 'decision-missing': m.partners_problem_decision_missing, 'line-missing': m.partners_problem_line_missing,
  'not-a-number': m.partners_problem_not_a_number, 'out-of-range': m.partners_problem_out_of_range, 'changed-meanwhile': m.partners_problem_changed,
}
