/**
 * What people feel while an import runs in another process on the same SQLite file: how long a save takes (the part, its revision
 * and a record in one transaction, every 15 ms) and how long the event loop of the saving process stands still.
 */
import { copyFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { recordIn } from '../../../db/audit.ts'
import { machineClock } from '../../../db/clock.ts'
import { newId } from '../../../db/ids.ts'
import { castPeople } from '../../../db/seed/cast.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'
import type { PartBody } from '../../../cycles/notebook/parts.ts'
import { importInChild, prepareImport } from '../import-setting.ts'
import { milliseconds, quantileOf, seconds, type Section } from '../measure.ts'

const body = { text: 'Lo que vemos en los datos de abril. '.repeat(60) } as unknown as PartBody
const teamMember = castPeople[0]!.id

const plantPart = (store: Store) => store.tx(async tx => {
  const at = store.clock.now()
  const cycleId = newId(at), partId = newId(at)
  await tx.insert(store.s.cycle).values({ id: cycleId, rbd: 90001, number: 1, year: 2026, title: 'Que nadie falte', version: 1, startedOn: '2026-03-10', createdBy: teamMember, createdAt: at })
  await tx.insert(store.s.part).values({ id: partId, cycleId, rbd: 90001, kind: 'data', slot: 'data', body, version: 1, updatedBy: teamMember, updatedAt: at, createdAt: at })
  return partId
})

const save = (store: Store, partId: string, version: number) => store.tx(async tx => {
  const at = store.clock.now()
  await tx.update(store.s.part).set({ body, version, updatedAt: at, updatedBy: teamMember }).where(eq(store.s.part.id, partId))
  await tx.insert(store.s.partRevision).values({ partId, version, rbd: 90001, body, savedBy: teamMember, savedAt: at, saveKey: newId(at), outcome: 'saved' })
  await recordIn(store, tx, { event: 'check.run', rbd: 90001 })
})

const section: Section = {
  title: 'Saving while an import of the same file runs in another process',
  run: async ({ dir, say }) => {
    const { database, file } = await prepareImport(dir)
    const own = join(dir, 'own.sqlite')
    copyFileSync(database, own)
    const store = await openSqliteStore(own, machineClock)
    const partId = await plantPart(store)
    let version = 1
    const saveUntil = async (isOver: () => boolean) => {
      const delay = monitorEventLoopDelay({ resolution: 1 })
      delay.enable()
      const times: number[] = []
      while (!isOver()) {
        const started = performance.now()
        await save(store, partId, ++version)
        times.push(performance.now() - started)
        await pause(15)
      }
      delay.disable()
      return { times, worstDelay: delay.max / 1e6, p99Delay: delay.percentile(99) / 1e6 }
    }
    // Warm: the first saves compile the queries.
    for (let i = 0; i < 50; i++) await save(store, partId, ++version)
    say('saving alone')
    const end = performance.now() + 5000
    const alone = await saveUntil(() => performance.now() > end)
    say('saving during an import')
    let isDone = false
    // Low priority, as the web starts it.
    const importing = importInChild(own, file, pid => setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)).finally(() => { isDone = true })
    const during = await saveUntil(() => isDone)
    const figures = await importing
    await store.close()
    const of = (name: string, m: typeof alone) => [
      { what: `${name}: save, median`, value: milliseconds(quantileOf(m.times, 0.5)), note: `${m.times.length} saves` },
      { what: `${name}: save, p95`, value: milliseconds(quantileOf(m.times, 0.95)), note: `worst ${milliseconds(Math.max(...m.times))}` },
      { what: `${name}: event loop, worst delay`, value: milliseconds(m.worstDelay), note: `p99 ${milliseconds(m.p99Delay)}; the timer itself ticks each 1 ms` },
    ]
    return [...of('alone', alone), ...of('during', during), { what: 'the import meanwhile', value: seconds(figures.importMs) }]
  },
}
export default section
