/** The pages of a team's life as a browser without scripts posts to them: what they answer, what they put in the queue, whom they refuse. */
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import * as meeting from '../../../app/routes/team/meeting.tsx'
import * as meetings from '../../../app/routes/team/meetings.tsx'
import * as minutes from '../../../app/routes/team/minutes.tsx'
import * as pause from '../../../app/routes/team/pause.tsx'
import * as standIn from '../../../app/routes/team/stand-in.tsx'
import * as team from '../../../app/routes/team/team.tsx'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { getMeeting, listMeetings } from '../../../db/notebook/meetings.ts'
import { getPartsForTeam } from '../../../db/notebook/parts.ts'
import { getCurrentPause } from '../../../db/notebook/pauses.ts'
import { getTeam, takeLead } from '../../../db/people/leadership.ts'
import { openSessionIn, openWithReason } from '../../../db/people/sessions.ts'
import { danielaSoto, losBoldos, luisMillan, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { device, withCast } from '../../db/people/open.ts'
import { ask } from '../people/ask.ts'

const today = '2026-11-18'
const { rbd } = losBoldos
const params = { rbd: String(rbd) }
const smtp = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'cuaderno@example.org' }
const tokenOf = async (store: Store, who: CastPerson) => (await store.tx(tx => openSessionIn(store, tx, { personId: who.id, ...device }))).token
const mails = async (store: Store) => (await store.read.select({ payload: store.s.job.payload }).from(store.s.job).where(eq(store.s.job.kind, 'mail'))).map(j => j.payload as { to: string; subject: string; text: string })
const said = (answer: { data: unknown }) => JSON.stringify(answer.data)

const led = async (open: () => Promise<Store>) => {
  const store = await withCast(open)
  await takeLead(store, { rbd, by: rosaHuenchul.id, today })
  const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
  if (!started.ok) throw new Error(started.reason)
  return { store, cycle: { ...params, cycleId: started.cycleId }, cycleId: started.cycleId, rosa: await tokenOf(store, rosaHuenchul), pedro: await tokenOf(store, pedroCayul), marcela: await tokenOf(store, marcelaPaillan) }
}

onEachEngine('the page of a team', open => {
  it('gives whoever leads a link to pass on where there is no mail, once; mails it where there is', async () => {
    const { store, rosa } = await led(open)
    const plain = await ask(store, team.action, { token: rosa, params, form: { que: 'invitar', email: 'Carla@losboldos.example' } })
    expect(plain.data).toMatchObject({ made: { email: 'carla@losboldos.example', isMailed: false, link: expect.stringMatching(/^https:\/\/cuaderno\.example\/invitacion\/[\w-]{43}$/) } })
    expect(said(await ask(store, team.loader, { token: rosa, params }))).not.toContain('/invitacion/')
    expect(await mails(store)).toEqual([])
    const mailed = await ask(store, team.action, { token: rosa, params, form: { que: 'invitar', email: 'julia@losboldos.example' }, env: smtp })
    expect(mailed.data).toMatchObject({ made: { isMailed: true } })
    expect((await mails(store)).map(x => x.to)).toEqual(['julia@losboldos.example'])
    const bad = await ask(store, team.action, { token: rosa, params, form: { que: 'invitar', email: 'julia arroba' } })
    expect([bad.status, bad.data]).toMatchObject([400, { email: 'julia arroba', problems: { email: expect.any(String) } }])
  })

  it('shows addresses of invitations to whoever leads, and an address of a member to nobody', async () => {
    const { store, rosa, pedro } = await led(open)
    await ask(store, team.action, { token: rosa, params, form: { que: 'invitar', email: 'carla@losboldos.example' } })
    expect(said(await ask(store, team.loader, { token: rosa, params }))).toContain('carla@losboldos.example')
    expect(said(await ask(store, team.loader, { token: pedro, params }))).not.toContain('@')
    expect(said(await ask(store, standIn.loader, { token: pedro, params }))).not.toContain('@')
  })

  it('refuses a member who does not lead what leading does, with a sentence and not a broken page', async () => {
    const { store, pedro } = await led(open)
    const forms: Record<string, string>[] = [{ que: 'invitar', email: 'x@y.example' }, { que: 'quitar', persona: luisMillan.id }, { que: 'entregar', persona: pedroCayul.id }, { que: 'dejar' }]
    for (const form of forms) {
      const answer = await ask(store, team.action, { token: pedro, params, form })
      expect([form.que, answer.status, Object.keys((answer.data as { problems: object }).problems)]).toEqual([form.que, 409, ['']])
    }
    expect(await ask(store, team.action, { token: pedro, params, form: { que: 'otra-cosa' } })).toMatchObject({ status: 404 })
    expect((await getTeam(store, rbd, today)).members).toHaveLength(4)
  })

  it('tells the others by mail, each in their language, who leads now', async () => {
    const { store, rosa } = await led(open)
    await store.tx(tx => tx.update(store.s.person).set({ language: 'en' }).where(eq(store.s.person.id, luisMillan.id)))
    await ask(store, team.action, { token: rosa, params, form: { que: 'entregar', persona: pedroCayul.id }, env: smtp })
    const sent = await mails(store)
    expect(sent.map(x => x.to).sort()).toEqual([danielaSoto, luisMillan, pedroCayul].map(p => p.email).sort())
    expect(sent.find(x => x.to === luisMillan.email)?.text).toContain('has handed over to Pedro Cayul')
    expect(sent.find(x => x.to === danielaSoto.email)?.text).toContain('https://cuaderno.example/cuadernos/90001/equipo')
  })
})

onEachEngine('the page that names a stand-in', open => {
  it('gives the advisor names and professions, and takes the name with its days; the team is told', async () => {
    const { store, marcela } = await led(open)
    expect((await ask(store, standIn.loader, { token: marcela, params })).data).toMatchObject({ isMember: false, leaders: [{ name: 'Rosa Huenchul', profession: 'Director/a' }], candidates: [{ label: 'Daniela Soto' }, { label: 'Luis Millán' }, { label: 'Pedro Cayul' }] })
    const answer = await ask(store, standIn.action, { token: marcela, params, form: { que: 'nombrar', persona: danielaSoto.id, desde: today, hasta: '2026-11-27' }, env: smtp })
    expect(answer.to).toBe('/cuadernos/90001/equipo/reemplazo?hecho=nombrado')
    const sent = await mails(store)
    expect(sent.map(x => x.to).sort()).toEqual([danielaSoto, luisMillan, pedroCayul, rosaHuenchul].map(p => p.email).sort())
    expect(sent[0]?.text).toContain('Daniela Soto reemplaza a quien lidera el equipo de Escuela Los Boldos del 18 nov 2026 al 27 nov 2026. Lo dijo Marcela Paillán.')
  })

  it('keeps what was chosen and says what to do about the days', async () => {
    const { store, marcela } = await led(open)
    const answer = await ask(store, standIn.action, { token: marcela, params, form: { persona: danielaSoto.id, desde: '2026-11-20', hasta: '2026-11-19' } })
    expect(answer).toMatchObject({ status: 400, data: { problems: { hasta: expect.stringContaining('igual o posterior') }, values: { persona: danielaSoto.id, desde: '2026-11-20', hasta: '2026-11-19' } } })
    expect((await ask(store, standIn.action, { token: marcela, params, form: { desde: today } })).data).toMatchObject({ problems: { persona: expect.any(String) } })
  })

  it('is not the administrator’s, nor another school’s', async () => {
    const { store } = await led(open)
    for (const who of [tomasAguilera]) {
      const token = await tokenOf(store, who)
      expect((await ask(store, standIn.loader, { token, params })).status).toBe(403)
      expect((await ask(store, standIn.action, { token, params, form: { persona: danielaSoto.id } })).status).toBe(403)
    }
    const rosa = await tokenOf(store, rosaHuenchul)
    expect((await ask(store, standIn.action, { token: rosa, params: { rbd: '90002' }, form: { persona: danielaSoto.id } })).status).toBe(403)
  })
})

onEachEngine('a pause', open => {
  it('comes back to the page of the cycle it was asked on, and to no other place', async () => {
    const { store, cycle, cycleId, rosa } = await led(open)
    const here = `/cuadernos/90001/ciclos/${cycleId}`
    const send = (form: Record<string, string>) => ask(store, pause.action, { token: rosa, params: cycle, form })
    expect((await send({ motivo: 'tests', hasta: '2026-11-27', a: `${here}/datos` })).to).toBe(`${here}/datos`)
    for (const a of ['https://otra.example', '//otra.example', '/personas', `${here}/../../../personas`, `${here}/datos?x=1`]) expect((await send({ que: 'retomar', a })).to).toBe(here)
    expect(await getCurrentPause(store, { rbd, cycleId }, today)).toBeNull()
  })

  it('keeps the day that will not do, and says what to do', async () => {
    const { store, cycle, rosa, marcela } = await led(open)
    const send = (token: string, form: Record<string, string>) => ask(store, pause.action, { token, params: cycle, form })
    expect(await send(rosa, { motivo: 'tests', hasta: '2026-11-01' })).toMatchObject({ status: 400, data: { until: '2026-11-01', problems: { hasta: expect.stringContaining('ya pasó') } } })
    expect(await send(rosa, { motivo: 'tests', hasta: '2096-11-01' })).toMatchObject({ status: 400, data: { until: '2096-11-01', problems: { hasta: expect.stringContaining('seis meses') } } })
    expect(await send(rosa, { hasta: '2026-11-27' })).toMatchObject({ status: 400, data: { until: '2026-11-27', problems: { '': expect.any(String) } } })
    expect((await send(marcela, { motivo: 'tests', hasta: '2026-11-27' })).status).toBe(403)
  })
})

onEachEngine('a meeting', open => {
  const begin = async (given: Awaited<ReturnType<typeof led>>) => {
    const answer = await ask(given.store, meetings.action, { token: given.rosa, params: given.cycle, form: { que: 'empezar', saveKey: '00000000-0000-7000-8000-000000000abc' } })
    return { ...given, meetingId: answer.to!.split('/').at(-1)!, at: { ...given.cycle, meetingId: answer.to!.split('/').at(-1)! } }
  }

  it('begins once after a double click', async () => {
    const given = await led(open)
    const first = await begin(given)
    expect((await begin(given)).meetingId).toBe(first.meetingId)
    expect(await listMeetings(given.store, { rbd, cycleId: given.cycleId })).toHaveLength(1)
  })

  it('is written as plain forms post it: boxes of a set in one line, agreements with their keys, what is not shown stays', async () => {
    const { store, rosa, at, cycleId, meetingId } = await begin(await led(open))
    const form = new URLSearchParams([['version', '1'], ['saveKey', ''], ['present', ''], ['present', 'principal'], ['present', 'psychologist'], ['minutes', 'Faltan 5.'], ['agreedWhat', 'Guardar puesto'], ['agreedWho', 'Carolina'], ['agreedBy', '2026-11-27'], ['intent', 'save']])
    const request = { token: rosa, params: at, form: form as unknown as Record<string, string> }
    expect((await ask(store, meeting.action, request)).to).toBe(`/cuadernos/90001/ciclos/${cycleId}/reuniones/${meetingId}`)
    expect((await getMeeting(store, { rbd, cycleId, meetingId }))?.body).toMatchObject({ on: today, present: 'principal psychologist', minutes: 'Faltan 5.', agreedWhat: 'Guardar puesto', agreedBy: '2026-11-27' })
    await ask(store, meeting.action, { token: rosa, params: at, form: { version: '2', minutes: 'Faltan 5 y 6.', 'agreedWhat.k1': 'Contarlo' } })
    expect((await getMeeting(store, { rbd, cycleId, meetingId }))?.body).toMatchObject({ present: 'principal psychologist', minutes: 'Faltan 5 y 6.', agreedWhat: 'Guardar puesto', 'agreedWhat.k1': 'Contarlo' })
  })

  it('saves the words before an agreement becomes an action, and shows the action it became', async () => {
    const { store, rosa, at, cycleId, meetingId } = await begin(await led(open))
    for (let i = 0; i < 2; i++) expect((await ask(store, meeting.action, { token: rosa, params: at, form: { version: '1', agreedWhat: 'Guardar puesto', intent: 'action.' } })).to).toMatch(/#acuerdos$/)
    expect((await getPartsForTeam(store, rbd, cycleId))!.entries.action.map(a => a.body.what)).toEqual(['Guardar puesto'])
    const shown = (await ask(store, meeting.loader, { token: rosa, params: at })).data as { meeting: { actions: Record<string, { state: string }> }; chat: { text: string } }
    expect(shown.meeting.actions).toMatchObject({ '': { state: 'planned' } })
    expect(shown.chat.text.split('\n')).toHaveLength(5)
    expect(shown.chat.text).toContain('Acordamos: Guardar puesto')
    const nothing = await ask(store, meeting.action, { token: rosa, params: at, form: { version: '2', intent: 'action.k7' } })
    expect(nothing).toMatchObject({ status: 400, data: { kind: 'problems', problems: { 'agreedWhat.k7': expect.any(String) } } })
    expect(await getMeeting(store, { rbd, cycleId, meetingId })).toMatchObject({ version: 2 })
  })

  it('keeps both texts when two write the same field, and says so; a wrong day keeps the text', async () => {
    const { store, rosa, pedro, at, cycleId, meetingId } = await begin(await led(open))
    await ask(store, meeting.action, { token: rosa, params: at, form: { version: '1', minutes: 'lo que oyó Rosa' } })
    const clash = await ask(store, meeting.action, { token: pedro, params: at, form: { version: '1', minutes: 'lo que oyó Pedro', conJs: '1' } })
    expect(clash).toMatchObject({ status: 409, data: { kind: 'clash', clash: { savedBy: 'Rosa Huenchul', fields: [{ name: 'minutes', mine: 'lo que oyó Pedro', theirs: 'lo que oyó Rosa' }] } } })
    const wrong = await ask(store, meeting.action, { token: rosa, params: at, form: { version: '2', next: '2026-02-30', minutes: 'sigue aquí' } })
    expect(wrong).toMatchObject({ status: 400, data: { values: { minutes: 'sigue aquí', next: '2026-02-30' }, problems: { next: expect.any(String) } } })
    expect((await getMeeting(store, { rbd, cycleId, meetingId }))?.body.minutes).toBe('lo que oyó Rosa')
  })

  it('is taken out and put back, and never deleted', async () => {
    const { store, rosa, at, cycleId, meetingId } = await begin(await led(open))
    expect((await ask(store, meeting.action, { token: rosa, params: at, form: { version: '1', minutes: 'antes de quitarla', intent: 'withdraw' } })).to).toMatch(/\/reuniones$/)
    expect(await getMeeting(store, { rbd, cycleId, meetingId })).toMatchObject({ isWithdrawn: true, body: { minutes: 'antes de quitarla' } })
    expect((await ask(store, meeting.action, { token: rosa, params: at, form: { intent: 'restore' } })).to).toMatch(new RegExp(`${meetingId}$`))
    expect(await getMeeting(store, { rbd, cycleId, meetingId })).toMatchObject({ isWithdrawn: false })
  })

  it('is the team’s: not the advisor’s, not an administrator’s who stated a reason', async () => {
    const { store, marcela, at, cycle } = await begin(await led(open))
    const session = await store.tx(tx => openSessionIn(store, tx, { personId: tomasAguilera.id, ...device }))
    await openWithReason(store, { idHash: session.idHash, personId: tomasAguilera.id, rbd, reason: 'Ayudar con un guardado' })
    for (const token of [marcela, session.token]) {
      for (const [handler, where] of [[meetings.loader, cycle], [meeting.loader, at], [minutes.loader, at]] as const) expect((await ask(store, handler, { token, params: where })).status).toBe(403)
      expect((await ask(store, meeting.action, { token, params: at, form: { version: '1', minutes: 'x' } })).status).toBe(403)
      expect((await ask(store, meetings.action, { token, params: cycle, form: { que: 'empezar' } })).status).toBe(403)
    }
  })
})
