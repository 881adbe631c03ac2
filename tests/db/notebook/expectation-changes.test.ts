import { expect, it } from 'vitest'
import { startImplementation } from '../../../db/notebook/cycles.ts'
import { listExpectationChanges } from '../../../db/notebook/expectation-changes.ts'
import { markReady, savePage, unmarkReady } from '../../../db/notebook/parts.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

const startedOn = '2026-08-17'
const timeZone = 'America/Santiago'

onEachEngine('what a team changed in what it expects after it began', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    let version = 0
    const save = async (at: string, expectTo: string) => {
      clockOf(store).set(at)
      const done = await savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { expectIndicator: 'attendance', expectFrom: '71', expectTo }), by: people.rosa, saveKey: `k${version}` })
      if (!done.ok) throw new Error(done.reason)
      version = done.version
    }
    return { store, people, cycleId, save, ready: () => markReady(store, { rbd: boldos, cycleId, page: 'challenge', version: null, by: people.rosa }) }
  }
  const changes = (store: Store, cycleId: string, reader: 'team' | 'advisor', rbd = boldos) => listExpectationChanges(store, { rbd, cycleId, startedOn, timeZone, reader })

  it('is read from the revisions, dated by the day of the territory', async () => {
    const { store, people, cycleId, save } = await plant()
    await save('2026-08-10T14:00:00Z', '90')
    // A quarter past ten in the evening of the 17th in Santiago: the day it began is still free.
    await save('2026-08-18T02:15:00Z', '85')
    await startImplementation(store, { rbd: boldos, cycleId, on: startedOn, by: people.rosa })
    expect(await changes(store, cycleId, 'team')).toEqual([])
    await save('2026-10-13T02:00:00Z', '80')
    expect(await changes(store, cycleId, 'team')).toMatchObject([{ kind: 'changed', day: '2026-10-12', fields: [{ field: 'expectTo', from: '85', to: '80' }] }])
  })

  it('tells the advisor only what was marked ready, and no figure that stood in between', async () => {
    const { store, people, cycleId, save, ready } = await plant()
    await save('2026-08-10T14:00:00Z', '85')
    clockOf(store).set('2026-08-17T14:00:00Z')
    await startImplementation(store, { rbd: boldos, cycleId, on: startedOn, by: people.rosa })
    await save('2026-09-01T14:00:00Z', '99')
    await save('2026-10-12T14:00:00Z', '80')
    expect(await changes(store, cycleId, 'team')).toHaveLength(2)
    expect(await changes(store, cycleId, 'advisor'), 'a draft until it is marked again').toEqual([])
    await ready()
    const told = await changes(store, cycleId, 'advisor')
    expect(told).toMatchObject([{ day: '2026-10-12', fields: [{ from: '85', to: '80' }] }])
    expect(JSON.stringify(told)).not.toContain('99')
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    expect(await changes(store, cycleId, 'advisor')).toEqual([])
  })

  it('is nothing through another school, or before anything was written', async () => {
    const { store, cycleId, save } = await plant()
    expect(await changes(store, cycleId, 'team')).toEqual([])
    await save('2026-08-10T14:00:00Z', '85')
    await save('2026-10-12T14:00:00Z', '80')
    expect(await changes(store, cycleId, 'team', bahia)).toEqual([])
  })
})
