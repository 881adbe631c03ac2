/**
 * Visits, calls and meetings of the network: planned, held, written up. Minutes are saved by comparing and setting a version, each save a
 * revision in the same transaction; what lost a conflict is kept as one that never was the current text. Nothing is deleted: a visit is
 * cancelled and may be taken up again, a school that does not come after all leaves what it brought and what was agreed with it.
 *
 * Whoever writes is an advisor of one of its schools (a `visit.write` scope); a school reads what it took part in.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { joinChanges } from '../../cycles/notebook/merge.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { usualWeeks } from '../../cycles/visits/rhythm.ts'
import { asVisitBody, isSameVisitBody, readVisitBody, type VisitBody, type VisitKind, type VisitPlan, type VisitState, type VisitWhen } from '../../cycles/visits/visit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { listSchoolsIn } from '../territory.ts'
import { tellIn } from './notices.ts'

/** A school of a visit. `brings`: the learning it brings to a meeting of the network, in words. `cycleId`: of the cycle it comes from. */
export type VisitSchool = { rbd: number; cycleId: string | null; brings: string; isWithdrawn: boolean }

export type Visit = {
  id: string
  kind: VisitKind
  state: VisitState
  /** `YYYY-MM-DD`, and `HH:MM` or ''. */
  onDay: string
  atTime: string
  body: VisitBody
  version: number
  /** Whoever planned it. */
  advisor: { id: string; name: string }
  /** Of the minutes. */
  updatedBy: string
  updatedAt: Date
  schools: VisitSchool[]
}

/** Which schools somebody may write a visit of today. */
export type Reach = { scope: Scope; today: string }

const readVisits = async (store: Store, db: Db, ids: readonly string[]): Promise<Visit[]> => {
  if (ids.length === 0) return []
  const { visit: v, visitSchool: vs, person } = store.s
  const rows = await db.select().from(v).where(inArray(v.id, [...ids])).orderBy(desc(v.onDay), desc(v.atTime), desc(v.id))
  const schools = await db.select().from(vs).where(inArray(vs.visitId, [...ids])).orderBy(asc(vs.rbd))
  const people = [...new Set(rows.flatMap(r => [r.advisorId, r.updatedBy]))]
  const names = new Map((await db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, people))).map(p => [p.id, p.name]))
  return rows.map(r => ({
    id: r.id, kind: r.kind, state: r.state, onDay: r.onDay, atTime: r.atTime, body: asVisitBody(r.body), version: r.version,
    advisor: { id: r.advisorId, name: names.get(r.advisorId) ?? '' }, updatedBy: names.get(r.updatedBy) ?? '', updatedAt: r.updatedAt,
    schools: schools.filter(s => s.visitId === r.id).map(s => ({ rbd: s.rbd, cycleId: s.cycleId, brings: s.brings, isWithdrawn: s.withdrawnAt !== null })),
  }))
}

const idsOfSchools = async (store: Store, db: Db, rbds: readonly number[]): Promise<string[]> => {
  if (rbds.length === 0) return []
  const { visitSchool: vs } = store.s
  return (await db.selectDistinct({ id: vs.visitId }).from(vs).where(and(inArray(vs.rbd, [...rbds]), isNull(vs.withdrawnAt)))).map(r => r.id)
}

/** Visits of the schools of a scope, the latest day first; cancelled ones included. */
export const listVisits = async (store: Store, { scope, today }: Reach): Promise<Visit[]> =>
  readVisits(store, store.read, await idsOfSchools(store, store.read, await listSchoolsIn(store, scope, today)))

/** A visit one of whose schools lies in the scope, with the schools of it that do; null for any other. */
export const getVisit = async (store: Store, { scope, today, visitId }: Reach & { visitId: string }): Promise<{ visit: Visit; mine: number[] } | null> => {
  const rbds = new Set(await listSchoolsIn(store, scope, today))
  const [visit] = await readVisits(store, store.read, [visitId])
  const mine = visit?.schools.filter(s => !s.isWithdrawn && rbds.has(s.rbd)).map(s => s.rbd) ?? []
  return visit && mine.length > 0 ? { visit, mine } : null
}

/** A visit as its school reads it: schools that do not come after all are not on it. Null when this school was not part of it. */
export const getVisitOfSchool = async (store: Store, rbd: number, visitId: string): Promise<Visit | null> => {
  const [visit] = await readVisits(store, store.read, [visitId])
  const schools = visit?.schools.filter(s => !s.isWithdrawn) ?? []
  return visit && schools.some(s => s.rbd === rbd) ? { ...visit, schools } : null
}

export const listVisitsOfSchool = async (store: Store, rbd: number): Promise<Visit[]> => readVisits(store, store.read, await idsOfSchools(store, store.read, [rbd]))

/** Visits one advisor planned, of any school and time: for a page of their own. */
export const listVisitsBy = async (store: Store, advisorId: string): Promise<Visit[]> => {
  const { visit: v } = store.s
  return readVisits(store, store.read, (await store.read.select({ id: v.id }).from(v).where(eq(v.advisorId, advisorId))).map(r => r.id))
}

export type VisitDays = { lastHeld: string | null; planned: string | null }
/** The day of the last visit held and of the next one planned from `today` on, by school; schools without either are absent. */
export const listVisitDays = async (store: Store, rbds: readonly number[], today: string): Promise<Map<number, VisitDays>> => {
  const out = new Map<number, VisitDays>()
  if (rbds.length === 0) return out
  const { visit: v, visitSchool: vs } = store.s
  const rows = await store.read.select({ rbd: vs.rbd, onDay: v.onDay, state: v.state }).from(vs).innerJoin(v, eq(v.id, vs.visitId))
    .where(and(inArray(vs.rbd, [...rbds]), isNull(vs.withdrawnAt), inArray(v.state, ['held', 'planned'])))
  for (const r of rows) {
    const known = out.get(r.rbd) ?? { lastHeld: null, planned: null }
    if (r.state === 'held' && (known.lastHeld === null || r.onDay > known.lastHeld)) known.lastHeld = r.onDay
    if (r.state === 'planned' && r.onDay >= today && (known.planned === null || r.onDay < known.planned)) known.planned = r.onDay
    out.set(r.rbd, known)
  }
  return out
}

// ── Planning ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Plans a visit; its schools' teams are told. `id`, made beforehand, makes a second click find the first one's visit. Null: a school lies outside the scope. */
export const planVisit = async (store: Store, { scope, today, plan, by, id }: Reach & { plan: VisitPlan; by: string; id: string }): Promise<{ visitId: string } | null> => {
  const reach = new Set(await listSchoolsIn(store, scope, today))
  if (plan.rbds.length === 0 || plan.rbds.some(rbd => !reach.has(rbd))) return null
  return store.tx(async tx => {
    const { visit: v, visitRevision: r, visitSchool: vs } = store.s
    const at = store.clock.now()
    const body = asVisitBody({ purpose: plan.purpose })
    const made = await tx.insert(v).values({
      id, kind: plan.kind, advisorId: by, onDay: plan.onDay, atTime: plan.atTime, state: 'planned', body, version: 1, createdBy: by, createdAt: at, updatedBy: by, updatedAt: at,
    }).onConflictDoNothing().returning({ id: v.id })
    if (made.length === 0) {
      const [own] = await tx.select({ id: v.id }).from(v).where(and(eq(v.id, id), eq(v.createdBy, by)))
      return own ? { visitId: id } : null
    }
    await tx.insert(r).values({ visitId: id, version: 1, body, savedBy: by, savedAt: at, saveKey: id, outcome: 'saved' })
    for (const rbd of plan.rbds) {
      await tx.insert(vs).values({ visitId: id, rbd, cycleId: null, brings: '', withdrawnAt: null })
      // A visit written down after it was held is no news to those who were there.
      if (plan.onDay >= today) await tellIn(store, tx, { kind: 'visit-planned', about: id, rbd, cycleId: null, to: 'team', except: by })
    }
    return { visitId: id }
  })
}

export type ChangeOutcome = { ok: true } | { ok: false; reason: 'not_found' | 'changed_meanwhile' | 'visit_needs_school' }

/** A change to a visit that lies in the scope, in one transaction. */
const change = async (store: Store, { scope, today, visitId }: Reach & { visitId: string }, f: (tx: Db, visit: Visit, reach: ReadonlySet<number>) => Promise<ChangeOutcome>): Promise<ChangeOutcome> => {
  const reach = new Set(await listSchoolsIn(store, scope, today))
  return store.tx(async tx => {
    const [visit] = await readVisits(store, tx, [visitId])
    return visit?.schools.some(s => !s.isWithdrawn && reach.has(s.rbd)) ? f(tx, visit, reach) : { ok: false, reason: 'not_found' }
  })
}

type Change = Reach & { visitId: string; by: string }

/** Moves a visit to another day or hour. `from`: what the form was made from; a colleague may have moved it meanwhile. */
export const moveVisit = (store: Store, move: Change & { from: VisitWhen; to: VisitWhen }): Promise<ChangeOutcome> => change(store, move, async (tx, visit) => {
  const { visit: v } = store.s
  if (visit.onDay === move.to.onDay && visit.atTime === move.to.atTime) return { ok: true }
  const rows = await tx.update(v).set({ onDay: move.to.onDay, atTime: move.to.atTime })
    .where(and(eq(v.id, visit.id), eq(v.onDay, move.from.onDay), eq(v.atTime, move.from.atTime))).returning({ id: v.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'changed_meanwhile' }
})

/** Held, cancelled, or planned again: a cancelled visit comes back whole, with its minutes and agreements. */
export const setVisitState = (store: Store, set: Change & { state: VisitState }): Promise<ChangeOutcome> => change(store, set, async (tx, visit) => {
  const { visit: v } = store.s
  if (visit.state !== set.state) await tx.update(v).set({ state: set.state }).where(eq(v.id, visit.id))
  return { ok: true }
})

/** Another school comes to a meeting of the network, or one that had been taken out comes after all. Its team is told. */
export const addSchoolToVisit = (store: Store, add: Change & { rbd: number }): Promise<ChangeOutcome> => change(store, add, async (tx, visit, reach) => {
  const { visitSchool: vs } = store.s
  if (visit.kind !== 'network' || !reach.has(add.rbd)) return { ok: false, reason: 'not_found' }
  await tx.insert(vs).values({ visitId: visit.id, rbd: add.rbd, cycleId: null, brings: '', withdrawnAt: null }).onConflictDoUpdate({ target: [vs.visitId, vs.rbd], set: { withdrawnAt: null } })
  if (visit.state === 'planned' && visit.onDay >= add.today) await tellIn(store, tx, { kind: 'visit-planned', about: visit.id, rbd: add.rbd, cycleId: null, to: 'team', except: add.by })
  return { ok: true }
})

/** A school does not come after all. What was agreed with it stays its own; one school is always left. */
export const takeSchoolOut = (store: Store, take: Change & { rbd: number }): Promise<ChangeOutcome> => change(store, take, async (tx, visit, reach) => {
  const { visitSchool: vs } = store.s
  if (visit.kind !== 'network' || !reach.has(take.rbd)) return { ok: false, reason: 'not_found' }
  if (visit.schools.filter(s => !s.isWithdrawn && s.rbd !== take.rbd).length === 0) return { ok: false, reason: 'visit_needs_school' }
  await tx.update(vs).set({ withdrawnAt: store.clock.now() }).where(and(eq(vs.visitId, visit.id), eq(vs.rbd, take.rbd), isNull(vs.withdrawnAt)))
  return { ok: true }
})

/** What a school brings. `from`: the words the form was made from; a colleague's, written meanwhile, are not written over. */
export const setBrings = (store: Store, set: Change & { rbd: number; from: string; brings: string; cycleId: string | null }): Promise<ChangeOutcome> => change(store, set, async (tx, visit, reach) => {
  const { visitSchool: vs, cycle } = store.s
  const school = visit.schools.find(s => s.rbd === set.rbd && !s.isWithdrawn)
  if (!school || !reach.has(set.rbd)) return { ok: false, reason: 'not_found' }
  if (set.cycleId !== null && (await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, set.cycleId), eq(cycle.rbd, set.rbd)))).length === 0) return { ok: false, reason: 'not_found' }
  if (school.brings === set.brings && school.cycleId === set.cycleId) return { ok: true }
  const rows = await tx.update(vs).set({ brings: set.brings, cycleId: set.cycleId })
    .where(and(eq(vs.visitId, visit.id), eq(vs.rbd, set.rbd), eq(vs.brings, set.from))).returning({ rbd: vs.rbd })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'changed_meanwhile' }
})

// ── Minutes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SaveVisitOutcome =
  | { ok: true; version: number; savedAt: Date; body: VisitBody; joinedWith: string | null; byParagraph: string[] }
  | { ok: false; reason: 'conflict'; mine: VisitBody; theirs: VisitBody; clashing: string[]; both: Record<string, string>; theirVersion: number; savedBy: string; savedAt: Date }
  | { ok: false; reason: 'not_found' }

const bodyAt = async (store: Store, db: Db, visitId: string, version: number): Promise<VisitBody | null> => {
  const { visitRevision: r } = store.s
  const [row] = await db.select({ body: r.body }).from(r).where(and(eq(r.visitId, visitId), eq(r.version, version), eq(r.outcome, 'saved')))
  return row ? asVisitBody(row.body) : null
}

/**
 * Saves the minutes from the version they were written from. Fields and paragraphs only one of two advisors touched are joined; what both
 * changed to different words is a conflict for them to decide, and the text that lost stays as a revision. The same save sent twice (a bad
 * line) is one revision; other words under the same key are another save.
 */
export const saveVisit = async (store: Store, save: Change & { version: number; body: VisitBody; saveKey: string }): Promise<SaveVisitOutcome> => {
  const reach = new Set(await listSchoolsIn(store, save.scope, save.today))
  return store.tx(async (tx): Promise<SaveVisitOutcome> => {
    const { visit: v, visitRevision: r } = store.s
    const at = store.clock.now()
    const [sent] = await tx.select().from(r).where(and(eq(r.visitId, save.visitId), eq(r.saveKey, save.saveKey)))
    for (;;) {
      const [now] = await readVisits(store, tx, [save.visitId])
      if (!now || !now.schools.some(s => !s.isWithdrawn && reach.has(s.rbd))) return { ok: false, reason: 'not_found' }
      const by = now.updatedBy
      const isMine = async () => (await tx.select({ by: v.updatedBy }).from(v).where(eq(v.id, now.id)))[0]?.by === save.by
      const isRepeated = sent !== undefined && isSameVisitBody(asVisitBody(sent.body), save.body)
      if (isSameVisitBody(now.body, save.body) || (isRepeated && sent.outcome === 'saved')) {
        return { ok: true, version: now.version, savedAt: now.updatedAt, body: now.body, joinedWith: isSameVisitBody(now.body, save.body) || await isMine() ? null : by, byParagraph: [] }
      }
      const saveKey = sent ? newId(at) : save.saveKey
      let body = save.body
      let joinedWith: string | null = null
      let byParagraph: string[] = []
      if (save.version !== now.version) {
        const base = await bodyAt(store, tx, now.id, save.version)
        const joining = base ? joinChanges(base, save.body, now.body) : { joined: save.body, clashing: Object.keys(save.body), byParagraph: [], both: {} }
        if (joining.clashing.length > 0 || !readVisitBody(joining.joined).ok) {
          if (!isRepeated) await tx.insert(r).values({ visitId: now.id, version: save.version, body: save.body, savedBy: save.by, savedAt: at, saveKey, outcome: 'conflict' }).onConflictDoNothing()
          return { ok: false, reason: 'conflict', mine: save.body, theirs: now.body, clashing: joining.clashing, both: joining.both, theirVersion: now.version, savedBy: by, savedAt: now.updatedAt }
        }
        if (isSameVisitBody(joining.joined, now.body)) return { ok: true, version: now.version, savedAt: now.updatedAt, body: now.body, joinedWith: null, byParagraph: [] }
        ;[body, byParagraph, joinedWith] = [joining.joined, joining.byParagraph, await isMine() ? null : by]
      }
      const version = now.version + 1
      const won = await tx.update(v).set({ body, version, updatedBy: save.by, updatedAt: at }).where(and(eq(v.id, now.id), eq(v.version, now.version))).returning({ id: v.id })
      // Lost to a save that committed between reading and writing (PostgreSQL): look again at what stands now.
      if (won.length === 0) continue
      await tx.insert(r).values({ visitId: now.id, version, body, savedBy: save.by, savedAt: at, saveKey, outcome: 'saved' })
      return { ok: true, version, savedAt: at, body, joinedWith, byParagraph }
    }
  })
}

/** The minutes at a version: what a form made from it showed. */
export const getVisitBodyAt = (store: Store, visitId: string, version: number): Promise<VisitBody | null> => bodyAt(store, store.read, visitId, version)

export type VisitRevision = { key: string; version: number; body: VisitBody; savedBy: string; savedAt: Date; outcome: 'saved' | 'conflict' }
/** Every text the minutes ever had, newest first, those that lost a conflict included. The visit is one the reader may write. */
export const listVisitRevisions = async (store: Store, visitId: string): Promise<VisitRevision[]> => {
  const { visitRevision: r, person } = store.s
  const rows = await store.read.select({ key: r.saveKey, version: r.version, body: r.body, savedBy: person.name, savedAt: r.savedAt, outcome: r.outcome })
    .from(r).innerJoin(person, eq(person.id, r.savedBy)).where(eq(r.visitId, visitId)).orderBy(desc(r.savedAt), desc(r.version), asc(r.outcome))
  return rows.map(row => ({ ...row, body: asVisitBody(row.body) }))
}

// ── Rhythm ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every how many weeks with classes each school and its advisor meet; the usual where nothing was settled. */
export const listRhythms = async (store: Store, rbds: readonly number[]): Promise<Map<number, number>> => {
  const { visitRhythm: t } = store.s
  const rows = rbds.length === 0 ? [] : await store.read.select({ rbd: t.rbd, everyWeeks: t.everyWeeks }).from(t).where(inArray(t.rbd, [...rbds]))
  const set = new Map(rows.map(r => [r.rbd, r.everyWeeks]))
  return new Map(rbds.map(rbd => [rbd, set.get(rbd) ?? usualWeeks]))
}

export const setRhythm = async (store: Store, { scope, today, rbd, everyWeeks, by }: Reach & { rbd: number; everyWeeks: number; by: string }): Promise<ChangeOutcome> => {
  if (!(await listSchoolsIn(store, scope, today)).includes(rbd)) return { ok: false, reason: 'not_found' }
  const { visitRhythm: t } = store.s
  const at = store.clock.now()
  await store.tx(tx => tx.insert(t).values({ rbd, everyWeeks, setBy: by, setAt: at }).onConflictDoUpdate({ target: t.rbd, set: { everyWeeks, setBy: by, setAt: at } }))
  return { ok: true }
}
