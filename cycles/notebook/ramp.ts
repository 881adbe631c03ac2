/**
 * The lineage of a school's cycles as a ramp: along one way time, along the other the scope, from a few students to the whole school.
 * What is laid out here is drawn as it is: coordinates in the drawing's own units. On a wide page time goes to the right and the scope up;
 * on a phone time goes up and the scope to the right, so that twelve cycles still have room. Cycles stand in the order they began, at
 * equal steps: a school year has three or four, and a true scale of days would lay them on each other.
 */
import { groupKinds, type GroupKind } from './parts.ts'
import type { TheoryCarried } from './phases.ts'
import { scopeRank } from './scope.ts'

export type RampCycle = {
  id: string
  number: number
  /** `YYYY-MM-DD`. */
  startedOn: string
  parentId: string | null
  theoryCarried: TheoryCarried | null
  /** Null where nobody has said it: such cycles stand on a line of their own, below the others. */
  scope: GroupKind | null
  end: 'open' | 'closed' | 'dropped'
}

type Point = { x: number; y: number }
type Text = Point & { anchor: 'start' | 'middle' | 'end' }
export type Ramp = {
  width: number
  height: number
  radius: number
  /** A line for each scope, the smallest first; `null` only when a cycle has none. */
  rows: { scope: GroupKind | null; from: Point; to: Point; label: Text }[]
  /** Where each year begins. */
  years: { year: number; from: Point; to: Point; label: Text }[]
  nodes: (Point & { id: string; number: number; end: RampCycle['end'] })[]
  /** From a cycle to the one born from it. `label` null where there is no room for the word: the line's own stroke says it. */
  links: { from: string; to: string; carried: TheoryCarried; path: string; label: Text | null }[]
  /** A dropped cycle nothing was born from ends here: a short line and a bar across it. */
  ends: { id: string; line: [Point, Point]; bar: [Point, Point] }[]
  /** The ground under each line of cycles. */
  slopes: string[]
}

const byTime = (a: RampCycle, b: RampCycle) => (a.startedOn < b.startedOn ? -1 : a.startedOn > b.startedOn ? 1 : a.number - b.number)

/** Cycles that follow one another without a fork, oldest first; `from`: the cycle the line forked from. */
type Chain = { members: RampCycle[]; from: RampCycle | null }

const chainsOf = (cycles: readonly RampCycle[]): Chain[] => {
  const chains: Chain[] = []
  for (const cycle of cycles) {
    const parent = cycles.find(c => c.id === cycle.parentId) ?? null
    const going = parent ? chains.find(c => c.members.at(-1) === parent) : undefined
    if (going) going.members.push(cycle)
    else chains.push({ members: [cycle], from: parent })
  }
  return chains
}

/** Lines that run at the same time keep apart: each takes the first lane that is free from its beginning to its end. */
const lanesOf = (chains: readonly Chain[], slotOf: ReadonlyMap<string, number>): { lane: Map<string, number>; lanes: number } => {
  const lane = new Map<string, number>()
  const takenUntil: number[] = []
  for (const { members, from } of chains) {
    const [first, last] = [slotOf.get((from ?? members[0]!).id)!, slotOf.get(members.at(-1)!.id)!]
    let free = takenUntil.findIndex(until => until < first)
    if (free < 0) free = takenUntil.length
    takenUntil[free] = last
    for (const m of members) lane.set(m.id, free)
  }
  return { lane, lanes: takenUntil.length }
}

const laneGap = 36
const rounded = (n: number) => Math.round(n * 10) / 10

/** Lays out the cycles of one school; at least one. Every cycle has a place of its own, and a child always stands later than its parent. */
export const rampOf = (cycles: readonly RampCycle[], shape: 'wide' | 'narrow'): Ramp => {
  const ordered = [...cycles].sort(byTime)
  const slotOf = new Map(ordered.map((c, i) => [c.id, i]))
  const chains = chainsOf(ordered)
  const { lane, lanes } = lanesOf(chains, slotOf)
  // Where no cycle says for whom it is there is nothing to climb yet: one line, and not five empty ones above it.
  const scopes: (GroupKind | null)[] = [...(ordered.some(c => c.scope === null) ? [null] : []), ...(ordered.some(c => c.scope !== null) ? groupKinds : [])]
  const rowOf = (c: RampCycle) => (c.scope === null ? 0 : scopeRank(c.scope) + (scopes[0] === null ? 1 : 0))
  const wide = shape === 'wide'
  const radius = wide ? 15 : 14

  // Sizes along time (t) and across it, along the scope (s).
  const tStep = wide ? Math.max(56, Math.min(150, 560 / ordered.length)) : 58
  const sStep = (wide ? 48 : Math.min(96, 290 / scopes.length)) + (lanes - 1) * laneGap
  const [tStart, sStart] = wide ? [124, 14] : [30, 42]
  const tSize = tStart + tStep * ordered.length + (wide ? 24 : 26)
  const sSize = sStart + sStep * scopes.length + (wide ? 30 : 8)
  const width = wide ? Math.max(720, tSize) : Math.max(340, sSize)
  const height = wide ? sSize : tSize + 42
  const at = (t: number, s: number): Point => wide ? { x: rounded(t), y: rounded(height - 30 - (s - sStart)) } : { x: rounded(s), y: rounded(height - 8 - t) }
  const sOfRow = (row: number) => sStart + sStep * (row + 0.5)
  const place = (c: RampCycle) => ({
    t: tStart + tStep * (slotOf.get(c.id)! + 0.5),
    s: sOfRow(rowOf(c)) + (lane.get(c.id)! - (lanes - 1) / 2) * laneGap,
  })
  const xy = (p: Point) => `${p.x} ${p.y}`
  const ground = sStart

  const rows = scopes.map((scope, i) => {
    const [from, to] = [at(tStart - (wide ? 8 : 18), sOfRow(i)), at(wide ? width - 4 : tSize, sOfRow(i))]
    // On a phone the words stand over their line, the last of them at this height.
    const label: Text = wide ? { x: tStart - 20, y: from.y + 4.5, anchor: 'end' } : { x: to.x, y: 30, anchor: 'middle' }
    return { scope, from, to, label }
  })

  const years = ordered.flatMap((c, i) => {
    const year = Number(c.startedOn.slice(0, 4))
    if (i > 0 && Number(ordered[i - 1]!.startedOn.slice(0, 4)) === year) return []
    const t = tStart + tStep * i
    const [from, to] = [at(t, ground - 4), at(t, ground + sStep * scopes.length)]
    const label: Text = wide ? { x: from.x + 2, y: from.y + 20, anchor: 'start' } : { x: 2, y: from.y - 6, anchor: 'start' }
    return [{ year, from, to, label }]
  })

  /** From one cycle to the next: it climbs in the middle of the way, or at once when the way is long and passes others. */
  const curve = (a: { t: number; s: number }, b: { t: number; s: number }, gap: number) => {
    const [ta, tb] = [a.t + gap, b.t - gap]
    const turn = ta + Math.min((tb - ta) / 2, tStep / 2)
    const end = Math.min(tb, turn + (turn - ta))
    return `${xy(at(ta, a.s))} C ${xy(at(turn, a.s))} ${xy(at(turn, b.s))} ${xy(at(end, b.s))} L ${xy(at(tb, b.s))}`
  }
  const hasRoom = wide ? tStep >= 112 : true
  const links = ordered.flatMap(c => {
    const parent = ordered.find(p => p.id === c.parentId)
    if (!parent || !c.theoryCarried || slotOf.get(parent.id)! >= slotOf.get(c.id)!) return []
    const [a, b] = [place(parent), place(c)]
    const end = at(b.t - radius, b.s)
    const toTheLeft = end.x > width - 100
    const label: Text | null = !hasRoom ? null : wide
      ? { x: end.x - 6, y: end.y - 8, anchor: 'end' }
      : { x: end.x + (toTheLeft ? -9 : 9), y: end.y + 13, anchor: toTheLeft ? 'end' : 'start' }
    return [{ from: parent.id, to: c.id, carried: c.theoryCarried, path: `M ${curve(a, b, radius)}`, label }]
  })

  const ends = ordered.filter(c => c.end === 'dropped' && !ordered.some(child => child.parentId === c.id)).map(c => {
    const { t, s } = place(c)
    const stop = t + radius + (wide ? 14 : 11)
    return { id: c.id, line: [at(t + radius, s), at(stop, s)] as [Point, Point], bar: [at(stop, s - 8), at(stop, s + 8)] as [Point, Point] }
  })

  const slopes = chains.map(({ members }) => {
    const [first, last] = [place(members[0]!), place(members.at(-1)!)]
    const way = members.slice(1).map((m, i) => curve(place(members[i]!), place(m), 0).replace(/^[^C]*/, '')).join(' ')
    const [start, end] = [first.t - tStep * 0.42, last.t + tStep * 0.42]
    return `M ${xy(at(start, ground))} C ${xy(at(start, (ground + first.s) / 2))} ${xy(at(start, first.s))} ${xy(at(first.t, first.s))} ${way} L ${xy(at(end, last.s))} L ${xy(at(end, ground))} Z`
  })

  return {
    width: rounded(width), height: rounded(height), radius, rows, years, links, ends, slopes,
    nodes: ordered.map(c => { const { t, s } = place(c); return { ...at(t, s), id: c.id, number: c.number, end: c.end } }),
  }
}
