/** The words for the kinds of the first page: areas, directions, strands of the network's theory, plans, needs. */
import type { Area, Plan } from '../../../cycles/notebook/parts.ts'
import type { ExpectationField } from '../../../cycles/expectations/expectations.ts'
import type { LinkField } from '../../../cycles/theory/theory.ts'
import type { NeedAnswer, NeedKind } from '../../../cycles/needs/needs.ts'
import { m } from '../../messages/compiled/messages.js'

export const areaName: Record<Area, () => string> = {
  classroom: m.challenge_area_classroom, transitions: m.challenge_area_transitions, family: m.challenge_area_family,
  crisis: m.challenge_area_crisis, community: m.challenge_area_community, individual: m.challenge_area_individual,
}
export const areaHint: Record<Area, () => string> = {
  classroom: m.challenge_area_classroom_hint, transitions: m.challenge_area_transitions_hint, family: m.challenge_area_family_hint,
  crisis: m.challenge_area_crisis_hint, community: m.challenge_area_community_hint, individual: m.challenge_area_individual_hint,
}
export const linkName: Record<LinkField, () => string> = {
  linkCollaboration: m.challenge_link_collaboration, linkData: m.challenge_link_data, linkLeadership: m.challenge_link_leadership,
}
export const planName: Record<Plan, () => string> = { pme: m.challenge_plan_pme, climate: m.challenge_plan_climate }
export const needKindName: Record<NeedKind, () => string> = {
  transport: m.challenge_need_kind_transport, infrastructure: m.challenge_need_kind_infrastructure, staff: m.challenge_need_kind_staff,
  benefits: m.challenge_need_kind_benefits, 'health-network': m.challenge_need_kind_health_network, connectivity: m.challenge_need_kind_connectivity,
  other: m.challenge_need_kind_other,
}
/** `day`: the promised one, in words. */
export const needAnswerName: Record<NeedAnswer, (day: string) => string> = {
  yes: () => m.challenge_need_answer_yes(), no: () => m.challenge_need_answer_no(), when: day => m.challenge_need_answer_when({ day }),
}
export const expectationFieldName: Record<ExpectationField, () => string> = {
  expectIndicator: m.notebook_expect_indicator, expectMeasure: m.notebook_expect_measure, expectUnit: m.challenge_expect_unit, expectDirection: m.doing_measure_direction,
  expectFrom: m.notebook_expect_from, expectTo: m.notebook_expect_to, expectBy: m.notebook_expect_by, expectForWhom: m.notebook_expect_for_whom,
}
