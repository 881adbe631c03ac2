/** What the implementation page is painted from: finished view models, days already in words. Types only. */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import type { EntryView, WithdrawnView } from '../notebook/view.ts'

export type ActionView = EntryView<BodyOf['action']> & { span: string }
export type NoteView = EntryView<BodyOf['note']> & { day: string }
export type AdjustmentView = EntryView<BodyOf['adjustment']> & { day: string }

export type DoingView = { actions: ActionView[]; notes: NoteView[]; adjustments: AdjustmentView[]; withdrawn: WithdrawnView[] }
