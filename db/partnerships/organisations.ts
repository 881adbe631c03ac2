/**
 * A service's register of organisations. Whoever belongs to the service's schools adds one; its staff correct, rename and merge. Nothing is deleted:
 * a name that changed still finds, one that was merged leads to the other, and separating them again is emptying a field. Every query names the
 * services it reads of.
 */
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { findAlike, nameKeyOf, type OrganisationFacts, type OrganisationKind } from '../../cycles/partnerships/organisation.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { listSlepOfSchools } from '../territory.ts'

export type Organisation = OrganisationFacts & {
  id: string
  slepCode: number
  /** Newest first. */
  formerNames: string[]
  /** The one it leads to, when it was merged. */
  mergedInto: { id: string; name: string } | null
}
type By = { by: string; requestId?: string | null }

const of = (slepCode: number) => ({ scopeKind: 'slep', scopeId: String(slepCode) })

/** The service whose register a school uses this year; null for a school of none. */
export const registerOfSchool = async (store: Store, rbd: number, today: string): Promise<number | null> =>
  (await listSlepOfSchools(store, [rbd], Number(today.slice(0, 4)))).get(rbd) ?? null

export const getOrganisation = async (store: Store, slepCodes: readonly number[], id: string): Promise<Organisation | null> => {
  if (slepCodes.length === 0) return null
  const { organisation: o, organisationName: n } = store.s
  const [row] = await store.read.select().from(o).where(and(eq(o.id, id), inArray(o.slepCode, [...slepCodes])))
  if (!row) return null
  const names = await store.read.select({ name: n.name, at: n.changedAt }).from(n).where(eq(n.organisationId, id)).orderBy(asc(n.changedAt), asc(n.id))
  const [into] = row.mergedInto ? await store.read.select({ id: o.id, name: o.name }).from(o).where(eq(o.id, row.mergedInto)) : []
  return { ...factsOf(row), id: row.id, slepCode: row.slepCode, formerNames: [...new Set(names.map(x => x.name))].reverse(), mergedInto: into ?? null }
}
const factsOf = (r: OrganisationFacts): OrganisationFacts => ({ name: r.name, kind: r.kind, contactRole: r.contactRole, contactName: r.contactName, phone: r.phone, mail: r.mail, purpose: r.purpose })

export type FoundOrganisation = { id: string; name: string; kind: OrganisationKind; purpose: string; /** Found by a name it no longer has. */ formerly: string | null; likeness: number }

/** Organisations of one register whose name, or a name they went by, is like the one asked for; of merged ones the one they lead to. The most alike first. */
export const findOrganisations = async (store: Store, slepCode: number, asked: string, most = 8): Promise<FoundOrganisation[]> => {
  const { organisation: o, organisationName: n } = store.s
  const rows = await store.read.select({ id: o.id, name: o.name, nameKey: o.nameKey, standsFor: o.standsFor }).from(o).where(eq(o.slepCode, slepCode))
  const former = await store.read.select({ id: n.organisationId, name: n.name, nameKey: n.nameKey }).from(n).where(eq(n.slepCode, slepCode))
  const standing = new Map(rows.map(r => [r.id, r.standsFor]))
  const names = new Map<string, { key: string; name: string }[]>()
  for (const r of rows) if (r.standsFor === r.id) names.set(r.id, [{ key: r.nameKey, name: r.name }])
  const also = (id: string, key: string, name: string) => names.get(standing.get(id) ?? id)?.push({ key, name })
  for (const r of rows) if (r.standsFor !== r.id) also(r.id, r.nameKey, r.name)
  for (const f of former) also(f.id, f.nameKey, f.name)
  const found = findAlike(asked, [...names].map(([id, list]) => ({ id, names: list.map(x => x.key) })), most)
  if (found.length === 0) return []
  const facts = new Map((await store.read.select({ id: o.id, name: o.name, kind: o.kind, purpose: o.purpose }).from(o).where(inArray(o.id, found.map(f => f.id)))).map(r => [r.id, r]))
  return found.flatMap(f => {
    const r = facts.get(f.id)
    const formerly = f.formerly ? findAlike(asked, (names.get(f.id) ?? []).slice(1).map(x => ({ id: x.name, names: [x.key] })), 1)[0]?.id ?? null : null
    return r ? [{ ...r, formerly, likeness: f.likeness }] : []
  })
}

/** Adds one. `id`, made beforehand, makes a second click find the first one's. */
export const addOrganisationIn = async (store: Store, tx: Db, add: By & { id: string; slepCode: number; facts: OrganisationFacts }): Promise<{ id: string }> => {
  const { organisation: o } = store.s
  const at = store.clock.now()
  const made = await tx.insert(o).values({
    id: add.id, slepCode: add.slepCode, ...add.facts, nameKey: nameKeyOf(add.facts.name), addedBy: add.by, addedAt: at, updatedBy: add.by, updatedAt: at, standsFor: add.id,
  }).onConflictDoNothing().returning({ id: o.id })
  if (made.length > 0) await recordIn(store, tx, { event: 'partner.added', personId: add.by, requestId: add.requestId ?? null, detail: { organisation: add.id, ...of(add.slepCode) } })
  return { id: add.id }
}
export const addOrganisation = (store: Store, add: By & { id: string; slepCode: number; facts: OrganisationFacts }) => store.tx(tx => addOrganisationIn(store, tx, add))

/** Corrects what the register says. Another name keeps the one before as a former name. */
export const correctOrganisation = (store: Store, change: By & { id: string; slepCodes: readonly number[]; facts: OrganisationFacts }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { organisation: o, organisationName: n } = store.s
  if (change.slepCodes.length === 0) return { ok: false }
  const [row] = await tx.select({ name: o.name, nameKey: o.nameKey, slepCode: o.slepCode }).from(o).where(and(eq(o.id, change.id), inArray(o.slepCode, [...change.slepCodes])))
  if (!row) return { ok: false }
  const at = store.clock.now()
  const nameKey = nameKeyOf(change.facts.name)
  await tx.update(o).set({ ...change.facts, nameKey, updatedBy: change.by, updatedAt: at }).where(eq(o.id, change.id))
  if (row.nameKey !== nameKey) {
    await tx.insert(n).values({ id: newId(at), organisationId: change.id, slepCode: row.slepCode, name: row.name, nameKey: row.nameKey, changedBy: change.by, changedAt: at })
    await recordIn(store, tx, { event: 'partner.renamed', personId: change.by, requestId: change.requestId ?? null, detail: { organisation: change.id, ...of(row.slepCode) } })
  }
  return { ok: true }
})

/** What each merged organisation of a register stands for at the end of the chain. */
const restand = async (store: Store, tx: Db, slepCode: number): Promise<void> => {
  const { organisation: o } = store.s
  const rows = await tx.select({ id: o.id, into: o.mergedInto, standsFor: o.standsFor }).from(o).where(eq(o.slepCode, slepCode))
  const into = new Map(rows.map(r => [r.id, r.into]))
  for (const r of rows) {
    let end = r.id
    for (let next = into.get(end); next; next = into.get(end)) end = next
    if (end !== r.standsFor) await tx.update(o).set({ standsFor: end }).where(eq(o.id, r.id))
  }
}

export type MergeOutcome = { ok: true } | { ok: false; reason: 'not-found' | 'same' | 'already-merged' | 'goes-round' }

/** Says that `id` is the same organisation as `into`: it leads there from now on. Both must be of one register. */
export const mergeOrganisation = (store: Store, merge: By & { id: string; into: string; slepCodes: readonly number[] }): Promise<MergeOutcome> => store.tx(async (tx): Promise<MergeOutcome> => {
  const { organisation: o } = store.s
  if (merge.id === merge.into) return { ok: false, reason: 'same' }
  if (merge.slepCodes.length === 0) return { ok: false, reason: 'not-found' }
  const rows = await tx.select({ id: o.id, slepCode: o.slepCode, into: o.mergedInto, standsFor: o.standsFor }).from(o).where(and(inArray(o.id, [merge.id, merge.into]), inArray(o.slepCode, [...merge.slepCodes])))
  const [one, other] = [rows.find(r => r.id === merge.id), rows.find(r => r.id === merge.into)]
  if (!one || !other || one.slepCode !== other.slepCode) return { ok: false, reason: 'not-found' }
  if (one.into !== null) return { ok: false, reason: 'already-merged' }
  if (other.standsFor === one.id) return { ok: false, reason: 'goes-round' }
  await tx.update(o).set({ mergedInto: other.id, mergedBy: merge.by, mergedAt: store.clock.now() }).where(eq(o.id, one.id))
  await restand(store, tx, one.slepCode)
  await recordIn(store, tx, { event: 'partner.merged', personId: merge.by, requestId: merge.requestId ?? null, detail: { organisation: one.id, into: other.id, ...of(one.slepCode) } })
  return { ok: true }
})

/** Takes a merge back: its partnerships are its own again, since they never stopped naming it. */
export const separateOrganisation = (store: Store, which: By & { id: string; slepCodes: readonly number[] }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { organisation: o } = store.s
  if (which.slepCodes.length === 0) return { ok: false }
  const [row] = await tx.select({ slepCode: o.slepCode, into: o.mergedInto }).from(o).where(and(eq(o.id, which.id), inArray(o.slepCode, [...which.slepCodes])))
  if (!row?.into) return { ok: false }
  await tx.update(o).set({ mergedInto: null, mergedBy: null, mergedAt: null }).where(eq(o.id, which.id))
  await restand(store, tx, row.slepCode)
  await recordIn(store, tx, { event: 'partner.separated', personId: which.by, requestId: which.requestId ?? null, detail: { organisation: which.id, from: row.into, ...of(row.slepCode) } })
  return { ok: true }
})

export type RegisterRow = { id: string; slepCode: number; name: string; kind: OrganisationKind; mergedInto: string | null; partnerships: number }
/** Every organisation of the registers, merged ones too, with how many partnerships stand by it itself; in no order. */
export const listRegister = async (store: Store, slepCodes: readonly number[]): Promise<RegisterRow[]> => {
  if (slepCodes.length === 0) return []
  const { organisation: o, partnership: p } = store.s
  return store.read.select({ id: o.id, slepCode: o.slepCode, name: o.name, kind: o.kind, mergedInto: o.mergedInto, partnerships: count(p.id) }).from(o)
    .leftJoin(p, and(eq(p.organisationId, o.id), isNull(p.withdrawnAt))).where(inArray(o.slepCode, [...slepCodes])).groupBy(o.id, o.slepCode, o.name, o.kind, o.mergedInto)
}
/** Of a merged one: what leads to it. */
export const listMergedInto = (store: Store, id: string): Promise<{ id: string; name: string }[]> => {
  const { organisation: o } = store.s
  return store.read.select({ id: o.id, name: o.name }).from(o).where(eq(o.mergedInto, id)).orderBy(asc(o.name))
}

/** Every service of the installation, by name: each has a register. */
export const listSleps = (store: Store): Promise<{ code: number; name: string }[]> => store.read.select().from(store.s.slep).orderBy(asc(store.s.slep.name))
