/** How fast an import goes and how long it still takes, from what it said of itself so far. */
import type { ImportProgress } from './report.ts'

/** `perSecond` in the progress's own unit; `secondsLeft` until this stage ends, or null while there is too little to tell. */
export type Pace = { perSecond: number; secondsLeft: number }

/** Before this many milliseconds, or this share of the whole, a pace says nothing. */
const soonestMs = 1_000
const leastShare = 0.02

/**
 * Follows one import. Each stage (reading bytes, writing rows) has a pace of its own, counted from where it began. `now`: milliseconds of
 * a clock that never goes back.
 */
export const createPace = () => {
  let stage: { unit: ImportProgress['unit']; from: number; at: number; last: number } | null = null
  return (p: ImportProgress, now: number): Pace | null => {
    if (!stage || stage.unit !== p.unit || p.done < stage.last) stage = { unit: p.unit, from: p.done, at: now, last: p.done }
    stage.last = p.done
    const [ms, done] = [now - stage.at, p.done - stage.from]
    if (ms < soonestMs || done <= 0 || p.total <= 0 || done < leastShare * p.total) return null
    const perSecond = (done * 1000) / ms
    return { perSecond, secondsLeft: Math.max(0, (p.total - p.done) / perSecond) }
  }
}
