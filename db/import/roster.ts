/**
 * A school's list of a year: SIGE's *nómina* or our own template. Kept of a row are its course, its number in the class book, the days of
 * joining and leaving, and a code in place of the RUN. Names, addresses, telephones and the rest of the file are not read
 * (`neverRead`); the RUN is in memory until it is a pseudonym.
 *
 * Decisions: a student twice in one course is kept once. In two courses with one left, both are kept; with neither left, the one joined
 * later is theirs and the other ends that day; where nothing says which, the second row is refused. A list speaks for one school year.
 */
import { writeInChunks, type CoverKey } from '../generations.ts'
import { blockedRunsOf, ensureStudents } from '../students/students.ts'
import { BLANK, FileRefused, intAt, readRecords } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'
import { cellAt, columnsLeftOutOf, dayIn, readsAsBefore, schoolRowsOf } from './school-file.ts'

const wanted = ['ANO', 'RBD', 'COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO', 'RUN', 'DIGITO VER.', 'NUMERO LISTA', 'FECHA INCORPORACION CURSO', 'FECHA RETIRO'] as const
const [YEAR, RBD, TEACHING, GRADE, LETTER, RUN, DIGIT, NUMBER, JOINED, LEFT] = wanted.map((_, i) => i) as [number, number, number, number, number, number, number, number, number, number]
const courseSlots = { rbd: RBD, teaching: TEACHING, grade: GRADE, letter: LETTER }

type ListRow = { line: number; rbd: number; run: number; course: string; listNumber: number | null; joinedOn: string; leftOn: string }

/** One student's rows, at most one a course. Calls `refuse` for what cannot be told apart. */
const settleCourses = (rows: ListRow[], refuse: (line: number) => void): { kept: ListRow[]; moved: boolean } => {
  const open = rows.filter(r => r.leftOn === '').sort((a, b) => (a.joinedOn < b.joinedOn ? -1 : a.joinedOn > b.joinedOn ? 1 : a.line - b.line))
  const last = open.at(-1)
  if (open.length < 2 || !last) return { kept: rows, moved: false }
  const refused = new Set<ListRow>()
  const ended = new Map<ListRow, string>()
  open.forEach((row, i) => {
    const next = open[i + 1]
    if (!next) return
    if (row.joinedOn !== '' && row.joinedOn < next.joinedOn) ended.set(row, next.joinedOn)
    else { refused.add(next); refuse(next.line) }
  })
  return { kept: rows.filter(r => !refused.has(r)).map(r => (ended.has(r) ? { ...r, leftOn: ended.get(r)! } : r)), moved: ended.size > 0 }
}

export const readRoster = async (context: ReadingContext): Promise<Reading> => {
  const { store, file } = context
  const positions = positionsOf('roster', context.columns, wanted)
  const tally = createRowTally()
  const school = await schoolRowsOf(context, tally)
  const rows: ListRow[] = []
  const years = new Set<number>()
  let ofSchoolsOff = 0
  const outcome = await readRecords(file, {
    wanted: positions,
    onRecord: (fields, line) => {
      const year = intAt(fields, YEAR)
      if (year < 2000 || year > 2099) return year < 0 ? school.refuseNumber(line, 'ANO', year) : school.refuse(line, 'out-of-range', 'ANO')
      const at = school.courseAt(fields, line, courseSlots)
      if (!at) return
      const run = school.runAt(fields, line, RUN, DIGIT)
      if (run === null) return
      const listNumber = intAt(fields, NUMBER)
      if (listNumber !== BLANK && (listNumber < 1 || listNumber > 99)) return school.refuse(line, listNumber < 0 ? 'not-a-number' : 'out-of-range', 'NUMERO LISTA')
      const joinedOn = dayIn(cellAt(fields, JOINED)), leftOn = dayIn(cellAt(fields, LEFT))
      if (joinedOn === null) return school.refuse(line, 'not-a-date', 'FECHA INCORPORACION CURSO')
      if (leftOn === null) return school.refuse(line, 'not-a-date', 'FECHA RETIRO')
      years.add(year)
      if (!school.isOn(at.rbd)) { ofSchoolsOff++; tally.used++; return }
      rows.push({ line, rbd: at.rbd, run, course: at.course, listNumber: listNumber === BLANK ? null : listNumber, joinedOn, leftOn })
    },
    onMisfit: (line, found) => { tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`) },
    onProgress: done => context.onBytes(done, file.bytes),
    ...(context.signal ? { signal: context.signal } : {}),
  })
  if (years.size > 1) throw new FileRefused('several-years', { years: [...years].sort() })

  const bySchool = new Map<number, Map<number, ListRow[]>>()
  let repeated = 0, moved = 0, severalRows = 0
  for (const row of rows) {
    const students = bySchool.get(row.rbd) ?? new Map<number, ListRow[]>()
    bySchool.set(row.rbd, students)
    const own = students.get(row.run) ?? []
    students.set(row.run, own)
    const same = own.findIndex(r => r.course === row.course)
    if (same < 0) own.push(row)
    else { repeated++; if (own[same]!.leftOn !== '' && row.leftOn === '') own[same] = row }
    tally.used++
  }
  for (const students of bySchool.values()) for (const [run, own] of students) {
    if (own.length > 1) severalRows++
    const settled = settleCourses(own, line => { tally.used--; tally.refuse(line, 'student-in-two-courses') })
    if (settled.moved) moved++
    students.set(run, settled.kept)
  }
  tally.requireUsable()
  if (bySchool.size === 0) throw new FileRefused('students-off')
  const keys = school.requireKeys()
  const [year] = years as Set<number> & Iterable<number>

  return {
    sha256: outcome.sha256, encoding: outcome.encoding, readsAsBefore,
    finish: async generationId => {
      const covers: CoverKey[] = []
      let students = 0, blockedRows = 0, withdrawn = 0, written = 0
      const perCourse = new Map<string, number>()
      for (const [rbd, byRun] of [...bySchool].sort(([a], [b]) => a - b)) {
        covers.push({ year: year!, month: 0, rbd })
        const blocked = await blockedRunsOf(store, rbd, keys, byRun.keys())
        for (const run of blocked) { blockedRows += byRun.get(run)!.length; byRun.delete(run) }
        students += byRun.size
        for (const own of byRun.values()) {
          if (own.every(r => r.leftOn !== '')) withdrawn++
          for (const r of own) if (r.leftOn === '') perCourse.set(r.course, (perCourse.get(r.course) ?? 0) + 1)
        }
        if (generationId === null) continue
        const ids = await ensureStudents(store, rbd, keys, byRun.keys())
        const listed = [...byRun].flatMap(([run, own]) => own.map(r => ({
          generationId, rbd, year: year!, studentId: ids.get(run)!, course: r.course, listNumber: r.listNumber, joinedOn: r.joinedOn || null, leftOn: r.leftOn || null,
        })))
        written += await writeInChunks(store, store.s.studentCourse, listed, {
          onRows: n => context.onRows(written + n, rows.length),
          throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') },
        })
      }
      const warnings: ImportWarning[] = []
      const warn = (warning: ImportWarning['warning'], count: number) => { if (count > 0) warnings.push({ warning, count }) }
      if (year !== store.clock.now().getUTCFullYear()) warnings.push({ warning: 'another-year', year: year! })
      warn('students-moved', moved)
      warn('students-repeated', repeated)
      warn('students-withdrawn', withdrawn)
      warn('rows-of-blocked', blockedRows)
      warn('rows-of-schools-off', ofSchoolsOff)
      warn('rbd-with-digit', school.rbdsWithDigit())
      if (!outcome.lastLineHasEnd) warnings.push({ warning: 'last-line-without-end' })
      return {
        keys: covers,
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: covers.length, students, studentsInSeveralRows: severalRows, years: [year!], months: [], warnings,
          courses: covers.length === 1 ? [...perCourse].map(([course, n]) => ({ course, students: n })).sort((a, b) => (a.course < b.course ? -1 : 1)) : [],
          columnsLeftOut: columnsLeftOutOf(context.columns),
        },
      }
    },
  }
}
