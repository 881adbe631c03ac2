import { expect, it } from 'vitest'
import { listPresent, markPresent, presentForSeconds } from '../../../db/notebook/presence.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantCycle, plantPeople } from './plant.ts'

onEachEngine('who is writing', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const start = store.clock.now().getTime()
    return {
      store, people, cycleId,
      pass: (seconds: number) => clockOf(store).set(new Date(start + seconds * 1000).toISOString()),
      write: (personId: string, field = 'theoryIf', rbd = boldos) => markPresent(store, { rbd, cycleId, page: 'challenge', personId, field }),
      seenBy: (except: string, rbd = boldos) => listPresent(store, { rbd, cycleId, except }),
    }
  }

  it('is shown to the others for 45 seconds, with the field, and never to oneself', async () => {
    const { people, pass, write, seenBy } = await plant()
    expect(await write(people.rosa)).toBe(true)
    expect(await seenBy(people.pedro)).toEqual([{ name: 'Rosa Huenchul', page: 'challenge', field: 'theoryIf' }])
    expect(await seenBy(people.rosa)).toEqual([])
    pass(presentForSeconds - 1)
    expect(await seenBy(people.pedro)).toHaveLength(1)
    pass(presentForSeconds)
    expect(await seenBy(people.pedro)).toEqual([])
  })

  it('is one row a person and page, that moves from field to field and stays while it is told', async () => {
    const { store, people, pass, write, seenBy } = await plant()
    for (const [seconds, field] of [[0, 'challenge'], [20, 'theoryIf'], [40, 'theoryThen'], [60, 'theoryThen']] as const) { pass(seconds); await write(people.rosa, field) }
    expect(await seenBy(people.pedro)).toEqual([{ name: 'Rosa Huenchul', page: 'challenge', field: 'theoryThen' }])
    expect(await store.read.select().from(store.s.presence)).toHaveLength(1)
  })

  it('is nothing through another school, neither to write nor to read', async () => {
    const { store, people, write, seenBy } = await plant()
    expect(await write(people.ana, 'theoryIf', bahia)).toBe(false)
    await write(people.rosa)
    expect(await seenBy(people.ana, bahia)).toEqual([])
    expect(await store.read.select().from(store.s.presence)).toHaveLength(1)
  })

  it('leaves no rows behind, also when the clock has stepped back', async () => {
    const { store, people, pass, write, seenBy } = await plant()
    pass(3_600)
    await write(people.rosa)
    pass(0)
    expect(await seenBy(people.pedro)).toEqual([])
    await write(people.pedro)
    pass(7_200)
    await write(people.ana)
    expect((await store.read.select().from(store.s.presence)).map(r => r.personId)).toEqual([people.ana])
  })
})
