/** What the phone's page shows, finished on the server; on the empty form, known by the phone itself. */

/** Where an entry can be written. `school`: its name, when the person writes in several. */
export type Place = { rbd: number; cycleId: string; title: string; school: string | null }
export const placeKey = (p: { rbd: number | string; cycleId: string }) => `${p.rbd}/${p.cycleId}`

export type ActionView = { id: string; what: string; /** When, in words. */ when: string; cycleTitle: string | null; isDone: boolean }

/** What a post without JavaScript gave back. */
export type LogAnswer =
  | { kind: 'problems'; problems: Record<string, string>; values: Record<string, string> }
  /** An entry was taken back: its words are for the field again. */
  | { kind: 'taken-back'; values: Record<string, string> }
  | { kind: 'said'; sentence: string }
