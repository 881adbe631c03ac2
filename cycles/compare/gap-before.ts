/**
 * How the gap between schools that began and schools that did not went before the start: did both go alike? What a difference in differences stands on
 * (reference: methods, 7, rung 3: "show the pre-period gap chart; drop the claim if the pre-period gap has an Anhøj signal").
 */
import { compareMonths, monthFromIndex, monthIndex, type Month } from '../calendar/days.ts'
import { isRunSignal, readRuns } from '../charts/anhoej-rules.ts'
import { isSchoolMonth, yearsWithoutAttendance } from '../indicators/series.ts'
import { medianOf } from '../measures/weeks.ts'
import { meanOf } from './moments.ts'
import type { SchoolSeries } from './period-changes.ts'
import { fewestStudents } from './same-months.ts'

/** `too-short`: fewer than ten months, in which a run chart can show no signal whatever happened. */
export type GapReading = 'steady' | 'changing' | 'too-short'

export type GapBefore = {
  reading: GapReading
  /** Of the chart: percentage points, mean of those that began less mean of the others, in order. Months that both groups have. */
  months: (Month & { points: number })[]
  median: number | null
}

/** Methods, 0.3. */
export const fewestPointsToSeeChange = 10

/**
 * Every school month before `start` that both groups have, 2020 and 2021 and groups under ten students left out; schools weigh the same, as they do in the
 * difference. A school's months are taken less their own mean, which is given back at the end: one that has no figure for a month does not move the gap.
 */
export const gapBefore = (treated: readonly SchoolSeries[], comparison: readonly SchoolSeries[], start: Month): GapBefore => {
  const [own, others] = [levelsOf(treated, start), levelsOf(comparison, start)]
  const months = [...own.byMonth.keys()].filter(i => others.byMonth.has(i)).sort((a, b) => a - b)
    .map(i => ({ ...monthFromIndex(i), points: own.level + meanOf(own.byMonth.get(i)!) - others.level - meanOf(others.byMonth.get(i)!) }))
  const points = months.map(m => m.points)
  const median = medianOf(points)
  return { months, median, reading: points.length < fewestPointsToSeeChange ? 'too-short' : isRunSignal(readRuns(points, median)) ? 'changing' : 'steady' }
}

/** Of a group: the mean of its schools' levels, and by month how far each school was from its own. */
const levelsOf = (schools: readonly SchoolSeries[], start: Month): { level: number; byMonth: Map<number, number[]> } => {
  const byMonth = new Map<number, number[]>()
  const levels: number[] = []
  for (const school of schools) {
    const months = school.months.filter(m =>
      compareMonths(m, start) < 0 && isSchoolMonth(m) && !yearsWithoutAttendance.includes(m.year) && m.students >= fewestStudents && Number.isFinite(m.percent))
    if (months.length === 0) continue
    const level = meanOf(months.map(m => m.percent))
    levels.push(level)
    for (const m of months) {
      const distances = byMonth.get(monthIndex(m))
      if (distances) distances.push(m.percent - level)
      else byMonth.set(monthIndex(m), [m.percent - level])
    }
  }
  return { level: levels.length > 0 ? meanOf(levels) : 0, byMonth }
}
