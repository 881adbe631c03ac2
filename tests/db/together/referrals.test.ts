import { expect, it } from 'vitest'
import { newId } from '../../../db/ids.ts'
import { countOpenReferrals, listReferrals, setAnswerWithdrawn, setReferralWithdrawn, writeReferral, writeReferralAnswer } from '../../../db/together/referrals.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantCycle, plantPeople, today } from '../notebook/plant.ts'

onEachEngine('what a team passes on', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const which = { rbd: boldos, cycleId }
    const write = (id = newId(store.clock.now()), more: { count?: number; backBy?: string } = {}) =>
      writeReferral(store, { ...which, id, weekOf: '2026-11-02', place: 'oln', way: 'referral', count: 3, responsible: null, backBy: '2026-11-16', by: people.rosa, ...more })
    const answer = (referralId: string, count: number) => writeReferralAnswer(store, { ...which, referralId, on: '2026-11-10', answer: 'taken', count, by: people.pedro })
    return { store, people, cycleId, which, write, answer }
  }

  it('is written once however often it is sent, and only in a cycle of the school', async () => {
    const { store, people, cycleId, which, write } = await plant()
    const id = newId(store.clock.now())
    expect(await Promise.all([write(id), write(id)])).toEqual([{ ok: true, id }, { ok: true, id }])
    expect(await listReferrals(store, which)).toHaveLength(1)
    expect(await listReferrals(store, { rbd: bahia, cycleId })).toEqual([])
    expect(await writeReferral(store, { rbd: bahia, cycleId, id: newId(store.clock.now()), weekOf: '2026-11-02', place: 'oln', way: 'referral', count: 3, responsible: null, backBy: '2026-11-16', by: people.rosa })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is answered of no more than were passed on, whoever answers at once', async () => {
    const { store, which, write, answer } = await plant()
    const made = await write()
    const id = made.ok ? made.id : ''
    const answers = await Promise.all([answer(id, 2), answer(id, 2)])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect(answers.find(a => !a.ok)).toEqual({ ok: false, reason: 'more-than-open' })
    expect(await countOpenReferrals(store, which, today)).toEqual({ open: 1, overdue: 1 })
    expect(await countOpenReferrals(store, which, '2026-11-16')).toEqual({ open: 1, overdue: 0 })
  })

  it('is taken out and put back, and an answer too where there is still room for it', async () => {
    const { store, which, write, answer } = await plant()
    const made = await write()
    const id = made.ok ? made.id : ''
    const first = await answer(id, 3)
    const answerId = first.ok ? first.id : ''
    expect(await setAnswerWithdrawn(store, { ...which, referralId: id, id: answerId, withdrawn: true })).toMatchObject({ ok: true })
    expect(await countOpenReferrals(store, which, today)).toEqual({ open: 3, overdue: 3 })
    await answer(id, 1)
    expect(await setAnswerWithdrawn(store, { ...which, referralId: id, id: answerId, withdrawn: false })).toEqual({ ok: false, reason: 'more-than-open' })
    expect(await setReferralWithdrawn(store, { ...which, id, withdrawn: true })).toBe(true)
    expect(await countOpenReferrals(store, which, today)).toEqual({ open: 0, overdue: 0 })
    expect(await answer(id, 1)).toEqual({ ok: false, reason: 'not-found' })
    expect((await listReferrals(store, which)).map(r => [r.isWithdrawn, r.answers.length, r.withdrawnAnswers.length])).toEqual([[true, 1, 1]])
    expect(await setReferralWithdrawn(store, { rbd: bahia, cycleId: which.cycleId, id, withdrawn: false })).toBe(false)
    expect(await setReferralWithdrawn(store, { ...which, id, withdrawn: false })).toBe(true)
  })
})
