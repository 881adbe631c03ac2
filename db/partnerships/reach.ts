/**
 * Which organisations work with which schools, for a service's staff: names, what for and until when. Nothing of what both sides answered is asked here,
 * and nothing is counted but schools. One query for the partnerships of every school in reach, whatever their number.
 */
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { OrganisationKind } from '../../cycles/partnerships/organisation.ts'
import type { Store } from '../store.ts'
import { standing } from './partnerships.ts'

export type ReachedSchool = { rbd: number; purpose: string; fromDay: string; toDay: string; begunOn: string; endedOn: string | null }
export type ReachingOrganisation = { id: string; name: string; kind: OrganisationKind; purpose: string; schools: ReachedSchool[] }

/** The organisations of the registers that stand for themselves, with their partnerships in these schools; in the database's order of names. Those without any are among them. */
export const listReach = async (store: Store, slepCodes: readonly number[], rbds: readonly number[]): Promise<ReachingOrganisation[]> => {
  const { organisation: o, partnership: p } = store.s
  const st = standing(store)
  if (slepCodes.length === 0 && rbds.length === 0) return []
  const within = rbds.length > 0 ? inArray(p.rbd, [...rbds]) : isNull(p.id)
  const rows = await store.read.select({
    id: st.id, name: st.name, kind: st.kind, purpose: st.purpose, rbd: p.rbd, aim: p.purpose, fromDay: p.fromDay, toDay: p.toDay, begunOn: p.begunOn, endedOn: p.endedOn,
  }).from(o).innerJoin(st, eq(st.id, o.standsFor)).leftJoin(p, and(eq(p.organisationId, o.id), isNull(p.withdrawnAt), within))
    .where(slepCodes.length > 0 ? or(inArray(o.slepCode, [...slepCodes]), within) : within).orderBy(asc(st.name), asc(st.id), asc(p.rbd))
  const out = new Map<string, ReachingOrganisation>()
  for (const r of rows) {
    const known = out.get(r.id) ?? { id: r.id, name: r.name, kind: r.kind, purpose: r.purpose, schools: [] }
    if (r.rbd !== null) known.schools.push({ rbd: r.rbd, purpose: r.aim!, fromDay: r.fromDay!, toDay: r.toDay!, begunOn: r.begunOn!, endedOn: r.endedOn })
    out.set(r.id, known)
  }
  return [...out.values()]
}
