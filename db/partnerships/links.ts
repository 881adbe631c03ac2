/**
 * The partner's side without an account (decision 16). A link is a row's id with its signature under the installation's key: kept nowhere, told from a
 * made-up one before the database is asked. It opens one partnership, and of it only what is about both; its forms write the partner's own answers.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { indicatorsOfForm, rubricQuestions, type Answers, type AssessmentForm } from '../../cycles/partnerships/assessment.ts'
import type { PartnerMeetingState } from '../../cycles/partnerships/meetings.ts'
import { partnerLinkDays } from '../../cycles/partnerships/partnership.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { listRounds, listAnswers, saveAnswersIn } from './answers.ts'
import { listAgreedActions, listPartnerMeetings, type AgreedAction } from './meetings.ts'
import { getPartnership, inPartnership, namesOfPeople, type By, type Done, type Goal, type Which } from './partnerships.ts'

const dayMs = 86_400_000
const signatureOf = (key: Buffer, id: string) => createHmac('sha256', key).update(`partner.${id}`).digest()

/** The link's token, the same each time: `key` is the installation's, for this purpose. */
export const tokenOfPartnerLink = (key: Buffer, id: string): string => `${id}.${signatureOf(key, id).toString('base64url')}`

/** The row a token names, or null when it is not signed by us. */
const idOfToken = (key: Buffer, token: string): string | null => {
  const [, id, signature] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(token) ?? []
  if (!id || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  return given.length === 32 && given.toString('base64url') === signature && timingSafeEqual(given, signatureOf(key, id)) ? id : null
}

export type PartnerLink = { id: string; state: 'open' | 'over' | 'revoked'; createdBy: string; createdAt: Date; expiresAt: Date; revokedBy: string | null; revokedAt: Date | null }

/** Makes a link that opens for `days`. `id`, made beforehand, makes a second click find the first one's link. */
export const makePartnerLink = (store: Store, make: Which & By & { days: number; id?: string }): Promise<Done | { ok: false; reason: 'days-not-offered' }> => inPartnership(store, make, async (tx): Promise<Done | { ok: false; reason: 'days-not-offered' }> => {
  const { partnershipLink: l } = store.s
  if (!(partnerLinkDays as readonly number[]).includes(make.days)) return { ok: false, reason: 'days-not-offered' }
  const now = store.clock.now()
  const id = make.id ?? newId(now)
  const made = await tx.insert(l).values({ id, partnershipId: make.partnershipId, rbd: make.rbd, createdBy: make.by, createdAt: now, expiresAt: new Date(now.getTime() + make.days * dayMs) }).onConflictDoNothing().returning({ id: l.id })
  if (made.length > 0) await recordIn(store, tx, { event: 'partnership.link-made', personId: make.by, rbd: make.rbd, requestId: make.requestId ?? null, detail: { partnership: make.partnershipId, link: id, days: make.days } })
  return { ok: true }
})

/** Takes a link back, from this moment on. Once is enough: again changes nothing. */
export const revokePartnerLink = (store: Store, which: Which & By & { linkId: string }): Promise<Done> => inPartnership(store, which, async (tx): Promise<Done> => {
  const { partnershipLink: l } = store.s
  const mine = and(eq(l.id, which.linkId), eq(l.rbd, which.rbd), eq(l.partnershipId, which.partnershipId))
  const taken = await tx.update(l).set({ revokedAt: store.clock.now(), revokedBy: which.by }).where(and(mine, isNull(l.revokedAt))).returning({ id: l.id })
  if (taken.length > 0) {
    await recordIn(store, tx, { event: 'partnership.link-revoked', personId: which.by, rbd: which.rbd, requestId: which.requestId ?? null, detail: { partnership: which.partnershipId, link: which.linkId } })
    return { ok: true }
  }
  return (await tx.select({ id: l.id }).from(l).where(mine)).length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

/** Every link ever made to a partnership, newest first. */
export const listPartnerLinks = async (store: Store, { rbd, partnershipId }: Which): Promise<PartnerLink[]> => {
  const { partnershipLink: l } = store.s
  const rows = await store.read.select().from(l).where(and(eq(l.rbd, rbd), eq(l.partnershipId, partnershipId))).orderBy(desc(l.createdAt), desc(l.id))
  const names = await namesOfPeople(store, [...new Set(rows.flatMap(r => [r.createdBy, ...(r.revokedBy ? [r.revokedBy] : [])]))])
  const now = store.clock.now()
  return rows.map(r => ({
    id: r.id, state: r.revokedAt ? 'revoked' : r.expiresAt <= now ? 'over' : 'open', createdBy: names.get(r.createdBy) ?? '', createdAt: r.createdAt, expiresAt: r.expiresAt,
    revokedBy: r.revokedBy ? names.get(r.revokedBy) ?? '' : null, revokedAt: r.revokedAt,
  }))
}

/** The link that opens now, or null: forged, over, taken back, or its partnership taken out. Whoever asks is not told which. */
const openLinkIn = async (store: Store, db: Db, key: Buffer, token: string): Promise<{ linkId: string; rbd: number; partnershipId: string; expiresAt: Date } | null> => {
  const id = idOfToken(key, token)
  if (!id) return null
  const { partnershipLink: l, partnership: p } = store.s
  const [row] = await db.select({ rbd: l.rbd, partnershipId: l.partnershipId, expiresAt: l.expiresAt }).from(l).innerJoin(p, eq(p.id, l.partnershipId)).where(and(eq(l.id, id), isNull(l.revokedAt), isNull(p.withdrawnAt)))
  return row && row.expiresAt > store.clock.now() ? { linkId: id, ...row } : null
}

/** Something the partner may answer, with its own answers if it did. Never the school's. */
export type ToAnswer = { id: string; about: 'round' | 'meeting'; onDay: string; questions: readonly string[]; form: AssessmentForm | null; mine: { answers: Answers; byRole: string; answeredAt: Date } | null }
export type PartnerSide = {
  rbd: number
  organisation: string
  purpose: string; fromDay: string; toDay: string; endedOn: string | null
  /** The coordinator by role: no name of the team leaves. */
  coordinatorProfession: string | null
  schoolShares: string; partnerShares: string
  goals: Goal[]
  /** Without the team's own notes. */
  meetings: { id: string; onDay: string; state: PartnerMeetingState; agreed: string }[]
  /** Without who does it: the team writes its own people's names there. */
  actions: Pick<AgreedAction, 'id' | 'what' | 'byDay' | 'state'>[]
  toAnswer: ToAnswer[]
  expiresAt: Date
}

/** Every text of the team's a link would show, so that the team may be asked about it before it hands one out. Empty when there is no such partnership. */
export const listTextsPartnerSees = async (store: Store, which: { rbd: number; partnershipId: string }): Promise<string[]> => {
  const p = await getPartnership(store, which)
  if (!p) return []
  const [meetings, actions] = [await listPartnerMeetings(store, which), await listAgreedActions(store, which)]
  return [p.purpose, p.schoolShares, p.partnerShares, ...p.goals.map(g => g.text), ...meetings.filter(m => !m.isWithdrawn).map(m => m.agreed), ...actions.map(a => a.what)].filter(s => s !== '')
}

/** What a link opens, or null. */
export const getPartnerSide = async (store: Store, key: Buffer, token: string): Promise<PartnerSide | null> => {
  const link = await openLinkIn(store, store.read, key, token)
  if (!link) return null
  const p = await getPartnership(store, link)
  if (!p) return null
  const [meetings, actions, rounds, answers] = [await listPartnerMeetings(store, link), await listAgreedActions(store, link), await listRounds(store, link), await listAnswers(store, link)]
  const mineOf = (id: string) => { const mine = answers.get(id)?.partner; return mine ? { answers: mine.answers, byRole: mine.byRole, answeredAt: mine.answeredAt } : null }
  const seen = meetings.filter(m => !m.isWithdrawn)
  return {
    rbd: link.rbd, organisation: p.organisation.name, purpose: p.purpose, fromDay: p.fromDay, toDay: p.toDay, endedOn: p.endedOn, coordinatorProfession: p.coordinator.profession, schoolShares: p.schoolShares, partnerShares: p.partnerShares,
    goals: p.goals, meetings: seen.map(({ id, onDay, state, agreed }) => ({ id, onDay, state, agreed })), actions: actions.map(({ id, what, byDay, state }) => ({ id, what, byDay, state })),
    toAnswer: [
      ...rounds.filter(r => !r.isWithdrawn).map(r => ({ id: r.id, about: 'round' as const, onDay: r.onDay, form: r.form, questions: indicatorsOfForm[r.form] as readonly string[], mine: mineOf(r.id) })),
      ...seen.filter(m => m.state === 'held').map(m => ({ id: m.id, about: 'meeting' as const, onDay: m.onDay, form: null, questions: rubricQuestions as readonly string[], mine: mineOf(m.id) })),
    ],
    expiresAt: link.expiresAt,
  }
}

/** Keeps what the partner answered, while the link opens. */
export const savePartnerAnswers = (store: Store, key: Buffer, token: string, save: { aboutId: string; about: 'round' | 'meeting'; answers: Answers; byRole: string; requestId?: string | null }): Promise<Done> => store.tx(async (tx): Promise<Done> => {
  const link = await openLinkIn(store, tx, key, token)
  return link ? saveAnswersIn(store, tx, { ...save, rbd: link.rbd, partnershipId: link.partnershipId, side: 'partner', by: null, linkId: link.linkId }) : { ok: false, reason: 'not-found' }
})

