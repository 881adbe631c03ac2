/** What the data page is painted from, besides its texts: finished view models, numbers and days already in words. Types only. */
import type { VoiceEntry } from '../../../cycles/notebook/parts.ts'
import type { Reason } from '../../../cycles/reasons/reasons.ts'
import type { EntryView, WithdrawnView } from '../notebook/view.ts'

type TableView = { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] }

export type SnapshotView = {
  id: string
  title: string
  isBaseline: boolean
  /** What the team read: the sentence of then, and the year so far of then. */
  finding: string
  detail: string[]
  /** Which file, when imported; who kept it. */
  origin: string
  /** What of it is different today, a sentence each; says so where nothing is. */
  since: string[]
  table: TableView
  courses: TableView | null
}
export type SnapshotsView = {
  /** The baseline first. */
  list: SnapshotView[]
  /** 'new': today's figures are in no snapshot of the cycle; 'kept': they are; 'none': there are no figures. */
  today: 'new' | 'kept' | 'none'
}

/** A course of the latest data: `name` is what its box writes. */
export type CourseView = { key: string; name: string; students: number }
export type CoursesView = { month: string; courses: CourseView[] }

export type ReasonView = Reason & { name: string }

export type VoiceView = EntryView<VoiceEntry> & { day: string }
export type VoicesView = { voices: VoiceView[]; withdrawn: WithdrawnView[] }

/** Everything of the data page beside its fields. */
export type EvidenceView = {
  snapshots: SnapshotsView | null
  /** Null for whoever does not see courses. */
  courses: CoursesView | null
  reasons: ReasonView[]
  voices: VoicesView
}
