/** Which schools the imported directories know, and what an RBD itself says. */
import { eq } from 'drizzle-orm'
import { runCheckDigitOf } from '../../cycles/privacy/run.ts'
import type { Store } from '../store.ts'

/** The highest of 2025 is 42,397. */
export const highestRbd = 99_999

/** RBDs of every directory that is read today (as a set indexed by RBD), and the years they are of. */
export const knownSchools = async (store: Store): Promise<{ isKnown: Uint8Array; years: number[] }> => {
  const { schoolYear, currentImport } = store.s
  const years = await store.read.select({ year: currentImport.year, generationId: currentImport.generationId }).from(currentImport).where(eq(currentImport.kind, 'directory'))
  const isKnown = new Uint8Array(highestRbd + 1)
  for (const { generationId } of years) {
    const rows = await store.read.select({ rbd: schoolYear.rbd }).from(schoolYear).where(eq(schoolYear.generationId, generationId))
    for (const { rbd } of rows) isKnown[rbd] = 1
  }
  return { isKnown, years: years.map(y => y.year) }
}

/** The check digit of an RBD follows the rule of the RUN (modulo 11). Null where the rule gives K, which the file never has. */
export const checkDigitOf = (rbd: number): number | null => {
  const digit = runCheckDigitOf(rbd)
  return digit === 'K' ? null : Number(digit)
}

/** `123456` where 12345-6 is meant: the RBD without the digit glued to it, when that is a known school and its digit; else null. */
export const withoutGluedDigit = (value: number, isKnown: Uint8Array): number | null => {
  const rbd = Math.floor(value / 10)
  return rbd > 0 && rbd <= highestRbd && isKnown[rbd] === 1 && checkDigitOf(rbd) === value % 10 ? rbd : null
}

export const nearestYear = (year: number, years: readonly number[]): number =>
  years.reduce((best, y) => (Math.abs(y - year) < Math.abs(best - year) || (Math.abs(y - year) === Math.abs(best - year) && y > best) ? y : best))
