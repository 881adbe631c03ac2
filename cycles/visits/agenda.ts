/**
 * What there is to talk about at a visit, made from what is open: what the team asked to be looked at, questions in the margin without an
 * answer, agreements that are still open, and what the phase of the cycle talks about. From ready pages only: what a team has not shared
 * is not on the sheet of somebody who comes to see it. Words are made at the edge.
 */
import type { PageKind } from '../notebook/parts.ts'
import type { BodyOf } from '../notebook/parts.ts'
import type { Phase } from '../notebook/phases.ts'

/** What a phase asks; the page that answers it. */
export type Asks = 'challenge' | 'theory' | 'data' | 'how-it-goes' | 'under-way' | 'expected' | 'seen' | 'learnt' | 'decision' | 'carried-on'
const pageOfAsking: Record<Asks, PageKind> = {
  challenge: 'challenge', theory: 'challenge', data: 'data', 'how-it-goes': 'implementation', 'under-way': 'implementation', expected: 'challenge',
  seen: 'learnings', learnt: 'learnings', decision: 'learnings', 'carried-on': 'learnings',
}
const asksOfPhase: Record<Phase, readonly Asks[]> = {
  planning: ['challenge', 'data', 'theory'], implementing: ['how-it-goes', 'under-way', 'expected'], studying: ['seen', 'learnt', 'decision'],
  closed: ['learnt', 'carried-on'], dropped: ['learnt', 'carried-on'],
}

/** `said`: what the team's ready page says of it, '' when it says nothing; null: the page is not ready yet. */
export type PhaseTopic = { asks: Asks; page: PageKind; said: string | null }

export type ReadyPages = { [K in PageKind]: BodyOf[K] | null }
/** What those that are being done say, of a ready implementation page. */
export type ReadyActions = readonly { what: string; state: string }[]

const saidOf = (asks: Asks, ready: ReadyPages, actions: ReadyActions): string | null => {
  const { challenge: c, data: d, implementation: i, learnings: l } = ready
  switch (asks) {
    case 'challenge': return c && c.challenge
    case 'theory': return c && c.theoryIf
    case 'data': return d && d.whatWeSee
    case 'how-it-goes': return i && i.howItGoes
    case 'under-way': return i && actions.filter(a => a.state === 'doing').map(a => a.what).join(' · ')
    case 'expected': return c && (c.expectMeasure || c.expectForWhom)
    case 'seen': return l && l.observed
    case 'learnt': return l && l.learnt
    case 'decision': return l && l.decisionWhy
    case 'carried-on': return l && l.carryOn
  }
}

/** What a cycle in this phase talks about, in order; of the pages that are not ready only the first is mentioned. */
export const topicsOfPhase = (phase: Phase, ready: ReadyPages, actions: ReadyActions): PhaseTopic[] => {
  const topics = asksOfPhase[phase].map(asks => ({ asks, page: pageOfAsking[asks], said: saidOf(asks, ready, actions) }))
  return topics.filter((t, i) => t.said !== null || topics.findIndex(x => x.page === t.page) === i)
}

/** The cycles a visit talks of: those that are open, or the latest that ended. Newest first, as they are listed. */
export const cyclesToTalkOf = <C extends { closedOn: string | null; droppedOn: string | null }>(cycles: readonly C[]): C[] => {
  const open = cycles.filter(c => c.closedOn === null && c.droppedOn === null)
  return open.length > 0 ? open : cycles.slice(0, 1)
}
