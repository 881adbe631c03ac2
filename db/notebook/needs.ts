/**
 * Needs beyond a school's reach. The school raises them and may take them back; its SLEP receives, names who sees to it, and answers, once.
 * Every query of the school names its rbd; every query of a SLEP takes the scope of its action, which only `scopeFor` makes: a country's
 * scope finds nothing, since a service answers its schools and the country only counts elsewhere.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { isWaiting, type NeedAnswer, type NeedKind } from '../../cycles/needs/needs.ts'
import type { AnsweredNeed, RaisedNeed } from '../../cycles/needs/read-need.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { listSchoolsIn, listSlepOfSchools } from '../territory.ts'

/** A need with its way so far. People by name; `answerDay` is `YYYY-MM-DD`. */
export type NeedRow = {
  id: string
  rbd: number
  cycleId: string
  cycleNumber: number
  cycleTitle: string
  slepCode: number
  slepName: string
  kind: NeedKind
  text: string
  raisedAt: Date
  withdrawnAt: Date | null
  receivedAt: Date | null
  inChargeOf: string | null
  answer: NeedAnswer | null
  answerText: string | null
  answerDay: string | null
  answeredAt: Date | null
}

export type NeedOutcome = { ok: true; id: string } | { ok: false; reason: 'not_found' | 'no_slep' | 'need_answered' | 'need_withdrawn' }

const columnsOf = (store: Store) => {
  const { need: n, cycle: c, slep } = store.s
  return {
    id: n.id, rbd: n.rbd, cycleId: n.cycleId, cycleNumber: c.number, cycleTitle: c.title, slepCode: n.slepCode, slepName: slep.name, kind: n.kind, text: n.text,
    raisedAt: n.raisedAt, withdrawnAt: n.withdrawnAt, receivedAt: n.receivedAt, inChargeOf: n.inChargeOf, answer: n.answer, answerText: n.answerText,
    answerDay: n.answerDay, answeredAt: n.answeredAt,
  }
}
const rowsOf = (store: Store) => {
  const { need: n, cycle: c, slep } = store.s
  return store.read.select(columnsOf(store)).from(n).innerJoin(c, eq(c.id, n.cycleId)).innerJoin(slep, eq(slep.code, n.slepCode))
}

// ── The school ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The service a school belongs to on `today`, to whom it can raise a need; null when it belongs to none. */
export const getSlepOfSchool = async (store: Store, rbd: number, today: string): Promise<{ code: number; name: string } | null> => {
  const code = (await listSlepOfSchools(store, [rbd], Number(today.slice(0, 4)))).get(rbd)
  if (code === undefined) return null
  const { slep } = store.s
  return (await store.read.select({ code: slep.code, name: slep.name }).from(slep).where(eq(slep.code, code)))[0] ?? null
}

/** Raises a need of one of the school's cycles to its SLEP of `today`. `id`, made beforehand, makes a second click find the first one's need. */
export const raiseNeed = async (
  store: Store, raise: { rbd: number; cycleId: string; need: RaisedNeed; by: string; today: string; id?: string; requestId?: string | null },
): Promise<NeedOutcome> => {
  const slep = await getSlepOfSchool(store, raise.rbd, raise.today)
  return store.tx(async (tx): Promise<NeedOutcome> => {
    const { cycle, need: n } = store.s
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, raise.cycleId), eq(cycle.rbd, raise.rbd)))
    if (!c) return { ok: false, reason: 'not_found' }
    if (!slep) return { ok: false, reason: 'no_slep' }
    const at = store.clock.now()
    const insert = async (id: string) => (await tx.insert(n).values({
      id, cycleId: raise.cycleId, rbd: raise.rbd, slepCode: slep.code, kind: raise.need.kind, text: raise.need.text, raisedBy: raise.by, raisedAt: at,
    }).onConflictDoNothing().returning({ id: n.id }))[0]?.id
    let id = await insert(raise.id ?? newId(at))
    if (!id) {
      // The same form again is the same need; with other words (the browser's Back) it is another one: no word is dropped.
      const [first] = await tx.select({ id: n.id, kind: n.kind, text: n.text }).from(n).where(and(eq(n.id, raise.id!), eq(n.rbd, raise.rbd), eq(n.cycleId, raise.cycleId), isNull(n.withdrawnAt)))
      if (first && first.kind === raise.need.kind && first.text === raise.need.text) return { ok: true, id: first.id }
      id = (await insert(newId(at)))!
    }
    await recordIn(store, tx, { event: 'need.raised', personId: raise.by, rbd: raise.rbd, requestId: raise.requestId ?? null, detail: { need: id, kind: raise.need.kind, slep: slep.code } })
    return { ok: true, id }
  })
}

/** The school takes a need back, as long as nobody has answered it. Its words and its dates stay with the school. */
export const withdrawNeed = (store: Store, which: { rbd: number; cycleId: string; needId: string; by: string; requestId?: string | null }): Promise<NeedOutcome> =>
  store.tx(async (tx): Promise<NeedOutcome> => {
    const { need: n } = store.s
    const own = and(eq(n.id, which.needId), eq(n.rbd, which.rbd), eq(n.cycleId, which.cycleId))
    const done = await tx.update(n).set({ withdrawnAt: store.clock.now() }).where(and(own, isNull(n.answeredAt), isNull(n.withdrawnAt))).returning({ kind: n.kind })
    if (done[0]) {
      await recordIn(store, tx, { event: 'need.withdrawn', personId: which.by, rbd: which.rbd, requestId: which.requestId ?? null, detail: { need: which.needId, kind: done[0].kind } })
      return { ok: true, id: which.needId }
    }
    const [found] = await tx.select({ answeredAt: n.answeredAt }).from(n).where(own)
    return !found ? { ok: false, reason: 'not_found' } : found.answeredAt ? { ok: false, reason: 'need_answered' } : { ok: true, id: which.needId }
  })

/** What one cycle raised, newest first, withdrawn ones included: for its school and its advisor. */
export const listNeedsOfCycle = (store: Store, rbd: number, cycleId: string): Promise<NeedRow[]> =>
  rowsOf(store).where(and(eq(store.s.need.cycleId, cycleId), eq(store.s.need.rbd, rbd))).orderBy(desc(store.s.need.raisedAt), desc(store.s.need.id))

// ── The SLEP ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What was raised to the services of a scope by schools that are theirs today. Never what a school took back. */
const raisedTo = async (store: Store, scope: Scope, today: string): Promise<{ rbds: number[]; rows: NeedRow[] }> => {
  if (scope.sleps.length === 0) return { rbds: [], rows: [] }
  const rbds = await listSchoolsIn(store, { ...scope, country: false, networkIds: [], rbds: [] }, today)
  const { need: n } = store.s
  const theirs = new Set(rbds)
  const rows = await rowsOf(store).where(and(inArray(n.slepCode, [...scope.sleps]), isNull(n.withdrawnAt))).orderBy(asc(n.raisedAt), asc(n.id))
  return { rbds, rows: rows.filter(r => theirs.has(r.rbd)) }
}

export type NeedsOfTerritory = {
  /** Schools of the territory: the whole of "8 of 14". */
  schools: number
  needs: NeedRow[]
  /** Years in which something was raised, newest first. */
  years: number[]
}

/** The needs raised to a SLEP in `year` (of `timeZone`), those that wait first, each group oldest first. `scope` of `need.answer`. */
export const listNeedsOfTerritory = async (store: Store, scope: Scope, { year, today, timeZone }: { year: number; today: string; timeZone: string }): Promise<NeedsOfTerritory> => {
  const { rbds, rows } = await raisedTo(store, scope, today)
  const yearOf = (n: NeedRow) => Number(schoolDayOf(n.raisedAt, timeZone).slice(0, 4))
  const needs = rows.filter(n => yearOf(n) === year)
  return { schools: rbds.length, needs: [...needs.filter(isWaiting), ...needs.filter(n => !isWaiting(n))], years: [...new Set(rows.map(yearOf))].sort((a, b) => b - a) }
}

/** How many wait for an answer, whatever their year: for the entry in the header. */
export const countNeedsWaiting = async (store: Store, scope: Scope, today: string): Promise<number> => (await raisedTo(store, scope, today)).rows.filter(isWaiting).length

/** A need as the SLEP may act on it: raised to it, by a school that is its own today. Null for any other. */
export const getNeedOfTerritory = async (store: Store, scope: Scope, needId: string, today: string): Promise<NeedRow | null> =>
  (await raisedTo(store, scope, today)).rows.find(n => n.id === needId) ?? null

type Act = { scope: Scope; needId: string; by: string; today: string; requestId?: string | null }

/** Lets `change` go on for a need of the scope that still waits. */
const onWaiting = async (store: Store, act: Act, change: (tx: Db, rbd: number) => Promise<void>): Promise<NeedOutcome> => {
  const seen = await getNeedOfTerritory(store, act.scope, act.needId, act.today)
  if (!seen) return { ok: false, reason: 'not_found' }
  return store.tx(async (tx): Promise<NeedOutcome> => {
    const { need: n } = store.s
    const [now] = await tx.select({ withdrawnAt: n.withdrawnAt, answeredAt: n.answeredAt }).from(n).where(and(eq(n.id, act.needId), eq(n.rbd, seen.rbd)))
    if (!now) return { ok: false, reason: 'not_found' }
    if (now.withdrawnAt) return { ok: false, reason: 'need_withdrawn' }
    if (now.answeredAt) return { ok: false, reason: 'need_answered' }
    await change(tx, seen.rbd)
    return { ok: true, id: act.needId }
  })
}

/** Says that it was received, and who of the service sees to it. Again, with another name, when somebody else takes it over. */
export const receiveNeed = (store: Store, act: Act & { inChargeOf: string }): Promise<NeedOutcome> =>
  onWaiting(store, act, async (tx, rbd) => {
    const { need: n } = store.s
    const at = store.clock.now()
    const first = await tx.update(n).set({ receivedBy: act.by, receivedAt: at }).where(and(eq(n.id, act.needId), isNull(n.receivedAt))).returning({ id: n.id })
    await tx.update(n).set({ inChargeOf: act.inChargeOf }).where(eq(n.id, act.needId))
    if (first.length > 0) await recordIn(store, tx, { event: 'need.received', personId: act.by, rbd, requestId: act.requestId ?? null, detail: { need: act.needId } })
  })

/** Answers: yes, no, or yes from a day. Whoever answers has received it too. */
export const answerNeed = (store: Store, act: Act & { answer: AnsweredNeed }): Promise<NeedOutcome> =>
  onWaiting(store, act, async (tx, rbd) => {
    const { need: n } = store.s
    const at = store.clock.now()
    const { answer, text, day } = act.answer
    await tx.update(n).set({ receivedBy: act.by, receivedAt: at }).where(and(eq(n.id, act.needId), isNull(n.receivedAt)))
    await tx.update(n).set({ answer, answerText: text === '' ? null : text, answerDay: day, answeredBy: act.by, answeredAt: at }).where(eq(n.id, act.needId))
    await recordIn(store, tx, { event: 'need.answered', personId: act.by, rbd, requestId: act.requestId ?? null, detail: { need: act.needId, answer } })
  })
