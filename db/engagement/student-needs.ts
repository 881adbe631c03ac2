/** What students said they need most, for a page that sets it beside what the professions say of the same needs. */
import type { Moment } from '../../cycles/engagement/rounds.ts'
import type { NeedsRead } from '../../cycles/engagement/support.ts'
import type { Store } from '../store.ts'
import { listRoundResults } from './results.ts'

/**
 * What students of a school said they need most, from the latest closed round of a cycle whose choice may be read: `people` were asked, `needs` by
 * mention, each of five or more; `others` is everybody else, none or five and more. Null when there is no such round, and for small
 * schools that are read as a microcentro. For the school's own team.
 */
export const listStudentNeedsOf = async (store: Store, which: { rbd: number; cycleId: string }): Promise<({ moment: Moment } & NeedsRead) | null> => {
  const read = (await listRoundResults(store, which)).flatMap(r => (r.kind === 'school' && r.support?.needs ? [{ moment: r.moment, closedOn: r.closedOn, ...r.support.needs }] : []))
  // The end of a cycle stands after its start, whichever was closed on the same day.
  const latest = read.reduce<(typeof read)[number] | null>((a, b) => (a && a.closedOn > b.closedOn ? a : b), null)
  return latest && { moment: latest.moment, people: latest.people, needs: latest.needs, others: latest.others }
}
