import { and, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runCheckDigitOf } from '../../../cycles/privacy/run.ts'
import { codeAt, readCode } from '../../../cycles/students/names.ts'
import { undoImport } from '../../../db/generations.ts'
import { bahiaClara, losBoldos, plantCast, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { saveStudentModule, switchStudentsOff, switchStudentsOn } from '../../../db/students/module.ts'
import { pseudonymOf, type PseudonymKeys } from '../../../db/students/pseudonyms.ts'
import { studentsOfRuns } from '../../../db/students/students.ts'
import { everythingIn } from '../../support/every-table.ts'
import { bookFile, marksFile, nominaFile, nominaHeader, pupils, secretsOf, templateHeader, testKeys, type Pupil } from '../../support/school-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { importBytes, imported, readAttendanceOf } from '../import/importing.ts'

const { rbd } = losBoldos
const team = { onlyRbd: rbd, pseudonymKeys: testKeys }
const everywhere = { pseudonymKeys: testKeys }

const on = async (store: Store, ...rbds: number[]) => {
  for (const school of rbds) {
    const who = { rbd: school, by: tomasAguilera.id }
    await saveStudentModule(store, who, { legalBasis: 'public-function', legalBasisText: 'Ley 21.040', responsible: 'Rosa Huenchul', dataContact: 'datos@ejemplo.cl', keptYears: 1 })
    await switchStudentsOn(store, { ...who, hasKey: true })
  }
}
const withSchool = async (store: Store) => { await plantCast(store); await on(store, rbd) }
/** The list as it is read today. */
const listOf = (store: Store, year = 2026) => {
  const { studentCourse: c, student, currentImport: now } = store.s
  return store.read.select({ code: student.code, course: c.course, listNumber: c.listNumber, joinedOn: c.joinedOn, leftOn: c.leftOn }).from(c)
    .innerJoin(student, eq(student.id, c.studentId))
    .innerJoin(now, and(eq(now.generationId, c.generationId), eq(now.kind, 'roster'), eq(now.rbd, c.rbd), eq(now.year, c.year)))
    .where(and(eq(c.rbd, rbd), eq(c.year, year)))
}
const everyWord = async (store: Store) => JSON.stringify(await everythingIn(store))

describe('a code', () => {
  it('is the same for the same pseudonym, is no word, and every one of a school comes up once', () => {
    const seen = new Set(Array.from({ length: 16_384 }, (_, i) => codeAt('0123456789abcdef0123456789abcdef', i)))
    expect(seen.size).toBe(16_384)
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), n => {
      const code = codeAt(n.toString(16).padStart(32, '0'), 0)
      expect(code).toMatch(/^[C-Y][2-9][C-Y][2-9]$/)
      expect(readCode(` ${code.slice(0, 2).toLowerCase()} ${code.slice(2)}`)).toBe(code)
    }))
    expect(readCode('O1I0')).toBeNull()
  })

  it('of a RUN cannot be told from another school’s or another key’s', () => {
    const other: PseudonymKeys[0] = { version: 1, key: Buffer.alloc(32, 8) }
    expect(pseudonymOf(testKeys[0], 90001, 24_100_001)).toMatch(/^[0-9a-f]{32}$/)
    expect(new Set([pseudonymOf(testKeys[0], 90001, 24_100_001), pseudonymOf(testKeys[0], 90002, 24_100_001), pseudonymOf(other, 90001, 24_100_001), pseudonymOf(testKeys[0], 90001, 24_100_002)]).size).toBe(4)
  })
})

onEachEngine("a school's list", open => {
  it('comes in as codes: SIGE’s header, dates both ways, nothing else of a row is kept anywhere', async () => {
    const store = await open()
    await withSchool(store)
    const [a, b, c] = pupils(3) as [Pupil, Pupil, Pupil]
    const { report } = await imported(store, nominaFile([a, { ...b, left: '15-06-2026 00:00:00' }, { ...c, grade: 8, letter: 'A', joined: '04/03/2026', left: '' }]), team)
    expect(report).toMatchObject({ kind: 'roster', rowsUsed: 3, rowsRefused: 0, schools: 1, students: 3, years: [2026], warnings: [{ warning: 'students-withdrawn', count: 1 }] })
    expect(report.courses).toEqual([{ course: '110-7-B', students: 1 }, { course: '110-8-A', students: 1 }])
    expect(report.columnsLeftOut).toContain('DIRECCION')
    expect((await listOf(store)).map(({ course, listNumber, joinedOn, leftOn }) => ({ course, listNumber, joinedOn, leftOn })).sort((x, y) => (x.course + x.leftOn < y.course + y.leftOn ? -1 : 1))).toEqual([
      { course: '110-7-B', listNumber: null, joinedOn: '2026-03-04', leftOn: '2026-06-15' },
      { course: '110-7-B', listNumber: null, joinedOn: '2026-03-04', leftOn: null },
      { course: '110-8-A', listNumber: null, joinedOn: '2026-03-04', leftOn: null },
    ])
    const words = await everyWord(store)
    for (const secret of [...secretsOf(a), ...secretsOf(b), ...secretsOf(c)]) expect(words).not.toContain(secret)
  })

  it('gives a student the same code in every list, whatever else changes in the file, and every student another', async () => {
    const store = await open()
    await withSchool(store)
    const own = pupils(60)
    await imported(store, nominaFile(own), team)
    const first = await studentsOfRuns(store, rbd, testKeys, own.map(p => p.run))
    expect(new Set(first.map(s => s?.code)).size).toBe(60)
    await imported(store, nominaFile([...own].reverse().slice(5).map(p => ({ ...p, run: `${p.run}.0`, digit: '', letter: 'C' })), templateHeader), team)
    expect(await studentsOfRuns(store, rbd, testKeys, own.map(p => p.run))).toEqual(first)
    expect((await listOf(store)).every(r => r.course === '110-7-C' && r.listNumber !== null)).toBe(true)
    expect(await store.read.$count(store.s.student)).toBe(60)
  })

  it('keeps codes when the key gets a new version, while the earlier one is there', async () => {
    const store = await open()
    await withSchool(store)
    const own = pupils(4)
    await imported(store, nominaFile(own), team)
    const before = await studentsOfRuns(store, rbd, testKeys, own.map(p => p.run))
    const next: PseudonymKeys = [{ version: 2, key: Buffer.alloc(32, 9) }, testKeys[0]]
    await imported(store, nominaFile([...own, ...pupils(1, 25_000_009)]), { ...team, pseudonymKeys: next })
    expect(await studentsOfRuns(store, rbd, [next[0]], own.map(p => p.run))).toEqual(before)
    expect(await store.read.$count(store.s.student)).toBe(5)
  })

  it('is refused whole: another school’s row, no key, switched off, two years, another kind', async () => {
    const store = await open()
    await withSchool(store)
    const own = pupils(6)
    const refusal = async (content: string, request = {}) => { const r = await importBytes(store, content, { ...team, ...request }); return r.ok ? 'ok' : r.reason }
    expect(await refusal(nominaFile([...own, { run: 24_200_003, rbd: bahiaClara.rbd }]))).toBe('other-school')
    expect(await refusal(nominaFile(own), { pseudonymKeys: null })).toBe('no-pseudonym-key')
    expect(await refusal(nominaFile([...own, { run: 24_200_003, year: 2025 }]))).toBe('several-years')
    expect(await refusal('AGNO;MES_ESCOLAR;RBD;COD_ENSE;COD_GRADO;LET_CUR;MRUN;DIAS_ASISTIDOS;DIAS_TRABAJADOS\n2026;4;90001;110;7;B;1;1;1\n')).toBe('other-kind-expected')
    expect(await refusal(nominaFile(own, nominaHeader.filter(c => c !== 'Letra Curso')))).toBe('missing-column')
    await switchStudentsOff(store, { rbd, by: tomasAguilera.id })
    expect(await refusal(nominaFile(own))).toBe('students-off')
    expect([await store.read.$count(store.s.student), await store.read.$count(store.s.studentCourse)]).toEqual([0, 0])
  })

  it('says what is wrong row by row and never quotes a RUN or a name', async () => {
    const store = await open()
    await withSchool(store)
    const good = pupils(30)
    const { report } = await imported(store, nominaFile([
      ...good, { run: 24_300_001, digit: runCheckDigitOf(24_300_001) === '5' ? '6' : '5' }, { run: 'Millaray' }, { run: ' ' }, { run: 24_300_007, joined: 'marzo' }, { run: 24_300_009, teaching: 999_9 }, { run: 24_300_011, list: 120 },
    ], [...nominaHeader, 'Número Lista']), team)
    expect(report.refused).toEqual([
      { line: 32, reason: 'run-check-digit', column: 'RUN' }, { line: 33, reason: 'not-a-run', column: 'RUN' }, { line: 34, reason: 'blank', column: 'RUN' },
      { line: 35, reason: 'not-a-date', column: 'FECHA INCORPORACION CURSO' }, { line: 36, reason: 'unknown-teaching-code', column: 'COD TIPO ENSENANZA', detail: '9999' }, { line: 37, reason: 'out-of-range', column: 'NUMERO LISTA' },
    ])
    expect(JSON.stringify(report)).not.toMatch(/243000|Millaray|Quilodr/)
  })

  it('settles students who stand twice: once in a course, the later of two courses, none where nothing tells', async () => {
    const store = await open()
    await withSchool(store)
    const [a, b, c, ...rest] = pupils(12) as [Pupil, Pupil, Pupil, ...Pupil[]]
    const { report } = await imported(store, nominaFile([...rest, a, a, b, { ...b, letter: 'C', joined: '2026-05-11' }, c, { ...c, letter: 'C' }]), team)
    expect(report).toMatchObject({ rowsUsed: 14, rowsRefused: 1, refusedByReason: [{ reason: 'student-in-two-courses', count: 1 }], warnings: [{ warning: 'students-moved', count: 1 }, { warning: 'students-repeated', count: 1 }] })
    const [moved] = await studentsOfRuns(store, rbd, testKeys, [b.run as number])
    expect((await listOf(store)).filter(r => r.code === moved?.code).map(r => [r.course, r.leftOn]).sort()).toEqual([['110-7-B', '2026-05-11'], ['110-7-C', null]])
  })

  it('of a whole service feeds the schools that are on, and keeps nobody of the others', async () => {
    const store = await open()
    await withSchool(store)
    const { report } = await imported(store, nominaFile([...pupils(5), ...pupils(7, 24_900_000, { rbd: bahiaClara.rbd, teaching: 310, grade: 1 })]), everywhere)
    expect(report).toMatchObject({ schools: 1, students: 5, warnings: [{ warning: 'rows-of-schools-off', count: 7 }] })
    expect(await store.read.$count(store.s.student, eq(store.s.student.rbd, bahiaClara.rbd))).toBe(0)
    await on(store, bahiaClara.rbd)
    const again = await imported(store, nominaFile([...pupils(5), ...pupils(7, 24_900_000, { rbd: bahiaClara.rbd, teaching: 310, grade: 1 })]), everywhere)
    expect(again.report).toMatchObject({ unchanged: false, schools: 2, students: 12 })
  })

  it('leaves a blocked student out, and reads again once it is not', async () => {
    const store = await open()
    await withSchool(store)
    const own = pupils(8)
    await imported(store, nominaFile(own), team)
    const [first] = await studentsOfRuns(store, rbd, testKeys, [own[0]!.run])
    const { student } = store.s
    const block = (at: Date | null) => store.tx(tx => tx.update(student).set({ blockedAt: at }).where(eq(student.id, first!.id)))
    await block(new Date())
    expect(await studentsOfRuns(store, rbd, testKeys, [own[0]!.run])).toEqual([null])
    const list = nominaFile([...own].reverse())
    expect((await imported(store, list, team)).report).toMatchObject({ students: 7, warnings: [{ warning: 'rows-of-blocked', count: 1 }] })
    await block(null)
    expect((await imported(store, list, team)).report).toMatchObject({ students: 8, unchanged: false })
  })

  it('with the RBD’s check digit glued on is read without it; an undone list is gone from what is read', async () => {
    const store = await open()
    await withSchool(store)
    const glued = `${rbd}-${runCheckDigitOf(rbd)}`
    const { report, id } = await imported(store, nominaFile(pupils(5).map(p => ({ ...p, rbd: glued }))), team)
    expect(report).toMatchObject({ rowsUsed: 5, warnings: [{ warning: 'rbd-with-digit', count: 5 }] })
    await undoImport(store, id, { by: null })
    expect(await listOf(store)).toEqual([])
  })
})

onEachEngine("a school's class book", open => {
  const monthsOf = (store: Store) => store.read.select({ course: store.s.studentMonth.course, a: store.s.studentMonth.daysAttended, d: store.s.studentMonth.daysDue }).from(store.s.studentMonth)
  const histogramsOf = (store: Store) => store.read.select({ rbd: store.s.attendance.rbd, course: store.s.attendance.course, students: store.s.attendance.students, pairs: store.s.attendance.pairs }).from(store.s.attendance)

  it('gives each student the days of a month and the school its own histograms, apart from the Ministry’s', async () => {
    const store = await open()
    await withSchool(store)
    const [a, b, c] = pupils(3) as [Pupil, Pupil, Pupil]
    const { report, id } = await imported(store, bookFile([{ ...a, attended: 20 }, { ...b, attended: 17 }, { ...c, attended: 6, due: 8 }, { ...c, letter: 'C', attended: 11, due: 12 }]), team)
    expect(report).toMatchObject({ kind: 'student-days', students: 3, studentsInSeveralRows: 1, months: ['2026-04'], courses: [{ course: '110-7-B', students: 3 }, { course: '110-7-C', students: 1 }] })
    expect((await monthsOf(store)).length).toBe(4)
    expect((await histogramsOf(store)).sort((x, y) => (x.course < y.course ? -1 : 1))).toEqual([
      { rbd, course: '', students: 3, pairs: [[17, 20, 2], [20, 20, 1]] },
      { rbd, course: '110-7-B', students: 3, pairs: [[6, 8, 1], [17, 20, 1], [20, 20, 1]] },
      { rbd, course: '110-7-C', students: 1, pairs: [[11, 12, 1]] },
    ])
    expect((await store.read.select({ kind: store.s.currentImport.kind }).from(store.s.currentImport).where(eq(store.s.currentImport.generationId, id))).map(x => x.kind).sort()).toEqual(['school-attendance', 'student-days'])
    expect(await readAttendanceOf(store, rbd)).toEqual([])
    expect(await everyWord(store)).not.toContain(String(a.run))
  })

  it('by day gives months, and present and due of a course by day', async () => {
    const store = await open()
    await withSchool(store)
    const [a, b] = pupils(2) as [Pupil, Pupil]
    const { report } = await imported(store, marksFile([
      { ...a, day: '2026-04-06', mark: '1' }, { ...b, day: '2026-04-06', mark: 'A' }, { ...a, day: '07-04-2026', mark: 'P' }, { ...b, day: '07/04/2026', mark: '2' }, { ...a, day: '2026-04-08', mark: 'x' }, { ...b, day: '2026-04-08', mark: ' ' },
    ]), team)
    expect(report).toMatchObject({ rowsUsed: 6, months: ['2026-04'] })
    expect((await monthsOf(store)).map(r => [r.a, r.d]).sort()).toEqual([[0, 2], [3, 3]])
    expect((await store.read.select({ day: store.s.courseDay.day, present: store.s.courseDay.present, due: store.s.courseDay.due }).from(store.s.courseDay)).sort((x, y) => (x.day < y.day ? -1 : 1)))
      .toEqual([{ day: '2026-04-06', present: 1, due: 2 }, { day: '2026-04-07', present: 1, due: 2 }, { day: '2026-04-08', present: 1, due: 1 }])
  })

  it('by course and day, without students, needs no key and makes no code', async () => {
    const store = await open()
    await plantCast(store)
    const { report } = await imported(store, 'Fecha;RBD;Cod Tipo Enseñanza;Cod Grado;Letra Curso;Presentes;Matrícula\n2026-04-06;90001;110;7;B;21;24\n2026-04-07;90001;110;7;B;23;24\n', { onlyRbd: rbd })
    expect(report).toMatchObject({ rowsUsed: 2, students: 0, months: ['2026-04'] })
    expect(await store.read.$count(store.s.courseDay)).toBe(2)
    expect(await store.read.$count(store.s.student)).toBe(0)
  })

  it('refuses or repairs what cannot be: above the month, twice, unknown course, unknown mark', async () => {
    const store = await open()
    await withSchool(store)
    const own = pupils(20)
    await imported(store, nominaFile(own), team)
    const { report } = await imported(store, bookFile([
      ...own, own[0]!, { run: 24_500_003, due: 27, attended: 1 }, { run: 24_500_005, attended: 21 }, { run: 24_500_007, letter: 'Z' }, { ...own[1]!, letter: 'C' },
    ]), team)
    expect(report.refused).toEqual([
      { line: 22, reason: 'student-twice' }, { line: 23, reason: 'days-above-month', column: 'DIAS TRABAJADOS', detail: '27/26' }, { line: 24, reason: 'attended-above-due', column: 'DIAS ASISTIDOS', detail: '21/20' },
      { line: 25, reason: 'course-not-on-list', detail: '110-7-Z' }, { line: 26, reason: 'student-too-often', column: 'RUN' },
    ])
    const marks = await importBytes(store, marksFile([...own, { ...own[0]!, day: '2026-04-09', mark: '9' }]), team)
    expect(marks.ok && marks.report.refused).toEqual([{ line: 22, reason: 'unknown-mark', column: 'PRESENTE' }])
  })

  it('of schools that are off is only counted', async () => {
    const store = await open()
    await withSchool(store)
    await imported(store, bookFile([...pupils(3), ...pupils(4, 24_900_000, { rbd: bahiaClara.rbd, teaching: 310, grade: 1 })]), everywhere)
    expect((await histogramsOf(store)).filter(h => h.course === '').map(h => [h.rbd, h.students]).sort()).toEqual([[rbd, 3], [bahiaClara.rbd, 4]])
    expect((await store.read.select({ rbd: store.s.student.rbd }).from(store.s.student)).every(s => s.rbd === rbd)).toBe(true)
    expect(await store.read.$count(store.s.studentMonth, eq(store.s.studentMonth.rbd, bahiaClara.rbd))).toBe(0)
  })

  it('of any bytes breaks nothing and keeps nothing it did not read', async () => {
    const store = await open()
    await withSchool(store)
    const header = 'Año;Mes;RBD;Cod Tipo Enseñanza;Cod Grado;Letra Curso;Run;Días Asistidos;Días Trabajados\n'
    await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('90001', '110', '7', '4', '2026', '20', '=1+1', '24.100.001-K')), { minLength: 0, maxLength: 11 }), { maxLength: 8 }), async rows => {
      const result = await importBytes(store, header + rows.map(r => r.join(';')).join('\n'), { ...team, dryRun: true })
      if (result.ok) expect(result.report.rowsRead).toBe(result.report.rowsUsed + result.report.rowsRefused)
    }), { numRuns: 40 })
    expect(await store.read.$count(store.s.student)).toBe(0)
  })
})
