import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isShown, regionPolicy } from '../../../cycles/disclosure/disclose.ts'
import { discloseIndex, discloseTrajectory, discloseYears, type DisclosedYear } from '../../../cycles/disclosure/disclose-yearly.ts'
import { yearlyFiguresOf, type Outcomes } from '../../../cycles/indicators/yearly.ts'

const yearsOf = (results: readonly (Outcomes & { year: number })[], enrolment: readonly { year: number; students: number }[] = []) =>
  yearlyFiguresOf({ enrolment: enrolment.map(e => ({ ...e, level: 2 as const })), results: results.map(r => ({ ...r, codEnse: 110, attendanceHundredths: 8953 })) })[0]!.years
const disclosed = (passed: number, failed: number, withdrawn: number, transferred: number) => discloseYears(yearsOf([{ year: 2024, passed, failed, withdrawn, transferred }]))[0]!

it('a large school with no small count is told whole', () => {
  expect(disclosed(400, 20, 12, 30)).toMatchObject({
    withdrawal: { shown: { count: 12, rate: { kind: 'percent', percent: 2.8, decimals: 1 } } }, failure: { shown: { count: 20, rate: { percent: 4.6 } } }, transfer: { shown: { count: 30, rate: { percent: 6.5 } } },
    attendance: { shown: { kind: 'percent', percent: 89.5, decimals: 1 } },
  })
})

it('a count of 1 to 4 is hidden and another with it; a rate made of a hidden count is not told', () => {
  // Three withdrew: twelve transferred go with them, and failure stands as a count alone.
  expect(disclosed(400, 20, 3, 12)).toMatchObject({ withdrawal: { hidden: 'small-cell' }, transfer: { hidden: 'small-cell' }, failure: { shown: { count: 20, rate: null } } })
})

it('a school of fewer than 10 tells nothing', () => {
  const [year] = discloseYears(yearsOf([{ year: 2024, passed: 6, failed: 1, withdrawn: 1, transferred: 0 }], [{ year: 2024, students: 8 }]))
  expect(year).toMatchObject({ enrolment: { hidden: 'under-ten' }, withdrawal: { hidden: 'under-ten' }, failure: { hidden: 'under-ten' }, transfer: { hidden: 'under-ten' }, attendance: { hidden: 'under-ten' } })
})

it('who failed the year before is hidden where that year hides it', () => {
  const results = [{ year: 2023, passed: 300, failed: 3, withdrawn: 8, transferred: 9 }, { year: 2024, passed: 300, failed: 10, withdrawn: 8, transferred: 9 }]
  const [, second, third] = discloseYears(yearsOf(results, [{ year: 2024, students: 320 }, { year: 2025, students: 310 }]))
  expect([second!.failedYearBefore, third!.failedYearBefore]).toEqual([{ hidden: 'small-cell' }, { shown: { count: 10, rate: { kind: 'percent', percent: 3.2, decimals: 1 } } }])
})

/** The counts a reader is told; who passed is not among them. */
const learnt = (y: DisclosedYear) => [y.withdrawal, y.failure, y.transfer].flatMap(cell => (cell && isShown(cell) ? [cell.shown.count] : []))

it('whatever the year, no small count is told, and no rate tells one', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 }))
  fc.assert(fc.property(count, count, count, count, (passed, failed, withdrawn, transferred) => {
    const y = disclosed(passed, failed, withdrawn, transferred)
    for (const n of learnt(y)) expect(n === 0 || n >= regionPolicy.fewestInCell).toBe(true)
    const hides = { withdrawal: y.withdrawal && !isShown(y.withdrawal), transfer: y.transfer && !isShown(y.transfer) }
    // Of withdrawal and failure a rate would tell who was transferred.
    if (hides.transfer) for (const cell of [y.withdrawal, y.failure]) if (cell && isShown(cell)) expect(cell.shown.rate).toBe(null)
    // The rate of transfer tells how many there were altogether: less three shown counts that leaves who passed.
    if (learnt(y).length === 3 && passed > 0) expect(passed).toBeGreaterThanOrEqual(regionPolicy.fewestInCell)
  }))
})

it('the index near an end is a bound, and in a large school it does not give back a hidden count', () => {
  expect(discloseIndex({ inPriority: 320, students: 374, indexTenths: 856 })).toMatchObject({ inPriority: { shown: 320 }, index: { shown: { percent: 85.6 } } })
  expect(discloseIndex({ inPriority: 98, students: 100, indexTenths: 980 })).toMatchObject({ inPriority: { hidden: 'small-cell' }, index: { shown: { kind: 'at-least', percent: 95 } } })
  expect(discloseIndex({ inPriority: 371, students: 374, indexTenths: 992 })).toMatchObject({ inPriority: { hidden: 'small-cell' }, index: { hidden: 'small-cell' } })
  expect(discloseIndex({ inPriority: 7, students: 8, indexTenths: 875 })).toMatchObject({ students: { hidden: 'under-ten' }, index: { hidden: 'under-ten' } })
})

it('a trajectory report tells no small list, nothing of a school whose size is not known, and nobody the yearly file hides', () => {
  const total = { withdrawn: 8, disengaged: 6, twiceDisengaged: 2 }
  const shown = { shown: { count: 8, rate: null } }
  expect(discloseTrajectory(total, 300, [shown])).toEqual({ withdrawn: { shown: 8 }, disengaged: { shown: 6 }, twiceDisengaged: { hidden: 'small-cell' } })
  expect(discloseTrajectory(total, 300, [shown, { hidden: 'small-cell' }]).withdrawn).toEqual({ hidden: 'small-cell' })
  // Under 200 "nearly nobody" is not told either.
  expect(discloseTrajectory(total, 160, []).disengaged).toEqual({ hidden: 'small-cell' })
  for (const students of [null, 9]) expect(discloseTrajectory(total, students, [{ hidden: 'small-cell' }])).toEqual({ withdrawn: { hidden: 'under-ten' }, disengaged: { hidden: 'under-ten' }, twiceDisengaged: { hidden: 'under-ten' } })
})
