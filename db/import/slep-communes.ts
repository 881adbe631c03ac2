/**
 * The list of SLEPs by commune (`listado_slep_2026.xlsx`; reference: Ministry files, 0.5 and 2): which SLEP a commune falls to and from
 * when. Joined with the latest directory it becomes a list of schools like any other: those of dependency 6 in each commune. It is kept as
 * such a list, so a list of schools imported later supersedes it, and the other way round; corrections by hand stay.
 */
import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { FileRefused } from './delimited.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { wholeCountry, writeList, type Belonging } from './slep-list.ts'
import { readSlepRows } from './slep-rows.ts'

export const readSlepCommunes = async (context: ReadingContext): Promise<Reading> => {
  const { store } = context
  const { rows: communes, outcome, tally } = await readSlepRows({ kind: 'slep-communes', of: 'COD_COM_RBD', highest: 99_999, twice: 'commune-twice' }, context)

  const { schoolYear, currentImport } = store.s
  const public6 = await store.read.select({ rbd: schoolYear.rbd, year: schoolYear.year, communeCode: schoolYear.communeCode }).from(schoolYear)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'directory'), eq(currentImport.generationId, schoolYear.generationId)))
    .where(eq(schoolYear.dependency, 6)).orderBy(asc(schoolYear.year))
  const directories = await store.read.select({ year: currentImport.year }).from(currentImport).where(eq(currentImport.kind, 'directory')).orderBy(asc(currentImport.year))
  const latest = directories.at(-1)?.year
  if (latest === undefined) throw new FileRefused('no-directory')
  const firstYear = new Map<number, number>()
  for (const s of public6) if (!firstYear.has(s.rbd)) firstYear.set(s.rbd, s.year)

  const names = new Map<number, string>()
  const schools: Belonging[] = []
  let without = 0
  for (const { rbd, communeCode } of public6.filter(s => s.year === latest)) {
    const slep = communes.get(communeCode)
    if (!slep) { without++; continue }
    names.set(slep.slepCode, slep.name)
    // Years of the list after the present are announced ones and move; a directory in which the school is a SLEP's is a fact.
    schools.push({ rbd, slepCode: slep.slepCode, fromYear: Math.min(slep.fromYear, firstYear.get(rbd)!) })
  }
  if (schools.length === 0) throw new FileRefused('no-schools-in-communes', { years: [latest] })
  const waiting = new Set([...communes.values()].filter(c => c.fromYear <= latest && !names.has(c.slepCode)).map(c => c.slepCode)).size

  return {
    // Of what it comes to: the same list beside another directory is another list of schools.
    sha256: createHash('sha256').update(outcome.sha256).update(JSON.stringify([...schools].sort((a, b) => a.rbd - b.rbd))).digest('hex'),
    fileSha256: outcome.sha256,
    encoding: outcome.encoding,
    keptAs: 'slep-list',
    alsoWhenPublished: (tx, generationId) => writeList(store, tx, generationId, names, schools),
    finish: async () => {
      const warnings: ImportWarning[] = [{ warning: 'schools-by-directory', year: latest }]
      if (without > 0) warnings.push({ warning: 'schools-without-slep', count: without })
      if (waiting > 0) warnings.push({ warning: 'sleps-without-schools', count: waiting })
      if (!outcome.lastLineHasEnd) warnings.push({ warning: 'last-line-without-end' })
      return {
        keys: [wholeCountry],
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: schools.length, students: null, studentsInSeveralRows: null, months: [], years: [...new Set(schools.map(s => s.fromYear))].sort((a, b) => a - b), warnings,
        },
      }
    },
  }
}
