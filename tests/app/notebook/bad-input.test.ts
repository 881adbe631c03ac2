/** Whatever is sent to a notebook's page, the words come back or are kept, and a sentence says what to do. */
import { describe, expect, it } from 'vitest'
import { longestText } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { getPartsForTeam, listRevisions } from '../../../db/notebook/parts.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { danielaSoto, losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import * as challenge from '../../../app/routes/notebook/challenge.tsx'
import * as implementation from '../../../app/routes/notebook/implementation.tsx'
import { openSqliteTestStore } from '../../support/stores.ts'
import { ask } from '../people/ask.ts'

const { rbd } = losBoldos
type Problems = { kind: string; problems: Record<string, string>; values: Record<string, string> }

const withCycle = async (test: (at: {
  store: Store; cycleId: string
  post: (form: Record<string, string>, token?: string) => ReturnType<typeof ask>
  add: (form: Record<string, string>) => ReturnType<typeof ask>
  kept: () => Promise<Record<string, string>>
  danielas: string
}) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store)
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: true, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd, title: 'Los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const [rosas, danielas] = [await open(rosaHuenchul.id), await open(danielaSoto.id)]
    const params = { rbd: String(rbd), cycleId: started.cycleId }
    await test({
      store, cycleId: started.cycleId, danielas,
      post: (form, token = rosas) => ask(store, challenge.action as never, { token, params, form: { intent: 'save', version: '0', conJs: '1', ...form } }),
      add: form => ask(store, implementation.action as never, { token: rosas, params, form: { intent: 'entry-add', saveKey: newId(store.clock.now()), ...form } }),
      kept: async () => (await getPartsForTeam(store, rbd, started.cycleId))!.pages.challenge.body as unknown as Record<string, string>,
    })
  } finally { await drop() }
}

describe('bad input on a page', () => {
  const whole: [string, string][] = [
    ['300,000 characters', 'ñ'.repeat(longestText)],
    ['emoji, some joined', 'familias 👩🏽‍👩🏽‍👧🏽, banderas 🇨🇱 y 150.000 más: '.concat('😀'.repeat(1_000))],
    ['right-to-left words and their marks', 'مرحبا \u202eאבג\u202c los lunes'],
    ['zero-width characters', 'a\u200bb\u200cc\ufeffd'],
    ['HTML', '<img src=x onerror=alert(1)> & <b>7°B</b> </textarea><script>alert(1)</script>'],
    ['a formula', '=CMD|\'/c calc\'!A1'],
    ['a line that begins like one', '+56 9 1234 5678\n-5 estudiantes\n@curso'],
  ]
  it.each(whole)('keeps %s as they are', (_, words) => withCycle(async ({ post, kept }) => {
    expect(await post({ challenge: words })).toMatchObject({ status: 200, data: { kind: 'saved' } })
    expect((await kept()).challenge).toBe(words)
  }))

  it('gives 300,001 characters back with what to do', () => withCycle(async ({ post, kept }) => {
    const words = 'ñ'.repeat(longestText + 1)
    const { status, data } = await post({ challenge: words, forWhom: '7°B' })
    expect(status).toBe(400)
    expect((data as Problems).problems).toEqual({ challenge: 'Este texto supera los 300.000 caracteres. Divídanlo, o lleven una parte a las anotaciones.' })
    expect((data as Problems).values.challenge).toBe(words)
    expect((await kept()).challenge).toBe('')
  }))

  it('gives a percentage of 140 back with what to do', () => withCycle(async ({ post }) => {
    const { status, data } = await post({ challenge: 'Los lunes', expectIndicator: 'attendance', expectTo: '140' })
    expect([status, (data as Problems).values]).toMatchObject([400, { challenge: 'Los lunes', expectTo: '140' }])
    expect((data as Problems).problems.expectTo).toMatch(/0.*100/)
  }))

  it('gives an expectation for a day before the cycle back with what to do', () => withCycle(async ({ post }) => {
    expect(await post({ challenge: 'Los lunes', expectBy: '2025-10-30' })).toMatchObject({
      status: 400, data: { problems: { expectBy: 'Esa fecha es anterior al comienzo de este ciclo. Revisen el día y el año.' }, values: { challenge: 'Los lunes', expectBy: '2025-10-30' } },
    })
  }))

  it('gives a log entry dated before the cycle back with its words and what to do', () => withCycle(async ({ add, store, cycleId }) => {
    expect(await add({ entryKind: 'note', on: '2025-09-07', text: 'Faltaron 6; tres del bus.' })).toMatchObject({
      status: 400, data: { form: 'add-note', problems: { on: expect.stringContaining('anterior') as unknown }, values: { text: 'Faltaron 6; tres del bus.' } },
    })
    expect((await getPartsForTeam(store, rbd, cycleId))!.entries.note).toEqual([])
  }))

  it('takes the same save five times once, whatever was said in between', () => withCycle(async ({ post, store, cycleId, kept }) => {
    const saveKey = newId(store.clock.now())
    for (let i = 0; i < 5; i++) expect(await post({ challenge: 'Los lunes', saveKey })).toMatchObject({ status: 200, data: { kind: 'saved', version: 1 } })
    await post({ challenge: 'Los lunes faltan 9', version: '1' })
    // Its answer says what stands now, so that nobody goes on from words that are gone.
    expect(await post({ challenge: 'Los lunes', saveKey })).toMatchObject({ status: 200, data: { kind: 'saved', version: 2, body: { challenge: 'Los lunes faltan 9' } } })
    expect((await kept()).challenge).toBe('Los lunes faltan 9')
    expect(await listRevisions(store, { rbd, cycleId, slot: 'challenge' })).toHaveLength(2)
  }))

  it('keeps both texts of two tabs of one person', () => withCycle(async ({ post, store, cycleId }) => {
    await post({ challenge: 'de una pestaña' })
    expect(await post({ challenge: 'de la otra' })).toMatchObject({ status: 409, data: { kind: 'clash', clash: { fields: [{ name: 'challenge', mine: 'de la otra', theirs: 'de una pestaña', both: 'de una pestaña\nde la otra' }] } } })
    expect((await listRevisions(store, { rbd, cycleId, slot: 'challenge' })).map(r => (r.body as unknown as Record<string, string>).challenge).sort()).toEqual(['de la otra', 'de una pestaña'])
  }))

  it('does not save under one name what was written under another, and gives the words back', () => withCycle(async ({ post, danielas, kept }) => {
    expect(await post({ challenge: 'lo de Rosa', writer: rosaHuenchul.id }, danielas)).toMatchObject({ status: 409, data: { reason: 'words-kept', why: 'other-person', fields: { challenge: ['lo de Rosa'] } } })
    expect((await kept()).challenge).toBe('')
    expect(await post({ challenge: 'lo de Rosa', writer: rosaHuenchul.id })).toMatchObject({ status: 200 })
  }))
})
