/** What the part of a page somebody is in is called: the group of fields, as its heading says it. */
import { m } from '../../messages/compiled/messages.js'
import { fieldName } from '../notebook/field-names.ts'

const groups: readonly [RegExp, () => string][] = [
  [/^theory/, m.notebook_theory_title],
  [/^expect/, m.notebook_expect_title],
  [/^entry\.action$/, m.notebook_actions_title],
  [/^entry\.adjustment$/, m.notebook_adjustments_title],
  [/^entry\.note$/, m.notebook_notes_title],
  [/^entry\.measure$/, m.saving_entry_measure],
  [/^entry\.voice$/, m.saving_entry_voice],
]

/** Null for a field that has no words of its own. */
export const sectionName = (field: string): string | null => {
  const group = groups.find(([pattern]) => pattern.test(field))
  if (group) return group[1]()
  const name = fieldName(field)
  return name === field ? null : name
}
