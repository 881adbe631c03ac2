import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insertRows } from '../../../db/dialect.ts'
import { unmarkReady, addEntry, markReady, savePage, withdrawEntry } from '../../../db/notebook/parts.ts'
import { getStory, listNamesAround, listTellableCycles } from '../../../db/notebook/story.ts'
import { getSharedStory, listStoryLinks, revokeStoryLink, shareStory, tokenOfStoryLink } from '../../../db/notebook/story-links.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

const key = Buffer.alloc(32, 7)
const day = 86_400_000

/** A cycle whose challenge and implementation are ready, and whose learnings are a draft. */
const plant = async (store: Store) => {
  const { rosa, pedro } = await plantPeople(store)
  const cycleId = await plantCycle(store, rosa)
  const at = { rbd: boldos, cycleId, by: rosa }
  await savePage(store, 'challenge', { ...at, version: 0, body: bodyOf('challenge', { challenge: 'Los lunes faltan 9 de 31.', theoryIf: 'recibimos al curso' }), saveKey: 'c1' })
  await addEntry(store, 'action', { ...at, body: bodyOf('action', { what: 'Desayuno de acogida', state: 'done' }), saveKey: 'a1' })
  await addEntry(store, 'note', { ...at, body: bodyOf('note', { on: '2026-09-07', text: 'Faltaron 6; tres del bus.' }), saveKey: 'n1' })
  await markReady(store, { ...at, page: 'challenge', version: null })
  await markReady(store, { ...at, page: 'implementation', version: null })
  await savePage(store, 'challenge', { ...at, version: 1, body: bodyOf('challenge', { challenge: 'Todavía lo pensamos', theoryIf: 'recibimos al curso' }), saveKey: 'c2' })
  await savePage(store, 'learnings', { ...at, version: 0, body: bodyOf('learnings', { learnt: 'Un borrador de aprendizaje' }), saveKey: 'l1' })
  await addEntry(store, 'adjustment', { ...at, by: pedro, body: bodyOf('adjustment', { on: '2026-09-21', what: 'Un ajuste de después', why: 'Porque sí' }), saveKey: 'j1' })
  return { rosa, pedro, cycleId }
}
const share = async (store: Store, cycleId: string, by: string, days = 90) => {
  const made = await shareStory(store, { rbd: boldos, cycleId, days, by })
  if (!made.ok) throw new Error(made.reason)
  return { id: made.id, token: tokenOfStoryLink(key, made.id), expiresAt: made.expiresAt }
}

onEachEngine('a link to a story', open => {
  it('opens the story as it was marked ready, with no draft, no note and no name', async () => {
    const store = await open()
    const { rosa, cycleId } = await plant(store)
    const { token } = await share(store, cycleId, rosa)
    const shared = await getSharedStory(store, key, token)
    expect(shared).toMatchObject({ sharedBy: 'Rosa Huenchul', record: { cycle: { title: 'Que 7°B vuelva a los lunes' }, story: { challenge: 'Los lunes faltan 9 de 31.', learnt: '', actions: [{ what: 'Desayuno de acogida' }], adjustments: [] } } })
    const said = JSON.stringify(shared!.record)
    for (const kept of ['Todavía lo pensamos', 'borrador de aprendizaje', 'tres del bus', 'ajuste de después']) expect(said).not.toContain(kept)
  })

  it('shows what is ready at that moment: a page taken back, and an entry withdrawn, are gone; with nothing left it opens nothing', async () => {
    const store = await open()
    const { rosa, cycleId } = await plant(store)
    const { token } = await share(store, cycleId, rosa)
    await withdrawEntry(store, { rbd: boldos, cycleId, entryId: 'a1' })
    expect((await getSharedStory(store, key, token))!.record.story.actions).toEqual([])
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    expect(await getSharedStory(store, key, token)).toBeNull()
  })

  it('is over when its days have passed', async () => {
    const store = await open()
    const { rosa, cycleId } = await plant(store)
    const { token, expiresAt } = await share(store, cycleId, rosa, 7)
    expect(expiresAt.getTime() - store.clock.now().getTime()).toBe(7 * day)
    clockOf(store).set(new Date(expiresAt.getTime() - 1000).toISOString())
    expect(await getSharedStory(store, key, token)).not.toBeNull()
    clockOf(store).set(expiresAt.toISOString())
    expect(await getSharedStory(store, key, token)).toBeNull()
    expect((await listStoryLinks(store, boldos, cycleId)).map(l => l.state)).toEqual(['over'])
  })

  it('is taken back in one click, recorded once, and the other links go on', async () => {
    const store = await open()
    const { rosa, pedro, cycleId } = await plant(store)
    const [one, other] = [await share(store, cycleId, rosa), await share(store, cycleId, rosa)]
    const revoke = { rbd: boldos, cycleId, linkId: one.id, by: pedro }
    expect(await revokeStoryLink(store, revoke)).toEqual({ ok: true })
    expect(await revokeStoryLink(store, revoke)).toEqual({ ok: true })
    expect(await getSharedStory(store, key, one.token)).toBeNull()
    expect(await getSharedStory(store, key, other.token)).not.toBeNull()
    const states = new Map((await listStoryLinks(store, boldos, cycleId)).map(l => [l.id, l]))
    expect(states.get(one.id)).toMatchObject({ state: 'revoked', createdBy: 'Rosa Huenchul', revokedBy: 'Pedro Millalonco' })
    expect(states.get(other.id)).toMatchObject({ state: 'open', revokedBy: null })
    const events = (await store.read.select({ event: store.s.audit.event, by: store.s.audit.personId, rbd: store.s.audit.rbd }).from(store.s.audit)).filter(e => e.event.startsWith('story'))
    expect(events).toEqual([{ event: 'story.shared', by: rosa, rbd: boldos }, { event: 'story.shared', by: rosa, rbd: boldos }, { event: 'story.revoked', by: pedro, rbd: boldos }])
  })

  it('is made once by two clicks, for an offered time, of a cycle with something ready, by its own school only', async () => {
    const store = await open()
    const { rosa, cycleId } = await plant(store)
    const id = '01a00000-0000-7000-8000-000000000001'
    const twice = await Promise.all([1, 2].map(() => shareStory(store, { rbd: boldos, cycleId, days: 30, by: rosa, id })))
    expect(twice.map(t => t.ok)).toEqual([true, true])
    expect(await listStoryLinks(store, boldos, cycleId)).toHaveLength(1)
    expect(await shareStory(store, { rbd: boldos, cycleId, days: 31, by: rosa })).toEqual({ ok: false, reason: 'days-not-offered' })
    expect(await shareStory(store, { rbd: bahia, cycleId, days: 30, by: rosa })).toEqual({ ok: false, reason: 'not-found' })
    const blank = await plantCycle(store, rosa, boldos, 'Otro')
    expect(await shareStory(store, { rbd: boldos, cycleId: blank, days: 30, by: rosa })).toEqual({ ok: false, reason: 'nothing-ready' })
    expect(await revokeStoryLink(store, { rbd: bahia, cycleId, linkId: id, by: rosa })).toEqual({ ok: false })
    expect(await listStoryLinks(store, bahia, cycleId)).toEqual([])
    expect(await listTellableCycles(store, boldos)).toEqual(new Set([cycleId]))
  })

  it('cannot be made up, turned on another row, or spelled another way', async () => {
    const store = await open()
    const { rosa, cycleId } = await plant(store)
    const [one, other] = [await share(store, cycleId, rosa), await share(store, cycleId, rosa)]
    const signature = one.token.slice(37)
    expect(await getSharedStory(store, Buffer.alloc(32, 8), one.token), 'with another key').toBeNull()
    expect(await getSharedStory(store, key, `${other.id}.${signature}`), 'on another row').toBeNull()
    // 43 signs carry 258 bits of 256: two are spare, so four spellings decode to the same bytes.
    const spellings = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map(c => one.token.slice(0, -1) + c)
    expect((await Promise.all(spellings.map(s => getSharedStory(store, key, s)))).filter(Boolean)).toHaveLength(1)
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.nat(one.token.length - 1).map(i => one.token.slice(0, i) + (one.token[i] === 'a' ? 'b' : 'a') + one.token.slice(i + 1))), async token => {
      expect(await getSharedStory(store, key, token)).toBeNull()
    }), { numRuns: 60 })
  })
})

onEachEngine('a story', open => {
  it('as it stands now is the team’s; with whose professions took part', async () => {
    const store = await open()
    const { rosa, pedro, cycleId } = await plant(store)
    const { person } = store.s
    await store.tx(async tx => {
      await tx.update(person).set({ profession: 'teacher' }).where(eq(person.id, rosa))
      await tx.update(person).set({ profession: 'principal' }).where(eq(person.id, pedro))
    })
    const current = await getStory(store, boldos, cycleId, today, 'current')
    expect(current!.story).toMatchObject({ challenge: 'Todavía lo pensamos', learnt: 'Un borrador de aprendizaje', adjustments: [{ what: 'Un ajuste de después' }] })
    expect(current!.professions).toEqual(['principal', 'teacher'])
    expect(await getStory(store, bahia, cycleId, today, 'current')).toBeNull()
    expect(await getStory(store, bahia, cycleId, today, 'ready')).toBeNull()
  })

  it('knows the names of the school’s own people, and nobody else’s', async () => {
    const store = await open()
    const { rosa } = await plant(store)
    await store.tx(tx => insertRows(tx, store.s.membership, [{ id: 'm1', personId: rosa, role: 'team', scopeKind: 'school', scopeId: String(boldos), startsOn: '2026-03-01', endsOn: '2026-06-30', createdAt: store.clock.now() }]))
    expect(await listNamesAround(store, boldos)).toEqual(['Rosa Huenchul'])
    expect(await listNamesAround(store, bahia)).toEqual([])
  })
})

describe('a story link’s token', () => {
  it('is the same each time, and says nothing of the cycle', () => {
    const id = '01a00000-0000-7000-8000-000000000001'
    expect(tokenOfStoryLink(key, id)).toBe(tokenOfStoryLink(key, id))
    expect(tokenOfStoryLink(key, id)).toMatch(/^01a00000-0000-7000-8000-000000000001\.[\w-]{43}$/)
  })
})
