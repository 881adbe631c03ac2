/** The school's side of one self-assessment. A half-filled form is kept and says how far it came; what cannot be read stays in its field. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/assessment-round'
import { answeredOf, readScores } from '../../../cycles/partnerships/assessment.ts'
import { changeRound, listRounds, saveSchoolAnswers } from '../../../db/partnerships/answers.ts'
import { Actions, Button, ErrorSummary } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { ScoreFields } from '../../components/partnerships/fields.tsx'
import { assessmentPath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { found } from '../notebook/viewer.server.ts'
import { groupsOfForm, questionsOf, scoreValues } from './answers-view.server.ts'
import { fieldsOfRequest, keeperOf, partnershipOf, refused, type Keeper } from './keeper.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

const roundOf = async (keeper: Keeper, partnershipId: string, roundId: string | undefined) =>
  found((await listRounds(keeper.store, { rbd: keeper.rbd, partnershipId })).find(r => r.id === roundId && !r.isWithdrawn) ?? null)

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const round = await roundOf(keeper, p.id, params.roundId)
  const questions = questionsOf(round.form)
  const n = answeredOf(round.sides.school?.answers ?? {}, questions)
  return {
    rbd: keeper.rbd, id: p.id, name: p.organisation.name, title: m.partners_assess_of({ day: keeper.f.day(round.onDay) }), form: round.form, groups: groupsOfForm(round.form), values: scoreValues(round.sides.school?.answers, keeper.f),
    done: new URL(request.url).searchParams.has('hecho') ? m.partners_assess_half({ n, of: questions.length }) : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const round = await roundOf(keeper, p.id, params.roundId)
  const fields = await fieldsOfRequest(request)
  const which = { rbd: keeper.rbd, partnershipId: p.id }
  const here = assessmentPath(keeper.rbd, p.id, round.id)
  if (fields.intent === 'take-out') {
    await changeRound(keeper.store, { ...which, roundId: round.id, withdrawn: true })
    return redirect(assessmentPath(keeper.rbd, p.id), 303)
  }
  if (fields.intent !== 'save' && fields.intent !== 'other-form') throw notFound()
  // Whatever the button, the answers come first: the whole form was sent with it. Those of the other form stay.
  const questions = questionsOf(round.form)
  const read = readScores(questions, fields)
  if (!read.ok) return refused('answers', read.problems, fields)
  const others = Object.fromEntries(Object.entries(round.sides.school?.answers ?? {}).filter(([q]) => !questions.includes(q)))
  const answers = { ...others, ...read.value }
  if (Object.keys(answers).length > 0 || round.sides.school) await saveSchoolAnswers(keeper.store, { ...which, aboutId: round.id, about: 'round', answers, by: keeper.by })
  if (fields.intent === 'other-form') {
    await changeRound(keeper.store, { ...which, roundId: round.id, form: round.form === 'four' ? 'seventeen' : 'four' })
    return redirect(here, 303)
  }
  return redirect(answeredOf(read.value, questions) < questions.length ? `${here}?hecho=guardado` : `${assessmentPath(keeper.rbd, p.id)}?hecho=guardado`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: d.title, cycle: d.name }) : '' }]

const AssessmentRound = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = actionData as Refusal | undefined
  return (
    <>
      <PageHead title={d.title} crumb={<><Link to={assessmentPath(d.rbd, d.id)}>{m.partners_assessment()}</Link> · {d.name}</>} readers={m.partners_assess_readers_form()} />
      {d.done && !refusal ? <Notice live>{d.done} <Link to={assessmentPath(d.rbd, d.id)}>{m.partners_assessment_open()}</Link></Notice> : null}
      <ErrorSummary problems={refusal?.problems} />
      <Sheet labelledBy="responder">
        <h2 id="responder">{m.partners_assess_for_school()}</h2>
        <p className={css.soft}>{m.partners_assess_score_hint()}</p>
        <Form method="post" noValidate key={d.form}>
          <ScoreFields groups={d.groups} values={refusal?.values ?? d.values} problems={refusal?.problems ?? {}} />
          <Actions>
            <Button tone="primary" name="intent" value="save">{m.partners_assess_save()}</Button>
            <Button tone="quiet" name="intent" value="other-form">{d.form === 'four' ? m.partners_assess_to_seventeen() : m.partners_assess_to_four()}</Button>
          </Actions>
        </Form>
        <Form method="post" className="no-print"><Actions><Button tone="quiet" name="intent" value="take-out">{m.partners_assess_take_out()}</Button></Actions></Form>
      </Sheet>
    </>
  )
}
export default AssessmentRound
