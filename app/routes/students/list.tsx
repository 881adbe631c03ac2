/** A school's own list and class book on their way in: chosen, looked at, brought in; then the codes beside the names, in this tab only. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/list'
import { importFile } from '../../../db/import/import-file.ts'
import { countStudents } from '../../../db/students/students.ts'
import { ChooseFile } from '../../components/students/choose-file.tsx'
import { KeySheet } from '../../components/students/key-sheet.tsx'
import { listPath, settingsPath, studentsPath, templatePath } from '../../components/students/paths.ts'
import { Actions, Button, ButtonLink } from '../../components/form.tsx'
import { NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { usableKeys } from '../../pseudonym-key.ts'
import { factsOf, requireMayInSchool } from '../../request.server.ts'
import { getWaitingFile, removeWaitingFile } from '../../students-upload.server.ts'
import { RefusedRows } from '../imports/refused-rows.tsx'
import { courseNamesOf, describeWaiting } from './describe-waiting.server.ts'
import { requireStudents } from './students-visit.server.ts'
import { fieldsOf } from '../people/fields.ts'

const problemWords: Record<string, () => string> = { 'muy-grande': m.students_upload_too_big, 'sin-archivo': m.files_problem_no_file, vencido: m.students_upload_gone }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd, f, personId } = visit
  await requireMayInSchool(context, 'students.import', rbd)
  const { config } = factsOf(context)
  const asked = new URL(request.url).searchParams
  const id = asked.get('archivo') ?? ''
  const waiting = id === '' ? null : getWaitingFile(config, id, { rbd, personId })
  const keys = await usableKeys(store, config)
  const look = waiting && !waiting.refusal
    ? await importFile(store, { path: waiting.path, fileName: waiting.fileName, importedBy: personId, onlyRbd: rbd, pseudonymKeys: keys, dryRun: true, workFolder: config.dataDir + '/uploads' }) : null
  const problem = problemWords[id !== '' && !waiting ? 'vencido' : asked.get('problema') ?? '']
  const { shown, blocked } = await countStudents(store, rbd)
  return {
    rbd, school: visit.schoolName, hasKey: keys !== null, problem: problem?.() ?? null,
    count: shown === 0 ? null : m.students_list_count({ n: f.integer(shown) }) + (blocked > 0 ? ` ${m.students_list_blocked({ n: f.integer(blocked) })}` : ''),
    waiting: waiting && { id, ...describeWaiting(waiting, look, f) },
    done: asked.get('hecho') === 'nomina' ? m.students_list_done_roster() : asked.get('hecho') === 'asistencia' ? m.students_list_done_days() : asked.get('hecho') === 'sin-cambios' ? m.files_look_unchanged() : null,
    isListDone: asked.get('hecho') === 'nomina' || asked.get('hecho') === 'sin-cambios', courseNames: await courseNamesOf(store, rbd),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, rbd, personId, requestId } = await requireStudents(context, params)
  await requireMayInSchool(context, 'students.import', rbd)
  const { config } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const id = field('archivo')
  const waiting = getWaitingFile(config, id, { rbd, personId })
  if (!waiting) return redirect(`${listPath(rbd)}?problema=vencido`, 303)
  if (field('que') !== 'traer') { removeWaitingFile(config, id); return redirect(listPath(rbd), 303) }
  const result = await importFile(store, { path: waiting.path, fileName: waiting.fileName, importedBy: personId, requestId, onlyRbd: rbd, pseudonymKeys: await usableKeys(store, config), workFolder: config.dataDir + '/uploads' })
  // What it was refused for is said by the look at the same file.
  if (!result.ok) return data(null, { status: 409 })
  removeWaitingFile(config, id)
  return redirect(`${listPath(rbd)}?hecho=${result.report.unchanged ? 'sin-cambios' : result.report.kind === 'roster' ? 'nomina' : 'asistencia'}`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.students_list_title()} · ${loaderData.school}` : '' }]

const ListPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.students_list_title()} crumb={<Link to={studentsPath(d.rbd)}>{d.school}</Link>} readers={m.students_list_readers()} />
    {d.done ? <Notice live>{d.done}</Notice> : null}
    {d.waiting ? <Waiting rbd={d.rbd} w={d.waiting} /> : null}
    {d.isListDone ? <Sheet labelledBy="claves"><h2 id="claves">{m.students_sheet_title()}</h2><KeySheet rbd={d.rbd} courseNames={d.courseNames} /></Sheet> : null}
    <div className="no-print">
      <Sheet labelledBy="traer">
        <h2 id="traer">{d.waiting ? m.students_upload_another() : m.students_upload_title()}</h2>
        {d.count ? <p>{d.count}</p> : null}
        <p>{m.students_upload_what()}</p>
        <p>{m.students_upload_kept()}</p>
        {d.hasKey ? null : <NextStep>{m.students_file_no_pseudonym_key()}</NextStep>}
        <ChooseFile rbd={d.rbd} problem={d.problem} />
        <details>
          <summary>{m.students_template_title()}</summary>
          <p>{m.students_template_what()}</p>
          <ul>
            {([['nomina', m.students_template_roster()], ['asistencia', m.students_template_months()], ['asistencia-diaria', m.students_template_marks()]] as const).map(([which, label]) => (
              <li key={which}>{label}: <a href={templatePath(d.rbd, which, 'csv')}>{m.students_template_csv()}</a> · <a href={templatePath(d.rbd, which, 'xlsx')}>{m.students_template_xlsx()}</a></li>
            ))}
          </ul>
        </details>
        <p><Link to={settingsPath(d.rbd)}>{m.students_settings_link()}</Link></p>
      </Sheet>
    </div>
  </>
)
export default ListPage

type WaitingView = NonNullable<Route.ComponentProps['loaderData']['waiting']>
const Waiting = ({ rbd, w }: { rbd: number; w: WaitingView }) => (
  <Sheet labelledBy="revisar">
    <h2 id="revisar">{w.fileName}</h2>
    <p><strong>{w.left}</strong></p>
    {w.refused ? <><NextStep>{w.refused.reason}</NextStep><p>{m.files_job_nothing_changed()}</p><RefusedRows rows={w.refused.rows} note={null} /></> : null}
    {w.ready ? (
      <>
        <p className="written">{w.ready.sentence}</p>
        <p>{w.ready.changes}</p>
        {w.ready.firstRefused.length > 0 ? (
          <>
            <NextStep>{m.students_look_refused()}</NextStep>
            <ul>{w.ready.firstRefused.map(x => <li key={x.line}>{m.students_look_line({ line: x.line, reason: x.reason })}</li>)}</ul>
            <RefusedRows rows={w.ready.moreRefused} note={null} />
          </>
        ) : null}
        {w.ready.warnings.length > 0 ? <ul>{w.ready.warnings.map(x => <li key={x}>{x}</li>)}</ul> : null}
        {w.ready.courses.length > 0 ? <Table stacks={false} caption={m.students_look_courses()} columns={[{ key: 'course', label: m.students_col_course() }, { key: 'n', label: m.students_col_students(), number: true }]} rows={w.ready.courses.map(c => ({ key: c.course, cells: c }))} /> : null}
      </>
    ) : null}
    <Form method="post">
      <input type="hidden" name="archivo" value={w.id} />
      <Actions>
        {w.ready ? <Button tone="primary" name="que" value="traer">{w.ready.firstRefused.length > 0 ? m.students_look_import_anyway() : m.students_look_import()}</Button> : null}
        <Button tone="quiet" name="que" value="dejar">{m.files_look_discard()}</Button>
        {w.ready ? null : <ButtonLink tone="quiet" to={listPath(rbd)}>{m.students_upload_another()}</ButtonLink>}
      </Actions>
    </Form>
  </Sheet>
)
