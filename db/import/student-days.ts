/**
 * Days per student, grouped while the rows stream by, and the exact histograms they become. Typed arrays and open addressing:
 * a row costs no object, so three million students take about 85 MB. MRUN lives in these arrays and nowhere else; they are
 * dropped with the table.
 *
 * One student is one MRUN per school, teaching group, year and month. The days of several rows are added. A student with rows in
 * two courses of a group counts once for the group and once in each course.
 */
import { createCourses, grown, hashOf, teachingNameOf } from './courses.ts'
import { createHistogram, longestMonth, mostDaysDue, type HistogramRow } from './histogram.ts'

/** 'repeated': the same row a second time, as more days than a month has show; its days are not added. A third time is too often. */
type Added = 'added' | 'repeated' | 'too-often' | 'full'

export type StudentDays = {
  add: (rbd: number, year: number, month: number, teaching: number, codEnse: number, grade: number, letter: number, mrun: number, attended: number, due: number) => Added
  students: number
  studentsInSeveralRows: number
  /** How many rows `rows` will yield. */
  rowCount: number
  /** Every school-month seen, in the order of the rows. */
  keys: () => { rbd: number; year: number; month: number }[]
  /** In the order of the attendance table's primary key, so that inserts append. */
  rows: (generationId: string, letterOf: (letter: number) => string) => Generator<HistogramRow>
}

/** The most students a table can hold. */
export const mostStudents = 2 ** 23 - 1
const tagBits = ~mostStudents

const powerAbove = (n: number) => { let p = 1024; while (p < n) p *= 2; return p }

/** `limit`: the most students the table takes; `add` then says 'full' and the caller starts again with a part of the schools. */
export const createStudentDays = (expected: number, limit: number): StudentDays => {
  // Students, densely.
  let capacity = Math.min(limit, Math.max(1024, expected))
  let mruns = new Float64Array(capacity)
  let courseOf = new Int32Array(capacity)
  let attendedOf = new Uint8Array(capacity)
  let dueOf = new Uint8Array(capacity)
  /** 0 one row, 1 several rows of one course, 2 several courses: then `inCourses` holds the days of each; 3 one row that came twice. */
  let spread = new Uint8Array(capacity)
  let students = 0
  let several = 0
  /** The student + 1 in the lower 23 bits, and above them a piece of the hash that spares most looks at a wrong student. */
  let slots = new Int32Array(powerAbove(capacity * 2))
  let mask = slots.length - 1
  const inCourses = new Map<number, { course: number; attended: number; due: number }[]>()

  const courses = createCourses()

  const grow = () => {
    capacity = Math.min(limit, capacity * 2)
    mruns = grown(mruns, capacity); courseOf = grown(courseOf, capacity); attendedOf = grown(attendedOf, capacity)
    dueOf = grown(dueOf, capacity); spread = grown(spread, capacity)
    if (slots.length < capacity * 1.5) {
      slots = new Int32Array(powerAbove(capacity * 2))
      mask = slots.length - 1
      for (let e = 0; e < students; e++) {
        const hash = hashOf(mruns[e]! | 0, courses.groupOf[courseOf[e]!]!)
        let h = hash & mask
        while (slots[h] !== 0) h = (h + 1) & mask
        slots[h] = (e + 1) | (hash & tagBits)
      }
    }
  }

  const add: StudentDays['add'] = (rbd, year, month, teaching, codEnse, grade, letter, mrun, attended, due) => {
    const course = courses.numberOf(rbd, year, month, teaching, codEnse, grade, letter)
    const group = courses.lastGroup
    const hash = hashOf(mrun | 0, group)
    const tag = hash & tagBits
    let h = hash & mask
    for (let s = slots[h]!; s !== 0; s = slots[h]!) {
      if ((s & tagBits) === tag) {
        const student = (s & ~tagBits) - 1
        if (mruns[student] === mrun && courses.groupOf[courseOf[student]!] === group) return addRow(student, course, attended, due)
      }
      h = (h + 1) & mask
    }
    if (students === capacity) {
      if (capacity >= limit) return 'full'
      grow()
      h = hash & mask
      while (slots[h] !== 0) h = (h + 1) & mask
    }
    mruns[students] = mrun; courseOf[students] = course; attendedOf[students] = attended; dueOf[students] = due
    slots[h] = ++students | tag
    return 'added'
  }

  const addRow = (student: number, course: number, attended: number, due: number): Added => {
    const totalDue = dueOf[student]! + due
    if (courseOf[student] === course && totalDue > longestMonth && dueOf[student] === due && attendedOf[student] === attended) {
      if (spread[student] === 3) return 'too-often'
      if (spread[student] === 0) { spread[student] = 3; return 'repeated' }
    }
    if (totalDue > mostDaysDue) return 'too-often'
    if (spread[student] === 0 || spread[student] === 3) several++
    if (courseOf[student] === course && spread[student] !== 2) spread[student] = 1
    else {
      let parts = inCourses.get(student)
      if (!parts) inCourses.set(student, (parts = [{ course: courseOf[student]!, attended: attendedOf[student]!, due: dueOf[student]! }]))
      const part = parts.find(p => p.course === course)
      if (part) { part.attended += attended; part.due += due } else parts.push({ course, attended, due })
      spread[student] = 2
    }
    attendedOf[student] = attendedOf[student]! + attended
    dueOf[student] = totalDue
    return 'added'
  }

  function* rows(generationId: string, letterOf: (letter: number) => string): Generator<HistogramRow> {
    // Students by course: a counting sort.
    const firstOf = new Int32Array(courses.count + 1)
    for (let e = 0; e < students; e++) firstOf[courseOf[e]! + 1]!++
    for (let c = 0; c < courses.count; c++) firstOf[c + 1]! += firstOf[c]!
    const byCourse = new Int32Array(students)
    const next = firstOf.slice()
    for (let e = 0; e < students; e++) byCourse[next[courseOf[e]!]!++] = (spread[e] === 2 ? inSeveralCourses : 0) | (attendedOf[e]! << 8) | dueOf[e]!
    const partsOf = new Map<number, { attended: number; due: number }[]>()
    for (const parts of inCourses.values()) {
      for (const part of parts) {
        const list = partsOf.get(part.course)
        if (list) list.push(part)
        else partsOf.set(part.course, [part])
      }
    }
    const ofGroup = createHistogram(), ofCourse = createHistogram()
    for (const { rbd, year, month, teaching: number, courses: members } of courses.sortedGroups()) {
      const teaching = teachingNameOf(number)
      const courseRows: HistogramRow[] = []
      for (const c of members) {
        for (let i = firstOf[c]!; i < firstOf[c + 1]!; i++) {
          const days = byCourse[i]!
          ofGroup.count((days >> 8) & 255, days & 255)
          if (days < inSeveralCourses) ofCourse.count((days >> 8) & 255, days & 255)
        }
        for (const part of partsOf.get(c) ?? []) ofCourse.count(part.attended, part.due)
        courseRows.push(ofCourse.takeAs(generationId, rbd, year, month, teaching, courses.nameOf(c, letterOf)))
      }
      yield ofGroup.takeAs(generationId, rbd, year, month, teaching, '')
      if (courseRows.length > 1) courseRows.sort((x, y) => (x.course < y.course ? -1 : 1))
      yield* courseRows
    }
  }

  return {
    add, rows,
    keys: () => courses.groups.map(({ rbd, year, month }) => ({ rbd, year, month })),
    get rowCount() { return courses.groups.length + courses.count },
    get students() { return students },
    get studentsInSeveralRows() { return several },
  }
}

const inSeveralCourses = 1 << 16
