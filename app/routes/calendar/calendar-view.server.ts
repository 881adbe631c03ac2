/** A school's calendar as a page: one month of days, the year's counts beside what was declared, and what is entered. */
import { monthFromIndex, monthIndex, monthKey, monthOfDay, type Month } from '../../../cycles/calendar/days.ts'
import { kindsOfLayer, lostKinds } from '../../../cycles/calendar/entries.ts'
import { classDaysOfMonth, daysOfMonth, lostBetween, schoolCalendarOf, whyNoClasses, type SchoolCalendar } from '../../../cycles/calendar/school-calendar.ts'
import { addDays, mondayOf } from '../../../cycles/calendar/weeks.ts'
import { getDeclaredDays, listEntriesOfSchool, type EnteredEntry } from '../../../db/calendar/entries.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import type { Store } from '../../../db/store.ts'
import { entryWords, kindName, layerName, lostWords, noClassesWords } from '../../components/calendar/names.ts'
import { courseWords } from '../../components/engagement/describe-results.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

const firstYear = 2018, lastYear = 2030
/** The month an address asks for, in years the holidays are known for; else today's. */
export const monthAsked = (asked: string | null, today: string): Month => {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(asked ?? '') ?? []
  return year && month && Number(year) >= firstYear && Number(year) <= lastYear ? { year: Number(year), month: Number(month) } : monthOfDay(today)
}

export type DayView = { day: string; number: string; isOfMonth: boolean; isToday: boolean; why: string; partial: string }

const weeksOf = (calendar: SchoolCalendar, month: Month, today: string, f: Formatter): DayView[][] => {
  const days = daysOfMonth(month)
  const weeks: DayView[][] = []
  for (let monday = mondayOf(days[0]!); monday <= days.at(-1)!; monday = addDays(monday, 7)) {
    const week = [0, 1, 2, 3, 4].map((i): DayView => {
      const day = addDays(monday, i)
      const why = whyNoClasses(calendar, day)
      const partial = calendar.entries.filter(e => e.courses.length > 0 && e.fromDay <= day && day <= e.toDay)
      return {
        day, number: String(Number(day.slice(8))), isOfMonth: day.startsWith(monthKey(month)), isToday: day === today, why: why ? noClassesWords(why) : '',
        partial: why ? '' : partial.map(e => `${entryWords(e)} (${m.calendar_for_courses({ courses: f.list(e.courses.map(courseWords)) })})`).join('. '),
      }
    })
    if (week.some(d => d.isOfMonth)) weeks.push(week)
  }
  return weeks
}

export const daysWords = (e: { fromDay: string; toDay: string }, f: Formatter): string => (e.fromDay === e.toDay ? f.day(e.fromDay) : m.calendar_span({ from: f.dayShort(e.fromDay), to: f.day(e.toDay) }))

const entryRow = (e: EnteredEntry, f: Formatter) => ({
  id: e.id, isOwn: e.layer === 'school',
  cells: {
    days: daysWords(e, f), what: e.courses.length > 0 ? `${entryWords(e)} (${m.calendar_for_courses({ courses: f.list(e.courses.map(courseWords)) })})` : entryWords(e),
    layer: layerName[e.layer](), who: `${e.enteredBy}, ${f.dayOf(e.enteredAt)}`,
  },
})

/** A heading begins with a capital, in Spanish too. */

export const describeCalendar = async (store: Store, of: { rbd: number; slepCode: number | null; today: string; month: Month; f: Formatter }) => {
  const { rbd, today, month, f } = of
  const entries = await listEntriesOfSchool(store, { rbd, slepCode: of.slepCode, year: month.year })
  const calendar = schoolCalendarOf(entries)
  const declared = await getDeclaredDays(store, rbd, month.year)
  const months = Array.from({ length: 10 }, (_, i) => ({ year: month.year, month: i + 3 }))
  const compared = months.flatMap(x => { const n = declared.get(x.month); return n === undefined ? [] : [{ month: x, declared: n, calendar: classDaysOfMonth(calendar, x) }] })
  const different = compared.filter(c => c.declared !== c.calendar)
  const assumed = calendar.frameOf(month.year).assumed
  const todayIs = today.startsWith(String(month.year)) ? whyNoClasses(calendar, today) : null
  const figures = await getPresentFigures(store, rbd, today)
  const [before, after] = [monthFromIndex(monthIndex(month) - 1), monthFromIndex(monthIndex(month) + 1)]
  const monthLink = (x: Month) => (x.year < firstYear || x.year > lastYear ? null : { key: monthKey(x), name: f.monthLong(x) })
  return {
    month: m.calendar_month_n({ month: f.asHeading(f.monthLong(month)), n: classDaysOfMonth(calendar, month) }), monthKey: monthKey(month), weeks: weeksOf(calendar, month, today, f),
    before: monthLink(before), after: monthLink(after), year: String(month.year), today,
    todayWhat: todayIs ? m.calendar_today_is({ day: f.weekday(today), why: noClassesWords(todayIs) || m.calendar_weekend() }) : m.calendar_today_what({ day: f.weekday(today) }),
    todayIsFree: todayIs !== null,
    todayKinds: lostKinds.map(k => ({ value: k, label: kindName[k]() })), kinds: kindsOfLayer.school.map(k => ({ value: k, label: kindName[k]() })),
    courses: (figures?.courses ?? []).map(c => ({ value: c.course, label: courseWords(c.course) })),
    declaredSays: compared.length === 0 ? [m.calendar_declared_none({ year: String(month.year) })]
      : different.length === 0 ? [m.calendar_declared_all_same()]
        : [...different.map(c => m.calendar_declared_differs({ month: f.monthName(c.month.month), n: c.declared, calendar: f.integer(c.calendar) })), m.calendar_declared_more()],
    assumed: assumed.length > 0 ? m.calendar_assumed({ kinds: f.list(assumed.map(k => kindName[k]().toLowerCase())) }) : null,
    months: months.map(x => ({
      key: monthKey(x),
      cells: {
        month: f.monthName(x.month), calendar: f.integer(classDaysOfMonth(calendar, x)), declared: declared.has(x.month) ? f.integer(declared.get(x.month)!) : '·',
        lost: lostWords(lostBetween(calendar, `${monthKey(x)}-01`, daysOfMonth(x).at(-1)!), f),
      },
    })),
    entries: entries.map(e => entryRow(e, f)),
  }
}
