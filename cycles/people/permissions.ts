/**
 * Who may do what, as data. `whyMay` answers with the reason something is allowed; null means no.
 * Source of the table: DESIGN, section 4. Every query takes the scope this file gives; the route matrix test is generated from it.
 */

export const roles = ['team', 'advisor', 'regional', 'admin'] as const
export type Role = (typeof roles)[number]

export const scopeKinds = ['school', 'network', 'slep', 'country'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** A dated membership. Days are `YYYY-MM-DD`, both ends included; `endsOn` null means open. */
export type Membership = {
  role: Role
  scopeKind: ScopeKind
  /** RBD, network id, SLEP code, or '' for the country. */
  scopeId: string
  startsOn: string
  endsOn: string | null
  /** Of a team membership: whether the person leads this team today, or stands in for who does. */
  leads?: boolean
}

export type Person = { id: string; memberships: Membership[] }

/** What is acted on. A school carries where it belongs today, since scope follows today's SLEP. */
export type Thing =
  | { kind: 'school'; rbd: number; slepCode: number | null; networkIds: string[]; /** Its service lets nobody outside it see its schools. */ staysInside?: true }
  | { kind: 'slep'; code: number }
  | { kind: 'installation' }

export type Reason = { role: Role; scopeKind: ScopeKind; scopeId: string }

/** `scopes`: of a role that may do it only from these scopes (a service answers its schools; the country only counts). `leads`: leaders only. */
type Rule = { on: Thing['kind']; roles: readonly Role[]; scopes?: Partial<Record<Role, readonly ScopeKind[]>>; leads?: true; means: string }

/** Each action: on what kind of thing, which roles, and what it lets a person do. An action that is not here is nobody's. */
export const permissions = {
  'notebook.read': { on: 'school', roles: ['team'], means: "read the whole of one's own school's notebook, drafts included" },
  'notebook.write': { on: 'school', roles: ['team'], means: "write in one's own school's notebook" },
  'notebook.readReady': { on: 'school', roles: ['advisor'], means: 'title, phase, dates, and the pages marked ready to talk about' },
  'notebook.openWithReason': { on: 'school', roles: ['admin'], means: 'open a notebook after stating why; audited and shown to the team' },
  'feedback.write': { on: 'school', roles: ['advisor'], means: 'leave a strength, a question or a suggestion on a ready page' },
  'feedback.answer': { on: 'school', roles: ['team'], means: "answer the advisor in the team's own words" },
  'feedback.ask': { on: 'school', roles: ['team'], means: 'ask the advisor to look at a page' },
  'advisorNote.ofSchool': { on: 'school', roles: ['advisor'], means: 'keep notes about accompanying a school, which its team and the region never read' },
  'visit.write': { on: 'school', roles: ['advisor'], means: 'plan a visit or a meeting, write its minutes, say how often to meet' },
  'visit.read': { on: 'school', roles: ['team', 'advisor'], means: "read the minutes of a school's visits, settle what was agreed" },
  'advising.coverage': { on: 'slep', roles: ['regional', 'admin'], scopes: { regional: ['slep'] }, means: 'how long schools wait, questions open, schools without contact: about the service, not about persons' },
  'team.lead': { on: 'school', roles: ['team'], leads: true, means: 'invite and remove members of the team, hand its lead over' },
  'team.nameStandIn': { on: 'school', roles: ['team', 'advisor'], means: 'name who stands in while a leader is away, and end it' },
  'protocol.keep': { on: 'school', roles: ['team'], means: 'write what the school does when a student is absent: its ladder, its referrals, its meetings' },
  'protocol.read': { on: 'school', roles: ['team', 'advisor'], means: 'read it' },
  'need.raise': { on: 'school', roles: ['team'], means: "raise to the SLEP what is beyond the school's reach" },
  'need.read': { on: 'school', roles: ['team', 'advisor', 'regional'], scopes: { regional: ['slep'] }, means: 'read a need and its answer' },
  'need.answer': { on: 'school', roles: ['regional'], scopes: { regional: ['slep'] }, means: 'receive a need, say who sees to it, answer it' },
  'learning.share': { on: 'school', roles: ['team'], means: 'share a learning with the territory, choose what of it is seen, take it back' },
  // What one school learnt must be able to reach another: the service's own schools read it as its region does. Outside the service nobody does.
  'learnings.ofTerritory': { on: 'school', roles: ['team', 'advisor', 'regional'], scopes: { regional: ['slep'] }, means: 'read what schools of the same SLEP chose to share of their learnings: the region, and teams and advisors from the SLEP of their own schools' },
  'learnings.code': { on: 'slep', roles: ['regional'], scopes: { regional: ['slep'] }, means: 'keep the code book of the service, code shared learnings, take out coded quotes' },
  'story.share': { on: 'school', roles: ['team'], means: "make and revoke a link to a cycle's story" },
  'partnership.keep': { on: 'school', roles: ['team'], means: "register organisations, keep the school's partnerships with them, read both sides' self-assessments, make a partner's link" },
  'partnership.outline': { on: 'school', roles: ['advisor'], means: "of a school's partnerships: organisation, purpose, goals, dates, meetings held; no self-assessment" },
  'partnership.reach': { on: 'school', roles: ['regional'], scopes: { regional: ['slep'] }, means: 'which organisation works with which schools, what for and until when; no self-assessment' },
  'partners.tidy': { on: 'slep', roles: ['regional', 'admin'], scopes: { regional: ['slep'] }, means: "correct, rename and merge organisations of a service's register" },
  'cycle.outline': { on: 'school', roles: ['team', 'advisor', 'regional'], means: 'metadata, theory of action and decision of the cycles' },
  'figures.ofSchool': { on: 'school', roles: ['team', 'advisor'], means: 'counts of one school by level, whatever their size' },
  'figures.ofCourses': { on: 'school', roles: ['team'], means: 'counts by course' },
  'attendance.type': { on: 'school', roles: ['team'], means: 'type days attended and due by course and week, where nothing can be exported' },
  'students.see': { on: 'school', roles: ['team'], means: "see the school's own students by code, where the school has switched that on" },
  'students.import': { on: 'school', roles: ['team'], means: "bring in the school's own list and class book" },
  'students.answer': { on: 'school', roles: ['team'], leads: true, means: "export, block and erase one student's rows when the family asks" },
  'students.switch': { on: 'school', roles: ['admin'], means: 'fill in the legal basis of a school and switch its list of students on and off' },
  'calendar.ofSchool': { on: 'school', roles: ['team'], means: "enter the school's own days without classes" },
  'survey.ofSchool': { on: 'school', roles: ['team'], means: 'ask students of the school about their engagement, and read the answers by course' },
  'figures.ofTerritory': { on: 'slep', roles: ['regional'], means: 'disclosure-controlled figures of the territory' },
  'outside.decide': { on: 'slep', roles: ['regional', 'admin'], scopes: { regional: ['slep'] }, means: 'let the schools of a service be seen from outside it, or no longer' },
  'data.keys': { on: 'slep', roles: ['regional', 'admin'], means: 'make and revoke keys programs read figures with; copies for research' },
  'advising.oversee': { on: 'installation', roles: ['admin'], means: 'see the desk of an advisor who is away (no words of anybody), hand schools over' },
  'people.manage': { on: 'installation', roles: ['admin'], means: 'invite, end memberships, end sessions' },
  'imports.manage': { on: 'installation', roles: ['admin'], means: "import the Ministry's files, undo an import" },
  'calendar.manage': { on: 'installation', roles: ['admin'], means: 'enter days without classes of the country or a territory' },
  'settings.manage': { on: 'installation', roles: ['admin'], means: 'territory, SLEP corrections, networks' },
  'audit.read': { on: 'installation', roles: ['admin'], means: 'read what was recorded' },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof permissions

const fits = (m: Membership, rule: Rule) =>
  rule.roles.includes(m.role) && (rule.scopes?.[m.role]?.includes(m.scopeKind) ?? true) && (!rule.leads || m.leads === true)

const isCurrent = (m: Membership, today: string) => m.startsOn <= today && (m.endsOn === null || today <= m.endsOn)

const covers = (m: Membership, thing: Thing): boolean => {
  switch (m.scopeKind) {
    case 'country':
      // The country's staff sees of a service what it lets be seen; administrators run the installation.
      return !(m.role === 'regional' && thing.kind === 'school' && thing.staysInside)
    case 'slep':
      return thing.kind === 'school'
        ? thing.slepCode !== null && m.scopeId === String(thing.slepCode)
        : thing.kind === 'slep' && m.scopeId === String(thing.code)
    case 'network':
      return thing.kind === 'school' && thing.networkIds.includes(m.scopeId)
    case 'school':
      return thing.kind === 'school' && m.scopeId === String(thing.rbd)
  }
}

/**
 * The reason a person may do this to that thing on `today` (`YYYY-MM-DD`), or null.
 * A role works only inside its own scope: nobody is let in by holding a wider scope in another role.
 */
export const whyMay = (person: Person | null, action: Action, thing: Thing, today: string): Reason | null => {
  const rule: Rule = permissions[action]
  if (!person || rule.on !== thing.kind) return null
  const m = person.memberships.find(m => fits(m, rule) && isCurrent(m, today) && covers(m, thing))
  return m ? { role: m.role, scopeKind: m.scopeKind, scopeId: m.scopeId } : null
}

declare const authorised: unique symbol

/**
 * Where a person may do an action, in the form queries take. Only `scopeFor` makes one; a query that lists things filters by it.
 * An empty scope (nothing anywhere) is a valid scope and finds nothing.
 */
export type Scope = {
  readonly [authorised]: true
  readonly action: Action
  readonly country: boolean
  readonly sleps: readonly number[]
  readonly networkIds: readonly string[]
  readonly rbds: readonly number[]
  /** The command line's: nothing is outside it. */
  readonly operator?: true
}

export const scopeFor = (person: Person | null, action: Action, today: string): Scope => {
  const rule: Rule = permissions[action]
  const mine = (person?.memberships ?? []).filter(m => fits(m, rule) && isCurrent(m, today))
  const ids = (kind: ScopeKind) => mine.filter(m => m.scopeKind === kind).map(m => m.scopeId)
  return {
    action,
    country: mine.some(m => m.scopeKind === 'country'),
    sleps: ids('slep').map(Number),
    networkIds: ids('network'),
    rbds: ids('school').map(Number),
  } as unknown as Scope
}

/** What may be read of a school from outside its service only where that service says so (decision 15). */
const readFromOutside: readonly Action[] = ['figures.ofTerritory', 'cycle.outline']
/** Whether a scope finds, beyond its own services, only schools of those that let theirs be seen. */
export const seesOnlyWhatIsOpen = (scope: Scope): boolean => scope.country && !scope.operator && readFromOutside.includes(scope.action)

/** The command line's operator holds the machine: everything, and every use is audited. */
export const operatorScope = (action: Action): Scope =>
  ({ action, country: true, sleps: [], networkIds: [], rbds: [], operator: true }) as unknown as Scope

/** Which scopes a role may be given: a team has one school, a region one SLEP or the country … */
export const scopesOfRole: Record<Role, readonly ScopeKind[]> = {
  team: ['school'],
  advisor: ['school', 'network', 'slep'],
  regional: ['slep', 'country'],
  admin: ['country'],
}

export const hasRole = (person: Person | null, role: Role, today: string) =>
  (person?.memberships ?? []).some(m => m.role === role && isCurrent(m, today))
