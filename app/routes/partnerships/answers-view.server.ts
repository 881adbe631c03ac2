/**
 * What both sides answered, in words: each side by itself, averages by dimension with how many indicators, differences the largest first as something to
 * talk about. Never a total, and never a colour.
 */
import { answeredOf, averageOf, differencesOf, dimensionOf, dimensions, indicatorsOf, indicatorsOfForm, rubricQuestions, sides, worthATalk, type Answers, type AssessmentForm, type Side } from '../../../cycles/partnerships/assessment.ts'
import type { Round, SideAnswers } from '../../../db/partnerships/answers.ts'
import { dimensionName, nameOfQuestion, questionName, sideName } from '../../components/partnerships/names.ts'
import type { ScoreGroup } from '../../components/partnerships/fields.tsx'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

/** As it was typed: decimals only where there are any. */
export const scoreText = (n: number, f: Formatter): string => (f.language === 'es' ? String(n).replace('.', ',') : String(n))
export const scoreValues = (answers: Answers | undefined, f: Formatter): Record<string, string> => Object.fromEntries(Object.entries(answers ?? {}).map(([k, n]) => [k, scoreText(n!, f)]))

const named = (q: string) => ({ key: q, name: nameOfQuestion(q), what: questionName[q as 'help']?.what() ?? '' })
/** The fields of a form: by dimension, or the rubric's without a heading. */
export const groupsOfForm = (form: AssessmentForm | null): ScoreGroup[] => form === null ? [{ key: 'rubric', title: null, questions: rubricQuestions.map(named) }]
  : dimensions.map(d => ({ key: d, title: dimensionName[d](), questions: indicatorsOfForm[form].filter(i => dimensionOf(i) === d).map(named) }))
export const questionsOf = (form: AssessmentForm | null): readonly string[] => (form === null ? rubricQuestions : indicatorsOfForm[form])

type Both = Partial<Record<Side, SideAnswers>>
const bySide = (both: Both, questions: readonly string[], f: Formatter): string[] => sides.map(side => {
  const said = both[side]
  const n = said ? answeredOf(said.answers, questions) : 0
  if (!said || n === 0) return m.partners_answered_nothing({ side: sideName[side]() })
  const words = { side: sideName[side](), n, of: questions.length, day: f.dayOf(said.answeredAt) }
  return said.byRole ? m.partners_answered_of_role({ ...words, role: said.byRole }) : m.partners_answered_of(words)
})

const averageText = (answers: Answers | undefined, questions: readonly string[], f: Formatter): string => {
  const a = averageOf(answers ?? {}, questions)
  return a ? m.partners_average_n({ mean: f.number(a.mean, 1), n: a.n, of: a.of }) : m.partners_not_answered()
}

export type AnswersView = {
  said: string[]
  /** One side is shown as one side alone. */
  alone: string | null
  talk: string[]
  alike: string | null
  /** Every question with what each side gave, in the order of the form. */
  all: { key: string; name: string; school: string; partner: string }[]
}
export const answersView = (both: Both, questions: readonly string[], f: Formatter): AnswersView => {
  const [school, partner] = [both.school?.answers ?? {}, both.partner?.answers ?? {}]
  const [n, k] = [answeredOf(school, questions), answeredOf(partner, questions)]
  const differences = differencesOf(school, partner, questions)
  const apart = differences.filter(d => d.apart >= worthATalk)
  const near = differences.filter(d => d.apart < worthATalk).map(d => nameOfQuestion(d.question))
  const text = (a: Answers, q: string) => (a[q] === undefined ? m.partners_not_answered() : scoreText(a[q], f))
  return {
    said: bySide(both, questions, f), alone: n > 0 && k === 0 ? m.partners_one_side_school() : k > 0 && n === 0 ? m.partners_one_side_partner() : null,
    talk: apart.map(d => m.partners_talk_item({ what: nameOfQuestion(d.question), school: scoreText(d.school, f), partner: scoreText(d.partner, f) })),
    alike: differences.length === 0 ? (n > 0 && k > 0 ? m.partners_talk_none() : null) : apart.length === 0 ? m.partners_talk_agree() : near.length > 0 ? m.partners_talk_alike({ list: f.list(near) }) : null,
    all: n + k === 0 ? [] : questions.filter(q => school[q] !== undefined || partner[q] !== undefined).map(q => ({ key: q, name: nameOfQuestion(q), school: text(school, q), partner: text(partner, q) })),
  }
}

/** The averages of a round, a row a dimension. */
export const averagesView = (round: Pick<Round, 'form' | 'sides'>, f: Formatter) => dimensions.map(d => {
  const questions = indicatorsOfForm[round.form].filter(i => indicatorsOf[d].includes(i))
  return { key: d, name: dimensionName[d](), school: averageText(round.sides.school?.answers, questions, f), partner: averageText(round.sides.partner?.answers, questions, f) }
})

export const formName = (form: AssessmentForm): string => (form === 'four' ? m.partners_assess_four() : m.partners_assess_seventeen())
