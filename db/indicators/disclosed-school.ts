/** One school as the region sees it: its cycles' outlines and its figures under the region's rules, and nothing more. */
import { compareMonths, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { compareSameMonths, firstFullMonth } from '../../cycles/compare/same-months.ts'
import { isExpectationWithheld, withoutFigures } from '../../cycles/disclosure/disclose-expectation.ts'
import { discloseGroup, regionPolicy, type DisclosedGroup, type Policy } from '../../cycles/disclosure/disclose.ts'
import { bandsOf, type Band, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth } from '../../cycles/indicators/series.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { listCycleOutlines, type CycleOutline } from '../notebook/outlines.ts'
import { getBandScheme } from '../installation.ts'
import type { Store } from '../store.ts'
import { getSchoolFacts, type SchoolFacts } from '../territory.ts'
import { discloseComparison, type DisclosedComparison } from './board.ts'
import { getComparisonGroups } from './comparison.ts'
import { getLastMonth, listMonthHistograms, listMonthsUnderTen } from './school-months.ts'

export type DisclosedMonth = Month & DisclosedGroup<Band>
export type DisclosedSchool = {
  rbd: number
  facts: SchoolFacts | null
  scheme: BandScheme
  /** Newest first. `hidesExpected`: figures the team typed are left out, since the school was under 10. */
  cycles: (CycleOutline & { comparison: DisclosedComparison; hidesExpected: boolean })[]
  /** This year's months with data, in order. Empty where there are none. */
  months: DisclosedMonth[]
}

/** `given.policy`: of whoever reads (`getRegionPolicy`). `scope` of `cycle.outline`: a school outside it has no cycles here; whether its page may be opened at all is the caller's. */
export const getDisclosedSchool = async (store: Store, rbd: number, scope: Scope, today: string, given: { scheme?: BandScheme; policy?: Policy } = {}): Promise<DisclosedSchool> => {
  const { policy = regionPolicy, scheme = await getBandScheme(store) } = given
  const upTo = monthOfDay(today)
  const facts = await getSchoolFacts(store, rbd, upTo.year)
  const outlines = (await listCycleOutlines(store, scope, today)).filter(o => o.rbd === rbd).sort((a, b) => b.number - a.number)
  const last = await getLastMonth(store, [rbd], upTo)
  const rows = last ? await listMonthHistograms(store, { rbds: [rbd], from: { year: last.year, month: firstSchoolMonth }, to: last, teaching: 'young' }) : []
  const starts = outlines.map(o => firstFullMonth(o.startedOn)).sort(compareMonths)
  const group = starts[0] ? (await getComparisonGroups(store, new Map([[rbd, starts[0]]]), upTo)).get(rbd)! : null
  const underTen = (await listMonthsUnderTen(store, [rbd], policy)).get(rbd) ?? []
  const expectedOf = (o: CycleOutline) => {
    const { shown, withheld } = isExpectationWithheld(o.startedOn, underTen) ? withoutFigures(o) : { shown: o, withheld: [] }
    return { ...shown, hidesExpected: withheld.length > 0 }
  }
  return {
    rbd, facts, scheme,
    cycles: outlines.map(o => ({ ...expectedOf(o), comparison: group ? discloseComparison(compareSameMonths(group, rbd, o), policy) : { kind: 'cannot-yet', why: 'no-months-since' } })),
    months: rows.map(r => ({
      year: r.year, month: r.month,
      ...discloseGroup({ students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bandsOf(r.histogram, scheme) }, policy),
    })),
  }
}
