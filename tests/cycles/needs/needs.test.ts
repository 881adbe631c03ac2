import { describe, expect, it } from 'vitest'
import { countByKind, isWaiting, needKinds, stateOfNeed, timelineOf, type NeedFacts } from '../../../cycles/needs/needs.ts'
import { longestNeed, readInCharge, readNeed, readNeedAnswer } from '../../../cycles/needs/read-need.ts'

const raised: NeedFacts<string> = { raisedAt: 'a', withdrawnAt: null, receivedAt: null, inChargeOf: null, answer: null, answerDay: null, answeredAt: null }
const received = { ...raised, receivedAt: 'b', inChargeOf: 'Elena Rivas' }
const answered = { ...received, answer: 'when' as const, answerDay: '2027-03-05', answeredAt: 'c' }

describe('the way of a need', () => {
  it('goes from raised to received to answered, each with its day', () => {
    expect([raised, received, answered].map(stateOfNeed)).toEqual(['raised', 'received', 'answered'])
    expect([raised, received, answered].map(isWaiting)).toEqual([true, true, false])
    expect(timelineOf(raised)).toEqual([{ step: 'raised', at: 'a' }, { step: 'received', at: null, inChargeOf: null }, { step: 'answered', at: null, answer: null, day: null }])
    expect(timelineOf(answered)).toEqual([{ step: 'raised', at: 'a' }, { step: 'received', at: 'b', inChargeOf: 'Elena Rivas' }, { step: 'answered', at: 'c', answer: 'when', day: '2027-03-05' }])
  })
  it('ends where the school took it back', () => {
    expect(timelineOf({ ...received, withdrawnAt: 'd' }).map(s => s.step)).toEqual(['raised', 'received', 'withdrawn'])
    expect(timelineOf({ ...raised, withdrawnAt: 'd' }).map(s => s.step)).toEqual(['raised', 'withdrawn'])
    expect(isWaiting({ ...received, withdrawnAt: 'd' })).toBe(false)
  })
})

describe('needs by kind', () => {
  it('count a school once for a kind, and none that was taken back', () => {
    const counts = countByKind([
      { rbd: 1, kind: 'transport', withdrawnAt: null }, { rbd: 1, kind: 'transport', withdrawnAt: null }, { rbd: 2, kind: 'transport', withdrawnAt: null },
      { rbd: 3, kind: 'transport', withdrawnAt: 'x' }, { rbd: 3, kind: 'staff', withdrawnAt: null },
    ])
    expect(counts.map(c => c.kind)).toEqual(needKinds)
    expect(counts.filter(c => c.needs > 0)).toEqual([{ kind: 'transport', schools: 2, needs: 3 }, { kind: 'staff', schools: 1, needs: 1 }])
  })
})

describe('the forms of a need', () => {
  it('ask what it is about and what is needed', () => {
    expect(readNeed({ needKind: 'transport', needText: ' el bus\r\n ' })).toEqual({ ok: true, need: { kind: 'transport', text: 'el bus' } })
    expect(readNeed({})).toEqual({ ok: false, problems: { needKind: 'need_kind_missing', needText: 'need_text_missing' } })
    expect(readNeed({ needKind: 'helicopter', needText: 'x'.repeat(longestNeed + 1) })).toEqual({ ok: false, problems: { needKind: 'need_kind_missing', needText: 'need_too_long' } })
  })
  it('ask who sees to it, by name', () => {
    expect(readInCharge({ inChargeOf: ' Elena\n Rivas ' })).toEqual({ ok: true, inChargeOf: 'Elena Rivas' })
    expect(readInCharge({ inChargeOf: ' ' })).toEqual({ ok: false, problems: { inChargeOf: 'need_name_missing' } })
    expect(readInCharge({ inChargeOf: 'x'.repeat(201) })).toMatchObject({ ok: false })
  })
  it('take a yes as it is, a no with its reason, and a yes from a day that lies ahead', () => {
    const answer = (fields: object) => readNeedAnswer(fields as Record<string, unknown>, '2026-11-18')
    expect(answer({ answer: 'yes', answerDay: '2027-01-01' })).toEqual({ ok: true, answer: { answer: 'yes', text: '', day: null } })
    expect(answer({ answer: 'no' })).toEqual({ ok: false, problems: { answerText: 'need_no_needs_why' } })
    expect(answer({ answer: 'no', answerText: 'no hay contrato' })).toMatchObject({ ok: true })
    expect(answer({ answer: 'when' })).toEqual({ ok: false, problems: { answerDay: 'need_day_missing' } })
    expect(answer({ answer: 'when', answerDay: '2026-11-17' })).toEqual({ ok: false, problems: { answerDay: 'need_day_past' } })
    expect(answer({ answer: 'when', answerDay: '2026-02-30' })).toEqual({ ok: false, problems: { answerDay: 'day_not_real' } })
    expect(answer({ answer: 'when', answerDay: '2026-11-18' })).toEqual({ ok: true, answer: { answer: 'when', text: '', day: '2026-11-18' } })
    expect(answer({})).toEqual({ ok: false, problems: { answer: 'need_answer_missing' } })
  })
})
