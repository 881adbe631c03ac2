/**
 * Traits of schools, made general until at least five share each combination (k-anonymity, Sweeney 2002: a school is found among no fewer than
 * five by what is said of it). A school is told in the first of these ways that enough share: first size in bands, then in two, then no
 * size, then the region alone, then rurality alone, then nothing. A combination is counted among those told in the same way, never with
 * schools told in another: whoever reads `*` knows that the finer telling would have been too few. What is left is left out.
 */
export type SchoolTraits = { region: number | null; rural: boolean; /** Students, all of them; null where no directory says. */ enrolment: number | null }
export type ToldTraits = { region: string; rurality: string; size: string }

export const fewestAlike = 5
export const untold = '*'

/** Upper ends, exclusive. */
const fineSizes: readonly (readonly [number, string])[] = [[50, 'under-50'], [150, '50-149'], [300, '150-299'], [600, '300-599'], [Infinity, '600-or-more']]
const coarseSizes: readonly (readonly [number, string])[] = [[150, 'under-150'], [Infinity, '150-or-more']]
export const sizeNames = [...fineSizes, ...coarseSizes].map(([, name]) => name)

const sizeIn = (bands: readonly (readonly [number, string])[], enrolment: number | null) => (enrolment === null ? untold : bands.find(([below]) => enrolment < below)![1])
const regionOf = (t: SchoolTraits) => (t.region === null ? untold : String(t.region))
const ruralityOf = (t: SchoolTraits) => (t.rural ? 'rural' : 'urban')

const ways: ((t: SchoolTraits) => ToldTraits)[] = [
  t => ({ region: regionOf(t), rurality: ruralityOf(t), size: sizeIn(fineSizes, t.enrolment) }),
  t => ({ region: regionOf(t), rurality: ruralityOf(t), size: sizeIn(coarseSizes, t.enrolment) }),
  t => ({ region: regionOf(t), rurality: ruralityOf(t), size: untold }),
  t => ({ region: regionOf(t), rurality: untold, size: untold }),
  t => ({ region: untold, rurality: ruralityOf(t), size: untold }),
  () => ({ region: untold, rurality: untold, size: untold }),
]

export type TraitGroups<Id> = {
  told: Map<Id, ToldTraits & { alike: number }>
  /** Told in another way than the finest. */
  generalised: number
  leftOut: number
}

export const groupByTraits = <Id>(schools: readonly { id: Id; traits: SchoolTraits }[], fewest = fewestAlike): TraitGroups<Id> => {
  const told: TraitGroups<Id>['told'] = new Map()
  let rest = [...schools]
  let generalised = 0
  for (const [i, way] of ways.entries()) {
    const groups = new Map<string, typeof rest>()
    for (const s of rest) { const key = JSON.stringify(way(s.traits)); groups.set(key, [...(groups.get(key) ?? []), s]) }
    rest = []
    for (const group of groups.values()) {
      if (group.length < fewest) { rest.push(...group); continue }
      if (i > 0) generalised += group.length
      for (const s of group) told.set(s.id, { ...way(s.traits), alike: 0 })
    }
  }
  // Two ways may come to the same words (a region that is not known): whoever reads them sees one group.
  const sizes = new Map<string, number>()
  const wordsOf = (t: ToldTraits) => JSON.stringify([t.region, t.rurality, t.size])
  for (const t of told.values()) sizes.set(wordsOf(t), (sizes.get(wordsOf(t)) ?? 0) + 1)
  for (const t of told.values()) t.alike = sizes.get(wordsOf(t))!
  return { told, generalised, leftOut: rest.length }
}
