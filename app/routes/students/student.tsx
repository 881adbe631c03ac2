/** One student by code: the months, what the school has done and with what outcome, and the next step. Printed, it is evidence of the school's efforts. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/student'
import { addDaysOf, daysUntil, fewestDaysDue, studentBandOf } from '../../../cycles/students/standing.ts'
import { recordOf } from '../../request.server.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { getProtocol } from '../../../db/protocol/protocol.ts'
import { listContactsOfStudent } from '../../../db/students/contacts.ts'
import { getStudent } from '../../../db/students/standings.ts'
import { ruleOf, shareUnder } from '../../components/figures/scheme-words.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { ContactFields } from '../../components/students/contact-fields.tsx'
import { ContactTable } from '../../components/students/contact-table.tsx'
import { OpenReturns } from '../../components/students/open-returns.tsx'
import { SchoolChange } from '../../components/students/school-change.tsx'
import { bandSaid, daysSaid, nextSaid } from '../../components/students/describe-students.ts'
import { protocolPath } from '../../components/protocol/paths.ts'
import { studentsPath } from '../../components/students/paths.ts'
import { whoIs } from '../../components/students/words.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found } from '../notebook/viewer.server.ts'
import { actOnStudent } from './student-actions.server.ts'
import { answerOptions, changesOf, contactRows, contactWords, returnsOf } from './student-view.server.ts'
import { requireStudents } from './students-visit.server.ts'
import css from '../../components/students/students.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd, today, f, scheme } = visit
  const year = Number(today.slice(0, 4))
  const student = found(await getStudent(store, rbd, params.studentId, { year, today }))
  const contacts = await listContactsOfStudent(store, rbd, student.studentId)
  const standing = contacts.filter(c => !c.isWithdrawn)
  const { protocol } = await getProtocol(store, rbd)
  const toDate = addDaysOf(student.months)
  const asked = new URL(request.url).searchParams.get('hecho')
  await recordOf(context, { event: 'students.viewed', rbd, detail: { page: 'student' } })
  return {
    rbd, school: visit.schoolName, studentId: student.studentId, who: whoIs(student), today, printedOn: f.dayLong(today),
    headline: toDate.daysDue === 0 ? m.risk_student_no_days() : m.risk_student_finding({ days: daysSaid(toDate, f), band: bandSaid(studentBandOf(toDate, scheme)) }),
    rule: m.risk_rule({ share: shareUnder(scheme, 'normal', f), days: fewestDaysDue, rule: ruleOf(scheme, f) }),
    next: nextSaid(standing[0] ?? null, f, protocol.steps), isDue: standing[0]?.nextOn ? standing[0].nextOn <= today : false,
    months: student.months.map(x => ({
      key: String(x.month),
      cells: { month: f.monthName(x.month), days: daysSaid(x, f), toDate: daysSaid(daysUntil(student.months, x.month), f), band: bandSaid(studentBandOf(daysUntil(student.months, x.month), scheme)) },
    })),
    contacts: contactRows(contacts, protocol.steps, f), returns: returnsOf(contacts, today, f), answers: answerOptions(), change: await changesOf(visit, student.studentId),
    done: asked === 'anotado' ? m.risk_contact_saved() : asked === 'retirado' ? m.risk_contact_withdrawn() : asked === 'repuesto' ? m.risk_contact_restored() : asked === 'volvio' ? m.protocol_answer_saved() : asked === 'ayuda' ? m.protocol_change_saved() : null,
    cycles: (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn).map(c => ({ value: c.id, label: m.risk_cycle_option({ number: c.number, title: c.title }) })),
    words: await contactWords(visit, protocol, standing[0] ?? null),
  }
}

export const action = (args: Route.ActionArgs) => actOnStudent(args)

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.risk_tab_title({ school: loaderData.school }) : '' }]

const nothing: Record<string, string> = {}
/** What was typed in one of the page's forms, and what to mend in it; the others stand as they are. */
const sentIn = (form: string, sent: { form: string; values: Record<string, string>; problems: Record<string, string> } | null | undefined) => sent?.form === form ? sent : { values: nothing, problems: nothing }

const StudentPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={d.who} crumb={<><Link to={schoolPath(d.rbd)}>{d.school}</Link> · <Link to={studentsPath(d.rbd)}>{m.risk_title()}</Link></>} readers={m.risk_readers()} />
    <p className={css.paper}>{m.risk_printed({ school: d.school, day: d.printedOn })}</p>
    {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <Sheet>
      <p><strong>{d.headline}</strong></p>
      {d.next ? <NextStep><strong>{d.isDue ? m.risk_due() : m.data_next_step()}</strong> {d.next}</NextStep> : null}
      {d.returns.length > 0 ? <OpenReturns returns={d.returns} answers={d.answers} today={d.today} {...sentIn('answer', actionData)} /> : null}
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
        <p className={css.soft}>{m.risk_write_what()} <Link to={protocolPath(d.rbd)}>{m.protocol_link()}</Link></p>
        <Form method="post" noValidate key={d.contacts.length}>
          <ContactFields today={d.today} words={d.words} cycles={d.cycles} {...sentIn('contact', actionData)} />
        </Form>
      </Sheet>
      <SchoolChange change={d.change} today={d.today} {...sentIn('change', actionData)} />
    </div>
  </>
)
export default StudentPage
