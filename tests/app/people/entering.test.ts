import { expect, it } from 'vitest'
import * as firstRun from '../../../app/routes/people/first-run.tsx'
import * as invitation from '../../../app/routes/people/invitation.tsx'
import * as invite from '../../../app/routes/people/invite.tsx'
import * as newPassword from '../../../app/routes/people/new-password.tsx'
import * as person from '../../../app/routes/people/person.tsx'
import * as signIn from '../../../app/routes/people/sign-in.tsx'
import * as signOut from '../../../app/routes/people/sign-out.tsx'
import * as agreement from '../../../app/routes/people/agreement.tsx'
import * as clock from '../../../app/routes/people/demo-clock.tsx'
import { getPersonOfSession, openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, demoPassword, losBoldos, rosaHuenchul, tomasAguilera, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { device, minutesLater, withCast } from '../../db/people/open.ts'
import { ask, origin, secrets, tokenIn } from './ask.ts'

const sessionOf = async (store: Store, who: CastPerson) => (await store.tx(tx => openSessionIn(store, tx, { personId: who.id, ...device }))).token
const rosa = { email: rosaHuenchul.email, password: demoPassword }

onEachEngine('entering', open => {
  it('gives a cookie that ends with the browser on a shared computer, and in a week on one’s own', async () => {
    const store = await withCast(open)
    const shared = await ask(store, signIn.action, { form: { ...rosa, compartido: 'si' } })
    expect(shared.status).toBe(302)
    expect(shared.headers.get('set-cookie')).toMatch(/^__Host-s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    const own = await ask(store, signIn.action, { form: rosa })
    expect(own.headers.get('set-cookie')).toMatch(/; Secure; Max-Age=604800$/)
    expect((await getPersonOfSession(store, tokenIn(own)))?.name).toBe('Rosa Huenchul')
  })

  it.each([['/cuadernos/90001', '/cuadernos/90001'], ['https://otra.example', '/'], ['//otra.example', '/'], ['/\\otra.example', '/'], ['', '/']])('comes back to %s as %s', async (a, to) => {
    const store = await withCast(open)
    expect((await ask(store, signIn.action, { form: { ...rosa, a } })).to).toBe(to)
  })

  it('says the same of a wrong password and an unknown address, and never sends the password back', async () => {
    const store = await withCast(open)
    const wrong = await ask(store, signIn.action, { form: { email: rosa.email, password: 'no es esta' } })
    const unknown = await ask(store, signIn.action, { form: { email: 'nadie@demo.example', password: 'no es esta' } })
    expect([wrong.status, unknown.status]).toEqual([400, 400])
    expect((wrong.data as { problems: unknown }).problems).toEqual((unknown.data as { problems: unknown }).problems)
    expect(JSON.stringify([wrong.data, unknown.data])).not.toContain('no es esta')
    expect(wrong.headers.get('set-cookie')).toBeNull()
  })

  it('says until when to wait, in the territory’s hour', async () => {
    const store = await withCast(open)
    for (let i = 0; i < 5; i++) await ask(store, signIn.action, { form: { email: 'nadie@demo.example', password: 'x' } })
    const answer = await ask(store, signIn.action, { form: { email: 'nadie@demo.example', password: 'x' } })
    expect(answer.status).toBe(429)
    expect(JSON.stringify(answer.data)).toContain('10:41')
  })

  it('lists the cast, and lets anybody in as one of them, in a demo only', async () => {
    const real = await withCast(open)
    expect((await ask(real, signIn.loader)).data).toMatchObject({ demo: null })
    expect((await ask(real, signIn.action, { form: { persona: rosaHuenchul.id } })).status).toBe(400)
    expect(await real.read.select().from(real.s.session)).toEqual([])
    const demo = await withCast(open, 'demo')
    const page = (await ask(demo, signIn.loader)).data as { demo: { starters: { name: string }[] } }
    expect(page.demo.starters.map(p => p.name)).toEqual(['Rosa Huenchul', 'Marcela Paillán', 'Elena Rivas', 'Tomás Aguilera'])
    expect((await getPersonOfSession(demo, tokenIn(await ask(demo, signIn.action, { form: { persona: rosaHuenchul.id } }))))?.id).toBe(rosaHuenchul.id)
  })

  it('ends when leaving: in the database, in the cookie, and in what the browser kept', async () => {
    const store = await withCast(open)
    const token = await sessionOf(store, rosaHuenchul)
    const answer = await ask(store, signOut.action, { token, form: {} })
    expect(answer.to).toBe('/entrar?hecho=salida')
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-s=; .*Max-Age=0$/)
    expect(answer.headers.get('clear-site-data')).toContain('"storage"')
    expect(await getPersonOfSession(store, token)).toBeNull()
  })
})

onEachEngine('beginning', open => {
  const form = { code: secrets.firstRunCode.toLowerCase(), name: 'Tomás Aguilera', email: 'tomas@costaclara.example', password: 'lluvia sobre tejas', territoryName: 'Costa Clara', programmeName: 'Cuaderno de ciclos', timeZone: 'America/Santiago' }

  it('goes from the code in the terminal to the agreement, signed in, and closes behind itself', async () => {
    const store = await open()
    expect((await ask(store, firstRun.loader)).status).toBe(200)
    const answer = await ask(store, firstRun.action, { form })
    expect(answer.to).toBe('/acuerdo')
    const token = tokenIn(answer)
    expect((await getPersonOfSession(store, token))?.agreedAt).toBeNull()
    expect((await ask(store, agreement.loader, { token })).data).toEqual({ acceptedOn: null })
    expect((await ask(store, agreement.action, { token, form: {} })).to).toBe('/')
    expect((await ask(store, agreement.loader, { token })).data).toEqual({ acceptedOn: '18 nov 2026' })
    expect((await ask(store, firstRun.loader)).to).toBe('/')
    expect((await ask(store, firstRun.action, { form })).to).toBe('/')
  })

  it('names each field that will not do, keeps the answers, and never sends the password back', async () => {
    const store = await open()
    const answer = await ask(store, firstRun.action, { form: { ...form, code: '', email: 'tomas', password: 'corta-secreta'.slice(0, 7) } })
    expect(answer.status).toBe(400)
    expect(Object.keys((answer.data as { problems: object }).problems)).toEqual(['code', 'email', 'password'])
    expect(answer.data).toMatchObject({ values: { name: 'Tomás Aguilera' } })
    expect(JSON.stringify(answer.data)).not.toContain('corta-s')
  })
})

onEachEngine('inviting', open => {
  const form = { email: 'carla@losboldos.example', rol: 'team', donde: 'school', escuela: 'los boldos' }
  const linkOf = (data: unknown) => (data as { made: { link: string } }).made.link

  it('shows the link once, and it lets the newcomer in', async () => {
    const store = await withCast(open)
    const token = await sessionOf(store, tomasAguilera)
    const answer = await ask(store, invite.action, { token, form })
    expect(answer.data).toMatchObject({ made: { email: 'carla@losboldos.example', isMailed: false } })
    const link = linkOf(answer.data)
    expect(link).toMatch(new RegExp(`^${origin}/invitacion/[\\w-]{43}$`))
    const params = { token: link.split('/').at(-1)! }
    expect((await ask(store, invitation.loader, { params })).data).toMatchObject({ invitation: { for: 'newcomer', place: losBoldos.name } })
    const accepted = await ask(store, invitation.action, { params, form: { name: 'Carla Leiva', profession: 'counsellor', password: 'lluvia sobre tejas', compartido: 'si' } })
    expect(accepted.to).toBe('/acuerdo')
    expect((await getPersonOfSession(store, tokenIn(accepted)))?.memberships).toMatchObject([{ role: 'team', scopeId: '90001' }])
    expect((await ask(store, invitation.loader, { params })).status).toBe(410)
  })

  it('puts the mail in the queue with the invitation where mail is configured', async () => {
    const store = await withCast(open)
    const answer = await ask(store, invite.action, { token: await sessionOf(store, tomasAguilera), form, env: { SMTP_URL: 'smtp://127.0.0.1:2525' } })
    expect(answer.data).toMatchObject({ made: { isMailed: true } })
    const [job] = await store.read.select().from(store.s.job)
    expect(job).toMatchObject({ kind: 'mail', payload: { to: 'carla@losboldos.example' } })
    expect(String(job?.payload.text)).toContain(linkOf(answer.data))
  })

  it('asks which school when several have the name, and takes the chosen one', async () => {
    const store = await withCast(open)
    const token = await sessionOf(store, tomasAguilera)
    const which = await ask(store, invite.action, { token, form: { ...form, escuela: 'los' } })
    expect(which.status).toBe(400)
    expect((which.data as { matches: { rbd: number }[] }).matches.map(s => s.rbd)).toEqual([90009, 90001, 90007, 90102])
    expect((await ask(store, invite.action, { token, form: { ...form, escuela: 'los', cual: '90007' } })).status).toBe(200)
    expect((await ask(store, invite.action, { token, form: { ...form, escuela: 'los', cual: '90002' } })).status, 'a school that was not offered').toBe(400)
  })

  it.each([
    [{ rol: '' }, 'rol'], [{ rol: 'jefe' }, 'rol'], [{ rol: 'advisor', donde: '' }, 'donde'], [{ rol: 'regional', donde: 'school' }, 'donde'], [{ escuela: '' }, 'escuela'],
    [{ escuela: 'hogwarts' }, 'escuela'], [{ rol: 'advisor', donde: 'network', red: '' }, 'red'], [{ rol: 'regional', donde: 'slep', slep: '7777' }, 'donde'], [{ email: 'carla' }, 'email'],
    [{ email: rosaHuenchul.email }, 'rol'],
  ])('refuses %o under the field it is about', async (change, field) => {
    const store = await withCast(open)
    const answer = await ask(store, invite.action, { token: await sessionOf(store, tomasAguilera), form: { ...form, ...change } })
    expect(answer.status).toBe(400)
    expect(Object.keys((answer.data as { problems: object }).problems)).toEqual([field])
    expect(await store.read.select().from(store.s.invitation)).toEqual([])
  })

  it('sends somebody with an account to sign in, and tells somebody else it is not theirs', async () => {
    const store = await withCast(open)
    const made = await ask(store, invite.action, { token: await sessionOf(store, tomasAguilera), form: { ...form, email: anaSepulveda.email } })
    const params = { token: linkOf(made.data).split('/').at(-1)! }
    expect((await ask(store, invitation.loader, { params })).data).toMatchObject({ invitation: { for: 'sign-in' } })
    expect((await ask(store, invitation.loader, { params, token: await sessionOf(store, rosaHuenchul) })).data).toMatchObject({ invitation: { for: 'other' } })
    const ana = await sessionOf(store, anaSepulveda)
    expect((await ask(store, invitation.loader, { params, token: ana })).data).toMatchObject({ invitation: { for: 'member' } })
    expect((await ask(store, invitation.action, { params, token: ana, form: {} })).to).toBe('/')
    expect((await getPersonOfSession(store, ana))?.memberships).toHaveLength(2)
  })
})

onEachEngine('looking after people', open => {
  it('gives a lost password’s link that works once', async () => {
    const store = await withCast(open)
    const made = await ask(store, person.action, { token: await sessionOf(store, tomasAguilera), params: { personId: rosaHuenchul.id }, form: { que: 'clave' } })
    const params = { token: (made.data as { made: { link: string } }).made.link.split('/clave/')[1]! }
    expect((await ask(store, newPassword.loader, { params })).data).toEqual({ name: 'Rosa Huenchul', email: rosaHuenchul.email })
    expect((await ask(store, newPassword.action, { params, form: { nueva: 'lluvia sobre tejas' } })).to).toBe('/entrar?hecho=clave')
    expect((await ask(store, newPassword.loader, { params })).status).toBe(410)
    expect((await ask(store, signIn.action, { form: { email: rosa.email, password: 'lluvia sobre tejas' } })).status).toBe(302)
  })

  it('refuses to leave the notebook without an administrator, in a sentence', async () => {
    const store = await withCast(open)
    const answer = await ask(store, person.action, { token: await sessionOf(store, tomasAguilera), params: { personId: tomasAguilera.id }, form: { que: 'quitar' } })
    expect(answer.status).toBe(409)
    expect(JSON.stringify(answer.data)).toContain('única persona que administra')
  })

  it('answers with a missing page for somebody who is not there', async () => {
    const store = await withCast(open)
    expect((await ask(store, person.loader, { token: await sessionOf(store, tomasAguilera), params: { personId: 'nobody' } })).status).toBe(404)
  })
})

onEachEngine('the demo’s clock', open => {
  it('is not there in a real installation', async () => {
    const store = await withCast(open)
    const token = await sessionOf(store, rosaHuenchul)
    expect((await ask(store, clock.loader, { token })).status).toBe(404)
    expect((await ask(store, clock.action, { token, form: { salto: 'dia' } })).status).toBe(404)
    expect(store.clock.now().toISOString()).toBe('2026-11-18T13:40:00.000Z')
  })

  it('moves for everybody, to an hour of the territory, and nobody is signed out', async () => {
    const store = await withCast(open, 'demo')
    const token = await sessionOf(store, rosaHuenchul)
    expect((await ask(store, clock.action, { token, form: { dia: '2026-07-01', hora: '08:15' } })).to).toBe('/demo/reloj?hecho=movido')
    expect((await ask(store, clock.loader, { token })).data).toMatchObject({ day: '2026-07-01', time: '08:15' })
    expect(await getPersonOfSession(store, token)).not.toBeNull()
  })

  it.each([[{ dia: '2040-01-01', hora: '10:40' }, 'dia'], [{ dia: '2026-11-18', hora: '25:00' }, 'hora'], [{ dia: '', hora: '' }, 'dia']])('refuses %o', async (form, field) => {
    const store = await withCast(open, 'demo')
    const answer = await ask(store, clock.action, { token: await sessionOf(store, rosaHuenchul), form })
    expect(answer.status).toBe(400)
    expect(Object.keys((answer.data as { problems: object }).problems)).toContain(field)
    expect(clockOf(store).now().toISOString()).toBe(minutesLater(0))
  })
})
