/** A team's own measure in words: how its values are said, and what they come to. What is said is what was written down: no signal, no arrow, no trend. */
import { decimalsOf, type MeasuredWeek, type MeasureFacts } from '../../../cycles/measures/weeks.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

/** Whether the values are percentages: by the measure's unit, or because every one was typed as one. */
export const isShareOf = (unit: string, weeks: readonly MeasuredWeek[]): boolean => unit.startsWith('%') || (weeks.length > 0 && weeks.every(w => w.typed === '' || w.typed.endsWith('%')))

/** How a value of this measure is said, with the decimals people typed. A median between two whole numbers has a decimal of its own. */
export const numberOfMeasure = (unit: string, weeks: readonly MeasuredWeek[], f: Formatter) => {
  const [digits, sign] = [decimalsOf(weeks), isShareOf(unit, weeks) ? '%' : '']
  return (n: number): string => `${f.number(n, Number.isInteger(n * 10 ** digits) ? digits : Number.isInteger(n * 10) ? 1 : 2)}${sign}`
}

export const sentenceOfFacts = (facts: MeasureFacts, number: (n: number) => string, f: Formatter): string => {
  if (facts.kind === 'none') return m.doing_facts_none()
  if (facts.kind === 'one') return m.doing_facts_one({ value: number(facts.value), day: f.dayShort(facts.monday) })
  const said = { values: facts.latest.map(number).join(facts.latest.some(n => number(n).includes(',')) ? '; ' : ', '), n: f.integer(facts.weeks), low: number(facts.lowest), high: number(facts.highest) }
  const isAll = facts.latest.length === facts.weeks
  const isSame = facts.lowest === facts.highest
  return isAll ? (isSame ? m.doing_facts_few_same(said) : m.doing_facts_few(said)) : isSame ? m.doing_facts_latest_same(said) : m.doing_facts_latest(said)
}
