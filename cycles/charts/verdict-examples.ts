/**
 * A made-up series for each verdict of a cycle: gaps to comparable schools in points, by school month, the cycle beginning in `start`. For the page that
 * explains the verdicts; each is read by the algorithm itself, so that an example cannot say what the algorithm would not.
 */
import { readAroundStart, type CycleVerdict, type CycleVerdictKind } from './cycle-verdict.ts'
import { readValues, type Point } from './series.ts'

type Example = { verdict: CycleVerdictKind; before: readonly number[]; since: readonly number[] }

/** Ups and downs of an ordinary school, half a point or so around two points under the others. */
const ordinary = [-2.1, -1.6, -2.4, -1.9, -2.6, -1.7, -2.2, -2.9, -1.5, -2.0, -2.5, -1.8]

export const verdictExamples: readonly Example[] = [
  { verdict: 'improvement', before: ordinary, since: [-1.4, -1.1, -1.6, -0.9, -1.2, -0.7, -1.0] },
  { verdict: 'possible-improvement', before: ordinary, since: [-1.8, -2.3, 0.9] },
  { verdict: 'usual-variation', before: ordinary, since: [-1.7, -2.4, -1.9, -2.6, -1.6, -2.2, -2.0, -1.5] },
  { verdict: 'too-soon', before: ordinary, since: [-1.7, -2.2] },
  { verdict: 'nothing-since', before: ordinary, since: [] },
  { verdict: 'too-little-before', before: [-2.1, -1.6, -2.4, -1.9, -2.6], since: [-1.5, -1.2, -1.4] },
  { verdict: 'unstable-before', before: [-3.9, -3.7, -3.8, -3.4, -3.5, -3.1, -2.4, -2.2, -2.0, -1.8, -1.6, -1.5], since: [-1.3, -1.2, -1.1] },
  { verdict: 'possible-deterioration', before: ordinary, since: [-2.2, -1.8, -4.9] },
  { verdict: 'deterioration', before: ordinary, since: [-2.6, -4.7, -2.4, -5.0] },
  { verdict: 'mixed', before: ordinary, since: [0.8, -2.0, -4.8, 0.9, -5.1] },
]

/** The school months of an example, the last of those before being July 2025. */
const monthsOf = (before: number, since: number): string[] => {
  const start = 2025 * 10 + 5
  return Array.from({ length: before + since }, (_, i) => start - before + i).map(i => `${Math.floor(i / 10)}-${String((i % 10) + 3).padStart(2, '0')}`)
}

/** An example as it is drawn and read. */
export const readExample = ({ before, since }: Example): { points: Point[]; verdict: CycleVerdict } => {
  const values = [...before, ...since]
  const read = readValues(monthsOf(before.length, since.length).map((period, i) => ({ period, value: values[i]!, status: 'ok' as const })))
  if (!read.ok) throw new Error('an example is no series')
  return { points: read.series.points, verdict: readAroundStart(read.series.points, { start: before.length, good: 'up', basis: 'gap-to-peers' }) }
}
