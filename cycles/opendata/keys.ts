/** Keys for programs: who may hold one for what, and what is asked when one is made. */
import { addDays } from '../calendar/weeks.ts'
import { hasRole, scopeFor, type Membership, type Person, type Scope } from '../people/permissions.ts'
import { isTableName, tableNames, type TableName } from './tables.ts'

/** What a key reads. `slepCode` null: the country, as far as services let their schools be seen. */
export type KeyScope = { slepCode: number | null; tables: readonly TableName[] }

/**
 * Whether a person may hold such a key today: of their own service; of the country for its staff; of either for an administrator. A country's
 * key of one service would be a way around that service's own decision. A service's counts of needs are its own staff's to hand on.
 */
export const mayHoldKey = (person: Person | null, { slepCode, tables }: KeyScope, today: string): boolean => {
  const keys = scopeFor(person, 'data.keys', today)
  const isAdmin = hasRole(person, 'admin', today)
  const covers = slepCode === null ? keys.country : isAdmin || keys.sleps.includes(slepCode)
  const needsAre = !tables.includes('need-counts') || (slepCode !== null && scopeFor(person, 'need.answer', today).sleps.includes(slepCode))
  return covers && needsAre
}

/** The services and tables somebody may choose from; null stands for the country. */
export const keyChoices = (person: Person | null, sleps: readonly number[], today: string): { slepCodes: (number | null)[]; tables: TableName[] } => ({
  slepCodes: [...sleps.filter(code => mayHoldKey(person, { slepCode: code, tables: [] }, today)), ...(mayHoldKey(person, { slepCode: null, tables: [] }, today) ? [null] : [])],
  tables: tableNames.filter(t => t !== 'need-counts' || scopeFor(person, 'need.answer', today).sleps.length > 0),
})

/** A key reads as a member of the region would: of its service, or of the country. */
export const scopeOfKey = ({ slepCode }: KeyScope, action: Parameters<typeof scopeFor>[1], today: string): Scope => {
  const as: Membership = { role: 'regional', scopeKind: slepCode === null ? 'country' : 'slep', scopeId: slepCode === null ? '' : String(slepCode), startsOn: today, endsOn: null }
  return scopeFor({ id: '', memberships: [as] }, action, today)
}

export const longestKeyDays = 366
export type KeyProblem = 'name-missing' | 'scope-missing' | 'tables-missing' | 'day-missing' | 'day-past' | 'day-too-far' | 'needs-not-yours'
export type NewKey = KeyScope & { name: string; expiresOn: string }
/** By field. */
export type ReadKey = { ok: true; key: NewKey } | { ok: false; problems: Record<string, KeyProblem> }

/** A form as typed; `tables` are names in one line. Whether the person may is asked with `mayHoldKey`. */
export const readNewKey = (typed: { name: string; slep: string; tables: readonly string[]; expiresOn: string }, today: string): ReadKey => {
  const problems: Record<string, KeyProblem> = {}
  const name = typed.name.replace(/\s+/g, ' ').trim().slice(0, 80)
  if (name === '') problems.nombre = 'name-missing'
  const slepCode = typed.slep === 'pais' ? null : /^\d{1,6}$/.test(typed.slep) ? Number(typed.slep) : undefined
  if (slepCode === undefined) problems.slep = 'scope-missing'
  const tables = [...new Set(typed.tables)].filter(isTableName)
  if (tables.length === 0) problems.tablas = 'tables-missing'
  const day = typed.expiresOn
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || addDays(addDays(day, 1), -1) !== day) problems.hasta = 'day-missing'
  else if (day <= today) problems.hasta = 'day-past'
  else if (day > addDays(today, longestKeyDays)) problems.hasta = 'day-too-far'
  if (slepCode === undefined || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, key: { name, slepCode, tables, expiresOn: day } }
}
