/** Which schools keep a list of their own students, for the administrator: the way to each one's settings. No student is on it. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/switches'
import { listStudentModules } from '../../../db/students/module.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { settingsPath } from '../../components/students/paths.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store } = factsOf(context)
  const year = Number(todayOf(context).slice(0, 4))
  const modules = await listStudentModules(store)
  return { schools: await Promise.all(modules.map(async s => ({ rbd: s.rbd, isOn: s.isOn, name: (await getSchoolFacts(store, s.rbd, year))?.name ?? `RBD ${s.rbd}` }))) }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const rbd = fieldsOf(await request.formData())('rbd').trim().replace(/-.$/, '')
  const isKnown = /^[1-9]\d{0,5}$/.test(rbd) && await getSchoolFacts(factsOf(context).store, Number(rbd), Number(todayOf(context).slice(0, 4)))
  return isKnown ? redirect(settingsPath(Number(rbd)), 303) : data({ problem: m.students_switches_problem(), rbd }, { status: 400 })
}
export const meta: Route.MetaFunction = () => [{ title: m.students_switches_title() }]

const Switches = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.students_switches_title()} crumb={<Link to="/ajustes/territorio">{m.files_settings_title()}</Link>} readers={m.students_switches_readers()} />
    <ErrorSummary problems={actionData ? { rbd: actionData.problem } : null} />
    <Sheet>
      <p>{m.students_switches_what()}</p>
      <Form method="post" noValidate>
        <TextField name="rbd" label={m.students_switches_rbd()} problem={actionData?.problem} defaultValue={actionData?.rbd ?? ''} inputMode="numeric" width="short" />
        <Actions><Button tone="primary">{m.students_switches_open()}</Button></Actions>
      </Form>
      {d.schools.length > 0 ? (
        <Table columns={[{ key: 'school', label: m.students_switches_school() }, { key: 'state', label: m.students_switches_state() }]}
          rows={d.schools.map(s => ({ key: String(s.rbd), cells: { school: <Link to={settingsPath(s.rbd)}>{s.name}</Link>, state: s.isOn ? m.students_tag_on() : m.students_tag_off() } }))} />
      ) : null}
    </Sheet>
  </>
)
export default Switches
