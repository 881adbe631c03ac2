/** What the import tests share: bytes in, result out, and what a reader of the figures would find. */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { and, asc, eq } from 'drizzle-orm'
import { importFile, type ImportTuning } from '../../../db/import/import-file.ts'
import type { ImportReport, ImportRequest, ImportResult } from '../../../db/import/report.ts'
import type { Store } from '../../../db/store.ts'
import { directoryFile, onDisk } from '../../support/ministry-files.ts'

export const importBytes = async (store: Store, content: Buffer | string, request: Partial<ImportRequest> = {}, tuning: ImportTuning = {}): Promise<ImportResult> => {
  const path = onDisk('archivo.csv', content)
  try {
    return await importFile(store, { path, fileName: 'archivo.csv', importedBy: null, ...request }, tuning)
  } finally {
    rmSync(dirname(path), { recursive: true, force: true })
  }
}

/** The report and generation of an import that must have worked. */
export const imported = async (store: Store, content: Buffer | string, request: Partial<ImportRequest> = {}, tuning: ImportTuning = {}): Promise<{ report: ImportReport; id: string }> => {
  const result = await importBytes(store, content, request, tuning)
  if (!result.ok) throw new Error(`refused: ${result.reason} ${JSON.stringify(result.detail)}`)
  return { report: result.report, id: result.generationId ?? '' }
}

/** A directory of the year with these schools, so that attendance of them may come. */
export const withDirectory = (store: Store, rbds: readonly number[], year = 2026) =>
  imported(store, directoryFile(rbds.map(rbd => ({ rbd })), { year, layout: 2025 }))

/** Attendance as everybody reads it today: rows the pointers lead to. */
export const readAttendanceOf = (store: Store, rbd?: number) => {
  const { attendance, currentImport } = store.s
  return store.read.select({
    rbd: attendance.rbd, year: attendance.year, month: attendance.month, teaching: attendance.teaching, course: attendance.course,
    students: attendance.students, daysAttended: attendance.daysAttended, daysDue: attendance.daysDue, pairs: attendance.pairs,
  }).from(attendance)
    .innerJoin(currentImport, and(
      eq(currentImport.kind, 'attendance'), eq(currentImport.rbd, attendance.rbd), eq(currentImport.year, attendance.year),
      eq(currentImport.month, attendance.month), eq(currentImport.generationId, attendance.generationId),
    ))
    .where(rbd === undefined ? undefined : eq(attendance.rbd, rbd))
    .orderBy(asc(attendance.rbd), asc(attendance.year), asc(attendance.month), asc(attendance.teaching), asc(attendance.course))
}

/** Every row of every table an import writes to, to see that nothing changed. */
export const everythingImported = async (store: Store) => ({
  attendance: await store.read.$count(store.s.attendance),
  schoolYear: await store.read.$count(store.s.schoolYear),
  schoolSlep: await store.read.$count(store.s.schoolSlep),
  courseEnrolment: await store.read.$count(store.s.courseEnrolment),
  yearResult: await store.read.$count(store.s.yearResult),
  slep: await store.read.$count(store.s.slep),
  covers: await store.read.$count(store.s.generationCover),
  generations: await store.read.$count(store.s.generation),
  current: await store.read.select().from(store.s.currentImport).orderBy(asc(store.s.currentImport.kind), asc(store.s.currentImport.rbd), asc(store.s.currentImport.year), asc(store.s.currentImport.month)),
})
