import { newId } from './ids.ts'
import type { Db, Store } from './store.ts'

/** What is recorded. No note text, no student, no password; an address only where the event is about an account. */
export const auditEvents = [
  'installation.created', 'sign-in.ok', 'sign-in.failed', 'sign-in.blocked', 'sign-out', 'session.ended', 'agreement.accepted',
  'access.refused', 'invitation.created', 'invitation.accepted', 'invitation.revoked', 'membership.created', 'membership.ended',
  'leadership.named', 'leadership.ended', 'stand-in.named', 'stand-in.ended', 'need.raised', 'need.received', 'need.answered', 'need.withdrawn',
  'students.settings-changed', 'students.switched-on', 'students.switched-off', 'students.names-asked', 'students.exported', 'students.blocked', 'students.unblocked', 'students.erased', 'students.purged', 'students.viewed', 'students.courses-shared',
  'pseudonym-key.first-used',
  'advisor-note.written', 'advisor-note.read', 'advisor-note.withdrawn', 'advising.desk-opened', 'advising.handed-over', 'digest.stopped-by-link',
  'story.shared', 'story.revoked', 'learning.shared', 'learning.taken-back', 'learning.code-made', 'learning.code-retired', 'learning.coded', 'notebook.exported', 'survey.opened', 'survey.closed', 'calendar.entered', 'calendar.withdrawn',
  'partner.added', 'partner.renamed', 'partner.merged', 'partner.separated', 'partnership.made', 'partnership.taken-out', 'partnership.put-back', 'partnership.ended', 'partnership.link-made', 'partnership.link-revoked', 'partnership.partner-answered',
  'person.disabled', 'person.enabled', 'password.changed', 'password.link-created', 'import.looked', 'import.started', 'import.published', 'import.failed', 'import.undone', 'import.columns-named',
  'export.indicators', 'export.cycles', 'export.needs', 'export.quotes', 'export.code-book', 'export.yearly', 'export.dropout', 'export.research',
  'outside.opened', 'outside.closed', 'data-key.made', 'data-key.revoked', 'data-key.used', 'data-key.refused', 'notebook.opened-with-reason', 'slep.corrected', 'settings.changed', 'clock.changed',
  'backup.made', 'backup.restored', 'check.run', 'migration.applied',
] as const
export type AuditEvent = (typeof auditEvents)[number]

export type AuditEntry = {
  event: AuditEvent
  personId?: string | null
  rbd?: number | null
  requestId?: string | null
  detail?: Record<string, string | number | boolean | null>
}

/** Writes one audit row inside a transaction, so that what happened and its record stand or fall together. */
export const recordIn = async (store: Store, tx: Db, entry: AuditEntry): Promise<void> => {
  const at = store.clock.now()
  await tx.insert(store.s.audit).values({
    id: newId(at), at, event: entry.event, personId: entry.personId ?? null, rbd: entry.rbd ?? null,
    requestId: entry.requestId ?? null, detail: entry.detail ?? {},
  })
}

/** Writes one audit row of its own: for what has no other write (a refusal, an export). */
export const record = (store: Store, entry: AuditEntry): Promise<void> => store.tx(tx => recordIn(store, tx, entry))
