/** What a cycle's page of signal or noise is given, for whoever may see the school's counts and this cycle. */
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import { getCycleSignal, nextImplementation, type CycleToRead } from '../../../db/indicators/cycle-signal.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { getFocusGroup } from '../../../db/students/focus-groups.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { describeSignal } from '../../components/verdicts/describe-signal.ts'
import type { KnownView, SignalView } from '../../components/verdicts/view.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { groupPath } from '../../components/students/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { reasonTo, schoolThingOf } from '../../request.server.ts'
import type { Loaded } from './cycle-page.server.ts'
import { standing } from './implementation-view.server.ts'
import { toldByCycle, toldByMonths } from './happenings.server.ts'
import { calendarOf } from './lost-days.server.ts'
import { describeMeasures } from './measures-view.server.ts'
import { focusViewOf } from '../students/focus.server.ts'
import type { Context } from './viewer.server.ts'

/** It was closed or dropped: nothing of its own is measured any more. */
export const hasEnded = ({ seen }: Loaded<'implementation'>): boolean => {
  const { cycle } = seen.team ?? seen.advisor
  return cycle.closedOn !== null || cycle.droppedOn !== null
}

/** The cycle as its school's months are read, and whether no more of them will come for it alone: it was dropped, or the next one began. */
export const cycleToRead = async ({ visit: { store, rbd, today }, seen }: Loaded<'implementation'>): Promise<{ which: CycleToRead; isOver: boolean }> => {
  const { cycle } = seen.team ?? seen.advisor
  const nextFrom = nextImplementation(await listCyclesOfSchool(store, rbd, today), cycle.id)
  return { which: { implementationFrom: cycle.implementationFrom, droppedOn: cycle.droppedOn, nextFrom }, isOver: nextFrom !== null || cycle.droppedOn !== null }
}

export const signalOf = async (loaded: Loaded<'implementation'>): Promise<SignalView> => {
  const { visit } = loaded
  const { store, rbd, today, f } = visit
  const { which, isOver } = await cycleToRead(loaded)
  const signal = await getCycleSignal(store, rbd, which, today)
  const months = signal.kind === 'read' ? signal.months.slice(signal.verdict.start).map(s => s.month) : []
  return describeSignal(signal, { nextFrom: which.nextFrom, isOver, told: [...toldByCycle(loaded), ...toldByMonths(loaded, await calendarOf(loaded), months)] }, f)
}

/** What the team measures itself and expects nothing of, and its group: a small cycle shows there first. The group only to those who may see students. */
export const knownOf = async (context: Context, loaded: Loaded<'implementation'>, answeredBy: ReadonlySet<string>): Promise<KnownView> => {
  const { visit, seen } = loaded
  const { store, rbd, cycleId, today, f } = visit
  const { cycle } = seen.team ?? seen.advisor
  const adjustedOn = standing(loaded, 'adjustment').map(a => a.body.on)
  const measures = describeMeasures(loaded, standing(loaded, 'measure').filter(x => !answeredBy.has(x.id)), adjustedOn, null, await calendarOf(loaded))
  const known: KnownView = measures.map(x => ({ label: x.body.name, sentence: [x.sentence, x.median, x.expected].filter(Boolean).join(' '), to: `${pagePath(rbd, cycleId, 'implementation')}#${x.id}` }))
  const maySeeStudents = reasonTo(context, 'students.see', await schoolThingOf(context, rbd)) !== null && await isStudentModuleOn(store, rbd)
  const group = maySeeStudents ? await getFocusGroup(store, rbd, cycleId) : null
  if (!group) return known
  const year = monthOfDay(today).year
  const focus = await focusViewOf(store, rbd, group, { year, upTo: monthOfDay(today).month, implementationFrom: cycle.implementationFrom }, f)
  return [{ label: m.signal_known_group(), sentence: [focus.finding, focus.beside, focus.movement?.sentence].filter(Boolean).join(' '), to: groupPath(rbd, cycleId) }, ...known]
}

