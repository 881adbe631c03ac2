/** A school's protocol with the keyboard alone, in both languages: a step of its own, a contact that follows it, a referral that came back, a review that is held. */
import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { startCycle } from '../../db/notebook/cycles.ts'
import { changeProtocol } from '../../db/protocol/protocol.ts'
import { losBoldos, marcelaPaillan, rosaHuenchul } from '../../db/seed/cast.ts'
import { plantStudents, studentId, switchOn } from '../db/students/plant-students.ts'
import { main, openJourney } from './support/journey.ts'

let cycleId = ''
const school = `/cuadernos/${losBoldos.rbd}`
const pupil = `${school}/estudiantes/${studentId(losBoldos.rbd, 'K7M4')}`

const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    await switchOn(store, losBoldos.rbd, rosaHuenchul.id)
    await plantStudents(store, losBoldos.rbd, [{ code: 'K7M4', course: '110-7-B', listNumber: 14, months: { 9: [18, 20], 10: [8, 18] } }])
    await changeProtocol(store, { rbd: losBoldos.rbd, by: rosaHuenchul.id }, p => ({ ...p, rhythms: { review: { leads: 'principal', since: '2026-08-01', isSetAside: false } } }))
  },
})
const { as } = journey

/** Tabs on until what has the focus is called so. */
const tabTo = async (page: Page, name: RegExp) => {
  for (let i = 0; i < 160; i++) {
    await page.keyboard.press('Tab')
    const label = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> } | null
      return e ? e.getAttribute('aria-label') ?? ([...(e.labels ?? [])].map(l => l.innerText).join(' ') || e.innerText || '') : ''
    })
    if (name.test(label)) return
  }
  throw new Error(`nothing called ${name} can be reached with the keyboard`)
}
const enter = (page: Page) => page.keyboard.press('Enter')
/** What Enter asked for comes when it comes: the page is read until it says it. */
const says = (page: Page, words: string) => expect.poll(() => main(page)).toContain(words)
/** Chooses in a select by the first letters of what it offers, as a keyboard does. */
const choose = async (page: Page, field: RegExp, letters: string) => { await tabTo(page, field); await page.keyboard.type(letters) }
const steps = (page: Page) => page.getByRole('region', { name: /Escalera de inasistencia|Ladder of absence/ }).locator('ol > li p:first-child').allInnerTexts()

describe('a protocol of absence, with the keyboard alone', () => {
  it('is reached from the school, gets a step of its own and another order, and one change is taken back', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(school)
    await tabTo(page, /^Protocolo de inasistencia$/)
    await enter(page)
    await says(page, 'Último recurso')
    await tabTo(page, /^Subir: Visita al hogar$/)
    await enter(page)
    await expect.poll(async () => (await steps(page)).map(s => s.replace(/^\d+/, '').trim())[2]).toBe('Visita al hogar')
    // The hand stays where it was: the rung can be moved on.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Subir: Visita al hogar')
    await tabTo(page, /^Agregar un paso$/)
    await page.keyboard.press('Enter')
    await tabTo(page, /^El paso, en palabras de la escuela$/)
    await page.keyboard.type('Conversar en la feria')
    await tabTo(page, /^Agregar$/)
    await enter(page)
    await says(page, 'El protocolo quedó guardado.')
    await expect.poll(async () => (await steps(page)).at(-2)).toContain('Conversar en la feria')
    await tabTo(page, /^Dejar de lado: Equipo$/)
    await enter(page)
    await expect.poll(async () => (await steps(page)).join()).not.toContain('Equipo')
    await page.goto(`${school}/protocolo`)
    await tabTo(page, /^Deshacer el último cambio$/)
    await enter(page)
    await expect.poll(async () => (await steps(page)).join()).toContain('Equipo')
  })

  it('is followed by a contact, asks after what should have come back, and takes the answer in one tap', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(pupil)
    await says(page, 'se comienza por «Profesor/a jefe»')
    await page.getByLabel('Día', { exact: true }).fill('2026-10-03')
    await choose(page, /^Quién o qué$/, 'Conversar')
    await choose(page, /^Cómo$/, 'Reun')
    await choose(page, /^Resultado$/, 'Se conv')
    await choose(page, /^Cómo se trabajó/, 'Derivación')
    await tabTo(page, /^Anotar$/)
    await enter(page)
    // Both ways of referring begin alike; the letters find the one in which somebody stays beside.
    await says(page, 'Gestión anotada.')
    await says(page, 'La derivación acompañada del 3 oct debía volver el 17 oct: ¿qué se sabe?')
    await page.getByLabel('Cómo se trabajó').selectOption('referral')
    await page.getByRole('button', { name: 'Anotar', exact: true }).press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Cómo se trabajó').inputValue()).toBe('referral')
    await page.goto(`${school}/estudiantes`)
    await page.getByRole('region', { name: 'Lo que debía volver' }).getByText('La derivación acompañada del 3 oct').waitFor()
    await page.goto(pupil)
    await tabTo(page, /^Lo trabajan con nosotros$/)
    await enter(page)
    await page.getByText('Quedó anotado lo que volvió.').waitFor()
    await says(page, 'Lo trabajan con nosotros (18 nov)')
  })

  it('notes help to change school only when the family asked, without a script', async () => {
    const page = await as(rosaHuenchul, { javaScript: false })
    await page.goto(pupil)
    await page.getByText('Anotar ayuda para cambiar de escuela').click()
    await page.getByLabel('Los papeles').check()
    await page.getByRole('button', { name: 'Anotar la ayuda' }).click()
    await says(page, 'Solo se anota si la familia lo pidió')
    await page.getByLabel('La familia lo pidió').check()
    await page.getByRole('button', { name: 'Anotar la ayuda' }).click()
    await says(page, 'los papeles. La familia lo pidió.')
  })

  it('says in English in which months the review was held, and its advisor reads the ladder without the meetings', async () => {
    const page = await as(rosaHuenchul)
    await page.context().addCookies([{ name: 'idioma', value: 'en', url: journey.site.origin }])
    await page.goto(`${school}/ciclos/${cycleId}/reuniones`)
    if ((await main(page)).includes('Ritmo de reuniones')) { await page.getByRole('button', { name: 'English' }).press('Enter'); await page.waitForLoadState('networkidle') }
    await says(page, 'Without a meeting noted: ')
    await choose(page, /^Which meeting is it\?$/, 'Monthly')
    await tabTo(page, /^Begin/)
    await enter(page)
    await page.waitForURL(/reuniones\/.+/)
    await page.goto(`${school}/protocolo`)
    await says(page, 'Held in 0 of ')
    await page.getByText('no agreements noted').first().waitFor({ state: 'attached' })
    const advisor = await as(marcelaPaillan)
    await advisor.goto(`${school}/protocolo`)
    await says(advisor, 'Conversar en la feria')
    expect(await advisor.getByRole('button', { name: /Subir|Guardar|Deshacer/ }).count()).toBe(0)
    expect(await main(advisor)).not.toContain('acuerdos anotados')
  })
})
