/** A story with its figures, for the three pages that show one: the sheet, the page before sharing, and what a link opens. */
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import type { StoryPart } from '../../../cycles/story/choice.ts'
import { yearOfStory } from '../../../cycles/story/story.ts'
import { getLastMonth } from '../../../db/indicators/school-months.ts'
import { getPublicFigures } from '../../../db/indicators/public-figures.ts'
import type { StoryRecord } from '../../../db/notebook/story.ts'
import type { Store } from '../../../db/store.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import type { StoryView } from '../../components/story/view.ts'
import type { Formatter } from '../../format.ts'
import { describeStory } from './describe-story.ts'

/** `today`: `YYYY-MM-DD`. The figures are the public ones for every reader. */
export const storyViewOf = async (store: Store, record: StoryRecord, given: { today: string; isDraft: boolean; parts?: readonly StoryPart[]; f: Formatter }): Promise<StoryView> => {
  const { cycle } = record
  const year = yearOfStory(cycle, await getLastMonth(store, [cycle.rbd], monthOfDay(given.today)))
  const [figures, facts] = [await getPublicFigures(store, cycle.rbd, { year, today: given.today, cycle }), await getSchoolFacts(store, cycle.rbd, year)]
  const { f, ...told } = given
  return describeStory({ record, school: facts?.name ?? `RBD ${cycle.rbd}`, figures, ...told }, f)
}
