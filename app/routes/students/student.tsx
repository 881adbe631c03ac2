/** One student by code: the months, what the school has done and with what outcome, and the next step. Printed, it is evidence of the school's efforts. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/student'
import { contactHows, contactOutcomes, contactSteps, readContact } from '../../../cycles/students/contacts.ts'
import { addDaysOf, daysUntil, fewestDaysDue, studentBandOf } from '../../../cycles/students/standing.ts'
import { recordOf } from '../../request.server.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { listContactsOfStudent, setContactWithdrawn, writeContact } from '../../../db/students/contacts.ts'
import { getStudent } from '../../../db/students/standings.ts'
import { ruleOf, shareUnder } from '../../components/figures/scheme-words.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ContactFields } from '../../components/students/contact-fields.tsx'
import { ContactTable } from '../../components/students/contact-table.tsx'
import { bandSaid, daysSaid, nextSaid } from '../../components/students/describe-students.ts'
import { studentPath, studentsPath } from '../../components/students/paths.ts'
import { howName, outcomeName, stepName, whoIs } from '../../components/students/words.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { fieldsOf } from '../people/fields.ts'
import { found } from '../notebook/viewer.server.ts'
import { requireStudents } from './students-visit.server.ts'
import css from '../../components/students/students.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd, today, f, scheme } = visit
  const year = Number(today.slice(0, 4))
  const student = found(await getStudent(store, rbd, params.studentId, { year, today }))
  const contacts = await listContactsOfStudent(store, rbd, student.studentId)
  const standing = contacts.filter(c => !c.isWithdrawn)
  const toDate = addDaysOf(student.months)
  const asked = new URL(request.url).searchParams.get('hecho')
  await recordOf(context, { event: 'students.viewed', rbd, detail: { page: 'student' } })
  return {
    rbd, school: visit.schoolName, studentId: student.studentId, who: whoIs(student), today, printedOn: f.dayLong(today),
    headline: toDate.daysDue === 0 ? m.risk_student_no_days() : m.risk_student_finding({ days: daysSaid(toDate, f), band: bandSaid(studentBandOf(toDate, scheme)) }),
    rule: m.risk_rule({ share: shareUnder(scheme, 'normal', f), days: fewestDaysDue, rule: ruleOf(scheme, f) }),
    next: nextSaid(standing[0] ?? null, f), isDue: standing[0]?.nextOn ? standing[0].nextOn <= today : false,
    months: student.months.map(x => ({
      key: String(x.month),
      cells: { month: f.monthName(x.month), days: daysSaid(x, f), toDate: daysSaid(daysUntil(student.months, x.month), f), band: bandSaid(studentBandOf(daysUntil(student.months, x.month), scheme)) },
    })),
    contacts: contacts.map(c => ({
      id: c.id, isWithdrawn: c.isWithdrawn,
      cells: { on: f.day(c.on), step: stepName[c.step](), how: howName[c.how](), outcome: outcomeName[c.outcome](), next: nextSaid(c, f), by: c.writtenBy },
    })),
    done: asked === 'anotado' ? m.risk_contact_saved() : asked === 'retirado' ? m.risk_contact_withdrawn() : asked === 'repuesto' ? m.risk_contact_restored() : null,
    cycles: (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn).map(c => ({ value: c.id, label: m.risk_cycle_option({ number: c.number, title: c.title }) })),
    words: {
      step: contactSteps.map(value => ({ value, label: stepName[value]() })), how: contactHows.map(value => ({ value, label: howName[value]() })),
      outcome: contactOutcomes.map(value => ({ value, label: outcomeName[value]() })),
    },
  }
}

const problemOf = { on: m.risk_problem_on, step: m.risk_problem_step, how: m.risk_problem_how, outcome: m.risk_problem_outcome, nextStep: m.risk_problem_next_step, nextOn: m.risk_problem_next_on }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await requireStudents(context, params)
  const { rbd, store, today } = visit
  const field = fieldsOf(await request.formData())
  const here = studentPath(rbd, params.studentId)
  if (field('que') !== 'anotar') {
    const withdrawn = field('que') === 'retirar'
    if (!await setContactWithdrawn(store, { rbd, studentId: params.studentId, contactId: field('contacto'), withdrawn })) found(null)
    return redirect(`${here}?hecho=${withdrawn ? 'retirado' : 'repuesto'}`, 303)
  }
  const values = { on: field('on'), step: field('step'), how: field('how'), outcome: field('outcome'), nextStep: field('nextStep'), nextOn: field('nextOn') }
  const read = readContact(values, today)
  if (!read.ok) return data({ problems: Object.fromEntries(read.problems.map(p => [p, problemOf[p]()])) as Record<string, string>, values: { ...values, cycleId: field('cycleId') } as Record<string, string> }, { status: 400 })
  const written = await writeContact(store, { rbd, studentId: params.studentId, cycleId: field('cycleId') || null, by: visit.personId, ...read.entry })
  if (!written.ok) found(null)
  return redirect(`${here}?hecho=anotado`, 303)
}

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.risk_tab_title({ school: loaderData.school }) : '' }]

const StudentPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={d.who} crumb={<><Link to={schoolPath(d.rbd)}>{d.school}</Link> · <Link to={studentsPath(d.rbd)}>{m.risk_title()}</Link></>} readers={m.risk_readers()} />
    <p className={css.paper}>{m.risk_printed({ school: d.school, day: d.printedOn })}</p>
    {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <Sheet>
      <p><strong>{d.headline}</strong></p>
      {d.next ? <NextStep><strong>{d.isDue ? m.risk_due() : m.data_next_step()}</strong> {d.next}</NextStep> : null}
      {d.months.length > 0 ? <Table stacks={false} caption={m.risk_months_caption()} columns={[{ key: 'month', label: m.data_col_month() }, { key: 'days', label: m.risk_col_month(), number: true }, { key: 'toDate', label: m.risk_col_to_date(), number: true }, { key: 'band', label: m.risk_col_band() }]} rows={d.months} /> : null}
      <p className={css.soft}>{d.rule}</p>
      <section aria-labelledby="gestiones" className={css.section}>
        <h2 id="gestiones">{m.risk_contacts_title()}</h2>
        <ContactTable contacts={d.contacts} />
      </section>
      <p className="no-print"><PrintButton tone="quiet">{m.risk_print_evidence()}</PrintButton></p>
    </Sheet>
    <div className={`${css.below} no-print`}>
      <Sheet labelledBy="anotar">
        <h2 id="anotar">{m.risk_write_title()}</h2>
        <p className={css.soft}>{m.risk_write_what()}</p>
        <Form method="post" noValidate key={d.contacts.length}>
          <ContactFields today={d.today} words={d.words} cycles={d.cycles} values={actionData?.values ?? {}} problems={actionData?.problems ?? {}} />
        </Form>
      </Sheet>
    </div>
  </>
)
export default StudentPage
