/** A team's life in the demo: a principal leads each school, one of them is stood in for, one cycle rests. As people would have left it. */
import type { AuditEvent } from '../audit.ts'
import type { Schema } from '../schema.ts'
import { castId, liceoPuertoManso, ignacioBarria, millaray, networkSchools, type CastPerson } from './cast.ts'
import { amaliaHuaiquil, lorenaMarileo, teamMembers } from './people.ts'

export type TeamLifeRows = {
  leadership: Schema['leadership']['$inferInsert'][]
  pauses: Schema['cyclePause']['$inferInsert'][]
  audit: Schema['audit']['$inferInsert'][]
}

/** When the teams came into the notebook, and who was first in each: the principal. */
const begun = '2025-03-03'
const begunAt = new Date('2025-03-03T13:30:00Z')

/** The same in every run. Ids of leadership follow the school's. */
export const teamLifeRows = (): TeamLifeRows => {
  const rows: TeamLifeRows = { leadership: [], pauses: [], audit: [] }
  const tell = (n: number, at: Date, event: AuditEvent, by: CastPerson | null, rbd: number, detail: Record<string, string | null>) =>
    rows.audit.push({ id: castId('audit', 900_000 + n), at, event, personId: by?.id ?? null, rbd, requestId: null, detail })
  for (const school of networkSchools) {
    const first = teamMembers.find(p => p.profession === 'principal' && p.memberships.some(m => m.scopeId === String(school.rbd)))!
    rows.leadership.push({ id: castId('leadership', school.rbd), rbd: school.rbd, personId: first.id, kind: 'lead', startsOn: begun, endsOn: null, namedBy: null, createdAt: begunAt, endedBy: null })
    tell(school.rbd - 90_000, begunAt, 'leadership.named', null, school.rbd, { of: first.id, how: 'rule' })
  }
  // Named by the advisor of the liceo; why is nobody's business.
  const namedAt = new Date('2026-11-02T12:40:00Z')
  rows.leadership.push({
    id: castId('leadership', 1), rbd: liceoPuertoManso.rbd, personId: lorenaMarileo.id, kind: 'stand-in', startsOn: '2026-11-02', endsOn: '2026-11-27',
    namedBy: ignacioBarria.id, createdAt: namedAt, endedBy: null,
  })
  tell(101, namedAt, 'stand-in.named', ignacioBarria, liceoPuertoManso.rbd, { of: lorenaMarileo.id, from: '2026-11-02', until: '2026-11-27' })
  rows.pauses.push({
    id: castId('pause', 1), cycleId: castId('cycle', (millaray.rbd - 90_000) * 10 + 3), rbd: millaray.rbd, startsOn: '2026-11-09', until: '2026-11-24', reason: 'tests',
    pausedBy: amaliaHuaiquil.id, createdAt: new Date('2026-11-09T19:10:00Z'), endedOn: null,
  })
  return rows
}
