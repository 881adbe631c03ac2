/** What only the first page does with a form: its first action, what a button fills in, and needs raised to the SLEP. */
import { readNeed } from '../../../cycles/needs/read-need.ts'
import { expectationIndicators, readPart, type ExpectationIndicator } from '../../../cycles/notebook/parts.ts'
import { fieldOf, splitField } from '../../../cycles/notebook/repeats.ts'
import { saveFirstAction } from '../../../db/notebook/first-action.ts'
import { raiseNeed, withdrawNeed } from '../../../db/notebook/needs.ts'
import { factsOf, requireMayInSchool } from '../../request.server.ts'
import { baselinesFor } from './challenge-view.server.ts'
import type { Context, Visit } from './viewer.server.ts'

type Fields = Record<string, string>
/** Message keys by field; null when it was done. */
type Problems = Fields | null

/** The first action, as the page's form holds it. It is saved before the page, so that whatever becomes of the page it is noted. */
export const noteFirstAction = async (visit: Visit, fields: Fields): Promise<Problems | 'not-found'> => {
  const { firstKey = '', firstWhat, firstWho } = fields
  // A field that was refused is left out of what saves itself until it changes: then there is nothing to say about it.
  if (!/^[0-9a-f-]{36}$/.test(firstKey) || firstWhat === undefined || `${firstWhat}${firstWho ?? ''}`.trim() === '') return null
  const read = readPart('action', { what: firstWhat, who: firstWho ?? '' })
  if (!read.ok) return Object.fromEntries(Object.entries(read.problems).map(([field, key]) => [field === 'who' ? 'firstWho' : 'firstWhat', key]))
  const outcome = await saveFirstAction(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, key: firstKey, what: read.body.what, ...(firstWho === undefined ? {} : { who: read.body.who }), by: visit.personId })
  if (outcome.ok) return null
  return outcome.reason === 'not-found' ? 'not-found' : { firstWhat: 'action_changed_meanwhile' }
}

/**
 * A button that fills a field in does it without scripts too: `baseline` and `own`, with the key of an expectation after them. Any other
 * intent changes nothing.
 */
export const filledIn = async (context: Context, visit: Visit, fields: Fields): Promise<{ fields: Fields } | { problems: Fields }> => {
  const asked = splitField(fields.intent ?? '')
  if (asked?.name === 'own') return { fields: { ...fields, [fieldOf('expectIndicator', asked.key)]: 'own' } }
  if (asked?.name !== 'baseline') return { fields }
  const indicator = fields[fieldOf('expectIndicator', asked.key)] ?? ''
  const known = (expectationIndicators as readonly string[]).includes(indicator) ? indicator as ExpectationIndicator : null
  const baseline = known ? (await baselinesFor(context, visit))[known] : undefined
  const field = fieldOf('expectFrom', asked.key)
  return baseline ? { fields: { ...fields, [field]: baseline.value } } : { problems: { [field]: 'no_baseline' } }
}

/** Raises a need or takes one back. `not-found`: of this school's cycle there is none. */
export const actOnNeed = async (context: Context, visit: Visit, intent: string, fields: Fields): Promise<Problems | 'not-found'> => {
  await requireMayInSchool(context, 'need.raise', visit.rbd)
  const { requestId } = factsOf(context)
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId, requestId }
  const needId = fields.needId ?? ''
  if (intent === 'need-withdraw') {
    const outcome = await withdrawNeed(visit.store, { ...which, needId })
    return outcome.ok ? null : outcome.reason === 'not_found' ? 'not-found' : { '': outcome.reason }
  }
  const read = readNeed(fields)
  if (!read.ok) return read.problems
  const outcome = await raiseNeed(visit.store, { ...which, need: read.need, today: visit.today, ...(/^[0-9a-f-]{36}$/.test(needId) ? { id: needId } : {}) })
  return outcome.ok ? null : outcome.reason === 'not_found' ? 'not-found' : { needText: outcome.reason }
}
