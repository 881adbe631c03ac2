import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, schoolWeeksBetween } from '../../../cycles/calendar/weeks.ts'
import { leftTo, readWeeks, rowsOfWeeks, wantedOf } from '../../../cycles/measures/weeks-reading.ts'

const first = '2026-04-06'
const weeksOf = (values: readonly (number | null)[]) => values.map((value, i) => ({ monday: addDays(first, 7 * i), typed: value === null ? '' : String(value), value, remark: '' }))
const mondayNo = (i: number) => addDays(first, 7 * i)
const ordinary = [9, 8, 10, 9, 7, 9, 10, 8, 9, 8]

describe('the weeks a team counts', () => {
  it('are read around the start where there are eight before it', () => {
    const read = readWeeks(weeksOf([...ordinary, 6, 5, 6, 5, 4, 6, 5]), { startedOn: mondayNo(10), good: 'down' })
    expect(read).toMatchObject({ kind: 'around-start', start: 10, verdict: { verdict: 'improvement', basis: 'without-season' } })
  })

  it('are read without a side when nobody said which way is wanted', () => {
    expect(readWeeks(weeksOf([...ordinary, 6, 5, 6]), { startedOn: mondayNo(10), good: null }).kind).toBe('watched')
  })

  it('are watched as one series where the before is too short, and that is said', () => {
    const read = readWeeks(weeksOf([71, 71, 74, 77, 77, 77, 81, 84, 87, 84, 84, 87, 84, 87, 84]), { startedOn: mondayNo(2), good: 'up' })
    expect(read).toMatchObject({ kind: 'watched', start: 2, before: 2, counted: 15, median: 84, verdict: { verdict: 'signal', shift: { side: 'below', length: 7 } } })
  })

  it('say only what is written down while no rule could speak, and how many are wanting', () => {
    expect(readWeeks(weeksOf([3, 4, 5, 3]), { startedOn: null, good: 'up' })).toMatchObject({ kind: 'known', counted: 4, wanting: 6, start: null })
    expect(readWeeks(weeksOf([null, null]), { startedOn: null, good: 'up' })).toEqual({ kind: 'none' })
  })

  it('leave the week the cycle began in out of before and after', () => {
    const read = readWeeks(weeksOf([...ordinary, 2, 6, 5, 6]), { startedOn: addDays(mondayNo(10), 2), good: 'down' })
    expect(read).toMatchObject({ kind: 'around-start', start: 11 })
    if (read.kind === 'around-start') expect(read.points[10]).toMatchObject({ status: 'excluded', value: 2 })
  })

  it('have an empty row where nobody measured, and none where there were no classes', () => {
    const weeks = weeksOf([3, null, 5, null, 4])
    expect(rowsOfWeeks(weeks).map(r => r.value)).toEqual([3, null, 5, null, 4])
    expect(rowsOfWeeks(weeks, monday => monday !== mondayNo(1)).map(r => r.value)).toEqual([3, 5, null, 4])
    // What was measured stands, whatever the calendar says.
    expect(rowsOfWeeks(weeks, () => false).map(r => r.value)).toEqual([3, 5, 4])
  })

  it('come in order, each once, whatever was typed and wherever the cycle began', () => {
    const mondays = schoolWeeksBetween('2026-03-02', '2026-12-07')
    fc.assert(fc.property(
      fc.uniqueArray(fc.constantFrom(...mondays), { maxLength: 40 }), fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), { minLength: 40, maxLength: 40 }),
      fc.option(fc.constantFrom(...mondays.map(d => addDays(d, 3)))), fc.constantFrom('up' as const, 'down' as const, null),
      (chosen, values, startedOn, good) => {
        const weeks = [...chosen].sort().map((monday, i) => ({ monday, typed: 'x', value: values[i]!, remark: '' }))
        const read = readWeeks(weeks, { startedOn, good })
        if (read.kind === 'none') return weeks.length === 0
        const periods = read.points.map(p => p.period)
        return periods.every((p, i) => i === 0 || p > periods[i - 1]!) && (read.start === null || (read.start >= 0 && read.start <= periods.length))
      },
    ), { numRuns: 200 })
  })
})

describe('what is wanted', () => {
  it('is what the measure says, else the prediction, else its figures', () => {
    expect(wantedOf({ measure: 'down', prediction: 'up' }, 4, 9)).toBe('down')
    expect(wantedOf({ measure: '', prediction: 'up' }, 9, 4)).toBe('up')
    expect(wantedOf({ measure: '', prediction: '' }, 9, 4)).toBe('down')
    expect(wantedOf({ measure: '', prediction: '' }, 4, 4)).toBeNull()
    expect(wantedOf({ measure: '', prediction: '' }, null, 4)).toBeNull()
  })

  it('is reached or so far away, in its own direction', () => {
    expect([leftTo(5, 4, 'down'), leftTo(3, 4, 'down'), leftTo(84, 85, 'up'), leftTo(86, 85, 'up'), leftTo(5, null, 'up'), leftTo(5, 4, null)]).toEqual([1, 0, 1, 0, null, null])
  })
})
