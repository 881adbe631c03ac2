/** What a school has agreed to do when a student does not come: its ladder, its referrals, its meetings. One document, kept version by version. */
import type { Profession } from '../people/professions.ts'
import { daysUntilBack, referralPlaces, type ReferralPlace } from '../together/ways.ts'
import { defaultLadder, defaultLadderWith, ladderOf, type Step } from './ladder.ts'

/** Referring to one of the places: who sees to it, when, and within how many days something is to come back. */
export type ReferralRule = { responsible: Profession | null; /** A line; '' nothing said. */ when: string; daysUntilBack: number; isSetAside: boolean }

/** The three meetings seen to work: the principal's monthly review, the pair's weekly follow-up, with partners every three months. */
export const meetingRhythms = ['review', 'follow-up', 'partners'] as const
export type MeetingRhythm = (typeof meetingRhythms)[number]
/** `since`: the day it was chosen (`YYYY-MM-DD`); nothing before it was promised. */
export type RhythmRule = { leads: Profession | null; since: string; isSetAside: boolean }

export type SchoolProtocol = {
  steps: Step[]
  referrals: Partial<Record<ReferralPlace, ReferralRule>>
  rhythms: Partial<Record<MeetingRhythm, RhythmRule>>
}

/** What a school has that never wrote anything: the default ladder. Referrals and meetings are its own to choose. */
export const defaultProtocol: SchoolProtocol = { steps: [...defaultLadder], referrals: {}, rhythms: {} }

/** As it was kept, whatever version of the notebook kept it. */
export const protocolOf = (kept: SchoolProtocol | null): SchoolProtocol => (kept ? { ...kept, steps: ladderOf(kept.steps) } : defaultProtocol)

export const withDefaultLadder = (p: SchoolProtocol): SchoolProtocol => ({ ...p, steps: defaultLadderWith(p.steps) })

/** The document as it stood before, with the rungs made since set aside: a contact may name one of them already. */
export const backTo = (before: SchoolProtocol, now: SchoolProtocol): SchoolProtocol => ({
  ...before, steps: ladderOf([...before.steps, ...now.steps.filter(s => !before.steps.some(b => b.id === s.id)).map(s => ({ ...s, isLast: false, isSetAside: true }))]),
})

/** The places the school refers to, in the order of the list. */
export const referralsInUse = (p: SchoolProtocol): [ReferralPlace, ReferralRule][] =>
  referralPlaces.flatMap((place): [ReferralPlace, ReferralRule][] => { const rule = p.referrals[place]; return rule && !rule.isSetAside ? [[place, rule]] : [] })

/** Days until a referral is to come back. Outside, without saying where: the shortest of the places outside that the school uses. */
export const daysBackFrom = (p: SchoolProtocol, to: 'inside' | 'outside'): number => {
  const days = referralsInUse(p).filter(([place]) => (place === 'inside') === (to === 'inside')).map(([, rule]) => rule.daysUntilBack)
  return days.length > 0 ? Math.min(...days) : daysUntilBack
}

export const longestWhen = 200
export const mostDaysUntilBack = 90
export type ReferralProblem = { when?: 'when_long'; daysUntilBack?: 'days_back_not_read' }

/** What somebody typed of a referral; no number of days is the usual one. */
export const readReferral = (typed: { when: string; daysUntilBack: string }): { ok: true; when: string; daysUntilBack: number } | { ok: false; problems: ReferralProblem } => {
  const when = typed.when.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/gu, ' ').trim()
  const days = typed.daysUntilBack.trim()
  const problems: ReferralProblem = {}
  if (when.length > longestWhen) problems.when = 'when_long'
  if (days !== '' && !(/^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= mostDaysUntilBack)) problems.daysUntilBack = 'days_back_not_read'
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, when, daysUntilBack: days === '' ? daysUntilBack : Number(days) }
}
