/** Working together, with the keyboard alone and in both languages: a profession says what it sees, a referral is written down and comes back. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startCycle } from '../../db/notebook/cycles.ts'
import { addEntry, savePage } from '../../db/notebook/parts.ts'
import { emptyAction, emptyPage } from '../../cycles/notebook/parts.ts'
import { newId } from '../../db/ids.ts'
import { danielaSoto, losBoldos, rosaHuenchul } from '../../db/seed/cast.ts'
import { main, openJourney } from './support/journey.ts'

let cycleId = ''
const here = (rest = '') => `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/juntos${rest}`

const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    const which = { rbd: losBoldos.rbd, cycleId, by: rosaHuenchul.id }
    await savePage(store, 'challenge', { ...which, version: 0, body: { ...emptyPage('challenge'), challenge: 'Los lunes faltan nueve.' }, saveKey: 'k1' })
    for (const [what, way, professions] of [['Ronda de los lunes', 'joint', 'psychologist homeroom-teacher'], ['Ficha a la dupla', 'referral', 'homeroom-teacher'], ['Desayuno', 'joint', 'psychologist principal']] as const) {
      await addEntry(store, 'action', { ...which, body: { ...emptyAction, what, way, professions }, saveKey: newId(store.clock.now()) })
    }
  },
})
const { as } = journey

/** Tabs on until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp) => {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> } | null
      return e ? [...(e.labels ?? [])].map(l => l.innerText).join(' ') || e.innerText || '' : ''
    })
    if (name.test(label)) return
  }
  throw new Error(`nothing called ${name} can be reached with the keyboard`)
}
const enter = (page: Page) => page.keyboard.press('Enter')
/** What Enter asked for comes when it comes: the page is read until it says it. */
const says = (page: Page, words: string) => expect.poll(() => main(page)).toContain(words)

describe('working together, with the keyboard alone', () => {
  it('begins from the cycle, reads the mix and says what a psychologist sees', async () => {
    const page = await as(danielaSoto)
    await page.goto(`/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/implementacion`)
    await tabTo(page, /^Trabajar juntos$/)
    await enter(page)
    await says(page, 'La mayor parte se hace en conjunto: 2 de 3 acciones.')
    await tabTo(page, /^Abrir las miradas$/)
    await enter(page)
    await page.getByLabel('Lo que nos importa').first().waitFor()
    await says(page, 'Los lunes faltan nueve.')
    await tabTo(page, /^Lo que nos importa$/)
    await page.keyboard.type('Que alguien note que no vinieron.')
    await tabTo(page, /^Que alguien los escuche$/)
    await page.keyboard.press('Space')
    await tabTo(page, /^Nuestra lectura compartida del problema$/)
    await page.keyboard.type('Volver cuesta a quien nadie espera.')
    await tabTo(page, /^Guardar$/)
    await page.keyboard.press('Enter')
    await page.getByText(/Guardad[oa]/).first().waitFor()
    await page.goto(here())
    const said = await main(page)
    expect(said).toContain('Que alguien note que no vinieron.')
    expect(said).toContain('Volver cuesta a quien nadie espera.')
    expect(said).toContain('Director')
  })

  it('is seen side by side by a colleague, and no word is lost when both write', async () => {
    const page = await as(rosaHuenchul, { javaScript: false })
    await page.goto(here('/miradas'))
    await page.locator('details').first().locator('textarea').first().fill('Que nadie esté solo.')
    await page.getByRole('button', { name: 'Guardar' }).last().click()
    await page.goto(here())
    await says(page, 'Que nadie esté solo.')
    await says(page, 'Que alguien note que no vinieron.')
    await page.goto(here('/miradas/historia'))
    await says(page, 'Que alguien note que no vinieron.')
  })

  it('writes a referral down in English, is told what is missing, and says what came back', async () => {
    const page = await as(danielaSoto, { locale: 'en-US' })
    await page.context().addCookies([{ name: 'idioma', value: 'en', url: journey.site.origin }])
    await page.goto(here())
    if (!(await main(page)).includes('What each profession sees')) {
      await page.getByRole('button', { name: 'English' }).press('Enter')
      await page.waitForLoadState('networkidle')
    }
    await tabTo(page, /^Note a referral or an answer$/)
    await enter(page)
    await says(page, 'Note a week’s referrals')
    await tabTo(page, /^How many students or families$/)
    await page.keyboard.type('dos')
    await tabTo(page, /^Note it$/)
    await enter(page)
    const summary = await page.getByRole('alert').innerText()
    expect(summary).toContain('Choose where to.')
    expect(summary).toContain('a whole number from 1 to 500')
    expect(await page.getByLabel('How many students or families').inputValue()).toBe('dos')
    await tabTo(page, /^Where to$/)
    await page.keyboard.type('Local')
    await tabTo(page, /^How$/)
    await page.keyboard.type('Hand')
    await tabTo(page, /^How many students or families$/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('3')
    await tabTo(page, /^Note it$/)
    await enter(page)
    await says(page, 'Referral noted.')
    await says(page, 'week of 16')
    await tabTo(page, /^Note what came back$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^What came back$/)
    await page.keyboard.type('They work')
    await tabTo(page, /^Of how many$/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('2')
    await tabTo(page, /^Note it$/)
    await enter(page)
    await says(page, 'Answer noted.')
    await page.goto(here())
    await says(page, '1 of 3 students or families passed on wait for an answer, within its time.')
  })
})
