import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { allWeeksOf, decimalsOf, factsOf, isSameName, measuredWeeksOf, medianFrom, medianOf, openWeeksOf, type MeasuredWeek } from '../../../cycles/measures/weeks.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'

const weeksOf = (values: Record<string, string>): MeasuredWeek[] => measuredWeeksOf(Object.fromEntries(Object.entries(values).map(([monday, v]) => [`value.${monday}`, v])))
const monday = (i: number) => addDays('2026-08-17', 7 * i)
const series = (...values: string[]) => weeksOf(Object.fromEntries(values.map((v, i) => [monday(i), v])))

describe('a measure, week by week', () => {
  it('reads values as people type them, and keeps them as typed', () => {
    expect(series('7', '6,5', '40%', '-3').map(w => [w.typed, w.value])).toEqual([['7', 7], ['6,5', 6.5], ['40%', 40], ['-3', -3]])
    const read = readPart('measure', { name: 'Faltan los lunes', 'value.2026-08-17': '7', 'value.2026-08-24': 'siete', 'remark.2026-08-24': 'no contamos' })
    expect(read).toEqual({ ok: false, problems: { 'value.2026-08-24': 'number_not_read' } })
  })

  it('has weeks that are Mondays, and no other key', () => {
    const read = readPart('measure', { name: 'Faltan los lunes', 'value.2026-08-18': '7', 'value.otra': '7', 'value.2026-13-45': '7', 'value.2026-08-17': '6' })
    expect(read.ok && Object.keys(read.body).filter(k => k.startsWith('value'))).toEqual(['value.2026-08-17'])
  })

  it('of a percentage goes from 0 to 100; of anything else as far as it likes', () => {
    const of = (unit: string) => readPart('measure', { name: 'Asistencia', unit, 'value.2026-08-17': '140' })
    expect(of('%')).toEqual({ ok: false, problems: { 'value.2026-08-17': 'percent_outside' } })
    expect(of('% del curso').ok).toBe(false)
    expect(of('minutos').ok).toBe(true)
  })

  it('keeps a week with a remark and no value, in its place', () => {
    const weeks = measuredWeeksOf({ name: 'x', 'remark.2026-08-24': 'jornada de reflexión', 'value.2026-08-31': '5', 'value.2026-08-17': '8' })
    expect(weeks.map(w => [w.monday, w.value])).toEqual([['2026-08-17', 8], ['2026-08-24', null], ['2026-08-31', 5]])
    expect(factsOf(weeks)).toMatchObject({ kind: 'few', weeks: 2, latest: [8, 5] })
  })
})

describe('what is said of it', () => {
  it('is nothing of nothing, one value of one, and a list without a median below eight', () => {
    expect(factsOf([])).toEqual({ kind: 'none' })
    expect(factsOf(series('5'))).toEqual({ kind: 'one', value: 5, monday: '2026-08-17' })
    expect(factsOf(series('5', '6', '4'))).toEqual({ kind: 'few', latest: [5, 6, 4], weeks: 3, lowest: 4, highest: 6, from: '2026-08-17', to: '2026-08-31' })
    expect(factsOf(series('5', '6', '4', '5', '6', '4', '5'))).not.toHaveProperty('median')
  })

  it('has the median from eight on', () => {
    expect(factsOf(series('8', '7', '7', '6', '6', '4', '5', '4'))).toMatchObject({ kind: 'series', weeks: 8, median: 6, latest: [6, 6, 4, 5, 4] })
    expect(medianFrom).toBe(8)
  })

  it('never claims more than was written: no slope, no change, no signal', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 30 }), values => {
      const facts = factsOf(series(...values.map(String)))
      expect(Object.keys(facts).every(k => ['kind', 'latest', 'weeks', 'lowest', 'highest', 'from', 'to', 'median', 'value', 'monday'].includes(k))).toBe(true)
    }))
  })

  it('shows the figures of one measure alike', () => {
    expect([decimalsOf(series('7', '6')), decimalsOf(series('7', '6,5')), decimalsOf(series('7', '6,50')), decimalsOf(series('1,23456')), decimalsOf([])]).toEqual([0, 1, 1, 2, 0])
  })
})

describe('a median', () => {
  it('has as many values on one side as on the other', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 60 }), values => {
      const median = medianOf(values)!
      expect(values.filter(v => v < median).length).toBeLessThanOrEqual(values.length / 2)
      expect(values.filter(v => v > median).length).toBeLessThanOrEqual(values.length / 2)
    }))
    expect(medianOf([])).toBeNull()
  })
})

describe('weeks that are offered', () => {
  const today = '2026-11-18'
  it('are earlier ones without a value, newest first, never this one, and not before the team began', () => {
    expect(openWeeksOf(weeksOf({ '2026-11-02': '5' }), { from: '2026-10-20', today })).toEqual(['2026-11-09', '2026-10-26', '2026-10-19'])
    expect(openWeeksOf([], { from: today, today })).toEqual([])
    expect(openWeeksOf([], { from: '2026-03-02', today }, 3)).toEqual(['2026-11-09', '2026-11-02', '2026-10-26'])
  })
  it('does not ask for a week in which the school had no classes', () => {
    expect(openWeeksOf([], { from: '2026-10-20', today }, 6, monday => monday !== '2026-11-02')).toEqual(['2026-11-09', '2026-10-26', '2026-10-19'])
  })

  it('begin with the first value when that came before the cycle', () => {
    expect(openWeeksOf(weeksOf({ '2026-10-26': '9' }), { from: '2026-11-09', today })).toEqual(['2026-11-09', '2026-11-02'])
  })

  it('in the form that corrects them are all there are', () => {
    const weeks = weeksOf({ '2026-10-26': '9', '2027-01-04': '3' })
    expect(allWeeksOf(weeks, { from: '2026-11-09', today })).toEqual(['2027-01-04', '2026-11-16', '2026-11-09', '2026-11-02', '2026-10-26'])
  })
})

describe('the name of a measure', () => {
  it('is the same however it is typed', () => {
    expect(isSameName('Asistencia de los lunes, 7°B', ' asistencia de los LUNES 7°b')).toBe(true)
    expect(isSameName('Asistencia de los lunes', 'Asistencia de los martes')).toBe(false)
    expect(isSameName('', ' ')).toBe(false)
  })
})
