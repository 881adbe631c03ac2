/** Days nobody planned to lose, as notes under charts. A mark is no verdict and leaves nothing out: that is for people to decide. */
import type { Month } from '../../../cycles/calendar/days.ts'
import { monthsThatLost, schoolCalendarOf, weeksThatLost, type LostDays, type SchoolCalendar } from '../../../cycles/calendar/school-calendar.ts'
import { getSchoolCalendar } from '../../../db/calendar/entries.ts'
import { lostWords } from '../../components/calendar/names.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Loaded } from './cycle-page.server.ts'
import type { Visit } from './viewer.server.ts'

/** The school's calendar from the year a cycle began to this one. Whoever is not of the team gets no words the team wrote beside a day. */
const calendarFor = async ({ store, rbd, today, viewer }: Pick<Visit, 'store' | 'rbd' | 'today' | 'viewer'>, fromYear: number): Promise<SchoolCalendar> => {
  const calendar = await getSchoolCalendar(store, rbd, today, fromYear, Number(today.slice(0, 4)))
  return viewer === 'team' ? calendar : schoolCalendarOf(calendar.entries.map(e => (e.layer === 'school' ? { ...e, label: '' } : e)))
}
export const calendarOf = ({ visit, seen }: Loaded<'implementation'>) => calendarFor(visit, Number((seen.team ?? seen.advisor).cycle.startedOn.slice(0, 4)))

const withCaution = (notes: string[]) => (notes.length > 0 ? [...notes, m.calendar_marks_not_excluded()] : [])

export const weekNotes = (weeks: readonly { monday: string; lost: LostDays[] }[], f: Formatter): string[] =>
  withCaution(weeks.map(w => m.calendar_week_note({ day: f.dayShort(w.monday), what: lostWords(w.lost, f) })))

/** Of these weeks, the ones that lost days, for a chart of weeks. */
export const lostWeeks = async (visit: Pick<Visit, 'store' | 'rbd' | 'today' | 'viewer' | 'f'>, mondays: readonly string[]): Promise<{ mondays: string[]; notes: string[] }> => {
  const lost = mondays.length > 0 ? weeksThatLost(await calendarFor(visit, Number(mondays[0]!.slice(0, 4))), mondays) : []
  return { mondays: lost.map(w => w.monday), notes: weekNotes(lost, visit.f) }
}

/** Of the school months of one year up to `last`: what a chart marks, and its notes. */
export const monthNotes = async (visit: Pick<Visit, 'store' | 'rbd' | 'today' | 'viewer' | 'f'>, last: Month): Promise<{ marks: string[]; notes: string[] }> => {
  const months = Array.from({ length: Math.max(0, last.month - 2) }, (_, i) => ({ year: last.year, month: i + 3 }))
  const lost = monthsThatLost(await calendarFor(visit, last.year), months)
  return {
    marks: lost.map(x => visit.f.monthShort(x.month.month)),
    notes: withCaution(lost.map(x => m.calendar_month_note({ month: visit.f.monthName(x.month.month), what: lostWords(x.lost, visit.f) }))),
  }
}
