import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { chooseReaching, gapsOf, pageOf, pageSize, readReachFilter, searchOfReach } from '../../../cycles/partnerships/reach.ts'
import { organisationKinds, type OrganisationKind } from '../../../cycles/partnerships/organisation.ts'

const school = (rbd: number, endedOn: string | null = null) => ({ rbd, endedOn })
const organisation = (name: string, kind: OrganisationKind, ...schools: ReturnType<typeof school>[]) => ({ name, kind, schools })
const biblioteca = organisation('Biblioteca Pública', 'culture', school(1), school(2))
const club = organisation('Club Unión', 'sports', school(2))
const semilla = organisation('Fundación Semilla', 'church', school(3, '2026-10-02'))
const orquesta = organisation('Orquesta', 'culture')
const all = [biblioteca, club, semilla, orquesta]
const communeOf = (rbd: number) => (rbd === 1 ? 99101 : rbd === 2 ? 99102 : null)
const filter = (asked: string) => readReachFilter(new URLSearchParams(asked))

describe('the organisations of a territory', () => {
  it('are chosen by commune of the schools they reach, by kind and by name, and keep their order', () => {
    expect(chooseReaching(all, filter('comuna=99102'), communeOf)).toEqual([biblioteca, club])
    expect(chooseReaching(all, filter('tipo=culture'), communeOf)).toEqual([biblioteca, orquesta])
    expect(chooseReaching(all, filter('nombre=PUBLICA biblio'), communeOf)).toEqual([biblioteca])
    expect(chooseReaching(all, filter('tipo=invented&comuna=x&pagina=-3'), communeOf)).toEqual(all)
  })

  it('leave schools without any when what there was has ended, and may reach one school only', () => {
    expect(gapsOf(all, [1, 2, 3, 4])).toEqual({ one: [club], without: [3, 4] })
  })

  it('come fifty to a page, each once, and a page too far is the last', () => {
    const many = Array.from({ length: 501 }, (_, i) => i)
    expect(Array.from({ length: 11 }, (_, i) => pageOf(many, i + 1).rows).flat()).toEqual(many)
    expect(pageOf(many, 99)).toMatchObject({ page: 11, pages: 11, rows: [500] })
    expect(pageOf([], 7)).toEqual({ rows: [], page: 1, pages: 1 })
    expect(pageOf(many, 1).rows).toHaveLength(pageSize)
  })

  it('whatever was chosen, its address chooses the same', () => {
    fc.assert(fc.property(fc.record({ commune: fc.option(fc.integer({ min: 1, max: 99_999 })), kind: fc.option(fc.constantFrom(...organisationKinds)), words: fc.string({ maxLength: 60 }).map(s => s.trim()), page: fc.integer({ min: 1, max: 10_000 }) }),
      chosen => { expect(filter(searchOfReach(chosen).slice(1))).toEqual({ ...chosen, commune: chosen.commune ?? null, kind: chosen.kind ?? null }) }))
  })
})
