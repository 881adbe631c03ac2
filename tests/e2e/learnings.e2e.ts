/**
 * What a cycle taught: two expectations read by the team, one of them not to be told yet; a cycle closed before its month's data are there,
 * which arrive later and are read without reopening it; the next cycle on the ramp, and its theory beside its parent's. The clock is a
 * demo's, moved by hand from Friday 30 October to Friday 13 November 2026.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPart, type BodyOf, type PageKind } from '../../cycles/notebook/parts.ts'
import { createDemoInstallation, clockFor } from '../../db/installation.ts'
import { listCyclesOfSchool, startCycle, startImplementation } from '../../db/notebook/cycles.ts'
import { markReady, savePage } from '../../db/notebook/parts.ts'
import { bahiaClara, costaClara, elMirador, losBoldos, marcelaPaillan, networkSchools, plantCast, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { attendanceColumns2023, attendanceFile, course, directoryFile, onDisk, slepListFile } from '../support/ministry-files.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
let cyclePath = ''
const visitors = new Map<string, Visitor>()
const school = `/cuadernos/${losBoldos.rbd}`

const as = async (person: CastPerson): Promise<Page> => {
  const known = visitors.get(person.id)
  if (known) return known.page
  const visitor = await visit(browser, site.origin, { cookie: await site.cookieOf(person.id) })
  visitors.set(person.id, visitor)
  return visitor.page
}
const theory = { theoryIf: 'recibimos juntas al curso cada lunes', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que los lunes falten pocos' }

beforeAll(async () => {
  site = await openSite({
    plant: async store => {
      await plantCast(store)
      await store.tx(tx => createDemoInstallation(store, tx, { programmeName: 'Cuaderno TEP', territoryName: costaClara.name, timeZone: 'America/Santiago', now: new Date('2026-10-30T13:40:00Z') }))
      store.setClock(await clockFor(store))
      const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-17', by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      const write = async <K extends PageKind>(page: K, fields: Record<string, string>) => {
        const read = readPart(page, fields)
        if (!read.ok) throw new Error(JSON.stringify(read.problems))
        await savePage(store, page, { rbd: losBoldos.rbd, cycleId: started.cycleId, version: 0, body: read.body as BodyOf[K], by: rosaHuenchul.id, saveKey: page })
      }
      await write('challenge', {
        challenge: 'Los lunes faltan 9 de 31.', ...theory, expectIndicator: 'attendance', expectFrom: '80', expectTo: '85', expectBy: '2026-10-30',
        'expectIndicator.k1': 'own', 'expectMeasure.k1': 'Atrasos de los lunes', 'expectFrom.k1': '9', 'expectTo.k1': '4', 'expectBy.k1': '2026-10-30',
      })
      await write('data', { whatWeSee: 'La distancia está en los lunes.', groupKind: 'course', groupWho: '7°B' })
      await startImplementation(store, { rbd: losBoldos.rbd, cycleId: started.cycleId, on: '2026-08-24', by: rosaHuenchul.id })
      await markReady(store, { rbd: losBoldos.rbd, cycleId: started.cycleId, page: 'data', version: null, by: rosaHuenchul.id })
      cyclePath = `${school}/ciclos/${started.cycleId}`
    },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const uploaded = async (name: string, content: Buffer | string) => {
  const page = await as(tomasAguilera)
  await page.goto('/importaciones')
  await page.setInputFiles('input[name=archivo]', onDisk(name, content))
  await page.getByRole('button', { name: 'Revisar' }).click()
  await page.getByRole('button', { name: 'Importar', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Ver qué quedó' }).click({ timeout: 60_000 })
  await page.getByText('Huella del archivo').waitFor()
}
const attendanceOf = (month: number, days: number) => attendanceFile([
  ...course(24, { rbd: losBoldos.rbd, firstMrun: 1000, attended: days, due: 20, year: 2026, month, grade: 7, letter: 'B' }),
  ...course(40, { rbd: elMirador.rbd, firstMrun: 2000, attended: 17, due: 20, year: 2026, month }),
  ...course(40, { rbd: bahiaClara.rbd, firstMrun: 3000, attended: 17, due: 20, year: 2026, month, codEnse: 310, grade: 1 }),
], { columns: attendanceColumns2023 })
const saved = (page: Page) => page.getByText(/^Guardado/).first().waitFor()
const save = async (page: Page) => { await page.getByRole('button', { name: 'Guardar', exact: true }).first().click(); await saved(page) }

describe('what a cycle taught', () => {
  it('files of September come in; October has not been published', async () => {
    const schools = networkSchools.map(s => ({ rbd: s.rbd, name: s.name.toUpperCase(), communeCode: s.communeCode, communeName: s.communeName, rural: s.rural ? 1 : 0, enrolment: s.enrolment }))
    await uploaded('Directorio_2026.csv', directoryFile(schools, { layout: 2025, year: 2026 }))
    await uploaded('rbd_slep.csv', slepListFile(networkSchools.map(s => ({ slepCode: costaClara.code, slepName: costaClara.name, fromYear: 2021, rbd: s.rbd }))))
    await uploaded('Asistencia_septiembre.csv', attendanceOf(9, 17))
  })

  it('both expectations stand beside what answers them: a month that is waited for, and the team itself', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/aprendizajes`)
    const first = await page.locator('#resultado').innerText()
    expect(first).toContain('de 80% a 85%')
    expect(first).toContain('Todavía no llegan los datos de octubre de 2026.')
    expect(first).toMatch(/Hasta ahora: 85,0% de asistencia en sep 2026/)
    expect(await page.locator('#resultado-k1').innerText()).toContain('Esto lo observan ustedes')
    // The page shows itself at a glance while nobody has written on it.
    expect(await page.locator('details', { hasText: 'Esta página, de un vistazo' }).locator('svg[role=img]:visible').count()).toBe(1)
  })

  it('the team says how each came out, one of them not to be told yet; themes and tags are kept; nothing judges', async () => {
    const page = await as(rosaHuenchul)
    // By keyboard: from the group's first radio on, one arrow a choice.
    await page.locator('input[name=reading][value=met]').focus()
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
    expect(await page.isChecked('input[name=reading][value=cannot-tell]')).toBe(true)
    await page.check('input[name="reading.k1"][value=partly]')
    await page.locator('#resultado-k1 summary').click()
    await page.fill('[name="readingWhy.k1"]', 'Bajaron a 5. Los del bus siguen llegando tarde.')
    await page.fill('[name=learnt]', 'Que llegar acompañados cambia el lunes.')
    await page.locator('summary', { hasText: 'temas y etiquetas' }).click()
    await page.check('input[name=themes][value=students]')
    await page.check('input[name=themes][value=theory]')
    await page.fill('[name=tags]', 'lunes, bus rural')
    await save(page)
    await page.reload()
    expect(await page.isChecked('input[name=reading][value=cannot-tell]')).toBe(true)
    expect(await page.inputValue('[name="readingWhy.k1"]')).toContain('Los del bus')
    expect([await page.isChecked('input[name=themes][value=students]'), await page.isChecked('input[name=themes][value=families]')]).toEqual([true, false])
    // A box that is unticked is unticked.
    await page.uncheck('input[name=themes][value=theory]')
    await save(page)
    await page.reload()
    expect([await page.isChecked('input[name=themes][value=students]'), await page.isChecked('input[name=themes][value=theory]')]).toEqual([true, false])
    expect(await page.locator('main').innerText()).not.toMatch(/signific|impact|mejoró|empeoró|\bmeta\b/i)
  })

  it('a cycle closes with its result pending, and is told that the result will find it', async () => {
    const page = await as(rosaHuenchul)
    await page.check('input[name=decision][value=adapt]')
    await page.fill('[name=decisionWhy]', 'Resultó en parte; el primer día de la semana no siempre es lunes.')
    await page.locator('summary', { hasText: 'Cerrar el ciclo' }).click()
    await expect.poll(() => page.locator('main').innerText()).toContain('Pueden cerrar aunque falten los datos de octubre')
    await page.getByRole('button', { name: 'Cerrar el ciclo' }).click()
    await page.getByText('Este ciclo se cerró el 30 oct 2026').waitFor()
    await page.goto(school)
    expect(await page.locator('main').innerText()).not.toContain('Llegaron los datos')
  })

  it('the month arrives: the notebook says what was expected and what happened', async () => {
    const page = await as(rosaHuenchul)
    await page.goto('/demo/reloj')
    await page.fill('[name=dia]', '2026-11-13')
    await page.fill('[name=hora]', '10:40')
    await page.locator('form', { has: page.locator('[name=dia]') }).getByRole('button').click()
    await page.waitForURL(/hecho=movido/)
    // What this test opens from here on, it opens on the same day.
    site.store.setClock(await clockFor(site.store))
    await uploaded('Asistencia_octubre.csv', attendanceOf(10, 18))
    await page.goto(school)
    const news = page.locator('section', { has: page.getByRole('heading', { name: 'Llegaron los datos de octubre' }) })
    const text = await news.innerText()
    expect(text).toContain('Asistencia, de 80% a 85%')
    expect(text).toContain('En octubre de 2026: 90,0% de asistencia, en toda la escuela.')
    await news.getByRole('link').click()
    await page.waitForURL(/aprendizajes#resultado$/)
    await page.getByText('Hay un resultado que todavía no leen').waitFor()
  })

  it('a sentence is added without JavaScript and without reopening; the news is read', async () => {
    const plain = await visit(browser, site.origin, { cookie: await site.cookieOf(rosaHuenchul.id), javaScript: false })
    await plain.page.goto(`${cyclePath}/aprendizajes`)
    await expect.poll(() => plain.page.locator('main').innerText()).toContain('El ciclo no se reabre')
    await plain.page.check('input[name=reading][value=met]')
    await plain.page.fill('[name=readingWhy]', 'Con octubre completo: 90%. También llovió menos.')
    await plain.page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    await plain.page.waitForURL(/\/aprendizajes$/)
    expect(await plain.page.inputValue('[name=readingWhy]')).toContain('También llovió menos')
    expect(await plain.page.isChecked('input[name=themes][value=students]')).toBe(true)
    expect(await plain.page.locator('main').innerText()).not.toContain('Hay un resultado que todavía no leen')
    await plain.page.goto(school)
    const text = await plain.page.locator('main').innerText()
    expect(text).not.toContain('Llegaron los datos')
    expect(text).toContain('Cerrado')
    await plain.context.close()
  })

  it('the advisor reads the page as it was shared, and the sentence once it is shared again', async () => {
    const [team, advisor] = [await as(rosaHuenchul), await as(marcelaPaillan)]
    await advisor.goto(`${cyclePath}/aprendizajes`)
    const before = await advisor.locator('main').innerText()
    expect(before).toContain('Todavía no se puede saber')
    expect(before).toContain('90,0%')
    expect(before).not.toContain('También llovió menos')
    expect(before).not.toContain('todavía no leen')
    await team.goto(`${cyclePath}/aprendizajes`)
    await team.getByRole('button', { name: 'Compartir los cambios' }).click()
    await team.getByText('Dejar de compartir').first().waitFor()
    await advisor.goto(`${cyclePath}/aprendizajes`)
    await expect.poll(() => advisor.locator('main').innerText()).toContain('También llovió menos')
  })

  it('the next cycle stands on the ramp, and its theory beside its parent\'s with the words marked', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${school}/ciclos/nuevo?desde=${cyclePath.split('/').at(-1)}`)
    await page.fill('main form [name=title]', 'El primer día, en todo el ciclo')
    await page.check('input[name=theoryCarried][value=adjusted]')
    await page.getByRole('button', { name: 'Empezar', exact: true }).first().click()
    await page.waitForURL(/\/desafio$/)
    const [second] = await listCyclesOfSchool(site.store, losBoldos.rbd, '2026-11-13')
    await page.fill('main form [name=theoryIf]', 'recibimos juntas al curso el primer día de la semana')
    await save(page)
    await page.goto(school)
    const ramp = page.locator('section', { has: page.getByRole('heading', { name: 'El recorrido' }) })
    const drawn = ramp.locator('svg[role=img]:visible')
    expect(await drawn.count()).toBe(1)
    expect(await drawn.locator('desc').textContent()).toMatch(/Ciclo 1, desde el 17 ago 2026, alcance: un curso\. Ciclo 2, .*nace del ciclo 1 con la teoría ajustada/)
    await page.getByRole('link', { name: 'Comparar con la teoría anterior' }).click()
    await page.waitForURL(new RegExp(`${second!.id}/teoria$`))
    await page.getByText('Desde el ciclo 1: teoría ajustada').waitFor()
    await page.getByText('Cambió: una estrategia dice otra cosa.').first().waitFor()
    expect((await page.locator('main del').allInnerTexts()).join(' ')).toContain('cada')
    expect((await page.locator('main ins').allInnerTexts()).join(' ')).toContain('primer día')
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      const [before, after] = [await page.locator('main del').first().boundingBox(), await page.locator('main ins').first().boundingBox()]
      // One after the other on a phone, side by side on a desk.
      expect(width === 390 ? after!.y > before!.y + 20 : after!.x > before!.x + 200).toBe(true)
    }
  })

  it('the advisor compares only what is ready: no draft, and nothing of another school', async () => {
    const [team, advisor] = [await as(rosaHuenchul), await as(marcelaPaillan)]
    const [second] = await listCyclesOfSchool(site.store, losBoldos.rbd, '2026-11-13')
    const path = `${school}/ciclos/${second!.id}`
    await advisor.goto(`${path}/teoria`)
    await expect.poll(() => advisor.locator('main').innerText()).toContain('todavía no marca la teoría de este ciclo')
    expect(await advisor.content()).not.toContain('primer día de la semana')
    await team.goto(`${path}/desafio`)
    await team.getByRole('button', { name: 'Lista para conversar' }).click()
    await team.getByText('Dejar de compartir').first().waitFor()
    await team.fill('main form [name=theoryIf]', 'TODAVÍA EN BORRADOR')
    await save(team)
    await advisor.goto(`${path}/teoria`)
    const text = await advisor.locator('main').innerText()
    expect(text).toContain('primer día')
    expect(text).not.toContain('TODAVÍA EN BORRADOR')
    expect((await advisor.request.get(`/cuadernos/${bahiaClara.rbd}/ciclos/${second!.id}/teoria`)).status()).toBe(403)
  })

  it('the whole cycle is explained on one page, with its five drawings told in words', async () => {
    const page = await as(marcelaPaillan)
    await page.goto('/ayuda/ciclo')
    const drawings = page.locator('main svg[role=img]:visible')
    expect(await drawings.count()).toBe(5)
    for (const drawing of await drawings.all()) expect((await drawing.locator('desc').textContent())!.length).toBeGreaterThan(120)
  })
})
