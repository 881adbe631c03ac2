/**
 * An advisor's visit in a real browser: planned, held, agreed; the team sees it among its agreements and says what became of it; the
 * advisor's month holds it and nobody wrote it twice. And the notes that nobody else reads. With and without JavaScript.
 */
import { and, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { startCycle } from '../../db/notebook/cycles.ts'
import { getPartsForTeam } from '../../db/notebook/parts.ts'
import { elMirador, elenaRivas, ignacioBarria, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { openWithReason } from '../../db/people/sessions.ts'
import { hashOfToken } from '../../db/people/tokens.ts'
import { main, openJourney, press } from './support/journey.ts'

let cycleId = ''
let visitPath = ''
const school = `/cuadernos/${losBoldos.rbd}`
const notes = `${school}/notas-de-asesoria`

const journey = openJourney({
  plant: async store => {
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
  },
})
const { as } = journey
const asked = async (person: CastPerson, path: string, init: RequestInit = {}) =>
  fetch(journey.site.origin + path, { redirect: 'manual', ...init, headers: { cookie: await journey.site.cookieOf(person.id), ...init.headers as Record<string, string> } })

describe('a visit', () => {
  it('is planned, without JavaScript too; what is missing is said and what was written stays', async () => {
    const marcela = await as(marcelaPaillan, { javaScript: false })
    await marcela.goto('/asesoria/visitas')
    await marcela.getByLabel('Escuela Los Boldos').check()
    await marcela.fill('[name=purpose]', 'Mirar los lunes de 7°B')
    await press(marcela, 'Planificar la visita')
    expect(await marcela.getByRole('alert').innerText()).toContain('Elija el día.')
    expect(await marcela.inputValue('[name=purpose]')).toBe('Mirar los lunes de 7°B')
    expect(await marcela.getByLabel('Escuela Los Boldos').isChecked()).toBe(true)
    await marcela.fill('[name=onDay]', '2026-11-18')
    await marcela.fill('[name=atTime]', '09:00')
    await press(marcela, 'Planificar la visita')
    await marcela.waitForURL(/\/asesoria\/visitas\/[0-9a-f-]{36}$/)
    visitPath = new URL(marcela.url()).pathname
    expect(await main(marcela)).toContain('Visita del miércoles 18 de noviembre')
    expect(await main(marcela)).toContain('«Desafío y teoría de acción» todavía no está lista para conversar')
  })

  it('is written, which saves itself, and held; what is agreed is dated after it', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto(visitPath)
    await marcela.fill('[name=talked]', 'Lo que pasa el lunes empieza el viernes.')
    await marcela.locator('[name=talked]').blur()
    await marcela.getByText(/^Guardado/).first().waitFor()
    await press(marcela, 'Se realizó')
    await marcela.getByText('Realizada', { exact: true }).waitFor()
    expect(await marcela.inputValue('[name=talked]')).toBe('Lo que pasa el lunes empieza el viernes.')
    await marcela.fill('[name=what]', 'Guardar puesto a quienes llegan en el bus')
    await marcela.fill('[name=who]', 'Daniela Soto')
    await marcela.fill('[name=byDay]', '2026-11-17')
    await press(marcela, 'Agregar el acuerdo')
    await marcela.getByText('Elija un día igual o posterior al de la visita.').first().waitFor()
    await marcela.fill('[name=byDay]', '2026-11-27')
    await press(marcela, 'Agregar el acuerdo')
    await marcela.getByText('Daniela Soto · para el 27 nov 2026').waitFor()
    expect(await marcela.inputValue('[name=what]')).toBe('')
  })

  it('is read by the team, which makes what was agreed an action, says it is done, and takes that back', async () => {
    const rosa = await as(rosaHuenchul, { javaScript: false })
    await rosa.goto(school)
    await rosa.getByRole('link', { name: 'Acuerdos y visitas' }).click()
    expect(await main(rosa)).toContain('Guardar puesto a quienes llegan en el bus')
    await press(rosa, 'Llevarlo a las acciones del ciclo: Guardar puesto a quienes llegan en el bus')
    expect(await main(rosa)).toContain('Ya es una acción del ciclo')
    expect((await getPartsForTeam(journey.site.store, losBoldos.rbd, cycleId))!.entries.action.map(a => a.body)).toMatchObject([{ what: 'Guardar puesto a quienes llegan en el bus', who: 'Daniela Soto', from: '2026-11-18', to: '2026-11-27' }])
    await press(rosa, 'Hecho: Guardar puesto a quienes llegan en el bus')
    expect(await main(rosa)).toContain('No hay acuerdos abiertos')
    await press(rosa, /^Dejarlo abierto otra vez/)
    await press(rosa, 'Hecho: Guardar puesto a quienes llegan en el bus')
    expect(await main(rosa)).toContain('Rosa Huenchul, 18 nov 2026')
    await rosa.getByRole('link', { name: 'Visita del miércoles 18 de noviembre' }).first().click()
    expect(await main(rosa)).toContain('Lo que pasa el lunes empieza el viernes.')
    expect(await rosa.locator('textarea').count()).toBe(0)
  })

  it('stands in the advisor’s month, with words of their own, and in its file', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto('/asesoria/mi-mes?mes=2026-11')
    await expect.poll(() => main(marcela)).toContain('1 encuentro realizado, con 1 escuela. 1 acuerdo nuevo.')
    await marcela.fill('[name=text]', 'Acompañé además la jornada de la red.')
    await press(marcela, 'Guardar')
    await marcela.getByText('Quedó guardado.').waitFor()
    const csv = await (await asked(marcelaPaillan, '/asesoria/mi-mes/exportar?mes=2026-11')).text()
    expect(csv.split('\r\n')).toEqual([
      'Tipo;Día;Escuela;RBD;Qué;Quién;Para cuándo;Cómo está', 'Visita;2026-11-18;Escuela Los Boldos;90001;;;;Realizada',
      'Acuerdo;2026-11-18;Escuela Los Boldos;90001;Guardar puesto a quienes llegan en el bus;Daniela Soto;2026-11-27;Hecho', 'Lo que agrego;;;;Acompañé además la jornada de la red.;;;', '',
    ])
    for (const other of [ignacioBarria, rosaHuenchul, elenaRivas]) expect(await (await asked(other, '/asesoria/mi-mes?mes=2026-11')).text()).not.toContain('jornada de la red')
  })

  it('is kept on a phone as one file that asks for nothing', async () => {
    const answer = await asked(marcelaPaillan, `${visitPath}/hoja/descargar`)
    const file = await answer.text()
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="Hoja de visita/)
    expect(file).toContain('Mirar los lunes de 7°B')
    expect(file).not.toMatch(/<script|<link|\bsrc=|url\(|https?:/)
    const phone = await as(null, { phone: true })
    await phone.context().setOffline(true)
    await phone.setContent(file)
    expect(await phone.locator('h1').innerText()).toContain('Visita del miércoles 18 de noviembre')
    expect((await asked(ignacioBarria, `${visitPath}/hoja/descargar`)).status).toBe(404)
  })

  it('hands its words back to an advisor whose school was handed over while they wrote', async () => {
    const julia = ignacioBarria
    const { membership } = journey.site.store.s
    const words = new URLSearchParams({ writer: julia.id, intent: 'save', version: '1', talked: 'Palabras que nadie más tiene.\r\nDos líneas.' })
    const answer = await asked(julia, visitPath, { method: 'POST', body: words, headers: { origin: journey.site.origin, 'content-type': 'application/x-www-form-urlencoded' } })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toMatch(/Ya no escribe aquí[\s\S]*Palabras que nadie más tiene\.\s+Dos líneas\./)
    // The same where no school at all is left: the guard refuses before the page is asked.
    await journey.site.store.tx(tx => tx.update(membership).set({ endsOn: '2026-11-17' }).where(eq(membership.personId, julia.id)))
    const refused = await asked(julia, visitPath, { method: 'POST', body: words, headers: { origin: journey.site.origin, 'content-type': 'application/x-www-form-urlencoded' } })
    expect([refused.status, (await refused.text()).includes('Palabras que nadie más tiene.')]).toEqual([403, true])
  })
})

describe('an advisor’s notes', () => {
  const marker = 'nota-que-no-sale-de-aqui'

  it('are written under a line that says what may become of them, by keyboard', async () => {
    const marcela = await as(marcelaPaillan)
    await marcela.goto(school)
    await marcela.getByRole('link', { name: 'Notas de asesoría' }).click()
    await marcela.getByText('La ley puede pedir estas notas: escriba lo que firmaría.').waitFor()
    await marcela.focus('[name=text]')
    await marcela.keyboard.type(`${marker} primera`)
    await marcela.keyboard.press('Tab')
    await marcela.keyboard.press('ArrowDown')
    await marcela.keyboard.press('Tab')
    await marcela.keyboard.press('Enter')
    await marcela.locator('p', { hasText: `${marker} primera` }).waitFor()
    expect(await main(marcela)).toContain('Asesoría de la escuela')
  })

  it('are opened by no team, no region, no administrator with a reason, and no advisor of another school', async () => {
    const cookie = await journey.site.cookieOf(tomasAguilera.id)
    await openWithReason(journey.site.store, { idHash: hashOfToken(cookie.slice(2)), personId: tomasAguilera.id, rbd: losBoldos.rbd, reason: 'Ayudar con un guardado' })
    const answers = await Promise.all([
      fetch(journey.site.origin + notes, { headers: { cookie }, redirect: 'manual' }), asked(rosaHuenchul, notes), asked(elenaRivas, notes), asked(marcelaPaillan, `/cuadernos/${elMirador.rbd}/notas-de-asesoria`),
    ])
    expect(answers.map(a => a.status)).toEqual([403, 403, 403, 200])
    for (const a of answers) expect(await a.text()).not.toContain(marker)
    // The reason opens the notebook, and nothing of the notes is in it.
    const notebook = await fetch(journey.site.origin + school, { headers: { cookie } })
    expect([notebook.status, (await notebook.text()).includes(marker)]).toEqual([200, false])
  })

  it('are in no file of the notebook, no sheet, no month, no line of the log and no row of the record; each opening is', async () => {
    for (const [person, path] of [
      [rosaHuenchul, `${school}/archivo/descargar`], [rosaHuenchul, `${school}/archivo/descargar?formato=html`], [marcelaPaillan, `${visitPath}/hoja`], [marcelaPaillan, `${visitPath}/hoja/descargar`],
      [marcelaPaillan, '/asesoria/mi-mes'], [marcelaPaillan, '/asesoria/mi-mes/exportar'], [tomasAguilera, '/registro'], [rosaHuenchul, `${school}/acuerdos`],
    ] as const) {
      const answer = await asked(person, path)
      expect([path, answer.status, (await answer.text()).includes(marker)]).toEqual([path, 200, false])
    }
    const { audit } = journey.site.store.s
    const trail = await journey.site.store.read.select().from(audit).where(and(eq(audit.rbd, losBoldos.rbd), eq(audit.event, 'advisor-note.read')))
    expect(trail.length).toBeGreaterThan(0)
    expect(JSON.stringify(await journey.site.store.read.select().from(audit))).not.toContain(marker)
    expect(journey.site.output()).not.toContain(marker)
  })

  it('are read by the next advisor when they are for whoever advises the school, and no longer by the one who lost it', async () => {
    const { membership } = journey.site.store.s
    await journey.site.store.tx(async tx => {
      await tx.update(membership).set({ endsOn: '2026-11-17' }).where(and(eq(membership.personId, marcelaPaillan.id), eq(membership.scopeId, String(losBoldos.rbd))))
      await tx.update(membership).set({ scopeId: String(losBoldos.rbd), endsOn: null }).where(and(eq(membership.personId, ignacioBarria.id), eq(membership.scopeId, '90002')))
    })
    const [before, next] = [await asked(marcelaPaillan, notes), await asked(ignacioBarria, notes)]
    expect([before.status, (await before.text()).includes(marker)]).toEqual([403, false])
    expect([next.status, (await next.text()).includes(marker)]).toEqual([200, true])
  })
})
