/**
 * Chile's national holidays, reckoned by their laws. Sundays that are holidays for an election are left out: no school opens on them. A
 * holiday of one region (7 June in Arica, 20 August in Chillán …) is a territory's own entry.
 *
 * Laws: 2.977 (the old ones), 19.668 (29 June and 12 October move to a Monday), 20.148 (16 July), 20.215 and 20.983 (the days around
 * 18 September; 2 January when it is a Monday), 20.299 (31 October and when it moves), 21.357 (indigenous peoples, on the day of the
 * winter solstice, from 2021), 21.482 (16 September 2022, once).
 */
import { addDays, weekdayOf } from './weeks.ts'

export const holidayNames = [
  'new-year', 'second-of-january', 'good-friday', 'holy-saturday', 'labour', 'navy', 'indigenous-peoples', 'peter-and-paul', 'carmen', 'assumption',
  'independence-bridge', 'independence', 'army', 'two-worlds', 'evangelical', 'all-saints', 'immaculate', 'christmas',
] as const
export type HolidayName = (typeof holidayNames)[number]
export type Holiday = { day: string; name: HolidayName }

/** Easter Sunday, Gregorian (anonymous algorithm, Nature 1876; Meeus, Astronomical Algorithms, 1991, p. 67). */
export const easterOf = (year: number): string => {
  const a = year % 19, b = Math.floor(year / 100), c = year % 100
  const d = Math.floor(b / 4), e = b % 4
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const k = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return `${year}-${String(Math.floor(k / 31)).padStart(2, '0')}-${String((k % 31) + 1).padStart(2, '0')}`
}

/**
 * The June solstice, as a day of continental Chile (UTC-4 in June). Meeus, Astronomical Algorithms, chapter 27: mean solstice with the 24
 * periodic terms, good to a minute between 1951 and 2050; the difference between dynamical and universal time (about 70 s) is taken off.
 * Checked against published instants: none of 2021-2030 falls within an hour of midnight but 2021, which its law names.
 */
export const juneSolsticeOf = (year: number): string => {
  if (year === 2021) return '2021-06-21' // Named by the law: the solstice itself was at 23:32 of the day before.
  const y = (year - 2000) / 1000
  const mean = 2451716.56767 + 365241.62603 * y + 0.00325 * y ** 2 + 0.00888 * y ** 3 - 0.0003 * y ** 4
  const t = (mean - 2451545) / 36525
  const degrees = Math.PI / 180
  const w = (35999.373 * t - 2.47) * degrees
  const lambda = 1 + 0.0334 * Math.cos(w) + 0.0007 * Math.cos(2 * w)
  const terms: readonly (readonly [number, number, number])[] = [
    [485, 324.96, 1934.136], [203, 337.23, 32964.467], [199, 342.08, 20.186], [182, 27.85, 445267.112], [156, 73.14, 45036.886], [136, 171.52, 22518.443],
    [77, 222.54, 65928.934], [74, 296.72, 3034.906], [70, 243.58, 9037.513], [58, 119.81, 33718.147], [52, 297.17, 150.678], [50, 21.02, 2281.226],
    [45, 247.54, 29929.562], [44, 325.15, 31555.956], [29, 60.93, 4443.417], [18, 155.12, 67555.328], [17, 288.79, 4562.452], [16, 198.04, 62894.029],
    [14, 199.76, 31436.921], [12, 95.39, 14577.848], [12, 287.11, 31931.756], [12, 320.81, 34777.259], [9, 227.73, 1222.114], [8, 15.45, 16859.074],
  ]
  const sum = terms.reduce((s, [a, b, c]) => s + a * Math.cos((b + c * t) * degrees), 0)
  const julian = mean + (0.00001 * sum) / lambda - 70 / 86_400 - 4 / 24
  // Julian day 2440587.5 is 1 January 1970, 0 h.
  return addDays('1970-01-01', Math.floor(julian - 2440587.5))
}

/** Law 19.668: from Tuesday to Thursday to the Monday before, from Friday to the Monday after. */
const movedToMonday = (day: string): string => {
  const w = weekdayOf(day)
  return w >= 1 && w <= 3 ? addDays(day, -w) : w === 4 ? addDays(day, 3) : day
}
/** Law 20.299: from Tuesday to the Friday before, from Wednesday to the Friday of the same week. */
const movedToFriday = (day: string): string => {
  const w = weekdayOf(day)
  return w === 1 ? addDays(day, -4) : w === 2 ? addDays(day, 2) : day
}

const monday = 0, friday = 4

/** The holidays of a year from 2018 on, in order. */
export const holidaysOf = (year: number): Holiday[] => {
  const on = (monthAndDay: string) => `${year}-${monthAndDay}`
  const easter = easterOf(year)
  const holidays: Holiday[] = [
    { day: on('01-01'), name: 'new-year' },
    ...(weekdayOf(on('01-02')) === monday ? [{ day: on('01-02'), name: 'second-of-january' as const }] : []),
    { day: addDays(easter, -2), name: 'good-friday' }, { day: addDays(easter, -1), name: 'holy-saturday' },
    { day: on('05-01'), name: 'labour' }, { day: on('05-21'), name: 'navy' },
    ...(year >= 2021 ? [{ day: juneSolsticeOf(year), name: 'indigenous-peoples' as const }] : []),
    { day: movedToMonday(on('06-29')), name: 'peter-and-paul' }, { day: on('07-16'), name: 'carmen' }, { day: on('08-15'), name: 'assumption' },
    ...(year === 2022 ? [{ day: on('09-16'), name: 'independence-bridge' as const }] : []),
    ...(weekdayOf(on('09-17')) === monday || weekdayOf(on('09-17')) === friday ? [{ day: on('09-17'), name: 'independence-bridge' as const }] : []),
    { day: on('09-18'), name: 'independence' }, { day: on('09-19'), name: 'army' },
    ...(weekdayOf(on('09-20')) === friday ? [{ day: on('09-20'), name: 'independence-bridge' as const }] : []),
    { day: movedToMonday(on('10-12')), name: 'two-worlds' }, { day: movedToFriday(on('10-31')), name: 'evangelical' }, { day: on('11-01'), name: 'all-saints' },
    { day: on('12-08'), name: 'immaculate' }, { day: on('12-25'), name: 'christmas' },
  ]
  return holidays.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
