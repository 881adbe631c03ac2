/** Whom a cycle is for: chosen by code or by course until implementation begins, then frozen, and its curve beside the rest of the school. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/focus-group'
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { chooseFocusGroup, getFocusGroup } from '../../../db/students/focus-groups.ts'
import { DrawnLater } from '../../components/figures/drawn-later.tsx'
import { Finding } from '../../components/figures/school-figures.tsx'
import { Actions, Button, CheckField, ErrorSummary, SelectField } from '../../components/form.tsx'
import { cyclePath } from '../../components/notebook/paths.ts'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { filterOptions, isWithin, lineColumns, lineView } from '../../components/students/describe-students.ts'
import { groupPath, studentsPath } from '../../components/students/paths.ts'
import { StudentLines } from '../../components/students/student-lines.tsx'
import { courseShort } from '../../components/students/words.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found } from '../notebook/viewer.server.ts'
import { focusViewOf } from './focus.server.ts'
import { everybodyOf, requireStudents } from './students-visit.server.ts'
import css from '../../components/students/students.module.css'
import figures from '../../components/figures/figures.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd, today, f } = visit
  const cycle = found(await getCycle(store, rbd, params.cycleId, today))
  const head = { rbd, school: visit.schoolName, printedOn: f.dayLong(today), cycle: { id: cycle.id, number: cycle.number, year: String(cycle.year), title: cycle.title } }
  const [group, everybody] = [await getFocusGroup(store, rbd, cycle.id), await everybodyOf(visit)]
  if (!everybody) return { ...head, focus: null, members: null, choose: null, done: false }
  const asked = new URL(request.url).searchParams
  const year = monthOfDay(today).year
  const ids = new Set(group?.studentIds)
  const isOpen = !group?.frozenAt && !cycle.closedOn && !cycle.droppedOn
  const filter = (asked.get('curso') ?? '').slice(0, 20)
  const shown = everybody.students.filter(x => isWithin(x.line.course, filter) && (filter !== '' || x.standing.isAtRisk || ids.has(x.line.studentId)))
  const lines = (students: typeof everybody.students) => ({ columns: lineColumns(f.asHeading(f.monthName(everybody.last))), lines: students.map(x => lineView(x, { rbd, today, steps: everybody.steps }, f)) })
  return {
    ...head, done: asked.get('hecho') === 'elegido',
    focus: group ? await focusViewOf(store, rbd, group, { year, upTo: everybody.last, implementationFrom: cycle.implementationFrom }, f) : null,
    members: group?.kind === 'students' ? lines(everybody.students.filter(x => ids.has(x.line.studentId))) : null,
    choose: isOpen ? {
      ...lines(shown), chosen: [...ids], filter, options: filterOptions(everybody.students.map(x => x.line), f), hasBegun: cycle.implementationFrom !== null,
      courses: [...new Set(everybody.students.map(x => x.line.course))].sort(f.compare).map(value => ({ value, label: courseShort(value), isChosen: group?.courses.includes(value) ?? false })),
    } : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd } = visit
  const form = await request.formData()
  const all = (name: string) => form.getAll(name).filter(v => typeof v === 'string')
  // A filter shows some students only: whoever was chosen before and is not on this list stays chosen.
  const shown = new Set(all('mostrado'))
  const kept = (await getFocusGroup(store, rbd, params.cycleId))?.studentIds.filter(id => !shown.has(id)) ?? []
  const outcome = await chooseFocusGroup(store, {
    rbd, cycleId: params.cycleId, by: visit.personId,
    choice: form.get('que') === 'cursos' ? { kind: 'courses', courses: all('curso') } : { kind: 'students', studentIds: [...kept, ...all('estudiante')] },
  })
  if (outcome.ok) return redirect(`${groupPath(rbd, params.cycleId)}?hecho=elegido`, 303)
  if (outcome.reason === 'not-found') found(null)
  return data({ problems: { '': outcome.reason === 'frozen' ? m.risk_problem_frozen() : m.risk_problem_nobody() } as Record<string, string> }, { status: outcome.reason === 'frozen' ? 409 : 400 })
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.risk_group_title(), cycle: loaderData.cycle.title }) : '' }]

const FocusGroupPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const chosen = new Set(d.choose?.chosen)
  return (
    <>
      <PageHead title={m.risk_group_title()} readers={m.risk_readers()} crumb={<><Link to={cyclePath(d.rbd, d.cycle.id)}>{m.notebook_crumb({ school: d.school, year: d.cycle.year, number: d.cycle.number })}: {d.cycle.title}</Link> · <Link to={studentsPath(d.rbd)}>{m.risk_title()}</Link></>} />
      <p className={css.paper}>{m.risk_printed({ school: d.school, day: d.printedOn })}</p>
      {d.done && !actionData ? <Notice live>{m.risk_group_chosen()}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      {!d.focus && !d.choose ? <EmptyState title={m.risk_no_data_title()}><p>{m.risk_no_data()}</p></EmptyState> : null}
      {d.focus ? (
        <Sheet labelledBy="quienes">
          <h2 id="quienes">{d.focus.who}</h2>
          <p className={css.soft}>{d.focus.frozen}</p>
          <Finding headline={d.focus.finding} detail={[...(d.focus.beside ? [d.focus.beside] : []), ...d.focus.detail]} />
          <div className={d.focus.beside ? css.stack : css.pair}>
            <Table stacks={false} caption={d.focus.table.caption} columns={d.focus.table.columns} rows={d.focus.table.rows} />
            {d.focus.movement ? <div><Table stacks={false} caption={d.focus.movement.caption} columns={d.focus.movement.columns} rows={d.focus.movement.rows} /><p className={css.soft}>{d.focus.movement.sentence}</p></div> : null}
          </div>
          {d.focus.chart ? <figure className={figures.figure}><figcaption><strong>{d.focus.chart.title}</strong> · {d.focus.chart.axis}. {d.focus.beside ?? d.focus.finding}</figcaption><DrawnLater view={d.focus.chart} /></figure> : null}
          {d.members ? <section aria-labelledby="lista" className={css.section}><h2 id="lista">{m.risk_group_list()}</h2><StudentLines caption={m.risk_group_list()} {...d.members} /></section> : null}
          <p className="no-print"><PrintButton tone="quiet">{m.risk_print()}</PrintButton></p>
        </Sheet>
      ) : null}
      {d.choose ? (
        <div className={`${css.below} no-print`}>
          <Sheet labelledBy="elegir">
            <h2 id="elegir">{d.focus ? m.risk_choose_again() : m.risk_choose_title()}</h2>
            <p>{d.choose.hasBegun ? m.risk_choose_begun() : m.risk_choose_what()}</p>
            <Form method="get" className={css.filter}>
              <SelectField name="curso" label={m.risk_filter()} options={[{ value: '', label: m.risk_choose_at_risk() }, ...d.choose.options.slice(1)]} defaultValue={d.choose.filter} />
              <Button>{m.risk_filter_button()}</Button>
            </Form>
            <Form method="post" key={d.choose.filter + d.choose.chosen.length}>
              {d.choose.lines.map(l => <input key={l.key} type="hidden" name="mostrado" value={l.key} />)}
              {d.choose.lines.length > 0 ? <StudentLines caption={m.risk_choose_title()} columns={d.choose.columns} lines={d.choose.lines} chosen={chosen} /> : <p>{m.risk_choose_nobody_here()}</p>}
              <Actions><Button tone="primary" name="que" value="estudiantes">{m.risk_choose_students_button()}</Button></Actions>
            </Form>
          </Sheet>
          <Sheet labelledBy="por-curso">
            <h2 id="por-curso">{m.risk_choose_courses()}</h2>
            <Form method="post">
              <div className={css.counts}>{d.choose.courses.map(c => <CheckField key={c.value} name="curso" label={c.label} value={c.value} defaultChecked={c.isChosen} />)}</div>
              <Actions><Button name="que" value="cursos">{m.risk_choose_courses_button()}</Button></Actions>
            </Form>
          </Sheet>
        </div>
      ) : null}
    </>
  )
}
export default FocusGroupPage
