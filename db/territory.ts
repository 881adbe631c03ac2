/**
 * Schools and where they belong. Dependency, SLEP, name and enrolment are facts of a year; where a year has no directory the
 * nearest year's are used and marked. Scope follows today's SLEP, figures the SLEP of their year.
 */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { seesOnlyWhatIsOpen, type Scope, type Thing } from '../cycles/people/permissions.ts'
import type { Store } from './store.ts'

export type SchoolFacts = {
  rbd: number
  /** The year the facts are of, which is not always the year asked for. */
  factsYear: number
  isNearestYear: boolean
  name: string
  communeCode: number
  communeName: string
  dependency: number
  rural: boolean
  enrolment: number | null
}

/** Rows of the directories that are read today. */
const currentDirectory = (store: Store) => {
  const { schoolYear, currentImport } = store.s
  return and(eq(currentImport.kind, 'directory'), eq(currentImport.year, schoolYear.year), eq(currentImport.generationId, schoolYear.generationId))
}

/** Facts of many schools in `year`, or of the nearest year that has a directory (the later one when two are as near). Unknown RBDs are absent. */
export const listSchoolFacts = async (store: Store, rbds: readonly number[] | 'all', year: number): Promise<Map<number, SchoolFacts>> => {
  const { schoolYear, currentImport } = store.s
  const out = new Map<number, SchoolFacts>()
  if (rbds !== 'all' && rbds.length === 0) return out
  const rows = await store.read.select({
    rbd: schoolYear.rbd, factsYear: schoolYear.year, name: schoolYear.name, communeCode: schoolYear.communeCode,
    communeName: schoolYear.communeName, dependency: schoolYear.dependency, rural: schoolYear.rural, enrolment: schoolYear.enrolment,
  }).from(schoolYear).innerJoin(currentImport, currentDirectory(store))
    .where(rbds === 'all' ? undefined : inArray(schoolYear.rbd, [...rbds]))
  const distance = (y: number) => Math.abs(y - year) - (y > year ? 0.5 : 0)
  for (const row of rows) {
    const known = out.get(row.rbd)
    if (!known || distance(row.factsYear) < distance(known.factsYear)) out.set(row.rbd, { ...row, isNearestYear: row.factsYear !== year })
  }
  return out
}

export const getSchoolFacts = async (store: Store, rbd: number, year: number): Promise<SchoolFacts | null> =>
  (await listSchoolFacts(store, [rbd], year)).get(rbd) ?? null

/** COD_ENSE values each school taught in `year`, by the nearest year that has a directory. Unknown RBDs are absent. */
export const listTeachingCodes = async (store: Store, rbds: readonly number[], year: number): Promise<Map<number, number[]>> => {
  const { schoolYear, currentImport } = store.s
  const wanted = new Set(rbds)
  const years = await store.read.select({ year: currentImport.year, generationId: currentImport.generationId }).from(currentImport).where(eq(currentImport.kind, 'directory'))
  const out = new Map<number, number[]>()
  for (const { generationId } of years.sort((a, b) => Math.abs(a.year - year) - Math.abs(b.year - year) || b.year - a.year)) {
    if (out.size === wanted.size) break
    const rows = await store.read.select({ rbd: schoolYear.rbd, codes: schoolYear.teachingCodes }).from(schoolYear).where(eq(schoolYear.generationId, generationId))
    for (const { rbd, codes } of rows) if (wanted.has(rbd) && !out.has(rbd)) out.set(rbd, codes)
  }
  return out
}

/** SLEP of each school in `year`: a correction by hand first, else the current list; absent when it belonged to none. */
export const listSlepOfSchools = async (store: Store, rbds: readonly number[] | 'all', year: number): Promise<Map<number, number>> => {
  const { schoolSlep, schoolSlepCorrection, currentImport } = store.s
  const out = new Map<number, number>()
  if (rbds !== 'all' && rbds.length === 0) return out
  const listed = await store.read.select({ rbd: schoolSlep.rbd, slepCode: schoolSlep.slepCode, fromYear: schoolSlep.fromYear })
    .from(schoolSlep)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'slep-list'), eq(currentImport.generationId, schoolSlep.generationId)))
    .where(rbds === 'all' ? undefined : inArray(schoolSlep.rbd, [...rbds]))
  for (const row of listed) if (row.fromYear <= year) out.set(row.rbd, row.slepCode)
  const corrected = await store.read.select().from(schoolSlepCorrection)
    .where(rbds === 'all' ? undefined : inArray(schoolSlepCorrection.rbd, [...rbds]))
  for (const row of corrected) {
    if (row.fromYear > year) continue
    if (row.slepCode === null) out.delete(row.rbd)
    else out.set(row.rbd, row.slepCode)
  }
  return out
}

/** The services that let their schools be seen from outside, today: each one's newest decision. */
export const listOpenSleps = async (store: Store): Promise<Set<number>> => {
  const { outsideDecision: d } = store.s
  const open = new Set<number>()
  for (const { slepCode, isOpen } of await store.read.select({ slepCode: d.slepCode, isOpen: d.isOpen }).from(d).orderBy(asc(d.decidedAt), asc(d.id))) {
    if (isOpen) open.add(slepCode)
    else open.delete(slepCode)
  }
  return open
}

/** The school as something acted on: with its SLEP and networks of today (`today`: `YYYY-MM-DD`). Never null: an unknown school belongs nowhere. */
export const getSchoolThing = async (store: Store, rbd: number, today: string): Promise<Thing & { kind: 'school' }> => {
  const { networkSchool } = store.s
  const year = Number(today.slice(0, 4))
  const slep = await listSlepOfSchools(store, [rbd], year)
  const networks = await store.read.select({ id: networkSchool.networkId }).from(networkSchool)
    .where(and(eq(networkSchool.rbd, rbd), eq(networkSchool.year, year)))
  return { kind: 'school', rbd, slepCode: slep.get(rbd) ?? null, networkIds: networks.map(n => n.id), ...staysInside(slep.get(rbd), await listOpenSleps(store)) }
}

const staysInside = (slep: number | undefined, open: ReadonlySet<number>): { staysInside?: true } => (slep === undefined || open.has(slep) ? {} : { staysInside: true })

/** The same of many schools at once, by RBD: for what `whyMay` asks about each row of a list. */
export const listSchoolThings = async (store: Store, rbds: readonly number[], today: string): Promise<Map<number, Thing & { kind: 'school' }>> => {
  const { networkSchool } = store.s
  if (rbds.length === 0) return new Map()
  const year = Number(today.slice(0, 4))
  const slep = await listSlepOfSchools(store, rbds, year)
  const networks = await store.read.select({ rbd: networkSchool.rbd, id: networkSchool.networkId }).from(networkSchool)
    .where(and(inArray(networkSchool.rbd, [...rbds]), eq(networkSchool.year, year)))
  const open = await listOpenSleps(store)
  return new Map(rbds.map(rbd => [rbd, { kind: 'school', rbd, slepCode: slep.get(rbd) ?? null, networkIds: networks.filter(n => n.rbd === rbd).map(n => n.id), ...staysInside(slep.get(rbd), open) }]))
}

/** RBDs of the schools that belong to these services in `year`, corrections by hand included. */
export const schoolsOfSlep = async (store: Store, codes: readonly number[], year: number): Promise<number[]> => {
  if (codes.length === 0) return []
  const { schoolSlep, schoolSlepCorrection, currentImport } = store.s
  const listed = await store.read.select({ rbd: schoolSlep.rbd }).from(schoolSlep)
    .innerJoin(currentImport, and(eq(currentImport.kind, 'slep-list'), eq(currentImport.generationId, schoolSlep.generationId)))
    .where(inArray(schoolSlep.slepCode, [...codes]))
  const corrected = await store.read.select({ rbd: schoolSlepCorrection.rbd }).from(schoolSlepCorrection).where(isNotNull(schoolSlepCorrection.slepCode))
  const slep = await listSlepOfSchools(store, [...listed, ...corrected].map(r => r.rbd), year)
  return [...slep].filter(([, code]) => codes.includes(code)).map(([rbd]) => rbd)
}

/**
 * RBDs of every school inside a scope today, sorted. For the country: every school of the current directories, less those of services that
 * stay inside, where the scope reads from outside. The one place of that rule: every list of schools comes from here.
 */
export const listSchoolsIn = async (store: Store, scope: Scope, today: string): Promise<number[]> => {
  const year = Number(today.slice(0, 4))
  if (scope.country) {
    const { schoolYear, currentImport } = store.s
    const every = (await store.read.selectDistinct({ rbd: schoolYear.rbd }).from(schoolYear).innerJoin(currentImport, currentDirectory(store))).map(r => r.rbd).sort((a, b) => a - b)
    if (!seesOnlyWhatIsOpen(scope)) return every
    const [open, sleps, own] = [await listOpenSleps(store), await listSlepOfSchools(store, every, year), new Set(await listSchoolsIn(store, { ...scope, country: false }, today))]
    return every.filter(rbd => own.has(rbd) || !sleps.has(rbd) || open.has(sleps.get(rbd)!))
  }
  const rbds = new Set<number>(scope.rbds)
  if (scope.networkIds.length > 0) {
    const { networkSchool } = store.s
    const rows = await store.read.select({ rbd: networkSchool.rbd }).from(networkSchool)
      .where(and(inArray(networkSchool.networkId, [...scope.networkIds]), eq(networkSchool.year, year)))
    for (const r of rows) rbds.add(r.rbd)
  }
  for (const rbd of await schoolsOfSlep(store, scope.sleps, year)) rbds.add(rbd)
  return [...rbds].sort((a, b) => a - b)
}

export type NetworkTheory = { id: string; name: string; theoryIf: string; theoryThen: string; theoryWhichWill: string }

/** The networks a school is in that year, with the theory of action each works by, by name. */
export const listNetworksOfSchool = async (store: Store, rbd: number, year: number): Promise<NetworkTheory[]> => {
  const { network: n, networkSchool } = store.s
  const rows = await store.read.select({ id: n.id, name: n.name, theoryIf: n.theoryIf, theoryThen: n.theoryThen, theoryWhichWill: n.theoryWhichWill }).from(n)
    .innerJoin(networkSchool, eq(networkSchool.networkId, n.id)).where(and(eq(networkSchool.rbd, rbd), eq(networkSchool.year, year)))
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1))
}
