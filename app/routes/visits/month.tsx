/** An advisor's month on one page, for their own report: nothing of it is written twice. Theirs alone. */
import type { ReactNode } from 'react'
import { data, Link, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/month'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { readMonthKey } from '../../../cycles/visits/month.ts'
import { readOneText } from '../../../cycles/visits/visit.ts'
import { saveMonthText } from '../../../db/advising/months.ts'
import { Button, ButtonLink, ErrorSummary, WritingField } from '../../components/form.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { DraftForm } from '../../components/saving/draft-form.tsx'
import { NotTaken } from '../../components/saving/not-taken.tsx'
import { Table } from '../../components/table.tsx'
import { monthFilePath, monthPath, visitsPath } from '../../components/visits/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter } from '../../words-kept.server.ts'
import { monthView, type MonthView } from './month-view.server.ts'
import { advisingOf } from './reach.server.ts'
import { problemsInWords } from './visit-words.server.ts'
import css from '../../components/visits/visits.module.css'

const askedFor = (request: Request) => new URL(request.url).searchParams
export const loader = async ({ context, request }: Route.LoaderArgs) => ({ ...await monthView(advisingOf(context), askedFor(request).get('mes')), isSaved: askedFor(request).get('hecho') === 'guardado' })

/** Written in another window meanwhile: both texts, and the version to go on from. */
type Clash = { kind: 'month-clash'; mine: string; theirs: string; version: number }

export const action = async ({ context, request }: Route.ActionArgs) => {
  const at = advisingOf(context)
  const fields = fieldsFrom(await request.formData())
  refuseOtherWriter(request, fields, at.personId)
  if (fields.intent !== 'save') throw notFound()
  const month = readMonthKey(fields.month ?? null, at.today)
  const read = readOneText('text', fields.text)
  if (!read.ok) return data<Answer | Clash>({ kind: 'problems', form: 'month', problems: problemsInWords(read.problems), values: fields }, { status: 400 })
  const saved = await saveMonthText(at.store, { personId: at.personId, month, version: /^\d{1,9}$/.test(fields.version ?? '') ? Number(fields.version) : 0, text: read.text })
  if (!saved.ok) return data<Answer | Clash>({ kind: 'month-clash', mine: read.text, theirs: saved.theirs.text, version: saved.theirs.version }, { status: 409 })
  return redirect(`${monthPath(month)}&hecho=guardado`, 303)
}
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.visits_month_title(), cycle: loaderData.title }) : '' }]

const MonthPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | Clash | undefined
  return (
    <>
      <PageHead title={m.visits_month_of({ month: d.title })} crumb={<Link to={visitsPath}>{m.visits_title()}</Link>} readers={<span className="no-print">{m.visits_month_readers()}</span>} />
      <p className={css.onPaper}>{d.name}</p>
      <nav className={`${css.monthNav} no-print`} aria-label={m.visits_month_nav()}>
        <Link to={monthPath(d.before.month)}>← {d.before.title}</Link>
        {d.after ? <Link to={monthPath(d.after.month)}>{d.after.title} →</Link> : null}
        <PrintButton tone="plain">{m.team_print()}</PrintButton>
        <ButtonLink to={monthFilePath(d.month)} reloadDocument>{m.visits_month_file()}</ButtonLink>
      </nav>
      {answer && answer.kind !== 'month-clash' ? <NotTaken answer={answer} /> : null}
      <Sheet><div className={css.month}>
        <p className={css.glance}>{d.glance}</p>
        <OwnText key={d.month} d={d} answer={answer} />
        <Part id="realizadas" title={m.visits_month_held()} none={m.visits_month_held_none()} is={d.held.length > 0}><Visits visits={d.held} /></Part>
        {d.planned.length > 0 ? <Part id="planificadas" title={m.visits_month_planned()} none="" is><Visits visits={d.planned} /></Part> : null}
        <Part id="acordado" title={m.visits_month_agreed()} none={m.visits_month_agreed_none()} is={d.agreed.length > 0}><Agreements list={d.agreed} last="state" /></Part>
        <Part id="pendiente" title={m.visits_month_pending()} none={m.visits_month_pending_none()} is={d.pending.length > 0}><Agreements list={d.pending} last="on" /></Part>
        <Part id="comentarios" title={m.visits_month_comments()} none={m.visits_month_comments_none()} is={d.comments.length > 0}>
          <Table columns={[{ key: 'school', label: m.visits_col_school() }, { key: 'count', label: m.visits_col_comments(), number: true }]} rows={d.comments.map(c => ({ key: c.key, cells: c }))} />
        </Part>
      </div></Sheet>
    </>
  )
}
export default MonthPage

const Part = ({ id, title, none, is, children }: { id: string; title: string; none: string; is: boolean; children: ReactNode }) => (
  <section className={css.monthPart} aria-labelledby={id}><h2 id={id}>{title}</h2>{is ? children : <p className={css.soft}>{none}</p>}</section>
)

const Visits = ({ visits }: { visits: MonthView['held'] }) => (
  <Table columns={[{ key: 'day', label: m.visits_col_day() }, { key: 'schools', label: m.visits_col_school() }, { key: 'kind', label: m.visits_col_kind() }]}
    rows={visits.map(v => ({ key: v.key, cells: { day: v.href ? <Link to={v.href}>{v.day}</Link> : v.day, schools: v.schools, kind: v.kind } }))} />
)

const Agreements = ({ list, last }: { list: MonthView['agreed']; last: 'state' | 'on' }) => (
  <Table columns={[{ key: 'school', label: m.visits_col_school() }, { key: 'what', label: m.visits_col_what() }, { key: 'who', label: m.visits_agree_who() }, { key: 'by', label: m.visits_col_by() }, { key: last, label: last === 'state' ? m.visits_col_state() : m.visits_col_on() }]}
    rows={list.map(a => ({ key: a.key, cells: { ...a, by: <span className={css.day}>{a.by}</span>, what: <span className={css.written}>{a.what}</span> } }))} />
)

const OwnText = ({ d, answer }: { d: Route.ComponentProps['loaderData']; answer: Answer | Clash | undefined }) => {
  const wrong = answer?.kind === 'problems' ? answer : null
  const clash = answer?.kind === 'month-clash' ? answer : null
  const said = m.visits_month_text()
  return (
    <section aria-labelledby="palabras">
      <h2 className="visually-hidden" id="palabras">{said}</h2>
      {d.isSaved && !answer ? <Notice live>{m.visits_month_saved()}</Notice> : null}
      {clash ? <div className={css.clash} role="alert"><h3>{m.visits_clash_title()}</h3><p>{m.visits_clash_what()}</p><p className="written">{clash.theirs}</p></div> : null}
      <div className="no-print">
        <DraftForm key={`${d.own.version} ${clash?.version}`} name="month" title={m.visits_month_of({ month: d.title })}>
          <input type="hidden" name="month" value={d.month} /><input type="hidden" name="version" value={clash?.version ?? d.own.version} />
          <ErrorSummary problems={wrong?.problems} />
          <WritingField name="text" label={said} hint={m.visits_month_text_hint()} problem={wrong?.problems.text} defaultValue={wrong?.values.text ?? clash?.mine ?? d.own.text} rows={5} />
          <Button name="intent" value="save">{m.notebook_save()}</Button> {d.own.savedAt ? <span className={css.soft}>{m.notebook_saved_at({ time: d.own.savedAt })}</span> : null}
        </DraftForm>
      </div>
      {d.own.text ? <p className={`${css.onPaper} written`}>{d.own.text}</p> : null}
    </section>
  )
}
