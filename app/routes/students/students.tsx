/** A school's students, from those at risk on: who nobody has sought yet, what is due, who moved, then band by band. For its own team. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/students'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { getStudentModule, shareCourses } from '../../../db/students/module.ts'
import { BandsBar } from '../../components/figures/bands-bar.tsx'
import { Finding } from '../../components/figures/school-figures.tsx'
import { Button, SelectField } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { EmptyState, NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { protocolPath } from '../../components/protocol/paths.ts'
import { describeStudents } from '../../components/students/describe-students.ts'
import { OwnList } from '../../components/students/own-list.tsx'
import { contactsPath, groupPath, listPath, requestsPath, settingsPath, studentsPath, weekdaysPath } from '../../components/students/paths.ts'
import { LinesSection } from '../../components/students/student-lines.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { fieldsOf } from '../people/fields.ts'
import { reasonTo, recordOf, schoolThingOf } from '../../request.server.ts'
import { everybodyOf, requireStudents, studentsVisitOf } from './students-visit.server.ts'
import css from '../../components/students/students.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await studentsVisitOf(context, params)
  const { rbd, store, today, f } = visit
  const head = { rbd, school: visit.schoolName, printedOn: f.dayLong(today) }
  if (!visit.isOn) return { ...head, kind: 'off' as const }
  const everybody = await everybodyOf(visit)
  if (!everybody || everybody.students.length === 0) return { ...head, kind: 'no-data' as const }
  const asked = new URL(request.url).searchParams
  await recordOf(context, { event: 'students.viewed', rbd, detail: { page: 'list' } })
  const cycles = (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn)
  return {
    ...head, kind: 'students' as const, mayAnswer: reasonTo(context, 'students.answer', await schoolThingOf(context, rbd)) !== null, sharesCourses: (await getStudentModule(store, rbd))!.sharesCourses, saved: asked.get('hecho') === 'compartir',
    cycles: cycles.map(c => ({ id: c.id, number: c.number, title: c.title })),
    view: describeStudents(everybody.students, { rbd, ...everybody, filter: (asked.get('curso') ?? '').slice(0, 20), scheme: visit.scheme, today }, f),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await requireStudents(context, params)
  const field = fieldsOf(await request.formData())
  if (field('que') === 'compartir') await shareCourses(visit.store, { rbd: visit.rbd, by: visit.personId, requestId: visit.requestId, shares: field('cursos') === 'si' })
  return redirect(`${studentsPath(visit.rbd)}?hecho=compartir`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.risk_tab_title({ school: loaderData.school }) : '' }]

const StudentsPage = ({ loaderData: d }: Route.ComponentProps) => {
  const head = <PageHead title={m.risk_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.risk_readers()} />
  if (d.kind === 'off') return (
    <>
      {head}
      <EmptyState title={m.risk_off_title()}>
        <p>{m.risk_off_what()}</p>
        <p>{m.risk_off_optional()}</p>
        <p>{m.risk_off_who()}</p>
        <p><Link to={contactsPath(d.rbd)}>{m.risk_off_counts()}</Link> · <Link to={settingsPath(d.rbd)}>{m.students_settings_link()}</Link></p>
      </EmptyState>
    </>
  )
  if (d.kind === 'no-data') return <>{head}<EmptyState title={m.risk_no_data_title()}><p>{m.risk_no_data()}</p><p><Link to={listPath(d.rbd)}>{m.students_list_link()}</Link></p></EmptyState></>
  const { view } = d
  return (
    <>
      {head}
      <p className={css.paper}>{m.risk_printed({ school: d.school, day: d.printedOn })}</p>
      {d.saved ? <Notice live>{d.sharesCourses ? m.risk_shares_saved_on() : m.risk_shares_saved_off()}</Notice> : null}
      <Sheet>
        <Finding headline={view.finding} detail={view.detail} />
        {view.next ? <NextStep><strong>{m.data_next_step()}</strong> {view.next}</NextStep> : null}
        <Form method="get" className={`${css.filter} no-print`}>
          <SelectField name="curso" label={m.risk_filter()} options={view.filter.options} defaultValue={view.filter.value} />
          <Button>{m.risk_filter_button()}</Button>
          <PrintButton tone="quiet">{m.risk_print()}</PrintButton>
        </Form>
        <p className={`${css.ways} no-print`}>
          <Link to={contactsPath(d.rbd)}>{m.risk_contacts_link()}</Link>
          <Link to={protocolPath(d.rbd)}>{m.protocol_link()}</Link>
          <Link to={weekdaysPath(d.rbd)}>{m.risk_weekdays_link()}</Link>
          <Link to={listPath(d.rbd)}>{m.students_list_link()}</Link>
          {d.mayAnswer ? <Link to={requestsPath(d.rbd)}>{m.students_requests_link()}</Link> : null}
          {d.cycles.map(c => <Link key={c.id} to={groupPath(d.rbd, c.id)}>{m.risk_group_link({ number: c.number, title: c.title })}</Link>)}
        </p>
        <OwnList rbd={d.rbd} />
        {view.returns ? (
          <section aria-labelledby="volver" className={css.section}>
            <h2 id="volver">{m.protocol_open_title()}</h2>
            <p className={css.soft}>{view.returns.sentence}</p>
            <ul className={css.returns}>{view.returns.lines.map(l => <li key={l.key}><p><Link to={l.href}>{l.who}</Link>. {l.question}</p></li>)}</ul>
          </section>
        ) : null}
        {view.sections.map(s => <LinesSection key={s.id} section={s} columns={view.columns} />)}
        <div className={css.pair}>
          <BandsBar view={view.bands} headingId="tramos" />
          {view.movement ? <div><Table stacks={false} caption={view.movement.caption} columns={view.movement.columns} rows={view.movement.rows} /><p className={css.soft}>{view.movement.sentence}</p></div> : null}
        </div>
        <p className={css.soft}>{view.rule}</p>
      </Sheet>
      <div className={`${css.below} no-print`}>
        <Sheet labelledBy="compartir">
          <h2 id="compartir">{m.risk_shares_title()}</h2>
          <p>{d.sharesCourses ? m.risk_shares_on() : m.risk_shares_off()}</p>
          <Form method="post">
            <input type="hidden" name="que" value="compartir" />
            <Button name="cursos" value={d.sharesCourses ? 'no' : 'si'}>{d.sharesCourses ? m.risk_shares_stop() : m.risk_shares_start()}</Button>
          </Form>
        </Sheet>
      </div>
    </>
  )
}
export default StudentsPage
