import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOverdue, openOf, readAnswer, readReferral, sumByPlace, type Referral } from '../../../cycles/together/referrals.ts'
import { referralAnswers, referralPlaces } from '../../../cycles/together/ways.ts'

const today = '2026-11-18'
const given = { weekOf: '2026-11-11', place: 'oln', way: 'referral', count: '3', responsible: '', backBy: '' }
const at = { today, startedOn: '2026-08-03' }

describe('a referral as it is written down', () => {
  it('is of the week of any day of it, with nobody in charge when nobody is said', () => {
    expect(readReferral(given, at)).toEqual({ ok: true, entry: { weekOf: '2026-11-09', place: 'oln', way: 'referral', count: 3, responsible: null, backBy: null } })
  })
  it('is refused field by field', () => {
    const problems = (more: Partial<typeof given>) => { const read = readReferral({ ...given, ...more }, at); return read.ok ? [] : read.problems }
    expect(problems({ weekOf: '2026-11-23' })).toEqual(['weekOf'])
    expect(problems({ weekOf: '2026-07-31' })).toEqual(['weekOf'])
    expect(problems({ weekOf: '' })).toEqual(['weekOf'])
    expect(problems({ weekOf: '2026-02-30' })).toEqual(['weekOf'])
    expect(problems({ place: 'court' })).toEqual(['place'])
    expect(problems({ way: 'joint' })).toEqual(['way'])
    for (const count of ['', '0', '-1', '1,5', 'dos', '501', '99999']) expect(problems({ count })).toEqual(['count'])
    expect(problems({ responsible: 'advisor' })).toEqual(['responsible'])
    expect(problems({ backBy: '2026-11-01' })).toEqual(['backBy'])
    expect(problems({ place: '', way: '', count: 'x' })).toEqual(['place', 'way', 'count'])
  })
  it('is of the cycle from the week it began in', () => {
    expect(readReferral({ ...given, weekOf: '2026-08-05' }, { today, startedOn: '2026-08-06' }).ok).toBe(true)
  })
})

describe('what came back', () => {
  const of = { today, weekOf: '2026-11-09', open: 2 }
  it('cannot be of more than were passed on, nor of a day before it', () => {
    expect(readAnswer({ on: '2026-11-12', answer: 'together', count: '2' }, of)).toEqual({ ok: true, answer: { on: '2026-11-12', answer: 'together', count: 2 } })
    expect(readAnswer({ on: '2026-11-12', answer: 'together', count: '3' }, of)).toEqual({ ok: false, problems: ['more-than-open'] })
    expect(readAnswer({ on: '2026-11-08', answer: '', count: '' }, of)).toEqual({ ok: false, problems: ['on', 'answer', 'count'] })
    expect(readAnswer({ on: '2026-11-19', answer: 'taken', count: '1' }, of)).toEqual({ ok: false, problems: ['on'] })
  })
})

const anyReferral: fc.Arbitrary<Referral> = fc.record({
  weekOf: fc.constantFrom('2026-09-07', '2026-11-09'), place: fc.constantFrom(...referralPlaces), way: fc.constantFrom('hand-over', 'referral'), count: fc.integer({ min: 1, max: 9 }),
  responsible: fc.constant(null), backBy: fc.constantFrom('2026-09-21', today, '2026-12-01'), share: fc.double({ min: 0, max: 1, noNaN: true }), answer: fc.constantFrom(...referralAnswers),
}).map(({ share, answer, ...r }) => ({ ...r, answers: Math.floor(r.count * share) > 0 ? [{ on: '2026-11-12', answer, count: Math.floor(r.count * share) }] : [] })) as fc.Arbitrary<Referral>

describe('sums by kind of place', () => {
  it('hold every student or family once: what came back, or no answer', () => {
    fc.assert(fc.property(fc.array(anyReferral), referrals => {
      const sums = sumByPlace(referrals, today)
      expect(sums.reduce((n, s) => n + s.passedOn, 0)).toBe(referrals.reduce((n, r) => n + r.count, 0))
      for (const s of sums) {
        expect(s.answers.taken + s.answers.together + s.answers['not-taken'] + s.open).toBe(s.passedOn)
        expect(s.overdue).toBeLessThanOrEqual(s.open)
        expect(s.accompanied).toBeLessThanOrEqual(s.passedOn)
      }
    }))
  })
  it('are overdue the day after, not on the day', () => {
    const r = { count: 2, answers: [], backBy: today }
    expect(isOverdue(r, today)).toBe(false)
    expect(isOverdue(r, '2026-11-19')).toBe(true)
    expect(isOverdue({ ...r, answers: [{ on: today, answer: 'taken', count: 2 }] }, '2026-11-19')).toBe(false)
    expect(openOf({ count: 2, answers: [{ on: today, answer: 'taken', count: 1 }] })).toBe(1)
  })
})
