/** What the attendance of some schools says around their open cycles: a lasting change, in either direction. Each reads a school's whole past. */
import type { DeskReason } from '../../cycles/advising/desk.ts'
import { monthKey } from '../../cycles/calendar/days.ts'
import { getCycleSignal, nextImplementation } from '../indicators/cycle-signal.ts'
import { listCyclesOfSchool } from '../notebook/cycles.ts'
import type { Store } from '../store.ts'

/** More schools than these and a desk would take seconds: then the signal is looked at on each cycle's own page. */
export const mostSchoolsWithSignals = 12

/** The signal of each open cycle of these schools that shows a lasting change; nothing of more schools than `mostSchoolsWithSignals`. The month it began in, as its first day. */
export const listSignals = async (store: Store, rbds: readonly number[], today: string): Promise<{ rbd: number; reason: Extract<DeskReason, { kind: 'signal' }> }[]> => {
  if (rbds.length > mostSchoolsWithSignals) return []
  const out: { rbd: number; reason: Extract<DeskReason, { kind: 'signal' }> }[] = []
  for (const rbd of rbds) {
    const cycles = await listCyclesOfSchool(store, rbd, today)
    for (const c of cycles) {
      if (c.closedOn || c.droppedOn || c.implementationFrom === null || c.implementationFrom > today) continue
      const signal = await getCycleSignal(store, rbd, { implementationFrom: c.implementationFrom, droppedOn: null, nextFrom: nextImplementation(cycles, c.id) }, today)
      if (signal.kind !== 'read' || (signal.verdict.verdict !== 'improvement' && signal.verdict.verdict !== 'deterioration')) continue
      const month = signal.months[signal.verdict.since ?? signal.verdict.start]?.month
      out.push({ rbd, reason: { kind: 'signal', way: signal.verdict.verdict === 'improvement' ? 'better' : 'worse', since: month ? `${monthKey(month)}-01` : c.implementationFrom, cycleId: c.id, title: c.title } })
    }
  }
  return out
}
