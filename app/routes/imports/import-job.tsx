/** One import on its way: progress that follows by itself, with and without JavaScript. */
import { useEffect } from 'react'
import { data, Form, redirect, useRevalidator } from 'react-router'
import type { Route } from './+types/import-job'
import { cancelJob, getJob } from '../../../db/jobs.ts'
import type { FileRefusal, FileRefusalDetail } from '../../../db/import/report.ts'
import { Actions, Button, ButtonLink } from '../../components/form.tsx'
import { NextStep, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { jobFailureSentence, progressWords, rowRefusalSentence } from '../../import-words.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, timeZoneOf } from '../../request.server.ts'
import css from './import-job.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.files_title() }]

/** A page without JavaScript asks again by itself while the job runs. */
export const headers: Route.HeadersFunction = ({ loaderHeaders }) => loaderHeaders

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const job = await getJob(store, params.jobId)
  if (!job || job.kind !== 'import') throw notFound()
  const f = formatter(locale, timeZoneOf(context))
  if (job.state === 'done') throw redirect(`/importaciones/${String(job.result?.generationId ?? '')}${job.result?.unchanged ? '?hecho=sin-cambios' : ''}`)
  const detail = (job.result ?? {}) as FileRefusalDetail & { reason?: string }
  const p = job.progress
  return data({
    fileName: String(job.payload.fileName ?? ''),
    state: job.state,
    progress: p && p.total > 0
      ? { done: p.done, total: p.total, words: progressWords(p) }
      : null,
    failure: job.state === 'failed' ? jobFailureSentence(detail.reason as FileRefusal, detail) : null,
    firstRefused: (detail.firstRefused ?? []).slice(0, 20).map(r => ({ line: f.integer(r.line), reason: rowRefusalSentence(r) })),
  }, job.state === 'running' || job.state === 'waiting' ? { headers: { Refresh: '4' } } : undefined)
}

export const action = async ({ context, params }: Route.ActionArgs) => {
  await cancelJob(factsOf(context).store, params.jobId)
  return redirect(`/importaciones/trabajos/${params.jobId}`)
}

const titleOf = (state: string, file: string) =>
  state === 'waiting' ? m.files_job_title_waiting() : state === 'running' ? m.files_job_title_running({ file }) : state === 'cancelled' ? m.files_job_title_cancelled() : m.files_job_title_failed({ file })

const ImportJob = ({ loaderData: d }: Route.ComponentProps) => {
  const isUnderWay = d.state === 'running' || d.state === 'waiting'
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isUnderWay) return
    const timer = setInterval(() => void revalidate(), 2_000)
    return () => clearInterval(timer)
  }, [isUnderWay, revalidate])
  return (
    <>
      <PageHead title={titleOf(d.state, d.fileName)} crumb={m.files_title()} readers={m.files_readers()} />
      <Sheet>
        {isUnderWay ? (
          <>
            <progress className={css.bar} value={d.progress?.done} max={d.progress?.total} aria-label={titleOf(d.state, d.fileName)} />
            <p role="status">{d.progress?.words}</p>
            <p>{m.files_job_hint()}</p>
            <Form method="post"><Actions><Button tone="look">{m.files_job_cancel()}</Button><ButtonLink tone="quiet" to=".">{m.files_job_refresh()}</ButtonLink></Actions></Form>
          </>
        ) : (
          <>
            {d.failure ? <NextStep>{d.failure}</NextStep> : null}
            <p>{m.files_job_nothing_changed()}</p>
            {d.firstRefused.length > 0 ? (
              <Table columns={[{ key: 'line', label: m.files_report_line() }, { key: 'reason', label: m.files_report_reason() }]}
                rows={d.firstRefused.map(r => ({ key: r.line, cells: r }))} />
            ) : null}
            <Actions><ButtonLink tone="primary" to="/importaciones">{m.files_job_again()}</ButtonLink></Actions>
          </>
        )}
      </Sheet>
    </>
  )
}
export default ImportJob
