/**
 * An entry from the phone's home screen, in a real browser made to be a phone: signing in says whose it is, the empty form opens with no
 * line, what is written there goes out once when the line is back, and the phone's session opens nothing else of the notebook.
 */
import { and, eq } from 'drizzle-orm'
import type { BrowserContext, Page, Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '../../db/ids.ts'
import { startCycle, startImplementation } from '../../db/notebook/cycles.ts'
import { addEntry } from '../../db/notebook/parts.ts'
import { demoPassword, losBoldos, pedroCayul, plantCast, rosaHuenchul } from '../../db/seed/cast.ts'
import { bodyOf } from '../db/notebook/plant.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

const title = 'Que 7°B vuelva a los lunes'
const actionOfRosa = 'Conversar con las familias de 7°B'

let site: Site
let browser: Browser
let cycleId = ''

beforeAll(async () => {
  site = await openSite({ plant: store => plantCast(store, { credentials: true, installation: 'real' }) })
  browser = await launchBrowser()
})
afterAll(async () => { await browser?.close(); await site?.close() })

// A cycle and a phone of its own for each journey.
beforeEach(async () => {
  const { store } = site
  await store.tx(tx => tx.update(store.s.cycle).set({ droppedOn: '2026-11-01' }))
  const started = await startCycle(store, { rbd: losBoldos.rbd, title, on: '2026-08-03', by: rosaHuenchul.id })
  if (!started.ok) throw new Error(started.reason)
  cycleId = started.cycleId
  await startImplementation(store, { rbd: losBoldos.rbd, cycleId, on: '2026-08-10', by: rosaHuenchul.id })
  await addEntry(store, 'action', { rbd: losBoldos.rbd, cycleId, body: bodyOf('action', { what: actionOfRosa, who: 'Rosa Huenchul y la dupla', to: '2026-12-11' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
  await addEntry(store, 'action', { rbd: losBoldos.rbd, cycleId, body: bodyOf('action', { what: 'Algo de Pedro', who: 'Pedro Cayul' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
})

const onAPhone = (options: { javaScript?: boolean } = {}): Promise<Visitor> => visit(browser, site.origin, { phone: true, ...options })
type Whose = 'Sí, y quiero anotar desde él' | 'Sí, pero pídame la contraseña' | 'No, es prestado o de la escuela'

const signIn = async (page: Page, whose: Whose) => {
  await page.goto('/anotar')
  await page.getByLabel('Correo').fill(rosaHuenchul.email)
  await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword)
  await page.getByLabel(whose).check()
  await page.getByRole('button', { name: 'Entrar' }).click()
  await page.getByRole('heading', { name: 'Mis acciones' }).waitFor()
}
/** The phone has what it needs for when there is no line. */
const readyForNoLine = (page: Page) => expect.poll(() => page.evaluate(async () =>
  (await navigator.serviceWorker.getRegistration('/anotar'))?.active?.state === 'activated' && (await caches.match('/anotar/sin-linea')) !== undefined), { timeout: 20_000 }).toBe(true)
const readyPhone = async () => {
  const visitor = await onAPhone()
  await signIn(visitor.page, 'Sí, y quiero anotar desde él')
  await readyForNoLine(visitor.page)
  return visitor
}
const write = async (page: Page, text: string) => {
  await page.getByLabel('¿Qué pasó?').fill(text)
  await page.getByRole('button', { name: 'Guardar', exact: true }).click()
}
/** What the notebook holds of the log, oldest first. */
const logOf = async () => {
  const { part } = site.store.s
  const rows = await site.store.read.select({ body: part.body, withdrawnAt: part.withdrawnAt, by: part.updatedBy, id: part.id }).from(part).where(and(eq(part.cycleId, cycleId), eq(part.kind, 'note')))
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(r => ({ text: (r.body as { text: string }).text, isOut: r.withdrawnAt !== null, by: r.by }))
}
const texts = async () => (await logOf()).filter(n => !n.isOut).map(n => n.text).sort()
const endOrdinarySession = (context: BrowserContext) => context.clearCookies({ name: 's' })

describe('the phone', () => {
  it('is asked about on signing in, and assumed to be nothing', async () => {
    const { page, context, complaints } = await onAPhone()
    await page.goto('/anotar')
    expect(new URL(page.url()).pathname).toBe('/entrar')
    expect(await page.locator('input[name=telefono]:checked').count()).toBe(0)
    await page.getByLabel('Correo').fill(rosaHuenchul.email)
    await page.getByLabel('Contraseña', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('alert').getByText('Diga si este teléfono es suyo').waitFor()
    await page.getByLabel('Sí, pero pídame la contraseña').check()
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('heading', { name: 'Mis acciones' }).waitFor()
    expect((await context.cookies()).map(c => c.name)).not.toContain('n')
    expect(complaints).toEqual([])
    await context.close()

    const computer = await visit(browser, site.origin)
    await computer.page.goto('/entrar')
    expect(await computer.page.getByLabel('Estoy en un computador compartido').isChecked()).toBe(true)
    expect(await computer.page.getByText('¿Es suyo este teléfono?').count()).toBe(0)
    await computer.context.close()
  })

  it('may put the page on its home screen: the browser finds nothing wrong with the manifest', async () => {
    const { page, context, complaints } = await readyPhone()
    await page.reload()
    const devtools = await context.newCDPSession(page)
    const { url, errors, data } = await devtools.send('Page.getAppManifest')
    expect([new URL(url).pathname, errors]).toEqual(['/manifest.webmanifest', []])
    expect(JSON.parse(data!)).toMatchObject({ start_url: '/anotar', display: 'standalone' })
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    expect(installabilityErrors.map(e => e.errorId).filter(e => e !== 'in-incognito')).toEqual([])
    await page.getByRole('button', { name: 'No mostrar más' }).click()
    await page.getByRole('heading', { name: 'Póngala en la pantalla de inicio' }).waitFor({ state: 'detached' })
    await page.reload()
    expect(await page.getByText('Póngala en la pantalla de inicio').count()).toBe(0)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes few taps, from the icon to the notebook, with signing in on the way', async () => {
    const { page, context } = await onAPhone()
    const text = 'Faltaron 4. El desayuno lo hicieron ellos y vinieron dos nuevos.'
    const from = performance.now()
    await page.goto('/anotar')
    await page.getByLabel('Correo').pressSequentially(rosaHuenchul.email)
    await page.getByLabel('Contraseña', { exact: true }).pressSequentially(demoPassword)
    await page.getByLabel('Sí, y quiero anotar desde él').tap()
    await page.getByRole('button', { name: 'Entrar' }).tap()
    await page.getByLabel('¿Qué pasó?').pressSequentially(text)
    await page.getByRole('button', { name: 'Guardar', exact: true }).tap()
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    const [ms, keys] = [Math.round(performance.now() - from), rosaHuenchul.email.length + demoPassword.length]
    console.log(`first time, signing in on the way: 7 taps (icon, address, password, whose phone, enter, field, save), ${keys} keys to sign in (none with a password manager), ${text.length} keys of the entry; ${ms} ms of machine`)
    expect(await texts()).toEqual([text])
    await context.close()
  })

  it('writes an entry in two taps and words, and takes it back', async () => {
    const { page, context, complaints } = await readyPhone()
    // From the home screen on: opening the page, the words (typed as a thumb does not: at once), one tap.
    const from = performance.now()
    await page.goto('/anotar')
    await page.getByLabel('¿Qué pasó?').tap()
    const opened = performance.now() - from
    await write(page, 'Faltaron 4. El desayuno lo hicieron ellos.')
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    const all = performance.now() - from
    console.log(`from the home screen: the field is ready after ${Math.round(opened)} ms, the entry stands in the notebook after ${Math.round(all)} ms; 3 taps (icon, field, save) and the words`)
    expect(await logOf()).toEqual([{ text: 'Faltaron 4. El desayuno lo hicieron ellos.', isOut: false, by: rosaHuenchul.id }])
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'Faltaron 4. El desayuno lo hicieron ellos.')
    expect(await texts()).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows one’s own actions and marks one as done with one tap', async () => {
    const { page, context, complaints } = await readyPhone()
    expect(await page.getByText('Algo de Pedro').count()).toBe(0)
    await page.getByRole('button', { name: `Marcar como hecha: ${actionOfRosa}` }).tap()
    await page.getByText('Quedó como hecha.').waitFor()
    await page.getByText('Hechas (1)').tap()
    await page.getByRole('button', { name: `No está hecha: ${actionOfRosa}` }).tap()
    await page.getByText('Volvió a la lista.').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens the empty form at once with no line, keeps what is written through a closed browser page, and sends it once', async () => {
    const { page, context, complaints } = await readyPhone()
    await context.setOffline(true)
    const from = performance.now()
    await page.goto('/anotar')
    await page.getByText(`En el ciclo ${title}`).waitFor()
    console.log(`with no line the form is ready after ${Math.round(performance.now() - from)} ms`)
    await write(page, 'El bus llegó a las 8:20.')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()
    await write(page, 'Esto no iba.')
    await page.getByRole('heading', { name: 'Por enviar (2)' }).waitFor()
    await write(page, 'Vinieron todos.')
    await page.getByRole('heading', { name: 'Por enviar (3)' }).waitFor()

    const card = (text: string) => page.locator('li', { hasText: text })
    await card('Esto no iba.').getByRole('button', { name: /^Descartar/ }).tap()
    await page.getByRole('heading', { name: 'Por enviar (2)' }).waitFor()
    await card('Vinieron todos.').getByRole('button', { name: /^Editar/ }).tap()
    await page.locator('li textarea').fill('Vinieron todos menos dos.')
    await page.getByRole('button', { name: 'Guardar cambios' }).tap()
    await page.getByText('Vinieron todos menos dos.').waitFor()
    await page.getByLabel('¿Qué pasó?').fill('a medio escribir')
    // Two entries, and the words still in the field.
    await expect.poll(() => page.evaluate(() => new Promise<number>(done => {
      const asked = indexedDB.open('cuaderno')
      // eslint-disable-next-line no-restricted-syntax -- the browser's own database, not the store
      asked.onsuccess = () => { const all = asked.result.transaction('unsent').objectStore('unsent').getAll(); all.onsuccess = () => { done(all.result.length); asked.result.close() } }
    }))).toBe(3)
    expect(await texts()).toEqual([])
    await page.close()

    const again = await context.newPage()
    await again.goto('/anotar')
    await again.getByRole('heading', { name: 'Por enviar (2)' }).waitFor()
    expect(await again.getByLabel('¿Qué pasó?').inputValue()).toBe('a medio escribir')
    await context.setOffline(false)
    await again.getByText(/^Enviada \d\d:\d\d/).waitFor()
    await again.getByRole('heading', { name: /^Por enviar/ }).waitFor({ state: 'detached' })
    expect(await texts()).toEqual(['El bus llegó a las 8:20.', 'Vinieron todos menos dos.'])
    // Opened again, on the whole page this time, nothing goes out a second time.
    await again.getByRole('link', { name: 'Abrir la página completa' }).tap()
    await again.getByRole('heading', { name: 'Mis acciones' }).waitFor()
    await again.waitForLoadState('networkidle')
    expect(await logOf()).toHaveLength(2)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('sends with no page open, where the browser calls its worker', async () => {
    const { page, context } = await readyPhone()
    await context.setOffline(true)
    await page.goto('/anotar')
    await page.getByText(`En el ciclo ${title}`).waitFor()
    await write(page, 'Escrita en el cerro.')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()
    const elsewhere = await context.newPage()
    await page.close()
    await context.setOffline(false)
    const devtools = await context.newCDPSession(elsewhere)
    const registered = new Promise<string>(resolve => devtools.on('ServiceWorker.workerRegistrationUpdated', e => { const [r] = e.registrations; if (r) resolve(r.registrationId) }))
    await elsewhere.goto('/idioma')
    await devtools.send('ServiceWorker.enable')
    await devtools.send('ServiceWorker.dispatchSyncEvent', { origin: site.origin, registrationId: await registered, tag: 'anotar', lastChance: false })
    await expect.poll(texts, { timeout: 20_000 }).toEqual(['Escrita en el cerro.'])
    // The page finds nothing left to send.
    await elsewhere.goto('/anotar')
    await elsewhere.getByRole('heading', { name: 'Mis acciones' }).waitFor()
    await elsewhere.waitForLoadState('networkidle')
    expect(await logOf()).toHaveLength(1)
    await context.close()
  })

  it('keeps nothing of anybody in Cache Storage, and nothing in the clear anywhere', async () => {
    const { page, context } = await readyPhone()
    await page.goto('/mi-cuenta')
    await page.goto(`/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/implementacion`)
    await context.setOffline(true)
    await page.goto('/anotar')
    await page.getByText(`En el ciclo ${title}`).waitFor()
    await write(page, 'palabra-secreta del lunes')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()

    const kept = await page.evaluate(async () => {
      const out: { cache: string; path: string; text: string }[] = []
      for (const name of await caches.keys()) {
        const cache = await caches.open(name)
        for (const request of await cache.keys()) out.push({ cache: name, path: new URL(request.url).pathname, text: await (await cache.match(request))!.text() })
      }
      return out
    })
    expect(kept.length).toBeGreaterThan(3)
    expect([...new Set(kept.map(k => k.cache))]).toEqual(['anotar'])
    expect(kept.filter(k => !k.path.startsWith('/assets/')).map(k => k.path)).toEqual(['/anotar/sin-linea'])
    const personal = ['Rosa', 'Huenchul', rosaHuenchul.email, rosaHuenchul.id, title, cycleId, actionOfRosa, 'palabra-secreta', String(losBoldos.rbd)]
    expect(kept.flatMap(k => personal.filter(p => k.text.includes(p)).map(p => `${p} in ${k.path}`))).toEqual([])

    const device = await page.evaluate(() => new Promise<{ bytes: string; isReadable: boolean[]; names: string[] }>(done => {
      const asked = indexedDB.open('cuaderno')
      asked.onsuccess = async () => {
        const db = asked.result
        // eslint-disable-next-line no-restricted-syntax -- the browser's own database, not the store
        const all = (store: string) => new Promise<Record<string, unknown>[]>(r => { const q = db.transaction(store).objectStore(store).getAll(); q.onsuccess = () => r(q.result) })
        const [keys, unsent] = [await all('keys'), await all('unsent')]
        const latin = (v: unknown): unknown => v instanceof ArrayBuffer ? Array.from(new Uint8Array(v), b => String.fromCharCode(b)).join('') : v instanceof Uint8Array ? [...v] : v instanceof CryptoKey ? 'key' : typeof v === 'object' && v !== null ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, latin(x)])) : v
        done({
          bytes: JSON.stringify([...keys, ...unsent].map(latin)), isReadable: keys.map(k => (k.key as CryptoKey).extractable),
          names: (await indexedDB.databases()).map(d => d.name ?? ''),
        })
      }
    }))
    expect(device.isReadable).toEqual([false])
    expect(device.names).toEqual(['cuaderno'])
    // The person's id says whose key it is; nothing else can be read.
    expect(personal.filter(p => p !== rosaHuenchul.id && device.bytes.includes(p))).toEqual([])
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length - Number(sessionStorage.getItem('react-router-scroll-positions') !== null)])).toEqual([0, 0])
    await context.close()
  })

  it('signed in for entries alone opens its own page and asks again for the notebook', async () => {
    const { page, context, complaints } = await readyPhone()
    await endOrdinarySession(context)
    await page.goto('/anotar')
    await page.getByText('Este teléfono puede anotar hasta el').waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    await write(page, 'Con la sesión del teléfono.')
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    expect(await logOf()).toMatchObject([{ text: 'Con la sesión del teléfono.', by: rosaHuenchul.id }])
    for (const path of [`/cuadernos/${losBoldos.rbd}`, `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/implementacion`, '/mi-cuenta', '/']) {
      await page.goto(path)
      expect(new URL(page.url()).pathname, path).toBe('/entrar')
    }
    const data = await page.evaluate(p => fetch(p, { redirect: 'manual' }).then(r => r.text()), `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/implementacion.data`)
    expect(data).toContain('/entrar')
    expect(data).not.toContain(actionOfRosa)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is ended from the account page on another machine; what waited on it stays, and goes out once its owner signs in again', async () => {
    const { page, context } = await readyPhone()
    await endOrdinarySession(context)
    await context.setOffline(true)
    await page.goto('/anotar')
    await page.getByText(`En el ciclo ${title}`).waitFor()
    await write(page, 'Antes de que se cerrara.')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()

    const computer = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id) })
    await computer.page.goto('/mi-cuenta')
    const sessions = computer.page.locator('li', { hasText: 'Un teléfono puede anotar hasta el' })
    for (let n = await sessions.count(); n > 0; n = await sessions.count()) {
      await sessions.first().getByRole('button', { name: /^Cerrar/ }).click()
      await expect.poll(() => sessions.count()).toBe(n - 1)
    }
    await computer.context.close()

    await context.setOffline(false)
    await page.getByText('Entre de nuevo para que salgan').waitFor()
    expect(await texts()).toEqual([])
    await page.goto('/anotar')
    expect(new URL(page.url()).pathname).toBe('/entrar')
    await signIn(page, 'Sí, y quiero anotar desde él')
    await expect.poll(texts).toEqual(['Antes de que se cerrara.'])
    await context.close()
  })

  it('keeps an entry whose cycle ended meanwhile, says why, and lets it go to another cycle', async () => {
    const { page, context } = await readyPhone()
    await context.setOffline(true)
    await page.goto('/anotar')
    await page.getByText(`En el ciclo ${title}`).waitFor()
    await write(page, 'Llegó tarde al ciclo.')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()
    const { store } = site
    await store.tx(tx => tx.update(store.s.cycle).set({ droppedOn: '2026-11-20' }).where(eq(store.s.cycle.id, cycleId)))
    const next = await startCycle(store, { rbd: losBoldos.rbd, title: 'El ciclo que sigue', on: '2026-08-03', by: rosaHuenchul.id })
    await context.setOffline(false)
    await page.getByText('Ese ciclo ya se cerró').waitFor()
    await page.goto('/anotar')
    await page.getByText('Llegó tarde al ciclo.').waitFor()
    await page.getByRole('button', { name: /^Editar/ }).tap()
    await page.locator('li select').selectOption({ label: 'El ciclo que sigue' })
    await page.getByRole('button', { name: 'Guardar cambios' }).tap()
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    cycleId = next.ok ? next.cycleId : ''
    expect(await texts()).toEqual(['Llegó tarde al ciclo.'])
    await context.close()
  })

  it('borrowed, keeps nothing: no worker, no database, and leaving the page with unsent words warns', async () => {
    const { page, context } = await onAPhone()
    await signIn(page, 'No, es prestado o de la escuela')
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await write(page, 'En un teléfono prestado.')
    await page.getByText('deje esta página abierta').waitFor()
    expect(await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length, (await indexedDB.databases()).length])).toEqual([0, 0, 0])
    const asked = page.waitForEvent('dialog')
    void page.close({ runBeforeUnload: true })
    await (await asked).dismiss()
    await context.setOffline(false)
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    expect(await texts()).toEqual(['En un teléfono prestado.'])
    await context.close()
  })

  it('warns before signing out of it would delete what waits, and deletes it then', async () => {
    const { page, context } = await readyPhone()
    await endOrdinarySession(context)
    await page.goto('/anotar')
    await page.getByText('Este teléfono puede anotar hasta el').waitFor()
    await context.setOffline(true)
    await write(page, 'Se perdería.')
    await page.getByText('Se enviará cuando vuelva la señal').waitFor()
    await page.getByRole('button', { name: 'Salir de este teléfono' }).tap()
    await page.getByText('si sale ahora, se borran de este teléfono').waitFor()
    await page.getByRole('button', { name: 'Quedarme' }).tap()
    await page.getByText('Se perdería.').waitFor()
    await context.setOffline(false)
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    await page.getByRole('button', { name: 'Salir de este teléfono' }).tap()
    await page.waitForURL(/\/entrar/)
    expect((await context.cookies()).map(c => c.name)).not.toContain('n')
    await expect.poll(() => page.evaluate(async () => [(await caches.keys()).length, (await indexedDB.databases()).length])).toEqual([0, 0])
    await context.close()
  })

  it('works as plain forms without JavaScript', async () => {
    const { page, context, complaints } = await onAPhone({ javaScript: false })
    await signIn(page, 'Sí, y quiero anotar desde él')
    await page.getByRole('button', { name: 'Guardar', exact: true }).tap()
    await page.getByRole('alert').getByText('Escriban qué pasó').or(page.getByRole('alert').getByText('Escriba qué pasó')).waitFor()
    await write(page, 'Sin guiones ni nada.')
    await page.getByText(/^Enviada \d\d:\d\d/).waitFor()
    expect(await texts()).toEqual(['Sin guiones ni nada.'])
    await page.getByRole('button', { name: 'Deshacer' }).tap()
    await page.getByText('Se sacó de la bitácora').waitFor()
    expect(await page.getByLabel('¿Qué pasó?').inputValue()).toBe('Sin guiones ni nada.')
    await page.getByRole('button', { name: `Marcar como hecha: ${actionOfRosa}` }).tap()
    await page.getByText('Quedó como hecha.').waitFor()
    expect(await texts()).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})
