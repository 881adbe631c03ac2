import { RouterContextProvider } from 'react-router'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessTable } from '../../../app/access.ts'
import { readConfig } from '../../../app/config.ts'
import { takeKey } from '../../../app/data-keys.server.ts'
import { inLocale, requestContext, type RequestFacts } from '../../../app/request.server.ts'
import * as list from '../../../app/routes/opendata/api-list.ts'
import * as table from '../../../app/routes/opendata/api-table.ts'
import * as openapi from '../../../app/routes/opendata/openapi.ts'
import { tableNames, tables, type TableName } from '../../../cycles/opendata/tables.ts'
import { insertRows } from '../../../db/dialect.ts'
import { makeKey, revokeKey } from '../../../db/opendata/keys.ts'
import { decideOutside } from '../../../db/opendata/outside.ts'
import { setSmallestGroup } from '../../../db/region/policy.ts'
import { castId, costaClara, elenaRivas, escuelaValleHondo, islaChaica, losBoldos, plantCast, rosaHuenchul, tomasAguilera, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { resultsFile } from '../../support/ministry-files.ts'
import { clockOf, openSqliteTestStore } from '../../support/stores.ts'
import { imported } from '../../db/import/importing.ts'
import { inBands, plantAttendance } from '../../db/indicators/plant-attendance.ts'
import { origin, secrets } from '../people/ask.ts'

const today = '2026-11-18'
type Schema = { type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; required?: string[]; properties?: Record<string, Schema>; items?: Schema; additionalProperties?: boolean; $ref?: string }
type Doc = { openapi: string; paths: Record<string, { get: { parameters?: { name: string }[]; responses: Record<string, { content?: Record<string, { schema: Schema }> }> } }>; components: { schemas: Record<string, Schema> } }

/** As much of JSON Schema as the description uses. */
const misfits = (doc: Doc, schema: Schema, value: unknown, at = '$'): string[] => {
  if (schema.$ref) return misfits(doc, doc.components.schemas[schema.$ref.split('/').at(-1)!]!, value, at)
  const out: string[] = []
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value
  const types = schema.type === undefined ? null : [schema.type].flat()
  if (types && !types.includes(kind) && !(kind === 'integer' && types.includes('number'))) out.push(`${at}: ${kind} is not ${types.join('|')}`)
  if (schema.enum && !schema.enum.includes(value)) out.push(`${at}: ${String(value)} is no code`)
  if ('const' in schema && value !== schema.const) out.push(`${at}: ${String(value)}`)
  if (schema.format === 'date' && value !== null && !/^\d{4}-\d\d-\d\d$/.test(String(value))) out.push(`${at}: no day`)
  if (kind === 'array') for (const [i, v] of (value as unknown[]).entries()) out.push(...misfits(doc, schema.items!, v, `${at}[${i}]`))
  if (kind === 'object') {
    const names = Object.keys(value as object)
    for (const name of schema.required ?? []) if (!names.includes(name)) out.push(`${at}.${name} is missing`)
    for (const name of names) out.push(...(schema.properties?.[name] ? misfits(doc, schema.properties[name], (value as Record<string, unknown>)[name], `${at}.${name}`) : [`${at}.${name} is not described`]))
  }
  return out
}

describe('the service for programs', () => {
  let store: Store, drop: () => void
  const keys = new Map<string, { id: string; key: string }>()
  const call = async (path: string, { key, headers = {}, locale = 'es' }: { key?: string; headers?: Record<string, string>; locale?: 'es' | 'en' } = {}) => {
    const context = new RouterContextProvider()
    const facts: RequestFacts = { store, config: readConfig({ PUBLIC_ORIGIN: origin }), secrets, requestId: 'prueba', nonce: '', locale, installation: null, signedIn: null, sessionToken: null, logger: null, logToken: null, dataKey: null }
    context.set(requestContext, facts)
    const url = new URL(path, origin)
    const request = new Request(url, { headers: { ...headers, ...(key ? { authorization: `Bearer ${key}` } : {}) } })
    const name = url.pathname.replace(/^\/api\/v1\/?/, '')
    const answer = await inLocale(facts, async () => {
      if (name === 'openapi.json') return openapi.loader({ context, request, params: {} } as never)
      const refused = await takeKey(request, context)
      if (refused) return refused
      return name === '' ? list.loader({ context, request, params: {} } as never) : table.loader({ context, request, params: { tabla: name } } as never)
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text, json: (text ? JSON.parse(text) : null) as { rows: Record<string, unknown>[]; next: string | null; title: string; detail: string; status: number } }
  }
  const keyOf = (who: string) => keys.get(who)!.key
  const make = async (who: string, person: typeof elenaRivas, slepCode: number | null, of: readonly TableName[]) => {
    const made = await makeKey(store, { name: who, slepCode, tables: of, expiresOn: '2027-03-01' }, { person, today })
    if (!made.ok) throw new Error(made.reason)
    keys.set(who, made)
  }

  beforeAll(async () => {
    ({ store, drop } = await openSqliteTestStore())
    await plantCast(store, { installation: 'real' })
    await plantAttendance(store, [2025, 2026].flatMap(year => [9, 10].flatMap(month => [losBoldos, islaChaica, escuelaValleHondo].map(s => ({ rbd: s.rbd, year, month, pairs: s === islaChaica ? inBands([1, 1, 1, 1, 2]) : inBands([3, 20, 30, 200, 118]) })))))
    await imported(store, resultsFile([{ rbd: losBoldos.rbd, year: 2024, boys: [180, 5, 4, 6], girls: [170, 4, 4, 5], attendance: '89,53' }]), { fileName: 'r.csv' })
    await store.tx(async tx => {
      await insertRows(tx, store.s.cycle, [{ id: castId('cycle', 1), rbd: losBoldos.rbd, number: 1, year: 2026, title: 'Vínculo', version: 1, startedOn: '2026-03-17', implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now() }])
      await insertRows(tx, store.s.need, [{ id: castId('need', 1), cycleId: castId('cycle', 1), rbd: losBoldos.rbd, slepCode: costaClara.code, kind: 'transport', text: 'un bus', raisedBy: rosaHuenchul.id, raisedAt: store.clock.now() }] as never)
    })
    await make('all', elenaRivas, costaClara.code, tableNames)
    await make('cycles', elenaRivas, costaClara.code, ['cycles'])
    await make('country', tomasAguilera, null, ['attendance-months', 'cycles'])
    await make('gone', elenaRivas, costaClara.code, ['cycles'])
    await revokeKey(store, keys.get('gone')!.id, { person: elenaRivas, today })
  })
  // Each has its own minute of a key.
  beforeEach(() => { clockOf(store).set(new Date(store.clock.now().getTime() + 60_000).toISOString()) })
  afterAll(() => drop())

  it('answers as its description says: every table, every row, every parameter, and no table besides', async () => {
    const doc = (await call('/api/v1/openapi.json')).json as unknown as Doc
    expect(doc.openapi).toBe('3.1.0')
    expect(Object.keys(doc.paths).sort()).toEqual(['/api/v1', ...Object.values(tables).map(t => `/api/v1/${t.slug}`)].sort())
    expect(Object.keys(accessTable).filter(p => p.startsWith('/api/')).sort()).toEqual(['/api/v1', '/api/v1/:tabla', '/api/v1/openapi.json'])
    for (const [path, { get }] of Object.entries(doc.paths)) {
      const answer = await call(path, { key: keyOf('all') })
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('etag')).toMatch(/^"[\w-]{27}"$/)
      expect(misfits(doc, get.responses[200]!.content!['application/json']!.schema, answer.json)).toEqual([])
      if (path !== '/api/v1' && !path.endsWith('desvinculacion')) expect(answer.json.rows.length, path).toBeGreaterThan(0)
      // Each parameter that is described is looked at: a bad one is refused.
      for (const { name } of get.parameters ?? []) expect((await call(`${path}?${name}=x`, { key: keyOf('all') })).status, `${path} ${name}`).toBe(400)
    }
    expect(JSON.stringify((await call('/api/v1/openapi.json', { locale: 'en' })).json)).toContain('The tables the key reads')
  })

  it('goes page by page through everything once, and a page of one row is a page', async () => {
    const whole = (await call('/api/v1/asistencia', { key: keyOf('all') })).json
    expect([whole.rows.length, whole.next]).toEqual([8, null])
    for (const size of [1, 3]) {
      const rows: unknown[] = []
      let next: string | null = `/api/v1/asistencia?filas=${size}&desde=2025`
      for (let pages = 0; next && pages < 20; pages++) { const page: { rows: Record<string, unknown>[]; next: string | null } = (await call(next, { key: keyOf('all') })).json; rows.push(...page.rows); next = page.next }
      expect(rows).toEqual(whole.rows)
    }
  })

  it('answers 304 to whoever has the page already', async () => {
    const first = await call('/api/v1/ciclos', { key: keyOf('all') })
    const again = await call('/api/v1/ciclos', { key: keyOf('all'), headers: { 'if-none-match': `"x", ${first.headers.get('etag')}` } })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', first.headers.get('etag')])
    expect((await call('/api/v1/ciclos', { key: keyOf('all'), headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('says in words what is wrong, and nothing else', async () => {
    const problem = async (path: string, key?: string, locale: 'es' | 'en' = 'es') => { const a = await call(path, { key, locale }); expect(a.headers.get('content-type')).toContain('application/problem+json'); expect(a.json.status).toBe(a.status); return [a.status, a.json.detail] }
    expect(await problem('/api/v1/ciclos')).toEqual([401, 'Envíe la llave en la cabecera: Authorization: Bearer tep1_…'])
    expect(await problem('/api/v1/ciclos', 'tep1_nada', 'en')).toEqual([401, 'There is no such key. Check that it is whole.'])
    expect(await problem('/api/v1/ciclos', keyOf('gone'))).toEqual([401, 'Esa llave fue anulada.'])
    expect((await problem('/api/v1/estudiantes', keyOf('all')))[0]).toBe(404)
    expect(await problem('/api/v1/asistencia?desde=2026&hasta=2024', keyOf('all'))).toEqual([400, 'hasta: El año final es anterior al inicial: cambie uno de los dos.'])
    for (const bad of ['filas=0', 'filas=100000000', 'filas=-1', 'despues=[1]', 'despues={}', 'despues=%5B2026%2C10%2C%22x%22%2C%22young%22%5D', 'desde=1800', 'mes=13']) expect((await problem(`/api/v1/asistencia?${bad}`, keyOf('all')))[0], bad).toBe(400)
    expect((await call('/api/v1/asistencia?desde=2010&hasta=2019', { key: keyOf('all') })).json).toEqual({ table: 'asistencia', rows: [], next: null })
    expect((await call('/api/v1/asistencia?desde=2017&hasta=2026', { key: keyOf('all') })).json.rows).toHaveLength(8)
  })

  it('gives a key beyond its scope one answer, whatever lies there, and records it', async () => {
    const answers = [await call('/api/v1/asistencia', { key: keyOf('cycles') }), await call(`/api/v1/ciclos?slep=${valleHondo.code}`, { key: keyOf('cycles') }), await call('/api/v1/ciclos?slep=4711', { key: keyOf('cycles') }), await call(`/api/v1/asistencia?slep=${costaClara.code}`, { key: keyOf('country') })]
    expect(new Set(answers.map(a => `${a.status} ${a.text}`)).size).toBe(1)
    expect(answers[0]!.status).toBe(403)
    expect((await store.read.select().from(store.s.audit)).filter(a => a.event === 'data-key.refused')).toHaveLength(4)
    expect((await call(`/api/v1/ciclos?slep=${costaClara.code}`, { key: keyOf('cycles') })).json.rows).toHaveLength(1)
  })

  it('shows the country what services let be seen, as it was decided', async () => {
    const rbds = async () => [...new Set((await call('/api/v1/asistencia', { key: keyOf('country') })).json.rows.map(r => r.rbd))]
    expect(await rbds()).toEqual([])
    await decideOutside(store, { slepCode: valleHondo.code, isOpen: true }, { person: tomasAguilera, today })
    expect(await rbds()).toEqual([escuelaValleHondo.rbd])
    await decideOutside(store, { slepCode: valleHondo.code, isOpen: false }, { person: tomasAguilera, today })
    expect(await rbds()).toEqual([])
  })

  it('goes by the smallest group of what leaves, whatever a service set for its own staff', async () => {
    const shown = async () => (await call('/api/v1/asistencia?desde=2026', { key: keyOf('all') })).json.rows.filter(r => r.students !== null).length
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: null })
    const before = await shown()
    expect((await call('/api/v1/asistencia', { key: keyOf('all') })).json.rows.filter(r => r.rbd === islaChaica.rbd).every(r => r.students === null)).toBe(true)
    await setSmallestGroup(store, { slepCode: null, fewest: 30, by: null })
    expect(await shown()).toBe(before)
    await setSmallestGroup(store, { slepCode: null, fewest: 10, by: null })
  })

  it('gives nothing to a key that is revoked while its request is under way', async () => {
    await make('short', elenaRivas, costaClara.code, ['attendance-months'])
    const short = keys.get('short')!
    const under = call('/api/v1/asistencia', { key: short.key })
    await revokeKey(store, short.id, { person: elenaRivas, today })
    expect((await under).status).toBe(401)
    expect((await call('/api/v1/asistencia', { key: short.key })).status).toBe(401)
  })
})
