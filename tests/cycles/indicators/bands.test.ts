import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandNames, bandOf, bandsIn, idpsBands, isSameScheme, isScheme, mineducBands, ownBands, type Band } from '../../../cycles/indicators/attendance.ts'

const days = fc.integer({ min: 1, max: 200 }).chain(due => fc.tuple(fc.integer({ min: 0, max: due }), fc.constant(due)))
const rank = (band: Band) => bandNames.indexOf(band)

describe('the two official schemes', () => {
  it('differ on exactly 90 % (18 of 20) and exactly 85 % (17 of 20), and nowhere else but in who is critical', () => {
    expect([bandOf(18, 20, mineducBands), bandOf(18, 20, idpsBands)]).toEqual(['normal', 'repeated'])
    expect([bandOf(17, 20, mineducBands), bandOf(17, 20, idpsBands)]).toEqual(['repeated', 'severe'])
    fc.assert(fc.property(days, ([attended, due]) => {
      if ([85, 90].some(edge => 100 * attended === edge * due)) return
      const [a, b] = [bandOf(attended, due, mineducBands), bandOf(attended, due, idpsBands)]
      expect(b).toBe(a === 'critical' ? 'severe' : a)
    }))
  })

  it('agree on 97 %, which both take into outstanding', () => {
    expect([bandOf(97, 100, mineducBands), bandOf(97, 100, idpsBands)]).toEqual(['outstanding', 'outstanding'])
  })
})

describe('edges of a service\'s own', () => {
  const valparaiso = ownBands({ severeFrom: 0, repeatedFrom: 70, normalFrom: 85, outstandingFrom: 97 })
  it('put under 70 % in severe and under 85 % in repeated', () => {
    expect([[69, 100], [70, 100], [84, 100], [85, 100]].map(([a, d]) => bandOf(a!, d!, valparaiso))).toEqual(['severe', 'repeated', 'repeated', 'normal'])
    expect(bandsIn(valparaiso)).not.toContain('critical')
  })
  it('are whole percents in order, or none', () => {
    expect(isScheme(valparaiso)).toBe(true)
    expect(isScheme({ ...valparaiso, normalFrom: 70 })).toBe(false)
    expect(isScheme({ ...valparaiso, repeatedFrom: 70.5 })).toBe(false)
    expect(isScheme({ ...valparaiso, outstandingFrom: 101 })).toBe(false)
  })
})

describe('any scheme', () => {
  const scheme = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 4 }).map(edges => {
    const [severeFrom, repeatedFrom, normalFrom, outstandingFrom] = edges.sort((a, b) => a - b) as [number, number, number, number]
    return { severeFrom, repeatedFrom, normalFrom, outstandingFrom }
  })
  it('never puts somebody who attended one day more in a lower band, and only in bands it has', () => {
    fc.assert(fc.property(days, fc.oneof(scheme.map(ownBands), scheme.map(e => ({ ...idpsBands, ...e, severeFrom: 0 }))), ([attended, due], s) => {
      if (!isScheme(s)) return
      const now = bandOf(attended, due, s)
      expect(bandsIn(s)).toContain(now)
      if (attended < due) expect(rank(bandOf(attended + 1, due, s))).toBeGreaterThanOrEqual(rank(now))
    }))
  })
  it('says the same of twice the days', () => {
    fc.assert(fc.property(days, ([attended, due]) => { expect(bandOf(2 * attended, 2 * due, idpsBands)).toBe(bandOf(attended, due, idpsBands)) }))
  })
  it('is another scheme when an edge falls to the other side', () => {
    expect(isSameScheme(mineducBands, { ...mineducBands, edgeBelow: [] })).toBe(true)
    expect(isSameScheme(mineducBands, { ...mineducBands, edgeBelow: ['normal'] })).toBe(false)
  })
})
