/** What the installation has to read: which directories, which SLEP list, which months of attendance for how many schools. */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { countAll } from './dialect.ts'
import type { Store } from './store.ts'

export type Coverage = {
  directories: { year: number; schools: number }[]
  /** Schools by SLEP, corrections by hand included. Null without any list. */
  sleps: { code: number; name: string; schools: number }[] | null
  attendance: { year: number; months: { month: number; schools: number }[] }[]
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
