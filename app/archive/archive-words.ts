/** What every field and choice of a notebook is called in the archive's readable file: all of them, since it outlives the pages. */
import type { PartKind } from '../../cycles/notebook/parts.ts'
import { listOf, splitField } from '../../cycles/notebook/repeats.ts'
import { areaName, planName } from '../components/challenge/names.ts'
import { readingName, themeName } from '../components/learning/names.ts'
import { groupKindName, heardHowName, heardWhomName, weekdayName } from '../components/evidence/names.ts'
import { decisionName, indicatorName, triageName, actionStateName } from '../components/notebook/names.ts'
import { entryFieldName, fieldName } from '../components/notebook/field-names.ts'
import { needName } from '../components/together/words.ts'
import { togetherFieldName } from '../routes/together/views-view.server.ts'
import { directionName, levelName, wayName } from '../components/doing/names.ts'
import { rhythmName } from '../components/protocol/words.ts'
import { isPageKind } from '../../cycles/notebook/spine.ts'
import type { Formatter } from '../format.ts'
import { m } from '../messages/compiled/messages.js'
import { professionName } from '../routes/people/people-words.ts'

type Choices = Record<string, () => string>
/** What was kept may be called anything, `constructor` included. */
const wordIn = (table: Choices, key: string): string | null => (Object.hasOwn(table, key) ? table[key]!() : null)

const yes: Choices = { yes: m.story_yes }
const choices: Record<string, Choices> = {
  urgent: triageName, relevant: triageName, inScope: triageName, expectIndicator: indicatorName, decision: decisionName, state: actionStateName, reading: readingName,
  linkCollaboration: yes, linkData: yes, linkLeadership: yes, expectDirection: directionName, direction: directionName,
  plan: planName, rhythm: rhythmName,
  area: areaName,
  groupKind: groupKindName, whom: heardWhomName, how: heardHowName, showsWeekdays: weekdayName,
  level: levelName,
  themes: themeName, seesNeeds: needName, way: wayName,
}
/** Sets of boxes kept in one line. */
const sets = ['showsWeekdays', 'themes', 'professions', 'present', 'seesNeeds']

/** A field's name; one of several of a kind carries its number (`Si… (2)`), a week's value its week, a reason its name. */
export const archiveFieldName = (kind: PartKind, field: string, given: { place: number; reasons: Readonly<Record<string, string>> }): string => {
  const split = splitField(field)
  if (!split) return field
  const { name, key } = split
  if (kind === 'together') return togetherFieldName(field)
  const known = isPageKind(kind) ? fieldName(field, given.reasons) : entryFieldName(kind, field)
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
