/** What the pages of working together are painted from: finished words. Types only. */
import type { TogetherEntry } from '../../../cycles/notebook/parts.ts'
import type { CycleHead } from '../team/view.ts'

type Cells = { key: string; cells: Record<string, string> }

export type MixView = {
  headline: string
  detail: string[]
  question: string | null
  levels: Cells[]
  levelsNote: string | null
  levelsQuestion: string | null
  ways: Cells[]
  hasContacts: boolean
  who: Cells[]
  whoQuestion: string | null
  voices: string[]
  hasActions: boolean
}

/** One profession's view, as text to read; fields nobody wrote are left out. */
export type ProfessionView = { key: string; name: string; fields: { key: string; label: string; text: string }[] }
export type CommonView = { label: string; text: string }[]

export type NeedsView = { from: string; /** Whether students' own answers may be read. */ hasStudents: boolean; rows: Cells[]; question: string | null } | null

export type ReferralSums = { caption: string; rows: Cells[] }

export type AnswerLine = { id: string; words: string }
export type ReferralLine = {
  id: string; line: string; about: string; by: string
  /** Of how many nothing came back. */
  open: number
  answers: AnswerLine[]; withdrawnAnswers: AnswerLine[]
  /** A question when the day has gone by, a word when all are known of. */
  asks: string | null
  isOverdue: boolean
  isWithdrawn: boolean
}

export type TogetherView = {
  head: CycleHead; mix: MixView; views: ProfessionView[]; silent: string[]; common: CommonView; needs: NeedsView; referrals: ReferralSums; challenge: string
}

/** The form of the professions' views. */
export type ViewsForm = {
  values: TogetherEntry; version: number; saveKey: string; savedAt: string; savedBy: string; hints: Record<string, string>
  /** Professions with a place of their own on the page: the writer's, those of the team, those that have words. */
  professions: { key: string; name: string; isMine: boolean; /** Whether its fields are open from the start. */ isOpen: boolean; /** Its first words, while it is folded; '' for none. */ opening: string }[]
  /** Further professions somebody may write for. */
  others: { value: string; label: string }[]
  needs: { value: string; label: string }[]
  challenge: string
  hasProfession: boolean
}
