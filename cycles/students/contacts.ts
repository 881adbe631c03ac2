/** Steps with a family, in chosen words: nothing about health, nothing about a reason, no free text. */
import { mondayOf } from '../calendar/weeks.ts'

/** Who takes the step, from the least to the most. */
export const contactSteps = ['homeroom', 'team', 'agreement', 'home-visit', 'referral'] as const
export type ContactStep = (typeof contactSteps)[number]

export const contactHows = ['call', 'message', 'meeting', 'visit', 'letter'] as const
export type ContactHow = (typeof contactHows)[number]

export const contactOutcomes = ['not-reached', 'reached', 'agreed', 'will-come', 'moved'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]

/** What somebody wrote of a contact, checked: days are `YYYY-MM-DD`. */
export type ContactEntry = { on: string; step: ContactStep; how: ContactHow; outcome: ContactOutcome; nextStep: ContactStep | null; nextOn: string | null }

export type ContactProblem = 'on' | 'step' | 'how' | 'outcome' | 'nextStep' | 'nextOn'

const isDay = (day: string) => /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)
const isOneOf = <T extends string>(words: readonly T[], word: string): word is T => (words as readonly string[]).includes(word)

/** A contact is of this school year and not of the future; a next step has a day that is not before it, and a day has a step. */
export const readContact = (given: Record<'on' | 'step' | 'how' | 'outcome' | 'nextStep' | 'nextOn', string>, today: string): { ok: true; entry: ContactEntry } | { ok: false; problems: ContactProblem[] } => {
  const { on, step, how, outcome, nextStep, nextOn } = given
  const problems: ContactProblem[] = []
  if (!isDay(on) || on > today || on < `${today.slice(0, 4)}-01-01`) problems.push('on')
  if (!isOneOf(contactSteps, step)) problems.push('step')
  if (!isOneOf(contactHows, how)) problems.push('how')
  if (!isOneOf(contactOutcomes, outcome)) problems.push('outcome')
  if (nextStep !== '' && !isOneOf(contactSteps, nextStep)) problems.push('nextStep')
  if (nextStep === '' && nextOn !== '') problems.push('nextStep')
  if (nextStep !== '' && (!isDay(nextOn) || (isDay(on) && nextOn < on))) problems.push('nextOn')
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, entry: { on, step: step as ContactStep, how: how as ContactHow, outcome: outcome as ContactOutcome, nextStep: nextStep === '' ? null : nextStep as ContactStep, nextOn: nextStep === '' ? null : nextOn } }
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
