/** The code book of a service. Codes are made and retired, never changed. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { fold } from '../../cycles/learnings/stems.ts'
import { recordIn } from '../audit.ts'
import { knownDriverError } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

export type Code = { id: string; slepCode: number; name: string; definition: string; example: string; createdBy: string; createdAt: Date; retiredAt: Date | null }

/** Those in use before those retired, each in the order they were made. */
export const listCodes = async (store: Store, slepCodes: readonly number[]): Promise<Code[]> => {
  if (slepCodes.length === 0) return []
  const { learningCode: c, person } = store.s
  const rows = await store.read.select({ id: c.id, slepCode: c.slepCode, name: c.name, definition: c.definition, example: c.example, createdBy: person.name, createdAt: c.createdAt, retiredAt: c.retiredAt })
    .from(c).innerJoin(person, eq(person.id, c.createdBy)).where(inArray(c.slepCode, [...slepCodes])).orderBy(asc(c.createdAt), asc(c.id))
  return [...rows.filter(r => !r.retiredAt), ...rows.filter(r => r.retiredAt)]
}

/** The services whose books these are, by name. */
export const listBooks = async (store: Store, slepCodes: readonly number[]): Promise<{ code: number; name: string }[]> =>
  slepCodes.length === 0 ? [] : store.read.select().from(store.s.slep).where(inArray(store.s.slep.code, [...slepCodes])).orderBy(asc(store.s.slep.name))

type By = { by: string; requestId?: string | null }

/** `name-in-use`: another code of the book that is not retired has that name, accents and capitals aside. */
export const makeCode = async (store: Store, slepCode: number, code: { name: string; definition: string; example: string }, { by, requestId = null }: By): Promise<{ ok: true; id: string } | { ok: false; reason: 'name-in-use' }> => {
  try {
    return await store.tx(async tx => {
      const at = store.clock.now()
      const id = newId(at)
      await tx.insert(store.s.learningCode).values({ id, slepCode, ...code, inUseAs: fold(code.name), createdBy: by, createdAt: at })
      await recordIn(store, tx, { event: 'learning.code-made', personId: by, requestId, detail: { code: id, scopeKind: 'slep', scopeId: String(slepCode) } })
      return { ok: true as const, id }
    })
  } catch (e) {
    if (knownDriverError(e) === 'duplicate') return { ok: false, reason: 'name-in-use' }
    throw e
  }
}

/** It can be given to nothing more; what has it keeps it. `ok` false: no such code in use in these books. */
export const retireCode = (store: Store, slepCodes: readonly number[], codeId: string, { by, requestId = null }: By): Promise<{ ok: boolean }> =>
  store.tx(async tx => {
    const { learningCode: c } = store.s
    if (slepCodes.length === 0) return { ok: false }
    const [row] = await tx.update(c).set({ inUseAs: null, retiredAt: store.clock.now(), retiredBy: by }).where(and(eq(c.id, codeId), inArray(c.slepCode, [...slepCodes]), isNull(c.retiredAt))).returning({ slepCode: c.slepCode })
    if (!row) return { ok: false }
    await recordIn(store, tx, { event: 'learning.code-retired', personId: by, requestId, detail: { code: codeId, scopeKind: 'slep', scopeId: String(row.slepCode) } })
    return { ok: true }
  })
