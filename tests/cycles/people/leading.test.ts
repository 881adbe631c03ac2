import { describe, expect, it } from 'vitest'
import { isComing, isCurrentOn, readStandInDays } from '../../../cycles/people/leading.ts'

const today = '2026-11-18'

describe('the days of a stand-in', () => {
  it('begin today unless said otherwise, and may have no end', () => {
    expect(readStandInDays({ from: '', until: '' }, today)).toEqual({ ok: true, from: today, until: null })
    expect(readStandInDays({ from: '2026-12-01', until: '2026-12-01' }, today)).toEqual({ ok: true, from: '2026-12-01', until: '2026-12-01' })
    expect(readStandInDays({ from: '2026-11-02', until: today }, today)).toMatchObject({ ok: true })
  })

  it('exist, do not end before they begin, and are not over', () => {
    expect(readStandInDays({ from: '2026-02-30', until: '' }, today)).toEqual({ ok: false, field: 'from', problem: 'day_not_real' })
    expect(readStandInDays({ from: '', until: 'pronto' }, today)).toEqual({ ok: false, field: 'until', problem: 'day_not_real' })
    expect(readStandInDays({ from: '2026-12-02', until: '2026-12-01' }, today)).toEqual({ ok: false, field: 'until', problem: 'day_before_start' })
    expect(readStandInDays({ from: '2026-11-02', until: '2026-11-17' }, today)).toEqual({ ok: false, field: 'until', problem: 'stand_in_over' })
  })

  it('are counted whole, both ends included; one ended before it began neither is nor comes', () => {
    expect(isCurrentOn({ startsOn: '2026-11-18', endsOn: '2026-11-18' }, today)).toBe(true)
    expect(isCurrentOn({ startsOn: '2026-11-18', endsOn: '2026-11-17' }, today)).toBe(false)
    expect(isComing({ startsOn: '2026-12-01', endsOn: null }, today)).toBe(true)
    expect(isComing({ startsOn: '2026-12-01', endsOn: '2026-11-17' }, today)).toBe(false)
    expect(isComing({ startsOn: '2026-11-18', endsOn: null }, today)).toBe(false)
  })
})
