import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayNumberOf, dayOfNumber, isMonday, isSchoolWeek, mondayOf, schoolWeeksBetween } from '../../../cycles/calendar/weeks.ts'

const someDay = fc.integer({ min: dayNumberOf('2000-01-01'), max: dayNumberOf('2100-12-31') }).map(dayOfNumber)

describe('school weeks', () => {
  it('are called by their Monday, to which every day up to Sunday belongs', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(mondayOf)).toEqual(['2026-11-16', '2026-11-16', '2026-11-16'])
    expect(mondayOf('2026-11-23')).toBe('2026-11-23')
    expect(mondayOf('2027-01-02')).toBe('2026-12-28')
  })

  it('agree with the calendar everybody uses, on any day of the century', () => {
    fc.assert(fc.property(someDay, day => {
      const theirs = new Date(`${day}T00:00:00Z`)
      expect(dayNumberOf(day) * 86_400_000).toBe(theirs.getTime())
      expect(dayOfNumber(dayNumberOf(day))).toBe(day)
      expect(isMonday(day)).toBe(theirs.getUTCDay() === 1)
      const monday = mondayOf(day)
      expect(isMonday(monday) && monday <= day && day < addDays(monday, 7)).toBe(true)
    }))
  })

  it('leave out January and February, so that December and March are neighbours', () => {
    expect(schoolWeeksBetween('2026-12-21', '2027-03-08')).toEqual(['2026-12-21', '2026-12-28', '2027-03-01', '2027-03-08'])
    // Monday 24 February of 2025, whose Friday is 28 February, is holiday; Monday 26 February 2024 has its Friday on 1 March.
    expect([isSchoolWeek('2025-02-24'), isSchoolWeek('2024-02-26')]).toEqual([false, true])
    expect(schoolWeeksBetween('2026-11-16', '2026-11-09')).toEqual([])
  })
})
