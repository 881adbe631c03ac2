/** What Rosa and Marcela were told of the conversation of the demo's last weeks: each comment and each answer once, read where it was seen. */
import type { Schema } from '../schema.ts'
import { castId, losBoldos, marcelaPaillan, rosaHuenchul } from './cast.ts'

type Row = Schema['notice']['$inferInsert']

/** Since when; what is older would only lie below. */
const since = new Date('2026-09-01T00:00:00Z')

export const noticeRows = (feedback: readonly Schema['feedback']['$inferInsert'][]): Row[] => {
  const ofBoldos = feedback.filter(f => f.rbd === losBoldos.rbd && f.writtenBy === marcelaPaillan.id)
  const told = (f: (typeof ofBoldos)[number], kind: 'commented' | 'answered', personId: string, at: Date, readAt: Date | null | undefined): Omit<Row, 'id'> => ({
    personId, rbd: f.rbd, cycleId: f.cycleId, kind, about: f.id, at, readAt: readAt ?? null,
  })
  return ofBoldos.flatMap(f => [
    ...(f.writtenAt >= since ? [told(f, 'commented', rosaHuenchul.id, f.writtenAt, f.seenAt)] : []),
    ...(f.answeredAt && f.answeredAt >= since && f.answeredBy !== marcelaPaillan.id ? [told(f, 'answered', marcelaPaillan.id, f.answeredAt, f.answerSeenAt)] : []),
  ]).map((row, i) => ({ id: castId('notice', i + 1), ...row }))
}
