/** The Ministry's large yearly files of students: what is kept of them is what a plain count gives, and no student. */
import fc from 'fast-check'
import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { checkStore } from '../../../db/check.ts'
import { getCoverage } from '../../../db/coverage.ts'
import { undoImport } from '../../../db/generations.ts'
import { getAfterwards } from '../../../db/indicators/afterwards.ts'
import { getLastMonth } from '../../../db/indicators/school-months.ts'
import { checkDigitOf } from '../../../db/import/schools.ts'
import { isOverAge } from '../../../cycles/indicators/over-age.ts'
import type { Store } from '../../../db/store.ts'
import {
  attendanceFile, attendanceYearColumns2025, attendanceYearFile, course, studentEnrolmentColumns2025, studentEnrolmentFile, studentResultsColumns2025, studentResultsFile,
  type EnrolledStudent, type StudentResult, type StudentYear,
} from '../../support/ministry-files.ts'
import { everythingIn } from '../../support/every-table.ts'
import { onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { everythingImported, importBytes, imported, readAttendanceOf, withDirectory } from './importing.ts'

const readYear = (store: Store) => store.read.select().from(store.s.attendance).where(eq(store.s.attendance.month, 0)).orderBy(asc(store.s.attendance.rbd), asc(store.s.attendance.teaching), asc(store.s.attendance.course))
const readEnrolment = (store: Store) => store.read.select().from(store.s.courseEnrolment).orderBy(asc(store.s.courseEnrolment.rbd), asc(store.s.courseEnrolment.teaching), asc(store.s.courseEnrolment.course))
const readResults = (store: Store) => store.read.select().from(store.s.yearResult).orderBy(asc(store.s.yearResult.rbd), asc(store.s.yearResult.codEnse))
const many = (n: number, f: (i: number) => StudentYear): StudentYear[] => Array.from({ length: n }, (_, i) => f(i))
const warningsOf = (report: { warnings: { warning: string; count?: number }[] }) => report.warnings.filter(w => w.warning !== 'year-without-directory').map(w => [w.warning, w.count])

onEachEngine('the yearly file of attendance', open => {
  it('becomes the histograms of its months, and one of the year with each student once', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2024)
    const { report, id } = await imported(store, attendanceYearFile([
      { rbd: 90001, mrun: 1, days: { 3: [18, 20], 4: [10, 20] } },
      { rbd: 90001, mrun: 2, days: { 3: [18, 20] } },
      // Changed course in April: one student of the school, one of each course.
      { rbd: 90001, mrun: 3, days: { 3: [20, 20], 4: [5, 8] } }, { rbd: 90001, mrun: 3, letter: 'B', days: { 4: [11, 12] } },
    ]))
    expect(report).toMatchObject({ kind: 'attendance-year', rowsUsed: 4, students: 3, studentsInSeveralRows: 1, schools: 1, months: ['2024-03', '2024-04'], years: [2024], warnings: [] })
    expect((await readAttendanceOf(store)).map(r => [r.month, r.course, r.pairs])).toEqual([
      [3, '', [[18, 20, 2], [20, 20, 1]]], [3, '110-5-A', [[18, 20, 2], [20, 20, 1]]],
      [4, '', [[10, 20, 1], [16, 20, 1]]], [4, '110-5-A', [[5, 8, 1], [10, 20, 1]]], [4, '110-5-B', [[11, 12, 1]]],
    ])
    expect((await readYear(store)).map(r => [r.course, r.students, r.daysAttended, r.daysDue, r.pairs])).toEqual([
      ['', 3, 82, 100, [[18, 20, 1], [28, 40, 1], [36, 40, 1]]], ['110-5-A', 3, 71, 88, [[18, 20, 1], [25, 28, 1], [28, 40, 1]]], ['110-5-B', 1, 11, 12, [[11, 12, 1]]],
    ])
    expect(await getLastMonth(store, [90001], { year: 2026, month: 12 })).toEqual({ year: 2024, month: 4 })
    expect((await getCoverage(store)).attendance).toEqual([{ year: 2024, months: [{ month: 3, schools: 1 }, { month: 4, schools: 1 }] }])
    expect((await checkStore(store)).filter(c => !c.ok)).toEqual([])
    expect((await imported(store, attendanceYearFile([{ rbd: 90001, mrun: 1, days: { 3: [18, 20] } }]))).id).not.toBe(id)
  })

  it('takes the place of the monthly files it covers and of no other month, and undoing brings them back', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002], 2024)
    const monthly = (month: number) => attendanceFile([...course(10, { rbd: 90001, year: 2024, month, firstMrun: 1, attended: 12, due: 20 }), ...course(10, { rbd: 90002, year: 2024, month, firstMrun: 50, attended: 15, due: 20 })])
    await imported(store, monthly(3))
    await imported(store, monthly(5))
    const before = await readAttendanceOf(store)
    const yearly = attendanceYearFile(many(11, i => ({ rbd: 90001, mrun: i + 1, days: { 3: [19, 20], 4: [18, 20] } })))
    const { report, id } = await imported(store, yearly)
    expect(report).toMatchObject({ superseded: 1, unchanged: false })
    const figures = async () => Object.fromEntries((await readAttendanceOf(store)).filter(r => r.course === '').map(r => [`${r.rbd}/${r.month}`, r.daysAttended]))
    expect(await figures()).toEqual({ '90001/3': 209, '90001/4': 198, '90001/5': 120, '90002/3': 150, '90002/5': 150 })
    expect((await imported(store, yearly)).report).toMatchObject({ unchanged: true })
    // 3 April and the year go; March comes back.
    expect(await undoImport(store, id, { by: null })).toEqual({ ok: true, restored: 1, removed: 2 })
    expect(await readAttendanceOf(store)).toEqual(before)
    expect((await checkStore(store)).filter(c => !c.ok)).toEqual([])
  })

  it('counts what students did afterwards by how much they had attended, over all schools of the file that speaks for most of them', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003], 2024)
    expect(await getAfterwards(store, { year: 2025, until: 3 })).toBeNull()
    await imported(store, attendanceYearFile([
      { rbd: 90001, mrun: 1, days: { 3: [16, 20], 4: [10, 20], 6: [20, 20] } }, { rbd: 90002, mrun: 2, days: { 3: [8, 10], 4: [9, 10] } },
      // In two courses: one student, days added. Under fifteen days by March, not by April.
      { rbd: 90002, mrun: 3, days: { 3: [8, 10], 4: [6, 10] } }, { rbd: 90002, mrun: 3, letter: 'B', days: { 3: [8, 10], 4: [2, 10], 5: [5, 5] } },
      // Young students only.
      { rbd: 90002, mrun: 4, codEnse: 363, days: { 3: [16, 20], 4: [1, 20] } },
    ]))
    const one = await imported(store, attendanceYearFile([{ rbd: 90003, mrun: 9, days: { 3: [0, 20], 4: [0, 20] } }]))
    const read = async (until: number) => (await getAfterwards(store, { year: 2025, until }))?.cells.map(c => [c.percent, c.month, c.students, c.daysAttended, c.daysDue]).sort()
    expect(await read(3)).toEqual([[80, 4, 2, 18, 40], [80, 5, 1, 5, 5], [80, 6, 1, 20, 20]].sort())
    expect(await read(4)).toEqual([[60, 5, 1, 5, 5], [65, 6, 1, 20, 20]])
    expect(await getAfterwards(store, { year: 2025, until: 3 })).toMatchObject({ year: 2024, schools: 2 })
    expect(await getAfterwards(store, { year: 2024, until: 3 })).toBeNull()
    await undoImport(store, one.id, { by: null })
    expect((await checkStore(store)).filter(c => !c.ok)).toEqual([])
  })

  it('tells days due from the rate where the file has no days due, and counts what cannot be told', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const rows = [
      { rbd: 90001, year: 2025, mrun: 1, days: { 3: [18, 19] as const, 4: [0, 20] as const } }, { rbd: 90001, year: 2025, mrun: 2, days: { 3: [7, 21] as const } },
    ]
    const { report } = await imported(store, attendanceYearFile(rows, { columns: attendanceYearColumns2025 }))
    expect((await readAttendanceOf(store)).filter(r => r.course === '').map(r => [r.month, r.pairs])).toEqual([[3, [[7, 21, 1], [18, 19, 1]]]])
    expect(warningsOf(report)).toEqual([['days-due-unknown', 1]])
  })

  it('leaves blanks of every sort out, and refuses or repairs what cannot be', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2024)
    const good = many(60, i => ({ rbd: 90001, mrun: 1000 + i, days: { 3: [18, 20] } }))
    const { report } = await imported(store, attendanceYearFile([
      ...good, { rbd: 90001, mrun: 1, days: { 3: ['NULL', '-'], 4: [' ', ' '], 5: ['NA', 20], 6: [0, 0], 7: [3, ' '] } },
      { rbd: 90001, mrun: 2, days: { 3: [21, 20] } }, { rbd: 90001, mrun: 3, days: { 3: [5, 32] } }, { rbd: 90001, mrun: 4, days: { 3: ['x', 20] } },
      { rbd: 90001, mrun: 1000, days: { 3: [18, 20] } },
      { rbd: '90001-3', mrun: 6, days: { 3: [18, 20] } }, { rbd: '90001-K', mrun: 7, days: { 3: [18, 20] } },
    ]))
    expect(report.refused).toEqual([
      { line: 63, reason: 'attended-above-due', column: 'DIAS_ASISTIDOS_3', detail: '21/20' }, { line: 64, reason: 'out-of-range', column: 'DIAS_TRABAJADOS_3' },
      { line: 65, reason: 'not-a-number', column: 'DIAS_ASISTIDOS_3' }, { line: 67, reason: 'not-a-number', column: 'RBD' },
    ])
    expect(warningsOf(report)).toEqual([['repeated-rows', 1], ['days-incomplete', 2], ['rbd-with-digit', 1]])
    expect((await readAttendanceOf(store)).filter(r => r.course === '').map(r => [r.month, r.pairs])).toEqual([[3, [[18, 20, 61]]]])
  })

  it('does not take one MRUN for everybody as one student', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2024)
    const before = await everythingImported(store)
    expect(await importBytes(store, attendanceYearFile(many(30, () => ({ rbd: 90001, mrun: 0, days: { 3: [18, 20] } }))))).toMatchObject({
      ok: false, reason: 'too-many-refused', detail: { reasons: [{ reason: 'student-too-often', count: 30 }] },
    })
    expect({ ...(await everythingImported(store)), generations: 0 }).toEqual({ ...before, generations: 0 })
  })

  it('is the same in one pass and in parts', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003], 2024)
    const file = attendanceYearFile([90001, 90002, 90003].flatMap(rbd => many(20, i => ({ rbd, mrun: rbd * 100 + i, days: { 3: [i, 20], 9: [20 - i, 21] } }))))
    const whole = await imported(store, file)
    const rows = [await readAttendanceOf(store), (await readYear(store)).map(r => r.pairs)]
    await undoImport(store, whole.id, { by: null })
    const inParts = await imported(store, file, {}, { rowsAtOnce: 25 })
    expect(inParts.report).toEqual({ ...whole.report })
    expect(await readAttendanceOf(store)).toEqual(rows[0])
  })
})

onEachEngine('enrolment by student', open => {
  it('counts each student once in the school and once in each course, by sex, and who is over age', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const { report } = await imported(store, studentEnrolmentFile([
      { rbd: 90001, mrun: 1, sex: 2, age: 10 }, { rbd: 90001, mrun: 2, sex: 1, age: 12 }, { rbd: 90001, mrun: 3, sex: 0, age: 11 },
      { rbd: 90001, mrun: 3, sex: 0, age: 11, letter: 'B' }, { rbd: 90001, mrun: 1, sex: 2, age: 10 },
      { rbd: 90001, mrun: 4, sex: 2, age: 30, codEnse: 363, grade: 1 }, { rbd: 90001, mrun: 5, sex: 1, age: 16, codEnse: 310, grade: 1 },
      // Born in July 2012: eleven at 30 June; in June: twelve.
      { rbd: 90001, mrun: 6, sex: 1, born: 201307, letter: 'C' }, { rbd: 90001, mrun: 7, sex: 1, born: 201306, letter: 'C' },
    ]))
    expect(report).toMatchObject({ kind: 'enrolment-students', students: 7, studentsInSeveralRows: 2, schools: 1, years: [2025] })
    expect(warningsOf(report)).toEqual([['repeated-rows', 1]])
    expect((await readEnrolment(store)).map(r => [r.teaching, r.course, r.students, r.women, r.men, r.overAge, r.ageKnown])).toEqual([
      ['adult', '', 1, 1, 0, 0, 0], ['adult', '363-1-A', 1, 1, 0, 0, 0],
      ['young', '', 6, 1, 4, 3, 6], ['young', '110-5-A', 3, 1, 1, 1, 3], ['young', '110-5-B', 1, 0, 0, 0, 1], ['young', '110-5-C', 2, 0, 2, 1, 2], ['young', '310-1-A', 1, 0, 1, 1, 1],
    ])
  })

  it('says nothing of sex and age where an older file has neither', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    await imported(store, studentEnrolmentFile(Array.from({ length: 3 }, (_, i) => ({ rbd: 90001, mrun: i })), { columns: studentEnrolmentColumns2025.filter(c => !['GEN_ALU', 'EDAD_ALU', 'FEC_NAC_ALU', 'COD_MEN'].includes(c)) }))
    expect((await readEnrolment(store))[0]).toMatchObject({ students: 3, women: null, men: null, overAge: null, ageKnown: null })
  })

  it('refuses a file of two years, with how many rows each has', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    expect(await importBytes(store, studentEnrolmentFile([...Array.from({ length: 30 }, (_, i) => ({ rbd: 90001, mrun: i })), { rbd: 90001, mrun: 99, year: 2024 }])))
      .toEqual({ ok: false, reason: 'several-years', detail: { years: [2024, 2025], rowsByYear: [{ year: 2024, rows: 1 }, { year: 2025, rows: 30 }] } })
  })

  it('reads a file of another year beside this one, and a newer file of the same year in its place', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const of = (year: number, n: number) => studentEnrolmentFile(Array.from({ length: n }, (_, i) => ({ rbd: 90001, mrun: i, year })))
    expect((await imported(store, of(2025, 12))).report.superseded).toBe(0)
    expect((await imported(store, of(2024, 13))).report.superseded).toBe(0)
    expect((await imported(store, of(2025, 14))).report.superseded).toBe(1)
  })
})

onEachEngine('results by student', open => {
  it('counts situations per school, kind of education and grade, and averages the attendance of promoted and failed', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002], 2025)
    const { report } = await imported(store, studentResultsFile([
      { rbd: 90001, mrun: 1, situation: 'P', attendance: 95 }, { rbd: 90001, mrun: 2, situation: 'R', attendance: 80 }, { rbd: 90001, mrun: 3, situation: 'Y', attendance: 0 },
      { rbd: 90001, mrun: 4, situation: 'T', attendance: 40 }, { rbd: 90002, mrun: 4, situation: 'P', attendance: 91 }, { rbd: 90001, mrun: 5, situation: ' ' }, { rbd: 90001, mrun: 6, situation: 'Z' },
      // Left and came back within the year: how it ended is what counts.
      { rbd: 90001, mrun: 7, situation: 'Y', attendance: 0 }, { rbd: 90001, mrun: 7, letter: 'B', situation: 'P', attendance: 88 },
      { rbd: 90001, mrun: 8, grade: 6, situation: 'P', attendance: '96,5' },
    ]))
    expect(report).toMatchObject({ kind: 'results-students', students: 9, schools: 2, years: [2025] })
    expect(warningsOf(report)).toEqual([['yearly-attendance-unusable', 1]])
    const grade = (fifth: number, sixth = 0) => [0, 0, 0, 0, fifth, sixth, 0, 0]
    expect((await readResults(store)).map(({ generationId: _, ...r }) => r)).toEqual([
      {
        rbd: 90001, year: 2025, codEnse: 110, passed: 3, failed: 1, withdrawn: 1, transferred: 1, unstated: 2, boys: [3, 1, 1, 1], girls: [0, 0, 0, 0],
        grades: { passed: grade(2, 1), failed: grade(1), withdrawn: grade(1), transferred: grade(1) },
        attendanceHundredths: 8767, attendancePassedHundredths: 9150, attendanceFailedHundredths: 8000,
      },
      {
        rbd: 90002, year: 2025, codEnse: 110, passed: 1, failed: 0, withdrawn: 0, transferred: 0, unstated: 0, boys: [1, 0, 0, 0], girls: [0, 0, 0, 0],
        grades: { passed: grade(1), failed: grade(0), withdrawn: grade(0), transferred: grade(0) }, attendanceHundredths: 9100, attendancePassedHundredths: 9100, attendanceFailedHundredths: null,
      },
    ])
    expect((await checkStore(store)).filter(c => !c.ok)).toEqual([])
  })

  it('uses SIT_FIN where an older file has no SIT_FIN_R, and names the column when it has neither', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const rows: StudentResult[] = [{ rbd: 90001, mrun: 1, situation: 'P' }, { rbd: 90001, mrun: 2, situation: 'T' }]
    await imported(store, studentResultsFile(rows, { columns: studentResultsColumns2025.filter(c => c !== 'SIT_FIN_R') }))
    expect((await readResults(store))[0]).toMatchObject({ passed: 1, transferred: 0, unstated: 1 })
    expect(await importBytes(store, studentResultsFile(rows, { columns: studentResultsColumns2025.filter(c => !c.startsWith('SIT_FIN')) }))).toMatchObject({ ok: false, reason: 'missing-column', detail: { missing: ['SIT_FIN_R'] } })
  })

  it('counts the marks of a file that lost its commas, and uses none', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const of = async (marks: string[]) => warningsOf((await imported(store, studentResultsFile(marks.map((mark, i) => ({ rbd: 90001, mrun: i, situation: 'P', mark }))))).report)
    expect(await of(['5,5', '6,0', '0,0', ' '])).toEqual([])
    expect(await of(['55', '6', '48', '0'])).toEqual([['marks-damaged', 3]])
    expect(await of(['5,5', '6', '6,1', '4,8'])).toEqual([['marks-damaged', 1]])
    expect(await of(['5.5', '6.0', '6.1', '4.8'])).toEqual([])
  })
})

onEachEngine('what other programs do to these files', open => {
  it('an RBD with its check digit glued on is read without it, when the whole file is so', async () => {
    const store = await open()
    const schools = [90002, 6348]
    // 63487 is 6348-7 here, whoever has that RBD.
    await withDirectory(store, [...schools, 63_487], 2025)
    expect(checkDigitOf(6348)).toBe(7)
    const rows = (rbdOf: (rbd: number) => number): EnrolledStudent[] => schools.flatMap(rbd => Array.from({ length: 10 }, (_, i) => ({ rbd: rbdOf(rbd), digit: checkDigitOf(rbd)!, mrun: rbd * 10 + i })))
    const { report } = await imported(store, studentEnrolmentFile([...rows(rbd => rbd * 10 + checkDigitOf(rbd)!), ...Array.from({ length: 10 }, (_, i) => ({ rbd: 900_028, digit: 8, mrun: i, letter: 'B' }))]))
    expect([report.schools, report.rowsUsed, warningsOf(report)]).toEqual([2, 30, [['rbd-with-digit', 30]]])
    expect((await readEnrolment(store)).filter(r => r.course === '').map(r => [r.rbd, r.students])).toEqual([[6348, 10], [90002, 20]])
    // One such row in a file without digits is a school nobody knows: it could be anybody's.
    const mixed = await imported(store, studentEnrolmentFile([...rows(rbd => rbd), { rbd: 900_028, mrun: 7 }]))
    expect(mixed.report.refused).toEqual([{ line: 22, reason: 'out-of-range', column: 'RBD' }])
  })

  it('files put one after the other: marks and headers between the rows are passed over and counted', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const part = (first: number) => studentEnrolmentFile(Array.from({ length: 5 }, (_, i) => ({ rbd: 90001, mrun: first + i })))
    const { report } = await imported(store, Buffer.concat([part(1), part(11), part(21)]))
    expect([report.rowsRead, report.rowsUsed, report.students]).toEqual([15, 15, 15])
    expect(warningsOf(report)).toEqual([['mark-inside', 2], ['header-inside', 2]])
  })

  it('a row with more or fewer columns is refused by its line', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const text = studentResultsFile(Array.from({ length: 12 }, (_, i) => ({ rbd: 90001, mrun: i, situation: 'P' }))).toString('utf8')
    const { report } = await imported(store, `${text}2025;90001;x\r\n2025${';1'.repeat(40)}\r\n`)
    expect(report.refused).toEqual([{ line: 14, reason: 'wrong-column-count', detail: '3/38' }, { line: 15, reason: 'wrong-column-count', detail: '41/38' }])
  })

  it('no student is kept: no row of any table holds an MRUN', async () => {
    const store = await open()
    await withDirectory(store, [90001], 2025)
    const mruns = Array.from({ length: 12 }, (_, i) => 77_123_450 + i)
    await imported(store, studentEnrolmentFile(mruns.map(mrun => ({ rbd: 90001, mrun }))))
    await imported(store, studentResultsFile(mruns.map(mrun => ({ rbd: 90001, mrun, situation: 'P' }))))
    await imported(store, attendanceYearFile(mruns.map(mrun => ({ rbd: 90001, mrun, year: 2025, days: { 3: [1, 2] } }))))
    await imported(store, attendanceFile(mruns.map(mrun => ({ rbd: 90001, mrun, attended: 1, due: 2 }))))
    expect(JSON.stringify(await everythingIn(store))).not.toContain('771234')
  })
})

describe('whatever rows there are, the counts are those of a plain count', () => {
  const rbds = [90001, 90002]
  const student = fc.record({ rbd: fc.constantFrom(...rbds), mrun: fc.integer({ min: 1, max: 40 }), codEnse: fc.constantFrom(110, 310, 363, 10), grade: fc.integer({ min: 1, max: 3 }), letter: fc.constantFrom('A', 'B') })
  const groupOf = (code: number) => (code === 10 ? 'preschool' : code === 363 ? 'adult' : 'young')
  /** No more rows of a student than a year explains. */
  const few = <R extends { rbd: number; mrun: number; codEnse: number }>(rows: R[]) => {
    const seen = new Map<string, number>()
    return rows.filter(r => { const key = `${r.rbd} ${groupOf(r.codEnse)} ${r.mrun}`; seen.set(key, (seen.get(key) ?? 0) + 1); return seen.get(key)! <= 5 })
  }
  const byKey = <R>(rows: readonly R[], key: (r: R) => string) => rows.reduce((map, r) => map.set(key(r), [...(map.get(key(r)) ?? []), r]), new Map<string, R[]>())

  it('enrolment (property)', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, rbds, 2025)
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ student, sex: fc.constantFrom(1, 2), age: fc.integer({ min: 5, max: 20 }) }), { minLength: 1, maxLength: 60 }), async drawn => {
      // Sex and age are a student's, not a row's.
      const own = new Map<number, { sex: number; age: number }>()
      const rows = few(drawn.map(({ student: s, ...o }) => { if (!own.has(s.mrun)) own.set(s.mrun, o); return { ...s, ...own.get(s.mrun)! } }))
      const { id } = await imported(store, studentEnrolmentFile(rows))
      const read = (await readEnrolment(store)).filter(r => r.generationId === id)
      const plain = [...byKey(rows, r => `${r.rbd} ${groupOf(r.codEnse)} ${r.codEnse}-${r.grade}-${r.letter}`)].map(([key, of]) => {
        const once = [...byKey(of, r => String(r.mrun)).values()].map(x => x[0]!)
        return [key, once.length, once.filter(r => r.sex === 2).length, once.filter(r => isOverAge(r.codEnse, r.grade, r.age)).length]
      }).sort()
      expect(read.filter(r => r.course !== '').map(r => [`${r.rbd} ${r.teaching} ${r.course}`, r.students, r.women, r.overAge]).sort()).toEqual(plain)
      expect(read.filter(r => r.course === '').map(r => [`${r.rbd} ${r.teaching}`, r.students]).sort())
        .toEqual([...byKey(rows, r => `${r.rbd} ${groupOf(r.codEnse)}`)].map(([key, of]) => [key, new Set(of.map(r => r.mrun)).size]).sort())
      await undoImport(store, id, { by: null })
    }), { numRuns: 60 })
    await drop()
  })

  it('results (property)', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, rbds, 2025)
    const order = 'ZTYRP'
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ student, situation: fc.constantFrom(...order), attendance: fc.integer({ min: 0, max: 100 }) }), { minLength: 1, maxLength: 60 }), async drawn => {
      const rows = few(drawn.map(({ student: s, ...o }) => ({ ...s, ...o })))
      const { id } = await imported(store, studentResultsFile(rows))
      const plain = [...byKey(rows, r => `${r.rbd} ${r.codEnse}`)].map(([key, of]) => {
        const last = [...byKey(of, r => String(r.mrun)).values()].map(x => x.reduce((best, r) => (order.indexOf(r.situation) > order.indexOf(best.situation) ? r : best)))
        const ended = last.filter(r => 'PR'.includes(r.situation))
        const mean = ended.length === 0 ? null : Math.round((100 * ended.reduce((sum, r) => sum + r.attendance, 0)) / ended.length)
        return [key, ...[...'PRYTZ'].map(s => last.filter(r => r.situation === s).length), mean]
      }).sort()
      expect((await readResults(store)).filter(r => r.generationId === id).map(r => [`${r.rbd} ${r.codEnse}`, r.passed, r.failed, r.withdrawn, r.transferred, r.unstated, r.attendanceHundredths]).sort()).toEqual(plain)
      await undoImport(store, id, { by: null })
    }), { numRuns: 60 })
    await drop()
  })

  it('a year of attendance is what its twelve monthly files are (property)', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, rbds, 2024)
    const month = fc.tuple(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 0, max: 15 })).map(([due, missed]) => [Math.max(0, due - missed), due] as const)
    const row = fc.record({ student, days: fc.dictionary(fc.constantFrom('3', '4', '7', '12'), month, { minKeys: 1 }) })
    await fc.assert(fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async drawn => {
      // One row a student and course, as the Ministry's file has.
      const rows = few([...byKey(drawn.map(({ student: s, days }) => ({ ...s, days: { ...days } as StudentYear['days'] })), r => `${r.rbd} ${r.mrun} ${r.codEnse} ${r.grade} ${r.letter}`).values()].map(x => x[0]!))
      const monthly = await imported(store, attendanceFile(rows.flatMap(({ days, ...r }) => Object.entries(days).map(([m, d]) => ({ ...r, year: 2024, month: Number(m), attended: d![0], due: d![1] })))))
      const wanted = await readAttendanceOf(store)
      const yearly = await imported(store, attendanceYearFile(rows))
      expect(await readAttendanceOf(store)).toEqual(wanted)
      const total = (of: { daysAttended: number; daysDue: number }[]) => [of.reduce((n, r) => n + r.daysAttended, 0), of.reduce((n, r) => n + r.daysDue, 0)]
      const year = (await readYear(store)).filter(r => r.generationId === yearly.id)
      expect(total(year.filter(r => r.course === ''))).toEqual(total(wanted.filter(r => r.course === '')))
      await undoImport(store, yearly.id, { by: null })
      await undoImport(store, monthly.id, { by: null })
    }), { numRuns: 30 })
    await drop()
  })
})
