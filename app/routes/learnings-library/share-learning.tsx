/** The team's choice to share a learning: what exactly would be seen, under which name, whether for research; and to take it back. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/share-learning'
import { readShare } from '../../../cycles/learnings/sharing.ts'
import { shareLearning, takeLearningBack } from '../../../db/learnings/sharing.ts'
import { Actions, Button, ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { learningPath, shareLearningPath } from '../../components/library/paths.ts'
import { ShareForm } from '../../components/library/share-form.tsx'
import { pagePath } from '../../components/notebook/paths.ts'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireMayInSchool } from '../../request.server.ts'
import { visitOf } from '../notebook/viewer.server.ts'
import { concernsOf, shareView } from './share-view.server.ts'
import css from '../../components/library/library.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'learning.share', visit.rbd)
  return shareView(visit, new URL(request.url).searchParams.get('hecho'))
}

const problemOf = { 'nothing-chosen': { fields: m.library_problem_nothing_chosen }, 'name-not-said': { as: m.library_problem_name_not_said } }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'learning.share', visit.rbd)
  const { requestId } = factsOf(context)
  const form = await request.formData()
  const all = (name: string) => form.getAll(name).filter(v => typeof v === 'string')
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId, requestId }
  const back = shareLearningPath(visit.rbd, visit.cycleId)
  if (all('intent')[0] === 'take-back') return (await takeLearningBack(visit.store, which)).ok ? redirect(`${back}?hecho=retirado`, 303) : redirect(back, 303)
  if (all('intent')[0] !== 'share') throw notFound()
  const view = await shareView(visit, null)
  if (!view.form) throw notFound()
  const refuse = (problems: Record<string, string>, status = 400) =>
    data({ problems, values: { fields: all('fields'), as: all('as')[0] ?? '', context: all('context').includes('yes'), research: all('research').includes('yes'), confirmed: all('confirmed').includes('yes') } }, { status })
  const read = readShare({ all }, view.form.fields.map(f => f.field))
  if (!read.ok) return refuse(Object.fromEntries(Object.entries(problemOf[read.problem]).map(([field, say]) => [field, say()])))
  const concerns = await concernsOf(visit, read.choice.fields)
  const asks = concerns.sentences.length > 0 || (!read.choice.named && concerns.names.length > 0)
  if (asks && !all('confirmed').includes('yes')) return refuse({ confirmed: m.library_problem_confirm() })
  const shared = await shareLearning(visit.store, { ...which, version: Number(all('version')[0]), choice: read.choice, today: visit.today })
  if (shared.ok) return redirect(`${back}?hecho=compartido`, 303)
  if (shared.reason === 'not-found') throw notFound()
  return refuse({ '': m.library_problem_changed() }, 409)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.library_share_title(), cycle: d.title }) : '' }]

const Standing = ({ s }: { s: NonNullable<Route.ComponentProps['loaderData']['standing']> }) => (
  <Sheet labelledBy="compartido">
    <h2 id="compartido">{s.said}</h2>
    <p>{s.research}</p>
    {s.isNewer ? <Notice tone="look"><p>{m.library_share_standing_newer()}</p></Notice> : null}
    <p><Link className={css.standalone} to={learningPath(s.id)}>{m.library_share_standing_see()}</Link></p>
    <Form method="post">
      <p className={css.soft}>{m.library_share_take_back_what()}</p>
      <Actions><Button tone="look" name="intent" value="take-back">{m.library_share_take_back()}</Button></Actions>
    </Form>
  </Sheet>
)

const ShareLearning = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.library_share_title()} crumb={<Link to={pagePath(d.rbd, d.cycleId, 'learnings')}>{d.crumb}</Link>} readers={m.library_share_readers()} />
    {d.done ? <Notice live><p>{d.done}</p></Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <div className="stack">
      {d.standing ? <Standing s={d.standing} /> : null}
      {d.form ? <ShareForm key={d.form.version} form={d.form} isStanding={d.standing !== null} sent={actionData?.values} problems={actionData?.problems ?? {}} /> : (
        <EmptyState title={m.library_share_not_ready_title()}><p>{m.library_share_not_ready()}</p><p><ButtonLink to={pagePath(d.rbd, d.cycleId, 'learnings')}>{m.library_share_to_page()}</ButtonLink></p></EmptyState>
      )}
      {d.history.length > 0 ? <section aria-labelledby="historia"><h2 id="historia">{m.library_share_history()}</h2><ul className={css.history}>{d.history.map(h => <li key={h}>{h}</li>)}</ul></section> : null}
    </div>
  </>
)
export default ShareLearning
