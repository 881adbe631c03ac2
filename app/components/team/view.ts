/** What the loaders of a team's life hand to its pages: days already in words, unless a field holds them. Types only. */
import type { PauseReason } from '../../../cycles/notebook/pauses.ts'
import type { MeetingEntry } from '../../../cycles/notebook/parts.ts'
import type { Profession } from '../../../cycles/people/professions.ts'
import type { WriteSheet } from '../notebook/view.ts'

export type CycleLife = {
  rests: { until: string; reason: PauseReason } | null
  professions: Profession[]
  /** Where the team goes from here, in words made by the server: the four pages have no room for their script. */
  ways: { to: string; text: string }[]
  /** `YYYY-MM-DD`, for the field. */
  proposedUntil: string
}

/** The cycle a meeting is of, for its head and its ways. */
export type CycleHead = { rbd: number; schoolName: string; cycleId: string; number: number; year: string; title: string }

export type AgendaView = { key: string; title: string; help: string; startsAt: number; minutes: number; href: string | null }

/** The action an agreement became; `state` null: it was taken out since. */
export type AgreementView = { href: string; state: 'planned' | 'doing' | 'done' | 'left' | null }

export type ProfessionBox = { value: Profession; label: string }

export type MeetingView = {
  id: string
  /** *miércoles 18 de noviembre* */
  day: string
  isToday: boolean
  isWithdrawn: boolean
  sheet: WriteSheet<MeetingEntry>
  /** For the next agreement; and what each became, by its key. */
  newKey: string
  actions: Record<string, AgreementView>
  /** Professions of the team: the boxes in sight; and the others. Their words are made on the server: a page that writes is heavy enough. */
  ofTeam: ProfessionBox[]
  others: ProfessionBox[]
  /** Which meeting it may be. */
  rhythms: { value: string; label: string }[]
}

/** The five lines, and how many places of them look like a name or a datum that should not travel. */
export type ChatView = { text: string; warnings: string[] }

/** `present`: who was there, or that nobody is noted. */
export type MeetingLine = { id: string; day: string; rhythm: string | null; present: string; words: string; agreements: number }
