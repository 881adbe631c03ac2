/** What stands on the implementation page, in words, for whoever looks at it. */
import { openingOf } from '../../../cycles/notebook/spine.ts'
import type { DoingView } from '../../components/doing/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Loaded } from './cycle-page.server.ts'

export const describeDoing = ({ visit: { f }, seen }: Loaded<'implementation'>): DoingView => {
  const span = (from: string, to: string) =>
    from && to ? m.notebook_span({ from: f.day(from), to: f.day(to) }) : from ? m.notebook_span_from({ day: f.day(from) }) : to ? m.notebook_span_to({ day: f.day(to) }) : ''
  if (seen.advisor) {
    const as = <B,>(e: { id: string; body: B }) => ({ id: e.id, body: e.body, version: 0, by: '', savedAt: '' })
    const n = seen.advisor.entries
    return {
      actions: n.action.map(e => ({ ...as(e), span: span(e.body.from, e.body.to) })),
      notes: n.note.map(e => ({ ...as(e), day: f.day(e.body.on) })), adjustments: n.adjustment.map(e => ({ ...as(e), day: f.day(e.body.on) })), withdrawn: [],
    }
  }
  const n = seen.team.entries
  const as = <B,>(e: { id: string; body: B; version: number; updatedBy: string; updatedAt: Date }) => ({ id: e.id, body: e.body, version: e.version, by: e.updatedBy, savedAt: f.dayAndTime(e.updatedAt) })
  const stands = (e: { isWithdrawn: boolean }) => !e.isWithdrawn
  return {
    actions: n.action.filter(stands).map(e => ({ ...as(e), span: span(e.body.from, e.body.to) })),
    notes: n.note.filter(stands).map(e => ({ ...as(e), day: f.day(e.body.on) })),
    adjustments: n.adjustment.filter(stands).map(e => ({ ...as(e), day: f.day(e.body.on) })),
    withdrawn: [
      ...n.action.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'action' as const, words: openingOf(e.body.what, 80) })),
      ...n.adjustment.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'adjustment' as const, words: openingOf(e.body.what, 80) })),
      ...n.note.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'note' as const, words: openingOf(e.body.text, 80) })),
    ],
  }
}
