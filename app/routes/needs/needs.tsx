/** What schools raised to their SLEP, for those who work there: by kind for the yearly plan, and each one to receive and answer. */
import { data, Link, redirect } from 'react-router'
import type { Route } from './+types/needs'
import { countByKind, isWaiting, stateOfNeed } from '../../../cycles/needs/needs.ts'
import { readInCharge, readNeedAnswer } from '../../../cycles/needs/read-need.ts'
import { answerNeed, getNeedOfTerritory, listNeedsOfTerritory, receiveNeed, type NeedOutcome } from '../../../db/notebook/needs.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { needKindName } from '../../components/challenge/names.ts'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { ButtonLink } from '../../components/form.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, requireMayInSchool, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { needView } from '../notebook/challenge-view.server.ts'
import { sentenceFor } from '../notebook/problem-sentences.server.ts'
import { NeedToAnswer, type DeskAnswer } from './need-to-answer.tsx'
import css from '../../components/challenge/challenge.module.css'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const asked = new URL(request.url).searchParams
  const thisYear = Number(today.slice(0, 4))
  const year = /^20\d{2}$/.test(asked.get('ano') ?? '') ? Number(asked.get('ano')) : thisYear
  const { needs, schools, years } = await listNeedsOfTerritory(store, scopeOf(context, 'need.answer'), { year, today, timeZone: timeZoneOf(context) })
  const facts = await listSchoolFacts(store, [...new Set(needs.map(n => n.rbd))], year)
  const waiting = needs.filter(isWaiting).length
  return {
    year, years: [...new Set([thisYear, ...years])].sort((a, b) => b - a), waiting,
    done: asked.get('hecho') === 'recibida' ? m.challenge_desk_done_received() : asked.get('hecho') === 'respondida' ? m.challenge_desk_done_answered() : null,
    me: requireSignedIn(context).name, today,
    kinds: countByKind(needs).filter(k => k.needs > 0).sort((a, b) => b.schools - a.schools || f.compare(needKindName[a.kind](), needKindName[b.kind]())).map(k => ({
      key: k.kind,
      cells: {
        kind: needKindName[k.kind](), schools: m.challenge_desk_of({ n: f.integer(k.schools), total: f.integer(schools) }), needs: f.integer(k.needs),
        waiting: f.integer(needs.filter(n => n.kind === k.kind && isWaiting(n)).length),
      },
    })),
    needs: needs.map(n => ({
      ...needView(n, false, f), from: m.challenge_desk_from({ school: facts.get(n.rbd)?.name ?? `RBD ${n.rbd}`, number: n.cycleNumber }), state: stateOfNeed(n), inChargeOf: n.inChargeOf ?? '',
    })),
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const fields: Record<string, string> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') fields[name] = value
  const scope = scopeOf(context, 'need.answer')
  const today = todayOf(context)
  const need = await getNeedOfTerritory(store, scope, fields.needId ?? '', today)
  if (!need) throw notFound()
  await requireMayInSchool(context, 'need.answer', need.rbd)
  const act = { scope, needId: need.id, by: requireSignedIn(context).id, today, requestId }
  const refuse = (problems: Record<string, string>) =>
    data<DeskAnswer>({ needId: need.id, values: fields, problems: Object.fromEntries(Object.entries(problems).map(([k, v]) => [k, sentenceFor(v)])) }, { status: 400 })
  const settled = (outcome: NeedOutcome, done: 'recibida' | 'respondida') => {
    if (outcome.ok) return redirect(`/necesidades?hecho=${done}#${need.id}`, 303)
    if (outcome.reason === 'not_found') throw notFound()
    return refuse({ '': outcome.reason })
  }
  if (fields.intent === 'answer') {
    const read = readNeedAnswer(fields, today)
    return read.ok ? settled(await answerNeed(store, { ...act, answer: read.answer }), 'respondida') : refuse(read.problems)
  }
  const read = readInCharge(fields)
  return read.ok ? settled(await receiveNeed(store, { ...act, inChargeOf: read.inChargeOf }), 'recibida') : refuse(read.problems)
}
export const meta: Route.MetaFunction = () => [{ title: m.challenge_desk_title() }]

const NeedsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as DeskAnswer | undefined
  return (
    <>
      <PageHead title={m.challenge_desk_title()} readers={m.challenge_desk_readers()} />
      {d.done ? <Notice live>{d.done}</Notice> : null}
      {d.years.length > 1 ? (
        <nav className={css.years} aria-label={m.challenge_desk_year()}>
          {d.years.map(y => (y === d.year ? <strong key={y} aria-current="page">{String(y)}</strong> : <Link key={y} to={`?ano=${y}`}>{String(y)}</Link>))}
        </nav>
      ) : null}
      {d.needs.length === 0 ? <EmptyState title={m.challenge_desk_none_title()}><p>{m.challenge_desk_none()}</p></EmptyState> : (
        <div className="stack">
          <Sheet labelledBy="por-tipo">
            <h2 id="por-tipo">{m.challenge_desk_kinds({ year: String(d.year) })}</h2>
            <Table caption={m.challenge_desk_kinds_caption()} rows={d.kinds} columns={[
              { key: 'kind', label: m.challenge_desk_col_kind() }, { key: 'schools', label: m.challenge_desk_col_schools(), number: true },
              { key: 'needs', label: m.challenge_desk_col_needs(), number: true }, { key: 'waiting', label: m.challenge_desk_col_waiting(), number: true },
            ]} />
            <p className="no-print"><ButtonLink tone="quiet" to={`/necesidades/exportar?ano=${d.year}`} reloadDocument>{m.challenge_desk_export()}</ButtonLink></p>
          </Sheet>
          <Sheet labelledBy="planteadas">
            <h2 id="planteadas">{m.challenge_desk_list()}</h2>
            <p className={css.hint}>{d.waiting > 0 ? m.challenge_desk_waiting({ n: d.waiting }) : m.challenge_desk_all_answered()} {m.challenge_desk_what()}</p>
            {d.needs.map(n => <NeedToAnswer key={n.id} need={n} me={d.me} today={d.today} answer={answer?.needId === n.id ? answer : undefined} />)}
          </Sheet>
        </div>
      )}
    </>
  )
}
export default NeedsPage
