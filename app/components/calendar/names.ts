/** The calendar in words. */
import type { CalendarEntry, EntryKind, Layer } from '../../../cycles/calendar/entries.ts'
import type { HolidayName } from '../../../cycles/calendar/holidays.ts'
import type { LostDays, NoClasses } from '../../../cycles/calendar/school-calendar.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export const kindName: Record<EntryKind, () => string> = {
  'school-year-start': m.calendar_kind_school_year_start, 'school-year-end': m.calendar_kind_school_year_end, 'winter-break': m.calendar_kind_winter_break,
  holiday: m.calendar_kind_holiday, 'local-holiday': m.calendar_kind_local_holiday, suspended: m.calendar_kind_suspended, strike: m.calendar_kind_strike, storm: m.calendar_kind_storm,
  'road-cut': m.calendar_kind_road_cut, 'no-water-or-power': m.calendar_kind_no_water_or_power, 'polling-place': m.calendar_kind_polling_place,
}
export const holidayWords: Record<HolidayName, () => string> = {
  'new-year': m.calendar_holiday_new_year, 'second-of-january': m.calendar_holiday_second_of_january, 'good-friday': m.calendar_holiday_good_friday, 'holy-saturday': m.calendar_holiday_holy_saturday,
  labour: m.calendar_holiday_labour, navy: m.calendar_holiday_navy, 'indigenous-peoples': m.calendar_holiday_indigenous_peoples, 'peter-and-paul': m.calendar_holiday_peter_and_paul,
  carmen: m.calendar_holiday_carmen, assumption: m.calendar_holiday_assumption, 'independence-bridge': m.calendar_holiday_independence_bridge, independence: m.calendar_holiday_independence,
  army: m.calendar_holiday_army, 'two-worlds': m.calendar_holiday_two_worlds, evangelical: m.calendar_holiday_evangelical, 'all-saints': m.calendar_holiday_all_saints,
  immaculate: m.calendar_holiday_immaculate, christmas: m.calendar_holiday_christmas,
}
export const layerName: Record<Layer, () => string> = { country: m.calendar_layer_country, territory: m.calendar_layer_territory, school: m.calendar_layer_school }

export const entryWords = (e: Pick<CalendarEntry, 'kind' | 'label'>): string => (e.label ? m.calendar_with_label({ kind: kindName[e.kind](), label: e.label }) : kindName[e.kind]())
export const noClassesWords = (why: NoClasses): string =>
  why.why === 'holiday' ? holidayWords[why.name]() : why.why === 'entry' ? entryWords(why.entry) : why.why === 'outside-year' ? m.calendar_outside_year() : ''

/** `Temporal (2 días), temporal; camino anegado`: what was lost of a week or month, in one line; '' of nothing. */
export const lostWords = (lost: readonly LostDays[], f: Formatter): string => f.list(lost.map(l => {
  const days = l.partial ? m.calendar_lost_partial({ kind: kindName[l.kind]().toLowerCase() }) : m.calendar_lost_n({ kind: kindName[l.kind]().toLowerCase(), n: l.days })
  return l.labels.length > 0 ? m.calendar_lost_labelled({ kind: days, label: l.labels.map(x => `«${x}»`).join(', ') }) : days
}))
