/** When an expectation can be answered, in sentences: the same on the server and while somebody types. */
import { cadenceOf } from '../../../cycles/expectations/expectations.ts'
import { whenAnswerable } from '../../../cycles/expectations/when-answerable.ts'
import type { ExpectationIndicator } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Formatter } from '../../format.ts'

/** `sentences` in order; `isEarly`: the day comes before there is an answer, and something measured each week is worth offering. */
export type WhenWords = { sentences: string[]; isEarly: boolean }

const isDay = (s: string) => /^\d{4}-\d{2}-\d{2}$/.test(s)

/** Null where nothing was chosen yet: then there is nothing to say. `hasStarted`: `startsOn` is a fact and not *if you began today*. */
export const whenWords = (e: { indicator: string; by: string; startsOn: string; hasStarted: boolean }, f: Formatter): WhenWords | null => {
  const cadence = (cadenceOf as Partial<Record<string, (typeof cadenceOf)[ExpectationIndicator]>>)[e.indicator] ?? null
  const by = isDay(e.by) ? e.by : ''
  if (cadence === null && by === '') return null
  const { monthly, weekly, by: day } = whenAnswerable({ cadence, startsOn: e.startsOn, by })
  const facts = { month: f.monthLong(monthly.answeredIn), week: weekly.week, day: f.day(weekly.monday) }
  const when = () => {
    switch (cadence) {
      case 'weekly': return e.hasStarted ? m.challenge_when_weekly(facts) : m.challenge_when_weekly_if_today(facts)
      case 'asked': return m.challenge_when_asked()
      case 'yearly': return m.challenge_when_yearly()
      case 'monthly': case null: return e.hasStarted ? m.challenge_when_from(facts) : m.challenge_when_if_today(facts)
    }
  }
  const early = { monthly: m.challenge_by_early_monthly, weekly: m.challenge_by_early_weekly, yearly: m.challenge_by_early_yearly, asked: null }
  const about = day === 'before-start' ? m.challenge_by_before_start() : day === 'too-early' && cadence ? early[cadence]?.({ by: f.day(by) }) ?? null : null
  return { sentences: [when(), ...(about ? [about] : [])], isEarly: day === 'too-early' }
}
