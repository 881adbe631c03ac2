import { expect, it } from 'vitest'
import { undoImport } from '../../../db/generations.ts'
import { closeCycle, dropCycle, getNotebookForTeam, listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { savePage } from '../../../db/notebook/parts.ts'
import { listResults, listResultsOfSchool } from '../../../db/notebook/results.ts'
import { allAttend, plantAttendance } from '../indicators/plant-attendance.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

const timeZone = 'America/Santiago'

onEachEngine('results that come later', open => {
  /** A cycle that expects 85 % in October and, under a key, fewer under 85 % by September; closed on 30 October with nothing there yet. */
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const clock = clockOf(store)
    clock.set('2026-08-03T13:00:00Z')
    const cycleId = await plantCycle(store, people.rosa)
    let n = 0
    const write = async (page: 'challenge' | 'learnings', fields: Record<string, string>) => {
      const stood = (await getNotebookForTeam(store, boldos, cycleId, '2026-11-18'))!.pages[page]
      const saved = await savePage(store, page, { rbd: boldos, cycleId, version: stood.version, body: bodyOf(page, { ...stood.body, ...fields } as never), by: people.rosa, saveKey: `k${n++}` })
      if (!saved.ok) throw new Error(saved.reason)
    }
    await write('challenge', {
      expectIndicator: 'attendance', expectFrom: '80', expectTo: '85', expectBy: '2026-10-30', 'expectIndicator.k1': 'severe-absence', 'expectTo.k1': '20', 'expectBy.k1': '2026-09-30',
      'expectIndicator.k2': 'own', 'expectMeasure.k2': 'Atrasos', 'expectIndicator.k3': 'chronic-absence', 'expectTo.k3': '30',
    })
    const close = async () => {
      clock.set('2026-10-30T18:00:00Z')
      await write('learnings', { decision: 'adapt', decisionWhy: 'falta ver octubre', reading: 'cannot-tell' })
      expect(await closeCycle(store, { rbd: boldos, cycleId, on: '2026-10-30', by: people.rosa })).toEqual({ ok: true })
    }
    const importMonth = (iso: string, month: number, days: number, students = 30, rbd = boldos) => { clock.set(iso); return plantAttendance(store, [{ rbd, year: 2026, month, pairs: allAttend(students, days) }]) }
    const results = async (today = '2026-11-18') => {
      const all = await listResultsOfSchool(store, boldos, await listCyclesOfSchool(store, boldos, today), { today, timeZone })
      return Object.fromEntries(all.map(r => [r.key || 'first', { kind: r.result.kind, isNews: r.isNews }]))
    }
    return { store, people, clock, cycleId, write, close, importMonth, results }
  }
  const waiting = { kind: 'waiting', isNews: false }

  it('are waited for, each in its month; the team\'s own are not', async () => {
    const { close, results } = await plant()
    await close()
    expect(await results()).toEqual({ first: waiting, k1: waiting, k3: { kind: 'no-day', isNews: false } })
  })

  it('are told when they arrive after the closing day, until somebody says how it came out or adds a sentence', async () => {
    const { close, importMonth, results, write, clock, store, cycleId } = await plant()
    await close()
    await importMonth('2026-11-12T13:00:00Z', 10, 17)
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: true }, k1: waiting })
    clock.set('2026-11-16T13:00:00Z')
    await write('learnings', { readingWhy: 'Con octubre completo: no alcanzó.' })
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: false } })
    // The cycle was not reopened for it.
    expect((await getNotebookForTeam(store, boldos, cycleId, '2026-11-18'))!.cycle).toMatchObject({ phase: 'closed', closedOn: '2026-10-30' })
  })

  it('are no news when they were on the table at closing, and are while the cycle runs', async () => {
    const { close, importMonth, results, write } = await plant()
    await importMonth('2026-10-12T13:00:00Z', 9, 17)
    expect(await results()).toMatchObject({ k1: { kind: 'arrived', isNews: true } })
    await close()
    expect(await results()).toMatchObject({ k1: { kind: 'arrived', isNews: false } })
    await write('learnings', { 'reading.k1': 'met' })
    expect(await results()).toMatchObject({ k1: { kind: 'arrived', isNews: false } })
  })

  it('are told again when they are corrected, not when the same figures come again', async () => {
    const { close, importMonth, results, write, clock } = await plant()
    await close()
    await importMonth('2026-11-12T13:00:00Z', 10, 17)
    clock.set('2026-11-13T13:00:00Z')
    await write('learnings', { reading: 'met' })
    await importMonth('2026-11-14T13:00:00Z', 10, 17)
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: false } })
    await importMonth('2026-11-15T13:00:00Z', 10, 16)
    expect(await results()).toMatchObject({ first: { kind: 'corrected', isNews: true } })
    clock.set('2026-11-16T13:00:00Z')
    await write('learnings', { reading: 'partly' })
    expect(await results()).toMatchObject({ first: { kind: 'corrected', isNews: false } })
  })

  it('are gone with an import that is undone, and need not be read again when the same come back', async () => {
    const { close, importMonth, results, write, clock, store } = await plant()
    await close()
    const first = await importMonth('2026-11-12T13:00:00Z', 10, 17)
    clock.set('2026-11-13T13:00:00Z')
    await write('learnings', { reading: 'met' })
    clock.set('2026-11-14T13:00:00Z')
    expect((await undoImport(store, first, { by: null })).ok).toBe(true)
    expect(await results()).toMatchObject({ first: { kind: 'withdrawn', isNews: false } })
    await importMonth('2026-11-16T13:00:00Z', 10, 17)
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: false } })
  })

  it('arrive for a school under 10 students too: the counts are its own', async () => {
    const { close, importMonth, results } = await plant()
    await close()
    await importMonth('2026-11-12T13:00:00Z', 10, 17, 6)
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: true } })
  })

  it('are read neither from another school\'s month, nor from a month that has not come', async () => {
    const { close, importMonth, results } = await plant()
    await close()
    await importMonth('2026-11-12T13:00:00Z', 10, 17, 30, bahia)
    expect(await results()).toMatchObject({ first: waiting })
    await importMonth('2026-11-13T13:00:00Z', 10, 17)
    expect(await results('2026-09-20')).toMatchObject({ first: waiting })
  })

  it('are no news to a cycle that was dropped', async () => {
    const { store, people, cycleId, importMonth, results, clock } = await plant()
    clock.set('2026-10-01T13:00:00Z')
    await dropCycle(store, { rbd: boldos, cycleId, on: '2026-10-01', why: 'cambió el equipo', by: people.rosa })
    await importMonth('2026-11-12T13:00:00Z', 10, 17)
    expect(await results()).toMatchObject({ first: { kind: 'arrived', isNews: false } })
  })

  it('are those of the pages the reader has: nothing is asked of what was not shared', async () => {
    const { store, cycleId, importMonth } = await plant()
    await importMonth('2026-11-12T13:00:00Z', 10, 17)
    const cycle = { id: cycleId, closedOn: null, droppedOn: null }
    expect(await listResults(store, boldos, [{ ...cycle, challenge: bodyOf('challenge', {}), learnings: bodyOf('learnings', {}) }], { today: '2026-11-18', timeZone })).toEqual([])
  })
})
