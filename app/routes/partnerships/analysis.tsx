/** Strengths, weaknesses, opportunities and threats of a partnership; what was agreed of them; and the evaluation of the partnership itself. */
import { Link, redirect } from 'react-router'
import type { Route } from './+types/analysis'
import { evaluationFields, readReview, reviewDecisions, reviewKinds, swotFields, type ReviewKind } from '../../../cycles/partnerships/partnership.ts'
import { choiceOf } from '../../../cycles/partnerships/words.ts'
import { listAgreedActions } from '../../../db/partnerships/meetings.ts'
import { addReview, listReviews, withdrawReview, type Review } from '../../../db/partnerships/partnerships.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { AddAction, AgreedActions } from '../../components/partnerships/agreed-actions.tsx'
import { decisionName } from '../../components/partnerships/names.ts'
import { analysisPath, partnershipPath } from '../../components/partnerships/paths.ts'
import { ReviewSection, reviewFieldName } from '../../components/partnerships/reviews.tsx'
import { problemsById, type Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { actionLines, actOnActions, openCyclesOf } from './actions-view.server.ts'
import { fieldsOfRequest, keeperOf, madeId, partnershipOf, refused, type Keeper } from './keeper.server.ts'

const fieldsOf: Record<ReviewKind, readonly string[]> = { swot: swotFields, evaluation: evaluationFields }
const reviewView = (r: Review, { f }: Keeper) => ({
  id: r.id, said: m.partners_review_of({ day: f.day(r.onDay), name: r.by }), decision: r.decision ? decisionName[r.decision]() : null, day: f.day(r.onDay),
  texts: fieldsOf[r.kind].map(name => ({ name, label: reviewFieldName[name]!(), text: r.texts[name] ?? '' })).filter(t => t.text !== ''),
})

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd } = keeper
  const p = await partnershipOf(keeper, params)
  const which = { rbd, partnershipId: p.id }
  const [reviews, actions] = [await listReviews(store, which), await listAgreedActions(store, which)]
  const ofKind = (kind: ReviewKind) => { const of = reviews.filter(r => r.kind === kind); return { kind, here: of.filter(r => !r.isWithdrawn).map(r => reviewView(r, keeper)), withdrawn: of.filter(r => r.isWithdrawn).map(r => reviewView(r, keeper)) } }
  return {
    rbd, id: p.id, name: p.organisation.name, today: keeper.today, newId: keeper.newId(), swot: ofKind('swot'), evaluation: ofKind('evaluation'), actions: actionLines(actions, keeper), cycles: await openCyclesOf(keeper),
    decisions: reviewDecisions.map(k => ({ value: k, label: decisionName[k]() })),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const which = { rbd: keeper.rbd, partnershipId: p.id, by: keeper.by }
  const here = analysisPath(keeper.rbd, p.id)
  const onActions = await actOnActions(keeper, p.id, fields, null)
  if (onActions !== null) return onActions === 'done' ? redirect(`${here}#acordado`, 303) : onActions
  if (fields.intent === 'unsay' || fields.intent === 'say-again') {
    if (!(await withdrawReview(keeper.store, { ...which, reviewId: fields.review ?? '', withdrawn: fields.intent === 'unsay' })).ok) throw notFound()
    return redirect(here, 303)
  }
  const kind = choiceOf(reviewKinds, fields.kind, null)
  if (fields.intent !== 'review' || !kind) throw notFound()
  const read = readReview(kind, fields, keeper.today)
  if (!read.ok) return refused(kind, read.problems, fields)
  if (!(await addReview(keeper.store, { ...which, id: madeId(fields, keeper), review: read.value })).ok) throw notFound()
  return redirect(`${here}#${kind}`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_analysis_title(), cycle: d.name }) : '' }]

const AnalysisPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | undefined) ?? null
  return (
    <>
      <PageHead title={m.partners_analysis_title()} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_analysis_readers()} />
      <ErrorSummary problems={problemsById(refusal)} />
      <ReviewSection of={d.swot} today={d.today} newId={d.newId} decisions={[]} refusal={refusal?.form === 'swot' ? refusal : null} />
      <Sheet labelledBy="acordado"><h2 id="acordado">{m.partners_agreed_actions()}</h2><AgreedActions actions={d.actions} cycles={d.cycles} /><AddAction newId={d.newId} refusal={refusal?.form === 'action' ? refusal : null} /></Sheet>
      <ReviewSection of={d.evaluation} today={d.today} newId={d.newId} decisions={d.decisions} refusal={refusal?.form === 'evaluation' ? refusal : null} />
    </>
  )
}
export default AnalysisPage
