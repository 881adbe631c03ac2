import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idpsBands, mineducBands } from '../../../cycles/indicators/attendance.ts'
import { addDaysOf, countStandings, daysUntil, fewestDaysDue, movementOf, standingOf, studentBandOf } from '../../../cycles/students/standing.ts'

const d = (daysAttended: number, daysDue: number) => ({ daysAttended, daysDue })
const someDays = fc.integer({ min: 0, max: 25 }).chain(due => fc.record({ daysAttended: fc.integer({ min: 0, max: due }), daysDue: fc.constant(due) }))
const months = fc.array(someDays, { maxLength: 10 }).map(all => all.map((x, i) => ({ ...x, month: i + 3 })))

describe('a student\'s days', () => {
  it('are added since March, and only up to the month asked for', () => {
    expect(daysUntil([{ ...d(10, 20), month: 3 }, { ...d(19, 20), month: 4 }, { ...d(1, 1), month: 5 }], 4)).toEqual(d(29, 40))
  })
  it('make no band before 15 days were due, not even for somebody who never came', () => {
    expect([studentBandOf(d(0, 14), mineducBands), studentBandOf(d(0, 15), mineducBands)]).toEqual([null, 'critical'])
  })
  it('are at risk on exactly 90 % by one scheme and not by the other, and the rule says which', () => {
    expect(standingOf(d(54, 60), null, mineducBands)).toMatchObject({ band: 'normal', isAtRisk: false })
    expect(standingOf(d(54, 60), null, idpsBands)).toMatchObject({ band: 'repeated', isAtRisk: true })
  })
  it('move down when the band since March is lower than a month ago, and up when it is higher', () => {
    expect(standingOf(d(50, 60), d(38, 40), mineducBands)).toMatchObject({ bandBefore: 'normal', band: 'severe', moved: 'down' })
    expect(standingOf(d(55, 60), d(35, 40), mineducBands)).toMatchObject({ bandBefore: 'repeated', band: 'normal', moved: 'up' })
    expect(standingOf(d(11, 20), null, mineducBands).moved).toBeNull()
    // The first band of the year is not a move.
    expect(standingOf(d(11, 20), d(2, 5), mineducBands)).toMatchObject({ bandBefore: null, moved: null })
  })
  it('never depend on the order of the months', () => {
    fc.assert(fc.property(months, fc.integer({ min: 3, max: 12 }), (all, month) => {
      expect(daysUntil([...all].reverse(), month)).toEqual(daysUntil(all, month))
      expect(daysUntil(all, 12)).toEqual(addDaysOf(all))
    }))
  })
})

describe('many students', () => {
  const one = fc.record({ before: someDays.map(x => addDaysOf([x, x])), toDate: someDays.map(x => addDaysOf([x, x, x])) })
  it('are each in one band or without one', () => {
    fc.assert(fc.property(fc.array(one), all => {
      const { bands, withoutBand } = countStandings(all.map(x => standingOf(x.toDate, x.before, mineducBands)))
      expect(Object.values(bands).reduce((a, b) => a + b, 0) + withoutBand).toBe(all.length)
      expect(withoutBand).toBe(all.filter(x => x.toDate.daysDue < fewestDaysDue).length)
    }))
  })
  it('are each in one cell of the movement, or apart, and its margins are the counts of the two times', () => {
    fc.assert(fc.property(fc.array(one), fc.constantFrom(mineducBands, idpsBands), (all, scheme) => {
      const pairs = all.map(x => { const s = standingOf(x.toDate, x.before, scheme); return { before: s.bandBefore, now: s.band } })
      const m = movementOf(pairs, scheme)
      expect(m.down + m.up + m.same + m.apart).toBe(all.length)
      const both = pairs.filter(p => p.before && p.now)
      for (const band of m.bands) {
        expect(Object.values(m.counts[band]).reduce((a, b) => a + b, 0)).toBe(both.filter(p => p.before === band).length)
        expect(m.bands.reduce((sum, from) => sum + m.counts[from][band], 0)).toBe(both.filter(p => p.now === band).length)
      }
    }))
  })
})
