/**
 * The courses of one file, numbered as they are met, and the school's teaching groups they belong to. Typed arrays and open
 * addressing: a row of the file asks for its course with two whole numbers and makes no object.
 */
import { teachingGroups, type TeachingGroup } from '../../cycles/indicators/teaching.ts'

/** A school's teaching group in a month (0: the whole year); `courses` are numbers of `createCourses`. */
export type CourseGroup = { rbd: number; year: number; month: number; teaching: number; courses: number[] }

export type Courses = {
  /** The number of a course: RBD 1-99,999, years 2000-2099, COD_ENSE, COD_GRADO and letter up to 1,023. A new one is added. */
  numberOf: (rbd: number, year: number, month: number, teaching: number, codEnse: number, grade: number, letter: number) => number
  /** The group of the course asked for last. */
  lastGroup: number
  /** The group of each course, by its number. */
  readonly groupOf: Int32Array
  readonly count: number
  readonly groups: readonly CourseGroup[]
  /** Groups in the order of the tables' primary keys, so that inserts append. */
  sortedGroups: () => CourseGroup[]
  codEnseOf: (course: number) => number
  gradeOf: (course: number) => number
  /** `COD_ENSE-COD_GRADO-LETTER`. */
  nameOf: (course: number, letterOf: (letter: number) => string) => string
}

export const teachingNameOf = (teaching: number): TeachingGroup => teachingGroups[teaching]!

export const hashOf = (a: number, b: number) => {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}

export const grown = <T extends Int32Array | Float64Array | Uint8Array>(old: T, size: number): T => {
  const next = new (old.constructor as new (n: number) => T)(size)
  next.set(old as never)
  return next
}

export const createCourses = (): Courses => {
  // The two keys hold all that names a course. A slot holds both keys, the course + 1 and its group side by side, so that a row
  // touches one line of the processor's cache and not four.
  let count = 0
  let keyA = new Int32Array(4096)
  let keyB = new Int32Array(4096)
  let groupOf = new Int32Array(4096)
  let slots = new Int32Array(4 * 16384)
  let mask = slots.length / 4 - 1
  const groups: CourseGroup[] = []
  const groupIds = new Map<number, number>()
  let lastA = -1, lastB = -1, last = -1

  const put = (c: number) => {
    let h = hashOf(keyA[c]!, keyB[c]!) & mask
    while (slots[4 * h + 2] !== 0) h = (h + 1) & mask
    slots[4 * h] = keyA[c]!; slots[4 * h + 1] = keyB[c]!; slots[4 * h + 2] = c + 1; slots[4 * h + 3] = groupOf[c]!
  }

  const addNew = (a: number, b: number, rbd: number, year: number, month: number, teaching: number): number => {
    if (count === keyA.length) {
      keyA = grown(keyA, count * 2); keyB = grown(keyB, count * 2); groupOf = grown(groupOf, count * 2)
      slots = new Int32Array(4 * count * 4)
      mask = slots.length / 4 - 1
      for (let c = 0; c < count; c++) put(c)
    }
    const groupKey = ((rbd * 128 + year - 2000) * 16 + month) * 4 + teaching
    let group = groupIds.get(groupKey)
    if (group === undefined) {
      group = groups.length
      groups.push({ rbd, year, month, teaching, courses: [] })
      groupIds.set(groupKey, group)
    }
    groups[group]!.courses.push(count)
    keyA[count] = a; keyB[count] = b; groupOf[count] = group
    put(count)
    return count++
  }

  const courses = {
    lastGroup: -1,
    numberOf: (rbd: number, year: number, month: number, teaching: number, codEnse: number, grade: number, letter: number) => {
      // 17 + 10 bits, and 7 + 4 + 10 + 10 bits.
      const a = (rbd << 10) | codEnse
      const b = ((year - 2000) << 24) | (month << 20) | (grade << 10) | letter
      if (a === lastA && b === lastB) return last
      let h = hashOf(a, b) & mask
      lastA = a; lastB = b
      for (let c = slots[4 * h + 2]!; c !== 0; c = slots[4 * h + 2]!) {
        if (slots[4 * h] === a && slots[4 * h + 1] === b) { courses.lastGroup = slots[4 * h + 3]!; return (last = c - 1) }
        h = (h + 1) & mask
      }
      last = addNew(a, b, rbd, year, month, teaching)
      courses.lastGroup = groupOf[last]!
      return last
    },
    get groupOf() { return groupOf },
    get count() { return count },
    groups,
    sortedGroups: () => groups.slice().sort((x, y) => x.rbd - y.rbd || x.year - y.year || x.month - y.month || (teachingNameOf(x.teaching) < teachingNameOf(y.teaching) ? -1 : 1)),
    codEnseOf: (c: number) => keyA[c]! & 1023,
    gradeOf: (c: number) => (keyB[c]! >> 10) & 1023,
    nameOf: (c: number, letterOf: (letter: number) => string) => `${keyA[c]! & 1023}-${(keyB[c]! >> 10) & 1023}-${letterOf(keyB[c]! & 1023)}`,
  }
  return courses
}
