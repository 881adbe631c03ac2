import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regionPolicy } from '../../../cycles/disclosure/disclose.ts'
import { bandNames, type Band } from '../../../cycles/indicators/attendance.ts'
import { failureOf, transferOf, withdrawalOf, type YearFigures } from '../../../cycles/indicators/yearly.ts'
import { attendanceFigures, yearlyFigures } from '../../../cycles/opendata/disclosed-rows.ts'
import { countReadings, rateReadings } from '../../../cycles/opendata/readings.ts'
import type { Row } from '../../../cycles/opendata/tables.ts'

const covered = { declared: 3, most: 4 }

/** Every way to divide `n` into `parts` whole numbers. */
const divisions = (n: number, parts: number): number[][] =>
  parts === 1 ? [[n]] : Array.from({ length: n + 1 }, (_, i) => divisions(n - i, parts - 1).map(rest => [i, ...rest])).flat()

const attendanceOf = (counts: readonly number[], students = counts.reduce((a, b) => a + b, 0)): Row =>
  attendanceFigures({ students, daysDue: students * 20, daysAttended: students * 16, parts: Object.fromEntries(bandNames.map((b, i) => [b, counts[i]!])) as Record<Band, number> }, covered, regionPolicy)

const yearOf = ([passed, failed, withdrawn, transferred]: readonly number[]): Row => {
  const outcomes = { passed: passed!, failed: failed!, withdrawn: withdrawn!, transferred: transferred! }
  const of = passed! + failed!
  const year: YearFigures = {
    year: 2024, isPandemic: false, enrolment: null, outcomes, withdrawal: withdrawalOf(outcomes), failure: failureOf(outcomes), transfer: transferOf(outcomes), failedYearBefore: null,
    attendance: of === 0 ? null : { percent: 80, of, isTooFew: of < 10 },
  }
  return yearlyFigures([year], regionPolicy)[0]!.figures
}

/** Whoever knows the rules tries every division of the students that would look the same: each hidden count must be left open. */
const leftOpen = (looks: (counts: readonly number[]) => Row, counts: readonly number[], hidden: (row: Row) => number[], sizes: (row: Row) => number[]) => {
  const seen = JSON.stringify(looks(counts))
  const alike = sizes(looks(counts)).flatMap(n => divisions(n, counts.length)).filter(other => JSON.stringify(looks(other)) === seen)
  for (const i of hidden(looks(counts))) expect(new Set(alike.map(other => other[i])).size, `${counts.join(' ')}: count ${i} follows from ${seen}`).toBeGreaterThan(1)
}

describe('a row that leaves', () => {
  it('carries no rate without its students and its reading, whatever the group', () => {
    const count = fc.integer({ min: 0, max: 120 })
    fc.assert(fc.property(fc.array(count, { minLength: 5, maxLength: 5 }), fc.array(count, { minLength: 4, maxLength: 4 }), (bands, outcomes) => {
      for (const row of [attendanceOf(bands), yearOf(outcomes)]) {
        const n = row.students ?? row.students_with_result
        for (const [name, value] of Object.entries(row)) {
          if (name.endsWith('_percent') && value !== null) { expect(n, name).not.toBeNull(); expect(['exact', 'whole-percent']).toContain(row[name.replace('_percent', '_reading')]) }
          if (name.endsWith('_reading')) expect({ ...rateReadings, ...countReadings }).toHaveProperty([String(value)])
        }
      }
    }))
  })

  it('of fewer than ten tells nothing but that', () => {
    const { students_reading, attendance_reading, bands_reading, publication, ...rest } = attendanceOf([1, 1, 1, 3, 3])
    expect([students_reading, attendance_reading, bands_reading, publication]).toEqual(['few-students', 'few-students', 'few-students', 'region-rules'])
    expect(new Set(Object.values(rest))).toEqual(new Set([null]))
  })

  it('tells a rate near an end in words and leaves its number empty', () => {
    const row = attendanceFigures({ students: 100, daysDue: 2000, daysAttended: 1960, parts: { critical: 0, severe: 0, repeated: 0, normal: 0, outstanding: 100 } }, covered, regionPolicy)
    expect(row).toMatchObject({ students: 100, attendance_percent: null, attendance_reading: 'at-least-95', days_attended: null, days_due: 2000 })
  })

  it('of bands leaves every hidden count open to whoever knows the rules', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 14 }).chain(n => fc.constantFrom(...divisions(n, 5))), counts => {
      leftOpen(c => attendanceOf(c), counts, row => bandNames.flatMap((b, i) => (row[`students_${b}`] === null ? [i] : [])), row => [Number(row.students)])
    }), { numRuns: 40 })
  })

  it('of a year leaves every hidden count open to whoever knows the rules', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 26 }).chain(n => fc.constantFrom(...divisions(n, 4))), counts => {
      const about = (n: number) => Array.from({ length: 10 }, (_, i) => n - 5 + i).filter(size => size >= 10)
      leftOpen(yearOf, counts, row => [row.failed, row.withdrawn, row.transferred].flatMap((v, i) => (v === null ? [i + 1] : [])),
        row => (row.students_reading === 'to-ten' ? about(Number(row.students_with_result)) : [Number(row.students_with_result)]))
    }), { numRuns: 12, examples: [[[6, 10, 6, 4]], [[6, 7, 6, 4]], [[0, 0, 0, 16]], [[9, 0, 12, 7]], [[8, 1, 5, 4]]] })
  })
})
