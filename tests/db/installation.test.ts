import { expect, it } from 'vitest'
import { frozenClock } from '../../db/clock.ts'
import { idpsBands } from '../../cycles/indicators/attendance.ts'
import { getSchoolFigures } from '../../db/indicators/figures.ts'
import { getFiguresSince, getPresentFigures } from '../../db/notebook/snapshots.ts'
import { plantAttendance } from './indicators/plant-attendance.ts'
import { chooseBandScheme, clockFor, createDemoInstallation, createRealInstallation, getBandScheme, getInstallation, hasInstallation, isDemo, setDemoClock } from '../../db/installation.ts'
import { enqueueJob, getJob } from '../../db/jobs.ts'
import { onEachEngine } from '../support/stores.ts'

const territory = { programmeName: 'Cuaderno de ciclos', territoryName: 'Costa Clara', timeZone: 'America/Santiago' }

onEachEngine('the installation', open => {
  it('is not there before the first run', async () => {
    const store = await open()
    expect(await hasInstallation(store)).toBe(false)
    expect(await getInstallation(store)).toBeNull()
    expect(await isDemo(store)).toBe(false)
  })

  it('is made once: the second of two first runs is refused and changes nothing', async () => {
    const store = await open()
    const answers = await Promise.all([
      store.tx(tx => createRealInstallation(store, tx, territory)),
      store.tx(tx => createRealInstallation(store, tx, { ...territory, territoryName: 'Valle Hondo' })),
    ])
    expect(answers).toEqual([{ ok: true }, { ok: false, reason: 'installed-already' }])
    expect(await getInstallation(store)).toEqual({ kind: 'real', ...territory, clockOffsetMs: 0, createdAt: store.clock.now(), bandScheme: null })
    expect(await store.tx(tx => createDemoInstallation(store, tx, { ...territory, now: new Date(0) }))).toEqual({ ok: false, reason: 'installed-already' })
  })

  it('reads attendance by Mineduc\'s bands until another scheme is chosen, and keeps what was photographed under its own', async () => {
    const store = await open()
    await store.tx(tx => createRealInstallation(store, tx, territory))
    await plantAttendance(store, [{ rbd: 90001, year: 2026, month: 10, pairs: [[18, 20, 3], [17, 20, 2], [9, 20, 1]] }])
    const bandsNow = async () => (await getSchoolFigures(store, 90001, { today: '2026-11-18', courses: false })).lastMonth!.bands
    expect(await bandsNow()).toMatchObject({ critical: 1, severe: 0, repeated: 2, normal: 3 })
    const kept = (await getPresentFigures(store, 90001, '2026-11-18'))!
    await chooseBandScheme(store, { scheme: idpsBands, by: null })
    expect(await getBandScheme(store)).toEqual(idpsBands)
    expect(await bandsNow()).toMatchObject({ critical: 0, severe: 3, repeated: 3, normal: 0 })
    expect((await getFiguresSince(store, 90001, kept, { today: '2026-11-18', courses: false })).months[0]!.bands).toMatchObject({ critical: 1, repeated: 2, normal: 3 })
    expect((await store.read.select().from(store.s.audit)).at(-1)).toMatchObject({ event: 'settings.changed', detail: { setting: 'bands', scheme: 'idps' } })
  })

  it('that is real lives by the machine\'s clock, whatever is asked', async () => {
    const store = await open()
    const machine = frozenClock('2027-03-01T12:00:00Z')
    await store.tx(tx => createRealInstallation(store, tx, territory))
    expect(await setDemoClock(store, '2026-11-18T13:40:00Z', machine)).toEqual({ ok: false, reason: 'not-a-demo' })
    expect((await clockFor(store, machine)).now()).toEqual(machine.now())
    await expect(store.tx(tx => tx.update(store.s.installation).set({ clockOffsetMs: 1 }))).rejects.toThrow()
  })

  it('that is a demo stands at its own day and goes on from there', async () => {
    const store = await open()
    const machine = frozenClock('2027-03-01T12:00:00Z')
    await store.tx(tx => createDemoInstallation(store, tx, { ...territory, now: new Date('2026-11-18T13:40:00Z') }, machine))
    expect(await isDemo(store)).toBe(true)
    machine.set('2027-03-01T12:05:00Z')
    expect((await clockFor(store, machine)).now().toISOString()).toBe('2026-11-18T13:45:00.000Z')
  })

  it('lets a demo\'s clock be set, and waiting work comes along', async () => {
    const store = await open()
    const machine = frozenClock('2027-03-01T12:00:00Z')
    await store.tx(tx => createDemoInstallation(store, tx, { ...territory, now: new Date('2026-11-18T13:40:00Z') }, machine))
    store.setClock(await clockFor(store, machine))
    const id = await store.tx(tx => enqueueJob(store, tx, { kind: 'mail', payload: {} }))
    expect(await setDemoClock(store, 'mañana', machine)).toEqual({ ok: false, reason: 'not-a-time' })
    expect(await setDemoClock(store, '2025-04-02T11:00:00Z', machine)).toEqual({ ok: true })
    expect(store.clock.now().toISOString()).toBe('2025-04-02T11:00:00.000Z')
    expect((await clockFor(store, machine)).now()).toEqual(store.clock.now())
    expect((await getJob(store, id))?.runAfter).toEqual(store.clock.now())
    const recorded = await store.read.select().from(store.s.audit)
    expect(recorded.map(r => r.event)).toEqual(['installation.created', 'clock.changed'])
  })
})
