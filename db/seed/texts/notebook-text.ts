/** How the demo's notebooks are written down here: a text a person reads from top to bottom, turned into rows by `notebooks.ts`. */
import type { MeetingRhythm } from '../../../cycles/protocol/protocol.ts'
import type { Area, Decision, Direction, ExpectationIndicator, GroupKind, HeardHow, HeardWhom, LearningTheme, PageKind, Plan, Reading, SupportLevel, Weekday, yesPartlyNo } from '../../../cycles/notebook/parts.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { NeedAnswer, NeedKind } from '../../../cycles/needs/needs.ts'
import type { WayOfWorking } from '../../../cycles/together/ways.ts'
import type { LinkField } from '../../../cycles/theory/theory.ts'
import type { Profession } from '../../../cycles/people/professions.ts'
import type { CastPerson, CastSchool } from '../cast.ts'

type Answer = readonly [(typeof yesPartlyNo)[number], string]
/** Who wrote it, on which school day; `readyOn` when the team marked it ready to talk about. */
type Written = { by: CastPerson; on: string; readyOn?: string }

type Expected = { indicator: ExpectationIndicator; measure?: string; unit?: string; direction?: Direction; from: string; to: string; by: string; forWhom: string }
/** How each expectation came out, in their order: the team's word for it, and why. */
type Readings = readonly (readonly [Reading, string])[]
/** A need raised to the SLEP: `receivedOn` with who sees to it, `answer` once there is one. `by` is of the school, the others of the SLEP. */
export type NeedText = {
  by: CastPerson; on: string; kind: NeedKind; text: string
  received?: { on: string; by: CastPerson; inChargeOf: string }
  answer?: { on: string; by: CastPerson; answer: NeedAnswer; text: string; day?: string }
}

export type CycleText = {
  number: number
  title: string
  startedOn: string
  implementationFrom: string | null
  closedOn?: string
  droppedOn?: string
  theoryCarried?: TheoryCarried
  challenge: Written & {
    challenge: string
    forWhom: string
    urgent?: Answer
    relevant?: Answer
    inScope?: Answer
    /** 'as before': carried over word for word from the cycle before. */
    theory?: { if: string; then: string; whichWill: string; further?: readonly { if: string; then: string }[]; feeds?: readonly LinkField[] } | 'as before'
    /** The theory in other words, once it was under way; `readyOn` when the page was shared again. */
    rewritten?: { by: CastPerson; on: string; readyOn: string; if: string; then: string; whichWill: string }
    expect?: Expected
    /** What else is expected. */
    expectAlso?: readonly Expected[]
    /** What `expect.to` was until somebody changed it after implementation began. */
    expectChanged?: { on: string; by: CastPerson; was: string }
    area?: Area
    /** The action of another plan of the school it came from. */
    plan?: { plan: Plan; action: string; responsible: string; from: string; to: string; means: string }
  }
  needs?: readonly NeedText[]
  data?: Written & {
    weSee: string; atRisk: string; why: string
    group?: { kind: GroupKind; who?: string; count?: number }
    /** How many of the group, by reason: a built-in one, or one of the school's own (`NotebookText.reasons`). */
    reasons?: Readonly<Record<string, number>>
    shows?: { weekdays?: readonly Weekday[]; courses?: string; months?: string }
  }
  voices?: readonly (readonly [on: string, by: CastPerson, voice: { whom: HeardWhom; course: string; how: HeardHow; heard: number; said: string }])[]
  /** Snapshots of what was looked at: on which day, by whom (null: by the notebook itself, when the page was marked ready that day). */
  snapshots?: readonly (readonly [on: string, by: CastPerson | null])[]
  /** Links to its story that somebody handed out; for how long, and when it was taken back. */
  shared?: readonly { on: string; by: CastPerson; days: number; takenBack?: { on: string; by: CastPerson } }[]
  implementation?: Written & { howItGoes: string }
  learnings?: Written & {
    observed: string; learnt: string; surprises: string; decision: Decision | ''; decisionWhy: string
    carryOn?: string; themes?: readonly LearningTheme[]; tags?: string; readings?: Readings
    /** Read again on a later day, when the data had come: the cycle stays closed, its page is completed and shared anew. */
    afterwards?: { by: CastPerson; on: string; readings: Readings }
  }
  actions: readonly { by: CastPerson; on: string; what: string; who: string; from: string; to: string; state: 'planned' | 'doing' | 'done' | 'left'; level?: SupportLevel; professions?: readonly Profession[]; way?: WayOfWorking; evidence?: string }[]
  notes: readonly (readonly [on: string, by: CastPerson, text: string])[]
  adjustments: readonly (readonly [on: string, by: CastPerson, what: string, why: string])[]
  /** Meetings of the team, the earliest first. `isAction`: the agreement became an action, in the state it says. */
  meetings?: readonly {
    on: string; by: CastPerson; present: readonly Profession[]; others?: string; minutes: string; next?: string; rhythm?: MeetingRhythm
    agreed: readonly { what: string; who: string; by: string; isAction?: 'planned' | 'doing' | 'done' }[]
  }[]
  /** What the team counts itself; each week by its Monday, entered one after the other. A week with '' has a remark only. */
  measures?: readonly {
    by: CastPerson; on: string; name: string; unit: string; direction: Direction; howCounted: string
    weeks: readonly (readonly [monday: string, value: string, remark?: string])[]
  }[]
  feedback: readonly {
    on: string; page: PageKind; kind: 'strength' | 'question' | 'suggestion'; text: string
    /** What it speaks of: a section by its first field, a sentence as it stands in a field, an entry by its kind and place. Left out: the page. */
    about?: { section: string } | { field: string; quote: string } | { entry: 'action' | 'note' | 'adjustment'; nth: number }
    answer?: { on: string; by: CastPerson; text: string; stance?: 'taken' | 'not-now' | 'talked' }
  }[]
}

/** A reason of the school's own list; `key`: what its counts in `data.reasons` are written under. */
export type ReasonText = { key: string; label: string; by: CastPerson; on: string; setAsideOn?: string }

export type NotebookText = { school: CastSchool; advisor: CastPerson; cycles: readonly CycleText[]; reasons?: readonly ReasonText[] }
