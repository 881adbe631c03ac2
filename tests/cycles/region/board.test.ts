import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discloseGroup, isShown, regionPolicy, regionPolicyOf, type Cell } from '../../../cycles/disclosure/disclose.ts'
import { bandNames, bandsOf, chronicallyAbsentOf, mineducBands, type Pair } from '../../../cycles/indicators/attendance.ts'
import { groupsBySize } from '../../../cycles/region/board-groups.ts'
import { chartBox, sharedAxis, smallChart, type ChartMonth } from '../../../cycles/region/board-multiples.ts'
import { boardSearchOf, readBoardQuery } from '../../../cycles/region/board-query.ts'
import { chronicShareOf, monthsSince, type MonthOfSchool, type ToldShare } from '../../../cycles/region/board-readings.ts'

const daysIn = { critical: 5, severe: 14, repeated: 17, normal: 18, outstanding: 20 }
/** A month by band, and students without a day due. */
const monthOf = (counts: readonly number[], without = 0): MonthOfSchool => {
  const histogram = [...bandNames.map((b, i): Pair => [daysIn[b], 20, counts[i]!]), [0, 0, without] as Pair].filter(p => p[2] > 0)
  const of = (i: 0 | 1) => histogram.reduce((n, p) => n + p[i] * p[2], 0)
  return { year: 2026, month: 10, students: histogram.reduce((n, p) => n + p[2], 0), daysAttended: of(0), daysDue: of(1), histogram }
}
const anyMonth = fc.tuple(fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 120 })), { minLength: 5, maxLength: 5 }), fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 6 })))

describe('students under the normal band', () => {
  it('are told only where the bands that are shown give them already', () => {
    fc.assert(fc.property(anyMonth, fc.integer({ min: 5, max: 30 }), ([counts, without], k) => {
      const m = monthOf(counts, without)
      const policy = regionPolicyOf(k)
      const cell = chronicShareOf(m, mineducBands, policy)
      if (cell === null || !isShown(cell) || cell.shown.count === null) return
      const { parts } = discloseGroup({ students: m.students, daysAttended: m.daysAttended, daysDue: m.daysDue, parts: bandsOf(m.histogram, mineducBands) }, policy)
      const shownIn = (bands: readonly (keyof typeof parts)[]) => bands.every(b => isShown(parts[b]))
      expect(shownIn(['critical', 'severe', 'repeated']) || shownIn(['normal', 'outstanding'])).toBe(true)
      expect(cell.shown.count).toBe(chronicallyAbsentOf(bandsOf(m.histogram, mineducBands)))
    }))
  })

  it('are hidden where their sum would give a hidden band back, and in a school under the smallest group', () => {
    // 2 critical are hidden, and the 4 outstanding with them: 18 in all less 16 shown would be the 2.
    expect(chronicShareOf(monthOf([2, 6, 10, 250, 4]), mineducBands, regionPolicy)).toEqual({ hidden: 'small-cell' })
    expect(chronicShareOf(monthOf([0, 2, 2, 3, 1]), mineducBands, regionPolicy)).toEqual({ hidden: 'under-ten' })
    expect(chronicShareOf(monthOf([10, 20, 30, 100, 90]), mineducBands, regionPolicy)).toEqual({ shown: { count: 60, of: 250, rate: { kind: 'percent', percent: 24, decimals: 1 } } })
    expect(chronicShareOf(monthOf([0, 0, 0, 0, 0]), mineducBands, regionPolicy)).toEqual({ hidden: 'under-ten' })
  })
})

describe('the months a cycle speaks for', () => {
  it('are none where its dates contradict each other', () => {
    expect(monthsSince({ startedOn: '2026-09-01', endedOn: '2026-03-01' }, { year: 2026, month: 10 })).toEqual([])
    expect(monthsSince({ startedOn: '2027-03-01', endedOn: null }, { year: 2026, month: 10 })).toEqual([])
    expect(monthsSince({ startedOn: '2026-09-02', endedOn: null }, { year: 2026, month: 10 })).toEqual([{ year: 2026, month: 10 }])
  })
})

describe('groups by what is expected for the size', () => {
  const told = (count: number, of: number): Cell<ToldShare> => ({ shown: { count, of, rate: { kind: 'percent', percent: (100 * count) / of, decimals: 1 } } })
  const anyShare = fc.tuple(fc.integer({ min: 10, max: 800 }), fc.double({ min: 0, max: 1, noNaN: true })).map(([of, p]) => told(Math.round(of * p), of))
  const anyCell = fc.oneof(anyShare, fc.constant<Cell<ToldShare>>({ hidden: 'small-cell' }), fc.constant<Cell<ToldShare>>({ hidden: 'under-ten' }), fc.constant(null))

  it('hold each school once, those that are not told apart, and keep the order they came in', () => {
    fc.assert(fc.property(fc.array(anyCell, { maxLength: 40 }), cells => {
      const schools = cells.map((share, id) => ({ id, share }))
      const g = groupsBySize(schools, regionPolicy)
      const lists = [g.different.map(d => d.id), g.within, g.notTold, g.without]
      expect(lists.flat().sort((a, b) => a - b)).toEqual(schools.map(s => s.id))
      for (const list of lists) expect(list).toEqual([...list].sort((a, b) => a - b))
      expect(g.notTold).toEqual(schools.filter(s => s.share !== null && !isShown(s.share)).map(s => s.id))
    }))
  })

  it('do not change when hidden schools are taken away or put in', () => {
    fc.assert(fc.property(fc.array(anyShare, { maxLength: 20 }), fc.nat(10), (shares, hidden) => {
      const schools = shares.map((share, id) => ({ id, share }))
      const more = Array.from({ length: hidden }, (_, i) => ({ id: 1_000 + i, share: { hidden: 'under-ten' } as Cell<ToldShare> }))
      const [a, b] = [groupsBySize(schools, regionPolicy), groupsBySize([...schools, ...more], regionPolicy)]
      expect([b.different, b.within, b.reading]).toEqual([a.different, a.within, a.reading])
    }))
  })

  it('print how many would stand apart by chance: two in a thousand', () => {
    const g = groupsBySize(Array.from({ length: 500 }, (_, id) => ({ id, share: told(90 + (id % 7), 300) })), regionPolicy)
    expect(g.reading).toMatchObject({ kind: 'read', schools: 500, expectedByChance: 1, isOnlyPossible: false })
  })
})

describe('a small chart', () => {
  const months = (percents: (number | null)[]): ChartMonth[] => percents.map((percent, i) => ({ month: { year: 2026, month: i + 3 }, percent, isHidden: percent === null }))
  it('breaks its line where a month is hidden, and has a median of the months before the cycle', () => {
    const c = smallChart(months([80, 82, 84, null, 90, 91]), '2026-07-06', { low: 75, high: 95 }, 6)
    expect(c.path).toMatch(/^M \S+ \S+ L \S+ \S+ L \S+ \S+ M \S+ \S+ L \S+ \S+$/)
    expect(c.median).toMatchObject({ percent: 82, startX: expect.closeTo(189.6, 1) })
    expect(c).toMatchObject({ told: 5, hidden: 1, years: [{ year: 2026 }] })
  })
  it('stays inside its box, whatever the figures, and all charts of a page share one axis', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }), { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 5 }), series => {
      const charts = series.map(months)
      const axis = sharedAxis(charts)
      if (!axis) return
      expect(axis.low).toBeLessThan(axis.high)
      for (const c of charts) for (const p of smallChart(c, null, axis, 10).points) {
        expect(p.x).toBeGreaterThanOrEqual(chartBox.left); expect(p.x).toBeLessThanOrEqual(chartBox.right)
        expect(p.y).toBeGreaterThanOrEqual(chartBox.top); expect(p.y).toBeLessThanOrEqual(chartBox.bottom)
      }
    }))
  })
  it('has no axis where nothing is told', () => expect(sharedAxis([months([null])])).toBeNull())
})

describe('what an address asks of the board', () => {
  it('is written back as it was read, and unknown words ask nothing', () => {
    const search = 'comuna=99104&area=familia&buscar=%C3%B1and%C3%BA&orden=retiro&vista=graficos&pagina=2'
    expect(boardSearchOf(readBoardQuery(Object.fromEntries(new URLSearchParams(search))))).toBe(search)
    expect(boardSearchOf(readBoardQuery({ vista: 'ranking', orden: 'asistencia', pagina: '-1', comuna: 'x', cual: '1' }))).toBe('')
  })
})
