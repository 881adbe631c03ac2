/** One partnership: what for, shared goals, what is shared, how it is seen, meetings, agreed actions, both sides' answers. */
import { Link, redirect } from 'react-router'
import type { Route } from './+types/partnership'
import { readLine, readReading, type GoalState } from '../../../cycles/partnerships/partnership.ts'
import { dayOf } from '../../../cycles/partnerships/words.ts'
import { addGoal, addReading, endPartnership, settleGoal, withdrawPartnership, withdrawReading } from '../../../db/partnerships/partnerships.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { Columns, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { AddAction, AgreedActions } from '../../components/partnerships/agreed-actions.tsx'
import { AssessmentSheet, GoalsSheet, LifeSheet, MeetingsSheet, SharesSheet } from '../../components/partnerships/partnership-sheets.tsx'
import { analysisPath, assessmentPath, editPartnershipPath, partnerLinkPath, partnershipHistoryPath, partnershipPath, partnershipsPath } from '../../components/partnerships/paths.ts'
import { SeenAs } from '../../components/partnerships/seen.tsx'
import { problemsById, type Refusal } from '../../components/partnerships/refusal.ts'
import { Concerns } from '../../components/story/concerns.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { actOnActions } from './actions-view.server.ts'
import { fieldsOfRequest, keeperOf, madeId, partnershipOf, refused } from './keeper.server.ts'
import { partnershipView, type PartnershipView } from './partnership-view.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

const doneWords: Record<string, () => string> = { guardado: m.partners_done_saved, registrada: m.partners_done_made, 'ya-estaba': m.partners_done_there_was }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  return { ...await partnershipView(keeper, await partnershipOf(keeper, params)), done: doneWords[new URL(request.url).searchParams.get('hecho') ?? '']?.() ?? null }
}

const goalStateOf: Record<string, GoalState> = { 'goal-reached': 'reached', 'goal-dropped': 'dropped', 'goal-open': 'open' }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, today } = keeper
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const which = { rbd, partnershipId: p.id, by: keeper.by, requestId: keeper.requestId }
  const here = partnershipPath(rbd, p.id)
  const must = (done: { ok: boolean }) => { if (!done.ok) throw notFound() }
  const onActions = await actOnActions(keeper, p.id, fields, null)
  if (onActions !== null) return onActions === 'done' ? redirect(`${here}#acordado`, 303) : onActions
  switch (fields.intent) {
    case 'goal-add': {
      const text = readLine(fields.goalText)
      if (text === null) return refused('goal', { goalText: 'line-missing' }, fields)
      must(await addGoal(store, { ...which, id: madeId(fields, keeper), text }))
      return redirect(`${here}#objetivos`, 303)
    }
    case 'goal-reached': case 'goal-dropped': case 'goal-open':
      must(await settleGoal(store, { ...which, goalId: fields.goal ?? '', state: goalStateOf[fields.intent]! }))
      return redirect(`${here}#objetivos`, 303)
    case 'say': {
      const read = readReading(fields, today)
      if (!read.ok) return refused(fields.kind === 'quality' ? 'quality' : 'vision', read.problems, fields)
      must(await addReading(store, { ...which, id: madeId(fields, keeper), reading: read.value }))
      return redirect(`${here}#mirada`, 303)
    }
    case 'unsay': case 'say-again':
      must(await withdrawReading(store, { ...which, readingId: fields.reading ?? '', withdrawn: fields.intent === 'unsay' }))
      return redirect(`${here}#mirada`, 303)
    case 'end': {
      const day = dayOf(fields.endedOn)
      if (!day || day > today) return refused('end', { endedOn: 'day-unread' }, fields)
      must(await endPartnership(store, { ...which, endedOn: day }))
      return redirect(`${here}?hecho=guardado`, 303)
    }
    case 'go-on':
      must(await endPartnership(store, { ...which, endedOn: null }))
      return redirect(`${here}?hecho=guardado`, 303)
    case 'take-out':
      must(await withdrawPartnership(store, { ...which, withdrawn: true }))
      return redirect(`${partnershipsPath(rbd)}?hecho=retirada`, 303)
    default: throw notFound()
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: d.organisation.name, cycle: d.school }) : '' }]

const Aside = ({ d }: { d: PartnershipView }) => (
  <>
    <section className={css.aside} aria-labelledby="contacto">
      <h2 id="contacto">{m.partners_contact()}</h2>
      {d.organisation.contact.length > 0 ? d.organisation.contact.map(c => <p key={c}>{c}</p>) : <p className={css.soft}>{m.partners_contact_none()}</p>}
      {d.organisation.purpose ? <p className={css.soft}>{d.organisation.purpose}</p> : null}
      <p className={d.coordinator.asks ? css.look : css.soft}>{d.coordinator.text}</p>
      <p className={d.agreement.asks ? css.look : css.soft}>{d.agreement.text}</p>
    </section>
    <nav className={`${css.aside} no-print`} aria-label={m.partners_ways()}>
      <ul className={css.ways}>
        <li><Link to={editPartnershipPath(d.rbd, d.id)}>{m.partners_edit()}</Link></li>
        <li><Link to={assessmentPath(d.rbd, d.id)}>{m.partners_assessment()}</Link></li>
        <li><Link to={analysisPath(d.rbd, d.id)}>{m.partners_analysis()}</Link></li>
        <li><Link to={partnerLinkPath(d.rbd, d.id)}>{m.partners_partner_link()}</Link></li>
        <li><Link to={partnershipHistoryPath(d.rbd, d.id)}>{m.partners_history_title()}</Link></li>
      </ul>
    </nav>
  </>
)

const PartnershipPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | undefined) ?? null
  return (
    <>
      <PageHead title={d.organisation.name} tag={<Tag>{d.organisation.kind}</Tag>} crumb={<><Link to={partnershipsPath(d.rbd)}>{m.partners_title()}</Link> · {d.school}</>} readers={m.partners_readers_one()} />
      {d.done ? <Notice live>{d.done}</Notice> : null}
      {d.isWithdrawn ? <Notice tone="look">{m.partners_is_withdrawn()} <Link to={partnershipsPath(d.rbd)}>{m.partners_put_back()}</Link></Notice> : null}
      {d.ended ? <Notice tone="look">{d.ended}</Notice> : null}
      <Concerns concerns={d.concerns} title={m.partners_concerns_title()} what={m.partners_concerns_here()} />
      <ErrorSummary problems={problemsById(refusal)} />
      <Columns aside={<Aside d={d} />}>
        <Sheet>
          <p className={css.written}>{d.purpose}</p>
          {d.registeredAs ? <p className={css.soft}>{d.registeredAs}</p> : null}
          {d.evaluation ? <p className={css.soft}><Link to={analysisPath(d.rbd, d.id)}>{d.evaluation}</Link></p> : null}
        </Sheet>
        <Sheet labelledBy="mirada"><h2 id="mirada">{m.partners_seen()}</h2><div className={css.pair}>{d.seen.map(s => <SeenAs key={s.kind} d={d} of={s} refusal={refusal} />)}</div></Sheet>
        <GoalsSheet d={d} refusal={refusal} />
        <MeetingsSheet d={d} />
        <Sheet labelledBy="acordado"><h2 id="acordado">{m.partners_agreed_actions()}</h2><AgreedActions actions={d.actions} cycles={d.cycles} /><AddAction newId={d.newId} refusal={refusal?.form === 'action' ? refusal : null} /></Sheet>
        <AssessmentSheet d={d} />
        <SharesSheet d={d} />
        <LifeSheet d={d} refusal={refusal} />
      </Columns>
    </>
  )
}
export default PartnershipPage
