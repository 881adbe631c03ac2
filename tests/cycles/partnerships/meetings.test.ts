import { describe, expect, it } from 'vitest'
import { readMeeting, rhythmOf, threeMonthsAfter } from '../../../cycles/partnerships/meetings.ts'
import { readPartnership, readReading, readReview } from '../../../cycles/partnerships/partnership.ts'

const today = '2026-11-18'
const held = (onDay: string) => ({ onDay, state: 'held' as const })

describe('meetings with a partner', () => {
  it('three months on is the same day, or the last of a shorter month', () => {
    expect(['2026-08-18', '2025-11-30', '2026-10-31', '2026-12-05'].map(threeMonthsAfter)).toEqual(['2026-11-18', '2026-02-28', '2027-01-31', '2027-03-05'])
  })

  it('asks when three months have gone by since the last one and none is planned', () => {
    expect(rhythmOf([held('2026-08-18')], { begun: '2026-03-02', today })).toEqual({ lastHeld: '2026-08-18', next: null, asks: true, days: 92 })
    expect(rhythmOf([held('2026-08-19')], { begun: '2026-03-02', today }).asks).toBe(false)
    expect(rhythmOf([held('2026-05-04'), { onDay: '2026-11-25', state: 'planned' }], { begun: '2026-03-02', today })).toMatchObject({ next: '2026-11-25', asks: false })
    // One that was planned and never said to be held is no meeting.
    expect(rhythmOf([{ onDay: '2026-10-01', state: 'planned' }, { onDay: '2026-10-08', state: 'not-held' }], { begun: '2026-03-02', today })).toMatchObject({ lastHeld: null, asks: true })
    expect(rhythmOf([], { begun: '2026-11-02', today })).toMatchObject({ lastHeld: null, asks: false })
  })

  it('may be held without anybody said to have been there, and not on a day to come', () => {
    expect(readMeeting({ onDay: '2026-11-18', state: 'held' }, today)).toMatchObject({ ok: true, value: { present: [], partnerPresent: '' } })
    expect(readMeeting({ onDay: '2026-11-19', state: 'held' }, today)).toEqual({ ok: false, problems: { onDay: 'held-tomorrow' } })
    expect(readMeeting({ onDay: '2026-11-19' }, today)).toMatchObject({ ok: true, value: { state: 'planned' } })
    expect(readMeeting({ onDay: '2026-02-30' }, today)).toEqual({ ok: false, problems: { onDay: 'day-unread' } })
    expect(readMeeting({ onDay: '' }, today)).toEqual({ ok: false, problems: { onDay: 'day-missing' } })
    expect(readMeeting({ onDay: '2026-11-02', state: 'held', present: 'principal nobody social-worker' }, today)).toMatchObject({ ok: true, value: { present: ['principal', 'social-worker'] } })
  })
})

describe('a partnership and how it is looked at', () => {
  it('needs what it is for, and days in their order', () => {
    expect(readPartnership({ purpose: ' ', from: '2026-05-01', to: '2026-04-01' })).toEqual({ ok: false, problems: { purpose: 'purpose-missing', to: 'to-before-from' } })
    expect(readPartnership({ purpose: 'Acompañar las tardes', from: '', to: '2026-12-31' }).ok).toBe(true)
  })
  it('is seen at one stage of the vision, on a day that has come', () => {
    expect(readReading({ kind: 'vision', stage: 'strategic', onDay: '' }, today)).toEqual({ ok: true, value: { kind: 'vision', onDay: today, marks: ['strategic'], note: '' } })
    expect(readReading({ kind: 'vision', stage: 'perfect', onDay: '2026-12-01' }, today)).toEqual({ ok: false, problems: { stage: 'stage-missing', onDay: 'day-unread' } })
    expect(readReading({ kind: 'quality', marks: 'families goals families' }, today)).toMatchObject({ ok: true, value: { marks: ['goals', 'families'] } })
    expect(readReading({ kind: 'quality', marks: '' }, today)).toEqual({ ok: false, problems: { marks: 'marks-missing' } })
  })
  it('is evaluated itself: words and whether it goes on', () => {
    expect(readReview('evaluation', { together: 'Nos vemos seguido' }, today)).toEqual({ ok: false, problems: { decision: 'decision-missing' } })
    expect(readReview('swot', { threats: 'Cambio de equipo' }, today)).toMatchObject({ ok: true, value: { decision: null, texts: { strengths: '', threats: 'Cambio de equipo' } } })
    expect(readReview('swot', {}, today)).toEqual({ ok: false, problems: { strengths: 'nothing-written' } })
  })
})
