/** What a family may ask about one code: a copy, blocking, erasure. For whoever leads the team. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/requests'
import { attachmentNamed } from '../../../cycles/export/file-name.ts'
import { readCode } from '../../../cycles/students/names.ts'
import { blockStudent, eraseStudent, exportStudent, listBlocked } from '../../../db/students/requests.ts'
import { copyAsCsv } from '../../components/students/copy-as-csv.ts'
import { Actions, Button, CheckField, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { requestsPath, studentsPath } from '../../components/students/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { requireMayInSchool } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { requireStudents } from './students-visit.server.ts'

const doneWords = { bloqueado: m.students_done_blocked, desbloqueado: m.students_done_unblocked, borrado: m.students_done_erased }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  await requireMayInSchool(context, 'students.answer', visit.rbd)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd: visit.rbd, school: visit.schoolName, blocked: (await listBlocked(visit.store, visit.rbd)).map(b => ({ code: b.code, since: visit.f.dayAndTime(b.since) })),
    done: done !== null && Object.hasOwn(doneWords, done) ? doneWords[done as keyof typeof doneWords]() : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, rbd, personId, requestId } = await requireStudents(context, params)
  await requireMayInSchool(context, 'students.answer', rbd)
  const field = fieldsOf(await request.formData())
  const typed = field('codigo').slice(0, 20)
  const code = readCode(typed)
  const refuse = (problems: Record<string, string>) => data({ problems, code: typed }, { status: 400 })
  if (!code) return refuse({ codigo: m.students_problem_code() })
  const ask = { rbd, code, by: personId, requestId }
  const missing = { codigo: m.students_problem_no_code({ code }) }
  const back = (done: keyof typeof doneWords) => redirect(`${requestsPath(rbd)}?hecho=${done}`, 303)
  switch (field('que')) {
    case 'copia': case 'copia-csv': {
      const copy = await exportStudent(store, ask)
      if (!copy) return refuse(missing)
      const isCsv = field('que') === 'copia-csv'
      return new Response(isCsv ? copyAsCsv(copy) : JSON.stringify(copy, null, 2), {
        headers: { 'Content-Type': `${isCsv ? 'text/csv' : 'application/json'}; charset=utf-8`, 'Content-Disposition': attachmentNamed(`codigo-${code}.${isCsv ? 'csv' : 'json'}`), 'Cache-Control': 'no-store' },
      })
    }
    case 'borrar': {
      if (field('seguro') !== 'si') return refuse({ seguro: m.students_problem_sure() })
      return (await eraseStudent(store, ask)).ok ? back('borrado') : refuse(missing)
    }
    default: {
      const blocked = field('que') !== 'desbloquear'
      const outcome = await blockStudent(store, { ...ask, blocked })
      return outcome.ok ? back(blocked ? 'bloqueado' : 'desbloqueado') : refuse(outcome.reason === 'already' ? { codigo: m.students_problem_already({ code }) } : missing)
    }
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.students_requests_title()} · ${loaderData.school}` : '' }]

const RequestsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const a = actionData && 'problems' in actionData ? actionData : null
  const p: Record<string, string> = a?.problems ?? {}
  return (
    <>
      <PageHead title={m.students_requests_title()} crumb={<Link to={studentsPath(d.rbd)}>{d.school}</Link>} readers={m.students_requests_readers()} />
      {d.done && !a ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={p} />
      <Sheet>
        <p>{m.students_requests_what()}</p>
        {/* The copy is a file, which the router would take for a page. */}
        <Form method="post" noValidate reloadDocument>
          <TextField name="codigo" label={m.students_requests_code()} hint={m.students_requests_code_hint()} problem={p.codigo} defaultValue={a?.code ?? ''} width="short" autoComplete="off" />
          <h2>{m.students_requests_copy()}</h2>
          <p>{m.students_requests_copy_what()}</p>
          <Actions><Button name="que" value="copia">{m.students_requests_copy_json()}</Button><Button name="que" value="copia-csv">{m.students_requests_copy_csv()}</Button></Actions>
          <h2>{m.students_requests_block()}</h2>
          <p>{m.students_requests_block_what()}</p>
          <Actions><Button name="que" value="bloquear">{m.students_requests_block_do()}</Button><Button tone="quiet" name="que" value="desbloquear">{m.students_requests_unblock()}</Button></Actions>
          <h2>{m.students_requests_erase()}</h2>
          <p>{m.students_requests_erase_what()}</p>
          {p.seguro ? <p id="seguro">{p.seguro}</p> : null}
          <CheckField name="seguro" value="si" label={m.students_requests_sure()} />
          <Actions><Button tone="look" name="que" value="borrar">{m.students_requests_erase_do()}</Button></Actions>
        </Form>
      </Sheet>
      {d.blocked.length > 0 ? (
        <Sheet labelledBy="bloqueados">
          <h2 id="bloqueados">{m.students_requests_blocked()}</h2>
          <ul>{d.blocked.map(b => <li key={b.code}>{m.students_requests_blocked_since({ code: b.code, day: b.since })}</li>)}</ul>
        </Sheet>
      ) : null}
    </>
  )
}
export default RequestsPage
