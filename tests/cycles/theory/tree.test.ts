import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesWithin, widthOf } from '../../../cycles/theory/lines.ts'
import { layTheoryTree, type TheoryTree } from '../../../cycles/theory/tree.ts'
import type { TheoryShape } from '../../../cycles/theory/theory.ts'

const text = fc.oneof(fc.lorem({ maxCount: 12 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), fc.constant('👩‍👩‍👧 '.repeat(40)), fc.constant('a'.repeat(500)))
const texts = fc.array(text, { maxLength: 9 })
const shapes: fc.Arbitrary<TheoryShape> = fc.record({
  branches: fc.array(fc.record({ conditions: texts, strategies: texts }), { maxLength: 10 })
    .map(bs => bs.filter(b => b.conditions.length + b.strategies.length > 0).map((b, i) => ({ ...b, key: i === 0 ? '' : `k${i}` }))),
  results: texts,
})
const directions = ['across', 'down'] as const
const eachTree = (check: (tree: TheoryTree, shape: TheoryShape) => void) => fc.assert(fc.property(shapes, shape => {
  for (const direction of directions) {
    const tree = layTheoryTree(shape, direction)
    if (tree) check(tree, shape)
    else expect(shape.branches.length + shape.results.length).toBe(0)
  }
}), { numRuns: 30 })

describe('text in lines', () => {
  it('never is wider than its box, and never has more lines than it may', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 6 }), (s, width, most) => {
      const { lines } = linesWithin(s, width, most)
      expect(lines.length).toBeLessThanOrEqual(most)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }))
  })
  it('holds every word in order when it fits, and says so when it was cut', () => {
    fc.assert(fc.property(fc.array(fc.lorem({ maxCount: 1 }), { minLength: 1, maxLength: 40 }), words => {
      const s = words.join(' ')
      const { lines, isCut } = linesWithin(s, 12, 100)
      expect(isCut).toBe(false)
      expect(lines.join(' ')).toBe(s)
      const short = linesWithin(s, 12, 1)
      expect(short.isCut).toBe(lines.length > 1)
      if (short.isCut) expect(short.lines[0]).toMatch(/…$/)
    }))
  })
  it('breaks a word longer than a line, and no family of four apart', () => {
    expect(linesWithin('x'.repeat(40), 5.6, 9).lines.join('')).toBe('x'.repeat(40))
    for (const line of linesWithin('👨‍👩‍👧‍👦'.repeat(20), 4, 3).lines) expect(line).toMatch(/^(👨‍👩‍👧‍👦)+…?$/u)
  })
  // Looking at every end of a text of this length would outlast any test's time.
  it('reads no more than it shows, with a whole library pasted in', () => {
    expect(linesWithin('palabra '.repeat(2_000_000), 14, 5).isCut).toBe(true)
  })
})

describe('the tree of a theory', () => {
  it('draws what leads to what: conditions to the strategies of their branch, those to what they will lead to', () => {
    const tree = layTheoryTree({ branches: [{ key: '', conditions: ['a', 'b'], strategies: ['c'] }, { key: 'k1', conditions: ['d'], strategies: [] }], results: ['e'] }, 'across')!
    expect(tree.links).toEqual([
      { from: 'condition-0-0', to: 'strategy-0-0' }, { from: 'condition-0-1', to: 'strategy-0-0' }, { from: 'strategy-0-0', to: 'result-all-0' }, { from: 'condition-1-0', to: 'result-all-0' },
    ])
    expect(tree.labels.map(l => l.part)).toEqual(['condition', 'strategy', 'result'])
  })
  it('is nothing when nothing was written', () => {
    expect(layTheoryTree({ branches: [], results: [] }, 'down')).toBeNull()
  })
  it('keeps every box inside the drawing and apart from every other', () => eachTree(tree => {
    for (const n of tree.nodes) {
      expect(n.x >= 0 && n.y >= 0 && n.x + n.width <= tree.width && n.y + n.height <= tree.height).toBe(true)
      for (const line of n.lines) {
        expect(line.x + widthOf(line.text) * tree.fontSize).toBeLessThanOrEqual(n.x + n.width)
        expect(line.y).toBeGreaterThan(n.y)
        expect(line.y).toBeLessThan(n.y + n.height)
      }
      for (const o of tree.nodes) if (o !== n) expect(n.x + n.width <= o.x || o.x + o.width <= n.x || n.y + n.height <= o.y || o.y + o.height <= n.y).toBe(true)
    }
  }))
  it('draws its lines inside the drawing, each arrow into a box that something leads to', () => eachTree(tree => {
    const reached = new Set(tree.links.map(l => l.to))
    for (const line of tree.lines) {
      for (const [x, y] of line.points) expect(x >= 0 && y >= 0 && x <= tree.width && y <= tree.height).toBe(true)
      if (!line.isArrow) continue
      const [x, y] = line.points.at(-1)!
      const into = tree.nodes.filter(n => (n.x === x || n.x + n.width === x) && n.y <= y && y <= n.y + n.height)
      expect(into.some(n => reached.has(n.id))).toBe(true)
    }
  }))
  it('leaves nothing without a way to the result, and counts what is only in the list', () => eachTree((tree, shape) => {
    const written = shape.results.length + shape.branches.reduce((sum, b) => sum + b.conditions.length + b.strategies.length, 0)
    expect(tree.nodes.length + tree.left).toBe(written)
    const leads = new Set(tree.links.map(l => l.from))
    if (shape.results.length > 0) for (const n of tree.nodes) if (n.part !== 'result') expect(leads.has(n.id)).toBe(true)
    for (const l of tree.links) {
      const [from, to] = [l.from, l.to].map(id => tree.nodes.find(n => n.id === id)!)
      expect(to!.part === 'result' || to!.branch === from!.branch).toBe(true)
    }
  }))
})
