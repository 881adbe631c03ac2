/**
 * Out of the notebook, in a browser: the story on one printed page with its chart, a link that opens it for somebody without an account and
 * then no more, the archive, the text for the plan, and the public account on at most two pages.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { savePage, unmarkReady } from '../../db/notebook/parts.ts'
import { listCyclesOfSchool } from '../../db/notebook/cycles.ts'
import { addEntry, getPartsForTeam } from '../../db/notebook/parts.ts'
import { islaChaica, losBoldos, rosaHuenchul } from '../../db/seed/cast.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { openSessionIn } from '../../db/people/sessions.ts'
import { demoPeople } from '../../db/seed/people.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

/** Written in the cycle after its pages were marked ready: nobody outside the team may receive it in any form. */
const draft = 'borrador-que-no-sale-del-equipo'
const scratch = mkdtempSync(join(tmpdir(), 'cuaderno-story-'))
const { rbd } = losBoldos

let site: Site
let browser: Browser
let team: Visitor
let cycle = ''
let cyclePath = ''

beforeAll(async () => {
  site = await openSite({ plant: store => seedDemo(store) })
  browser = await launchBrowser()
  team = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id) })
  const cycles = await listCyclesOfSchool(site.store, rbd, '2026-11-18')
  cycle = cycles.find(c => c.number === 1)!.id
  cyclePath = `/cuadernos/${rbd}/ciclos/${cycle}`
  const parts = (await getPartsForTeam(site.store, rbd, cycle))!
  const at = { rbd, cycleId: cycle, by: rosaHuenchul.id }
  await savePage(site.store, 'learnings', { ...at, version: parts.pages.learnings.version, body: { ...parts.pages.learnings.body, surprises: draft }, saveKey: 'draft-1' })
  await addEntry(site.store, 'adjustment', { ...at, body: { on: '2026-07-01', what: draft, why: draft }, saveKey: '0f000000-0000-7000-8000-000000000001' })
}, 240_000)
afterAll(async () => { await browser?.close(); await site?.close(); rmSync(scratch, { recursive: true, force: true }) })

/** Prints a page as the browser does; Chromium counts the pages in the file itself. */
const printed = async (page: Page, name: string, format: 'Letter' | 'A4') => {
  const file = join(scratch, `${name}-${format}.pdf`)
  const bytes = await page.pdf({ path: file, format })
  const text = spawnSync('pdftotext', [file, '-'], { encoding: 'utf8' })
  return { pages: bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0, text: text.status === 0 ? text.stdout : await page.locator('main').innerText() }
}
const words = (s: string) => s.replace(/\s+/g, ' ')

describe('the story of a cycle', () => {
  it('is whole on the server: its chart is there without JavaScript', async () => {
    const plain = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id), javaScript: false })
    await plain.page.goto(`${cyclePath}/historia-del-ciclo`)
    expect(await plain.page.locator('article figure svg polyline').count()).toBeGreaterThanOrEqual(2)
    expect(await plain.page.locator('article figure svg circle').count()).toBeGreaterThan(10)
    expect(await plain.page.locator('article table tbody tr').count()).toBe(10)
    await plain.context.close()
  })

  it.each(['Letter', 'A4'] as const)('prints on one page of %s, with school, cycle, day, chart, source and number of students', async format => {
    await team.page.goto(`${cyclePath}/historia-del-ciclo`)
    const { pages, text } = await printed(team.page, 'story', format)
    expect(pages).toBe(1)
    for (const said of ['Escuela Los Boldos', 'Ciclo 1', 'Hecha el 18 nov 2026', 'Que cada familia sepa a quién llamar', 'Qué cambiamos en el camino', 'Qué decidimos', 'Adaptar', 'importado el']) expect(words(text)).toContain(said)
    expect(words(text)).toMatch(/Participaron: .*director\/a/)
    // Print leaves out what is only for the screen.
    expect(text).not.toContain('Compartir con un enlace')
    expect(text).not.toContain(draft)
  })

  it('goes on over the page when texts are long, and cuts nothing', async () => {
    const store = site.store
    const [, second] = (await listCyclesOfSchool(store, rbd, '2026-11-18')).sort((a, b) => a.number - b.number)
    const parts = (await getPartsForTeam(store, rbd, second!.id))!
    const long = `${'Una frase que vuelve a decir lo mismo con otras palabras. '.repeat(120)}Y aquí termina.`
    await savePage(store, 'learnings', { rbd, cycleId: second!.id, by: rosaHuenchul.id, version: parts.pages.learnings.version, body: { ...parts.pages.learnings.body, learnt: long }, saveKey: 'long-1' })
    await team.page.goto(`/cuadernos/${rbd}/ciclos/${second!.id}/historia-del-ciclo?texto=actual`)
    const { pages, text } = await printed(team.page, 'long', 'Letter')
    expect(pages).toBeGreaterThan(1)
    expect(words(text)).toContain('Y aquí termina.')
    expect(words(text)).toContain('Borrador del equipo')
  })

  it('leaves out what the team leaves out, by a form that works without JavaScript', async () => {
    const plain = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id), javaScript: false })
    await plain.page.goto(`${cyclePath}/historia-del-ciclo`)
    await plain.page.locator('summary', { hasText: 'Elegir qué incluir' }).click()
    await plain.page.uncheck('input[name=parte][value=figures]')
    await plain.page.getByRole('button', { name: 'Ver así' }).click()
    expect(await plain.page.locator('article figure').count()).toBe(0)
    expect(await plain.page.locator('article').innerText()).toContain('Nuestra teoría de acción')
    await plain.context.close()
  })

  it('shows no figure of a school under 10 students', async () => {
    const member = demoPeople.find(p => p.memberships.some(x => x.scopeId === String(islaChaica.rbd)))!
    const small = await visit(browser, site.origin, { cookie: await site.cookieOf(member.id) })
    const [newest] = await listCyclesOfSchool(site.store, islaChaica.rbd, '2026-11-18')
    await small.page.goto(`/cuadernos/${islaChaica.rbd}/ciclos/${newest!.id}/historia-del-ciclo`)
    await small.page.getByText('Donde hay menos de 10 estudiantes no se muestra ninguna cifra.').waitFor()
    expect(await small.page.locator('article figure > svg').count()).toBe(0)
    expect(await small.page.locator('article table').innerText()).not.toMatch(/\d+,\d%|\d%/)
    await small.page.goto(`/cuadernos/${islaChaica.rbd}/cuenta-publica`)
    expect(await small.page.locator('article').innerText()).toContain('Menos de 10 estudiantes: no se muestra')
    expect(await small.page.locator('[name=promoted]').count()).toBe(0)
    expect(small.complaints).toEqual([])
    await small.context.close()
  })
})

describe('a link', () => {
  let address = ''

  it('is made on a page that shows exactly what it opens', async () => {
    await team.page.goto(`${cyclePath}/compartir`)
    const preview = await team.page.locator('article').innerText()
    expect(preview).toContain('Que cada familia sepa a quién llamar')
    expect(preview).not.toContain(draft)
    const before = await team.page.locator('input[id^=enlace-]').count()
    await team.page.getByRole('button', { name: 'Hacer el enlace' }).click()
    await team.page.getByText('El enlace está abajo').waitFor()
    expect(await team.page.locator('input[id^=enlace-]').count()).toBe(before + 1)
    address = await team.page.locator('input[id^=enlace-]').first().inputValue()
    expect(address).toMatch(/\/historia\/[0-9a-f-]{36}\.[\w-]{43}$/)

    const stranger = await visit(browser, site.origin)
    await stranger.page.goto(address)
    expect(words(await stranger.page.locator('article').innerText())).toContain(words(preview).slice(0, 800))
    await stranger.context.close()
  })

  it('opens without an account, with no way into the site, no draft, no log, and asks not to be indexed', async () => {
    const stranger = await visit(browser, site.origin)
    const response = (await stranger.page.goto(address))!
    expect(response.status()).toBe(200)
    expect(response.headers()['x-robots-tag']).toContain('noindex')
    expect(response.headers()['cache-control']).toBe('no-store')
    expect(await stranger.page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
    expect(await stranger.page.locator('header nav').count()).toBe(0)
    expect(await stranger.page.locator('main a').count()).toBe(0)
    await stranger.page.getByText(/Lo comparte Rosa Huenchul, de Escuela Los Boldos/).waitFor()
    expect(await stranger.page.locator('article figure > svg').count()).toBe(1)
    const answers = await Promise.all([address, `${address}.data`].map(a => fetch(a).then(r => r.text())))
    for (const body of answers) {
      // The draft, the log, the advisor's comment, and who does each action.
      for (const kept of [draft, 'Primer martes de llamados', 'Decir que la asistencia no se movió', 'Óscar Painemal y las profesoras jefe']) expect(body).not.toContain(kept)
    }
    expect(stranger.complaints).toEqual([])
    await stranger.context.close()
  })

  it('is gone once taken back, and answers as a forged one and an old one do', async () => {
    await team.page.goto(`${cyclePath}/compartir`)
    await team.page.locator('li', { has: team.page.locator(`input[value="${address}"]`) }).getByRole('button', { name: 'Retirar este enlace' }).click()
    await team.page.getByText('ya no abre nada').first().waitFor()
    const forged = address.slice(0, -1) + (address.endsWith('A') ? 'B' : 'A')
    // The nonce, the moment and the address itself are each answer's own.
    const strip = (html: string) => html.replace(/nonce="[^"]*"/g, '').replace(/\\"now\\",\d+/g, '').replace(/historia\/[^"<\s\\]*/g, '').replace(/%2Fhistoria%2F[^"<\s\\]*/g, '')
    const [revoked, made, silly] = await Promise.all([address, forged, `${site.origin}/historia/hola`].map(async a => { const r = await fetch(a); return { status: r.status, body: await r.text() } }))
    expect([revoked!.status, made!.status, silly!.status]).toEqual([404, 404, 404])
    expect(strip(revoked!.body)).toBe(strip(made!.body))
    expect(strip(revoked!.body)).toBe(strip(silly!.body))
    expect(revoked!.body).toContain('Este enlace no muestra nada')
    expect(revoked!.body).not.toContain('Los Boldos')
  })

  it('of a page the team takes back shows that page no more', async () => {
    await team.page.goto(`${cyclePath}/compartir`)
    await team.page.getByRole('button', { name: 'Hacer el enlace' }).click()
    await team.page.getByText('El enlace está abajo').waitFor()
    const link = await team.page.locator('input[id^=enlace-]').first().inputValue()
    expect(await fetch(link).then(r => r.text())).toContain('Nos quedamos con el llamado del segundo día')
    await unmarkReady(site.store, { rbd, cycleId: cycle, page: 'learnings' })
    const after = await fetch(link).then(r => r.text())
    expect(after).not.toContain('Nos quedamos con el llamado del segundo día')
    expect(after).toContain('cada uno llama por su lado')
  })

  it('keeps its address out of the log', () => {
    expect(site.output()).toContain('/historia/…')
    expect(site.output()).not.toContain(address.split('/').at(-1)!.slice(0, 60))
  })
})

describe('the archive', () => {
  it('is offered on a page, and the JSON is all of the notebook and nobody else’s', async () => {
    await team.page.goto(`/cuadernos/${rbd}/archivo`)
    const [download] = await Promise.all([team.page.waitForEvent('download'), team.page.getByRole('link', { name: 'Descargar JSON' }).click()])
    expect(download.suggestedFilename()).toBe('cuaderno-Escuela Los Boldos-2026-11-18.json')
    const archive = JSON.parse(readFileSync((await download.path())!, 'utf8')) as { version: number; cycles: { title: string; feedback: unknown[]; parts: { kind: string; revisions: { by: string; at: string }[] }[] }[] }
    expect(archive.version).toBe(1)
    expect(archive.cycles.map(c => c.title)).toEqual(['Que cada familia sepa a quién llamar', 'Que 7°B vuelva a los lunes'])
    const { part, partRevision } = site.store.s
    const stored = (await site.store.read.select({ rbd: part.rbd }).from(part)).filter(p => p.rbd === rbd).length
    expect(archive.cycles.flatMap(c => c.parts)).toHaveLength(stored)
    const revisions = (await site.store.read.select({ rbd: partRevision.rbd, version: partRevision.version }).from(partRevision)).filter(r => r.rbd === rbd && r.version > 0).length
    expect(archive.cycles.flatMap(c => c.parts.flatMap(p => p.revisions))).toHaveLength(revisions)
    expect(JSON.stringify(archive)).toContain(draft)
    expect(JSON.stringify(archive)).not.toContain('La carpeta de la lancha')
  })

  it.each([['es', 'Desafío y teoría de acción'], ['en', 'Challenge and theory of action']] as const)('to read, in %s, opens from a disk, without a network and without scripts', async (language, heading) => {
    const response = await fetch(`${site.origin}/cuadernos/${rbd}/archivo/descargar?formato=html&idioma=${language}`, { headers: { cookie: await site.cookieOf(rosaHuenchul.id) } })
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="cuaderno-Escuela Los Boldos-.*\.html"/)
    const file = join(scratch, `archivo-${language}.html`)
    writeFileSync(file, await response.text())
    const context = await browser.newContext({ offline: true, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    expect(await page.locator('h1').innerText()).toContain('Escuela Los Boldos')
    expect(await page.locator('h3', { hasText: heading }).count()).toBe(2)
    expect(await page.locator('script, img, link').count()).toBe(0)
    expect(await page.locator('details').count()).toBeGreaterThan(3)
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).not.toBe('none')
    await context.close()
  })

  it('is the team’s alone, and recorded', async () => {
    const session = await site.store.tx(tx => openSessionIn(site.store, tx, { personId: demoPeople.find(p => p.memberships.some(x => x.role === 'advisor' && x.scopeId === String(rbd)))!.id, sharedComputer: false, agentFamily: 'test' }))
    expect((await fetch(`${site.origin}/cuadernos/${rbd}/archivo/descargar?formato=json`, { headers: { cookie: `s=${session.token}` } })).status).toBe(403)
    const { audit } = site.store.s
    const events = (await site.store.read.select({ event: audit.event, by: audit.personId, detail: audit.detail }).from(audit)).filter(e => e.event === 'notebook.exported')
    expect(events.map(e => [e.by, e.detail.via, e.detail.format])).toEqual(expect.arrayContaining([[rosaHuenchul.id, 'web', 'json'], [rosaHuenchul.id, 'web', 'html']]))
  })
})

describe('the text for the plan', () => {
  it('gives back actions, adjustments and learnings in fields to copy, and copies them', async () => {
    await team.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await team.page.goto(`${cyclePath}/para-el-pme`)
    const monitoring = team.page.locator('#bloque-monitoring')
    expect(await monitoring.inputValue()).toContain('Acciones hechas: 4.')
    expect(await monitoring.getAttribute('readonly')).not.toBeNull()
    await team.page.locator('section', { has: monitoring }).getByRole('button', { name: 'Copiar' }).click()
    await team.page.getByText('Copiado').first().waitFor()
    expect(await team.page.evaluate(() => navigator.clipboard.readText())).toBe(await monitoring.inputValue())
    await team.page.getByRole('link', { name: 'Verlo en el orden del plan de convivencia' }).click()
    await team.page.waitForURL(/plan=climate/)
    await team.page.getByRole('heading', { level: 1, name: 'Texto para el plan de convivencia educativa' }).waitFor()
  })
})

describe('the public account', () => {
  it('prints on at most two pages, with the chart, the same months and each cycle', async () => {
    await team.page.goto(`/cuadernos/${rbd}/cuenta-publica?anio=2026`)
    expect(await team.page.locator('article figure svg polyline').count()).toBe(2)
    for (const format of ['Letter', 'A4'] as const) {
      const { pages, text } = await printed(team.page, 'account', format)
      expect(pages).toBeGreaterThan(0)
      expect(pages).toBeLessThanOrEqual(2)
      for (const said of ['Cuenta pública 2026', 'Matrícula', 'Promovidos', 'De marzo a octubre', 'Que cada familia sepa a quién llamar', 'Que 7°B vuelva a los lunes']) expect(words(text)).toContain(said)
      expect(text).not.toContain('Acortar y completar')
    }
  })

  it('takes the three numbers and shorter texts for the paper and keeps none of it, without JavaScript too', async () => {
    const plain = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id), javaScript: false })
    await plain.page.goto(`/cuadernos/${rbd}/cuenta-publica?anio=2026`)
    await plain.page.locator('summary', { hasText: 'Acortar y completar' }).click()
    await plain.page.fill('[name=promoted]', '350')
    await plain.page.fill('[name=failed]', '3')
    await plain.page.fill('[name=withdrawn]', '18')
    await plain.page.fill(`[name="challenge.${cycle}"]`, 'En dos palabras <b>cortas</b>.')
    await plain.page.getByRole('button', { name: 'Ver la hoja así' }).click()
    const sheet = await plain.page.locator('article').innerText()
    expect(sheet).toContain('350')
    expect(sheet).toContain('En dos palabras <b>cortas</b>.')
    expect(sheet).toContain('cifra pequeña')
    expect(sheet).not.toContain('cada uno llama por su lado')
    await plain.page.goto(`/cuadernos/${rbd}/cuenta-publica?anio=2026`)
    expect(await plain.page.locator('article').innerText()).toContain('cada uno llama por su lado')
    await plain.page.locator('summary', { hasText: 'Acortar y completar' }).click()
    await plain.page.fill('[name=promoted]', 'muchos')
    await plain.page.getByRole('button', { name: 'Ver la hoja así' }).click()
    await plain.page.getByRole('alert').waitFor()
    expect(await plain.page.inputValue('[name=promoted]')).toBe('muchos')
    await plain.context.close()
  })

  it('no page complained on the way', () => { expect(team.complaints).toEqual([]) })
})
