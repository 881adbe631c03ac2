/**
 * Each route × each person × document GET, data GET, document POST, data POST, against the built server. What should open is computed
 * from the two tables (`app/access.ts`, `cycles/people/permissions.ts`); what must never open is also said outright below, so that a
 * mistake in a table is a failing test and not a new rule.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import { accessTable, opensToPhones, type Access } from '../../app/access.ts'
import routes from '../../app/routes.ts'
import { scopeFor, whyMay, type Thing } from '../../cycles/people/permissions.ts'
import { tableNames } from '../../cycles/opendata/tables.ts'
import { emptyPage } from '../../cycles/notebook/parts.ts'
import { newId } from '../../db/ids.ts'
import { makeKey } from '../../db/opendata/keys.ts'
import {
  anaSepulveda, beatrizOyanedel, castId, castNetwork, elenaRivas, gladysInostroza, ignacioBarria, losBoldos, marcelaPaillan, plantCast, plantPeople, raulCariman,
  rosaHuenchul, tomasAguilera, type CastPerson,
} from '../../db/seed/cast.ts'
import { openSite, type Site } from './support/site.ts'

/** Written in Los Boldos' notebook, never marked ready: whoever is refused must not receive it in any form. */
const secret = 'palabra-que-solo-lee-los-boldos'

/** In an advisor's note about Los Boldos: on the page of the notes, for that advisor, and nowhere else. */
const noteSecret = 'nota-que-solo-lee-su-asesora'

/** In a learning that Los Boldos shared with its service: read there, and nowhere else. */
const sharedSecret = 'aprendizaje-que-solo-lee-su-servicio'

/** In a partnership of Los Boldos: the team's notes of a meeting and who answered a self-assessment. Its advisor and its region see the partnership, not this. */
const partnerSecret = 'alianza-que-solo-lee-el-equipo'

/** Somebody of the country's staff: reads figures everywhere, and no need of any school. */
const countryStaff: CastPerson = {
  ...elenaRivas, id: castId('person', 91), name: 'Nora Quintana', email: 'nora.quintana@demo.example', memberships: [{ role: 'regional', scopeKind: 'country', scopeId: '', startsOn: '2025-03-03', endsOn: null }],
}

/** `phone`: signed in only by the session of a phone that may write entries. */
const people: { who: string; person: CastPerson | null; phone?: true }[] = [
  { who: 'somebody who has not signed in', person: null },
  { who: 'the team of the school', person: rosaHuenchul },
  { who: 'a phone of the team', person: rosaHuenchul, phone: true },
  { who: 'a phone of an advisor', person: marcelaPaillan, phone: true },
  { who: 'the team of another school', person: anaSepulveda },
  { who: 'a team of another service', person: gladysInostroza },
  { who: "the school's advisor", person: marcelaPaillan },
  { who: "another school's advisor", person: ignacioBarria },
  { who: 'an advisor of another service', person: raulCariman },
  { who: 'the region', person: elenaRivas },
  { who: 'the region of another service', person: beatrizOyanedel },
  { who: 'the region of the whole country', person: countryStaff },
  { who: 'the administrator', person: tomasAguilera },
]

/** Its service lets nothing be seen from outside: nobody of the cast opened it. */
const school: Thing = { kind: 'school', rbd: losBoldos.rbd, slepCode: losBoldos.slep.code, networkIds: [castNetwork.id], staysInside: true }

const patternsOf = (entries: readonly RouteConfigEntry[], base = ''): string[] => entries.flatMap(e => {
  const here = e.path ? `${base}/${e.path}` : base
  return [...(e.children ? patternsOf(e.children, here) : []), ...(e.file && (e.path || e.index) ? [here || '/'] : [])]
})

const mayOpen = (access: Access, person: CastPerson | null, isPhone: boolean, today: string): boolean => {
  if (isPhone && access.kind !== 'public' && !opensToPhones(access)) return false
  switch (access.kind) {
    case 'public': return true
    case 'key': return false
    case 'member': return person !== null
    case 'installation': return whyMay(person, access.action, { kind: 'installation' }, today) !== null
    case 'somewhere': { const s = scopeFor(person, access.action, today); return s.country || s.sleps.length + s.networkIds.length + s.rbds.length > 0 }
    case 'logger': return scopeFor(person, 'notebook.write', today).rbds.length > 0
    case 'school': return access.actions.some(a => whyMay(person, a, school, today) !== null)
  }
}

let site: Site
let cycleId = ''
let visitId = ''
let dataKey = ''
let learningId = ''
let partnershipId = ''
let roundId = ''
const cookies = new Map<string, string>()
const today = '2026-11-22'

beforeAll(async () => {
  site = await openSite({
    plant: async store => {
      await plantCast(store, { installation: 'real' })
      await store.tx(tx => plantPeople(store, tx, [countryStaff], { credentials: false }))
      const now = store.clock.now()
      const made = await makeKey(store, { name: 'matriz', slepCode: losBoldos.slep.code, tables: [...tableNames], expiresOn: '2027-06-01' }, { person: elenaRivas, today })
      if (!made.ok) throw new Error(made.reason)
      dataKey = made.key
      cycleId = newId(now)
      await store.tx(async tx => {
        await tx.insert(store.s.cycle).values({ id: cycleId, rbd: losBoldos.rbd, number: 1, year: 2026, title: secret, version: 1, startedOn: '2026-03-10', createdBy: rosaHuenchul.id, createdAt: now })
        visitId = newId(now)
        const visit = { id: visitId, kind: 'visit' as const, advisorId: marcelaPaillan.id, onDay: '2026-11-20', atTime: '', state: 'planned' as const, body: { purpose: secret }, version: 1, createdBy: marcelaPaillan.id, createdAt: now, updatedBy: marcelaPaillan.id, updatedAt: now }
        await tx.insert(store.s.visit).values(visit)
        await tx.insert(store.s.visitSchool).values({ visitId, rbd: losBoldos.rbd, brings: '' })
        await tx.insert(store.s.advisorNote).values({ id: newId(now), rbd: losBoldos.rbd, audience: 'advisors', text: noteSecret, version: 1, writtenBy: marcelaPaillan.id, writtenAt: now, updatedAt: now })
        learningId = newId(now)
        const partId = newId(now)
        const learnt = { ...emptyPage('learnings'), learnt: sharedSecret }
        await tx.insert(store.s.part).values({ id: partId, cycleId, rbd: losBoldos.rbd, kind: 'learnings', slot: 'learnings', body: learnt, version: 1, updatedBy: rosaHuenchul.id, updatedAt: now, createdAt: now })
        await tx.insert(store.s.sharedLearning).values({
          id: learningId, cycleId, rbd: losBoldos.rbd, partId, partVersion: 1, standing: cycleId, fields: ['learnt'], texts: { learnt: sharedSecret }, themes: [], tags: [], year: 2026, named: false, showsContext: false,
          contextIsCommon: false, sharedBy: rosaHuenchul.id, sharedAt: now,
        })
        partnershipId = newId(now)
        roundId = newId(now)
        const organisationId = newId(now)
        const [made, saved] = [{ createdBy: rosaHuenchul.id, createdAt: now }, { updatedBy: rosaHuenchul.id, updatedAt: now }]
        const ofPartnership = { partnershipId, rbd: losBoldos.rbd }
        await tx.insert(store.s.organisation).values({ id: organisationId, slepCode: losBoldos.slep.code, kind: 'support', name: 'Casa Abierta', nameKey: 'casa abierta', contactRole: '', contactName: '', phone: '', mail: '', purpose: '', addedBy: rosaHuenchul.id, addedAt: now, ...saved, standsFor: organisationId })
        await tx.insert(store.s.partnership).values({ id: partnershipId, rbd: losBoldos.rbd, organisationId, purpose: 'Acompañar las tardes', fromDay: '', toDay: '', coordinatorName: '', schoolShares: '', partnerShares: '', begunOn: '2026-03-10', version: 1, ...made, ...saved })
        await tx.insert(store.s.partnershipMeeting).values({ id: newId(now), ...ofPartnership, onDay: '2026-11-10', state: 'held', present: [], partnerPresent: '', talked: partnerSecret, agreed: '', version: 1, ...made, ...saved })
        await tx.insert(store.s.partnershipLink).values({ id: newId(now), ...ofPartnership, ...made, expiresAt: new Date(now.getTime() + 1e9) })
        await tx.insert(store.s.partnershipRound).values({ id: roundId, ...ofPartnership, onDay: '2026-11-10', form: 'four', openedBy: rosaHuenchul.id, openedAt: now })
        await tx.insert(store.s.partnershipReading).values({ id: newId(now), ...ofPartnership, kind: 'vision', onDay: '2026-11-10', marks: ['strategic'], note: partnerSecret, writtenBy: rosaHuenchul.id, writtenAt: now })
        await tx.insert(store.s.partnershipReview).values({ id: newId(now), ...ofPartnership, kind: 'swot', onDay: '2026-11-10', texts: { strengths: partnerSecret }, writtenBy: rosaHuenchul.id, writtenAt: now })
        await tx.insert(store.s.need).values({ id: newId(now), cycleId, rbd: losBoldos.rbd, slepCode: losBoldos.slep.code, kind: 'transport', text: secret, raisedBy: rosaHuenchul.id, raisedAt: now })
      })
    },
  })
})
// A route may end the session it is asked with (signing out does), so each test comes with new ones.
beforeEach(async () => { for (const { who, person, phone } of people) if (person) cookies.set(who, await (phone ? site.phoneCookieOf(person.id) : site.cookieOf(person.id))) })
afterAll(() => site?.close())

const fill = (pattern: string) => pattern
  .replace(':rbd', String(losBoldos.rbd)).replace(':cycleId', cycleId).replace(':visitId', visitId).replace(':learningId', learningId).replace(':partnershipId', partnershipId).replace(':roundId', roundId).replace('/*', '/no/existe').replace(/:\w+/g, '00000000-0000-7000-8000-000000000000')

type Ask = { name: string; method: 'GET' | 'POST'; isData: boolean }
const asks: Ask[] = [
  { name: 'GET', method: 'GET', isData: false }, { name: 'GET .data', method: 'GET', isData: true },
  { name: 'POST', method: 'POST', isData: false }, { name: 'POST .data', method: 'POST', isData: true },
]

const ask = async (path: string, { method, isData }: Ask, cookie: string | undefined, headers: Record<string, string> = {}) => {
  const at = isData ? (path === '/' ? '/_.data' : `${path}.data`) : path
  const response = await fetch(site.origin + at, {
    method, redirect: 'manual',
    headers: { ...headers, ...(cookie ? { cookie } : {}), ...(method === 'POST' ? { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    body: method === 'POST' ? 'que=matriz' : undefined,
  })
  const body = await response.text()
  // A data request is answered 202 with where to go in the body.
  const redirectTo = isData ? (response.status === 202 ? /"redirect","([^"]*)"/.exec(body)?.[1] ?? null : null) : response.headers.get('location')
  return { status: response.status, redirectTo, body }
}
/** A notebook's form sent as a document after a session ended is answered with its own words: 401, and nothing of the notebook. */
const isHandedBack = (answer: { status: number }, way: Ask, pattern: string) => answer.status === 401 && way.method === 'POST' && !way.isData && /^\/(cuadernos\/|asesoria)/.test(pattern)
const toSignIn = (to: string | null) => to !== null && /^\/entrar(\?|$)/.test(to)

describe('every route, every person, every way of asking', () => {
  const patterns = patternsOf(routes)

  it('each route is listed in the access table, and each listed one exists', () => {
    expect(patterns.map(p => (accessTable[p] ? '' : p)).filter(Boolean)).toEqual([])
    expect(Object.keys(accessTable).filter(p => !patterns.includes(p))).toEqual([])
  })

  for (const pattern of patterns) {
    it(`${pattern} opens for whom the tables say, and for nobody else`, async () => {
      const access = accessTable[pattern]!
      const wrong: string[] = []
      for (const { who, person, phone } of people) {
        for (const way of asks) {
          const answer = await ask(fill(pattern), way, cookies.get(who))
          const refused = answer.status === 403 || (access.kind === 'key' && answer.status === 401) || ((person === null || (phone && access.kind !== 'public')) && (toSignIn(answer.redirectTo) || isHandedBack(answer, way, pattern)))
          const told = `${who}, ${way.name}: ${answer.status} ${answer.redirectTo ?? ''}`
          const opens = mayOpen(access, person, phone === true, today)
          // Whoever reads a notebook without being of its team may be refused a form of it; never the other way round.
          const mayBeRefused = access.kind === 'school' && way.method === 'POST' && whyMay(person, 'notebook.write', school, today) === null
          if (opens === refused && !(opens && mayBeRefused)) wrong.push(told)
          if (answer.status >= 500) wrong.push(`${told} (a failure)`)
          if (refused && answer.body.includes(secret)) wrong.push(`${told} (told the secret)`)
          if (answer.body.includes(noteSecret) && !(pattern === '/cuadernos/:rbd/notas-de-asesoria' && who === "the school's advisor")) wrong.push(`${told} (told an advisor's note)`)
        }
      }
      expect(wrong).toEqual([])
    })
  }

  it('never hands one school’s words to anybody but its team and its advisor, in any way of asking', async () => {
    const told: string[] = []
    for (const { who } of people) {
      if (who === 'the team of the school' || who === "the school's advisor") continue
      for (const pattern of patterns.filter(p => p.startsWith('/cuadernos') || p === '/asesoria' || p.startsWith('/asesoria/visitas') || p.startsWith('/asesoria/mi-mes'))) {
        for (const way of asks) {
          const answer = await ask(fill(pattern), way, cookies.get(who))
          if (answer.body.includes(secret)) told.push(`${who} ${way.name} ${pattern}`)
          // The legal basis of a school's list is the administrator's to fill in; no student and no word of a notebook is on that page.
          if (who === 'the administrator' && pattern === '/cuadernos/:rbd/estudiantes/ajustes') continue
          if (pattern.startsWith('/cuadernos') && answer.status === 200) told.push(`${who} ${way.name} ${pattern}: 200`)
        }
      }
    }
    // A data redirect to the sign-in page is a 202 and a refusal a 403: neither is a 200.
    expect(told).toEqual([])
  })

  it('has an advisor’s note in no line of the log and no row of the record', async () => {
    expect((await ask(fill('/cuadernos/:rbd/notas-de-asesoria'), asks[0]!, cookies.get("the school's advisor"))).body).toContain(noteSecret)
    expect(site.output()).not.toContain(noteSecret)
    expect(JSON.stringify(await site.store.read.select().from(site.store.s.audit))).not.toContain(noteSecret)
  })

  it('tells what a school needs to its own service, and to no other, to no administrator and not to the country', async () => {
    const told: string[] = []
    for (const { who } of people) for (const path of ['/necesidades', '/necesidades/exportar', '/territorio', `/territorio/escuelas/${losBoldos.rbd}`]) {
      for (const way of asks) if ((await ask(path, way, cookies.get(who))).body.includes(secret) && path.startsWith('/necesidades')) told.push(`${who} ${way.name} ${path}`)
    }
    expect([...new Set(told.map(t => t.split(' GET')[0]))]).toEqual(['the region'])
    expect((await ask('/necesidades/exportar', asks[0]!, cookies.get('the region'))).body).not.toContain(secret)
  })

  it('tells what a school shared of its learnings to its own service, and to no other, to no administrator and not to the country', async () => {
    const told = new Set<string>()
    for (const { who } of people) for (const path of ['/territorio/aprendizajes', '/territorio/aprendizajes/:learningId', '/territorio/aprendizajes/:learningId/codificar']) {
      for (const way of asks.filter(a => a.method === 'GET')) if ((await ask(fill(path), way, cookies.get(who))).body.includes(sharedSecret)) told.add(`${who} ${path.split('/').at(-1)}`)
    }
    const readers = ['the team of the school', 'the team of another school', "the school's advisor", "another school's advisor", 'the region']
    expect([...told].sort()).toEqual([...readers.flatMap(who => [`${who} aprendizajes`, `${who} :learningId`]), 'the region codificar'].sort())
    // Without the name it did not give.
    expect((await ask(fill('/territorio/aprendizajes/:learningId'), asks[0]!, cookies.get('the team of another school'))).body).not.toMatch(/Los Boldos|palabra-que-solo/)
  })

  it('tells what a team notes and answers about a partnership to that team alone, and that there is one to its advisor and its region', async () => {
    const [told, known] = [new Set<string>(), new Set<string>()]
    for (const { who } of people) for (const pattern of patterns.filter(p => p.includes('alianza'))) for (const way of asks) {
      const { body } = await ask(fill(pattern), way, cookies.get(who))
      if (body.includes(partnerSecret)) told.add(who)
      if (body.includes('Acompañar las tardes')) known.add(who)
    }
    expect([...told]).toEqual(['the team of the school'])
    expect([...known].sort()).toEqual(['the region', 'the team of the school', "the school's advisor"].sort())
  })

  it('holds the lines that no table may move', async () => {
    const never: [string, string[]][] = [
      ['the team of the school', ['/territorio/datos', '/territorio/datos/llaves', '/territorio/datos/fuera', '/territorio/datos/investigacion', '/necesidades', '/necesidades/exportar', '/territorio', '/territorio/exportar', '/asesoria', '/personas', '/importaciones', '/registro', '/ajustes/territorio']],
      ["the school's advisor", ['/necesidades', '/necesidades/exportar', '/territorio', '/territorio/exportar', '/cuadernos/:rbd/ciclos/nuevo', '/personas', '/importaciones', '/registro']],
      ['the region', ['/cuadernos/:rbd', '/cuadernos/:rbd/ciclos/:cycleId/implementacion', '/asesoria', '/personas', '/importaciones', '/registro']],
      ['the region of the whole country', ['/necesidades', '/necesidades/exportar', '/cuadernos/:rbd', '/cuadernos/:rbd/ciclos/:cycleId/desafio', '/territorio/escuelas/:rbd', '/territorio/datos/fuera']],
      ['the administrator', ['/necesidades', '/necesidades/exportar', '/cuadernos/:rbd', '/cuadernos/:rbd/ciclos/:cycleId/desafio', '/asesoria', '/territorio', '/territorio/exportar']],
      ['the region of another service', ['/territorio/escuelas/:rbd', '/cuadernos/:rbd']],
    ]
    const opened: string[] = []
    for (const [who, paths] of never) for (const path of paths) for (const way of asks) {
      const { status } = await ask(fill(path), way, cookies.get(who))
      if (status !== 403) opened.push(`${who} ${way.name} ${path}: ${status}`)
    }
    expect(opened).toEqual([])
  })

  it('asks a phone that may write entries to sign in, everywhere but where entries are written', async () => {
    const opened: string[] = []
    for (const pattern of patterns.filter(p => !['/anotar', '/anotar/entradas', '/mi-cuenta/llave'].includes(p) && accessTable[p]?.kind !== 'public')) {
      for (const way of asks) {
        const answer = await ask(fill(pattern), way, cookies.get('a phone of the team'))
        const isRefused = accessTable[pattern]?.kind === 'key' ? answer.status === 401 : toSignIn(answer.redirectTo) || isHandedBack(answer, way, pattern)
        if (!isRefused || answer.body.includes(secret)) opened.push(`${way.name} ${pattern}: ${answer.status}`)
      }
    }
    expect(opened).toEqual([])
    // Nor does its token open anything in the other cookie.
    const swapped = await ask(fill('/cuadernos/:rbd'), asks[0]!, cookies.get('a phone of the team')!.replace(/^n=/, 's='))
    expect(toSignIn(swapped.redirectTo)).toBe(true)
    // On its own page it is somebody, and marked so that nothing more is offered.
    expect((await ask('/anotar', asks[0]!, cookies.get('a phone of the team'))).status).toBe(200)
    expect((await ask('/anotar', asks[0]!, cookies.get('a phone of an advisor'))).status).toBe(403)
  })

  it('opens nothing but figures to whoever shows a key, and nothing else to a key beside a cookie', async () => {
    const opened: string[] = []
    for (const pattern of patterns) {
      const access = accessTable[pattern]!
      if (access.kind === 'public') continue
      for (const way of asks) {
        const path = fill(pattern).replace(/^\/api\/v1\/.*/, '/api/v1/asistencia')
        const answer = await ask(path, way, undefined, { authorization: `Bearer ${dataKey}` })
        if (answer.body.includes(secret) || answer.body.includes(noteSecret)) opened.push(`${way.name} ${pattern}: told the secret`)
        if (access.kind === 'key' ? way.name === 'GET' && answer.status !== 200 : !(toSignIn(answer.redirectTo) || isHandedBack(answer, way, pattern))) opened.push(`${way.name} ${pattern}: ${answer.status}`)
      }
    }
    expect(opened).toEqual([])
    // Beside the cookie of somebody who may, the key still decides.
    expect((await ask('/api/v1/asistencia', asks[0]!, cookies.get('the region'), { authorization: 'Bearer tep1_x' })).status).toBe(401)
  })

  it('refuses a form from another site, and one that says nothing of where it came from', async () => {
    for (const headers of [{ origin: 'https://otra.example' }, {}] as Record<string, string>[]) {
      const response = await fetch(`${site.origin}/idioma`, { method: 'POST', redirect: 'manual', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: 'idioma=en' })
      expect(response.status).toBe(403)
      expect(response.headers.get('set-cookie')).toBeNull()
      const entry = await fetch(`${site.origin}/anotar/entradas`, { method: 'POST', redirect: 'manual', headers: { ...headers, cookie: cookies.get('a phone of the team')!, 'content-type': 'application/x-www-form-urlencoded' }, body: `que=anotar&donde=${losBoldos.rbd}/${cycleId}&text=x` })
      expect(entry.status).toBe(403)
    }
  })

  it('refuses a body above 2 MB before any route sees it', async () => {
    const response = await fetch(`${site.origin}/idioma`, { method: 'POST', redirect: 'manual', headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' }, body: `a=${'x'.repeat(2 * 1024 * 1024 + 1)}` })
    expect(response.status).toBe(413)
  })

  it('sends the strict policy with every answer: pages, files, refusals, what does not exist', async () => {
    for (const path of ['/entrar', '/icon.svg', '/assets/no.js', '/no/existe', '/healthz', '/cuadernos/90001']) {
      const response = await fetch(site.origin + path, { redirect: 'manual' })
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy, path).toContain("default-src 'none'")
      expect(policy, path).not.toMatch(/unsafe/)
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
    }
  })

  it('answers a path nobody made with 404 and the same frame', async () => {
    const answer = await ask('/no/existe', asks[0]!, cookies.get('the region'))
    expect(answer.status).toBe(404)
    expect(answer.body).toContain('Esta página no existe')
  })
})
