/**
 * Why students miss school, in a team's judgement: a list the school edits, and counts of one cycle over it. No health item (law 19.628
 * as reformed, article 16 bis: schools may not process health data), and never attached to a student.
 */
import { fieldOf, splitField } from '../notebook/repeats.ts'

/** The reasons every school starts from. Their words are in the catalogue; 'other' always stands last. */
export const builtInReasons = ['transport', 'road', 'caring', 'work', 'climate', 'no-point', 'other'] as const
export type BuiltInReason = (typeof builtInReasons)[number]
export const isBuiltInReason = (id: string): id is BuiltInReason => (builtInReasons as readonly string[]).includes(id)

/** A reason of a school's list. `label`: the school's own words; null for a built-in one. */
export type Reason = { id: string; label: string | null; isRetired: boolean }

/** How many reasons of its own a school may have in use. More than anybody reads is no list. */
export const mostOwnReasons = 30

/** The whole list of a school: the built-in ones, its own in the order they were made, *other*. `kept`: what the school changed of it. */
export const reasonsOf = (kept: readonly Reason[]): Reason[] => {
  const builtIn = (id: BuiltInReason): Reason => kept.find(r => r.id === id) ?? { id, label: null, isRetired: false }
  return [
    ...builtInReasons.filter(id => id !== 'other').map(builtIn),
    ...kept.filter(r => !isBuiltInReason(r.id)),
    builtIn('other'),
  ]
}

/** The page's field for a reason: how many of the cycle's group it concerns. */
export const reasonField = (id: string): string => fieldOf('reason', id)

/** The reasons a cycle's page shows: those in use, and any set aside since that this cycle counted. */
export const reasonsShownFor = (all: readonly Reason[], body: Readonly<Record<string, string>>): Reason[] =>
  all.filter(r => !r.isRetired || (body[reasonField(r.id)] ?? '') !== '')

export type ReasonBar = {
  id: string
  count: number
  /** Length against the longest bar, 0 to 100. */
  percentOfLongest: number
}

/**
 * The reasons a page counts, the most frequent first, *other* last whatever its count. A field that is empty, 0 or not a whole number
 * has no bar. Keys the school's list does not know are left out.
 */
export const barsOf = (body: Readonly<Record<string, string>>, all: readonly Reason[]): ReasonBar[] => {
  const order = new Map(all.map((r, i) => [r.id, i]))
  const counted = Object.entries(body).flatMap(([field, value]) => {
    const split = splitField(field)
    if (split?.name !== 'reason' || !order.has(split.key) || !/^\d{1,6}$/.test(value.trim())) return []
    const count = Number(value)
    return count > 0 ? [{ id: split.key, count }] : []
  })
  const longest = Math.max(0, ...counted.map(c => c.count))
  return counted
    .sort((a, b) => Number(a.id === 'other') - Number(b.id === 'other') || b.count - a.count || order.get(a.id)! - order.get(b.id)!)
    .map(c => ({ ...c, percentOfLongest: (100 * c.count) / longest }))
}

/** All the counts added. More than the group is no mistake: one student can have several reasons. */
export const totalOf = (bars: readonly { count: number }[]): number => bars.reduce((sum, b) => sum + b.count, 0)

/** The reasons said of more students than the group has. `groupCount`: as typed; nothing is said while it is empty. */
export const beyondGroup = (bars: readonly ReasonBar[], groupCount: string): ReasonBar[] =>
  /^\d{1,6}$/.test(groupCount.trim()) && Number(groupCount) > 0 ? bars.filter(b => b.count > Number(groupCount)) : []
