/** How far a cycle's group is from the rest of its school, in words and rows; nothing is read into it. Runs in loaders, in the reader's language. */
import { gapsAround, gapTogether, type GapPeriod } from '../../../cycles/students/gap-to-rest.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { GapView } from './view.ts'

/** `3,2 puntos menos que el resto`. */
const gapWords = (points: number, f: Formatter): string => {
  const words = f.number(Math.abs(points), 1)
  return !/[1-9]/.test(words) ? m.signal_rest_equal() : points > 0 ? m.signal_rest_more({ points: words }) : m.signal_rest_less({ points: words })
}
const spanWords = (n: number, unit: 'week' | 'month') => (unit === 'week' ? m.signal_n_weeks({ n }) : m.signal_n_months({ n }))

/** One sentence of what stands before and since. Null where nothing stands since the start. */
const sentenceOf = (who: string, periods: readonly GapPeriod[], startedOn: string, unit: 'week' | 'month', f: Formatter): string | null => {
  const { before, since } = gapsAround(periods, startedOn, unit)
  const [was, is] = [gapTogether(before), gapTogether(since)]
  if (!is) return null
  const now = { who: f.asHeading(who), gap: gapWords(is.points, f), span: spanWords(is.periods, unit) }
  return was ? m.signal_rest_since_and_before({ ...now, was: gapWords(was.points, f), spanBefore: spanWords(was.periods, unit) }) : m.signal_rest_since(now)
}

/** `weeks`: of the courses as they were written down; `months`: of the same students throughout. Null where neither stands since the start. */
export const describeGap = (
  { who, weeks, months, startedOn, isChosen }: { who: string; weeks: readonly GapPeriod[]; months: readonly GapPeriod[]; startedOn: string; isChosen: boolean }, f: Formatter,
): GapView | null => {
  const [byWeek, byMonth] = [sentenceOf(who, weeks, startedOn, 'week', f), sentenceOf(who, months, startedOn, 'month', f)]
  if (byWeek === null && byMonth === null) return null
  const unit = byWeek === null ? 'month' : 'week'
  const shown = gapsAround(unit === 'week' ? weeks : months, startedOn, unit).since
  const periodOf = (period: string) => (unit === 'week' ? f.day(period) : f.asHeading(f.monthLong({ year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) })))
  return {
    sentence: byWeek ?? byMonth!,
    remarks: [
      ...(byWeek === null ? [] : [m.signal_rest_weeks_are_courses()]), ...(byWeek !== null && byMonth !== null ? [m.signal_rest_by_students({ sentence: byMonth })] : []),
      isChosen ? m.signal_rest_chosen() : m.signal_rest_no_verdict(),
    ],
    table: {
      caption: m.signal_rest_caption(),
      columns: [
        { key: 'period', label: unit === 'week' ? m.doing_column_week() : m.signal_col_month() }, { key: 'group', label: f.asHeading(who), number: true },
        { key: 'rest', label: m.signal_col_rest(), number: true }, { key: 'gap', label: m.signal_col_points(), number: true },
      ],
      rows: [...shown].reverse().map(p => ({ key: p.period, cells: { period: periodOf(p.period), group: f.percent(p.groupPercent), rest: f.percent(p.restPercent), gap: f.points(p.points) } })),
      folded: [],
    },
  }
}
