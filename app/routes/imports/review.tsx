/** Files just uploaded: what each one is and what it would change, before anything changes. */
import { useEffect } from 'react'
import { data, Form, Link, redirect, useRevalidator } from 'react-router'
import type { Route } from './+types/review'
import { confirmLook, discardLook, getLook, listLooks, lookAgain } from '../../../db/import/looks.ts'
import { Actions, Button, ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { NextStep, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireSignedIn, timeZoneOf } from '../../request.server.ts'
import { removeUpload } from '../../upload.server.ts'
import { describeLook, type LookView } from './describe-look.server.ts'
import { RefusedRows } from './refused-rows.tsx'
import css from './review.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.files_review_title() }]
/** A page without JavaScript asks again by itself while a file is being read. */
export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const looks = await listLooks(store, params.batch)
  if (!looks) throw notFound()
  const f = formatter(locale, timeZoneOf(context))
  const files = looks.map(l => describeLook(l, f))
  const isBusy = files.some(x => x.kind === 'under-way')
  const ready = files.filter(x => x.kind === 'ready' && !x.unchanged).length
  return data({ files, isBusy, all: !isBusy && ready > 1 ? m.files_review_all({ n: ready }) : null, isOver: files.every(x => x.kind === 'imported' || x.kind === 'over') },
    isBusy ? { headers: { Refresh: '4' } } : undefined)
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, config, requestId } = factsOf(context)
  const by = { personId: requireSignedIn(context).id, requestId }
  const form = await request.formData()
  const what = String(form.get('que'))
  const looks = await listLooks(store, params.batch)
  if (!looks) throw notFound()
  const back = () => redirect(`/importaciones/revision/${params.batch}`)
  if (what === 'todos') {
    for (const l of looks) if (l.state === 'ready' && !l.result.report.unchanged) await confirmLook(store, l.jobId, by)
    return back()
  }
  const found = await getLook(store, String(form.get('archivo')))
  if (!found || found.batch !== params.batch) throw notFound()
  const { look } = found
  const done = what === 'traer' ? await confirmLook(store, look.jobId, by) : what === 'mirar' ? await lookAgain(store, look.jobId) : await discardLook(store, look.jobId)
  if (!done.ok) return data({ problem: m.files_look_not_ready() }, { status: 409 })
  if (what === 'dejar') removeUpload(config, look.path)
  return back()
}

const Review = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!d.isBusy) return
    const timer = setInterval(() => void revalidate(), 2_000)
    return () => clearInterval(timer)
  }, [d.isBusy, revalidate])
  return (
    <>
      <PageHead title={m.files_review_title()} crumb={<Link to="/importaciones">{m.files_title()}</Link>} readers={m.files_readers()} />
      <ErrorSummary problems={actionData ? { '': actionData.problem } : null} />
      <p className={css.lead}>{m.files_review_lead()}</p>
      {d.all ? <Form method="post"><input type="hidden" name="que" value="todos" /><Actions><Button tone="primary">{d.all}</Button></Actions></Form> : null}
      {d.files.map(x => <File key={x.jobId} file={x} />)}
      {d.isOver ? <Actions><ButtonLink tone="primary" to="/importaciones">{m.files_job_again()}</ButtonLink></Actions> : null}
    </>
  )
}
export default Review

const Ask = ({ jobId, what, tone = 'plain', children }: { jobId: string; what: 'traer' | 'dejar' | 'mirar'; tone?: 'primary' | 'plain' | 'quiet'; children: string }) => (
  <Form method="post"><input type="hidden" name="archivo" value={jobId} /><input type="hidden" name="que" value={what} /><Button tone={tone}>{children}</Button></Form>
)

const File = ({ file: x }: { file: LookView }) => (
  <Sheet labelledBy={x.jobId}>
    <div className={css.name}><h2 id={x.jobId}>{x.fileName}</h2>{x.kind === 'ready' ? <Tag tone="voice">{x.kindName}</Tag> : null}</div>
    {x.kind === 'under-way' ? (
      <>
        <p>{x.title}</p>
        <progress className={css.bar} value={x.progress?.done} max={x.progress?.total} aria-label={x.title} />
        <p role="status">{x.words}</p>
        <Actions><ButtonLink tone="quiet" to=".">{m.files_job_refresh()}</ButtonLink></Actions>
      </>
    ) : x.kind === 'over' ? <p>{x.words}</p>
      : x.kind === 'imported' ? <p>{x.words} <Link to={x.to}>{m.files_look_see()}</Link></p>
        : x.kind === 'refused' ? (
          <>
            <NextStep>{x.reason}</NextStep>
            <p>{m.files_job_nothing_changed()}</p>
            <RefusedRows rows={x.refused} note={null} />
            <Actions>
              {x.canName ? <ButtonLink tone="primary" to={`/importaciones/columnas/${x.jobId}`}>{m.files_look_name_columns()}</ButtonLink> : null}
              {x.canLookAgain ? <Ask jobId={x.jobId} what="mirar" tone="primary">{m.files_look_again()}</Ask> : null}
              {x.canName || x.canLookAgain ? <Ask jobId={x.jobId} what="dejar" tone="quiet">{m.files_look_discard()}</Ask> : null}
            </Actions>
          </>
        ) : <Ready file={x} />}
  </Sheet>
)

const Ready = ({ file: x }: { file: LookView & { kind: 'ready' } }) => (
  <>
    <p className="written">{x.of ? `${x.of}. ` : ''}{x.report.sentence}</p>
    <p>{x.changes}</p>
    {x.report.warnings.length > 0 ? <ul>{x.report.warnings.map(w => <li key={w}>{w}</li>)}</ul> : null}
    <Actions>
      {x.unchanged ? null : <Ask jobId={x.jobId} what="traer" tone="primary">{m.files_look_import()}</Ask>}
      <Ask jobId={x.jobId} what="dejar" tone="quiet">{m.files_look_discard()}</Ask>
    </Actions>
    <details className={css.more}>
      <summary>{m.files_look_more()}</summary>
      <Table columns={[{ key: 'label', label: '' }, { key: 'value', label: '' }]} rows={x.report.facts.map(c => ({ key: c.label, cells: c }))} />
      {x.preview ? (
        <>
          <h3>{m.files_look_columns()}</h3>
          <p className={css.columns}>{x.preview.read.join(' · ')}</p>
          <p>{x.preview.unread} {x.preview.aboutStudents ? m.files_look_about_students() : ''}</p>
          {x.preview.rows.length > 0 ? (
            <Table caption={m.files_look_first_rows()} stacks={false} columns={x.preview.read.map((label, i) => ({ key: String(i), label }))}
              rows={x.preview.rows.map((cells, i) => ({ key: String(i), cells: Object.fromEntries(cells.map((c, k) => [String(k), c])) }))} />
          ) : null}
        </>
      ) : null}
    </details>
    <RefusedRows rows={x.report.refused} note={x.report.refusedNote} />
  </>
)
