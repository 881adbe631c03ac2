/** What the implementation page is painted from: finished view models, days and figures already in words. Types only. */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import type { ActionState } from '../../../cycles/notebook/action-list.ts'
import type { EntryView, WithdrawnView } from '../notebook/view.ts'

export type ActionView = EntryView<BodyOf['action']> & {
  /** From when to when. */
  span: string
  /** What is worth saying of its days this week. */
  due: string
  level: string
  professions: string
  /** Jointly, handed over, referred, by one profession; '' when not said. */
  way: string
  /** States one tap away. */
  next: readonly ActionState[]
}
export type NoteView = EntryView<BodyOf['note']> & { day: string; /** What to do about a day that has not come yet; '' for any other. */ ahead: string }
export type AdjustmentView = EntryView<BodyOf['adjustment']> & { day: string }

export type RunChartView = {
  width: number; height: number; left: number; right: number; top: number; bottom: number
  points: { x: number; y: number }[]
  /** Each as the `points` of a polyline. */
  lines: string[]
  yTicks: { y: number; text: string }[]
  xTicks: { x: number; text: string }[]
  median: number | null
  expected: number | null
  marks: { x: number; kind: 'start' | 'adjustment' | 'lost' }[]
  /** What the signs mean, in words. */
  key: { sign: 'value' | 'start' | 'adjustment' | 'lost' | 'median' | 'expected'; words: string }[]
  /** What happened in the weeks with a mark of lost days. */
  notes: string[]
}
/** A week to write down: `monday` names its fields, `value` says what the number is. */
export type WeekField = { monday: string; label: string; value: string }
export type MeasureView = EntryView<BodyOf['measure']> & {
  /** Unit, and which way the team wants it to go. */
  about: string
  /** What it says, text first. */
  sentence: string
  median: string
  expected: string
  hasSeries: boolean
  thisWeek: WeekField
  /** Earlier weeks worth offering. */
  openWeeks: WeekField[]
  /** Every week, while its form is open. */
  allWeeks: WeekField[]
  /** Newest first. */
  rows: { monday: string; week: string; value: string; remark: string }[]
  chart: RunChartView | null
}

export type LogView = {
  notes: NoteView[]
  total: number
  /** Above the notes, what part of the log this is; '' when all of it. */
  says: string
  months: { query: string; label: string; isHere: boolean }[]
  /** What the address holds while this part is in view: '' for the latest. */
  query: string
  /** Printed with a part of the log: where the rest is. */
  print: string
}

export type DoingView = {
  actions: { current: ActionView[]; done: ActionView[]; left: ActionView[]; doneLabel: string; leftLabel: string; /** The boxes of those who take part. */ professions: { value: string; label: string }[] }
  /** The action whose state was just changed, with the state it had before. */
  changed: { id: string; version: number; sentence: string; before: ActionState } | null
  log: LogView
  adjustments: AdjustmentView[]
  /** The theory is still in its old words though something was adjusted. */
  mayRewrite: boolean
  measures: MeasureView[]
  /** What the team expects of a measure nobody has begun: what a new one starts from. */
  proposed: { name: string; unit: string; direction: string } | null
  withdrawn: WithdrawnView[]
}
