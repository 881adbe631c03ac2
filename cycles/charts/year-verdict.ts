/**
 * What a yearly count of one school says against its own earlier years: algorithm Y (reference: methods, 4). Fewer is better: withdrawals, failures. Exact:
 * given all events of these years, this year's are binomial when nothing changed. What happened to the whole country is divided out.
 *
 * One school's year mostly cannot show an improvement: of 300 students at 1.5 % a true halving is seen in 8 % of cases (reference: 0.7). Then the
 * verdict says so.
 */
import { fewestStudents } from '../compare/same-months.ts'
import { chanceOfNone, type YearFigures } from '../indicators/yearly.ts'
import { binomialAtLeast, binomialAtMost } from '../distributions/distributions.ts'
import { yearsWithoutAttendance } from '../indicators/series.ts'

export const yearVerdicts = ['suppressed', 'too-little-before', 'deterioration', 'improvement', 'possible-deterioration', 'possible-improvement', 'improvement-undetectable', 'usual-variation'] as const
export type YearVerdictKind = (typeof yearVerdicts)[number]

export const fewestYearsBefore = 3
/** Of a tail: a signal, and a possible one. Half of 1 % and of 5 %, since both tails are looked at. */
export const signalChance = 0.005
export const possibleChance = 0.025

/** Events of a year among its students, whole numbers. */
export type YearCount = { year: number; count: number; of: number }

export type YearVerdict = {
  verdict: YearVerdictKind
  year: number
  /** The usable earlier years that were read. */
  years: number[]
  /** Null when suppressed or with too few years: nothing was reckoned. Rates and chances from 0 to 1. */
  reading: {
    rateNow: number
    /** Of the earlier years together, at this year's national level. */
    rateBefore: number
    /** So many events would be usual this year. */
    expected: number
    chanceOfFewer: number
    chanceOfMore: number
    /** Of none at all, were nothing changed: above 2.5 %, not even that would prove anything. */
    chanceOfNone: number
  } | null
}

/** 2020 and 2021 are compared with nothing; a year nobody was counted in is none. */
const usableYears = (years: readonly YearCount[], now: YearCount) => years.filter(y => y.of > 0 && y.year < now.year && !yearsWithoutAttendance.includes(y.year))

const requireCount = ({ count, of }: YearCount) => {
  if (!(Number.isInteger(count) && count >= 0 && Number.isFinite(of) && of >= 0 && count <= of)) throw new RangeError(`No year with ${count} of ${of}.`)
}

const verdictOf = (r: NonNullable<YearVerdict['reading']>): YearVerdictKind => {
  if (r.chanceOfMore <= signalChance) return 'deterioration'
  if (r.chanceOfFewer <= signalChance) return 'improvement'
  if (r.chanceOfMore <= possibleChance) return 'possible-deterioration'
  if (r.chanceOfFewer <= possibleChance) return 'possible-improvement'
  return r.chanceOfNone > possibleChance ? 'improvement-undetectable' : 'usual-variation'
}

/**
 * Reads a year. `before`: earlier years, in any order; the caller settles how far back. `nationalRatio`: the country's rate this year over its rate
 * in those years, 1 where it is not known. Throws a RangeError for counts that are not whole, or above all, and for a ratio not above 0.
 */
export const readYear = (now: YearCount, before: readonly YearCount[], nationalRatio = 1): YearVerdict => {
  for (const y of [now, ...before]) requireCount(y)
  if (!(nationalRatio > 0 && Number.isFinite(nationalRatio))) throw new RangeError(`No national ratio of ${nationalRatio}.`)
  const usable = usableYears(before, now)
  const years = usable.map(y => y.year).sort((a, b) => a - b)
  if (now.of < fewestStudents) return { verdict: 'suppressed', year: now.year, years, reading: null }
  if (usable.length < fewestYearsBefore) return { verdict: 'too-little-before', year: now.year, years, reading: null }
  const [events, students] = [usable.reduce((n, y) => n + y.count, 0), usable.reduce((n, y) => n + y.of, 0) / nationalRatio]
  const [all, share] = [events + now.count, now.of / (now.of + students)]
  const reading = {
    rateNow: now.count / now.of, rateBefore: events / students, expected: (events / students) * now.of,
    chanceOfFewer: binomialAtMost(now.count, all, share), chanceOfMore: binomialAtLeast(now.count, all, share),
    chanceOfNone: chanceOfNone(now.of, [{ count: events, of: students }]),
  }
  return { verdict: verdictOf(reading), year: now.year, years, reading }
}

/** A year's withdrawals read against the earlier years: what was read, in order, and what it says. */
export type WithdrawalReading = { now: YearCount; before: YearCount[]; verdict: YearVerdict }

/**
 * The last year with results against the three usable ones before it, or as many as there are: older years are another school's. The country is not
 * divided out: of withdrawals, unlike of dropout, there is no national figure in the files. Null without results.
 */
export const readWithdrawal = (years: readonly YearFigures[]): WithdrawalReading | null => {
  const told = years.flatMap(({ year, isPandemic, withdrawal: w }): YearCount[] => (isPandemic || w === null ? [] : [{ year, count: w.count, of: w.of }]))
  const now = told.at(-1)
  if (!now) return null
  const before = usableYears(told, now).slice(-fewestYearsBefore)
  return { now, before, verdict: readYear(now, before) }
}
