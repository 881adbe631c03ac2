/** An empty installation becomes somebody's, without any JavaScript in the browser; and the same forms behind a TLS proxy. */
import { request } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { losBoldos, networkSchools } from '../../db/seed/cast.ts'
import { importFile } from '../../db/import/import-file.ts'
import { directoryFile, onDisk } from '../support/ministry-files.ts'
import { launchBrowser, visit } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let browser: Browser
beforeAll(async () => { browser = await launchBrowser() })
afterAll(() => browser?.close())

describe('the first run', () => {
  let site: Site
  let admin: Page
  beforeAll(async () => { site = await openSite() })
  afterAll(() => site?.close())

  it('sends everybody to the first-run page, which asks for the code of the terminal', async () => {
    admin = (await visit(browser, site.origin, { javaScript: false })).page
    await admin.goto('/territorio')
    expect(new URL(admin.url()).pathname).toBe('/primera-vez')
    await admin.fill('[name=code]', 'XXXX-XXXX-XXXX')
    await admin.fill('[name=name]', 'Tomás Aguilera')
    await admin.fill('[name=email]', 'tomas@slep.example')
    await admin.fill('[name=password]', 'la lancha sale temprano')
    await admin.fill('[name=territoryName]', 'Costa Clara')
    await admin.click('main button.primary, main form button')
    expect(await admin.getByRole('alert').innerText()).toContain('código')
    expect(await admin.inputValue('[name=territoryName]')).toBe('Costa Clara')
  })

  it('with the code it creates the administrator, and asks for the agreement before anything else', async () => {
    const code = /Código \/ Code\s+(\S+)/.exec(site.output())?.[1]
    expect(code).toBeTruthy()
    await admin.fill('[name=code]', code!)
    await admin.fill('[name=password]', 'la lancha sale temprano')
    await admin.getByRole('button', { name: 'Crear el cuaderno' }).click()
    expect(new URL(admin.url()).pathname).toBe('/acuerdo')
    await admin.goto('/personas')
    expect(new URL(admin.url()).pathname).toBe('/acuerdo')
    await expect.poll(() => admin.locator('main').innerText()).toContain('evaluación docente')
    await admin.getByRole('button', { name: 'Lo leí y lo acepto' }).click()
    await admin.goto('/personas')
    await expect.poll(() => admin.locator('main').innerText()).toContain('Tomás Aguilera')
  })

  it('is done once: the page is gone for everybody after', async () => {
    const other = await visit(browser, site.origin)
    await other.page.goto('/primera-vez')
    expect(new URL(other.page.url()).pathname).toBe('/entrar')
    await other.context.close()
  })

  it('an invited principal follows the one-time link, makes an account, and the link is spent', async () => {
    const file = onDisk('directorio.csv', directoryFile(networkSchools.map(s => ({ rbd: s.rbd, name: s.name })), { year: 2026 }))
    expect((await importFile(site.store, { path: file, fileName: 'directorio.csv', importedBy: null })).ok).toBe(true)
    await admin.goto('/personas/invitar')
    await admin.fill('[name=email]', 'rosa@escuela.example')
    await admin.check('input[name=rol][value=team]')
    await admin.fill('[name=escuela]', String(losBoldos.rbd))
    await admin.getByRole('button', { name: 'Crear la invitación' }).click()
    const link = /https?:\/\/\S+\/invitacion\/[\w-]+/.exec(await admin.content())?.[0]
    expect(link).toBeTruthy()
    const path = new URL(link!).pathname

    const rosa = await visit(browser, site.origin, { javaScript: false })
    await rosa.page.goto(path)
    await expect.poll(() => rosa.page.locator('main').innerText()).toContain('Tomás Aguilera')
    await rosa.page.fill('[name=name]', 'Rosa Huenchul')
    await rosa.page.fill('[name=password]', 'corta')
    await rosa.page.getByRole('button', { name: 'Aceptar y entrar' }).click()
    await rosa.page.getByRole('alert').waitFor()
    await rosa.page.fill('[name=password]', 'el canelo del patio grande')
    await rosa.page.getByRole('button', { name: 'Aceptar y entrar' }).click()
    await rosa.page.getByRole('button', { name: 'Lo leí y lo acepto' }).click()
    await rosa.page.goto('/')
    expect(new URL(rosa.page.url()).pathname).toBe(`/cuadernos/${losBoldos.rbd}`)

    const late = await visit(browser, site.origin)
    await late.page.goto(path)
    await expect.poll(() => late.page.locator('main').innerText()).toContain('ya se usó')
    expect(site.output()).not.toContain(path.split('/').at(-1)!)
    await late.context.close()
    await rosa.context.close()
  })

  it('stops on SIGTERM with exit code 0, and comes back with everything', async () => {
    expect(await site.stop('SIGTERM')).toBe(0)
    await site.start()
    await admin.goto('/personas')
    await expect.poll(() => admin.locator('main').innerText()).toContain('Rosa Huenchul')
  })
})

describe('behind a proxy that speaks TLS', () => {
  let site: Site
  beforeAll(async () => { site = await openSite({ env: { PUBLIC_ORIGIN: 'https://cuaderno.example', TRUST_PROXY: '1' } }) })
  afterAll(() => site?.close())

  /** What such a proxy sends on: its own host name, the public one in headers, the browser's Origin. */
  const post = (origin: string) => new Promise<{ status: number; location: string; cookie: string; hsts: string }>((resolve, reject) => {
    const body = 'idioma=en&a=/primera-vez'
    const { port } = new URL(site.origin)
    const sent = request({
      host: '127.0.0.1', port, path: '/idioma', method: 'POST',
      headers: { host: 'interno:8080', 'x-forwarded-host': 'otro.example', 'x-forwarded-proto': 'https', 'x-forwarded-for': '200.1.2.3', origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length },
    }, response => {
      response.resume()
      response.on('end', () => resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', cookie: String(response.headers['set-cookie'] ?? ''), hsts: String(response.headers['strict-transport-security'] ?? '') }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

  it('takes a form of the public address, and only of it', async () => {
    const own = await post('https://cuaderno.example')
    expect(own).toMatchObject({ status: 302, location: '/primera-vez' })
    expect(own.cookie).toContain('idioma=en')
    expect(own.hsts).toContain('max-age=31536000')
    expect((await post('https://otro.example')).status).toBe(403)
    expect((await post('http://interno:8080')).status).toBe(403)
  })
})
