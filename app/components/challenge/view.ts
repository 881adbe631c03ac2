/** What the loader of the first page hands to it, beyond the sheet itself: finished words. Types only, so nothing of the rules travels. */
import type { ExpectationIndicator } from '../../../cycles/notebook/parts.ts'

export type NetworkView = { id: string; name: string; theoryIf: string; theoryThen: string; theoryWhichWill: string }

/** What the school's own data say today of an indicator, for the field *today it is at*: `value` as it is typed, `month` in words. */
export type BaselineView = { value: string; shown: string; month: string }
export type Baselines = Partial<Record<ExpectationIndicator, BaselineView>>

/** An action of the cycle, to read: what, who, and how it goes. */
export type ActionView = { id: string; what: string; who: string }

export type NeedStepView = { words: string; detail: string | null; state: 'done' | 'to-come' | 'ended' }
export type NeedView = { id: string; kind: string; text: string; to: string; steps: NeedStepView[]; answer: string | null; mayWithdraw: boolean }
export type NeedsView = {
  needs: NeedView[]
  /** The service they are raised to; null when the school belongs to none. */
  slep: string | null
  mayRaise: boolean
  /** Made beforehand, so that a second click is not a second need. */
  newId: string
  isBeyondReach: boolean
  /** What the form and its heading say: they come with the page's data, its script has no room for them. */
  words: {
    title: string; what: string; withdraw: string; raise: string; kind: string; kinds: { value: string; label: string }[]
    text: string; textHint: string; example: string; send: string
  }
}

export type ChallengeView = {
  /** The day implementation begins: `YYYY-MM-DD`; today while it has not. */
  startsOn: string
  hasStarted: boolean
  /** In words, once implementation began: what is expected stands, and a change is a step of its own. */
  lockedSince: string | null
  /** What is expected, each in a sentence, as saved. */
  expected: { key: string; sentence: string }[]
  changes: string[]
  baselines: Baselines
  networks: NetworkView[]
  actions: ActionView[]
  /** Keys made beforehand: of the first action, and of a further branch or expectation offered without scripts. */
  firstActionKey: string
  newGroupKey: string
  needs: NeedsView | null
  /** For whoever reads: the days of the plan's action, in words. */
  planDays: string
  /** To the process measures of the implementation page. */
  measureHref: string
}
