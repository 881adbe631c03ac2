/**
 * What a digest says, decided from facts: which things wait, in what order, how many of each are named and how many only counted. It holds
 * schools, numbers, days and kinds; nothing that anybody wrote goes in, so nothing of it can come out. Words are made at the edge.
 */
import type { QuietStage, Remedy } from '../advising/quiet-cycles.ts'
import type { PageKind } from '../notebook/parts.ts'

/** Which end of the work somebody stands at: one person may stand at both, in different schools. */
export type Side = 'team' | 'advisor'

type InCycle = { rbd: number; cycleId: string; cycleNumber: number }
/** `day`: since when (`YYYY-MM-DD`). */
export type OnPage = InCycle & { id: string; page: PageKind; day: string }
export type DueAgreement = { rbd: number; byDay: string }
export type ComingVisit = { id: string; rbds: readonly number[]; kind: 'visit' | 'call' | 'network'; onDay: string; atTime: string }
export type QuietFact = InCycle & { stage: QuietStage; remedy: Remedy; since: string; schoolDays: number }

export type SideFacts = {
  /** The schools it is about: of one, its name is said once and not in each line. */
  rbds: readonly number[]
  /** Of a team: comments of the advisor that ask something and wait for words. */
  comments: readonly OnPage[]
  /** Of an advisor: what a team asked to have read and nobody has. */
  requests: readonly OnPage[]
  /** Of an advisor: own comments a team answered, unread. */
  answers: readonly OnPage[]
  agreements: readonly DueAgreement[]
  visits: readonly ComingVisit[]
  quiet: readonly QuietFact[]
}
export type DigestFacts = { today: string; team: SideFacts | null; advisor: SideFacts | null }

/** Items are about one place each; `n`: how many things wait there. */
export type DigestItem =
  | { kind: 'comments' | 'requests' | 'answers'; rbd: number; cycleId: string; cycleNumber: number; page: PageKind; n: number; since: string; firstId: string }
  | { kind: 'agreements'; rbd: number; byDay: string; n: number; isPast: boolean }
  | { kind: 'visits'; rbd: number; n: number; visit: 'visit' | 'call' | 'network'; onDay: string; atTime: string }
  | { kind: 'quiet'; rbd: number; cycleId: string; cycleNumber: number; stage: QuietStage; remedy: Remedy; since: string; schoolDays: number }
export type DigestItemKind = DigestItem['kind']

export type DigestSection = { side: Side; kind: DigestItemKind; items: DigestItem[]; /** Places not named. */ more: number }
export type Digest = {
  sections: DigestSection[]
  /** Schools of the side, for the heading and for whether a line names its school. */
  schools: Partial<Record<Side, readonly number[]>>
  /** How many places wait, named or not. */
  places: number
  /**
   * The same words for the same content, whoever reads them: compared with the last one to be silent when nothing changed. How many days of
   * classes a cycle has been quiet is not part of it, or nothing would ever stay the same.
   */
  said: string
}

/** How many places of a kind are named; an advisor of five hundred schools reads as long as one of five. */
export const mostNamed: Record<Side, number> = { team: 5, advisor: 3 }

const kindsOf: Record<Side, readonly DigestItemKind[]> = {
  team: ['comments', 'visits', 'agreements', 'quiet'],
  advisor: ['requests', 'answers', 'visits', 'agreements', 'quiet'],
}

const byKeys = <T>(...keys: ((x: T) => string | number)[]) => (a: T, b: T): number => {
  for (const key of keys) { const [x, y] = [key(a), key(b)]; if (x !== y) return x < y ? -1 : 1 }
  return 0
}

/** Things on one page of one cycle are one place. `order`: the oldest first, or the newest. */
const placesOf = (kind: 'comments' | 'requests' | 'answers', things: readonly OnPage[]): DigestItem[] => {
  const places = new Map<string, Extract<DigestItem, { firstId: string }>>()
  for (const t of [...things].sort(byKeys(x => x.day, x => x.id))) {
    const key = `${t.cycleId} ${t.page}`
    const known = places.get(key)
    if (known) known.n += 1
    else places.set(key, { kind, rbd: t.rbd, cycleId: t.cycleId, cycleNumber: t.cycleNumber, page: t.page, n: 1, since: t.day, firstId: t.id })
  }
  return [...places.values()]
}

const agreementItems = (agreements: readonly DueAgreement[], today: string): DigestItem[] => {
  const days = new Map<string, Extract<DigestItem, { kind: 'agreements' }>>()
  for (const a of [...agreements].sort(byKeys(x => x.byDay, x => x.rbd))) {
    const key = `${a.rbd} ${a.byDay}`
    const known = days.get(key)
    if (known) known.n += 1
    else days.set(key, { kind: 'agreements', rbd: a.rbd, byDay: a.byDay, n: 1, isPast: a.byDay < today })
  }
  return [...days.values()]
}

/** An hour is typed by somebody: only an hour is repeated. */
const hourOf = (typed: string) => (/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(typed) ? typed : '')

const itemsOf = (kind: DigestItemKind, facts: SideFacts, today: string): DigestItem[] => {
  switch (kind) {
    case 'comments': case 'requests': case 'answers': return placesOf(kind, facts[kind])
    case 'agreements': return agreementItems(facts.agreements, today)
    case 'visits': return [...facts.visits].filter(v => v.rbds.length > 0).sort(byKeys(v => v.onDay, v => hourOf(v.atTime), v => v.id))
      .map(v => ({ kind, rbd: v.rbds[0]!, n: v.rbds.length, visit: v.kind, onDay: v.onDay, atTime: hourOf(v.atTime) }))
    case 'quiet': return [...facts.quiet].sort(byKeys(q => -q.schoolDays, q => q.rbd, q => q.cycleNumber))
      .map(({ rbd, cycleId, cycleNumber, stage, remedy, since, schoolDays }) => ({ kind, rbd, cycleId, cycleNumber, stage, remedy, since, schoolDays }))
  }
}

const withoutCounting = (item: DigestItem) => (item.kind === 'quiet' ? { ...item, schoolDays: 0 } : item)

/** The digest of these facts; null when nothing waits: nobody is written to for the sake of writing. */
export const composeDigest = (facts: DigestFacts): Digest | null => {
  const sections: DigestSection[] = []
  let places = 0
  for (const side of ['team', 'advisor'] as const) {
    const ofSide = facts[side]
    if (!ofSide) continue
    for (const kind of kindsOf[side]) {
      const items = itemsOf(kind, ofSide, facts.today)
      if (items.length === 0) continue
      places += items.length
      sections.push({ side, kind, items: items.slice(0, mostNamed[side]), more: Math.max(0, items.length - mostNamed[side]) })
    }
  }
  if (sections.length === 0) return null
  const schools: Digest['schools'] = { ...(facts.team ? { team: facts.team.rbds } : {}), ...(facts.advisor ? { advisor: facts.advisor.rbds } : {}) }
  const said = JSON.stringify(sections.map(s => [s.side, s.kind, s.more, s.items.map(withoutCounting)]))
  return { sections, schools, places, said }
}
