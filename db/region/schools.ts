/**
 * The schools of a territory with the traits a region's pages choose them by. Traits are what everybody may know of a school (the directory, Junaeb's
 * index as the disclosure rules tell it) and what its team shared; no figure of a month or a year is among them.
 */
import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { LevelsTaught } from '../../cycles/compare/comparable-schools.ts'
import { discloseIndex } from '../../cycles/disclosure/disclose-yearly.ts'
import { isShown, type Policy } from '../../cycles/disclosure/disclose.ts'
import { areas, decisions, type Area, type Decision } from '../../cycles/notebook/parts.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { sizeBandOf, vulnerabilityBandOf, type SchoolTraitsToChoose, type VulnerabilityBand } from '../../cycles/region/filters.ts'
import { levelsTaughtOf } from '../indicators/comparable.ts'
import { listCyclesVisibleTo, type CycleSummary } from '../notebook/cycles.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn, listSlepOfSchools } from '../territory.ts'
import { getRegionPolicy } from './policy.ts'

/** ESTADO_ESTAB of the directory: 2 in recess, 3 closed, 4 authorised and without students; null where the directory does not say. */
export type SchoolState = 'open' | 'in-recess' | 'closed' | 'not-opened' | null

export type RegionSchool = SchoolTraitsToChoose & {
  rbd: number
  name: string
  communeName: string
  /** Null for a school of no service today. */
  slepName: string | null
  dependency: number | null
  state: SchoolState
  /** The year of the directory these facts are of; null for a school no directory knows. */
  factsYear: number | null
  /** In the order they began. */
  cycles: RegionCycle[]
  /** The newest that is neither closed nor dropped, else the newest. */
  current: RegionCycle | null
}

/** A cycle as a region lists it: dates and phase, the area its challenge names and what was decided, as they were shared (`outlines.ts`). */
export type RegionCycle = CycleSummary & { area: Area | null; decision: Decision | null }

const stateOf = (code: number | null): SchoolState => ({ 1: 'open', 2: 'in-recess', 3: 'closed', 4: 'not-opened' } as const)[code ?? 0] ?? null

type Facts = { name: string; communeCode: number; communeName: string; dependency: number; rural: boolean; state: number | null; enrolment: number | null; codes: number[]; factsYear: number }

/** Facts of the directory nearest to `year` that has the school; directories are asked one by one, and nearly always one is enough. */
const listFacts = async (store: Store, rbds: readonly number[], year: number): Promise<Map<number, Facts>> => {
  const { schoolYear: s, currentImport: c } = store.s
  const directories = await store.read.select({ year: c.year, generationId: c.generationId }).from(c).where(eq(c.kind, 'directory'))
  const distance = (y: number) => Math.abs(y - year) - (y > year ? 0.5 : 0)
  const out = new Map<number, Facts>()
  const wanted = new Set(rbds)
  for (const d of directories.sort((a, b) => distance(a.year) - distance(b.year))) {
    if (out.size === wanted.size) break
    // Of a whole country the directory is read through: naming every school would be longer than reading it.
    const missing = rbds.filter(rbd => !out.has(rbd))
    const rows = await store.read.select({
      rbd: s.rbd, name: s.name, communeCode: s.communeCode, communeName: s.communeName, dependency: s.dependency, rural: s.rural, state: s.state,
      enrolment: s.enrolment, codes: s.teachingCodes,
    }).from(s).where(and(eq(s.generationId, d.generationId), missing.length > 2_000 ? undefined : inArray(s.rbd, missing)))
    for (const { rbd, ...facts } of rows) if (wanted.has(rbd) && !out.has(rbd)) out.set(rbd, { ...facts, factsYear: d.year })
  }
  return out
}

/** Bands of the index Junaeb printed last, in the last three years, of the level most of the school is; absent where it is not told. */
const listVulnerability = async (store: Store, levels: ReadonlyMap<number, LevelsTaught | null>, year: number, policy: Policy): Promise<Map<number, VulnerabilityBand>> => {
  const { vulnerability: v, currentImport: c } = store.s
  const rows = await store.read.select({ rbd: v.rbd, year: v.year, level: v.level, tenths: v.indexTenths, students: v.students, first: v.firstPriority, second: v.secondPriority, third: v.thirdPriority }).from(c)
    .innerJoin(v, and(eq(c.generationId, v.generationId), eq(c.rbd, v.rbd), eq(c.year, v.year), eq(c.month, v.level)))
    .where(and(eq(c.kind, 'vulnerability'), gte(c.year, year - 2), lte(c.year, year), levels.size > 2_000 ? undefined : inArray(c.rbd, [...levels.keys()])))
  const newest = new Map<number, number>()
  const out = new Map<number, VulnerabilityBand>()
  for (const row of rows) {
    const taught = levels.get(row.rbd)
    if (taught === undefined || row.level !== (taught === 'secondary' ? 2 : 1) || (newest.get(row.rbd) ?? 0) >= row.year) continue
    newest.set(row.rbd, row.year)
    const { index } = discloseIndex({ inPriority: row.first + row.second + row.third, students: row.students, indexTenths: row.tenths }, policy)
    const band = index && isShown(index) ? vulnerabilityBandOf(index.shown.percent) : null
    if (band) out.set(row.rbd, band)
    else out.delete(row.rbd)
  }
  return out
}

/** The area of the challenge and the decision of each cycle, of pages that were marked ready, as they stood then. */
const listSharedChoices = async (store: Store, rbds: ReadonlySet<number>): Promise<Map<string, { area: Area | null; decision: Decision | null }>> => {
  const { part, partRevision: r } = store.s
  // The choice alone is read out of each text: of twenty thousand cycles, the texts would be a hundred times as much.
  const rows = await store.read.select({ cycleId: part.cycleId, area: sql<string | null>`${r.body} ->> 'area'`, decision: sql<string | null>`${r.body} ->> 'decision'` }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
    .where(and(inArray(part.slot, ['challenge', 'learnings']), rbds.size > 2_000 ? undefined : inArray(part.rbd, [...rbds])))
  const out = new Map<string, { area: Area | null; decision: Decision | null }>()
  for (const row of rows) {
    const known = out.get(row.cycleId)
    out.set(row.cycleId, { area: areas.find(a => a === row.area) ?? known?.area ?? null, decision: decisions.find(d => d === row.decision) ?? known?.decision ?? null })
  }
  return out
}

/** The cycle a school's row speaks of: the newest that is neither closed nor dropped, else the newest. */
export const currentCycleOf = <C extends { number: number; closedOn: string | null; droppedOn: string | null }>(cycles: readonly C[]): C | null => {
  const newestFirst = [...cycles].sort((a, b) => b.number - a.number)
  return newestFirst.find(c => !c.closedOn && !c.droppedOn) ?? newestFirst[0] ?? null
}

/**
 * Every school inside `scope` (of `figures.ofTerritory`) today (`YYYY-MM-DD`), by RBD; closed schools too, whose years are still told. `outlineScope`
 * (of `cycle.outline`): whose cycles are told. Facts are those of the directory nearest to this year: a school that passed from one holder
 * to another stands where it stands today.
 */
export const listRegionSchools = async (store: Store, scope: Scope, today: string, outlineScope: Scope = scope): Promise<RegionSchool[]> => {
  const year = Number(today.slice(0, 4))
  const rbds = await listSchoolsIn(store, scope, today)
  if (rbds.length === 0) return []
  const mine = new Set(rbds)
  const facts = await listFacts(store, rbds, year)
  const levels = new Map([...facts].map(([rbd, f]) => [rbd, levelsTaughtOf(f.codes)]))
  const vulnerability = await listVulnerability(store, levels, year, await getRegionPolicy(store, scope))
  const sleps = await listSlepOfSchools(store, rbds.length > 2_000 ? 'all' : rbds, year)
  const names = new Map((await store.read.select().from(store.s.slep)).map(s => [s.code, s.name]))
  const shared = await listSharedChoices(store, mine)
  const cycles = new Map<number, RegionCycle[]>()
  for (const c of await listCyclesVisibleTo(store, outlineScope, today)) {
    if (!mine.has(c.rbd)) continue
    const { area = null, decision = null } = shared.get(c.id) ?? {}
    const told: RegionCycle = { ...c, area, decision: c.closedOn || c.droppedOn ? decision : null }
    const own = cycles.get(c.rbd)
    if (own) own.push(told)
    else cycles.set(c.rbd, [told])
  }
  return rbds.map((rbd): RegionSchool => {
    const f = facts.get(rbd)
    const own = (cycles.get(rbd) ?? []).sort((a, b) => a.number - b.number)
    const current = currentCycleOf(own)
    const slepCode = sleps.get(rbd) ?? null
    return {
      rbd, name: f?.name ?? `RBD ${rbd}`, communeCode: f?.communeCode ?? null, communeName: f?.communeName ?? '', slepCode, slepName: slepCode === null ? null : names.get(slepCode) ?? null,
      dependency: f?.dependency ?? null, rural: f?.rural ?? null, state: stateOf(f?.state ?? null), factsYear: f?.factsYear ?? null,
      level: levels.get(rbd) ?? null, size: sizeBandOf(f?.enrolment ?? null), vulnerability: vulnerability.get(rbd) ?? null,
      areas: areas.filter(a => own.some(c => c.area === a)), phase: current?.phase ?? 'none', cycles: own, current,
    }
  })
}
