/** From the board's figures to its words. Runs in the loader, in the reader's language; what is hidden was never in the figures. */
import { compareMonths } from '../../../cycles/calendar/days.ts'
import { isShown, regionPolicy, type Cell, type Rate } from '../../../cycles/disclosure/disclose.ts'
import { bandNames, chronicallyAbsentOf, type Band } from '../../../cycles/indicators/attendance.ts'
import { firstSchoolMonth } from '../../../cycles/indicators/series.ts'
import type { Decision } from '../../../cycles/notebook/parts.ts'
import type { Phase } from '../../../cycles/notebook/phases.ts'
import type { Board, BoardCycle, BoardRow, DisclosedComparison, PooledRow } from '../../../db/indicators/board.ts'
import type { DisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { shareUnder } from '../../components/figures/scheme-words.ts'
import { describeBands, indicatorNameOf, monthSpan, typedFigure } from '../../components/figures/describe-figures.ts'
import type { BandsView } from '../../components/figures/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export type Question = { question: string; figure: string; text: string; isQuiet: boolean }
export type ChangeView =
  | { kind: 'points'; points: string; detail: string[] }
  | { kind: 'words'; words: string; detail: string | null }
export type BoardRowView = {
  key: string
  rbd: number | null
  name: string
  where: string
  cycles: { number: number; mark: string; label: string }[]
  phase: { phase: Phase; label: string } | null
  challenge: string | null
  students: string
  attendance: { text: string; note: string | null }
  change: ChangeView
}
export type BoardView = {
  questions: Question[]
  rows: BoardRowView[]
  caption: string
  attendanceColumn: string
  territory: { title: string; sentence: string; notes: string[]; bands: BandsView | null } | null
}

export type BoardFilter = { commune: number | null; rural: boolean | null; phase: Phase | 'none' | null }

const phases: readonly Phase[] = ['planning', 'implementing', 'studying', 'closed', 'dropped']
const phaseLabels: Record<Phase, () => string> = {
  planning: m.board_phase_planning, implementing: m.board_phase_implementing, studying: m.board_phase_studying, closed: m.board_phase_closed, dropped: m.board_phase_dropped,
}
export const phaseLabel = (phase: Phase) => phaseLabels[phase]()

/** Reads the filters of an address; what it does not know is no filter. */
export const filterFrom = (search: URLSearchParams): BoardFilter => {
  const commune = search.get('comuna') ?? ''
  const phase = search.get('ciclo')
  return {
    commune: /^\d{1,6}$/.test(commune) ? Number(commune) : null,
    rural: search.get('ruralidad') === 'rural' ? true : search.get('ruralidad') === 'urbana' ? false : null,
    phase: phase === 'ninguno' ? 'none' : phases.find(p => p === phase) ?? null,
  }
}

const passes = (row: BoardRow, filter: BoardFilter) =>
  (filter.commune === null || row.communeCode === filter.commune)
  && (filter.rural === null || row.rural === filter.rural)
  && (filter.phase === null || (filter.phase === 'none' ? row.current === null : row.current?.phase === filter.phase))

export const rateText = (cell: Cell<Rate> | null, f: Formatter): string => {
  if (cell === null) return '·'
  if (!isShown(cell)) return m.board_hidden()
  const rate = cell.shown
  if (rate.kind === 'percent') return f.percent(rate.percent, rate.decimals)
  return rate.kind === 'at-least' ? m.board_at_least({ percent: f.percent(rate.percent, 0) }) : m.board_at_most({ percent: f.percent(rate.percent, 0) })
}

const why = { 'no-months-since': m.board_why_no_months_since, 'no-year-before': m.board_why_no_year_before, 'no-others': m.board_why_no_others }
const schoolsText = (others: { fewest: number; most: number }, f: Formatter) =>
  others.fewest === others.most ? f.integer(others.most) : `${f.integer(others.fewest)}–${f.integer(others.most)}`

/** `students`: in a small group each student moves the figure, and that is said. */
export const changeView = (c: DisclosedComparison, students: number, f: Formatter): ChangeView => {
  if (c.kind === 'too-few-students') return { kind: 'words', words: m.board_under_ten(), detail: null }
  if (c.kind === 'cannot-yet') return { kind: 'words', words: m.board_cannot_yet(), detail: why[c.why]() }
  if (!isShown(c.change)) return { kind: 'words', words: m.board_change_hidden(), detail: null }
  return {
    kind: 'points',
    points: f.points(c.change.shown.points, c.change.shown.decimals),
    detail: [
      m.board_compared_detail({ months: monthSpan(f, c.first, c.last), compared: c.coverage.compared, n: c.coverage.sinceStart }),
      ...(students < regionPolicy.wholePercentUnder ? [m.board_few()] : []),
    ],
  }
}

/** The sentence of the school's page, where there is room for it. */
export const changeSentence = (c: DisclosedComparison, f: Formatter): { headline: string; detail: string | null } => {
  if (c.kind === 'too-few-students') return { headline: m.board_under_ten(), detail: null }
  if (c.kind === 'cannot-yet') return { headline: m.board_cannot_yet(), detail: why[c.why]() }
  if (!isShown(c.change)) return { headline: m.board_change_hidden(), detail: null }
  return {
    headline: m.board_school_compared({ points: f.points(c.change.shown.points, c.change.shown.decimals), months: monthSpan(f, c.first, c.last) }),
    detail: m.board_school_compared_detail({ compared: c.coverage.compared, n: c.coverage.sinceStart, schools: schoolsText(c.otherSchools, f) }),
  }
}

type Expectation = Pick<DisclosedSchool['cycles'][number], 'expectIndicator' | 'expectMeasure' | 'expectFrom' | 'expectTo' | 'expectBy' | 'expectOthers' | 'hidesExpected'>

/** What a team expects, in a sentence; null where it shared nothing. Figures that are not for the region are already out of it. */
export const describeExpectation = (c: Expectation, f: Formatter): string | null => {
  const what = c.expectIndicator ? (c.expectIndicator === 'own' && c.expectMeasure ? c.expectMeasure : indicatorNameOf(c.expectIndicator)) : c.expectMeasure
  const figures = what !== '' && (c.expectFrom || c.expectTo)
    ? m.board_school_expects_line({ what, from: typedFigure(c.expectFrom, c.expectIndicator) || '…', to: typedFigure(c.expectTo, c.expectIndicator) || '…' }) : what
  const by = c.expectBy && (figures || c.hidesExpected) ? m.board_school_expects_by({ day: f.day(c.expectBy) }) : ''
  const sentence = [figures, by].filter(s => s !== '').join(', ')
  return [sentence, c.hidesExpected ? m.board_school_expects_withheld() : '', c.expectOthers > 0 ? m.challenge_board_others({ n: c.expectOthers }) : ''].filter(s => s !== '').join(' · ') || null
}

const cycleMark = (c: BoardCycle) =>
  c.phase === 'closed' ? { number: c.number, mark: '✓', label: m.board_cycle_done({ n: c.number }) }
    : c.phase === 'dropped' ? { number: c.number, mark: '–', label: m.board_cycle_dropped({ n: c.number }) }
      : { number: c.number, mark: '', label: m.board_cycle_open({ n: c.number }) }

const rowView = (row: BoardRow, board: Board, f: Formatter): BoardRowView => {
  const { figures } = row
  const shown = figures.kind === 'shown' ? figures : null
  const absent = figures.kind === 'under-ten' ? m.board_under_ten() : m.board_no_attendance()
  return {
    key: String(row.rbd), rbd: row.rbd, name: row.name,
    where: [row.communeName, row.rural ? m.board_rural() : m.board_urban()].filter(s => s !== '').join(' · '),
    cycles: row.cycles.map(cycleMark),
    phase: row.current ? { phase: row.current.phase, label: phaseLabel(row.current.phase) } : null,
    challenge: row.current?.title ?? null,
    students: shown ? f.integer(shown.students) : '·',
    attendance: shown ? {
      text: rateText(shown.attendance, f),
      note: [
        board.month && compareMonths(shown.month, board.month) !== 0 ? m.board_as_of({ month: f.month(shown.month) }) : '',
        shown.attendance && !isShown(shown.attendance) ? m.board_year_hidden() : '',
        shown.monthsMissing > 0 ? m.board_months_missing({ n: shown.monthsMissing }) : '',
      ].filter(s => s !== '').join(' · ') || null,
    } : { text: '·', note: null },
    change: !shown ? { kind: 'words', words: absent, detail: null }
      : shown.comparison ? changeView(shown.comparison, shown.students, f) : { kind: 'words', words: m.board_no_cycle(), detail: null },
  }
}

const pooledView = (p: PooledRow, f: Formatter): BoardRowView => ({
  key: p.microcentroId, rbd: null, name: p.name, where: m.board_pooled_school({ n: p.schools }), cycles: [], phase: null, challenge: null,
  students: '·', attendance: { text: rateText(p.attendance, f), note: null },
  change: { kind: 'words', words: m.board_pooled_reading(), detail: null },
})

const decisionCounts: Record<Decision, (n: { n: number }) => string> = {
  adopt: m.board_decision_adopt, adapt: m.board_decision_adapt, widen: m.board_decision_widen, drop: m.board_decision_drop,
}

const comparableText = (cycles: number, compared: number) =>
  cycles === 0 ? m.board_q_comparable_no_cycles() : compared === 0 ? m.board_q_comparable_none({ n: cycles }) : m.board_q_comparable({ n: cycles, compared })

/** The three questions the region asks (reference: programme, TEP), answered from what is here and nothing else. */
const questionsOf = (board: Board, f: Formatter): Question[] => {
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
        question: m.board_q_cycles(), isQuiet: false,
        figure: m.board_q_cycles_figure({ maintained: carried('maintained'), schools: latest.length }),
        text: m.board_q_cycles_text({ adjusted: carried('adjusted'), replaced: carried('replaced') }),
      }
      : { question: m.board_q_cycles(), isQuiet: allCycles.length === 0, figure: m.board_q_cycles_none_figure({ n: allCycles.length }), text: m.board_q_cycles_none_text() },
    decided.length > 0
      ? { question: m.board_q_learnt(), isQuiet: false, figure: m.board_q_learnt_figure({ n: decided.length }), text: m.board_q_learnt_text({ list: f.list(counts.map(({ d, n }) => decisionCounts[d]({ n }))) }) }
      : { question: m.board_q_learnt(), isQuiet: true, figure: m.board_no_figure(), text: m.board_q_learnt_none() },
    !board.month || !board.territory.students
      ? { question: m.board_q_indicators(), isQuiet: true, figure: m.board_no_figure(), text: m.board_q_indicators_none() }
      : attendance
        ? { question: m.board_q_indicators(), isQuiet: false, figure: rateText({ shown: attendance.rate }, f), text: `${m.board_q_indicators_text({ n: attendance.groups, month: f.monthLong(board.month), schools: f.integer(attendance.groups) })} ${comparable}` }
        : { question: m.board_q_indicators(), isQuiet: true, figure: m.board_hidden(), text: `${m.board_q_indicators_hidden()} ${comparable}` },
  ]
}

const territoryView = (board: Board, f: Formatter): BoardView['territory'] => {
  const { month, territory: { students: all, parts: sum } } = board
  if (!month || !all) return null
  const withoutMonth = board.rows.filter(({ figures: x }) => x.kind === 'no-data' || (x.kind === 'shown' && compareMonths(x.month, month) < 0)).length
  const notes = [
    ...(withoutMonth > 0 ? [m.yearly_schools_missing({ n: withoutMonth, month: f.monthLong(month) })] : []),
    ...(board.underTen > 0 ? [m.board_territory_note({ n: board.underTen })] : []),
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

/** Rows by name, pooled schools after them; never by a figure. */
export const describeBoard = (board: Board, filter: BoardFilter, f: Formatter): BoardView => {
  const rows = board.rows.filter(row => passes(row, filter)).sort((a, b) => f.compare(a.name, b.name) || a.rbd - b.rbd)
  const isWhole = filter.commune === null && filter.rural === null && filter.phase === null
  const pooled = isWhole ? [...board.pooled].sort((a, b) => f.compare(a.name, b.name)) : []
  const span = board.month && board.month.month > firstSchoolMonth
    ? monthSpan(f, { year: board.month.year, month: firstSchoolMonth }, board.month) : board.month ? f.month(board.month) : null
  return {
    questions: questionsOf(board, f),
    rows: [...rows.map(row => rowView(row, board, f)), ...pooled.map(p => pooledView(p, f))],
    caption: [m.board_caption({ n: board.rows.length, shown: f.integer(rows.length), total: f.integer(board.rows.length) }), ...othersOf(board, f)].join(' '),
    attendanceColumn: span ? m.board_col_attendance({ span }) : m.board_col_attendance_plain(),
    territory: territoryView(board, f),
  }
}
