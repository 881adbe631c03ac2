/** The self-assessments of a partnership: both sides beside each other, over time; beginning a new one. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/assessments'
import { assessmentForms, dimensions, sides } from '../../../cycles/partnerships/assessment.ts'
import { choiceOf } from '../../../cycles/partnerships/words.ts'
import { changeRound, listRounds, openRound } from '../../../db/partnerships/answers.ts'
import { Actions, Button, ButtonLink, RadioFields } from '../../components/form.tsx'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { AnswersBySide } from '../../components/partnerships/answers.tsx'
import { dimensionName, sideName } from '../../components/partnerships/names.ts'
import { assessmentPath, partnerLinkPath, partnershipPath, partnersHelpPath } from '../../components/partnerships/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { answersView, averagesView, formName, questionsOf } from './answers-view.server.ts'
import { fieldsOfRequest, keeperOf, madeId, partnershipOf } from './keeper.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, f } = keeper
  const p = await partnershipOf(keeper, params)
  const all = await listRounds(store, { rbd, partnershipId: p.id })
  const rounds = all.filter(r => !r.isWithdrawn)
  const view = (r: (typeof rounds)[number]) => ({
    id: r.id, title: m.partners_assess_of({ day: f.day(r.onDay) }), form: formName(r.form), view: answersView(r.sides, questionsOf(r.form), f), averages: averagesView(r, f), hasSchool: r.sides.school !== undefined, hasPartner: r.sides.partner !== undefined,
  })
  return {
    rbd, id: p.id, name: p.organisation.name, rounds: rounds.map(view), withdrawn: all.filter(r => r.isWithdrawn).map(r => ({ id: r.id, what: m.partners_assess_of({ day: f.day(r.onDay) }) })), newId: keeper.newId(),
    columns: [{ key: 'day', label: m.partners_col_day() }, ...dimensions.flatMap(d => sides.map(s => ({ key: `${d}-${s}`, label: m.partners_col_dim_side({ dimension: dimensionName[d](), side: sideName[s]() }), number: true })))],
    time: rounds.length < 2 ? [] : [...rounds].reverse().map(r => {
      const averages = averagesView(r, f)
      return { key: r.id, cells: Object.fromEntries([['day', `${f.day(r.onDay)} · ${formName(r.form)}`], ...averages.flatMap(a => sides.map(s => [`${a.key}-${s}`, a[s]]))]) as Record<string, string> }
    }),
    done: new URL(request.url).searchParams.has('hecho'),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const which = { rbd: keeper.rbd, partnershipId: p.id }
  if (fields.intent === 'open') {
    const id = madeId(fields, keeper)
    if (!(await openRound(keeper.store, { ...which, id, form: choiceOf(assessmentForms, fields.form, 'four'), today: keeper.today, by: keeper.by })).ok) throw notFound()
    return redirect(assessmentPath(keeper.rbd, p.id, id), 303)
  }
  if (fields.intent !== 'put-back' || !(await changeRound(keeper.store, { ...which, roundId: fields.round ?? '', withdrawn: false })).ok) throw notFound()
  return redirect(`${assessmentPath(keeper.rbd, p.id)}?hecho=repuesta`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_assessment(), cycle: d.name }) : '' }]

type RoundView = Route.ComponentProps['loaderData']['rounds'][number]
const RoundSheet = ({ d, r }: { d: Route.ComponentProps['loaderData']; r: RoundView }) => (
  <Sheet labelledBy={`ronda-${r.id}`}>
    <div className={css.lineHead}><h2 id={`ronda-${r.id}`}>{r.title}</h2> <Tag>{r.form}</Tag></div>
    <AnswersBySide view={r.view} headingId={`conversar-${r.id}`} />
    {r.view.all.length > 0 ? (
      <>
        <h3 className={css.dimension}>{m.partners_averages()}</h3>
        <Table columns={[{ key: 'name', label: m.partners_col_dimension() }, { key: 'school', label: m.partners_side_school(), number: true }, { key: 'partner', label: m.partners_side_partner(), number: true }]} rows={r.averages.map(({ key, ...cells }) => ({ key, cells }))} />
        <p className={css.soft}>{m.partners_averages_what()}</p>
      </>
    ) : null}
    <p className="no-print"><Link className={css.standalone} to={assessmentPath(d.rbd, d.id, r.id)}>{r.hasSchool ? m.partners_assess_correct() : m.partners_assess_answer()}</Link>{r.hasPartner ? null : <> · <Link className={css.standalone} to={partnerLinkPath(d.rbd, d.id)}>{m.partners_assess_ask_partner()}</Link></>}</p>
  </Sheet>
)

const AssessmentsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_assessment()} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_assess_readers()} />
    {d.done ? <Notice live>{m.partners_done_saved()}</Notice> : null}
    <p>{m.partners_assess_intro()} <Link to={partnersHelpPath}>{m.partners_about_source()}</Link></p>
    {d.rounds.slice(0, 1).map(r => <RoundSheet key={r.id} d={d} r={r} />)}
    {d.time.length > 0 ? <Sheet labelledBy="en-el-tiempo"><h2 id="en-el-tiempo">{m.partners_over_time()}</h2><p className={css.soft}>{m.partners_over_time_what()}</p><Table columns={d.columns} rows={d.time} /></Sheet> : null}
    {d.rounds.length > 1 ? <details><summary>{m.partners_earlier({ n: d.rounds.length - 1 })}</summary>{d.rounds.slice(1).map(r => <RoundSheet key={r.id} d={d} r={r} />)}</details> : null}
    <div className={`${css.apart} no-print`}>
      <Sheet labelledBy="nueva">
        <h2 id="nueva">{m.partners_assess_new()}</h2>
        <p>{m.partners_assess_new_what()}</p>
        <Form method="post">
          <input type="hidden" name="id" value={d.newId} />
          <RadioFields name="form" label={m.partners_assess_form()} value="four" options={[{ value: 'four', label: m.partners_assess_four(), hint: m.partners_assess_four_hint() }, { value: 'seventeen', label: m.partners_assess_seventeen(), hint: m.partners_assess_seventeen_hint() }]} />
          <Actions><Button tone={d.rounds.length === 0 ? 'primary' : 'plain'} name="intent" value="open">{m.partners_assess_begin()}</Button>{d.rounds.length === 0 ? <ButtonLink tone="quiet" to={partnershipPath(d.rbd, d.id)}>{m.partners_cancel()}</ButtonLink> : null}</Actions>
        </Form>
        {d.withdrawn.map(r => <Form method="post" key={r.id}><input type="hidden" name="round" value={r.id} /><p className={css.inline}><span className={css.soft}>{m.partners_assess_withdrawn({ what: r.what })}</span> <Button tone="quiet" name="intent" value="put-back" aria-label={m.partners_put_back_of({ name: r.what })}>{m.partners_put_back()}</Button></p></Form>)}
      </Sheet>
    </div>
  </>
)
export default AssessmentsPage
