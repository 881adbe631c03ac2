/**
 * What visits agreed with a school: written by an advisor, read and settled from both ends, each change with who made it. A school's are
 * its own: the other schools of a meeting of the network do not read them. One can become an action of the school's cycle, once.
 */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { readPart } from '../../cycles/notebook/parts.ts'
import type { AgreementState } from '../../cycles/visits/agreements.ts'
import type { AgreementText, VisitKind } from '../../cycles/visits/visit.ts'
import { newId } from '../ids.ts'
import { actionIdOfAgreement } from '../notebook/meetings.ts'
import { addEntry, withdrawEntry } from '../notebook/parts.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn } from '../territory.ts'
import { tellIn } from './notices.ts'
import type { Reach } from './visits.ts'

export type Agreement = {
  id: string
  rbd: number
  visitId: string
  visitKind: VisitKind
  /** The day of the visit. */
  onDay: string
  what: string
  who: string
  byDay: string | null
  state: AgreementState
  settledBy: string | null
  settledAt: Date | null
  /** Whether the school still is of the visit, whose minutes it then reads. */
  isOfVisit: boolean
}

const readAgreements = async (store: Store, rbds: readonly number[], visitId: string | null): Promise<Agreement[]> => {
  if (rbds.length === 0) return []
  const { agreement: a, visit: v, visitSchool: vs, person } = store.s
  const rows = await store.read.select({
    id: a.id, rbd: a.rbd, visitId: a.visitId, visitKind: v.kind, onDay: v.onDay, what: a.what, who: a.who, byDay: a.byDay, state: a.state, settledBy: person.name, settledAt: a.settledAt,
    inVisit: vs.rbd, withdrawnAt: vs.withdrawnAt,
  }).from(a).innerJoin(v, eq(v.id, a.visitId)).leftJoin(person, eq(person.id, a.settledBy)).leftJoin(vs, and(eq(vs.visitId, a.visitId), eq(vs.rbd, a.rbd)))
    .where(and(inArray(a.rbd, [...rbds]), isNull(a.withdrawnAt), visitId === null ? undefined : eq(a.visitId, visitId))).orderBy(asc(a.createdAt), asc(a.id))
  return rows.map(({ inVisit, withdrawnAt, ...r }) => ({ ...r, isOfVisit: inVisit !== null && withdrawnAt === null }))
}

/** Of one school, as they were made. */
export const listAgreementsOfSchool = (store: Store, rbd: number): Promise<Agreement[]> => readAgreements(store, [rbd], null)
/** Of the schools of a scope. */
export const listAgreements = async (store: Store, { scope, today }: Reach): Promise<Agreement[]> => readAgreements(store, await listSchoolsIn(store, scope, today), null)
/** Of a visit, with these schools only. */
export const listAgreementsOfVisit = (store: Store, visitId: string, rbds: readonly number[]): Promise<Agreement[]> => readAgreements(store, rbds, visitId)

export type AgreementOutcome = { ok: true; id: string } | { ok: false; reason: 'not_found' | 'agreement_settled' }

/** Writes down what a visit agreed with one of its schools; its team is told. `id`, made beforehand: the same one again is the first one's, unless it says something else. */
export const addAgreement = async (store: Store, add: Reach & { visitId: string; rbd: number; agreement: AgreementText; by: string; id: string }): Promise<AgreementOutcome> => {
  if (!(await listSchoolsIn(store, add.scope, add.today)).includes(add.rbd)) return { ok: false, reason: 'not_found' }
  return store.tx(async (tx): Promise<AgreementOutcome> => {
    const { agreement: a, visitSchool: vs } = store.s
    const [school] = await tx.select({ cycleId: vs.cycleId }).from(vs).where(and(eq(vs.visitId, add.visitId), eq(vs.rbd, add.rbd), isNull(vs.withdrawnAt)))
    if (!school) return { ok: false, reason: 'not_found' }
    const at = store.clock.now()
    const { what, who, byDay } = add.agreement
    const row = { visitId: add.visitId, rbd: add.rbd, what, who, byDay: byDay === '' ? null : byDay, state: 'open' as const, createdBy: add.by, createdAt: at, settledBy: null, settledAt: null, withdrawnAt: null }
    let id = add.id
    const made = await tx.insert(a).values({ id, ...row }).onConflictDoNothing().returning({ id: a.id })
    if (made.length === 0) {
      const [known] = await tx.select().from(a).where(eq(a.id, id))
      if (known && known.visitId === row.visitId && known.rbd === row.rbd && known.what === what && known.who === who && known.byDay === row.byDay) return { ok: true, id }
      id = newId(at)
      await tx.insert(a).values({ id, ...row })
    }
    await tellIn(store, tx, { kind: 'agreed', about: id, rbd: add.rbd, cycleId: school.cycleId, to: 'team', except: add.by })
    return { ok: true, id }
  })
}

/** Done, left, or open again: by whoever of the school or of its advisors says so. */
export const settleAgreement = (store: Store, settle: { rbd: number; agreementId: string; state: AgreementState; by: string }): Promise<AgreementOutcome> => store.tx(async (tx): Promise<AgreementOutcome> => {
  const { agreement: a } = store.s
  const settled = settle.state === 'open' ? { settledBy: null, settledAt: null } : { settledBy: settle.by, settledAt: store.clock.now() }
  const which = and(eq(a.id, settle.agreementId), eq(a.rbd, settle.rbd), isNull(a.withdrawnAt))
  const [now] = await tx.select({ state: a.state }).from(a).where(which)
  if (!now) return { ok: false, reason: 'not_found' }
  // Said twice, who said it first stays.
  if (now.state !== settle.state) await tx.update(a).set({ state: settle.state, ...settled }).where(which)
  return { ok: true, id: settle.agreementId }
})

/** Takes back what was written down by mistake, as long as nobody has said what became of it. */
export const withdrawAgreement = async (store: Store, which: Reach & { visitId: string; agreementId: string }): Promise<AgreementOutcome> => {
  const rbds = await listSchoolsIn(store, which.scope, which.today)
  return store.tx(async (tx): Promise<AgreementOutcome> => {
    const { agreement: a } = store.s
    const [now] = await tx.select({ state: a.state, rbd: a.rbd }).from(a).where(and(eq(a.id, which.agreementId), eq(a.visitId, which.visitId), isNull(a.withdrawnAt)))
    if (!now || !rbds.includes(now.rbd)) return { ok: false, reason: 'not_found' }
    if (now.state !== 'open') return { ok: false, reason: 'agreement_settled' }
    await tx.update(a).set({ withdrawnAt: store.clock.now() }).where(eq(a.id, which.agreementId))
    return { ok: true, id: which.agreementId }
  })
}

/** What became of agreements that were made actions of a cycle: by the agreement's id. `isWithdrawn`: the action was taken out since. */
export const listActionsOfAgreements = async (store: Store, rbd: number, agreementIds: readonly string[]): Promise<Map<string, { actionId: string; cycleId: string; isWithdrawn: boolean }>> => {
  if (agreementIds.length === 0) return new Map()
  const { part } = store.s
  const agreementOf = new Map(agreementIds.map(id => [actionIdOfAgreement(id, ''), id]))
  const rows = await store.read.select({ id: part.id, cycleId: part.cycleId, withdrawnAt: part.withdrawnAt }).from(part).where(and(eq(part.rbd, rbd), inArray(part.id, [...agreementOf.keys()])))
  return new Map(rows.map(r => [agreementOf.get(r.id)!, { actionId: r.id, cycleId: r.cycleId, isWithdrawn: r.withdrawnAt !== null }]))
}

export type ToActionOutcome = { ok: true; actionId: string; cycleId: string } | { ok: false; reason: 'not_found' }

/** The team makes what was agreed an action of an open cycle of its own. One that is an action already stays what it became. */
export const makeAnAction = async (store: Store, make: { rbd: number; agreementId: string; cycleId: string; by: string }): Promise<ToActionOutcome> => {
  const agreement = (await listAgreementsOfSchool(store, make.rbd)).find(a => a.id === make.agreementId)
  if (!agreement) return { ok: false, reason: 'not_found' }
  const known = (await listActionsOfAgreements(store, make.rbd, [make.agreementId])).get(make.agreementId)
  if (known) return { ok: true, ...known }
  const { cycle } = store.s
  const [open] = await store.read.select({ startedOn: cycle.startedOn }).from(cycle).where(and(eq(cycle.id, make.cycleId), eq(cycle.rbd, make.rbd), isNull(cycle.closedOn), isNull(cycle.droppedOn)))
  if (!open) return { ok: false, reason: 'not_found' }
  const to = agreement.byDay ?? ''
  const from = agreement.onDay >= open.startedOn && (to === '' || agreement.onDay <= to) ? agreement.onDay : ''
  const read = readPart('action', { what: agreement.what, who: agreement.who, from, to, state: agreement.state === 'done' ? 'done' : 'planned' })
  if (!read.ok) return { ok: false, reason: 'not_found' }
  const actionId = actionIdOfAgreement(agreement.id, '')
  const added = await addEntry(store, 'action', { rbd: make.rbd, cycleId: make.cycleId, body: read.body, by: make.by, saveKey: actionId })
  if (!added.ok) return { ok: false, reason: 'not_found' }
  // A colleague made it one in this very moment, with other words: theirs stands, this one is taken out of sight.
  if (added.partId !== actionId) await withdrawEntry(store, { rbd: make.rbd, cycleId: make.cycleId, entryId: added.partId })
  return { ok: true, actionId, cycleId: make.cycleId }
}
