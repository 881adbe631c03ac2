/**
 * What the region and every file that leaves through the web may see of groups of students. One pure function for page, CSV, JSON,
 * print and chart alike (reference: trust, "Small-cell suppression"; methods, 8). A school's own team sees its own figures without it.
 *
 * The rules, in the order they apply:
 * 1. A group of fewer than 10 students is hidden whole, and left out of every sum before any sum is made: no difference of two
 *    sums holds it.
 * 2. A count of 1 to 4, or one that leaves 1 to 4 outside it, is hidden. So is, in a group under 200, a count of 5 % or less or
 *    of 95 % or more: it would say "nearly nobody" or "nearly all".
 * 3. When something of a row is hidden, its next smallest counts are hidden too, until at least two are and they hold at least 5
 *    students together: with the row's own sum, neither a subtraction nor "it cannot be below zero" gives one back.
 * 4. Rates: whole percent in a group under 50; at 5 % or below, or at 95 % or above, only that, in a group under 200. The days
 *    behind a rate that was made coarser are hidden, since they would give it back.
 * 5. A column's total is hidden when it would give a hidden cell back. Where others hide the next school's cell, this hides the
 *    total: what is shown of a school then depends on that school alone, so no filter of the table shows what another hides, and no
 *    school loses a figure for its neighbour's sake.
 *
 * A hidden cell says only that something small is there: which cell was small and which was hidden with it is not told.
 * Rows keep the order they came in; nothing may be sorted by a figure that is hidden. Totals of two overlapping tables are two
 * answers that can be subtracted: show totals of one fixed set of schools only, never of each filter.
 */

export type Policy = {
  /** Groups below are hidden whole. */
  fewestStudents: number
  /** Counts from 1 to below this are hidden, and so are counts that leave as few outside. */
  fewestInCell: number
  /** Rates of groups below are whole percents. */
  wholePercentUnder: number
  /** Rates near 0 or 100 of groups below are told as a bound. */
  boundsUnder: number
  /** How near, in percent: an integer. */
  boundPercent: number
}

export const regionPolicy: Policy = { fewestStudents: 10, fewestInCell: 5, wholePercentUnder: 50, boundsUnder: 200, boundPercent: 5 }

export type HiddenReason =
  /** Fewer than 10 students. */
  | 'under-ten'
  /** A small count, or one hidden along with it. */
  | 'small-cell'
  /** It would undo a rate that was made coarser. */
  | 'coarse-rate'

export type Cell<T> = { shown: T } | { hidden: HiddenReason }
export const isShown = <T>(cell: Cell<T>): cell is { shown: T } => 'shown' in cell

/** A rate in percent, as coarse as the group's size asks. */
export type Rate = { kind: 'percent'; percent: number; decimals: 0 | 1 } | { kind: 'at-most' | 'at-least'; percent: number }

/** Figures of one group (a school's teaching group in a month). `parts` divide the students: each student is in one. */
export type GroupFigures<P extends string> = { students: number; daysAttended: number; daysDue: number; parts: Record<P, number> }

export type DisclosedGroup<P extends string> = {
  students: Cell<number>
  daysAttended: Cell<number>
  daysDue: Cell<number>
  /** Null when no day was due. */
  attendance: Cell<Rate> | null
  parts: Record<P, Cell<number>>
}

export type DisclosedTable<Id, P extends string> = {
  rows: (DisclosedGroup<P> & { id: Id })[]
  /** Over the groups of 10 or more only. */
  totals: DisclosedGroup<P> & { groups: number }
}

const entriesOf = <P extends string, V>(record: Record<P, V>) => Object.entries(record) as [P, V][]
const mapParts = <P extends string, V, W>(record: Record<P, V>, f: (value: V, part: P) => W) =>
  Object.fromEntries(entriesOf(record).map(([part, value]) => [part, f(value, part)])) as Record<P, W>

const isNearNoneOrAll = (count: number, of: number, policy: Policy) =>
  100 * count <= policy.boundPercent * of || 100 * (of - count) <= policy.boundPercent * of

/** The parts of one group that must be hidden: rules 2 and 3. */
const hiddenPartsOf = <P extends string>(group: GroupFigures<P>, policy: Policy): Set<P> => {
  const parts = entriesOf(group.parts)
  const isSmall = (count: number) => count > 0 && count < policy.fewestInCell
  const hidden = new Set(parts
    .filter(([, count]) => isSmall(count) || isSmall(group.students - count)
      || (group.students < policy.boundsUnder && isNearNoneOrAll(count, group.students, policy)))
    .map(([part]) => part))
  if (hidden.size === 0) return hidden
  const rest = parts.filter(([part]) => !hidden.has(part)).sort((a, b) => a[1] - b[1])
  const heldBy = () => parts.reduce((sum, [part, count]) => sum + (hidden.has(part) ? count : 0), 0)
  while (hidden.size < 2 || heldBy() < policy.fewestInCell) {
    const next = rest.shift()
    if (!next) break
    hidden.add(next[0])
  }
  return hidden
}

/**
 * A rate of a group of `students`, or null when there is nothing to divide by. It is rounded here and not at the edge: a payload
 * carries no more than is shown.
 */
export const discloseRate = (part: number, whole: number, students: number, policy: Policy = regionPolicy): Cell<Rate> | null => {
  if (students < policy.fewestStudents) return { hidden: 'under-ten' }
  if (whole <= 0) return null
  if (students < policy.boundsUnder) {
    if (100 * part <= policy.boundPercent * whole) return { shown: { kind: 'at-most', percent: policy.boundPercent } }
    if (100 * (whole - part) <= policy.boundPercent * whole) return { shown: { kind: 'at-least', percent: 100 - policy.boundPercent } }
  }
  const decimals = students < policy.wholePercentUnder ? 0 : 1
  return { shown: { kind: 'percent', percent: roundedTo((100 * part) / whole, decimals), decimals } }
}

const roundedTo = (value: number, decimals: 0 | 1) => (decimals === 0 ? Math.round(value) : Math.round(value * 10) / 10)

/**
 * The rate of several months together. Months under 10 are left out; where one month is told only as a bound the sum is a whole
 * percent, or the sum less the other months would give that month back.
 */
export const discloseYearRate = (months: readonly { students: number; daysAttended: number; daysDue: number }[], students: number, policy: Policy = regionPolicy): Cell<Rate> | null => {
  const counted = months.filter(m => m.students >= policy.fewestStudents)
  const sum = (of: 'daysAttended' | 'daysDue') => counted.reduce((total, m) => total + m[of], 0)
  const rate = discloseRate(sum('daysAttended'), sum('daysDue'), students, policy)
  const hasBound = counted.some(m => {
    const cell = discloseRate(m.daysAttended, m.daysDue, m.students, policy)
    return cell !== null && isShown(cell) && cell.shown.kind !== 'percent'
  })
  return hasBound && rate && isShown(rate) && rate.shown.kind === 'percent'
    ? { shown: { kind: 'percent', percent: roundedTo(rate.shown.percent, 0), decimals: 0 } }
    : rate
}

/** One group on its own: rules 1 to 4. What is shown depends on this group alone. */
export const discloseGroup = <P extends string>(group: GroupFigures<P>, policy: Policy = regionPolicy): DisclosedGroup<P> => {
  if (group.students < policy.fewestStudents) {
    const hidden = { hidden: 'under-ten' } as const
    return { students: hidden, daysAttended: hidden, daysDue: hidden, attendance: hidden, parts: mapParts(group.parts, () => hidden) }
  }
  const attendance = discloseRate(group.daysAttended, group.daysDue, group.students, policy)
  const isExact = attendance === null || (isShown(attendance) && attendance.shown.kind === 'percent' && attendance.shown.decimals === 1)
  const hiddenParts = hiddenPartsOf(group, policy)
  return {
    students: { shown: group.students },
    daysAttended: isExact ? { shown: group.daysAttended } : { hidden: 'coarse-rate' },
    daysDue: { shown: group.daysDue },
    attendance,
    parts: mapParts(group.parts, (count, part): Cell<number> => hiddenParts.has(part) ? { hidden: 'small-cell' } : { shown: count }),
  }
}

/** A change in percentage points between two rates of a group: hidden where either rate would only be told as a bound. */
export const discloseChange = (
  points: number, rates: { before: number; since: number }, students: number, policy: Policy = regionPolicy,
): Cell<{ points: number; decimals: 0 | 1 }> => {
  if (students < policy.fewestStudents) return { hidden: 'under-ten' }
  if (students < policy.boundsUnder && [rates.before, rates.since].some(p => p <= policy.boundPercent || p >= 100 - policy.boundPercent)) return { hidden: 'coarse-rate' }
  const decimals = students < policy.wholePercentUnder ? 0 : 1
  return { shown: { points: roundedTo(points, decimals), decimals } }
}

/** A table of groups with its totals: every rule. `rows` keep their order. */
export const disclose = <Id, P extends string>(rows: readonly (GroupFigures<P> & { id: Id })[], partNames: readonly P[], policy: Policy = regionPolicy): DisclosedTable<Id, P> => {
  const disclosed = rows.map(row => ({ id: row.id, ...discloseGroup(row, policy) }))
  const counted = rows.flatMap((row, i) => row.students >= policy.fewestStudents ? [{ row, shown: disclosed[i]! }] : [])
  const sum = (of: (row: GroupFigures<P>) => number) => counted.reduce((total, { row }) => total + of(row), 0)
  const students = sum(row => row.students)
  const daysAttended = sum(row => row.daysAttended)
  const daysDue = sum(row => row.daysDue)

  const hiddenTotals = totalsToHide(partNames, counted.map(({ row, shown }) => ({
    hidden: partNames.filter(part => !isShown(shown.parts[part])), counts: row.parts,
  })), policy)
  // One coarse rate among exact ones: the total's days, or its rate, would give it back.
  const daysGiveOneBack = counted.filter(({ shown }) => !isShown(shown.daysAttended)).length === 1
  const noTotal = counted.length === 0 ? { hidden: 'under-ten' } as const : null
  const coarse = { hidden: 'coarse-rate' } as const
  return {
    rows: disclosed,
    totals: {
      groups: counted.length,
      students: noTotal ?? { shown: students },
      daysDue: noTotal ?? { shown: daysDue },
      daysAttended: noTotal ?? (daysGiveOneBack ? coarse : { shown: daysAttended }),
      attendance: noTotal ?? (daysGiveOneBack ? coarse : discloseRate(daysAttended, daysDue, students, policy)),
      parts: Object.fromEntries(partNames.map(part => [
        part, noTotal ?? (hiddenTotals.has(part) ? { hidden: 'small-cell' } : { shown: sum(row => row.parts[part]) }),
      ])) as Record<P, Cell<number>>,
    },
  }
}

type HiddenCells<P extends string> = { hidden: P[]; counts: Record<P, number> }

/**
 * Which column totals must be hidden: as few as can be, so that no hidden cell follows from the sums. Hidden cells are the edges of a
 * graph between rows and columns, the totals' row being one more row; a cell follows from the sums exactly when its edge is a bridge
 * (Gusfield 1988, "A graph theoretic approach to statistical data security", SIAM J. Comput. 17:552). Beyond that, what a shown
 * total leaves open in its column, and what the hidden totals leave open in theirs, must hold at least 5 students, since counts
 * cannot be below zero.
 */
const totalsToHide = <P extends string>(partNames: readonly P[], rows: readonly HiddenCells<P>[], policy: Policy): Set<P> => {
  const held = new Map<P, number>()
  for (const row of rows) for (const part of row.hidden) held.set(part, (held.get(part) ?? 0) + row.counts[part])
  const touched = partNames.filter(part => held.has(part))
  const protects = (hidden: readonly P[]) => {
    const open = hidden.reduce((sum, part) => sum + held.get(part)!, 0)
    return (hidden.length === 0 || open >= policy.fewestInCell)
      && touched.every(part => hidden.includes(part) || held.get(part)! >= policy.fewestInCell)
      && !hasBridge([...rows.map(row => row.hidden), hidden])
  }
  // A handful of columns: every choice of them is tried, the smallest first. Hiding all that are touched always protects.
  const choices = Array.from({ length: 2 ** touched.length }, (_, bits) => touched.filter((_, i) => bits & (1 << i)))
  return new Set(choices.sort((a, b) => a.length - b.length).find(protects))
}

/** Whether some edge of the graph rows x columns lies on no cycle. `rows[i]` names the columns row i is joined to. */
const hasBridge = (rows: readonly (readonly string[])[]): boolean => {
  const columns = [...new Set(rows.flat())]
  const columnAt = new Map(columns.map((name, i) => [name, rows.length + i]))
  const neighbours: number[][] = Array.from({ length: rows.length + columns.length }, () => [])
  rows.forEach((names, row) => names.forEach(name => {
    const column = columnAt.get(name)!
    neighbours[row]!.push(column)
    neighbours[column]!.push(row)
  }))
  // Tarjan's low points, without recursion: a table may have thousands of rows.
  const entered = new Array<number>(neighbours.length).fill(0)
  const low = new Array<number>(neighbours.length).fill(0)
  let time = 0
  for (let root = 0; root < neighbours.length; root++) {
    if (entered[root]) continue
    entered[root] = low[root] = ++time
    const path: { node: number; parent: number; next: number }[] = [{ node: root, parent: -1, next: 0 }]
    while (path.length > 0) {
      const at = path.at(-1)!
      const to = neighbours[at.node]![at.next++]
      if (to === undefined) {
        path.pop()
        if (at.parent < 0) continue
        if (low[at.node]! > entered[at.parent]!) return true
        low[at.parent] = Math.min(low[at.parent]!, low[at.node]!)
      } else if (to !== at.parent) {
        if (entered[to]) low[at.node] = Math.min(low[at.node]!, entered[to]!)
        else {
          entered[to] = low[to] = ++time
          path.push({ node: to, parent: at.node, next: 0 })
        }
      }
    }
  }
  return false
}
