/** What leaves a service: exactly what would be seen from outside it, and the switch. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/outside'
import { decideOutside, listOutsideDecisions } from '../../../db/opendata/outside.ts'
import { DataCrumb, DataWays } from '../../components/opendata/data-ways.tsx'
import { SeenTable } from '../../components/opendata/seen-table.tsx'
import { Actions, Button, ErrorSummary, SelectField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, reasonTo, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import css from '../../components/opendata/opendata.module.css'
import { seenFromOutside } from './seen.server.ts'
import { waysFor } from './ways.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const sleps = (await store.read.select().from(store.s.slep)).filter(s => reasonTo(context, 'outside.decide', { kind: 'slep', code: s.code }) !== null).sort((a, b) => f.compare(a.name, b.name))
  const asked = Number(new URL(request.url).searchParams.get('slep'))
  const slep = sleps.find(s => s.code === asked) ?? sleps[0] ?? null
  const decisions = slep ? await listOutsideDecisions(store, slep.code) : []
  const last = decisions[0]
  const words = (d: (typeof decisions)[number]) => (d.isOpen ? m.opendata_outside_opened : m.opendata_outside_closed)({ who: d.decidedBy, day: f.dayAndTime(d.decidedAt) })
  return {
    ways: waysFor(context), sleps: sleps.map(s => ({ value: String(s.code), label: s.name })), code: slep ? String(slep.code) : '', name: slep?.name ?? '',
    isOpen: last?.isOpen ?? false, state: last ? words(last) : m.opendata_outside_never(), history: decisions.slice(1).map((d, i) => ({ key: String(i), words: words(d) })),
    seen: slep ? await seenFromOutside(context, slep.code) : [],
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const code = field('slep')
  const wanted = field('ver')
  if (!/^\d{1,6}$/.test(code) || (wanted !== 'si' && wanted !== 'no')) return data({ problem: m.opendata_problem_review() }, { status: 400 })
  const answer = await decideOutside(store, { slepCode: Number(code), isOpen: wanted === 'si' }, { person: requireSignedIn(context), today: todayOf(context), requestId })
  return answer.ok ? redirect(`/territorio/datos/fuera?slep=${code}`, 303) : data({ problem: m.opendata_outside_not_yours() }, { status: 403 })
}
export const meta: Route.MetaFunction = () => [{ title: m.opendata_outside_title() }]

const Outside = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.opendata_outside_title()} crumb={<DataCrumb ways={d.ways} />} readers={m.opendata_outside_readers()} />
    <DataWays ways={d.ways} />
    <ErrorSummary problems={actionData ? { '': actionData.problem } : null} />
    {d.sleps.length > 1 ? (
      <Form method="get" className={css.choose}><SelectField name="slep" label={m.opendata_slep()} options={d.sleps} defaultValue={d.code} /><Actions><Button>{m.opendata_outside_choose()}</Button></Actions></Form>
    ) : null}
    {d.code === '' ? <p>{m.opendata_outside_none()}</p> : (
      <>
        <Notice tone={d.isOpen ? 'look' : 'voice'}><p><strong>{d.isOpen ? m.opendata_outside_is_open({ slep: d.name }) : m.opendata_outside_is_closed({ slep: d.name })}</strong></p><p>{d.state}</p></Notice>
        <Sheet labelledBy="que-se-ve">
          <h2 id="que-se-ve">{m.opendata_outside_what({ slep: d.name })}</h2>
          <p>{m.opendata_outside_who()}</p>
          {d.seen.map(t => <SeenTable key={t.slug} {...t} />)}
          <h3 className={css.apart}>{m.opendata_outside_never_title()}</h3>
          <p>{m.opendata_outside_never_text()}</p>
          <Form method="post">
            <input type="hidden" name="slep" value={d.code} />
            <Actions><Button tone={d.isOpen ? 'plain' : 'primary'} name="ver" value={d.isOpen ? 'no' : 'si'}>{d.isOpen ? m.opendata_outside_close() : m.opendata_outside_open()}</Button></Actions>
          </Form>
          <p className={css.soft}>{m.opendata_outside_effect()}</p>
        </Sheet>
        {d.history.length > 0 ? <Sheet labelledBy="antes"><h2 id="antes">{m.opendata_outside_before()}</h2><ul>{d.history.map(h => <li key={h.key}>{h.words}</li>)}</ul></Sheet> : null}
      </>
    )}
  </>
)
export default Outside
