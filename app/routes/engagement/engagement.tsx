/** The engagement of a cycle's students: opening the survey, its codes and paper, and what was answered once it is closed. */
import { data, Link, redirect } from 'react-router'
import type { Route } from './+types/engagement'
import { readDia } from '../../../cycles/engagement/dia.ts'
import { moments, readCoursesToAsk, type Moment } from '../../../cycles/engagement/rounds.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { enterDia, withdrawDia } from '../../../db/engagement/dia.ts'
import { closeRound, openCourses, setCourseAside } from '../../../db/engagement/rounds.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { DiaSheet } from '../../components/engagement/dia.tsx'
import { engagementPath } from '../../components/engagement/names.ts'
import { EngagementResults } from '../../components/engagement/results.tsx'
import { RoundSheet } from '../../components/engagement/round.tsx'
import { cyclePath } from '../../components/notebook/paths.ts'
import { Notice, PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireMayInSchool } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { found, schoolNameOf, visitOf, type Context } from '../notebook/viewer.server.ts'
import { describeEngagement } from './engagement-view.server.ts'

/** The visit of somebody of the team, to a cycle that is this school's. */
const surveyVisit = async (context: Context, params: { rbd?: string; cycleId?: string }) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'survey.ofSchool', visit.rbd)
  return { visit, cycle: found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today)) }
}

const doneWords = { abierta: m.engagement_in_course, fuera: m.engagement_set_aside_done, dia: m.engagement_dia_saved, retirado: m.engagement_dia_withdrawn } as const

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, cycle } = await surveyVisit(context, params)
  const done = new URL(request.url).searchParams.get('hecho')
  const address = `${factsOf(context).config.publicOrigin.replace(/^https?:\/\//, '')}/encuesta`
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, address, school: await schoolNameOf(visit), title: cycle.title, number: cycle.number, year: String(cycle.year),
    done: done === 'abierta' ? m.engagement_opened({ address }) : done === 'fuera' || done === 'dia' || done === 'retirado' ? doneWords[done]() : null,
    ...(await describeEngagement(visit)),
  }
}

const openProblems = {
  'no-course': m.engagement_problem_no_course, 'name-long': m.engagement_problem_name_long, 'name-twice': m.engagement_problem_name_twice, 'students-count': m.engagement_problem_students_count,
  'already-asked': m.engagement_problem_already, closed: m.engagement_problem_closed,
}
const diaProblems: Record<string, () => string> = {
  course: m.engagement_dia_problem_course, dimension: m.engagement_dia_problem_dimension, favourable: m.engagement_dia_problem_percent, students: m.engagement_dia_problem_students,
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit } = await surveyVisit(context, params)
  const form = await request.formData()
  const field = fieldsOf(form)
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId, today: visit.today, requestId: factsOf(context).requestId }
  const back = (done: string) => redirect(`${engagementPath(visit.rbd, visit.cycleId)}${done ? `?hecho=${done}` : ''}`, 303)
  const refused = (problems: Record<string, string>, status = 400) => data({ problems, typed: Object.fromEntries(['curso', 'dimension', 'favorable', 'estudiantes'].map(n => [n, field(n).slice(0, 100)])) }, { status })
  const moment: Moment = moments.find(x => x === field('momento')) ?? 'start'
  switch (field('que')) {
    case 'abrir': {
      const chosen = form.getAll('curso').filter(c => typeof c === 'string').map(course => ({ course, students: field(`estudiantes.${course}`) }))
      const read = readCoursesToAsk([...chosen, ...(field('otro').trim() ? [{ course: field('otro'), students: field('otro-estudiantes') }] : [])])
      if (!read.ok) return refused({ [`cursos-${moment}`]: openProblems[read.problem]() })
      const outcome = await openCourses(visit.store, { ...which, moment, courses: read.courses, days: Number(field('dias')) })
      if (outcome.ok) return back('abierta')
      if (outcome.reason === 'not-found' || outcome.reason === 'days-not-offered') throw notFound()
      return refused({ [`cursos-${moment}`]: openProblems[outcome.reason]() }, 409)
    }
    case 'dejar':
      if (!(await setCourseAside(visit.store, { ...which, courseId: field('curso') })).ok) throw notFound()
      return back('fuera')
    case 'cerrar':
      if (field('todo') !== 'si') return refused({ [`todo-${moment}`]: m.engagement_close_tick() })
      // Closed already (a second click): what was asked for is so.
      await closeRound(visit.store, { ...which, moment })
      return back('')
    case 'dia': {
      const read = readDia({ course: field('curso'), dimension: field('dimension'), favourable: field('favorable'), students: field('estudiantes') })
      if (!read.ok) return refused(Object.fromEntries(read.problems.map(p => [`dia-${p.field}`, p.problem === 'under-ten' ? m.engagement_dia_problem_under_ten() : diaProblems[p.field]!()])))
      if (!(await enterDia(visit.store, { ...which, moment, read: read.read })).ok) throw notFound()
      return back('dia')
    }
    case 'retirar':
      if (!(await withdrawDia(visit.store, { ...which, id: field('resultado') })).ok) throw notFound()
      return back('retirado')
    default: throw notFound()
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.engagement_title(), cycle: d.title }) : '' }]

const EngagementPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  return (
    <>
      <PageHead title={m.engagement_title()} readers={m.engagement_readers()} crumb={<Link to={cyclePath(d.rbd, d.cycleId)}>{m.notebook_crumb({ school: d.school, year: d.year, number: d.number })}: {d.title}</Link>} />
      {d.done ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={problems} />
      <p>{m.engagement_what()}</p>
      <div className="stack">
        {d.results ? <EngagementResults view={d.results} guide={d.guide} /> : null}
        {d.rounds.map(r => <RoundSheet key={r.moment} round={r} rbd={d.rbd} cycleId={d.cycleId} address={d.address} known={d.known} problems={problems} />)}
        <DiaSheet rows={d.dia} columns={d.diaColumns} problems={problems} typed={actionData?.typed ?? {}} />
      </div>
    </>
  )
}
export default EngagementPage
