import { describe, expect, it } from 'vitest'
import { isExpectationWithheld, withoutFigures } from '../../../cycles/disclosure/disclose-expectation.ts'

const typed = (expectMeasure: string, expectFrom = '', expectTo = '') => ({ expectMeasure, expectFrom, expectTo })

describe('what a team of few students typed', () => {
  it('goes without its figures, and says which there were', () => {
    expect(withoutFigures({ ...typed('', '71,4', '85'), expectBy: '2026-12-01' })).toEqual({ shown: { ...typed(''), expectBy: '2026-12-01' }, withheld: ['expectFrom', 'expectTo'] })
    expect(withoutFigures(typed('conversaciones'))).toEqual({ shown: typed('conversaciones'), withheld: [] })
  })
  it.each(['que vengan los 6', 'niños que cuentan, de ocho', 'Ocho de ellos', 'six of them'])('goes without the number inside "%s"', measure => {
    expect(withoutFigures(typed(measure))).toEqual({ shown: typed(''), withheld: ['expectMeasure'] })
  })
  it.each(['hojas que vuelven, de cada diez', 'los seísmos', 'una bitácora', 'noches sin cruce', 'seiscientos pasos'])('keeps "%s", which holds no size of a hidden school', measure => {
    expect(withoutFigures(typed(measure)).withheld).toEqual([])
  })
  it('is withheld when the school was under 10 from a year before the first full month on', () => {
    expect(isExpectationWithheld('2026-08-03', [{ year: 2025, month: 8 }])).toBe(false)
    expect(isExpectationWithheld('2026-08-03', [{ year: 2025, month: 9 }])).toBe(true)
    expect(isExpectationWithheld('2026-08-01', [{ year: 2025, month: 8 }])).toBe(true)
    expect(isExpectationWithheld('2026-08-03', [])).toBe(false)
  })
})
