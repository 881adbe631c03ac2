/** Typed weeks in words, rows and a small chart. Runs in loaders, in the reader's language. */
import { runChartOf } from '../../../cycles/charts/run-chart.ts'
import type { WeekOfSchool } from '../../../cycles/indicators/course-weeks.ts'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeRunChart } from '../doing/describe-run-chart.ts'
import type { RunChartView } from '../doing/view.ts'

export type WeeksView = {
  sentence: string
  rows: { monday: string; week: string; courses: string; days: string; percent: string }[]
  chart: RunChartView | null
}

const percentOf = (w: WeekOfSchool, f: Formatter) => f.percent(attendancePercentOf(w) ?? 0)

/** Newest week first in the table; the chart runs as time does. Null without any week. `lost`: weeks that lost days, and their notes. */
export const describeWeeks = (weeks: readonly WeekOfSchool[], f: Formatter, lost: { mondays: readonly string[]; notes: string[] } = { mondays: [], notes: [] }): WeeksView | null => {
  const last = weeks.at(-1)
  if (!last) return null
  const measured = weeks.map(w => ({ monday: w.monday, value: attendancePercentOf(w), typed: '', remark: '' }))
  const chart = runChartOf(measured, { expected: null, marks: lost.mondays.map(day => ({ day, kind: 'lost' as const })) })
  return {
    sentence: m.weeks_sentence({ week: f.day(last.monday), percent: percentOf(last, f), attended: f.integer(last.daysAttended), due: f.integer(last.daysDue), n: last.courses }),
    rows: [...weeks].reverse().map(w => ({
      monday: w.monday, week: f.day(w.monday), courses: f.integer(w.courses), days: m.weeks_days({ attended: f.integer(w.daysAttended), due: f.integer(w.daysDue) }), percent: percentOf(w, f),
    })),
    chart: chart && chart.points.length > 1 ? describeRunChart(chart, n => f.percent(n), f, lost.notes) : null,
  }
}
