/**
 * Days per student, grouped while the rows stream by, and the exact histograms they become. Typed arrays and open addressing:
 * a row costs no object, so three million students take about 85 MB. MRUN lives in these arrays and nowhere else; they are
 * dropped with the table.
 *
 * One student is one MRUN per school, teaching group, year and month. The days of several rows are added. A student with rows in
 * two courses of a group counts once for the group and once in each course.
 */
import { teachingGroups, type TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { JsonText } from '../dialect.ts'

/** RBD 1-99,999 (the highest of 2025 is 42,397), years 2000-2099, COD_ENSE and COD_GRADO up to 999, letters by number. */
export type Course = { rbd: number; year: number; month: number; teaching: number; codEnse: number; grade: number; letter: number }

/** One row of the attendance table. */
export type HistogramRow = {
  generationId: string
  rbd: number; year: number; month: number; teaching: TeachingGroup
  /** '' for the school's teaching group, else `COD_ENSE-COD_GRADO-LETTER`. */
  course: string
  students: number; daysAttended: number; daysDue: number
  /** `[[daysAttended, daysDue, students], …]`, sorted, as JSON: a million small arrays are only made to be written as text. */
  pairs: JsonText
}

/** Days due of one student in one month that several courses can still explain; above it the MRUN is no student's. */
export const mostDaysDue = 200

type Added = 'added' | 'too-often' | 'full'

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

const grown = <T extends Int32Array | Float64Array | Uint8Array>(old: T, size: number): T => {
  const next = new (old.constructor as new (n: number) => T)(size)
  next.set(old as never)
  return next
}

/** `limit`: the most students the table takes; `add` then says 'full' and the caller starts again with a part of the schools. */
export const createStudentDays = (expected: number, limit: number): StudentDays => {
  // Students, densely.
  let capacity = Math.min(limit, Math.max(1024, expected))
  let mruns = new Float64Array(capacity)
  let courseOf = new Int32Array(capacity)
  let attendedOf = new Uint8Array(capacity)
  let dueOf = new Uint8Array(capacity)
  /** 0 one row, 1 several rows of one course, 2 several courses: then `inCourses` holds the days of each. */
  let spread = new Uint8Array(capacity)
  let students = 0
  let several = 0
  /** The student + 1 in the lower 23 bits, and above them a piece of the hash that spares most looks at a wrong student. */
  let slots = new Int32Array(powerAbove(capacity * 2))
  let mask = slots.length - 1
  const inCourses = new Map<number, { course: number; attended: number; due: number }[]>()

  // Courses, densely; the two keys hold all that names one. A slot holds both keys, the course + 1 and its group side by side, so
  // that a row touches one line of the processor's cache and not four.
  let courses = 0
  let keyA = new Int32Array(4096)
  let keyB = new Int32Array(4096)
  let groupOf = new Int32Array(4096)
  let courseSlots = new Int32Array(4 * 16384)
  let courseMask = courseSlots.length / 4 - 1
  const putCourse = (c: number) => {
    let h = hashOf(keyA[c]!, keyB[c]!) & courseMask
    while (courseSlots[4 * h + 2] !== 0) h = (h + 1) & courseMask
    courseSlots[4 * h] = keyA[c]!; courseSlots[4 * h + 1] = keyB[c]!; courseSlots[4 * h + 2] = c + 1; courseSlots[4 * h + 3] = groupOf[c]!
  }
  const groups: { rbd: number; year: number; month: number; teaching: number; courses: number[] }[] = []
  const groupIds = new Map<number, number>()
  let lastA = -1, lastB = -1, lastCourse = -1, lastGroup = -1

  const newCourse = (a: number, b: number, rbd: number, year: number, month: number, teaching: number): number => {
    if (courses === keyA.length) {
      keyA = grown(keyA, courses * 2); keyB = grown(keyB, courses * 2); groupOf = grown(groupOf, courses * 2)
      courseSlots = new Int32Array(4 * courses * 8)
      courseMask = courseSlots.length / 4 - 1
      for (let c = 0; c < courses; c++) putCourse(c)
    }
    const groupKey = ((rbd * 128 + year - 2000) * 16 + month) * 4 + teaching
    let group = groupIds.get(groupKey)
    if (group === undefined) {
      group = groups.length
      groups.push({ rbd, year, month, teaching, courses: [] })
      groupIds.set(groupKey, group)
    }
    groups[group]!.courses.push(courses)
    keyA[courses] = a; keyB[courses] = b; groupOf[courses] = group
    putCourse(courses)
    return courses++
  }

  const grow = () => {
    capacity = Math.min(limit, capacity * 2)
    mruns = grown(mruns, capacity); courseOf = grown(courseOf, capacity); attendedOf = grown(attendedOf, capacity)
    dueOf = grown(dueOf, capacity); spread = grown(spread, capacity)
    if (slots.length < capacity * 1.5) {
      slots = new Int32Array(powerAbove(capacity * 2))
      mask = slots.length - 1
      for (let e = 0; e < students; e++) {
        const hash = hashOf(mruns[e]! | 0, groupOf[courseOf[e]!]!)
        let h = hash & mask
        while (slots[h] !== 0) h = (h + 1) & mask
        slots[h] = (e + 1) | (hash & tagBits)
      }
    }
  }

  const add: StudentDays['add'] = (rbd, year, month, teaching, codEnse, grade, letter, mrun, attended, due) => {
    // 17 + 10 bits, and 7 + 4 + 10 + 10 bits.
    const a = (rbd << 10) | codEnse
    const b = ((year - 2000) << 24) | (month << 20) | (grade << 10) | letter
    if (a !== lastA || b !== lastB) {
      let h = hashOf(a, b) & courseMask
      lastA = a; lastB = b; lastCourse = -1
      for (let c = courseSlots[4 * h + 2]!; c !== 0; c = courseSlots[4 * h + 2]!) {
        if (courseSlots[4 * h] === a && courseSlots[4 * h + 1] === b) { lastCourse = c - 1; lastGroup = courseSlots[4 * h + 3]!; break }
        h = (h + 1) & courseMask
      }
      if (lastCourse < 0) {
        lastCourse = newCourse(a, b, rbd, year, month, teaching)
        lastGroup = groupOf[lastCourse]!
      }
    }
    const hash = hashOf(mrun | 0, lastGroup)
    const tag = hash & tagBits
    let h = hash & mask
    for (let s = slots[h]!; s !== 0; s = slots[h]!) {
      if ((s & tagBits) === tag) {
        const student = (s & ~tagBits) - 1
        if (mruns[student] === mrun && groupOf[courseOf[student]!] === lastGroup) return addRow(student, lastCourse, attended, due)
      }
      h = (h + 1) & mask
    }
    if (students === capacity) {
      if (capacity >= limit) return 'full'
      grow()
      h = hash & mask
      while (slots[h] !== 0) h = (h + 1) & mask
    }
    mruns[students] = mrun; courseOf[students] = lastCourse; attendedOf[students] = attended; dueOf[students] = due
    slots[h] = ++students | tag
    return 'added'
  }

  const addRow = (student: number, course: number, attended: number, due: number): Added => {
    const totalDue = dueOf[student]! + due
    if (totalDue > mostDaysDue) return 'too-often'
    if (spread[student] === 0) several++
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
    const firstOf = new Int32Array(courses + 1)
    for (let e = 0; e < students; e++) firstOf[courseOf[e]! + 1]!++
    for (let c = 0; c < courses; c++) firstOf[c + 1]! += firstOf[c]!
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
    const sorted = groups.slice().sort((x, y) => x.rbd - y.rbd || x.year - y.year || x.month - y.month || (nameOf(x.teaching) < nameOf(y.teaching) ? -1 : 1))
    for (const { rbd, year, month, teaching: number, courses: members } of sorted) {
      const teaching = nameOf(number)
      const courseRows: HistogramRow[] = []
      for (const c of members) {
        for (let i = firstOf[c]!; i < firstOf[c + 1]!; i++) {
          const days = byCourse[i]!
          ofGroup.count(days & 0xffff)
          if (days < inSeveralCourses) ofCourse.count(days)
        }
        for (const part of partsOf.get(c) ?? []) ofCourse.count((part.attended << 8) | part.due)
        const course = `${keyA[c]! & 1023}-${(keyB[c]! >> 10) & 1023}-${letterOf(keyB[c]! & 1023)}`
        courseRows.push(ofCourse.takeAs(generationId, rbd, year, month, teaching, course))
      }
      yield ofGroup.takeAs(generationId, rbd, year, month, teaching, '')
      if (courseRows.length > 1) courseRows.sort((x, y) => (x.course < y.course ? -1 : 1))
      yield* courseRows
    }
  }

  return {
    add, rows,
    keys: () => groups.map(({ rbd, year, month }) => ({ rbd, year, month })),
    get rowCount() { return groups.length + courses },
    get students() { return students },
    get studentsInSeveralRows() { return several },
  }
}

const inSeveralCourses = 1 << 16

const nameOf = (teaching: number) => teachingGroups[teaching]!

const hashOf = (a: number, b: number) => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}

/** Counts pairs of days up to 200 each in one dense table; `takeAs` hands them out sorted and empties it. */
const createHistogram = () => {
  const counts = new Int32Array(1 << 16)
  const seen = new Uint16Array(1 << 16)
  let distinct = 0
  return {
    /** `key`: attended * 256 + due. */
    count: (key: number) => {
      if (counts[key]!++ === 0) seen[distinct++] = key
    },
    takeAs: (generationId: string, rbd: number, year: number, month: number, teaching: TeachingGroup, course: string): HistogramRow => {
      const keys = seen.subarray(0, distinct).sort()
      let text = '['
      let students = 0, daysAttended = 0, daysDue = 0
      for (let i = 0; i < distinct; i++) {
        const key = keys[i]!
        const n = counts[key]!
        counts[key] = 0
        const attended = key >> 8, due = key & 255
        text += i === 0 ? `[${attended},${due},${n}]` : `,[${attended},${due},${n}]`
        students += n; daysAttended += attended * n; daysDue += due * n
      }
      distinct = 0
      return { generationId, rbd, year, month, teaching, course, students, daysAttended, daysDue, pairs: new JsonText(`${text}]`) }
    },
  }
}
