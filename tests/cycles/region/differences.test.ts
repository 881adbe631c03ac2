import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areas, decisions, groupKinds, supportLevels } from '../../../cycles/notebook/parts.ts'
import { carriedKinds, cyclesByPlace, scaleAlongChains, theoriesCarried, type CycleFacts } from '../../../cycles/region/differences.ts'

const cycle = (of: Partial<CycleFacts> & { rbd: number; number: number }): CycleFacts => ({
  cycleId: `${of.rbd}-${of.number}`, year: 2026, implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null,
  area: null, decision: null, isReworded: null, scope: null, done: null, voices: null, ...of,
})
const schools = (n: number, of: (rbd: number) => Partial<CycleFacts>, number = 1) => Array.from({ length: n }, (_, i) => cycle({ rbd: i + 1, number, ...of(i + 1) }))

const anyCycle = fc.record({
  rbd: fc.integer({ min: 1, max: 9 }), number: fc.integer({ min: 1, max: 4 }), year: fc.integer({ min: 2022, max: 2026 }), theoryCarried: fc.option(fc.constantFrom(...carriedKinds)),
  area: fc.option(fc.constantFrom(...areas)), decision: fc.option(fc.constantFrom(...decisions)), scope: fc.option(fc.constantFrom(...groupKinds)),
  done: fc.option(fc.record({ adjustments: fc.nat(3), actions: fc.array(fc.record({ level: fc.option(fc.constantFrom(...supportLevels)), isDone: fc.boolean(), professions: fc.constant([]) }), { maxLength: 4 }) })),
  voices: fc.option(fc.nat(2)),
})
const anyCycles = fc.uniqueArray(anyCycle, { selector: c => `${c.rbd}-${c.number}`, maxLength: 36 }).map(all => all.map(c => cycle({ ...c, parentId: c.number > 1 ? `${c.rbd}-${c.number - 1}` : null })))

describe('theories carried from one cycle to the next', () => {
  it('count a school once, by its newest cycle born from another, and every step', () => {
    const carried = theoriesCarried([
      cycle({ rbd: 1, number: 1 }), cycle({ rbd: 1, number: 2, theoryCarried: 'replaced' }), cycle({ rbd: 1, number: 3, theoryCarried: 'maintained', isReworded: true }),
      cycle({ rbd: 2, number: 1 }), cycle({ rbd: 2, number: 2, theoryCarried: 'adjusted' }), cycle({ rbd: 3, number: 1 }),
    ])
    expect(carried).toEqual({
      schools: { maintained: [{ rbd: 1, cycleId: '1-3', number: 3, isReworded: true }], adjusted: [{ rbd: 2, cycleId: '2-2', number: 2, isReworded: null }], replaced: [] },
      chained: 2, steps: { maintained: 1, adjusted: 1, replaced: 1 }, notYet: [3],
    })
  })

  it('put every school with a cycle in one place and no school twice, in whatever order cycles come', () => {
    fc.assert(fc.property(anyCycles, fc.integer(), (cycles, seed) => {
      const { schools: by, notYet, chained } = theoriesCarried(cycles)
      const told = [...carriedKinds.flatMap(k => by[k].map(s => s.rbd)), ...notYet].sort()
      expect(told).toEqual([...new Set(cycles.map(c => c.rbd))].sort())
      expect(chained).toBe(told.length - notYet.length)
      const other = theoriesCarried([...cycles].sort((a, b) => ((a.rbd * 31 + a.number * 7 + seed) % 11) - ((b.rbd * 31 + b.number * 7 + seed) % 11)))
      for (const k of carriedKinds) expect(new Set(other.schools[k].map(s => s.cycleId))).toEqual(new Set(by[k].map(s => s.cycleId)))
    }))
  })
})

describe('cycles by their place in their school', () => {
  const done = { adjustments: 1, actions: [{ level: 'school' as const, isDone: true, professions: ['teacher' as const, 'teacher' as const] }, { level: 'individual' as const, isDone: false, professions: [] }, { level: null, isDone: true, professions: [] }] }

  it('tell levels, people, adjustments and voices of five cycles of five schools, and of no fewer', () => {
    const [five] = cyclesByPlace(schools(5, () => ({ done, voices: 1, scope: 'course' })))
    expect(five).toMatchObject({
      levels: { of: 5, planned: { school: 5, group: 0, individual: 5 }, done: { school: 5, group: 0, individual: 0 }, withoutLevel: 5 },
      professions: { of: 5, counts: { teacher: 5 } }, adjusted: { of: 5, count: 5 }, heard: { of: 5, count: 5 }, scope: { of: 5, counts: { course: 5 } },
    })
    const [four] = cyclesByPlace(schools(4, () => ({ done, voices: 1, scope: 'course' })))
    expect(four).toMatchObject({ levels: null, professions: null, adjusted: null, heard: null, scope: null })
    // Six later cycles of three schools are not five schools.
    const later = [...schools(3, () => ({ done }), 3), ...schools(3, () => ({ done }), 4)]
    expect(cyclesByPlace(later)[0]).toMatchObject({ place: 'later', cycles: 6, schools: 3, levels: null })
  })

  it('measure the length of those that ended: the middle one, the shortest, the longest', () => {
    const ends = ['2026-04-15', '2026-05-01', '2026-05-02', '2026-05-31', '2026-06-30']
    const cycles = ends.map((end, i) => cycle({ rbd: i + 1, number: 1, implementationFrom: '2026-04-01', ...(i === 0 ? { droppedOn: end } : { closedOn: end }) }))
    expect(cyclesByPlace(cycles)[0]!.length).toEqual({ of: 5, median: 31, shortest: 14, longest: 90 })
    // One that was given up before it began to be carried out has no length.
    expect(cyclesByPlace([...cycles.slice(1), cycle({ rbd: 9, number: 1, implementationFrom: '2026-04-01', droppedOn: '2026-03-01' })])[0]!.length).toBeNull()
  })

  it('never let a year be subtracted from all: what is not read of each cycle is the same whatever year is asked for', () => {
    fc.assert(fc.property(anyCycles, fc.integer({ min: 2022, max: 2026 }), (cycles, year) => {
      const all = new Map(cyclesByPlace(cycles).map(p => [p.place, p]))
      for (const p of cyclesByPlace(cycles, { from: year, to: year + 1 })) {
        const { scope, levels, professions, adjusted, heard } = all.get(p.place)!
        expect({ scope: p.scope, levels: p.levels, professions: p.professions, adjusted: p.adjusted, heard: p.heard }).toEqual({ scope, levels, professions, adjusted, heard })
      }
    }))
  })

  it('count each cycle in one place, and never more decisions or areas than cycles', () => {
    fc.assert(fc.property(anyCycles, cycles => {
      const places = cyclesByPlace(cycles)
      expect(places.reduce((n, p) => n + p.cycles, 0)).toBe(cycles.length)
      for (const p of places) {
        expect(Object.values(p.areas.counts).reduce((a, b) => a + b, 0)).toBe(p.areas.of)
        expect(p.areas.of).toBeLessThanOrEqual(p.cycles)
        expect(Object.values(p.decisions.counts).reduce((a, b) => a + b, 0)).toBe(p.decisions.of)
      }
    }))
  })
})

describe('the scale along chains', () => {
  it('says of steps with both scopes whether they grew, and nothing under five schools', () => {
    const chain = (rbd: number, from: CycleFacts['scope'], to: CycleFacts['scope']) => [cycle({ rbd, number: 1, scope: from }), cycle({ rbd, number: 2, scope: to, parentId: `${rbd}-1` })]
    const five = [chain(1, 'students', 'course'), chain(2, 'course', 'course'), chain(3, 'school', 'level'), chain(4, 'course', 'school'), chain(5, 'level', 'level')].flat()
    expect(scaleAlongChains([...five, ...chain(6, null, 'school')])).toEqual({ of: 5, grew: 2, same: 2, narrowed: 1 })
    expect(scaleAlongChains(five.slice(0, 8))).toBeNull()
  })
})
