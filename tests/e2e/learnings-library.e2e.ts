/** A learning on its way: shared by its team, found by another school in other words, coded by two people, taken out without names, taken back. */
import { describe, expect, it } from 'vitest'
import { emptyPage } from '../../cycles/notebook/parts.ts'
import { startCycle } from '../../db/notebook/cycles.ts'
import { markReady, savePage } from '../../db/notebook/parts.ts'
import { anaSepulveda, beatrizOyanedel, elenaRivas, losBoldos, plantPeople, rosaHuenchul, type CastPerson } from '../../db/seed/cast.ts'
import { mauricioFuentealba } from '../../db/seed/people.ts'
import type { Page } from 'playwright-core'
import { main, openJourney, press } from './support/journey.ts'

let cycleId = ''
const share = () => `/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/compartir-aprendizaje`

const journey = openJourney({
  plant: async store => {
    await store.tx(tx => plantPeople(store, tx, [mauricioFuentealba], { credentials: false }))
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    cycleId = started.cycleId
    const body = {
      ...emptyPage('learnings'), observed: 'Los lunes asistieron 24 de 31. Antes eran 18. El invierno pesó igual.', decision: 'adopt' as const, decisionWhy: 'Se queda. Lo hace quien ve al curso.', tags: 'lunes',
      learnt: 'Una llamada corta abre más que una citación. En la Escuela Los Boldos las familias avisan antes. Matías Soto volvió. Sirvió escribir a quién le toca.', surprises: 'Vinieron abuelas. Ayudaron a leer. Nadie lo esperaba.',
    }
    const saved = await savePage(store, 'learnings', { rbd: losBoldos.rbd, cycleId, version: 0, body, by: rosaHuenchul.id, saveKey: 'k1' })
    if (saved.ok) await markReady(store, { rbd: losBoldos.rbd, cycleId, page: 'learnings', version: saved.version, by: rosaHuenchul.id })
  },
})
const { as } = journey
const asked = async (personId: string, path: string) => fetch(journey.site.origin + path, { redirect: 'manual', headers: { cookie: await journey.site.cookieOf(personId) } })

const visitLibrary = async (person: CastPerson, query = '') => {
  const page = await as(person, { javaScript: false })
  await page.goto(`/territorio/aprendizajes${query}`)
  return page
}

/** Gives a code to the sentences that say this. */
const give = async (page: Page, code: string, sentences: string[]) => {
  for (const s of sentences) await page.getByRole('group', { name: s }).getByLabel(code).check()
}

describe('a learning', () => {
  it('is shared when its team says so: what would be seen first, a question about a name, research apart', async () => {
    const rosa = await as(rosaHuenchul, { javaScript: false })
    await rosa.goto(`/cuadernos/${losBoldos.rbd}/ciclos/${cycleId}/aprendizajes`)
    await rosa.getByRole('link', { name: 'Compartir este aprendizaje con el territorio' }).click()
    expect(await main(rosa)).toContain('Una llamada corta abre más que una citación.')
    expect(await main(rosa)).toContain('Matías Soto')
    expect(await rosa.getByLabel('Permitir también que se use en investigación').isChecked()).toBe(false)
    await rosa.getByLabel('Permitir también que se use en investigación').check()
    await press(rosa, 'Compartir con el territorio')
    expect(await rosa.getByRole('alert').innerText()).toContain('Digan si va con el nombre de la escuela')
    await rosa.getByLabel('Como una escuela del territorio').check()
    await press(rosa, 'Compartir con el territorio')
    expect(await rosa.getByRole('alert').innerText()).toContain('Lean lo señalado')
    expect(await rosa.getByLabel('Permitir también que se use en investigación').isChecked()).toBe(true)
    expect((await main(await visitLibrary(anaSepulveda)))).toContain('Todavía nadie ha compartido')
    await rosa.getByLabel(/^Lo leímos/).check()
    await press(rosa, 'Compartir con el territorio')
    expect(await main(rosa)).toContain('Compartido. Ya se puede encontrar')
  })

  it('is found by another school by other forms of its words, without the name it did not give', async () => {
    const ana = await visitLibrary(anaSepulveda)
    await ana.getByLabel('Palabras').fill('asistencia familiar')
    await press(ana, 'Buscar')
    expect(await ana.locator('mark').allInnerTexts()).toContain('familias')
    const card = await main(ana)
    expect(card).toContain('Una escuela del territorio')
    expect(card).not.toContain('Que 7°B')
    expect(card).toContain('1 aprendizaje, de 1 escuela')
    await ana.getByLabel('Palabras').fill('reuniones de apoderados')
    await press(ana, 'Buscar')
    expect(await main(ana)).toContain('Ningún aprendizaje con eso')
    expect((await asked(anaSepulveda.id, '/territorio/aprendizajes/codigos')).status).toBe(403)
    expect(await (await asked(beatrizOyanedel.id, '/territorio/aprendizajes?palabras=llamada')).text()).not.toContain('Una llamada corta')
  })

  it('is coded by two people who see nothing of each other until both have finished, and then how far they agree', async () => {
    const elena = await as(elenaRivas, { javaScript: false })
    await elena.goto('/territorio/aprendizajes/codigos')
    await elena.getByText('Agregar un código').waitFor()
    await press(elena, 'Agregarlo al libro')
    expect(await elena.getByRole('alert').innerText()).toContain('Escriban qué quiere decir el código.')
    await elena.getByLabel('Nombre del código').fill('Familias')
    await elena.getByLabel('Qué quiere decir').fill('Algo cambió con las familias.')
    await press(elena, 'Agregarlo al libro')
    await elena.getByRole('link', { name: 'Una escuela del territorio' }).click()
    const coding = new URL(elena.url()).pathname
    await give(elena, 'Familias', ['Una llamada corta abre más que una citación.', 'En la Escuela Los Boldos las familias avisan antes.'])
    await press(elena, 'Terminé de codificar')
    expect(await main(elena)).toContain('Yo: Familias')

    const mauricio = await as(mauricioFuentealba, { javaScript: false })
    await mauricio.goto(coding)
    expect(await main(mauricio)).toContain('1 persona ya la terminó')
    expect(await main(mauricio)).not.toContain('Elena Rivas')
    await give(mauricio, 'Familias', ['En la Escuela Los Boldos las familias avisan antes.', 'Vinieron abuelas.'])
    await press(mauricio, 'Guardar y seguir después')
    expect(await mauricio.getByRole('group', { name: 'Vinieron abuelas.' }).getByLabel('Familias').isChecked()).toBe(true)
    await press(mauricio, 'Terminé de codificar')
    expect(await main(mauricio)).toContain('Elena Rivas: Familias')
    await mauricio.goto('/territorio/aprendizajes/codigos')
    // 12 sentences: one both, one each alone, nine neither: 83 %, kappa (10/12 - 104/144) / (1 - 104/144) = 0,4.
    const row = await mauricio.locator('tr', { hasText: 'Familias' }).last().innerText()
    expect(row.split(/\s+/)).toEqual(expect.arrayContaining(['12', '3', '83%', '0,40']))
  })

  it('leaves as quotes without names, recorded; taken back, it is nowhere', async () => {
    const file = await (await asked(elenaRivas.id, '/territorio/aprendizajes/exportar?que=citas')).text()
    expect(file).toContain('En la [establecimiento] las familias avisan antes.;Familias')
    expect(file).not.toMatch(/Boldos|Matías|Elena|Mauricio/)
    expect(await (await asked(elenaRivas.id, '/territorio/aprendizajes/exportar?que=codigos')).text()).toContain('Familias;Algo cambió con las familias.')
    const events = (await journey.site.store.read.select().from(journey.site.store.s.audit)).map(a => a.event)
    expect(events).toEqual(expect.arrayContaining(['learning.shared', 'learning.code-made', 'learning.coded', 'export.quotes', 'export.code-book']))

    const rosa = await as(rosaHuenchul)
    await rosa.goto(share())
    await press(rosa, 'Retirarlo')
    await rosa.getByText('Retirado. Ya no se ve en ninguna parte.').waitFor()
    expect(await main(await visitLibrary(elenaRivas, '?palabras=llamada'))).toContain('Todavía nadie ha compartido')
    for (const path of ['ideas', 'codigos', 'exportar?que=citas']) expect(await (await asked(elenaRivas.id, `/territorio/aprendizajes/${path}`)).text()).not.toMatch(/avisan|Una escuela del territorio/)
  })
})
