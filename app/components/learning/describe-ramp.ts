/** From a school's cycles to the ramp and to its words. Runs in loaders. */
import type { GroupKind } from '../../../cycles/notebook/parts.ts'
import { theoryCarriedKinds } from '../../../cycles/notebook/phases.ts'
import { rampOf, type RampCycle } from '../../../cycles/notebook/ramp.ts'
import type { CycleSummary } from '../../../db/notebook/cycles.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { carriedName } from '../notebook/names.ts'
import { scopeNameOf } from './names.ts'
import type { RampView } from './view.ts'

/** Null without cycles: there is nothing to draw. */
export const describeRamp = (cycles: readonly CycleSummary[], scopes: ReadonlyMap<string, GroupKind>, f: Formatter): RampView | null => {
  if (cycles.length === 0) return null
  const ramped = cycles.map((c): RampCycle => ({
    id: c.id, number: c.number, startedOn: c.startedOn, parentId: c.parentId, theoryCarried: c.theoryCarried, scope: scopes.get(c.id) ?? null,
    end: c.droppedOn ? 'dropped' : c.closedOn ? 'closed' : 'open',
  }))
  const wide = rampOf(ramped, 'wide')
  const oldestFirst = wide.nodes.map(n => cycles.find(c => c.id === n.id)!)
  const says = oldestFirst.map(c => {
    const parent = c.theoryCarried ? cycles.find(p => p.id === c.parentId) : undefined
    return [
      m.learning_ramp_says_cycle({ number: c.number, day: f.day(c.startedOn), scope: scopeNameOf(scopes.get(c.id) ?? null).toLowerCase() }),
      ...(parent ? [m.learning_ramp_says_born({ number: parent.number, carried: carriedName[c.theoryCarried!]().toLowerCase() })] : []),
      ...(c.droppedOn ? [m.learning_ramp_says_dropped()] : []),
    ].join(', ')
  })
  return {
    wide, narrow: rampOf(ramped, 'narrow'), says: `${says.join('. ')}.`, climbs: ramped.some(c => c.scope !== null), ends: wide.ends.length > 0,
    carried: theoryCarriedKinds.filter(k => wide.links.some(l => l.carried === k)),
  }
}
