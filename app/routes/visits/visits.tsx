/** An advisor's visits: what comes, what is to be written up, what was; a school's rhythm; planning the next. */
import { data, Form, Link, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/visits'
import { hasClassesIn } from '../../../cycles/calendar/school-calendar.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { nextVisitOf } from '../../../cycles/visits/rhythm.ts'
import { readEveryWeeks, readVisitPlan } from '../../../cycles/visits/visit.ts'
import { listRhythms, listVisitDays, listVisits, planVisit, setRhythm } from '../../../db/advising/visits.ts'
import { getSchoolCalendar } from '../../../db/calendar/entries.ts'
import { newId } from '../../../db/ids.ts'
import { Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Columns, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { NotTaken } from '../../components/saving/not-taken.tsx'
import { monthPath, visitPath, visitsPath } from '../../components/visits/paths.ts'
import { PlanForm } from '../../components/visits/plan-form.tsx'
import type { SchoolRhythm, VisitLine } from '../../components/visits/view.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { refuseOtherWriter, refuseWithWords } from '../../words-kept.server.ts'
import { advisingOf, mySchools, namesOf } from './reach.server.ts'
import { nextVisitWords, problemsInWords, visitLine } from './visit-words.server.ts'
import css from '../../components/visits/visits.module.css'

/** Earlier ones are a click away in the month they were of. */
const mostPast = 20

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const at = advisingOf(context)
  const { store, today, f } = at
  const asked = new URL(request.url).searchParams
  const schools = await mySchools(at)
  const rbds = schools.map(s => s.rbd)
  const visits = await listVisits(store, at)
  const name = await namesOf(at, [...rbds, ...visits.flatMap(v => v.schools.map(s => s.rbd))])
  const [days, weeks] = [await listVisitDays(store, rbds, today), await listRhythms(store, rbds)]
  const rhythms: SchoolRhythm[] = []
  for (const s of schools) {
    const { lastHeld = null, planned = null } = days.get(s.rbd) ?? {}
    const calendar = await getSchoolCalendar(store, s.rbd, today, Number((lastHeld ?? today).slice(0, 4)), Number(today.slice(0, 4)) + 1)
    const everyWeeks = weeks.get(s.rbd)!
    const next = nextVisitWords(nextVisitOf({ lastHeld, planned, everyWeeks, today, isOpen: hasClassesIn(calendar) }), f, today)
    rhythms.push({ ...s, last: lastHeld ? m.visits_last({ day: f.day(lastHeld) }) : '', next: next.text, tone: next.tone, everyWeeks, newVisit: `${visitsPath}?escuela=${s.rbd}#planificar` })
  }
  const lines = (of: typeof visits) => of.map(v => visitLine(v, name, f, today))
  const planned = visits.filter(v => v.state === 'planned')
  return {
    schools, rhythms, newId: newId(store.clock.now()), chosen: rbds.length === 1 ? String(rbds[0]) : rbds.map(String).find(r => r === asked.get('escuela')) ?? '',
    coming: lines(planned.filter(v => v.onDay >= today).reverse()), toWrite: lines(planned.filter(v => v.onDay < today)),
    past: lines(visits.filter(v => v.state === 'held').slice(0, mostPast)), cancelled: lines(visits.filter(v => v.state === 'cancelled').slice(0, mostPast)),
    done: asked.get('hecho') === 'ritmo' ? m.visits_rhythm_saved() : null,
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const at = advisingOf(context)
  const form = await request.formData()
  const fields = fieldsFrom(form)
  refuseOtherWriter(request, fields, at.personId)
  const refuse = (name: string, problems: Record<string, string>) => data<Answer>({ kind: 'problems', form: name, problems: problemsInWords(problems), values: fields }, { status: 400 })
  if (fields.intent === 'plan') {
    const read = readVisitPlan(fields, (fields.schools ?? '').split(' ').filter(s => /^[1-9]\d{0,6}$/.test(s)).map(Number))
    if (!read.ok) return refuse('plan', read.problems)
    const id = /^[0-9a-f-]{36}$/.test(fields.saveKey ?? '') ? fields.saveKey! : newId(at.store.clock.now())
    const made = await planVisit(at.store, { ...at, plan: read.plan, by: at.personId, id })
    // A school that was handed over while this was written: the words come back.
    if (!made) throw refuseWithWords(request, fields)
    return redirect(visitPath(made.visitId), 303)
  }
  if (fields.intent === 'rhythm') {
    const [rbd, everyWeeks] = [Number(fields.school), readEveryWeeks(fields.everyWeeks)]
    if (everyWeeks === null) return refuse(`rhythm-${rbd}`, { [`weeks-${rbd}`]: 'rhythm_not_read' })
    if (!(await setRhythm(at.store, { ...at, rbd, everyWeeks, by: at.personId })).ok) throw notFound()
    return redirect(`${visitsPath}?hecho=ritmo`, 303)
  }
  throw notFound()
}
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = () => [{ title: m.visits_title() }]

const VisitsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  return (
    <>
      <PageHead title={m.visits_title()} crumb={<Link to="/asesoria">{m.visits_crumb()}</Link>} readers={m.visits_readers()} />
      <ul className={`${css.ways} no-print`}><li><Link to={monthPath()}>{m.visits_month_link()}</Link></li></ul>
      {d.done && !answer ? <Notice live>{d.done}</Notice> : null}
      <NotTaken answer={answer} />
      {d.schools.length === 0 ? <p>{m.visits_no_schools()}</p> : (
        <Columns aside={<Rhythms rhythms={d.rhythms} answer={answer} />}>
          {d.toWrite.length > 0 ? <Sheet labelledBy="por-anotar"><h2 id="por-anotar">{m.visits_to_write()}</h2><Lines lines={d.toWrite} /></Sheet> : null}
          <Sheet labelledBy="por-venir"><h2 id="por-venir">{m.visits_coming()}</h2>{d.coming.length === 0 ? <p className={css.soft}>{m.visits_coming_none()}</p> : <Lines lines={d.coming} />}</Sheet>
          <Sheet labelledBy="planificar"><h2 id="planificar">{m.visits_plan_title()}</h2><PlanForm key={d.chosen} schools={d.schools} newId={d.newId} chosen={d.chosen} answer={answer} /></Sheet>
          <Sheet labelledBy="realizadas">
            <h2 id="realizadas">{m.visits_past_title()}</h2>
            {d.past.length === 0 ? <p className={css.soft}>{m.visits_past_none()}</p> : <Lines lines={d.past} />}
            {d.cancelled.length > 0 ? <details className={css.fold}><summary>{m.visits_cancelled_fold({ n: d.cancelled.length })}</summary><Lines lines={d.cancelled} /></details> : null}
          </Sheet>
        </Columns>
      )}
    </>
  )
}
export default VisitsPage

const Lines = ({ lines }: { lines: readonly VisitLine[] }) => (
  <ul className={css.lines}>{lines.map(v => (
    <li key={v.id}>
      <p className={css.lineHead}><Link className={css.lineTitle} to={v.href}>{v.title}</Link>{v.time ? <span className={css.soft}>{v.time}</span> : null}</p>
      <p className={css.soft}>{v.schools}</p>
      {v.purpose ? <p className={css.purpose}>{v.purpose}</p> : null}
      {v.note ? <p className={css.note}>{v.note}</p> : null}
    </li>
  ))}</ul>
)

const Rhythms = ({ rhythms, answer }: { rhythms: readonly SchoolRhythm[]; answer: Answer | undefined }) => (
  <section aria-labelledby="ritmo">
    <h2 id="ritmo">{m.visits_rhythm_title()}</h2>
    <ul className={css.rhythms}>{rhythms.map(s => {
      const wrong = answer?.kind === 'problems' && answer.form === `rhythm-${s.rbd}` ? answer : null
      return (
        <li key={s.rbd}>
          <p><Link to={schoolPath(s.rbd)}>{s.name}</Link></p>
          <p className={`${css.next} ${s.tone === 'look' ? css.nextLook : ''}`}>{s.next}</p>
          {s.last ? <p className={css.soft}>{s.last}</p> : null}
          <details className="no-print" open={wrong !== null}>
            <summary>{m.visits_rhythm_every({ n: s.everyWeeks })}</summary>
            <ErrorSummary problems={wrong?.problems} />
            <Form method="post" className={css.rhythmForm}>
              <input type="hidden" name="school" value={s.rbd} />
              <TextField name="everyWeeks" id={`weeks-${s.rbd}`} label={m.visits_rhythm_weeks()} inputMode="numeric" width="short" defaultValue={wrong?.values.everyWeeks ?? s.everyWeeks} problem={wrong?.problems[`weeks-${s.rbd}`]} autoComplete="off" />
              <Button name="intent" value="rhythm">{m.notebook_save()}</Button>
            </Form>
            <p className={css.soft}>{m.visits_rhythm_hint()}</p>
          </details>
        </li>
      )
    })}</ul>
  </section>
)
