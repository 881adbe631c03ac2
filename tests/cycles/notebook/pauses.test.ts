import { describe, expect, it } from 'vitest'
import { currentPauseOf, proposedUntil, readPause, type Pause } from '../../../cycles/notebook/pauses.ts'

const today = '2026-11-18'

describe('a rest', () => {
  it('is read with a reason of the list and a last day from today to half a year ahead', () => {
    expect(readPause({ reason: 'strike', until: today }, today)).toEqual({ ok: true, reason: 'strike', until: today })
    expect(readPause({ reason: 'tests', until: '2027-05-20' }, today)).toMatchObject({ ok: true })
    expect(readPause({ reason: 'tests', until: '2027-05-21' }, today)).toEqual({ ok: false, field: 'until', problem: 'pause_too_long' })
    expect(readPause({ reason: 'tests', until: '2026-11-17' }, today)).toEqual({ ok: false, field: 'until', problem: 'pause_until_past' })
    for (const until of ['', '2026-02-30', '20-11-2026', 'mañana']) expect(readPause({ reason: 'tests', until }, today)).toEqual({ ok: false, field: 'until', problem: 'day_not_real' })
    expect(readPause({ reason: 'enfermedad', until: today }, today)).toEqual({ ok: false, field: 'reason', problem: 'value_not_known' })
  })

  it('lasts through its last day, and ends on the day it is taken up again', () => {
    const rest: Pause = { id: 'p', startsOn: '2026-11-09', until: '2026-11-24', reason: 'tests', endedOn: null }
    expect(['2026-11-08', '2026-11-09', '2026-11-24', '2026-11-25'].map(day => currentPauseOf([rest], day)?.id ?? null)).toEqual([null, 'p', 'p', null])
    expect(['2026-11-17', '2026-11-18'].map(day => currentPauseOf([{ ...rest, endedOn: '2026-11-18' }], day)?.id ?? null)).toEqual(['p', null])
  })

  it('is proposed until the Friday of next week, from any day of this one', () => {
    expect(['2026-11-16', '2026-11-18', '2026-11-22'].map(proposedUntil)).toEqual(['2026-11-27', '2026-11-27', '2026-11-27'])
    expect(proposedUntil('2026-12-28')).toBe('2027-01-08')
  })
})
