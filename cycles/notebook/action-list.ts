/** How a list of actions reads: what is under way first, then what is to begin, and apart from them what is done or was left. */
import { mondayOf } from '../calendar/weeks.ts'

export type ActionState = 'planned' | 'doing' | 'done' | 'left'
type Dated = { from: string; to: string; state: ActionState }

/** What is worth saying of an action's days today. Nothing is late: a day that went by is a question. */
export type Due =
  | { kind: 'ends-this-week'; on: string }
  | { kind: 'begins-this-week'; on: string }
  | { kind: 'was-to-end'; on: string }
  | { kind: 'was-to-begin'; on: string }

export const dueOf = ({ from, to, state }: Dated, today: string): Due | null => {
  if (state === 'done' || state === 'left') return null
  if (to !== '' && to < today) return { kind: 'was-to-end', on: to }
  if (state === 'planned' && from !== '') {
    if (from < today) return { kind: 'was-to-begin', on: from }
    if (mondayOf(from) === mondayOf(today)) return { kind: 'begins-this-week', on: from }
  }
  return to !== '' && mondayOf(to) === mondayOf(today) ? { kind: 'ends-this-week', on: to } : null
}

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const far = '9999'

/** Under way by the day they end, to begin by the day they begin, without a day last; done and left the newest first. */
export const arrangeActions = <A extends { id: string; body: Dated }>(actions: readonly A[]): { current: A[]; done: A[]; left: A[] } => {
  const of = (state: ActionState) => actions.filter(a => a.body.state === state)
  const byDay = (day: (a: A) => string) => (a: A, b: A) => text(day(a) || far, day(b) || far) || text(a.id, b.id)
  const newestFirst = (a: A, b: A) => text(b.body.to || b.body.from, a.body.to || a.body.from) || text(b.id, a.id)
  return {
    current: [...of('doing').sort(byDay(a => a.body.to)), ...of('planned').sort(byDay(a => a.body.from))],
    done: of('done').sort(newestFirst),
    left: of('left').sort(newestFirst),
  }
}

/** One tap from each state to those people go to from it. */
export const nextStates: Record<ActionState, readonly ActionState[]> = {
  planned: ['doing', 'left'], doing: ['done', 'left'], done: ['doing'], left: ['doing'],
}
export const isActionState = (s: string | undefined): s is ActionState => s !== undefined && Object.hasOwn(nextStates, s)
