/** What one import did: the report, and undoing it. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/import-report'
import { getImport, undoImport } from '../../../db/generations.ts'
import { Button, ErrorSummary } from '../../components/form.tsx'
import { Columns, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, timeZoneOf } from '../../request.server.ts'
import { describeFile, describeReport } from './describe-report.ts'
import { importKindName, importStateTag } from './import-names.ts'

export const meta: Route.MetaFunction = () => [{ title: m.files_title() }]

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const g = await getImport(store, params.generationId)
  if (!g) throw notFound()
  const f = formatter(locale, timeZoneOf(context))
  const r = g.report
  const view = r ? describeReport(r, f) : null
  const facts = r ? [
    ...view!.facts,
    ...(r.superseded > 0 ? [{ label: m.files_report_superseded(), value: m.common_yes() }] : []),
    ...(g.publishedAt ? [{ label: m.files_report_published(), value: f.dayAndTime(g.publishedAt) }] : []),
    { label: m.files_col_who(), value: g.importedBy?.name ?? m.files_by_operator() },
    ...describeFile(r, f),
  ] : []
  return {
    fileName: g.fileName, kind: g.kind, state: g.state, isCurrent: g.readToday > 0,
    unchanged: new URL(request.url).searchParams.get('hecho') === 'sin-cambios',
    sentence: view?.sentence ?? m.files_report_none(),
    facts, warnings: view?.warnings ?? [], refusedNote: view?.refusedNote ?? null, refused: view?.refused ?? [],
  }
}

export const action = async ({ context, params }: Route.ActionArgs) => {
  const { store, signedIn, requestId } = factsOf(context)
  const undone = await undoImport(store, params.generationId, { by: signedIn?.id ?? null, requestId })
  if (!undone.ok) return data({ problem: m.files_undo_not_published() }, { status: 409 })
  return redirect('/importaciones?hecho=deshecha')
}

const ImportReportPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const state = importStateTag(d)
  return (
    <>
      <PageHead title={m.files_report_title({ kind: importKindName(d.kind), file: d.fileName })} crumb={m.files_title()} readers={m.files_readers()} tag={<Tag tone={state.tone}>{state.label}</Tag>} />
      <ErrorSummary problems={actionData ? { deshacer: actionData.problem } : null} />
      {d.unchanged ? <Notice live>{m.files_report_unchanged()}</Notice> : null}
      <Columns aside={d.state === 'published' && d.isCurrent ? <Undo /> : undefined}>
        <Sheet>
          <p className="written">{d.sentence}</p>
          <Table columns={[{ key: 'label', label: '' }, { key: 'value', label: '' }]} rows={d.facts.map(x => ({ key: x.label, cells: x }))} />
        </Sheet>
        {d.warnings.length > 0 ? <Sheet labelledBy="avisos"><h2 id="avisos">{m.files_report_warnings()}</h2><ul>{d.warnings.map(w => <li key={w}>{w}</li>)}</ul></Sheet> : null}
        {d.refused.length > 0 ? (
          <Sheet labelledBy="no-usadas">
            <h2 id="no-usadas">{m.files_report_refused()}</h2>
            {d.refusedNote ? <p>{d.refusedNote}</p> : null}
            <Table columns={[{ key: 'line', label: m.files_report_line() }, { key: 'reason', label: m.files_report_reason() }]} rows={d.refused.map((x, i) => ({ key: `${i}`, cells: x }))} />
          </Sheet>
        ) : null}
      </Columns>
    </>
  )
}
export default ImportReportPage

const Undo = () => (
  <Sheet labelledBy="deshacer">
    <h2 id="deshacer">{m.files_undo_title()}</h2>
    <p>{m.files_undo_what()}</p>
    <Form method="post"><Button tone="look">{m.files_undo_button()}</Button></Form>
  </Sheet>
)
