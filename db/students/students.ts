/** The students of one school, as rows with a code: found by their pseudonym, or made. No RUN leaves the memory of whoever calls. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { codeAt, codesPerSchool } from '../../cycles/students/names.ts'
import { insertRows } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { pseudonymOf, rememberKey, type PseudonymKeys } from './pseudonyms.ts'

/** New rows in one transaction: it holds the lock for some milliseconds. */
const atOnce = 300

type Known = { id: string; code: string; pseudonym: string | null; keyVersion: number | null; blockedAt: Date | null }

const knownOf = (store: Store, db: Db, rbd: number): Promise<Known[]> => {
  const { student: t } = store.s
  return db.select({ id: t.id, code: t.code, pseudonym: t.pseudonym, keyVersion: t.keyVersion, blockedAt: t.blockedAt }).from(t).where(eq(t.rbd, rbd))
}

/** Finds each RUN among a school's students, under the latest key and then under earlier ones. */
const findIn = (known: readonly Known[], keys: PseudonymKeys, rbd: number) => {
  const byPseudonym = new Map(known.filter(k => k.pseudonym !== null).map(k => [`${k.keyVersion}/${k.pseudonym}`, k]))
  return (run: number): Known | undefined => {
    for (const key of keys) {
      const found = byPseudonym.get(`${key.version}/${pseudonymOf(key, rbd, run)}`)
      if (found) return found
    }
    return undefined
  }
}

/** RUNs of a school whose rows are blocked: whoever imports leaves them out. */
export const blockedRunsOf = async (store: Store, rbd: number, keys: PseudonymKeys, runs: Iterable<number>): Promise<Set<number>> => {
  const known = await knownOf(store, store.read, rbd)
  if (!known.some(k => k.blockedAt)) return new Set()
  const find = findIn(known, keys, rbd)
  return new Set([...runs].filter(run => find(run)?.blockedAt))
}

/**
 * The id of each RUN's student, made where the school has none yet. A student known under an earlier key is moved to the latest one and keeps
 * the code.
 */
export const ensureStudents = async (store: Store, rbd: number, keys: PseudonymKeys, runs: Iterable<number>): Promise<Map<number, string>> => {
  const { student } = store.s
  const [latest] = keys
  const ids = new Map<number, string>()
  const asked = [...new Set(runs)]
  for (let i = 0; i < asked.length; i += atOnce) {
    const part = asked.slice(i, i + atOnce)
    await store.tx(async tx => {
      await rememberKey(store, tx, keys)
      const known = await knownOf(store, tx, rbd)
      const taken = new Set(known.map(k => k.code))
      const find = findIn(known, keys, rbd)
      const made: (typeof student.$inferInsert)[] = []
      for (const run of part) {
        const pseudonym = pseudonymOf(latest, rbd, run)
        const found = find(run)
        if (found) {
          if (found.keyVersion !== latest.version) await tx.update(student).set({ pseudonym, keyVersion: latest.version }).where(eq(student.id, found.id))
          ids.set(run, found.id)
          continue
        }
        let attempt = 0
        let code = codeAt(pseudonym, attempt)
        while (taken.has(code)) {
          if (++attempt >= codesPerSchool) throw new Error(`school ${rbd} has given every code it has`)
          code = codeAt(pseudonym, attempt)
        }
        taken.add(code)
        const createdAt = store.clock.now()
        const id = newId(createdAt)
        made.push({ id, rbd, code, pseudonym, keyVersion: latest.version, createdAt, blockedAt: null, erasedAt: null })
        ids.set(run, id)
      }
      await insertRows(tx, student, made)
    })
  }
  return ids
}

/** The student of each RUN, in the order asked; null where the school has none, or has blocked it. Makes nothing, keeps nothing. */
export const studentsOfRuns = async (store: Store, rbd: number, keys: PseudonymKeys, runs: readonly number[]): Promise<({ id: string; code: string } | null)[]> => {
  const find = findIn(await knownOf(store, store.read, rbd), keys, rbd)
  return runs.map(run => { const found = find(run); return found && !found.blockedAt ? { id: found.id, code: found.code } : null })
}

/** How many students a school keeps rows of, blocked ones apart. */
export const countStudents = async (store: Store, rbd: number): Promise<{ shown: number; blocked: number }> => {
  const { student: t } = store.s
  return {
    shown: await store.read.$count(t, and(eq(t.rbd, rbd), isNull(t.blockedAt), isNull(t.erasedAt))),
    blocked: await store.read.$count(t, and(eq(t.rbd, rbd), isNotNull(t.blockedAt), isNull(t.erasedAt))),
  }
}

/** Courses (`COD_ENSE-COD_GRADO-LETTER`) of a school's lists, as they are read today. */
export const listCoursesOfLists = async (store: Store, rbd: number): Promise<string[]> => {
  const { studentCourse: c, currentImport: now } = store.s
  const rows = await store.read.selectDistinct({ course: c.course }).from(c)
    .innerJoin(now, and(eq(now.generationId, c.generationId), eq(now.kind, 'roster'), eq(now.rbd, c.rbd), eq(now.year, c.year))).where(eq(c.rbd, rbd))
  return rows.map(r => r.course)
}
