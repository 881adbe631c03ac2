/**
 * What the region and every file that leaves through the web may see of groups of students. One pure function for page, CSV, JSON,
 * print and chart alike (reference: trust, "Small-cell suppression"; methods, 8). A school's own team sees its own figures without it.
 *
 * The rules, in the order they apply:
 * 1. A group of fewer than 10 students (or the number set: decision 14) is hidden whole, and left out of every sum before any sum is made: no difference of two
 *    sums holds it.
 * 2. A count of 1 to 4, or one that leaves 1 to 4 outside it, is hidden. So is, in a group under 200, a count of 5 % or less or
 *    of 95 % or more: it would say "nearly nobody" or "nearly all". Students without a day due are in no count; how many they are
 *    is what the counts leave of the students, and is as small a count as another: all counts shown would tell it.
 * 3. When something of a row is hidden, its next smallest counts are hidden too, until at least two are and they hold at least 5
 *    students together: with the row's own sum, neither a subtraction nor "it cannot be below zero" gives one back.
 * 4. Rates: whole percent in a group under 50; at 5 % or below, or at 95 % or above, only that, in a group under 200. The days
 *    behind a rate that was made coarser are hidden, since they would give it back. What is made of several rates (a year, a change)
 *    is as coarse as the coarsest of them, and hidden where one of them is told as a bound: less the others it would give that one.
 * 5. A sum adds only what is shown: the sum of the counts leaves out every school with a hidden count, the sum of the days every
 *    school with a hidden one, and each says how many schools are in it. Where others hide the next school's cell in a column of
 *    which one is hidden, nothing needs hiding here: no sum holds a hidden figure, so no sum, no difference of two, and no filter of
 *    the table gives one back; and no school loses a figure for its neighbour's sake.
 *
 * A hidden cell says only that something small is there: which cell was small and which was hidden with it is not told.
 * Rows keep the order they came in; nothing may be sorted by a figure that is hidden.
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

/**
 * What the smallest group may be set to (decision 14): 10 unless somebody set another; across services and in everything that leaves no less than 10; for
 * a service's own regional staff no less than 5.
 */
export const smallestGroupRange = { usual: 10, leastAcross: 10, leastInside: 5, most: 30 } as const

/** The rules with another smallest group. The others do not depend on it: whatever is hidden with one number is hidden with a larger one. */
export const regionPolicyOf = (fewestStudents: number): Policy =>
  ({ fewestStudents, fewestInCell: 5, wholePercentUnder: 50, boundsUnder: 200, boundPercent: 5 })

/** The rules where nobody has set anything. */
export const regionPolicy: Policy = regionPolicyOf(smallestGroupRange.usual)

export type HiddenReason =
  /** Fewer students than the smallest group that is told: ten unless the installation has set another. */
  | 'under-ten'
  /** A small count, or one hidden along with it. */
  | 'small-cell'
  /** It would undo a rate that was made coarser. */
  | 'coarse-rate'

export type Cell<T> = { shown: T } | { hidden: HiddenReason }
export const isShown = <T>(cell: Cell<T>): cell is { shown: T } => 'shown' in cell

/** A rate in percent, as coarse as the group's size asks. */
export type Rate = { kind: 'percent'; percent: number; decimals: 0 | 1 } | { kind: 'at-most' | 'at-least'; percent: number }

/** Figures of one group (a school's teaching group in a month). `parts` divide the students with a day due; one without is in none. */
export type GroupFigures<P extends string> = { students: number; daysAttended: number; daysDue: number; parts: Record<P, number> }

export type DisclosedGroup<P extends string> = {
  students: Cell<number>
  daysAttended: Cell<number>
  daysDue: Cell<number>
  /** Null when no day was due. */
  attendance: Cell<Rate> | null
  parts: Record<P, Cell<number>>
}

/** Sums over the groups that show what is summed, and how many they are. Null where none does. */
export type DisclosedSums<P extends string> = {
  students: { groups: number; students: number } | null
  attendance: { groups: number; students: number; daysAttended: number; daysDue: number; rate: Rate } | null
  parts: { groups: number; students: number; counts: Record<P, number> } | null
}

export type DisclosedTable<Id, P extends string> = { rows: (DisclosedGroup<P> & { id: Id })[]; sums: DisclosedSums<P> }

const entriesOf = <P extends string, V>(record: Record<P, V>) => Object.entries(record) as [P, V][]
const mapParts = <P extends string, V, W>(record: Record<P, V>, f: (value: V, part: P) => W) =>
  Object.fromEntries(entriesOf(record).map(([part, value]) => [part, f(value, part)])) as Record<P, W>

const add = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0)

const isNearNoneOrAll = (count: number, of: number, policy: Policy) =>
  100 * count <= policy.boundPercent * of || 100 * (of - count) <= policy.boundPercent * of

/** The parts of one group that must be hidden: rules 2 and 3. */
const hiddenPartsOf = <P extends string>(group: GroupFigures<P>, policy: Policy): Set<P> => {
  const parts = entriesOf(group.parts)
  const isSmall = (count: number) => count > 0 && count < policy.fewestInCell
  const isTelling = (count: number) => isSmall(count) || isSmall(group.students - count)
    || (group.students < policy.boundsUnder && isNearNoneOrAll(count, group.students, policy))
  const hidden = new Set(parts.filter(([, count]) => isTelling(count)).map(([part]) => part))
  // Nobody without a day due is the common case and tells nothing. Where it is told too much, two parts are hidden as for any other
  // small count, so that the row does not say which it was.
  const withoutDays = group.students - add(parts.map(([, count]) => count))
  if (hidden.size === 0 && !(withoutDays > 0 && isTelling(withoutDays))) return hidden
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

/** What a rate is made of: days of a group of `students` in one month. */
export type RateFigures = { students: number; daysAttended: number; daysDue: number }

/**
 * The rate of several months together, of a school that has `students` now. Months under 10 are left out.
 * - Whole percent as soon as one month is told so.
 * - Where one month is told only as a bound, the year is hidden. The other months and the days due are shown, so even a whole percent
 *   would give that month to within a point or two, and leaving the month out would tell a year without its best (or worst) months.
 *   Only when every month is told as the same bound is that bound told: the months say it already.
 */
export const discloseYearRate = (months: readonly RateFigures[], students: number, policy: Policy = regionPolicy): Cell<Rate> | null => {
  if (students < policy.fewestStudents) return { hidden: 'under-ten' }
  const counted = months.filter(m => m.students >= policy.fewestStudents && m.daysDue > 0)
  const kindsOf = (from: number) => new Set(months.filter(m => m.students >= from && m.daysDue > 0).flatMap(m => kindOf(discloseRate(m.daysAttended, m.daysDue, m.students, { ...policy, fewestStudents: from }))))
  const kinds = kindsOf(policy.fewestStudents)
  // A month that hides the year where the smallest group is smaller hides it with any number: a larger one never shows more.
  const every = kindsOf(Math.min(policy.fewestStudents, smallestGroupRange.leastInside))
  if (every.size > 1 && (every.has('at-least') || every.has('at-most'))) return { hidden: 'coarse-rate' }
  if (kinds.has('at-least') || kinds.has('at-most')) {
    return { shown: kinds.has('at-least') ? { kind: 'at-least', percent: 100 - policy.boundPercent } : { kind: 'at-most', percent: policy.boundPercent } }
  }
  const rate = discloseRate(add(counted.map(m => m.daysAttended)), add(counted.map(m => m.daysDue)), students, policy)
  return kinds.has('whole') && rate && isShown(rate) && rate.shown.kind === 'percent'
    ? { shown: { kind: 'percent', percent: roundedTo((100 * add(counted.map(m => m.daysAttended))) / add(counted.map(m => m.daysDue)), 0), decimals: 0 } }
    : rate
}

type Coarseness = 'hidden' | 'at-least' | 'at-most' | 'whole' | 'tenth'
/** How coarsely a rate is told; nothing of a rate that does not exist. */
const kindOf = (cell: Cell<Rate> | null): Coarseness[] => {
  if (cell === null) return []
  if (!isShown(cell)) return ['hidden']
  return [cell.shown.kind === 'percent' ? (cell.shown.decimals === 0 ? 'whole' : 'tenth') : cell.shown.kind]
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

/**
 * A change in percentage points between months of a group: `months` are all it is made of, now and before. Each month is shown on
 * its own as `discloseRate` has it, and what happened to the others can be read off any school that shows its change and its months;
 * so the change is hidden where one single month is told as a bound, whatever their mean, and in whole points where one is a whole
 * percent.
 */
export const discloseChange = (points: number, months: readonly RateFigures[], policy: Policy = regionPolicy): Cell<{ points: number; decimals: 0 | 1 }> => {
  const kinds = new Set(months.flatMap(m => kindOf(discloseRate(m.daysAttended, m.daysDue, m.students, policy))))
  if (kinds.has('hidden')) return { hidden: 'under-ten' }
  if (kinds.size === 0 || kinds.has('at-least') || kinds.has('at-most')) return { hidden: 'coarse-rate' }
  const decimals = kinds.has('whole') ? 0 : 1
  return { shown: { points: roundedTo(points, decimals), decimals } }
}

/** A table of groups with its sums: every rule. `rows` keep their order. */
export const disclose = <Id, P extends string>(groups: readonly (GroupFigures<P> & { id: Id })[], partNames: readonly P[], policy: Policy = regionPolicy): DisclosedTable<Id, P> => {
  const rows = groups.map(group => ({ id: group.id, ...discloseGroup(group, policy) }))
  return { rows, sums: sumsOf(rows, partNames, policy) }
}

/** Takes disclosed groups, not the groups: it cannot add what it cannot see. */
const sumsOf = <P extends string>(rows: readonly DisclosedGroup<P>[], partNames: readonly P[], policy: Policy): DisclosedSums<P> => {
  const sized = rows.flatMap(row => (isShown(row.students) ? [{ row, students: row.students.shown }] : []))
  const withDays = sized.flatMap(({ row, students }) =>
    isShown(row.daysAttended) && isShown(row.daysDue) ? [{ students, daysAttended: row.daysAttended.shown, daysDue: row.daysDue.shown }] : [])
  const withParts = sized.flatMap(({ row, students }) => {
    const counts = partNames.flatMap(part => { const cell = row.parts[part]; return isShown(cell) ? [cell.shown] : [] })
    return counts.length === partNames.length ? [{ students, counts }] : []
  })
  const [daysAttended, daysDue, studentsWithDays] = [add(withDays.map(d => d.daysAttended)), add(withDays.map(d => d.daysDue)), add(withDays.map(d => d.students))]
  const rate = discloseRate(daysAttended, daysDue, studentsWithDays, policy)
  return {
    students: sized.length === 0 ? null : { groups: sized.length, students: add(sized.map(s => s.students)) },
    attendance: rate && isShown(rate) ? { groups: withDays.length, students: studentsWithDays, daysAttended, daysDue, rate: rate.shown } : null,
    parts: withParts.length === 0 ? null : {
      groups: withParts.length,
      students: add(withParts.map(w => w.students)),
      counts: Object.fromEntries(partNames.map((part, i) => [part, add(withParts.map(w => w.counts[i]!))])) as Record<P, number>,
    },
  }
}
