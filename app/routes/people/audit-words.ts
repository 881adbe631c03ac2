/** The record in plain sentences: one per event, made of keys and names at the edge. */
import type { AuditEvent } from '../../../db/audit.ts'
import type { AuditLine } from '../../../db/people/audit-log.ts'
import { roles, scopeKinds, type Role, type ScopeKind } from '../../../cycles/people/permissions.ts'
import { m } from '../../messages/compiled/messages.js'
import { placeName, roleName } from './people-words.ts'

export const eventGroups: { title: () => string; events: readonly AuditEvent[] }[] = [
  { title: m.people_audit_group_entry, events: ['sign-in.ok', 'sign-in.failed', 'sign-in.blocked', 'sign-out', 'session.ended', 'password.changed', 'password.link-created', 'access.refused', 'notebook.opened-with-reason', 'notebook.exported'] },
  { title: m.people_audit_group_people, events: ['invitation.created', 'invitation.accepted', 'invitation.revoked', 'membership.created', 'membership.ended', 'leadership.named', 'leadership.ended', 'stand-in.named', 'stand-in.ended', 'person.disabled', 'person.enabled', 'agreement.accepted'] },
  { title: m.people_audit_group_cycles, events: ['need.raised', 'need.received', 'need.answered', 'need.withdrawn', 'story.shared', 'story.revoked', 'learning.shared', 'learning.taken-back', 'learning.code-made', 'learning.code-retired', 'learning.coded', 'survey.opened', 'survey.closed', 'calendar.entered', 'calendar.withdrawn', 'advisor-note.written', 'advisor-note.read', 'advisor-note.withdrawn', 'advising.desk-opened', 'advising.handed-over', 'digest.stopped-by-link'] },
  { title: m.students_audit_group, events: ['students.settings-changed', 'students.switched-on', 'students.switched-off', 'students.names-asked', 'students.exported', 'students.blocked', 'students.unblocked', 'students.erased', 'students.purged', 'students.viewed', 'students.courses-shared', 'pseudonym-key.first-used'] },
  { title: m.people_audit_group_data, events: ['import.looked', 'import.columns-named', 'import.started', 'import.published', 'import.failed', 'import.undone', 'slep.corrected'] },
  { title: m.opendata_audit_group, events: ['export.indicators', 'export.cycles', 'export.needs', 'export.quotes', 'export.code-book', 'export.yearly', 'export.dropout', 'export.research', 'outside.opened', 'outside.closed', 'data-key.made', 'data-key.revoked', 'data-key.used', 'data-key.refused'] },
  { title: m.partners_audit_group, events: ['partner.added', 'partner.renamed', 'partner.merged', 'partner.separated', 'partnership.made', 'partnership.taken-out', 'partnership.put-back', 'partnership.ended', 'partnership.link-made', 'partnership.link-revoked', 'partnership.partner-answered'] },
  { title: m.people_audit_group_system, events: ['installation.created', 'settings.changed', 'clock.changed', 'backup.made', 'backup.restored', 'check.run', 'migration.applied'] },
]

export const eventName: Record<AuditEvent, () => string> = {
  'installation.created': m.people_event_installation_created, 'sign-in.ok': m.people_event_sign_in_ok, 'sign-in.failed': m.people_event_sign_in_failed,
  'sign-in.blocked': m.people_event_sign_in_blocked, 'sign-out': m.people_event_sign_out, 'session.ended': m.people_event_session_ended,
  'agreement.accepted': m.people_event_agreement_accepted, 'access.refused': m.people_event_access_refused, 'invitation.created': m.people_event_invitation_created,
  'invitation.accepted': m.people_event_invitation_accepted, 'invitation.revoked': m.people_event_invitation_revoked, 'membership.created': m.people_event_membership_created,
  'membership.ended': m.people_event_membership_ended, 'leadership.named': m.people_event_leadership_named, 'leadership.ended': m.people_event_leadership_ended, 'stand-in.named': m.people_event_stand_in_named, 'stand-in.ended': m.people_event_stand_in_ended, 'need.raised': m.people_event_need_raised, 'need.received': m.people_event_need_received, 'need.answered': m.people_event_need_answered, 'need.withdrawn': m.people_event_need_withdrawn, 'story.shared': m.people_event_story_shared, 'story.revoked': m.people_event_story_revoked, 'survey.opened': m.people_event_survey_opened, 'survey.closed': m.people_event_survey_closed, 'calendar.entered': m.people_event_calendar_entered, 'calendar.withdrawn': m.people_event_calendar_withdrawn, 'notebook.exported': m.people_event_notebook_exported,
  'person.disabled': m.people_event_person_disabled, 'person.enabled': m.people_event_person_enabled,
  'password.changed': m.people_event_password_changed, 'password.link-created': m.people_event_password_link_created, 'import.looked': m.files_event_looked, 'import.columns-named': m.files_event_columns_named, 'import.started': m.people_event_import_started, 'import.published': m.people_event_import_published,
  'import.failed': m.people_event_import_failed, 'import.undone': m.people_event_import_undone, 'export.indicators': m.people_event_export_indicators,
  'export.cycles': m.people_event_export_cycles, 'export.needs': m.challenge_event_export_needs, 'export.yearly': m.opendata_event_yearly, 'export.dropout': m.opendata_event_dropout, 'export.research': m.opendata_event_research,
  'outside.opened': m.opendata_event_opened, 'outside.closed': m.opendata_event_closed, 'data-key.made': m.opendata_event_key_made, 'data-key.revoked': m.opendata_event_key_revoked, 'data-key.used': m.opendata_event_key_used, 'data-key.refused': m.opendata_event_key_refused, 'notebook.opened-with-reason': m.people_event_notebook_opened_with_reason, 'slep.corrected': m.people_event_slep_corrected,
  'settings.changed': m.people_event_settings_changed, 'clock.changed': m.people_event_clock_changed, 'backup.made': m.people_event_backup_made,
  'backup.restored': m.people_event_backup_restored, 'check.run': m.people_event_check_run, 'migration.applied': m.people_event_migration_applied,
  'learning.shared': m.library_event_shared, 'learning.taken-back': m.library_event_taken_back, 'learning.code-made': m.library_event_code_made, 'learning.code-retired': m.library_event_code_retired,
  'learning.coded': m.library_event_coded, 'export.quotes': m.library_event_export_quotes, 'export.code-book': m.library_event_export_codes,
  'advisor-note.written': m.advice_event_note_written, 'advisor-note.read': m.advice_event_note_read, 'advisor-note.withdrawn': m.advice_event_note_withdrawn,
  'advising.desk-opened': m.advice_event_desk_opened, 'advising.handed-over': m.advice_event_handed_over, 'digest.stopped-by-link': m.advice_event_digest_stopped,
  'partner.added': m.partners_event_added, 'partner.renamed': m.partners_event_renamed, 'partner.merged': m.partners_event_merged, 'partner.separated': m.partners_event_separated, 'partnership.made': m.partners_event_made, 'partnership.taken-out': m.partners_event_taken_out, 'partnership.put-back': m.partners_event_put_back, 'partnership.ended': m.partners_event_ended, 'partnership.link-made': m.partners_event_link_made, 'partnership.link-revoked': m.partners_event_link_revoked, 'partnership.partner-answered': m.partners_event_partner_answered,
  'students.viewed': m.risk_event_viewed, 'students.courses-shared': m.risk_event_courses_shared,
  'students.settings-changed': m.students_event_settings_changed, 'students.switched-on': m.students_event_switched_on, 'students.switched-off': m.students_event_switched_off, 'students.names-asked': m.students_event_names_asked, 'students.exported': m.students_event_exported, 'students.blocked': m.students_event_blocked, 'students.unblocked': m.students_event_unblocked, 'students.erased': m.students_event_erased, 'students.purged': m.students_event_purged, 'pseudonym-key.first-used': m.students_event_key_first_used,
}

/** Events an administrator should see at a glance among the others. */
export const isWorthALook = (event: AuditEvent): boolean =>
  ['sign-in.blocked', 'access.refused', 'password.link-created', 'notebook.opened-with-reason', 'import.failed', 'backup.restored'].includes(event)

type Detail = AuditLine['detail']
const textIn = (detail: Detail, key: string) => (detail[key] === undefined || detail[key] === null ? '' : String(detail[key]))
const roleIn = (detail: Detail) => { const r = textIn(detail, 'role'); return (roles as readonly string[]).includes(r) ? roleName(r as Role) : r }
const waitIn = (detail: Detail) => {
  const seconds = Number(detail.waitSeconds) || 0
  return seconds < 60 ? m.people_wait_seconds({ n: seconds }) : m.people_wait_minutes({ n: Math.round(seconds / 60) })
}

/** `scopeName`: the name of the place the line is about (its detail's scope, or its school), where it is known. */
export const sentenceOf = (line: AuditLine, scopeName: string | null): string => {
  const { event, detail } = line
  const isEntry = event.startsWith('sign-in') || event === 'access.refused'
  const who = line.personName ?? (isEntry ? m.people_audit_nobody() : m.people_audit_operator())
  const subject = line.subjectName ?? m.people_audit_somebody()
  const kind = textIn(detail, 'scopeKind')
  const place = (scopeKinds as readonly string[]).includes(kind)
    ? placeName({ scopeKind: kind as ScopeKind, scopeId: textIn(detail, 'scopeId'), scopeName })
    : line.rbd !== null ? placeName({ scopeKind: 'school', scopeId: String(line.rbd), scopeName }) : m.people_place_unknown()
  const file = textIn(detail, 'fileName') || m.people_file_unnamed()
  const hash = textIn(detail, 'addressHash')
  switch (event) {
    case 'installation.created': return detail.kind === 'demo' ? m.people_sentence_installation_created_demo() : m.people_sentence_installation_created()
    case 'sign-in.ok': switch (detail.way) {
      case 'cast': return m.people_sentence_sign_in_cast({ who })
      case 'invitation': return m.people_sentence_sign_in_invitation({ who })
      case 'first-run': return m.people_sentence_sign_in_first_run({ who })
      default: return detail.phone === true ? m.phone_sentence_sign_in({ who }) : m.people_sentence_sign_in_ok({ who })
    }
    case 'sign-in.failed': return detail.at === 'first-run' ? m.people_sentence_failed_first_run() : detail.at === 'password-change' ? m.people_sentence_failed_change({ who })
      : hash ? m.people_sentence_failed_unknown({ hash }) : m.people_sentence_sign_in_failed({ who })
    case 'sign-in.blocked': {
      const waited = { wait: waitIn(detail), failures: textIn(detail, 'failures') }
      return detail.at === 'first-run' ? m.people_sentence_blocked_first_run() : hash ? m.people_sentence_blocked_unknown({ hash, ...waited }) : m.people_sentence_sign_in_blocked({ who, ...waited })
    }
    case 'sign-out': return m.people_sentence_sign_out({ who })
    case 'session.ended': {
      const n = textIn(detail, 'sessions')
      return detail.of === line.personId ? m.people_sentence_own_sessions({ who, n }) : m.people_sentence_session_ended({ who, subject, n })
    }
    case 'agreement.accepted': return m.people_sentence_agreement_accepted({ who })
    case 'access.refused': {
      const path = textIn(detail, 'path') || textIn(detail, 'action') || textIn(detail, 'unlisted')
      return m.people_sentence_access_refused({ who, where: path ? m.people_sentence_refused_where({ path }) : '' })
    }
    case 'invitation.created': return m.people_sentence_invitation_created({ who, role: roleIn(detail), place })
    case 'invitation.accepted': return m.people_sentence_invitation_accepted({ who })
    case 'invitation.revoked': return m.people_sentence_invitation_revoked({ who })
    case 'membership.created': return m.people_sentence_membership_created({ subject, role: roleIn(detail), place })
    case 'membership.ended': return m.people_sentence_membership_ended({ who, subject, role: roleIn(detail), place })
    case 'leadership.named': return detail.how === 'rule' ? m.team_sentence_lead_by_rule({ subject, place }) : m.people_sentence_leadership_named({ who, subject, place })
    case 'leadership.ended': return m.people_sentence_leadership_ended({ who, subject, place })
    case 'stand-in.named': return m.people_sentence_stand_in_named({ who, subject, place })
    case 'stand-in.ended': return m.people_sentence_stand_in_ended({ who, subject, place })
    case 'export.needs': return m.challenge_sentence_export_needs({ who })
    case 'need.raised': return m.people_sentence_need_raised({ who, place })
    case 'need.received': return m.people_sentence_need_received({ who, place })
    case 'need.answered': return m.people_sentence_need_answered({ who, place })
    case 'need.withdrawn': return m.people_sentence_need_withdrawn({ who, place })
    case 'survey.opened': return m.people_sentence_survey_opened({ who, place })
    case 'survey.closed': return m.people_sentence_survey_closed({ who, place })
    case 'calendar.entered': return m.people_sentence_calendar_entered({ who, place })
    case 'calendar.withdrawn': return m.people_sentence_calendar_withdrawn({ who, place })
    case 'advisor-note.written': return m.advice_sentence_note_written({ who, place })
    case 'advisor-note.read': return m.advice_sentence_note_read({ who, place })
    case 'advisor-note.withdrawn': return m.advice_sentence_note_withdrawn({ who, place })
    case 'advising.desk-opened': return m.advice_sentence_desk_opened({ who, subject })
    case 'advising.handed-over': return m.advice_sentence_handed_over({ who, place, subject })
    case 'digest.stopped-by-link': return m.advice_sentence_digest_stopped({ who })
    case 'learning.shared': return detail.research === true ? m.library_sentence_shared_research({ who, place }) : m.library_sentence_shared({ who, place })
    case 'learning.taken-back': return m.library_sentence_taken_back({ who, place })
    case 'learning.code-made': return m.library_sentence_code_made({ who })
    case 'learning.code-retired': return m.library_sentence_code_retired({ who })
    case 'learning.coded': return m.library_sentence_coded({ who })
    case 'export.quotes': return m.library_sentence_export_quotes({ who, n: textIn(detail, 'learnings') })
    case 'export.code-book': return m.library_sentence_export_codes({ who })
    case 'partner.added': return m.partners_sentence_added({ who, place })
    case 'partner.renamed': return m.partners_sentence_renamed({ who, place })
    case 'partner.merged': return m.partners_sentence_merged({ who, place })
    case 'partner.separated': return m.partners_sentence_separated({ who, place })
    case 'partnership.made': return m.partners_sentence_made({ who, place })
    case 'partnership.taken-out': return m.partners_sentence_taken_out({ who, place })
    case 'partnership.put-back': return m.partners_sentence_put_back({ who, place })
    case 'partnership.ended': return m.partners_sentence_ended({ who, place })
    case 'partnership.link-made': return m.partners_sentence_link_made({ who, place })
    case 'partnership.link-revoked': return m.partners_sentence_link_revoked({ who, place })
    case 'partnership.partner-answered': return m.partners_sentence_partner_answered({ place })
    case 'story.shared': return m.people_sentence_story_shared({ who, place })
    case 'story.revoked': return m.people_sentence_story_revoked({ who, place })
    case 'notebook.exported': return m.people_sentence_notebook_exported({ who, place })
    case 'person.disabled': return m.people_sentence_person_disabled({ who, subject })
    case 'person.enabled': return m.people_sentence_person_enabled({ who, subject })
    case 'password.link-created': return m.people_sentence_password_link_created({ who, subject })
    case 'password.changed': return m.people_sentence_password_changed({ who })
    case 'import.looked': return m.files_sentence_looked({ who, file })
    case 'import.columns-named': return m.files_sentence_columns_named({ who })
    case 'import.started': return m.people_sentence_import_started({ who, file })
    case 'import.published': return m.people_sentence_import_published({ file })
    case 'import.failed': return m.people_sentence_import_failed({ file })
    case 'import.undone': return m.people_sentence_import_undone({ who, file })
    case 'export.indicators': return m.people_sentence_export_indicators({ who })
    case 'export.cycles': return m.people_sentence_export_cycles({ who })
    case 'export.yearly': return m.opendata_sentence_yearly({ who })
    case 'export.dropout': return m.opendata_sentence_dropout({ who })
    case 'export.research': return m.opendata_sentence_research({ who })
    case 'outside.opened': return m.opendata_sentence_opened({ who, slep: textIn(detail, 'slep') })
    case 'outside.closed': return m.opendata_sentence_closed({ who, slep: textIn(detail, 'slep') })
    case 'data-key.made': return m.opendata_sentence_key_made({ who, name: textIn(detail, 'name') })
    case 'data-key.revoked': return m.opendata_sentence_key_revoked({ who, name: textIn(detail, 'name') })
    case 'data-key.used': return m.opendata_sentence_key_used({ name: textIn(detail, 'name') })
    case 'data-key.refused': return m.opendata_sentence_key_refused({ name: textIn(detail, 'name') })
    case 'notebook.opened-with-reason': return m.people_sentence_notebook_opened_with_reason({ who, place, reason: textIn(detail, 'reason') })
    case 'slep.corrected': return m.people_sentence_slep_corrected({ who, place })
    case 'settings.changed': {
      if (detail.setting !== 'smallest-group') return m.people_sentence_settings_changed({ who })
      const change = { who, to: textIn(detail, 'to'), from: textIn(detail, 'from') || '10' }
      return detail.slepCode === null ? m.board_sentence_smallest_all(change) : m.board_sentence_smallest_one({ ...change, slep: textIn(detail, 'slepCode') })
    }
    case 'clock.changed': return m.people_sentence_clock_changed()
    case 'backup.made': return m.people_sentence_backup_made({ who })
    case 'backup.restored': return m.people_sentence_backup_restored({ who })
    case 'check.run': return m.people_sentence_check_run({ who })
    case 'migration.applied': return m.people_sentence_migration_applied()
    case 'students.settings-changed': return m.students_sentence_settings_changed({ who, place })
    case 'students.viewed': return m.risk_sentence_viewed({ who, place })
    case 'students.courses-shared': return detail.shares === true ? m.risk_sentence_courses_shared({ who, place }) : m.risk_sentence_courses_unshared({ who, place })
    case 'students.switched-on': return m.students_sentence_switched_on({ who, place })
    case 'students.switched-off': return m.students_sentence_switched_off({ who, place })
    case 'students.names-asked': return m.students_sentence_names_asked({ who, place, count: textIn(detail, 'count') })
    case 'students.exported': return m.students_sentence_exported({ who, place })
    case 'students.blocked': return m.students_sentence_blocked({ who, place })
    case 'students.unblocked': return m.students_sentence_unblocked({ who, place })
    case 'students.erased': return m.students_sentence_erased({ who, place })
    case 'students.purged': return m.students_sentence_purged({ who, count: textIn(detail, 'count') })
    case 'pseudonym-key.first-used': return m.students_sentence_key_first_used({ version: textIn(detail, 'version') })
  }
}
