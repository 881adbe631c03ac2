import { describe, expect, it } from 'vitest'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { addEntry, getPartsForTeam, listRevisions, markReady, saveEntry } from '../../../db/notebook/parts.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, danielaSoto, marcelaPaillan, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import * as entryHistory from '../../../app/routes/notebook/entry-history.tsx'
import * as implementation from '../../../app/routes/notebook/implementation.tsx'
import { openSqliteTestStore } from '../../support/stores.ts'
import { bodyOf, boldos } from '../../db/notebook/plant.ts'
import { ask } from '../people/ask.ts'

type Session = 'rosa' | 'marcela' | 'ana'
const withPage3 = async (test: (page: {
  store: Store; cycleId: string; params: { rbd: string; cycleId: string }; sessions: Record<Session, string>
  post: (form: Record<string, string>) => ReturnType<typeof ask>
}) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store)
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: true, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const sessions = { rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id), ana: await open(anaSepulveda.id) }
    const params = { rbd: String(boldos), cycleId: started.cycleId }
    await test({ store, cycleId: started.cycleId, params, sessions, post: form => ask(store, implementation.action as never, { token: sessions.rosa, params, form }) })
  } finally { await drop() }
}
const plant = async (store: Store, cycleId: string, kind: 'action' | 'note' | 'measure', fields: Record<string, string>) => {
  const added = await addEntry(store, kind, { rbd: boldos, cycleId, body: bodyOf(kind, fields as never) as never, by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
  if (!added.ok) throw new Error(added.reason)
  return added.partId
}

describe('one tap', () => {
  it('changes the state and nothing else, and leads back to where it can be undone', () => withPage3(async ({ store, cycleId, post }) => {
    const id = await plant(store, cycleId, 'action', { what: 'Desayuno', who: 'Daniela', from: '2026-08-17', state: 'doing', level: 'group', professions: 'psychologist' })
    const tap = await post({ intent: 'entry-state', entryKind: 'action', entryId: id, version: '1', state: 'done', before: 'doing', view: 'bitacora=2026-08' })
    expect(tap.status).toBe(303)
    expect(tap.to).toContain(`/implementacion?bitacora=2026-08&cambio=${id}.doing#action`)
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action[0]!.body).toMatchObject({ what: 'Desayuno', who: 'Daniela', from: '2026-08-17', state: 'done', level: 'group', professions: 'psychologist' })
    // Tapped twice, it is one save.
    await post({ intent: 'entry-state', entryKind: 'action', entryId: id, version: '1', state: 'done', before: 'doing' })
    expect(await listRevisions(store, { rbd: boldos, cycleId, slot: id })).toHaveLength(2)
    const undone = await post({ intent: 'entry-state', entryKind: 'action', entryId: id, version: '2', state: 'doing' })
    expect(undone.to).not.toContain('cambio')
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action[0]!.body.state).toBe('doing')
  }))

  it('takes nothing into the address that was not offered', () => withPage3(async ({ store, cycleId, post }) => {
    const id = await plant(store, cycleId, 'action', { what: 'Desayuno' })
    const tap = await post({ intent: 'entry-state', entryKind: 'action', entryId: id, version: '1', state: 'doing', before: '"><script>', view: 'x=//mal.example' })
    expect(tap.to).toMatch(/\/implementacion#action$/)
    expect((await post({ intent: 'entry-state', entryKind: 'action', entryId: id, version: '2', state: 'inventado' })).status).toBe(400)
  }))
})

describe('words that cannot be taken', () => {
  it('come back whole, with a sentence that says what to do', () => withPage3(async ({ store, cycleId, post }) => {
    const long = 'ñ'.repeat(300_001)
    expect(await post({ intent: 'entry-add', entryKind: 'note', form: 'add-note', on: '2026-11-18', text: long })).toMatchObject({
      status: 400, data: { kind: 'problems', form: 'add-note', values: { text: long }, problems: { text: 'Este texto supera los 300.000 caracteres. Divídanlo, o lleven una parte a las anotaciones.' } },
    })
    expect((await post({ intent: 'entry-add', entryKind: 'note', on: '2026-11-18', text: long.slice(1) })).status).toBe(303)
    const odd = '=SUMA(A1) <script>alert(1)</script> שלום \u200b👩🏽‍🍳'
    expect((await post({ intent: 'entry-add', entryKind: 'note', on: '2026-11-18', text: odd })).status).toBe(303)
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.note.map(n => n.body.text)).toContain(odd)
    expect(await post({ intent: 'entry-add', entryKind: 'measure', form: 'add-measure', unit: '%' })).toMatchObject({ status: 400, data: { problems: { name: 'Pónganle un nombre a lo que van a contar.' } } })
    const measure = await plant(store, cycleId, 'measure', { name: 'Asistencia de los lunes', unit: '%' })
    expect(await post({ intent: 'entry-save', entryKind: 'measure', entryId: measure, form: `semana-${measure}`, version: '1', 'value.2026-11-16': '140' })).toMatchObject({
      status: 400, data: { form: `semana-${measure}`, values: { 'value.2026-11-16': '140' }, problems: { 'value.2026-11-16': 'Un porcentaje va de 0 a 100. Revisen este número.' } },
    })
  }))

  it('of two people on one entry are both kept, and the chosen ones are saved in the entry', () => withPage3(async ({ store, cycleId, post }) => {
    const id = await plant(store, cycleId, 'note', { on: '2026-09-07', text: 'faltaron seis' })
    await saveEntry(store, 'note', id, { rbd: boldos, cycleId, version: 1, body: bodyOf('note', { on: '2026-09-07', text: 'faltaron siete' }), by: danielaSoto.id, saveKey: newId(store.clock.now()) })
    const clash = await post({ intent: 'entry-save', entryKind: 'note', entryId: id, version: '1', on: '2026-09-07', text: 'faltaron ocho' })
    expect(clash).toMatchObject({ status: 409, data: { kind: 'clash', form: id, clash: { savedBy: danielaSoto.name, theirVersion: 2 } } })
    // The panel's button says `save`: it is the entry's, not the page's.
    expect((await post({ intent: 'save', entryKind: 'note', entryId: id, version: '2', on: '2026-09-07', text: 'faltaron ocho' })).status).toBe(303)
    const parts = (await getPartsForTeam(store, boldos, cycleId))!
    expect(parts.entries.note[0]!.body.text).toBe('faltaron ocho')
    expect(parts.pages.implementation.version).toBe(0)
  }))
})

describe('the history of an entry', () => {
  it('is the team\'s, under the page the entry stands on, and every version can come back', () => withPage3(async ({ store, cycleId, params, sessions }) => {
    const id = await plant(store, cycleId, 'action', { what: 'Desayuno', state: 'planned' })
    await saveEntry(store, 'action', id, { rbd: boldos, cycleId, version: 1, body: bodyOf('action', { what: 'Desayuno y ronda', state: 'doing', professions: 'psychologist teacher' }), by: danielaSoto.id, saveKey: newId(store.clock.now()) })
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: rosaHuenchul.id })
    const at = (token: string, more: Record<string, string> = {}, form?: Record<string, string>) =>
      ask(store, (form ? entryHistory.action : entryHistory.loader) as never, { token, params: { ...params, hoja: 'implementacion', entryId: id, ...more }, ...(form ? { form } : {}) })
    const seen = await at(sessions.rosa)
    expect(seen.data).toMatchObject({ kind: 'action', current: 2, revisions: [
      { version: 2, isCurrent: true, by: expect.stringContaining(danielaSoto.name) as unknown, whole: expect.arrayContaining([{ name: 'professions', label: 'Profesiones que participan', text: 'Psicólogo/a y Profesor/a' }, { name: 'state', label: 'Cómo va', text: 'En marcha' }]) as unknown }, { version: 1 },
    ] })
    for (const token of [sessions.marcela, sessions.ana]) expect((await at(token)).status).toBe(403)
    expect((await at(sessions.rosa, { hoja: 'datos' })).status).toBe(404)
    expect((await at(sessions.rosa, { entryId: 'challenge' })).status).toBe(404)
    const first = (await listRevisions(store, { rbd: boldos, cycleId, slot: id })).find(r => r.version === 1)!
    expect((await at(sessions.marcela, {}, { revision: first.key, version: '2' })).status).toBe(403)
    expect(await at(sessions.rosa, {}, { revision: first.key, version: '2' })).toMatchObject({ status: 303, to: `/cuadernos/${boldos}/ciclos/${cycleId}/implementacion#${id}` })
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action[0]).toMatchObject({ version: 3, body: { what: 'Desayuno', state: 'planned', professions: '' } })
  }))
})

describe('what the advisor reads of page 3', () => {
  it('has no days to correct, no forms to fill, no drafts: only what was ready', () => withPage3(async ({ store, cycleId, params, sessions }) => {
    await plant(store, cycleId, 'note', { on: '2026-11-19', text: 'mañana lluvia' })
    await plant(store, cycleId, 'measure', { name: 'Faltan los lunes', 'value.2026-11-09': '7' })
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: rosaHuenchul.id })
    await plant(store, cycleId, 'measure', { name: 'BORRADOR' })
    const seen = JSON.stringify((await ask(store, implementation.loader as never, { token: sessions.marcela, params })).data)
    expect(seen).toContain('mañana lluvia')
    expect(seen).toContain('7 en la semana del 9 nov')
    for (const theirs of ['BORRADOR', 'Esa fecha todavía no llega', rosaHuenchul.name]) expect(seen).not.toContain(theirs)
    const own = JSON.stringify((await ask(store, implementation.loader as never, { token: sessions.rosa, params })).data)
    expect(own).toContain('Esa fecha todavía no llega.')
  }))
})
