import { describe, expect, it } from 'vitest'
import { countsByWeek, latestOf, readContact, readContactCount } from '../../../cycles/students/contacts.ts'

const given = { on: '2026-11-16', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: '', nextOn: '' }
const today = '2026-11-18'

describe('a contact', () => {
  it('is chosen words and days, and may have no next step', () => {
    expect(readContact(given, today)).toEqual({ ok: true, entry: { on: '2026-11-16', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: null, nextOn: null } })
  })
  it('takes no other word: nothing about a family can be written in it', () => {
    for (const key of ['step', 'how', 'outcome', 'nextStep'] as const) expect(readContact({ ...given, nextOn: '2026-11-20', [key]: 'una licencia' }, today)).toMatchObject({ ok: false })
  })
  it('is of this year and not of the future', () => {
    expect(readContact({ ...given, on: '2026-11-19' }, today)).toEqual({ ok: false, problems: ['on'] })
    expect(readContact({ ...given, on: '2025-11-19' }, today)).toEqual({ ok: false, problems: ['on'] })
    expect(readContact({ ...given, on: '' }, today)).toEqual({ ok: false, problems: ['on'] })
  })
  it('has a next step with its day, or neither', () => {
    expect(readContact({ ...given, nextStep: 'home-visit' }, today)).toEqual({ ok: false, problems: ['nextOn'] })
    expect(readContact({ ...given, nextOn: '2026-11-20' }, today)).toEqual({ ok: false, problems: ['nextStep'] })
    expect(readContact({ ...given, nextStep: 'home-visit', nextOn: '2026-11-15' }, today)).toEqual({ ok: false, problems: ['nextOn'] })
    expect(readContact({ ...given, nextStep: 'home-visit', nextOn: '2026-11-20' }, today)).toMatchObject({ ok: true, entry: { nextStep: 'home-visit', nextOn: '2026-11-20' } })
  })
  it('is followed by the latest one, and of two of a day by the one written last', () => {
    const at = (on: string, hour: number) => ({ on, writtenAt: new Date(Date.UTC(2026, 10, 18, hour)) })
    expect(latestOf([at('2026-11-16', 12), at('2026-11-17', 9), at('2026-11-17', 10), at('2026-11-02', 13)])).toEqual(at('2026-11-17', 10))
    expect(latestOf([])).toBeNull()
  })
})

describe('families as counts', () => {
  it('are reached only when sought, and agree only when reached', () => {
    expect(readContactCount({ sought: '8', reached: '5', agreements: '2' })).toEqual({ sought: 8, reached: 5, agreements: 2 })
    for (const bad of [{ sought: '5', reached: '8', agreements: '0' }, { sought: '5', reached: '1', agreements: '2' }, { sought: '0', reached: '0', agreements: '0' }, { sought: 'x', reached: '1', agreements: '0' }, { sought: '1,5', reached: '1', agreements: '0' }]) {
      expect(readContactCount(bad)).toBeNull()
    }
  })
  it('are added by week, the latest first', () => {
    expect(countsByWeek([{ on: '2026-11-09', sought: 3, reached: 2, agreements: 1 }, { on: '2026-11-18', sought: 4, reached: 4, agreements: 0 }, { on: '2026-11-13', sought: 1, reached: 0, agreements: 0 }])).toEqual([
      { monday: '2026-11-16', sought: 4, reached: 4, agreements: 0 }, { monday: '2026-11-09', sought: 4, reached: 2, agreements: 1 },
    ])
  })
})
