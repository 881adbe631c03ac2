/** The phone's page and its endpoint, asked as a phone asks: what opens them, what they take, what they never show. */
import { describe, expect, it } from 'vitest'
import * as account from '../../../app/routes/people/account.tsx'
import * as entries from '../../../app/routes/phone/entries.ts'
import * as log from '../../../app/routes/phone/log.tsx'
import * as manifest from '../../../app/routes/phone/manifest.ts'
import * as signIn from '../../../app/routes/people/sign-in.tsx'
import * as signOut from '../../../app/routes/people/sign-out.tsx'
import { isPhone } from '../../../app/routes/people/device.server.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { addEntry, getPartsForTeam, savePage } from '../../../db/notebook/parts.ts'
import { getPersonOfSession, openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, demoPassword, pedroCayul, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { bodyOf, boldos } from '../../db/notebook/plant.ts'
import { ask, phoneTokenIn, tokenIn } from '../people/ask.ts'

const android = 'Mozilla/5.0 (Linux; Android 13; SM-A135M) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Mobile/15E148 Safari/604.1'

const withPhone = async (test: (p: { store: Store; cycleId: string; donde: string; phone: string; full: string; open: (personId: string, sharedComputer?: boolean) => Promise<string> }) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store, { credentials: true, installation: 'real' })
    const open = async (personId: string, sharedComputer = false) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer, agentFamily: 'Chrome, Android' }))).token
    const phone = (await store.tx(tx => openSessionIn(store, tx, { personId: rosaHuenchul.id, sharedComputer: false, agentFamily: 'Chrome, Android', purpose: 'log' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    await test({ store, cycleId: started.cycleId, donde: `${boldos}/${started.cycleId}`, phone, full: await open(rosaHuenchul.id), open })
  } finally { await drop() }
}
const json = (answer: { body?: string }) => JSON.parse(answer.body ?? '') as Record<string, unknown>

describe('signing in on a phone', () => {
  const rosa = { email: rosaHuenchul.email, password: demoPassword, aparato: 'telefono' }

  it('asks whose it is, on phones and nowhere else', () => withPhone(async ({ store }) => {
    for (const [userAgent, asked] of [[android, true], [iphone, true], ['Mozilla/5.0 (Windows NT 10.0) Firefox/115.0', false], ['Mozilla/5.0 (Linux; Android 13; SM-T220) Chrome/128.0.0.0 Safari/537.36', false]] as const) {
      expect((await ask(store, signIn.loader, { userAgent })).data).toMatchObject({ isPhone: asked })
    }
    // The browser's own word counts more than its name.
    expect(isPhone(new Headers({ 'sec-ch-ua-mobile': '?1', 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)' }))).toBe(true)
    expect(isPhone(new Headers({ 'sec-ch-ua-mobile': '?0', 'user-agent': android }))).toBe(false)
  }))

  it('assumes nothing: without an answer nobody is let in', () => withPhone(async ({ store }) => {
    const before = await store.read.select().from(store.s.session)
    for (const telefono of ['', 'otra cosa']) {
      const answer = await ask(store, signIn.action, { userAgent: android, form: { ...rosa, telefono } })
      expect([answer.status, Object.keys((answer.data as { problems: object }).problems)]).toEqual([400, ['telefono']])
    }
    expect(await store.read.select().from(store.s.session)).toHaveLength(before.length)
  }))

  it('gives the phone its own cookie for thirty days only to who wants to write from it', () => withPhone(async ({ store }) => {
    const own = await ask(store, signIn.action, { userAgent: android, form: { ...rosa, telefono: 'anotar' } })
    expect(own.headers.get('set-cookie')).toMatch(/__Host-n=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000/)
    expect(await getPersonOfSession(store, phoneTokenIn(own), 'log')).toMatchObject({ id: rosaHuenchul.id })
    const mine = await ask(store, signIn.action, { userAgent: android, form: { ...rosa, telefono: 'propio' } })
    expect(mine.headers.get('set-cookie')).toMatch(/^__Host-s=[^;]+; .*Max-Age=604800$/)
    const borrowed = await ask(store, signIn.action, { userAgent: android, form: { ...rosa, telefono: 'prestado' } })
    expect(borrowed.headers.get('set-cookie')).toMatch(/^__Host-s=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
    expect((await getPersonOfSession(store, tokenIn(borrowed)))?.session.sharedComputer).toBe(true)
  }))

  it('ends both sessions on leaving, and only one’s own on a borrowed phone, whose owner’s words stay', () => withPhone(async ({ store, phone, full, open }) => {
    const anas = await open(anaSepulveda.id, true)
    const borrowed = await ask(store, signOut.action, { token: anas, phone, form: {} })
    expect(borrowed.headers.get('set-cookie')).not.toContain('__Host-n')
    expect(borrowed.headers.get('clear-site-data')).toBe('"cache"')
    expect(await getPersonOfSession(store, phone, 'log')).not.toBeNull()
    const own = await ask(store, signOut.action, { token: full, phone, form: {} })
    expect(own.headers.get('set-cookie')).toMatch(/__Host-s=; .*Max-Age=0, __Host-n=; .*Max-Age=0/)
    expect(own.headers.get('clear-site-data')).toContain('"storage"')
    expect([await getPersonOfSession(store, full), await getPersonOfSession(store, phone, 'log')]).toEqual([null, null])
  }))

  it('can be left with the phone’s session alone', () => withPhone(async ({ store, phone }) => {
    expect((await ask(store, signOut.action, { phone, form: {} })).to).toBe('/entrar?hecho=salida')
    expect(await getPersonOfSession(store, phone, 'log')).toBeNull()
  }))

  it('is told on the account page by what the phone may, and until when', () => withPhone(async ({ store, full, phone }) => {
    const seen = async (mine: string | null) => ((await ask(store, account.loader, { token: full, phone: mine })).data as { sessions: { logs: string | null }[] }).sessions.map(s => s.logs).filter(s => s !== null)
    expect(await seen(phone)).toEqual(['Este teléfono puede anotar hasta el 18 dic 2026'])
    expect(await seen(null)).toEqual(['Un teléfono puede anotar hasta el 18 dic 2026'])
  }))
})

describe('the phone’s page', () => {
  it('shows a phone’s session the cycle’s name and its person’s actions, and not a word else of the notebook', () => withPhone(async ({ store, cycleId, phone, full }) => {
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: bodyOf('challenge', { challenge: 'BORRADOR' }), by: rosaHuenchul.id, saveKey: 'c' })
    await addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-11-02', text: 'BORRADOR' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    await addEntry(store, 'action', { rbd: boldos, cycleId, body: bodyOf('action', { what: 'BORRADOR de Pedro', who: 'Pedro Cayul' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    await addEntry(store, 'action', { rbd: boldos, cycleId, body: bodyOf('action', { what: 'Llamar al SLEP', who: 'Rosa Huenchul', to: '2026-11-27' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    for (const who of [{ phone }, { token: full }]) {
      const { data } = await ask(store, log.loader, who)
      expect(data).toMatchObject({
        places: [{ rbd: boldos, cycleId, title: 'Que 7°B vuelva a los lunes', school: null }], today: '2026-11-18', mayKeep: true,
        actions: [{ what: 'Llamar al SLEP', when: 'Hasta el 27 nov 2026', isDone: false }],
      })
      expect(JSON.stringify(data)).not.toContain('BORRADOR')
    }
    expect((await ask(store, log.loader, { phone })).data).toMatchObject({ isLogOnly: true, until: '18 dic 2026' })
  }))

  it('takes an entry as a plain form, once, says where it is, and gives its words back', () => withPhone(async ({ store, cycleId, donde, phone }) => {
    const saveKey = newId(store.clock.now())
    const form = { que: 'anotar', saveKey, donde, on: '2026-11-16', text: 'Faltaron 4\r\nVinieron dos nuevos' }
    for (let i = 0; i < 2; i++) expect((await ask(store, log.action, { phone, form })).to).toBe(`/anotar?anotada=${saveKey}`)
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.note.map(n => n.body.text)).toEqual(['Faltaron 4\nVinieron dos nuevos'])
    expect((await ask(store, log.loader, { phone, query: `?anotada=${saveKey}` })).data).toMatchObject({ written: { id: saveKey, time: '10:40', title: 'Que 7°B vuelva a los lunes' } })
    expect((await ask(store, log.action, { phone, form: { que: 'retirar', entryId: saveKey } })).data).toEqual({ kind: 'taken-back', values: { text: 'Faltaron 4\nVinieron dos nuevos', on: '2026-11-16', donde } })
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.note.map(n => n.isWithdrawn)).toEqual([true])
  }))

  it.each([
    ['no words', { text: ' \n ' }, 400, 'text'], ['a day that is none', { on: '2026-02-30' }, 400, 'on'], ['a day before the cycle', { on: '2026-01-02' }, 409, 'on'],
    ['a day to come', { on: '2026-12-24' }, 409, 'on'], ['300,001 characters', { text: 'x'.repeat(300_001) }, 400, 'text'], ['no cycle', { donde: '' }, 400, 'donde'],
    ['another school’s cycle', { donde: '90002/00000000-0000-7000-8000-000000000000' }, 403, 'donde'],
  ])('keeps the text and names the field for %s', (_what, change, status, fieldName) => withPhone(async ({ store, donde, phone }) => {
    const form = { que: 'anotar', donde, on: '2026-11-16', text: 'Faltaron 4', ...change }
    const answer = await ask(store, log.action, { phone, form })
    expect(answer.status).toBe(status)
    expect(answer.data).toMatchObject({ kind: 'problems', values: { text: form.text, on: form.on } })
    expect(Object.keys((answer.data as { problems: object }).problems)).toEqual([fieldName])
  }))

  it('marks an action as done and takes the mark back, as a plain form', () => withPhone(async ({ store, cycleId, phone }) => {
    const made = await addEntry(store, 'action', { rbd: boldos, cycleId, body: bodyOf('action', { what: 'Llamar', who: 'Rosa Huenchul' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    const accion = made.ok ? made.partId : ''
    for (const que of ['hecha', 'por-hacer'] as const) {
      expect((await ask(store, log.action, { phone, form: { que, accion } })).to).toBe(`/anotar?hecho=${que}`)
      expect((await ask(store, log.loader, { phone })).data).toMatchObject({ actions: [{ id: accion, isDone: que === 'hecha' }] })
    }
    expect((await ask(store, log.action, { phone, form: { que: 'hecha', accion: 'de-otra' } })).status).toBe(409)
  }))

  it('does not show the hint again once it was read, and says it in the phone’s own words', () => withPhone(async ({ store, phone }) => {
    const dismissed = await ask(store, log.action, { phone, form: { que: 'pista' } })
    expect(dismissed.headers.get('set-cookie')).toMatch(/^pista=no; Path=\/; SameSite=Lax; Max-Age=31536000; Secure$/)
    for (const [userAgent, hint] of [[android, 'android'], [iphone, 'iphone'], ['Firefox/115.0 Windows', 'computer']] as const) {
      expect((await ask(store, log.loader, { phone, userAgent })).data).toMatchObject({ hint })
    }
  }))
})

describe('entries in the background', () => {
  const anotar = (donde: string, more: Record<string, string> = {}) => ({ que: 'anotar', persona: rosaHuenchul.id, saveKey: '018f0000-0000-7000-8000-00000000000a', donde, on: '2026-11-16', text: 'Faltaron 4', ...more })

  it('are taken once, with the hour in the territory', () => withPhone(async ({ store, cycleId, donde, phone }) => {
    for (let i = 0; i < 5; i++) expect(json(await ask(store, entries.action, { phone, form: anotar(donde) }))).toEqual({ ok: true, entryId: '018f0000-0000-7000-8000-00000000000a', time: '10:40' })
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.note).toHaveLength(1)
  }))

  it('are never put down as somebody else’s who is signed in on the same phone', () => withPhone(async ({ store, cycleId, donde, open }) => {
    const answer = await ask(store, entries.action, { token: await open(pedroCayul.id, true), form: anotar(donde) })
    expect([answer.status, json(answer)]).toEqual([409, { ok: false, reason: 'other-person' }])
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.note).toEqual([])
  }))

  it('are refused with a reason and a sentence', () => withPhone(async ({ store, donde, phone }) => {
    const closed = await ask(store, entries.action, { phone, form: anotar(donde, { on: '2026-12-24' }) })
    expect([closed.status, json(closed)]).toEqual([409, { ok: false, reason: 'day_to_come', sentence: 'Ese día todavía no llega: corríjalo.' }])
    const foreign = await ask(store, entries.action, { phone, form: anotar('90002/00000000-0000-7000-8000-000000000000') })
    expect([foreign.status, json(foreign).reason]).toEqual([403, 'forbidden'])
    expect((await ask(store, entries.action, { phone, form: { que: 'borrar-todo' } })).status).toBe(400)
    expect((await ask(store, entries.action, { phone, form: { que: 'retirar', entryId: 'x' } })).status).toBe(404)
  }))

  it('are limited for one person, generously', () => withPhone(async ({ store, donde, open }) => {
    const token = await open(pedroCayul.id)
    let last = 200
    for (let i = 0; i < 201 && last !== 429; i++) last = (await ask(store, entries.action, { token, form: anotar(donde, { persona: pedroCayul.id, text: '' }) })).status
    expect(last).toBe(429)
    // The page without JavaScript counts too, and keeps the words.
    expect(await ask(store, log.action, { token, form: anotar(donde) })).toMatchObject({ status: 429, data: { kind: 'problems', values: { text: 'Faltaron 4' } } })
  }))
})

it('the manifest has the programme’s name, opens the phone’s page, and names icons that are there', () => withPhone(async ({ store }) => {
  const answer = await ask(store, manifest.loader)
  const said = json(answer) as { name: string; start_url: string; icons: { src: string; sizes: string; purpose: string }[] }
  expect(answer.headers.get('content-type')).toBe('application/manifest+json')
  expect(said).toMatchObject({ start_url: '/anotar', display: 'standalone', lang: 'es-CL' })
  const [row] = await store.read.select().from(store.s.installation)
  expect(said.name).toBe(row!.programmeName)
  const { readFileSync } = await import('node:fs')
  for (const { src, sizes } of said.icons) {
    const png = readFileSync(new URL(`../../../public${src}`, import.meta.url))
    expect([png.subarray(1, 4).toString(), `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`]).toEqual(['PNG', sizes])
  }
  expect(said.icons.map(i => i.purpose)).toEqual(['any', 'any', 'maskable', 'maskable'])
}))
