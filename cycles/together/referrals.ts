/** What a team passed on and what came back, by kind of place: numbers of students or families, never which. Days are `YYYY-MM-DD`. */
import { isMonday, mondayOf } from '../calendar/weeks.ts'
import { schoolDay } from '../notebook/parts.ts'
import { professionsOfASchool, type Profession } from '../people/professions.ts'
import { referralAnswers, referralPlaces, waysThatPassOn, type ReferralAnswer, type ReferralPlace } from './ways.ts'

export type Answered = { on: string; answer: ReferralAnswer; count: number }
export type Referral = { weekOf: string; place: ReferralPlace; way: 'hand-over' | 'referral'; count: number; responsible: Profession | null; backBy: string; answers: readonly Answered[] }

/** Of how many nothing has come back. */
export const openOf = (r: Pick<Referral, 'count' | 'answers'>): number => Math.max(0, r.count - r.answers.reduce((n, a) => n + a.count, 0))
/** The day it was to come back has gone by, and of some nothing is known. */
export const isOverdue = (r: Pick<Referral, 'count' | 'answers' | 'backBy'>, today: string): boolean => r.backBy < today && openOf(r) > 0

export type PlaceSum = { place: ReferralPlace; passedOn: number; accompanied: number; answers: Record<ReferralAnswer, number>; open: number; overdue: number }

/** Sums by kind of place, in the order of the list; places nobody was passed on to are left out. */
export const sumByPlace = (referrals: readonly Referral[], today: string): PlaceSum[] =>
  referralPlaces.flatMap(place => {
    const those = referrals.filter(r => r.place === place)
    if (those.length === 0) return []
    const answers = Object.fromEntries(referralAnswers.map(a => [a, 0])) as Record<ReferralAnswer, number>
    for (const r of those) for (const a of r.answers) answers[a.answer] += a.count
    const sum = (n: (r: Referral) => number) => those.reduce((total, r) => total + n(r), 0)
    return [{
      place, answers, passedOn: sum(r => r.count), accompanied: sum(r => (r.way === 'hand-over' ? r.count : 0)),
      open: sum(openOf), overdue: sum(r => (isOverdue(r, today) ? openOf(r) : 0)),
    }]
  })

// ── Read from forms ───────────────────────────────────────────────────────────────────────────────────────────────────

export type ReferralEntry = Omit<Referral, 'answers'>
export type ReferralProblem = 'weekOf' | 'place' | 'way' | 'count' | 'responsible' | 'backBy'
export type AnswerProblem = 'on' | 'answer' | 'count' | 'more-than-open'

const isDay = (s: string) => schoolDay.safeParse(s).success
const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => (words as readonly string[]).includes(word)
/** More students than a school passes on in a week is a slip of the hand. */
const mostAtOnce = 500
const countFrom = (s: string): number | null => (/^\d{1,4}$/.test(s.trim()) && Number(s) > 0 && Number(s) <= mostAtOnce ? Number(s) : null)

/**
 * A referral as a form sends it. Any day of a week stands for that week; not one to come, nor one before the cycle began. `backBy` may be left
 * out: the caller then takes the protocol's days.
 */
export const readReferral = (given: Record<'weekOf' | 'place' | 'way' | 'count' | 'responsible' | 'backBy', string>, { today, startedOn }: { today: string; startedOn: string }):
  { ok: true; entry: Omit<ReferralEntry, 'backBy'> & { backBy: string | null } } | { ok: false; problems: ReferralProblem[] } => {
  const problems: ReferralProblem[] = []
  const week = isDay(given.weekOf) ? (isMonday(given.weekOf) ? given.weekOf : mondayOf(given.weekOf)) : null
  if (week === null || week > today || week < mondayOf(startedOn)) problems.push('weekOf')
  if (!isOneOf(referralPlaces, given.place)) problems.push('place')
  if (!isOneOf(waysThatPassOn, given.way)) problems.push('way')
  const count = countFrom(given.count)
  if (count === null) problems.push('count')
  if (given.responsible !== '' && !isOneOf(professionsOfASchool, given.responsible)) problems.push('responsible')
  if (given.backBy !== '' && (!isDay(given.backBy) || (week !== null && given.backBy < week))) problems.push('backBy')
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    entry: {
      weekOf: week!, place: given.place as ReferralPlace, way: given.way as 'hand-over' | 'referral', count: count!,
      responsible: given.responsible === '' ? null : given.responsible as Profession, backBy: given.backBy === '' ? null : given.backBy,
    },
  }
}

/** What came back, of a referral that has `open` left. It cannot come back before it was passed on, nor of more than were. */
export const readAnswer = (given: Record<'on' | 'answer' | 'count', string>, { today, weekOf, open }: { today: string; weekOf: string; open: number }):
  { ok: true; answer: Answered } | { ok: false; problems: AnswerProblem[] } => {
  const problems: AnswerProblem[] = []
  if (!isDay(given.on) || given.on > today || given.on < weekOf) problems.push('on')
  if (!isOneOf(referralAnswers, given.answer)) problems.push('answer')
  const count = countFrom(given.count)
  if (count === null) problems.push('count')
  else if (count > open) problems.push('more-than-open')
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answer: { on: given.on, answer: given.answer as ReferralAnswer, count: count! } }
}
