/** A school's row of the board in words. Runs in the loader, in the reader's language; what is hidden was never in the figures. */
import { compareMonths } from '../../../cycles/calendar/days.ts'
import { isShown, type Cell, type Rate } from '../../../cycles/disclosure/disclose.ts'
import type { OwnChange, ToldShare } from '../../../cycles/region/board-readings.ts'
import type { Phase } from '../../../cycles/notebook/phases.ts'
import type { Board, BoardCycle, BoardRow, DisclosedComparison, PooledRow } from '../../../db/indicators/board.ts'
import type { CycleSignal } from '../../../db/indicators/cycle-signal.ts'
import type { BoardDetail } from '../../../db/region/board-details.ts'
import { monthSpan } from '../figures/describe-figures.ts'
import { wordsOfCycleVerdict, type VerdictSign } from '../verdicts/verdict-words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export type ChangeView =
  | { kind: 'points'; points: string; detail: string[] }
  | { kind: 'words'; words: string; detail: string | null }
/** A figure with what stands under it, each line with what it is of. `href`: where the figure comes from. */
export type FigureView = { text: string; isQuiet: boolean; href: string | null; lines: { label: string | null; text: string }[] }
export type BoardRowView = {
  key: string
  rbd: number | null
  name: string
  where: string
  /** Of an ordered board: how it differs from what is expected. */
  position: string | null
  cycles: { number: number; mark: string; label: string }[]
  phase: { phase: Phase; label: string } | null
  challenge: string | null
  students: string
  attendance: { text: string; note: string | null }
  /** Against the school's own before; null without a cycle. `detail`: its months, where they are not those of the comparison with the others. */
  own: { label: string; text: string; isFigure: boolean; detail: string | null } | null
  change: ChangeView
  reading: { sign: VerdictSign; words: string } | null
  chronic: FigureView
  withdrawal: FigureView
  disengaged: FigureView
}

export type SectionView = { key: string; title: string | null; rows: BoardRowView[] }
export type BoardTableView = { sections: SectionView[]; caption: string; attendanceColumn: string; chronicColumn: string }

const phaseLabels: Record<Phase, () => string> = {
  planning: m.board_phase_planning, implementing: m.board_phase_implementing, studying: m.board_phase_studying, closed: m.board_phase_closed, dropped: m.board_phase_dropped,
}
export const phaseLabel = (phase: Phase) => phaseLabels[phase]()

const stateLabels = { open: null, 'in-recess': m.board_state_in_recess, closed: m.board_state_closed, 'not-opened': m.board_state_not_opened }

export const rateText = (cell: Cell<Rate> | null, f: Formatter): string => {
  if (cell === null) return '·'
  if (!isShown(cell)) return m.board_hidden()
  const rate = cell.shown
  if (rate.kind === 'percent') return f.percent(rate.percent, rate.decimals)
  return rate.kind === 'at-least' ? m.board_at_least({ percent: f.percent(rate.percent, 0) }) : m.board_at_most({ percent: f.percent(rate.percent, 0) })
}

const why = { 'no-months-since': m.board_why_no_months_since, 'no-year-before': m.board_why_no_year_before, 'no-others': m.board_why_no_others }
export const whyNotYet = (reason: keyof typeof why) => why[reason]()
export const schoolsText = (others: { fewest: number; most: number }, f: Formatter) =>
  others.fewest === others.most ? f.integer(others.most) : `${f.integer(others.fewest)}–${f.integer(others.most)}`

/** `students`: in a small group each student moves the figure, and that is said. */
export const changeView = (c: DisclosedComparison, students: number, of: Pick<Board, 'policy'>, f: Formatter): ChangeView => {
  if (c.kind === 'too-few-students') return { kind: 'words', words: m.board_under_ten({ k: of.policy.fewestStudents }), detail: null }
  if (c.kind === 'cannot-yet') return { kind: 'words', words: m.board_cannot_yet(), detail: whyNotYet(c.why) }
  if (!isShown(c.change)) return { kind: 'words', words: m.board_change_hidden(), detail: null }
  return {
    kind: 'points',
    points: pointsText(c.change.shown.points, c.change.shown.decimals, f),
    detail: [
      m.board_compared_detail({ months: monthSpan(f, c.first, c.last), compared: c.coverage.compared, n: c.coverage.sinceStart }),
      ...(students < of.policy.wholePercentUnder ? [m.board_few()] : []),
    ],
  }
}

const cycleMark = (c: BoardCycle) =>
  c.phase === 'closed' ? { number: c.number, mark: '✓', label: m.board_cycle_done({ n: c.number }) }
    : c.phase === 'dropped' ? { number: c.number, mark: '–', label: m.board_cycle_dropped({ n: c.number }) }
      : { number: c.number, mark: '', label: m.board_cycle_open({ n: c.number }) }

/** `+1,1 puntos`; `+1 punto`. */
export const pointsText = (points: number, decimals: 0 | 1, f: Formatter) => (decimals === 0 && Math.abs(points) === 1 ? m.board_point : m.board_points)({ points: f.points(points, decimals) })

const ownText = (c: OwnChange, f: Formatter): string => {
  if (c.kind === 'not-told') return m.board_own_not_told()
  if (c.kind === 'cannot-yet') return c.why === 'no-before' ? m.board_own_no_before() : m.board_own_no_months()
  return pointsText(c.points, c.decimals, f)
}
const monthsText = (c: OwnChange): string | null => (c.kind === 'change' ? m.board_own_detail({ compared: c.compared, n: c.sinceStart }) : null)

const ownView = (own: OwnChange, others: DisclosedComparison | null, f: Formatter): BoardRowView['own'] => {
  const isSame = own.kind === 'change' && others?.kind === 'compared' && isShown(others.change) && others.coverage.compared === own.compared && others.coverage.sinceStart === own.sinceStart
  return { label: m.board_own(), text: ownText(own, f), isFigure: own.kind === 'change', detail: isSame ? null : monthsText(own) }
}

/** The rate, and the counts it is of: never one without the other. */
const shareView = (share: Cell<ToldShare>, f: Formatter): { text: string; of: FigureView['lines'] } => {
  if (!isShown(share)) return { text: m.board_hidden(), of: [] }
  const { count, of, rate } = share.shown
  return { text: rateText({ shown: rate }, f), of: [{ label: null, text: count === null ? m.board_share_of({ of: f.integer(of) }) : m.board_share({ count: f.integer(count), of: f.integer(of) }) }] }
}

const chronicView = (row: BoardRow, detail: BoardDetail | null, f: Formatter): FigureView => {
  const cell = row.figures.kind === 'shown' ? row.figures.chronic : null
  const share = cell === null ? null : shareView(cell, f)
  const own = detail?.chronic
  return {
    text: share?.text ?? '·', isQuiet: cell === null || !isShown(cell), href: cell === null ? null : `/territorio/escuelas/${row.rbd}#meses`,
    lines: [...share?.of ?? [], ...(own ? [{ label: m.board_own(), text: [ownText(own, f), monthsText(own)].filter(x => x !== null).join(' · ') }] : [])],
  }
}

const withdrawalView = (row: BoardRow, detail: BoardDetail | null, f: Formatter): FigureView => {
  const w = detail?.withdrawal
  if (!w) return { text: row.figures.kind === 'under-ten' ? '·' : m.board_no_results(), isQuiet: true, href: null, lines: [] }
  const year = String(w.year)
  const share = shareView(w.share, f)
  return {
    text: share.text, isQuiet: !isShown(w.share), href: `/territorio/escuelas/${row.rbd}#por-ano`,
    lines: [
      ...share.of,
      { label: null, text: w.isBefore && row.span ? m.board_withdrawal_is_before({ year }) : year },
      ...(w.change ? [{ label: m.board_own(), text: m.board_withdrawal_change({ points: pointsText(w.change.points, w.change.decimals, f), years: f.list(w.change.years.map(String)) }) }] : []),
    ],
  }
}

const disengagedView = (row: BoardRow, detail: BoardDetail | null, f: Formatter): FigureView => {
  if (row.figures.kind === 'under-ten') return { text: '·', isQuiet: true, href: null, lines: [] }
  const d = detail?.disengaged
  if (!d) return { text: m.board_no_disengaged(), isQuiet: true, href: null, lines: [] }
  const year = String(d.year)
  return {
    text: isShown(d.count) ? m.board_disengaged({ count: f.integer(d.count.shown), year }) : m.board_disengaged_hidden({ year }), isQuiet: !isShown(d.count),
    href: `/territorio/escuelas/${row.rbd}#por-ano`, lines: [{ label: null, text: m.board_disengaged_source() }],
  }
}

const readingOf = (signal: CycleSignal | null, row: BoardRow, f: Formatter): BoardRowView['reading'] => {
  if (signal === null) return null
  switch (signal.kind) {
    case 'not-begun': return { sign: 'unknown', words: m.board_signal_not_begun() }
    case 'too-few-peers': case 'unknown-school': return { sign: 'unknown', words: m.board_signal_no_peers() }
    case 'no-months': case 'under-ten': return { sign: 'unknown', words: m.board_no_signal() }
    case 'read': {
      const isOver = row.span?.droppedOn !== null || row.span.nextFrom !== null
      const words = wordsOfCycleVerdict(signal.verdict, { points: signal.months.map(s => s.point), unit: 'month', f, isOver })
      return { sign: words.sign, words: words.headline }
    }
  }
}

export const rowView = (row: BoardRow, detail: BoardDetail | null, position: 'high' | 'low' | null, board: Board, f: Formatter): BoardRowView => {
  const { figures } = row
  const shown = figures.kind === 'shown' ? figures : null
  const absent = figures.kind === 'under-ten' ? m.board_under_ten({ k: board.policy.fewestStudents }) : m.board_no_attendance()
  const state = row.state === null ? (row.traits.level === null && row.communeCode === 0 ? m.board_state_no_directory() : '') : stateLabels[row.state]?.() ?? ''
  return {
    key: String(row.rbd), rbd: row.rbd, name: row.name,
    where: [row.communeName, row.communeCode === 0 ? '' : row.rural ? m.board_rural() : m.board_urban(), state].filter(s => s !== '').join(' · '),
    position: position === null ? null : position === 'high' ? m.board_group_high() : m.board_group_low(),
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
    own: shown && detail?.attendance ? ownView(detail.attendance, shown.comparison, f) : null,
    change: !shown ? { kind: 'words', words: absent, detail: null }
      : shown.comparison ? changeView(shown.comparison, shown.students, board, f) : { kind: 'words', words: m.board_no_cycle(), detail: null },
    reading: shown && detail ? readingOf(detail.signal, row, f) : null,
    chronic: chronicView(row, detail, f), withdrawal: withdrawalView(row, detail, f), disengaged: disengagedView(row, detail, f),
  }
}

const nothing: FigureView = { text: '', isQuiet: true, href: null, lines: [] }

export const pooledView = (p: PooledRow, board: Board, f: Formatter): BoardRowView => ({
  key: p.key, rbd: null, name: p.kind === 'commune' ? m.board_pooled_commune({ name: p.name }) : p.name,
  where: p.kind === 'three-years' ? m.board_pooled_years({ from: String(p.from), to: String(p.to) }) : m.board_pooled_school({ n: p.schools, k: board.policy.fewestStudents }),
  position: null, cycles: [], phase: null, challenge: null,
  students: '·', attendance: { text: rateText(p.attendance, f), note: p.kind === 'three-years' ? `${p.from}–${p.to}` : null }, own: null,
  change: { kind: 'words', words: m.board_pooled_reading(), detail: null }, reading: null, chronic: nothing, withdrawal: nothing, disengaged: nothing,
})
