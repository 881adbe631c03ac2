/** What a team reads of its closed rounds: groups of ten answers or more, or the pool of its microcentro, or nothing but how many answered. */
import { and, eq, isNotNull } from 'drizzle-orm'
import type { Moment } from '../../cycles/engagement/rounds.ts'
import { groupsOf, wholeOf, type AnswerGroup } from '../../cycles/engagement/results.ts'
import { readSupport, type SupportRead } from '../../cycles/engagement/support.ts'
import type { Store } from '../store.ts'
import { answersOfRoundsIn } from './pools.ts'
import { supportOfRoundIn } from './support.ts'

export type RoundResult = { moment: Moment; closedOn: string; /** How many answered in this school. */ people: number } & (
  /** `support`: of the whole school; null when it was not asked. */
  | { kind: 'school'; groups: AnswerGroup[]; support: SupportRead | null }
  /** Several small schools of a microcentro as one. */
  | { kind: 'microcentro'; name: string; schools: number; group: AnswerGroup }
  | { kind: 'too-few' })

/** The closed rounds of a cycle of a school, start first. */
export const listRoundResults = async (store: Store, which: { rbd: number; cycleId: string }): Promise<RoundResult[]> => {
  const { engagementRound: r, microcentro } = store.s
  const rounds = await store.read.select({ id: r.id, moment: r.moment, closedOn: r.closedOn, poolId: r.poolId, name: microcentro.name }).from(r).leftJoin(microcentro, eq(microcentro.id, r.microcentroId))
    .where(and(eq(r.cycleId, which.cycleId), eq(r.rbd, which.rbd), isNotNull(r.closedOn)))
  const out: RoundResult[] = []
  for (const round of rounds) {
    const own = (await answersOfRoundsIn(store, store.read, [round.id])).get(round.id)!
    const frame = { moment: round.moment, closedOn: round.closedOn!, people: own.reduce((n, c) => n + c.people, 0) }
    const groups = groupsOf(own)
    if (groups.length > 0) { out.push({ ...frame, kind: 'school', groups, support: readSupport(await supportOfRoundIn(store, store.read, round.id)) }); continue }
    const pooled = round.poolId ? await store.read.select({ id: r.id, rbd: r.rbd }).from(r).where(eq(r.poolId, round.poolId)) : []
    if (pooled.length === 0) { out.push({ ...frame, kind: 'too-few' }); continue }
    const answers = [...(await answersOfRoundsIn(store, store.read, pooled.map(p => p.id))).values()].flat()
    out.push({ ...frame, kind: 'microcentro', name: round.name ?? '', schools: new Set(pooled.map(p => p.rbd)).size, group: wholeOf([{ courses: [], people: answers.reduce((n, c) => n + c.people, 0), tally: wholeOf(answers.map(a => ({ ...a, courses: [a.course] }))).tally }]) })
  }
  return out.sort((a, b) => (a.moment === b.moment ? 0 : a.moment === 'start' ? -1 : 1))
}
