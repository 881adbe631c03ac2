/** Who of the administration opened a school's notebook and why: shown to the team, so that nothing is opened silently. */
import { and, desc, eq } from 'drizzle-orm'
import type { Store } from '../store.ts'

export type Opening = { name: string; reason: string; at: Date }

/** The latest openings of one school's notebook, newest first. Names as they are today; '' for a person no longer known. */
export const listOpeningsWithReason = async (store: Store, rbd: number, atMost = 10): Promise<Opening[]> => {
  const { audit, person } = store.s
  const rows = await store.read.select({ name: person.name, detail: audit.detail, at: audit.at }).from(audit).leftJoin(person, eq(person.id, audit.personId))
    .where(and(eq(audit.rbd, rbd), eq(audit.event, 'notebook.opened-with-reason'))).orderBy(desc(audit.at)).limit(atMost)
  return rows.map(r => ({ name: r.name ?? '', reason: String(r.detail.reason ?? ''), at: r.at }))
}
