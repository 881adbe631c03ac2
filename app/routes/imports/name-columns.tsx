/** A file with other column names: somebody says once which is which, and the next one of the same source is read by itself. */
import { existsSync } from 'node:fs'
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/name-columns'
import { getLook, lookAgain } from '../../../db/import/looks.ts'
import { mappableColumns, saveColumnMapping, type MappingRefusal } from '../../../db/import/mapping.ts'
import { importKinds, type ImportKind } from '../../../db/import/report.ts'
import { Actions, Button, ErrorSummary, SelectField } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireSignedIn } from '../../request.server.ts'
import { importKindName } from './import-names.ts'

export const meta: Route.MetaFunction = () => [{ title: m.files_columns_title() }]

const kindsToChoose = importKinds.filter(k => mappableColumns(k).length > 0)
const kindIn = (value: string | null): ImportKind | null => kindsToChoose.find(k => k === value) ?? null

/** The refused file whose header may be shown, or a 404. */
const requireLook = async (store: Parameters<typeof getLook>[0], jobId: string) => {
  const found = await getLook(store, jobId)
  if (found?.look.state !== 'refused' || !found.look.isKept || !found.look.detail.header || !existsSync(found.look.path)) throw notFound()
  return { ...found, look: found.look, header: found.look.detail.header }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { look, batch, header } = await requireLook(factsOf(context).store, params.jobId)
  const kind = kindIn(new URL(request.url).searchParams.get('clase')) ?? kindIn(look.detail.kind ?? null)
  return {
    fileName: look.fileName, batch, kind, header: header.filter(c => c !== ''),
    kinds: kindsToChoose.map(k => ({ value: k, label: importKindName(k) })),
    /** What already carries our name is chosen beforehand. */
    columns: kind ? mappableColumns(kind).map(column => ({ column, chosen: header.includes(column) ? column : '' })) : [],
  }
}

const problemOf: Record<MappingRefusal['reason'], (o: { column: string }) => string> = {
  'not-chosen': m.files_columns_not_chosen, 'not-in-file': m.files_columns_not_chosen, 'chosen-twice': m.files_columns_twice,
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const { look, batch, header } = await requireLook(store, params.jobId)
  const form = await request.formData()
  const kind = kindIn(String(form.get('clase')))
  if (!kind) throw notFound()
  const columns = Object.fromEntries(mappableColumns(kind).map(c => [c, String(form.get(c) ?? '')]))
  const saved = await saveColumnMapping(store, header, { kind, columns }, { personId: requireSignedIn(context).id, requestId })
  if (!saved.ok) return data({ problems: Object.fromEntries(saved.problems.map(p => [p.column, problemOf[p.reason]({ column: p.column })])), columns }, { status: 400 })
  await lookAgain(store, look.jobId)
  return redirect(`/importaciones/revision/${batch}`)
}

const NameColumns = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.files_columns_title()} crumb={<Link to={`/importaciones/revision/${d.batch}`}>{d.fileName}</Link>} readers={m.files_readers()} />
    <ErrorSummary problems={actionData?.problems} />
    <Sheet>
      <p>{m.files_columns_lead()}</p>
      <Form method="get">
        <SelectField name="clase" label={m.files_columns_kind()} defaultValue={d.kind ?? ''} options={[{ value: '', label: m.files_columns_choose() }, ...d.kinds]} />
        <Actions><Button tone={d.kind ? 'quiet' : 'primary'}>{m.files_columns_next()}</Button></Actions>
      </Form>
    </Sheet>
    {d.kind ? (
      <Sheet labelledBy="columnas">
        <h2 id="columnas">{m.files_columns_which()}</h2>
        <Form method="post">
          <input type="hidden" name="clase" value={d.kind} />
          {d.columns.map(c => (
            <SelectField key={c.column} name={c.column} label={c.column} problem={actionData?.problems[c.column]} defaultValue={actionData?.columns[c.column] ?? c.chosen}
              options={[{ value: '', label: m.files_columns_choose() }, ...d.header.map(h => ({ value: h, label: h }))]} />
          ))}
          <Actions><Button tone="primary">{m.files_columns_save()}</Button></Actions>
        </Form>
      </Sheet>
    ) : null}
  </>
)
export default NameColumns
