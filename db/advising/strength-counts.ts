/** What the cycles of a territory's year hold, as counts without schools: made of what is ready, and of enough cycles only. */
import { countsOf, strengthsOf, type CriterionCount } from '../../cycles/strengths/strengths.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { getInstallation } from '../installation.ts'
import { listCyclesVisibleTo } from '../notebook/cycles.ts'
import type { Store } from '../store.ts'
import { listCycleRecords } from './cycle-records.ts'

/** Of the cycles that began in the year of `today`, over the whole scope: there is no filter, so that no two counts can be subtracted. */
export const getStrengthCounts = async (store: Store, scope: Scope, today: string): Promise<CriterionCount[]> => {
  const cycles = (await listCyclesVisibleTo(store, scope, today)).filter(c => c.year === Number(today.slice(0, 4)))
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const records = await listCycleRecords(store, cycles, 'ready', { today, timeZone })
  return countsOf(cycles.map(c => ({ rbd: c.rbd, strengths: strengthsOf(records.get(c.id)!, today) })))
}
