/**
 * Waiting times of a service of advisors. About the service and never about a person: no wait is told of fewer than five cases, since a
 * median of two is somebody's week.
 */
import { medianOf } from '../measures/weeks.ts'

/** Fewer cases and neither a median nor the longest wait is told. Ours. */
export const fewestWaits = 5
/** How far back waits are looked at, in days: a school term and a half. Ours. */
export const waitsLastDays = 180

/** Whole days. `n`: how many waits there were. */
export type Wait = { n: number; told: { median: number; longest: number } | null }

export const waitOf = (days: readonly number[]): Wait => ({ n: days.length, told: days.length < fewestWaits ? null : { median: medianOf(days)!, longest: Math.max(...days) } })
