/** The withdrawals of a school's last year in words, a small table, and how we know. For its own team and its advisor (reference: methods, 1c and 8). */
import type { WithdrawalReading, YearCount } from '../../../cycles/charts/year-verdict.ts'
import { mayTellVerdict } from '../../../cycles/disclosure/disclose-verdict.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { wordsOfSuppressed, wordsOfYearVerdict } from './verdict-words.ts'
import type { VerdictView, YearVerdictView } from './view.ts'

/** `3 de cada 1000`: how often, never a percent of probability. */
const oftenWords = (chance: number, f: Formatter) => {
  const n = Math.round(1000 * chance)
  return n === 0 ? m.yearly_verdict_seldom() : m.yearly_verdict_often({ n: f.integer(n) })
}

const tableOf = ({ now, before }: WithdrawalReading, rateOf: (y: YearCount) => string, f: Formatter): YearVerdictView['table'] => {
  const row = (key: string, label: string, y: YearCount) => ({ key, cells: { year: label, count: m.yearly_verdict_count({ count: f.integer(y.count), of: f.integer(y.of) }), rate: rateOf(y) } })
  const all = before.reduce((sum, y) => ({ ...sum, count: sum.count + y.count, of: sum.of + y.of }), { year: 0, count: 0, of: 0 })
  return {
    caption: m.yearly_verdict_table(),
    columns: [
      { key: 'year', label: m.yearly_col_year() }, { key: 'count', label: m.yearly_col_withdrawal(), number: true }, { key: 'rate', label: m.yearly_verdict_col_rate(), number: true },
    ],
    rows: [row(String(now.year), String(now.year), now), row('before', m.yearly_verdict_before(), all), ...[...before].reverse().map(y => row(String(y.year), String(y.year), y))],
  }
}

/** `rateOf`: a year's rate as the reader may be told it. `remarks`: what else belongs to it. */
export const describeYearVerdict = (reading: WithdrawalReading | null, rateOf: (y: YearCount) => string, remarks: readonly string[], f: Formatter): YearVerdictView | null => {
  if (!reading) return null
  const { now, verdict: v } = reading
  const title = m.yearly_verdict_title({ year: String(now.year) })
  if (!mayTellVerdict(now.of, 'team')) {
    const view: VerdictView = { ...wordsOfSuppressed(), headline: m.yearly_verdict_under_ten(), explanation: m.yearly_verdict_under_ten_what() }
    return { title, view, remarks: [], table: null, how: null }
  }
  const count = f.integer(now.count)
  const r = v.reading
  return {
    title, view: wordsOfYearVerdict(v, now, f), remarks: [...remarks], table: r === null ? null : tableOf(reading, rateOf, f),
    how: r === null ? null : {
      numbers: [
        { key: 'expected', label: m.yearly_verdict_expected({ year: String(now.year) }), value: f.number(r.expected, 1) },
        { key: 'fewer', label: m.yearly_verdict_fewer({ count }), value: oftenWords(r.chanceOfFewer, f) },
        { key: 'more', label: m.yearly_verdict_more({ count }), value: oftenWords(r.chanceOfMore, f) },
        ...(now.count > 0 ? [{ key: 'none', label: m.yearly_verdict_none(), value: oftenWords(r.chanceOfNone, f) }] : []),
      ],
      sentences: [m.yearly_verdict_how(), m.yearly_verdict_rule(), m.yearly_verdict_claim()],
    },
  }
}
