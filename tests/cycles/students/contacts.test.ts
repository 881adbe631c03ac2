import { describe, expect, it } from 'vitest'
import { countsByWeek, isUnanswered, latestOf, readAnswer, readContact as readContactAt, readContactCount, readSchoolChange } from '../../../cycles/students/contacts.ts'

const given = { on: '2026-11-16', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: '', nextOn: '', way: 'alone', professions: ['homeroom-teacher'], referredTo: '', backBy: '' }
const today = '2026-11-18'
const readContact = (entry: typeof given, day: string) => readContactAt(entry, day, { steps: ['homeroom', 'home-visit', 'con-la-dupla'], daysBack: { inside: 7, outside: 21 } })

describe('a contact', () => {
  it('is chosen words and days, and may have no next step', () => {
    expect(readContact(given, today)).toEqual({ ok: true, entry: { on: '2026-11-16', step: 'homeroom', how: 'call', outcome: 'reached', nextStep: null, nextOn: null, way: 'alone', professions: ['homeroom-teacher'], referredTo: null, backBy: null } })
  })
  it('takes no other word: nothing about a family can be written in it', () => {
    for (const key of ['step', 'how', 'outcome', 'nextStep', 'way'] as const) expect(readContact({ ...given, nextOn: '2026-11-20', [key]: 'una licencia' }, today)).toMatchObject({ ok: false })
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
  it('is a rung of the school\'s own ladder, and no other', () => {
    expect(readContact({ ...given, step: 'con-la-dupla' }, today)).toMatchObject({ ok: true, entry: { step: 'con-la-dupla' } })
    expect(readContact({ ...given, step: 'team' }, today)).toEqual({ ok: false, problems: ['step'] })
  })
  it('says of a referral whether it went inside or outside, and never which network', () => {
    expect(readContact({ ...given, way: 'referral' }, today)).toEqual({ ok: false, problems: ['referredTo'] })
    expect(readContact({ ...given, way: 'referral', referredTo: 'protection' }, today)).toEqual({ ok: false, problems: ['referredTo'] })
    expect(readContact({ ...given, way: 'joint', referredTo: 'outside' }, today)).toMatchObject({ ok: true, entry: { referredTo: null, backBy: null } })
  })
  it('that was passed on comes back on the day typed, or on the protocol\'s', () => {
    expect(readContact({ ...given, way: 'referral', referredTo: 'outside' }, today)).toMatchObject({ entry: { referredTo: 'outside', backBy: '2026-12-07' } })
    expect(readContact({ ...given, way: 'hand-over' }, today)).toMatchObject({ entry: { referredTo: null, backBy: '2026-11-23' } })
    expect(readContact({ ...given, way: 'referral', referredTo: 'inside', backBy: '2026-11-20' }, today)).toMatchObject({ entry: { backBy: '2026-11-20' } })
    expect(readContact({ ...given, way: 'referral', referredTo: 'inside', backBy: '2026-11-15' }, today)).toEqual({ ok: false, problems: ['backBy'] })
  })
  it('asks for its answer once its day is past, and takes one from the day it was passed on until today', () => {
    expect([isUnanswered({ backBy: '2026-11-18', answeredOn: null }, today), isUnanswered({ backBy: '2026-11-17', answeredOn: null }, today), isUnanswered({ backBy: '2026-11-17', answeredOn: '2026-11-18' }, today)]).toEqual([false, true, false])
    expect(readAnswer({ answer: 'taken', answeredOn: '2026-11-18' }, '2026-11-03', today)).toEqual({ answer: 'taken', answeredOn: '2026-11-18' })
    for (const bad of [{ answer: 'sí', answeredOn: today }, { answer: 'taken', answeredOn: '2026-11-19' }, { answer: 'taken', answeredOn: '2026-11-02' }, { answer: 'taken', answeredOn: '' }]) expect(readAnswer(bad, '2026-11-03', today)).toBeNull()
  })
  it('is followed by the latest one, and of two of a day by the one written last', () => {
    const at = (on: string, hour: number) => ({ on, writtenAt: new Date(Date.UTC(2026, 10, 18, hour)) })
    expect(latestOf([at('2026-11-16', 12), at('2026-11-17', 9), at('2026-11-17', 10), at('2026-11-02', 13)])).toEqual(at('2026-11-17', 10))
    expect(latestOf([])).toBeNull()
  })
})

describe('help to change school', () => {
  it('is written only where the family asked for it, in chosen words', () => {
    expect(readSchoolChange({ on: today, helps: ['papers', 'looking', 'porque conviene'], familyAsked: true }, today)).toEqual({ ok: true, on: today, helps: ['looking', 'papers'] })
    expect(readSchoolChange({ on: today, helps: ['papers'], familyAsked: false }, today)).toEqual({ ok: false, problems: ['familyAsked'] })
    expect(readSchoolChange({ on: '2026-11-19', helps: [], familyAsked: true }, today)).toEqual({ ok: false, problems: ['helps', 'changeOn'] })
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
