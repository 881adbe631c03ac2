/**
 * The survey of a cycle by the people it is for: a team opens it, classmates answer by the class code without an account, one of them
 * without JavaScript; a class too small gets a guide for a conversation; paper brings another over ten, and then it is read.
 */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { items } from '../../cycles/engagement/items.ts'
import { sentences } from '../../cycles/engagement/sheet.ts'
import { startCycle } from '../../db/notebook/cycles.ts'
import { elenaRivas, losBoldos, marcelaPaillan, rosaHuenchul } from '../../db/seed/cast.ts'
import { main, openJourney, press } from './support/journey.ts'

let path = ''
const journey = openJourney({
  now: '2026-08-13T13:40:00Z',
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    path = `/cuadernos/${losBoldos.rbd}/ciclos/${started.cycleId}/compromiso`
  },
})
const as = journey.visitAs

const openCourse = async (page: Page, moment: 'start' | 'end', course: string, students: string) => {
  if (!(await page.locator(`#otro-${moment}`).isVisible())) await page.locator(`section[aria-labelledby=ronda-${moment}] summary`).first().click()
  await page.fill(`#otro-${moment}`, course)
  await page.fill(`#otro-n-${moment}`, students)
  await page.locator(`section[aria-labelledby=ronda-${moment}]`).getByRole('button', { name: 'Abrir y ver los códigos' }).click()
  await page.getByText('Quedó abierta.').waitFor()
  return (await page.locator(`section[aria-labelledby=ronda-${moment}] h3 + p`).first().innerText()).trim()
}
const answerAll = async (page: Page, value: string, except?: string) => { for (const item of sentences) if (item !== except) await page.check(`input[name="${item}"][value="${value}"]`) }
const closeRound = async (page: Page, moment: 'start' | 'end') => {
  await page.check(`#todo-${moment}`)
  await press(page, 'Cerrar la encuesta y leer')
}

describe('a class says how school is going', () => {
  it('two classmates answer by code without an account, one without JavaScript; they are too few, and the team gets a guide', async () => {
    const rosa = (await as(rosaHuenchul)).page
    await rosa.goto(path)
    const code = await openCourse(rosa, 'start', '7° y 8° juntos', '12')
    expect(code).toMatch(/^[A-Z0-9]{3} [A-Z0-9]{3}$/)

    const first = await as(null, { phone: true })
    await first.page.goto('/encuesta')
    await first.page.fill('[name=codigo]', code.toLowerCase())
    await press(first.page, 'Entrar')
    await expect.poll(() => main(first.page)).toContain('7° y 8° juntos, ')
    await answerAll(first.page, 'always', items[4])
    await press(first.page, 'Enviar mis respuestas')
    await first.page.getByText('Falta 1 respuesta').waitFor()
    await first.page.check(`input[name="${items[4]}"][value="prefers-not"]`)
    await press(first.page, 'Enviar mis respuestas')
    await first.page.getByText('Gracias, tus respuestas llegaron').waitFor()
    // Nothing on the device says that somebody answered, and the next child finds an empty page.
    expect(await first.context.cookies()).toEqual([])
    await first.page.getByRole('link', { name: 'Responde otra persona' }).click()
    await first.page.waitForLoadState('networkidle')
    expect(await first.page.locator('input:checked').count()).toBe(0)

    const second = (await as(null, { javaScript: false, phone: true })).page
    await second.goto('/encuesta?codigo=XXXXX')
    expect(await main(second)).toContain('Ese código no abre ninguna encuesta')
    await second.fill('[name=codigo]', code)
    await press(second, 'Entrar')
    await answerAll(second, 'sometimes')
    await second.check('input[name=need][value=company]')
    await press(second, 'Enviar mis respuestas')
    expect(await main(second)).toContain('Gracias, tus respuestas llegaron')

    await rosa.goto(path)
    const open = await main(rosa)
    expect(open).toContain('2 por código (caben 17) · 0 en papel')
    expect(open).not.toContain('Qué respondieron')
    await press(rosa, 'Cerrar la encuesta y leer')
    await rosa.getByText('Marquen que ya entró todo antes de cerrar.').first().waitFor()
    await closeRound(rosa, 'start')
    await expect.poll(() => main(rosa)).toContain('Respondieron 2 personas')
    expect(await main(rosa)).not.toContain('Casi siempre')
    await rosa.getByRole('link', { name: 'Guía para conversar, para imprimir' }).first().click()
    await expect.poll(() => main(rosa)).toContain('¿En qué momentos de la semana se sienten parte de su curso?')

    await first.page.goto(`/encuesta/${code.replace(' ', '')}`)
    expect(await main(first.page)).toContain('Ese código no abre ninguna encuesta')
  })

  it('paper counted on one screen brings a class over ten, and then it is read', async () => {
    const rosa = (await as(rosaHuenchul)).page
    await rosa.goto(path)
    const code = await openCourse(rosa, 'end', '7° y 8° juntos', '12')
    const child = (await as(null, { javaScript: false })).page
    for (const value of ['always', 'never']) {
      await child.goto(`/encuesta/${code.replace(' ', '')}`)
      await answerAll(child, value)
      await press(child, 'Enviar mis respuestas')
    }
    await rosa.getByRole('link', { name: 'Contar las hojas de papel' }).click()
    await rosa.waitForURL(/\/conteo\//)
    await rosa.fill('[name=hojas]', '9')
    for (const item of items) { await rosa.fill(`[name="${item}.always"]`, '6'); await rosa.fill(`[name="${item}.sometimes"]`, item === items[0] ? '2' : '3') }
    for (const row of sentences.slice(items.length)) await rosa.fill(`[name="${row}.almost-always"]`, '9')
    await rosa.fill('[name="need.company"]', '9')
    await press(rosa, 'Guardar los conteos')
    await rosa.getByText('suma 8 y son 9 hojas').first().waitFor()
    await rosa.fill(`[name="${items[0]}.sometimes"]`, '3')
    await press(rosa, 'Guardar los conteos')
    await rosa.getByText('Quedaron contadas 9 hojas.').waitFor()
    await rosa.goto(path)
    await closeRound(rosa, 'end')
    await expect.poll(() => main(rosa)).toContain('respondieron 11 estudiantes')
    const read = await main(rosa)
    expect(read).toContain('64% (28 de 44 respuestas)')
    // The four last questions, of the whole school; two by code beside counted paper leave the choice unread.
    expect(read).toContain('Cómo los acompañamos, dicho por ellos')
    expect(read).toContain('91% (10 de 11 respuestas)')
    expect(read).toContain('no se lee qué necesitan')
  })

  it('the advisor and the region read nothing of it', async () => {
    for (const person of [marcelaPaillan, elenaRivas]) {
      const { page } = await as(person)
      expect((await page.goto(path))?.status()).toBe(403)
      expect((await page.goto(`/cuadernos/${losBoldos.rbd}/calendario`))?.status()).toBe(403)
    }
  })

  it('a day without classes is entered in one tap, shown, and undone, without JavaScript too', async () => {
    const { page } = await as(rosaHuenchul, { javaScript: false })
    await page.goto(`/cuadernos/${losBoldos.rbd}/calendario`)
    await press(page, 'Camino cortado')
    expect(await main(page)).toContain('Quedó anotado.')
    expect(await main(page)).toContain(': Camino cortado. No hace falta anotar nada.')
    await press(page, 'Deshacer')
    expect(await main(page)).toContain('Quedó deshecho.')
    expect(await main(page)).not.toContain('No hace falta anotar nada')
  })
})
