/**
 * What the professions of a team say to each other about a cycle's challenge: one text a cycle, saved like a page, with every revision kept.
 * The team's own: nothing here is asked by anybody else.
 */
import { and, eq } from 'drizzle-orm'
import { asBody, readPart, type Challenge, type TogetherEntry } from '../../cycles/notebook/parts.ts'
import { idMadeFrom } from '../ids.ts'
import { addEntry, saveEntry, type Save, type SaveOutcome } from '../notebook/parts.ts'
import type { Store } from '../store.ts'

type Which = { rbd: number; cycleId: string }

/** A cycle has one, so that its id can be made from the cycle's. */
export const togetherIdOf = (cycleId: string): string => idMadeFrom('together', cycleId)

const read = readPart('together', {})
const nothingYet: TogetherEntry = read.ok ? read.body : { commonReading: '', commonPurpose: '' }

export type Together = { id: string; body: TogetherEntry; version: number; updatedAt: Date | null; updatedBy: string }

/** As it stands; blank, at the version its first words are written over, when nobody has written. The caller has checked school and cycle. */
export const getTogether = async (store: Store, { rbd, cycleId }: Which): Promise<Together> => {
  const { part, person } = store.s
  const id = togetherIdOf(cycleId)
  const [row] = await store.read.select({ body: part.body, version: part.version, updatedAt: part.updatedAt, updatedBy: person.name }).from(part).innerJoin(person, eq(person.id, part.updatedBy))
    .where(and(eq(part.id, id), eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.kind, 'together')))
  return row ? { id, ...row, body: asBody('together', row.body) } : { id, body: nothingYet, version: 1, updatedAt: null, updatedBy: '' }
}

/** Saves it. Two first savings at once are two revisions of one text: both begin from the blank one, which is made here. */
export const saveTogether = async (store: Store, save: Save<TogetherEntry>): Promise<SaveOutcome<TogetherEntry>> => {
  const id = togetherIdOf(save.cycleId)
  const made = await addEntry(store, 'together', { rbd: save.rbd, cycleId: save.cycleId, body: nothingYet, by: save.by, saveKey: id })
  return made.ok ? saveEntry(store, 'together', id, { ...save, version: Math.max(1, save.version) }) : made
}

/** The challenge all of them answer to, as it is written today; '' when nobody has. */
export const getChallengeText = async (store: Store, { rbd, cycleId }: Which): Promise<string> => {
  const { part } = store.s
  const [row] = await store.read.select({ body: part.body }).from(part).where(and(eq(part.cycleId, cycleId), eq(part.slot, 'challenge'), eq(part.rbd, rbd)))
  return row ? asBody('challenge', row.body as Challenge).challenge : ''
}
