/** What the conversation's pages are made from. Types only. */
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import type { FeedbackKind, Stance } from '../../../cycles/feedback/feedback.ts'
import type { Difference } from '../../../cycles/notebook/differences.ts'

export type CommentView = {
  id: string
  page: PageKind
  kind: FeedbackKind
  text: string
  writtenBy: string
  writtenOn: string
  /** What it speaks of, in words; '' for the page as a whole. */
  about: string
  /** The sentence it quotes, or ''. */
  quote: string
  /** May be taken back by the one who reads: their own, not answered yet. */
  mayWithdraw: boolean
  answer: string | null
  stance: Stance | null
  answeredBy: string | null
  answeredOn: string | null
  /** Where it stands between given and answered, in a sentence; '' when the words say it themselves. */
  state: string
  /** That the text changed after it, or was taken out; '' when it stands as it was. */
  moved: string
  href: string
  /** Where it is gone on from, for an advisor; '' for anybody else. */
  followHref: string
  /** It goes on from another comment. */
  isFollowUp: boolean
}

export type RequestView = { question: string; line: string }

/** Then and now of one field, or of a figure. */
export type ThenAndNow = { label: string; then: string; now: string; differences: Difference[] }
