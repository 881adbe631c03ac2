/** The words of a school's yearly figures. Rates of fewer than 10 students are said to the school's own team only (`saysSmallRates`). */
import { daysInFileName, shareOf, withdrawalPooled, type Share, type YearFigures, type YearlyGroup } from '../../../cycles/indicators/yearly.ts'
import type { OfficialDropout } from '../../../db/indicators/official-dropout.ts'
import type { YearlyFigures, YearlySource } from '../../../db/indicators/yearly.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeYearVerdict } from '../verdicts/describe-year.ts'
import type { ChartView } from './view.ts'
import type { YearlyGroupView, YearlyView } from './yearly-view.ts'

const groupName: Record<YearlyGroup, () => string> = {
  young: m.yearly_group_young, primary: m.yearly_group_primary, secondary: m.yearly_group_secondary, adult: m.yearly_group_adult, special: m.yearly_group_special, preschool: m.yearly_group_preschool,
}
const dependencyName: Record<number, () => string> = {
  1: m.yearly_dependency_1, 2: m.yearly_dependency_2, 3: m.yearly_dependency_3, 4: m.yearly_dependency_4, 5: m.yearly_dependency_5, 6: m.yearly_dependency_6,
}

type Telling = { f: Formatter; saysSmallRates: boolean }
type Group = YearlyFigures['groups'][number]

const rateOf = (share: Share, { f, saysSmallRates }: Telling): string | null => (share.isTooFew && !saysSmallRates ? null : f.percent(share.percent))

const shareText = (share: Share | null, t: Telling): string => {
  if (!share) return m.yearly_no_figure()
  const percent = rateOf(share, t)
  return percent === null ? t.f.integer(share.count) : m.yearly_share({ count: t.f.integer(share.count), percent })
}

const findingOf = ({ group, years }: Group, t: Telling): string => {
  const { f } = t
  const ended = years.filter(y => y.withdrawal && y.failure).at(-1)
  const last = years.filter(y => y.enrolment !== null).at(-1)
  if (!ended) {
    const said = { year: String(last?.year ?? years.at(-1)!.year), students: f.integer(last?.enrolment ?? 0) }
    return group === 'preschool' ? m.yearly_finding_preschool(said) : m.yearly_finding_enrolment(said)
  }
  const [withdrawal, failure] = [ended.withdrawal!, ended.failure!]
  const said = { year: String(ended.year), withdrawn: f.integer(withdrawal.count), failed: f.integer(failure.count), of: f.integer(withdrawal.of) }
  const [withdrawnShare, failedShare] = [rateOf(withdrawal, t), rateOf(failure, t)]
  return withdrawnShare === null || failedShare === null ? m.yearly_finding(said) : m.yearly_finding_share({ ...said, withdrawnShare, failedShare })
}

const detailOf = ({ group, years }: Group): string[] => {
  const ended = years.filter(y => y.outcomes !== null).at(-1)
  const last = years.at(-1)!
  return [
    ...(ended && last.year > ended.year ? [m.yearly_pending({ year: String(last.year) })] : []),
    ...(group !== 'preschool' && years.some(y => y.isPandemic) ? [m.yearly_pandemic()] : []),
  ]
}

/** Where one year cannot tell, three together say more. */
const verdictOf = ({ years, withdrawal }: Group, t: Telling): YearlyGroupView['verdict'] => {
  const { f } = t
  const pooled = withdrawal?.verdict.verdict === 'improvement-undetectable' ? withdrawalPooled(years) : null
  const share = pooled && rateOf(pooled.share, t)
  return describeYearVerdict(
    withdrawal, y => rateOf(shareOf(y.count, y.of)!, t) ?? m.yearly_no_figure(),
    pooled && share ? [m.yearly_pooled({ years: f.list(pooled.years.map(String)), count: f.integer(pooled.share.count), of: f.integer(pooled.share.of), share })] : [], f,
  )
}

const tableOf = ({ group, years }: Group, t: Telling): YearlyGroupView['table'] => {
  const { f } = t
  const endsItsYears = years.some(y => y.outcomes !== null)
  const attendance = (y: YearFigures) => (y.attendance && (t.saysSmallRates || !y.attendance.isTooFew) ? f.percent(y.attendance.percent) : m.yearly_no_figure())
  const number = (key: string, label: string) => ({ key, label, number: true })
  return {
    caption: m.yearly_table_caption({ group: groupName[group]() }),
    columns: [
      { key: 'year', label: m.yearly_col_year(), number: false }, number('enrolment', m.yearly_col_enrolment()),
      ...(endsItsYears ? [
        number('withdrawal', m.yearly_col_withdrawal()), number('failure', m.yearly_col_failure()), number('before', m.yearly_col_failed_before()), number('transfer', m.yearly_col_transfer()),
        number('attendance', m.yearly_col_attendance()),
      ] : []),
    ],
    rows: [...years].reverse().map(y => ({
      key: String(y.year),
      cells: {
        year: y.isPandemic ? `${y.year} *` : String(y.year), enrolment: y.enrolment === null ? m.yearly_no_figure() : f.integer(y.enrolment),
        withdrawal: shareText(y.withdrawal, t), failure: shareText(y.failure, t), before: shareText(y.isPandemic ? null : y.failedYearBefore, t),
        transfer: shareText(y.transfer, t), attendance: attendance(y),
      },
    })),
  }
}

/** Withdrawal and failure over the years, with a gap where a year has no file or is not compared. None for fewer than three years, or groups too small. */
const chartOf = ({ years }: Group, { f }: Telling): ChartView | null => {
  const told = years.filter(y => y.withdrawal && !y.isPandemic)
  const [first, last] = [told[0], told.at(-1)]
  if (told.length < 3 || !first || !last || told.some(y => y.withdrawal!.isTooFew)) return null
  const at = new Map(told.map(y => [y.year, y]))
  const rounded = (share: Share | null | undefined) => (share ? Math.round(share.percent * 10) / 10 : null)
  const span = Array.from({ length: last.year - first.year + 1 }, (_, i) => first.year + i)
  const points = span.map(year => {
    const y = at.get(year)
    return {
      month: String(year), now: rounded(y?.withdrawal), before: rounded(y?.failure),
      nowName: year === last.year ? m.yearly_line_withdrawal() : null, beforeName: year === last.year ? m.yearly_line_failure() : null,
    }
  })
  const step = 5
  const highest = Math.max(step, Math.ceil(Math.max(...points.flatMap(p => [p.now ?? 0, p.before ?? 0])) / step) * step)
  return {
    title: m.yearly_chart_title({ from: String(first.year), to: String(last.year) }), axis: m.yearly_chart_axis(), points,
    lines: [{ key: 'now', name: m.yearly_line_withdrawal() }, { key: 'before', name: m.yearly_line_failure() }],
    lowest: 0, highest, ticks: Array.from({ length: highest / step + 1 }, (_, i) => ({ value: i * step, text: f.percent(i * step, 0) })), cycle: null, marks: [], notes: [],
  }
}

const sourceOf: Record<YearlySource['kind'], (of: { years: string; file: string; day: string }) => string> = {
  enrolment: m.yearly_source_enrolment, results: m.yearly_source_results, vulnerability: m.yearly_source_vulnerability,
}

/** "With data up to …", where the file's name says it; '' where it does not. */
export const cutOffSentence = (fileName: string, f: Formatter): string => {
  const { cutOff } = daysInFileName(fileName)
  return cutOff === null ? '' : m.yearly_cut_off({ day: f.day(cutOff) })
}

const inYearsOf = ({ inYears }: YearlyFigures): YearlyView['inYears'] => {
  if (inYears.length === 0) return null
  const has = { slep: inYears.some(y => y.slepName !== null), holder: inYears.some(y => y.holder !== null) }
  const column = (key: string, label: string) => ({ key, label, number: false })
  return {
    title: m.yearly_in_years_title(), note: m.yearly_in_years_note(),
    columns: [
      column('year', m.yearly_col_year()), column('name', m.yearly_col_name()), column('dependency', m.yearly_col_dependency()),
      ...(has.slep ? [column('slep', m.yearly_col_slep())] : []), ...(has.holder ? [column('holder', m.yearly_col_holder())] : []),
    ],
    rows: [...inYears].reverse().map(({ year, facts, slepName, holder }) => ({
      key: String(year),
      cells: {
        year: facts.isNearestYear ? `${year} ${m.yearly_nearest({ year: String(facts.factsYear) })}` : String(year), name: facts.name,
        dependency: dependencyName[facts.dependency]?.() ?? m.yearly_no_figure(), slep: slepName ?? m.yearly_no_figure(),
        holder: holder === null ? m.yearly_no_figure() : holder.kind === 'natural' ? m.yearly_holder_natural() : holder.name ?? m.yearly_no_figure(),
      },
    })),
  }
}

const indexOf = ({ vulnerability }: YearlyFigures, t: Telling): YearlyView['index'] => {
  const { f } = t
  if (vulnerability.length === 0) return null
  const bases = [...new Set(vulnerability.flatMap(v => (v.baseYear === null ? [] : [String(v.baseYear)])))]
  return {
    title: m.yearly_index_title(),
    sentences: [
      ...vulnerability.map(v => {
        const said = { year: String(v.year), level: v.level === 1 ? m.yearly_index_primary() : m.yearly_index_secondary(), inPriority: f.integer(v.inPriority), students: f.integer(v.students) }
        return v.indexTenths === null || (v.students < 10 && !t.saysSmallRates) ? m.yearly_index_count(said) : m.yearly_index({ ...said, index: f.number(v.indexTenths / 10, 1) })
      }),
      ...(bases.length > 0 ? [m.yearly_index_base({ year: f.list(bases) })] : []),
    ],
  }
}

/** Rates as published, newest year first. */
const officialOf = (official: OfficialDropout | null, f: Formatter): YearlyView['official'] => {
  const last = official?.country.years.at(-1)
  if (!official || !last) return null
  const series = [
    ...(official.commune ? [{ key: 'commune', label: official.commune.label, of: official.commune }] : []), ...(official.region ? [{ key: 'region', label: official.region.label, of: official.region }] : []),
    ...(official.dependency ? [{ key: 'dependency', label: m.yearly_official_dependency(), of: official.dependency }] : []), { key: 'country', label: m.yearly_official_country(), of: official.country },
  ]
  const cellOf = (of: (typeof series)[number]['of'], year: number) => {
    const percent = of.years.find(y => y.year === year)?.ratePercent ?? null
    return percent === null ? m.yearly_no_figure() : f.percent(percent)
  }
  return {
    title: m.yearly_official_title(),
    sentences: [m.yearly_official_what(), m.yearly_official_trap({ year: String(last.year), next: String(last.year + 1) }), m.yearly_official_source({ file: official.fileName, day: f.dayOf(official.importedAt) })],
    columns: [{ key: 'year', label: m.yearly_col_year(), number: false }, ...series.map(({ key, label }) => ({ key, label, number: true }))],
    rows: [...official.country.years].reverse().map(({ year }) => ({
      key: String(year), cells: { year: year === 2020 || year === 2021 ? `${year} *` : String(year), ...Object.fromEntries(series.map(({ key, of }) => [key, cellOf(of, year)])) },
    })),
  }
}

export const describeYearly = (figures: YearlyFigures, saysSmallRates: boolean, f: Formatter, official: OfficialDropout | null = null): YearlyView => {
  const t: Telling = { f, saysSmallRates }
  // Primary and secondary apart only where a school has both; else they say what the first table says.
  const hasBoth = figures.groups.some(g => g.group === 'primary') && figures.groups.some(g => g.group === 'secondary')
  const groups = figures.groups.filter(g => (hasBoth ? true : g.group !== 'young'))
  return {
    none: groups.length === 0 ? { title: m.yearly_none_title(), text: m.yearly_none() } : null,
    groups: groups.map(g => ({ key: g.group, name: groupName[g.group](), finding: findingOf(g, t), detail: detailOf(g), verdict: verdictOf(g, t), table: tableOf(g, t), chart: chartOf(g, t) })),
    index: indexOf(figures, t),
    official: officialOf(official, f),
    inYears: inYearsOf(figures),
    how: { title: m.yearly_how_title(), sentences: [m.yearly_how_withdrawal(), m.yearly_how_failure(), m.yearly_how_repetition(), m.yearly_how_transfer(), m.yearly_how_attendance(), m.yearly_how_rates()] },
    sources: figures.sources.length === 0 ? null : {
      title: m.yearly_sources_title(),
      sentences: figures.sources.map(s => [sourceOf[s.kind]({ years: f.list(s.years.map(String)), file: s.fileName, day: f.dayOf(s.publishedAt) }), cutOffSentence(s.fileName, f)].filter(x => x !== '').join(' ')),
    },
  }
}
