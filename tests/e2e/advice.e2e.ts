/**
 * The advisor's loop in a real browser: the team asks to be read, the advisor speaks of one sentence, the team reads, answers *we take it*
 * and writes the text anew, and both see what changed. By mouse, by keyboard alone, and without JavaScript; in Spanish and in English.
 */
import { describe, expect, it } from 'vitest'
import { startCycle } from '../../db/notebook/cycles.ts'
import { listDrafts } from '../../db/notebook/feedback-drafts.ts'
import { listFeedback } from '../../db/notebook/feedback.ts'
import { savePage } from '../../db/notebook/parts.ts'
import { losBoldos, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera } from '../../db/seed/cast.ts'
import { bodyOf } from '../db/notebook/plant.ts'
import { main, openJourney, press } from './support/journey.ts'

let cycleId = ''
const cyclePath = () => `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}`
const before = 'Esperamos que los lunes lleguen todos. Cinco ya van bajo 85% acumulado.'
const after = 'Esperamos que los lunes falten tan pocos como los martes. Cinco ya van bajo 85% acumulado.'
const question = '¿Con qué número sabrían que el lunes ya es un día como los otros?'

const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    await savePage(store, 'challenge', { rbd: losBoldos.rbd, cycleId, version: 0, body: bodyOf('challenge', { challenge: before }), by: rosaHuenchul.id, saveKey: 'planted' })
  },
})
const { as } = journey

describe('from question to answer', () => {
  it('the team asks to be read: that shares the page, and says so before', async () => {
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/desafio`)
    await rosa.locator('summary', { hasText: 'Pedir que la lean' }).click()
    expect(await main(rosa)).toContain('Al pedirlo, la página queda lista para conversar')
    await rosa.fill('[name=question]', '¿Se entiende qué esperamos?')
    await press(rosa, 'Pedirlo')
    await rosa.getByText(/pidió una lectura de esta página/).waitFor()
    await rosa.getByText('Dejar de compartir').first().waitFor()
  })

  it('the advisor reads what was asked, speaks of one sentence, and their draft keeps itself', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto(`${cyclePath()}/desafio`)
    await marcela.getByText('¿Se entiende qué esperamos?').waitFor()
    await marcela.getByRole('link', { name: 'Comentar: ¿Cuál es el desafío?' }).click()
    await marcela.waitForURL(/\/comentar\/desafio/)
    await marcela.locator('summary', { hasText: 'Citar una frase' }).click()
    await marcela.getByText('Esperamos que los lunes lleguen todos.', { exact: true }).last().click()
    await marcela.locator('input[name=kind][value=question]').check()
    await marcela.fill('[name=text]', question)
    await marcela.getByText(/^Borrador guardado a las/).waitFor()
    expect((await listDrafts(journey.site.store, marcelaPaillan.id, [losBoldos.rbd])).map(d => d.text)).toEqual([question])
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/desafio`)
    expect(await rosa.content()).not.toContain(question)
    // Gone and back: the draft is found beside the page it is about.
    await marcela.goto(`${cyclePath()}/desafio`)
    await marcela.getByRole('link', { name: /^Seguir el borrador/ }).click()
    await marcela.waitForURL(/borrador=/)
    expect(await marcela.inputValue('[name=text]')).toBe(question)
    await press(marcela, 'Entregar al equipo')
    await marcela.waitForURL(/\/conversacion\/[0-9a-f-]{36}$/)
    await marcela.getByText('El equipo todavía no lo abre').waitFor()
    expect(await main(marcela)).toContain('Está igual que cuando se comentó.')
    expect(await listDrafts(journey.site.store, marcelaPaillan.id, [losBoldos.rbd])).toEqual([])
    expect(await listFeedback(journey.site.store, losBoldos.rbd, cycleId)).toMatchObject([{ anchor: { kind: 'sentence', field: 'challenge', quote: 'Esperamos que los lunes lleguen todos.' }, partVersion: 1, seenAt: null }])
  })

  it('the team reads it, takes it, and writes the sentence anew; the advisor sees that it was read, what was answered and what changed', async () => {
    const pedro = await as(pedroCayul)
    await pedro.goto(`${cyclePath()}/desafio`)
    await pedro.getByText(question).waitFor()
    await pedro.locator('summary', { hasText: 'Responder' }).click()
    await pedro.fill('[name=answer]', 'Miramos los martes: con eso el lunes es un día cualquiera.')
    await pedro.selectOption('[name=stance]', 'taken')
    await press(pedro, 'Responder')
    await pedro.getByText('Lo tomamos').first().waitFor()
    await pedro.fill('[name=challenge]', after)
    await press(pedro, 'Guardar')
    await pedro.getByText(/^Guardado/).first().waitFor()

    const marcela = await as(marcelaPaillan)
    await marcela.goto(`${cyclePath()}/conversacion`)
    // Not shared yet: the advisor is not told that the text moved.
    expect(await main(marcela)).not.toContain('antes y ahora')
    await pedro.reload()
    await press(pedro, 'Compartir los cambios')
    await pedro.getByText(/lee esta página como estaba/).waitFor()

    await marcela.reload()
    await marcela.getByRole('link', { name: 'El texto cambió después: antes y ahora' }).click()
    await marcela.getByRole('heading', { name: 'El texto, antes y ahora' }).waitFor()
    const told = await main(marcela)
    for (const words of [before, after, 'Lo tomamos', 'Pedro Cayul lo leyó', 'Pedro Cayul respondió', 'pidió una lectura', 'Marcela Paillán leyó la respuesta']) expect(told).toContain(words)
  })

  it('is told in English too', async () => {
    const marcela = await as(marcelaPaillan)
    const id = (await listFeedback(journey.site.store, losBoldos.rbd, cycleId))[0]!.id
    await marcela.goto(`${cyclePath()}/conversacion/${id}`)
    await marcela.getByRole('button', { name: 'English' }).click()
    await marcela.getByRole('heading', { name: 'From question to answer' }).waitFor()
    const told = await main(marcela)
    for (const words of ['From question to answer', 'The text, then and now', 'Pedro Cayul answered', 'We take it']) expect(told).toContain(words)
    await marcela.getByRole('button', { name: 'Español' }).click()
    await marcela.getByRole('heading', { name: 'De la pregunta a la respuesta' }).waitFor()
  })
})

describe('a comment', () => {
  it('whose text moved on while it was written keeps its words, shows the new text, and is given at the second try', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto(`${cyclePath()}/comentar/desafio`)
    await marcela.locator('input[name=kind][value=strength]').check()
    await marcela.fill('[name=text]', 'Se entiende mejor así.')
    const rosa = await as(rosaHuenchul)
    await rosa.goto(`${cyclePath()}/desafio`)
    await rosa.fill('[name=challenge]', `${after} Tres vienen en el bus.`)
    await press(rosa, 'Guardar')
    await rosa.getByText(/^Guardado/).first().waitFor()
    await rosa.reload()
    await press(rosa, 'Compartir los cambios')
    await rosa.getByText(/lee esta página como estaba/).waitFor()
    await press(marcela, 'Entregar al equipo')
    await marcela.getByText(/el equipo marcó lista una versión nueva/).first().waitFor()
    expect(await marcela.inputValue('[name=text]')).toBe('Se entiende mejor así.')
    await marcela.getByText('Tres vienen en el bus.').first().waitFor()
    await press(marcela, 'Entregar al equipo')
    await marcela.waitForURL(/\/conversacion\/[0-9a-f-]{36}$/)
    expect((await listFeedback(journey.site.store, losBoldos.rbd, cycleId)).map(c => c.text)).toContain('Se entiende mejor así.')
  })

  it('is written and given by keyboard alone', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto(`${cyclePath()}/comentar/desafio`)
    await marcela.locator('input[name=kind][value=suggestion]').focus()
    await marcela.keyboard.press('Space')
    await marcela.keyboard.press('Tab')
    await marcela.keyboard.type('Prueben contarlo en el consejo.')
    await marcela.keyboard.press('Tab')
    await marcela.keyboard.press('Enter')
    await marcela.waitForURL(/\/conversacion\/[0-9a-f-]{36}$/)
  })

  it('is written, kept as a draft and given, and answered, without JavaScript', async () => {
    const marcela = await as(marcelaPaillan, { javaScript: false })
    await marcela.goto(`${cyclePath()}/comentar/desafio?en=seccion.challenge`)
    await marcela.locator('input[name=kind][value=question]').check()
    await marcela.fill('[name=text]', '¿Y los viernes?')
    await press(marcela, 'Guardar borrador')
    await marcela.getByText(/^Borrador guardado el/).waitFor()
    await press(marcela, 'Entregar al equipo')
    await marcela.waitForURL(/\/conversacion\/[0-9a-f-]{36}$/)
    const rosa = await as(rosaHuenchul, { javaScript: false })
    await rosa.goto(marcela.url())
    await rosa.selectOption('[name=stance]', 'talked')
    await press(rosa, 'Responder')
    await rosa.getByText('Lo conversamos').first().waitFor()
  })

  it('cannot be given any more by an advisor taken from the school meanwhile, who gets the words back', async () => {
    const marcela = await as(marcelaPaillan, { javaScript: false })
    await marcela.goto(`${cyclePath()}/comentar/desafio`)
    await marcela.locator('input[name=kind][value=question]').check()
    await marcela.fill('[name=text]', 'Palabras que no se pierden, aunque ya no asesore.')
    const tomas = await as(tomasAguilera)
    await tomas.goto(`/personas/${marcelaPaillan.id}`)
    const { store } = journey.site
    await store.tx(async tx => { await tx.update(store.s.membership).set({ endsOn: '2026-01-01' }) })
    await press(marcela, 'Entregar al equipo')
    await marcela.getByText('Palabras que no se pierden, aunque ya no asesore.').first().waitFor()
    expect((await listFeedback(store, losBoldos.rbd, cycleId)).map(c => c.text)).not.toContain('Palabras que no se pierden, aunque ya no asesore.')
  })
})
