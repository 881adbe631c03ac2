/**
 * A quote as it leaves for research: without the names of schools, places and people. What is known by name (the school, its commune, the
 * people around it) is looked for word by word, accents and capitals aside; what only looks like a name, a RUN, an address or a number to
 * call, as `privacy/spot.ts` sees it. A name nobody knows, written in lower case, stays: whoever publishes reads first.
 */
import { spot, type SpotKind } from '../privacy/spot.ts'
import { fold } from './stems.ts'

export type KnownNames = { schools: readonly string[]; communes: readonly string[]; people: readonly string[] }

const inPlaceOf: Partial<Record<SpotKind, string>> = { run: '[RUN]', email: '[correo]', phone: '[teléfono]', address: '[dirección]', name: '[nombre]' }

type Token = { start: number; end: number; folded: string }
const tokensOf = (text: string): Token[] => [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(m => ({ start: m.index, end: m.index + m[0].length, folded: fold(m[0]) }))

/** "Escuela Los Boldos" is also said "Los Boldos". */
const kindOfSchool: ReadonlySet<string> = new Set('escuela liceo colegio instituto jardin complejo centro educacional tecnico basica rural particular municipal bicentenario polivalente de la el los las del'.split(' '))

const waysToSay = (name: string): string[][] => {
  const words = tokensOf(name).map(t => t.folded)
  const first = words.findIndex(w => !['escuela', 'liceo', 'colegio', 'instituto', 'jardin', 'complejo', 'centro', 'educacional', 'tecnico', 'basica', 'rural', 'caleta'].includes(w))
  const own = first > 0 ? words.slice(first) : []
  return [words, ...(own.some(w => w.length > 3 && !kindOfSchool.has(w)) ? [own] : [])].filter(w => w.length > 0)
}

type Span = { start: number; end: number; with: string }

const knownSpans = (text: string, known: KnownNames): Span[] => {
  const tokens = tokensOf(text)
  const spans: Span[] = []
  const sought = [
    ...known.schools.flatMap(waysToSay).map(words => ({ words, with: '[establecimiento]' })),
    ...known.communes.map(name => ({ words: tokensOf(name).map(t => t.folded), with: '[comuna]' })),
    ...known.people.map(name => ({ words: tokensOf(name).map(t => t.folded), with: '[nombre]' })),
  ].filter(s => s.words.length > 0).sort((a, b) => b.words.length - a.words.length)
  for (const { words, with: sign } of sought) {
    for (let i = 0; i + words.length <= tokens.length; i++) {
      if (!words.every((w, k) => tokens[i + k]!.folded === w)) continue
      spans.push({ start: tokens[i]!.start, end: tokens[i + words.length - 1]!.end, with: sign })
    }
  }
  return spans
}

/** The names of a text that tell which school it is, as they are written there, each once. */
export const namesKnownIn = (text: string, known: KnownNames): string[] => [...new Set(knownSpans(text, known).sort((a, b) => a.start - b.start || b.end - a.end).reduce<Span[]>(
  (kept, span) => (kept.length > 0 && span.start < kept.at(-1)!.end ? kept : [...kept, span]), [],
).map(({ start, end }) => text.slice(start, end)))]

export const withoutNames = (text: string, known: KnownNames): string => {
  const spans = knownSpans(text, known)
  for (const s of spot(text)) { const sign = inPlaceOf[s.kind]; if (sign) spans.push({ start: s.start, end: s.end, with: sign }) }
  // Where two meet, the whole stretch goes under the sign of the first.
  let out = ''
  let at = 0
  for (const { start, end, with: sign } of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= at) continue
    if (start >= at) out += text.slice(at, start) + sign
    at = end
  }
  return out + text.slice(at)
}
