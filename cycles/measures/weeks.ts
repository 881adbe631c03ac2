/**
 * A team's own process measure, week by week. What is said of it is what was written down: no claim of a signal, no arrow from one week
 * to the next, no line through the points (reference: methods, "Words to avoid" and "Never show"; a chart with few points proves nothing).
 */
import { addDays, mondayOf, schoolWeeksBetween } from '../calendar/weeks.ts'
import { isGroupKey } from '../notebook/repeats.ts'
import { numberOf } from '../notebook/parts.ts'

type Body = Readonly<Record<string, string>>

/** One week as the team wrote it. `value` is null where only a remark stands. */
export type MeasuredWeek = { monday: string; typed: string; value: number | null; remark: string }

/** From how many values on a median is drawn and named: fewer are a list, not a series. */
export const medianFrom = 8

export const valueField = (monday: string) => `value.${monday}`
export const remarkField = (monday: string) => `remark.${monday}`

/** Weeks with something written, oldest first. */
export const measuredWeeksOf = (body: Body): MeasuredWeek[] => {
  const mondays = new Set<string>()
  for (const [field, said] of Object.entries(body)) {
    const [name, key] = [field.slice(0, field.indexOf('.')), field.slice(field.indexOf('.') + 1)]
    if ((name === 'value' || name === 'remark') && said !== '' && isGroupKey(key)) mondays.add(key)
  }
  return [...mondays].sort().map(monday => {
    const typed = body[valueField(monday)] ?? ''
    return { monday, typed, value: typed === '' ? null : numberOf(typed), remark: body[remarkField(monday)] ?? '' }
  })
}

/**
 * School weeks without a value that are worth offering, newest first: from the first one measured (or `from`) to the week of `today`,
 * at most `atMost` of them. The week of `today` itself is not among them: its field is always open. `isOpen`: whether the school had classes
 * that week, by its calendar: nobody is asked for a figure of the winter break.
 */
export const openWeeksOf = (weeks: readonly MeasuredWeek[], span: { from: string; today: string }, atMost = 6, isOpen: (monday: string) => boolean = () => true): string[] => {
  const thisWeek = mondayOf(span.today)
  const first = weeks.find(w => w.value !== null)?.monday
  const from = first !== undefined && first < mondayOf(span.from) ? first : mondayOf(span.from)
  const known = new Set(weeks.filter(w => w.value !== null).map(w => w.monday))
  return schoolWeeksBetween(from, addDays(thisWeek, -7)).filter(monday => !known.has(monday) && isOpen(monday)).reverse().slice(0, atMost)
}

/** Every week a form to correct them shows, newest first: from the earliest written or `from` to this one, and any later one written. */
export const allWeeksOf = (weeks: readonly MeasuredWeek[], span: { from: string; today: string }): string[] => {
  const thisWeek = mondayOf(span.today)
  const from = [mondayOf(span.from), ...weeks.map(w => w.monday)].sort()[0]!
  return [...new Set([...schoolWeeksBetween(from, thisWeek), thisWeek, ...weeks.map(w => w.monday)])].sort().reverse()
}

/** Half of the values are at this one or below it: the middle one, or halfway between the two in the middle. Null of nothing. */
export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What a sentence may say of a measure. `latest`: the last values in the order of their weeks, at most five. */
export type MeasureFacts =
  | { kind: 'none' }
  | { kind: 'one'; value: number; monday: string }
  | { kind: 'few'; latest: number[]; weeks: number; lowest: number; highest: number; from: string; to: string }
  | { kind: 'series'; latest: number[]; weeks: number; lowest: number; highest: number; from: string; to: string; median: number }

export const factsOf = (weeks: readonly MeasuredWeek[]): MeasureFacts => {
  const measured = weeks.filter((w): w is MeasuredWeek & { value: number } => w.value !== null)
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first || !last) return { kind: 'none' }
  if (measured.length === 1) return { kind: 'one', value: first.value, monday: first.monday }
  const values = measured.map(w => w.value)
  const facts = {
    latest: values.slice(-5), weeks: values.length, lowest: Math.min(...values), highest: Math.max(...values), from: first.monday, to: last.monday,
  }
  return values.length < medianFrom ? { kind: 'few', ...facts } : { kind: 'series', ...facts, median: medianOf(values)! }
}

/** Decimals people typed, at most two: figures of one measure are shown alike. */
export const decimalsOf = (weeks: readonly MeasuredWeek[]): 0 | 1 | 2 =>
  Math.min(2, Math.max(0, ...weeks.map(w => /[.,](\d+)/.exec(w.typed)?.[1]?.replace(/0+$/, '').length ?? 0))) as 0 | 1 | 2

/** The same measure by its name, however it was typed. */
export const isSameName = (a: string, b: string): boolean => {
  const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}%]+/gu, ' ').trim().toLowerCase()
  return plain(a) !== '' && plain(a) === plain(b)
}
