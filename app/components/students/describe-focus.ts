/** The group of a cycle beside the rest of its school and beside students who stood the same a year earlier: sentences, a table, a curve, and where its students stood and stand. */
import type { Band, BandScheme } from '../../../cycles/indicators/attendance.ts'
import { attendancePercentOf } from '../../../cycles/indicators/attendance.ts'
import { besideAlike, farthest, type BesideAlike } from '../../../cycles/students/afterwards.ts'
import { curveOf, fewestToRead, halvesOf, membersFixedAt, studentsIn, type FocusMonth, type Members, type StudentMonthDays } from '../../../cycles/students/focus.ts'
import { addDaysOf, movementOf, studentBandOf } from '../../../cycles/students/standing.ts'
import type { Afterwards } from '../../../db/indicators/afterwards.ts'
import type { FocusGroup } from '../../../db/students/focus-groups.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { ChartView } from '../figures/view.ts'
import { daysSaid, describeMovement } from './describe-students.ts'
import type { FocusView } from './view.ts'
import { courseShort } from './words.ts'

export const membersOf = (group: FocusGroup): Members =>
  group.kind === 'students' ? { kind: 'students', studentIds: new Set(group.studentIds) } : { kind: 'courses', courses: new Set(group.courses) }

const percentOf = (p: number | null, f: Formatter) => (p === null ? m.data_no_figure() : f.percent(p))

const spanOf = (months: readonly FocusMonth[], f: Formatter) => {
  const [first, last] = [months[0]!, months.at(-1)!]
  return first.month === last.month ? f.monthName(first.month) : m.risk_span({ from: f.monthName(first.month), to: f.monthName(last.month) })
}

const bothOf = (months: readonly FocusMonth[]) => ({ group: attendancePercentOf(addDaysOf(months.map(x => x.group))), rest: attendancePercentOf(addDaysOf(months.map(x => x.rest))) })

type Beside = BesideAlike & { year: number }
const alikeName = (b: Beside) => m.risk_curve_alike({ year: String(b.year) })
const alikeIn = (b: Beside | null, month: number) => b?.months.find(x => x.month === month)?.alikePercent ?? null

const chartOf = (months: readonly FocusMonth[], from: { year: number; implementationFrom: string | null }, beside: Beside | null, f: Formatter): ChartView | null => {
  const rounded = (p: number | null) => (p === null ? null : Math.round(p * 10) / 10)
  const values = months.flatMap(x => [x.groupPercent, x.restPercent, alikeIn(beside, x.month)]).filter(v => v !== null)
  if (months.length < 2 || values.length === 0) return null
  const highest = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5)
  const lowest = Math.max(0, Math.min(highest - 15, Math.floor((Math.min(...values) - 1) / 5) * 5))
  const step = highest - lowest > 40 ? 10 : 5
  const since = from.implementationFrom ? halvesOf(months, from.year, from.implementationFrom).after : []
  return {
    title: m.risk_curve_title(), axis: m.data_chart_axis(),
    points: months.map((x, i) => ({
      month: f.monthShort(x.month), now: rounded(x.groupPercent), before: rounded(x.restPercent),
      nowName: i === months.length - 1 ? m.risk_curve_group() : null, beforeName: i === months.length - 1 ? m.risk_curve_rest() : null,
      ...(beside ? { alike: rounded(alikeIn(beside, x.month)), alikeName: x.month === beside.months.at(-1)!.month ? alikeName(beside) : null } : {}),
    })),
    lines: [{ key: 'now', name: m.risk_curve_group() }, { key: 'before', name: m.risk_curve_rest() }, ...(beside ? [{ key: 'alike' as const, name: alikeName(beside) }] : [])],
    lowest, highest, ticks: Array.from({ length: Math.floor((highest - lowest) / step) + 1 }, (_, i) => ({ value: lowest + step * i, text: f.percent(lowest + step * i, 0) })),
    cycle: since.length > 0 ? { from: f.monthShort(since[0]!.month), to: f.monthShort(since.at(-1)!.month), name: m.data_chart_cycle() } : null,
  }
}

/** Under half a point nobody calls it more or less. */
const sameWithin = 0.5

const besideSaid = (b: Beside, until: number, f: Formatter): string => {
  const points = b.groupPercent - b.alikePercent
  const key = Math.abs(points) < sameWithin ? m.risk_alike_same : points > 0 ? m.risk_alike_more : m.risk_alike_less
  return key({ students: f.integer(b.students), group: f.percent(b.groupPercent), alike: f.percent(b.alikePercent), year: String(b.year), until: f.monthName(until), points: f.number(Math.abs(points), 1) })
}

/** The months before a cycle and the last of them, which fixes who its group is; null before it began, and where no month came before. */
export const cutOf = (rows: readonly StudentMonthDays[], at: { year: number; implementationFrom: string | null }): number | null => {
  if (at.implementationFrom === null) return null
  const months = [...new Set(rows.map(r => r.month))].sort((a, b) => a - b).map(month => ({ month }))
  const { before, after } = halvesOf(months, at.year, at.implementationFrom)
  return after.length === 0 ? null : before.at(-1)?.month ?? null
}

/** `afterwards`: what became of students alike after the month `cutOf` names; null without any to compare with. */
export const describeFocus = (
  group: FocusGroup, rows: readonly StudentMonthDays[], at: { year: number; implementationFrom: string | null; scheme: BandScheme; afterwards: Afterwards | null }, f: Formatter,
): FocusView => {
  const cut = cutOf(rows, at)
  const members = cut === null ? membersOf(group) : membersFixedAt(rows, membersOf(group), cut)
  const months = curveOf(rows, members)
  const ids = studentsIn(rows, members)
  const students = group.kind === 'students' ? group.studentIds.length : ids.size
  const halves = at.implementationFrom ? halvesOf(months, at.year, at.implementationFrom) : { before: months, after: [] as FocusMonth[] }
  const isSmall = students < fewestToRead
  const said = (part: readonly FocusMonth[], key: typeof m.risk_focus_before) => {
    const both = bothOf(part)
    return key({ span: spanOf(part, f), group: percentOf(both.group, f), rest: percentOf(both.rest, f) })
  }
  const who = group.kind === 'students' ? m.risk_focus_students({ n: students }) : m.risk_focus_courses({ courses: f.list(group.courses.map(courseShort)) })
  const rowsOf = new Map<string, StudentMonthDays[]>()
  for (const r of rows) if (ids.has(r.studentId)) { const mine = rowsOf.get(r.studentId); if (mine) mine.push(r); else rowsOf.set(r.studentId, [r]) }
  const bandsIn = (part: readonly FocusMonth[]) => {
    const wanted = new Set(part.map(x => x.month))
    return new Map<string, Band | null>([...rowsOf].map(([id, mine]) => [id, studentBandOf(addDaysOf(mine.filter(r => wanted.has(r.month))), at.scheme)]))
  }
  const { afterwards } = at
  const alike = cut === null || afterwards === null || isSmall ? null : besideAlike(rows.filter(r => ids.has(r.studentId)), { until: cut, after: halves.after.map(x => x.month) }, afterwards.cells)
  const beside = alike && afterwards ? { ...alike, year: afterwards.year } : null
  const [bandsBefore, bandsAfter] = [bandsIn(halves.before), bandsIn(halves.after)]
  return {
    who, frozen: group.frozenAt ? m.risk_focus_frozen({ day: f.dayOf(group.frozenAt) }) : m.risk_focus_open(),
    finding: months.length === 0 ? m.risk_focus_no_days() : isSmall ? m.risk_focus_small({ n: students })
      : halves.after.length === 0 ? (halves.before.length === 0 ? m.risk_focus_no_days() : said(halves.before, m.risk_focus_only_before))
        : [...(halves.before.length > 0 ? [said(halves.before, m.risk_focus_before)] : []), said(halves.after, m.risk_focus_after)].join(' '),
    beside: beside && cut !== null ? besideSaid(beside, cut, f) : null,
    detail: isSmall || months.length === 0 ? []
      : beside && afterwards ? [m.risk_alike_why(), m.risk_alike_source({ file: afterwards.fileName, schools: f.integer(afterwards.schools), farthest: String(farthest) })]
        : [m.risk_focus_caution(), ...(cut === null ? [] : [afterwards ? m.risk_alike_few({ year: String(afterwards.year) }) : m.risk_alike_none()])],
    table: {
      caption: m.risk_focus_table(),
      columns: [
        { key: 'month', label: m.data_col_month(), number: false }, { key: 'students', label: m.data_col_students(), number: true }, { key: 'group', label: m.risk_curve_group(), number: true },
        { key: 'rest', label: m.risk_curve_rest(), number: true }, ...(beside ? [{ key: 'alike', label: alikeName(beside), number: true }] : []),
      ],
      rows: months.map(x => ({ key: String(x.month), cells: { month: f.monthName(x.month), students: f.integer(x.group.students), group: isSmall ? m.risk_days_plain({ attended: x.group.daysAttended, due: x.group.daysDue }) : daysSaid(x.group, f), rest: percentOf(x.restPercent, f), ...(beside ? { alike: alikeIn(beside, x.month) === null ? '·' : percentOf(alikeIn(beside, x.month), f) } : {}) } })),
    },
    chart: isSmall ? null : chartOf(months, at, beside, f),
    movement: halves.before.length === 0 || halves.after.length === 0 ? null : describeMovement(
      movementOf([...ids].map(id => ({ before: bandsBefore.get(id) ?? null, now: bandsAfter.get(id) ?? null })), at.scheme),
      m.risk_focus_movement({ before: spanOf(halves.before, f), after: spanOf(halves.after, f) }), f,
    ),
  }
}
