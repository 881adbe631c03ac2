/** The words for what is shared of a learning. */
import type { SchoolLevel } from '../../../cycles/learnings/context.ts'
import type { ShareField } from '../../../cycles/learnings/sharing.ts'
import { m } from '../../messages/compiled/messages.js'

export const fieldName: Record<ShareField, () => string> = {
  observed: m.notebook_observed_q, learnt: m.notebook_learnt_q, surprises: m.notebook_surprises_q, carryOn: m.learning_carry_on_q, decision: m.library_decision_reason,
}
export const levelName: Record<SchoolLevel, () => string> = {
  primary: m.library_level_primary, secondary: m.library_level_secondary, 'primary-secondary': m.library_level_primary_secondary, preschool: m.library_level_preschool,
  special: m.library_level_special, adult: m.library_level_adult,
}
export const placeNameOf = (rural: boolean): string => (rural ? m.library_rural() : m.library_urban())
/** Level and place in one line; '' where nothing may be said. */
export const contextWords = (level: SchoolLevel | null, rural: boolean | null): string => [level ? levelName[level]() : '', rural === null ? '' : level ? placeNameOf(rural).toLocaleLowerCase('es') : placeNameOf(rural)].filter(Boolean).join(', ')
