import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { isPast, openInOrder, settledInOrder } from '../../../cycles/visits/agreements.ts'
import { cyclesToTalkOf, topicsOfPhase } from '../../../cycles/visits/agenda.ts'
import { monthFrom, monthOf, monthRows, readMonthKey } from '../../../cycles/visits/month.ts'
import { nextVisitOf, usualWeeks } from '../../../cycles/visits/rhythm.ts'
import { asVisitBody, readAgreement, readEveryWeeks, readNote, readVisitBody, readVisitPlan } from '../../../cycles/visits/visit.ts'

describe('what is written of a visit', () => {
  it('takes 300,000 characters of minutes and refuses one more with a word for the field', () => {
    expect(readVisitBody({ talked: 'a'.repeat(300_000) })).toMatchObject({ ok: true })
    expect(readVisitBody({ talked: 'a'.repeat(300_001) })).toEqual({ ok: false, problems: { talked: 'text_too_long' } })
    expect(readVisitBody({})).toEqual({ ok: true, body: { purpose: '', present: '', looked: '', talked: '', next: '' } })
  })

  it('asks for a day that is one, an hour that is one, and the schools its kind is of', () => {
    expect(readVisitPlan({ kind: 'visit', onDay: '2026-11-26', atTime: '10:30', purpose: 'Mirar los lunes' }, [90001])).toEqual({ ok: true, plan: { kind: 'visit', onDay: '2026-11-26', atTime: '10:30', purpose: 'Mirar los lunes', rbds: [90001] } })
    expect(readVisitPlan({ kind: 'visit', onDay: '2026-02-30' }, [])).toEqual({ ok: false, problems: { onDay: 'day_not_real', schools: 'visit_school_missing' } })
    expect(readVisitPlan({ kind: 'visit', onDay: '', atTime: '25:00' }, [90001, 90003])).toEqual({ ok: false, problems: { onDay: 'visit_day_missing', atTime: 'visit_time_not_read', schools: 'visit_of_several' } })
    expect(readVisitPlan({ kind: 'network', onDay: '2026-11-26' }, [90001, 90001])).toEqual({ ok: false, problems: { schools: 'visit_network_of_one' } })
    expect(readVisitPlan({ kind: 'network', onDay: '2026-11-26' }, [90001, 90003])).toMatchObject({ ok: true, plan: { rbds: [90001, 90003] } })
  })

  it('asks an agreement for what, and for a day that does not lie before the visit', () => {
    expect(readAgreement({ what: 'Contar los lunes', who: 'Jefa de UTP', byDay: '2026-11-27' }, '2026-11-20')).toMatchObject({ ok: true })
    expect(readAgreement({ what: 'Contar los lunes', byDay: '' }, '2026-11-20')).toMatchObject({ ok: true })
    expect(readAgreement({ what: ' ', byDay: '2026-11-31' }, '2026-11-20')).toEqual({ ok: false, problems: { what: 'agreement_what_missing', byDay: 'day_not_real' } })
    expect(readAgreement({ what: 'x', byDay: '2026-11-19' }, '2026-11-20')).toEqual({ ok: false, problems: { byDay: 'agreement_before_visit' } })
    expect(readAgreement({ what: 'x'.repeat(300_000) }, '2026-11-20')).toEqual({ ok: false, problems: { what: 'agreement_too_long' } })
  })

  it('asks a note for words, and keeps it its writer’s unless told', () => {
    expect(readNote({ text: '  ' })).toEqual({ ok: false, problems: { text: 'note_text_missing' } })
    expect(readNote({ text: 'Llegar por el portón norte', audience: 'todos' })).toEqual({ ok: true, note: { text: 'Llegar por el portón norte', audience: 'own' } })
  })

  it('reads a rhythm of weeks somebody could mean', () => {
    expect(['4', '26', '0', '27', '', 'x', '4.5'].map(readEveryWeeks)).toEqual([4, 26, null, null, null, null, null])
  })

  it('and minutes kept before a field existed have it empty', () => {
    expect(asVisitBody({ talked: 'x' })).toEqual({ purpose: '', present: '', looked: '', talked: 'x', next: '' })
  })
})

describe('when the next visit falls', () => {
  const next = (lastHeld: string | null, today: string, planned: string | null = null, everyWeeks = usualWeeks) => nextVisitOf({ lastHeld, planned, everyWeeks, today })

  it('is the day it is planned for, and never before they first met', () => {
    expect(next('2026-10-20', '2026-11-18', '2026-11-24')).toEqual({ kind: 'planned', on: '2026-11-24' })
    expect(next('2026-10-20', '2026-11-18', '2026-11-03')).toMatchObject({ kind: 'now' })
    expect(next(null, '2026-11-18')).toEqual({ kind: 'never' })
  })

  it('counts weeks with classes: breaks make nobody late', () => {
    expect(next('2026-06-10', '2026-07-15')).toEqual({ kind: 'ahead', week: '2026-07-20' })
    expect(next('2026-10-20', '2026-11-11')).toEqual({ kind: 'ahead', week: '2026-11-16' })
    expect(next('2026-10-20', '2026-11-18')).toEqual({ kind: 'now', week: '2026-11-16' })
    expect(next('2026-08-05', '2026-11-18')).toEqual({ kind: 'since', week: '2026-08-31' })
  })

  it('never says of whoever meets monthly, the same weekday or the same date, that the time went by', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 275 }), fc.integer({ min: 1, max: 35 }), (start, after) => {
      const last = addDays('2026-03-02', start)
      expect(['ahead', 'now']).toContain(next(last, addDays(last, after)).kind)
    }))
  })
})

describe('what there is to talk about', () => {
  const none = { challenge: null, data: null, implementation: null, learnings: null }

  it('follows the phase, from ready pages only; a page that is not ready is mentioned once', () => {
    expect(topicsOfPhase('planning', none, [])).toEqual([{ asks: 'challenge', page: 'challenge', said: null }, { asks: 'data', page: 'data', said: null }])
    const ready = { ...none, implementation: { howItGoes: 'Faltan 5 y no 9.' } }
    expect(topicsOfPhase('implementing', ready, [{ what: 'Guardar puesto', state: 'doing' }, { what: 'Medir', state: 'planned' }])).toEqual([
      { asks: 'how-it-goes', page: 'implementation', said: 'Faltan 5 y no 9.' }, { asks: 'under-way', page: 'implementation', said: 'Guardar puesto' }, { asks: 'expected', page: 'challenge', said: null },
    ])
    expect(topicsOfPhase('closed', none, []).map(t => t.asks)).toEqual(['learnt'])
  })

  it('speaks of the open cycles, or of the latest that ended', () => {
    const cycle = (n: number, closedOn: string | null) => ({ n, closedOn, droppedOn: null })
    expect(cyclesToTalkOf([cycle(3, null), cycle(2, '2026-07-01'), cycle(1, null)]).map(c => c.n)).toEqual([3, 1])
    expect(cyclesToTalkOf([cycle(2, '2026-07-01'), cycle(1, '2026-03-01')]).map(c => c.n)).toEqual([2])
    expect(cyclesToTalkOf([])).toEqual([])
  })
})

describe('agreements', () => {
  const of = (id: string, state: 'open' | 'done' | 'left', byDay: string | null, settledOn: string | null = null) => ({ id, state, byDay, settledOn })
  it('are read open ones first, by their day; then what was settled, the latest first', () => {
    const all = [of('a', 'open', null), of('b', 'done', '2026-11-01', '2026-11-02'), of('c', 'open', '2026-12-01'), of('d', 'left', null, '2026-11-10'), of('e', 'open', '2026-11-01')]
    expect(openInOrder(all).map(a => a.id)).toEqual(['e', 'c', 'a'])
    expect(settledInOrder(all).map(a => a.id)).toEqual(['d', 'b'])
    expect(all.map(a => isPast(a, '2026-11-18'))).toEqual([false, false, false, false, true])
  })
})

describe('an advisor’s month', () => {
  const visit = (id: string, onDay: string, state: 'planned' | 'held' | 'cancelled' = 'held', rbds = [90001]) => ({ id, kind: 'visit' as const, state, onDay, rbds })
  const agreement = (id: string, onDay: string, state: 'open' | 'done' = 'open', settledOn: string | null = null) => ({ id, rbd: 90001, onDay, what: `=${id}`, who: 'UTP', byDay: null, state, settledOn })
  const all = {
    visits: [visit('v2', '2026-11-20', 'planned', [90001, 90003]), visit('v1', '2026-11-04'), visit('v0', '2026-10-06'), visit('vx', '2026-11-11', 'cancelled')],
    agreements: [agreement('a1', '2026-11-04'), agreement('a0', '2026-10-06'), agreement('ad', '2026-10-06', 'done', '2026-11-03'), agreement('al', '2026-10-06', 'done', '2026-10-09')],
    comments: [{ rbd: 90003, onDay: '2026-11-02' }, { rbd: 90001, onDay: '2026-11-02' }, { rbd: 90001, onDay: '2026-11-03' }, { rbd: 90001, onDay: '2026-10-31' }],
  }
  it('holds what was held and planned in it, what was agreed, what was open at its end, and how many comments each school got', () => {
    const now = monthOf(all, '2026-11', '2026-11-18')
    expect([now.held.map(v => v.id), now.planned.map(v => v.id), now.agreed.map(a => a.id), now.pending.map(a => a.id), now.comments, now.schoolsMet])
      .toEqual([['v1'], ['v2'], ['a1'], ['a0', 'a1'], [{ rbd: 90001, count: 2 }, { rbd: 90003, count: 1 }], 1])
    // In October what was done in November was still open.
    expect(monthOf(all, '2026-10', '2026-11-18').pending.map(a => a.id)).toEqual(['a0', 'ad'])
  })

  it('makes rows for a file: a visit for each of its schools, an agreement once', () => {
    const words = {
      header: ['', '', '', '', '', '', '', ''] as const, school: (rbd: number) => `S${rbd}`, visit: (v: { state: string }) => ({ kind: 'visita', state: v.state }),
      agreement: { kind: 'acuerdo', state: (a: { state: string }) => a.state }, comments: 'comentarios', own: 'texto',
    }
    const rows = monthRows(monthOf(all, '2026-11', '2026-11-18'), 'Mis palabras', words)
    expect(rows.map(r => r[0])).toEqual(['visita', 'visita', 'visita', 'acuerdo', 'acuerdo', 'comentarios', 'comentarios', 'texto'])
    expect(rows[3]).toEqual(['acuerdo', '2026-11-04', 'S90001', 90001, '=a1', 'UTP', '', 'open'])
  })

  it('is the one asked for, or this one', () => {
    expect([readMonthKey('2026-10', '2026-11-18'), readMonthKey('2026-13', '2026-11-18'), readMonthKey(null, '2026-11-18')]).toEqual(['2026-10', '2026-11', '2026-11'])
    expect([monthFrom('2026-01', -1), monthFrom('2026-12', 1), monthFrom('2026-06', 0)]).toEqual(['2025-12', '2027-01', '2026-06'])
  })
})
