/**
 * One cycle, whole: the Ministry's files become figures, a team lives a cycle, its advisor asks, the region compares. Files are of the real
 * layouts, made here; the people are the cast; the clock is a demo's, set to Wednesday 18 November 2026.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schoolDayOf } from '../../db/clock.ts'
import { createDemoInstallation } from '../../db/installation.ts'
import { bahiaClara, costaClara, elMirador, elenaRivas, islaChaica, losBoldos, marcelaPaillan, networkSchools, plantCast, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { attendanceColumns2023, attendanceFile, commaResave, course, directoryFile, onDisk, slepListFile } from '../support/ministry-files.ts'
import { launchBrowser, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
const visitors = new Map<string, Visitor>()

const as = async (person: CastPerson): Promise<Page> => {
  const known = visitors.get(person.id)
  if (known) return known.page
  const visitor = await visit(browser, site.origin, { cookie: await site.cookieOf(person.id) })
  visitors.set(person.id, visitor)
  return visitor.page
}

beforeAll(async () => {
  site = await openSite({
    plant: async store => {
      await plantCast(store)
      await store.tx(tx => createDemoInstallation(store, tx, { programmeName: 'Cuaderno TEP', territoryName: costaClara.name, timeZone: 'America/Santiago', now: new Date('2026-11-18T13:40:00Z') }))
    },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** September and October: Los Boldos rises from 16 to 18 of 20 days, two schools stay at 17, Isla Chaica has 6 students. */
const attendanceOf = (year: number, boldos: number) => [9, 10].flatMap(month => [
  ...course(24, { rbd: losBoldos.rbd, firstMrun: 1000, attended: boldos, due: 20, year, month, grade: 7, letter: 'B' }),
  ...course(40, { rbd: elMirador.rbd, firstMrun: 2000, attended: 17, due: 20, year, month }),
  ...course(40, { rbd: bahiaClara.rbd, firstMrun: 3000, attended: 17, due: 20, year, month, codEnse: 310, grade: 1 }),
  ...course(6, { rbd: islaChaica.rbd, firstMrun: 4000, attended: 19, due: 20, year, month }),
])

const upload = async (page: Page, path: string) => {
  await page.goto('/importaciones')
  await page.setInputFiles('input[name=archivo]', path)
  await page.getByRole('button', { name: 'Revisar' }).click()
  await page.waitForURL(/\/importaciones\/revision\/[0-9a-f-]{36}/)
}
const uploaded = async (page: Page, path: string) => {
  await upload(page, path)
  await page.getByRole('button', { name: 'Importar', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Ver qué quedó' }).click({ timeout: 60_000 })
  await page.getByText('Huella del archivo').waitFor()
  return page.locator('main').innerText()
}
const refused = async (page: Page, path: string) => {
  await upload(page, path)
  await page.getByText('No se cambió nada').waitFor({ timeout: 60_000 })
  return page.locator('main').innerText()
}

describe('files to figures', () => {
  it('the administrator brings in a directory, the SLEP list and four months of attendance, and reads what each one was', async () => {
    const page = await as(tomasAguilera)
    const schools = networkSchools.map(s => ({ rbd: s.rbd, name: s.name.toUpperCase(), communeCode: s.communeCode, communeName: s.communeName, rural: s.rural ? 1 : 0, enrolment: s.enrolment }))
    expect(await uploaded(page, onDisk('Directorio_2025.csv', directoryFile(schools, { layout: 2025, year: 2025 })))).toContain('Directorio')
    // Two at once: each is looked at, and both come in with one word.
    await page.goto('/importaciones')
    await page.setInputFiles('input[name=archivo]', [
      onDisk('Directorio_2026.csv', directoryFile(schools, { layout: 2025, year: 2026 })),
      onDisk('rbd_slep.csv', slepListFile(networkSchools.map(s => ({ slepCode: costaClara.code, slepName: costaClara.name, fromYear: 2021, rbd: s.rbd })))),
    ])
    await page.getByRole('button', { name: 'Revisar' }).click()
    await page.getByRole('button', { name: 'Importar los 2 archivos listos' }).click({ timeout: 60_000 })
    await expect.poll(() => page.getByRole('link', { name: 'Ver qué quedó' }).count(), { timeout: 60_000 }).toBe(2)
    expect(await page.locator('main').innerText()).toContain('rbd_slep.csv')
    const before = await uploaded(page, onDisk('Asistencia_2025.csv', attendanceFile(attendanceOf(2025, 16))))
    expect(before).toContain('220')
    expect(before).toMatch(/sep 2025 y oct 2025/)
    await uploaded(page, onDisk('Asistencia_2026.csv', attendanceFile(attendanceOf(2026, 18), { columns: attendanceColumns2023 })))
    await page.goto('/importaciones')
    expect(await page.getByRole('row', { name: /Asistencia_2026\.csv/ }).innerText()).toContain('En uso')
  })

  it('the same file twice changes nothing and says so; a corrected one supersedes it and can be undone', async () => {
    const page = await as(tomasAguilera)
    await upload(page, onDisk('otra_vez.csv', attendanceFile(attendanceOf(2026, 18), { columns: attendanceColumns2023 })))
    await page.getByText('ya está en uso: importarlo no cambiaría nada').waitFor({ timeout: 60_000 })
    expect(await page.getByRole('button', { name: 'Importar', exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Descartar' }).click()
    await page.getByText('El archivo se borró').waitFor()
    await uploaded(page, onDisk('corregida.csv', attendanceFile(attendanceOf(2026, 17), { ...commaResave, columns: attendanceColumns2023 })))
    await page.goto('/importaciones')
    expect(await page.getByRole('row', { name: /Asistencia_2026\.csv/ }).innerText()).toContain('Reemplazado')
    await page.getByRole('link', { name: 'corregida.csv' }).click()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.waitForURL(/hecho=deshecha/)
    expect(await page.getByRole('row', { name: /Asistencia_2026\.csv/ }).innerText()).toContain('En uso')
  })

  it('what is not such a file is refused with a sentence, and nothing is half there', async () => {
    const page = await as(tomasAguilera)
    const whole = attendanceFile(attendanceOf(2026, 12))
    expect(await refused(page, onDisk('cortada.csv', whole.subarray(0, whole.length - 20)))).toMatch(/cortad/i)
    expect(await refused(page, onDisk('asistencia.zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)])))).toMatch(/zip/i)
    expect(await refused(page, onDisk('vacio.csv', ''))).toMatch(/vac/i)
    expect(await refused(page, onDisk('sin_dias.csv', attendanceFile(attendanceOf(2026, 12), { columns: attendanceColumns2023.filter(c => c !== 'DIAS_TRABAJADOS') })))).toContain('DIAS_TRABAJADOS')
    await page.goto('/importaciones')
    expect(await page.getByRole('row', { name: /Asistencia_2026\.csv/ }).innerText()).toContain('En uso')
  })
})

describe('one cycle', () => {
  const fill = async (page: Page, fields: Record<string, string>) => { for (const [name, value] of Object.entries(fields)) await page.fill(`main form [name=${name}]`, value) }
  const press = async (page: Page, name: string | RegExp) => { await page.getByRole('button', { name, exact: typeof name === 'string' }).first().click(); await page.waitForLoadState('networkidle') }
  let cyclePath = ''

  it('the team starts a cycle and writes its challenge and theory of action, which save themselves', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`/cuadernos/${losBoldos.rbd}`)
    await page.getByRole('link', { name: 'Empezar' }).first().click()
    await page.waitForURL(/ciclos\/nuevo/)
    await fill(page, { title: 'Que 7°B vuelva a los lunes', on: '2026-08-17' })
    await press(page, 'Empezar')
    await page.waitForURL(/\/desafio$/)
    cyclePath = new URL(page.url()).pathname.replace(/\/desafio$/, '')
    await fill(page, {
      challenge: 'Los lunes faltan 9 de 31 estudiantes de 7°B.', forWhom: '7°B', theoryIf: 'recibimos juntas al curso cada lunes',
      theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que los lunes falten tan pocos como otro día', expectFrom: '80', expectTo: '85', expectBy: '2026-10-30',
    })
    await page.selectOption('[name=expectIndicator]', 'attendance')
    await page.locator('[name=challenge]').press('Control+s')
    await page.getByText(/^Guardado/).first().waitFor()
    await page.reload()
    expect(await page.inputValue('[name=challenge]')).toBe('Los lunes faltan 9 de 31 estudiantes de 7°B.')
    expect(await page.inputValue('[name=expectTo]')).toBe('85')
  })

  it('a percentage of 140 keeps the text and says what to do', async () => {
    const page = await as(rosaHuenchul)
    await page.fill('[name=expectTo]', '140')
    await press(page, 'Guardar')
    await page.getByRole('alert').waitFor()
    expect(await page.inputValue('[name=expectTo]')).toBe('140')
    await page.fill('[name=expectTo]', '85')
    await press(page, 'Guardar')
    await page.getByText(/^Guardado/).first().waitFor()
  })

  it('the advisor reads the page only once the team says it is ready, and leaves a question', async () => {
    const team = await as(rosaHuenchul)
    const advisor = await as(marcelaPaillan)
    await advisor.goto(`${cyclePath}/desafio`)
    expect(await advisor.content()).not.toContain('Los lunes faltan 9')
    await team.goto(`${cyclePath}/desafio`)
    await press(team, 'Lista para conversar')
    await team.getByText('Dejar de compartir').first().waitFor()
    await team.fill('[name=forWhom]', '7°B y 8°A, todavía en borrador')
    await press(team, 'Guardar')
    await team.getByText(/^Guardado/).first().waitFor()

    await advisor.goto('/asesoria')
    await advisor.getByRole('link', { name: 'Listo para conversar: Desafío y teoría de acción' }).click()
    await advisor.waitForURL(/\/desafio/)
    // The address changes before the page does.
    await advisor.getByText('Los lunes faltan 9').first().waitFor()
    expect(await advisor.content()).not.toContain('todavía en borrador')
    await advisor.getByRole('link', { name: 'Dejar un comentario' }).click()
    await advisor.waitForURL(/\/comentar\/desafio/)
    await advisor.locator('input[name=kind][value=question]').check()
    await advisor.fill('[name=text]', '¿Qué les dijeron los cinco que faltan más?')
    await press(advisor, 'Entregar al equipo')
    await advisor.waitForURL(/\/conversacion\//)
    await advisor.getByText('El equipo todavía no lo abre').waitFor()
  })

  it('the team answers in its own words and says what it will do with it', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/desafio`)
    await page.locator('summary', { hasText: 'Responder' }).click()
    await page.fill('[name=answer]', 'Que el bus llega tarde. Lo conversamos con el SLEP.')
    await page.selectOption('[name=stance]', 'taken')
    await press(page, 'Responder')
    await page.getByText('Lo tomamos').first().waitFor()
  })

  it('the data review says in a sentence, a table and a chart what October was', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/datos`)
    await page.locator('figure svg').first().waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('24')
    expect(text).toMatch(/90,0\s?%|90,0%/)
    expect(text).not.toContain('ranking')
    await fill(page, { whatWeSee: 'En octubre 7°B asistió 18 de cada 20 días.' })
    await press(page, 'Guardar')
    await page.getByText(/^Guardado/).first().waitFor()
  })

  it('the team implements: an action with who and when, a note, an adjustment with its why', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/desafio`)
    await page.locator('summary', { hasText: /implement/i }).first().click()
    await page.fill('[name=startOn]', '2026-08-24')
    await press(page, 'Empezar')
    await page.goto(`${cyclePath}/implementacion`)
    // Only what and who are open; the days are under *add*, and the log is open from the start.
    const add = async (kind: string, fields: Record<string, string>, opens: string[], button = 'Guardar') => {
      const section = page.locator(`section[aria-labelledby=${kind}]`)
      for (const label of opens) await section.locator('summary', { hasText: label }).last().click()
      for (const [name, value] of Object.entries(fields)) await section.locator(`[name=${name}]`).fill(value)
      await section.getByRole('button', { name: button }).click()
      await section.getByText(Object.values(fields).at(-1)!).first().waitFor()
    }
    await add('action', { from: '2026-08-24', to: '2026-10-30', who: 'Daniela Soto', what: 'Desayuno y ronda los lunes' }, ['Agregar una acción', 'Agregar: fechas'])
    await add('note', { on: '2026-09-07', text: 'Faltaron 6; tres del bus.' }, [], 'Anotar')
    await add('adjustment', { on: '2026-09-21', what: 'La ronda queda abierta hasta las 8:45', why: 'El bus llega tarde' }, ['Agregar un ajuste'])
    await page.getByText('Teoría ajustada el 21 sep').first().waitFor()
  })

  it('learnings: the expectation stands beside the observed value; closing asks for a decision first', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/aprendizajes`)
    const beside = await page.locator('main').innerText()
    expect(beside).toContain('85')
    expect(beside).toMatch(/90,0\s?%|90,0%|\+10/)
    await page.locator('summary', { hasText: 'Cerrar el ciclo' }).click()
    await page.fill('[name=closeOn]', '2026-11-13')
    await press(page, 'Cerrar el ciclo')
    await page.getByRole('alert').waitFor()
    await fill(page, { learnt: 'Que llegar acompañados cambia el lunes.', decisionWhy: 'Resultó en un curso.' })
    await page.check('input[name=decision][value=widen]')
    if (!(await page.getByRole('button', { name: 'Cerrar el ciclo' }).isVisible())) await page.locator('summary', { hasText: 'Cerrar el ciclo' }).click()
    await page.fill('[name=closeOn]', '2026-11-13')
    await press(page, 'Cerrar el ciclo')
    await page.getByText('Este ciclo se cerró').first().waitFor()
  })

  it('cycle 2 starts from these learnings with the theory carried over', async () => {
    const page = await as(rosaHuenchul)
    await page.goto(`${cyclePath}/aprendizajes`)
    await page.locator('main a[href*="ciclos/nuevo?desde="]').first().click()
    await page.waitForURL(/desde=/)
    await fill(page, { title: 'Los lunes de todo el segundo ciclo', on: '2026-11-16' })
    await page.check('input[name=theoryCarried][value=maintained]')
    await press(page, 'Empezar')
    await page.waitForURL(/\/desafio$/)
    expect(await page.inputValue('[name=theoryIf]')).toBe('recibimos juntas al curso cada lunes')
  })

  it('the region sees the board change, unranked and without small schools, and from a row the theory and decision, nothing more', async () => {
    const page = await as(elenaRivas)
    await page.goto('/territorio')
    const row = page.locator('main').getByRole('row', { name: /Escuela Los Boldos|ESCUELA LOS BOLDOS/i })
    expect(await row.innerText()).toContain('24')
    const chaica = await page.locator('main').getByRole('row', { name: /Isla Chaica/i }).innerText()
    expect(chaica).toContain('Menos de 10 estudiantes')
    expect(chaica).not.toContain('95')
    await expect.poll(() => page.locator('main').innerText()).toMatch(/descripción, todavía no una conclusión/i)
    await row.getByRole('link').first().click()
    await page.waitForURL(/\/territorio\/escuelas\/90001/)
    await page.getByText('recibimos juntas al curso cada lunes').waitFor()
    const text = await page.content()
    await page.getByText('Ampliar').waitFor()
    await page.getByText('+10').first().waitFor()
    for (const theirs of ['Faltaron 6', 'Desayuno y ronda', '¿Qué les dijeron', 'Los lunes faltan 9', 'todavía en borrador']) expect(text).not.toContain(theirs)
  })

  it('what the region downloads follows the same rules', async () => {
    const cookie = await site.cookieOf(elenaRivas.id)
    const form = await fetch(`${site.origin}/territorio/exportar?que=asistencia&ano=2026&formato=csv`, { headers: { cookie } })
    expect(form.status).toBe(200)
    const bytes = Buffer.from(await form.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const csv = bytes.toString('utf8')
    expect(csv).toContain('90001;')
    expect(csv).not.toMatch(/(^|\n)90011;2026;\d+;young;6;/)
    const other = await fetch(`${site.origin}/territorio/exportar?que=asistencia&ano=2026&formato=csv`, { headers: { cookie: await site.cookieOf(rosaHuenchul.id) } })
    expect(other.status).toBe(403)
  })

  it('no page complained on the way', () => {
    expect([...visitors.values()].flatMap(v => v.complaints)).toEqual([])
    expect(schoolDayOf(site.store.clock.now(), 'America/Santiago')).toBe('2026-11-18')
  })
})
