import { expect, it } from 'vitest'
import { waitOf } from '../../../cycles/advising/coverage.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { getCoverage } from '../../../db/advising/coverage.ts'
import { getStrengthCounts } from '../../../db/advising/strength-counts.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { beatrizOyanedel, elenaRivas, escuelaValleHondo, losBoldos, marcelaPaillan, millaray, networkSchools, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'

onEachEngine('coverage of the advisors', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const cycles = new Map<number, string>()
    const begin = async (rbd: number, on = '2026-08-03') => {
      clockOf(store).set(`${on}T15:00:00Z`)
      const started = await startCycle(store, { rbd, title: 'Que vuelvan', on, by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      cycles.set(rbd, started.cycleId)
    }
    const ask = (rbd: number, on: string, met: string | null) => store.tx(async tx => {
      const at = new Date(`${on}T15:00:00Z`)
      await tx.insert(store.s.feedbackRequest).values({ id: newId(at), cycleId: cycles.get(rbd)!, rbd, page: 'data', question: '', askedBy: rosaHuenchul.id, askedAt: at, withdrawnAt: null, metAt: met ? new Date(`${met}T15:00:00Z`) : null, metBy: met ? marcelaPaillan.id : null })
    })
    const coverage = (person = elenaRivas) => getCoverage(store, scopeFor(person, 'advising.coverage', today), today)
    return { store, begin, ask, coverage }
  }

  it('tells waits of five or more, the open questions, and the schools nobody accompanies or has seen', async () => {
    const { begin, ask, coverage } = await plant()
    await begin(losBoldos.rbd)
    await begin(millaray.rbd)
    await begin(escuelaValleHondo.rbd)
    for (const met of ['2026-11-02', '2026-11-03', '2026-11-05', '2026-11-12']) await ask(losBoldos.rbd, '2026-11-02', met)
    await ask(losBoldos.rbd, '2026-11-08', null)
    const few = await coverage()
    expect(few.waits.asked).toEqual({ n: 4, told: null })
    expect(few.open).toEqual({ requests: 1, longest: 10 })
    await ask(millaray.rbd, '2026-11-02', '2026-11-04')
    const c = await coverage()
    expect(c.waits.asked).toEqual({ n: 5, told: { median: 2, longest: 10 } })
    expect(c.withoutAdvisor).toEqual([millaray.rbd])
    expect(c.withoutContact).toEqual([{ rbd: losBoldos.rbd, since: '2026-08-03', never: true }, { rbd: millaray.rbd, since: '2026-08-03', never: true }])
    expect(c.schools).toBe(2)
    // Nobody is named, whoever answered or not.
    expect(JSON.stringify(c)).not.toContain(marcelaPaillan.id)
  })

  it('is of its own service; an administrator’s is of all', async () => {
    const { begin, coverage } = await plant()
    await begin(escuelaValleHondo.rbd)
    expect(await coverage()).toMatchObject({ schools: 0, withoutContact: [] })
    expect((await coverage(beatrizOyanedel)).schools).toBe(1)
    expect((await coverage(tomasAguilera)).schools).toBe(1)
    expect((await coverage(marcelaPaillan)).schools).toBe(0)
  })

  it('counts criteria over five cycles of five schools, and tells nothing of fewer', async () => {
    const { store, begin } = await plant()
    const counts = () => getStrengthCounts(store, scopeFor(elenaRivas, 'figures.ofTerritory', today), today)
    const schools = networkSchools.slice(0, 5)
    for (const s of schools.slice(0, 4)) await begin(s.rbd)
    await store.tx(tx => tx.update(store.s.cycle).set({ closedOn: '2026-11-02' }))
    expect((await counts()).every(c => c.count === null)).toBe(true)
    await begin(schools[4]!.rbd)
    await store.tx(tx => tx.update(store.s.cycle).set({ closedOn: '2026-11-02' }))
    // None has begun another yet; of all else nothing was marked ready, and nothing is told.
    expect((await counts()).filter(c => c.count !== null)).toEqual([{ criterion: 'chained', count: { present: 0, of: 5 } }])
  })
})

it('a wait of few is not told', () => {
  expect([waitOf([]), waitOf([1, 2, 3, 4]), waitOf([1, 2, 3, 4, 10])]).toEqual([{ n: 0, told: null }, { n: 4, told: null }, { n: 5, told: { median: 3, longest: 10 } }])
})
