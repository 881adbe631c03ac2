/**
 * Whether a theory of action was adjusted on the way: a fact derived from what was written, never set by hand. An adjustment that stands
 * says so; so do the theory's own words, when they are no longer those with which implementation began.
 */
import { splitField } from '../notebook/repeats.ts'

type Body = Readonly<Record<string, string>>

/** A save of the challenge page, with the school day it was made on. */
export type TheorySave = { on: string; body: Body }

/** Days are `YYYY-MM-DD`, each once, oldest first. */
export type OnTheWay = {
  /** From when each standing adjustment holds. */
  adjustedOn: string[]
  /** Days on which the theory's words changed, when they are other words now. */
  rewrittenOn: string[]
}

export const nothingAdjusted: OnTheWay = { adjustedOn: [], rewrittenOn: [] }
export const isAdjusted = (t: OnTheWay): boolean => t.adjustedOn.length + t.rewrittenOn.length > 0
/** Every day on which something of the theory changed. */
export const daysOf = (t: OnTheWay): string[] => [...new Set([...t.adjustedOn, ...t.rewrittenOn])].sort()

const theoryNames = ['theoryIf', 'theoryThen', 'theoryWhichWill']
const plain = (s: string) => s.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()
/** The theory's words, every branch of it, as one text to compare: capitals and spaces are no change of mind. */
const wordsOf = (body: Body): string => JSON.stringify(Object.entries(body)
  .flatMap(([field, said]) => (theoryNames.includes(splitField(field)?.name ?? '') && plain(said) !== '' ? [[field, plain(said)]] : []))
  .sort(([a], [b]) => (a! < b! ? -1 : 1)))
const noWords = '[]'

export const isSameTheoryText = (a: Body, b: Body): boolean => wordsOf(a) === wordsOf(b)

/**
 * The days on which the theory's words changed after implementation began, while they differ from what they were then. What they were:
 * the words at the end of that day, or of the first day on which there were any, when a team writes down later what it already does.
 * A day counts once and by its last save: a text that saves itself while it is written is not a change of mind each time.
 */
export const rewrittenOn = (saves: readonly TheorySave[], implementationFrom: string | null, today: string): string[] => {
  if (implementationFrom === null || implementationFrom > today) return []
  const lastOfDay = new Map<string, string>()
  for (const save of saves) lastOfDay.set(save.on, wordsOf(save.body))
  const days = [...lastOfDay].sort(([a], [b]) => (a < b ? -1 : 1))
  const before = days.filter(([on]) => on <= implementationFrom).at(-1)?.[1] ?? noWords
  const later = days.filter(([on]) => on > implementationFrom)
  const begun = before === noWords ? later.find(([, words]) => words !== noWords)?.[1] : before
  if (begun === undefined || days.at(-1)?.[1] === begun) return []
  const changed: string[] = []
  let stood = before
  for (const [on, words] of later) {
    if (stood !== noWords && words !== stood) changed.push(on)
    stood = words
  }
  return changed
}

/** The mark itself. `adjustedOn`: the days of the adjustments that stand. */
export const theoryOnTheWay = (of: { adjustedOn: readonly string[]; rewrittenOn: readonly string[] }): OnTheWay =>
  ({ adjustedOn: [...new Set(of.adjustedOn)].sort(), rewrittenOn: [...new Set(of.rewrittenOn)].sort() })
