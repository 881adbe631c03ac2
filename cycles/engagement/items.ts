/**
 * The twelve sentences of the survey, by dimension of school engagement (affective, behavioural, cognitive), and their answers. The wording
 * is this programme's own, in the message files; it has not been validated and is neither SIESE nor DIA (docs/methods.md). Every sentence
 * says something good of a school day, so that "almost always" and "always" read the same way in all of them; none of the twelve asks about
 * home, health, money or family. The four questions after them are in `support.ts`: one of those offers kinds of help, among them with the
 * family or with costs, and asks nobody why.
 */
export const dimensions = ['affective', 'behavioural', 'cognitive'] as const
export type Dimension = (typeof dimensions)[number]

export const itemsOf = {
  affective: ['place', 'listened', 'respect', 'likes'],
  behavioural: ['takes-part', 'does-work', 'agreements', 'joins-in'],
  cognitive: ['what-for', 'finds-out', 'looks-over', 'connects'],
} as const satisfies Record<Dimension, readonly string[]>
export type ItemId = (typeof itemsOf)[Dimension][number]

/** In the order they are asked: one of each dimension in turn, so that no block of four looks alike. */
export const items: readonly ItemId[] = [0, 1, 2, 3].flatMap(i => dimensions.map(d => itemsOf[d][i]!))

export const answers = ['never', 'sometimes', 'almost-always', 'always'] as const
export type Answer = (typeof answers)[number]
export const answersOrNone = [...answers, 'prefers-not'] as const
export type AnswerOrNone = (typeof answersOrNone)[number]

/** The answers that count as engaged. */
export const engagedAnswers: readonly Answer[] = ['almost-always', 'always']

/** How many gave each answer to each sentence. */
export type Tally = Record<ItemId, Record<AnswerOrNone, number>>

export const emptyAnswers = () => Object.fromEntries(answersOrNone.map(a => [a, 0])) as Record<AnswerOrNone, number>
export const emptyTally = (): Tally => Object.fromEntries(items.map(item => [item, emptyAnswers()])) as Tally

export const addTallies = (tallies: readonly Tally[]): Tally => {
  const sum = emptyTally()
  for (const t of tallies) for (const item of items) for (const a of answersOrNone) sum[item][a] += t[item][a]
  return sum
}

/** How many said something to a sentence: whoever preferred not to is in no share. */
export const saidTo = (tally: Tally, item: ItemId): number => saidOf(tally[item])
export const saidOf = (given: Record<AnswerOrNone, number>): number => answers.reduce((n, a) => n + given[a], 0)

/** Students who said something to the sentence with the fewest answers: what a group must have ten of. */
export const reachOf = (tally: Tally): number => Math.min(...items.map(item => saidTo(tally, item)))
