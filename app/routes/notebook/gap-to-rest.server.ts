/** A cycle's group or course beside the rest of its school since it began: for its own team, and of ten students or more. */
import { addDays, mondayOf } from '../../../cycles/calendar/weeks.ts'
import { namesCourse } from '../../../cycles/notebook/group.ts'
import { fewestToRead, membersFixedAt, studentsIn, type StudentMonthDays } from '../../../cycles/students/focus.ts'
import { gapsByMonth, gapsByWeek, studentsAtLeast, weeksOfDays, type CourseWeekDays } from '../../../cycles/students/gap-to-rest.ts'
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import { listCourseSizes, listCourseWeeks, listTypedCourses } from '../../../db/indicators/course-weeks.ts'
import { getFocusGroup } from '../../../db/students/focus-groups.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { listCourseDays, listStudentMonthDays } from '../../../db/students/standings.ts'
import { courseNameOf } from '../../components/evidence/describe-snapshots.ts'
import { cutOf, membersOf } from '../../components/students/describe-focus.ts'
import { describeGap } from '../../components/verdicts/describe-gap.ts'
import type { GapView } from '../../components/verdicts/view.ts'
import { m } from '../../messages/compiled/messages.js'
import { reasonTo, schoolThingOf } from '../../request.server.ts'
import type { Loaded } from './cycle-page.server.ts'
import type { Context, Visit } from './viewer.server.ts'

/** How far back before the start: long enough to know where the course stood, short enough to be the same course. */
const weeksBefore = 12

/** Weeks of a daily file before typed ones of the same course and week. */
const weeksOf = async ({ store, rbd, today }: Visit, from: string, may: { days: boolean; typed: boolean }): Promise<CourseWeekDays[]> => {
  const days = may.days ? await listCourseDays(store, rbd, monthOfDay(today).year) : []
  const daily = weeksOfDays(days.filter(d => d.day >= from))
  const known = new Set(daily.map(w => `${w.monday} ${w.course}`))
  const typed = may.typed ? await listCourseWeeks(store, rbd, from, mondayOf(today)) : []
  return [...daily, ...typed.filter(w => !known.has(`${w.monday} ${w.course}`))]
}

/** Enough students to read anything into, by the school's last month; by the days due where that does not know the courses. */
const isLargeEnough = async ({ store, rbd }: Visit, weeks: readonly CourseWeekDays[], courses: ReadonlySet<string>): Promise<boolean> => {
  const sizes = await listCourseSizes(store, rbd)
  const known = [...courses].map(c => sizes.get(c))
  return (known.every(n => n !== undefined) ? known.reduce<number>((sum, n) => sum + n!, 0) : studentsAtLeast(weeks, courses)) >= fewestToRead
}

/** Null for whoever is not of the team, before the start, without figures since, and for a group too small to read. */
export const gapOfCycle = async (context: Context, { visit, seen }: Loaded<'implementation'>): Promise<GapView | null> => {
  const { store, rbd, cycleId, today, f } = visit
  const startedOn = (seen.team ?? seen.advisor).cycle.implementationFrom
  if (!seen.team || startedOn === null || startedOn > today) return null
  const school = await schoolThingOf(context, rbd)
  const seesStudents = reasonTo(context, 'students.see', school) !== null && await isStudentModuleOn(store, rbd)
  const group = seesStudents ? await getFocusGroup(store, rbd, cycleId) : null
  const typed = reasonTo(context, 'attendance.type', school) !== null
  if (!group && !typed) return null

  const { groupKind, groupWho } = seen.team.pages.data.body
  const named = groupKind === 'course' || groupKind === 'courses' ? (await listTypedCourses(store, rbd)).filter(c => namesCourse(groupWho, courseNameOf(c))) : []
  const courses = new Set(group ? (group.kind === 'courses' ? group.courses : []) : named)
  const from = mondayOf(addDays(startedOn, -7 * weeksBefore))
  const rows = courses.size > 0 ? await weeksOf(visit, from, { days: seesStudents, typed }) : []
  const weeks = courses.size > 0 && await isLargeEnough(visit, rows, courses) ? gapsByWeek(rows, courses) : []

  const { year, month } = monthOfDay(today)
  const studentRows: StudentMonthDays[] = group ? await listStudentMonthDays(store, rbd, year, month) : []
  // A cycle without a month before it is followed by whoever was there in the first.
  const fixedIn = cutOf(studentRows, { year, implementationFrom: startedOn }) ?? studentRows.reduce((first, r) => Math.min(first, r.month), 12)
  const ids = group ? studentsIn(studentRows, membersFixedAt(studentRows, membersOf(group), fixedIn)) : new Set<string>()
  const months = ids.size >= fewestToRead ? gapsByMonth(studentRows, ids, year) : []
  const who = courses.size > 0 ? f.list([...courses].map(courseNameOf)) : m.signal_rest_group()
  return describeGap({ who, weeks, months, startedOn, isChosen: group?.kind === 'students' }, f)
}
