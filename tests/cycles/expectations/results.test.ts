import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  historyOfMonth, isSameFigures, mayBeNews, measuredUntil, measureThatAnswers, monthThatAnswers, resultOf, saidOf, wasReadWithThese, type Publication,
} from '../../../cycles/expectations/results.ts'
import type { MeasureEntry } from '../../../cycles/notebook/parts.ts'

const june = { year: 2026, month: 6 }
const file = (id: string, publishedAt: number, days: number | null, undoneAt: number | null = null): Publication =>
  ({ id, publishedAt, undoneAt, fileName: `${id}.csv`, histogram: days === null ? null : [[days, 20, 30]] })

describe('the month that answers', () => {
  it('is the month of the day, and December for a day of the summer', () => {
    expect(monthThatAnswers('2026-06-30')).toEqual(june)
    expect(monthThatAnswers('2026-03-01')).toEqual({ year: 2026, month: 3 })
    expect(monthThatAnswers('2027-01-15')).toEqual({ year: 2026, month: 12 })
    expect(monthThatAnswers('2027-02-28')).toEqual({ year: 2026, month: 12 })
  })
  it('is none where nobody wrote a day', () => { expect(monthThatAnswers('')).toBeNull() })
})

describe('the result of an expectation', () => {
  const result = (...publications: Publication[]) => resultOf(june, historyOfMonth(publications))
  it('waits until an import speaks for its month, and knows since when it does', () => {
    expect(result()).toEqual({ kind: 'waiting', month: june })
    expect(result(file('a', 100, 18))).toMatchObject({ kind: 'arrived', since: 100, publication: { id: 'a' } })
  })
  it('waits for nothing without a day', () => { expect(resultOf(null, historyOfMonth([file('a', 100, 18)]))).toEqual({ kind: 'no-day' }) })
  it('is corrected by figures that differ, not by the same ones imported again', () => {
    expect(result(file('a', 100, 18), file('b', 200, 17))).toMatchObject({ kind: 'corrected', since: 200, publication: { id: 'b' }, before: { id: 'a' } })
    expect(result(file('a', 100, 18), file('b', 200, 18))).toMatchObject({ kind: 'arrived', since: 100 })
  })
  it('is withdrawn with the import that brought it, and is back with the one before it', () => {
    expect(result(file('a', 100, 18, 300))).toMatchObject({ kind: 'withdrawn', since: 300, before: { id: 'a' } })
    expect(result(file('a', 100, 18), file('b', 200, 17, 300))).toMatchObject({ kind: 'corrected', since: 300, publication: { id: 'a' }, before: { id: 'b' } })
  })
  it('waits when a file holds only preschool or adults of the month', () => { expect(result(file('a', 100, null))).toEqual({ kind: 'waiting', month: june }) })
  it('reads the newest import there is at each instant, whatever the order they are given in', () => {
    const publication = fc.record({ id: fc.uuid(), at: fc.integer({ min: 0, max: 20 }), days: fc.integer({ min: 0, max: 3 }), gone: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }) })
    fc.assert(fc.property(fc.uniqueArray(publication, { maxLength: 8, selector: p => p.id }), given => {
      const publications = given.map(p => file(p.id, p.at, p.days, p.gone === null ? null : p.at + p.gone))
      const history = historyOfMonth(publications)
      expect(historyOfMonth([...publications].reverse())).toEqual(history)
      history.forEach((s, i) => { if (i > 0) { expect(s.from).toBeGreaterThan(history[i - 1]!.from); expect(isSameFigures(s, history[i - 1]!)).toBe(false) } })
      for (let t = 0; t <= 45; t++) {
        const read = [...publications].filter(p => p.publishedAt <= t && (p.undoneAt === null || p.undoneAt > t)).sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1))[0]
        const stands = history.filter(s => s.from <= t).at(-1)?.publication ?? null
        expect(stands?.histogram ?? null).toEqual(read?.histogram ?? null)
      }
    }), { numRuns: 200 })
  })
})

describe('whether it is news', () => {
  const arrived = resultOf(june, historyOfMonth([file('a', 100, 18)]))
  it('is news to a cycle that runs, and to one closed before or on the day it came', () => {
    expect(mayBeNews(arrived, '2026-07-14', { closedOn: null, droppedOn: null })).toBe(true)
    expect(mayBeNews(arrived, '2026-07-14', { closedOn: '2026-07-10', droppedOn: null })).toBe(true)
    expect(mayBeNews(arrived, '2026-07-14', { closedOn: '2026-07-14', droppedOn: null })).toBe(true)
  })
  it('is none to a cycle closed with the data on the table, to a dropped one, or while nothing came', () => {
    expect(mayBeNews(arrived, '2026-07-14', { closedOn: '2026-07-15', droppedOn: null })).toBe(false)
    expect(mayBeNews(arrived, '2026-07-14', { closedOn: null, droppedOn: '2026-07-01' })).toBe(false)
    for (const result of [resultOf(june, []), resultOf(null, []), resultOf(june, historyOfMonth([file('a', 100, 18, 200)]))]) {
      expect(mayBeNews(result, '2026-07-14', { closedOn: null, droppedOn: null })).toBe(false)
    }
  })
})

describe('whether the team read it', () => {
  const said = (reading: string, why = '') => saidOf({ reading, readingWhy: why }, '')
  const once = historyOfMonth([file('a', 100, 18)])
  it('not when nothing is said, nor when it was said before the figures came', () => {
    expect(wasReadWithThese(once, ['', ''])).toBe(false)
    expect(wasReadWithThese(once, [said('cannot-tell'), said('cannot-tell')])).toBe(false)
    expect(wasReadWithThese(once, [said('met'), said('met')])).toBe(false)
  })
  it('when it is said, or a sentence added, while they stand', () => {
    expect(wasReadWithThese(once, ['', said('not')])).toBe(true)
    expect(wasReadWithThese(once, [said('cannot-tell'), said('met')])).toBe(true)
    expect(wasReadWithThese(once, [said('cannot-tell'), said('cannot-tell', 'Son 12; no alcanza para decir.')])).toBe(true)
  })
  it('not when the figures were corrected after it was said', () => {
    const corrected = historyOfMonth([file('a', 100, 18), file('b', 200, 17)])
    expect(wasReadWithThese(corrected, ['', said('met'), said('met')])).toBe(false)
    expect(wasReadWithThese(corrected, ['', said('met'), said('partly')])).toBe(true)
  })
  it('still, when an import was undone and the same figures came back', () => {
    const back = historyOfMonth([file('a', 100, 18, 200), file('b', 300, 18)])
    expect(wasReadWithThese(back, ['', said('met'), said('met'), said('met')])).toBe(true)
    // Taken back while they were gone: what stands now was not said with these figures.
    expect(wasReadWithThese(back, ['', said('met'), said('cannot-tell'), said('cannot-tell')])).toBe(false)
  })
  it('is asked of each expectation by its own key', () => {
    const body = { 'reading.k1': 'met', reading: '' }
    expect([saidOf(body, ''), saidOf(body, 'k1')]).toEqual(['', JSON.stringify(['met', ''])])
  })
})

describe('a measure of the team\'s own', () => {
  const measure = (name: string, weeks: Record<string, string> = {}) => ({ body: { name, unit: 'estudiantes', direction: 'down', ...weeks } as unknown as MeasureEntry })
  const own = (expectMeasure: string) => ({ expectIndicator: 'own' as const, expectMeasure })
  const [mondays, late] = [measure('Faltan los lunes, 7°B'), measure('Atrasos')]
  it('answers the expectation of its name, however it is typed', () => {
    expect(measureThatAnswers(own('faltan los LUNES 7°b'), [late, mondays], 2)).toBe(mondays)
    expect(measureThatAnswers({ expectIndicator: 'engagement', expectMeasure: 'atrasos' }, [late, mondays], 0)).toBe(late)
  })
  it('answers the only expectation of the team\'s own when it is the only measure', () => {
    expect(measureThatAnswers(own('Asistencia de los lunes'), [mondays], 1)).toBe(mondays)
    expect(measureThatAnswers(own('Asistencia de los lunes'), [mondays, late], 1)).toBeNull()
    expect(measureThatAnswers(own('Asistencia de los lunes'), [mondays], 2)).toBeNull()
  })
  it('answers nothing that the Ministry\'s months answer', () => { expect(measureThatAnswers({ expectIndicator: 'attendance', expectMeasure: 'Atrasos' }, [late], 1)).toBeNull() })
  it('says its last week up to the day it was expected by, and the first', () => {
    const { body } = measure('x', { 'value.2026-08-24': '9', 'value.2026-09-07': '6,5', 'value.2026-09-14': '5', 'remark.2026-09-21': 'fiestas' })
    expect(measuredUntil(body, '2026-09-10')).toMatchObject({ first: { typed: '9' }, last: { typed: '6,5', value: 6.5 }, weeks: 2 })
    expect(measuredUntil(body, '')).toMatchObject({ last: { monday: '2026-09-14' }, weeks: 3 })
    expect(measuredUntil(body, '2026-08-01')).toBeNull()
  })
})
