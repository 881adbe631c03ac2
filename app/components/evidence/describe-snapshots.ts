/** From a cycle's snapshots to the words and rows a page shows. Runs in loaders, in the reader's language. */
import { compareMonths, sameMonthYearBefore, type Month } from '../../../cycles/calendar/days.ts'
import { attendancePercentOf, chronicallyAbsentOf } from '../../../cycles/indicators/attendance.ts'
import { yearToDateOf } from '../../../cycles/indicators/series.ts'
import { compareSnapshot, isSameSnapshot, lastMonthOf, type SnapshotCourse, type SnapshotFigures, type SnapshotMonth } from '../../../cycles/indicators/snapshot.ts'
import type { KeptSnapshot } from '../../../db/notebook/snapshots.ts'
import { noneUnder, shareUnder, underHeading } from '../figures/scheme-words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { courseName } from '../figures/describe-figures.ts'
import type { SnapshotsView, SnapshotView } from './view.ts'

/** A snapshot with today's figures of its months (`getFiguresSince`). */
export type ComparedSnapshot = { kept: KeptSnapshot; now: { months: SnapshotMonth[]; courses: SnapshotCourse[] | null } }

/** `110-7-B` into a course's words. */
export const courseNameOf = (course: string): string => {
  const [ense = '', grado = '', ...letter] = course.split('-')
  return courseName({ codEnse: Number(ense), codGrado: Number(grado), letter: letter.join('-'), course })
}

const percentIn = (f: Formatter) => (month: SnapshotMonth | null | undefined): string => {
  const percent = month ? attendancePercentOf(month) : null
  return percent === null ? m.data_no_figure() : f.percent(percent)
}
const under = (month: SnapshotMonth) => chronicallyAbsentOf(month.bands)
/** `agosto, septiembre y octubre de 2026`: the year once where it is the same. */
const monthsIn = (f: Formatter, months: readonly Month[]) => f.list(months.map((x, i) => (months[i + 1]?.year === x.year ? f.monthName(x.month) : f.monthLong(x))))

const sinceSentences = ({ kept: { figures }, now }: ComparedSnapshot, f: Formatter): string[] => {
  const c = compareSnapshot(figures, now)
  const percent = percentIn(f)
  return [
    ...c.corrected.map(({ then, now: today }) => m.evidence_photo_corrected({
      share: shareUnder(figures.scheme, 'normal', f),
      month: f.monthLong(then), before: percent(then), underBefore: f.integer(under(then)), studentsBefore: f.integer(then.students),
      now: percent(today), under: f.integer(under(today)), students: f.integer(today.students),
    })),
    ...(c.gone.length > 0 ? [m.evidence_photo_gone({ months: monthsIn(f, c.gone) })] : []),
    ...(c.filled.length > 0 ? [m.evidence_photo_filled({ months: monthsIn(f, c.filled) })] : []),
    ...(c.corrected.length + c.gone.length + c.filled.length === 0 ? [m.evidence_photo_same()] : []),
    ...(c.since.length > 0 ? [m.evidence_photo_since({ months: monthsIn(f, c.since) })] : []),
  ]
}

const findingOf = (figures: SnapshotFigures, f: Formatter): Pick<SnapshotView, 'finding' | 'detail'> => {
  const last = lastMonthOf(figures)
  const [year, before] = [yearToDateOf(figures.months, last), yearToDateOf(figures.months, sameMonthYearBefore(last))]
  // Only the very same calendar months are set side by side.
  const missing = (y: typeof year) => y?.monthsMissing.map(x => x.month).join(' ')
  const isComparable = before && before.attendancePercent !== null && missing(year) === missing(before)
  return {
    finding: under(last) > 0
      ? m.data_finding({ month: f.monthLong(last), under: f.integer(under(last)), students: f.integer(last.students), share: shareUnder(figures.scheme, 'normal', f) })
      : noneUnder(figures.scheme, f.monthLong(last), f.integer(last.students), f),
    detail: year === null || year.attendancePercent === null ? [] : [isComparable
      ? m.evidence_photo_year({ month: f.monthName(last.month), percent: f.percent(year.attendancePercent), yearBefore: before.year, percentBefore: f.percent(before.attendancePercent!) })
      : m.evidence_photo_year_only({ month: f.monthName(last.month), percent: f.percent(year.attendancePercent) })],
  }
}

/** A column of today's figures only where one of them is another now. */
const tableOf = ({ kept: { figures }, now }: ComparedSnapshot, f: Formatter): SnapshotView['table'] => {
  const last = lastMonthOf(figures)
  const c = compareSnapshot(figures, now)
  const percent = percentIn(f)
  const changed = [...c.corrected.map(x => x.then), ...c.gone, ...c.filled].some(x => x.year === last.year)
  const at = (list: readonly SnapshotMonth[], month: Month) => list.find(x => compareMonths(x, month) === 0)
  const months = [...figures.months, ...c.filled].filter(x => x.year === last.year).sort(compareMonths)
  return {
    caption: m.evidence_photo_table(),
    columns: [
      { key: 'month', label: m.data_col_month(), number: false },
      { key: 'then', label: changed ? m.evidence_photo_col_year({ year: last.year }) : String(last.year), number: true },
      ...(changed ? [{ key: 'now', label: m.evidence_photo_col_today({ year: last.year }), number: true }] : []),
      { key: 'before', label: String(last.year - 1), number: true },
      { key: 'under', label: underHeading(figures.scheme, 'normal', f), number: true }, { key: 'students', label: m.data_col_students(), number: true },
    ],
    rows: months.map(x => {
      const then = at(figures.months, x)
      return {
        key: `${x.year}-${x.month}`,
        cells: {
          month: f.monthName(x.month), then: percent(then), now: percent(at(now.months, x)), before: percent(at(figures.months, sameMonthYearBefore(x))),
          under: then ? f.integer(under(then)) : '·', students: then ? f.integer(then.students) : '·',
        },
      }
    }),
  }
}

const coursesOf = ({ kept: { figures }, now }: ComparedSnapshot, f: Formatter): SnapshotView['courses'] => {
  if (figures.courses.length === 0) return null
  const changed = new Map(compareSnapshot(figures, now).courses.map(c => [c.course, c]))
  const percent = percentIn(f)
  return {
    caption: m.evidence_photo_courses({ month: f.monthLong(lastMonthOf(figures)) }),
    columns: [
      { key: 'course', label: m.data_col_course(), number: false }, { key: 'percent', label: m.data_col_attendance(), number: true },
      ...(changed.size > 0 ? [{ key: 'now', label: m.evidence_photo_col_course_today(), number: true }] : []),
      { key: 'under', label: underHeading(figures.scheme, 'normal', f), number: true }, { key: 'students', label: m.data_col_students(), number: true },
    ],
    rows: figures.courses.map(c => ({
      key: c.course,
      cells: {
        course: courseNameOf(c.course), percent: percent(c), now: percent(changed.has(c.course) ? changed.get(c.course)!.now : c),
        under: f.integer(under(c)), students: f.integer(c.students),
      },
    })),
  }
}

const describeSnapshot = (compared: ComparedSnapshot, f: Formatter): SnapshotView => {
  const { kept } = compared
  const { source } = kept.figures
  return {
    id: kept.id, isBaseline: kept.isBaseline,
    title: m.evidence_photo_title({ day: f.dayLongOf(kept.takenAt) }),
    ...findingOf(kept.figures, f),
    origin: [
      ...(source ? [m.evidence_photo_source({ file: source.fileName, day: f.dayOf(source.publishedAt) })] : []),
      kept.takenBy === null ? m.evidence_photo_taken_itself() : m.evidence_photo_taken_by({ name: kept.takenBy }),
    ].join(' '),
    since: sinceSentences(compared, f),
    table: tableOf(compared, f),
    courses: coursesOf(compared, f),
  }
}

/** `present`: today's figures as a snapshot would keep them, or null. */
export const describeSnapshots = (compared: readonly ComparedSnapshot[], present: SnapshotFigures | null, f: Formatter): SnapshotsView => ({
  list: compared.map(c => describeSnapshot(c, f)),
  today: present === null ? 'none' : compared.some(c => isSameSnapshot(c.kept.figures, present)) ? 'kept' : 'new',
})
