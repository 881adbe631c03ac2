import { expect, it } from 'vitest'
import { dropCycle, getCycle } from '../../../db/notebook/cycles.ts'
import { getCurrentPause, listCurrentPauses, pauseCycle, resumeCycle } from '../../../db/notebook/pauses.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantCycle, plantPeople, today } from './plant.ts'

onEachEngine('a cycle that rests', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const pause = (until: string, reason = 'strike', rbd = boldos) => pauseCycle(store, { rbd, cycleId, reason, until, by: people.rosa, today })
    const now = (day = today) => getCurrentPause(store, { rbd: boldos, cycleId }, day)
    return { store, people, cycleId, pause, now }
  }

  it('says until when, why and who said so; its phase stays what it was', async () => {
    const { store, cycleId, pause, now } = await plant()
    expect(await pause('2026-11-27')).toEqual({ ok: true })
    expect(await now()).toMatchObject({ until: '2026-11-27', reason: 'strike', pausedBy: 'Rosa Huenchul' })
    expect(await now('2026-11-28')).toBeNull()
    expect((await getCycle(store, boldos, cycleId, today))?.phase).toBe('planning')
    expect(await listCurrentPauses(store, [cycleId, 'otro'], today)).toEqual(new Map([[cycleId, { until: '2026-11-27', reason: 'strike' }]]))
    expect(await listCurrentPauses(store, [cycleId], '2026-11-28')).toEqual(new Map())
    expect(await listCurrentPauses(store, [], today)).toEqual(new Map())
  })

  it('is taken up again at once, as often as it is asked, and can rest again', async () => {
    const { store, cycleId, pause, now } = await plant()
    await pause('2026-11-27')
    const resume = (rbd = boldos) => resumeCycle(store, { rbd, cycleId, today })
    expect(await resume(bahia)).toEqual({ ok: false, reason: 'not_found' })
    expect(await now()).not.toBeNull()
    expect([await resume(), await resume()]).toEqual([{ ok: true }, { ok: true }])
    expect(await now()).toBeNull()
    expect(await pause('2026-12-04', 'weather')).toEqual({ ok: true })
    expect(await now()).toMatchObject({ until: '2026-12-04', reason: 'weather' })
  })

  it('rests once after a double click, and a new day replaces the old one', async () => {
    const { store, pause, now } = await plant()
    await Promise.all([pause('2026-11-27'), pause('2026-11-27')])
    expect(await store.read.select().from(store.s.cyclePause)).toHaveLength(1)
    await pause('2026-12-11', 'tests')
    expect(await now()).toMatchObject({ until: '2026-12-11', reason: 'tests' })
    expect((await store.read.select().from(store.s.cyclePause)).map(p => p.endedOn).sort()).toEqual([today, null])
  })

  it('is this school’s, open, and given a day that can be', async () => {
    const { store, people, cycleId, pause } = await plant()
    expect(await pause('2026-11-27', 'strike', bahia)).toEqual({ ok: false, reason: 'not_found' })
    expect(await pause('2026-11-17')).toEqual({ ok: false, reason: 'problem', field: 'until', problem: 'pause_until_past' })
    expect(await pause('2026-11-31')).toEqual({ ok: false, reason: 'problem', field: 'until', problem: 'day_not_real' })
    expect(await pause('2026-11-27', 'porque sí')).toEqual({ ok: false, reason: 'problem', field: 'reason', problem: 'value_not_known' })
    await dropCycle(store, { rbd: boldos, cycleId, on: today, why: 'no era por ahí', by: people.rosa })
    expect(await pause('2026-11-27')).toEqual({ ok: false, reason: 'not_open' })
    expect(await store.read.select().from(store.s.cyclePause)).toEqual([])
  })
})
