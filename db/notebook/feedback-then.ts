/** The text a comment spoke of, and how it stands today for whoever looks: *then and now*. */
import { and, eq, inArray } from 'drizzle-orm'
import { whatBecameOf, type Moved } from '../../cycles/feedback/anchors.ts'
import { asBody, pageKinds, type PageKind, type PartBody, type PartKind } from '../../cycles/notebook/parts.ts'
import type { Store } from '../store.ts'
import type { FeedbackRow } from './feedback.ts'
import { getReadyParts } from './parts.ts'

export type Spoken = { /** The body it spoke of. */ then: PartBody; kind: PartKind; moved: Moved }

/**
 * By comment: what it spoke of and what became of that. An advisor is told of what is shared now and of nothing else: on a page that is the
 * team's own again it is `closed`. Comments from before they were tied to a text are absent.
 */
export const listSpokenOf = async (store: Store, rbd: number, cycleId: string, comments: readonly FeedbackRow[], reader: 'team' | 'advisor'): Promise<Map<string, Spoken>> => {
  const { part, partRevision: r } = store.s
  const tied = comments.filter(c => c.partId !== null && c.partVersion !== null)
  const ids = [...new Set(tied.map(c => c.partId!))]
  if (ids.length === 0) return new Map()
  const versions = [...new Set(tied.map(c => c.partVersion!))]
  const then = await store.read.select({ partId: r.partId, version: r.version, body: r.body }).from(r)
    .where(and(eq(r.rbd, rbd), inArray(r.partId, ids), inArray(r.version, versions), eq(r.outcome, 'saved')))
  const parts = await store.read.select({ id: part.id, kind: part.kind, body: part.body, withdrawnAt: part.withdrawnAt }).from(part)
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.id, ids)))
  const ready = reader === 'advisor' ? await getReadyParts(store, rbd, cycleId) : null
  const isPage = (kind: PartKind): kind is PageKind => (pageKinds as readonly string[]).includes(kind)
  /** Undefined: not for this reader to see. Null: taken out. */
  const nowOf = (p: (typeof parts)[number], page: PageKind): PartBody | null | undefined => {
    if (p.withdrawnAt !== null) return null
    if (!ready) return p.body
    if (ready.pages[page] === null) return undefined
    return isPage(p.kind) ? ready.pages[p.kind]?.body : ready.entries[p.kind].find(e => e.id === p.id)?.body ?? null
  }
  const spoken = new Map<string, Spoken>()
  for (const c of tied) {
    const p = parts.find(x => x.id === c.partId)
    const body = then.find(t => t.partId === c.partId && t.version === c.partVersion)?.body
    if (!p || !body) continue
    const now = nowOf(p, c.page)
    const before = asBody(p.kind, body)
    spoken.set(c.id, { then: before, kind: p.kind, moved: now === undefined ? { kind: 'closed' } : whatBecameOf(c.page, c.anchor, before, now === null ? null : asBody(p.kind, now)) })
  }
  return spoken
}
