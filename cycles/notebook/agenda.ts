/**
 * What a team has to talk about today, made from the cycle itself: a meeting of 45 minutes whose topics lead to the field they end in.
 * Nothing here is a debt: what there is not is not on the list. Words are made at the edge.
 */
import { addDays, mondayOf } from '../calendar/weeks.ts'
import { meetingMinutes } from './meeting-clock.ts'
import type { ActionEntry, BodyOf, MeasureEntry, MeetingEntry, PageKind } from './parts.ts'
import { expectationFields, pageKinds, readingFields } from './parts.ts'
import type { Phase } from './phases.ts'
import { groupsOf } from './repeats.ts'

/** Arriving and what was agreed; and at the end what is agreed now. */
const openingMinutes = 5
const closingMinutes = 7
/** More than these and nothing is talked over. */
const mostTopics = 5
/** An action that ends within this many days is talked of before it ends. */
const soonDays = 7

export type Topic =
  /** Who is here, and what the last meeting agreed: how many agreements it left. */
  | { kind: 'opening'; agreed: number }
  | { kind: 'resting'; until: string }
  | { kind: 'comments'; page: PageKind; count: number }
  | { kind: 'challenge-blank' } | { kind: 'data-blank' } | { kind: 'theory-blank' } | { kind: 'expectation-blank' } | { kind: 'action-blank' } | { kind: 'begin' }
  | { kind: 'actions-past'; count: number; first: string; actionId: string }
  | { kind: 'actions-soon'; count: number; first: string; actionId: string }
  /** Of how many students or families passed on nothing came back by its day. */
  | { kind: 'referrals-past'; count: number }
  /** The week is that of Monday `week`. */
  | { kind: 'weekly-value'; name: string; week: string; measureId: string; count: number }
  | { kind: 'what-we-see' } | { kind: 'adjust' }
  | { kind: 'expectation-due'; by: string }
  | { kind: 'learnt-blank' } | { kind: 'decision-pending' } | { kind: 'decision-reason' } | { kind: 'close' } | { kind: 'next-cycle' }
  /** What is agreed, who, by when, and the next date. */
  | { kind: 'closing' }
/** `page` and `field`: where what is said about it is written; `field` is the id of a field or a part of the page. Null: in the minutes. */
export type AgendaItem = { topic: Topic; minutes: number; startsAt: number; page: PageKind | null; field: string | null }

/** What the agenda is made from. Entries without those taken out; days are `YYYY-MM-DD`. */
export type MeetingState = {
  phase: Phase
  implementationFrom: string | null
  pages: { [K in PageKind]: BodyOf[K] }
  actions: readonly { id: string; body: ActionEntry }[]
  measures: readonly { id: string; body: MeasureEntry }[]
  /** Comments of the advisor nobody answered yet, by page. */
  waiting: Partial<Record<PageKind, number>>
  lastMeeting: MeetingEntry | null
  restsUntil: string | null
  /** Students or families passed on of whom something was to have come back by now. */
  referralsPast?: number
}

type Wanted = { topic: Topic; /** How much of the time it asks for, beside the others. */ weight: number; page: PageKind | null; field: string | null }
const on = (page: PageKind, field: string, topic: Topic, weight: number): Wanted => ({ topic, weight, page, field })

const openActions = (state: MeetingState) => state.actions.filter(a => a.body.state === 'planned' || a.body.state === 'doing')

const actionTopics = (state: MeetingState, today: string): Wanted[] => {
  const dated = openActions(state).filter(a => a.body.to !== '').sort((a, b) => (a.body.to < b.body.to ? -1 : a.body.to > b.body.to ? 1 : 0))
  const past = dated.filter(a => a.body.to < today)
  const soon = dated.filter(a => a.body.to >= today && a.body.to <= addDays(today, soonDays))
  const topic = (kind: 'actions-past' | 'actions-soon', of: typeof dated, weight: number) => of.length === 0 ? []
    : [on('implementation', of[0]!.id, { kind, count: of.length, first: of[0]!.body.what, actionId: of[0]!.id }, weight)]
  return [...topic('actions-past', past, 3), ...topic('actions-soon', soon, 2)]
}

/** The first measure whose value of the last whole week nobody has entered; only of weeks in which the cycle was in practice. */
const weeklyTopic = (state: MeetingState, today: string): Wanted[] => {
  const week = addDays(mondayOf(today), -7)
  if (state.implementationFrom === null || state.implementationFrom > addDays(week, 4)) return []
  const open = state.measures.filter(m => !m.body[`value.${week}`])
  const [first] = open
  return first ? [on('implementation', first.id, { kind: 'weekly-value', name: first.body.name, week, measureId: first.id, count: open.length }, 1)] : []
}

/** An expectation whose day has come and that the team has not read yet; the earliest. */
const dueExpectation = (state: MeetingState, today: string): Wanted[] => {
  const readings = new Map(groupsOf(state.pages.learnings as unknown as Record<string, string>, readingFields).map(r => [r.key, r.reading]))
  const due = groupsOf(state.pages.challenge as unknown as Record<string, string>, expectationFields)
    .filter(e => e.expectBy !== '' && e.expectBy <= today && (e.expectIndicator !== '' || e.expectTo !== '') && !readings.get(e.key))
    .map(e => e.expectBy).sort()
  // A team that wrote what it observes has answered, whatever box it left open.
  return due.length > 0 && state.pages.learnings.observed === '' ? [on('learnings', 'observed', { kind: 'expectation-due', by: due[0]! }, 4)] : []
}

const topicsOfPhase = (state: MeetingState, today: string): Wanted[] => {
  const { challenge: c, data: d, learnings: l } = state.pages
  switch (state.phase) {
    case 'planning': {
      const hasExpectation = groupsOf(c as unknown as Record<string, string>, expectationFields).length > 0
      const wanted = [
        ...(c.challenge === '' ? [on('challenge', 'challenge', { kind: 'challenge-blank' }, 4)] : []),
        ...(d.whatWeSee === '' ? [on('data', 'whatWeSee', { kind: 'data-blank' }, 3)] : []),
        ...(c.challenge !== '' && (c.theoryIf === '' || c.theoryThen === '' || c.theoryWhichWill === '') ? [on('challenge', 'theoryIf', { kind: 'theory-blank' }, 4)] : []),
        ...(c.challenge !== '' && !hasExpectation ? [on('challenge', 'expectIndicator', { kind: 'expectation-blank' }, 2)] : []),
        ...(c.theoryIf !== '' && state.actions.length === 0 ? [on('implementation', 'action', { kind: 'action-blank' }, 3)] : []),
      ]
      return wanted.length > 0 ? wanted : [on('challenge', 'theoryIf', { kind: 'begin' }, 3)]
    }
    case 'implementing': return [
      ...dueExpectation(state, today), ...actionTopics(state, today), ...weeklyTopic(state, today),
      ...(state.actions.length === 0 ? [on('implementation', 'action', { kind: 'action-blank' }, 3)] : []),
      on('implementation', 'note', { kind: 'what-we-see' }, 4), on('implementation', 'adjustment', { kind: 'adjust' }, 3),
    ]
    case 'studying': {
      const wanted = [
        ...dueExpectation(state, today), ...actionTopics(state, today),
        ...(l.learnt === '' ? [on('learnings', 'learnt', { kind: 'learnt-blank' }, 4)] : []),
        ...(l.decision === '' ? [on('learnings', 'decision', { kind: 'decision-pending' }, 4)] : []),
        ...(l.decision !== '' && l.decisionWhy === '' ? [on('learnings', 'decisionWhy', { kind: 'decision-reason' }, 2)] : []),
      ]
      return wanted.length > 0 ? wanted : [on('learnings', 'decision', { kind: 'close' }, 3)]
    }
    case 'closed': return [
      ...dueExpectation(state, today), ...(l.learnt === '' ? [on('learnings', 'learnt', { kind: 'learnt-blank' }, 3)] : []), on('learnings', 'learnt', { kind: 'next-cycle' }, 4),
    ]
    case 'dropped': return [...(l.learnt === '' ? [on('learnings', 'learnt', { kind: 'learnt-blank' }, 3)] : []), on('learnings', 'learnt', { kind: 'next-cycle' }, 4)]
  }
}

/** Less than this and a topic is only mentioned. */
const leastMinutes = 3

/** Whole minutes by weight that add up to `minutes`: what is left over by rounding goes to those who lost most, the earlier first. */
const shareMinutes = (weights: readonly number[], minutes: number): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map(w => (w * minutes) / sum)
  const shares = exact.map(Math.floor)
  const order = exact.map((e, i) => ({ i, lost: e - Math.floor(e) })).sort((a, b) => b.lost - a.lost || a.i - b.i)
  for (let k = 0, left = minutes - shares.reduce((a, b) => a + b, 0); k < left; k++) shares[order[k]!.i]! += 1
  return shares
}

/** The agenda of `today`: opening, what there is to talk about (at most five things, the most pressing first), closing. Adds up to 45 minutes. */
export const agendaOf = (state: MeetingState, today: string): AgendaItem[] => {
  const comments = pageKinds.flatMap(page => {
    const count = state.waiting[page] ?? 0
    return count > 0 ? [on(page, 'conversacion', { kind: 'comments', page, count }, 2)] : []
  })
  const resting: Wanted[] = state.restsUntil ? [{ topic: { kind: 'resting', until: state.restsUntil }, weight: 1, page: null, field: null }] : []
  const referrals: Wanted[] = state.referralsPast && state.phase !== 'closed' && state.phase !== 'dropped' ? [{ topic: { kind: 'referrals-past', count: state.referralsPast }, weight: 2, page: null, field: null }] : []
  const topics = [...resting, ...comments, ...referrals, ...topicsOfPhase(state, today)].slice(0, mostTopics)
  const agreed = state.lastMeeting ? groupsOf(state.lastMeeting as unknown as Record<string, string>, ['agreedWhat']).filter(a => a.agreedWhat !== '').length : 0
  const toShare = meetingMinutes - openingMinutes - closingMinutes - topics.length * leastMinutes
  const minutes = shareMinutes(topics.map(t => t.weight), toShare).map(share => leastMinutes + share)
  const items = [
    { topic: { kind: 'opening' as const, agreed }, minutes: openingMinutes, page: null, field: null },
    ...topics.map(({ weight: _, ...t }, i) => ({ ...t, minutes: minutes[i]! })),
    { topic: { kind: 'closing' as const }, minutes: closingMinutes, page: null, field: null },
  ]
  let startsAt = 0
  return items.map(item => { const at = startsAt; startsAt += item.minutes; return { ...item, startsAt: at } })
}
