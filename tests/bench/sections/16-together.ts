/**
 * The mix of a cycle: its page with 20, 200 and 2,000 actions, server time against an empty route of the same server and against the bare
 * query it needs, in the same run; ten times the actions may take ten times as long, and no more.
 */
import { ensureBuild } from '../../../app/cli/build.mjs'
import { emptyAction, supportLevels, type ActionEntry } from '../../../cycles/notebook/parts.ts'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { waysOfWorking } from '../../../cycles/together/ways.ts'
import { insertRows } from '../../../db/dialect.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { getMixFacts } from '../../../db/together/mix.ts'
import { openSite } from '../../e2e/support/site.ts'
import { medianOf, milliseconds, ratio, timesOf, type Line, type Section } from '../measure.ts'

const sizes = [20, 200, 2_000]
const rounds = 25
const rbd = losBoldos.rbd

const plantActions = async (store: Store, size: number): Promise<string> => {
  const started = await startCycle(store, { rbd, title: `Un ciclo de ${size} acciones`, on: '2026-03-10', by: rosaHuenchul.id })
  if (!started.ok) throw new Error(started.reason)
  const at = new Date('2026-08-03T14:00:00Z')
  const states = ['planned', 'doing', 'done', 'left'] as const
  const bodyOf = (n: number): ActionEntry => ({
    ...emptyAction, what: `Acción ${n}: recibir al curso cada lunes y conversar con quienes faltaron la semana anterior`, who: 'Equipo de aula', state: states[n % 4]!, level: supportLevels[n % 3]!,
    way: n % 5 === 4 ? '' : waysOfWorking[n % 5]!, professions: [professionsOfASchool[n % 11]!, professionsOfASchool[(n + 3) % 11]!].join(' '),
  })
  for (let from = 0; from < size; from += 250) await store.tx(tx => insertRows(tx, store.s.part, Array.from({ length: Math.min(250, size - from) }, (_, i) => {
    const id = `action-${size}-${from + i}`
    return { id, cycleId: started.cycleId, rbd, kind: 'action' as const, slot: id, body: bodyOf(from + i), version: 1, updatedBy: rosaHuenchul.id, updatedAt: at, createdAt: at, withdrawnAt: null, readyAt: null, readyBy: null, readyVersion: null }
  })))
  return started.cycleId
}

const section: Section = {
  title: 'The mix of a cycle with 2,000 actions, against an empty route and the bare query',
  run: async ({ say }) => {
    await ensureBuild({})
    const cycles = new Map<number, string>()
    const site = await openSite({
      plant: async store => {
        await plantCast(store, { installation: 'real' })
        for (const size of sizes) { say(`planting ${size} actions`); cycles.set(size, await plantActions(store, size)) }
      },
    })
    try {
      const cookie = await site.cookieOf(rosaHuenchul.id)
      const pages = [{ what: 'empty route', path: '/no/existe', size: 0 }, ...sizes.map(size => ({ what: `${size} actions`, path: `/cuadernos/${rbd}/ciclos/${cycles.get(size)!}/juntos`, size }))].map(p => ({ ...p, times: [] as number[] }))
      for (let round = -3; round < rounds; round++) for (const p of pages) {
        const from = performance.now()
        const answer = await fetch(site.origin + p.path, { headers: { cookie, 'accept-encoding': 'identity' } })
        const html = await answer.text()
        if (p.size > 0 && (answer.status !== 200 || !html.includes('acciones'))) throw new Error(`${p.path} answered ${answer.status}`)
        if (round >= 0) p.times.push(performance.now() - from)
      }
      const bare = new Map<number, number>()
      for (const size of sizes) bare.set(size, medianOf(await timesOf(rounds, async () => { await getMixFacts(site.store, { rbd, cycleId: cycles.get(size)! }) })))
      const median = new Map(pages.map(p => [p.size, medianOf(p.times)]))
      return [
        { what: 'empty route', value: milliseconds(median.get(0)!) },
        ...sizes.flatMap((size, i): Line[] => [
          { what: `page of ${size} actions`, value: milliseconds(median.get(size)!), note: `${ratio(median.get(size)!, median.get(0)!)} an empty route` },
          { what: `  its bare query`, value: milliseconds(bare.get(size)!), note: i > 0 ? `${ratio(bare.get(size)!, bare.get(sizes[i - 1]!)!)} that of ${sizes[i - 1]}; page ${ratio(median.get(size)!, median.get(sizes[i - 1]!)!)}` : '' },
        ]),
      ]
    } finally { await site.close() }
  },
}
export default section
