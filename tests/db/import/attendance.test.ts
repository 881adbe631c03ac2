import { expect, it } from 'vitest'
import { attendanceColumns2023, attendanceFile, commaResave, course, type StudentMonth } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { importBytes, imported, readAttendanceOf, withDirectory } from './importing.ts'

const quinto: StudentMonth[] = [
  { rbd: 90001, mrun: 11, attended: 18, due: 20 },
  { rbd: 90001, mrun: 12, attended: 18, due: 20 },
  { rbd: 90001, mrun: 13, attended: 20, due: 20 },
  { rbd: 90001, mrun: 14, attended: 3, due: 20 },
  { rbd: 90001, mrun: 15, attended: 20, due: 20 },
]
const asRead = [
  { rbd: 90001, year: 2026, month: 4, teaching: 'young', course: '', students: 5, daysAttended: 79, daysDue: 100, pairs: [[3, 20, 1], [18, 20, 2], [20, 20, 2]] },
  { rbd: 90001, year: 2026, month: 4, teaching: 'young', course: '110-5-A', students: 5, daysAttended: 79, daysDue: 100, pairs: [[3, 20, 1], [18, 20, 2], [20, 20, 2]] },
]

onEachEngine('importing attendance', open => {
  it('keeps the exact histogram of days, for the school and for each course', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile(quinto))
    expect(await readAttendanceOf(store)).toEqual(asRead)
    expect(report).toMatchObject({
      kind: 'attendance', encoding: 'utf-8', delimiter: ';', rowsRead: 5, rowsUsed: 5, rowsRefused: 0, refused: [], refusedByReason: [],
      schools: 1, students: 5, studentsInSeveralRows: 0, months: ['2026-04'], years: [2026], superseded: 0, warnings: [], unchanged: false, dryRun: false,
    })
  })

  it.each([
    ['with the 28 columns of 2023', attendanceFile(quinto, { columns: attendanceColumns2023 })],
    ['in windows-1252', attendanceFile(quinto, { encoding: 'windows-1252' })],
    ['re-saved with commas and quoted decimals', attendanceFile(quinto, commaResave)],
    ['with every field quoted', attendanceFile(quinto, { ...commaResave, quote: 'all' })],
    ['with a lower-case header, other column order and line ends of Unix', attendanceFile(quinto, { headerCase: 'lower', reversed: true, lineEnd: '\n' })],
    ['with an empty first column and without a BOM', attendanceFile(quinto, { emptyFirstColumn: true, bom: false })],
  ])('reads the same figures from a file %s', async (_, content) => {
    const store = await open()
    await withDirectory(store, [90001])
    await imported(store, content)
    expect(await readAttendanceOf(store)).toEqual(asRead)
  })

  it('counts a student with two rows in a school and month once, the days added, and says how many there were', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile([
      ...quinto,
      // Changed from 5° A to 5° B in the middle of the month.
      { rbd: 90001, mrun: 20, attended: 8, due: 10 }, { rbd: 90001, mrun: 20, attended: 9, due: 10, letter: 'B' },
      // Twice in the same course.
      { rbd: 90001, mrun: 21, attended: 5, due: 9 }, { rbd: 90001, mrun: 21, attended: 6, due: 11 },
      // Three rows, two courses.
      { rbd: 90001, mrun: 22, attended: 1, due: 2, letter: 'B' }, { rbd: 90001, mrun: 22, attended: 2, due: 3, letter: 'C' }, { rbd: 90001, mrun: 22, attended: 3, due: 4, letter: 'B' },
    ]))
    expect(report).toMatchObject({ rowsUsed: 12, students: 8, studentsInSeveralRows: 3 })
    const rows = await readAttendanceOf(store)
    expect(rows.map(r => [r.course, r.students, r.daysAttended, r.daysDue])).toEqual([
      ['', 8, 79 + 17 + 11 + 6, 100 + 20 + 20 + 9],
      ['110-5-A', 7, 79 + 8 + 11, 100 + 10 + 20],
      ['110-5-B', 2, 9 + 4, 10 + 6],
      ['110-5-C', 1, 2, 3],
    ])
    expect(rows[0]!.pairs).toEqual([[3, 20, 1], [6, 9, 1], [11, 20, 1], [17, 20, 1], [18, 20, 2], [20, 20, 2]])
  })

  it('counts the same student in two schools in each of them', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    const { report } = await imported(store, attendanceFile([{ rbd: 90001, mrun: 1, attended: 5, due: 10 }, { rbd: 90002, mrun: 1, attended: 9, due: 10 }]))
    expect(report).toMatchObject({ students: 2, studentsInSeveralRows: 0, schools: 2 })
  })

  it('sets preschool, adult and special education apart from primary and secondary for young people', async () => {
    const store = await open()
    await withDirectory(store, [90002])
    const one = (codEnse: number, mrun: number): StudentMonth => ({ rbd: 90002, codEnse, grade: 1, mrun, attended: 10, due: 20 })
    await imported(store, attendanceFile([one(110, 1), one(310, 2), one(410, 3), one(910, 4), one(10, 5), one(165, 6), one(363, 7), one(463, 8), one(963, 9), one(212, 10), one(299, 11)]))
    const groups = (await readAttendanceOf(store)).filter(r => r.course === '')
    expect(groups.map(r => [r.teaching, r.students])).toEqual([['adult', 4], ['preschool', 1], ['special', 2], ['young', 4]])
  })

  it('keeps a student with no day due in the histogram and says how many rows there were', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile([...quinto, { rbd: 90001, mrun: 30, attended: 0, due: 0 }]))
    expect(report.warnings).toEqual([{ warning: 'no-days-due', count: 1 }])
    expect((await readAttendanceOf(store))[0]).toMatchObject({ students: 6, daysDue: 100, pairs: [[0, 0, 1], [3, 20, 1], [18, 20, 2], [20, 20, 2]] })
  })

  it('takes several months and years in one file, each for itself', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile([
      ...quinto, ...quinto.map(r => ({ ...r, month: 5, attended: 10 })), ...quinto.map(r => ({ ...r, year: 2024, month: 12 })),
    ]))
    expect(report).toMatchObject({ months: ['2024-12', '2026-04', '2026-05'], years: [2024, 2026], students: 15, schools: 1 })
    expect(report.warnings).toEqual([{ warning: 'year-without-directory', year: 2024, nearestYear: 2026 }])
    expect((await readAttendanceOf(store)).filter(r => r.course === '').map(r => [r.year, r.month, r.daysAttended])).toEqual([[2024, 12, 79], [2026, 4, 79], [2026, 5, 50]])
  })

  it('keeps no MRUN anywhere, refused rows included', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    await imported(store, attendanceFile([
      ...course(10, { rbd: 90001, firstMrun: 77_777_701, attended: 20, due: 20 }),
      { rbd: 90001, mrun: 77_777_799, attended: 21, due: 20 }, { rbd: 90001, mrun: '77777798X', attended: 1, due: 20 },
    ]))
    const kept = JSON.stringify([
      await readAttendanceOf(store), await store.read.select().from(store.s.generation), await store.read.select().from(store.s.audit),
    ])
    expect(kept).toContain('attended-above-due')
    expect(kept).not.toContain('777777')
  })

  it('warns of a check digit that does not follow the rule, once per school, and uses the rows', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile(quinto.map(r => ({ ...r, digit: 9 }))))
    expect(report).toMatchObject({ rowsUsed: 5, warnings: [{ warning: 'check-digit', count: 1 }] })
  })

  it('reads a course letter beyond ASCII in either encoding', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    for (const encoding of ['utf-8', 'windows-1252'] as const) {
      await imported(store, attendanceFile(quinto.map(r => ({ ...r, letter: 'Ñ' })), { encoding }))
      expect((await readAttendanceOf(store)).map(r => r.course)).toEqual(['', '110-5-Ñ'])
    }
  })

  it('gives the same figures when the file is read in parts because it holds too many students for one pass', async () => {
    const rows = [90001, 90002, 90003, 90004].flatMap(rbd => [
      ...course(30, { rbd, firstMrun: rbd * 100, attended: 15, due: 20 }),
      ...course(30, { rbd, firstMrun: rbd * 100 + 20, attended: 2, due: 5, letter: 'B' }),
    ])
    rows.push({ rbd: 90003, mrun: 5, attended: 9, due: 8 }, { rbd: 90009, mrun: 5, attended: 9, due: 8 }, { rbd: 'x' as unknown as number, mrun: 5, attended: 9, due: 8 })
    const inParts: unknown[] = []
    for (const rowsAtOnce of [3_000_000, 60, 20]) {
      const store = await open()
      await withDirectory(store, [90001, 90002, 90003, 90004])
      const { report } = await imported(store, attendanceFile(rows), {}, { rowsAtOnce })
      inParts.push({ report, rows: await readAttendanceOf(store) })
    }
    expect(inParts[1]).toEqual(inParts[0])
    expect(inParts[2]).toEqual(inParts[0])
    expect(inParts[0]).toMatchObject({ report: { students: 200, studentsInSeveralRows: 40, rowsRefused: 3 } })
  })

  it('names what is missing in the nine columns that one tool re-saves: without students nobody can be counted once', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const nine = 'AGNO;MES_ESCOLAR;RBD;NOM_RBD;NOMBRE_SLEP;COD_COM_RBD;NOM_COM_RBD;DIAS_ASISTIDOS;DIAS_TRABAJADOS'.split(';')
    expect(await importBytes(store, attendanceFile(quinto, { columns: nine }))).toMatchObject({
      ok: false, reason: 'missing-column', detail: { kind: 'attendance', missing: ['COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN'] },
    })
  })
})
