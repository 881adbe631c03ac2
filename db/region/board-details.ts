/** What the board says of the schools on one page of it: each against its own before, its reading, its year, and where the figures come from. */
import { and, desc, eq, inArray, isNotNull, max } from 'drizzle-orm'
import { compareMonths, monthFromIndex, monthIndex, type Month } from '../../cycles/calendar/days.ts'
import { fewestStudentsForVerdict } from '../../cycles/disclosure/disclose-verdict.ts'
import { discloseYears } from '../../cycles/disclosure/disclose-yearly.ts'
import { discloseRate, isShown, type Cell, type Policy } from '../../cycles/disclosure/disclose.ts'
import { finishedOf, yearlyFiguresOf, type ResultRow, type YearFigures } from '../../cycles/indicators/yearly.ts'
import { firstSchoolMonth, schoolMonthsBetween, yearsWithoutAttendance } from '../../cycles/indicators/series.ts'
import {
  attendanceChangeOf, chronicChangeOf, firstMonthBefore, withdrawalOnBoard, type CycleOnBoard, type OwnChange, type ToldShare, type WithdrawalOnBoard,
} from '../../cycles/region/board-readings.ts'
import type { Board, BoardRow } from '../indicators/board.ts'
import { monthsBefore, type CycleSignal } from '../indicators/cycle-signal.ts'
import { getDisclosedYearly } from '../indicators/disclosed-yearly.ts'
import { listMonthHistograms, type HistogramRow } from '../indicators/school-months.ts'
import type { Store } from '../store.ts'
import { listCycleSignals } from './board-signals.ts'

/** A month of a school's small chart: its attendance as it is told, or null where it is not told as a percent of its own, or not there. */
export type ToldMonth = { month: Month; percent: number | null; isHidden: boolean }

export type BoardDetail = {
  /** Null without a cycle. */
  attendance: OwnChange | null
  chronic: OwnChange | null
  /** Null where no year of the school has results. */
  withdrawal: WithdrawalOnBoard | null
  /** Of the school's own report of trajectory, the newest; null where none was loaded, and then no other rate stands for it. */
  disengaged: { year: number; count: Cell<number> } | null
  /** Null without a cycle, and where so few students have none read of them. */
  signal: CycleSignal | null
  /** Up to two school years before the cycle was put into practice, and since; of a school without one, the last two and a half years. */
  months: ToldMonth[]
}

export type BoardSource = { kind: 'attendance' | 'results'; fileName: string; publishedAt: Date }

/** Results of these schools (or of all) in these years (or in all), by school. Primary and secondary for young people, as the months are. */
const listYears = async (store: Store, rbds: readonly number[] | 'all', year?: number): Promise<Map<number, YearFigures[]>> => {
  const { yearResult: r, currentImport: c } = store.s
  const rows = await store.read.select({
    rbd: r.rbd, year: r.year, codEnse: r.codEnse, passed: r.passed, failed: r.failed, withdrawn: r.withdrawn, transferred: r.transferred, attendanceHundredths: r.attendanceHundredths,
  }).from(c).innerJoin(r, and(eq(c.kind, 'results'), eq(c.rbd, r.rbd), eq(c.year, r.year), eq(c.generationId, r.generationId)))
    .where(and(eq(c.kind, 'results'), rbds === 'all' ? undefined : inArray(c.rbd, [...rbds]), year === undefined ? undefined : eq(c.year, year)))
  const of = new Map<number, ResultRow[]>()
  for (const { rbd, ...row } of rows) { const mine = of.get(rbd); if (mine) mine.push(row); else of.set(rbd, [row]) }
  return new Map([...of].map(([rbd, results]) => [rbd, yearlyFiguresOf({ enrolment: [], results }).find(g => g.group === 'young')?.years ?? []]))
}

const withdrawalOf = (years: readonly YearFigures[], startedOn: string | null, policy: Policy): WithdrawalOnBoard | null => {
  const finished = new Map(years.map(y => [y.year, y.outcomes ? finishedOf(y.outcomes) : 0]))
  return withdrawalOnBoard(discloseYears(years, policy), year => finished.get(year) ?? 0, startedOn)
}

/** The share of students who left during the last year anybody has results of, by school: for the groups of an ordered board. */
export const listWithdrawalShares = async (store: Store, rbds: readonly number[], policy: Policy): Promise<{ year: number | null; shares: Map<number, Cell<ToldShare>> }> => {
  const { currentImport: c } = store.s
  const everybody = rbds.length > 2_000 ? 'all' as const : rbds
  const [last] = await store.read.select({ year: max(c.year) }).from(c).where(and(eq(c.kind, 'results'), everybody === 'all' ? undefined : inArray(c.rbd, [...everybody])))
  if (!last?.year) return { year: null, shares: new Map() }
  const shares = new Map<number, Cell<ToldShare>>()
  for (const [rbd, years] of await listYears(store, everybody, last.year)) {
    const told = withdrawalOf(years, null, policy)
    if (told) shares.set(rbd, told.share)
  }
  return { year: last.year, shares }
}

const endOf = (span: NonNullable<BoardRow['span']>): CycleOnBoard => ({ startedOn: span.startedOn, endedOn: span.droppedOn ?? span.closedOn })

/** Months of a small chart: they end with the board's last month, so that all charts of a page have the same axis of time at their end. */
const chartSpan = (row: BoardRow, last: Month): Month[] => {
  const start = row.span?.implementationFrom ?? row.span?.startedOn
  const from = monthFromIndex(monthIndex(last) - 12 * 6)
  const months = schoolMonthsBetween({ year: from.year, month: firstSchoolMonth }, last).filter(m => !yearsWithoutAttendance.includes(m.year))
  if (!start) return months.slice(-(monthsBefore + 5))
  const index = months.findIndex(m => compareMonths(m, { year: Number(start.slice(0, 4)), month: Number(start.slice(5, 7)) }) >= 0)
  return index < 0 ? months.slice(-monthsBefore) : months.slice(Math.max(0, index - monthsBefore))
}

/** Details of the rows whose figures are shown, by RBD. `rows`: those on the page. `today`: `YYYY-MM-DD`. */
export const listBoardDetails = async (store: Store, board: Board, rows: readonly BoardRow[], today: string): Promise<Map<number, BoardDetail>> => {
  const { month, policy, scheme } = board
  const shown = rows.filter(r => r.figures.kind === 'shown')
  const rbds = shown.map(r => r.rbd)
  if (!month || rbds.length === 0) return new Map()
  const charts = new Map(shown.map(r => [r.rbd, chartSpan(r, month)]))
  const from = [...shown.flatMap(r => (r.span ? [firstMonthBefore(r.span.startedOn)] : [])), ...[...charts.values()].flatMap(s => (s[0] ? [s[0]] : []))].sort(compareMonths)[0] ?? month
  const monthsOf = new Map<number, HistogramRow[]>()
  for (const m of await listMonthHistograms(store, { rbds, from, to: month, teaching: 'young' })) { const mine = monthsOf.get(m.rbd); if (mine) mine.push(m); else monthsOf.set(m.rbd, [m]) }
  const years = await listYears(store, rbds)
  const disengaged = await listDisengaged(store, rbds, policy)
  const signals = await listCycleSignals(store, shown.flatMap(r => (r.span ? [{ rbd: r.rbd, implementationFrom: r.span.implementationFrom, droppedOn: r.span.droppedOn, nextFrom: r.span.nextFrom }] : [])), today)
  return new Map(shown.map((row): [number, BoardDetail] => {
    const months = monthsOf.get(row.rbd) ?? []
    const cycle = row.span ? endOf(row.span) : null
    const byIndex = new Map(months.map(m => [monthIndex(m), m]))
    const students = row.figures.kind === 'shown' ? row.figures.students : 0
    return [row.rbd, {
      attendance: cycle && attendanceChangeOf(months, cycle, month, policy),
      chronic: cycle && chronicChangeOf(months, cycle, month, scheme, policy),
      withdrawal: withdrawalOf(years.get(row.rbd) ?? [], row.span?.startedOn ?? null, policy),
      disengaged: disengaged.get(row.rbd) ?? null,
      signal: students >= Math.max(policy.fewestStudents, fewestStudentsForVerdict.region) ? signals.get(row.rbd) ?? null : null,
      months: charts.get(row.rbd)!.map((m): ToldMonth => {
        const found = byIndex.get(monthIndex(m))
        const rate = found ? discloseRate(found.daysAttended, found.daysDue, found.students, policy) : null
        const percent = rate && isShown(rate) && rate.shown.kind === 'percent' ? rate.shown.percent : null
        return { month: m, percent, isHidden: rate !== null && percent === null }
      }),
    }]
  }))
}

/** Of the schools whose own report of trajectory was loaded; few, and each read as its page reads it. */
const listDisengaged = async (store: Store, rbds: readonly number[], policy: Policy): Promise<Map<number, BoardDetail['disengaged']>> => {
  const { currentImport: c } = store.s
  const loaded = await store.read.selectDistinct({ rbd: c.rbd }).from(c).where(and(eq(c.kind, 'trajectory'), inArray(c.rbd, [...rbds])))
  const out = new Map<number, BoardDetail['disengaged']>()
  for (const { rbd } of loaded) {
    const report = (await getDisclosedYearly(store, rbd, policy)).reports[0]
    if (report) out.set(rbd, { year: report.year, count: report.disengaged })
  }
  return out
}

/** The files the figures on a page come from: of the board's month, and of the last year with results. Newest first. */
export const listBoardSources = async (store: Store, rbds: readonly number[], month: Month | null): Promise<BoardSource[]> => {
  const { currentImport: c, generation: g } = store.s
  if (rbds.length === 0 || !month) return []
  const mine = inArray(c.rbd, [...rbds])
  const [last] = await store.read.select({ year: max(c.year) }).from(c).where(and(eq(c.kind, 'results'), mine))
  const filesOf = async (kind: BoardSource['kind'], year: number, ofMonth: number | null): Promise<BoardSource[]> => (await store.read
    .selectDistinct({ fileName: g.fileName, publishedAt: g.publishedAt }).from(c).innerJoin(g, eq(g.id, c.generationId))
    .where(and(eq(c.kind, kind), mine, eq(c.year, year), ofMonth === null ? undefined : eq(c.month, ofMonth), isNotNull(g.publishedAt))).orderBy(desc(g.publishedAt)))
    .map(f => ({ kind, fileName: f.fileName, publishedAt: f.publishedAt! }))
  return [...await filesOf('attendance', month.year, month.month), ...(last?.year ? await filesOf('results', last.year, null) : [])]
}
