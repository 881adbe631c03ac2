/** The fixed traits schools are compared by, as the directory and Junaeb publish them, and who the comparable ones of a school are. */
import { and, eq, inArray, isNotNull, isNull, lte, or, gte } from 'drizzle-orm'
import { holderGroupOf, peerFinderOf, type LevelsTaught, type PeerFinder, type Peers, type SchoolTraits } from '../../cycles/compare/comparable-schools.ts'
import { schoolingLevelOf } from '../../cycles/indicators/teaching.ts'
import type { Store } from '../store.ts'
import { importsOf } from './comparison.ts'

/** Primary, secondary, or both, for young people; null for a school that teaches neither. */
export const levelsTaughtOf = (teachingCodes: readonly number[]): LevelsTaught | null => {
  const levels = new Set(teachingCodes.map(schoolingLevelOf))
  const [primary, secondary] = [levels.has(2), levels.has(5) || levels.has(7)]
  return primary && secondary ? 'both' : primary ? 'primary' : secondary ? 'secondary' : null
}

type Traits = Omit<SchoolTraits, 'hasActiveCycle'>

/** The year of the directory that stands nearest to `year`; the later of two as near. Null without any. */
const nearestDirectory = async (store: Store, year: number): Promise<number | null> => {
  const { currentImport: c } = store.s
  const rows = await store.read.selectDistinct({ year: c.year }).from(c).where(eq(c.kind, 'directory'))
  const distance = (y: number) => Math.abs(y - year) - (y > year ? 0.5 : 0)
  return rows.map(r => r.year).sort((a, b) => distance(a) - distance(b))[0] ?? null
}

/** Every school of one year's directory that teaches primary or secondary and whose enrolment is known. */
const listTraits = async (store: Store, year: number): Promise<Traits[]> => {
  const { schoolYear: s, vulnerability: v, currentImport: c } = store.s
  const schools = await store.read.select({
    rbd: s.rbd, region: s.regionCode, dependency: s.dependency, isRural: s.rural, enrolment: s.enrolment, codes: s.teachingCodes,
  }).from(c).innerJoin(s, and(eq(c.generationId, s.generationId), eq(c.year, s.year))).where(and(eq(c.kind, 'directory'), eq(c.year, year), isNotNull(s.enrolment)))
  // Junaeb's index of the year, or of the one before where this one is not out yet.
  const indices = await store.read.select({ rbd: v.rbd, year: v.year, level: v.level, tenths: v.indexTenths }).from(c)
    .innerJoin(v, and(eq(c.generationId, v.generationId), eq(c.rbd, v.rbd), eq(c.year, v.year), eq(c.month, v.level)))
    .where(and(eq(c.kind, 'vulnerability'), inArray(c.year, [year, year - 1]), isNotNull(v.indexTenths)))
  const indexOf = new Map<string, { year: number; tenths: number }>()
  for (const i of indices) {
    const key = `${i.rbd} ${i.level}`
    if ((indexOf.get(key)?.year ?? 0) < i.year) indexOf.set(key, { year: i.year, tenths: i.tenths! })
  }
  return schools.flatMap(({ codes, dependency, enrolment, ...school }): Traits[] => {
    const levels = levelsTaughtOf(codes)
    if (levels === null) return []
    // Of a school that teaches both, the index of primary: the lower of the two levels is the larger part nearly everywhere.
    const tenths = indexOf.get(`${school.rbd} ${levels === 'secondary' ? 2 : 1}`)?.tenths
    return [{ ...school, levels, holder: holderGroupOf(dependency), enrolment: enrolment!, vulnerability: tenths === undefined ? null : tenths / 10 }]
  })
}

type Kept = { imports: string; byYear: Map<number, Promise<Traits[]>> }
const kept = new WeakMap<Store, Kept>()

/** Read once per import: traits change only when a file does. */
const traitsOf = async (store: Store, year: number): Promise<Traits[]> => {
  const imports = await importsOf(store)
  let mine = kept.get(store)
  if (mine?.imports !== imports) kept.set(store, (mine = { imports, byYear: new Map() }))
  const known = mine.byYear.get(year)
  if (known) return known
  const { byYear } = mine
  const made = listTraits(store, year)
  byYear.set(year, made)
  made.catch(() => byYear.delete(year))
  return made
}

/** Schools with a cycle that was being carried out at any time from `from` to `to` (`YYYY-MM-DD`): they are in nobody's comparison. */
const schoolsWithCycle = async (store: Store, from: string, to: string): Promise<Set<number>> => {
  const { cycle: y } = store.s
  const rows = await store.read.selectDistinct({ rbd: y.rbd }).from(y).where(and(
    isNotNull(y.implementationFrom), lte(y.implementationFrom, to), or(isNull(y.closedOn), gte(y.closedOn, from)), or(isNull(y.droppedOn), gte(y.droppedOn, from)),
  ))
  return new Set(rows.map(r => r.rbd))
}

export type ComparableSchools = { kind: 'unknown-school' } | { kind: 'known'; traits: SchoolTraits; /** The year the traits are of. */ year: number; peers: Peers }

/** The comparable schools of `rbd` for a cycle carried out from `from` to `to` (`YYYY-MM-DD`), by the traits of the directory nearest to its start. */
export const getComparableSchools = async (store: Store, rbd: number, { from, to }: { from: string; to: string }): Promise<ComparableSchools> => {
  const year = await nearestDirectory(store, Number(from.slice(0, 4)))
  const traits = year === null ? [] : await traitsOf(store, year)
  const withCycle = await schoolsWithCycle(store, from, to)
  const schools = traits.map(t => ({ ...t, hasActiveCycle: withCycle.has(t.rbd) }))
  const own = schools.find(s => s.rbd === rbd)
  if (year === null || !own) return { kind: 'unknown-school' }
  const find: PeerFinder = peerFinderOf(schools)
  return { kind: 'known', traits: own, year, peers: find(own) }
}

/**
 * The same for many cycles at once, in their order: the country's schools are sorted once for each pair of months a cycle begins and ends in,
 * not for each cycle. By the month: whoever carried out a cycle in any of these months is in nobody's comparison.
 */
export const listComparableSchools = async (store: Store, cycles: readonly { rbd: number; from: string; to: string }[]): Promise<ComparableSchools[]> => {
  const { cycle: y } = store.s
  const begun = cycles.length === 0 ? []
    : (await store.read.select({ rbd: y.rbd, from: y.implementationFrom, closedOn: y.closedOn, droppedOn: y.droppedOn }).from(y).where(isNotNull(y.implementationFrom)))
      .map(c => ({ rbd: c.rbd, from: c.from!.slice(0, 7), to: (c.closedOn ?? c.droppedOn ?? '9999-12').slice(0, 7) }))
  type Sorted = { year: number; own: Map<number, SchoolTraits>; find: PeerFinder }
  const sorted = new Map<string, Sorted | null>()
  const sortedFor = async (from: string, to: string): Promise<Sorted | null> => {
    const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
    const known = sorted.get(`${first} ${last}`)
    if (known !== undefined) return known
    const year = await nearestDirectory(store, Number(from.slice(0, 4)))
    const withCycle = new Set(begun.flatMap(c => (c.from <= last && c.to >= first ? [c.rbd] : [])))
    const schools = year === null ? [] : (await traitsOf(store, year)).map(t => ({ ...t, hasActiveCycle: withCycle.has(t.rbd) }))
    const made = year === null ? null : { year, own: new Map(schools.map(s => [s.rbd, s])), find: peerFinderOf(schools) }
    sorted.set(`${first} ${last}`, made)
    return made
  }
  const out: ComparableSchools[] = []
  for (const { rbd, from, to } of cycles) {
    const all = await sortedFor(from, to)
    const traits = all?.own.get(rbd)
    out.push(all && traits ? { kind: 'known', traits, year: all.year, peers: all.find(traits) } : { kind: 'unknown-school' })
  }
  return out
}
