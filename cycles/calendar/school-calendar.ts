/**
 * The days of one school: national holidays, and the entries of country, territory and school on one another. Where nobody entered the
 * year's frame it is assumed, and said so (`assumed`): classes from March to mid December, two weeks of winter break, the week of
 * 18 September free (the same assumption as `class-weeks.ts`).
 */
import { monthKey, type Month } from './days.ts'
import { entryKinds, isLost, type CalendarEntry, type EntryKind, type LostKind } from './entries.ts'
import { holidaysOf, type HolidayName } from './holidays.ts'
import { addDays, isMonday, mondayOf, weekdayOf } from './weeks.ts'

export type NoClasses =
  | { why: 'weekend' }
  | { why: 'outside-year' }
  | { why: 'holiday'; name: HolidayName }
  | { why: 'entry'; entry: CalendarEntry }

type Frame = { start: string; end: string; breaks: { from: string; to: string }[]; /** Kinds nobody entered. */ assumed: EntryKind[] }
export type SchoolCalendar = { entries: readonly CalendarEntry[]; frameOf: (year: number) => Frame }

const firstMonday = (day: string) => (isMonday(day) ? day : addDays(mondayOf(day), 7))
const rank = (e: CalendarEntry) => (e.layer === 'school' ? 2 : e.layer === 'territory' ? 1 : 0)

/** Entries in any order, of any years, all of them of this school's three layers. */
export const schoolCalendarOf = (entries: readonly CalendarEntry[]): SchoolCalendar => {
  const made = new Map<number, Frame>()
  const frameOf = (year: number): Frame => {
    const known = made.get(year)
    if (known) return known
    const ofYear = (kind: EntryKind) => entries.filter(e => e.kind === kind && e.courses.length === 0 && e.fromDay.startsWith(`${year}-`)).sort((a, b) => rank(b) - rank(a))
    const [start, end, winter] = [ofYear('school-year-start')[0], ofYear('school-year-end')[0], ofYear('winter-break')]
    const june = mondayOf(`${year}-06-24`)
    const september = mondayOf(`${year}-09-18`)
    // The nearest layer that says a winter break says all of it.
    const breaks = winter.filter(e => rank(e) === rank(winter[0]!)).map(e => ({ from: e.fromDay, to: e.toDay }))
    const frame: Frame = {
      start: start?.fromDay ?? firstMonday(`${year}-03-01`), end: end?.fromDay ?? addDays(mondayOf(`${year}-12-10`), 4),
      breaks: [
        ...(winter.length > 0 ? breaks : [{ from: june, to: addDays(june, 11) }]),
        ...(start || end || winter.length > 0 ? [] : [{ from: september, to: addDays(september, 4) }]),
      ],
      assumed: [...(start ? [] : ['school-year-start' as const]), ...(end ? [] : ['school-year-end' as const]), ...(winter.length > 0 ? [] : ['winter-break' as const])],
    }
    made.set(year, frame)
    return frame
  }
  return { entries, frameOf }
}

const frameKinds: readonly EntryKind[] = ['school-year-start', 'school-year-end', 'winter-break']
const holidayOn = new Map<number, Map<string, HolidayName>>()
const holidayOf = (day: string): HolidayName | undefined => {
  const year = Number(day.slice(0, 4))
  let names = holidayOn.get(year)
  if (!names) holidayOn.set(year, (names = new Map(holidaysOf(year).map(h => [h.day, h.name]))))
  return names.get(day)
}

/** Why the school has no classes that day; null: it has. An entry for some courses only leaves the school open. */
export const whyNoClasses = (calendar: SchoolCalendar, day: string): NoClasses | null => {
  if (weekdayOf(day) >= 5) return { why: 'weekend' }
  const frame = calendar.frameOf(Number(day.slice(0, 4)))
  if (day < frame.start || day > frame.end) return { why: 'outside-year' }
  const name = holidayOf(day)
  if (name) return { why: 'holiday', name }
  const entry = calendar.entries.find(e => !frameKinds.includes(e.kind) && e.courses.length === 0 && e.fromDay <= day && day <= e.toDay)
  if (entry) return { why: 'entry', entry }
  const inBreak = frame.breaks.find(b => b.from <= day && day <= b.to)
  return inBreak ? { why: 'entry', entry: { id: '', layer: 'country', kind: 'winter-break', fromDay: inBreak.from, toDay: inBreak.to, courses: [], label: '' } } : null
}

export const daysBetween = (from: string, to: string): string[] => {
  const out: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) out.push(day)
  return out
}
export const daysOfMonth = (m: Month): string[] => daysBetween(`${monthKey(m)}-01`, `${monthKey(m)}-31`).filter(d => d.startsWith(monthKey(m)))

/** The days with classes from one day to another, both included, in their order; and how many they are. */
export const classDaysIn = (calendar: SchoolCalendar, from: string, to: string): string[] => daysBetween(from, to).filter(d => whyNoClasses(calendar, d) === null)
export const classDaysBetween = (calendar: SchoolCalendar, from: string, to: string): number => classDaysIn(calendar, from, to).length
export const classDaysOfMonth = (calendar: SchoolCalendar, m: Month): number => daysOfMonth(m).filter(d => whyNoClasses(calendar, d) === null).length

/** Whether a week has a day of classes, by its Monday: what `nthClassWeek` takes. */
export const hasClassesIn = (calendar: SchoolCalendar) => (monday: string): boolean => [0, 1, 2, 3, 4].some(i => whyNoClasses(calendar, addDays(monday, i)) === null)

/** Days a span would have had classes on, but for what nobody planned: by kind, with how many of them and the words written beside. */
export type LostDays = { kind: LostKind; days: number; labels: string[]; /** Of some courses only. */ partial: boolean }

/** Days lost between two days, by kind, in the order of the kinds. A day with two reasons counts once for each. */
export const lostBetween = (calendar: SchoolCalendar, from: string, to: string): LostDays[] => {
  const without = schoolCalendarOf(calendar.entries.filter(e => !isLost(e.kind)))
  const due = daysBetween(from, to).filter(d => whyNoClasses(without, d) === null)
  return entryKinds.filter(isLost).flatMap(kind => [false, true].flatMap(partial => {
    const of = calendar.entries.filter(e => e.kind === kind && e.courses.length > 0 === partial)
    const days = due.filter(d => of.some(e => e.fromDay <= d && d <= e.toDay))
    const labels = [...new Set(of.filter(e => days.some(d => e.fromDay <= d && d <= e.toDay)).map(e => e.label).filter(Boolean))]
    return days.length > 0 ? [{ kind, days: days.length, labels, partial }] : []
  }))
}

/** The weeks, of these Mondays, that lost days; in their order. */
export const weeksThatLost = (calendar: SchoolCalendar, mondays: readonly string[]): { monday: string; lost: LostDays[] }[] =>
  mondays.flatMap(monday => { const lost = lostBetween(calendar, monday, addDays(monday, 4)); return lost.length > 0 ? [{ monday, lost }] : [] })
/** The months that lost days; in their order. */
export const monthsThatLost = (calendar: SchoolCalendar, months: readonly Month[]): { month: Month; lost: LostDays[] }[] =>
  months.flatMap(month => { const lost = lostBetween(calendar, `${monthKey(month)}-01`, daysOfMonth(month).at(-1)!); return lost.length > 0 ? [{ month, lost }] : [] })

/**
 * The days most students of a month were due on, from the exact histogram (days attended, days due, students). Null of none. A student who
 * came or left in the middle of the month has fewer; a school that declared every course has one number.
 */
export const declaredDaysOf = (pairs: readonly (readonly [number, number, number])[]): number | null => {
  const students = new Map<number, number>()
  for (const [, due, n] of pairs) students.set(due, (students.get(due) ?? 0) + n)
  return [...students].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}
