/** What the notebook's loaders hand to its pages: finished view models, dates already in words. Types only, so nothing of the rules travels. */
import type { Decision, EntryKind, ExpectationIndicator, PageKind, PartBody } from '../../../cycles/notebook/parts.ts'
import type { Difference } from '../../../cycles/notebook/differences.ts'
import type { Phase, TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { Shared, SpineLine } from '../../../cycles/notebook/spine.ts'
import type { Theory } from '../../../cycles/theory/theory.ts'
import type { CommentView, MarginWords, RequestView } from '../advice/view.ts'
import type { CycleLife } from '../team/view.ts'

export type Viewer = 'team' | 'advisor' | 'admin'

export type SpineView = {
  page: PageKind; line: SpineLine; shared: Shared
  /** Comments on it that wait for an answer. */
  waiting: number
  /** The theory on it was adjusted on the way. */
  isAdjusted: boolean
}

/** That the theory was adjusted on the way: beside the cycle's name, and what made it so with its days ('' for none of a kind). */
export type OnTheWayView = { tag: string; adjusted: string; rewritten: string }

export type CycleFrameView = {
  viewer: Viewer
  rbd: number
  schoolName: string
  cycleId: string
  number: number
  year: number
  title: string
  phase: Phase
  page: PageKind
  /** The drawing that teaches the page, as markup. */
  glance: string
  parent: { id: string; number: number; title: string } | null
  theoryCarried: TheoryCarried | null
  onTheWay: OnTheWayView | null
  children: { id: string; number: number; title: string }[]
  startedOn: string
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  spine: SpineView[]
  shared: Shared
  readyOn: string | null
  /** Who reads the page, in one line. */
  readers: string
  comments: CommentView[]
  margin: MarginWords
  /** What the team asked to be told about this page, while nobody commented on it since. */
  request: RequestView | null
  /** The reader's own comments on this page that were not given yet. */
  drafts: { id: string; words: string; savedAt: string }[]
  /** Whether the cycle rests, and which professions took part. */
  life?: CycleLife
}

/** A page to write on. */
export type WriteSheet<B extends PartBody> = {
  mode: 'write'
  values: B
  version: number
  saveKey: string
  savedAt: string | null
  savedBy: string | null
  /** A quiet line under each field that holds something to look at again (a name, a RUN, a word about health). */
  hints: Record<string, string>
}
/** A page to read: as it was marked ready (advisor), or as it stands (an administrator who stated why). Null: not shared yet. */
export type ReadSheet<B extends PartBody> = { mode: 'read'; body: B | null }
export type SheetView<B extends PartBody> = WriteSheet<B> | ReadSheet<B>

export type ClashView = {
  savedBy: string
  savedAt: string
  theirVersion: number
  /** What each field would hold with the clashing ones as I wrote them, and as they did. */
  joined: Record<string, string>
  theirs: Record<string, string>
  /** `both`: one text with everything in it. The differences go from their text to mine. */
  fields: { name: string; /** What it is called. */ label: string; mine: string; theirs: string; both: string; differences: Difference[] }[]
}

/** What a text holds that should not stand in it, in sentences to ask a person; `seen` goes back with *it is all right so*. */
export type SpottedView = { sentences: string[]; seen: string }

/** What an action of the notebook answers when it does not simply send the reader on. */
export type Answer =
  | { kind: 'saved'; version: number; saveKey: string; savedAt: string; body: Record<string, string>; joinedWith: string | null; byParagraph?: string[]; did: 'saved' | 'ready'; hints?: Record<string, string> }
  | { kind: 'clash'; form: string; clash: ClashView }
  | { kind: 'joining'; form: string; values: Record<string, string>; version: number }
  | { kind: 'problems'; form: string; problems: Record<string, string>; values: Record<string, string> }
  /** Not saved yet: `intent` is what was being done, to be done as it is. `byItself`: the form was saving itself, nobody pressed a button. */
  | { kind: 'spotted'; form: string; values: Record<string, string>; intent: string; byItself: boolean; spotted: SpottedView }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  /** The words were written by somebody else, who was signed in before: they are not saved under this name. */
  | { kind: 'other-person'; sentence: string }
  | { kind: 'failed'; sentence: string }

export type EntryView<B> = { id: string; body: B; version: number; by: string; savedAt: string }
/** An entry taken out: its kind and its first words. */
export type WithdrawnView = { id: string; kind: EntryKind; words: string }

export type ExpectationView = { indicator: ExpectationIndicator | null; measure: string; from: string; to: string; by: string; forWhom: string }
export type ParentView = { number: number; title: string; href: string; theory: Theory; learnt: string; decision: Decision | null; decisionWhy: string }
