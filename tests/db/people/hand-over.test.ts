import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { whyMay } from '../../../cycles/people/permissions.ts'
import { handOverSchools, listAdvisedSchools, listAdvisors } from '../../../db/people/hand-over.ts'
import { listMemberships } from '../../../db/people/sessions.ts'
import { getSchoolThing } from '../../../db/territory.ts'
import { elMirador, ignacioBarria, losBoldos, marcelaPaillan, plantCast, quebradaHonda, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'

onEachEngine('schools handed from one advisor to another', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store, { installation: 'real' })
    const ids = async (...rbds: number[]) => (await listAdvisedSchools(store, marcelaPaillan.id, today)).filter(a => rbds.includes(a.rbd)).map(a => a.membershipId)
    const hand = (membershipIds: string[], over: object = {}) => handOverSchools(store, { from: marcelaPaillan.id, to: ignacioBarria.id, membershipIds, onDay: '2026-12-01', by: tomasAguilera.id, today, ...over })
    const advises = async (personId: string, rbd: number, day: string) => whyMay({ id: personId, memberships: await listMemberships(store, personId) }, 'notebook.readReady', await getSchoolThing(store, rbd, today), day) !== null
    return { store, ids, hand, advises }
  }

  it('are the old one’s until the day before and the new one’s from that day on, recorded and told', async () => {
    const { store, ids, hand, advises } = await plant()
    expect(await hand(await ids(losBoldos.rbd, elMirador.rbd))).toEqual({ ok: true, schools: 2 })
    const who = async (day: string, rbd = losBoldos.rbd) => [await advises(marcelaPaillan.id, rbd, day), await advises(ignacioBarria.id, rbd, day)]
    expect([await who('2026-11-30'), await who('2026-12-01')]).toEqual([[true, false], [false, true]])
    expect(await who('2026-12-01', quebradaHonda.rbd)).toEqual([true, false])
    const told = await store.read.select({ detail: store.s.audit.detail, rbd: store.s.audit.rbd }).from(store.s.audit).where(eq(store.s.audit.event, 'advising.handed-over'))
    expect(told.map(t => t.rbd).sort()).toEqual([losBoldos.rbd, elMirador.rbd])
    expect(told[0]!.detail).toEqual({ of: ignacioBarria.id, from: marcelaPaillan.id, onDay: '2026-12-01' })
    const notices = await store.read.select({ personId: store.s.notice.personId }).from(store.s.notice).where(eq(store.s.notice.kind, 'handed-over'))
    expect(notices.filter(n => n.personId === ignacioBarria.id)).toHaveLength(2)
    expect(notices.some(n => n.personId === rosaHuenchul.id)).toBe(true)
  })

  it('change hands once, whoever else is as fast', async () => {
    const { store, ids, hand } = await plant()
    const mine = await ids(losBoldos.rbd)
    const answers = await Promise.all([hand(mine), hand(mine)])
    expect(answers.map(a => (a.ok ? 'ok' : a.reason)).sort()).toEqual(['changed', 'ok'])
    expect((await listMemberships(store, ignacioBarria.id)).filter(m => m.scopeId === String(losBoldos.rbd))).toHaveLength(1)
    // All or none: one of two that is not theirs any more stops both.
    expect(await hand([...mine, ...(await ids(elMirador.rbd))])).toEqual({ ok: false, reason: 'changed' })
    expect(await ids(elMirador.rbd)).toHaveLength(1)
  })

  it('go to somebody who advises, from today on, by an administrator, who does not take them', async () => {
    const { ids, hand } = await plant()
    const mine = await ids(losBoldos.rbd)
    expect(await hand(mine, { by: rosaHuenchul.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await hand(mine, { by: marcelaPaillan.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await hand([])).toEqual({ ok: false, reason: 'schools' })
    for (const to of [marcelaPaillan.id, tomasAguilera.id, rosaHuenchul.id, 'nobody']) expect(await hand(mine, { to })).toEqual({ ok: false, reason: 'to' })
    for (const onDay of ['2026-11-17', '', '2026-02-30', '2028-01-01']) expect(await hand(mine, { onDay })).toEqual({ ok: false, reason: 'day' })
    expect(await hand(mine, { onDay: today })).toEqual({ ok: true, schools: 1 })
    expect(await ids(losBoldos.rbd)).toEqual([])
  })

  it('have advisors to be named by', async () => {
    const { store } = await plant()
    expect((await listAdvisors(store, today)).map(a => a.name)).toEqual(['Ignacio Barría', 'Marcela Paillán', 'Raúl Carimán'])
    await store.tx(tx => tx.update(store.s.person).set({ disabledAt: new Date('2026-11-01T12:00:00Z') }).where(eq(store.s.person.id, ignacioBarria.id)))
    expect((await listAdvisors(store, today)).map(a => a.name)).toEqual(['Marcela Paillán', 'Raúl Carimán'])
  })
})
