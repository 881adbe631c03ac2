/**
 * Which schools a school is compared with (*pares*): alike in traits that no cycle changes, and never chosen by how they did before, which would build
 * regression to the mean into the comparison (Daw & Hatfield 2018; reference: methods, 1). The type of a school has no result to choose by.
 *
 * Alike: same region, same kind of holder, same levels taught, both rural or both urban, between half and twice the students, and an index of
 * vulnerability within ten points. At least 8 of them; else every school of the region that teaches the same levels, else of the country. Never one with
 * a cycle of its own on the same measure, with fewer than 10 students, or the school itself.
 *
 * Ours: enrolment and vulnerability are bands around the school and not fixed ones, so that two schools of 39 and 41 students are not strangers;
 * levels taught are held at every step, since a year of primary and one of secondary have different seasons. An index nobody published for the school
 * is no trait of it, and the result says which traits were held.
 */
import { fewestStudents } from './same-months.ts'

/** Municipal, of a SLEP or of a municipal corporation is one kind: schools pass from one to the other with everything else the same. */
export type HolderGroup = 'public' | 'subsidised' | 'paid' | 'delegated'

/** From COD_DEPE (1 corporation, 2 municipal, 3 subsidised, 4 paid, 5 delegated administration, 6 SLEP); null for another code. */
export const holderGroupOf = (dependency: number): HolderGroup | null =>
  ({ 1: 'public', 2: 'public', 3: 'subsidised', 4: 'paid', 5: 'delegated', 6: 'public' } as const)[dependency] ?? null

export type LevelsTaught = 'primary' | 'secondary' | 'both'

export type SchoolTraits = {
  rbd: number
  region: number
  holder: HolderGroup | null
  levels: LevelsTaught
  isRural: boolean
  /** Students at 30 April. */
  enrolment: number
  /** IVE-SINAE, 0 to 100; null where none is published. */
  vulnerability: number | null
  /** A cycle is under way on the measure that is compared. */
  hasActiveCycle: boolean
}

export const fewestPeers = 8
export const enrolmentFactor = 2
export const vulnerabilityReach = 10

/** From the narrowest to the widest. */
export const peerLevels = ['alike', 'region', 'country'] as const
export type PeerLevel = (typeof peerLevels)[number]

export const heldTraits = ['region', 'holder', 'levels', 'rural', 'enrolment', 'vulnerability'] as const
export type HeldTrait = (typeof heldTraits)[number]

export type Peers =
  | {
    kind: 'peers'
    level: PeerLevel
    /** In order of RBD. */
    rbds: number[]
    /** What they have in common with the school. */
    held: HeldTrait[]
    /** How many each step gave, up to the one used. */
    tried: { level: PeerLevel; schools: number }[]
    /** Of the schools that would be peers at the level used. */
    leftOut: { withCycle: number; underTen: number }
  }
  | { kind: 'too-few'; tried: { level: PeerLevel; schools: number }[] }

/** Schools sorted once by what every step holds; asked for each school. */
export type PeerFinder = (school: SchoolTraits) => Peers

export const peerFinderOf = (schools: readonly SchoolTraits[]): PeerFinder => {
  const byLevels = groupedBy(schools, s => s.levels)
  const byRegion = groupedBy(schools, regionKey)
  const candidatesAt: Record<PeerLevel, (school: SchoolTraits) => readonly SchoolTraits[]> = {
    alike: school => (byRegion.get(regionKey(school)) ?? []).filter(other => areAlike(school, other)),
    region: school => byRegion.get(regionKey(school)) ?? [],
    country: school => byLevels.get(school.levels) ?? [],
  }
  return school => {
    const tried: { level: PeerLevel; schools: number }[] = []
    for (const level of peerLevels) {
      const candidates = candidatesAt[level](school).filter(s => s.rbd !== school.rbd)
      const peers = candidates.filter(s => !s.hasActiveCycle && s.enrolment >= fewestStudents)
      tried.push({ level, schools: peers.length })
      if (peers.length < fewestPeers) continue
      return {
        kind: 'peers', level, tried, held: heldAt(level, school),
        rbds: peers.map(s => s.rbd).sort((a, b) => a - b),
        leftOut: { withCycle: candidates.filter(s => s.hasActiveCycle).length, underTen: candidates.filter(s => !s.hasActiveCycle && s.enrolment < fewestStudents).length },
      }
    }
    return { kind: 'too-few', tried }
  }
}

const groupedBy = <K>(schools: readonly SchoolTraits[], keyOf: (s: SchoolTraits) => K): Map<K, SchoolTraits[]> => {
  const groups = new Map<K, SchoolTraits[]>()
  for (const s of schools) {
    const group = groups.get(keyOf(s))
    if (group) group.push(s)
    else groups.set(keyOf(s), [s])
  }
  return groups
}

const regionKey = (s: SchoolTraits) => `${s.region} ${s.levels}`

const areAlike = (school: SchoolTraits, other: SchoolTraits): boolean =>
  school.holder !== null && other.holder === school.holder
  && other.isRural === school.isRural
  && other.enrolment <= school.enrolment * enrolmentFactor && other.enrolment * enrolmentFactor >= school.enrolment
  && (school.vulnerability === null || (other.vulnerability !== null && Math.abs(other.vulnerability - school.vulnerability) <= vulnerabilityReach))

const heldAt = (level: PeerLevel, school: SchoolTraits): HeldTrait[] =>
  level === 'country' ? ['levels'] : level === 'region' ? ['region', 'levels'] : heldTraits.filter(t => t !== 'vulnerability' || school.vulnerability !== null)
