/** Families sought, reached and agreeing, as counts by week: for every team, with a list of students or without one. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/contacts'
import { countsByWeek, readContactCount } from '../../../cycles/students/contacts.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { listContactCounts, setCountWithdrawn, writeContactCount } from '../../../db/students/contacts.ts'
import { Finding } from '../../components/figures/school-figures.tsx'
import { Actions, Button, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { protocolPath } from '../../components/protocol/paths.ts'
import { contactsPath, studentsPath } from '../../components/students/paths.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { fieldsOf } from '../people/fields.ts'
import { found, requireTeam, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import css from '../../components/students/students.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const { store, rbd, today, f } = visit
  const counts = await listContactCounts(store, rbd, Number(today.slice(0, 4)))
  const standing = counts.filter(c => !c.isWithdrawn)
  const sum = (k: 'sought' | 'reached' | 'agreements') => standing.reduce((n, c) => n + c[k], 0)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, school: await schoolNameOf(visit), today, printedOn: f.dayLong(today), hasStudents: await isStudentModuleOn(store, rbd),
    finding: standing.length === 0 ? m.risk_counts_none() : m.risk_counts_finding({ sought: f.integer(sum('sought')), reached: f.integer(sum('reached')), agreements: f.integer(sum('agreements')) }),
    weeks: countsByWeek(standing).map(w => ({ key: w.monday, cells: { week: m.risk_week({ day: f.day(w.monday) }), sought: f.integer(w.sought), reached: f.integer(w.reached), agreements: f.integer(w.agreements) } })),
    entries: counts.slice(0, 40).map(c => ({ id: c.id, isWithdrawn: c.isWithdrawn, cells: { on: f.day(c.on), sought: f.integer(c.sought), reached: f.integer(c.reached), agreements: f.integer(c.agreements), by: c.writtenBy } })),
    cycles: (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn).map(c => ({ value: c.id, label: m.risk_cycle_option({ number: c.number, title: c.title }) })),
    done: done === 'anotado' ? m.risk_counts_saved() : done === 'retirado' ? m.risk_contact_withdrawn() : done === 'repuesto' ? m.risk_contact_restored() : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const { store, rbd, today } = visit
  const field = fieldsOf(await request.formData())
  if (field('que') !== 'anotar') {
    const withdrawn = field('que') === 'retirar'
    if (!await setCountWithdrawn(store, { rbd, countId: field('contacto'), withdrawn })) found(null)
    return redirect(`${contactsPath(rbd)}?hecho=${withdrawn ? 'retirado' : 'repuesto'}`, 303)
  }
  const values = { on: field('on'), sought: field('sought'), reached: field('reached'), agreements: field('agreements') }
  const counts = readContactCount(values)
  const problems: Record<string, string> = {}
  if (!/^20\d\d-\d\d-\d\d$/.test(values.on) || values.on > today || values.on.slice(0, 4) !== today.slice(0, 4)) problems.on = m.risk_problem_on()
  if (!counts) problems.sought = m.risk_problem_counts()
  if (!counts || problems.on) return data({ problems, values: { ...values, cycleId: field('cycleId') } as Record<string, string> }, { status: 400 })
  if (!(await writeContactCount(store, { rbd, cycleId: field('cycleId') || null, on: values.on, ...counts, by: visit.personId })).ok) found(null)
  return redirect(`${contactsPath(rbd)}?hecho=anotado`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.risk_counts_tab_title({ school: loaderData.school }) : '' }]

const ContactsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const v: Record<string, string> = actionData?.values ?? {}
  const p: Record<string, string> = actionData?.problems ?? {}
  const numbers = [{ key: 'sought', label: m.risk_col_sought(), number: true }, { key: 'reached', label: m.risk_col_reached(), number: true }, { key: 'agreements', label: m.risk_col_agreements(), number: true }]
  return (
    <>
      <PageHead title={m.risk_counts_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.risk_counts_readers()} />
      <p className={css.paper}>{m.risk_printed({ school: d.school, day: d.printedOn })}</p>
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Sheet>
        <Finding headline={d.finding} detail={[]} />
        {d.weeks.length > 0 ? <Table stacks={false} caption={m.risk_weeks_caption()} columns={[{ key: 'week', label: m.risk_col_week() }, ...numbers]} rows={d.weeks} /> : null}
        <p className={`${css.ways} no-print`}>
          <PrintButton tone="quiet">{m.risk_print_evidence()}</PrintButton>
          <Link to={studentsPath(d.rbd)}>{d.hasStudents ? m.risk_counts_to_students() : m.risk_counts_to_module()}</Link>
          <Link to={protocolPath(d.rbd)}>{m.protocol_link()}</Link>
        </p>
      </Sheet>
      <div className={`${css.below} no-print`}>
        <Sheet labelledBy="anotar">
          <h2 id="anotar">{m.risk_counts_write()}</h2>
          <p className={css.soft}>{m.risk_counts_what()}</p>
          <Form method="post" noValidate key={d.entries.length}>
            <input type="hidden" name="que" value="anotar" />
            <TextField name="on" label={m.risk_field_on()} type="date" width="short" max={d.today} defaultValue={v.on ?? d.today} problem={p.on} />
            <div className={css.counts}>
              <TextField name="sought" label={m.risk_col_sought()} inputMode="numeric" width="short" maxLength={4} defaultValue={v.sought} problem={p.sought} />
              <TextField name="reached" label={m.risk_col_reached()} inputMode="numeric" width="short" maxLength={4} defaultValue={v.reached} />
              <TextField name="agreements" label={m.risk_col_agreements()} inputMode="numeric" width="short" maxLength={4} defaultValue={v.agreements} />
            </div>
            {d.cycles.length > 0 ? <SelectField name="cycleId" label={m.risk_field_cycle()} options={[{ value: '', label: m.risk_field_cycle_none() }, ...d.cycles]} defaultValue={v.cycleId ?? ''} /> : null}
            <Actions><Button tone="primary">{m.risk_write_button()}</Button></Actions>
          </Form>
        </Sheet>
        {d.entries.length > 0 ? (
          <Sheet labelledBy="anotado">
            <h2 id="anotado">{m.risk_counts_entries()}</h2>
            <Table columns={[{ key: 'on', label: m.risk_field_on() }, ...numbers, { key: 'by', label: m.risk_col_by() }, { key: 'undo', label: '' }]} rows={d.entries.map(e => ({
              key: e.id,
              cells: {
                ...e.cells, on: e.isWithdrawn ? <s className={css.withdrawn}>{e.cells.on}</s> : e.cells.on,
                undo: <Form method="post"><input type="hidden" name="contacto" value={e.id} /><Button tone="quiet" name="que" value={e.isWithdrawn ? 'reponer' : 'retirar'}>{e.isWithdrawn ? m.risk_restore() : m.risk_withdraw()}</Button></Form>,
              },
            }))} />
          </Sheet>
        ) : null}
      </div>
    </>
  )
}
export default ContactsPage
