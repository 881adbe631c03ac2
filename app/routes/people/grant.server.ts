/** Reads the role and the place of a form (`GrantFields`) into a grant, or says which field will not do. */
import { roles, scopeKinds, type Role, type ScopeKind } from '../../../cycles/people/permissions.ts'
import { findSchools, type Grant, type GrantProblem } from '../../../db/people/memberships.ts'
import type { Store } from '../../../db/store.ts'
import { m } from '../../messages/compiled/messages.js'
import { onlyScopeOf, type GrantValues, type SchoolMatch } from './grant-fields.tsx'

/** More than these and a list is no help: the name must be longer. */
const mostMatches = 8

export type ReadGrant = { values: GrantValues } & (
  | { ok: true; grant: Grant }
  | { ok: false; problems: Record<string, string>; matches: SchoolMatch[] }
)

const isRole = (s: string): s is Role => (roles as readonly string[]).includes(s)
const isScopeKind = (s: string): s is ScopeKind => (scopeKinds as readonly string[]).includes(s)

export const readGrant = async (store: Store, field: (name: string) => string): Promise<ReadGrant> => {
  const values: GrantValues = { rol: field('rol'), donde: field('donde'), escuela: field('escuela').trim().slice(0, 80), red: field('red'), slep: field('slep') }
  const no = (problems: Record<string, string>, matches: SchoolMatch[] = []): ReadGrant => ({ ok: false, values, problems, matches })
  const yes = (grant: Grant): ReadGrant => ({ ok: true, values, grant })
  const role = values.rol
  if (!isRole(role)) return no({ rol: m.people_invite_role_missing() })
  const kind = onlyScopeOf(role) ?? values.donde
  if (!isScopeKind(kind)) return no({ donde: m.people_invite_where_missing() })
  values.donde = kind
  switch (kind) {
    case 'country': return yes({ role, scopeKind: kind, scopeId: '' })
    case 'network': return values.red ? yes({ role, scopeKind: kind, scopeId: values.red }) : no({ red: m.people_invite_network_missing() })
    case 'slep': return values.slep ? yes({ role, scopeKind: kind, scopeId: values.slep }) : no({ slep: m.people_invite_slep_missing() })
    case 'school': {
      if (values.escuela === '') return no({ escuela: m.people_invite_school_missing() })
      const found = await findSchools(store, values.escuela, mostMatches)
      const chosen = found.find(s => String(s.rbd) === field('cual')) ?? (found.length === 1 ? found[0] : undefined)
      if (chosen) return yes({ role, scopeKind: kind, scopeId: String(chosen.rbd) })
      if (found.length === 0) return no({ escuela: m.people_invite_school_none() })
      if (found.length > mostMatches) return no({ escuela: m.people_invite_school_many() })
      return no({ escuela: m.people_invite_school_which() }, found.map(s => ({ rbd: s.rbd, label: `${s.name} · ${s.communeName} · RBD ${s.rbd}` })))
    }
  }
}

/** What the database refused about a grant, under the field it is about. */
export const grantProblem = (reason: GrantProblem | 'already-member', values: GrantValues): Record<string, string> => {
  switch (reason) {
    case 'scope-not-of-role': return { donde: m.people_invite_scope_not_of_role() }
    case 'already-member': return { rol: m.people_invite_already() }
    case 'scope-unknown': return values.donde === 'school' ? { escuela: m.people_invite_school_none() } : { donde: m.people_invite_where_missing() }
  }
}

export const emptyGrantValues: GrantValues = { rol: '', donde: '', escuela: '', red: '', slep: '' }
