/** What a notebook's texts are asked about, in the reader's words: a line under a field once it is saved, a question before a voice is. */
import { entryKindsOf, type PageKind, type PartBody, type PartKind } from '../../../cycles/notebook/parts.ts'
import { keysOf, thingsInPart, thingsToAsk, type Thing } from '../../../cycles/privacy/free-texts.ts'
import { keyOfThing, spot, thingsIn, type SpotKind } from '../../../cycles/privacy/spot.ts'
import { listKnownNames } from '../../../db/people/known-names.ts'
import type { SpottedView } from '../../components/notebook/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Loaded } from './cycle-page.server.ts'
import type { Visit } from './viewer.server.ts'

type Texts = Readonly<Record<string, string>>

const sentence: Record<SpotKind, (of: { quote: string }) => string> = {
  run: m.evidence_spot_run, email: m.evidence_spot_email, phone: m.evidence_spot_phone, address: m.evidence_spot_address,
  name: m.evidence_spot_name, health: m.evidence_spot_health,
}
const longestQuote = 60
const sentenceOf = ({ kind, quote }: Thing) => sentence[kind]({ quote: quote.length > longestQuote ? `${quote.slice(0, longestQuote)}…` : quote })

/** A line stays a line: the first three things, and how many more. */
const shownInHint = 3

const knownNames = (visit: Pick<Visit, 'store' | 'rbd' | 'today'>) => listKnownNames(visit.store, visit.rbd, Number(visit.today.slice(0, 4)))

const hintOf = (things: readonly Thing[]): string => [
  ...things.slice(0, shownInHint).map(sentenceOf),
  ...(things.length > shownInHint ? [m.evidence_spot_more({ n: things.length - shownInHint })] : []),
  m.evidence_spot_hint(),
].join(' ')

/** The quiet line under each field that holds something to look at again, by field. */
export const hintsFor = async (visit: Visit, kind: PartKind, body: PartBody): Promise<Record<string, string>> => {
  const things = thingsInPart(kind, body as unknown as Texts, await knownNames(visit))
  return Object.fromEntries(Object.entries(things).map(([field, found]) => [field, hintOf(found)]))
}

/** The same for texts that are no part of one notebook: of a visit to one school or several. By field. */
export const hintsForTexts = async (at: Pick<Visit, 'store' | 'today'>, rbds: readonly number[], texts: Texts): Promise<Record<string, string>> => {
  const allowed = (await Promise.all(rbds.map(rbd => knownNames({ ...at, rbd })))).flat()
  return Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => {
    const found = text === '' ? [] : thingsIn(spot(text, { allowed }))
    return found.length > 0 ? [[field, hintOf(found)]] : []
  }))
}

/** How long an entry is asked about: while its words are fresh, and not for ever. */
const freshForMs = 24 * 3600_000

/** The same for the team's entries of a page written within the last day, by entry. Nobody else is asked anything. */
export const hintsForTeamEntries = async ({ visit, seen }: Pick<Loaded<PageKind>, 'visit' | 'seen'>, page: PageKind): Promise<Record<string, string>> => {
  if (visit.viewer !== 'team' || !seen.team) return {}
  const since = visit.store.clock.now().getTime() - freshForMs
  const { entries } = seen.team
  const fresh = entryKindsOf(page).flatMap(kind => entries[kind].filter(e => !e.isWithdrawn && e.updatedAt.getTime() >= since).map(e => ({ ...e, kind })))
  if (fresh.length === 0) return {}
  const allowed = await knownNames(visit)
  return Object.fromEntries(fresh.flatMap(e => {
    const found = Object.values(thingsInPart(e.kind, e.body as unknown as Texts, allowed)).flat()
    return found.length > 0 ? [[e.id, hintOf(found)]] : []
  }))
}

/** What texts that are about to leave the notebook hold: a sentence for each thing, once. `colleagues`: texts whose business is a name. */
export const sentencesFor = async (visit: Visit, { texts, colleagues }: { texts: readonly string[]; colleagues: readonly string[] }): Promise<string[]> => {
  const allowed = await knownNames(visit)
  const spots = [...texts.flatMap(text => spot(text, { allowed })), ...colleagues.flatMap(text => spot(text, { names: false }))]
  return thingsIn(spots).map(sentenceOf)
}

/** Kinds of entries that are asked about before they are saved: they are made of what other people said. */
const askedBeforeSaving: readonly PartKind[] = ['voice']

const keysSaid = (json: string | undefined): string[] => {
  try {
    const said: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(said) ? said.filter(s => typeof s === 'string') : []
  } catch { return [] }
}

/**
 * What to ask before this entry is saved, or null. Not asked again: what stood in it before (`stood`), and what the person read and said is
 * all right (`confirmed`: the form's own field, with the keys of what it showed).
 */
export const questionBefore = async (visit: Visit, kind: PartKind, body: PartBody, { stood, confirmed }: { stood: PartBody | null; confirmed: string | undefined }): Promise<SpottedView | null> => {
  if (!askedBeforeSaving.includes(kind)) return null
  const allowed = await knownNames(visit)
  const things = thingsInPart(kind, body as unknown as Texts, allowed)
  const before = stood ? keysOf(thingsInPart(kind, stood as unknown as Texts, allowed)) : []
  const asked = thingsToAsk(things, [...before, ...keysSaid(confirmed)])
  return asked.length === 0 ? null : { sentences: asked.map(sentenceOf), seen: JSON.stringify([...keysSaid(confirmed), ...asked.map(keyOfThing)]) }
}
