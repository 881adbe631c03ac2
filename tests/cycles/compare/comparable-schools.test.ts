import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holderGroupOf, peerFinderOf, type Peers, type SchoolTraits } from '../../../cycles/compare/comparable-schools.ts'

const school = (rbd: number, more: Partial<SchoolTraits> = {}): SchoolTraits =>
  ({ rbd, region: 10, holder: 'public', levels: 'primary', isRural: true, enrolment: 100, vulnerability: 90, hasActiveCycle: false, ...more })
const many = (n: number, from: number, more: Partial<SchoolTraits> = {}) => Array.from({ length: n }, (_, i) => school(from + i, more))
const peersOf = (mine: SchoolTraits, others: SchoolTraits[]) => peerFinderOf([mine, ...others])(mine)
const found = (p: Peers) => { if (p.kind !== 'peers') throw new Error('no peers'); return p }

describe('which schools a school is compared with', () => {
  it('are those alike in every fixed trait, when there are eight', () => {
    const strangers = [
      school(200, { holder: 'subsidised' }), school(201, { isRural: false }), school(202, { levels: 'both' }), school(203, { enrolment: 201 }), school(204, { enrolment: 49 }),
      school(205, { vulnerability: 79.9 }), school(206, { vulnerability: null }), school(207, { region: 9 }),
    ]
    const edges = [school(50, { enrolment: 200 }), school(51, { enrolment: 50 }), school(52, { vulnerability: 80 }), school(53, { vulnerability: 100 })]
    expect(peersOf(school(1), [...strangers, ...many(4, 60), ...edges])).toEqual({
      kind: 'peers', level: 'alike', rbds: [50, 51, 52, 53, 60, 61, 62, 63], held: ['region', 'holder', 'levels', 'rural', 'enrolment', 'vulnerability'],
      tried: [{ level: 'alike', schools: 8 }], leftOut: { withCycle: 0, underTen: 0 },
    })
  })
  it('are the region with seven, and the country where the region has not eight either', () => {
    expect(found(peersOf(school(1), [...many(7, 60), school(80, { holder: 'paid', isRural: false, enrolment: 900 })]))).toMatchObject({
      level: 'region', held: ['region', 'levels'], tried: [{ level: 'alike', schools: 7 }, { level: 'region', schools: 8 }],
    })
    expect(found(peersOf(school(1), [...many(7, 60), school(80, { region: 3 }), school(81, { region: 10, levels: 'secondary' })]))).toMatchObject({
      level: 'country', held: ['levels'], rbds: [60, 61, 62, 63, 64, 65, 66, 80], tried: [{ level: 'alike', schools: 7 }, { level: 'region', schools: 7 }, { level: 'country', schools: 8 }],
    })
  })
  it('are nobody where the country has not eight', () => {
    expect(peersOf(school(1), many(7, 60))).toEqual({ kind: 'too-few', tried: [{ level: 'alike', schools: 7 }, { level: 'region', schools: 7 }, { level: 'country', schools: 7 }] })
  })
  it('leave out who has a cycle on the same measure and who has fewer than ten students, and say how many', () => {
    const small = school(1, { enrolment: 18 })
    const others = [...many(8, 60, { enrolment: 20 }), ...many(2, 70, { enrolment: 20, hasActiveCycle: true }), ...many(3, 80, { enrolment: 9 })]
    expect(found(peersOf(small, others))).toMatchObject({ level: 'alike', rbds: [60, 61, 62, 63, 64, 65, 66, 67], leftOut: { withCycle: 2, underTen: 3 } })
  })
  it('do without an index that nobody published for the school, and say so', () => {
    const p = found(peersOf(school(1, { vulnerability: null }), [...many(4, 60, { vulnerability: 20 }), ...many(4, 70, { vulnerability: null })]))
    expect(p).toMatchObject({ level: 'alike', held: ['region', 'holder', 'levels', 'rural', 'enrolment'] })
  })
  it('are the same whether a school was municipal or of a SLEP', () => {
    expect([1, 2, 6].map(holderGroupOf)).toEqual(['public', 'public', 'public'])
    expect([3, 4, 5, 9].map(holderGroupOf)).toEqual(['subsidised', 'paid', 'delegated', null])
  })
})

describe('whatever the schools', () => {
  const traits = fc.record({
    region: fc.constantFrom(1, 2), holder: fc.constantFrom('public' as const, 'subsidised' as const, null), levels: fc.constantFrom('primary' as const, 'secondary' as const),
    isRural: fc.boolean(), enrolment: fc.integer({ min: 1, max: 300 }), vulnerability: fc.option(fc.integer({ min: 0, max: 100 })), hasActiveCycle: fc.boolean(),
  })
  it('no peer is the school, has a cycle or fewer than ten students, and the order they came in changes nothing', () => {
    fc.assert(fc.property(fc.array(traits, { minLength: 1, maxLength: 60 }), list => {
      const schools = list.map((t, i): SchoolTraits => ({ ...t, rbd: i + 1 }))
      const [mine] = [schools[0]!]
      const peers = peerFinderOf(schools)(mine)
      expect(peerFinderOf([...schools].reverse())(mine)).toEqual(peers)
      if (peers.kind === 'too-few') return
      expect(peers.rbds.length).toBeGreaterThanOrEqual(8)
      for (const rbd of peers.rbds) {
        expect(rbd).not.toBe(mine.rbd)
        const other = schools[rbd - 1]!
        expect(other.hasActiveCycle).toBe(false)
        expect(other.enrolment).toBeGreaterThanOrEqual(10)
        expect(other.levels).toBe(mine.levels)
        if (peers.level !== 'country') expect(other.region).toBe(mine.region)
      }
    }))
  })
})
