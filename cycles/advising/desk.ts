/**
 * The advisor's desk: schools in order of need, each with its reasons. An order of *kinds* of need and then of time, and never a score: what
 * somebody waits for from the advisor comes before what the calendar says, and what is older before what is newer. Source: issue 6; the
 * order of the kinds is ours.
 */
import { addDays, dayNumberOf, mondayOf } from '../calendar/weeks.ts'
import type { PageKind } from '../notebook/parts.ts'
import type { QuietStage, Remedy } from './quiet-cycles.ts'

/**
 * 1. A team asked for a look at a page. 2. It answered, and its words are not read yet. 3. A page is ready and nobody has said anything of it.
 * 4. What it expected has its day this week or had it. 5. Nothing new since a day. 6. Its attendance says that something changed.
 * 7. The time between two visits went by.
 */
export const reasonKinds = ['asked', 'answered', 'ready', 'due', 'quiet', 'signal', 'no-visit'] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** Days are `YYYY-MM-DD`. `since`: from when it has been so; for what has its day this week, that day. */
export type DeskReason = { since: string; cycleId: string; title: string } & (
  | { kind: 'asked'; page: PageKind }
  | { kind: 'answered'; page: PageKind; feedbackId: string; /** How many of them on this cycle. */ count: number }
  | { kind: 'ready'; pages: PageKind[] }
  | { kind: 'due' }
  | { kind: 'quiet'; stage: QuietStage; remedy: Remedy; schoolDays: number }
  | { kind: 'signal'; way: 'better' | 'worse' }
) | { kind: 'no-visit'; since: string; /** Never met: `since` is when its cycle began. */ never: boolean }

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const compareReasons = (a: DeskReason, b: DeskReason) => reasonKinds.indexOf(a.kind) - reasonKinds.indexOf(b.kind) || compareText(a.since, b.since)

/**
 * Schools with a reason in order of need, each with its reasons in order; and those without, as they came. Two schools with the same first
 * reason since the same day are told apart by their next ones, and else stay as they came.
 */
export const inOrderOfNeed = <S extends { reasons: readonly DeskReason[] }>(schools: readonly S[]): { needing: S[]; others: S[] } => {
  const sorted = schools.map(s => ({ ...s, reasons: [...s.reasons].sort(compareReasons) }))
  const compare = (a: S, b: S) => {
    for (let i = 0; i < Math.min(a.reasons.length, b.reasons.length); i++) {
      const by = compareReasons(a.reasons[i]!, b.reasons[i]!)
      if (by !== 0) return by
    }
    return b.reasons.length - a.reasons.length
  }
  return { needing: sorted.filter(s => s.reasons.length > 0).sort(compare), others: sorted.filter(s => s.reasons.length === 0) }
}

/** Whether a day is in this week or past: what a team expected by then is worth a look. */
export const isDueThisWeek = (expectBy: string, today: string): boolean => expectBy !== '' && expectBy <= addDays(mondayOf(today), 6)

/** Whole days from one to another; 0 for the same. */
export const daysFrom = (day: string, today: string): number => Math.max(0, dayNumberOf(today) - dayNumberOf(day))

/** An answer this old is no news on a desk: it stays on its page. Ours. */
export const answersStayDays = 60
/** How long after its end a cycle's ready pages still wait for a word. Ours. */
export const endedStaysDays = 30
