/**
 * The data review, by the people it is for: what was looked at stays when the figures are corrected; voices are asked about before they are
 * saved, with and without JavaScript; why is counted over the school's own list; and what of all that each reader gets.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoInstallation } from '../../db/installation.ts'
import { startCycle } from '../../db/notebook/cycles.ts'
import { getPartsForTeam, listRevisions } from '../../db/notebook/parts.ts'
import { listSnapshots } from '../../db/notebook/snapshots.ts'
import { anaSepulveda, costaClara, elenaRivas, losBoldos, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { inBands, plantAttendance } from '../db/indicators/plant-attendance.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
let cycleId = ''
let path = ''
const visitors = new Map<string, Visitor>()

const as = async (person: CastPerson, options: { javaScript?: boolean; width?: number } = {}): Promise<Page> => {
  const key = `${person.id} ${options.javaScript ?? true} ${options.width ?? 1280}`
  const known = visitors.get(key)
  if (known) return known.page
  const visitor = await visit(browser, site.origin, { cookie: await site.cookieOf(person.id), ...options })
  visitors.set(key, visitor)
  return visitor.page
}

const coursesOf = (month: number) => [
  { rbd: losBoldos.rbd, year: 2026, month, course: '110-7-B', pairs: inBands([1, 3, 2, 2, 1]) },
  { rbd: losBoldos.rbd, year: 2026, month, course: '110-7-A', pairs: inBands([0, 2, 3, 9, 7]) },
]
const months = (july: readonly [number, number, number, number, number]) => [
  ...[5, 6].flatMap(month => [2025, 2026].map(year => ({ rbd: losBoldos.rbd, year, month, pairs: inBands([1, 4, 3, 12, 10]) }))),
  { rbd: losBoldos.rbd, year: 2025, month: 7, pairs: inBands([1, 5, 3, 12, 9]) },
  { rbd: losBoldos.rbd, year: 2026, month: 7, pairs: inBands(july) }, ...coursesOf(7),
]

beforeAll(async () => {
  site = await openSite({
    plant: async store => {
      await plantCast(store)
      await store.tx(tx => createDemoInstallation(store, tx, { programmeName: 'Cuaderno TEP', territoryName: costaClara.name, timeZone: 'America/Santiago', now: new Date('2026-08-13T13:40:00Z') }))
      await plantAttendance(store, months([1, 5, 5, 11, 8]), { fileName: 'Asistencia_julio.csv' })
      const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      cycleId = started.cycleId
      path = `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/datos`
    },
  })
  browser = await launchBrowser()
})
afterAll(async () => { await browser?.close(); await site?.close() })

const snapshots = () => listSnapshots(site.store, { rbd: losBoldos.rbd, cycleId, courses: true })
const voices = async () => (await getPartsForTeam(site.store, losBoldos.rbd, cycleId))!.entries.voice
const dataBody = async () => (await getPartsForTeam(site.store, losBoldos.rbd, cycleId))!.pages.data.body as unknown as Record<string, string>
const openFold = async (page: Page, name: RegExp) => {
  const summary = page.locator('summary', { hasText: name }).first()
  if (!(await summary.evaluate(s => (s.parentElement as HTMLDetailsElement).open))) await summary.click()
}

describe('what was looked at', () => {
  it('is kept with a button, what was being written with it, and stands beside the live figures', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(path)
    await page.fill('[name=whatWeSee]', 'Julio fue el mes más bajo.')
    await page.getByRole('button', { name: 'Guardar una foto de estos datos' }).click()
    await page.getByText('Foto del 13 de agosto de 2026').waitFor()
    const photo = await page.locator('article', { hasText: 'Foto del 13 de agosto' }).innerText()
    expect(photo).toContain('Línea base')
    expect(photo).toContain('En julio de 2026, 11 de 30 estudiantes asistieron a menos del 90% de los días.')
    expect(photo).toContain('Asistencia_julio.csv')
    expect(photo).toContain('Rosa Huenchul')
    expect(await page.inputValue('[name=whatWeSee]')).toBe('Julio fue el mes más bajo.')
    expect((await dataBody()).whatWeSee).toBe('Julio fue el mes más bajo.')
    // The same figures need no second one.
    expect(await page.getByRole('button', { name: /Guardar (una|otra) foto/ }).count()).toBe(0)
  })

  it('stays when a corrected import changes the live figures, and says what was and what is', async () => {
    await plantAttendance(site.store, [...months([1, 3, 3, 13, 10]), { rbd: losBoldos.rbd, year: 2026, month: 8, pairs: inBands([0, 3, 3, 13, 11]) }, ...coursesOf(8)], { fileName: 'Asistencia_julio_corregida.csv' })
    const page = await as(rosaHuenchul)
    await page.goto(path)
    const photo = await page.locator('article', { hasText: 'Foto del 13 de agosto' }).innerText()
    expect(photo).toContain('11 de 30 estudiantes')
    expect(photo).toMatch(/Un archivo corregido cambió julio de 2026: en la foto, \d\d,\d% de asistencia y 11 de 30 estudiantes con menos del 90%; hoy, \d\d,\d% y 7 de 30/)
    expect(photo).toContain('Con datos nuevos desde la foto: agosto de 2026.')
    await expect.poll(() => page.locator('main').innerText()).toContain('En agosto de 2026, 6 de 30 estudiantes')
    await page.getByRole('button', { name: 'Guardar otra foto, con los datos de hoy' }).click()
    await page.getByText('1 foto más de este ciclo').waitFor()
    expect((await snapshots()).map(s => s.figures.source?.fileName)).toEqual(['Asistencia_julio.csv', 'Asistencia_julio_corregida.csv'])
  })
})

describe('the fields', () => {
  it('a name in a text is saved, and a quiet line under the field asks about it; a colleague is no question', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(path)
    await page.fill('[name=whoIsAtRisk]', 'Cinco estudiantes de 7°B. Rosa Huenchul habló con Brayan.')
    await page.locator('[name=whoIsAtRisk]').blur()
    await page.locator('#whoIsAtRisk-nota', { hasText: '¿«Brayan» es un nombre?' }).waitFor()
    expect(await page.locator('#whoIsAtRisk-nota').innerText()).not.toContain('Rosa')
    expect(await page.getAttribute('[name=whoIsAtRisk]', 'aria-describedby')).toContain('whoIsAtRisk-nota')
    expect((await dataBody()).whoIsAtRisk).toContain('Brayan')
    const plain = await as(rosaHuenchul, { javaScript: false })
    await plain.goto(path)
    expect(await plain.locator('#whoIsAtRisk-nota').innerText()).toContain('¿«Brayan» es un nombre?')
    await page.fill('[name=whoIsAtRisk]', 'Cinco estudiantes de 7°B.')
    await page.locator('[name=whoIsAtRisk]').blur()
    await page.locator('#whoIsAtRisk-nota').waitFor({ state: 'detached' })
  })

  it('the boxes of the courses write into the group, and follow what is written', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(path)
    await openFold(page, /el grupo del ciclo/i)
    await page.getByLabel('7° básico B (9)').check()
    expect(await page.inputValue('[name=groupWho]')).toBe('7° básico B')
    await page.fill('[name=groupWho]', '7° básico A y 7° básico B, quienes viajan')
    expect(await page.getByLabel('7° básico A (21)').isChecked()).toBe(true)
    await page.getByLabel('7° básico A (21)').uncheck()
    await page.selectOption('[name=groupKind]', 'students')
    await page.fill('[name=groupCount]', '9')
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    await page.getByText(/^Guardado/).first().waitFor()
    expect(await dataBody()).toMatchObject({ groupKind: 'students', groupCount: '9', groupWho: '7° básico B, quienes viajan' })
  })

  it('without JavaScript the ticked boxes are named by the server, weekdays are kept, and a number that is none comes back with its words', async () => {
    const page = await as(rosaHuenchul, { javaScript: false })
    await page.goto(path)
    const ticked = page.getByLabel('7° básico A (21)')
    await openFold(page, /grupo del ciclo/i)
    await ticked.check()
    await openFold(page, /dónde se nota/i)
    await page.getByLabel('Lunes').check()
    await page.getByLabel('Jueves').check()
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    expect(await dataBody()).toMatchObject({ groupWho: '7° básico B, quienes viajan, 7° básico A', showsWeekdays: 'mon thu' })
    await page.getByLabel('Jueves').uncheck()
    await openFold(page, /por qué creemos/i)
    await page.fill('[id="reason.transport"]', 'varios')
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    expect(await page.locator('[role=alert]').innerText()).toContain('Escriban un número entero')
    expect(await page.inputValue('[id="reason.transport"]')).toBe('varios')
    await page.fill('[id="reason.transport"]', '5')
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    expect(await dataBody()).toMatchObject({ showsWeekdays: 'mon', 'reason.transport': '5' })
  })
})

describe("why, over the school's own list", () => {
  const list = `/cuadernos/${losBoldos.rbd}/razones`
  it('takes a reason of the school, refuses one of health with the reason why, and renames without losing counts', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(path)
    await openFold(page, /por qué creemos/i)
    await page.getByRole('link', { name: 'Cambiar la lista de su escuela' }).click()
    await page.waitForURL(/razones/)
    await page.fill('[name=label] >> nth=-1', 'Licencia médica')
    await page.getByRole('button', { name: 'Agregar', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('artículo 16 bis')
    expect(await page.inputValue('#label')).toBe('Licencia médica')
    await page.fill('#label', 'Cosecha')
    await page.getByRole('button', { name: 'Agregar', exact: true }).click()
    await page.locator('li', { hasText: 'Cosecha' }).first().waitFor()

    await page.goto(path)
    await openFold(page, /por qué creemos/i)
    await page.getByLabel('Cosecha').fill('3')
    // The bars follow what is typed.
    expect(await page.locator('figure', { hasText: 'Las razones' }).innerText()).toMatch(/Cosecha\s*3/)
    expect(await page.locator('figure', { hasText: 'Las razones' }).innerText()).toContain('Suman 8 menciones en un grupo de 9')
    await page.getByRole('button', { name: 'Guardar', exact: true }).first().click()
    await page.getByText(/^Guardado/).first().waitFor()

    await page.goto(list)
    await page.locator('li', { hasText: 'Cosecha' }).locator('summary').click()
    await page.getByLabel('Nuevo nombre de «Cosecha»').fill('Temporada de cosecha')
    await page.getByRole('button', { name: 'Guardar el nombre' }).last().click()
    await page.locator('li', { hasText: 'Temporada de cosecha' }).first().waitFor()
    await page.goto(path)
    expect(await page.getByLabel('Cosecha (ya no está en la lista)').inputValue()).toBe('3')
    expect(await page.getByLabel('Temporada de cosecha', { exact: true }).inputValue()).toBe('')
  })

  it('sets aside and puts back without JavaScript too', async () => {
    const page = await as(rosaHuenchul, { javaScript: false })
    await page.goto(list)
    await page.getByRole('button', { name: 'Dejar de usar «Trabaja»' }).click()
    await page.goto(path)
    expect(await page.getByLabel('Trabaja').count()).toBe(0)
    await page.goto(list)
    await page.getByRole('button', { name: 'Volver a usar «Trabaja»' }).click()
    expect(await page.getByRole('button', { name: 'Dejar de usar «Trabaja»' }).count()).toBe(1)
  })

  it("is told by its words in the page's history", async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${path}/historia`)
    const text = await page.locator('main').innerText()
    expect(text).toContain('Por qué: Cosecha')
    expect(text).toContain('Por qué: Locomoción o transporte')
    expect(text).toContain('Lunes, Jueves')
    expect(text).toContain('Un grupo, dicho con un número')
  })
})

describe.each([['with JavaScript', true], ['without JavaScript', false]] as const)('a voice, %s', (_, javaScript) => {
  const section = (page: Page) => page.locator('section[aria-labelledby=voice]').last()
  const write = async (page: Page, said: string) => {
    const form = section(page).locator('details', { hasText: 'Agregar una voz' }).first()
    if (!(await form.evaluate(d => (d as HTMLDetailsElement).open))) await form.locator('summary').click()
    await form.locator('[name=whom]').selectOption('students')
    await form.locator('[name=course]').fill('7° básico B')
    await form.locator('[name=how]').selectOption('interview')
    await form.locator('[name=heard]').fill('2')
    await form.locator('[name=said]').fill(said)
    await form.getByRole('button', { name: 'Guardar', exact: true }).click()
  }

  it('with a RUN and a name is asked about before it is saved; changed, it is saved', async () => {
    const page = await as(rosaHuenchul, { javaScript })
    const before = (await voices()).length
    await page.goto(path)
    await write(page, 'Matías (12.345.678-5) dijo que el lunes no pasa nada.')
    const asked = page.getByRole('alert')
    await asked.waitFor()
    expect(await asked.innerText()).toContain('«12.345.678-5» parece un RUN.')
    expect(await asked.innerText()).toContain('¿«Matías» es un nombre?')
    expect(await voices()).toHaveLength(before)
    const said = section(page).locator('form [name=said]').last()
    expect(await said.inputValue()).toBe('Matías (12.345.678-5) dijo que el lunes no pasa nada.')
    expect(await section(page).locator('form [name=course]').last().inputValue()).toBe('7° básico B')
    await said.fill(`El lunes no pasa nada (${javaScript ? 'con' : 'sin'}).`)
    await section(page).locator('form').last().getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.locator('blockquote', { hasText: `no pasa nada (${javaScript ? 'con' : 'sin'})` }).waitFor()
    const kept = await voices()
    expect(kept).toHaveLength(before + 1)
    for (const v of kept) for (const r of await listRevisions(site.store, { rbd: losBoldos.rbd, cycleId, slot: v.id })) expect(JSON.stringify(r.body)).not.toContain('12.345')
  })

  it('that is all right so is saved as it is, and edited without being asked again', async () => {
    const page = await as(rosaHuenchul, { javaScript })
    await page.goto(path)
    const words = `Nos gusta como lo hace la tía Yolanda, la de la mañana (${javaScript ? 'con' : 'sin'}).`
    await write(page, words)
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Está bien así, guardar' }).click()
    const entry = page.locator('li', { has: page.locator('blockquote', { hasText: words }) })
    await entry.waitFor()
    await entry.getByRole('link', { name: 'Editar' }).click()
    await section(page).locator('li form [name=heard]').fill('3')
    await section(page).locator('li form').getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.locator('li', { hasText: '3 personas' }).filter({ hasText: words }).waitFor()
    expect((await voices()).find(v => v.body.said === words)!.body.heard).toBe('3')
    // A new name in it is a new question.
    await page.locator('li', { hasText: words }).getByRole('link', { name: 'Editar' }).click()
    await section(page).locator('li form [name=said]').fill(`${words} Y Brayan también.`)
    await section(page).locator('li form').getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByText('¿«Brayan» es un nombre?').waitFor()
    expect(await page.getByText('¿«Yolanda» es un nombre?').count()).toBe(0)
    expect((await voices()).find(v => v.body.said.startsWith(words))!.body.said).toBe(words)
  })

  it('is taken out and put back', async () => {
    const page = await as(rosaHuenchul, { javaScript })
    await page.goto(path)
    const words = `no pasa nada (${javaScript ? 'con' : 'sin'})`
    await page.locator('li', { hasText: words }).getByRole('link', { name: 'Editar' }).click()
    await section(page).locator('li form').getByRole('button', { name: 'Quitar' }).click()
    await page.waitForURL(u => !u.search.includes('editar'))
    await page.locator('blockquote', { hasText: words }).waitFor({ state: 'detached' })
    await page.locator('summary', { hasText: 'Quitada' }).click()
    await page.getByRole('button', { name: 'Devolver' }).first().click()
    await page.locator('blockquote', { hasText: words }).waitFor()
  })
})

describe('who reads what of it', () => {
  it('the advisor: nothing before the page is ready; then the texts, the voices and the photos of the school, by course never', async () => {
    const advisor = await as(marcelaPaillan)
    await advisor.goto(path)
    const before = await advisor.content()
    for (const theirs of ['Julio fue el mes', 'no pasa nada', 'Foto del', 'Cosecha', '110-7-B']) expect(before).not.toContain(theirs)

    const team = await as(rosaHuenchul)
    await team.goto(path)
    await team.getByRole('button', { name: 'Lista para conversar' }).click()
    await team.getByText('Dejar de compartir').first().waitFor()
    await advisor.goto(path)
    const text = await advisor.locator('main').innerText()
    for (const theirs of ['Julio fue el mes más bajo.', 'no pasa nada (con)', 'Foto del 13 de agosto de 2026', 'Locomoción o transporte', 'Cosecha', 'Lunes']) expect(text).toContain(theirs)
    const data = await fetch(`${site.origin}${path}.data`, { headers: { cookie: await site.cookieOf(marcelaPaillan.id) } }).then(r => r.text())
    const teamData = await fetch(`${site.origin}${path}.data`, { headers: { cookie: await site.cookieOf(rosaHuenchul.id) } }).then(r => r.text())
    expect(data).toContain('Foto del 13 de agosto')
    expect(data).not.toContain('110-7-B')
    expect(teamData).toContain('110-7-B')
    // The advisor writes nothing: no form of the team is there.
    expect(await advisor.locator('[name=whatWeSee], [name=said]').count()).toBe(0)
  })

  it('a voice written since is not read until the page is marked again', async () => {
    const team = await as(rosaHuenchul, { javaScript: false })
    await team.goto(path)
    await team.locator('summary', { hasText: 'Agregar una voz' }).click()
    const form = team.locator('section[aria-labelledby=voice] details', { hasText: 'Agregar una voz' }).last()
    await form.locator('[name=whom]').selectOption('families')
    await form.locator('[name=said]').fill('Todavía en conversación.')
    await form.getByRole('button', { name: 'Guardar', exact: true }).click()
    await team.locator('blockquote', { hasText: 'Todavía en conversación.' }).waitFor()
    const advisor = await as(marcelaPaillan)
    await advisor.goto(path)
    expect(await advisor.content()).not.toContain('Todavía en conversación.')
  })

  it('nobody else gets anything: another school, the region, the administrator; and the list of reasons is the team’s', async () => {
    for (const person of [anaSepulveda, elenaRivas, tomasAguilera]) {
      for (const at of [path, `${path}.data`, `/cuadernos/${losBoldos.rbd}/razones`]) {
        const answer = await fetch(site.origin + at, { headers: { cookie: await site.cookieOf(person.id) }, redirect: 'manual' })
        expect(answer.status, `${person.name} ${at}`).toBe(403)
        expect(await answer.text()).not.toContain('no pasa nada')
      }
    }
    const advisor = await fetch(`${site.origin}/cuadernos/${losBoldos.rbd}/razones`, { headers: { cookie: await site.cookieOf(marcelaPaillan.id) }, redirect: 'manual' })
    expect(advisor.status).toBe(403)
    const region = await fetch(`${site.origin}/territorio/escuelas/${losBoldos.rbd}`, { headers: { cookie: await site.cookieOf(elenaRivas.id) } }).then(r => r.text())
    for (const theirs of ['Foto del', 'Cosecha', 'no pasa nada', 'quienes viajan']) expect(region).not.toContain(theirs)
  })

  it('no page complained on the way', () => {
    expect([...visitors.values()].flatMap(v => v.complaints)).toEqual([])
  })
})
