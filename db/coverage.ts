/** What the installation has to read: which directories, which SLEP list, which months of attendance for how many schools; and every other kind by year. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { countAll } from './dialect.ts'
import type { ImportKind } from './import/report.ts'
import type { Store } from './store.ts'

export type Coverage = {
  directories: { year: number; schools: number }[]
  /** Schools by SLEP, corrections by hand included. Null without any list. */
  sleps: { code: number; name: string; schools: number }[] | null
  attendance: { year: number; months: { month: number; schools: number }[] }[]
}

/** What is read of the kinds that are not in `Coverage`, years in order; a kind of which nothing is read is absent. `schools`: null for files that speak for the whole country. */
export type OtherFiles = Partial<Record<ImportKind, { year: number; schools: number | null }[]>>

/** By school and year, or for the whole country; one kind may come from several files (how a year ended, by school or by student). */
const otherCovers = ['enrolment', 'results', 'vulnerability', 'holders', 'dropout', 'trajectory', 'attendance-year', 'enrolment-students', 'roster', 'student-days'] as const

/** By the kind of the file that is read. */
export const listOtherFiles = async (store: Store): Promise<OtherFiles> => {
  const { currentImport: c, generation: g } = store.s
  const rows = await store.read.select({ kind: g.kind, year: c.year, schools: sql<number>`count(distinct ${c.rbd})`.mapWith(Number), first: sql<number>`min(${c.rbd})`.mapWith(Number) })
    .from(c).innerJoin(g, eq(g.id, c.generationId)).where(inArray(c.kind, [...otherCovers])).groupBy(g.kind, c.year).orderBy(asc(c.year))
  const others: OtherFiles = {}
  for (const { kind, year, schools, first } of rows) if (year > 0) (others[kind] ??= []).push({ year, schools: first === 0 ? null : schools })
  // A workbook of all years stands under none.
  const allYears = await store.read.select({ kind: g.kind, report: g.report }).from(c).innerJoin(g, eq(g.id, c.generationId)).where(eq(c.kind, 'dropout'))
  for (const { kind, report } of allYears) if (report) others[kind] = report.years.map(year => ({ year, schools: null }))
  return others
}

export const getCoverage = async (store: Store): Promise<Coverage> => {
  const { currentImport, schoolYear, schoolSlep, schoolSlepCorrection, slep } = store.s
  const directories = await store.read.select({ year: schoolYear.year, schools: countAll() }).from(schoolYear)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'directory'), eq(currentImport.year, schoolYear.year), eq(currentImport.generationId, schoolYear.generationId)))
    .groupBy(schoolYear.year).orderBy(asc(schoolYear.year))
  const months = await store.read.select({ year: currentImport.year, month: currentImport.month, schools: countAll() }).from(currentImport)
    .where(eq(currentImport.kind, 'attendance')).groupBy(currentImport.year, currentImport.month).orderBy(asc(currentImport.year), asc(currentImport.month))
  const attendance: Coverage['attendance'] = []
  for (const { year, month, schools } of months) {
    if (attendance.at(-1)?.year !== year) attendance.push({ year, months: [] })
    attendance.at(-1)!.months.push({ month, schools })
  }

  const listed = await store.read.select({ rbd: schoolSlep.rbd, slepCode: schoolSlep.slepCode }).from(schoolSlep)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'slep-list'), eq(currentImport.generationId, schoolSlep.generationId)))
  const belongs = new Map(listed.map(r => [r.rbd, r.slepCode]))
  const corrected = await store.read.select().from(schoolSlepCorrection)
  for (const c of corrected) { if (c.slepCode === null) belongs.delete(c.rbd); else belongs.set(c.rbd, c.slepCode) }
  const counts = new Map<number, number>()
  for (const code of belongs.values()) counts.set(code, (counts.get(code) ?? 0) + 1)
  const names = counts.size === 0 ? [] : await store.read.select().from(slep).where(inArray(slep.code, [...counts.keys()])).orderBy(asc(slep.name))
  return {
    directories,
    sleps: listed.length + corrected.length === 0 ? null : names.map(s => ({ code: s.code, name: s.name, schools: counts.get(s.code)! })),
    attendance,
  }
}
