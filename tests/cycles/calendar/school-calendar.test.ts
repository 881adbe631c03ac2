import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasClasses, nthClassWeek } from '../../../cycles/calendar/class-weeks.ts'
import { entryKinds, kindsOfLayer, longestDays, readEntry, type CalendarEntry } from '../../../cycles/calendar/entries.ts'
import { classDaysBetween, classDaysOfMonth, declaredDaysOf, hasClassesIn, lostBetween, monthsThatLost, schoolCalendarOf, weeksThatLost, whyNoClasses } from '../../../cycles/calendar/school-calendar.ts'
import { addDays, weekdayOf } from '../../../cycles/calendar/weeks.ts'

let n = 0
const entry = (kind: CalendarEntry['kind'], fromDay: string, toDay = fromDay, more: Partial<CalendarEntry> = {}): CalendarEntry => ({ id: `${n += 1}`, layer: 'country', kind, fromDay, toDay, courses: [], label: '', ...more })
const frame = [entry('school-year-start', '2026-03-04'), entry('school-year-end', '2026-12-04'), entry('winter-break', '2026-06-22', '2026-07-03'), entry('holiday', '2026-09-14', '2026-09-17')]

describe('the days of a school', () => {
  it('are the year’s, without weekends, national holidays, the winter break and what its layers say', () => {
    const calendar = schoolCalendarOf(frame)
    expect([3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(month => classDaysOfMonth(calendar, { year: 2026, month }))).toEqual([20, 21, 19, 15, 19, 21, 17, 21, 21, 4])
    expect(whyNoClasses(calendar, '2026-03-03')).toEqual({ why: 'outside-year' })
    expect(whyNoClasses(calendar, '2026-04-03')).toEqual({ why: 'holiday', name: 'good-friday' })
    expect(whyNoClasses(calendar, '2026-06-24')).toMatchObject({ why: 'entry', entry: { kind: 'winter-break' } })
    expect(whyNoClasses(calendar, '2026-04-04')).toEqual({ why: 'weekend' })
    expect(whyNoClasses(calendar, '2026-04-06')).toBeNull()
  })
  it('a day some courses lost is still a day of the school', () => {
    const calendar = schoolCalendarOf([...frame, entry('storm', '2026-06-11', '2026-06-12', { layer: 'school' }), entry('suspended', '2026-06-15', '2026-06-15', { layer: 'school', courses: ['110-7-A'] })])
    expect(classDaysOfMonth(calendar, { year: 2026, month: 6 })).toBe(13)
    expect(lostBetween(calendar, '2026-06-01', '2026-06-30')).toEqual([{ kind: 'suspended', days: 1, labels: [], partial: true }, { kind: 'storm', days: 2, labels: [], partial: false }])
  })
  it('a strike over the weekend and a holiday loses only the days there would have been classes', () => {
    const calendar = schoolCalendarOf([...frame, entry('strike', '2026-05-18', '2026-05-26', { label: 'Paro comunal' })])
    expect(lostBetween(calendar, '2026-05-01', '2026-05-31')).toEqual([{ kind: 'strike', days: 6, labels: ['Paro comunal'], partial: false }])
  })
  it('weeks and months that lost days are told with why, and no other', () => {
    const calendar = schoolCalendarOf([...frame, entry('storm', '2026-06-11', '2026-06-12', { layer: 'school', label: 'Temporal' }), entry('strike', '2026-06-25')])
    expect(weeksThatLost(calendar, ['2026-06-01', '2026-06-08', '2026-06-22'])).toEqual([{ monday: '2026-06-08', lost: [{ kind: 'storm', days: 2, labels: ['Temporal'], partial: false }] }])
    expect(monthsThatLost(calendar, [5, 6, 7].map(month => ({ year: 2026, month }))).map(x => x.month.month)).toEqual([6])
  })
  it('the nearest layer sets the year’s frame', () => {
    const calendar = schoolCalendarOf([...frame, entry('winter-break', '2026-07-06', '2026-07-17', { layer: 'territory' }), entry('school-year-start', '2026-03-09', '2026-03-09', { layer: 'territory' })])
    expect(whyNoClasses(calendar, '2026-06-24')).toBeNull()
    expect(whyNoClasses(calendar, '2026-07-08')).toMatchObject({ entry: { kind: 'winter-break' } })
    expect(whyNoClasses(calendar, '2026-03-06')).toEqual({ why: 'outside-year' })
  })
  it('without any entry the same weeks have classes as are assumed elsewhere, and it is said what is assumed', () => {
    const calendar = schoolCalendarOf([])
    expect(calendar.frameOf(2026).assumed).toEqual(['school-year-start', 'school-year-end', 'winter-break'])
    for (const year of [2024, 2025, 2026, 2027]) for (let monday = addDays(`${year}-01-01`, (7 - weekdayOf(`${year}-01-01`)) % 7); monday.startsWith(String(year)); monday = addDays(monday, 7)) expect(hasClassesIn(calendar)(monday), monday).toBe(hasClasses(monday))
  })
  it('a week lost to a strike is no week with classes', () => {
    const calendar = schoolCalendarOf([...frame, entry('strike', '2026-08-24', '2026-08-28')])
    expect(nthClassWeek('2026-08-17', 2, hasClassesIn(calendar))).toBe('2026-08-31')
  })
  it('no entry ever adds a day of classes but by the frame, and none is outside Monday to Friday', () => {
    const days = fc.integer({ min: 0, max: 364 }).map(i => addDays('2026-01-01', i))
    const anyEntry = fc.tuple(fc.constantFrom(...entryKinds.filter(k => !['school-year-start', 'school-year-end', 'winter-break'].includes(k))), days, fc.nat(20)).map(([kind, from, n]) => entry(kind, from, addDays(from, n), { layer: 'school' }))
    fc.assert(fc.property(fc.array(anyEntry, { maxLength: 5 }), days, (entries, day) => {
      const [plain, told] = [schoolCalendarOf(frame), schoolCalendarOf([...frame, ...entries])]
      if (whyNoClasses(plain, day)) expect(whyNoClasses(told, day)).not.toBeNull()
      if (!whyNoClasses(told, day)) expect(weekdayOf(day)).toBeLessThan(5)
      expect(classDaysBetween(told, '2026-01-01', '2026-12-31')).toBeLessThanOrEqual(classDaysBetween(plain, '2026-01-01', '2026-12-31'))
    }), { numRuns: 60 })
  })
  it('a month’s declared days are those of most of its students', () => {
    expect(declaredDaysOf([[18, 19, 30], [19, 19, 200], [4, 5, 3], [20, 20, 90]])).toBe(19)
    expect(declaredDaysOf([])).toBeNull()
  })
})

describe('an entry as typed', () => {
  const typed = { kind: 'storm', from: '2026-06-11', to: '', label: '  Temporal   fuerte ', courses: ['b', 'a', 'a'] }
  it('is one day unless it says until when, and a school enters its own kinds only', () => {
    expect(readEntry(typed, 'school')).toEqual({ ok: true, entry: { kind: 'storm', fromDay: '2026-06-11', toDay: '2026-06-11', label: 'Temporal fuerte', courses: ['a', 'b'] } })
    expect(readEntry({ ...typed, kind: 'winter-break' }, 'school')).toMatchObject({ problems: [{ field: 'kind' }] })
    expect(readEntry({ ...typed, kind: 'school-year-start', to: '2026-09-01' }, 'country')).toMatchObject({ entry: { toDay: '2026-06-11' } })
    expect(kindsOfLayer.school).not.toContain('holiday')
  })
  it('says what is wrong with its days', () => {
    for (const from of ['2026-02-30', '11-06-2026', '', '1926-06-11']) expect(readEntry({ ...typed, from }, 'school'), from).toMatchObject({ problems: [{ field: 'from', problem: 'day' }] })
    expect(readEntry({ ...typed, to: '2026-06-10' }, 'school')).toMatchObject({ problems: [{ field: 'to', problem: 'before' }] })
    expect(readEntry({ ...typed, to: addDays('2026-06-11', longestDays) }, 'school')).toMatchObject({ problems: [{ field: 'to', problem: 'long' }] })
    expect(readEntry({ ...typed, label: 'x'.repeat(121) }, 'school')).toMatchObject({ problems: [{ field: 'label' }] })
  })
  it('no typing throws', () => {
    fc.assert(fc.property(fc.record({ kind: fc.string(), from: fc.string(), to: fc.string(), label: fc.string(), courses: fc.array(fc.string()) }), t => { readEntry(t, 'country') }))
  })
})
