import { beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { indicators, published } from '../../../cycles/partnerships/assessment.ts'
import type { PartnerMeetingFacts } from '../../../cycles/partnerships/meetings.ts'
import type { OrganisationFacts } from '../../../cycles/partnerships/organisation.ts'
import type { PartnershipFacts } from '../../../cycles/partnerships/partnership.ts'
import { newId } from '../../../db/ids.ts'
import { getPartsForTeam } from '../../../db/notebook/parts.ts'
import { changeRound, listRounds, openRound, saveSchoolAnswers } from '../../../db/partnerships/answers.ts'
import { getPartnerSide, listPartnerLinks, makePartnerLink, revokePartnerLink, savePartnerAnswers, tokenOfPartnerLink } from '../../../db/partnerships/links.ts'
import { addAgreedAction, addPartnerMeeting, getPartnerMeeting, listAgreedActions, makeAgreedActionOfCycle, savePartnerMeeting } from '../../../db/partnerships/meetings.ts'
import { addOrganisation, correctOrganisation, findOrganisations, getOrganisation, listRegister, mergeOrganisation, separateOrganisation } from '../../../db/partnerships/organisations.ts'
import { addGoal, addReading, getPartnership, listPartnerships, makePartnership, savePartnership, settleGoal, withdrawPartnership } from '../../../db/partnerships/partnerships.ts'
import { listPartnershipRevisions, restorePartnershipRevision } from '../../../db/partnerships/revisions.ts'
import { listArchivedPartnerships } from '../../../db/partnerships/archived.ts'
import { listReach } from '../../../db/partnerships/reach.ts'
import { costaClara, elMirador, elenaRivas, losBoldos, plantCast, rosaHuenchul, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const key = Buffer.alloc(32, 7)
const facts = (name: string, more: Partial<OrganisationFacts> = {}): OrganisationFacts => ({ name, kind: 'support', contactRole: 'Coordinación', contactName: '', phone: '', mail: '', purpose: '', ...more })
const aim = (more: Partial<PartnershipFacts> = {}): PartnershipFacts => ({ purpose: 'Acompañar las tardes', from: '2026-03-02', to: '2026-12-18', coordinator: '', schoolShares: 'Calendario', partnerShares: 'Lo que funciona', ...more })
const held = (more: Partial<PartnerMeetingFacts> = {}): PartnerMeetingFacts => ({ onDay: '2026-11-10', state: 'held', present: [], partnerPresent: '', talked: 'solo para el equipo', agreed: 'Vernos en marzo', ...more })
const by = { by: rosaHuenchul.id }
const today = '2026-11-18'
const idOf = (store: Store) => newId(store.clock.now())

onEachEngine('partnerships with organisations', open => {
  let store: Store
  beforeEach(async () => { store = await open(); await plantCast(store) })
  const add = async (name: string, slepCode = costaClara.code) => (await addOrganisation(store, { ...by, id: idOf(store), slepCode, facts: facts(name) })).id
  const ally = async (organisationId: string, rbd = losBoldos.rbd) => {
    const made = await makePartnership(store, { ...by, id: idOf(store), rbd, slepCode: costaClara.code, organisationId, facts: aim(), coordinator: { personId: rosaHuenchul.id, name: rosaHuenchul.name, profession: 'principal' }, today })
    if (!made.ok) throw new Error(made.reason)
    return { rbd, partnershipId: made.id }
  }

  describe('the register', () => {
    it('finds a name whatever its accents, one it went by, and nothing of another service', async () => {
      const id = await add('Fundación Marea Alta')
      await add('Fundación Marea Alta', valleHondo.code)
      expect((await findOrganisations(store, costaClara.code, 'fundacion MAREA alta')).map(f => f.id)).toEqual([id])
      await correctOrganisation(store, { by: elenaRivas.id, id, slepCodes: [costaClara.code], facts: facts('Casa Abierta') })
      expect((await getOrganisation(store, [costaClara.code], id))).toMatchObject({ name: 'Casa Abierta', formerNames: ['Fundación Marea Alta'] })
      expect(await findOrganisations(store, costaClara.code, 'marea alta')).toMatchObject([{ id, name: 'Casa Abierta', formerly: 'Fundación Marea Alta' }])
      expect(await getOrganisation(store, [valleHondo.code], id)).toBeNull()
      expect(await correctOrganisation(store, { by: elenaRivas.id, id, slepCodes: [valleHondo.code], facts: facts('Otra') })).toEqual({ ok: false })
    })

    it('keeps no former name when only its accents were mended', async () => {
      const id = await add('Fundacion Marea Alta')
      await correctOrganisation(store, { ...by, id, slepCodes: [costaClara.code], facts: facts('Fundación Marea Alta') })
      expect(await getOrganisation(store, [costaClara.code], id)).toMatchObject({ name: 'Fundación Marea Alta', formerNames: [] })
    })

    it('merges: partnerships follow, the old name still finds, and separating gives everything back', async () => {
      const [one, other] = [await add('Taller Puente'), await add('Fundación Puente Vivo')]
      const which = await ally(one)
      const slepCodes = [costaClara.code]
      expect(await mergeOrganisation(store, { by: elenaRivas.id, id: one, into: other, slepCodes })).toEqual({ ok: true })
      expect(await getPartnership(store, which)).toMatchObject({ organisation: { id: other, name: 'Fundación Puente Vivo' }, registeredAs: 'Taller Puente' })
      expect((await findOrganisations(store, costaClara.code, 'taller puente')).map(f => [f.id, f.formerly])).toEqual([[other, 'Taller Puente']])
      // The one it leads to is the school's partner: asking again comes to the same partnership.
      expect(await ally(other)).toEqual(which)
      // A chain leads to its end, and no circle is made.
      const third = await add('Corporación Orilla')
      await mergeOrganisation(store, { by: elenaRivas.id, id: other, into: third, slepCodes })
      expect((await getPartnership(store, which))!.organisation.id).toBe(third)
      expect(await mergeOrganisation(store, { by: elenaRivas.id, id: third, into: one, slepCodes })).toEqual({ ok: false, reason: 'goes-round' })
      expect(await mergeOrganisation(store, { by: elenaRivas.id, id: one, into: third, slepCodes })).toEqual({ ok: false, reason: 'already-merged' })
      await separateOrganisation(store, { by: elenaRivas.id, id: other, slepCodes })
      expect((await getPartnership(store, which))!.organisation.id).toBe(other)
      await separateOrganisation(store, { by: elenaRivas.id, id: one, slepCodes })
      expect(await getPartnership(store, which)).toMatchObject({ organisation: { id: one }, registeredAs: null })
      expect((await listRegister(store, slepCodes)).map(r => r.partnerships).sort()).toEqual([0, 0, 1])
    })

    it('does not merge across services', async () => {
      const [here, there] = [await add('Casa Uno'), await add('Casa Dos', valleHondo.code)]
      expect(await mergeOrganisation(store, { by: elenaRivas.id, id: here, into: there, slepCodes: [costaClara.code] })).toEqual({ ok: false, reason: 'not-found' })
      expect(await mergeOrganisation(store, { by: elenaRivas.id, id: here, into: there, slepCodes: [costaClara.code, valleHondo.code] })).toEqual({ ok: false, reason: 'not-found' })
    })
  })

  describe('a partnership', () => {
    it('is of one school: to another it does not exist, for reading and for writing', async () => {
      const which = await ally(await add('Casa Abierta'))
      const foreign = { ...which, rbd: elMirador.rbd }
      expect(await getPartnership(store, foreign)).toBeNull()
      expect(await listPartnerships(store, elMirador.rbd)).toEqual([])
      expect(await addGoal(store, { ...foreign, ...by, id: idOf(store), text: 'x' })).toEqual({ ok: false, reason: 'not-found' })
      expect(await openRound(store, { ...foreign, ...by, id: idOf(store), form: 'four', today })).toEqual({ ok: false, reason: 'not-found' })
      expect(await makePartnerLink(store, { ...foreign, ...by, days: 120 })).toEqual({ ok: false, reason: 'not-found' })
      expect(await listRounds(store, foreign)).toEqual([])
    })

    it('refuses to lose what a colleague wrote meanwhile, and keeps what stood before', async () => {
      const which = await ally(await add('Casa Abierta'))
      const save = (version: number, purpose: string) => savePartnership(store, { ...which, ...by, version, facts: aim({ purpose }), coordinator: undefined })
      expect(await save(1, 'Dos tardes')).toEqual({ ok: true })
      expect(await save(1, 'Otra cosa')).toEqual({ ok: false, reason: 'changed-meanwhile' })
      expect(await getPartnership(store, which)).toMatchObject({ purpose: 'Dos tardes', version: 2, coordinator: { name: rosaHuenchul.name } })
      expect((await store.read.select({ body: store.s.partnershipRevision.body }).from(store.s.partnershipRevision)).map(r => r.body.purpose)).toEqual(['Acompañar las tardes'])
    })

    it('is put back as it stood before a change, and what stood in between stays too; never over a colleague’s later save', async () => {
      const which = await ally(await add('Casa Abierta'))
      const save = (version: number, purpose: string) => savePartnership(store, { ...which, ...by, version, facts: aim({ purpose }), coordinator: undefined })
      await save(1, 'Dos tardes')
      clockOf(store).set('2026-11-18T15:00:00Z')
      await save(2, 'Otra cosa')
      const purposes = async () => (await listPartnershipRevisions(store, which)).map(r => [r.body.purpose, r.by])
      expect(await purposes()).toEqual([['Dos tardes', rosaHuenchul.name], ['Acompañar las tardes', rosaHuenchul.name]])
      const [, first] = await listPartnershipRevisions(store, which)
      const restore = (version: number, more = {}) => restorePartnershipRevision(store, { ...which, ...by, revisionId: first!.id, version, ...more })
      expect(await restore(2)).toEqual({ ok: false, reason: 'changed-meanwhile' })
      expect(await restore(3, { rbd: elMirador.rbd })).toEqual({ ok: false, reason: 'not-found' })
      expect(await restore(3)).toEqual({ ok: true })
      expect(await getPartnership(store, which)).toMatchObject({ purpose: 'Acompañar las tardes', version: 4, coordinator: { name: rosaHuenchul.name } })
      expect((await purposes()).map(([p]) => p).sort()).toEqual(['Acompañar las tardes', 'Dos tardes', 'Otra cosa'])
    })

    it('is taken out and put back with all it has; its list tells goals, meetings and the stage as last seen', async () => {
      const which = await ally(await add('Casa Abierta'))
      const goalId = idOf(store)
      await addGoal(store, { ...which, ...by, id: goalId, text: 'Que nadie deje de venir los lunes' })
      await addGoal(store, { ...which, ...by, id: goalId, text: 'Segundo clic' })
      await settleGoal(store, { ...which, ...by, goalId, state: 'reached' })
      await addReading(store, { ...which, ...by, id: idOf(store), reading: { kind: 'vision', onDay: '2026-10-01', marks: ['strategic'], note: '' } })
      await addReading(store, { ...which, ...by, id: idOf(store), reading: { kind: 'vision', onDay: '2026-04-01', marks: ['distant'], note: '' } })
      await addPartnerMeeting(store, { ...which, ...by, id: idOf(store), meeting: held() })
      expect(await listPartnerships(store, which.rbd)).toMatchObject([{ stage: 'strategic', goals: [{ text: 'Que nadie deje de venir los lunes', state: 'reached' }], meetings: [{ onDay: '2026-11-10', state: 'held' }], isWithdrawn: false }])
      await withdrawPartnership(store, { ...which, ...by, withdrawn: true })
      expect((await listReach(store, [costaClara.code], [losBoldos.rbd]))[0]!.schools).toEqual([])
      await withdrawPartnership(store, { ...which, ...by, withdrawn: false })
      expect((await listReach(store, [costaClara.code], [losBoldos.rbd]))[0]!.schools).toMatchObject([{ rbd: losBoldos.rbd, purpose: 'Acompañar las tardes' }])
    })

    it('keeps its coordinator’s name when the person is gone from the team', async () => {
      const which = await ally(await add('Casa Abierta'))
      await store.tx(tx => tx.update(store.s.membership).set({ endsOn: '2026-05-01' }).where(eq(store.s.membership.personId, rosaHuenchul.id)))
      expect((await getPartnership(store, which))!.coordinator).toEqual({ personId: rosaHuenchul.id, name: rosaHuenchul.name, profession: 'principal' })
    })
  })

  describe('what both sides answer apart', () => {
    const link = async (which: { rbd: number; partnershipId: string }) => { const id = idOf(store); await makePartnerLink(store, { ...which, ...by, days: 120, id }); return { id, token: tokenOfPartnerLink(key, id) } }

    it('is kept by side; a correction keeps what was there; the whole form keeps what the short one got', async () => {
      const which = await ally(await add('Casa Abierta'))
      const roundId = idOf(store)
      await openRound(store, { ...which, ...by, id: roundId, form: 'four', today })
      const { token } = await link(which)
      expect(await saveSchoolAnswers(store, { ...which, ...by, aboutId: roundId, about: 'round', answers: { help: 8 } })).toEqual({ ok: true })
      expect(await savePartnerAnswers(store, key, token, { aboutId: roundId, about: 'round', answers: { help: 3 }, byRole: 'Coordinación' })).toEqual({ ok: true })
      expect(await savePartnerAnswers(store, key, token, { aboutId: roundId, about: 'round', answers: { help: 4, roles: 6.5 }, byRole: 'Coordinación' })).toEqual({ ok: true })
      await changeRound(store, { ...which, roundId, form: 'seventeen' })
      const [round] = await listRounds(store, which)
      expect(round).toMatchObject({ form: 'seventeen', sides: { school: { answers: { help: 8 }, by: rosaHuenchul.name }, partner: { answers: { help: 4, roles: 6.5 }, byRole: 'Coordinación', by: null } } })
      expect((await store.read.select({ body: store.s.partnershipRevision.body }).from(store.s.partnershipRevision)).map(r => r.body.answers)).toEqual([{ help: 3 }])
    })

    it('holds the published table as typed', async () => {
      const which = await ally(await add('Casa Abierta'))
      const roundId = idOf(store)
      await openRound(store, { ...which, ...by, id: roundId, form: 'seventeen', today })
      await saveSchoolAnswers(store, { ...which, ...by, aboutId: roundId, about: 'round', answers: published })
      expect(Object.keys((await listRounds(store, which))[0]!.sides.school!.answers).sort()).toEqual([...indicators].sort())
      expect((await listRounds(store, which))[0]!.sides).toMatchObject({ school: { answers: published } })
    })

    it('a link opens one partnership and nothing of the other side or of the team’s own notes', async () => {
      const which = await ally(await add('Casa Abierta'))
      const other = await ally(await add('Otra Casa'))
      const [roundId, otherRound, meetingId] = [idOf(store), idOf(store), idOf(store)]
      await openRound(store, { ...which, ...by, id: roundId, form: 'four', today })
      await openRound(store, { ...other, ...by, id: otherRound, form: 'four', today })
      await addPartnerMeeting(store, { ...which, ...by, id: meetingId, meeting: held() })
      await saveSchoolAnswers(store, { ...which, ...by, aboutId: roundId, about: 'round', answers: { help: 9.87 } })
      await addAgreedAction(store, { ...which, ...by, id: idOf(store), meetingId, what: 'Turno de puerta', who: `${rosaHuenchul.name} y la tallerista`, agreedOn: today, byDay: '' })
      const { token } = await link(which)
      const side = (await getPartnerSide(store, key, token))!
      expect(side).toMatchObject({ organisation: 'Casa Abierta', coordinatorProfession: 'principal', meetings: [{ agreed: 'Vernos en marzo' }] })
      expect(side.toAnswer.map(a => [a.id, a.about])).toEqual([[roundId, 'round'], [meetingId, 'meeting']])
      const told = JSON.stringify(side)
      for (const secret of ['9.87', 'solo para el equipo', rosaHuenchul.name, 'Otra Casa']) expect(told).not.toContain(secret)
      expect(await savePartnerAnswers(store, key, token, { aboutId: otherRound, about: 'round', answers: { help: 1 }, byRole: '' })).toEqual({ ok: false, reason: 'not-found' })
      expect((await listRounds(store, other))[0]!.sides).toEqual({})
    })

    it('opens while it lives: not forged, not over, not taken back, not of a partnership taken out', async () => {
      const which = await ally(await add('Casa Abierta'))
      const { id, token } = await link(which)
      const opens = async (t = token) => (await getPartnerSide(store, key, t)) !== null
      expect(await opens()).toBe(true)
      expect(await opens(tokenOfPartnerLink(Buffer.alloc(32, 8), id))).toBe(false)
      expect(await opens('nada')).toBe(false)
      await withdrawPartnership(store, { ...which, ...by, withdrawn: true })
      expect(await opens()).toBe(false)
      await withdrawPartnership(store, { ...which, ...by, withdrawn: false })
      await revokePartnerLink(store, { ...which, ...by, linkId: id })
      expect(await opens()).toBe(false)
      const second = await link(which)
      clockOf(store).set('2027-04-01T12:00:00Z')
      expect(await opens(second.token)).toBe(false)
      expect((await listPartnerLinks(store, which)).map(l => l.state).sort()).toEqual(['over', 'revoked'])
    })
  })

  it('is in the archive of its school, with what was taken out and what stood before, and in no other school’s', async () => {
    const which = await ally(await add('Casa Abierta'))
    await addPartnerMeeting(store, { ...which, ...by, id: idOf(store), meeting: held() })
    await savePartnership(store, { ...which, ...by, version: 1, facts: aim({ purpose: 'Dos tardes' }), coordinator: undefined })
    await withdrawPartnership(store, { ...which, ...by, withdrawn: true })
    expect(await listArchivedPartnerships(store, which.rbd)).toMatchObject([{ organisation: { name: 'Casa Abierta' }, purpose: 'Dos tardes', withdrawn: true, meetings: [{ talked: 'solo para el equipo' }], before: [{ body: { purpose: 'Acompañar las tardes' } }] }])
    expect(await listArchivedPartnerships(store, elMirador.rbd)).toEqual([])
  })

  describe('meetings and what they agree', () => {
    it('may have nobody said to be there, and refuse a change made from an older one', async () => {
      const which = await ally(await add('Casa Abierta'))
      const meetingId = idOf(store)
      await addPartnerMeeting(store, { ...which, ...by, id: meetingId, meeting: held() })
      const save = (version: number) => savePartnerMeeting(store, { ...which, ...by, meetingId, version, meeting: held({ agreed: `v${version}` }) })
      expect([await save(1), await save(1)]).toEqual([{ ok: true }, { ok: false, reason: 'changed-meanwhile' }])
      expect(await getPartnerMeeting(store, { ...which, meetingId })).toMatchObject({ agreed: 'v1', present: [], version: 2 })
      const [before] = await listPartnershipRevisions(store, which)
      expect(await restorePartnershipRevision(store, { ...which, ...by, revisionId: before!.id, version: 2 })).toEqual({ ok: true })
      expect(await getPartnerMeeting(store, { ...which, meetingId })).toMatchObject({ ...held(), version: 3 })
    })

    it('become an action of an open cycle once, and of no closed one', async () => {
      const which = await ally(await add('Casa Abierta'))
      const [cycleId, closedId, agreedId] = [idOf(store), idOf(store), idOf(store)]
      const cycle = { rbd: which.rbd, year: 2026, title: 'Lunes', version: 1, startedOn: '2026-03-10', createdBy: rosaHuenchul.id, createdAt: store.clock.now() }
      await store.tx(tx => tx.insert(store.s.cycle).values([{ ...cycle, id: cycleId, number: 1 }, { ...cycle, id: closedId, number: 2, closedOn: '2026-07-01' }]))
      await addAgreedAction(store, { ...which, ...by, id: agreedId, meetingId: null, what: 'Turno de puerta los lunes', who: 'ambas partes', agreedOn: '2026-11-10', byDay: '2026-11-30' })
      const make = (cycle: string) => makeAgreedActionOfCycle(store, { ...which, ...by, agreedId, cycleId: cycle })
      expect(await make(closedId)).toEqual({ ok: false, reason: 'not-found' })
      const first = await make(cycleId)
      expect(first).toMatchObject({ ok: true, isNew: true })
      expect(await make(cycleId)).toEqual({ ...first, isNew: false })
      const actions = (await getPartsForTeam(store, which.rbd, cycleId))!.entries.action
      expect(actions.map(a => [a.body.what, a.body.who, a.body.from, a.body.to])).toEqual([['Turno de puerta los lunes', 'ambas partes', '2026-11-10', '2026-11-30']])
      expect(await listAgreedActions(store, which)).toMatchObject([{ cycleId, actionId: actions[0]!.id }])
    })
  })
})
