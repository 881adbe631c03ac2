/** A round: not opened, under way with its codes and paper, or closed. */
import { Form, Link } from 'react-router'
import { daysOffered, type Moment } from '../../../cycles/engagement/rounds.ts'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, CheckField, SelectField } from '../form.tsx'
import { Sheet } from '../page.tsx'
import { paperPath, surveySheetPath } from './names.ts'
import type { CourseView, RoundView } from './view.ts'
import css from './engagement.module.css'
import form from '../form.module.css'

export type KnownCourse = { key: string; name: string; students: number }

const Students = ({ id, name, label, value }: { id: string; name: string; label: string; value: string }) => (
  <><label className={css.studentsLabel} htmlFor={id}>{label}</label><input id={id} name={name} className={`${form.input} ${css.students}`} inputMode="numeric" autoComplete="off" defaultValue={value} /></>
)

const OpenForm = ({ moment, known, problem }: { moment: Moment; known: readonly KnownCourse[]; problem: string | undefined }) => (
  <Form method="post" noValidate>
    <input type="hidden" name="momento" value={moment} />
    <fieldset id={`cursos-${moment}`} className={form.field}>
      <legend className={form.label}>{m.engagement_courses()}</legend>
      <p className={form.hint}>{m.engagement_courses_hint()}</p>
      {problem ? <p className={form.problem}>{problem}</p> : null}
      <ul className={css.courses}>
        {known.map(c => (
          <li key={c.key}>
            <CheckField name="curso" value={c.key} label={c.name} />
            <Students id={`${moment}-${c.key}`} name={`estudiantes.${c.key}`} label={m.engagement_students_of({ course: c.name })} value={String(c.students)} />
          </li>
        ))}
        <li className={css.other}>
          <label className={form.label} htmlFor={`otro-${moment}`}>{m.engagement_other_course()}</label>
          <p className={form.hint}>{m.engagement_other_hint()}</p>
          <input id={`otro-${moment}`} name="otro" className={form.input} autoComplete="off" maxLength={30} />
          <label className={form.label} htmlFor={`otro-n-${moment}`}>{m.engagement_students()}</label>
          <input id={`otro-n-${moment}`} name="otro-estudiantes" className={`${form.input} ${css.students}`} inputMode="numeric" autoComplete="off" />
        </li>
      </ul>
    </fieldset>
    <SelectField name="dias" id={`dias-${moment}`} label={m.engagement_days()} width="short" options={daysOffered.map(n => ({ value: String(n), label: m.engagement_n_days({ n }) }))} />
    <Actions><Button tone="primary" name="que" value="abrir">{m.engagement_open_button()}</Button></Actions>
  </Form>
)

const Course = ({ course: c, rbd, cycleId }: { course: CourseView; rbd: number; cycleId: string }) => (
  <li className={css.course}>
    <h3>{c.course}</h3>
    <p className={c.isOver ? css.codeOver : css.code}>{c.code}</p>
    <p className={css.soft}>{c.until}<br />{c.arrived}</p>
    <div className={`${css.courseWays} no-print`}>
      <Link to={paperPath(rbd, cycleId, c.id)}>{m.engagement_count_paper()}</Link>
      <Form method="post"><input type="hidden" name="curso" value={c.id} /><Button tone="quiet" name="que" value="dejar">{m.engagement_set_aside()}</Button></Form>
    </div>
  </li>
)

export const RoundSheet = ({ round: r, rbd, cycleId, address, known, problems }: { round: RoundView; rbd: number; cycleId: string; address: string; known: readonly KnownCourse[]; problems: Record<string, string> }) => (
  <Sheet labelledBy={`ronda-${r.moment}`}>
    <h2 id={`ronda-${r.moment}`}>{r.name}</h2>
    {r.state === 'not-opened' ? (
      <details open={Boolean(problems[`cursos-${r.moment}`]) || r.moment === 'start'} className={css.more}>
        <summary>{m.engagement_open_title()}</summary>
        <OpenForm moment={r.moment} known={known} problem={problems[`cursos-${r.moment}`]} />
      </details>
    ) : null}
    {r.state === 'closed' ? <p>{r.since}</p> : null}
    {r.state === 'open' ? (
      <>
        <p>{r.since}. {m.engagement_address({ address })} <Link to={surveySheetPath(rbd, cycleId)}>{m.engagement_print_sheet()}</Link></p>
        <ul className={css.courseList}>{r.courses.map(c => <Course key={c.id} course={c} rbd={rbd} cycleId={cycleId} />)}</ul>
        <details className={`${css.more} no-print`} open={Boolean(problems[`cursos-${r.moment}`])}><summary>{m.engagement_open_more()}</summary><OpenForm moment={r.moment} known={known} problem={problems[`cursos-${r.moment}`]} /></details>
        <div className={`${css.close} no-print`}>
          <h3>{m.engagement_close_title()}</h3>
          <p>{m.engagement_close_what()}</p>
          <Form method="post">
            <input type="hidden" name="momento" value={r.moment} />
            {problems[`todo-${r.moment}`] ? <p className={form.problem}>{problems[`todo-${r.moment}`]}</p> : null}
            <CheckField name="todo" value="si" id={`todo-${r.moment}`} label={m.engagement_close_sure()} />
            <Actions><Button name="que" value="cerrar">{m.engagement_close_button()}</Button></Actions>
          </Form>
        </div>
      </>
    ) : null}
  </Sheet>
)
