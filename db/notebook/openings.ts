/**
 * What of the administration touches a school's notebook, shown to the team so that nothing is opened silently: who opened it and why,
 * who was made part of the team, for whom of the team a password link was made, and when the operator took a copy.
 */
import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Store } from '../store.ts'

/** `by`: '' for the operator of the installation or a person no longer known. `whom`: the person joined or helped. */
export type Opening =
  | { kind: 'opened'; by: string; reason: string; at: Date }
  | { kind: 'joined' | 'password-link'; by: string; whom: string; at: Date }
  /** The operator's copy of the whole notebook: the command line has no person. */
  | { kind: 'copied'; by: ''; at: Date }

/** The latest of one school, newest first. Names as they are today. */
export const listOpenings = async (store: Store, rbd: number, atMost = 10): Promise<Opening[]> => {
  const { audit, person, membership } = store.s
  const team = await store.read.selectDistinct({ id: membership.personId }).from(membership)
    .where(and(eq(membership.role, 'team'), eq(membership.scopeKind, 'school'), eq(membership.scopeId, String(rbd))))
  const ofTeam = new Set(team.map(t => t.id))
  const rows = await store.read.select({ event: audit.event, by: audit.personId, detail: audit.detail, at: audit.at }).from(audit)
    .where(or(
      and(eq(audit.rbd, rbd), inArray(audit.event, ['notebook.opened-with-reason', 'membership.created'])),
      and(eq(audit.rbd, rbd), eq(audit.event, 'notebook.exported'), isNull(audit.personId)),
      eq(audit.event, 'password.link-created'),
    )).orderBy(desc(audit.at)).limit(atMost * 20)
  const about = rows.filter(r => r.event === 'notebook.opened-with-reason' || r.event === 'notebook.exported'
    || (r.event === 'membership.created' && r.detail.role === 'team')
    || (r.event === 'password.link-created' && ofTeam.has(String(r.detail.of)))).slice(0, atMost)
  const ids = [...new Set(about.flatMap(r => [r.by ?? '', String(r.detail.of ?? '')]).filter(Boolean))]
  const names = new Map(ids.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))).map(p => [p.id, p.name]))
  return about.map((r): Opening => {
    // Whoever accepted an invitation joined by their own hand.
    if (r.event === 'notebook.exported') return { kind: 'copied', by: '', at: r.at }
    const by = r.by === r.detail.of ? '' : names.get(r.by ?? '') ?? ''
    return r.event === 'notebook.opened-with-reason'
      ? { kind: 'opened', by, reason: String(r.detail.reason ?? ''), at: r.at }
      : { kind: r.event === 'membership.created' ? 'joined' : 'password-link', by, whom: names.get(String(r.detail.of)) ?? '', at: r.at }
  })
}
