/** A cycle in three lines, for the public account: what the challenge was, what was done, what was learnt and decided. The team's own words. */
import type { Story } from './story.ts'

export const linesOfCycle = ['challenge', 'did', 'learnt'] as const
export type LineOfCycle = (typeof linesOfCycle)[number]

const joined = (texts: readonly string[], between: string) => texts.map(t => t.trim()).filter(t => t !== '').join(between)
/** Without the full stop it may end with: several stand in one line. */
const withoutStop = (text: string) => text.trim().replace(/[.;]+$/u, '')

/** Whole texts: whoever prints them may shorten them on the page. '' where nothing is ready to be told. */
export const threeLinesOf = (s: Story): Record<LineOfCycle, string> => ({
  challenge: s.challenge.trim(),
  did: s.actions.length === 0 ? '' : `${joined(s.actions.map(a => withoutStop(a.what)), '; ')}.`,
  learnt: joined([s.learnt === '' ? s.observed : s.learnt, s.decisionWhy], '\n'),
})

/** A cycle belongs to a year when it was open on a day of it: days are `YYYY-MM-DD`. */
export const wasOpenIn = (cycle: { startedOn: string; closedOn: string | null; droppedOn: string | null }, year: number): boolean => {
  const end = cycle.droppedOn ?? cycle.closedOn
  return cycle.startedOn <= `${year}-12-31` && (end === null || end >= `${year}-01-01`)
}
