/** What this installation is: a real one, or a demo. A row written once at creation, never an environment variable. */
import { eq } from 'drizzle-orm'
import { mineducBands, type BandScheme } from '../cycles/indicators/attendance.ts'
import { recordIn } from './audit.ts'
import { machineClock, shiftedClock, type Clock } from './clock.ts'
import { moveSessionsIn } from './people/sessions.ts'
import type { Db, Store } from './store.ts'

export type Installation = {
  kind: 'real' | 'demo'
  programmeName: string
  territoryName: string
  timeZone: string
  /** Milliseconds added to the machine's clock; other than 0 in a demo only. */
  clockOffsetMs: number
  createdAt: Date
  /** Null: Mineduc's scheme. */
  bandScheme: BandScheme | null
}

/** Null before the first run. */
export const getInstallation = async (store: Store): Promise<Installation | null> => {
  const [row] = await store.read.select().from(store.s.installation)
  if (!row) return null
  const { id: _one, ...installation } = row
  return installation
}

/** The bands the territory reads attendance by. */
export const getBandScheme = async (store: Store): Promise<BandScheme> => {
  const [row] = await store.read.select({ bandScheme: store.s.installation.bandScheme }).from(store.s.installation)
  return row?.bandScheme ?? mineducBands
}

export const hasInstallation = async (store: Store): Promise<boolean> => (await getInstallation(store)) !== null

/** Only a demo lists its cast on the sign-in page and lets its clock be set. */
export const isDemo = async (store: Store): Promise<boolean> => (await getInstallation(store))?.kind === 'demo'

export type NewInstallation = { programmeName: string; territoryName: string; timeZone: string }

const createIn = async (store: Store, tx: Db, row: NewInstallation & { kind: 'real' | 'demo'; clockOffsetMs: number }): Promise<{ ok: true } | { ok: false; reason: 'installed-already' }> => {
  const made = await tx.insert(store.s.installation).values({ id: 'this', createdAt: store.clock.now(), ...row }).onConflictDoNothing().returning()
  if (made.length === 0) return { ok: false, reason: 'installed-already' }
  await recordIn(store, tx, { event: 'installation.created', detail: { kind: row.kind } })
  return { ok: true }
}

/** Makes this a real installation, once. Two people finishing the first-run page at once: the second is refused. */
export const createRealInstallation = (store: Store, tx: Db, given: NewInstallation) =>
  createIn(store, tx, { ...given, kind: 'real', clockOffsetMs: 0 })

/** Makes this a demo whose clock stands at `now` when it is made and runs from there. */
export const createDemoInstallation = (store: Store, tx: Db, given: NewInstallation & { now: Date }, base: Clock = machineClock) => {
  const { now, ...rest } = given
  return createIn(store, tx, { ...rest, kind: 'demo', clockOffsetMs: now.getTime() - base.now().getTime() })
}

/** The clock this installation lives by: the machine's, or a demo's own. `base` is the machine's outside tests. */
export const clockFor = async (store: Store, base: Clock = machineClock): Promise<Clock> => {
  const installation = await getInstallation(store)
  return installation?.kind === 'demo' ? shiftedClock(installation.clockOffsetMs, base) : base
}

/** Sets a demo's clock to an instant (ISO 8601) and the store's with it. A real installation's clock is the machine's: refused. */
export const setDemoClock = async (store: Store, iso: string, base: Clock = machineClock): Promise<{ ok: true } | { ok: false; reason: 'not-a-demo' | 'not-a-time' }> => {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return { ok: false, reason: 'not-a-time' }
  const clockOffsetMs = at.getTime() - base.now().getTime()
  const { installation, job } = store.s
  const changed = await store.tx(async tx => {
    const rows = await tx.update(installation).set({ clockOffsetMs }).where(eq(installation.kind, 'demo')).returning()
    if (rows.length === 0) return false
    await moveSessionsIn(store, tx, at.getTime() - store.clock.now().getTime())
    // Work that waits for a time of the old clock would wait for years, or never end its lease.
    await tx.update(job).set({ runAfter: at }).where(eq(job.state, 'waiting'))
    await recordIn(store, tx, { event: 'clock.changed', detail: { to: at.toISOString() } })
    return true
  })
  if (!changed) return { ok: false, reason: 'not-a-demo' }
  store.setClock(shiftedClock(clockOffsetMs, base))
  return { ok: true }
}

/** Changes how the notebook and its territory are called; recorded. */
export const renameInstallation = (store: Store, to: { programmeName: string; territoryName: string; by: string | null; requestId?: string | null }): Promise<void> =>
  store.tx(async tx => {
    await tx.update(store.s.installation).set({ programmeName: to.programmeName, territoryName: to.territoryName })
    await recordIn(store, tx, { event: 'settings.changed', personId: to.by, requestId: to.requestId ?? null, detail: { setting: 'names' } })
  })

/** Changes the bands attendance is read by, from now on and for every figure but those a snapshot keeps; recorded. */
export const chooseBandScheme = (store: Store, to: { scheme: BandScheme; by: string | null; requestId?: string | null }): Promise<void> =>
  store.tx(async tx => {
    await tx.update(store.s.installation).set({ bandScheme: to.scheme })
    await recordIn(store, tx, { event: 'settings.changed', personId: to.by, requestId: to.requestId ?? null, detail: { setting: 'bands', scheme: to.scheme.name } })
  })
