/**
 * A theory of action as a small tree: what leads to what, laid out as boxes of text and the lines between them. `across` reads from left to
 * right in three columns, `down` from top to bottom on a phone. Numbers are user units of the drawing; whoever paints it has no arithmetic.
 */
import { linesWithin } from './lines.ts'
import type { TheoryShape } from './theory.ts'

export type TreeDirection = 'across' | 'down'
/** The three parts of a theory: the *if*, the *then*, and what that *will* lead to. */
export type TreePart = 'condition' | 'strategy' | 'result'

export type TreeNode = {
  id: string
  part: TreePart
  /** Which branch it is of, from 0; null for a result, which is of all. */
  branch: number | null
  x: number; y: number; width: number; height: number
  lines: { text: string; x: number; y: number }[]
  /** The text is longer than its box: the whole of it stands in the list. */
  isCut: boolean
}
/** What leads to what, by the ids of nodes. */
export type TreeLink = { from: string; to: string }
/** What is drawn of the links: a line through these points; the last one of some is the tip of an arrow. */
export type TreeLine = { points: readonly (readonly [number, number])[]; isArrow: boolean }
export type TreeLabel = { part: TreePart; x: number; y: number }

export type TheoryTree = {
  width: number; height: number
  fontSize: number
  nodes: TreeNode[]
  links: TreeLink[]
  lines: TreeLine[]
  labels: TreeLabel[]
  /** How many lines of the theory are in the list and not in the drawing. */
  left: number
}

/** More than anybody reads in a drawing. The list holds the rest. */
const mostBranches = 8
const mostOfAPart = 6

type Measures = { width: number; fontSize: number; lineHeight: number; padX: number; padY: number; mostLines: number; gap: number; branchGap: number; labelHeight: number }
const measures: Record<TreeDirection, Measures> = {
  across: { width: 720, fontSize: 14, lineHeight: 18, padX: 10, padY: 8, mostLines: 5, gap: 10, branchGap: 24, labelHeight: 24 },
  down: { width: 320, fontSize: 14, lineHeight: 19, padX: 10, padY: 8, mostLines: 5, gap: 8, branchGap: 22, labelHeight: 24 },
}

type Box = Pick<TreeNode, 'id' | 'part' | 'branch'> & { text: string[]; isCut: boolean; height: number }

const boxesOf = (texts: readonly string[], part: TreePart, branch: number | null, width: number, m: Measures): Box[] =>
  texts.slice(0, mostOfAPart).map((text, i) => {
    const { lines, isCut } = linesWithin(text, (width - 2 * m.padX) / m.fontSize, m.mostLines)
    return { id: [part, branch ?? 'all', i].join('-'), part, branch, text: lines, isCut, height: 2 * m.padY + lines.length * m.lineHeight }
  })

const heightOf = (boxes: readonly Box[], m: Measures) => boxes.reduce((sum, b) => sum + b.height, 0) + m.gap * Math.max(0, boxes.length - 1)

/** Boxes one under the other from `y` on. */
const stacked = (boxes: readonly Box[], x: number, y: number, width: number, m: Measures): TreeNode[] => {
  let top = y
  return boxes.map(b => {
    const node: TreeNode = {
      id: b.id, part: b.part, branch: b.branch, x, y: top, width, height: b.height, isCut: b.isCut,
      // The baseline of a line stands at about three quarters of its height.
      lines: b.text.map((text, i) => ({ text, x: x + m.padX, y: top + m.padY + i * m.lineHeight + Math.round(m.lineHeight * 0.74) })),
    }
    top += b.height + m.gap
    return node
  })
}

const middle = (n: TreeNode) => n.y + n.height / 2
const right = (n: TreeNode) => n.x + n.width

/** Everything on one side leads to everything on the other: out to a common line at `x`, along it, and in with an arrow. */
const joining = (from: readonly TreeNode[], to: readonly TreeNode[], x: number, side: { out: 'left' | 'right'; into: 'left' | 'right' }): TreeLine[] => {
  if (from.length === 0 || to.length === 0) return []
  const edge = (n: TreeNode, s: 'left' | 'right') => (s === 'left' ? n.x : right(n))
  const heights = [...from, ...to].map(middle)
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
  return [
    ...from.map((n): TreeLine => ({ points: [[edge(n, side.out), middle(n)], [x, middle(n)]], isArrow: false })),
    ...(top === bottom ? [] : [{ points: [[x, top], [x, bottom]] as const, isArrow: false }]),
    ...to.map((n): TreeLine => ({ points: [[x, middle(n)], [edge(n, side.into), middle(n)]], isArrow: true })),
  ]
}
const linksBetween = (from: readonly TreeNode[], to: readonly TreeNode[]): TreeLink[] => from.flatMap(a => to.map(b => ({ from: a.id, to: b.id })))

type Branch = { conditions: Box[]; strategies: Box[] }
type Placed = { conditions: TreeNode[]; strategies: TreeNode[] }

const linksOf = (branches: readonly Placed[], results: readonly TreeNode[]): TreeLink[] => branches.flatMap(b => [
  ...linksBetween(b.conditions, b.strategies),
  // A branch that says only one side of it still leads somewhere.
  ...linksBetween(b.strategies.length > 0 ? b.strategies : b.conditions, results),
])

const layAcross = (branches: readonly Branch[], results: readonly Box[], columnWidth: number, m: Measures): Omit<TheoryTree, 'left' | 'fontSize'> => {
  const channel = (m.width - 3 * columnWidth) / 2
  const [xIf, xThen, xResult] = [0, columnWidth + channel, 2 * (columnWidth + channel)]
  const heights = branches.map(b => Math.max(heightOf(b.conditions, m), heightOf(b.strategies, m)))
  const ofBranches = heights.reduce((sum, h) => sum + h, 0) + m.branchGap * Math.max(0, branches.length - 1)
  const whole = Math.max(ofBranches, heightOf(results, m))
  let top = m.labelHeight + (whole - ofBranches) / 2
  const placed = branches.map((b, i): Placed => {
    const at = (boxes: readonly Box[]) => top + (heights[i]! - heightOf(boxes, m)) / 2
    const out = { conditions: stacked(b.conditions, xIf, at(b.conditions), columnWidth, m), strategies: stacked(b.strategies, xThen, at(b.strategies), columnWidth, m) }
    top += heights[i]! + m.branchGap
    return out
  })
  const ends = stacked(results, xResult, m.labelHeight + (whole - heightOf(results, m)) / 2, columnWidth, m)
  const leading = placed.flatMap(b => (b.strategies.length > 0 ? b.strategies : b.conditions))
  const labels: TreeLabel[] = [
    ...(placed.some(b => b.conditions.length > 0) ? [{ part: 'condition' as const, x: xIf, y: 15 }] : []),
    ...(placed.some(b => b.strategies.length > 0) ? [{ part: 'strategy' as const, x: xThen, y: 15 }] : []),
    ...(ends.length > 0 ? [{ part: 'result' as const, x: xResult, y: 15 }] : []),
  ]
  return {
    width: m.width, height: m.labelHeight + whole + 2,
    nodes: [...placed.flatMap(b => [...b.conditions, ...b.strategies]), ...ends],
    links: linksOf(placed, ends),
    lines: [
      ...placed.flatMap(b => joining(b.conditions, b.strategies, columnWidth + channel / 2, { out: 'right', into: 'left' })),
      ...joining(leading, ends, xResult - channel / 2, { out: 'right', into: 'left' }),
    ],
    labels,
  }
}

/** On a phone: what leads to a strategy along the left, what strategies lead to along the right. */
const layDown = (branches: readonly Branch[], results: readonly Box[], columnWidth: number, m: Measures): Omit<TheoryTree, 'left' | 'fontSize'> => {
  const x = (m.width - columnWidth) / 2
  const labels: TreeLabel[] = []
  let top = 0
  const place = (boxes: readonly Box[], part: TreePart): TreeNode[] => {
    if (boxes.length === 0) return []
    labels.push({ part, x, y: top + 16 })
    top += m.labelHeight
    const nodes = stacked(boxes, x, top, columnWidth, m)
    top += heightOf(boxes, m) + m.gap
    return nodes
  }
  const placed = branches.map((b): Placed => {
    const out = { conditions: place(b.conditions, 'condition'), strategies: place(b.strategies, 'strategy') }
    top += m.branchGap - m.gap
    return out
  })
  const ends = place(results, 'result')
  const leading = placed.flatMap(b => (b.strategies.length > 0 ? b.strategies : b.conditions))
  return {
    width: m.width, height: top - (ends.length > 0 ? m.gap : m.branchGap) + 2,
    nodes: [...placed.flatMap(b => [...b.conditions, ...b.strategies]), ...ends],
    links: linksOf(placed, ends),
    lines: [
      ...placed.flatMap(b => joining(b.conditions, b.strategies, x / 2, { out: 'left', into: 'left' })),
      ...joining(leading, ends, m.width - x / 2, { out: 'right', into: 'right' }),
    ],
    labels,
  }
}

/** Lays a theory out. Null when there is nothing to draw. */
export const layTheoryTree = (shape: TheoryShape, direction: TreeDirection): TheoryTree | null => {
  if (shape.branches.length === 0 && shape.results.length === 0) return null
  const m = measures[direction]
  const columnWidth = direction === 'across' ? 212 : 272
  const branches = shape.branches.slice(0, mostBranches).map((b, i): Branch => ({
    conditions: boxesOf(b.conditions, 'condition', i, columnWidth, m), strategies: boxesOf(b.strategies, 'strategy', i, columnWidth, m),
  }))
  const results = boxesOf(shape.results, 'result', null, columnWidth, m)
  const laid = (direction === 'across' ? layAcross : layDown)(branches, results, columnWidth, m)
  const written = shape.results.length + shape.branches.reduce((sum, b) => sum + b.conditions.length + b.strategies.length, 0)
  return { ...laid, fontSize: m.fontSize, left: written - laid.nodes.length }
}
