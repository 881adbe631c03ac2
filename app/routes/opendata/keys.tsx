/** Keys for programs: made, shown once, listed, revoked. What they open is `api-table.ts`. */
import { data, Form } from 'react-router'
import type { Route } from './+types/keys'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { keyChoices, readNewKey, type KeyProblem } from '../../../cycles/opendata/keys.ts'
import { tables } from '../../../cycles/opendata/tables.ts'
import { listKeys, makeKey, requestsAMinute, revokeKey, type KeyState } from '../../../db/opendata/keys.ts'
import { DataCrumb, DataWays } from '../../components/opendata/data-ways.tsx'
import { KeyForm } from '../../components/opendata/key-form.tsx'
import { Button, ErrorSummary } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import css from '../../components/opendata/opendata.module.css'
import { waysFor } from './ways.server.ts'

const stateWords: Record<KeyState, () => string> = { open: m.opendata_key_state_open, revoked: m.opendata_key_state_revoked, expired: m.opendata_key_state_expired, 'maker-gone': m.opendata_key_state_maker }
const problemWords: Record<KeyProblem, () => string> = {
  'name-missing': m.opendata_key_problem_name, 'scope-missing': m.opendata_key_problem_scope, 'tables-missing': m.opendata_key_problem_tables, 'day-missing': m.opendata_key_problem_day,
  'day-past': m.opendata_key_problem_past, 'day-too-far': m.opendata_key_problem_far, 'needs-not-yours': m.opendata_key_problem_needs,
}

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale, config } = factsOf(context)
  const [person, today, f] = [requireSignedIn(context), todayOf(context), formatter(locale, timeZoneOf(context))]
  const sleps = (await store.read.select().from(store.s.slep)).sort((a, b) => f.compare(a.name, b.name))
  const slepName = (code: number | null) => (code === null ? m.opendata_key_country() : sleps.find(s => s.code === code)?.name ?? String(code))
  const choices = keyChoices(person, sleps.map(s => s.code), today)
  return {
    ways: waysFor(context), example: `curl -H "Authorization: Bearer tep1_…" ${config.publicOrigin}/api/v1/asistencia?desde=2025`, perMinute: f.integer(requestsAMinute), suggestedDay: addDays(today, 180),
    sleps: choices.slepCodes.map(code => ({ value: code === null ? 'pais' : String(code), label: slepName(code) })),
    tables: choices.tables.map(name => ({ value: name, label: tables[name].title[locale] })),
    keys: (await listKeys(store, person, today)).map(k => ({
      id: k.id, name: k.name, isOpen: k.state === 'open', canRevoke: k.revokedAt === null, state: k.state === 'open' ? m.opendata_key_until({ day: f.day(k.expiresOn) }) : stateWords[k.state](),
      reads: m.opendata_key_reads({ where: slepName(k.slepCode), tables: k.tables.map(t => tables[t].title[locale]).join(', ') }),
      made: m.opendata_key_made_by({ who: k.madeBy, day: f.dayOf(k.madeAt) }), used: k.lastUsedAt ? f.dayAndTime(k.lastUsedAt) : m.opendata_key_never(),
    })),
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const by = { person: requireSignedIn(context), today: todayOf(context), requestId }
  const form = await request.formData()
  const field = fieldsOf(form)
  if (field('que') === 'anular') {
    const answer = await revokeKey(store, field('llave'), by)
    return answer.ok ? data({ done: m.opendata_key_revoked_done(), made: null, problems: null, values: null }) : data({ done: null, made: null, problems: { '': m.opendata_key_problem_gone() }, values: null }, { status: 404 })
  }
  const typed = { name: field('nombre').slice(0, 200), slep: field('slep').slice(0, 20), tables: form.getAll('tablas').filter(t => typeof t === 'string'), expiresOn: field('hasta').slice(0, 20) }
  const refuse = (problems: Record<string, string>, status = 400) => data({ done: null, made: null, problems, values: { ...typed, tables: typed.tables.join(' ') } }, { status })
  const read = readNewKey(typed, by.today)
  if (!read.ok) return refuse(Object.fromEntries(Object.entries(read.problems).map(([f, p]) => [f, problemWords[p]()])))
  const answer = await makeKey(store, read.key, by)
  // Shown in the answer to this very form and in no other: there is no address at which it could be read again.
  return answer.ok ? data({ done: null, made: { name: read.key.name, key: answer.key }, problems: null, values: null }) : refuse({ slep: m.opendata_key_problem_not_yours() }, 403)
}
export const meta: Route.MetaFunction = () => [{ title: m.opendata_keys_title() }]

const Keys = ({ loaderData: d, actionData: a }: Route.ComponentProps) => (
  <>
    <PageHead title={m.opendata_keys_title()} crumb={<DataCrumb ways={d.ways} />} readers={m.opendata_keys_readers()} />
    <DataWays ways={d.ways} />
    <ErrorSummary problems={a?.problems} />
    {a?.done ? <Notice live>{a.done}</Notice> : null}
    {a?.made ? (
      <Notice tone="better" live>
        <p><strong>{m.opendata_key_shown_once({ name: a.made.name })}</strong></p>
        <p className={css.key}>{a.made.key}</p>
        <p>{m.opendata_key_keep()}</p>
      </Notice>
    ) : null}
    <Sheet labelledBy="como">
      <h2 id="como">{m.opendata_keys_how()}</h2>
      <p>{m.opendata_keys_what({ perMinute: d.perMinute })}</p>
      <p className={css.key}>{d.example}</p>
      <p><a href="/api/v1/openapi.json">{m.opendata_keys_openapi()}</a></p>
    </Sheet>
    <Sheet labelledBy="nueva">
      <h2 id="nueva">{m.opendata_key_new()}</h2>
      <KeyForm sleps={d.sleps} tables={d.tables} suggestedDay={d.suggestedDay} values={a?.values ?? null} problems={a?.problems ?? {}} />
    </Sheet>
    <Sheet labelledBy="hechas">
      <h2 id="hechas">{m.opendata_keys_list()}</h2>
      {d.keys.length === 0 ? <p className={css.soft}>{m.opendata_keys_none()}</p> : (
        <Table columns={[{ key: 'name', label: m.opendata_key_name() }, { key: 'state', label: m.opendata_key_state() }, { key: 'used', label: m.opendata_key_used() }, { key: 'do', label: '' }]} rows={d.keys.map(k => ({
          key: k.id, cells: {
            name: <>{k.name}<span className={css.under}>{k.reads}</span><span className={css.under}>{k.made}</span></>, state: k.state, used: k.used,
            do: k.canRevoke ? <Form method="post"><input type="hidden" name="que" value="anular" /><input type="hidden" name="llave" value={k.id} /><Button tone="quiet">{m.opendata_key_revoke()}<span className="visually-hidden"> {k.name}</span></Button></Form> : null,
          },
        }))} />
      )}
    </Sheet>
  </>
)
export default Keys
