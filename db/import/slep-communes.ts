/**
 * The list of SLEPs by commune (`listado_slep_2026.xlsx`; reference: Ministry files, 0.5 and 2): which SLEP a commune falls to and from
 * when. Joined with the latest directory it becomes a list of schools like any other: those of dependency 6 in each commune. It is kept as
 * such a list, so a list of schools imported later supersedes it, and the other way round; corrections by hand stay.
 */
import { createHash } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { BLANK, FileRefused, NEGATIVE, intAt, readRecords, textAt } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'
import { wholeCountry, writeList, type Belonging } from './slep-list.ts'

const wanted = ['COD_COM_RBD', 'COD_SLEP', 'NOMBRE_SLEP', 'ANIO_TRASPASO'] as const
const [COMMUNE, CODE, NAME, FROM] = [0, 1, 2, 3]

export const readSlepCommunes = async (context: ReadingContext): Promise<Reading> => {
  const { store, file } = context
  const positions = positionsOf('slep-communes', context.columns, wanted)
  const signal = context.signal ? { signal: context.signal } : {}
  const outcome = await readRecords(file, { wanted: [], onRecord: () => {}, onMisfit: () => {}, onProgress: done => context.onBytes(done, 2 * file.bytes), ...signal })
  const decoder = new TextDecoder(outcome.encoding)
  const tally = createRowTally()
  const communes = new Map<number, { slepCode: number; name: string; fromYear: number }>()
  await readRecords(file, {
    wanted: positions, ...signal,
    onRecord: (fields, line) => {
      const number = (slot: number, from: number, to: number): number | null => {
        const value = intAt(fields, slot)
        if (value >= from && value <= to) return value
        tally.refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : value < 0 ? 'not-a-number' : 'out-of-range', wanted[slot]!)
        return null
      }
      const communeCode = number(COMMUNE!, 1, 99_999)
      if (communeCode === null) return
      const slepCode = number(CODE!, 1, 99_999)
      if (slepCode === null) return
      const fromYear = number(FROM!, 2000, 2099)
      if (fromYear === null) return
      const name = textAt(fields, NAME!, decoder)
      if (name === '') return tally.refuse(line, 'blank', 'NOMBRE_SLEP')
      if (communes.has(communeCode)) return tally.refuse(line, 'commune-twice', 'COD_COM_RBD', String(communeCode))
      communes.set(communeCode, { slepCode, name, fromYear })
      tally.used++
    },
    onMisfit: (line, found) => tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`),
    onProgress: done => context.onBytes(file.bytes + done, 2 * file.bytes),
  })
  tally.requireUsable()

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
