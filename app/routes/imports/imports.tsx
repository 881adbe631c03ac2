/** Bringing the Ministry's files in: what there is, one more file, what runs, and the history. The upload itself is received by Express. */
import { Link } from 'react-router'
import type { Route } from './+types/imports'
import { getCoverage, listOtherFiles } from '../../../db/coverage.ts'
import { listImports } from '../../../db/generations.ts'
import { listOpenBatches } from '../../../db/import/looks.ts'
import { listJobs } from '../../../db/jobs.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Columns, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf } from '../../request.server.ts'
import { importKindName, importStateTag } from './import-names.ts'
import { describeWhatThereIs, WhatThereIs } from './what-there-is.tsx'

export const meta: Route.MetaFunction = () => [{ title: m.files_title() }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, config, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const asked = new URL(request.url).searchParams
  const coverage = await getCoverage(store)
  const running = (await listJobs(store, { kinds: ['import'], states: ['waiting', 'running'] })).filter(j => j.payload.step !== 'look')
  const open = await listOpenBatches(store)
  const history = await listImports(store)
  const limit = f.bytes(config.maxUploadBytes)
  const problem = asked.get('problema')
  return {
    limit,
    problem: problem === 'too-big' ? m.files_problem_too_big({ limit }) : problem === 'no-file' ? m.files_problem_no_file() : problem === 'no-space' ? m.files_problem_no_space() : null,
    undone: asked.get('hecho') === 'deshecha',
    what: describeWhatThereIs(coverage, await listOtherFiles(store), f),
    open: open.map(b => ({ batch: b.batch, files: f.list(b.files) })),
    running: running.map(j => ({ id: j.id, fileName: String(j.payload.fileName ?? '') })),
    earlier: f.integer(Math.max(0, history.length - latest)),
    history: history.map(g => ({
      id: g.id, fileName: g.fileName, kind: g.kind, state: g.state, isCurrent: g.readToday > 0,
      rows: g.report ? f.integer(g.report.rowsUsed) : '', schools: g.report ? f.integer(g.report.schools) : '',
      when: f.dayAndTime(g.startedAt), who: g.importedBy?.name ?? null,
    })),
  }
}

/** Imports shown at once: about a year of a service's months would bury what else there is. */
const latest = 12

const History = ({ imports }: { imports: Route.ComponentProps['loaderData']['history'] }) => (
  <Table
    columns={[
      { key: 'file', label: m.files_col_file() }, { key: 'kind', label: m.files_col_kind() }, { key: 'state', label: m.files_col_state() },
      { key: 'rows', label: m.files_col_rows(), number: true }, { key: 'schools', label: m.files_col_schools(), number: true },
      { key: 'when', label: m.files_col_when() },
    ]}
    rows={imports.map(g => {
      const state = importStateTag(g)
      return { key: g.id, cells: {
        file: <Link to={`/importaciones/${g.id}`}>{g.fileName}</Link>, kind: importKindName(g.kind), state: <Tag tone={state.tone}>{state.label}</Tag>,
        rows: g.rows, schools: g.schools, when: <>{g.when}<br />{g.who ?? m.files_by_operator()}</>,
      } }
    })}
  />
)

const Imports = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.files_title()} readers={m.files_readers()} />
    {d.undone ? <Notice live>{m.files_undo_done()}</Notice> : null}
    <ErrorSummary problems={d.problem ? { archivo: d.problem } : null} />
    <Columns aside={<WhatThereIs view={d.what} />}>
      <Sheet labelledBy="traer">
        <h2 id="traer">{m.files_upload_title()}</h2>
        <form method="post" action="/importaciones" encType="multipart/form-data">
          <TextField type="file" name="archivo" multiple label={m.files_upload_label()} hint={m.files_upload_hint({ limit: d.limit })} problem={d.problem} width="full" />
          <Actions><Button tone="primary">{m.files_upload_button()}</Button></Actions>
        </form>
      </Sheet>
      {d.open.length > 0 ? (
        <Sheet labelledBy="por-revisar">
          <h2 id="por-revisar">{m.files_open_looks_title()}</h2>
          <ul>{d.open.map(b => <li key={b.batch}><Link to={`/importaciones/revision/${b.batch}`}>{b.files}</Link></li>)}</ul>
        </Sheet>
      ) : null}
      {d.running.length > 0 ? (
        <Sheet labelledBy="en-curso">
          <h2 id="en-curso">{m.files_running_title()}</h2>
          <ul>{d.running.map(j => <li key={j.id}><Link to={`/importaciones/trabajos/${j.id}`}>{j.fileName}</Link></li>)}</ul>
        </Sheet>
      ) : null}
      <Sheet labelledBy="historia">
        <h2 id="historia">{m.files_history_title()}</h2>
        {d.history.length === 0 ? <p>{m.files_history_empty()}</p> : (
          <>
            <History imports={d.history.slice(0, latest)} />
            {d.history.length > latest ? <details><summary>{m.files_history_earlier({ n: d.earlier })}</summary><History imports={d.history.slice(latest)} /></details> : null}
          </>
        )}
      </Sheet>
    </Columns>
  </>
)
export default Imports
