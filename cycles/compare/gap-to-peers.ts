/**
 * The gap of a school to comparable schools, month by month: what season, strikes, epidemics and national change do to everybody is not in it
 * (reference: methods, 5). The peers are pooled by their students, and the school is never among its own peers.
 */
import { fewestStudents } from './same-months.ts'

/** One period of a school: a rate in percent, and the students it speaks for (the weight). */
export type PeriodRate = { percent: number; students: number }

/** A period of the gap. `points`: own percent less the peers'; null where either is missing. `peers`: how many schools had data. */
export type PeriodGap = { points: number | null; peersPercent: number | null; peers: number }

const counts = (p: PeriodRate | null, fewest: number): p is PeriodRate => p !== null && p.students >= fewest && p.students > 0 && Number.isFinite(p.percent)

/**
 * `own` and each of `peers` hold the same periods in the same order, null where there is no figure. A period with fewer than `fewest` students is
 * left out, on either side. Throws a RangeError when the periods do not match in number.
 */
export const gapToPeers = (own: readonly (PeriodRate | null)[], peers: readonly (readonly (PeriodRate | null)[])[], fewest = fewestStudents): PeriodGap[] => {
  if (peers.some(p => p.length !== own.length)) throw new RangeError('the periods of a peer are not those of the school')
  return own.map((mine, t) => {
    let [students, weighted, schools] = [0, 0, 0]
    for (const peer of peers) {
      const theirs = peer[t]!
      if (!counts(theirs, fewest)) continue
      students += theirs.students
      weighted += theirs.students * theirs.percent
      schools += 1
    }
    const peersPercent = schools > 0 ? weighted / students : null
    return { points: counts(mine, fewest) && peersPercent !== null ? mine.percent - peersPercent : null, peersPercent, peers: schools }
  })
}
