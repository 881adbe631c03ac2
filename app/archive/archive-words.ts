/** What every field and choice of a notebook is called in the archive's readable file: all of them, since it outlives the pages. */
import type { PartKind } from '../../cycles/notebook/parts.ts'
import { listOf, splitField } from '../../cycles/notebook/repeats.ts'
import { groupKindName, heardHowName, heardWhomName, weekdayName } from '../components/evidence/names.ts'
import { decisionName, indicatorName, triageName, actionStateName } from '../components/notebook/names.ts'
import { entryFieldName, fieldName } from '../components/notebook/field-names.ts'
import { directionName, levelName } from '../components/doing/names.ts'
import { isPageKind } from '../../cycles/notebook/spine.ts'
import type { Formatter } from '../format.ts'
import { m } from '../messages/compiled/messages.js'
import { professionName } from '../routes/people/people-words.ts'

/** What no page calls by itself, or only together with others. */
const names: Record<string, () => string> = {
  area: m.story_field_area, urgentWhy: m.story_field_urgent_why, relevantWhy: m.story_field_relevant_why, inScopeWhy: m.story_field_in_scope_why,
  linkCollaboration: m.story_field_link_collaboration, linkData: m.story_field_link_data, linkLeadership: m.story_field_link_leadership,
  expectUnit: m.story_field_unit, expectDirection: m.story_field_direction, plan: m.story_field_plan, planAction: m.story_field_plan_action,
  planResponsible: m.story_field_plan_responsible, planFrom: m.story_field_plan_from, planTo: m.story_field_plan_to, planMeans: m.story_field_plan_means,
  carryOn: m.story_carry_on, themes: m.story_field_themes,
  tags: m.story_field_tags, reading: m.story_field_reading, readingWhy: m.story_field_reading_why,
}

type Choices = Record<string, () => string>
/** What was kept may be called anything, `constructor` included. */
const wordIn = (table: Choices, key: string): string | null => (Object.hasOwn(table, key) ? table[key]!() : null)

const yes: Choices = { yes: m.story_yes }
const readings: Choices = { met: m.story_reading_met, partly: m.story_reading_partly, not: m.story_reading_not, 'cannot-tell': m.story_reading_cannot_tell }
const choices: Record<string, Choices> = {
  urgent: triageName, relevant: triageName, inScope: triageName, expectIndicator: indicatorName, decision: decisionName, state: actionStateName, reading: readings,
  linkCollaboration: yes, linkData: yes, linkLeadership: yes, expectDirection: directionName, direction: directionName,
  plan: { pme: m.story_plan_pme, climate: m.story_plan_climate },
  area: {
    classroom: m.story_area_classroom, transitions: m.story_area_transitions, family: m.story_area_family, crisis: m.story_area_crisis,
    community: m.story_area_community, individual: m.story_area_individual,
  },
  groupKind: groupKindName, whom: heardWhomName, how: heardHowName, showsWeekdays: weekdayName,
  level: levelName,
  themes: {
    methodology: m.story_theme_methodology, theory: m.story_theme_theory, collaboration: m.story_theme_collaboration, students: m.story_theme_students,
    families: m.story_theme_families, interprofessional: m.story_theme_interprofessional,
  },
}
/** Sets of boxes kept in one line. */
const sets = ['showsWeekdays', 'themes', 'professions', 'present']

/** A field's name; one of several of a kind carries its number (`Si… (2)`), a week's value its week, a reason its name. */
export const archiveFieldName = (kind: PartKind, field: string, given: { place: number; reasons: Readonly<Record<string, string>> }): string => {
  const split = splitField(field)
  if (!split) return field
  const { name, key } = split
  const onPages = isPageKind(kind) ? fieldName(field, given.reasons) : entryFieldName(kind, field)
  const known = onPages === field ? wordIn(names, name) ?? name : onPages
  // A reason and a week say of themselves which they are.
  return key === '' || name === 'reason' || /^\d{4}-\d{2}-\d{2}$/.test(key) ? known : m.story_of_which({ what: known, which: String(given.place) })
}

/** A value in words. What is no choice and no day is the person's own text. */
export const archiveValue = (field: string, value: string, f: Formatter): string => {
  const name = splitField(field)?.name ?? field
  const wordOf = (one: string) => wordIn(Object.hasOwn(choices, name) ? choices[name]! : {}, one) ?? (name === 'professions' || name === 'present' ? professionName(one) : null)
  if (sets.includes(name)) return f.list(listOf(value).map(one => wordOf(one) ?? one))
  return wordOf(value) ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? f.day(value) : value)
}
