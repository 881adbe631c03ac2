import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { acceptInvitation, createInvitation, getInvitationByToken, listInvitations, revokeInvitation, type NewInvitation } from '../../../db/people/invitations.ts'
import { disablePerson, endMembership, addMembership, listPeople } from '../../../db/people/people.ts'
import { getPersonOfSession } from '../../../db/people/sessions.ts'
import { signIn } from '../../../db/people/sign-in.ts'
import { anaSepulveda, castNetwork, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, hoursLater, withCast } from './open.ts'

const toTeam: NewInvitation = { email: 'Carla.Leiva@losboldos.example', role: 'team', scopeKind: 'school', scopeId: String(losBoldos.rbd), invitedBy: tomasAguilera.id }
const invite = async (store: Store, given: Partial<NewInvitation> = {}) => {
  const made = await createInvitation(store, { ...toTeam, ...given })
  if (!made.ok) throw new Error(`refused: ${made.reason}`)
  return made
}
const carla = { as: 'newcomer', name: '  Carla   Leiva ', profession: 'counsellor', password: 'lluvia sobre tejas', language: 'es', ...device } as const
const accept = (store: Store, token: string, given: Parameters<typeof acceptInvitation>[2] = carla) => acceptInvitation(store, token, given, cheapHashing)

onEachEngine('an invitation', open => {
  it('says who invites and to what, and makes the account of whoever accepts', async () => {
    const store = await withCast(open)
    const { token, expiresAt } = await invite(store)
    expect(expiresAt.toISOString()).toBe(hoursLater(72))
    expect(await getInvitationByToken(store, token)).toMatchObject({
      state: 'open',
      invitation: { email: 'carla.leiva@losboldos.example', role: 'team', scopeName: 'Escuela Los Boldos', invitedByName: 'Tomás Aguilera', hasAccount: false },
    })
    const answer = await accept(store, token)
    if (!answer.ok || !answer.session) throw new Error('accepted')
    expect(await getPersonOfSession(store, answer.session.token)).toMatchObject({
      name: 'Carla Leiva', email: 'carla.leiva@losboldos.example', profession: 'counsellor', agreedAt: null,
      memberships: [{ role: 'team', scopeKind: 'school', scopeId: '90001', startsOn: '2026-11-18', endsOn: null }],
    })
    expect(await signIn(store, { email: toTeam.email, password: carla.password, ...device }, cheapHashing)).toMatchObject({ ok: true })
  })

  it('keeps its link nowhere', async () => {
    const store = await withCast(open)
    const { token } = await invite(store)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify([await store.read.select().from(store.s.invitation), await store.read.select().from(store.s.audit)])).not.toContain(token)
  })

  it('is good once', async () => {
    const store = await withCast(open)
    const { token } = await invite(store)
    expect(await accept(store, token)).toMatchObject({ ok: true })
    expect(await accept(store, token)).toEqual({ ok: false, reason: 'used' })
    expect(await getInvitationByToken(store, token)).toEqual({ state: 'used' })
  })

  it('makes one person when its form is sent twice at the same moment', async () => {
    const store = await withCast(open)
    const { token } = await invite(store)
    const answers = await Promise.all([accept(store, token), accept(store, token), accept(store, token)])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect((await listPeople(store)).filter(p => p.name === 'Carla Leiva')).toHaveLength(1)
  })

  it('is over after 72 hours, and after being taken back', async () => {
    const store = await withCast(open)
    const late = await invite(store)
    const back = await invite(store)
    expect(await revokeInvitation(store, { invitationId: back.id, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await accept(store, back.token)).toEqual({ ok: false, reason: 'revoked' })
    clockOf(store).set(hoursLater(72))
    expect(await accept(store, late.token)).toEqual({ ok: false, reason: 'expired' })
    expect(await accept(store, 'a-link-nobody-made')).toEqual({ ok: false, reason: 'unknown' })
    expect((await listPeople(store)).some(p => p.name === 'Carla Leiva')).toBe(false)
  })

  it('cannot be taken back once used', async () => {
    const store = await withCast(open)
    const { id, token } = await invite(store)
    await accept(store, token)
    expect(await revokeInvitation(store, { invitationId: id, by: tomasAguilera.id })).toEqual({ ok: false, reason: 'not-open' })
  })

  it('cannot be made or taken back by somebody who does not manage people', async () => {
    const store = await withCast(open)
    const { id } = await invite(store)
    for (const person of [rosaHuenchul, marcelaPaillan]) {
      expect(await createInvitation(store, { ...toTeam, invitedBy: person.id })).toEqual({ ok: false, reason: 'not-allowed' })
      expect(await createInvitation(store, { email: person.email, role: 'admin', scopeKind: 'country', scopeId: '', invitedBy: person.id }), 'nobody widens their own scope').toEqual({ ok: false, reason: 'not-allowed' })
      expect(await revokeInvitation(store, { invitationId: id, by: person.id })).toEqual({ ok: false, reason: 'not-allowed' })
    }
    expect(await createInvitation(store, { ...toTeam, invitedBy: 'nobody' })).toEqual({ ok: false, reason: 'not-allowed' })
  })

  it('may be made from the command line', async () => {
    const store = await withCast(open)
    const { token } = await invite(store, { invitedBy: null })
    expect(await getInvitationByToken(store, token)).toMatchObject({ invitation: { invitedByName: null } })
  })

  it.each([
    ['team', 'slep', '9901', 'scope-not-of-role'],
    ['team', 'country', '', 'scope-not-of-role'],
    ['regional', 'school', '90001', 'scope-not-of-role'],
    ['admin', 'slep', '9901', 'scope-not-of-role'],
    ['admin', 'country', '9901', 'scope-unknown'],
    ['team', 'school', '12345', 'scope-unknown'],
    ['team', 'school', '090001', 'scope-unknown'],
    ['team', 'school', "1' or 1=1", 'scope-unknown'],
    ['advisor', 'network', 'no-such-network', 'scope-unknown'],
    ['regional', 'slep', '9999', 'scope-unknown'],
  ] as const)('is refused for %s in %s %s: %s', async (role, scopeKind, scopeId, reason) => {
    const store = await withCast(open)
    expect(await createInvitation(store, { ...toTeam, role, scopeKind, scopeId })).toEqual({ ok: false, reason })
  })

  it.each([['advisor', 'network', castNetwork.id, castNetwork.name], ['advisor', 'slep', '9902', 'Valle Hondo'], ['regional', 'slep', '9901', 'Costa Clara'], ['regional', 'country', '', null]] as const)(
    'reaches %s in %s %s', async (role, scopeKind, scopeId, scopeName) => {
      const store = await withCast(open)
      const { token } = await invite(store, { role, scopeKind, scopeId })
      expect(await getInvitationByToken(store, token)).toMatchObject({ invitation: { role, scopeKind, scopeId, scopeName } })
    })

  it.each(['', 'carla', 'carla@', 'carla@escuela', 'a b@c.cl', 'a@b.cl, c@d.cl'])('is refused to "%s", which is no address', async email => {
    const store = await withCast(open)
    expect(await createInvitation(store, { ...toTeam, email })).toEqual({ ok: false, reason: 'email-invalid' })
  })

  it('is refused to somebody who holds that role there already', async () => {
    const store = await withCast(open)
    expect(await createInvitation(store, { ...toTeam, email: 'ROSA.huenchul@demo.example' })).toEqual({ ok: false, reason: 'already-member' })
  })

  it('adds the role to a person with an account once they have signed in, and to nobody else', async () => {
    const store = await withCast(open)
    const { token } = await invite(store, { email: anaSepulveda.email })
    expect(await getInvitationByToken(store, token)).toMatchObject({ invitation: { hasAccount: true } })
    expect(await accept(store, token), 'whoever holds the link cannot take over the account').toEqual({ ok: false, reason: 'has-account' })
    expect(await accept(store, token, { as: 'member', personId: rosaHuenchul.id })).toEqual({ ok: false, reason: 'other-account' })
    expect(await accept(store, token, { as: 'member', personId: anaSepulveda.id })).toEqual({ ok: true, personId: anaSepulveda.id, session: null })
    const ana = (await listPeople(store)).find(p => p.id === anaSepulveda.id)
    expect(ana?.memberships.map(m => m.scopeName).sort()).toEqual(['Escuela Los Boldos', 'Liceo Bahía Clara'])
    expect(await accept(store, token, { as: 'member', personId: anaSepulveda.id })).toEqual({ ok: false, reason: 'used' })
  })

  it('asks a newcomer for a name and a password that will do, and stays open meanwhile', async () => {
    const store = await withCast(open)
    const { token } = await invite(store)
    expect(await accept(store, token, { ...carla, name: '   ' })).toEqual({ ok: false, reason: 'name-missing' })
    expect(await accept(store, token, { ...carla, password: 'carla leiva en flor' })).toEqual({ ok: false, reason: 'not-good', problems: [{ kind: 'contains', word: 'carla' }] })
    expect(await accept(store, token, { ...carla, password: 'tres boldos al sol' })).toEqual({ ok: false, reason: 'not-good', problems: [{ kind: 'contains', word: 'boldos' }] })
    expect(await accept(store, token)).toMatchObject({ ok: true })
  })

  it('ends with the administrator who made it: disabled, or no longer an administrator', async () => {
    const store = await withCast(open)
    for (const person of [rosaHuenchul, anaSepulveda]) await addMembership(store, { personId: person.id, grant: { role: 'admin', scopeKind: 'country', scopeId: '' }, by: tomasAguilera.id })
    const ofRosa = await invite(store, { invitedBy: rosaHuenchul.id })
    const ofAna = await invite(store, { invitedBy: anaSepulveda.id })
    await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    const role = (await listPeople(store)).find(p => p.id === anaSepulveda.id)?.memberships.find(m => m.role === 'admin')
    await endMembership(store, { membershipId: role?.id ?? '', by: tomasAguilera.id })
    expect(await accept(store, ofRosa.token)).toEqual({ ok: false, reason: 'revoked' })
    expect(await accept(store, ofAna.token)).toEqual({ ok: false, reason: 'revoked' })
  })

  it('is listed with its state, the newest first', async () => {
    const store = await withCast(open)
    const used = await invite(store)
    await accept(store, used.token)
    const back = await invite(store, { email: 'otra@losboldos.example' })
    await revokeInvitation(store, { invitationId: back.id, by: tomasAguilera.id })
    await invite(store, { email: 'abierta@losboldos.example' })
    expect((await listInvitations(store)).map(i => [i.email, i.state, i.scopeName])).toEqual([
      ['abierta@losboldos.example', 'open', 'Escuela Los Boldos'], ['otra@losboldos.example', 'revoked', 'Escuela Los Boldos'], ['carla.leiva@losboldos.example', 'used', 'Escuela Los Boldos'],
    ])
    clockOf(store).set(hoursLater(73))
    expect((await listInvitations(store))[0]?.state).toBe('expired')
  })

  it('leaves a record of each step, without the address', async () => {
    const store = await withCast(open)
    const { token, id } = await invite(store)
    await accept(store, token)
    const rows = await store.read.select().from(store.s.audit)
    expect(rows.map(r => r.event).sort()).toEqual(['invitation.accepted', 'invitation.created', 'membership.created', 'sign-in.ok'])
    expect(rows.find(r => r.event === 'invitation.created')).toMatchObject({ personId: tomasAguilera.id, rbd: 90001, detail: { invitation: id, role: 'team' } })
    expect(JSON.stringify(rows)).not.toContain('carla')
    const [kept] = await store.read.select().from(store.s.invitation).where(eq(store.s.invitation.id, id))
    expect(kept?.acceptedBy).not.toBeNull()
  })
})
