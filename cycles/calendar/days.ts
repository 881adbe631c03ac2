/** Calendar arithmetic on plain text days and months. No clock: today comes from outside. */

/** A school month. `month` 1-12; the Ministry's attendance has 3-12. */
export type Month = { year: number; month: number }

export const monthOfDay = (day: string): Month => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)) })
export const monthIndex = (m: Month) => m.year * 12 + (m.month - 1)
export const monthFromIndex = (i: number): Month => ({ year: Math.floor(i / 12), month: (i % 12) + 1 })
export const compareMonths = (a: Month, b: Month) => monthIndex(a) - monthIndex(b)
export const sameMonthYearBefore = (m: Month): Month => ({ year: m.year - 1, month: m.month })
/** `2026-04`, which also sorts. */
export const monthKey = (m: Month) => `${m.year}-${String(m.month).padStart(2, '0')}`
/** Months from `from` to `to`, both included; empty when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): Month[] => {
  const out: Month[] = []
  for (let i = monthIndex(from); i <= monthIndex(to); i++) out.push(monthFromIndex(i))
  return out
}
