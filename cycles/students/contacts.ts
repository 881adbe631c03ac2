/** Steps with a family, in chosen words: nothing about health, nothing about a reason, no free text. */
import { addDays, mondayOf } from '../calendar/weeks.ts'
import { professions as allProfessions, type Profession } from '../people/professions.ts'
import { referralAnswers, waysOfWorking, waysThatPassOn, type ReferralAnswer, type WayOfWorking } from '../together/ways.ts'

export const contactHows = ['call', 'message', 'meeting', 'visit', 'letter'] as const
export type ContactHow = (typeof contactHows)[number]

export const contactOutcomes = ['not-reached', 'reached', 'agreed', 'will-come', 'moved'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/** Where a referral went. No more is written of a student: the kind of network would say something of health or protection. */
export const referredTos = ['inside', 'outside'] as const
export type ReferredTo = (typeof referredTos)[number]

/** What somebody wrote of a contact, checked: days are `YYYY-MM-DD`; `step` and `nextStep` are rungs of the school's ladder (ids). */
export type ContactEntry = {
  on: string; step: string; how: ContactHow; outcome: ContactOutcome; nextStep: string | null; nextOn: string | null
  way: WayOfWorking; professions: Profession[]; referredTo: ReferredTo | null; backBy: string | null
}

export type ContactProblem = 'on' | 'step' | 'how' | 'outcome' | 'nextStep' | 'nextOn' | 'way' | 'referredTo' | 'backBy'

const isDay = (day: string) => /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)
const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => (words as readonly string[]).includes(word)

/**
 * A contact is of this school year and not of the future; a next step has a day that is not before it, and a day has a step. What is passed on
 * comes back on a day: the one typed, or as many days later as the school's protocol says (`daysBack`). `steps`: the rungs that may be chosen.
 */
export const readContact = (
  given: Record<ContactProblem, string> & { professions: readonly string[] }, today: string, at: { steps: readonly string[]; daysBack: Record<ReferredTo, number> },
): { ok: true; entry: ContactEntry } | { ok: false; problems: ContactProblem[] } => {
  const { on, step, how, outcome, nextStep, nextOn, way, referredTo, backBy } = given
  const problems: ContactProblem[] = []
  const isPassedOn = (waysThatPassOn as readonly string[]).includes(way)
  if (!isDay(on) || on > today || on < `${today.slice(0, 4)}-01-01`) problems.push('on')
  if (!at.steps.includes(step)) problems.push('step')
  if (!isOneOf(contactHows, how)) problems.push('how')
  if (!isOneOf(contactOutcomes, outcome)) problems.push('outcome')
  if (!isOneOf(waysOfWorking, way)) problems.push('way')
  if (way === 'referral' && !isOneOf(referredTos, referredTo)) problems.push('referredTo')
  if (isPassedOn && backBy !== '' && (!isDay(backBy) || (isDay(on) && backBy < on))) problems.push('backBy')
  if (nextStep !== '' && !at.steps.includes(nextStep)) problems.push('nextStep')
  if (nextStep === '' && nextOn !== '') problems.push('nextStep')
  if (nextStep !== '' && (!isDay(nextOn) || (isDay(on) && nextOn < on))) problems.push('nextOn')
  if (problems.length > 0) return { ok: false, problems }
  const to: ReferredTo | null = way === 'referral' ? referredTo as ReferredTo : null
  return {
    ok: true,
    entry: {
      on, step, how: how as ContactHow, outcome: outcome as ContactOutcome, nextStep: nextStep === '' ? null : nextStep, nextOn: nextStep === '' ? null : nextOn,
      way: way as WayOfWorking, professions: allProfessions.filter(p => given.professions.includes(p)), referredTo: to,
      // A hand-over stays within the school's reach: it follows what is said of referring inside.
      backBy: !isPassedOn ? null : backBy !== '' ? backBy : addDays(on, at.daysBack[to ?? 'inside']),
    },
  }
}

/** Passed on, due back by today, and nothing known of it. */
export const isUnanswered = (c: { backBy: string | null; answeredOn: string | null }, today: string): boolean => c.backBy !== null && c.answeredOn === null && c.backBy < today

/** What came back, and when: not before it was passed on, not in the future. Null for anything else. */
export const readAnswer = (given: { answer: string; answeredOn: string }, passedOn: string, today: string): { answer: ReferralAnswer; answeredOn: string } | null =>
  isOneOf(referralAnswers, given.answer) && isDay(given.answeredOn) && given.answeredOn >= passedOn && given.answeredOn <= today ? { answer: given.answer, answeredOn: given.answeredOn } : null

/** Help to change school, when the family asks: what the school helps with. No reason, no destination, no free text. */
export const schoolChangeHelps = ['looking', 'papers', 'enrolment'] as const
export type SchoolChangeHelp = (typeof schoolChangeHelps)[number]
export type SchoolChangeProblem = 'changeOn' | 'helps' | 'familyAsked'

/** Without the family's request nothing is written: a school may not press anyone to leave. */
export const readSchoolChange = (given: { on: string; helps: readonly string[]; familyAsked: boolean }, today: string): { ok: true; on: string; helps: SchoolChangeHelp[] } | { ok: false; problems: SchoolChangeProblem[] } => {
  const helps = schoolChangeHelps.filter(h => given.helps.includes(h))
  const problems: SchoolChangeProblem[] = []
  if (!given.familyAsked) problems.push('familyAsked')
  if (helps.length === 0) problems.push('helps')
  if (!isDay(given.on) || given.on > today || given.on < `${today.slice(0, 4)}-01-01`) problems.push('changeOn')
  return problems.length > 0 ? { ok: false, problems } : { ok: true, on: given.on, helps }
}

/** Families as counts: whoever was reached had been sought, whoever agreed had been reached. Null for anything else. */
export const readContactCount = (given: Record<'sought' | 'reached' | 'agreements', string>): { sought: number; reached: number; agreements: number } | null => {
  const [sought, reached, agreements] = (['sought', 'reached', 'agreements'] as const).map(k => (/^\d{1,4}$/.test(given[k].trim()) ? Number(given[k]) : -1)) as [number, number, number]
  return agreements >= 0 && agreements <= reached && reached <= sought && sought > 0 ? { sought, reached, agreements } : null
}

/** What a student's contacts say now: the latest, and the step that waits. A next step waits until a later contact is written. */
export const latestOf = <T extends { on: string; writtenAt: Date }>(contacts: readonly T[]): T | null =>
  contacts.reduce<T | null>((latest, c) => (!latest || c.on > latest.on || (c.on === latest.on && c.writtenAt.getTime() >= latest.writtenAt.getTime()) ? c : latest), null)

/** Families sought, reached and agreeing, by the Monday of their week, latest first. */
export const countsByWeek = (counts: readonly { on: string; sought: number; reached: number; agreements: number }[]): { monday: string; sought: number; reached: number; agreements: number }[] => {
  const weeks = new Map<string, { monday: string; sought: number; reached: number; agreements: number }>()
  for (const c of counts) {
    const monday = mondayOf(c.on)
    const week = weeks.get(monday) ?? { monday, sought: 0, reached: 0, agreements: 0 }
    weeks.set(monday, { monday, sought: week.sought + c.sought, reached: week.reached + c.reached, agreements: week.agreements + c.agreements })
  }
  return [...weeks.values()].sort((a, b) => (a.monday < b.monday ? 1 : -1))
}
