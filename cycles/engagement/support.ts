/**
 * Four more questions on the same sheet: three sentences of how the school accompanies (reference: programme, inter-professional work: where
 * professions only refer, students feel processed), and one choice, what somebody needs most from the school now. The choice asks for a kind
 * of help a school can give and never for a condition or a reason, and may be left blank. None of it is in the shares of engagement.
 */
import { studentNeeds, type StudentNeed } from '../together/student-needs.ts'
import { answersOrNone, emptyAnswers, engagedAnswers, saidOf, type AnswerOrNone } from './items.ts'
import { fewestAnswers, type Share } from './results.ts'

/** Each says something good, so that "always" reads the same way as in the twelve. */
export const supportSentences = ['heard', 'supported', 'not-passed-around'] as const
export type SupportSentence = (typeof supportSentences)[number]

/** What the choice is kept under, beside the sentences. */
export const needItem = 'need'
/** `nothing`: nothing now. */
export const needOptions = [...studentNeeds, 'nothing'] as const
export type NeedOption = StudentNeed | 'nothing'
export const needAnswers = [...needOptions, 'prefers-not'] as const
export type NeedAnswer = (typeof needAnswers)[number]

/** How many gave each answer to the four questions. */
export type SupportTally = { sentences: Record<SupportSentence, Record<AnswerOrNone, number>>; need: Record<NeedAnswer, number> }

export const emptySupport = (): SupportTally => ({
  sentences: Object.fromEntries(supportSentences.map(s => [s, emptyAnswers()])) as SupportTally['sentences'],
  need: Object.fromEntries(needAnswers.map(n => [n, 0])) as SupportTally['need'],
})

/** A choice left blank is somebody who prefers not to say. */
export const readNeed = (typed: string): NeedAnswer => needAnswers.find(n => n === typed) ?? 'prefers-not'

/** An option that fewer named is told together with the others. */
export const fewestOfNeed = 5

/** `people` were asked, `needs` by mention; `others`: everybody else, who chose something fewer named or said nothing. 0, or five and more. */
export type NeedsRead = { people: number; needs: { need: NeedOption; n: number }[]; others: number }

const total = (need: SupportTally['need']) => needAnswers.reduce((n, a) => n + need[a], 0)
const isSmall = (n: number, fewest: number) => n > 0 && n < fewest

/**
 * What may be read of the choice, of a whole school only: nothing where fewer than ten said something. The team that counted the paper can take
 * it off the sum, so that what holds of the sum holds of the answers by code alone: ten or none of them, and of each number shown five or none. Options
 * are left out from the least named until that is so; whoever reads cannot tell a hidden option from one that nobody chose.
 */
export const readNeeds = (of: { code: SupportTally['need']; paper: SupportTally['need'] }): NeedsRead | null => {
  const whole = Object.fromEntries(needAnswers.map(a => [a, of.code[a] + of.paper[a]])) as SupportTally['need']
  const said = total(whole) - whole['prefers-not']
  const parts = [whole, of.code]
  if (said < fewestAnswers || isSmall(total(of.code), fewestAnswers)) return null
  const shown = needOptions.filter(o => whole[o] >= fewestOfNeed && !isSmall(of.code[o], fewestOfNeed)).sort((a, b) => whole[b] - whole[a])
  const othersOf = (part: SupportTally['need']) => total(part) - shown.reduce((n, o) => n + part[o], 0)
  while (shown.length > 0 && parts.some(p => isSmall(othersOf(p), fewestOfNeed))) shown.pop()
  return { people: total(whole), needs: shown.map(need => ({ need, n: whole[need] })), others: othersOf(whole) }
}

/** A sentence is null where fewer than ten said something to it. `needs` is null where the choice may not be read. */
export type SupportRead = { sentences: Record<SupportSentence, Share | null>; needs: NeedsRead | null }

/** The four questions of a whole school, whose twelve may be read; null when they were not asked, as in rounds before there were any. */
export const readSupport = (of: { code: SupportTally; paper: SupportTally }): SupportRead | null => {
  const shareOf = (s: SupportSentence): Share | null => {
    const both = [of.code.sentences[s], of.paper.sentences[s]]
    const said = both.reduce((n, given) => n + saidOf(given), 0)
    return said < fewestAnswers ? null : { engaged: both.reduce((n, given) => n + engagedAnswers.reduce((k, a) => k + given[a], 0), 0), said, students: said }
  }
  const isAsked = [of.code, of.paper].some(t => total(t.need) > 0 || supportSentences.some(s => answersOrNone.some(a => t.sentences[s][a] > 0)))
  if (!isAsked) return null
  return { sentences: Object.fromEntries(supportSentences.map(s => [s, shareOf(s)])) as SupportRead['sentences'], needs: readNeeds({ code: of.code.need, paper: of.paper.need }) }
}
