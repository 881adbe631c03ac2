/**
 * What the region may read of the figures a team typed into its expectation. "From 71,4 to 85" of a school under 10 students is the
 * figure that rule 1 hides, typed by hand: it does not reach the region. The indicator, and the day by which, are no figures. What is
 * measured, in the team's words, stays unless it holds a number: "children who told their family, of eight".
 */
import { compareMonths, monthFromIndex, monthIndex, type Month } from '../calendar/days.ts'
import { firstFullMonth } from '../compare/same-months.ts'

export type TypedExpectation = { expectMeasure: string; expectFrom: string; expectTo: string }

/**
 * `underTen`: the months in which the school had fewer than 10 students. One from a year before the cycle's first full month on is
 * enough: that is as far back as its figures are compared.
 */
export const isExpectationWithheld = (startedOn: string, underTen: readonly Month[]): boolean => {
  const since = monthFromIndex(monthIndex(firstFullMonth(startedOn)) - 12)
  return underTen.some(m => compareMonths(m, since) >= 0)
}

/** A digit, or one of the numbers a hidden school can have, written out. One is left out: it is an article more often than a number. */
const smallNumber = /\p{Nd}|(?<!\p{L})(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|two|three|four|five|six|seven|eight|nine)(?!\p{L})/iu

/** The same without its figures, and which texts were left empty: those that held something. */
export const withoutFigures = <E extends TypedExpectation>(e: E): { shown: E; withheld: (keyof TypedExpectation)[] } => {
  const withheld: (keyof TypedExpectation)[] = [
    ...(smallNumber.test(e.expectMeasure) ? ['expectMeasure' as const] : []),
    ...(e.expectFrom === '' ? [] : ['expectFrom' as const]),
    ...(e.expectTo === '' ? [] : ['expectTo' as const]),
  ]
  return { shown: { ...e, ...Object.fromEntries(withheld.map(field => [field, ''])) }, withheld }
}
