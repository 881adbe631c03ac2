/** Choosing among a territory's organisations: by commune of the schools they reach, by kind, by name. In alphabetical order and in no other. */
import { nameKeyOf, organisationKinds, type OrganisationKind } from './organisation.ts'

export type ReachFilter = { commune: number | null; kind: OrganisationKind | null; words: string; page: number }
export const pageSize = 50

/** Of an address: what is unknown is no filter. */
export const readReachFilter = (asked: { get: (name: string) => string | null }): ReachFilter => {
  const page = Number(asked.get('pagina'))
  const commune = asked.get('comuna') ?? ''
  return {
    commune: /^[1-9]\d{0,5}$/.test(commune) ? Number(commune) : null, kind: organisationKinds.find(k => k === asked.get('tipo')) ?? null, words: (asked.get('nombre') ?? '').slice(0, 100),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  }
}
export const searchOfReach = (f: ReachFilter): string => {
  const asked = [f.commune === null ? '' : `comuna=${f.commune}`, f.kind === null ? '' : `tipo=${f.kind}`, f.words.trim() === '' ? '' : `nombre=${encodeURIComponent(f.words.trim())}`, f.page > 1 ? `pagina=${f.page}` : ''].filter(s => s !== '')
  return asked.length > 0 ? `?${asked.join('&')}` : ''
}

type Reaching = { name: string; kind: OrganisationKind; schools: readonly { rbd: number; endedOn: string | null }[] }
/** `communeOf`: of a school, by RBD. An organisation that reaches no school of the commune is not of it. */
export const chooseReaching = <T extends Reaching>(all: readonly T[], filter: ReachFilter, communeOf: (rbd: number) => number | null): T[] => {
  const words = nameKeyOf(filter.words).split(' ').filter(w => w !== '')
  return all.filter(o => (filter.kind === null || o.kind === filter.kind) && (filter.commune === null || o.schools.some(s => communeOf(s.rbd) === filter.commune))
    && (words.length === 0 || (key => words.every(w => key.includes(w)))(nameKeyOf(o.name))))
}

/** Those that reach one school only, and the schools no organisation reaches; of partnerships that have not ended. */
export const gapsOf = <T extends Reaching>(all: readonly T[], rbds: readonly number[]): { one: T[]; without: number[] } => {
  const going = (o: T) => [...new Set(o.schools.filter(s => s.endedOn === null).map(s => s.rbd))]
  const reached = new Set(all.flatMap(going))
  return { one: all.filter(o => going(o).length === 1), without: rbds.filter(rbd => !reached.has(rbd)) }
}
export const pageOf = <T>(all: readonly T[], page: number): { rows: T[]; page: number; pages: number } => {
  const pages = Math.max(1, Math.ceil(all.length / pageSize))
  const at = Math.min(page, pages)
  return { rows: all.slice((at - 1) * pageSize, at * pageSize), page: at, pages }
}
