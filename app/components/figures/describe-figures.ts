/** From figures to the words, rows and coordinates a page shows. Runs in loaders, in the reader's language. */
import { compareMonths, type Month } from '../../../cycles/calendar/days.ts'
import { monthsOfCycle, type Comparison, type CycleSpan } from '../../../cycles/compare/same-months.ts'
import { isShown, type Cell } from '../../../cycles/disclosure/disclose.ts'
import { bandNames, bandsIn, chronicallyAbsentOf, type Band, type BandScheme } from '../../../cycles/indicators/attendance.ts'
import { firstSchoolMonth, lastSchoolMonth, type MonthFigures, type SeriesMonth } from '../../../cycles/indicators/series.ts'
import { percentIndicators, type ExpectationIndicator } from '../../../cycles/notebook/parts.ts'
import { figuresPath } from '../notebook/paths.ts'
import { cutOffSentence } from './describe-yearly.ts'
import type { FiguresSource, SchoolFigures } from '../../../db/indicators/figures.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { noneUnder, rangeOf, ruleOf, shareUnder, underHeading } from './scheme-words.ts'
import type { BandsView, ChartView, ComparisonView, SchoolFiguresView } from './view.ts'

/** `sep–oct 2026`, `nov 2025–mar 2026`, `oct 2026`. */
export const monthSpan = (f: Formatter, first: Month, last: Month): string =>
  compareMonths(first, last) === 0 ? f.month(first)
    : first.year === last.year ? `${f.monthShort(first.month)}–${f.month(last)}` : `${f.month(first)}–${f.month(last)}`

export const bandName: Record<Band, () => string> = {
  critical: m.data_band_critical, severe: m.data_band_severe, repeated: m.data_band_repeated, normal: m.data_band_normal, outstanding: m.data_band_outstanding,
}

/** The bands as a bar and a list. Where a count is hidden there is no bar at all: its length would give the count back. */
export const describeBands = (bands: Record<Band, Cell<number>>, of: { title: string; caption: string; hiddenText: string }, scheme: BandScheme, f: Formatter): BandsView => {
  const counts = bandNames.map(band => bands[band])
  const shown = counts.flatMap(c => (isShown(c) ? [c.shown] : []))
  const total = shown.length === counts.length ? shown.reduce((a, b) => a + b, 0) : null
  const percent = (n: number) => `${Math.round(n * 1000) / 1000}%`
  let before = 0
  return {
    title: of.title, caption: of.caption,
    rule: ruleOf(scheme, f),
    note: m.data_bands_month_only(),
    parts: bandsIn(scheme).map(band => {
      const cell = bands[band]
      const frame = { band, name: bandName[band](), range: rangeOf(band, scheme, f) }
      if (!isShown(cell)) return { ...frame, count: of.hiddenText, from: null, width: null, middle: null, isWide: false }
      const count = f.integer(cell.shown)
      if (!total) return { ...frame, count, from: null, width: null, middle: null, isWide: false }
      const [from, width] = [(100 * before) / total, (100 * cell.shown) / total]
      before += cell.shown
      return { ...frame, count, from: percent(from), width: percent(width), middle: percent(from + width / 2), isWide: width >= 9 }
    }),
  }
}

const underNinety = (figures: MonthFigures) => chronicallyAbsentOf(figures.bands)
const underEightyFive = (figures: MonthFigures) => figures.bands.critical + figures.bands.severe

export const describeComparison = (c: Comparison, f: Formatter): ComparisonView => {
  const title = m.data_comparison_title()
  if (c.kind === 'too-few-students') return { title, headline: m.data_comparison_cannot(), detail: m.data_comparison_too_few(), isCompared: false }
  if (c.kind === 'cannot-yet') {
    const why = { 'no-months-since': m.data_comparison_why_no_months_since, 'no-year-before': m.data_comparison_why_no_year_before, 'no-others': m.data_comparison_why_no_others }
    return { title, headline: m.data_comparison_cannot(), detail: why[c.why](), isCompared: false }
  }
  const months = monthSpan(f, c.months[0]!, c.months.at(-1)!)
  const points = f.points(c.points)
  return {
    title,
    headline: /^[+−]/u.test(points) ? m.data_comparison_more({ months, points }) : m.data_comparison_none({ months }),
    detail: m.data_comparison_detail({
      own: f.points(c.ownChange), others: f.points(c.othersChange),
      compared: c.coverage.compared, sinceStart: c.coverage.sinceStart,
      schools: c.otherSchools.fewest === c.otherSchools.most ? f.integer(c.otherSchools.most) : `${f.integer(c.otherSchools.fewest)}–${f.integer(c.otherSchools.most)}`,
    }),
    isCompared: true,
  }
}

const howSentences = () => [m.data_how_attendance(), m.data_how_compare(), m.data_how_small()]

/** Which file a figure came from, and when it was imported. */
export const sourceSentence = (source: FiguresSource | null, f: Formatter) =>
  source ? [m.data_source({ file: source.fileName, day: f.dayOf(source.publishedAt) }), cutOffSentence(source.fileName, f)].filter(s => s !== '').join(' ') : null

/** The part of the school's courses that declared in the last month, and that the month may still change. */
export const coverageSentences = ({ coverage: c, lastMonth: last, ownMonths }: Pick<SchoolFigures, 'coverage' | 'lastMonth' | 'ownMonths'>, f: Formatter): string[] => {
  if (!last) return []
  const month = f.monthName(last.month)
  return [
    ...(c ? [c.declared >= c.has
      ? m.yearly_courses_all({ month, has: f.integer(c.has) })
      : m.yearly_courses_some({ month, declared: f.integer(c.declared), has: f.integer(c.has), percent: f.percent(c.percent, 0) })] : []),
    ...(c?.from === 'most-seen' ? [m.yearly_courses_most_seen({ has: f.integer(c.has) })] : []),
    // A month of the school's own class book is marked elsewhere.
    ...(ownMonths.some(x => compareMonths(x, last) === 0) ? [] : [m.yearly_provisional({ month: f.asHeading(month) })]),
  ]
}

/** The figures of a school for the data page. `cycle`: whose months are marked and compared. `lost`: months with a mark, and their notes. */
export const describeSchoolFigures = (figures: SchoolFigures, cycle: CycleSpan | null, f: Formatter, lost: Pick<ChartView, 'marks' | 'notes'> = {}): SchoolFiguresView => {
  const { lastMonth: last, yearToDate: year, yearToDateBefore: before } = figures
  if (!last) return { kind: 'no-data', title: m.data_none_title(), text: m.data_none() }
  const ofCycle = new Set(cycle ? monthsOfCycle(cycle, last).map(x => `${x.year}-${x.month}`) : [])
  const under = underNinety(last)
  const severe = underEightyFive(last)
  const percentOf = (p: number | null | undefined) => (p === null || p === undefined ? m.data_no_figure() : f.percent(p))
  const at = new Map(figures.series.map(x => [`${x.year}-${x.month}`, x.figures]))
  const thisYear = figures.series.filter(x => x.year === last.year)
  return {
    kind: 'figures',
    finding: under > 0
      ? m.data_finding({ month: f.monthLong(last), under: f.integer(under), students: f.integer(last.students), share: shareUnder(figures.scheme, 'normal', f) })
      : noneUnder(figures.scheme, f.monthLong(last), f.integer(last.students), f),
    detail: [
      ...(year && year.attendancePercent !== null ? [before && before.attendancePercent !== null
        ? m.data_finding_year({ month: f.monthName(last.month), percent: f.percent(year.attendancePercent), yearBefore: before.year, percentBefore: f.percent(before.attendancePercent) })
        : m.data_finding_year_only({ month: f.monthName(last.month), percent: f.percent(year.attendancePercent) })] : []),
      ...(year && year.monthsMissing.length > 0 ? [m.data_finding_missing({ months: f.list(year.monthsMissing.map(x => f.monthName(x.month))) })] : []),
      ...(figures.tooFewToRead ? [m.data_too_few()] : []),
      ...(figures.ownMonths.length > 0 ? [m.data_own_months({ months: f.list(figures.ownMonths.map(x => f.monthLong(x))), n: figures.ownMonths.length })] : []),
    ],
    nextStep: { label: m.data_next_step(), text: severe > 0 ? m.data_next_step_severe({ n: severe, share: shareUnder(figures.scheme, 'repeated', f) }) : m.data_next_step_keep() },
    comparison: figures.comparison ? describeComparison(figures.comparison, f) : null,
    table: {
      caption: m.data_table_caption(),
      cycleMark: m.data_since_cycle(),
      columns: [
        { key: 'month', label: m.data_col_month(), number: false }, { key: 'now', label: String(last.year), number: true },
        { key: 'before', label: String(last.year - 1), number: true }, { key: 'under', label: underHeading(figures.scheme, 'normal', f), number: true },
        { key: 'students', label: m.data_col_students(), number: true },
      ],
      rows: thisYear.map(x => ({
        key: `${x.year}-${x.month}`,
        isOfCycle: ofCycle.has(`${x.year}-${x.month}`),
        cells: {
          month: f.monthName(x.month),
          now: percentOf(x.figures?.attendancePercent),
          before: percentOf(at.get(`${x.year - 1}-${x.month}`)?.attendancePercent),
          under: x.figures ? f.integer(underNinety(x.figures)) : '·',
          students: x.figures ? f.integer(x.figures.students) : '·',
        },
      })),
    },
    chart: { ...describeChart(figures.series, last, ofCycle, f), ...lost },
    bands: describeBands(
      Object.fromEntries(bandNames.map(band => [band, { shown: last.bands[band] }])) as Record<Band, Cell<number>>,
      { title: m.data_bands_title(), caption: m.data_bands_caption({ month: f.monthLong(last), students: f.integer(last.students) }), hiddenText: '' }, figures.scheme, f,
    ),
    courses: figures.courses && figures.courses.length > 0 ? {
      title: figures.courses.every(c => c.letter === '') ? m.data_levels_title({ month: f.monthLong(last) }) : m.data_courses_title({ month: f.monthLong(last) }), note: figures.courses.every(c => c.letter === '') ? m.data_levels_note() : m.data_courses_note(),
      columns: [
        { key: 'course', label: m.data_col_course(), number: false }, { key: 'students', label: m.data_col_students(), number: true },
        { key: 'percent', label: m.data_col_attendance(), number: true }, { key: 'under', label: underHeading(figures.scheme, 'normal', f), number: true },
        { key: 'severe', label: underHeading(figures.scheme, 'repeated', f), number: true },
      ],
      rows: figures.courses.map(c => ({
        key: c.course,
        cells: {
          course: courseName(c), students: f.integer(c.students), percent: percentOf(c.attendancePercent),
          under: f.integer(underNinety(c)), severe: f.integer(underEightyFive(c)),
        },
      })),
    } : null,
    apart: figures.standApart.length > 0 ? {
      title: m.data_apart_title(),
      sentences: figures.standApart.map(a => m.data_apart({ teaching: teachingName[a.teaching](), students: f.integer(a.students), percent: percentOf(a.attendancePercent) })),
    } : null,
    source: sourceSentence(figures.source, f),
    coverage: coverageSentences(figures, f),
    yearly: { href: figuresPath(figures.rbd), text: m.yearly_link() },
    how: { title: m.data_how_title(), sentences: howSentences() },
  }
}

const teachingName = { young: () => '', preschool: m.data_teaching_preschool, adult: m.data_teaching_adult, special: m.data_teaching_special }

/** Without a letter, a level. */
export const courseName = (c: { codEnse: number; codGrado: number; letter: string; course: string }) =>
  (c.codEnse === 110 ? m.data_course_primary({ grade: c.codGrado, letter: c.letter })
    // Inside 10, grade 4 is NT1 and 5 is NT2 (reference: Ministry files, 1.8).
    : c.codEnse === 10 && c.codGrado === 4 ? m.data_course_nt1({ letter: c.letter }) : c.codEnse === 10 && c.codGrado === 5 ? m.data_course_nt2({ letter: c.letter })
    : c.codEnse >= 300 ? m.data_course_secondary({ grade: c.codGrado, letter: c.letter })
      : m.data_course_other({ code: c.course })).trim()

/** This year and the one before over the same calendar months, which is what the comparison compares. */
const describeChart = (series: readonly SeriesMonth[], last: Month, ofCycle: ReadonlySet<string>, f: Formatter): ChartView => {
  const at = new Map(series.map(x => [`${x.year}-${x.month}`, x.figures?.attendancePercent ?? null]))
  const calendar = Array.from({ length: lastSchoolMonth - firstSchoolMonth + 1 }, (_, i) => firstSchoolMonth + i)
  const rounded = (p: number | null | undefined) => (p === null || p === undefined ? null : Math.round(p * 10) / 10)
  const of = (year: number) => calendar.map(month => rounded(at.get(`${year}-${month}`)))
  const [now, before] = [of(last.year), of(last.year - 1)]
  const [endOfNow, endOfBefore] = [now, before].map(values => values.findLastIndex(v => v !== null))
  const points = calendar.map((month, i) => ({
    month: f.monthShort(month), now: now[i] ?? null, before: before[i] ?? null,
    nowName: i === endOfNow ? String(last.year) : null, beforeName: i === endOfBefore ? String(last.year - 1) : null,
  }))
  const values = points.flatMap(p => [p.now, p.before]).filter(v => v !== null)
  // Whole fives with room around; never a scale so fine that an ordinary month looks like a cliff.
  const highest = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5)
  const lowest = Math.max(0, Math.min(highest - 15, Math.floor((Math.min(...values) - 1) / 5) * 5))
  const marked = calendar.filter(month => ofCycle.has(`${last.year}-${month}`))
  return {
    title: m.data_chart_title({ year: last.year }),
    axis: m.data_chart_axis(),
    points,
    lines: [{ key: 'now', name: String(last.year) }, ...(points.some(p => p.before !== null) ? [{ key: 'before' as const, name: String(last.year - 1) }] : [])],
    lowest, highest,
    ticks: Array.from({ length: Math.floor((highest - lowest) / 5) + 1 }, (_, i) => ({ value: lowest + 5 * i, text: f.percent(lowest + 5 * i, 0) })),
    cycle: marked.length > 0 ? { from: f.monthShort(marked[0]!), to: f.monthShort(marked.at(-1)!), name: m.data_chart_cycle() } : null,
  }
}

/** What the challenge page holds of an expectation; figures as the team typed them, `expectBy` a day or ''. */
export type Expectation = {
  expectIndicator: ExpectationIndicator | ''; expectMeasure: string; expectUnit?: string; expectFrom: string; expectTo: string; expectBy: string; expectForWhom: string
}

const indicatorName: Record<ExpectationIndicator, () => string> = {
  attendance: m.data_indicator_attendance, 'chronic-absence': m.data_indicator_chronic_absence, 'severe-absence': m.data_indicator_severe_absence,
  engagement: m.data_indicator_engagement, withdrawal: m.data_indicator_withdrawal, own: m.data_indicator_own,
}
export const indicatorNameOf = (indicator: ExpectationIndicator) => indicatorName[indicator]()

/** A figure as the team typed it, with its unit (`%`, "conversaciones") or the percent sign its indicator asks for, when they left it out. */
export const typedFigure = (typed: string, indicator: ExpectationIndicator | '' | null, unit = ''): string => {
  if (typed === '' || typed.endsWith('%')) return typed
  if ((percentIndicators as readonly string[]).includes(indicator ?? '') || unit === '%') return `${typed}%`
  return unit === '' ? typed : `${typed} ${unit}`
}

/** From what to what, as figures; a unit in words is said once ("de 0 a 6 por semana"). */
export const figuresExpected = (e: Pick<Expectation, 'expectIndicator' | 'expectUnit' | 'expectFrom' | 'expectTo'>): { from: string; to: string } => {
  const to = typedFigure(e.expectTo, e.expectIndicator, e.expectUnit)
  return { from: typedFigure(e.expectFrom, e.expectIndicator, to === '' || e.expectUnit === '%' ? e.expectUnit : ''), to }
}

/** The expectation as the team wrote it: what is looked at, and its figures, day and people line by line. */
export const describeExpected = (e: Expectation, f: Formatter): { what: string; lines: string[] } => {
  const what = e.expectIndicator === '' ? e.expectMeasure : e.expectIndicator === 'own' && e.expectMeasure ? e.expectMeasure : indicatorName[e.expectIndicator]()
  const { from, to } = figuresExpected(e)
  return {
    what,
    lines: [
      from && to ? m.data_expected_from_to({ from, to }) : to ? m.data_expected_to({ to }) : from ? m.data_expected_from({ from }) : '',
      e.expectBy ? m.data_expected_by({ day: f.day(e.expectBy) }) : '',
      e.expectForWhom ? m.data_expected_for({ whom: e.expectForWhom }) : '',
    ].filter(s => s !== ''),
  }
}

/** How many students were under the line an indicator draws in one month, of how many, and the share. Null when the month has no student. */
export const describeUnder = (indicator: 'chronic-absence' | 'severe-absence', month: MonthFigures, scheme: BandScheme, f: Formatter): string | null => {
  if (month.students === 0) return null
  const [count, edge] = indicator === 'chronic-absence' ? [underNinety(month), scheme.normalFrom] : [underEightyFive(month), scheme.repeatedFrom]
  return m.data_observed_under({ share: f.percent((100 * count) / month.students), edge: f.percent(edge, 0), month: f.monthLong(month), count: f.integer(count), students: f.integer(month.students) })
}

/** What the imported attendance says of a monthly indicator since the cycle began, as a sentence. */
export const describeSinceStart = (indicator: 'attendance' | 'chronic-absence' | 'severe-absence', figures: SchoolFigures, f: Formatter): string => {
  const { sinceStart } = figures
  if (!sinceStart) return m.data_observed_none()
  if (indicator === 'attendance') return m.data_observed_attendance({ percent: f.percent(sinceStart.attendancePercent), months: monthSpan(f, sinceStart.from, sinceStart.to) })
  return describeUnder(indicator, sinceStart.lastMonth, figures.scheme, f) ?? m.data_observed_none()
}
