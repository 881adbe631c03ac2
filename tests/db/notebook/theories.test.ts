import { expect, it } from 'vitest'
import { isAdjusted, nothingAdjusted } from '../../../cycles/theory/on-the-way.ts'
import { newId } from '../../../db/ids.ts'
import { getCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { addEntry, markReady, saveEntry, savePage, withdrawEntry } from '../../../db/notebook/parts.ts'
import { listTheoriesOnTheWay, type TheoryReader } from '../../../db/notebook/theories.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

onEachEngine('a theory adjusted on the way', open => {
  const planted = async () => {
    const store = await open()
    const { rosa } = await plantPeople(store)
    clockOf(store).set('2026-08-03T14:00:00Z')
    const cycleId = await plantCycle(store, rosa)
    return { store, rosa, cycleId }
  }
  const seenBy = async (store: Store, cycleId: string, reader: TheoryReader, rbd = boldos) => {
    const cycle = await getCycle(store, boldos, cycleId, today)
    return (await listTheoriesOnTheWay(store, { rbd, cycles: [cycle!], timeZone: 'America/Santiago', today, reader })).get(cycleId)
  }
  const writeTheory = async (store: Store, cycleId: string, by: string, theoryIf: string, version: number, at: string) => {
    clockOf(store).set(at)
    const saved = await savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { challenge: 'Los lunes', theoryIf }), by, saveKey: newId(store.clock.now()) })
    if (!saved.ok) throw new Error(saved.reason)
    return saved.version
  }
  const adjust = async (store: Store, cycleId: string, by: string, on: string) => {
    const added = await addEntry(store, 'adjustment', { rbd: boldos, cycleId, body: bodyOf('adjustment', { on, what: 'La ronda queda abierta', why: 'El bus llega tarde' }), by, saveKey: newId(store.clock.now()) })
    if (!added.ok) throw new Error(added.reason)
    return added.partId
  }

  it('is marked by an adjustment that stands, and no longer by one taken out', async () => {
    const { store, rosa, cycleId } = await planted()
    expect(await seenBy(store, cycleId, 'team')).toEqual(nothingAdjusted)
    const id = await adjust(store, cycleId, rosa, '2026-09-08')
    expect(await seenBy(store, cycleId, 'team')).toEqual({ adjustedOn: ['2026-09-08'], rewrittenOn: [] })
    await withdrawEntry(store, { rbd: boldos, cycleId, entryId: id })
    expect(await seenBy(store, cycleId, 'team')).toEqual(nothingAdjusted)
  })

  it('is marked by words that changed after implementation began, on the school day they did', async () => {
    const { store, rosa, cycleId } = await planted()
    await writeTheory(store, cycleId, rosa, 'recib', 0, '2026-08-14T13:00:00Z')
    await writeTheory(store, cycleId, rosa, 'recibimos al curso', 1, '2026-08-14T13:01:00Z')
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-17', by: rosa })
    expect(await seenBy(store, cycleId, 'team')).toEqual(nothingAdjusted)
    await writeTheory(store, cycleId, rosa, 'recibimos juntas al', 2, '2026-10-20T14:00:00Z')
    // Ten in the evening in Santiago is another day in Greenwich.
    await writeTheory(store, cycleId, rosa, 'recibimos juntas al curso', 3, '2026-10-21T01:00:00Z')
    expect(await seenBy(store, cycleId, 'team')).toEqual({ adjustedOn: [], rewrittenOn: ['2026-10-20'] })
    await writeTheory(store, cycleId, rosa, 'recibimos al curso', 4, '2026-10-22T14:00:00Z')
    expect(isAdjusted((await seenBy(store, cycleId, 'team'))!)).toBe(false)
  })

  it('is for the advisor what was marked ready, and nothing written since', async () => {
    const { store, rosa, cycleId } = await planted()
    await writeTheory(store, cycleId, rosa, 'recibimos al curso', 0, '2026-08-14T13:00:00Z')
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-17', by: rosa })
    await writeTheory(store, cycleId, rosa, 'recibimos juntas al curso', 1, '2026-10-20T14:00:00Z')
    const id = await adjust(store, cycleId, rosa, '2026-09-08')
    expect(await seenBy(store, cycleId, 'advisor')).toEqual(nothingAdjusted)
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: rosa })
    expect(await seenBy(store, cycleId, 'advisor')).toEqual({ adjustedOn: ['2026-09-08'], rewrittenOn: [] })
    await saveEntry(store, 'adjustment', id, { rbd: boldos, cycleId, version: 1, body: bodyOf('adjustment', { on: '2026-09-09', what: 'otra', why: 'otra' }), by: rosa, saveKey: newId(store.clock.now()) })
    await adjust(store, cycleId, rosa, '2026-10-20')
    expect((await seenBy(store, cycleId, 'advisor'))!.adjustedOn).toEqual(['2026-09-08'])
    await markReady(store, { rbd: boldos, cycleId, page: 'challenge', version: null, by: rosa })
    expect(await seenBy(store, cycleId, 'advisor')).toEqual({ adjustedOn: ['2026-09-08'], rewrittenOn: ['2026-10-20'] })
    expect(await seenBy(store, cycleId, 'team')).toEqual({ adjustedOn: ['2026-09-09', '2026-10-20'], rewrittenOn: ['2026-10-20'] })
  })

  it('is nothing through another school', async () => {
    const { store, rosa, cycleId } = await planted()
    await adjust(store, cycleId, rosa, '2026-09-08')
    expect(await seenBy(store, cycleId, 'team', bahia)).toEqual(nothingAdjusted)
    expect(await seenBy(store, cycleId, 'advisor', bahia)).toEqual(nothingAdjusted)
  })
})
