/**
 * A team's life in a real browser: who leads and who stands in, a cycle that rests, a meeting whose agreements become actions and whose
 * minutes are printed, the lines for the team's chat, pages to write on by hand. By mouse, by keyboard alone, and without JavaScript.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCycle, startImplementation } from '../../db/notebook/cycles.ts'
import { getPartsForTeam } from '../../db/notebook/parts.ts'
import { danielaSoto, losBoldos, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera } from '../../db/seed/cast.ts'
import { openWithReason } from '../../db/people/sessions.ts'
import { hashOfToken } from '../../db/people/tokens.ts'
import { main, openJourney, press } from './support/journey.ts'

let cycleId = ''
let folder = ''
const school = `/cuadernos/${losBoldos.rbd}`
const cyclePath = () => `${school}/ciclos/${cycleId}`

beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'cuaderno-papel-')) })
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    await startImplementation(store, { rbd: losBoldos.rbd, cycleId, on: '2026-08-17', by: rosaHuenchul.id })
  },
})
const { as } = journey
/** What a printed page says and how many sheets it takes; the words of the print view where no reader of PDF is at hand. */
const printed = async (page: Page, format: 'Letter' | 'A4') => {
  const file = join(folder, `${format}.pdf`)
  writeFileSync(file, await page.pdf({ format }))
  const text = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  const info = spawnSync('pdfinfo', [file], { encoding: 'utf8' })
  if (text.error || info.error) {
    await page.emulateMedia({ media: 'print' })
    const words = await main(page)
    await page.emulateMedia({ media: null })
    return { text: words, pages: null }
  }
  return { text: text.stdout, pages: Number(/Pages:\s+(\d+)/.exec(info.stdout)?.[1]) }
}

describe('who leads', () => {
  it('a member takes the lead of a team nobody leads, invites somebody, who accepts and is handed the lead; the team is told', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(school)
    await rosa.getByRole('link', { name: 'Equipo', exact: true }).click()
    await rosa.waitForURL(/\/equipo$/)
    await press(rosa, 'Asumir el liderazgo')
    await rosa.getByText('Ahora usted lidera el equipo').waitFor()

    await rosa.fill('[name=email]', 'carla.leiva@losboldos.example')
    await press(rosa, 'Invitar')
    const link = await rosa.inputValue('#enlace')
    expect(link).toContain('/invitacion/')
    await rosa.goto(`${school}/equipo`)
    expect(await rosa.content()).not.toContain('/invitacion/')
    await expect.poll(() => main(rosa)).toContain('carla.leiva@losboldos.example')

    const carla = await as(null)
    await carla.goto(link)
    await carla.fill('[name=name]', 'Carla Leiva')
    await carla.selectOption('[name=profession]', 'counsellor')
    await carla.fill('[name=password]', 'lluvia sobre tejas')
    await press(carla, 'Aceptar y entrar')
    await carla.waitForURL(/\/acuerdo$/)
    await press(carla, 'Lo leí y lo acepto')
    await carla.waitForURL(url => !url.pathname.startsWith('/acuerdo'))
    await carla.goto(`${school}/equipo`)
    await expect.poll(() => main(carla)).toContain('Invita y quita integrantes quien lidera: Rosa Huenchul')
    expect(await carla.locator('[name=email]').count()).toBe(0)

    await rosa.goto(`${school}/equipo`)
    await rosa.locator('summary', { hasText: 'Carla Leiva' }).click()
    await rosa.locator('li', { hasText: 'Carla Leiva' }).getByRole('button', { name: 'Entregarle el liderazgo' }).click()
    await rosa.getByText('El liderazgo quedó entregado').waitFor()
    expect(await rosa.locator('[name=email]').count()).toBe(0)
    await carla.reload()
    expect(await carla.locator('li', { hasText: 'Carla Leiva' }).innerText()).toContain('Lidera')
    expect(await carla.locator('[name=email]').count()).toBe(1)

    const pedro = await as(pedroCayul)
    await pedro.goto(school)
    const told = await main(pedro)
    for (const sentence of ['Rosa Huenchul asumió el liderazgo del equipo', 'Carla Leiva se unió a este equipo', 'Rosa Huenchul entregó el liderazgo a Carla Leiva']) expect(told).toContain(sentence)
  })

  it('the advisor names a stand-in from the desk, sees names and professions only, and the team is told; the person ends it', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto('/asesoria')
    await marcela.getByRole('link', { name: 'Nombrar un reemplazo en Escuela Los Boldos' }).click()
    await marcela.waitForURL(/\/equipo\/reemplazo$/)
    await marcela.getByText('¿Quién reemplaza?').waitFor()
    const seen = await marcela.content()
    expect(seen).toContain('Psicólogo/a')
    expect(seen).not.toContain('@')
    await marcela.getByLabel('Daniela Soto').check()
    await marcela.fill('[name=hasta]', '2026-11-10')
    await press(marcela, 'Nombrar un reemplazo')
    await marcela.getByRole('alert').waitFor()
    expect(await marcela.inputValue('[name=hasta]')).toBe('2026-11-10')
    expect(await marcela.getByLabel('Daniela Soto').isChecked()).toBe(true)
    await marcela.fill('[name=hasta]', '2026-11-27')
    await press(marcela, 'Nombrar un reemplazo')
    await marcela.getByText('El reemplazo quedó nombrado').waitFor()

    const daniela = await as(danielaSoto)
    await daniela.goto(school)
    await expect.poll(() => main(daniela)).toContain('Daniela Soto reemplaza a quien lidera, del 18 nov 2026 al 27 nov 2026. Lo dijo Marcela Paillán')
    await daniela.goto(`${school}/equipo`)
    expect(await daniela.locator('[name=email]').count()).toBe(1)
    await press(daniela, 'Terminar el reemplazo de Daniela Soto')
    await daniela.getByText('El reemplazo terminó').waitFor()
    expect(await daniela.locator('[name=email]').count()).toBe(0)
    await daniela.goto(school)
    await expect.poll(() => main(daniela)).toContain('Daniela Soto terminó su reemplazo')
  })
})

describe('a cycle that rests', () => {
  it('with one click, seen by the team and its advisor, and taken up again with one', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/datos`)
    await rosa.locator('summary', { hasText: 'Poner en pausa' }).click()
    await rosa.fill('[name=hasta]', '2026-11-27')
    await press(rosa, 'Pruebas nacionales')
    await rosa.waitForURL(/\/datos$/)
    await rosa.getByText('En pausa hasta el 27 nov 2026: pruebas nacionales').waitFor()
    await rosa.goto(school)
    await expect.poll(() => main(rosa)).toContain('En pausa hasta el 27 nov 2026: pruebas nacionales')
    await expect.poll(() => main(rosa)).toContain('En implementación')
    const marcela = await as(marcelaPaillan)
    await marcela.goto('/asesoria')
    await expect.poll(() => main(marcela)).toContain('En pausa hasta el 27 nov 2026')
    await rosa.goto(`${cyclePath()}/implementacion`)
    await press(rosa, 'Retomar')
    await rosa.waitForURL(/\/implementacion$/)
    await rosa.getByText('Poner en pausa').waitFor()
    expect(await main(rosa)).not.toContain('En pausa hasta el 27')
  })

  it('keeps a day that will not do, with a sentence', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/datos`)
    await rosa.locator('summary', { hasText: 'Poner en pausa' }).click()
    await rosa.fill('[name=hasta]', '2026-11-01')
    await press(rosa, 'Temporal')
    await rosa.getByRole('alert').waitFor()
    await expect.poll(() => main(rosa)).toContain('Ese día ya pasó')
    expect(await rosa.inputValue('[name=hasta]')).toBe('2026-11-01')
  })
})

describe('a meeting', () => {
  let meetingPath = ''

  it('begins from the cycle with an agenda of 45 minutes whose topics lead to their fields, and a clock that says where it is', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/implementacion`)
    await rosa.getByRole('link', { name: 'Reuniones' }).click()
    await rosa.waitForURL(/\/reuniones$/)
    await rosa.getByText('¿Cuál es la primera acción, y quién la hace?').waitFor()
    await press(rosa, 'Empezar una reunión de 45 minutos')
    await rosa.waitForURL(/\/reuniones\/[0-9a-f-]{36}$/)
    meetingPath = new URL(rosa.url()).pathname
    await rosa.getByText('Minuto 0 de 45').waitFor()
    expect(await rosa.locator('[aria-current=step]').innerText()).toContain('Llegar y saber quiénes estamos')
    await rosa.getByRole('link', { name: '¿Cuál es la primera acción, y quién la hace?' }).click()
    await rosa.waitForURL(/\/implementacion#action$/)
  })

  it('is written and saves itself; what was agreed becomes an action, once', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(meetingPath)
    await rosa.getByLabel('Psicólogo/a').check()
    await rosa.getByLabel('Director/a').check()
    await rosa.fill('[name=minutes]', 'Faltan 5 y no 9. Benjamín Rojas volvió dos lunes seguidos.')
    await rosa.fill('[name=agreedWhat]', 'Guardar puesto en la ronda a quienes vienen en el bus')
    await rosa.fill('[name=agreedWho]', 'Daniela Soto')
    await rosa.fill('[name=agreedBy]', '2026-11-27')
    await rosa.fill('[name=next]', '2026-12-02')
    await rosa.locator('[name=next]').blur()
    await rosa.getByText(/^Guardado/).first().waitFor()
    // A name in the minutes is asked about, quietly, once it is saved.
    await rosa.getByText(/Benjamín Rojas/).last().waitFor()
    await rosa.reload()
    expect(await rosa.inputValue('[name=minutes]')).toContain('Faltan 5 y no 9.')
    expect(await rosa.getByLabel('Psicólogo/a').isChecked()).toBe(true)
    await press(rosa, 'Llevarlo a las acciones: acuerdo 1')
    await rosa.getByText('Ya es una acción del ciclo').waitFor()
    await rosa.getByRole('button', { name: 'Agregar otro acuerdo' }).click()
    await rosa.locator('[name^="agreedWhat."]').last().fill('Contarlo en el consejo')
    await rosa.locator('[name^="agreedWhat."]').last().blur()
    await rosa.getByText(/^Guardado/).first().waitFor()
    const actions = (await getPartsForTeam(journey.site.store, losBoldos.rbd, cycleId))!.entries.action
    expect(actions.map(a => a.body)).toMatchObject([{ what: 'Guardar puesto en la ronda a quienes vienen en el bus', who: 'Daniela Soto', from: '2026-11-18', to: '2026-11-27', state: 'planned' }])
    await rosa.getByRole('link', { name: 'Ya es una acción del ciclo' }).click()
    await rosa.waitForURL(/\/implementacion#/)
    await expect.poll(() => main(rosa)).toMatch(/Han participado:[^.]*Psicólogo\/a/)
  })

  it('gives five lines for the chat with the agreements and no word of the minutes, and asks about a name in them', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/reuniones`)
    const lines = (await rosa.inputValue('#lineas')).split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toBe('Próxima reunión: miércoles 2 de diciembre')
    expect(lines[2]).toContain('Guardar puesto en la ronda')
    expect(lines[3]).toContain('Daniela Soto: Guardar puesto')
    expect(lines[4]).toBe(`En el cuaderno: ${journey.site.origin}${cyclePath()}/reuniones`)
    expect(lines.join(' ')).not.toContain('Benjamín')
    expect(await main(rosa)).not.toContain('Antes de enviarlo miren esto')

    await rosa.goto(meetingPath)
    await rosa.locator('[name^="agreedWhat."]').first().fill('Llamar a la mamá de Benjamín Rojas')
    await rosa.locator('[name^="agreedWhat."]').first().blur()
    await rosa.getByText(/^Guardado/).first().waitFor()
    await rosa.goto(`${cyclePath()}/reuniones`)
    await rosa.getByText('Antes de enviarlo miren esto').waitFor()
    await rosa.goto(meetingPath)
    await rosa.locator('[name^="agreedWhat."]').first().fill('Contarlo en el consejo')
    await rosa.locator('[name^="agreedWhat."]').first().blur()
    await rosa.getByText(/^Guardado/).first().waitFor()
  })

  it.each(['Letter', 'A4'] as const)('prints as an acta on one sheet of %s: attendance by role, agreements, lines to sign, whose it is', async format => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${meetingPath}/acta`)
    const { text, pages } = await printed(rosa, format)
    for (const words of ['Acta de reunión, 18 de noviembre de 2026', 'Escuela Los Boldos', 'Que 7°B vuelva a los lunes', 'Asistencia, por cargo', 'Director/a', 'Psicólogo/a', 'Faltan 5 y no 9.', 'Guardar puesto en la ronda', 'Contarlo en el consejo', 'Firmas', 'miércoles 2 de diciembre']) expect(text).toContain(words)
    expect(text).not.toContain('Imprimir')
    expect([1, null]).toContain(pages)
  })

  it('is the team’s alone: no other reader is let in, not even an administrator who stated a reason', async () => {
    const cookie = await journey.site.cookieOf(tomasAguilera.id)
    await openWithReason(journey.site.store, { idHash: hashOfToken(cookie.slice(2)), personId: tomasAguilera.id, rbd: losBoldos.rbd, reason: 'Ayudar con un guardado' })
    const refused: string[] = []
    for (const [who, header] of [['the administrator', cookie], ['the advisor', await journey.site.cookieOf(marcelaPaillan.id)]] as const) {
      for (const path of [`${cyclePath()}/reuniones`, meetingPath, `${meetingPath}/acta`]) for (const at of [path, `${path}.data`]) {
        const answer = await fetch(journey.site.origin + at, { headers: { cookie: header }, redirect: 'manual' })
        if (answer.status === 403) refused.push(`${who} ${at}`)
        expect(await answer.text()).not.toMatch(/Faltan 5|Guardar puesto/)
      }
    }
    expect(refused).toHaveLength(12)
    // The notebook itself does open for the reason that was stated.
    expect((await fetch(`${journey.site.origin}${cyclePath()}/implementacion`, { headers: { cookie } })).status).toBe(200)
  })

  it('is begun, written and made into actions by keyboard alone', async () => {
    const pedro = await as(pedroCayul)
    await pedro.goto(`${cyclePath()}/reuniones`)
    const reach = async (what: (active: { tag: string; name: string; label: string }) => boolean) => {
      for (let i = 0; i < 120; i++) {
        await pedro.keyboard.press('Tab')
        const active = await pedro.evaluate(() => { const e = document.activeElement as HTMLElement; return { tag: e.tagName, name: e.getAttribute('name') ?? '', label: e.getAttribute('aria-label') ?? e.textContent ?? '' } })
        if (what(active)) return
      }
      throw new Error('never reached')
    }
    await reach(a => a.label.includes('Seguir con la reunión de hoy'))
    await pedro.keyboard.press('Enter')
    await pedro.waitForURL(/\/reuniones\/[0-9a-f-]{36}$/)
    await pedro.getByText('Lo que conversamos').waitFor()
    await reach(a => a.name === 'present')
    await pedro.keyboard.press('Space')
    await reach(a => a.name === 'minutes')
    await pedro.keyboard.press('Control+End')
    await pedro.keyboard.type(' Y otra cosa.')
    await reach(a => a.label === 'Agregar otro acuerdo')
    await pedro.keyboard.press('Enter')
    await pedro.keyboard.press('Shift+Tab')
    await pedro.keyboard.press('Shift+Tab')
    for (let i = 0; i < 8 && !(await pedro.evaluate(() => (document.activeElement as HTMLElement).getAttribute('name') ?? '')).startsWith('agreedWhat.'); i++) await pedro.keyboard.press('Shift+Tab')
    await pedro.keyboard.type('Pedir la sala para los lunes')
    await reach(a => /^Llevarlo a las acciones: acuerdo \d$/.test(a.label))
    await pedro.keyboard.press('Enter')
    await pedro.waitForLoadState('networkidle')
    const actions = async () => (await getPartsForTeam(journey.site.store, losBoldos.rbd, cycleId))!.entries.action.map(a => a.body.what)
    await expect.poll(actions).toContain('Pedir la sala para los lunes')
    expect(await pedro.inputValue('[name=minutes]')).toContain('Y otra cosa.')
  })
})

describe('without JavaScript', () => {
  it('a meeting is begun, written, agreed and printed; its agenda says its minutes', async () => {
    const page = await as(danielaSoto, { javaScript: false, width: 390 })
    const meetings = `${cyclePath()}/reuniones`
    await page.goto(meetings)
    await page.getByRole('link', { name: 'Seguir con la reunión de hoy' }).click()
    await expect.poll(() => main(page)).toContain('0–5 min')
    expect(await page.locator('[aria-current=step]').count()).toBe(0)
    await page.getByLabel('Trabajador/a social').check()
    const blank = page.locator('[name^="agreedWhat."]').last()
    await blank.fill('Revisar los teléfonos')
    await page.getByRole('button', { name: 'Guardar', exact: true }).last().click()
    expect(await page.getByLabel('Trabajador/a social').isChecked()).toBe(true)
    expect(await page.getByLabel('Psicólogo/a').isChecked()).toBe(true)
    await page.locator('li', { has: page.locator('textarea', { hasText: 'Revisar los teléfonos' }) }).getByRole('button', { name: /a las acciones/ }).click()
    expect((await getPartsForTeam(journey.site.store, losBoldos.rbd, cycleId))!.entries.action.map(a => a.body.what)).toContain('Revisar los teléfonos')
    await page.getByRole('link', { name: 'Acta para imprimir' }).click()
    await expect.poll(() => main(page)).toContain('Revisar los teléfonos')
    await page.goto(meetings)
    expect((await page.inputValue('#lineas')).split('\n')).toHaveLength(5)
  })

  it('a stand-in is named and ended, a cycle paused and taken up again', async () => {
    const page = await as(pedroCayul, { javaScript: false, width: 390 })
    await page.goto(`${school}/equipo`)
    await page.getByRole('link', { name: 'Nombrar un reemplazo' }).click()
    await page.getByLabel('Pedro Cayul').check()
    await page.getByRole('button', { name: 'Nombrar un reemplazo' }).click()
    await expect.poll(() => main(page)).toContain('desde el 18 nov 2026, hasta nuevo aviso')
    await page.getByRole('button', { name: 'Terminar el reemplazo de Pedro Cayul' }).click()
    await expect.poll(() => main(page)).toContain('Nadie reemplaza en este momento')
    await page.goto(`${cyclePath()}/desafio`)
    await page.locator('summary', { hasText: 'Poner en pausa' }).click()
    await page.getByRole('button', { name: 'Paro' }).click()
    await expect.poll(() => main(page)).toContain('En pausa hasta el 27 nov 2026: paro')
    await page.getByRole('button', { name: 'Retomar' }).click()
    expect(await main(page)).not.toContain('En pausa hasta')
  })
})

describe('pages to write on by hand', () => {
  it.each(['Letter', 'A4'] as const)('are seven sheets of %s, each whole, with the school on it and nothing of the team’s', async format => {
    const page = await as(marcelaPaillan)
    await page.goto(`${school}/hojas`)
    const { text, pages } = await printed(page, format)
    for (const words of ['Desafío y teoría de acción', 'Revisión de datos', 'Implementación y ajustes', 'Aprendizajes y mejora', 'Bitácora de la semana', 'Acta de reunión', 'Lo que cada profesión ve', '¿Cuál es el desafío?', 'Dibujen su teoría', 'Escuela Los Boldos']) expect(text).toContain(words)
    expect(text).not.toContain('Faltan 5')
    expect([7, null]).toContain(pages)
  })

  it('are one sheet when one is asked, in the reader’s language, and nothing when there is no such page', async () => {
    const page = await as(marcelaPaillan)
    await page.goto(`${school}/hojas/acta`)
    await page.getByRole('button', { name: 'English' }).click()
    await page.waitForLoadState('networkidle')
    await page.goto(`${school}/hojas/acta`)
    const { text, pages } = await printed(page, 'Letter')
    expect(text).toContain('Minutes of a meeting')
    expect(text).toContain('Psychologist')
    expect([1, null]).toContain(pages)
    expect((await page.goto(`${school}/hojas/otra`))?.status()).toBe(404)
    await journey.site.store.tx(tx => tx.update(journey.site.store.s.person).set({ language: 'es' }))
  })
})
