/** Comments not given yet, and an advisor's own ready words. Both are their writer's and nobody else's: every query names the person. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Anchor } from '../../cycles/feedback/anchors.ts'
import type { FeedbackKind } from '../../cycles/feedback/feedback.ts'
import type { PageKind } from '../../cycles/notebook/parts.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

export type FeedbackDraft = { id: string; rbd: number; cycleId: string; page: PageKind; kind: FeedbackKind | null; text: string; anchor: Anchor | null; savedAt: Date }

/** Keeps a draft as it is now; an empty one is let go. `id` is that of the comment it will be; one that was given is no draft any more. */
export const saveDraft = (store: Store, draft: Omit<FeedbackDraft, 'savedAt'> & { by: string }): Promise<{ savedAt: Date | null }> =>
  store.tx(async tx => {
    const { feedbackDraft: d, feedback, cycle } = store.s
    const own = and(eq(d.id, draft.id), eq(d.writtenBy, draft.by))
    if (draft.text === '') { await tx.delete(d).where(own); return { savedAt: null } }
    const [given] = await tx.select({ id: feedback.id }).from(feedback).where(eq(feedback.id, draft.id))
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, draft.cycleId), eq(cycle.rbd, draft.rbd)))
    if (given || !c) return { savedAt: null }
    const savedAt = store.clock.now()
    const { by, ...row } = draft
    const [kept] = await tx.update(d).set({ kind: row.kind, text: row.text, anchor: row.anchor, page: row.page, savedAt }).where(own).returning({ id: d.id })
    if (!kept) await tx.insert(d).values({ ...row, writtenBy: by, savedAt }).onConflictDoNothing()
    return { savedAt }
  })

export const discardDraft = (store: Store, which: { id: string; by: string }): Promise<void> =>
  store.tx(async tx => { const { feedbackDraft: d } = store.s; await tx.delete(d).where(and(eq(d.id, which.id), eq(d.writtenBy, which.by))) })

/** One's own drafts in schools one still advises (`rbds`), the latest first. */
export const listDrafts = async (store: Store, by: string, rbds: readonly number[], cycleId?: string): Promise<FeedbackDraft[]> => {
  const { feedbackDraft: d } = store.s
  if (rbds.length === 0) return []
  return store.read.select({ id: d.id, rbd: d.rbd, cycleId: d.cycleId, page: d.page, kind: d.kind, text: d.text, anchor: d.anchor, savedAt: d.savedAt })
    .from(d).where(and(eq(d.writtenBy, by), inArray(d.rbd, [...rbds]), cycleId ? eq(d.cycleId, cycleId) : undefined)).orderBy(desc(d.savedAt))
}

export const getDraft = async (store: Store, which: { id: string; by: string; rbd: number; cycleId: string }): Promise<FeedbackDraft | null> =>
  (await listDrafts(store, which.by, [which.rbd], which.cycleId)).find(d => d.id === which.id) ?? null

// ── Ready words ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type Phrase = { id: string; kind: FeedbackKind; text: string }

/** More than these and nobody finds the one they look for. */
export const mostPhrases = 40

export const listPhrases = async (store: Store, personId: string): Promise<Phrase[]> => {
  const { feedbackPhrase: p } = store.s
  return store.read.select({ id: p.id, kind: p.kind, text: p.text }).from(p).where(and(eq(p.personId, personId), isNull(p.withdrawnAt))).orderBy(asc(p.createdAt), asc(p.id))
}

/** Keeps a phrase; the same words once. */
export const keepPhrase = async (store: Store, phrase: { personId: string; kind: FeedbackKind; text: string }): Promise<{ ok: true } | { ok: false; reason: 'too_many_phrases' }> => {
  const known = await listPhrases(store, phrase.personId)
  if (known.some(p => p.text === phrase.text)) return { ok: true }
  if (known.length >= mostPhrases) return { ok: false, reason: 'too_many_phrases' }
  const at = store.clock.now()
  await store.tx(async tx => { await tx.insert(store.s.feedbackPhrase).values({ id: newId(at), ...phrase, createdAt: at, withdrawnAt: null }) })
  return { ok: true }
}

export const withdrawPhrase = (store: Store, which: { id: string; personId: string }): Promise<void> =>
  store.tx(async tx => {
    const { feedbackPhrase: p } = store.s
    await tx.update(p).set({ withdrawnAt: store.clock.now() }).where(and(eq(p.id, which.id), eq(p.personId, which.personId)))
  })
