/**
 * Every page of the demo, by the person it is for, in both languages, on a phone and on a desk: no accessibility violation that axe can
 * find, nothing wider than the screen, no complaint of the content policy or the console, readable without JavaScript, and light enough.
 */
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { castId, elenaRivas, losBoldos, marcelaPaillan, rosaHuenchul, tomasAguilera, type CastPerson } from '../../db/seed/cast.ts'
import { seedDemo } from '../../db/seed/demo.ts'
import { tokenToStop } from '../../db/advising/digest-settings.ts'
import { stopKey } from '../../app/digest-mail.ts'
import { listImports } from '../../db/generations.ts'
import { keyFor, loadSecrets } from '../../app/config.ts'
import { listCyclesOfSchool } from '../../db/notebook/cycles.ts'
import { listMeetings } from '../../db/notebook/meetings.ts'
import { getPartsForTeam } from '../../db/notebook/parts.ts'
import { listRounds } from '../../db/partnerships/answers.ts'
import { listPartnerMeetings } from '../../db/partnerships/meetings.ts'
import { tokenOfPartnerLink } from '../../db/partnerships/links.ts'
import { listStoryLinks, tokenOfStoryLink } from '../../db/notebook/story-links.ts'
import { launchBrowser, openQuietly, visit, type Visitor } from './support/browser.ts'
import { openSite, type Site } from './support/site.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** First load of any page, charts apart (DESIGN 5). */
const mostScriptBytes = 170_000

let site: Site
let browser: Browser
let cyclePath = ''
let columnsPath = ''
let importPath = ''
let meetingPath = ''
let measureId = ''
/** A closed cycle, whose every page is ready. */
let storyCycle = ''
let sharedStory = ''
/** Los Boldos and its strategic partner; what that partner sees, and where it answers. */
const partnership = `/cuadernos/${losBoldos.rbd}/alianzas/${castId('partner', 101)}`
let partnerSide = ''
let partnerAnswer = ''
let partnerMeeting = ''
let partnerRound = ''
const cookies = new Map<string, string>()

beforeAll(async () => {
  site = await openSite({ plant: store => seedDemo(store) })
  browser = await launchBrowser()
  for (const p of [rosaHuenchul, marcelaPaillan, elenaRivas, tomasAguilera]) cookies.set(p.id, await site.cookieOf(p.id))
  const cyclesOfBoldos = await listCyclesOfSchool(site.store, losBoldos.rbd, '2026-11-18')
  const [newest] = cyclesOfBoldos
  const closed = cyclesOfBoldos.find(c => c.closedOn !== null)!
  storyCycle = `/cuadernos/${losBoldos.rbd}/ciclos/${closed.id}`
  const [open] = (await listStoryLinks(site.store, losBoldos.rbd, closed.id)).filter(l => l.state === 'open')
  sharedStory = `/historia/${tokenOfStoryLink(keyFor(loadSecrets(site.dataDir), 'story-link'), open!.id)}`
  partnerSide = `/alianza/${tokenOfPartnerLink(keyFor(loadSecrets(site.dataDir), 'partner-link'), castId('partner', 301))}`
  const ofPartner = { rbd: losBoldos.rbd, partnershipId: castId('partner', 101) }
  const [round] = await listRounds(site.store, ofPartner)
  partnerAnswer = `${partnerSide}/responder/${round!.id}`
  partnerRound = `${partnership}/autoevaluacion/${round!.id}`
  partnerMeeting = `${partnership}/reunion/${(await listPartnerMeetings(site.store, ofPartner)).find(m => m.state === 'held')!.id}`
  cyclePath = `/cuadernos/${losBoldos.rbd}/ciclos/${newest!.id}`
  meetingPath = `${cyclePath}/reuniones/${(await listMeetings(site.store, { rbd: losBoldos.rbd, cycleId: newest!.id }))[0]!.id}`
  measureId = (await getPartsForTeam(site.store, losBoldos.rbd, newest!.id))!.entries.measure[0]!.id
  importPath = `/importaciones/${(await listImports(site.store))[0]!.id}`
  columnsPath = `/importaciones/columnas/${await plantLooks()}`
}, 180_000)
afterAll(async () => { await browser?.close(); await site?.close() })

const lookBatch = '01900000-0000-7000-8000-00000000b001'
/** Two uploaded files as their looks leave them: one ready, one whose columns have other names. Returns the second one's job. */
const plantLooks = async (): Promise<string> => {
  const at = site.store.clock.now()
  mkdirSync(join(site.dataDir, 'uploads'), { recursive: true })
  const report = (await listImports(site.store)).find(g => g.kind === 'directory')!.report!
  const jobOf = (n: number, fileName: string) => {
    const path = join(site.dataDir, 'uploads', `${n}.upload`)
    writeFileSync(path, 'x')
    return {
      id: `01900000-0000-7000-8000-00000000000${n}`, kind: 'import' as const, payload: { path, fileName, personId: tomasAguilera.id, batch: lookBatch, step: 'look' }, createdBy: tomasAguilera.id,
      createdAt: at, runAfter: at, leasedUntil: null, attempts: 1, progress: null, finishedAt: at,
    }
  }
  const preview = { read: ['AGNO', 'RBD', 'NOM_RBD', 'COD_COM_RBD'], unread: 46, rows: [['2026', '90001', 'ESCUELA LOS BOLDOS', '99101'], ['2026', '90002', 'LICEO BAHIA CLARA', '99101']] }
  const unnamed = jobOf(2, 'extracto del libro digital.csv')
  await site.store.tx(tx => tx.insert(site.store.s.job).values([
    { ...jobOf(1, '20260912_Directorio_Oficial_EE_2026_20260430_WEB.csv'), state: 'done' as const, result: { report, preview } },
    { ...unnamed, state: 'failed' as const, result: { reason: 'kind-not-recognised', columns: ['RBD'], header: ['ANIO', 'MES', 'RBD', 'CURSO', 'PRESENTES', 'HABILES'] } },
  ]))
  return unnamed.id
}

const pages: { name: string; path: () => string; person: CastPerson | null }[] = [
  { name: 'sign in', path: () => '/entrar', person: null },
  { name: 'the agreement', path: () => '/acuerdo', person: rosaHuenchul },
  { name: 'my account', path: () => '/mi-cuenta', person: rosaHuenchul },
  { name: 'notices of a team', path: () => '/avisos', person: rosaHuenchul },
  { name: 'notices of an advisor', path: () => '/avisos', person: marcelaPaillan },
  { name: "one's own digest", path: () => '/avisos/resumen', person: rosaHuenchul },
  { name: 'the link that stops digests', path: () => `/avisos/parar/${tokenToStop(stopKey(loadSecrets(site.dataDir)), rosaHuenchul.id)}`, person: null },
  { name: 'a link that stops nothing', path: () => '/avisos/parar/nada', person: null },
  { name: 'the notebook', path: () => `/cuadernos/${losBoldos.rbd}`, person: rosaHuenchul },
  { name: 'challenge and theory', path: () => `${cyclePath}/desafio`, person: rosaHuenchul },
  { name: 'data review', path: () => `${cyclePath}/datos`, person: rosaHuenchul },
  { name: 'data review, as the advisor reads it', path: () => `${cyclePath}/datos`, person: marcelaPaillan },
  { name: 'the conversation of a cycle', path: () => `${cyclePath}/conversacion`, person: rosaHuenchul },
  { name: 'one comment, then and now', path: () => `${cyclePath}/conversacion/${castId('feedback', 1204)}`, person: marcelaPaillan },
  { name: 'writing a comment', path: () => `${cyclePath}/comentar/desafio?en=seccion.theoryIf`, person: marcelaPaillan },
  { name: 'the figures by year', path: () => `/cuadernos/${losBoldos.rbd}/cifras`, person: rosaHuenchul },
  { name: 'reasons for absence', path: () => `/cuadernos/${losBoldos.rbd}/razones`, person: rosaHuenchul },
  { name: 'implementation', path: () => `${cyclePath}/implementacion`, person: rosaHuenchul },
  { name: 'implementation, as the advisor reads it', path: () => `${cyclePath}/implementacion`, person: marcelaPaillan },
  { name: 'a measure and its weeks, to correct', path: () => `${cyclePath}/implementacion?editar=${measureId}`, person: rosaHuenchul },
  { name: 'the history of an entry', path: () => `${cyclePath}/implementacion/${measureId}/historia`, person: rosaHuenchul },
  { name: 'learnings', path: () => `${cyclePath}/aprendizajes`, person: rosaHuenchul },
  { name: 'the story of a cycle', path: () => `${storyCycle}/historia-del-ciclo`, person: rosaHuenchul },
  { name: 'the story of a cycle, as the advisor reads it', path: () => `${storyCycle}/historia-del-ciclo`, person: marcelaPaillan },
  { name: 'sharing the story', path: () => `${storyCycle}/compartir`, person: rosaHuenchul },
  { name: 'a story behind a link', path: () => sharedStory, person: null },
  { name: 'a link that shows nothing', path: () => '/historia/nada', person: null },
  { name: 'the text for the plan', path: () => `${storyCycle}/para-el-pme`, person: rosaHuenchul },
  { name: 'the public account', path: () => `/cuadernos/${losBoldos.rbd}/cuenta-publica`, person: rosaHuenchul },
  { name: 'the archive', path: () => `/cuadernos/${losBoldos.rbd}/archivo`, person: rosaHuenchul },
  { name: 'partnerships of a school', path: () => `/cuadernos/${losBoldos.rbd}/alianzas`, person: rosaHuenchul },
  { name: 'partnerships of a school, as the advisor reads them', path: () => `/cuadernos/${losBoldos.rbd}/alianzas`, person: marcelaPaillan },
  { name: 'registering a partnership', path: () => `/cuadernos/${losBoldos.rbd}/alianzas/nueva?nombre=taller+mar+adentro`, person: rosaHuenchul },
  { name: 'one partnership', path: () => partnership, person: rosaHuenchul },
  { name: 'both sides of a partnership', path: () => `${partnership}/autoevaluacion`, person: rosaHuenchul },
  { name: 'the self-assessment of a school', path: () => partnerRound, person: rosaHuenchul },
  { name: 'a meeting with a partner', path: () => partnerMeeting, person: rosaHuenchul },
  { name: 'the analysis of a partnership', path: () => `${partnership}/analisis`, person: rosaHuenchul },
  { name: 'what a partnership said before', path: () => `${partnership}/historia`, person: rosaHuenchul },
  { name: 'a partner’s link', path: () => `${partnership}/enlace`, person: rosaHuenchul },
  { name: 'the partner’s side', path: () => partnerSide, person: null },
  { name: 'the partner’s answers', path: () => partnerAnswer, person: null },
  { name: 'a partner’s link that opens nothing', path: () => '/alianza/nada', person: null },
  { name: 'partnerships of a territory', path: () => '/territorio/alianzas', person: elenaRivas },
  { name: 'one organisation of the register', path: () => `/territorio/alianzas/registro/${castId('partner', 1)}`, person: elenaRivas },
  { name: 'where the questions about partnerships come from', path: () => '/ayuda/alianzas', person: rosaHuenchul },
  { name: 'advising', path: () => '/asesoria', person: marcelaPaillan },
  { name: 'the desk of an advisor who is away', path: () => `/asesoria/de/${marcelaPaillan.id}`, person: tomasAguilera },
  { name: 'coverage of the advisors', path: () => '/asesoria/cobertura', person: elenaRivas },
  { name: 'what the cycles of a territory hold', path: () => '/territorio/ciclos', person: elenaRivas },
  { name: 'what would make a cycle stronger', path: () => `${cyclePath}/fortalecer`, person: rosaHuenchul },
  { name: 'what would make a cycle stronger, as the advisor reads it', path: () => `${cyclePath}/fortalecer`, person: marcelaPaillan },
  { name: 'visits', path: () => '/asesoria/visitas', person: marcelaPaillan },
  { name: 'a visit to come', path: () => `/asesoria/visitas/${castId('visit', 4)}`, person: marcelaPaillan },
  { name: 'the minutes of a network meeting', path: () => `/asesoria/visitas/${castId('visit', 10)}?versiones`, person: marcelaPaillan },
  { name: 'the sheet of a visit', path: () => `/asesoria/visitas/${castId('visit', 4)}/hoja`, person: marcelaPaillan },
  { name: "an advisor's month", path: () => '/asesoria/mi-mes?mes=2026-10', person: marcelaPaillan },
  { name: "an advisor's notes", path: () => `/cuadernos/${losBoldos.rbd}/notas-de-asesoria`, person: marcelaPaillan },
  { name: 'the protocol of absence', path: () => `/cuadernos/${losBoldos.rbd}/protocolo`, person: rosaHuenchul },
  { name: 'the protocol of absence, as the advisor reads it', path: () => `/cuadernos/${losBoldos.rbd}/protocolo`, person: marcelaPaillan },
  { name: 'agreements and visits of a school', path: () => `/cuadernos/${losBoldos.rbd}/acuerdos`, person: rosaHuenchul },
  { name: 'a network meeting, as the team reads it', path: () => `/cuadernos/${losBoldos.rbd}/visitas/${castId('visit', 10)}`, person: rosaHuenchul },
  { name: 'challenge, as the advisor reads it', path: () => `${cyclePath}/desafio`, person: marcelaPaillan },
  { name: 'the board', path: () => '/territorio', person: elenaRivas },
  { name: 'the board as small charts', path: () => '/territorio?vista=graficos', person: elenaRivas },
  { name: 'the board in groups', path: () => '/territorio?orden=inasistencia', person: elenaRivas },
  { name: 'the board as tiles by commune', path: () => '/territorio?vista=mapa', person: elenaRivas },
  { name: 'the differences between cycles', path: () => '/territorio/diferencias', person: elenaRivas },
  { name: 'the theories of a school, for the region', path: () => `/territorio/diferencias/${losBoldos.rbd}`, person: elenaRivas },
  { name: 'results of cycles', path: () => '/territorio/resultados', person: elenaRivas },
  { name: 'schools for their size', path: () => '/territorio/resultados/escuelas', person: elenaRivas },
  { name: 'the network’s theory of action', path: () => '/territorio/teoria', person: elenaRivas },
  { name: 'the regional report', path: () => '/territorio/informe', person: elenaRivas },
  { name: 'data to take away', path: () => '/territorio/datos', person: elenaRivas },
  { name: 'the dictionary of the data', path: () => '/territorio/datos/diccionario', person: elenaRivas },
  { name: 'keys for programs', path: () => '/territorio/datos/llaves', person: elenaRivas },
  { name: 'what leaves a service', path: () => '/territorio/datos/fuera', person: elenaRivas },
  { name: 'data for research', path: () => '/territorio/datos/investigacion', person: elenaRivas },
  { name: 'one school of the board', path: () => `/territorio/escuelas/${losBoldos.rbd}`, person: elenaRivas },
  { name: 'the library of learnings', path: () => '/territorio/aprendizajes?palabras=familias', person: elenaRivas },
  { name: 'one shared learning, as another school reads it', path: () => `/territorio/aprendizajes/${castId('learning', 11)}?palabras=familias`, person: marcelaPaillan },
  { name: 'ideas and decisions', path: () => '/territorio/aprendizajes/ideas', person: elenaRivas },
  { name: 'the code book', path: () => '/territorio/aprendizajes/codigos', person: elenaRivas },
  { name: 'coding a learning', path: () => `/territorio/aprendizajes/${castId('learning', 41)}/codificar`, person: elenaRivas },
  { name: 'a learning coded by two', path: () => `/territorio/aprendizajes/${castId('learning', 11)}/codificar`, person: elenaRivas },
  { name: 'sharing a learning', path: () => `${storyCycle}/compartir-aprendizaje`, person: rosaHuenchul },
  { name: 'what schools need', path: () => '/necesidades', person: elenaRivas },
  { name: 'imports', path: () => '/importaciones', person: tomasAguilera },
  { name: 'one import', path: () => importPath, person: tomasAguilera },
  { name: 'files to review', path: () => `/importaciones/revision/${lookBatch}`, person: tomasAguilera },
  { name: 'which column is which', path: () => `${columnsPath}?clase=attendance`, person: tomasAguilera },
  { name: 'attendance typed by week', path: () => `/cuadernos/${losBoldos.rbd}/semanas`, person: rosaHuenchul },
  { name: 'people', path: () => '/personas', person: tomasAguilera },
  { name: 'the options of a cycle', path: () => `${cyclePath}/opciones`, person: rosaHuenchul },
  { name: 'learnings, as the advisor reads them', path: () => `${cyclePath}/aprendizajes`, person: marcelaPaillan },
  { name: 'two versions of a theory', path: () => `${cyclePath}/teoria`, person: rosaHuenchul },
  { name: 'why a number differs', path: () => '/ayuda/cifras', person: rosaHuenchul },
  { name: 'what each verdict means', path: () => '/ayuda/senal', person: rosaHuenchul },
  { name: 'signal or noise of a cycle', path: () => `${cyclePath}/senal`, person: rosaHuenchul },
  { name: 'another reading of a cycle', path: () => `${cyclePath}/senal/otra-lectura?reglas=rachas&antes=12`, person: rosaHuenchul },
  { name: 'the cycle on one page', path: () => '/ayuda/ciclo', person: rosaHuenchul },
  { name: 'the history of a page', path: () => `${cyclePath}/desafio/historia`, person: rosaHuenchul },
  { name: 'starting a cycle', path: () => `/cuadernos/${losBoldos.rbd}/ciclos/nuevo`, person: rosaHuenchul },
  { name: 'the team', path: () => `/cuadernos/${losBoldos.rbd}/equipo`, person: rosaHuenchul },
  { name: 'naming a stand-in', path: () => `/cuadernos/${losBoldos.rbd}/equipo/reemplazo`, person: marcelaPaillan },
  { name: 'the meetings of a cycle', path: () => `${cyclePath}/reuniones`, person: rosaHuenchul },
  { name: 'a meeting', path: () => meetingPath, person: rosaHuenchul },
  { name: 'the minutes of a meeting', path: () => `${meetingPath}/acta`, person: rosaHuenchul },
  { name: 'working together', path: () => `${cyclePath}/juntos`, person: rosaHuenchul },
  { name: 'what each profession sees', path: () => `${cyclePath}/juntos/miradas`, person: rosaHuenchul },
  { name: 'the history of what each profession sees', path: () => `${cyclePath}/juntos/miradas/historia`, person: rosaHuenchul },
  { name: 'the referrals of a cycle', path: () => `${cyclePath}/juntos/derivaciones`, person: rosaHuenchul },
  { name: 'pausing a cycle', path: () => `${cyclePath}/pausa`, person: rosaHuenchul },
  { name: 'blank sheets', path: () => `/cuadernos/${losBoldos.rbd}/hojas`, person: rosaHuenchul },
  { name: 'one blank sheet', path: () => `/cuadernos/${losBoldos.rbd}/hojas/acta`, person: marcelaPaillan },
  { name: 'the engagement of a cycle', path: () => `${storyCycle}/compromiso`, person: rosaHuenchul },
  { name: 'the survey on paper', path: () => `${storyCycle}/compromiso/hoja`, person: rosaHuenchul },
  { name: 'a guide for a conversation', path: () => `${storyCycle}/compromiso/guia`, person: rosaHuenchul },
  { name: 'where a class code is typed', path: () => '/encuesta', person: null },
  { name: 'the calendar of a school', path: () => `/cuadernos/${losBoldos.rbd}/calendario`, person: rosaHuenchul },
  { name: 'the calendar of the country', path: () => '/ajustes/calendario', person: tomasAguilera },
  { name: 'students at risk', path: () => `/cuadernos/${losBoldos.rbd}/estudiantes`, person: rosaHuenchul },
  { name: 'one student', path: () => `/cuadernos/${losBoldos.rbd}/estudiantes/${castId('student', 300)}`, person: rosaHuenchul },
  { name: 'the days of the week by course', path: () => `/cuadernos/${losBoldos.rbd}/estudiantes/dias`, person: rosaHuenchul },
  { name: 'families sought, as counts', path: () => `/cuadernos/${losBoldos.rbd}/contactos`, person: rosaHuenchul },
  { name: 'the group of a cycle', path: () => `${cyclePath}/grupo`, person: rosaHuenchul },
  { name: 'the invitation form', path: () => '/personas/invitar', person: tomasAguilera },
  { name: 'the record', path: () => '/registro', person: tomasAguilera },
  { name: 'territory and schools', path: () => '/ajustes/territorio', person: tomasAguilera },
  { name: 'the demo clock', path: () => '/demo/reloj', person: rosaHuenchul },
  { name: "the phone's page", path: () => '/anotar', person: rosaHuenchul },
  { name: 'the empty form a phone keeps', path: () => '/anotar/sin-linea', person: null },
  { name: 'what does not exist', path: () => '/no/existe', person: null },
]

type AxeResult = { violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[] }

/**
 * Somebody's browser in a language, opened once: a browser of its own for each of three hundred looks takes longer to open than to look,
 * and has every script to read anew. It only looks, so that nothing of one page is left for the next; what a page complains of is taken
 * from it after each look.
 */
const browsers = new Map<string, Promise<Visitor>>()
const browserOf = (person: CastPerson | null, language: string, javaScript: boolean): Promise<Visitor> => {
  const key = `${person?.id} ${language} ${javaScript}`
  const known = browsers.get(key)
  if (known) return known
  const opened = visit(browser, site.origin, { cookie: person ? cookies.get(person.id) : undefined, javaScript }).then(async visitor => {
    // A person's own language wins over the cookie; both are set as the language button would.
    await visitor.context.addCookies([{ name: 'idioma', value: language, url: site.origin }])
    if (javaScript) await visitor.context.addInitScript(axeSource)
    return visitor
  })
  browsers.set(key, opened)
  return opened
}

/** What a script weighs as it travels; asked of the server once, though every page names the same ones. */
const weights = new Map<string, number>()
const weightOf = async (script: string): Promise<number> => {
  const known = weights.get(script)
  if (known !== undefined) return known
  const weight = gzipSync(new Uint8Array(await (await fetch(site.origin + script)).arrayBuffer())).length
  weights.set(script, weight)
  return weight
}

describe.each(pages)('$name', ({ path, person }) => {
  // Each language is loaded once and looked at twice: the page is what it is at any width, and loading is what takes long.
  it.each([['es', [[1280, 'light'], [390, 'dark']]], ['en', [[390, 'light'], [1280, 'dark']]]] as const)('stands in %s on a desk and on a phone, light and dark', async (language, looks) => {
    const { page, complaints } = await browserOf(person, language, true)
    await page.setViewportSize({ width: looks[0][0], height: 900 })
    await page.emulateMedia({ colorScheme: looks[0][1] })
    if (person) await site.store.tx(tx => tx.update(site.store.s.person).set({ language }))
    await openQuietly(page, path())
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.getAttribute('html', 'lang')).toBe(language === 'es' ? 'es-CL' : 'en')
    for (const [width, colorScheme] of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      const at = `${width} px, ${colorScheme}`
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `wider than the screen at ${at}`).toBeLessThanOrEqual(0)
      const axe = await page.evaluate(() => (globalThis as unknown as { axe: { run(o: unknown): Promise<AxeResult> } }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }))
      expect(axe.violations.map(v => `${v.id} at ${at}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)).toEqual([])
    }
    expect(complaints.splice(0)).toEqual([])
  })

  it('is whole without JavaScript, and light with it', async () => {
    const { page } = await browserOf(person, 'es', false)
    await page.goto(path())
    expect(await page.locator('h1').innerText()).not.toBe('')

    const html = await fetch(site.origin + path(), person ? { headers: { cookie: cookies.get(person.id)! } } : {}).then(r => r.text())
    const scripts = new Set([...html.matchAll(/(?:modulepreload" href|src)="(\/assets\/[^"]+\.js)"|import(?: [^"']*from)? ?"(\/assets\/[^"]+\.js)"/g)].map(x => x[1] ?? x[2]!))
    expect(scripts.size).toBeGreaterThan(1)
    let bytes = 0
    for (const s of scripts) bytes += await weightOf(s)
    expect(bytes).toBeLessThanOrEqual(mostScriptBytes)
  })
})
