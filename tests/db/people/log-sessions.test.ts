/** A phone's session for entries: thirty days, in a cookie of its own, for nothing else; how it begins and what ends it. */
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { setDemoClock } from '../../../db/installation.ts'
import { endMembership, disablePerson } from '../../../db/people/people.ts'
import { acceptInvitation, createInvitation } from '../../../db/people/invitations.ts'
import { createPasswordLink, usePasswordLink } from '../../../db/people/password-links.ts'
import { endOtherSessions, endSession, getPersonOfSession, listSessions, openSessionIn, signOut } from '../../../db/people/sessions.ts'
import { changePassword, signIn } from '../../../db/people/sign-in.ts'
import { whyMay, type Thing } from '../../../cycles/people/permissions.ts'
import { anaSepulveda, demoPassword, elenaRivas, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, hoursLater, withCast } from './open.ts'

const days = (n: number) => hoursLater(n * 24)
const onHerPhone = { agentFamily: 'Chrome, Android', sharedComputer: false, wantsLog: true }
const enter = async (store: Store, person: CastPerson = rosaHuenchul, how: Partial<Parameters<typeof signIn>[1]> = {}) => {
  const answer = await signIn(store, { email: person.email, password: demoPassword, ...onHerPhone, ...how }, cheapHashing)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.session
}
const logOf = async (store: Store) => (await enter(store)).log!
const opens = async (store: Store, token: string) => (await getPersonOfSession(store, token, 'log')) !== null

onEachEngine('a phone’s session for entries', open => {
  it('is made at a sign-in that asks for it, beside the ordinary one, and each opens only its own', async () => {
    const store = await withCast(open)
    const session = await enter(store)
    expect(await getPersonOfSession(store, session.log!.token, 'log')).toMatchObject({ id: rosaHuenchul.id, session: { purpose: 'log', sharedComputer: false, agentFamily: 'Chrome, Android' } })
    expect(await getPersonOfSession(store, session.log!.token), 'in the ordinary cookie it is nobody’s').toBeNull()
    expect(await getPersonOfSession(store, session.token, 'log'), 'and the other way round').toBeNull()
    expect((await listSessions(store, rosaHuenchul.id)).map(s => s.purpose).sort()).toEqual(['all', 'log'])
    const [row] = await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'sign-in.ok'))
    expect(row?.detail).toEqual({ way: 'password', sharedComputer: false, phone: true })
  })

  it.each([
    ['not asked for', {}, { wantsLog: false }], ['on a borrowed phone', {}, { sharedComputer: true }],
    ['for an advisor', marcelaPaillan, {}], ['for the region', elenaRivas, {}], ['for an administrator', tomasAguilera, {}],
  ] as [string, CastPerson | object, object][])('is not made %s', async (_what, person, how) => {
    const store = await withCast(open)
    expect((await enter(store, 'email' in person ? person as CastPerson : rosaHuenchul, how)).log).toBeNull()
    expect(await store.read.select().from(store.s.session)).toHaveLength(1)
  })

  it('lasts thirty days, used or not, and no day more', async () => {
    const store = await withCast(open)
    const { token } = await logOf(store)
    clockOf(store).set(days(29.9))
    expect(await opens(store, token)).toBe(true)
    clockOf(store).set(days(30))
    expect(await opens(store, token)).toBe(false)
    expect(await listSessions(store, rosaHuenchul.id)).toEqual([])
  })

  it('outlives the ordinary session of the same sign-in', async () => {
    const store = await withCast(open)
    const session = await enter(store)
    clockOf(store).set(days(8))
    expect(await getPersonOfSession(store, session.token)).toBeNull()
    expect(await opens(store, session.log!.token)).toBe(true)
  })

  it('ends from the account page, by signing out, by closing all others, and by disabling its person', async () => {
    const store = await withCast(open)
    const byHand = await logOf(store)
    expect(await endSession(store, byHand.idHash, { personId: anaSepulveda.id, by: anaSepulveda.id }), 'by nobody else').toBe(false)
    expect(await endSession(store, byHand.idHash, { personId: rosaHuenchul.id, by: rosaHuenchul.id })).toBe(true)
    expect(await opens(store, byHand.token)).toBe(false)

    const both = await enter(store)
    await signOut(store, [both.token, both.log!.token], 'r1')
    expect([await getPersonOfSession(store, both.token), await opens(store, both.log!.token)]).toEqual([null, false])
    expect(await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'sign-out')), 'one person left, once').toHaveLength(1)

    const here = await enter(store)
    await endOtherSessions(store, here.idHash, { personId: rosaHuenchul.id, by: rosaHuenchul.id })
    expect(await opens(store, here.log!.token)).toBe(false)

    const last = await logOf(store)
    await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    expect(await opens(store, last.token)).toBe(false)
  })

  it('ends with the password that let it in, whether or not other sessions were to end, and by a password link', async () => {
    const store = await withCast(open)
    const here = await enter(store)
    const other = await enter(store, rosaHuenchul, { wantsLog: false })
    const change = { personId: rosaHuenchul.id, current: demoPassword, next: 'lluvia sobre las tejas', keepSession: here.idHash, endOtherSessions: false }
    expect(await changePassword(store, change, cheapHashing)).toEqual({ ok: true, ended: 1 })
    expect(await opens(store, here.log!.token)).toBe(false)
    for (const kept of [here, other]) expect(await getPersonOfSession(store, kept.token)).not.toBeNull()

    const again = await signIn(store, { email: rosaHuenchul.email, password: change.next, ...onHerPhone }, cheapHashing)
    const key = Buffer.alloc(32, 1)
    const link = await createPasswordLink(store, key, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    if (!link.ok || !again.ok) throw new Error('both were allowed')
    await usePasswordLink(store, key, link.token, { password: 'otra lluvia en las tejas' }, cheapHashing)
    expect(await opens(store, again.session.log!.token)).toBe(false)
  })

  it('says each time which memberships are current: one that ended opens nothing from the same day', async () => {
    const store = await withCast(open)
    const { token } = await logOf(store)
    const boldos: Thing = { kind: 'school', rbd: losBoldos.rbd, slepCode: losBoldos.slep.code, networkIds: [] }
    const mayWrite = async () => whyMay(await getPersonOfSession(store, token, 'log'), 'notebook.write', boldos, '2026-11-18') !== null
    expect(await mayWrite()).toBe(true)
    const [m] = await store.read.select().from(store.s.membership).where(eq(store.s.membership.personId, rosaHuenchul.id))
    expect(await endMembership(store, { membershipId: m!.id, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await mayWrite()).toBe(false)
  })

  it('gives way to the phone’s next owner, and stays when somebody only borrows the phone', async () => {
    const store = await withCast(open)
    const rosas = await logOf(store)
    const borrowed = await enter(store, anaSepulveda, { sharedComputer: true, wantsLog: false, logToken: rosas.token })
    expect(borrowed).toMatchObject({ log: null, endedLog: false })
    expect(await opens(store, rosas.token)).toBe(true)
    const anas = await enter(store, anaSepulveda, { logToken: rosas.token })
    expect(anas.endedLog).toBe(true)
    expect([await opens(store, rosas.token), await opens(store, anas.log!.token)]).toEqual([false, true])
    // Its owner says it is not theirs any more.
    const gone = await enter(store, anaSepulveda, { sharedComputer: true, wantsLog: false, logToken: anas.log!.token })
    expect(gone).toMatchObject({ log: null, endedLog: true })
    expect(await opens(store, anas.log!.token)).toBe(false)
  })

  it('cannot end an ordinary session by holding its token in the phone’s cookie', async () => {
    const store = await withCast(open)
    const anas = await store.tx(tx => openSessionIn(store, tx, { personId: anaSepulveda.id, ...device }))
    await enter(store, rosaHuenchul, { logToken: anas.token })
    expect(await getPersonOfSession(store, anas.token)).not.toBeNull()
  })

  it('begins with an invitation accepted on one’s phone', async () => {
    const store = await withCast(open)
    const made = await createInvitation(store, { email: 'carla@losboldos.example', role: 'team', scopeKind: 'school', scopeId: String(losBoldos.rbd), invitedBy: tomasAguilera.id })
    if (!made.ok) throw new Error(made.reason)
    const accepted = await acceptInvitation(store, made.token, { as: 'newcomer', name: 'Carla Leiva', profession: null, password: 'lluvia sobre tejas', language: 'es', ...onHerPhone }, cheapHashing)
    if (!accepted.ok) throw new Error(accepted.reason)
    expect(await getPersonOfSession(store, accepted.session!.log!.token, 'log')).toMatchObject({ name: 'Carla Leiva' })
  })

  it('survives a jump of a demo’s clock', async () => {
    const store = await withCast(open, 'demo')
    const { token } = await logOf(store)
    expect(await setDemoClock(store, '2027-03-15T12:00:00Z', clockOf(store))).toEqual({ ok: true })
    expect(await opens(store, token)).toBe(true)
  })
})
