/**
 * Which SLEP a school belongs to: from a list (layout of `rbd_slep_2026.csv`), from chosen communes with dependency 6 where there
 * is no list, and corrected by hand school by school. A list speaks for the whole country, so a later one supersedes it whole.
 */
import { createHash } from 'node:crypto'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { recordIn } from '../audit.ts'
import { insertRows } from '../dialect.ts'
import { abandonGeneration, beginGeneration, countCovered, findUnchanged, publishGeneration, writeCovers } from '../generations.ts'
import type { Db, Store } from '../store.ts'
import { highestRbd, knownSchools } from './schools.ts'
import { bytesWarnings, type Reading, type ReadingContext } from './reading.ts'
import type { ImportReport, ImportResult, ImportWarning } from './report.ts'
import { readSlepRows } from './slep-rows.ts'

export type Belonging = { rbd: number; slepCode: number; fromYear: number }
/** The one key every list covers. */
export const wholeCountry = { year: 0, month: 0, rbd: 0 }

/**
 * SLEPs and their schools, written inside the publishing transaction (a few thousand rows, about 15 ms): the table of SLEPs has no
 * generations, and a list that came to nothing must not leave names behind. Undoing a list leaves its names, which harms nobody.
 */
export const writeList = async (store: Store, tx: Db, generationId: string, names: ReadonlyMap<number, string>, schools: readonly Belonging[]) => {
  const { slep, schoolSlep } = store.s
  const rows = [...names].map(([code, name]) => ({ code, name }))
  await tx.insert(slep).values(rows).onConflictDoUpdate({ target: slep.code, set: { name: sql`excluded.name` } })
  await insertRows(tx, schoolSlep, [...schools].sort((a, b) => a.rbd - b.rbd).map(school => ({ generationId, ...school })))
}

export const readSlepList = async (context: ReadingContext): Promise<Reading> => {
  const { store } = context
  const { rows, outcome, tally } = await readSlepRows({ kind: 'slep-list', of: 'RBD', highest: highestRbd, twice: 'duplicate-rbd' }, context)
  const names = new Map([...rows.values()].map(({ slepCode, name }) => [slepCode, name]))
  const schools = [...rows].map(([rbd, { slepCode, fromYear }]): Belonging => ({ rbd, slepCode, fromYear }))
  const { isKnown, years } = await knownSchools(store)

  return {
    sha256: outcome.sha256,
    encoding: outcome.encoding,
    alsoWhenPublished: (tx, generationId) => writeList(store, tx, generationId, names, schools),
    finish: async () => {
      const warnings: ImportWarning[] = []
      const unknown = years.length === 0 ? 0 : schools.filter(({ rbd }) => isKnown[rbd] === 0).length
      if (unknown > 0) warnings.push({ warning: 'schools-without-directory', count: unknown })
      warnings.push(...bytesWarnings(outcome))
      return {
        keys: [wholeCountry],
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: schools.length, students: null, studentsInSeveralRows: null, months: [],
          years: [...new Set(schools.map(s => s.fromYear))].sort((a, b) => a - b), warnings,
        },
      }
    },
  }
}

export type DerivedSlep = { slepCode: number; slepName: string; communeCodes: readonly number[]; fromYear: number; by: string | null; requestId?: string | null }

/**
 * Without a list: the schools of these communes that the latest directory gives dependency 6 (SLEP) make up this SLEP, as a
 * generation like any list. The schools other SLEPs have in today's list stay theirs; what the list said of this SLEP is replaced.
 */
export const deriveSlepListFromDirectory = async (store: Store, d: DerivedSlep): Promise<ImportResult> => {
  const { schoolYear, schoolSlep, currentImport, slep } = store.s
  const [directory] = await store.read.select({ id: currentImport.generationId, year: currentImport.year }).from(currentImport)
    .where(eq(currentImport.kind, 'directory')).orderBy(desc(currentImport.year)).limit(1)
  if (!directory) return { ok: false, reason: 'no-directory', detail: {} }
  const found = d.communeCodes.length === 0 ? [] : await store.read.select({ rbd: schoolYear.rbd }).from(schoolYear)
    .where(and(eq(schoolYear.generationId, directory.id), inArray(schoolYear.communeCode, [...d.communeCodes]), eq(schoolYear.dependency, 6)))
  if (found.length === 0) return { ok: false, reason: 'no-schools-in-communes', detail: { years: [directory.year] } }

  const listed = await store.read.select({ rbd: schoolSlep.rbd, slepCode: schoolSlep.slepCode, fromYear: schoolSlep.fromYear, name: slep.name })
    .from(schoolSlep).innerJoin(slep, eq(slep.code, schoolSlep.slepCode))
    .innerJoin(currentImport, and(eq(currentImport.kind, 'slep-list'), eq(currentImport.generationId, schoolSlep.generationId)))
  const names = new Map<number, string>()
  const schools = new Map<number, Belonging>()
  for (const { name, ...school } of listed) if (school.slepCode !== d.slepCode) { schools.set(school.rbd, school); names.set(school.slepCode, name) }
  for (const { rbd } of found) schools.set(rbd, { rbd, slepCode: d.slepCode, fromYear: d.fromYear })
  names.set(d.slepCode, d.slepName)

  const communes = [...d.communeCodes].sort((a, b) => a - b)
  const content = JSON.stringify({ communes, schools: [...schools.values()].sort((a, b) => a.rbd - b.rbd), names: [...names].sort((a, b) => a[0] - b[0]) })
  const fileSha256 = createHash('sha256').update(content).digest('hex')
  const fileName = `${d.slepName}: ${communes.join(', ')}`
  const unchanged = await findUnchanged(store, 'slep-list', fileSha256)
  const report: ImportReport = {
    kind: 'slep-list', fileName, fileSha256, fileBytes: 0, encoding: 'utf-8', delimiter: ';', rowsRead: found.length, rowsUsed: found.length,
    rowsRefused: 0, refused: [], refusedByReason: [], schools: schools.size, students: null, studentsInSeveralRows: null, months: [],
    years: [d.fromYear], superseded: unchanged ? 0 : await countCovered(store, 'slep-list', [wholeCountry]), warnings: [], unchanged: unchanged !== null, dryRun: false,
  }
  if (unchanged) return { ok: true, report, generationId: unchanged.id }
  const by = { importedBy: d.by, requestId: d.requestId ?? null }
  const generationId = await beginGeneration(store, { kind: 'slep-list', fileName, fileSha256, fileBytes: 0, ...by })
  try {
    await writeCovers(store, generationId, 'slep-list', [wholeCountry])
    await publishGeneration(store, generationId, report, by, tx => writeList(store, tx, generationId, names, [...schools.values()]))
  } catch (e) {
    await abandonGeneration(store, generationId)
    throw e
  }
  return { ok: true, report, generationId }
}

export type SlepCorrection = { rbd: number; slepCode: number | null; fromYear: number; by: string | null; requestId?: string | null }

/** By hand: from `fromYear` on this school belongs to this SLEP (null: to none), whatever the list says. A later correction replaces it. */
export const correctSchoolSlep = async (store: Store, c: SlepCorrection): Promise<{ ok: true } | { ok: false; reason: 'unknown-school' | 'unknown-slep' }> => {
  const { slep, schoolYear, currentImport, schoolSlepCorrection } = store.s
  return store.tx(async tx => {
    const [school] = await tx.select({ rbd: schoolYear.rbd }).from(schoolYear)
      .innerJoin(currentImport, and(eq(currentImport.kind, 'directory'), eq(currentImport.generationId, schoolYear.generationId)))
      .where(eq(schoolYear.rbd, c.rbd)).limit(1)
    if (!school) return { ok: false, reason: 'unknown-school' } as const
    if (c.slepCode !== null) {
      const [known] = await tx.select({ code: slep.code }).from(slep).where(eq(slep.code, c.slepCode))
      if (!known) return { ok: false, reason: 'unknown-slep' } as const
    }
    const correction = { slepCode: c.slepCode, fromYear: c.fromYear, correctedBy: c.by, correctedAt: store.clock.now() }
    await tx.insert(schoolSlepCorrection).values({ rbd: c.rbd, ...correction }).onConflictDoUpdate({ target: schoolSlepCorrection.rbd, set: correction })
    await recordIn(store, tx, { event: 'slep.corrected', personId: c.by, rbd: c.rbd, requestId: c.requestId ?? null, detail: { slepCode: c.slepCode, fromYear: c.fromYear } })
    return { ok: true } as const
  })
}
