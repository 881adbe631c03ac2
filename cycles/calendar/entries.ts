/** What people say of days: kinds of entry, who may enter which, and what counts as a day lost. */
import { dayNumberOf, dayOfNumber } from './weeks.ts'

/** Days nobody planned to lose: they are marked on charts. */
export const lostKinds = ['suspended', 'strike', 'storm', 'road-cut', 'no-water-or-power', 'polling-place'] as const
export const entryKinds = ['school-year-start', 'school-year-end', 'winter-break', 'holiday', 'local-holiday', ...lostKinds] as const
export type EntryKind = (typeof entryKinds)[number]
export type LostKind = (typeof lostKinds)[number]

export const layers = ['country', 'territory', 'school'] as const
export type Layer = (typeof layers)[number]

/** The year's frame is the service's to set; a school says what happened to its own days. */
export const kindsOfLayer: Record<Layer, readonly EntryKind[]> = {
  country: entryKinds, territory: entryKinds, school: [...lostKinds, 'local-holiday'],
}

export const isLost = (kind: EntryKind): kind is LostKind => (lostKinds as readonly EntryKind[]).includes(kind)
/** Kinds that say one day and no more. */
const isOneDay = (kind: EntryKind) => kind === 'school-year-start' || kind === 'school-year-end'

/** Days are `YYYY-MM-DD`, both included. `courses` empty: everybody. */
export type CalendarEntry = { id: string; layer: Layer; kind: EntryKind; fromDay: string; toDay: string; courses: readonly string[]; label: string }

export type EntryTyped = { kind: string; from: string; to: string; label: string; courses: readonly string[] }
export type EntryProblem = { field: 'kind' | 'from' | 'to' | 'label'; problem: 'kind' | 'day' | 'before' | 'long' | 'label-long' }

export const longestLabel = 120
/** A strike of a whole term is one entry; more than that is a slip of the year. */
export const longestDays = 150

const isDay = (text: string) => /^20\d\d-\d\d-\d\d$/.test(text) && dayOfNumber(dayNumberOf(text)) === text

/** An entry as typed. `to` empty: one day. */
export const readEntry = (typed: EntryTyped, layer: Layer): { ok: true; entry: Omit<CalendarEntry, 'id' | 'layer'> } | { ok: false; problems: EntryProblem[] } => {
  const kind = kindsOfLayer[layer].find(k => k === typed.kind)
  const label = typed.label.trim().replace(/\s+/g, ' ')
  const to = kind && isOneDay(kind) ? typed.from : typed.to || typed.from
  const problems: EntryProblem[] = []
  if (!kind) problems.push({ field: 'kind', problem: 'kind' })
  if (!isDay(typed.from)) problems.push({ field: 'from', problem: 'day' })
  else if (!isDay(to)) problems.push({ field: 'to', problem: 'day' })
  else if (to < typed.from) problems.push({ field: 'to', problem: 'before' })
  else if (dayNumberOf(to) - dayNumberOf(typed.from) >= longestDays) problems.push({ field: 'to', problem: 'long' })
  if (label.length > longestLabel) problems.push({ field: 'label', problem: 'label-long' })
  if (problems.length > 0 || !kind) return { ok: false, problems }
  return { ok: true, entry: { kind, fromDay: typed.from, toDay: to, label, courses: [...new Set(typed.courses)].sort() } }
}
