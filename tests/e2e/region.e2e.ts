/**
 * The region's three questions in a real browser, on the demo network, against counts made here from what the schools wrote; the report on
 * paper in both languages; and no page of the region's, nor any route that opens to it, that holds a student's code or a text that is the
 * team's own or an advisor's note.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { isNull } from 'drizzle-orm'
import { accessTable } from '../../app/access.ts'
import { castId, elenaRivas, losBoldos } from '../../db/seed/cast.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { notebookTexts } from '../../db/seed/notebooks.ts'
import { launchBrowser, visit } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

let site: Site
let browser: Browser
let cookie = ''
const cycleId = castId('cycle', 12)

beforeAll(async () => {
  site = await openSite({ plant: store => seedDemo(store) })
  browser = await launchBrowser()
  cookie = await site.cookieOf(elenaRivas.id)
}, 180_000)
afterAll(async () => { await browser?.close(); await site?.close() })

const asElena = async (options: Parameters<typeof visit>[2] = {}): Promise<Page> => (await visit(browser, site.origin, { cookie, ...options })).page
const words = (page: Page) => page.locator('main').innerText()

describe('what are the differences between the cycles?', () => {
  /** Of each school the way its last cycle born from another carried the theory, as its text says. */
  const last = notebookTexts.map(n => ({ name: n.school.name, carried: n.cycles.flatMap(c => c.theoryCarried ?? []).at(-1) }))
  const of = (carried: string) => last.filter(l => l.carried === carried).map(l => l.name).sort()

  it('says that nine of twelve maintained their theory, which ones, and shows the two texts of one', async () => {
    const page = await asElena()
    await page.goto('/territorio')
    await page.getByRole('link', { name: 'Diferencias' }).click()
    await page.waitForURL('**/territorio/diferencias')
    expect(of('maintained')).toHaveLength(9)
    await expect.poll(() => words(page)).toContain('9 de 12 escuelas mantuvieron su teoría de acción')
    for (const [key, carried] of [['maintained', 'maintained'], ['adjusted', 'adjusted'], ['replaced', 'replaced']] as const) {
      const names = await page.locator(`section[aria-labelledby="grupo-${key}"] li > span:first-child`).allInnerTexts()
      expect(names.map(n => n.trim()).sort()).toEqual(of(carried))
    }
    const firsts = notebookTexts.map(n => n.cycles[0]!)
    const row = page.getByRole('row', { name: /^Decisión al terminar/ })
    for (const [decision, word] of [['adopt', 'adoptar'], ['adapt', 'adaptar'], ['drop', 'descartar']] as const) {
      expect(await row.getByRole('cell').first().innerText()).toContain(`${word} ${firsts.filter(c => c.learnings?.decision === decision).length}`)
    }
    const boldos = page.locator('li', { hasText: losBoldos.name })
    await boldos.getByRole('link', { name: /Los textos lado a lado/ }).click()
    await page.waitForURL(`**/territorio/diferencias/${losBoldos.rbd}`)
    await page.getByRole('heading', { name: `Teorías de acción: ${losBoldos.name}` }).waitFor()
    const [first, second] = notebookTexts.find(n => n.school.rbd === losBoldos.rbd)!.cycles
    for (const c of [first!, second!]) if (typeof c.challenge.theory === 'object') expect(await words(page)).toContain(c.challenge.theory.then.slice(0, 40))
  })

  it('is read without JavaScript and in English, and a year nobody knows is no filter', async () => {
    const page = await asElena({ javaScript: false, locale: 'en-US' })
    await page.goto('/territorio/diferencias?anio=1800')
    await page.getByRole('button', { name: /English|Español/ }).click()
    await page.goto('/territorio/diferencias?anio=1800&pagina=99')
    expect(await words(page)).toContain('9 of 12 schools maintained their theory of action')
    await page.getByRole('button', { name: 'Español' }).click()
  })
})

describe('what learning is identified?', () => {
  it('shows as many learnings as stand shared, of as many schools, and finds one by another form of its word', async () => {
    const { sharedLearning: l } = site.store.s
    const standing = await site.store.read.select({ rbd: l.rbd }).from(l).where(isNull(l.endedAt))
    const page = await asElena()
    await page.goto('/territorio/aprendizajes')
    expect(await words(page)).toContain(`${standing.length} aprendizajes, de ${new Set(standing.map(r => r.rbd)).size} escuelas`)
    await page.goto('/territorio/informe')
    expect(await words(page)).toContain(`${standing.length} aprendizajes compartidos, de ${new Set(standing.map(r => r.rbd)).size} escuelas`)
    await page.goto('/territorio/aprendizajes?palabras=saludos')
    expect(await words(page)).toContain('el saludo no es el trámite')
  })
})

describe('what results are presented?', () => {
  it('shows each cycle that can be compared with its interval, says why the others cannot, and what chance alone would give', async () => {
    const page = await asElena()
    await page.goto('/territorio/resultados')
    const cycles = notebookTexts.flatMap(n => n.cycles)
    const drawn = await page.locator('section[aria-labelledby="tipo-all"] li a').count()
    const leftOut = (await page.locator('details li').allTextContents()).reduce((n, t) => n + Number(/^\d+/.exec(t)?.[0] ?? 0), 0)
    expect(drawn).toBeGreaterThanOrEqual(5)
    // Every cycle is somewhere: drawn, or counted among those that cannot be compared.
    expect(drawn + leftOut).toBe(cycles.length)
    expect(await words(page)).toMatch(/se esperaría cerca de \d+,\d en cada lado solo por azar/)
    expect(await words(page)).toContain('2020 *')
    expect(await words(page)).toContain('nunca por escuela')
    await page.getByRole('link', { name: 'Por línea de la teoría de la red' }).click()
    await page.waitForURL('**/territorio/resultados?por=linea')
    await page.locator('section[aria-labelledby="tipo-linkCollaboration"]').waitFor()
  })

  it('stands beside the network’s own theory of action', async () => {
    const page = await asElena()
    await page.goto('/territorio/teoria')
    expect(await words(page)).toContain('Red Trayectorias Costa Clara')
    expect(await words(page)).toContain('12 escuelas este año')
  })
})

describe('the regional report', () => {
  it('holds the three questions, method and limits, on pages of paper in both languages; years the wrong way round are turned', async () => {
    const page = await asElena()
    await page.goto('/territorio/informe?desde=2026&hasta=2025')
    expect(await words(page)).toContain('Ciclos que comenzaron entre 2025 y 2026')
    expect(await words(page)).toContain('se tomaron al revés')
    for (const title of ['¿Qué diferencias hay entre los ciclos?', '¿Qué aprendizajes se identifican?', '¿Qué resultados se ven en los indicadores?', 'Lo que este informe no puede decir']) expect(await words(page)).toContain(title)
    const spanish = await page.pdf({ format: 'Letter' })
    await page.getByRole('button', { name: 'English' }).click()
    await page.waitForLoadState('networkidle')
    expect(await words(page)).toContain('What learning is identified?')
    const english = await page.pdf({ format: 'A4' })
    const pages = (pdf: Buffer) => (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length
    for (const pdf of [spanish, english]) { expect(pages(pdf)).toBeGreaterThanOrEqual(5); expect(pages(pdf)).toBeLessThanOrEqual(20) }
    await page.getByRole('button', { name: 'Español' }).click()
  })
})

describe('a regional person', () => {
  it('reaches no student, no log, no minutes and no private note by any route, as a page or as its data', async () => {
    const { part, student, advisorNote, contact } = site.store.s
    const texts = new Set<string>()
    const keep = (text: unknown) => { if (typeof text === 'string' && text.length >= 25) texts.add(text.slice(0, 60)) }
    for (const row of await site.store.read.select({ kind: part.kind, body: part.body }).from(part)) {
      if (['note', 'adjustment', 'voice', 'meeting'].includes(row.kind)) for (const value of Object.values(row.body)) keep(value)
      if (row.kind === 'action') keep((row.body as { what: string }).what)
      if (row.kind === 'data') { keep((row.body as { whatWeSee: string }).whatWeSee); keep((row.body as { groupWho: string }).groupWho) }
    }
    for (const row of await site.store.read.select({ text: advisorNote.text }).from(advisorNote)) keep(row.text)
    const students = await site.store.read.select({ id: student.id, code: student.code }).from(student).where(isNull(student.erasedAt))
    const contacts = await site.store.read.select({ id: contact.id }).from(contact)
    const ids = [...students.map(s => s.id), ...contacts.map(c => c.id)]
    expect([texts.size > 100, students.length > 50]).toEqual([true, true])
    // What the schools chose to share may quote their own record, and is theirs to show.
    const shared = (await site.store.read.select({ texts: site.store.s.sharedLearning.texts }).from(site.store.s.sharedLearning)).map(r => JSON.stringify(r.texts)).join(' ')
    const secrets = [...texts].filter(t => !shared.includes(JSON.stringify(t).slice(1, -1)))
    const fill = (pattern: string) => pattern.replace(':rbd', String(losBoldos.rbd)).replace(':cycleId', cycleId).replace(':studentId', students[0]!.id).replace(':visitId', castId('visit', 4)).replace(':hoja', 'desafio')
      .replace('/*', '/no/existe').replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')
    const found: string[] = []
    let opened = 0
    for (const pattern of Object.keys(accessTable)) {
      if (pattern === '/salir') continue
      for (const at of [fill(pattern), `${pattern === '/' ? '/_' : fill(pattern)}.data`]) {
        const answer = await fetch(site.origin + at, { redirect: 'manual', headers: { cookie } })
        const body = await answer.text()
        if (answer.status === 200) opened += 1
        for (const text of secrets) if (body.includes(text) || body.includes(JSON.stringify(text).slice(1, -1))) found.push(`${at}: ${text}`)
        for (const id of ids) if (id !== students[0]!.id && body.includes(id)) found.push(`${at}: ${id}`)
      }
    }
    expect(found).toEqual([])
    expect(opened).toBeGreaterThan(20)
  })
})
