/**
 * A school's figures for what leaves the school: the story of a cycle, the public account. Everything goes through the public policy, for
 * the team's own preview too, so that what is printed is what was looked at. Primary and secondary for young people; no course, no list.
 */
import { compareMonths, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { monthsOfCycle, type CycleSpan } from '../../cycles/compare/same-months.ts'
import { discloseChange, discloseGroup, discloseRate, discloseYearRate, isShown, type Cell, type Policy, type Rate } from '../../cycles/disclosure/disclose.ts'
import { publicPolicyOf } from '../../cycles/disclosure/public.ts'
import { bandsOf, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth, lastSchoolMonth, yearsWithoutAttendance } from '../../cycles/indicators/series.ts'
import { getBandScheme } from '../installation.ts'
import { getRegionPolicy } from '../region/policy.ts'
import type { Store } from '../store.ts'
import { getSchoolFacts } from '../territory.ts'
import { getCycleComparison } from './comparison.ts'
import { getFiguresSource, type FiguresSource } from './figures.ts'
import { getLastMonth, listMonthHistograms, listMonthsUnderTen, type HistogramRow } from './school-months.ts'

/** A calendar month of the school year: null where a year has no data for it. */
export type PublicMonth = {
  month: number
  now: { attendance: Cell<Rate>; students: Cell<number> } | null
  before: { attendance: Cell<Rate>; students: Cell<number> } | null
  isOfCycle: boolean
}

/** What the school's own figures say since a cycle began. */
export type PublicObserved = {
  from: Month
  to: Month
  /** Over the cycle's months with data, days added. */
  attendance: Cell<Rate> | null
  /** In the last of them: under 90 and under 85 percent of the days, of how many students. */
  underNinety: Cell<number>
  underEightyFive: Cell<number>
  students: Cell<number>
  /** Against the same months a year before, less the other schools of the region. Null when it cannot be compared, or not be told. */
  change: { points: number; decimals: 0 | 1 } | null
}

export type PublicFigures = {
  rbd: number
  year: number
  scheme: BandScheme
  /** The enrolment of the directory nearest to the year, and which year that is. */
  enrolment: { students: Cell<number>; factsYear: number } | null
  /** March to December. */
  months: PublicMonth[]
  /** The months both years have, with 10 students or more in each: days added on either side. Null where there are none. */
  sameMonths: { months: Month[]; now: Cell<Rate> | null; before: Cell<Rate> | null } | null
  observed: PublicObserved | null
  sources: { now: FiguresSource | null; before: FiguresSource | null }
  /** A month of the span had fewer than 10 students: figures the team typed are left out as well (see `disclose-expectation.ts`). */
  monthsUnderTen: Month[]
}

const studentsOf = (students: number, policy: Policy): Cell<number> => (students < policy.fewestStudents ? { hidden: 'under-ten' } : { shown: students })

const monthCell = (r: HistogramRow | undefined, policy: Policy): PublicMonth['now'] => {
  const attendance = r ? discloseRate(r.daysAttended, r.daysDue, r.students, policy) : null
  return r && attendance ? { attendance, students: studentsOf(r.students, policy) } : null
}

const observedOf = async (store: Store, rbd: number, cycle: CycleSpan, mine: readonly HistogramRow[], upTo: Month, scheme: BandScheme, policy: Policy): Promise<PublicObserved | null> => {
  const [first, last] = [mine[0], mine.at(-1)]
  if (!first || !last) return null
  const bands = bandsOf(last.histogram, scheme)
  // Disclosed together: two counts of one month, each fine alone, give a small one as their difference.
  const { students, parts } = discloseGroup({
    students: last.students, daysAttended: last.daysAttended, daysDue: last.daysDue,
    parts: { underEightyFive: bands.critical + bands.severe, repeated: bands.repeated, rest: bands.normal + bands.outstanding },
  }, policy)
  const { underEightyFive, repeated } = parts
  const comparison = await getCycleComparison(store, rbd, cycle, upTo)
  const change = comparison.kind === 'compared'
    ? discloseChange(comparison.points, comparison.ownMonths.flatMap(({ now, before }) => [now, before]), policy) : null
  return {
    from: { year: first.year, month: first.month }, to: { year: last.year, month: last.month },
    attendance: discloseYearRate(mine, last.students, policy),
    underEightyFive,
    underNinety: isShown(underEightyFive) && isShown(repeated) ? { shown: underEightyFive.shown + repeated.shown } : isShown(underEightyFive) ? repeated : underEightyFive,
    students, change: change && isShown(change) ? change.shown : null,
  }
}

/** `year`: the one shown, against the year before. Months after `today` are not read. */
export const getPublicFigures = async (
  store: Store, rbd: number, { year, today, cycle = null, scheme: given }: { year: number; today: string; cycle?: CycleSpan | null; scheme?: BandScheme },
): Promise<PublicFigures> => {
  const scheme = given ?? await getBandScheme(store)
  // A public page leaves, and follows the number of everything that does.
  const policy = publicPolicyOf(await getRegionPolicy(store, 'leaves'))
  const upTo = monthOfDay(today)
  const of = (y: number) => ({ from: { year: y, month: firstSchoolMonth }, to: { year: y, month: lastSchoolMonth } })
  const to = compareMonths(of(year).to, upTo) < 0 ? of(year).to : upTo
  const rows = await listMonthHistograms(store, { rbds: [rbd], from: of(year - 1).from, to, teaching: 'young' })
  const at = new Map(rows.map(r => [`${r.year}-${r.month}`, r]))
  // 2020 and 2021 have no attendance worth the name: what a file holds of them is compared with nothing.
  const rowOf = (y: number, month: number) => (yearsWithoutAttendance.includes(y) ? undefined : at.get(`${y}-${month}`))
  const lastMonth = await getLastMonth(store, [rbd], upTo)
  const ofCycle = cycle && lastMonth ? monthsOfCycle(cycle, lastMonth) : []
  const calendar = Array.from({ length: lastSchoolMonth - firstSchoolMonth + 1 }, (_, i) => firstSchoolMonth + i)
  const pairs = calendar.flatMap(month => {
    const [now, before] = [rowOf(year, month), rowOf(year - 1, month)]
    return now && before && now.students >= policy.fewestStudents && before.students >= policy.fewestStudents ? [{ now, before }] : []
  })
  const [lastNow, lastBefore] = [pairs.at(-1)?.now, pairs.at(-1)?.before]
  const ofCycleRows = ofCycle.length === 0 ? [] : await listMonthHistograms(store, { rbds: [rbd], from: ofCycle[0]!, to: ofCycle.at(-1)!, teaching: 'young' })
  const facts = await getSchoolFacts(store, rbd, year)
  return {
    rbd, year, scheme,
    enrolment: facts && facts.enrolment !== null ? { students: studentsOf(facts.enrolment, policy), factsYear: facts.factsYear } : null,
    months: calendar.map(month => ({
      month, now: monthCell(rowOf(year, month), policy), before: monthCell(rowOf(year - 1, month), policy),
      isOfCycle: ofCycle.some(m => m.year === year && m.month === month),
    })),
    sameMonths: lastNow && lastBefore ? {
      months: pairs.map(({ now }) => ({ year: now.year, month: now.month })),
      now: discloseYearRate(pairs.map(p => p.now), lastNow.students, policy),
      before: discloseYearRate(pairs.map(p => p.before), lastBefore.students, policy),
    } : null,
    observed: cycle ? await observedOf(store, rbd, cycle, ofCycleRows, upTo, scheme, policy) : null,
    sources: {
      now: await getFiguresSource(store, rbd, of(year).from, to),
      before: await getFiguresSource(store, rbd, of(year - 1).from, of(year - 1).to),
    },
    monthsUnderTen: (await listMonthsUnderTen(store, [rbd], policy)).get(rbd) ?? [],
  }
}
