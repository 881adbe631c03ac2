/**
 * Two pages a year for the public account and the school council: enrolment, attendance against the year before, the year's end, each cycle
 * in three lines. Made and printed by the team. What it writes here (the year's end, shorter texts) is for this paper and kept nowhere, so
 * the form answers with the page itself: there is nothing to come back to.
 */
import { data, Form, Link } from 'react-router'
import type { Route } from './+types/public-account'
import { linesOfCycle, type LineOfCycle } from '../../../cycles/story/three-lines.ts'
import { yearEndKinds, type YearEndKind } from '../../../cycles/story/year-end.ts'
import { Actions, Button, ErrorSummary, TextField, WritingField } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { MonthsFigure } from '../../components/story/months-figure.tsx'
import { accountPath } from '../../components/story/paths.ts'
import { Concerns } from '../../components/story/concerns.tsx'
import { m } from '../../messages/compiled/messages.js'
import { accountOf, type AccountView, type Written } from './account-data.server.ts'
import css from '../../components/story/story.module.css'

export const loader = ({ context, params, request }: Route.LoaderArgs) => accountOf(context, params, request, null)

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const form = await request.formData()
  const written: Written = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  const account = await accountOf(context, params, request, written)
  return data(account, { status: Object.keys(account.problems).length > 0 ? 400 : 200 })
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${m.story_account_title({ year: d.year })} · ${d.school}` : '' }]

const lineName: Record<LineOfCycle, () => string> = { challenge: m.story_line_challenge, did: m.story_line_did, learnt: m.story_line_learnt }
const yearEndName: Record<YearEndKind, () => string> = { promoted: m.story_promoted, failed: m.story_failed, withdrawn: m.story_withdrawn }

const Sheet = ({ a }: { a: AccountView }) => (
  <article className={css.account}>
    <header className={css.accountHead}>
      <p className={css.dates}>{a.place}</p>
      <h1>{a.school}</h1>
      <p className={css.dates}>{m.story_account_title({ year: a.year })}</p>
    </header>
    <dl className={css.facts}>
      <div><dt>{m.story_enrolment()}</dt><dd>{a.enrolment.text}<small>{a.enrolment.note}</small></dd></div>
      {yearEndKinds.map(kind => (
        <div key={kind}><dt>{yearEndName[kind]()}</dt><dd>{a.yearEnd[kind].text ?? <span className={css.blank} aria-label={m.story_blank()} role="img" />}{a.yearEnd[kind].note ? <small>{a.yearEnd[kind].note}</small> : null}</dd></div>
      ))}
    </dl>
    {a.yearEndNote ? <p className={css.source}>{a.yearEndNote}</p> : null}
    <section className={css.part}><MonthsFigure view={a.months} /></section>
    <section className={css.part}>
      <h2 className={css.partTitle}>{m.story_account_cycles()}</h2>
      {a.cycles.length === 0 ? <p className={css.quiet}>{m.story_account_no_cycles()}</p> : a.cycles.map(c => (
        <section key={c.id} className={css.threeLines}>
          <h3 dir="auto">{c.title}</h3>
          <p className={css.dates}>{c.place}</p>
          {linesOfCycle.some(l => c.lines[l] !== '') ? (
            <dl>{linesOfCycle.filter(l => c.lines[l] !== '').map(l => <div key={l}><dt>{lineName[l]()}</dt><dd dir="auto">{c.lines[l]}</dd></div>)}</dl>
          ) : <p className={`${css.quiet} no-print`}>{m.story_account_nothing_ready()}</p>}
        </section>
      ))}
    </section>
    <footer className={css.foot}><p>{a.made}</p><p>{m.story_account_rules()}</p></footer>
  </article>
)

const PublicAccount = ({ loaderData, actionData }: Route.ComponentProps) => {
  const a = actionData ?? loaderData
  return (
    <>
      <div className="no-print">
        <p className={css.place}><Link to={schoolPath(a.rbd)}>{m.notebook_school_title({ school: a.school })}</Link></p>
        <p className={css.quiet}>{m.story_account_readers()}</p>
        <div className={css.bar}>
          <PrintButton tone="plain">{m.story_print()}</PrintButton>
          <a href="/ayuda/cifras">{m.yearly_why_differ()}</a>
          {a.years.map(y => <Link key={y} to={accountPath(a.rbd, y)} aria-current={String(y) === a.year ? 'page' : undefined}>{y}</Link>)}
        </div>
        <ErrorSummary problems={a.problems} />
        <Concerns concerns={a.concerns} what={m.story_account_concerns_what()} />
      </div>
      <Sheet a={a} />
      <details className={`${css.shorten} no-print`} open={Object.keys(a.problems).length > 0}>
        <summary>{m.story_account_shorten()}</summary>
        <Form method="post" action={accountPath(a.rbd, Number(a.year))} preventScrollReset>
          <p className={css.quiet}>{m.story_account_shorten_what()}</p>
          {a.takesYearEnd ? (
            <fieldset>
              <legend><strong>{m.story_year_end()}</strong></legend>
              <p className={css.quiet}>{a.prefilled ?? m.story_year_end_what()}</p>
              <div className={css.three}>
                {yearEndKinds.map(kind => <TextField key={kind} name={kind} label={yearEndName[kind]()} problem={a.problems[kind]} defaultValue={a.written[kind] ?? ''} width="short" inputMode="numeric" autoComplete="off" />)}
              </div>
            </fieldset>
          ) : null}
          {a.cycles.map(c => (
            <fieldset key={c.id}>
              <legend><strong>{c.title}</strong></legend>
              {linesOfCycle.map(l => <WritingField key={l} id={`${l}-${c.id}`} name={`${l}.${c.id}`} label={lineName[l]()} defaultValue={c.lines[l]} rows={3} />)}
            </fieldset>
          ))}
          <Actions><Button tone="primary">{m.story_account_show()}</Button></Actions>
        </Form>
      </details>
    </>
  )
}
export default PublicAccount
