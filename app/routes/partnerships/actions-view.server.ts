/** Agreed actions in words, and what can be done with them: the same on the partnership's page, a meeting's and the analysis'. */
import { dayOf } from '../../../cycles/partnerships/words.ts'
import { readLine } from '../../../cycles/partnerships/partnership.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { addAgreedAction, makeAgreedActionOfCycle, settleAgreedAction, type AgreedAction } from '../../../db/partnerships/meetings.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { madeId, refused, type Keeper } from './keeper.server.ts'

export const actionLines = (actions: readonly AgreedAction[], { rbd, f }: Pick<Keeper, 'rbd' | 'f'>) => actions.map(a => ({
  id: a.id, what: a.what, about: [a.who, a.byDay ? m.partners_action_by_day({ day: f.day(a.byDay) }) : ''].filter(s => s !== '').join(' · '), state: a.state,
  cycleHref: a.cycleId && a.actionId ? `${pagePath(rbd, a.cycleId, 'implementation')}#${a.actionId}` : null,
}))
export type ActionLine = ReturnType<typeof actionLines>[number]

/** The school's cycles an action can be added to. */
export const openCyclesOf = async ({ store, rbd, today }: Keeper) => (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn)
  .map(c => ({ value: c.id, label: `${m.notebook_cycle_n({ number: c.number })}: ${openingOf(c.title, 50)}` }))

const intents = ['add-action', 'action-done', 'action-dropped', 'action-open', 'action-cycle'] as const

/** Does what an agreed action's form asks; null when the intent is another's. A refusal is an answer of its own. */
export const actOnActions = async (keeper: Keeper, partnershipId: string, fields: Record<string, string>, meeting: { id: string; onDay: string } | null) => {
  const intent = intents.find(i => i === fields.intent)
  if (!intent) return null
  const which = { rbd: keeper.rbd, partnershipId, by: keeper.by }
  if (intent === 'add-action') {
    const [what, byDay] = [readLine(fields.what), dayOf(fields.byDay)]
    if (what === null || byDay === null) return refused('action', { ...(what === null ? { what: 'line-missing' } : {}), ...(byDay === null ? { byDay: 'day-not-real' } : {}) }, fields)
    const added = await addAgreedAction(keeper.store, { ...which, id: madeId(fields, keeper), meetingId: meeting?.id ?? null, what, who: readLine(fields.who) ?? '', agreedOn: meeting && meeting.onDay <= keeper.today ? meeting.onDay : keeper.today, byDay })
    if (!added.ok) throw notFound()
    return 'done' as const
  }
  const agreedId = fields.agreed ?? ''
  const done = intent === 'action-cycle' ? await makeAgreedActionOfCycle(keeper.store, { ...which, agreedId, cycleId: fields.cycle ?? '' })
    : await settleAgreedAction(keeper.store, { ...which, agreedId, state: intent === 'action-done' ? 'done' : intent === 'action-dropped' ? 'dropped' : 'open' })
  if (!done.ok) throw notFound()
  return 'done' as const
}
