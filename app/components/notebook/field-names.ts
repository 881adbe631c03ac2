/** What each field of a page or entry is called where it stands alone: in a clash, in the history, in a page to read. */
import { splitField } from '../../../cycles/notebook/repeats.ts'
import { reasonName } from '../evidence/names.ts'
import type { EntryKind } from '../../../cycles/notebook/parts.ts'
import { formatter } from '../../format.ts'
import { getLocale } from '../../messages/compiled/runtime.js'
import { m } from '../../messages/compiled/messages.js'

const names: Record<string, () => string> = {
  challenge: m.notebook_challenge_q, forWhom: m.notebook_for_whom_q,
  urgent: m.notebook_urgent, urgentWhy: m.notebook_urgent, relevant: m.notebook_relevant, relevantWhy: m.notebook_relevant, inScope: m.notebook_in_scope, inScopeWhy: m.notebook_in_scope,
  theoryIf: m.notebook_theory_if, theoryThen: m.notebook_theory_then, theoryWhichWill: m.notebook_theory_which_will,
  expectIndicator: m.notebook_expect_indicator, expectMeasure: m.notebook_expect_measure, expectFrom: m.notebook_expect_from, expectTo: m.notebook_expect_to,
  expectBy: m.notebook_expect_by, expectForWhom: m.notebook_expect_for_whom, expectUnit: m.challenge_expect_unit, expectDirection: m.doing_measure_direction,
  area: m.challenge_area_q, linkCollaboration: m.challenge_link_collaboration, linkData: m.challenge_link_data, linkLeadership: m.challenge_link_leadership,
  plan: m.challenge_plan_which, planAction: m.challenge_plan_action, planResponsible: m.challenge_plan_responsible, planFrom: m.challenge_plan_from, planTo: m.challenge_plan_to, planMeans: m.challenge_plan_means,
  whatWeSee: m.notebook_data_see_q, whoIsAtRisk: m.notebook_data_risk_q, why: m.notebook_data_why_q,
  groupKind: m.evidence_group_kind, groupWho: m.evidence_group_who, groupCount: m.evidence_group_count,
  showsWeekdays: m.evidence_where_weekdays, showsCourses: m.evidence_where_courses, showsMonths: m.evidence_where_months,
  whom: m.evidence_voice_whom, course: m.evidence_voice_course, how: m.evidence_voice_how, heard: m.evidence_voice_heard, said: m.evidence_voice_said,
  howItGoes: m.notebook_how_it_goes_q,
  observed: m.notebook_observed_q, learnt: m.notebook_learnt_q, surprises: m.notebook_surprises_q, decision: m.notebook_decision_q, decisionWhy: m.notebook_decision_why_q,
  reading: m.learning_reading_q, readingWhy: m.learning_reading_why, carryOn: m.learning_carry_on_q, themes: m.learning_themes_read, tags: m.learning_tags,
  what: m.notebook_action_what, who: m.notebook_action_who, from: m.notebook_action_from, to: m.notebook_action_to, state: m.notebook_action_state,
  level: m.doing_action_level, professions: m.doing_action_professions, evidence: m.doing_action_evidence, way: m.together_action_way,
  name: m.doing_measure_name, unit: m.doing_measure_unit, direction: m.doing_measure_direction, howCounted: m.doing_measure_how,
  on: m.notebook_note_on, text: m.notebook_note_text,
  present: m.team_present_q, presentOthers: m.team_present_others, minutes: m.team_minutes_q, next: m.team_next_q, rhythm: m.protocol_rhythm_q,
  agreedWhat: m.team_acta_what, agreedWho: m.team_agreed_who, agreedBy: m.team_agreed_by,
}

/** A further one of a group is called as the first. `reasons`: the words of the school's own reasons, by id, where they are known. */
export const fieldName = (field: string, reasons: Readonly<Record<string, string>> = {}): string => {
  const split = splitField(field)
  if (split?.name === 'reason') return m.evidence_reason_field({ reason: reasons[split.key] ?? reasonName({ id: split.key, label: null }) })
  if (split && split.key !== '' && Object.hasOwn(ofAWeek, split.name)) return ofAWeek[split.name]!({ day: formatter(getLocale()).day(split.key) })
  const name = split?.name ?? field
  // What was kept may be called anything, `constructor` included.
  return Object.hasOwn(names, name) ? names[name]!() : field
}

/** Fields of a measure's week, by its Monday. */
const ofAWeek: Record<string, (of: { day: string }) => string> = { value: m.doing_week_value_of, remark: m.doing_week_remark_of }

/** Fields that are called something else in an entry than on a page. */
const ofEntries: Partial<Record<EntryKind, Record<string, () => string>>> = {
  adjustment: { on: m.doing_adjustment_on, what: m.notebook_adjustment_what, why: m.notebook_adjustment_why },
}
export const entryFieldName = (kind: EntryKind, field: string): string => {
  const own = ofEntries[kind] ?? {}
  return Object.hasOwn(own, field) ? own[field]!() : fieldName(field)
}
