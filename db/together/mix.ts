/** What the mix of a cycle is made from: its actions and the voices in it, as bare facts. One query. The caller has checked school and cycle. */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { asBody, heardWhom, type ActionEntry, type HeardWhom, type VoiceEntry } from '../../cycles/notebook/parts.ts'
import { listOf } from '../../cycles/notebook/repeats.ts'
import { professions, type Profession } from '../../cycles/people/professions.ts'
import type { MixAction, MixVoice } from '../../cycles/together/mix.ts'
import type { Store } from '../store.ts'

export const isProfession = (word: string): word is Profession => (professions as readonly string[]).includes(word)

const isWhom = (word: string): word is HeardWhom => (heardWhom as readonly string[]).includes(word)

export type MixFacts = { actions: MixAction[]; voices: MixVoice[] }

/** Entries that were taken out are in nothing. A voice whose numbers were not said has `heard` null. */
export const getMixFacts = async (store: Store, { rbd, cycleId }: { rbd: number; cycleId: string }): Promise<MixFacts> => {
  const { part } = store.s
  const rows = await store.read.select({ kind: part.kind, body: part.body }).from(part)
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.kind, ['action', 'voice']), isNull(part.withdrawnAt)))
  const facts: MixFacts = { actions: [], voices: [] }
  for (const row of rows) {
    if (row.kind === 'action') {
      const { state, level, way, professions: who } = asBody('action', row.body) as ActionEntry
      facts.actions.push({ state, level, way, professions: listOf(who).filter(isProfession) })
    } else {
      const { on, whom, heard } = asBody('voice', row.body) as VoiceEntry
      if (isWhom(whom)) facts.voices.push({ on, whom, heard: heard === '' ? null : Number(heard) })
    }
  }
  return facts
}
