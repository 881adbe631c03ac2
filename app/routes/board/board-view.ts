/** From the board's figures to its words. Runs in the loader, in the reader's language; what is hidden was never in the figures. */
import { compareMonths } from '../../../cycles/calendar/days.ts'
import { isShown, type Cell } from '../../../cycles/disclosure/disclose.ts'
import { bandNames, chronicallyAbsentOf, type Band } from '../../../cycles/indicators/attendance.ts'
import { firstSchoolMonth } from '../../../cycles/indicators/series.ts'
import type { Decision } from '../../../cycles/notebook/parts.ts'
import { boardSearchOf, type BoardQuery } from '../../../cycles/region/board-query.ts'
import type { Board, DisclosedComparison } from '../../../db/indicators/board.ts'
import type { DisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { rowsOnPage, type BoardPage, type BoardSection, type BoardSource } from '../../../db/region/board-page.ts'
import { pooledView, rateText, rowView, schoolsText, whyNotYet, type BoardTableView, type SectionView } from '../../components/region/board-row-words.ts'
import { shareUnder } from '../../components/figures/scheme-words.ts'
import { describeBands, indicatorNameOf, monthSpan, typedFigure } from '../../components/figures/describe-figures.ts'
import type { BandsView } from '../../components/figures/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'


export type Question = { question: string; href: string; figure: string; text: string; isQuiet: boolean }
export type BoardView = BoardTableView & {
  questions: Question[]
  /** What an ordered board says before its groups; empty by name. */
  ordered: string[]
  /** Other pages of the same board; null where there is only one. */
  pages: { now: string; before: string | null; next: string | null } | null
  sources: string[]
  territory: { title: string; sentence: string; notes: string[]; bands: BandsView | null } | null
}

/** The sentence of the school's page, where there is room for it. */
export const changeSentence = (c: DisclosedComparison, k: number, f: Formatter): { headline: string; detail: string | null } => {
  if (c.kind === 'too-few-students') return { headline: m.board_under_ten({ k }), detail: null }
  if (c.kind === 'cannot-yet') return { headline: m.board_cannot_yet(), detail: whyNotYet(c.why) }
  if (!isShown(c.change)) return { headline: m.board_change_hidden(), detail: null }
  return {
    headline: m.board_school_compared({ points: f.points(c.change.shown.points, c.change.shown.decimals), months: monthSpan(f, c.first, c.last) }),
    detail: m.board_school_compared_detail({ compared: c.coverage.compared, n: c.coverage.sinceStart, schools: schoolsText(c.otherSchools, f) }),
  }
}

type Expectation = Pick<DisclosedSchool['cycles'][number], 'expectIndicator' | 'expectMeasure' | 'expectFrom' | 'expectTo' | 'expectBy' | 'expectOthers' | 'hidesExpected'>

/** What a team expects, in a sentence; null where it shared nothing. Figures that are not for the region are already out of it. */
export const describeExpectation = (c: Expectation, k: number, f: Formatter): string | null => {
  const what = c.expectIndicator ? (c.expectIndicator === 'own' && c.expectMeasure ? c.expectMeasure : indicatorNameOf(c.expectIndicator)) : c.expectMeasure
  const figures = what !== '' && (c.expectFrom || c.expectTo)
    ? m.board_school_expects_line({ what, from: typedFigure(c.expectFrom, c.expectIndicator) || '…', to: typedFigure(c.expectTo, c.expectIndicator) || '…' }) : what
  const by = c.expectBy && (figures || c.hidesExpected) ? m.board_school_expects_by({ day: f.day(c.expectBy) }) : ''
  const sentence = [figures, by].filter(s => s !== '').join(', ')
  return [sentence, c.hidesExpected ? m.board_school_expects_withheld({ k }) : '', c.expectOthers > 0 ? m.challenge_board_others({ n: c.expectOthers }) : ''].filter(s => s !== '').join(' · ') || null
}

const decisionCounts: Record<Decision, (n: { n: number }) => string> = {
  adopt: m.board_decision_adopt, adapt: m.board_decision_adapt, widen: m.board_decision_widen, drop: m.board_decision_drop,
}

const comparableText = (cycles: number, compared: number) =>
  cycles === 0 ? m.board_q_comparable_no_cycles() : compared === 0 ? m.board_q_comparable_none({ n: cycles }) : m.board_q_comparable({ n: cycles, compared })

/** The three questions the region asks (reference: programme, TEP), answered from what is here and nothing else. */
const questionsOf = (board: Board, f: Formatter, readsLearnings: boolean): Question[] => {
  const learntHref = readsLearnings ? '/territorio/aprendizajes' : '/territorio/diferencias'
  const latest = board.rows.flatMap(row => row.cycles.filter(c => c.theoryCarried !== null).at(-1)?.theoryCarried ?? [])
  const carried = (kind: string) => latest.filter(k => k === kind).length
  const allCycles = board.rows.flatMap(row => row.cycles)
  const decided = allCycles.flatMap(c => c.decision ?? [])
  const counts = (['adopt', 'adapt', 'widen', 'drop'] as const).map(d => ({ d, n: decided.filter(x => x === d).length })).filter(({ n }) => n > 0)
  const comparisons = board.rows.flatMap(row => (row.figures.kind === 'shown' ? row.figures.comparison ?? [] : []))
  const comparable = comparableText(comparisons.length, comparisons.filter(c => c.kind === 'compared').length)
  const { attendance } = board.territory
  return [
    latest.length > 0
      ? {
        question: m.board_q_cycles(), href: '/territorio/diferencias', isQuiet: false,
        figure: m.board_q_cycles_figure({ maintained: carried('maintained'), schools: latest.length }),
        text: m.board_q_cycles_text({ adjusted: carried('adjusted'), replaced: carried('replaced') }),
      }
      : { question: m.board_q_cycles(), href: '/territorio/diferencias', isQuiet: allCycles.length === 0, figure: m.board_q_cycles_none_figure({ n: allCycles.length }), text: m.board_q_cycles_none_text() },
    decided.length > 0
      ? { question: m.board_q_learnt(), href: learntHref, isQuiet: false, figure: m.board_q_learnt_figure({ n: decided.length }), text: m.board_q_learnt_text({ list: f.list(counts.map(({ d, n }) => decisionCounts[d]({ n }))) }) }
      : { question: m.board_q_learnt(), href: learntHref, isQuiet: true, figure: m.board_no_figure(), text: m.board_q_learnt_none() },
    !board.month || !board.territory.students
      ? { question: m.board_q_indicators(), href: '/territorio/resultados', isQuiet: true, figure: m.board_no_figure(), text: m.board_q_indicators_none() }
      : attendance
        ? { question: m.board_q_indicators(), href: '/territorio/resultados', isQuiet: false, figure: rateText({ shown: attendance.rate }, f), text: `${m.board_q_indicators_text({ n: attendance.groups, month: f.monthLong(board.month), schools: f.integer(attendance.groups) })} ${comparable}` }
        : { question: m.board_q_indicators(), href: '/territorio/resultados', isQuiet: true, figure: m.board_hidden(), text: `${m.board_q_indicators_hidden()} ${comparable}` },
  ]
}

const territoryView = (board: Board, f: Formatter): BoardView['territory'] => {
  const { month, territory: { students: all, parts: sum } } = board
  if (!month || !all) return null
  const withoutMonth = board.rows.filter(({ figures: x }) => x.kind === 'no-data' || (x.kind === 'shown' && compareMonths(x.month, month) < 0)).length
  const notes = [
    ...(withoutMonth > 0 ? [m.yearly_schools_missing({ n: withoutMonth, month: f.monthLong(month) })] : []),
    ...(board.underTen > 0 ? [m.board_territory_note({ n: board.underTen, k: board.policy.fewestStudents })] : []),
    ...(sum && sum.groups < all.groups ? [m.board_territory_note_hidden({ n: all.groups - sum.groups })] : []),
  ]
  if (!sum) return { title: m.board_territory_title({ month: f.monthLong(month) }), sentence: m.board_territory_sentence_hidden({ month: f.monthLong(month), students: f.integer(all.students) }), notes, bands: null }
  const students = f.integer(sum.students)
  return {
    title: m.board_territory_title({ month: f.monthLong(month) }),
    sentence: m.board_territory_sentence({ month: f.monthLong(month), share: shareUnder(board.scheme, 'normal', f), under: f.integer(chronicallyAbsentOf(sum.counts)), students }),
    notes,
    bands: describeBands(
      Object.fromEntries(bandNames.map(band => [band, { shown: sum.counts[band] }])) as Record<Band, Cell<number>>,
      { title: m.data_bands_title(), caption: m.board_territory_caption({ n: sum.groups, students }), hiddenText: m.board_hidden() }, board.scheme, f,
    ),
  }
}

/** How many schools "the others" are, said once for the table. */
const othersOf = (board: Board, f: Formatter): string[] => {
  const counts = board.rows.flatMap(row => {
    const c = row.figures.kind === 'shown' ? row.figures.comparison : null
    return c?.kind === 'compared' ? [c.otherSchools.fewest, c.otherSchools.most] : []
  })
  return counts.length === 0 ? [] : [m.board_caption_others({ schools: schoolsText({ fewest: Math.min(...counts), most: Math.max(...counts) }, f) })]
}

const sectionTitle = (s: BoardSection, page: BoardPage): string | null => {
  switch (s.kind) {
    case 'by-name': return null
    case 'different': return page.ordered?.reading.kind === 'read' && page.ordered.reading.isOnlyPossible ? m.board_group_different_possible() : m.board_group_different()
    case 'within': return m.board_group_within()
    case 'not-told': return m.board_group_not_told()
    case 'without': return m.board_group_without()
  }
}

const cannotGroup = { 'no-schools': m.board_group_cannot_none, 'one-school': m.board_group_cannot_one, 'no-events': m.board_group_cannot_same, 'all-events': m.board_group_cannot_same }

/** What groups by an outcome are, how many would stand apart by chance, and that they are no ranking. */
const orderedSentences = ({ ordered, board, sections, page }: BoardPage, f: Formatter): string[] => {
  if (!ordered) return []
  const { reading } = ordered
  if (reading.kind === 'cannot-yet') return [cannotGroup[reading.why]()]
  const schools = f.integer(reading.schools)
  const level = { rate: f.percent(100 * reading.target), schools }
  return [
    ordered.by === 'chronic' ? m.board_group_level_chronic({ ...level, month: board.month ? f.monthLong(board.month) : '' }) : m.board_group_level_withdrawal({ ...level, year: String(ordered.year ?? '') }),
    ...(page === 1 && !sections.some(s => s.kind === 'different') ? [m.board_group_none_different()] : []),
    reading.expectedByChance < 1 ? m.board_group_chance_less({ schools }) : m.board_group_chance({ schools, expected: f.number(reading.expectedByChance, reading.expectedByChance < 10 ? 1 : 0) }),
    ...(reading.isOnlyPossible ? [m.board_group_exact()] : reading.decidedBy === 'adjusted' ? [m.board_group_adjusted()] : []),
    ...(reading.smallestToStandOutBelow === null ? [] : [m.board_group_smallest({ n: f.integer(reading.smallestToStandOutBelow) })]),
    m.board_group_is_no_ranking(),
  ]
}

/** Files named one by one up to three, and how many more. */
const sourceSentences = (sources: readonly BoardSource[], board: Board, f: Formatter): string[] => (['attendance', 'results'] as const).flatMap(kind => {
  const files = sources.filter(s => s.kind === kind)
  if (files.length === 0) return []
  const named = files.slice(0, 3).map(s => m.board_source_file({ file: s.fileName, day: f.dayOf(s.publishedAt) }))
  const list = f.list(files.length > 3 ? [...named, m.board_source_more({ n: f.integer(files.length - 3) })] : named)
  return [kind === 'attendance' ? m.board_source_attendance({ month: board.month ? f.monthLong(board.month) : '', files: list }) : m.board_source_results({ files: list })]
})

const addressOf = (query: BoardQuery, page: number) => { const search = boardSearchOf({ ...query, page }); return search ? `/territorio?${search}` : '/territorio' }

/**
 * Rows by name, or in groups by name; pooled schools after them; never by a figure. `readsLearnings`: whether its reader may open what schools
 * shared of their learnings, which the country's staff may not.
 */
export const describeBoard = (page: BoardPage, query: BoardQuery, f: Formatter, readsLearnings = true): BoardView => {
  const { board, chosen, sections } = page
  const pooled = page.isFiltered || page.page < page.pages ? [] : [...board.pooled].sort((a, b) => f.compare(a.name, b.name))
  const span = board.month && board.month.month > firstSchoolMonth
    ? monthSpan(f, { year: board.month.year, month: firstSchoolMonth }, board.month) : board.month ? f.month(board.month) : null
  const views = sections.map((s): SectionView => ({
    key: s.kind, title: sectionTitle(s, page),
    rows: s.rows.map(({ row, position }) => rowView(row, page.details.get(row.rbd) ?? null, position, board, f)),
  }))
  if (pooled.length > 0) {
    const rows = pooled.map(p => pooledView(p, board, f))
    if (page.ordered || views.length === 0) views.push({ key: 'pooled', title: m.board_pools_title(), rows })
    else views.at(-1)!.rows.push(...rows)
  }
  const from = (page.page - 1) * rowsOnPage
  return {
    questions: questionsOf(board, f, readsLearnings),
    ordered: orderedSentences(page, f),
    sections: views,
    caption: [m.board_caption({ n: board.rows.length, shown: f.integer(chosen.length), total: f.integer(board.rows.length) }), ...othersOf(board, f)].join(' '),
    attendanceColumn: span ? m.board_col_attendance({ span }) : m.board_col_attendance_plain(),
    chronicColumn: board.month ? m.board_col_chronic({ month: f.month(board.month) }) : m.board_col_chronic_plain(),
    pages: page.pages === 1 ? null : {
      now: m.board_caption_page({ from: f.integer(from + 1), to: f.integer(Math.min(chosen.length, from + rowsOnPage)), n: f.integer(chosen.length) }),
      before: page.page > 1 ? addressOf(query, page.page - 1) : null,
      next: page.page < page.pages ? addressOf(query, page.page + 1) : null,
    },
    sources: sourceSentences(page.sources, board, f),
    territory: territoryView(board, f),
  }
}
