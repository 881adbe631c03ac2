/**
 * How many tried an idea and what they decided, those who stopped included. Counts are of schools that chose to share, never of all; a group
 * of fewer than five cycles says only that it is one.
 */
import { decisions, type Decision } from '../notebook/parts.ts'

export const fewestCycles = 5

/** What is known of the cycles that carry a theme or a tag. `undecided`: shared without a decision. `dropped`: ended before their time, whatever was decided. */
export type IdeaCount = { key: string; label: string; schools: number; cycles: number; decided: Record<Decision, number>; dropped: number }

export type Idea =
  | { key: string; label: string; kind: 'few' }
  | { key: string; label: string; kind: 'counted'; schools: number; cycles: number; decided: Record<Decision, number>; undecided: number; dropped: number }

export const ideaOf = ({ key, label, schools, cycles, decided, dropped }: IdeaCount): Idea =>
  cycles < fewestCycles ? { key, label, kind: 'few' }
    : { key, label, kind: 'counted', schools, cycles, decided, undecided: cycles - decisions.reduce((sum, d) => sum + decided[d], 0), dropped }
