/**
 * The yearly figures of one school as the region sees them: under the rules of `cycles/disclosure/disclose-yearly.ts`, of the school's main
 * teaching alone (primary and secondary for young people, as its months are), so that no difference of two tables tells a third. Whether
 * the school may be opened is the caller's to have checked.
 */
import { discloseIndex, discloseTrajectory, discloseYears, type DisclosedTrajectory, type DisclosedYear } from '../../cycles/disclosure/disclose-yearly.ts'
import { regionPolicy, type Policy } from '../../cycles/disclosure/disclose.ts'
import { teachingGroupsOfYears, type YearlyGroup } from '../../cycles/indicators/yearly.ts'
import type { Store } from '../store.ts'
import { getSchoolFacts } from '../territory.ts'
import { listTrajectoryReports } from './trajectory.ts'
import { getYearlyFigures, type YearlySource } from './yearly.ts'

export type DisclosedYearly = {
  rbd: number
  /** Null where no yearly file speaks of the school. Years in order. */
  main: { group: YearlyGroup; years: DisclosedYear[] } | null
  vulnerability: ({ year: number; level: 1 | 2; baseYear: number | null } & ReturnType<typeof discloseIndex>)[]
  /** Newest first. Without the name of its file, which the school gave it. */
  reports: ({ year: number; publishedAt: Date } & DisclosedTrajectory)[]
  sources: YearlySource[]
}

/** `policy`: of whoever reads (`getRegionPolicy`). */
export const getDisclosedYearly = async (store: Store, rbd: number, policy: Policy = regionPolicy): Promise<DisclosedYearly> => {
  const figures = await getYearlyFigures(store, rbd)
  const main = [...teachingGroupsOfYears, 'preschool' as const].flatMap(group => figures.groups.filter(g => g.group === group))[0]
  const told = figures.groups.filter(g => (teachingGroupsOfYears as readonly YearlyGroup[]).includes(g.group)).map(g => discloseYears(g.years, policy))
  const reports: DisclosedYearly['reports'] = []
  for (const { year, publishedAt, total } of await listTrajectoryReports(store, rbd)) {
    const facts = await getSchoolFacts(store, rbd, year)
    const withdrawn = told.flatMap(years => { const cell = years.find(y => y.year === year)?.withdrawal; return cell ? [cell] : [] })
    reports.push({ year, publishedAt, ...discloseTrajectory(total, facts?.enrolment ?? null, withdrawn, policy) })
  }
  return {
    rbd,
    main: main ? { group: main.group, years: discloseYears(main.years, policy) } : null,
    vulnerability: figures.vulnerability.map(v => ({ year: v.year, level: v.level, baseYear: v.baseYear, ...discloseIndex(v, policy) })),
    reports, sources: figures.sources,
  }
}
