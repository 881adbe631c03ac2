/**
 * Writing without fear: two people at once, a server that dies, a browser that dies, a computer of many people, a session that ends. In a
 * real browser against a real server; what counts at the end is what the database holds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readPart, type PageKind } from '../../cycles/notebook/parts.ts'
import { newId } from '../../db/ids.ts'
import { startCycle } from '../../db/notebook/cycles.ts'
import { getPartsForTeam, listRevisions, savePage } from '../../db/notebook/parts.ts'
import { danielaSoto, losBoldos, pedroCayul, plantCast, rosaHuenchul, type CastPerson } from '../../db/seed/cast.ts'
import { launchBrowser, launchOnDisk, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

const { rbd } = losBoldos
let site: Site
let browser: Browser
const visitors: Visitor[] = []

beforeAll(async () => {
  site = await openSite({ plant: store => plantCast(store, { installation: 'real' }) })
  browser = await launchBrowser()
})
afterAll(async () => { await browser?.close(); await site?.close() })
afterEach(async () => { for (const v of visitors.splice(0)) await v.context.close() })

const newCycle = async (title: string, challenge = '') => {
  const started = await startCycle(site.store, { rbd, title, on: '2026-08-03', by: rosaHuenchul.id })
  if (!started.ok) throw new Error(started.reason)
  if (challenge) await write(started.cycleId, 0, { challenge }, pedroCayul)
  return { id: started.cycleId, path: `/cuadernos/${rbd}/ciclos/${started.cycleId}` }
}
const write = async (cycleId: string, version: number, fields: Record<string, string>, by: CastPerson) => {
  const read = readPart('challenge', fields)
  if (!read.ok) throw new Error('not a page')
  return savePage(site.store, 'challenge', { rbd, cycleId, version, body: read.body, by: by.id, saveKey: newId(site.store.clock.now()) })
}
const kept = async (cycleId: string, page: PageKind = 'challenge') => (await getPartsForTeam(site.store, rbd, cycleId))!.pages[page].body as unknown as Record<string, string>
const revisionsOf = async (cycleId: string) => listRevisions(site.store, { rbd, cycleId, slot: 'challenge' })
const wordsIn = async (cycleId: string) => (await revisionsOf(cycleId)).map(r => [r.outcome, (r.body as unknown as Record<string, string>).challenge])

const sitDown = async (person: CastPerson, options: { sharedComputer?: boolean; javaScript?: boolean } = {}): Promise<Visitor> => {
  const v = await visit(browser, site.origin, { cookie: await site.cookieOf(person.id, options.sharedComputer ?? false), javaScript: options.javaScript ?? true })
  visitors.push(v)
  return v
}
/** Ready when the page's scripts run: the form knows that it saves itself. */
const open = async (page: Page, path: string) => { await page.goto(path); await page.locator('form[data-writes]').first().waitFor({ state: 'attached' }) }
const saved = (page: Page) => page.getByText(/^Guardado \d/).first().waitFor()
/** What lies in a store of the browser's database. Words are sealed: their text here is what anybody with the disk would read. */
const lying = (page: Page, store: 'unsent' | 'keys') => page.evaluate(async store => {
  if (!(await indexedDB.databases()).some(d => d.name === 'cuaderno')) return []
  const db = await new Promise<IDBDatabase>((resolve, reject) => { const r = indexedDB.open('cuaderno'); r.onsuccess = () => resolve(r.result); r.onerror = () => reject(r.error) })
  try {
    return await new Promise<{ id: string; text: string }[]>((resolve, reject) => {
      // eslint-disable-next-line no-restricted-syntax -- the browser's own database, not the store
      const r = db.transaction(store).objectStore(store).getAll()
      r.onsuccess = () => resolve((r.result as { id?: string; sealed?: ArrayBuffer }[]).map(k => ({ id: k.id ?? '', text: k.sealed ? new TextDecoder('latin1').decode(k.sealed) : '' })))
      r.onerror = () => reject(r.error)
    })
  } finally { db.close() }
}, store)
const onDevice = (page: Page) => lying(page, 'unsent')
const until = async (what: () => Promise<boolean>) => { for (let i = 0; i < 150; i++) { if (await what()) return; await new Promise(r => setTimeout(r, 100)) } throw new Error('it never was') }

describe('two people on one page', () => {
  it('paragraphs they write apart stand together by themselves, with a notice', async () => {
    const cycle = await newCycle('Dos a la vez', 'Los lunes faltan 9.\n\nEl bus llega tarde.')
    const rosa = await sitDown(rosaHuenchul)
    const daniela = await sitDown(danielaSoto)
    await open(rosa.page, `${cycle.path}/desafio`)
    await open(daniela.page, `${cycle.path}/desafio`)
    await rosa.page.fill('[name=challenge]', 'Los lunes faltan 11 de 31.\n\nEl bus llega tarde.')
    await saved(rosa.page)
    await daniela.page.fill('[name=challenge]', 'Los lunes faltan 9.\n\nEl bus llega a las 8:40.')
    await daniela.page.getByText('Rosa Huenchul escribió al mismo tiempo').waitFor()
    const both = 'Los lunes faltan 11 de 31.\n\nEl bus llega a las 8:40.'
    expect(await daniela.page.inputValue('[name=challenge]')).toBe(both)
    expect((await kept(cycle.id)).challenge).toBe(both)
    expect((await revisionsOf(cycle.id)).every(r => r.outcome === 'saved')).toBe(true)
    await daniela.page.getByRole('button', { name: 'Entendido' }).click()
    expect(await daniela.page.getByText('escribió al mismo tiempo').count()).toBe(0)
    expect([...rosa.complaints, ...daniela.complaints]).toEqual([])
  })

  it('in different fields they never meet', async () => {
    const cycle = await newCycle('Cada una lo suyo', 'Los lunes faltan 9.')
    const rosa = await sitDown(rosaHuenchul)
    const daniela = await sitDown(danielaSoto)
    await open(rosa.page, `${cycle.path}/desafio`)
    await open(daniela.page, `${cycle.path}/desafio`)
    await rosa.page.fill('[name=forWhom]', '7°B')
    await saved(rosa.page)
    await daniela.page.fill('[name=theoryIf]', 'recibimos juntas al curso')
    await saved(daniela.page)
    expect(await daniela.page.getByRole('alert').count()).toBe(0)
    expect(await daniela.page.inputValue('[name=forWhom]')).toBe('7°B')
    expect(await kept(cycle.id)).toMatchObject({ challenge: 'Los lunes faltan 9.', forWhom: '7°B', theoryIf: 'recibimos juntas al curso' })
  })

  it('in the same sentence the second sees both, with what differs, and joins them; all of it stays in the history', async () => {
    const cycle = await newCycle('La misma frase', 'Los lunes faltan 9.')
    const rosa = await sitDown(rosaHuenchul)
    const daniela = await sitDown(danielaSoto)
    await open(rosa.page, `${cycle.path}/desafio`)
    await open(daniela.page, `${cycle.path}/desafio`)
    await rosa.page.fill('[name=challenge]', 'Los lunes faltan 11.')
    await saved(rosa.page)
    await daniela.page.fill('[name=challenge]', 'Los lunes faltan casi todos.')
    const panel = daniela.page.getByRole('alert').filter({ hasText: 'Rosa Huenchul guardó otra versión' })
    await panel.waitFor()
    expect(await panel.locator('del').innerText()).toContain('11')
    expect(await panel.locator('ins').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('casi')]))
    // Nothing goes out by itself while two texts wait.
    await daniela.page.locator('[name=forWhom]').fill('7°B')
    await daniela.page.waitForTimeout(2_500)
    expect((await kept(cycle.id)).challenge).toBe('Los lunes faltan 11.')
    await panel.getByRole('button', { name: 'Juntar las dos' }).click()
    expect(await daniela.page.inputValue('[name=challenge]')).toBe('Los lunes faltan 11.\nLos lunes faltan casi todos.')
    await daniela.page.fill('[name=challenge]', 'Los lunes faltan 11: casi todos los del bus.')
    await until(async () => (await kept(cycle.id)).challenge === 'Los lunes faltan 11: casi todos los del bus.')
    expect((await kept(cycle.id)).forWhom).toBe('7°B')
    const words = await wordsIn(cycle.id)
    expect(words).toEqual(expect.arrayContaining([['saved', 'Los lunes faltan 11.'], ['conflict', 'Los lunes faltan casi todos.']]))
    expect([...rosa.complaints, ...daniela.complaints]).toEqual([])
  })

  it('one sees that the other is writing, and where', async () => {
    const cycle = await newCycle('Quién escribe')
    const rosa = await sitDown(rosaHuenchul)
    const daniela = await sitDown(danielaSoto)
    await open(rosa.page, `${cycle.path}/desafio`)
    await rosa.page.locator('[name=theoryIf]').click()
    await rosa.page.keyboard.type('recibimos')
    await until(async () => (await site.store.read.select().from(site.store.s.presence)).some(p => p.cycleId === cycle.id))
    await open(daniela.page, `${cycle.path}/desafio`)
    await daniela.page.getByText(/Rosa Huenchul está escribiendo en «.*teoría de acción.*»/i).waitFor()
    expect(await rosa.page.getByText(/está escribiendo/).count()).toBe(0)
  })
})

describe('a server that dies', () => {
  it('in the middle of a sentence loses nothing: the words stay, go out when it is back, and arrive once', async () => {
    const cycle = await newCycle('Se corta la luz del servidor')
    const { page } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    await until(async () => (await lying(page, 'keys')).length === 1)
    const field = page.locator('[name=challenge]')
    await field.pressSequentially('Los lunes faltan nueve de treinta y uno, ', { delay: 20 })
    await saved(page)
    await field.pressSequentially('y casi todos vienen en el bus de Quebrada Honda', { delay: 25 })
    await site.stop('SIGKILL')
    await field.pressSequentially(', que pasa a las 8:30.', { delay: 25 })
    try {
      await page.getByText(/Sin conexión\. 1 cambio queda en este dispositivo/).waitFor()
      expect((await onDevice(page)).length).toBe(1)
    } finally { await site.start() }
    const whole = 'Los lunes faltan nueve de treinta y uno, y casi todos vienen en el bus de Quebrada Honda, que pasa a las 8:30.'
    await until(async () => (await kept(cycle.id)).challenge === whole)
    await saved(page)
    expect(await page.inputValue('[name=challenge]')).toBe(whole)
    const words = await wordsIn(cycle.id)
    expect(words.filter(([outcome]) => outcome === 'conflict')).toEqual([])
    expect(new Set(words.map(([, w]) => w)).size).toBe(words.length)
    await until(async () => (await onDevice(page)).length === 0)
  })

  it('after it took a save and before it could say so, does not write it twice nor take it for a colleague’s', async () => {
    const cycle = await newCycle('La respuesta se pierde')
    const { page } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    let isLost = false
    await page.route('**/desafio.data*', async route => {
      if (route.request().method() !== 'POST' || isLost) return route.continue()
      isLost = true
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.getByText(/Sin conexión/).waitFor()
    await page.fill('[name=challenge]', 'Los lunes faltan 9 de 31.')
    await until(async () => (await kept(cycle.id)).challenge === 'Los lunes faltan 9 de 31.')
    await saved(page)
    expect(await wordsIn(cycle.id)).toEqual([['saved', 'Los lunes faltan 9 de 31.'], ['saved', 'Los lunes faltan 9.']])
  })
})

describe('a browser that dies', () => {
  it('two seconds after the last word loses nothing: they come back into their fields, with when, and are saved', async () => {
    const cycle = await newCycle('Se acaba la batería', 'Los lunes faltan 9.')
    const profile = mkdtempSync(join(tmpdir(), 'cuaderno-perfil-'))
    const enter = async () => {
      const b = await launchOnDisk(profile)
      const [name, value] = (await site.cookieOf(rosaHuenchul.id)).split('=') as [string, string]
      await b.context.addCookies([{ name, value, url: site.origin }])
      return { ...b, page: await b.context.newPage() }
    }
    try {
      const before = await enter()
      await open(before.page, `${site.origin}${cycle.path}/desafio`)
      // The device has its key; from here nothing reaches the server any more.
      await until(async () => (await lying(before.page, 'keys')).length === 1)
      await before.context.setOffline(true)
      await before.page.locator('[name=challenge]').press('Control+End')
      await before.page.keyboard.type(' Casi todos por el bus.', { delay: 10 })
      await before.page.locator('[name=theoryIf]').fill('recibimos juntas al curso')
      await before.page.waitForTimeout(2_000)
      const lies = await onDevice(before.page)
      expect(lies).toHaveLength(1)
      expect(lies[0]!.text.length).toBeGreaterThan(100)
      expect(lies[0]!.text).not.toMatch(/recibimos|bus/)
      await before.kill()
      expect(await kept(cycle.id)).toMatchObject({ challenge: 'Los lunes faltan 9.', theoryIf: '' })

      const after = await enter()
      await open(after.page, `${site.origin}${cycle.path}/desafio`)
      await after.page.getByText(/Recuperamos lo que no alcanzó a enviarse, de las \d\d:\d\d/).waitFor()
      expect(await after.page.inputValue('[name=theoryIf]')).toBe('recibimos juntas al curso')
      await until(async () => (await kept(cycle.id)).theoryIf === 'recibimos juntas al curso')
      expect((await kept(cycle.id)).challenge).toBe('Los lunes faltan 9. Casi todos por el bus.')
      await until(async () => (await onDevice(after.page)).length === 0)
      await after.kill()
    } finally { rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) }
  })

  it('words of a page left behind are sent from any other page; a new entry waits in its form', async () => {
    const cycle = await newCycle('Desde otra página')
    const { page, context } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    await until(async () => (await lying(page, 'keys')).length === 1)
    await context.setOffline(true)
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.getByText(/Sin conexión\. 1 cambio queda/).waitFor()
    await page.close()
    await context.setOffline(false)
    const other = await context.newPage()
    await other.goto(`/cuadernos/${rbd}`)
    await other.getByText(/Se envió lo que había quedado en este dispositivo/).waitFor()
    expect((await kept(cycle.id)).challenge).toBe('Los lunes faltan 9.')

    await open(other, `${cycle.path}/implementacion`)
    const adding = () => other.locator('section[aria-labelledby=note]')
    await adding().locator('[name=text]').first().fill('Faltaron 6; tres del bus.')
    await until(async () => (await onDevice(other)).length === 1)
    await other.reload()
    await other.getByText('Recuperamos lo que estaba escrito aquí sin enviar').waitFor()
    expect(await adding().locator('[name=text]').first().inputValue()).toBe('Faltaron 6; tres del bus.')
    await adding().getByRole('button', { name: 'Anotar' }).click()
    await until(async () => (await getPartsForTeam(site.store, rbd, cycle.id))!.entries.note.length === 1)
    await until(async () => (await onDevice(other)).length === 0)
  })

  it('signing out with words that never arrived asks first, and removes them only when told to', async () => {
    const cycle = await newCycle('Salir con textos')
    const { page } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/implementacion`)
    await until(async () => (await lying(page, 'keys')).length === 1)
    await page.locator('section[aria-labelledby=note] [name=text]').first().fill('Faltaron 6.')
    await until(async () => (await onDevice(page)).length === 1)
    await page.getByRole('button', { name: 'Salir' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Hay textos que todavía no se envían').waitFor()
    expect(await dialog.getByRole('listitem').innerText()).toContain('Anotación')
    await page.keyboard.press('Escape')
    expect((await onDevice(page)).length).toBe(1)
    await page.getByRole('button', { name: 'Salir' }).click()
    await dialog.getByRole('button', { name: 'Salir y borrarlos' }).click()
    await page.waitForURL(/\/entrar/)
    expect(await lying(page, 'unsent')).toEqual([])
  })

  it('leaving for another page waits for the save, and asks when there can be none', async () => {
    const cycle = await newCycle('Salir de la página')
    const { page, context, complaints } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    await until(async () => (await lying(page, 'keys')).length === 1)
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.getByRole('link', { name: /Revisión de datos/ }).click()
    await page.waitForURL(/\/datos$/)
    expect((await kept(cycle.id)).challenge).toBe('Los lunes faltan 9.')
    await page.getByRole('link', { name: /Desafío/ }).first().click()
    await page.waitForURL(/\/desafio$/)
    await page.locator('[name=forWhom]').waitFor()
    await context.setOffline(true)
    await page.fill('[name=forWhom]', '7°B')
    await page.getByText(/Sin conexión/).waitFor()
    await page.getByRole('link', { name: /Revisión de datos/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Quedan en este dispositivo.').waitFor()
    await dialog.getByRole('button', { name: 'Quedarme aquí' }).click()
    expect(await page.inputValue('[name=forWhom]')).toBe('7°B')
    await context.setOffline(false)
    await until(async () => (await kept(cycle.id)).forWhom === '7°B')
    expect(complaints).toEqual([])
  })

  it('an entry being edited saves itself', async () => {
    const cycle = await newCycle('Editar una anotación')
    const { page, complaints } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/implementacion`)
    const notes = page.locator('section[aria-labelledby=note]')
    await notes.locator('[name=text]').first().fill('Faltaron 6.')
    await notes.getByRole('button', { name: 'Anotar' }).click()
    await notes.getByText('Faltaron 6.').first().waitFor()
    await notes.locator('[data-edit]').first().click()
    const form = page.locator('form[data-writes]').filter({ has: page.locator('input[name=entryId]') })
    await form.locator('[name=text]').fill('Faltaron 6; tres del bus.')
    await form.getByText(/^Guardado \d/).waitFor()
    expect((await getPartsForTeam(site.store, rbd, cycle.id))!.entries.note.map(e => e.body.text)).toEqual(['Faltaron 6; tres del bus.'])
    expect(complaints).toEqual([])
  })
})

describe('a computer of many people', () => {
  it('keeps nothing, says so, and warns before a page with unsaved words is closed', async () => {
    const cycle = await newCycle('En la sala de computación')
    const { page, context } = await sitDown(rosaHuenchul, { sharedComputer: true })
    await open(page, `${cycle.path}/desafio`)
    await page.getByText('Este es un computador compartido').first().waitFor()
    await context.setOffline(true)
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.getByText(/Sin conexión\. 1 cambio está solo en esta pantalla/).waitFor()
    expect(await onDevice(page)).toEqual([])
    const asked = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    expect(await page.inputValue('[name=challenge]')).toBe('Los lunes faltan 9.')
    await context.setOffline(false)
    await until(async () => (await kept(cycle.id)).challenge === 'Los lunes faltan 9.')
  })

  it('does not save what one person left on the screen under the next one’s name', async () => {
    const cycle = await newCycle('La que vino después')
    const { page, context } = await sitDown(rosaHuenchul, { sharedComputer: true })
    await open(page, `${cycle.path}/desafio`)
    const [name, value] = (await site.cookieOf(danielaSoto.id, true)).split('=') as [string, string]
    await context.addCookies([{ name, value, url: site.origin }])
    await page.fill('[name=challenge]', 'Lo escribió Rosa')
    await page.getByText(/Lo escribió quien estaba antes en este computador/).waitFor()
    expect(await page.inputValue('[name=challenge]')).toBe('Lo escribió Rosa')
    expect(await revisionsOf(cycle.id)).toEqual([])
  })
})

describe('a session that ends', () => {
  const endAll = () => site.store.tx(tx => tx.update(site.store.s.session).set({ revokedAt: site.store.clock.now() }))

  it('takes nothing with it: the page keeps the words, and saves them when somebody signs in again beside it', async () => {
    const cycle = await newCycle('Se fue la sesión')
    const { page, context } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    await page.fill('[name=challenge]', 'Los lunes')
    await saved(page)
    await endAll()
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.getByText(/Su sesión terminó\. Lo que escribieron queda en este dispositivo/).waitFor()
    const [name, value] = (await site.cookieOf(rosaHuenchul.id)).split('=') as [string, string]
    await context.addCookies([{ name, value, url: site.origin }])
    await until(async () => (await kept(cycle.id)).challenge === 'Los lunes faltan 9.')
    await saved(page)
  })

  it('answers a form sent without JavaScript with a page that holds its words, to be sent again', async () => {
    const cycle = await newCycle('Sin JavaScript')
    const { page, context } = await sitDown(rosaHuenchul, { javaScript: false })
    await page.goto(`${cycle.path}/desafio`)
    await page.fill('[name=challenge]', 'Los lunes <b>faltan</b> 9 & "el bus".\n\n=SUMA(A1)')
    await page.selectOption('[name=expectIndicator]', 'attendance')
    await endAll()
    const answer = page.waitForResponse(r => r.request().method() === 'POST')
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    expect((await answer).status()).toBe(401)
    expect(await page.locator('h1').innerText()).toContain('Su sesión terminó')
    expect(await page.inputValue('[name=challenge]')).toBe('Los lunes <b>faltan</b> 9 & "el bus".\n\n=SUMA(A1)')
    // Still signed out: the page comes back, the words with it.
    await page.getByRole('button', { name: 'Enviarlo otra vez' }).click()
    expect(await page.inputValue('[name=challenge]')).toContain('=SUMA(A1)')
    const [name, value] = (await site.cookieOf(rosaHuenchul.id)).split('=') as [string, string]
    await context.addCookies([{ name, value, url: site.origin }])
    await page.getByRole('button', { name: 'Enviarlo otra vez' }).click()
    await page.waitForURL(/\/desafio$/)
    expect(await kept(cycle.id)).toMatchObject({ challenge: 'Los lunes <b>faltan</b> 9 & "el bus".\n\n=SUMA(A1)', expectIndicator: 'attendance' })
  })

  it('is announced two minutes ahead, with what happens to the words, and can be kept alive with the keyboard', async () => {
    const cycle = await newCycle('Sigo aquí')
    const { page, complaints } = await sitDown(rosaHuenchul, { sharedComputer: true })
    const lastUsed = (secondsLeft: number) => new Date(site.store.clock.now().getTime() - (30 * 60 - secondsLeft) * 1000)
    const leave = (secondsLeft: number) => site.store.tx(tx => tx.update(site.store.s.session).set({ lastSeenAt: lastUsed(secondsLeft) }))
    const ends = async () => Math.max(...(await site.store.read.select().from(site.store.s.session)).map(s => s.idleMinutes === 30 ? s.lastSeenAt.getTime() : 0))
    await page.clock.install()
    await open(page, `${cycle.path}/desafio`)
    // Nobody has touched anything since: 140 seconds are left.
    await leave(140)
    const shortly = await ends()
    await page.clock.fastForward(28 * 60_000)
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Su sesión termina a las \d\d:\d\d/).waitFor()
    expect(await dialog.innerText()).toContain('solo aquí')
    // The page asked how long is left, and who else writes: neither kept it alive.
    expect(await ends()).toBe(shortly)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await until(async () => (await ends()) > shortly)
    expect(complaints).toEqual([])
  })
})

describe('a page that is still coming alive', () => {
  it('on a slow machine takes words and the press of a button all the same', async () => {
    const { page, context, complaints } = await sitDown(rosaHuenchul)
    const machine = await context.newCDPSession(page)
    await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    for (const i of [1, 2, 3, 4]) {
      const cycle = await newCycle(`Lenta ${i}`, 'Los lunes faltan 9.')
      await page.goto(`${cycle.path}/desafio`, { waitUntil: 'commit' })
      await page.fill('[name=forWhom]', '7°B')
      if (i % 2 === 0) {
        await page.getByRole('button', { name: 'Lista para conversar' }).click()
        await page.getByText('Dejar de compartir').first().waitFor()
      }
      await until(async () => (await kept(cycle.id)).forWhom === '7°B')
    }
    expect(complaints).toEqual([])
  })
})

describe('a clock an hour off, two tabs, the longest text', () => {
  it('dates nothing by the device: the hour of the save is the server’s', async () => {
    const cycle = await newCycle('Reloj atrasado')
    const { page } = await sitDown(rosaHuenchul)
    await page.clock.install({ time: new Date(Date.now() - 3_600_000) })
    await open(page, `${cycle.path}/desafio`)
    await page.fill('[name=challenge]', 'Los lunes faltan 9.')
    await page.clock.runFor(2_000)
    await until(async () => (await kept(cycle.id)).challenge === 'Los lunes faltan 9.')
    await page.clock.runFor(1_000)
    await saved(page)
    const at = (await revisionsOf(cycle.id))[0]!.savedAt
    expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(120_000)
    const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Santiago', hour: '2-digit', minute: '2-digit' }).format(at)
    expect(await page.locator('[role=status]', { hasText: /^Guardado/ }).first().innerText()).toContain(hour)
  })

  it('two tabs of one person do not take each other’s words away', async () => {
    const cycle = await newCycle('Dos pestañas', 'Los lunes faltan 9.')
    const { page, context } = await sitDown(rosaHuenchul)
    const second = await context.newPage()
    await open(page, `${cycle.path}/desafio`)
    await open(second, `${cycle.path}/desafio`)
    await page.fill('[name=challenge]', 'Los lunes faltan 11.')
    await saved(page)
    await second.fill('[name=challenge]', 'Los lunes faltan casi todos.')
    await second.getByRole('alert').filter({ hasText: 'guardó otra versión' }).waitFor()
    expect(await second.inputValue('[name=challenge]')).toBe('Los lunes faltan casi todos.')
    expect(await wordsIn(cycle.id)).toEqual(expect.arrayContaining([['saved', 'Los lunes faltan 11.'], ['conflict', 'Los lunes faltan casi todos.']]))
  })

  it('takes 300,000 characters; one more stays in its field, says what to do, and does not hold up the rest', async () => {
    const cycle = await newCycle('Muy largo')
    const { page } = await sitDown(rosaHuenchul)
    await open(page, `${cycle.path}/desafio`)
    const put = (words: string) => page.locator('[name=challenge]').evaluate((field, text) => { (field as HTMLTextAreaElement).value = text; field.dispatchEvent(new Event('input', { bubbles: true })) }, words)
    await put('ñ'.repeat(300_000))
    await until(async () => (await kept(cycle.id)).challenge?.length === 300_000)
    await saved(page)
    await put('ñ'.repeat(300_001))
    await page.fill('[name=forWhom]', '7°B')
    await page.getByText('supera los 300.000 caracteres').first().waitFor()
    await page.getByText(/^Guardado \d\d:\d\d, salvo lo que está marcado/).waitFor()
    expect((await page.inputValue('[name=challenge]')).length).toBe(300_001)
    expect(await kept(cycle.id)).toMatchObject({ forWhom: '7°B' })
    await put('Más corto')
    await until(async () => (await kept(cycle.id)).challenge === 'Más corto')
  })
})
