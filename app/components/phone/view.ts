/** What the phone's page shows, finished on the server; on the empty form, known by the phone itself. */
import type { Place } from '../../device/phone-known.ts'

export type { Place }
export const placeKey = (p: { rbd: number | string; cycleId: string }) => `${p.rbd}/${p.cycleId}`

export type ActionView = { id: string; what: string; /** When, in words. */ when: string; cycleTitle: string | null; isDone: boolean }

/** What a post without JavaScript gave back. */
export type LogAnswer =
  | { kind: 'problems'; problems: Record<string, string>; values: Record<string, string> }
  /** An entry was taken back: its words are for the field again. */
  | { kind: 'taken-back'; values: Record<string, string> }
  | { kind: 'said'; sentence: string }
