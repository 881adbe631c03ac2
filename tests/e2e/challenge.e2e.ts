/**
 * Page 1 of the notebook in a real browser: the core of a cycle on a phone with the keyboard alone, branches with and without scripts, what
 * is expected once implementation began, and a need on its way from the school to its SLEP and back. The clock is a demo's.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frozenClock, machineClock } from '../../db/clock.ts'
import { createDemoInstallation } from '../../db/installation.ts'
import { startCycle, startImplementation } from '../../db/notebook/cycles.ts'
import { getPartsForTeam, savePage } from '../../db/notebook/parts.ts'
import { readPart, type Challenge } from '../../cycles/notebook/parts.ts'
import { branchesOf } from '../../cycles/theory/theory.ts'
import { anaSepulveda, costaClara, elenaRivas, losBoldos, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
const opened: Visitor[] = []
const rbd = losBoldos.rbd

const as = async (person: CastPerson, options: { width?: number; javaScript?: boolean } = {}): Promise<Page> => {
  const visitor = await visit(browser, site.origin, { cookie: await site.cookieOf(person.id), ...options })
  opened.push(visitor)
  return visitor.page
}
const newCycle = async (title: string): Promise<string> => {
  const started = await startCycle(site.store, { rbd, title, on: '2026-08-03', by: rosaHuenchul.id })
  if (!started.ok) throw new Error(started.reason)
  return started.cycleId
}
const pathOf = (cycleId: string, page = 'desafio') => `/cuadernos/${rbd}/ciclos/${cycleId}/${page}`
const partsOf = async (cycleId: string) => (await getPartsForTeam(site.store, rbd, cycleId))!
/** What is kept, once a save on its way has arrived. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })
const saved = (page: Page) => page.locator('[role=status]', { hasText: /^Guardado/ }).first().waitFor()

let expecting = ''
beforeAll(async () => {
  site = await openSite({
    plant: async store => {
      await plantCast(store)
      await store.tx(tx => createDemoInstallation(store, tx, { programmeName: 'Cuaderno TEP', territoryName: costaClara.name, timeZone: 'America/Santiago', now: new Date('2026-11-18T13:40:00Z') }))
      // A cycle that wrote what it expects in August and began a week later.
      const atWork = store.clock
      store.setClock(frozenClock('2026-08-10T14:00:00Z'))
      const started = await startCycle(store, { rbd, title: 'Ya en marcha', on: '2026-08-03', by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      expecting = started.cycleId
      const read = readPart('challenge', { challenge: 'los lunes', theoryIf: 'recibimos', theoryThen: 'los esperan', theoryWhichWill: 'que vengan', expectIndicator: 'attendance', expectFrom: '71', expectTo: '85', expectBy: '2026-11-27' })
      await savePage(store, 'challenge', { rbd, cycleId: expecting, version: 0, body: (read as { body: Challenge }).body, by: rosaHuenchul.id, saveKey: 'primera' })
      await startImplementation(store, { rbd, cycleId: expecting, on: '2026-08-17', by: rosaHuenchul.id })
      store.setClock(atWork ?? machineClock)
    },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  for (const v of opened) expect(v.complaints).toEqual([])
  await browser?.close()
  await site?.close()
})

describe('the core of a cycle', () => {
  it('is written on a phone of 360 px with the keyboard alone, from the name of the cycle to the first action', async () => {
    const page = await as(rosaHuenchul, { width: 360 })
    await page.goto(`/cuadernos/${rbd}/ciclos/nuevo`)
    /** Moves on with Tab until the field of that name has the focus; nothing is clicked. */
    const tabTo = async (name: string) => {
      for (let i = 0; i < 80; i++) {
        if (await page.evaluate(n => document.activeElement?.getAttribute('name') === n, name)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`never reached ${name}`)
    }
    await tabTo('title')
    await page.keyboard.type('Que 7°B vuelva a los lunes')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desafio$/)
    const cycleId = /ciclos\/([^/]+)\//.exec(page.url())![1]!
    await page.waitForLoadState('networkidle')
    const write = async (name: string, text: string) => { await tabTo(name); await page.keyboard.type(text) }
    await write('challenge', 'Los lunes faltan 9 de 31 estudiantes de 7°B.')
    await write('forWhom', '7°B')
    await write('theoryIf', 'recibimos juntas al curso cada lunes')
    await write('theoryThen', 'sentirán que los esperan')
    await write('theoryWhichWill', 'que los lunes falten tan pocos como otro día')
    await tabTo('expectIndicator')
    await page.keyboard.type('Asis')
    await write('expectFrom', '71')
    await write('expectTo', '85')
    // A date field takes the parts of a day in the order of the browser's own language, which no page can ask for.
    await tabTo('expectBy')
    for (const typed of ['11272026', '27112026']) {
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft')
      await page.keyboard.type(typed)
      if (await page.inputValue('[name=expectBy]') === '2026-11-27') break
    }
    expect(await page.inputValue('[name=expectBy]')).toBe('2026-11-27')
    await page.locator('[aria-live=polite]', { hasText: 'semana 7' }).first().waitFor()
    await write('firstWhat', 'Recibir a 7°B el lunes con desayuno')
    await write('firstWho', 'Carolina Vergara')
    await page.keyboard.press('Control+s')
    await saved(page)
    await eventually(async () => (await partsOf(cycleId)).entries.action.map(a => a.body.who)).toEqual(['Carolina Vergara'])
    const { pages, entries } = await partsOf(cycleId)
    expect(pages.challenge.body).toMatchObject({
      challenge: 'Los lunes faltan 9 de 31 estudiantes de 7°B.', forWhom: '7°B', theoryIf: 'recibimos juntas al curso cada lunes', theoryThen: 'sentirán que los esperan',
      theoryWhichWill: 'que los lunes falten tan pocos como otro día', expectIndicator: 'attendance', expectFrom: '71', expectTo: '85', expectBy: '2026-11-27',
    })
    expect(entries.action.map(a => a.body.what)).toEqual(['Recibir a 7°B el lunes con desayuno'])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    // All else is folded, and nothing says it is missing.
    expect(await page.locator('main').innerText()).not.toMatch(/falta(n)? \d|incomplet|\d+ ?% complet|obligatori/i)
    expect(await page.locator('details[open] [name=urgent]').count()).toBe(0)

    await page.reload()
    expect(await page.locator('[name=firstWhat]').count()).toBe(0)
    await page.getByText('Recibir a 7°B el lunes con desayuno').first().waitFor()
    await page.getByRole('link', { name: 'Verlas y cambiarlas en Implementación' }).click()
    await page.waitForURL(/\/implementacion$/)
    await page.getByText('Carolina Vergara').first().waitFor()
  })

  it('Enter in a field saves the page and never shares it', async () => {
    const cycleId = await newCycle('Entrar')
    const page = await as(rosaHuenchul)
    await page.goto(pathOf(cycleId))
    await page.waitForLoadState('networkidle')
    await page.fill('[name=expectFrom]', '71')
    await page.press('[name=expectFrom]', 'Enter')
    await saved(page)
    expect((await partsOf(cycleId)).pages.challenge).toMatchObject({ body: { expectFrom: '71' }, readyVersion: null })
  })
})

describe('branches of a theory', () => {
  it('are added, drawn while they are written, taken out and had back, each step saving itself', async () => {
    const cycleId = await newCycle('Ramas')
    const page = await as(rosaHuenchul)
    await page.goto(pathOf(cycleId))
    await page.waitForLoadState('networkidle')
    await page.fill('[name=theoryIf]', 'recibimos al curso')
    await page.fill('[name=theoryThen]', 'los esperan')
    await page.fill('[name=theoryWhichWill]', 'que vengan')
    await page.getByRole('button', { name: '+ Agregar otra rama' }).click()
    const second = page.locator('textarea[name^="theoryIf."]')
    await second.fill('avisamos el viernes\nllamamos el domingo')
    await page.locator('textarea[name^="theoryThen."]').fill('sabrán a qué vienen')
    const drawing = page.locator('figure svg[role=img]:visible')
    expect((await drawing.locator('text').allTextContents()).join('|')).toContain('llamamos el domingo')
    expect(await drawing.locator('rect').count()).toBe(6)
    await page.keyboard.press('Control+s')
    await saved(page)
    await eventually(async () => branchesOf((await partsOf(cycleId)).pages.challenge.body)).toMatchObject([{ theoryIf: 'recibimos al curso' }, { theoryIf: 'avisamos el viernes\nllamamos el domingo', theoryThen: 'sabrán a qué vienen' }])

    await page.getByRole('button', { name: 'Quitar esta rama' }).last().click()
    await eventually(async () => branchesOf((await partsOf(cycleId)).pages.challenge.body).length).toBe(1)
    expect(await drawing.locator('rect').count()).toBe(3)
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await eventually(async () => branchesOf((await partsOf(cycleId)).pages.challenge.body).map(b => b.theoryThen)).toEqual(['los esperan', 'sabrán a qué vienen'])
    await page.reload()
    await page.getByRole('button', { name: '+ Agregar otra rama' }).waitFor()
    expect(await page.locator('textarea[name^="theoryIf"]').evaluateAll(all => all.map(a => (a as HTMLTextAreaElement).value))).toEqual(['recibimos al curso', 'avisamos el viernes\nllamamos el domingo'])
  })

  it('and further expectations are written without scripts too: one more is offered, folded', async () => {
    const cycleId = await newCycle('Sin guiones')
    const page = await as(rosaHuenchul, { javaScript: false, width: 390 })
    await page.goto(pathOf(cycleId))
    await page.fill('[name=theoryIf]', 'recibimos al curso')
    await page.locator('summary', { hasText: 'Agregar: otra rama' }).click()
    await page.locator('textarea[name^="theoryIf."]').fill('avisamos el viernes')
    await page.selectOption('[name=expectIndicator]', 'attendance')
    await page.fill('[name=expectBy]', '2026-12-01')
    await page.locator('summary', { hasText: 'Agregar: otra cosa que esperamos' }).click()
    await page.locator('select[name^="expectIndicator."]').selectOption('engagement')
    await page.fill('[name=firstWhat]', 'Recibir al curso el lunes')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.waitForURL(/\/desafio$/)
    const { pages, entries } = await partsOf(cycleId)
    expect(branchesOf(pages.challenge.body).map(b => b.theoryIf)).toEqual(['recibimos al curso', 'avisamos el viernes'])
    expect(Object.entries(pages.challenge.body).filter(([k, v]) => k.startsWith('expectIndicator') && v).map(([, v]) => v).sort()).toEqual(['attendance', 'engagement'])
    expect(entries.action.map(a => a.body.what)).toEqual(['Recibir al curso el lunes'])
    // The server says when it can be answered, draws the tree, and has a button for what the scripts would do.
    const text = await page.locator('main').innerText()
    expect(text).toContain('con datos semanales, en la semana 7')
    expect(text).toContain('todavía no habrá meses suficientes')
    expect(await page.locator('figure svg[role=img]').count()).toBe(2)
    await page.getByRole('button', { name: 'Medir algo nosotros, cada semana' }).click()
    expect((await partsOf(cycleId)).pages.challenge.body.expectIndicator).toBe('own')
    await page.locator('textarea[name^="theoryIf."]').first().fill('')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    expect(branchesOf((await partsOf(cycleId)).pages.challenge.body)).toHaveLength(1)
  })
})

describe('what is expected', () => {
  it('says live when it can be answered, and offers something that is measured each week', async () => {
    const cycleId = await newCycle('Cuándo')
    const page = await as(rosaHuenchul)
    await page.goto(pathOf(cycleId))
    await page.waitForLoadState('networkidle')
    expect(await page.locator('main').innerText()).not.toContain('semana 7')
    await page.selectOption('[name=expectIndicator]', 'attendance')
    await page.getByText('Si empiezan a implementar hoy, con datos mensuales se podrá responder en septiembre de 2027').waitFor()
    await page.fill('[name=expectBy]', '2026-12-01')
    await page.getByText('todavía no habrá meses suficientes').waitFor()
    await page.getByRole('button', { name: 'Medir algo nosotros, cada semana' }).click()
    expect(await page.inputValue('[name=expectIndicator]')).toBe('own')
    await page.locator('[name=expectMeasure]').waitFor({ state: 'visible' })
    expect(await page.getByRole('link', { name: 'Anotar una medida semanal' }).getAttribute('href')).toBe(`${pathOf(cycleId, 'implementacion')}#measure`)
    await eventually(async () => (await partsOf(cycleId)).pages.challenge.body.expectIndicator).toBe('own')
  })

  it('stands once implementation began; changing it is a step of its own and carries its day, for the team and its advisor', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(pathOf(expecting))
    await page.waitForLoadState('networkidle')
    await page.getByText('Asistencia: de 71% a 85%').waitFor()
    expect(await page.locator('[name=expectTo]').isVisible()).toBe(false)
    await page.locator('summary', { hasText: 'Cambiar lo que esperamos' }).click()
    await page.fill('[name=expectTo]', '80')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByText('El 18 de noviembre de 2026 cambió: de 85% a 80%.').waitFor()
    const advisor = await as(marcelaPaillan)
    await advisor.goto(pathOf(expecting))
    await advisor.getByText('Asistencia: de 71% a 85%').waitFor()
    expect(await advisor.content()).not.toContain('cambió')
    await page.getByRole('button', { name: 'Compartir los cambios' }).click()
    await page.getByText('Dejar de compartir').first().waitFor()
    await advisor.reload()
    await advisor.getByText('El 18 de noviembre de 2026 cambió: de 85% a 80%.').waitFor()
  })
})

describe('what is beyond the school’s reach', () => {
  it('goes from the school to its SLEP and back with a name, a day and an answer', async () => {
    const cycleId = await newCycle('El bus')
    const page = await as(rosaHuenchul, { javaScript: false, width: 390 })
    await page.goto(pathOf(cycleId))
    await page.locator('summary', { hasText: 'Plantear una necesidad al SLEP' }).click()
    await page.selectOption('[name=needKind]', 'transport')
    await page.fill('[name=needText]', 'El bus pasa a las 6:50 y llega tarde.')
    await page.getByRole('button', { name: 'Plantearla al SLEP' }).click()
    await page.getByText(/Planteada el/).waitFor()
    expect(await page.locator('#necesidades').innerText()).toContain('Por recibir')

    const elena = await as(elenaRivas)
    await elena.goto('/necesidades')
    await elena.getByRole('link', { name: 'Necesidades (1)' }).waitFor()
    expect(await elena.locator('main').getByRole('row', { name: /Transporte/ }).innerText()).toMatch(/1 de 12/)
    await elena.locator('[name=inChargeOf]').fill('Elena Rivas, transporte')
    await elena.getByRole('button', { name: 'Recibirla' }).click()
    await elena.getByText('Quedó recibida').waitFor()
    await elena.locator('summary', { hasText: /^Responder$/ }).click()
    await elena.getByLabel('Sí, desde un día').check()
    await elena.getByRole('button', { name: 'Enviar la respuesta' }).click()
    await elena.getByRole('alert').waitFor()
    await elena.locator('[name=answerDay]').fill('2027-03-05')
    await elena.locator('[name=answerText]').fill('Con el contrato nuevo sale antes.')
    await elena.getByRole('button', { name: 'Enviar la respuesta' }).click()
    await elena.getByText('Respuesta enviada').waitFor()
    await elena.getByRole('link', { name: 'Necesidades', exact: true }).waitFor()

    for (const reader of [page, await as(marcelaPaillan)]) {
      await reader.goto(pathOf(cycleId))
      const told = await reader.locator('#necesidades').innerText()
      expect(told).toContain('La ve Elena Rivas, transporte')
      expect(told).toContain('sí, desde el 5 de marzo de 2027')
      expect(told).toContain('Con el contrato nuevo sale antes.')
    }
  })

  it('is nobody else’s: not another school’s, not the administration’s, and the region’s other pages hold none of it', async () => {
    for (const person of [anaSepulveda, tomasAguilera]) {
      const page = await as(person)
      for (const path of ['/necesidades', '/necesidades/exportar', pathOf(expecting)]) expect((await page.request.get(site.origin + path)).status(), `${person.name} ${path}`).toBe(403)
    }
    const elena = await as(elenaRivas)
    for (const path of ['/territorio', `/territorio/escuelas/${rbd}`, '/territorio/exportar?que=ciclos', '/necesidades/exportar']) {
      const told = await (await elena.request.get(site.origin + path)).text()
      expect(told, path).not.toMatch(/6:50|contrato nuevo/)
    }
  })
})
