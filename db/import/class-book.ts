/**
 * What a digital class book exports, in our template's columns: days by student, course and month; marks by student and day; or, without
 * students, present and due by course and day. It feeds the school's own students where its list is on, and in every case the school's own
 * histograms (covers of kind 'school-attendance'), which stand in for a month until the Ministry publishes it.
 *
 * Decisions: a student twice in one course and month (or day) is refused, since nothing says which row is right. Days due above the month's days
 * without Sundays are refused. A student who moved has a row in each course; the days of both count. A mark that is neither present
 * nor absent is refused; a blank one was not due.
 */
import { teachingGroups, type TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { JsonText } from '../dialect.ts'
import { writeInChunks, type CoverKey } from '../generations.ts'
import { blockedRunsOf, ensureStudents, studentsOfRuns } from '../students/students.ts'
import { FileRefused, intAt, readRecords, type Fields } from './delimited.ts'
import type { HistogramRow } from './histogram.ts'
import { positionsOf } from './kinds.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'
import { cellAt, columnsLeftOutOf, dayIn, listOfYear, readsAsBefore, schoolRowsOf } from './school-file.ts'

const wanted = ['ANO', 'MES', 'FECHA', 'RBD', 'COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO', 'RUN', 'DIGITO VER.', 'DIAS ASISTIDOS', 'DIAS TRABAJADOS', 'PRESENTE', 'PRESENTES', 'MATRICULA'] as const
const [YEAR, MONTH, DAY, RBD, TEACHING, GRADE, LETTER, RUN, DIGIT, ATTENDED, DUE, MARK, PRESENT, ENROLLED] = wanted.map((_, i) => i) as
  [number, number, number, number, number, number, number, number, number, number, number, number, number, number]
const courseSlots = { rbd: RBD, teaching: TEACHING, grade: GRADE, letter: LETTER }

type Layout = 'months' | 'marks' | 'course-days'
const columnsOfLayout: Record<Layout, readonly (typeof wanted)[number][]> = {
  months: ['ANO', 'MES', 'RUN', 'DIAS ASISTIDOS', 'DIAS TRABAJADOS'], marks: ['FECHA', 'RUN', 'PRESENTE'], 'course-days': ['FECHA', 'PRESENTES', 'MATRICULA'],
}

/** 1 present, 0 absent, null not due, undefined: neither. SLEPs write 1 and 2, class books P and A or an X. */
const markOf = (cell: string): 1 | 0 | null | undefined => {
  const mark = cell.toUpperCase()
  if (mark === '' || mark === '-' || mark === 'NULL') return null
  if (/^(1|P|X|S|SI|SÍ|PRESENTE|1[.,]0+)$/.test(mark)) return 1
  if (/^(0|2|A|N|NO|AUSENTE|[02][.,]0+)$/.test(mark)) return 0
  return undefined
}

/** The most school days a month can have: every day but Sundays. */
const mostDaysOf = (year: number, month: number): number => {
  let days = 0
  for (let d = 1; d <= new Date(Date.UTC(year, month, 0)).getUTCDate(); d++) if (new Date(Date.UTC(year, month - 1, d)).getUTCDay() !== 0) days++
  return days
}

type StudentMonthDays = { rbd: number; year: number; month: number; run: number; course: string; teaching: TeachingGroup; attended: number; due: number }
type CourseDay = { rbd: number; day: string; course: string; present: number; due: number }

export const readClassBook = async (context: ReadingContext): Promise<Reading> => {
  const { store, file, columns } = context
  const has = (column: string) => columns.includes(column)
  const layout: Layout = has('RUN') ? (has('PRESENTE') ? 'marks' : 'months') : 'course-days'
  const missing = columnsOfLayout[layout].filter(c => !has(c))
  if (missing.length > 0) throw new FileRefused('missing-column', { kind: 'student-days', missing })
  const positions = positionsOf('student-days', columns, wanted)
  const tally = createRowTally()
  const school = await schoolRowsOf(context, tally)
  const months = new Map<string, StudentMonthDays>()
  const dueInMonth = new Map<string, number>()
  const courseDays = new Map<string, CourseDay>()
  /** Who a course's day is made of, so that a blocked student can be taken out of it. */
  const marks: { rbd: number; run: number; dayKey: string; attended: number }[] = []
  const seen = new Set<string>()
  const lists = new Map<string, Awaited<ReturnType<typeof listOfYear>>>()
  /** Rows by line, for the courses that turn out not to be on the list: the list is asked for after the file was read. */
  const linesOf = new Map<string, number[]>()
  let ofSchoolsOff = 0, severalRows = 0

  const yearAndMonthOf = (fields: Fields, line: number): { year: number; month: number; day: string } | null => {
    if (layout !== 'months') {
      const day = dayIn(cellAt(fields, DAY))
      if (day === null || day === '') return school.refuse(line, day === '' ? 'blank' : 'not-a-date', 'FECHA')
      const month = Number(day.slice(5, 7))
      return month < 3 ? school.refuse(line, 'month-outside-school-year', 'FECHA') : { year: Number(day.slice(0, 4)), month, day }
    }
    const year = intAt(fields, YEAR), month = intAt(fields, MONTH)
    if (year < 2000 || year > 2099) return year < 0 ? school.refuseNumber(line, 'ANO', year) : school.refuse(line, 'out-of-range', 'ANO')
    if (month < 3 || month > 12) return month < 0 ? school.refuseNumber(line, 'MES', month) : school.refuse(line, 'month-outside-school-year', 'MES')
    return { year, month, day: '' }
  }

  const onRecord = (fields: Fields, line: number): void => {
    const when = yearAndMonthOf(fields, line)
    const at = when && school.courseAt(fields, line, courseSlots)
    if (!when || !at) return
    const { year, month, day } = when
    const { rbd, course, teaching } = at
    const dayKey = `${rbd}/${day}/${course}`
    if (layout === 'course-days') {
      const present = intAt(fields, PRESENT), due = intAt(fields, ENROLLED)
      if (present < 0) return void school.refuseNumber(line, 'PRESENTES', present)
      if (due < 0) return void school.refuseNumber(line, 'MATRICULA', due)
      if (due > 999) return void school.refuse(line, 'out-of-range', 'MATRICULA')
      if (present > due) return void school.refuse(line, 'attended-above-due', 'PRESENTES', `${present}/${due}`)
      if (courseDays.has(dayKey)) return void school.refuse(line, 'student-twice')
      courseDays.set(dayKey, { rbd, day, course, present, due })
    } else {
      const run = school.runAt(fields, line, RUN, DIGIT)
      if (run === null) return
      let attended: number, due: number
      if (layout === 'months') {
        attended = intAt(fields, ATTENDED)
        due = intAt(fields, DUE)
        if (attended < 0) return void school.refuseNumber(line, 'DIAS ASISTIDOS', attended)
        if (due < 0) return void school.refuseNumber(line, 'DIAS TRABAJADOS', due)
        const most = mostDaysOf(year, month)
        if (due > most) return void school.refuse(line, 'days-above-month', 'DIAS TRABAJADOS', `${Math.min(due, 999)}/${most}`)
        if (attended > due) return void school.refuse(line, 'attended-above-due', 'DIAS ASISTIDOS', `${attended}/${due}`)
      } else {
        const mark = markOf(cellAt(fields, MARK))
        if (mark === undefined) return void school.refuse(line, 'unknown-mark', 'PRESENTE')
        attended = mark ?? 0
        due = mark === null ? 0 : 1
      }
      const once = layout === 'months' ? `${rbd}/${run}/${course}/${year}/${month}` : `${rbd}/${run}/${course}/${day}`
      if (seen.has(once)) return void school.refuse(line, 'student-twice')
      const whole = `${rbd}/${run}/${year}/${month}`
      const dueSoFar = (dueInMonth.get(whole) ?? 0) + due
      if (dueSoFar > mostDaysOf(year, month)) return void school.refuse(line, 'student-too-often', 'RUN')
      seen.add(once)
      dueInMonth.set(whole, dueSoFar)
      const key = `${whole}/${course}`
      const days = months.get(key)
      if (days) { days.attended += attended; days.due += due } else months.set(key, { rbd, year, month, run, course, teaching, attended, due })
      if (!school.isOn(rbd)) ofSchoolsOff++
      if (layout === 'marks' && due > 0) {
        marks.push({ rbd, run, dayKey, attended })
        const total = courseDays.get(dayKey)
        if (total) { total.present += attended; total.due += due } else courseDays.set(dayKey, { rbd, day, course, present: attended, due })
      }
    }
    tally.used++
    const ofCourse = `${rbd}/${year}/${course}`
    const lines = linesOf.get(ofCourse)
    if (lines) lines.push(line); else linesOf.set(ofCourse, [line])
  }
  const outcome = await readRecords(file, {
    wanted: positions, onRecord,
    onMisfit: (line, found) => { tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`) },
    onProgress: done => context.onBytes(done, file.bytes),
    ...(context.signal ? { signal: context.signal } : {}),
  })

  // Courses that the school's list of the year does not have.
  let withoutDays = 0
  const unknownCourses = new Set<string>()
  for (const [ofCourse, lines] of linesOf) {
    const [rbd, year, course] = ofCourse.split('/') as [string, string, string]
    const key = `${rbd}/${year}`
    if (!lists.has(key)) lists.set(key, school.isOn(Number(rbd)) ? await listOfYear(context, Number(rbd), Number(year)) : null)
    const list = lists.get(key)
    if (!list || list.courses.has(course)) continue
    unknownCourses.add(ofCourse)
    for (const line of lines) { tally.used--; tally.refuse(line, 'course-not-on-list', undefined, course) }
  }
  for (const [key, list] of lists) if (list) withoutDays += [...list.courses].filter(course => !linesOf.has(`${key}/${course}`)).length
  for (const [key, d] of months) if (unknownCourses.has(`${d.rbd}/${d.year}/${d.course}`)) months.delete(key)
  for (const [key, d] of courseDays) if (unknownCourses.has(`${d.rbd}/${d.day.slice(0, 4)}/${d.course}`)) courseDays.delete(key)
  tally.requireUsable()
  const runsOf = new Map<number, Set<number>>()
  for (const d of months.values()) runsOf.set(d.rbd, (runsOf.get(d.rbd) ?? new Set()).add(d.run))
  if ([...runsOf.keys()].some(school.isOn)) school.requireKeys()

  return {
    sha256: outcome.sha256, encoding: outcome.encoding, readsAsBefore,
    finish: async generationId => {
      let blockedRows = 0, notOnList = 0
      const idsOf = new Map<number, Map<number, string>>()
      for (const [rbd, runs] of runsOf) {
        if (!school.isOn(rbd)) continue
        const keys = school.requireKeys()
        const blocked = await blockedRunsOf(store, rbd, keys, runs)
        for (const [key, d] of months) if (d.rbd === rbd && blocked.has(d.run)) { months.delete(key); blockedRows++ }
        for (const run of blocked) runs.delete(run)
        if (blocked.size > 0) for (const mark of marks) {
          const total = mark.rbd === rbd && blocked.has(mark.run) ? courseDays.get(mark.dayKey) : undefined
          if (total) { total.present -= mark.attended; total.due -= 1 }
        }
        const year = Math.max(...[...months.values()].filter(d => d.rbd === rbd).map(d => d.year))
        const list = lists.get(`${rbd}/${year}`)
        if (list) notOnList += (await studentsOfRuns(store, rbd, keys, [...runs])).filter(s => !s || !list.studentIds.has(s.id)).length
        if (generationId !== null) idsOf.set(rbd, await ensureStudents(store, rbd, keys, runs))
      }
      const all = [...months.values()]
      const histograms = histogramsOf(all)
      severalRows = countSeveral(all)
      const monthsOf = (list: Iterable<CoverKey>) => [...new Map([...list].map(k => [`${k.rbd}/${k.year}/${k.month}`, k])).values()]
      const studentKeys = monthsOf(all.filter(d => school.isOn(d.rbd)).map(({ rbd, year, month }) => ({ rbd, year, month })))
      const schoolKeys = monthsOf(all.map(({ rbd, year, month }) => ({ rbd, year, month })))
      const dayKeys = monthsOf([...courseDays.values()].map(({ rbd, day }) => ({ rbd, year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })))

      if (generationId !== null) {
        const options = { throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') } }
        const own = all.filter(d => school.isOn(d.rbd))
        await writeInChunks(store, store.s.studentMonth, own.map(d => ({
          generationId, rbd: d.rbd, year: d.year, month: d.month, studentId: idsOf.get(d.rbd)!.get(d.run)!, course: d.course, daysAttended: d.attended, daysDue: d.due,
        })), { ...options, onRows: n => context.onRows(n, own.length) })
        await writeInChunks(store, store.s.courseDay, [...courseDays.values()].map(d => ({ generationId, ...d })), options)
        await writeInChunks(store, store.s.attendance, histograms.map(h => ({ ...h, generationId })) as unknown as (typeof store.s.attendance.$inferInsert)[], options)
      }

      const keys = monthsOf([...schoolKeys, ...dayKeys])
      const years = [...new Set(keys.map(k => k.year))].sort((a, b) => a - b)
      const warnings: ImportWarning[] = []
      const warn = (warning: ImportWarning['warning'], count: number) => { if (count > 0) warnings.push({ warning, count }) }
      const thisYear = store.clock.now().getUTCFullYear()
      for (const year of years) if (year !== thisYear) warnings.push({ warning: 'another-year', year })
      warn('students-not-on-list', notOnList)
      warn('courses-without-days', withoutDays)
      warn('no-days-due', all.filter(d => d.due === 0).length)
      warn('rows-of-blocked', blockedRows)
      warn('rows-of-schools-off', ofSchoolsOff)
      warn('rbd-with-digit', school.rbdsWithDigit())
      if (!outcome.lastLineHasEnd) warnings.push({ warning: 'last-line-without-end' })
      const schools = new Set(keys.map(k => k.rbd))
      const latest = all.reduce((n, d) => Math.max(n, d.year * 12 + d.month), 0)
      return {
        keys: studentKeys,
        also: [{ kind: 'school-attendance', keys: schoolKeys }, { kind: 'course-days', keys: dayKeys }],
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: schools.size, students: new Set(all.map(d => `${d.rbd}/${d.run}`)).size, studentsInSeveralRows: severalRows, years, warnings,
          months: [...new Set(keys.map(k => `${k.year}-${String(k.month).padStart(2, '0')}`))].sort(),
          courses: schools.size === 1 ? histograms.filter(h => h.course !== '' && h.year * 12 + h.month === latest).map(h => ({ course: h.course, students: h.students })) : [],
          columnsLeftOut: columnsLeftOutOf(columns),
        },
      }
    },
  }
}

const countSeveral = (all: readonly StudentMonthDays[]) => {
  const rows = new Map<string, number>()
  for (const d of all) { const key = `${d.rbd}/${d.run}/${d.year}/${d.month}`; rows.set(key, (rows.get(key) ?? 0) + 1) }
  return [...rows.values()].filter(n => n > 1).length
}

/** Each student once per teaching group, and once in each course. In the order of the attendance table's key. */
const histogramsOf = (all: readonly StudentMonthDays[]): Omit<HistogramRow, 'generationId'>[] => {
  const cells = new Map<string, { of: StudentMonthDays; course: string; byStudent: Map<number, { attended: number; due: number }> }>()
  for (const d of all) for (const course of ['', d.course]) {
    const key = `${d.rbd}/${d.year}/${d.month}/${d.teaching}/${course}`
    const cell = cells.get(key) ?? { of: d, course, byStudent: new Map() }
    cells.set(key, cell)
    const days = cell.byStudent.get(d.run) ?? { attended: 0, due: 0 }
    cell.byStudent.set(d.run, { attended: days.attended + d.attended, due: days.due + d.due })
  }
  const group = (t: TeachingGroup) => teachingGroups.indexOf(t)
  return [...cells.values()].map(({ of, course, byStudent }) => {
    const counts = new Map<number, number>()
    let daysAttended = 0, daysDue = 0
    for (const { attended, due } of byStudent.values()) {
      counts.set(attended * 256 + due, (counts.get(attended * 256 + due) ?? 0) + 1)
      daysAttended += attended
      daysDue += due
    }
    const pairs = [...counts].sort(([a], [b]) => a - b).map(([key, n]) => [key >> 8, key & 255, n])
    return { rbd: of.rbd, year: of.year, month: of.month, teaching: of.teaching, course, students: byStudent.size, daysAttended, daysDue, pairs: new JsonText(JSON.stringify(pairs)) }
  }).sort((a, b) => a.rbd - b.rbd || a.year - b.year || a.month - b.month || group(a.teaching) - group(b.teaching) || (a.course < b.course ? -1 : 1))
}
