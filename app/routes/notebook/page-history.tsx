/** Every version of a page: what changed from one to the next, the texts that lost a conflict, and the way back to any of them. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/page-history'
import { differencesBetween } from '../../../cycles/notebook/differences.ts'
import { emptyPage, type PartBody } from '../../../cycles/notebook/parts.ts'
import { listOf } from '../../../cycles/notebook/repeats.ts'
import { listReasons } from '../../../db/notebook/reasons.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { listRevisions, restoreRevision } from '../../../db/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { Button, ButtonLink } from '../../components/form.tsx'
import { Differences } from '../../components/notebook/differences.tsx'
import { groupKindName, reasonName, weekdayName } from '../../components/evidence/names.ts'
import { fieldName } from '../../components/notebook/field-names.ts'
import { decisionName, indicatorName, pageName, triageName } from '../../components/notebook/names.ts'
import { historyPath, pageOfSlug, pagePath } from '../../components/notebook/paths.ts'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { found, requireTeam, visitOf } from './viewer.server.ts'
import css from '../../components/notebook/notebook.module.css'

const perPage = 12
/** Choices and days are kept as keys; people read their words. */
const wordsOf = (name: string, value: string, f: Formatter): string => {
  const choices: Record<string, Record<string, () => string>> = {
    urgent: triageName, relevant: triageName, inScope: triageName, expectIndicator: indicatorName, decision: decisionName, groupKind: groupKindName,
  }
  if (name === 'showsWeekdays') return listOf(value).map(d => (weekdayName as Record<string, () => string>)[d]?.() ?? d).join(', ')
  return choices[name]?.[value]?.() ?? (/^\d{4}-\d{2}-\d{2}$/.test(value) ? f.day(value) : value)
}
const textsOf = (body: PartBody, f: Formatter): Record<string, string> =>
  Object.fromEntries(Object.entries(body as unknown as Record<string, string>).map(([name, value]) => [name, wordsOf(name, value, f)]))

const open = async (args: { context: Route.LoaderArgs['context']; params: Route.LoaderArgs['params'] }) => {
  const visit = await visitOf(args.context, args.params)
  // An administrator with a reason reads the notebook as it stands; its history is the team's.
  await requireTeam(args.context, visit.rbd)
  const page = pageOfSlug(args.params.hoja)
  if (!page) throw notFound()
  return { visit, page }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, page } = await open({ context, params })
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const asked = new URL(request.url).searchParams
  const from = Math.max(0, Number(asked.get('desde')) || 0)
  const revisions = await listRevisions(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, slot: page })
  const saved = revisions.filter(r => r.outcome === 'saved')
  const current = saved[0]?.version ?? 0
  const bodyAt = new Map(saved.map(r => [r.version, r.body]))
  return {
    reasons: page === 'data' ? Object.fromEntries((await listReasons(visit.store, visit.rbd)).map(r => [r.id, reasonName(r)])) : {},
    rbd: visit.rbd, cycleId: visit.cycleId, page, title: cycle.title, current, saveKey: newId(visit.store.clock.now()), hasMoved: asked.has('cambio'),
    next: from + perPage < revisions.length ? from + perPage : null,
    revisions: revisions.slice(from, from + perPage).map(r => {
      // A saved version against the one before it; a text that lost, against the one it was written from.
      const before = textsOf(bodyAt.get(r.outcome === 'saved' ? r.version - 1 : r.version) ?? emptyPage(page), visit.f)
      const now = textsOf(r.body, visit.f)
      const fields = Object.keys({ ...before, ...now }).filter(k => (before[k] ?? '') !== (now[k] ?? ''))
      return {
        key: r.key, version: r.version, outcome: r.outcome, isCurrent: r.outcome === 'saved' && r.version === current,
        by: m.notebook_history_by({ name: r.savedBy, when: visit.f.dayAndTime(r.savedAt) }),
        changes: fields.map(name => ({ name, differences: differencesBetween(before[name] ?? '', now[name] ?? '') })),
        whole: Object.entries(now).filter(([, text]) => text !== '').map(([name, text]) => ({ name, text })),
      }
    }),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit, page } = await open({ context, params })
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const outcome = await restoreRevision(visit.store, {
    rbd: visit.rbd, cycleId: visit.cycleId, slot: page, revisionKey: text('revision'), version: Number(text('version')) || 0, by: visit.personId,
    saveKey: /^[0-9a-f-]{36}$/.test(text('saveKey')) ? text('saveKey') : newId(visit.store.clock.now()),
  })
  if (outcome.ok) return redirect(pagePath(visit.rbd, visit.cycleId, page), 303)
  if (outcome.reason === 'not-found') throw notFound()
  return redirect(`${historyPath(visit.rbd, visit.cycleId, page)}?cambio=1`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.notebook_history(), cycle: loaderData.title }) : '' }]

const PageHistory = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.notebook_history_title({ page: pageName[d.page]() })} crumb={<Link to={pagePath(d.rbd, d.cycleId, d.page)}>{d.title}</Link>} readers={m.notebook_readers_history()} />
    {d.hasMoved ? <Notice tone="look" live>{m.notebook_history_moved()}</Notice> : null}
    <p>{d.revisions.length === 0 ? m.notebook_history_empty() : m.notebook_history_what()}</p>
    {d.revisions.map(r => (
      <Sheet key={r.key}>
        <p className={css.entryHead}>
          <Tag tone={r.outcome === 'conflict' ? 'look' : r.isCurrent ? 'voice' : 'plain'}>{r.outcome === 'conflict' ? m.notebook_history_conflict() : r.isCurrent ? m.notebook_history_now() : m.notebook_history_version({ n: r.version })}</Tag> <span>{r.by}</span>
        </p>
        {r.changes.map(c => <div key={c.name} className={css.read}><h2 className={css.readLabel}>{fieldName(c.name, d.reasons)}</h2><Differences pieces={c.differences} /></div>)}
        {r.whole.length === 0 ? <p className={css.quiet}>{m.notebook_history_blank()}</p> : (
          <details>
            <summary>{m.notebook_history_whole()}</summary>
            {r.whole.map(w => <div key={w.name} className={css.read}><h2 className={css.readLabel}>{fieldName(w.name, d.reasons)}</h2><p className="written">{w.text}</p></div>)}
          </details>
        )}
        {r.isCurrent ? null : (
          <Form method="post" className="no-print">
            <input type="hidden" name="revision" value={r.key} />
            <input type="hidden" name="version" value={d.current} />
            <input type="hidden" name="saveKey" value={d.saveKey} />
            <Button>{m.notebook_history_restore()}</Button>
          </Form>
        )}
      </Sheet>
    ))}
    <p>{d.next === null ? null : <ButtonLink to={`?desde=${d.next}`}>{m.notebook_history_more()}</ButtonLink>} <ButtonLink tone="quiet" to={pagePath(d.rbd, d.cycleId, d.page)}>{m.notebook_history_back()}</ButtonLink></p>
  </>
)
export default PageHistory
