/** What a meeting agreed, and the five lines a team sends itself afterwards. */
import { agreementFields, type ActionEntry, type MeetingEntry } from './parts.ts'
import { groupsOf } from './repeats.ts'
import { openingOf } from './spine.ts'

/** `key`: '' for the first. `by` is a day or ''. */
export type Agreement = { key: string; what: string; who: string; by: string }

/** Those that say what; a name or a date alone agrees nothing yet. */
export const agreementsOf = (meeting: MeetingEntry): Agreement[] =>
  groupsOf(meeting as unknown as Record<string, string>, agreementFields)
    .filter(g => g.agreedWhat.trim() !== '').map(g => ({ key: g.key, what: g.agreedWhat, who: g.agreedWho, by: g.agreedBy }))

/** The action an agreement becomes: its words, who and until when. It starts on the day it was agreed. */
export const actionFrom = (agreement: Agreement, agreedOn: string): { what: string; who: string; from: string; to: string; state: 'planned' } => ({
  what: agreement.what, who: agreement.who, from: agreement.by === '' || agreement.by >= agreedOn ? agreedOn : '', to: agreement.by, state: 'planned',
})

/**
 * Five lines for the team's own chat, in this order: which cycle, when we meet, what we agreed, who does what, where it is written. Short
 * enough to be read on a phone. They hold what the team wrote in its agreements and actions, no note and no count.
 */
export type ChatLine =
  | { kind: 'cycle'; title: string }
  | { kind: 'next'; day: string | null }
  /** `more`: how many others there are. */
  | { kind: 'agreed'; texts: string[]; more: number }
  | { kind: 'who'; items: { who: string; what: string; by: string }[]; more: number }
  | { kind: 'link'; href: string }

const mostAgreements = 3
const mostActions = 4

/** `next`: the meeting's next date, unless it has passed. `actions`: planned or under way; those of the earliest day first. */
export const chatLines = (from: {
  title: string; href: string; today: string
  latest: MeetingEntry | null
  actions: readonly ActionEntry[]
}): ChatLine[] => {
  const agreed = from.latest ? agreementsOf(from.latest) : []
  const next = from.latest && from.latest.next !== '' && from.latest.next >= from.today ? from.latest.next : null
  const open = from.actions.filter(a => a.state === 'planned' || a.state === 'doing')
    .map((a, i) => ({ a, i })).sort((x, y) => { const [p, q] = [x.a.to || '9999', y.a.to || '9999']; return p < q ? -1 : p > q ? 1 : x.i - y.i }).map(x => x.a)
  return [
    { kind: 'cycle', title: openingOf(from.title, 80) },
    { kind: 'next', day: next },
    { kind: 'agreed', texts: agreed.slice(0, mostAgreements).map(a => openingOf(a.what, 90)), more: Math.max(0, agreed.length - mostAgreements) },
    { kind: 'who', items: open.slice(0, mostActions).map(a => ({ who: openingOf(a.who, 50), what: openingOf(a.what, 70), by: a.to })), more: Math.max(0, open.length - mostActions) },
    { kind: 'link', href: from.href },
  ]
}
