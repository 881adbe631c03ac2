/** A school's calendar: today in one tap, a month of days, the year's counts beside what was declared, and what is entered. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/school-calendar'
import { isLost, entryKinds } from '../../../cycles/calendar/entries.ts'
import { enterDays, withdrawDays } from '../../../db/calendar/entries.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import { EntryForm } from '../../components/calendar/entry-form.tsx'
import { MonthTable } from '../../components/calendar/month.tsx'
import { calendarPath } from '../../components/calendar/paths.ts'
import { Button, ErrorSummary } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, rbdFrom, requireMayInSchool, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { describeCalendar, monthAsked } from './calendar-view.server.ts'
import { entryFrom } from './entry-problems.server.ts'
import css from '../../components/calendar/calendar.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'calendar.ofSchool', rbd)
  const today = todayOf(context)
  const asked = new URL(request.url).searchParams
  const done = asked.get('hecho')
  const { slepCode } = await schoolThingOf(context, rbd)
  return {
    rbd, school: await schoolNameOf({ store, rbd, today }), done: done === 'anotado' ? m.calendar_entered() : done === 'deshecho' ? m.calendar_withdrawn() : null, entered: asked.get('dia'),
    ...(await describeCalendar(store, { rbd, slepCode, today, month: monthAsked(asked.get('mes'), today), f: formatter(locale, timeZoneOf(context)) })),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'calendar.ofSchool', rbd)
  const by = requireSignedIn(context).id
  const today = todayOf(context)
  const form = await request.formData()
  const back = (month: string, done: string, id = '') => redirect(`${calendarPath(rbd, month)}&hecho=${done}${id ? `&dia=${id}` : ''}`, 303)
  const que = form.get('que')
  const kind = entryKinds.find(k => k === form.get('hoy'))
  if (kind && isLost(kind)) {
    const { id } = await enterDays(store, { layer: 'school', rbd, entry: { kind, fromDay: today, toDay: today, courses: [], label: '' }, by, requestId })
    return back(today.slice(0, 7), 'anotado', id)
  }
  if (que === 'deshacer') {
    if (!(await withdrawDays(store, { id: String(form.get('dia')), rbd, by, requestId })).ok) throw notFound()
    return back(String(form.get('mes')).slice(0, 7), 'deshecho')
  }
  if (que !== 'anotar') throw notFound()
  const known = (await getPresentFigures(store, rbd, today))?.courses.map(c => c.course) ?? []
  const read = entryFrom(form, 'school', known)
  if (!read.ok) return data({ problems: read.problems, typed: read.typed as Record<string, string> }, { status: 400 })
  const { id } = await enterDays(store, { layer: 'school', rbd, entry: read.entry, by, requestId })
  return back(read.entry.fromDay.slice(0, 7), 'anotado', id)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.calendar_title_of({ school: d.school }) : '' }]

const Undo = ({ id, month }: { id: string; month: string }) => <Form method="post"><input type="hidden" name="dia" value={id} /><input type="hidden" name="mes" value={month} /><Button tone="quiet" name="que" value="deshacer">{m.calendar_undo()}</Button></Form>

const SchoolCalendarPage = ({ loaderData: d, actionData: a }: Route.ComponentProps) => {
  const problems: Record<string, string> = a?.problems ?? {}
  return (
    <>
      <PageHead title={m.calendar_title_of({ school: d.school })} readers={m.calendar_readers()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} />
      {d.done ? <Notice live><p>{d.done}</p>{d.entered ? <Undo id={d.entered} month={d.monthKey} /> : null}</Notice> : null}
      <ErrorSummary problems={problems} />
      <div className="stack">
        <div className="no-print">
          <Sheet labelledBy="hoy">
            <h2 id="hoy">{m.calendar_today_title()}</h2>
            <p>{d.todayWhat}</p>
            {d.todayIsFree ? null : <Form method="post" className={css.today}>{d.todayKinds.map(k => <Button key={k.value} name="hoy" value={k.value}>{k.label}</Button>)}</Form>}
          </Sheet>
        </div>
        <Sheet labelledBy="mes">
          <h2 id="mes">{d.month}</h2>
          <nav className={`${css.nav} no-print`} aria-label={m.calendar_months_nav()}>
            {d.before ? <Link to={calendarPath(d.rbd, d.before.key)} preventScrollReset><span aria-hidden="true">← </span>{d.before.name}</Link> : null}
            {d.after ? <Link to={calendarPath(d.rbd, d.after.key)} preventScrollReset>{d.after.name}<span aria-hidden="true"> →</span></Link> : null}
            <PrintButton tone="quiet">{m.calendar_print()}</PrintButton>
          </nav>
          <MonthTable caption={d.month} weeks={d.weeks} />
        </Sheet>
        <Sheet labelledBy="anio">
          <h2 id="anio">{m.calendar_year_title({ year: d.year })}</h2>
          {d.assumed ? <Notice tone="look">{d.assumed}</Notice> : null}
          {d.declaredSays.map(s => <p key={s}>{s}</p>)}
          <Table columns={[{ key: 'month', label: m.calendar_col_month() }, { key: 'calendar', label: m.calendar_col_calendar(), number: true }, { key: 'declared', label: m.calendar_col_declared(), number: true }, { key: 'lost', label: m.calendar_col_lost() }]}
            rows={d.months.map(x => ({ key: x.key, cells: { ...x.cells, month: <span className={css.whole}>{x.cells.month}</span> } }))} />
        </Sheet>
        <Sheet labelledBy="anotado">
          <h2 id="anotado">{m.calendar_entries_title({ year: d.year })}</h2>
          {d.entries.length === 0 ? <p>{m.calendar_entries_none()}</p> : (
            <Table columns={[{ key: 'days', label: m.calendar_col_days() }, { key: 'what', label: m.calendar_col_what() }, { key: 'layer', label: m.calendar_col_layer() }, { key: 'who', label: m.calendar_col_who() }, { key: 'undo', label: '' }]}
              rows={d.entries.map(e => ({ key: e.id, cells: { ...e.cells, undo: e.isOwn ? <Undo id={e.id} month={d.monthKey} /> : null } }))} />
          )}
          <p className={css.soft}>{m.calendar_recover_note()}</p>
          <details className={`${css.more} no-print`} open={Object.keys(problems).length > 0}>
            <summary>{m.calendar_form_title()}</summary>
            <EntryForm kinds={d.kinds} courses={d.courses} problems={problems} typed={a?.typed ?? { desde: d.today }} />
          </details>
        </Sheet>
      </div>
    </>
  )
}
export default SchoolCalendarPage
