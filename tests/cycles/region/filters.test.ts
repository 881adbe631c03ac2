import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areas } from '../../../cycles/notebook/parts.ts'
import {
  filterParams, isFiltered, levelsTaught, noFilters, passesFilters, phaseChoices, readFilters, sizeBandOf, sizeBands, vulnerabilityBandOf, vulnerabilityBands,
  type Filters, type SchoolTraitsToChoose,
} from '../../../cycles/region/filters.ts'

const losBoldos: SchoolTraitsToChoose = { slepCode: 9901, communeCode: 99101, level: 'primary', rural: true, size: '200-499', vulnerability: '85-94', areas: ['family'], phase: 'implementing' }

const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null })
const anyFilters: fc.Arbitrary<Filters> = fc.record({
  slep: orNull([9901, 9902]), commune: orNull([99101, 99102]), level: orNull(levelsTaught), rural: orNull([true, false]), size: orNull(sizeBands),
  vulnerability: orNull(vulnerabilityBands), area: orNull(areas), phase: orNull(phaseChoices),
})
const anySchool: fc.Arbitrary<SchoolTraitsToChoose> = fc.record({
  slepCode: orNull([9901, 9902]), communeCode: orNull([99101, 99102]), level: orNull(levelsTaught), rural: orNull([true, false]), size: orNull(sizeBands),
  vulnerability: orNull(vulnerabilityBands), areas: fc.subarray([...areas]), phase: fc.constantFrom(...phaseChoices),
})

describe('the filters of a region', () => {
  it('are read from an address and written back as the same, whatever is chosen', () => {
    fc.assert(fc.property(anyFilters, f => { expect(readFilters(Object.fromEntries(filterParams(f)))).toEqual(f) }))
  })

  it('take a word they do not know for no filter', () => {
    expect(readFilters({ comuna: '99101; drop', nivel: 'parvularia', ruralidad: 'si', tamano: '-1', vulnerabilidad: 'alta', area: 'x', ciclo: 'toString', slep: '', otro: '1' })).toEqual(noFilters)
    expect(isFiltered(noFilters)).toBe(false)
  })

  it('keep the words earlier addresses had', () => {
    expect(readFilters({ comuna: '99101', ruralidad: 'urbana', ciclo: 'ninguno' })).toEqual({ ...noFilters, commune: 99101, rural: false, phase: 'none' })
  })

  it('pass every school when nothing is chosen, and each further choice passes no school the others did not', () => {
    fc.assert(fc.property(anySchool, anyFilters, anyFilters, (school, f, g) => {
      expect(passesFilters(school, noFilters)).toBe(true)
      const both: Filters = { ...f }
      for (const key of Object.keys(g) as (keyof Filters)[]) if (both[key] === null) (both as Record<string, unknown>)[key] = g[key]
      if (passesFilters(school, both)) expect(passesFilters(school, f)).toBe(true)
    }))
  })

  it('choose by each trait alone', () => {
    const choices: [Partial<Filters>, Partial<Filters>][] = [
      [{ slep: 9901 }, { slep: 9902 }], [{ commune: 99101 }, { commune: 99102 }], [{ level: 'primary' }, { level: 'both' }], [{ rural: true }, { rural: false }],
      [{ size: '200-499' }, { size: '50-199' }], [{ vulnerability: '85-94' }, { vulnerability: '95-up' }], [{ area: 'family' }, { area: 'crisis' }], [{ phase: 'implementing' }, { phase: 'none' }],
    ]
    for (const [its, another] of choices) {
      expect(passesFilters(losBoldos, { ...noFilters, ...its })).toBe(true)
      expect(passesFilters(losBoldos, { ...noFilters, ...another })).toBe(false)
    }
  })

  it('leave out a school whose trait is not known or not told, once that trait is asked for', () => {
    const unknown: SchoolTraitsToChoose = { slepCode: null, communeCode: null, level: null, rural: null, size: null, vulnerability: null, areas: [], phase: 'none' }
    expect(passesFilters(unknown, noFilters)).toBe(true)
    for (const f of [{ slep: 9901 }, { commune: 1 }, { level: 'both' as const }, { rural: false }, { size: 'under-50' as const }, { vulnerability: 'under-70' as const }, { area: 'crisis' as const }]) {
      expect(passesFilters(unknown, { ...noFilters, ...f })).toBe(false)
    }
  })
})

describe('bands', () => {
  it('of size say of the smallest only that they are under 50: six students and forty are one band', () => {
    expect([6, 9, 10, 49].map(sizeBandOf)).toEqual(['under-50', 'under-50', 'under-50', 'under-50'])
    expect([50, 199, 200, 499, 500].map(sizeBandOf)).toEqual(['50-199', '50-199', '200-499', '200-499', '500-up'])
    expect(sizeBandOf(null)).toBeNull()
  })
  it('of vulnerability hold every index once', () => {
    expect([0, 69.9, 70, 84.9, 85, 94.9, 95, 100].map(vulnerabilityBandOf)).toEqual(['under-70', 'under-70', '70-84', '70-84', '85-94', '85-94', '95-up', '95-up'])
    expect(vulnerabilityBandOf(null)).toBeNull()
  })
})
