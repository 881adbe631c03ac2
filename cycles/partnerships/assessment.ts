/**
 * The self-assessment of a partnership: ten indicators of coordination and seven of evaluation, each from 0 (absent) to 10 (fully present).
 * Source: Table 2 of the study on partnerships between schools and socio-educational support organisations (reference: programme, the last
 * section). Each side answers apart. There is an average for each dimension and side, of what was answered, and never a sum of both.
 */
import { numberOf } from '../notebook/parts.ts'
import type { Problems, Read } from './words.ts'
import { readAs } from './words.ts'

export const dimensions = ['coordination', 'evaluation'] as const
export type Dimension = (typeof dimensions)[number]

export const coordinationIndicators = ['dynamisation', 'transformation', 'learning', 'trust', 'help', 'roles', 'actions', 'reflection', 'interests', 'self-assessment'] as const
export const evaluationIndicators = ['autonomy', 'persistence', 'grades', 'behaviour', 'growth', 'engagement', 'return'] as const
export const indicators = [...coordinationIndicators, ...evaluationIndicators] as const
export type Indicator = (typeof indicators)[number]
export const dimensionOf = (i: Indicator): Dimension => ((coordinationIndicators as readonly string[]).includes(i) ? 'coordination' : 'evaluation')
export const indicatorsOf: Record<Dimension, readonly Indicator[]> = { coordination: coordinationIndicators, evaluation: evaluationIndicators }

/**
 * Four by default: help among teams and who does what (without them the source finds a mere transfer of information), staying in school (what
 * this programme is for) and what was learnt carried back into the school (the lowest of the published ones). See docs/methods.md.
 */
export const usualIndicators: readonly Indicator[] = ['help', 'roles', 'persistence', 'return']

export const assessmentForms = ['four', 'seventeen'] as const
export type AssessmentForm = (typeof assessmentForms)[number]
export const indicatorsOfForm: Record<AssessmentForm, readonly Indicator[]> = { four: usualIndicators, seventeen: indicators }

/** The rubric both sides fill in at a meeting: short, and the same for both. From the wishes voiced in the source. */
export const rubricQuestions = ['both-ways', 'agreed-done', 'seen-alike', 'who-does-what'] as const
export type RubricQuestion = (typeof rubricQuestions)[number]

export const sides = ['school', 'partner'] as const
export type Side = (typeof sides)[number]

/** What was answered, 0 to 10 by question. What was not answered is absent. */
export type Answers = Partial<Record<string, number>>
export type AnswerProblem = 'not-a-number' | 'out-of-range'

/** Reads a form's answers. Empty ones are left out: a half-filled form is kept as it is. Decimals with comma or point. */
export const readScores = (questions: readonly string[], fields: Record<string, string | undefined>): Read<Answers, AnswerProblem> => {
  const answers: Answers = {}
  const problems: Problems<AnswerProblem> = {}
  for (const q of questions) {
    const said = (fields[q] ?? '').trim()
    if (said === '') continue
    const n = said.includes('%') ? null : numberOf(said)
    if (n === null) problems[q] = 'not-a-number'
    else if (n < 0 || n > 10) problems[q] = 'out-of-range'
    else answers[q] = n
  }
  return readAs(answers, problems)
}

/** The simple mean of what was answered; null when nothing was. `n`: of how many. */
export type Average = { mean: number; n: number; of: number }
export const averageOf = (answers: Answers, questions: readonly string[]): Average | null => {
  const said = questions.flatMap(q => answers[q] ?? [])
  return said.length === 0 ? null : { mean: said.reduce((sum, n) => sum + n, 0) / said.length, n: said.length, of: questions.length }
}
export const answeredOf = (answers: Answers, questions: readonly string[]): number => questions.filter(q => answers[q] !== undefined).length

/** A question both sides answered, and how far apart. */
export type Difference = { question: string; school: number; partner: number; apart: number }
/** The largest first, ties in the order asked. Those answered alike are among them, with 0. */
export const differencesOf = (school: Answers, partner: Answers, questions: readonly string[]): Difference[] =>
  questions.flatMap(question => {
    const [a, b] = [school[question], partner[question]]
    // Rounded to a hundredth, so that 7.3 and 7.1 are as far apart as 8.3 and 8.1.
    return a === undefined || b === undefined ? [] : [{ question, school: a, partner: b, apart: Math.round(Math.abs(a - b) * 100) / 100 }]
  }).sort((x, y) => y.apart - x.apart)

/** From this on a difference is offered as something to talk about first; below it both are said to see it nearly alike. In points of the scale. */
export const worthATalk = 2

/**
 * Table 2 as printed: means over four good practices (n = 4; Zaragoza, Madrid, Sant Boi de Llobregat and Tenerife, all in Spain; answered by those who
 * coordinate the organisations, not by schools). For the reference page
 * only: four chosen practices are no yardstick for anybody's school.
 */
export const published: Record<Indicator, number> = {
  dynamisation: 7, transformation: 6.8, learning: 8.8, trust: 8.8, help: 8.8, roles: 8.3, actions: 8.3, reflection: 7, interests: 7.5, 'self-assessment': 7.8,
  autonomy: 7.8, persistence: 7.8, grades: 7.8, behaviour: 8.3, growth: 9, engagement: 7.7, return: 6.5,
}
/** The global indices as the text gives them: whole points. */
export const publishedGlobal: Record<Dimension, number> = { coordination: 8, evaluation: 8 }
export const publishedPractices = 4
