import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { whyMay } from '../../../cycles/people/permissions.ts'
import { createInvitation } from '../../../db/people/invitations.ts'
import { acceptAgreement, addMembership, disablePerson, enablePerson, endMembership, listPeople, setLanguage } from '../../../db/people/people.ts'
import { getPersonOfSession, openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, bahiaClara, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { getSchoolThing } from '../../../db/territory.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { device, hoursLater, withCast } from './open.ts'

const today = '2026-11-18'
const admin = { role: 'admin', scopeKind: 'country', scopeId: '' } as const
const find = async (store: Store, id: string) => {
  const person = (await listPeople(store)).find(p => p.id === id)
  if (!person) throw new Error('not listed')
  return person
}
const events = async (store: Store) => (await store.read.select().from(store.s.audit)).map(a => a.event)

onEachEngine('people', open => {
  it('are listed by name as Spanish sorts, with what they belong to by name', async () => {
    const store = await withCast(open)
    const names = (await listPeople(store)).map(p => p.name)
    expect(names).toEqual([...names].sort(new Intl.Collator('es-CL').compare))
    expect(names).toHaveLength(12)
    expect((await find(store, marcelaPaillan.id)).memberships.map(m => m.scopeName).sort()).toEqual(['Escuela El Mirador', 'Escuela Los Boldos', 'Escuela Quebrada Honda'])
    expect((await find(store, tomasAguilera.id)).memberships).toMatchObject([{ role: 'admin', scopeKind: 'country', scopeName: null, state: 'current' }])
  })

  it('show when they were last here', async () => {
    const store = await withCast(open)
    expect((await find(store, rosaHuenchul.id)).lastSeenAt).toBeNull()
    await store.tx(tx => openSessionIn(store, tx, { personId: rosaHuenchul.id, ...device }))
    expect((await find(store, rosaHuenchul.id)).lastSeenAt?.toISOString()).toBe('2026-11-18T13:40:00.000Z')
  })

  it('may hold several roles, each once', async () => {
    const store = await withCast(open)
    const grant = { role: 'team', scopeKind: 'school', scopeId: String(bahiaClara.rbd) } as const
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant, by: tomasAguilera.id })).toMatchObject({ ok: true })
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'already-member' })
    expect(await addMembership(store, { personId: 'nobody', grant, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'unknown' })
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant: { ...grant, scopeId: '4' }, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'scope-unknown' })
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant: admin, by: rosaHuenchul.id })).toEqual({ ok: false, reason: 'not-allowed' })
    // An administrator does not walk into a notebook by joining its team: the stated reason is the door.
    expect(await addMembership(store, { personId: tomasAguilera.id, grant, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await createInvitation(store, { email: tomasAguilera.email, ...grant, invitedBy: tomasAguilera.id })).toEqual({ ok: false, reason: 'not-allowed' })
  })

  it('lose at once what an ended membership let them do, and may be given it again', async () => {
    const store = await withCast(open)
    const { token } = await store.tx(tx => openSessionIn(store, tx, { personId: rosaHuenchul.id, ...device }))
    const school = await getSchoolThing(store, losBoldos.rbd, today)
    expect(whyMay(await getPersonOfSession(store, token), 'notebook.write', school, today)).not.toBeNull()
    const membershipId = (await find(store, rosaHuenchul.id)).memberships[0]?.id ?? ''
    expect(await endMembership(store, { membershipId, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await endMembership(store, { membershipId, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await endMembership(store, { membershipId, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'ended' })
    expect(whyMay(await getPersonOfSession(store, token), 'notebook.write', school, today)).toBeNull()
    expect((await find(store, rosaHuenchul.id)).memberships).toMatchObject([{ state: 'ended', endsOn: '2026-11-17' }])
    const again = { role: 'team', scopeKind: 'school', scopeId: String(losBoldos.rbd) } as const
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant: again, by: tomasAguilera.id })).toMatchObject({ ok: true })
    expect(whyMay(await getPersonOfSession(store, token), 'notebook.write', school, today)).not.toBeNull()
  })

  it('keep their last administrator', async () => {
    const store = await withCast(open)
    const role = (await find(store, tomasAguilera.id)).memberships[0]?.id ?? ''
    expect(await disablePerson(store, { personId: tomasAguilera.id, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'last-administrator' })
    expect(await endMembership(store, { membershipId: role, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'last-administrator' })
    expect(await disablePerson(store, { personId: tomasAguilera.id, by: null }), 'the command line neither').toEqual({ ok: false, reason: 'last-administrator' })
    await addMembership(store, { personId: anaSepulveda.id, grant: admin, by: tomasAguilera.id })
    expect(await endMembership(store, { membershipId: role, by: anaSepulveda.id })).toEqual({ ok: true })
    expect(await disablePerson(store, { personId: anaSepulveda.id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'last-administrator' })
  })

  it('do not count a disabled administrator', async () => {
    const store = await withCast(open)
    await addMembership(store, { personId: anaSepulveda.id, grant: admin, by: tomasAguilera.id })
    await disablePerson(store, { personId: anaSepulveda.id, by: tomasAguilera.id })
    expect(await disablePerson(store, { personId: tomasAguilera.id, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'last-administrator' })
    expect(await addMembership(store, { personId: rosaHuenchul.id, grant: admin, by: anaSepulveda.id }), 'nor may one do anything').toEqual({ ok: false, reason: 'not-allowed' })
  })

  it('keep one administrator when two take each other’s access away at the same moment', async () => {
    const store = await withCast(open)
    await addMembership(store, { personId: anaSepulveda.id, grant: admin, by: tomasAguilera.id })
    const answers = await Promise.all([disablePerson(store, { personId: anaSepulveda.id, by: tomasAguilera.id }), disablePerson(store, { personId: tomasAguilera.id, by: anaSepulveda.id })])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
  })

  it('are disabled once, and come back with what they had', async () => {
    const store = await withCast(open)
    expect(await disablePerson(store, { personId: rosaHuenchul.id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'disabled' })
    expect((await find(store, rosaHuenchul.id)).disabledAt?.toISOString()).toBe('2026-11-18T13:40:00.000Z')
    expect(await enablePerson(store, { personId: rosaHuenchul.id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await enablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await enablePerson(store, { personId: 'nobody', by: tomasAguilera.id })).toEqual({ ok: false, reason: 'unknown' })
    expect(await find(store, rosaHuenchul.id)).toMatchObject({ disabledAt: null, memberships: [{ state: 'current' }] })
    expect(await events(store)).toEqual(['person.disabled', 'person.enabled'])
  })

  it('accept the agreement of use once', async () => {
    const store = await withCast(open)
    await store.tx(tx => tx.update(store.s.person).set({ agreedAt: null }).where(eq(store.s.person.id, rosaHuenchul.id)))
    await acceptAgreement(store, { personId: rosaHuenchul.id })
    clockOf(store).set(hoursLater(24))
    await acceptAgreement(store, { personId: rosaHuenchul.id })
    expect((await find(store, rosaHuenchul.id)).agreedAt?.toISOString()).toBe('2026-11-18T13:40:00.000Z')
    expect(await events(store)).toEqual(['agreement.accepted'])
  })

  it('choose their language', async () => {
    const store = await withCast(open)
    const { token } = await store.tx(tx => openSessionIn(store, tx, { personId: rosaHuenchul.id, ...device }))
    await setLanguage(store, rosaHuenchul.id, 'en')
    expect((await getPersonOfSession(store, token))?.language).toBe('en')
  })
})
