/**
 * What on a page a comment speaks of: the page, a section of it, a sentence, an entry of the log, one figure of a series. A comment keeps
 * the version of the text its writer had before them; here is told what became of those words since.
 */
import { splitField } from '../notebook/repeats.ts'
import { isSameBody, type PageKind, type PartBody } from '../notebook/parts.ts'

/**
 * Null elsewhere: the page as a whole. `quote` is the sentence as it stood. `series`: 'attendance' (`at`: `YYYY-MM`) or the id of a measure
 * (`at`: a Monday); `figure`: what it said then, in the series' own unit, null where nothing was written.
 */
export type Anchor =
  | { kind: 'section'; section: string }
  | { kind: 'sentence'; field: string; quote: string }
  | { kind: 'entry'; entryId: string }
  | { kind: 'point'; series: string; at: string; figure: number | null }

/** The sections of a page by their first field, in the order they are read; each with the fields it is made of. Further ones of a group belong to it. */
const sections: Record<PageKind, Record<string, readonly string[]>> = {
  challenge: {
    challenge: ['challenge'], forWhom: ['forWhom'],
    theoryIf: ['theoryIf', 'theoryThen', 'theoryWhichWill', 'linkCollaboration', 'linkData', 'linkLeadership'],
    expectIndicator: ['expectIndicator', 'expectMeasure', 'expectUnit', 'expectDirection', 'expectFrom', 'expectTo', 'expectBy', 'expectForWhom'],
    urgent: ['urgent', 'urgentWhy', 'relevant', 'relevantWhy', 'inScope', 'inScopeWhy'],
    plan: ['plan', 'planAction', 'planResponsible', 'planFrom', 'planTo', 'planMeans'],
  },
  data: {
    whatWeSee: ['whatWeSee'], whoIsAtRisk: ['whoIsAtRisk'], groupKind: ['groupKind', 'groupWho', 'groupCount'], why: ['why', 'reason'],
    showsWeekdays: ['showsWeekdays', 'showsCourses', 'showsMonths'],
  },
  implementation: { howItGoes: ['howItGoes'] },
  learnings: {
    observed: ['observed', 'reading', 'readingWhy'], learnt: ['learnt'], surprises: ['surprises'], carryOn: ['carryOn'], decision: ['decision', 'decisionWhy'], themes: ['themes', 'tags'],
  },
}

/** Texts a sentence can be quoted from: what people write at length. */
const written = new Set([
  'challenge', 'forWhom', 'theoryIf', 'theoryThen', 'theoryWhichWill', 'urgentWhy', 'relevantWhy', 'inScopeWhy', 'planAction', 'whatWeSee', 'whoIsAtRisk', 'why', 'groupWho',
  'howItGoes', 'observed', 'learnt', 'surprises', 'carryOn', 'decisionWhy', 'readingWhy',
])

type Flat = Readonly<Record<string, string>>
const flat = (body: PartBody) => body as unknown as Flat

export const isSection = (page: PageKind, section: string): boolean => Object.hasOwn(sections[page], section)

/** The section a field stands in; null for a field of no section. */
export const sectionOf = (page: PageKind, field: string): string | null => {
  const name = splitField(field)?.name ?? field
  return Object.entries(sections[page]).find(([, fields]) => fields.includes(name))?.[0] ?? null
}

/** What a section holds: its fields with words in them, the first of a group before the further ones. */
export const wordsOfSection = (page: PageKind, section: string, body: PartBody): { field: string; text: string }[] => {
  const names = sections[page][section] ?? []
  const said = flat(body)
  return Object.keys(said)
    .map(field => ({ field, split: splitField(field), text: said[field] ?? '' }))
    .filter(f => f.text !== '' && f.split !== null && names.includes(f.split.name))
    .sort((a, b) => (a.split!.key < b.split!.key ? -1 : a.split!.key > b.split!.key ? 1 : names.indexOf(a.split!.name) - names.indexOf(b.split!.name)))
    .map(({ field, text }) => ({ field, text }))
}

/** The sections of a page that hold words, in reading order. */
export const filledSections = (page: PageKind, body: PartBody): string[] =>
  Object.keys(sections[page]).filter(section => wordsOfSection(page, section, body).length > 0)

/** Shorter ones are no sentence to speak of; nobody chooses among hundreds. */
const shortestSentence = 12
const mostSentences = 60

/** The sentences of a text, as they stand in it: whatever is chosen is found again word for word. */
export const sentencesOf = (text: string): string[] =>
  text.split('\n').flatMap(line => line.match(/[^.!?…]+(?:[.!?…]+["»”')\]]*|$)/gu) ?? [])
    .map(s => s.trim()).filter(s => s.length >= shortestSentence).slice(0, mostSentences)

/** The sentences one may quote from a section, with the field each stands in. One text of one sentence is not worth quoting: it is the section. */
export const quotable = (page: PageKind, section: string, body: PartBody): { field: string; quote: string }[] => {
  const all = wordsOfSection(page, section, body).filter(w => written.has(splitField(w.field)?.name ?? '')).flatMap(w => sentencesOf(w.text).map(quote => ({ field: w.field, quote })))
  return all.length > 1 ? all : []
}

/** Whether a page's text holds what an anchor names. Entries and figures are the caller's: they are not of the page's text. */
export const isOnPage = (page: PageKind, anchor: Anchor, body: PartBody): boolean => {
  switch (anchor.kind) {
    case 'section': return isSection(page, anchor.section) && wordsOfSection(page, anchor.section, body).length > 0
    case 'sentence': return sectionOf(page, anchor.field) !== null && (flat(body)[anchor.field] ?? '').includes(anchor.quote)
    case 'entry': case 'point': return false
  }
}

// ── What became of it ─────────────────────────────────────────────────────────────────────────────────────────────────

/** `then` and `now` of each field that differs; a sentence is looked for in its whole text, since it may have moved inside it. */
export type Moved =
  | { kind: 'same' }
  | { kind: 'changed'; fields: { field: string; then: string; now: string }[] }
  /** The section is empty now, or the entry was taken out. */
  | { kind: 'gone'; fields: { field: string; then: string; now: '' }[] }
  /** Who looks may not see how it stands now: the page is the team's own again. */
  | { kind: 'closed' }

const differing = (fields: readonly string[], then: Flat, now: Flat) =>
  fields.filter(field => (then[field] ?? '') !== (now[field] ?? '')).map(field => ({ field, then: then[field] ?? '', now: now[field] ?? '' }))

const fieldsIn = (page: PageKind, section: string, ...bodies: PartBody[]) => {
  const names = sections[page][section] ?? []
  return [...new Set(bodies.flatMap(b => Object.keys(flat(b))))].filter(f => names.includes(splitField(f)?.name ?? ''))
}

/**
 * What became of what a comment speaks of. `then`: the body of the part at the version it spoke of; `now`: as the reader may have it today,
 * null when an entry was taken out. Figures do not move here: their series does.
 */
export const whatBecameOf = (page: PageKind, anchor: Anchor | null, then: PartBody, now: PartBody | null): Moved => {
  const before = flat(then)
  if (now === null) return { kind: 'gone', fields: Object.keys(before).filter(f => before[f] !== '').map(field => ({ field, then: before[field]!, now: '' as const })) }
  const after = flat(now)
  if (anchor?.kind === 'point') return { kind: 'same' }
  if (anchor?.kind === 'sentence') {
    const text = after[anchor.field] ?? ''
    if (text.includes(anchor.quote)) return { kind: 'same' }
    return text === '' ? { kind: 'gone', fields: [{ field: anchor.field, then: before[anchor.field] ?? anchor.quote, now: '' }] }
      : { kind: 'changed', fields: [{ field: anchor.field, then: before[anchor.field] ?? anchor.quote, now: text }] }
  }
  const fields = anchor?.kind === 'section' ? fieldsIn(page, anchor.section, then, now) : [...new Set([...Object.keys(before), ...Object.keys(after)])]
  if (anchor === null && isSameBody(then, now)) return { kind: 'same' }
  const moved = differing(fields, before, after)
  if (moved.length === 0) return { kind: 'same' }
  if (anchor?.kind === 'section' && fields.every(f => (after[f] ?? '') === '')) return { kind: 'gone', fields: moved.map(f => ({ ...f, now: '' as const })) }
  return { kind: 'changed', fields: moved }
}

// ── In an address and a form ──────────────────────────────────────────────────────────────────────────────────────────

const keyIsSafe = (s: string) => /^[A-Za-z0-9.-]{1,80}$/.test(s)

/** An anchor without its words, for an address: `seccion.theoryIf`, `entrada.<id>`, `punto.attendance.2026-05`. A sentence is chosen on the page it leads to. */
export const anchorToken = (anchor: Anchor | null): string => {
  switch (anchor?.kind) {
    case 'section': return `seccion.${anchor.section}`
    case 'sentence': return `seccion.${anchor.field}`
    case 'entry': return `entrada.${anchor.entryId}`
    case 'point': return `punto.${anchor.series}.${anchor.at}`
    case undefined: return ''
  }
}

export type Place = { kind: 'page' } | { kind: 'section'; section: string } | { kind: 'entry'; entryId: string } | { kind: 'point'; series: string; at: string }

/** Reads `anchorToken` back; the page for whatever is none. Whether there is such a thing is for the page to say. */
export const placeOf = (page: PageKind, token: string | null | undefined): Place => {
  const [kind, first = '', ...rest] = (token ?? '').split('.')
  const more = rest.join('.')
  if (kind === 'seccion' && keyIsSafe(first)) {
    const section = sectionOf(page, more === '' ? first : `${first}.${more}`)
    if (section) return { kind: 'section', section }
  }
  if (kind === 'entrada' && /^[0-9a-f-]{36}$/.test(first)) return { kind: 'entry', entryId: first }
  if (kind === 'punto' && keyIsSafe(first) && /^\d{4}-\d{2}(-\d{2})?$/.test(more)) return { kind: 'point', series: first, at: more }
  return { kind: 'page' }
}
