import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leaderlessSince, quietAfterSchoolDays, quietOf, schoolDaysAfter, stageOf, type CycleNews } from '../../../cycles/advising/quiet-cycles.ts'
import { classDaysIn, schoolCalendarOf } from '../../../cycles/calendar/school-calendar.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'

const today = '2026-11-18'
const calendar = schoolCalendarOf([])
const days = classDaysIn(calendar, '2026-03-01', today)
const news = (over: Partial<CycleNews> = {}): CycleNews => ({ phase: 'implementing', lastNewsOn: '2026-10-26', hasDataSince: false, leaderlessSince: null, pauses: [], ...over })

describe('a cycle without news', () => {
  it('is said with its stage, the day of the last news and the days of classes since, today not counted', () => {
    // 27 October to 17 November, without weekends: nothing else was free.
    expect(quietOf(news(), days, today)).toEqual({ stage: 'implementing', remedy: 'entry', since: '2026-10-26', schoolDays: 16 })
    expect(quietOf(news({ phase: 'planning' }), days, today)).toMatchObject({ stage: 'planning', remedy: 'meeting' })
  })

  it('is not said of one that was written in lately, that rests, or that has ended', () => {
    expect(quietOf(news({ lastNewsOn: '2026-11-09' }), days, today)).toBeNull()
    expect(quietOf(news({ pauses: [{ startsOn: '2026-11-16', until: '2026-11-20', endedOn: null }] }), days, today)).toBeNull()
    expect(quietOf(news({ phase: 'closed' }), days, today)).toBeNull()
    expect(quietOf(news({ phase: 'dropped' }), days, today)).toBeNull()
  })

  it('counts no day of a break, a holiday or a rest', () => {
    // The two weeks of winter break and the holiday of 16 July.
    expect(schoolDaysAfter(days, '2026-06-19', '2026-07-06', [])).toBe(0)
    expect(schoolDaysAfter(days, '2026-07-14', '2026-07-18', [])).toBe(2)
    expect(schoolDaysAfter(days, '2026-10-26', today, [{ startsOn: '2026-11-02', until: '2026-11-30', endedOn: '2026-11-09' }])).toBe(11)
  })

  it('waits for data first and for a decision then, once the team studies', () => {
    expect(stageOf({ phase: 'studying', hasDataSince: false, leaderlessSince: null })).toBe('studying-without-data')
    expect(stageOf({ phase: 'studying', hasDataSince: true, leaderlessSince: null })).toBe('studying-without-decision')
  })

  it('is helped sooner where nobody leads, counted from when that began and not from before', () => {
    expect(quietOf(news({ leaderlessSince: '2026-11-09' }), days, today)).toEqual({ stage: 'leader-gone', remedy: 'stand-in', since: '2026-11-09', schoolDays: 6 })
    expect(quietOf(news({ leaderlessSince: '2026-11-13' }), days, today)).toBeNull()
    // Somebody writes although nobody leads: there is news.
    expect(quietOf(news({ leaderlessSince: '2026-10-01', lastNewsOn: '2026-11-16' }), days, today)).toBeNull()
  })

  it('never gets less quiet by waiting, nor quieter by news or rest', () => {
    const day = fc.integer({ min: 0, max: 250 }).map(n => addDays('2026-03-01', n))
    fc.assert(fc.property(day, day, day, fc.constantFrom('planning' as const, 'implementing' as const, 'studying' as const), (a, b, c, phase) => {
      const [since, later, now] = [a, b, c].sort() as [string, string, string]
      const quietBefore = quietOf(news({ phase, lastNewsOn: since }), days, later)
      const quietNow = quietOf(news({ phase, lastNewsOn: since }), days, now)
      if (quietBefore) expect(quietNow!.schoolDays).toBeGreaterThanOrEqual(quietBefore.schoolDays)
      if (quietNow) expect(quietNow.schoolDays).toBeGreaterThanOrEqual(quietAfterSchoolDays[quietNow.stage])
      expect(schoolDaysAfter(days, later, now, [])).toBeLessThanOrEqual(schoolDaysAfter(days, since, now, []))
      expect(schoolDaysAfter(days, since, now, [{ startsOn: since, until: later, endedOn: null }])).toBeLessThanOrEqual(schoolDaysAfter(days, since, now, []))
    }))
  })
})

describe('a team nobody leads', () => {
  const led = (startsOn: string, endsOn: string | null, leftOn: string | null = null) => ({ startsOn, endsOn, leftOn })
  it('is one that was led once, with the last day of it', () => {
    expect(leaderlessSince([led('2026-03-02', '2026-10-30'), led('2026-11-02', '2026-11-06')], today)).toBe('2026-11-06')
    expect(leaderlessSince([led('2026-03-02', null, '2026-11-03')], today)).toBe('2026-11-03')
  })
  it('is not one with a leader, a stand-in of today, or no leader ever', () => {
    expect(leaderlessSince([led('2026-03-02', '2026-10-30'), led('2026-11-02', null)], today)).toBeNull()
    expect(leaderlessSince([led('2026-03-02', '2026-10-30'), led('2026-11-02', today)], today)).toBeNull()
    expect(leaderlessSince([], today)).toBeNull()
    // Named for days to come: until then nobody leads.
    expect(leaderlessSince([led('2026-03-02', '2026-10-30'), led('2026-11-20', null)], today)).toBe('2026-10-30')
  })
})
