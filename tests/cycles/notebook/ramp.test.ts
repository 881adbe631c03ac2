import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupKinds } from '../../../cycles/notebook/parts.ts'
import { theoryCarriedKinds } from '../../../cycles/notebook/phases.ts'
import { rampOf, type RampCycle } from '../../../cycles/notebook/ramp.ts'

const cycle = (number: number, of: Partial<RampCycle> = {}): RampCycle => ({
  id: `c${number}`, number, startedOn: `2026-${String(number + 2).padStart(2, '0')}-10`, parentId: null, theoryCarried: null, scope: 'course', end: 'closed', ...of,
})
const shapes = ['wide', 'narrow'] as const

describe('the ramp', () => {
  it('climbs with the scope and goes on with time', () => {
    const cycles = [cycle(1, { scope: 'students' }), cycle(2, { parentId: 'c1', theoryCarried: 'maintained', scope: 'course' }), cycle(3, { parentId: 'c2', theoryCarried: 'adjusted', scope: 'school', end: 'open' })]
    const wide = rampOf(cycles, 'wide'), narrow = rampOf(cycles, 'narrow')
    for (let i = 1; i < 3; i++) {
      expect(wide.nodes[i]!.x).toBeGreaterThan(wide.nodes[i - 1]!.x)
      expect(wide.nodes[i]!.y).toBeLessThan(wide.nodes[i - 1]!.y)
      expect(narrow.nodes[i]!.y).toBeLessThan(narrow.nodes[i - 1]!.y)
      expect(narrow.nodes[i]!.x).toBeGreaterThan(narrow.nodes[i - 1]!.x)
    }
    expect(wide.links.map(l => [l.from, l.to, l.carried])).toEqual([['c1', 'c2', 'maintained'], ['c2', 'c3', 'adjusted']])
  })
  it('stands cycles of one scope on one line, and those of none on a line of their own below', () => {
    const { nodes, rows } = rampOf([cycle(1), cycle(2), cycle(3, { scope: null })], 'wide')
    expect(rows.map(r => r.scope)).toEqual([null, ...groupKinds])
    expect(nodes[2]!.y).toBeGreaterThan(nodes[0]!.y)
    expect(rampOf([cycle(1)], 'wide').rows.map(r => r.scope)).toEqual([...groupKinds])
    expect(rampOf([cycle(1, { scope: null })], 'wide').rows.map(r => r.scope)).toEqual([null])
  })
  it('ends a dropped cycle honestly, unless something was born from it', () => {
    const dropped = cycle(1, { end: 'dropped' })
    expect(rampOf([dropped], 'wide').ends.map(e => e.id)).toEqual(['c1'])
    expect(rampOf([dropped, cycle(2, { parentId: 'c1', theoryCarried: 'replaced' })], 'wide').ends).toEqual([])
  })
  it('says where each year begins', () => {
    expect(rampOf([cycle(1, { startedOn: '2025-08-01' }), cycle(2, { startedOn: '2025-10-01' }), cycle(3)], 'narrow').years.map(y => y.year)).toEqual([2025, 2026])
  })
  it('keeps two lines that run at once apart', () => {
    const cycles = [cycle(1), cycle(2), cycle(3, { parentId: 'c1', theoryCarried: 'maintained' }), cycle(4, { parentId: 'c2', theoryCarried: 'maintained' })]
    for (const shape of shapes) {
      const at = new Map(rampOf(cycles, shape).nodes.map(n => [n.id, shape === 'wide' ? n.y : n.x]))
      expect(at.get('c1')).toBe(at.get('c3'))
      expect(at.get('c2')).toBe(at.get('c4'))
      expect(at.get('c1')).not.toBe(at.get('c2'))
    }
  })

  /** Any school: each cycle may come from one that began before it, have any scope or none, and end in any way. */
  const school = fc.array(fc.record({
    parent: fc.option(fc.nat(11), { nil: null }), scope: fc.option(fc.constantFrom(...groupKinds), { nil: null }),
    carried: fc.constantFrom(...theoryCarriedKinds), end: fc.constantFrom('open' as const, 'closed' as const, 'dropped' as const), day: fc.nat(300),
  }), { minLength: 1, maxLength: 12 }).map(given => {
    const ordered = [...given].sort((a, b) => a.day - b.day)
    return ordered.map((g, i): RampCycle => {
      const parent = g.parent !== null && i > 0 ? g.parent % i : null
      return {
        id: `c${i}`, number: i + 1, startedOn: `2026-${String(3 + Math.floor(g.day / 31)).padStart(2, '0')}-${String(1 + (g.day % 28)).padStart(2, '0')}`, scope: g.scope, end: g.end,
        parentId: parent === null ? null : `c${parent}`, theoryCarried: parent === null ? null : g.carried,
      }
    }).sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
  })
  it.each(shapes)('%s: gives every cycle room of its own inside the drawing, whatever the school', shape => {
    fc.assert(fc.property(school, cycles => {
      const r = rampOf(cycles, shape)
      expect(r.nodes).toHaveLength(cycles.length)
      for (const a of r.nodes) {
        expect(a.x - r.radius).toBeGreaterThanOrEqual(0)
        expect(a.x + r.radius).toBeLessThanOrEqual(r.width)
        expect(a.y - r.radius).toBeGreaterThanOrEqual(0)
        expect(a.y + r.radius).toBeLessThanOrEqual(r.height)
        for (const b of r.nodes) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * r.radius + 4)
      }
      const time = new Map(r.nodes.map(n => [n.id, shape === 'wide' ? n.x : -n.y]))
      for (const l of r.links) expect(time.get(l.from)!).toBeLessThan(time.get(l.to)!)
      for (const path of [...r.slopes, ...r.links.map(l => l.path)]) expect(path).not.toMatch(/NaN|undefined/)
    }), { numRuns: 200 })
  })
  it('keeps twelve cycles on a phone as wide as four', () => {
    const many = Array.from({ length: 12 }, (_, i) => cycle(i + 1, { startedOn: `${2024 + Math.floor(i / 4)}-0${3 + (i % 4) * 2}-01`, ...(i > 0 ? { parentId: `c${i}`, theoryCarried: 'maintained' as const } : {}) }))
    expect(rampOf(many, 'narrow').width).toBe(rampOf(many.slice(0, 4), 'narrow').width)
    expect(rampOf(many, 'wide').width).toBeLessThanOrEqual(840)
  })
})
