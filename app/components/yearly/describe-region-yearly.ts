/** A school's yearly figures in the words of the region's page. What is hidden was never in the figures. */
import { isShown, regionPolicy, type Cell, type Rate } from '../../../cycles/disclosure/disclose.ts'
import type { DisclosedShare } from '../../../cycles/disclosure/disclose-yearly.ts'
import type { YearlyGroup } from '../../../cycles/indicators/yearly.ts'
import type { DisclosedYearly } from '../../../db/indicators/disclosed-yearly.ts'
import type { OfficialDropout } from '../../../db/indicators/official-dropout.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { cutOffSentence, describeYearly } from '../figures/describe-yearly.ts'
import type { YearlyView } from '../figures/yearly-view.ts'
import type { Column } from '../table.tsx'
import { describeDisclosedTrajectory } from './describe-trajectory.ts'
import type { TrajectoryView } from './trajectory-view.ts'

export type RegionYearlyView = {
  title: string
  /** Null where no file speaks of the school: then `none` says so. */
  table: { caption: string; columns: Column[]; rows: { key: string; cells: Record<string, string> }[] } | null
  none: string
  notes: string[]
  /** Vulnerability, in sentences; empty where there is none. */
  index: { title: string; sentences: string[] } | null
  /** What each figure is, and the files they come from. */
  how: { title: string; sentences: string[] }
  official: YearlyView['official']
  trajectory: TrajectoryView
}

const groupName: Partial<Record<YearlyGroup, () => string>> = { young: m.yearly_group_young, adult: m.yearly_group_adult, special: m.yearly_group_special, preschool: m.yearly_group_preschool }
const sourceWords = { enrolment: m.yearly_source_enrolment, results: m.yearly_source_results, vulnerability: m.yearly_source_vulnerability }

const rateText = (rate: Rate, f: Formatter): string =>
  rate.kind === 'percent' ? f.percent(rate.percent, rate.decimals) : rate.kind === 'at-least' ? m.board_at_least({ percent: f.percent(rate.percent, 0) }) : m.board_at_most({ percent: f.percent(rate.percent, 0) })

const cellText = <T>(cell: Cell<T> | null, say: (shown: T) => string): string => (cell === null ? m.yearly_no_figure() : isShown(cell) ? say(cell.shown) : m.board_hidden())

const shareText = (cell: DisclosedShare | null, f: Formatter): string =>
  cellText(cell, ({ count, rate }) => (rate === null ? f.integer(count) : m.yearly_share({ count: f.integer(count), percent: rateText(rate, f) })))

const tableOf = ({ group, years }: NonNullable<DisclosedYearly['main']>, f: Formatter): RegionYearlyView['table'] => {
  const number = (key: string, label: string) => ({ key, label, number: true })
  return {
    caption: m.yearly_region_caption({ group: groupName[group]?.() ?? '' }),
    columns: [
      { key: 'year', label: m.yearly_col_year() }, number('enrolment', m.yearly_col_enrolment()), number('withdrawal', m.yearly_col_withdrawal()), number('failure', m.yearly_col_failure()),
      number('before', m.yearly_col_failed_before()), number('transfer', m.yearly_col_transfer()), number('attendance', m.yearly_col_attendance()),
    ],
    rows: [...years].reverse().map(y => ({
      key: String(y.year),
      cells: {
        year: y.isPandemic ? `${y.year} *` : String(y.year), enrolment: cellText(y.enrolment, f.integer), withdrawal: shareText(y.withdrawal, f), failure: shareText(y.failure, f),
        before: shareText(y.failedYearBefore, f), transfer: shareText(y.transfer, f), attendance: cellText(y.attendance, rate => rateText(rate, f)),
      },
    })),
  }
}

const indexSentence = (v: DisclosedYearly['vulnerability'][number], f: Formatter): string[] => {
  if (!isShown(v.students)) return []
  const said = { year: String(v.year), level: v.level === 1 ? m.yearly_index_primary() : m.yearly_index_secondary() }
  const counts = isShown(v.inPriority) ? { inPriority: f.integer(v.inPriority.shown), students: f.integer(v.students.shown) } : null
  const index = v.index && isShown(v.index) ? (v.index.shown.kind === 'percent' ? f.number(v.index.shown.percent, v.index.shown.decimals) : rateText(v.index.shown, f)) : null
  if (counts && index) return [m.yearly_index({ ...said, index, ...counts })]
  return counts ? [m.yearly_index_count({ ...said, ...counts })] : index ? [m.yearly_region_index({ ...said, index })] : [m.yearly_region_index_hidden(said)]
}

/** `k`: the smallest group that is told to whoever reads. */
export const describeRegionYearly = (d: DisclosedYearly, official: OfficialDropout | null, f: Formatter, k: number = regionPolicy.fewestStudents): RegionYearlyView => {
  const years = d.main?.years ?? []
  const [last, ended] = [years.at(-1), years.filter(y => y.withdrawal !== null).at(-1)]
  const isUnderTen = years.length > 0 && years.every(y => y.enrolment !== null && !isShown(y.enrolment))
  const sentences = d.vulnerability.flatMap(v => indexSentence(v, f))
  const bases = [...new Set(d.vulnerability.flatMap(v => (v.baseYear === null ? [] : [String(v.baseYear)])))]
  return {
    title: m.yearly_region_title(),
    table: d.main && !isUnderTen ? tableOf(d.main, f) : null,
    none: isUnderTen ? m.board_under_ten({ k }) : m.yearly_region_none(),
    notes: [
      m.yearly_region_rules(),
      ...(last && ended && last.year > ended.year ? [m.yearly_region_pending({ year: String(last.year) })] : []),
      ...(years.some(y => y.isPandemic) ? [m.yearly_pandemic()] : []),
    ],
    index: sentences.length === 0 ? null : { title: m.yearly_index_title(), sentences: [...sentences, ...(bases.length > 0 ? [m.yearly_index_base({ year: f.list(bases) })] : [])] },
    how: {
      title: m.yearly_region_how(),
      sentences: [
        m.yearly_how_withdrawal(), m.yearly_how_failure(), m.yearly_how_repetition(), m.yearly_how_transfer(), m.yearly_how_attendance(), m.yearly_how_rates(),
        ...d.sources.map(s => [sourceWords[s.kind]({ years: f.years(s.years), file: s.fileName, day: f.dayOf(s.publishedAt) }), cutOffSentence(s.fileName, f)].filter(x => x !== '').join(' ')),
      ],
    },
    // The official rates are nobody's own: the same for every reader, without a figure of the school.
    official: describeYearly({ rbd: d.rbd, groups: [], vulnerability: [], inYears: [], sources: [] }, false, f, official).official,
    trajectory: describeDisclosedTrajectory(d, f),
  }
}
