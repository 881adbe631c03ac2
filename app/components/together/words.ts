/** Words for places referrals go to, what comes back, what students need, the fields of a profession's view. Types only from `cycles`. */
import type { ViewField } from '../../../cycles/notebook/parts.ts'
import type { StudentNeed } from '../../../cycles/together/student-needs.ts'
import type { ReferralAnswer, ReferralPlace } from '../../../cycles/together/ways.ts'
import { m } from '../../messages/compiled/messages.js'

export const placeName: Record<ReferralPlace, () => string> = {
  inside: m.together_place_inside, oln: m.together_place_oln, protection: m.together_place_protection, health: m.together_place_health,
  municipality: m.together_place_municipality, 'support-organisation': m.together_place_support_organisation, other: m.together_place_other,
}
export const answerName: Record<ReferralAnswer, () => string> = { taken: m.together_answer_taken, together: m.together_answer_together, 'not-taken': m.together_answer_not_taken }
export const needName: Record<StudentNeed, () => string> = {
  emotional: m.together_need_emotional, study: m.together_need_study, family: m.together_need_family, identity: m.together_need_identity,
  work: m.together_need_work, company: m.together_need_company, benefits: m.together_need_benefits,
}
export const viewFieldName: Record<ViewField, () => string> = {
  matters: m.together_matters, offers: m.together_offers, asks: m.together_asks, seesNeeds: m.together_sees_needs, changed: m.together_changed,
}
export const commonFieldName = { commonReading: m.together_common_reading, commonPurpose: m.together_common_purpose } as const

export const sentenceCase = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)
