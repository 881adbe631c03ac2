import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupByTraits, type SchoolTraits } from '../../../cycles/opendata/trait-groups.ts'

const traits = fc.record({ region: fc.option(fc.constantFrom(1, 9, 13)), rural: fc.boolean(), enrolment: fc.option(fc.integer({ min: 0, max: 900 })) })

it('no combination of traits is shared by fewer than five schools, whatever the schools, and each is told or counted as left out', () => {
  fc.assert(fc.property(fc.array(traits, { maxLength: 80 }), all => {
    const { told, leftOut, generalised } = groupByTraits(all.map((t, id) => ({ id, traits: t })))
    const alike = new Map<string, number>()
    for (const { region, rurality, size } of told.values()) { const key = `${region} ${rurality} ${size}`; alike.set(key, (alike.get(key) ?? 0) + 1) }
    for (const n of alike.values()) expect(n).toBeGreaterThanOrEqual(5)
    for (const t of told.values()) expect(t.alike).toBe(alike.get(`${t.region} ${t.rurality} ${t.size}`))
    expect(told.size + leftOut).toBe(all.length)
    expect(leftOut).toBeLessThan(5)
    expect(generalised).toBeLessThanOrEqual(told.size)
    // What is told is true.
    for (const [id, t] of told) {
      if (t.region !== '*') expect(t.region).toBe(String(all[id]!.region))
      if (t.rurality !== '*') expect(t.rurality).toBe(all[id]!.rural ? 'rural' : 'urban')
    }
  }))
})

it('a school that is alone is told more generally, and one that stays alone is left out', () => {
  const many = (n: number, t: SchoolTraits) => Array.from({ length: n }, () => t)
  const group = (all: SchoolTraits[]) => groupByTraits(all.map((t, id) => ({ id, traits: t })))
  const urban: SchoolTraits = { region: 9, rural: false, enrolment: 400 }
  const alone = group([...many(6, urban), { ...urban, enrolment: 900 }])
  expect([alone.told.size, alone.leftOut, alone.generalised]).toEqual([6, 1, 0])
  const mixed = group([...many(6, urban), ...many(3, { ...urban, enrolment: 180 }), ...many(2, { ...urban, enrolment: 900 })])
  expect([...new Set([...mixed.told.values()].map(t => `${t.region} ${t.rurality} ${t.size} ${t.alike}`))]).toEqual(['9 urban 300-599 6', '9 urban 150-or-more 5'])
  expect([mixed.leftOut, mixed.generalised]).toEqual([0, 5])
})
