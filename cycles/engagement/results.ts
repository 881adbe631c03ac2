/**
 * What may be read of a round, and how. Nobody reads the answers of fewer than ten students (reference: methods, 8), and nobody can work
 * them out: courses are put into groups of which each has ten, every answer is in exactly one group, and whatever is added or subtracted
 * of groups is whole groups again. A course under ten that stands beside others is read together with one of them.
 */
import { wilson } from '../charts/wilson.ts'
import { addTallies, dimensions, engagedAnswers, itemsOf, reachOf, saidTo, type Dimension, type ItemId, type Tally } from './items.ts'

export const fewestAnswers = 10

/** A course's answers, by code and on paper. `people`: how many answered. */
export type CourseAnswers = { course: string; people: number; tally: Tally }
/** Courses read together; of a closed round. */
export type AnswerGroup = { courses: string[]; people: number; tally: Tally }

const groupOf = (courses: readonly CourseAnswers[]): AnswerGroup => ({
  courses: courses.map(c => c.course), people: courses.reduce((n, c) => n + c.people, 0), tally: addTallies(courses.map(c => c.tally)),
})
const isEnough = (g: { tally: Tally }) => reachOf(g.tally) >= fewestAnswers

/**
 * The courses of a round in groups that may be read, in the order they came; none when all of them together are too few. A course alone
 * where it has ten; those under ten together; and where they are too few even so, with the smallest course that has ten.
 */
export const groupsOf = (courses: readonly CourseAnswers[]): AnswerGroup[] => {
  const asked = courses.filter(c => c.people > 0)
  const alone = asked.filter(isEnough)
  const small = asked.filter(c => !isEnough(c))
  const together = groupOf(small)
  if (small.length === 0) return alone.map(c => groupOf([c]))
  if (isEnough(together)) return [...alone.map(c => groupOf([c])), together]
  const host = [...alone].sort((a, b) => a.people - b.people)[0]
  return host ? alone.map(c => groupOf(c === host ? [c, ...small] : [c])) : []
}

/**
 * Whether small schools may be read together: for each of them the others are ten, since a team that counted its own paper can take it off
 * the sum. By school.
 */
export const mayPool = (schools: readonly Tally[]): boolean =>
  schools.length > 1 && schools.every((_, i) => reachOf(addTallies(schools.filter((_, j) => j !== i))) >= fewestAnswers)

/** All groups as one: the school. */
export const wholeOf = (groups: readonly AnswerGroup[]): AnswerGroup => ({
  courses: groups.flatMap(g => g.courses), people: groups.reduce((n, g) => n + g.people, 0), tally: addTallies(groups.map(g => g.tally)),
})

/**
 * The groups of two rounds made comparable: courses that stand together in one of them stand together in both. What comes out are whole
 * groups of each round, so that nothing is read more finely than in the round alone. `start` or `end` is null where a round did not ask them.
 */
export const sideBySide = (start: readonly AnswerGroup[], end: readonly AnswerGroup[]): { courses: string[]; start: AnswerGroup | null; end: AnswerGroup | null }[] => {
  const blocks: { courses: Set<string>; start: AnswerGroup[]; end: AnswerGroup[] }[] = []
  const take = (g: AnswerGroup, side: 'start' | 'end') => {
    const touching = blocks.filter(b => g.courses.some(c => b.courses.has(c)))
    const block = touching[0] ?? { courses: new Set<string>(), start: [], end: [] }
    for (const other of touching.slice(1)) {
      for (const c of other.courses) block.courses.add(c)
      block.start.push(...other.start)
      block.end.push(...other.end)
      blocks.splice(blocks.indexOf(other), 1)
    }
    for (const c of g.courses) block.courses.add(c)
    block[side].push(g)
    if (touching.length === 0) blocks.push(block)
  }
  for (const g of start) take(g, 'start')
  for (const g of end) take(g, 'end')
  return blocks.map(b => ({ courses: [...b.courses], start: b.start.length > 0 ? wholeOf(b.start) : null, end: b.end.length > 0 ? wholeOf(b.end) : null }))
}

/** `engaged` of `said` answers were "almost always" or "always". `students`: how many said something to each sentence, on average. */
export type Share = { engaged: number; said: number; students: number }

const shareOf = (tally: Tally, ids: readonly ItemId[]): Share => {
  const said = ids.reduce((n, i) => n + saidTo(tally, i), 0)
  return { engaged: ids.reduce((n, i) => n + engagedAnswers.reduce((k, a) => k + tally[i][a], 0), 0), said, students: said / ids.length }
}
/** Of the four sentences of a dimension together. */
export const dimensionShare = (tally: Tally, dimension: Dimension): Share => shareOf(tally, itemsOf[dimension])
export const itemShare = (tally: Tally, item: ItemId): Share => shareOf(tally, [item])
export const dimensionShares = (tally: Tally): Record<Dimension, Share> =>
  Object.fromEntries(dimensions.map(d => [d, dimensionShare(tally, d)])) as Record<Dimension, Share>

/**
 * A student's four answers are not four students: the number of students stands for the number of trials, which is the careful side.
 */
export const marginOf = (s: Share): { from: number; to: number } => wilson(s.engaged / s.said, s.students)

/**
 * Whether two shares may differ by chance alone. The rule is simple and careful: while the two intervals touch, they may. Not a test of the
 * same students twice: nobody knows who answered which time.
 */
export const mayBeChance = (a: Share, b: Share): boolean => {
  const [x, y] = [marginOf(a), marginOf(b)]
  return x.from <= y.to && y.from <= x.to
}
