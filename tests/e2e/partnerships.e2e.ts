/**
 * A partnership from both ends, in Spanish and in English, with the keyboard alone: an organisation registered, a meeting held with its four
 * questions, a self-assessment, the link; the partner answers without signing in; the school sees where both differ.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { losBoldos, marcelaPaillan, rosaHuenchul } from '../../db/seed/cast.ts'
import { main, openJourney } from './support/journey.ts'

const journey = openJourney()

/** By Tab alone to what has this name, and there Enter or what is typed. Buttons and links are pressed; fields are filled. */
const keys = (page: Page) => {
  const to = async (id: string) => {
    await expect.poll(() => page.evaluate(wanted => document.getElementById(wanted) !== null || [...document.querySelectorAll('a, button')].some(e => (e.getAttribute('aria-label') ?? e.textContent ?? '').trim() === wanted), id), { timeout: 15_000 }).toBe(true)
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(wanted => { const e = document.activeElement; return !!e && (e.id === wanted || (e.getAttribute('aria-label') ?? e.textContent ?? '').trim() === wanted) }, id)) return
    }
    throw new Error(`no way by Tab to ${id}, on ${page.url()}`)
  }
  return {
    write: async (id: string, text: string) => { await to(id); await page.keyboard.press('Control+a'); await page.keyboard.type(text) },
    choose: async (id: string, first: string) => { await to(id); await page.keyboard.type(first) },
    press: async (name: string) => { await to(name); await page.keyboard.press('Enter') },
  }
}

/** Waits until the page says it. */
const says = (page: Page, text: string) => page.locator('main').getByText(text).first().waitFor()

type Words = Record<'register' | 'search' | 'make' | 'addGoal' | 'meeting' | 'saveMeeting' | 'rubric' | 'assess' | 'begin' | 'save' | 'link' | 'makeLink' | 'send' | 'support' | 'kept' | 'wrong' | 'talk' | 'alone' | 'thanks' | 'half', string>
const words: Record<'es' | 'en', Words> = {
  es: {
    register: 'Registrar una alianza', search: 'Buscar', make: 'Registrar la alianza', addGoal: 'Agregar objetivo', meeting: 'Planificar o anotar una reunión', saveMeeting: 'Guardar la reunión', rubric: 'Guardar lo que responde la escuela',
    assess: 'Empezar la autoevaluación', begin: 'Empezar', save: 'Guardar respuestas', link: 'Enlace para la organización', makeLink: 'Hacer el enlace', send: 'Enviar respuestas', support: 'Apoyo', kept: 'Respondieron 3 de 4',
    wrong: 'El número va de 0 a 10.', talk: '«Ayuda entre los equipos»: la escuela puso 8 y la organización 3,5. ¿Qué ve cada parte?', alone: 'Solo respondió la escuela', thanks: 'Gracias. Quedó guardado.', half: '3 de 4',
  },
  en: {
    register: 'Register a partnership', search: 'Search', make: 'Register the partnership', addGoal: 'Add goal', meeting: 'Plan a meeting or write one down', saveMeeting: 'Save the meeting', rubric: 'Save the school’s answers',
    assess: 'Begin the self-assessment', begin: 'Begin', save: 'Save answers', link: 'Link for the organisation', makeLink: 'Make the link', send: 'Send answers', support: 'Socio', kept: 'You answered 3 of 4',
    wrong: 'The number goes from 0 to 10.', talk: '“Help among the teams”: the school gave 8 and the organisation 3.5. What does each side see?', alone: 'Only the school answered', thanks: 'Thank you. It is saved.', half: '3 of 4',
  },
}

it.each(['es', 'en'] as const)('a partnership is kept from both ends with the keyboard alone (%s)', async language => {
  const w = words[language]
  const name = language === 'es' ? 'Casa Taller Viento Sur' : 'Fundación Puente Vivo'
  const locale = language === 'es' ? 'es-CL' : 'en-GB'
  const visitor = async (person: Parameters<typeof journey.as>[0]) => {
    const page = await journey.as(person, { locale })
    await page.context().addCookies([{ name: 'idioma', value: language, url: journey.site.origin }])
    return page
  }
  // Her own language wins over the cookie, as her language button would set it.
  await journey.site.store.tx(tx => tx.update(journey.site.store.s.person).set({ language }))
  const rosa = await visitor(rosaHuenchul)
  const at = keys(rosa)
  await rosa.goto(`/cuadernos/${losBoldos.rbd}/alianzas`)
  await at.press(w.register)
  await at.write('nombre', name)
  await at.press(w.search)
  // Nobody has it: its form is there with the name in it.
  await rosa.locator('#name').waitFor()
  expect(await rosa.locator('#name').inputValue()).toBe(name)
  await at.choose('kind', w.support)
  await at.press(w.make)
  await rosa.getByRole('alert').waitFor()
  expect(await rosa.locator('#name').inputValue()).toBe(name)
  await at.write('purpose', 'Que nadie pierda las tardes')
  await at.press(w.make)
  await rosa.waitForURL(/alianzas\/[0-9a-f-]+\?/)
  await at.write('goalText', 'Los lunes alguien espera')
  await at.press(w.addGoal)
  await says(rosa, 'Los lunes alguien espera')

  await at.press(w.meeting)
  await at.write('agreed', 'Vernos en marzo')
  await at.press(w.saveMeeting)
  await rosa.waitForURL(/hecho=guardado/)
  // Held, and nobody said who was there: it says so.
  await says(rosa, language === 'es' ? 'No se anotó quién estuvo.' : 'Who was there was not written down.')
  await at.write('both-ways', '7')
  await at.press(w.rubric)
  await rosa.waitForURL(/cuatro-preguntas/)
  const partnership = rosa.url().replace(/\/reunion.*/, '')

  await rosa.goto(`${partnership}/autoevaluacion`)
  await at.press(w.begin)
  await at.write('help', '8')
  await at.write('roles', '12')
  await at.write('return', '6')
  await at.press(w.save)
  await rosa.getByRole('alert').waitFor()
  // Refused at its field; what was typed stays, all of it.
  await says(rosa, w.wrong)
  expect([await rosa.locator('#help').inputValue(), await rosa.locator('#roles').inputValue()]).toEqual(['8', '12'])
  await at.write('roles', '7')
  await at.press(w.save)
  await rosa.waitForURL(/hecho=guardado/)
  await says(rosa, w.half)
  await rosa.goto(`${partnership}/autoevaluacion`)
  await says(rosa, w.alone)

  await rosa.goto(partnership)
  await at.press(w.link)
  await at.press(w.makeLink)
  const link = await rosa.locator('input[readonly]').inputValue()
  expect(link).toMatch(/\/alianza\/[\w.-]+$/)

  // The partner, without signing in: this partnership, its own form, and thanks with what was kept.
  const partner = await visitor(null)
  const theirs = keys(partner)
  await partner.goto(link)
  await says(partner, 'Los lunes alguien espera')
  for (const ofTheSchool of [rosaHuenchul.name, w.rubric]) expect(await main(partner)).not.toContain(ofTheSchool)
  const [toAnswer] = await partner.getByRole('link', { name: /^(Responder|Answer): (Autoevaluación|Self)/ }).evaluateAll(list => list.map(e => e.getAttribute('aria-label')!))
  await theirs.press(toAnswer!)
  await theirs.write('help', language === 'es' ? '3,5' : '3.5')
  await theirs.write('roles', '7')
  await theirs.write('return', '5')
  await theirs.press(w.send)
  await partner.waitForURL(/gracias/)
  await says(partner, w.thanks)
  await says(partner, w.kept)

  await rosa.goto(`${partnership}/autoevaluacion`)
  await says(rosa, w.talk)
  expect(await main(rosa)).not.toContain(w.alone)

  // Its words, corrected; what they said before is there, and comes back.
  const h = language === 'es'
    ? { edit: 'Corregir', save: 'Guardar', title: 'Lo que decía antes', back: 'Volver a lo de antes: Para qué se unen y qué comparten', done: 'Dice otra vez lo de antes.' }
    : { edit: 'Correct', save: 'Save', title: 'What it said before', back: 'Go back to what it said: What you join for and what you share', done: 'It says again what it said before.' }
  await rosa.goto(partnership)
  await at.press(h.edit)
  await at.write('purpose', 'Otra cosa')
  await at.press(h.save)
  await says(rosa, 'Otra cosa')
  await at.press(h.title)
  await rosa.waitForURL(/historia/)
  expect(await rosa.locator('del').first().innerText()).toContain('Que nadie pierda las tardes')
  await at.press(h.back)
  await says(rosa, h.done)
  await rosa.goto(partnership)
  await says(rosa, 'Que nadie pierda las tardes')
  expect(await main(rosa)).not.toContain('Otra cosa')

  // Its advisor sees that there is one, and no answer of either side.
  const marcela = await visitor(marcelaPaillan)
  await marcela.goto(`/cuadernos/${losBoldos.rbd}/alianzas`)
  await says(marcela, name)
  const refused = await fetch(`${partnership}/autoevaluacion`, { redirect: 'manual', headers: { cookie: await journey.site.cookieOf(marcelaPaillan.id) } })
  expect(refused.status).toBe(403)
})
