/** A week typed by hand: days attended and days due of each course, on one screen, for schools whose class book exports nothing. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/weeks'
import { addDays, isMonday, isSchoolWeek, mondayOf, schoolWeeksBetween } from '../../../cycles/calendar/weeks.ts'
import { readTypedCourses, weeksOfSchool, type TypedProblem } from '../../../cycles/indicators/course-weeks.ts'
import { listCourseSizes, listCourseWeeks, listTypedCourses, saveCourseWeek } from '../../../db/indicators/course-weeks.ts'
import { courseNameOf } from '../../components/evidence/describe-snapshots.ts'
import { describeWeeks } from '../../components/evidence/describe-weeks.ts'
import { lostWeeks } from '../notebook/lost-days.server.ts'
import { RunChart } from '../../components/doing/run-chart.tsx'
import { Actions, Button, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Columns, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound, requireMayInSchool } from '../../request.server.ts'
import { schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import css from './weeks.module.css'

const weeksInSight = 16
const daysOfAWeek = 5
const courseKey = /^\d{1,3}-\d{1,2}-[A-Z]{1,2}$/
const grades = ['110-1', '110-2', '110-3', '110-4', '110-5', '110-6', '110-7', '110-8', '310-1', '310-2', '310-3', '310-4'] as const

const mondayIn = (value: string | null, today: string) => (value && /^\d{4}-\d\d-\d\d$/.test(value) && isMonday(value) && value <= today ? value : null)
const byCourse = (a: string, b: string) => { const [x, y] = [a, b].map(c => c.split('-')) as [string[], string[]]; return Number(x[0]) - Number(y[0]) || Number(x[1]) - Number(y[1]) || (x[2]! < y[2]! ? -1 : 1) }

/** Courses of this screen: those of the files, those typed before, and those just added by hand. */
const coursesOf = async (visit: Awaited<ReturnType<typeof visitOf>>, added: readonly string[]) => {
  const sizes = await listCourseSizes(visit.store, visit.rbd)
  const typed = await listTypedCourses(visit.store, visit.rbd)
  return { sizes, courses: [...new Set([...sizes.keys(), ...typed, ...added.filter(c => courseKey.test(c))])].sort(byCourse) }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'attendance.type', visit.rbd)
  const { store, rbd, today, f } = visit
  const asked = new URL(request.url).searchParams
  const thisMonday = mondayOf(today)
  const weeks = schoolWeeksBetween(addDays(thisMonday, -7 * (weeksInSight - 1)), thisMonday)
  const monday = mondayIn(asked.get('semana'), today) ?? weeks.at(-1) ?? thisMonday
  const letter = (asked.get('letra') ?? '').trim().toUpperCase()
  const added = [...asked.getAll('con'), ...(asked.get('grado') && letter ? [`${asked.get('grado')}-${letter}`] : [])]
  const { sizes, courses } = await coursesOf(visit, added)
  const kept = await listCourseWeeks(store, rbd, addDays(thisMonday, -7 * 52), thisMonday)
  const standing = new Map(kept.filter(w => w.monday === monday).map(w => [w.course, w]))
  const lastDue = new Map(kept.map(w => [w.course, w.daysDue]))
  return {
    rbd, school: await schoolNameOf(visit), monday, week: f.day(monday), saved: asked.get('hecho') === 'guardada',
    weeks: weeks.map(w => ({ value: w, label: w === thisMonday ? m.weeks_this({ day: f.dayShort(w) }) : m.weeks_of({ day: f.dayShort(w) }) })).reverse(),
    added: added.filter(c => courseKey.test(c)),
    grades: grades.map(g => ({ value: g, label: courseNameOf(`${g}-`).trim() })),
    courses: courses.map(course => ({
      course, name: courseNameOf(course), attended: standing.get(course)?.daysAttended.toString() ?? '',
      due: String(standing.get(course)?.daysDue ?? lastDue.get(course) ?? (sizes.has(course) ? sizes.get(course)! * daysOfAWeek : '')),
    })),
    read: describeWeeks(weeksOfSchool(kept).slice(-weeksInSight), f, await lostWeeks(visit, weeks)),
  }
}

const problemOf: Record<TypedProblem['reason'], (o: { course: string }) => string> = {
  missing: m.weeks_problem_missing, 'not-a-number': m.weeks_problem_number, 'attended-above-due': m.weeks_problem_above, 'too-many': m.weeks_problem_many,
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'attendance.type', visit.rbd)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const monday = mondayIn(text('semana'), visit.today)
  if (!monday || !isSchoolWeek(monday)) throw notFound()
  const typed = [...form.keys()].filter(k => k.startsWith('due.') && courseKey.test(k.slice(4))).map(k => ({ course: k.slice(4), attended: text(`attended.${k.slice(4)}`), due: text(k) }))
  const read = readTypedCourses(typed)
  if (!read.ok) {
    return data({
      problems: Object.fromEntries(read.problems.map(p => [`${p.field}.${p.course}`, problemOf[p.reason]({ course: courseNameOf(p.course) })])),
      values: Object.fromEntries([...form].map(([k, v]) => [k, typeof v === 'string' ? v : ''])),
    }, { status: 400 })
  }
  await saveCourseWeek(visit.store, { rbd: visit.rbd, monday, courses: read.courses, by: visit.personId })
  return redirect(`${schoolPath(visit.rbd)}/semanas?semana=${monday}&hecho=guardada`)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.weeks_title(), cycle: loaderData.school }) : '' }]

const Weeks = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  const values: Record<string, string> = actionData?.values ?? {}
  return (
    <>
      <PageHead title={m.weeks_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.weeks_readers()} />
      {d.saved && !actionData ? <Notice live>{m.weeks_saved({ day: d.week })}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Columns aside={<AddCourse d={d} />}>
        <Sheet labelledBy="semana-titulo">
          <h2 id="semana-titulo">{m.weeks_of({ day: d.week })}</h2>
          <p>{m.weeks_lead()}</p>
          <Form method="get" className={`${css.choose} no-print`}>
            <SelectField name="semana" label={m.weeks_choose()} defaultValue={d.monday} options={d.weeks} key={d.monday} />
            <Button tone="quiet">{m.weeks_go()}</Button>
          </Form>
          {d.courses.length === 0 ? <p>{m.weeks_no_courses()}</p> : (
            <Form method="post" key={`form-${d.monday}`}>
              <input type="hidden" name="semana" value={d.monday} />
              <div className={css.grid}>
                <p className={css.head} aria-hidden="true"><span>{m.weeks_course()}</span><span>{m.weeks_attended()}</span><span>{m.weeks_due()}</span></p>
                {d.courses.map(c => (
                  <fieldset key={c.course} className={css.course}>
                    <legend>{c.name}</legend>
                    <TextField name={`attended.${c.course}`} label={<span className={css.small}>{m.weeks_attended()}</span>} inputMode="numeric" autoComplete="off" width="full"
                      defaultValue={values[`attended.${c.course}`] ?? c.attended} problem={problems[`attended.${c.course}`]} />
                    <TextField name={`due.${c.course}`} label={<span className={css.small}>{m.weeks_due()}</span>} inputMode="numeric" autoComplete="off" width="full"
                      defaultValue={values[`due.${c.course}`] ?? c.due} problem={problems[`due.${c.course}`]} />
                  </fieldset>
                ))}
              </div>
              <Actions><Button tone="primary">{m.weeks_save()}</Button></Actions>
            </Form>
          )}
        </Sheet>
        <Sheet labelledBy="semanas-leidas">
          <h2 id="semanas-leidas">{m.weeks_read_title()}</h2>
          {d.read ? (
            <>
              <p className="written">{d.read.sentence}</p>
              {d.read.chart ? <RunChart chart={d.read.chart} /> : null}
              <Table columns={[{ key: 'week', label: m.weeks_column_week() }, { key: 'percent', label: m.weeks_column_percent(), number: true }, { key: 'days', label: m.weeks_column_days(), number: true }, { key: 'courses', label: m.weeks_column_courses(), number: true }]}
                rows={d.read.rows.map(r => ({ key: r.monday, cells: { ...r, week: <Link to={`?semana=${r.monday}`}>{r.week}</Link> } }))} />
              <p>{m.weeks_note()}</p>
            </>
          ) : <p>{m.weeks_none()}</p>}
        </Sheet>
      </Columns>
    </>
  )
}
export default Weeks

const AddCourse = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <Sheet labelledBy="otro-curso">
    <h2 id="otro-curso">{m.weeks_add_title()}</h2>
    <p>{m.weeks_add_what()}</p>
    <Form method="get">
      <input type="hidden" name="semana" value={d.monday} />
      {d.added.map(c => <input key={c} type="hidden" name="con" value={c} />)}
      <SelectField name="grado" label={m.weeks_add_grade()} options={d.grades} width="full" />
      <TextField name="letra" label={m.weeks_add_letter()} defaultValue="A" maxLength={2} width="short" pattern="[A-Za-z]{1,2}" />
      <Button>{m.weeks_add_button()}</Button>
    </Form>
  </Sheet>
)
