/** What the conversation's pages are made from. Types only. */
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import type { Stance } from '../../../cycles/feedback/feedback.ts'
import type { Difference } from '../../../cycles/notebook/differences.ts'

export type CommentView = {
  id: string
  page: PageKind
  kindName: string
  text: string
  /** Who wrote it, and when. */
  by: string
  /** What it speaks of, in words; '' for the page as a whole. */
  about: string
  /** The sentence it quotes, or ''. */
  quote: string
  /** May be taken back by the one who reads: their own, not answered yet. */
  mayWithdraw: boolean
  answer: string | null
  stance: Stance | null
  stanceName: string
  /** Who answered last, and when; '' while nobody did. */
  answeredBy: string
  /** Where it stands between given and answered, in a sentence; '' when the words say it themselves. */
  state: string
  /** That the text changed after it, or was taken out; '' when it stands as it was. */
  moved: string
  href: string
  /** What the way there is called for whoever does not see the card. */
  hrefLabel: string
  /** Where it is gone on from, for an advisor; '' for anybody else. */
  followHref: string
  /** It goes on from another comment. */
  isFollowUp: boolean
}

/** The words around comments. They come with the page's data: a page that says much else has no room for them in its script. */
export type CardWords = {
  answer: string; answerMore: string; answerLabel: string; answerButton: string; stance: string; stanceHint: string; stances: { value: string; label: string }[]
  withdraw: string; follow: string; thread: string; draftTitle: string
}
/** The same for the margin of a page. */
export type MarginWords = {
  card: CardWords; title: string; empty: string; unask: string; ask: string; askLabel: string; askHint: string; askButton: string; comment: string; figure: string; all: string
}

export type RequestView = { question: string; line: string }

/** Then and now of one field, or of a figure. */
export type ThenAndNow = { label: string; then: string; now: string; differences: Difference[] }
