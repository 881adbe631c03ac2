/** The free texts of a notebook's pages and entries, and what is spotted in them. */
import { splitField } from '../notebook/repeats.ts'
import type { PartKind } from '../notebook/parts.ts'
import { keyOfThing, spot, thingsIn, type SpotKind } from './spot.ts'

/** `colleagues`: fields whose business is who is responsible, so that a name in them is no question. */
type FreeTexts = { texts: readonly string[]; colleagues?: readonly string[] }

const freeTexts: Record<PartKind, FreeTexts> = {
  challenge: {
    texts: ['challenge', 'forWhom', 'urgentWhy', 'relevantWhy', 'inScopeWhy', 'theoryIf', 'theoryThen', 'theoryWhichWill', 'expectMeasure', 'expectForWhom', 'planAction', 'planMeans'],
    colleagues: ['planResponsible'],
  },
  data: { texts: ['whatWeSee', 'whoIsAtRisk', 'groupWho', 'why', 'showsCourses', 'showsMonths'] },
  implementation: { texts: ['howItGoes'] },
  learnings: { texts: ['observed', 'learnt', 'surprises', 'carryOn', 'tags', 'readingWhy', 'decisionWhy'] },
  action: { texts: ['what', 'evidence'], colleagues: ['who'] },
  note: { texts: ['text'] },
  adjustment: { texts: ['what', 'why'] },
  measure: { texts: ['name', 'how', 'remark'] },
  voice: { texts: ['said', 'course'] },
  meeting: { texts: ['minutes', 'agreedWhat'], colleagues: ['presentOthers', 'agreedWho'] },
  together: { texts: ['commonReading', 'commonPurpose', 'matters', 'offers', 'asks', 'changed'] },
}

/** Something a person is asked about: what kind it looks like, and the words. */
export type Thing = { kind: SpotKind; quote: string }

/** What the texts of a page or entry hold that should not stand there, by field; fields without any are left out. `allowed` as `spot` takes it. */
export const thingsInPart = (kind: PartKind, body: Readonly<Record<string, string>>, allowed: readonly string[]): Record<string, Thing[]> => {
  const { texts, colleagues = [] } = freeTexts[kind]
  const things: Record<string, Thing[]> = {}
  for (const [field, text] of Object.entries(body)) {
    const name = splitField(field)?.name
    if (name === undefined || text === '' || !(texts.includes(name) || colleagues.includes(name))) continue
    const found = thingsIn(spot(text, { allowed, names: !colleagues.includes(name) }))
    if (found.length > 0) things[field] = found
  }
  return things
}

/** The things of a part that nobody has said are all right: not among `confirmed` (keys), nor in the text it was made from. */
export const thingsToAsk = (things: Readonly<Record<string, readonly Thing[]>>, confirmed: Iterable<string>): Thing[] => {
  const known = new Set(confirmed)
  const asked: Thing[] = []
  for (const thing of Object.values(things).flat()) {
    const key = keyOfThing(thing)
    if (known.has(key)) continue
    known.add(key)
    asked.push(thing)
  }
  return asked
}
export const keysOf = (things: Readonly<Record<string, readonly Thing[]>>): string[] => Object.values(things).flat().map(keyOfThing)
