/** What a team expects of a cycle: one or more, each a measure, from what to what, by when, for whom. It is never called a target. */
import type { Challenge, ExpectationIndicator } from '../notebook/parts.ts'
import { groupsOf } from '../notebook/repeats.ts'

/** The names of one expectation's fields: what `groupsOf` takes. */
export const expectationFields = ['expectIndicator', 'expectMeasure', 'expectUnit', 'expectDirection', 'expectFrom', 'expectTo', 'expectBy', 'expectForWhom'] as const
export type ExpectationField = (typeof expectationFields)[number]
export type Expectation = { key: string } & Record<ExpectationField, string>

/** Those that hold words, the first before the others. */
export const expectationsOf = (body: Challenge): Expectation[] => groupsOf(body as unknown as Readonly<Record<string, string>>, expectationFields)

/** How often a measure is taken. `asked`: by asking again; `yearly`: one figure a year. */
export type Cadence = 'monthly' | 'weekly' | 'asked' | 'yearly'

/** Of the Ministry's attendance there is a figure a month; what a team measures itself it can measure each week. */
export const cadenceOf: Record<ExpectationIndicator, Cadence> = {
  attendance: 'monthly', 'chronic-absence': 'monthly', 'severe-absence': 'monthly', engagement: 'asked', withdrawal: 'yearly', own: 'weekly',
}
