/** What the loaders of the advisor's loop hand to its pages: finished, with dates already in words. Types only. */

export type PromptView = { key: string; asked: string; why: string; /** Team and advisor talk it over: a record alone cannot settle it. */ talk: boolean; way: { to: string; label: string } | null }

export type StrengthsView = {
  rbd: number
  cycleId: string
  viewer: 'team' | 'advisor' | 'admin'
  first: PromptView[]
  others: PromptView[]
  facts: { key: string; said: string }[]
  /** Names of what comes later. */
  later: string[]
  /** Something is not shared with whoever reads. */
  isUntold: boolean
}

/** `to` null: this reader may not open it. `help` and `title` may be ''. */
export type ReasonView = { key: string; kind: string; sentence: string; help: string; title: string; when: string; to: string | null }
export type DeskSchoolView = {
  rbd: number
  name: string
  to: string | null
  reasons: ReasonView[]
  cycles: { id: string; title: string; to: string | null; about: string; /** Until when it rests, or ''. */ rests: string }[]
  contact: string
  next: string
}
export type DeskView = { needing: DeskSchoolView[]; others: DeskSchoolView[]; othersTitle: string }
