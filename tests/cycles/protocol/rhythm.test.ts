import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schoolCalendarOf, whyNoClasses } from '../../../cycles/calendar/school-calendar.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { meetingRhythms } from '../../../cycles/protocol/protocol.ts'
import { describeRhythm, periodsOf } from '../../../cycles/protocol/rhythm.ts'

const calendar = schoolCalendarOf([])
const hasClasses = (day: string) => whyNoClasses(calendar, day) === null
const at = { since: '2026-03-02', until: '2026-11-17', today: '2026-11-18', hasClasses }

describe('a rhythm of meetings', () => {
  it('has a week for each week with classes that is over: the winter break and the week of 18 September are none', () => {
    const weeks = periodsOf('follow-up', '2026-06-08', '2026-07-19', hasClasses)
    expect(weeks.map(w => w.from)).toEqual(['2026-06-08', '2026-06-15', '2026-07-06', '2026-07-13'])
    expect(periodsOf('follow-up', '2026-09-09', '2026-09-27', hasClasses).map(w => w.from)).toEqual(['2026-09-21'])
  })

  it('has a month for each whole month with classes since it was chosen', () => {
    expect(periodsOf('review', '2026-03-10', '2026-06-29', hasClasses).map(p => p.from)).toEqual(['2026-04-01', '2026-05-01'])
    expect(periodsOf('review', '2026-11-01', '2027-03-31', hasClasses).map(p => p.from)).toEqual(['2026-11-01', '2026-12-01', '2027-03-01'])
  })

  it('meets its partners once in three months with classes, and the summer does not count', () => {
    expect(periodsOf('partners', '2026-03-01', '2026-11-17', hasClasses)).toEqual([{ from: '2026-03-01', to: '2026-05-31' }, { from: '2026-06-01', to: '2026-08-31' }])
    expect(periodsOf('partners', '2026-11-01', '2027-03-31', hasClasses)).toEqual([{ from: '2026-11-01', to: '2027-03-31' }])
  })

  it('says in which months it was held and in which not, what is planned, and what was planned and has not been noted', () => {
    const facts = describeRhythm({ ...at, rhythm: 'review', since: '2026-08-01', meetings: [{ on: '2026-08-27', next: '2026-09-24' }, { on: '2026-10-29', next: '2026-11-12' }] })
    expect([facts.held.map(p => p.from), facts.without.map(p => p.from), facts.planned, facts.plannedPast]).toEqual([['2026-08-01', '2026-10-01'], ['2026-09-01'], null, '2026-11-12'])
    expect(describeRhythm({ ...at, rhythm: 'review', meetings: [{ on: '2026-10-29', next: '2026-11-26' }] })).toMatchObject({ planned: '2026-11-26', plannedPast: null })
    expect(describeRhythm({ ...at, rhythm: 'review', meetings: [{ on: '2026-10-29', next: '2026-11-12' }], otherDays: ['2026-11-12'] })).toMatchObject({ planned: null, plannedPast: null })
    // A meeting written down for a day to come is planned; held on the day itself, what was planned is past and done.
    expect(describeRhythm({ ...at, rhythm: 'review', meetings: [{ on: '2026-11-20', next: '' }] })).toMatchObject({ planned: '2026-11-20', held: [] })
    expect(describeRhythm({ ...at, rhythm: 'follow-up', meetings: [{ on: '2026-11-10', next: '2026-11-17' }, { on: '2026-11-17', next: '' }] })).toMatchObject({ planned: null, plannedPast: null })
  })

  it('says nothing of a rhythm whose first period is not over', () => {
    expect(describeRhythm({ ...at, rhythm: 'partners', since: '2026-10-01', meetings: [] })).toEqual({ held: [], without: [], planned: null, plannedPast: null })
    expect(describeRhythm({ ...at, since: '2026-11-18', rhythm: 'follow-up', meetings: [] })).toMatchObject({ held: [], without: [] })
  })

  const day = fc.integer({ min: 0, max: 700 }).map(n => addDays('2026-01-01', n))
  const meetings = fc.array(fc.record({ on: day, next: fc.option(day, { nil: '' }) }), { maxLength: 25 })
  it('has periods in their order, apart from each other, each with classes, over and since it was chosen; a meeting more never leaves more without', () => {
    fc.assert(fc.property(fc.constantFrom(...meetingRhythms), day, day, meetings, day, (rhythm, since, today, held, more) => {
      const until = addDays(today, -1)
      const of = { rhythm, since, until, today, hasClasses, meetings: held }
      const facts = describeRhythm(of)
      const periods = periodsOf(rhythm, since, until, hasClasses)
      expect([...facts.held, ...facts.without].sort((a, b) => (a.from < b.from ? -1 : 1))).toEqual(periods)
      for (const [i, p] of periods.entries()) {
        expect(p.from <= p.to && p.from >= since && p.to <= until).toBe(true)
        if (i > 0) expect(periods[i - 1]!.to < p.from).toBe(true)
        let some = false
        for (let d = p.from; d <= p.to; d = addDays(d, 1)) some ||= hasClasses(d)
        expect(some).toBe(true)
      }
      expect(describeRhythm({ ...of, meetings: [...held, { on: more, next: '' }] }).without.length).toBeLessThanOrEqual(facts.without.length)
      if (facts.planned !== null) expect(facts.planned >= today && facts.plannedPast === null).toBe(true)
      if (facts.plannedPast !== null) expect(facts.plannedPast < today).toBe(true)
    }), { numRuns: 60 })
  })
})
