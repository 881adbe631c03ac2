/**
 * Rows of students, kept while a file streams by and put together per school afterwards. Columns of typed arrays: a row costs no
 * object, 16 bytes and its values. MRUN lives in these arrays and nowhere else; they are dropped with the table.
 */
import { createCourses, grown, type CourseGroup, type Courses } from './courses.ts'
import type { RefuseRow } from './student-file.ts'
import type { StudentRecord } from './student-record.ts'

export type StudentRows = {
  /** The number of the row, whose values may then be set; -1 when the table takes no more. `month`: 0 for the whole year. */
  add: (record: StudentRecord, month: number, line: number) => number
  /** `width` bytes a row, zero at first. */
  values: Uint8Array
  readonly courses: Courses
  /** What a row holds; valid until the next `add`. */
  courseOf: (row: number) => number
  lineOf: (row: number) => number
  isSameStudent: (a: number, b: number) => boolean
  /** Empties the table for the next part of a file, whose rows take the place of these: a second table beside it would be as large again. */
  clear: () => void
  /** Each school's teaching group, in the order of the tables' primary keys, with its rows: a student's together, in the order of the lines. */
  groups: () => Generator<{ group: CourseGroup; rows: Int32Array }>
}

/** Memory of a row beside its values: MRUN, course and line, and its place among the rows of its group. */
export const bytesOfStudentRow = 8 + 4 + 4 + 4

export const createStudentRows = (expected: number, limit: number, width: number): StudentRows => {
  let capacity = Math.min(limit, Math.max(1024, expected))
  let mruns = new Float64Array(capacity)
  let courseOf = new Int32Array(capacity)
  let lines = new Int32Array(capacity)
  let count = 0
  let courses = createCourses()

  function* groups(): ReturnType<StudentRows['groups']> {
    // By group: a counting sort, which keeps the order of the lines.
    const { groupOf } = courses
    const firstOf = new Int32Array(courses.groups.length + 1)
    for (let row = 0; row < count; row++) firstOf[groupOf[courseOf[row]!]! + 1]!++
    for (let g = 0; g < courses.groups.length; g++) firstOf[g + 1]! += firstOf[g]!
    const next = firstOf.slice()
    const byGroup = new Int32Array(count)
    for (let row = 0; row < count; row++) byGroup[next[groupOf[courseOf[row]!]!]!++] = row
    const numberOf = new Map(courses.groups.map((g, i) => [g, i]))
    for (const group of courses.sortedGroups()) {
      const g = numberOf.get(group)!
      const rows = byGroup.subarray(firstOf[g], firstOf[g + 1])
      sortByStudent(rows)
      yield { group, rows }
    }
  }

  let keys = new Float64Array(1024)
  let unsorted = new Int32Array(1024)

  /** By MRUN, then by line. MRUN and place in one number where both fit, since numbers are sorted without calling back. */
  const sortByStudent = (rows: Int32Array) => {
    const n = rows.length
    const places = 2 ** Math.ceil(Math.log2(n + 1))
    if (n > keys.length) { keys = new Float64Array(2 * n); unsorted = new Int32Array(2 * n) }
    let highest = 0
    let isSorted = true
    for (let place = 0; place < n; place++) {
      const mrun = mruns[rows[place]!]!
      if (mrun < highest) isSorted = false
      else highest = mrun
      keys[place] = mrun * places + place
    }
    if (isSorted) return
    if (highest * places >= Number.MAX_SAFE_INTEGER) { rows.sort((a, b) => mruns[a]! - mruns[b]! || a - b); return }
    unsorted.set(rows)
    keys.subarray(0, n).sort()
    for (let place = 0; place < n; place++) rows[place] = unsorted[keys[place]! % places]!
  }

  const table: StudentRows = {
    values: new Uint8Array(capacity * width),
    get courses() { return courses },
    add: (record, month, line) => {
      if (count === capacity) {
        if (capacity >= limit) return -1
        capacity = Math.min(limit, capacity * 2)
        mruns = grown(mruns, capacity); courseOf = grown(courseOf, capacity); lines = grown(lines, capacity)
        table.values = grown(table.values, capacity * width)
      }
      courseOf[count] = courses.numberOf(record.rbd, record.year, month, record.teaching, record.codEnse, record.grade, record.letter)
      mruns[count] = record.mrun
      lines[count] = line
      return count++
    },
    courseOf: row => courseOf[row]!,
    lineOf: row => lines[row]!,
    clear: () => { count = 0; courses = createCourses(); table.values.fill(0) },
    isSameStudent: (a, b) => mruns[a] === mruns[b],
    groups,
  }
  return table
}

/** More rows of one MRUN in a school's year than changes of course explain: it is no student's. */
const mostRowsOfStudent = 6

/** The rows of one student after another, as `[from, to)` of the group's rows. Rows of an MRUN that is no student's are refused. */
export const forEachStudent = (table: StudentRows, rows: Int32Array, refuseRow: RefuseRow, f: (from: number, to: number) => void): void => {
  for (let from = 0, to = 1; from < rows.length; from = to++) {
    while (to < rows.length && table.isSameStudent(rows[from]!, rows[to]!)) to++
    if (to - from <= mostRowsOfStudent) f(from, to)
    else for (let i = from; i < to; i++) refuseRow(table.lineOf(rows[i]!), 'student-too-often', 'MRUN')
  }
}
