/**
 * What happened around a school's notebook, shown to the team so that nothing is done silently: who opened it and why, who came into the
 * team and who left it, who leads it and who stands in, for whom of the team a password link was made, and when the operator took a
 * copy.
 */
import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { AuditEvent } from '../audit.ts'
import type { Store } from '../store.ts'

/** `by`: '' for the operator of the installation, a person no longer known, or somebody who did it to themself. `whom`: who it is about. */
export type Opening =
  | { kind: 'opened'; by: string; reason: string; at: Date }
  /** The operator's copy of the whole notebook: the command line has no person. */
  | { kind: 'copied'; by: ''; at: Date }
  | { kind: 'joined' | 'left' | 'password-link' | 'lead-ended' | 'stand-in-ended'; by: string; whom: string; at: Date }
  /** `rule`: the team's first member; `taken`: nobody led it; otherwise `by` handed it over or shares it. */
  | { kind: 'leads'; how: 'rule' | 'taken' | 'shared' | 'handed-over'; by: string; whom: string; at: Date }
  /** Days are `YYYY-MM-DD`; no reason is kept. */
  | { kind: 'stand-in'; by: string; whom: string; from: string; until: string | null; at: Date }

const teamEvents: readonly AuditEvent[] = [
  'notebook.opened-with-reason', 'membership.created', 'membership.ended', 'leadership.named', 'leadership.ended', 'stand-in.named', 'stand-in.ended',
]
const hows = ['rule', 'taken', 'shared', 'handed-over'] as const

/** The latest of one school, newest first. Names as they are today. */
export const listOpenings = async (store: Store, rbd: number, atMost = 10): Promise<Opening[]> => {
  const { audit, person, membership } = store.s
  const team = await store.read.selectDistinct({ id: membership.personId }).from(membership)
    .where(and(eq(membership.role, 'team'), eq(membership.scopeKind, 'school'), eq(membership.scopeId, String(rbd))))
  const ofTeam = new Set(team.map(t => t.id))
  const rows = await store.read.select({ event: audit.event, by: audit.personId, detail: audit.detail, at: audit.at }).from(audit)
    .where(or(
      and(eq(audit.rbd, rbd), inArray(audit.event, [...teamEvents])),
      and(eq(audit.rbd, rbd), eq(audit.event, 'notebook.exported'), isNull(audit.personId)),
      eq(audit.event, 'password.link-created'),
    )).orderBy(desc(audit.at), desc(audit.id)).limit(atMost * 20)
  const about = rows.filter(r => {
    switch (r.event) {
      case 'membership.created': case 'membership.ended': return r.detail.role === 'team'
      case 'password.link-created': return ofTeam.has(String(r.detail.of))
      default: return true
    }
  }).slice(0, atMost)
  const ids = [...new Set(about.flatMap(r => [r.by ?? '', String(r.detail.of ?? '')]).filter(Boolean))]
  const names = new Map(ids.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))).map(p => [p.id, p.name]))
  return about.map((r): Opening => {
    // Whoever accepted an invitation joined by their own hand.
    const by = r.by === r.detail.of ? '' : names.get(r.by ?? '') ?? ''
    const of = { by, whom: names.get(String(r.detail.of)) ?? '', at: r.at }
    switch (r.event) {
      case 'notebook.exported': return { kind: 'copied', by: '', at: r.at }
      case 'membership.created': return { kind: 'joined', ...of }
      case 'membership.ended': return { kind: 'left', ...of }
      case 'leadership.named': return { kind: 'leads', how: hows.find(h => h === r.detail.how) ?? 'taken', ...of }
      case 'leadership.ended': return { kind: 'lead-ended', ...of }
      case 'stand-in.named': return { kind: 'stand-in', from: String(r.detail.from ?? ''), until: typeof r.detail.until === 'string' ? r.detail.until : null, ...of }
      case 'stand-in.ended': return { kind: 'stand-in-ended', ...of }
      case 'password.link-created': return { kind: 'password-link', ...of }
      default: return { kind: 'opened', by, reason: String(r.detail.reason ?? ''), at: r.at }
    }
  })
}
