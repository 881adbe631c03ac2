/** What a person should look at again before a text leaves the school. It asks and never decides: nothing is taken out of anybody's words. */
import { isExpectationWithheld } from '../../../cycles/disclosure/disclose-expectation.ts'
import { spot, thingsIn, type SpotKind } from '../../../cycles/privacy/spot.ts'
import { textsOfStory } from '../../../cycles/story/story.ts'
import { listMonthsUnderTen } from '../../../db/indicators/school-months.ts'
import { listNamesAround, type StoryRecord } from '../../../db/notebook/story.ts'
import type { Store } from '../../../db/store.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { m } from '../../messages/compiled/messages.js'

const sentenceOf: Record<SpotKind, (x: { quote: string }) => string> = {
  run: m.story_concern_run, email: m.story_concern_email, phone: m.story_concern_phone, address: m.story_concern_address, name: m.story_concern_name, health: m.story_concern_health,
}

/** Sentences for texts that leave the school `rbd`. Colleagues' names, the school's, its commune's and those `known` besides are no concern. */
export const concernsIn = async (store: Store, rbd: number, year: number, texts: readonly string[], known: readonly string[] = []): Promise<string[]> => {
  const facts = await getSchoolFacts(store, rbd, year)
  const allowed = [...known, ...await listNamesAround(store, rbd), ...(facts ? [facts.name, facts.communeName] : [])]
  return thingsIn(texts.flatMap(text => spot(text, { allowed }))).map(({ kind, quote }) => sentenceOf[kind]({ quote }))
}

export const concernsOf = async ({ store, rbd, today }: { store: Store; rbd: number; today: string }, record: StoryRecord): Promise<string[]> => {
  const underTen = (await listMonthsUnderTen(store, [rbd])).get(rbd) ?? []
  return [
    ...await concernsIn(store, rbd, Number(today.slice(0, 4)), textsOfStory(record.cycle.title, record.story)),
    // Our own figures are withheld; a number in somebody's words is theirs to take out.
    ...(isExpectationWithheld(record.cycle.startedOn, underTen) ? [m.story_concern_small()] : []),
  ]
}
