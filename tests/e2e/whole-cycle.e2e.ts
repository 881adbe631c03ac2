/**
 * A whole cycle, from the sign-in to the page that tells its story, three times: by two people at once who meet in one sentence, by one with
 * the keyboard alone, and by one in a browser without JavaScript. What counts at the end is what the database holds.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getPartsForTeam, listRevisions } from '../../db/notebook/parts.ts'
import { getCycle } from '../../db/notebook/cycles.ts'
import { danielaSoto, demoPassword, losBoldos, rosaHuenchul } from '../../db/seed/cast.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

const { rbd } = losBoldos
let site: Site
let browser: Browser

beforeAll(async () => {
  site = await openSite({ plant: store => seedDemo(store) })
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => { await browser?.close(); await site?.close() })

const partsOf = async (cycleId: string) => (await getPartsForTeam(site.store, rbd, cycleId))!
const cycleIn = (url: string) => /ciclos\/([0-9a-f-]{36})/.exec(url)![1]!
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })

/** One way of using a page. Elements are named by a selector and, where that says too little, by the words on them. */
type Hand = {
  page: Page
  write(selector: string, text: string): Promise<void>
  /** A button, a link, or what opens a fold. */
  press(selector: string, words?: string): Promise<void>
  /** One of a group of radio buttons, or of a list. */
  choose(selector: string, value: string): Promise<void>
}

const mouse = (page: Page): Hand => ({
  page,
  write: (selector, text) => page.locator(selector).first().fill(text),
  press: async (selector, words) => {
    await page.locator(selector, words ? { hasText: words } : {}).first().click()
    await page.waitForLoadState('networkidle')
  },
  choose: async (selector, value) => {
    const [first] = await page.locator(selector).all()
    if (await first!.evaluate(e => e instanceof HTMLSelectElement)) await first!.selectOption(value)
    else await page.locator(`${selector}[value="${value}"]`).check()
  },
})

const keyboard = (page: Page): Hand => {
  /** Tab until it is reached. A page that cannot be left or a thing that cannot be reached ends here. */
  const reach = async (selector: string, words = '') => {
    for (let i = 0; i < 400; i++) {
      const isThere = await page.evaluate(([s, w]) => {
        const e = document.activeElement
        return e !== null && e.matches(s!) && (w === '' || (e.textContent ?? '').includes(w!))
      }, [selector, words])
      if (isThere) {
        // Somebody who works this way has to see where they are.
        expect(await page.evaluate(() => { const s = getComputedStyle(document.activeElement!); return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }), `the focus shows on ${selector}`).toBe(true)
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never reached ${selector} ${words}`)
  }
  return {
    page,
    write: async (selector, text) => {
      await reach(selector)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    press: async (selector, words) => {
      await reach(selector, words)
      await page.keyboard.press('Enter')
      await page.waitForTimeout(150)
      await page.waitForLoadState('networkidle')
    },
    choose: async (selector, value) => {
      await reach(selector)
      for (let i = 0; i < 30; i++) {
        if (await page.evaluate(v => (document.activeElement as HTMLInputElement).value === v, value)) {
          await page.keyboard.press('Space')
          return
        }
        await page.keyboard.press('ArrowDown')
      }
      throw new Error(`the arrows never reached ${value}`)
    },
  }
}

/** From the sign-in to the story, with nothing but what `hand` can do. Returns the cycle. */
const live = async ({ page, write, press, choose }: Hand, title: string): Promise<string> => {
  const section = (kind: string) => `section[aria-labelledby=${kind}]`
  const spine = (words: string) => press('nav a', words)
  await page.goto('/entrar')
  await write('[name=email]', rosaHuenchul.email)
  await write('[name=password]', demoPassword)
  await press('form:has([name=password]) button:not([type=button])', 'Entrar')
  await page.waitForURL(/\/cuadernos\/\d+$/)
  await press('main a', 'Empezar un ciclo')
  await page.waitForURL(/ciclos\/nuevo/)
  await write('[name=title]', title)
  await press('main button', 'Empezar')
  await page.waitForURL(/\/desafio$/)
  const cycleId = cycleIn(page.url())

  await write('[name=challenge]', 'Los martes faltan 8 de 30.')
  await write('[name=forWhom]', '8°A')
  await write('[name=theoryIf]', 'llamamos el mismo día')
  await write('[name=theoryThen]', 'la familia sabrá que se notó')
  await write('[name=theoryWhichWill]', 'que vuelvan al día siguiente')
  await choose('[name=expectIndicator]', 'attendance')
  await write('[name=expectFrom]', '73')
  await write('[name=expectTo]', '80')
  await write('[name=firstWhat]', 'Armar la lista de teléfonos')
  await write('[name=firstWho]', 'Daniela Soto')
  await press('main button[name=intent]', 'Guardar')
  await eventually(async () => (await partsOf(cycleId)).pages.challenge.body.theoryWhichWill).toBe('que vuelvan al día siguiente')
  await press('main button', 'Lista para conversar')
  await page.getByText('Dejar de compartir').first().waitFor()

  await spine('Revisión de datos')
  await page.waitForURL(/\/datos/)
  await press('main button', 'Guardar una foto')
  await page.getByText('Foto del 18 de noviembre').first().waitFor()
  await write('[name=whatWeSee]', 'En octubre 8°A asistió 78 de cada 100 días.')
  await write('[name=whoIsAtRisk]', '8 estudiantes, 3 de ellos desde agosto.')
  await press('main button[name=intent]', 'Guardar')
  await eventually(async () => (await partsOf(cycleId)).pages.data.body.whoIsAtRisk).toBe('8 estudiantes, 3 de ellos desde agosto.')
  await press(`${section('voice')} summary`, 'Agregar una voz')
  await choose(`${section('voice')} [name=whom]`, 'families')
  await write(`${section('voice')} [name=said]`, 'Nadie nos había llamado.')
  await press(`${section('voice')} button`, 'Guardar')
  await page.locator('li', { hasText: 'Nadie nos había llamado.' }).first().waitFor()

  await spine('Desafío y teoría')
  await page.waitForURL(/\/desafio/)
  await press('summary', 'Empezar a implementar')
  await press('form:has([name=startOn]) button', 'Empezar')
  await page.getByText('En implementación desde el 18').first().waitFor()

  await spine('Implementación')
  await page.waitForURL(/\/implementacion/)
  await write(`${section('note')} [name=text]`, 'Primer martes con llamado: faltaron 5.')
  await press(`${section('note')} button`, 'Anotar')
  await page.locator('li', { hasText: 'faltaron 5' }).first().waitFor()
  await press(`${section('adjustment')} summary`, 'Agregar un ajuste')
  await write(`${section('adjustment')} [name=what]`, 'Llama la profesora jefe, no la secretaría.')
  await write(`${section('adjustment')} [name=why]`, 'A ella le contestan.')
  await press(`${section('adjustment')} button`, 'Guardar')
  await page.locator('li', { hasText: 'A ella le contestan.' }).first().waitFor()
  await press('main button', 'Lista para conversar')
  await page.getByText('Dejar de compartir').first().waitFor()

  await spine('Aprendizajes')
  await page.waitForURL(/\/aprendizajes/)
  await write('[name=learnt]', 'Que contesta quien conoce la voz.')
  await choose('[name=decision]', 'widen')
  await write('[name=decisionWhy]', 'Resultó en un curso.')
  await press('main button[name=intent]', 'Guardar')
  await eventually(async () => (await partsOf(cycleId)).pages.learnings.body.decisionWhy).toBe('Resultó en un curso.')
  await press('summary', 'Cerrar el ciclo')
  await press('form:has([name=closeOn]) button', 'Cerrar el ciclo')
  await page.getByText('Este ciclo se cerró').first().waitFor()

  await press('main a', 'Historia del ciclo')
  await page.waitForURL(/historia-del-ciclo/)
  const story = await page.locator('article').first().innerText()
  for (const said of ['Los martes faltan 8 de 30.', 'llamamos el mismo día', 'Llama la profesora jefe', 'Que contesta quien conoce la voz.', 'Ampliar']) expect(story).toContain(said)
  expect(await page.locator('article figure svg').count()).toBeGreaterThan(0)

  const { pages, entries } = await partsOf(cycleId)
  expect(pages.challenge.body).toMatchObject({ challenge: 'Los martes faltan 8 de 30.', forWhom: '8°A', theoryIf: 'llamamos el mismo día', theoryThen: 'la familia sabrá que se notó', expectIndicator: 'attendance', expectFrom: '73', expectTo: '80' })
  expect(pages.data.body.whatWeSee).toBe('En octubre 8°A asistió 78 de cada 100 días.')
  expect(pages.learnings.body).toMatchObject({ learnt: 'Que contesta quien conoce la voz.', decision: 'widen', decisionWhy: 'Resultó en un curso.' })
  expect(entries.action.map(a => [a.body.what, a.body.who])).toEqual([['Armar la lista de teléfonos', 'Daniela Soto']])
  expect(entries.voice.map(v => [v.body.whom, v.body.said])).toEqual([['families', 'Nadie nos había llamado.']])
  expect(entries.note.map(n => n.body.text)).toEqual(['Primer martes con llamado: faltaron 5.'])
  expect(entries.adjustment.map(a => a.body.why)).toEqual(['A ella le contestan.'])
  expect((await getCycle(site.store, rbd, cycleId, '2026-11-18'))!.closedOn).toBe('2026-11-18')
  return cycleId
}

describe('a whole cycle', () => {
  it('is written by two people at once, who meet in one sentence and lose none', async () => {
    const sit = async (person: typeof rosaHuenchul) => visit(browser, site.origin, { cookie: await site.cookieOf(person.id) })
    const [rosa, daniela]: [Visitor, Visitor] = [await sit(rosaHuenchul), await sit(danielaSoto)]
    const both = <T>(what: (v: Visitor) => Promise<T>) => Promise.all([what(rosa), what(daniela)])
    const open = (path: string) => both(async v => { await v.page.goto(path); await v.page.locator('form[data-writes]').first().waitFor({ state: 'attached' }) })

    await rosa.page.goto(`/cuadernos/${rbd}/ciclos/nuevo`)
    await rosa.page.fill('[name=title]', 'Entre dos')
    await rosa.page.getByRole('button', { name: 'Empezar' }).click()
    await rosa.page.waitForURL(/\/desafio$/)
    const cycleId = cycleIn(rosa.page.url())
    const path = `/cuadernos/${rbd}/ciclos/${cycleId}`
    const challenge = async () => (await partsOf(cycleId)).pages.challenge.body

    // Nobody presses a button on this page: it saves itself, from two places at once.
    await open(`${path}/desafio`)
    await Promise.all([
      (async () => {
        await rosa.page.locator('[name=challenge]').pressSequentially('Los lunes faltan 9.', { delay: 20 })
        await rosa.page.locator('[name=forWhom]').pressSequentially('7°B', { delay: 20 })
      })(),
      (async () => {
        await daniela.page.locator('[name=theoryIf]').pressSequentially('recibimos juntas al curso', { delay: 20 })
        await daniela.page.locator('[name=theoryThen]').pressSequentially('sentirán que los esperan', { delay: 20 })
      })(),
    ])
    await rosa.page.locator('[name=theoryWhichWill]').pressSequentially('que los lunes sean un día más', { delay: 20 })
    await daniela.page.selectOption('[name=expectIndicator]', 'attendance')
    await daniela.page.fill('[name=expectFrom]', '71')
    await daniela.page.fill('[name=expectTo]', '85')
    await eventually(challenge).toMatchObject({
      challenge: 'Los lunes faltan 9.', forWhom: '7°B', theoryIf: 'recibimos juntas al curso', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que los lunes sean un día más',
      expectIndicator: 'attendance', expectFrom: '71', expectTo: '85',
    })

    // Both in the same sentence, each from a page at rest.
    await both(v => v.page.getByText(/^Guardado \d/).first().waitFor())
    await open(`${path}/desafio`)
    await rosa.page.fill('[name=challenge]', 'Los lunes faltan 11.')
    await eventually(async () => (await challenge()).challenge).toBe('Los lunes faltan 11.')
    await daniela.page.fill('[name=challenge]', 'Los lunes faltan casi todos.')
    const panel = daniela.page.getByRole('alert').filter({ hasText: 'Rosa Huenchul guardó otra versión' })
    await panel.waitFor()
    await panel.getByRole('button', { name: 'Juntar las dos' }).click()
    await daniela.page.fill('[name=challenge]', 'Los lunes faltan 11: casi todos los del bus.')
    await eventually(async () => (await challenge()).challenge).toBe('Los lunes faltan 11: casi todos los del bus.')

    await rosa.page.reload()
    await rosa.page.getByRole('button', { name: 'Lista para conversar' }).click()
    await rosa.page.getByText('Dejar de compartir').first().waitFor()

    await open(`${path}/datos`)
    await Promise.all([
      (async () => {
        await rosa.page.getByRole('button', { name: 'Guardar una foto' }).click()
        await rosa.page.getByText('Foto del 18 de noviembre').first().waitFor()
        await rosa.page.locator('[name=whatWeSee]').pressSequentially('En octubre 7°B asistió 79 de cada 100 días.', { delay: 10 })
      })(),
      (async () => {
        await daniela.page.locator('[name=whoIsAtRisk]').pressSequentially('9 estudiantes; 5 vienen en el bus.', { delay: 10 })
        const voices = daniela.page.locator('section[aria-labelledby=voice]')
        await voices.locator('summary', { hasText: 'Agregar una voz' }).click()
        await voices.locator('[name=whom]').selectOption('students')
        await voices.locator('[name=said]').fill('El lunes llego y ya partieron.')
        await voices.getByRole('button', { name: 'Guardar' }).click()
        await voices.locator('li', { hasText: 'ya partieron' }).waitFor()
      })(),
    ])
    await eventually(async () => (await partsOf(cycleId)).pages.data.body).toMatchObject({ whatWeSee: 'En octubre 7°B asistió 79 de cada 100 días.', whoIsAtRisk: '9 estudiantes; 5 vienen en el bus.' })

    await daniela.page.goto(`${path}/desafio`)
    await daniela.page.locator('summary', { hasText: 'Empezar a implementar' }).click()
    await daniela.page.locator('form:has([name=startOn]) button', { hasText: 'Empezar' }).click()
    await daniela.page.getByText('En implementación desde el 18').first().waitFor()

    await open(`${path}/implementacion`)
    await both(async ({ page }) => {
      const log = page.locator('section[aria-labelledby=note]')
      const who = page === rosa.page ? 'Rosa' : 'Daniela'
      for (const n of [1, 2]) {
        await log.locator('[name=text]').first().fill(`${who} anota ${n}.`)
        await log.getByRole('button', { name: 'Anotar' }).click()
        await log.locator('li', { hasText: `${who} anota ${n}.` }).waitFor()
        await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('section[aria-labelledby=note] textarea')?.value === '')
      }
    })
    expect((await partsOf(cycleId)).entries.note.map(n => n.body.text).sort()).toEqual(['Daniela anota 1.', 'Daniela anota 2.', 'Rosa anota 1.', 'Rosa anota 2.'])

    await open(`${path}/aprendizajes`)
    await Promise.all([
      rosa.page.locator('[name=learnt]').pressSequentially('Que lo difícil es volver, no el lunes.', { delay: 10 }),
      daniela.page.locator('[name=observed]').pressSequentially('Faltaron 5 las últimas cuatro semanas.', { delay: 10 }),
    ])
    await rosa.page.check('input[name=decision][value=adapt]')
    await daniela.page.locator('[name=decisionWhy]').pressSequentially('Miraremos el primer día de cada semana.', { delay: 10 })
    await eventually(async () => (await partsOf(cycleId)).pages.learnings.body).toMatchObject({
      learnt: 'Que lo difícil es volver, no el lunes.', observed: 'Faltaron 5 las últimas cuatro semanas.', decision: 'adapt', decisionWhy: 'Miraremos el primer día de cada semana.',
    })
    await daniela.page.goto(`${path}/aprendizajes`)
    await daniela.page.locator('summary', { hasText: 'Cerrar el ciclo' }).click()
    await daniela.page.locator('form:has([name=closeOn]) button', { hasText: 'Cerrar el ciclo' }).click()
    await daniela.page.getByText('Este ciclo se cerró').first().waitFor()

    // Every text either of them wrote is in the history, under who wrote it.
    const revisions = await listRevisions(site.store, { rbd, cycleId, slot: 'challenge' })
    const said = revisions.map(r => [r.savedBy, (r.body as unknown as Record<string, string>).challenge])
    expect(said).toEqual(expect.arrayContaining([[rosaHuenchul.name, 'Los lunes faltan 11.'], [danielaSoto.name, 'Los lunes faltan casi todos.'], [danielaSoto.name, 'Los lunes faltan 11: casi todos los del bus.']]))
    await rosa.page.goto(`${path}/historia-del-ciclo`)
    const story = await rosa.page.locator('article').first().innerText()
    expect(story).toContain('Los lunes faltan 11: casi todos los del bus.')
    expect(story).toMatch(/Participaron: director\/a.*psicólogo\/a/)
    expect([...rosa.complaints, ...daniela.complaints]).toEqual([])
    await both(v => v.context.close())
  })

  it('is written with the keyboard alone', async () => {
    const { page, context, complaints } = await visit(browser, site.origin)
    await live(keyboard(page), 'Con el teclado')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is written in a browser without JavaScript', async () => {
    const { page, context } = await visit(browser, site.origin, { javaScript: false })
    await live(mouse(page), 'Sin JavaScript')
    await context.close()
  })
})
