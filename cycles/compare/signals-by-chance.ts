/**
 * How many cycles showed a signal, beside how many would by chance alone (reference: methods, 7, rung 1). A count of signals without that line makes forty
 * cycles that did nothing look like two that worked. Dropped cycles stay in: leaving them out would leave the good ones.
 */

import type { CycleVerdictKind } from '../charts/cycle-verdict.ts'

/** What a cycle's reading comes to here. `too-soon`, `cannot`: it could not have shown a signal whatever happened, and is in no expectation. */
export type SignalReading = 'favourable' | 'unfavourable' | 'possible' | 'both' | 'none' | 'too-soon' | 'cannot'

const readingOf: Record<CycleVerdictKind, SignalReading> = {
  improvement: 'favourable', deterioration: 'unfavourable', mixed: 'both', 'possible-improvement': 'possible', 'possible-deterioration': 'possible', 'usual-variation': 'none',
  'too-soon': 'too-soon', 'nothing-since': 'too-soon', 'too-little-before': 'cannot', 'unstable-before': 'cannot',
}
export const signalReadingOf = (verdict: CycleVerdictKind): SignalReading => readingOf[verdict]

/** Of the cycles that could show one, the share that shows a favourable signal in a school year by chance alone (12 months before, 7 to 10 after). */
export const chanceOfFavourable = 0.05

export type SignalCounts = {
  rung: 1
  kind: 'signals'
  cycles: number
  counts: Record<SignalReading, number>
  /** Those that could have shown a signal. */
  readable: number
  /** Favourable signals to expect among them if nothing had changed anywhere. */
  expectedByChance: number
}

export const signalsAmong = (readings: readonly SignalReading[]): SignalCounts => {
  const counts: Record<SignalReading, number> = { favourable: 0, unfavourable: 0, possible: 0, both: 0, none: 0, 'too-soon': 0, cannot: 0 }
  for (const reading of readings) counts[reading] += 1
  const readable = readings.length - counts['too-soon'] - counts.cannot
  return { rung: 1, kind: 'signals', cycles: readings.length, counts, readable, expectedByChance: chanceOfFavourable * readable }
}
