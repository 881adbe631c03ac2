import { expect, it } from 'vitest'
import { cyclesByPlace, theoriesCarried } from '../../../cycles/region/differences.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { newId } from '../../../db/ids.ts'
import { startImplementation } from '../../../db/notebook/cycles.ts'
import { addEntry, markReady, saveEntry, savePage } from '../../../db/notebook/parts.ts'
import { listCyclesOfRegion } from '../../../db/region/cycle-facts.ts'
import { elenaRivas, losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { notebookTexts } from '../../../db/seed/notebooks.ts'
import { clockOf, onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { bodyOf, plantCycle } from '../notebook/plant.ts'

const today = '2026-11-18'
const scope = scopeFor(elenaRivas, 'figures.ofTerritory', today)

it('of the demo network are those its texts hold: nine of twelve maintained their theory', async () => {
  const { store, drop } = await openSqliteTestStore()
  await seedDemo(store, { scale: { comparisonSchools: 6, years: [2026] } })
  const cycles = await listCyclesOfRegion(store, scope, today)
  // Counted here from the texts a person reads, not by the code that answers.
  const last = notebookTexts.map(n => ({ rbd: n.school.rbd, carried: n.cycles.flatMap(c => c.theoryCarried ?? []).at(-1) }))
  const carried = theoriesCarried(cycles)
  expect(carried.chained).toBe(12)
  expect(carried.schools.maintained.map(s => s.rbd).sort()).toEqual(last.filter(l => l.carried === 'maintained').map(l => l.rbd).sort())
  expect([carried.schools.maintained.length, carried.schools.adjusted.length, carried.schools.replaced.length]).toEqual([9, 2, 1])
  // Where the text says "as before", the words are the same.
  for (const s of carried.schools.maintained) {
    const text = notebookTexts.find(n => n.school.rbd === s.rbd)!.cycles.find(c => c.number === s.number)!
    if (text.challenge.readyOn && text.challenge.theory === 'as before') expect(s.isReworded, String(s.rbd)).toBe(false)
  }
  const first = cyclesByPlace(cycles)[0]!
  const areasOfFirst = notebookTexts.flatMap(n => (n.cycles[0]!.challenge.readyOn ? n.cycles[0]!.challenge.area ?? [] : []))
  expect(first.areas.counts.family).toBe(areasOfFirst.filter(a => a === 'family').length)
  expect(first.decisions.counts.adopt).toBe(notebookTexts.filter(n => n.cycles[0]!.learnings?.decision === 'adopt').length)
  const shared = notebookTexts.flatMap(n => (n.cycles[0]!.implementation?.readyOn ? [{ until: n.cycles[0]!.implementation.readyOn, actions: n.cycles[0]!.actions }] : []))
  expect(first.levels?.planned.individual).toBe(shared.flatMap(s => s.actions.filter(a => a.level === 'individual' && a.on <= s.until)).length)
  await drop()
})

onEachEngine('cycles of a territory', open => {
  it('are read as they were shared: what is written later, and what was never shared, is in no count', async () => {
    const store = await open()
    await plantCast(store)
    const on = (day: string) => clockOf(store).set(`${day}T15:00:00Z`)
    const rbd = losBoldos.rbd
    on('2026-08-03')
    const cycleId = await plantCycle(store, rosaHuenchul.id, rbd)
    const own = async () => (await listCyclesOfRegion(store, scope, today)).find(c => c.cycleId === cycleId)!
    const save = async (page: 'challenge' | 'data', version: number, fields: object) => {
      const saved = await savePage(store, page, { rbd, cycleId, version, body: bodyOf(page, fields), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
      if (!saved.ok) throw new Error(saved.reason)
    }
    const ready = (page: 'challenge' | 'data' | 'implementation') => markReady(store, { rbd, cycleId, page, version: null, by: rosaHuenchul.id })
    await save('challenge', 0, { challenge: 'Los lunes', area: 'family', theoryIf: 'si llamamos', linkData: 'yes' })
    await save('data', 0, { groupKind: 'course', groupWho: '7° B' })
    const action = await addEntry(store, 'action', { rbd, cycleId, body: bodyOf('action', { what: 'Llamar', level: 'group', professions: 'teacher' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    expect(await own()).toMatchObject({ area: null, scope: null, done: null, voices: null, feeds: [], hasTheory: false })
    await startImplementation(store, { rbd, cycleId, on: '2026-08-17', by: rosaHuenchul.id })
    await ready('data')
    await ready('implementation')
    const shared = { area: 'family', scope: 'course', voices: 0, feeds: ['linkData'], hasTheory: true, done: { adjustments: 0, actions: [{ level: 'group', isDone: false, professions: ['teacher'] }] } }
    expect(await own()).toMatchObject(shared)
    on('2026-09-02')
    await save('challenge', 1, { challenge: 'Los lunes', area: 'crisis', theoryIf: 'si visitamos' })
    await save('data', 1, { groupKind: 'school' })
    if (!action.ok) throw new Error(action.reason)
    const saved = await saveEntry(store, 'action', action.partId, { rbd, cycleId, version: 1, body: bodyOf('action', { what: 'Llamar', level: 'individual', state: 'done' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    expect(saved.ok).toBe(true)
    await addEntry(store, 'adjustment', { rbd, cycleId, body: bodyOf('adjustment', { on: '2026-09-02', what: 'Visitar', why: 'No contestan' }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    expect(await own()).toMatchObject(shared)
    await ready('implementation')
    expect(await own()).toMatchObject({ ...shared, done: { adjustments: 1, actions: [{ level: 'individual', isDone: true, professions: [] }] } })
  })

  it('are nobody else’s: a region of another service, an advisor and a team find none', async () => {
    const store = await open()
    await plantCast(store)
    await plantCycle(store, rosaHuenchul.id, losBoldos.rbd)
    const elsewhere = { id: 'x', memberships: [{ role: 'regional' as const, scopeKind: 'slep' as const, scopeId: '999999', startsOn: '2025-01-01', endsOn: null }] }
    for (const person of [elsewhere, rosaHuenchul, null]) expect(await listCyclesOfRegion(store, scopeFor(person, 'figures.ofTerritory', today), today)).toEqual([])
    expect((await listCyclesOfRegion(store, scope, today)).map(c => c.rbd)).toEqual([losBoldos.rbd])
  })
})
