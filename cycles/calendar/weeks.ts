/** School weeks: each is called by its Monday (`YYYY-MM-DD`). Reckoned on plain days: no clock, no time zone. */

/** Days from 1 January 1970 to a day of the proleptic Gregorian calendar. Source: Howard Hinnant, "chrono-compatible low-level date algorithms". */
export const dayNumberOf = (day: string): number => {
  const [year, month, dom] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dom - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

export const dayOfNumber = (n: number): string => {
  const z = n + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const two = (x: number) => String(x).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

export const addDays = (day: string, days: number): string => dayOfNumber(dayNumberOf(day) + days)

/** 0 for Monday … 6 for Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: string) => (((dayNumberOf(day) + 3) % 7) + 7) % 7

export const isMonday = (day: string): boolean => weekdayOf(day) === 0
/** The Monday of a day's week: a Sunday belongs to the week that ends. */
export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day))

/** The school year is March to December: a week counts when one of its five school days does. */
export const isSchoolWeek = (monday: string): boolean =>
  [monday, addDays(monday, 4)].some(day => Number(day.slice(5, 7)) >= 3)

/** Mondays of the school weeks from one to another, both included; none of January and February. Empty when `to` is earlier. */
export const schoolWeeksBetween = (from: string, to: string): string[] => {
  const out: string[] = []
  for (let n = dayNumberOf(from), last = dayNumberOf(to); n <= last; n += 7) {
    const monday = dayOfNumber(n)
    if (isSchoolWeek(monday)) out.push(monday)
  }
  return out
}
