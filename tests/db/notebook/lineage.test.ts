import { expect, it } from 'vitest'
import { closeCycle, listCyclesOfSchool, startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { getTheoryVersions, listComparableTheories, listScopes, listTags } from '../../../db/notebook/lineage.ts'
import { markReady, savePage, unmarkReady } from '../../../db/notebook/parts.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

const at = { today, timeZone: 'America/Santiago' }
const theory = { theoryIf: 'recibimos al curso', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que falten pocos' }

onEachEngine('the lineage of a school', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    clockOf(store).set('2026-08-03T13:00:00Z')
    const first = await plantCycle(store, people.rosa)
    let n = 0
    const write = async (cycleId: string, page: 'challenge' | 'data' | 'learnings', fields: object, version = 0) => {
      const saved = await savePage(store, page, { rbd: boldos, cycleId, version, body: bodyOf(page, fields as never), by: people.rosa, saveKey: `k${n++}` })
      if (!saved.ok) throw new Error(saved.reason)
    }
    const ready = (cycleId: string, page: 'challenge' | 'data') => markReady(store, { rbd: boldos, cycleId, page, version: null, by: people.rosa })
    const second = async () => {
      await write(first, 'learnings', { decision: 'adapt', decisionWhy: 'ajustar' })
      await closeCycle(store, { rbd: boldos, cycleId: first, on: '2026-08-20', by: people.rosa })
      const started = await startCycle(store, { rbd: boldos, title: 'Ciclo 2', on: '2026-08-21', by: people.rosa, parentId: first, theoryCarried: 'adjusted' })
      if (!started.ok) throw new Error(started.reason)
      return started.cycleId
    }
    return { store, people, first, write, ready, second }
  }

  it('has the scope its data pages say: the team\'s as they stand, the advisor\'s as they were marked', async () => {
    const { store, first, write, ready } = await plant()
    await write(first, 'data', { groupKind: 'course' })
    expect([...await listScopes(store, boldos, 'team')]).toEqual([[first, 'course']])
    expect([...await listScopes(store, boldos, 'advisor')]).toEqual([])
    await ready(first, 'data')
    await write(first, 'data', { groupKind: 'school' }, 1)
    expect([...await listScopes(store, boldos, 'advisor')]).toEqual([[first, 'course']])
    expect([...await listScopes(store, boldos, 'team')]).toEqual([[first, 'school']])
    expect([...await listScopes(store, bahia, 'team')]).toEqual([])
  })

  it('compares a theory with its parent\'s and with itself when implementation began', async () => {
    const { store, people, first, write, second } = await plant()
    await write(first, 'challenge', theory)
    const child = await second()
    clockOf(store).set('2026-08-24T15:00:00Z')
    await write(child, 'challenge', { ...theory, theoryIf: 'recibimos al curso con desayuno' }, 1)
    await startImplementation(store, { rbd: boldos, cycleId: child, on: '2026-08-24', by: people.rosa })
    clockOf(store).set('2026-09-10T15:00:00Z')
    await write(child, 'challenge', { ...theory, theoryIf: 'recibimos al curso el primer día' }, 2)
    const v = await getTheoryVersions(store, { rbd: boldos, cycleId: child }, { as: 'team', history: true }, at)
    expect(v).toMatchObject({
      now: { theoryIf: 'recibimos al curso el primer día' }, parent: { number: 1, theory: { theoryIf: 'recibimos al curso' } },
      whenItBegan: { savedOn: '2026-08-24', theory: { theoryIf: 'recibimos al curso con desayuno' } },
    })
    expect([...await listComparableTheories(store, boldos, await listCyclesOfSchool(store, boldos, today), 'team')]).toEqual([child])
  })

  it('gives the advisor only what is marked ready now: no draft, no text that is the page no longer', async () => {
    const { store, people, first, write, ready, second } = await plant()
    await write(first, 'challenge', theory)
    const child = await second()
    const asAdvisor = () => getTheoryVersions(store, { rbd: boldos, cycleId: child }, { as: 'advisor', history: false }, at)
    expect(await asAdvisor()).toMatchObject({ now: null, parent: { theory: null }, whenItBegan: null })
    await startImplementation(store, { rbd: boldos, cycleId: child, on: '2026-08-24', by: people.rosa })
    await write(child, 'challenge', { ...theory, theoryIf: 'BORRADOR' }, 1)
    await ready(first, 'challenge')
    const seen = await asAdvisor()
    expect(seen).toMatchObject({ now: { theoryIf: 'recibimos al curso' }, parent: { theory: { theoryIf: 'recibimos al curso' } }, whenItBegan: null })
    expect(JSON.stringify(seen)).not.toContain('BORRADOR')
    const cycles = await listCyclesOfSchool(store, boldos, today)
    expect([...await listComparableTheories(store, boldos, cycles, 'advisor')]).toEqual([child])
    await unmarkReady(store, { rbd: boldos, cycleId: first, page: 'challenge' })
    expect(await asAdvisor()).toMatchObject({ parent: { theory: null } })
    expect([...await listComparableTheories(store, boldos, cycles, 'advisor')]).toEqual([])
  })

  it('is another school\'s nothing', async () => {
    const { store, first, write } = await plant()
    await write(first, 'challenge', theory)
    await write(first, 'learnings', { tags: 'lunes' })
    expect(await getTheoryVersions(store, { rbd: bahia, cycleId: first }, { as: 'team', history: true }, at)).toBeNull()
    expect([await listTags(store, boldos), await listTags(store, bahia)]).toEqual([['lunes'], []])
  })
})
