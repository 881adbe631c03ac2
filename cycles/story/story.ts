/**
 * A cycle told on one page: what was meant, what was expected, what was done and changed, what was learnt. A selection of the team's own
 * words, never shortened here: a text is the team's to shorten. Names of people are not in it, and neither is the log.
 */
import { compareMonths, type Month } from '../calendar/days.ts'
import { monthsOfCycle, type CycleSpan } from '../compare/same-months.ts'
import {
  expectationFields, readingFields, theoryFields,
  type ActionEntry, type AdjustmentEntry, type Challenge, type Decision, type Direction, type ExpectationIndicator, type Learnings, type Reading,
} from '../notebook/parts.ts'
import { professions, type Profession } from '../people/professions.ts'
import { groupsOf, listOf } from '../notebook/repeats.ts'

/** Figures as the team typed them; `by` a day or ''. `reading`: how the team reads it, with its words. */
export type StoryExpectation = {
  key: string
  indicator: ExpectationIndicator | ''
  measure: string
  unit: string
  direction: Direction | ''
  from: string
  to: string
  by: string
  forWhom: string
  reading: Reading | ''
  readingWhy: string
}

export type Story = {
  challenge: string
  forWhom: string
  theory: { branches: { key: string; theoryIf: string; theoryThen: string }[]; whichWill: string }
  expectations: StoryExpectation[]
  /** What was done or is being done, in the order it began. What was only planned or left is not told as done. */
  actions: { what: string; state: 'done' | 'doing' }[]
  /** Oldest first: the way it went. */
  adjustments: { on: string; what: string; why: string }[]
  observed: string
  learnt: string
  surprises: string
  carryOn: string
  decision: Decision | null
  decisionWhy: string
}

/** Pages as they may be told (null: nothing of them), entries that stand. */
export type StorySource = {
  challenge: Challenge | null
  learnings: Learnings | null
  actions: readonly ActionEntry[]
  adjustments: readonly AdjustmentEntry[]
}

const flat = (body: object) => body as unknown as Readonly<Record<string, string>>

const expectationsOf = (challenge: Challenge, learnings: Learnings | null): StoryExpectation[] => {
  const readings = new Map(learnings ? groupsOf(flat(learnings), readingFields).map(r => [r.key, r]) : [])
  return groupsOf(flat(challenge), expectationFields)
    // An indicator chosen and nothing said of it expects nothing yet.
    .filter(e => [e.expectMeasure, e.expectFrom, e.expectTo, e.expectBy].some(s => s !== ''))
    .map(e => ({
      key: e.key, indicator: e.expectIndicator as ExpectationIndicator | '', measure: e.expectMeasure, unit: e.expectUnit, direction: e.expectDirection as Direction | '',
      from: e.expectFrom, to: e.expectTo, by: e.expectBy, forWhom: e.expectForWhom,
      reading: (readings.get(e.key)?.reading ?? '') as Reading | '', readingWhy: readings.get(e.key)?.readingWhy ?? '',
    }))
}

const isDoneOrDoing = (a: ActionEntry): a is ActionEntry & { state: 'done' | 'doing' } => a.state === 'done' || a.state === 'doing'
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const storyOf = ({ challenge, learnings, actions, adjustments }: StorySource): Story => ({
  challenge: challenge?.challenge ?? '',
  forWhom: challenge?.forWhom ?? '',
  theory: {
    branches: challenge ? groupsOf(flat(challenge), theoryFields) : [],
    whichWill: challenge?.theoryWhichWill ?? '',
  },
  expectations: challenge ? expectationsOf(challenge, learnings) : [],
  actions: actions.filter(isDoneOrDoing).map(({ what, state }) => ({ what, state })),
  adjustments: [...adjustments].sort((a, b) => byText(a.on, b.on)).map(({ on, what, why }) => ({ on, what, why })),
  observed: learnings?.observed ?? '',
  learnt: learnings?.learnt ?? '',
  surprises: learnings?.surprises ?? '',
  carryOn: learnings?.carryOn ?? '',
  decision: learnings?.decision || null,
  decisionWhy: learnings?.decisionWhy ?? '',
})

export const hasTheory = ({ theory }: Story): boolean => theory.whichWill !== '' || theory.branches.length > 0

/** Every text of a story as the team wrote it: what is looked through before it is shared. */
export const textsOfStory = (title: string, s: Story): string[] => [
  title, s.challenge, s.forWhom, ...s.theory.branches.flatMap(b => [b.theoryIf, b.theoryThen]), s.theory.whichWill,
  ...s.expectations.flatMap(e => [e.measure, e.forWhom, e.readingWhy]), ...s.actions.map(a => a.what), ...s.adjustments.flatMap(a => [a.what, a.why]),
  s.observed, s.learnt, s.surprises, s.carryOn, s.decisionWhy,
].filter(text => text !== '')

/** Nothing to tell: a story of a title alone is not shared. */
export const isEmptyStory = (s: Story): boolean => textsOfStory('', s).length === 0 && s.decision === null

/** Which professions took part, each once, in the order of the list. `lines`: sets of boxes as entries keep them; `writers`: of those who wrote. */
export const professionsOf = (writers: readonly (string | null)[], lines: readonly string[]): Profession[] => {
  const said = new Set([...writers, ...lines.flatMap(listOf)])
  return professions.filter(p => said.has(p))
}

/**
 * The school year a story's chart shows: that of the cycle's last month with data, else the one it began in. A cycle that crosses the
 * summer is shown in the year it ended in, against the year before, in which it began.
 */
export const yearOfStory = (cycle: CycleSpan, lastMonth: Month | null): number => {
  const months = lastMonth ? monthsOfCycle(cycle, lastMonth).sort(compareMonths) : []
  return months.at(-1)?.year ?? Number(cycle.startedOn.slice(0, 4))
}
