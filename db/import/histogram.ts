/** Exact histograms of days as they become rows of the attendance table. */
import type { TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { JsonText } from '../dialect.ts'

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

/** Days of the longest month. */
export const longestMonth = 31
/** Days due of one student in one month that several courses can still explain; above it the MRUN is no student's. */
export const mostDaysDue = 200
/** Of the ten months of a school year. */
export const mostDaysDueInYear = 10 * mostDaysDue

/** Counts pairs of days up to `most` each in one dense table; `takeAs` hands them out sorted and empties it. */
export const createHistogram = (most = mostDaysDue) => {
  const bits = 32 - Math.clz32(most)
  const low = (1 << bits) - 1
  const counts = new Int32Array(1 << (2 * bits))
  let seen = new Uint32Array(256)
  let distinct = 0
  return {
    get isEmpty() { return distinct === 0 },
    count: (attended: number, due: number) => {
      const key = (attended << bits) | due
      if (counts[key]!++ !== 0) return
      if (distinct === seen.length) { const more = new Uint32Array(distinct * 2); more.set(seen); seen = more }
      seen[distinct++] = key
    },
    takeAs: (generationId: string, rbd: number, year: number, month: number, teaching: TeachingGroup, course: string): HistogramRow => {
      const keys = seen.subarray(0, distinct).sort()
      let text = '['
      let students = 0, daysAttended = 0, daysDue = 0
      for (let i = 0; i < distinct; i++) {
        const key = keys[i]!
        const n = counts[key]!
        counts[key] = 0
        const attended = key >> bits, due = key & low
        text += i === 0 ? `[${attended},${due},${n}]` : `,[${attended},${due},${n}]`
        students += n; daysAttended += attended * n; daysDue += due * n
      }
      distinct = 0
      return { generationId, rbd, year, month, teaching, course, students, daysAttended, daysDue, pairs: new JsonText(`${text}]`) }
    },
  }
}
