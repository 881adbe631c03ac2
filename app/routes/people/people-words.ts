/** Words for people's things: roles, places, professions, problems of a password. Made here, at the edge, from keys. */
import type { PasswordProblem } from '../../../cycles/people/passwords.ts'
import type { Role, ScopeKind } from '../../../cycles/people/permissions.ts'
import type { Profession } from '../../../cycles/people/professions.ts'
import { m } from '../../messages/compiled/messages.js'

export const roleName = (role: Role): string => ({
  team: m.people_role_team, advisor: m.people_role_advisor, regional: m.people_role_regional, admin: m.people_role_admin,
})[role]()

export const roleSees = (role: Role): string => ({
  team: m.people_role_team_sees, advisor: m.people_role_advisor_sees, regional: m.people_role_regional_sees, admin: m.people_role_admin_sees,
})[role]()

/** A place by name; a school that is no longer in the directory by its RBD. */
export const placeName = ({ scopeKind, scopeId, scopeName }: { scopeKind: ScopeKind; scopeId: string; scopeName: string | null }): string => {
  switch (scopeKind) {
    case 'country': return m.people_place_country()
    case 'slep': return m.people_place_slep({ name: scopeName ?? scopeId })
    case 'school': return scopeName ?? m.people_place_school_unknown({ rbd: scopeId })
    case 'network': return scopeName ?? m.people_place_unknown()
  }
}

export const scopeKindName = (kind: ScopeKind): string => ({
  school: m.people_invite_scope_school, network: m.people_invite_scope_network, slep: m.people_invite_scope_slep, country: m.people_invite_scope_country,
})[kind]()

const professionNames: Record<Profession, () => string> = {
  principal: m.people_profession_principal, 'utp-head': m.people_profession_utp_head, 'inspector-general': m.people_profession_inspector_general,
  counsellor: m.people_profession_counsellor, 'climate-coordinator': m.people_profession_climate_coordinator, psychologist: m.people_profession_psychologist,
  'social-worker': m.people_profession_social_worker, 'homeroom-teacher': m.people_profession_homeroom_teacher, teacher: m.people_profession_teacher,
  'pie-teacher': m.people_profession_pie_teacher, 'education-assistant': m.people_profession_education_assistant, advisor: m.people_profession_advisor,
  'regional-staff': m.people_profession_regional_staff, administrator: m.people_profession_administrator,
}
/** Null for no profession, and for one a newer version wrote. */
export const professionName = (key: string | null): string | null => (key !== null && key in professionNames ? professionNames[key as Profession]() : null)

export const passwordSentence = (p: PasswordProblem): string => {
  switch (p.kind) {
    case 'too-short': return m.people_password_too_short()
    case 'too-long': return m.people_password_too_long()
    case 'common': return m.people_password_common()
    case 'contains': return m.people_password_contains({ word: p.word })
  }
}
