import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { acceptInvitation, createInvitation, listInvitations, revokeInvitation } from '../../../db/people/invitations.ts'
import { endStandIn, getTeam, handOverLead, layDownLead, nameStandIn, removeMember, takeLead } from '../../../db/people/leadership.ts'
import { addMembership, disablePerson, endMembership, listPeople } from '../../../db/people/people.ts'
import { listMemberships } from '../../../db/people/sessions.ts'
import { listOpenings } from '../../../db/notebook/openings.ts'
import { anaSepulveda, castId, danielaSoto, elMirador, elenaRivas, ignacioBarria, losBoldos, luisMillan, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { cheapHashing, device, withCast } from './open.ts'

const today = '2026-11-18'
const { rbd } = losBoldos
const as = (who: CastPerson, day = today) => ({ rbd, by: who.id, today: day })
const leadersOf = async (store: Store, day = today) => (await getTeam(store, rbd, day)).members.filter(m => m.leads).map(m => m.name)
const events = async (store: Store, event: string) => (await store.read.select({ by: store.s.audit.personId, rbd: store.s.audit.rbd, detail: store.s.audit.detail }).from(store.s.audit).where(eq(store.s.audit.event, event as never)))
const leads = async (store: Store, who: CastPerson) => (await listMemberships(store, who.id)).some(m => m.leads)
const happened = async (store: Store) => (await listOpenings(store, rbd, 30)).map(o => `${o.kind}: ${'whom' in o ? o.whom : ''}`)
/** Los Boldos, led by Rosa. */
const led = async (open: () => Promise<Store>) => {
  const store = await withCast(open)
  expect(await takeLead(store, as(rosaHuenchul))).toEqual({ ok: true })
  return store
}

onEachEngine('the lead of a team', open => {
  it('is taken by any member of a team nobody leads, once, recorded and told', async () => {
    const store = await withCast(open)
    expect(await getTeam(store, rbd, today)).toMatchObject({ isLed: false, standIns: [] })
    const answers = await Promise.all([takeLead(store, as(pedroCayul)), takeLead(store, as(pedroCayul)), takeLead(store, as(danielaSoto))])
    expect(answers.filter(a => a.ok).length).toBeGreaterThanOrEqual(1)
    const [leader, ...others] = await leadersOf(store)
    expect(others).toEqual([])
    expect(await events(store, 'leadership.named')).toEqual([{ by: leader === 'Pedro Cayul' ? pedroCayul.id : danielaSoto.id, rbd, detail: { of: leader === 'Pedro Cayul' ? pedroCayul.id : danielaSoto.id, how: 'taken' } }])
    expect(await takeLead(store, as(rosaHuenchul))).toEqual({ ok: false, reason: 'led-already' })
    expect(await happened(store)).toContain(`leads: ${leader}`)
  })

  it('is nobody’s from outside: not the advisor’s, another school’s team’s, the region’s or the administrator’s', async () => {
    const store = await withCast(open)
    for (const who of [marcelaPaillan, anaSepulveda, elenaRivas, tomasAguilera]) expect(await takeLead(store, as(who))).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await leadersOf(store)).toEqual([])
  })

  it('belongs by rule to whoever comes first into a team, and not to whoever comes second', async () => {
    const store = await withCast(open)
    const join = async (email: string, name: string) => {
      const made = await createInvitation(store, { email, role: 'team', scopeKind: 'school', scopeId: '90005', invitedBy: tomasAguilera.id })
      if (!made.ok) throw new Error(made.reason)
      const answer = await acceptInvitation(store, made.token, { as: 'newcomer', name, profession: 'principal', password: 'lluvia sobre tejas', language: 'es', ...device }, cheapHashing)
      if (!answer.ok) throw new Error(answer.reason)
    }
    await join('monica@gaviotas.example', 'Mónica Araneda')
    await join('ruben@gaviotas.example', 'Rubén Llancaleo')
    expect((await getTeam(store, 90005, today)).members).toMatchObject([{ name: 'Mónica Araneda', leads: true }, { name: 'Rubén Llancaleo', leads: false }])
    expect(await events(store, 'leadership.named')).toMatchObject([{ by: null, rbd: 90005, detail: { how: 'rule' } }])
    expect((await listOpenings(store, 90005)).map(o => o.kind)).toEqual(['joined', 'leads', 'joined'])
    // Somebody who joins a team that has members and no leader does not lead it over their heads.
    expect(await addMembership(store, { personId: anaSepulveda.id, grant: { role: 'team', scopeKind: 'school', scopeId: String(rbd) }, by: tomasAguilera.id })).toMatchObject({ ok: true })
    expect(await leadersOf(store)).toEqual([])
  })

  it('is handed over or shared by whoever holds it, to a member and to nobody else', async () => {
    const store = await led(open)
    expect(await handOverLead(store, { ...as(rosaHuenchul), to: anaSepulveda.id, keeps: false })).toEqual({ ok: false, reason: 'not-member' })
    expect(await handOverLead(store, { ...as(rosaHuenchul), to: rosaHuenchul.id, keeps: false })).toEqual({ ok: false, reason: 'not-member' })
    expect(await handOverLead(store, { ...as(pedroCayul), to: pedroCayul.id, keeps: false })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await handOverLead(store, { ...as(rosaHuenchul), to: pedroCayul.id, keeps: true })).toEqual({ ok: true })
    expect(await leadersOf(store)).toEqual(['Pedro Cayul', 'Rosa Huenchul'])
    // The second of two clicks.
    expect(await handOverLead(store, { ...as(rosaHuenchul), to: pedroCayul.id, keeps: true })).toEqual({ ok: true })
    expect(await handOverLead(store, { ...as(rosaHuenchul), to: danielaSoto.id, keeps: false })).toEqual({ ok: true })
    expect(await leadersOf(store)).toEqual(['Daniela Soto', 'Pedro Cayul'])
    expect([await leads(store, rosaHuenchul), await leads(store, pedroCayul)]).toEqual([false, true])
    expect((await events(store, 'leadership.named')).map(e => e.detail.how)).toEqual(['taken', 'shared', 'handed-over'])
    expect(await events(store, 'leadership.ended')).toEqual([{ by: rosaHuenchul.id, rbd, detail: { of: rosaHuenchul.id } }])
  })

  it('never leaves the team by accident: two who share it and lay it down at once leave one', async () => {
    const store = await led(open)
    await handOverLead(store, { ...as(rosaHuenchul), to: pedroCayul.id, keeps: true })
    const answers = await Promise.all([layDownLead(store, as(rosaHuenchul)), layDownLead(store, as(pedroCayul))])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect(answers.find(a => !a.ok)).toEqual({ ok: false, reason: 'last-leader' })
    expect(await leadersOf(store)).toHaveLength(1)
  })

  it('ends with the membership, whoever ends it; the team can then be led again', async () => {
    const store = await led(open)
    const [membership] = (await listPeople(store, { personId: rosaHuenchul.id }))[0]!.memberships
    expect(await endMembership(store, { membershipId: membership!.id, by: tomasAguilera.id })).toEqual({ ok: true })
    expect(await leadersOf(store)).toEqual([])
    expect(await store.read.select({ endsOn: store.s.leadership.endsOn, endedBy: store.s.leadership.endedBy }).from(store.s.leadership)).toEqual([{ endsOn: '2026-11-17', endedBy: tomasAguilera.id }])
    expect(await takeLead(store, as(pedroCayul))).toEqual({ ok: true })
    expect((await happened(store)).slice(0, 3)).toEqual(['leads: Pedro Cayul', 'lead-ended: Rosa Huenchul', 'left: Rosa Huenchul'])
  })

  it('of somebody who can no longer sign in does not hold the team up', async () => {
    const store = await led(open)
    await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    expect(await getTeam(store, rbd, today)).toMatchObject({ isLed: false })
    expect((await getTeam(store, rbd, today)).members.map(m => m.name)).not.toContain('Rosa Huenchul')
    expect(await takeLead(store, as(pedroCayul))).toEqual({ ok: true })
  })
})

onEachEngine('members of a team', open => {
  it('are taken out by whoever leads, at once; what they wrote stays, and doors they opened close', async () => {
    const store = await led(open)
    await handOverLead(store, { ...as(rosaHuenchul), to: pedroCayul.id, keeps: true })
    const made = await createInvitation(store, { email: 'carla@losboldos.example', role: 'team', scopeKind: 'school', scopeId: String(rbd), invitedBy: pedroCayul.id })
    expect(made.ok).toBe(true)
    expect(await removeMember(store, { ...as(danielaSoto), personId: luisMillan.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await removeMember(store, { ...as(rosaHuenchul), personId: pedroCayul.id })).toEqual({ ok: true })
    expect(await removeMember(store, { ...as(rosaHuenchul), personId: pedroCayul.id })).toEqual({ ok: false, reason: 'not-member' })
    expect((await getTeam(store, rbd, today)).members.map(m => m.name)).toEqual(['Rosa Huenchul', 'Daniela Soto', 'Luis Millán'])
    expect(await listMemberships(store, pedroCayul.id)).toMatchObject([{ endsOn: '2026-11-17', leads: false }])
    expect(await listInvitations(store, { limit: 5, toTeamOf: rbd })).toMatchObject([{ email: 'carla@losboldos.example', state: 'revoked' }])
    expect(await events(store, 'membership.ended')).toMatchObject([{ by: rosaHuenchul.id, rbd, detail: { of: pedroCayul.id, role: 'team' } }])
    expect((await listPeople(store, { personId: pedroCayul.id }))[0]).toMatchObject({ name: 'Pedro Cayul', disabledAt: null })
  })

  it('keep their last leader: not by leaving, not by each other', async () => {
    const store = await led(open)
    expect(await removeMember(store, { ...as(rosaHuenchul), personId: rosaHuenchul.id })).toEqual({ ok: false, reason: 'last-leader' })
    await handOverLead(store, { ...as(rosaHuenchul), to: pedroCayul.id, keeps: true })
    const answers = await Promise.all([
      removeMember(store, { ...as(rosaHuenchul), personId: pedroCayul.id }), removeMember(store, { ...as(pedroCayul), personId: rosaHuenchul.id }),
    ])
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect(await leadersOf(store)).toHaveLength(1)
  })

  it('are invited by whoever leads, into this team and nothing wider', async () => {
    const store = await led(open)
    const invite = (by: CastPerson, given: Partial<Parameters<typeof createInvitation>[1]> = {}) =>
      createInvitation(store, { email: 'carla@losboldos.example', role: 'team', scopeKind: 'school', scopeId: String(rbd), invitedBy: by.id, ...given })
    expect(await invite(rosaHuenchul)).toMatchObject({ ok: true })
    const wider: Partial<Parameters<typeof createInvitation>[1]>[] = [
      { scopeId: String(elMirador.rbd) }, { role: 'advisor' }, { role: 'regional', scopeKind: 'slep', scopeId: '9901' }, { role: 'admin', scopeKind: 'country', scopeId: '' }, { scopeKind: 'network', scopeId: castId('network', 1) },
    ]
    for (const grant of wider) expect(await invite(rosaHuenchul, grant)).toEqual({ ok: false, reason: 'not-allowed' })
    for (const who of [pedroCayul, marcelaPaillan, anaSepulveda, elenaRivas]) expect(await invite(who)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await listInvitations(store, { limit: 5, toTeamOf: elMirador.rbd })).toEqual([])
    const [open1] = await listInvitations(store, { limit: 5, toTeamOf: rbd })
    expect(await revokeInvitation(store, { invitationId: open1!.id, by: pedroCayul.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await revokeInvitation(store, { invitationId: open1!.id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await revokeInvitation(store, { invitationId: open1!.id, by: rosaHuenchul.id })).toEqual({ ok: true })
    // An invitation to another place is not theirs to take back.
    const other = await createInvitation(store, { email: 'x@x.example', role: 'team', scopeKind: 'school', scopeId: String(elMirador.rbd), invitedBy: tomasAguilera.id })
    if (!other.ok) throw new Error(other.reason)
    expect(await revokeInvitation(store, { invitationId: other.id, by: rosaHuenchul.id })).toEqual({ ok: false, reason: 'not-allowed' })
  })
})

onEachEngine('standing in', open => {
  const name = (store: Store, by: CastPerson, whom: CastPerson, from = '', until = '', day = today) => nameStandIn(store, { ...as(by, day), personId: whom.id, from, until })

  it('is named by the team or its advisor, leads for its days and no longer, and is told', async () => {
    const store = await led(open)
    expect(await name(store, marcelaPaillan, danielaSoto, '', '2026-11-27')).toEqual({ ok: true })
    expect((await getTeam(store, rbd, today)).standIns).toMatchObject([{ personId: danielaSoto.id, name: 'Daniela Soto', from: today, until: '2026-11-27', isComing: false, namedBy: 'Marcela Paillán' }])
    expect(await leads(store, danielaSoto)).toBe(true)
    expect(await events(store, 'stand-in.named')).toEqual([{ by: marcelaPaillan.id, rbd, detail: { of: danielaSoto.id, from: today, until: '2026-11-27' } }])
    expect(await happened(store)).toContain('stand-in: Daniela Soto')
    clockOf(store).set('2026-11-28T13:40:00Z')
    expect(await leads(store, danielaSoto)).toBe(false)
    expect((await getTeam(store, rbd, '2026-11-28')).standIns).toEqual([])
  })

  it('keeps no reason and no name of whoever is away', async () => {
    const store = await led(open)
    await name(store, pedroCayul, danielaSoto)
    const [row] = await store.read.select().from(store.s.leadership).where(eq(store.s.leadership.kind, 'stand-in'))
    expect(Object.keys(row!).sort()).toEqual(['createdAt', 'endedBy', 'endsOn', 'id', 'kind', 'namedBy', 'personId', 'rbd', 'startsOn'])
    expect(Object.keys((await events(store, 'stand-in.named'))[0]!.detail).sort()).toEqual(['from', 'of', 'until'])
  })

  it('is refused to anybody else, of anybody else, and on days that are none', async () => {
    const store = await led(open)
    for (const who of [anaSepulveda, ignacioBarria, elenaRivas, tomasAguilera]) expect(await name(store, who, danielaSoto)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await name(store, marcelaPaillan, anaSepulveda)).toEqual({ ok: false, reason: 'not-member' })
    expect(await name(store, marcelaPaillan, rosaHuenchul)).toEqual({ ok: false, reason: 'leads-already' })
    expect(await name(store, marcelaPaillan, danielaSoto, '2026-02-30')).toEqual({ ok: false, reason: 'days', field: 'from', problem: 'day_not_real' })
    expect(await name(store, marcelaPaillan, danielaSoto, '2026-11-20', '2026-11-19')).toEqual({ ok: false, reason: 'days', field: 'until', problem: 'day_before_start' })
    expect(await name(store, marcelaPaillan, danielaSoto, '2026-11-02', '2026-11-17')).toEqual({ ok: false, reason: 'days', field: 'until', problem: 'stand_in_over' })
    expect((await getTeam(store, rbd, today)).standIns).toEqual([])
  })

  it('is one after a double click, and two spans of one person do not overlap', async () => {
    const store = await led(open)
    await Promise.all([name(store, pedroCayul, danielaSoto, '', '2026-11-27'), name(store, pedroCayul, danielaSoto, '', '2026-11-27')])
    expect(await store.read.select().from(store.s.leadership).where(and(eq(store.s.leadership.kind, 'stand-in'), eq(store.s.leadership.rbd, rbd)))).toHaveLength(1)
    expect(await name(store, pedroCayul, danielaSoto, '2026-11-27', '')).toEqual({ ok: false, reason: 'stands-in-already' })
    expect(await name(store, pedroCayul, danielaSoto, '2026-11-28', '')).toEqual({ ok: true })
    expect((await getTeam(store, rbd, today)).standIns.map(s => [s.from, s.isComing])).toEqual([[today, false], ['2026-11-28', true]])
  })

  it('is ended by the team, the advisor or the person, today’s and a coming one, once', async () => {
    const store = await led(open)
    await name(store, pedroCayul, danielaSoto)
    await name(store, pedroCayul, luisMillan, '2026-12-01', '2026-12-04')
    const [now, coming] = (await getTeam(store, rbd, today)).standIns
    const end = (who: CastPerson, standInId: string) => endStandIn(store, { ...as(who), standInId })
    expect(await end(anaSepulveda, now!.id)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await endStandIn(store, { rbd: elMirador.rbd, by: marcelaPaillan.id, today, standInId: now!.id })).toEqual({ ok: false, reason: 'unknown' })
    expect(await end(danielaSoto, now!.id)).toEqual({ ok: true })
    expect(await end(danielaSoto, now!.id)).toEqual({ ok: true })
    expect(await end(marcelaPaillan, coming!.id)).toEqual({ ok: true })
    expect((await getTeam(store, rbd, today)).standIns).toEqual([])
    expect(await leads(store, danielaSoto)).toBe(false)
    expect((await events(store, 'stand-in.ended')).map(e => e.by)).toEqual([danielaSoto.id, marcelaPaillan.id])
  })

  it('lets invite and take out, and neither hand the lead over nor take out whoever holds it', async () => {
    const store = await led(open)
    await name(store, marcelaPaillan, danielaSoto)
    expect(await createInvitation(store, { email: 'carla@losboldos.example', role: 'team', scopeKind: 'school', scopeId: String(rbd), invitedBy: danielaSoto.id })).toMatchObject({ ok: true })
    expect(await removeMember(store, { ...as(danielaSoto), personId: luisMillan.id })).toEqual({ ok: true })
    expect(await removeMember(store, { ...as(danielaSoto), personId: rosaHuenchul.id })).toEqual({ ok: false, reason: 'leads' })
    expect(await handOverLead(store, { ...as(danielaSoto), to: danielaSoto.id, keeps: false })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await handOverLead(store, { ...as(danielaSoto), to: pedroCayul.id, keeps: true })).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await leadersOf(store)).toEqual(['Rosa Huenchul'])
  })

  it('ends when the lead is handed to the person, and with their membership', async () => {
    const store = await led(open)
    await name(store, rosaHuenchul, danielaSoto)
    await name(store, rosaHuenchul, luisMillan)
    await handOverLead(store, { ...as(rosaHuenchul), to: danielaSoto.id, keeps: false })
    expect((await getTeam(store, rbd, today)).standIns.map(s => s.name)).toEqual(['Luis Millán'])
    await removeMember(store, { ...as(danielaSoto), personId: luisMillan.id })
    expect((await getTeam(store, rbd, today)).standIns).toEqual([])
    expect((await events(store, 'stand-in.ended')).map(e => e.detail.of)).toEqual([danielaSoto.id, luisMillan.id])
  })

  it('tells the team in the transaction that names it: no name, no mail', async () => {
    const store = await led(open)
    const told: unknown[] = []
    await nameStandIn(store, { ...as(marcelaPaillan), personId: danielaSoto.id, from: '', until: '' }, (_, notice) => { told.push({ ...notice, members: notice.members.map(m => m.email).sort() }); return Promise.resolve() })
    expect(told).toEqual([{ by: 'Marcela Paillán', whom: 'Daniela Soto', from: today, until: null, members: [danielaSoto, luisMillan, pedroCayul, rosaHuenchul].map(p => p.email).sort() }])
    const broken = nameStandIn(store, { ...as(marcelaPaillan), personId: luisMillan.id, from: '', until: '' }, () => { throw new Error('queue') })
    await expect(broken).rejects.toThrow('queue')
    expect((await getTeam(store, rbd, today)).standIns.map(s => s.name)).toEqual(['Daniela Soto'])
  })
})
