/** Series for tests: months of school years from March 2022, values as given. */
import type { Point } from '../../../cycles/charts/series.ts'

/** March to December, then March again. */
export const monthAt = (i: number): string => `${2022 + Math.floor(i / 10)}-${String(3 + (i % 10)).padStart(2, '0')}`

export const pointsOf = (values: readonly (number | null)[]): Point[] => values.map((value, i): Point =>
  ({ status: value === null ? 'missing' : 'ok', period: monthAt(i), value, numerator: null, denominator: null }))

/** Twelve ordinary months around 89.5, as in the reference cases. */
export const ordinary = [88, 90, 89, 91, 88.5, 90.5, 89.5, 88.2, 90.8, 89.1, 90.2, 89.4]
