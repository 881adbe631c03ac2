/** The code book, the learnings to code, how far two people agree, and what leaves for research. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/codes'
import { readCode, type CodeProblem } from '../../../cycles/learnings/coding.ts'
import { makeCode, retireCode } from '../../../db/learnings/codes.ts'
import { Actions, Button, ButtonLink, ErrorSummary, SelectField, TextField, WritingField } from '../../components/form.tsx'
import { LibraryWays } from '../../components/library/library-ways.tsx'
import { codesPath, exportPath, libraryPath } from '../../components/library/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { coderOf, codesView, refuseCode } from './codes-view.server.ts'
import css from '../../components/library/library.module.css'

export const loader = async ({ context, request }: Route.LoaderArgs) => codesView(await coderOf(context), new URL(request.url).searchParams.get('hecho'))

const problemName: Record<'name' | 'definition' | 'example', Partial<Record<CodeProblem, () => string>>> = {
  name: { 'name-missing': m.library_problem_code_name, 'too-long': m.library_problem_code_long }, definition: { 'definition-missing': m.library_problem_code_definition, 'too-long': m.library_problem_code_long },
  example: { 'too-long': m.library_problem_code_long },
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const coder = await coderOf(context)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const by = { by: coder.coderId, requestId: coder.requestId }
  if (text('intent') === 'retire') {
    if (!(await retireCode(coder.store, coder.sleps, text('code'), by)).ok) throw notFound()
    return redirect(`${codesPath}?hecho=sin-uso`, 303)
  }
  if (text('intent') !== 'make') throw notFound()
  const values = { name: text('name'), definition: text('definition'), example: text('example'), slep: text('slep') }
  const read = readCode(values)
  if (!read.ok) return refuseCode(Object.fromEntries((['name', 'definition', 'example'] as const).flatMap(f => { const p = read.problems[f]; return p ? [[f, problemName[f][p]?.() ?? m.library_problem_code_long()]] : [] })), values)
  const slep = coder.sleps.find(code => String(code) === text('slep')) ?? coder.sleps[0]!
  const made = await makeCode(coder.store, slep, read.code, by)
  return made.ok ? redirect(`${codesPath}?hecho=codigo`, 303) : refuseCode({ name: m.library_problem_code_in_use() }, values)
}
export const meta: Route.MetaFunction = () => [{ title: m.library_codes_title() }]

type CodeView = Route.ComponentProps['loaderData']['codes'][number]
const CodeLine = ({ code: c, children }: { code: CodeView; children?: React.ReactNode }) => (
  <li><div className={css.codeHead}><h3>{c.name}</h3>{children}</div><p>{c.definition}</p>{c.example ? <p className={css.soft}>{c.example}</p> : null}</li>
)

const Book = ({ d, actionData }: { d: Route.ComponentProps['loaderData']; actionData: Route.ComponentProps['actionData'] }) => {
  const [p, v] = [actionData?.problems ?? {}, actionData?.values ?? {}]
  return (
    <Sheet labelledBy="libro">
      <h2 id="libro">{m.library_codes_book()}</h2>
      <p>{d.codes.length > 0 ? m.library_codes_book_what() : m.library_codes_none()}</p>
      <ul className={css.codes}>
        {d.codes.map(c => (
          <CodeLine key={c.id} code={c}>
            <Form method="post" className="no-print"><input type="hidden" name="code" value={c.id} /><Button tone="quiet" name="intent" value="retire" aria-label={m.library_code_retire_label({ name: c.name })}>{m.library_code_retire()}</Button></Form>
          </CodeLine>
        ))}
      </ul>
      {d.retired.length > 0 ? <details><summary>{m.library_codes_retired_fold({ n: d.retired.length })}</summary><ul className={css.codes}>{d.retired.map(c => <CodeLine key={c.id} code={c} />)}</ul></details> : null}
      <details open={d.codes.length === 0 || Object.keys(p).length > 0} className="no-print">
        <summary>{m.library_code_new()}</summary>
        <Form method="post" noValidate key={d.codes.length}>
          {d.books.length > 1 ? <SelectField name="slep" label={m.library_code_book_of()} options={d.books} defaultValue={v.slep ?? ''} /> : null}
          <TextField name="name" label={m.library_code_name()} problem={p.name} defaultValue={v.name ?? ''} autoComplete="off" />
          <WritingField name="definition" label={m.library_code_definition()} hint={m.library_code_definition_hint()} problem={p.definition} defaultValue={v.definition ?? ''} rows={2} />
          <WritingField name="example" label={m.library_code_example()} hint={m.library_code_example_hint()} problem={p.example} defaultValue={v.example ?? ''} rows={2} />
          <Actions><Button name="intent" value="make">{m.library_code_make()}</Button></Actions>
        </Form>
      </details>
    </Sheet>
  )
}

const agreementColumns = () => [
  { key: 'code', label: m.library_agreement_col_code() }, { key: 'n', label: m.library_agreement_col_n(), number: true }, { key: 'given', label: m.library_agreement_col_given(), number: true },
  { key: 'percent', label: m.library_agreement_col_percent(), number: true }, { key: 'kappa', label: m.library_agreement_col_kappa(), number: true },
]

const CodesPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.library_codes_title()} crumb={<Link to={libraryPath}>{m.library_title()}</Link>} readers={m.library_codes_readers()} />
    <LibraryWays ways={d.ways} ofRegion={d.ofRegion} />
    {d.done ? <Notice live><p>{d.done}</p></Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <div className="stack">
      <Sheet labelledBy="por-codificar">
        <h2 id="por-codificar">{m.library_queue()}</h2>
        {d.queue.length === 0 ? <p>{m.library_queue_none()}</p> : (
          <Table columns={[{ key: 'learning', label: m.library_queue_col_learning() }, { key: 'mine', label: m.library_queue_col_mine() }, { key: 'finished', label: m.library_queue_col_finished() }]}
            rows={d.queue.map(q => ({ key: q.id, cells: { learning: <><Link to={q.to}>{q.from}</Link><span className={css.about}>{q.about}</span></>, mine: q.mine, finished: q.finished } }))} />
        )}
        {d.queueIsCut ? <p className={css.soft}>{d.queueIsCut}</p> : null}
      </Sheet>
      <Book d={d} actionData={actionData} />
      <Sheet labelledBy="acuerdo">
        <h2 id="acuerdo">{m.library_agreement()}</h2>
        <p>{m.library_agreement_what()}</p>
        {d.agreements.length === 0 ? <p>{m.library_agreement_none()}</p> : d.agreements.map(a => <Table key={a.key} caption={a.said} columns={agreementColumns()} rows={a.rows} />)}
        <p className={css.soft}>{m.library_agreement_source()}</p>
      </Sheet>
      <Sheet labelledBy="para-investigar">
        <h2 id="para-investigar">{m.library_export_title()}</h2>
        <p>{d.research}</p>
        <div className="no-print"><Actions><ButtonLink to={exportPath('citas')} reloadDocument>{m.library_export_quotes()}</ButtonLink><ButtonLink to={exportPath('codigos')} reloadDocument>{m.library_export_codes()}</ButtonLink></Actions></div>
      </Sheet>
    </div>
  </>
)
export default CodesPage
