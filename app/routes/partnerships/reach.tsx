/** The organisations of a territory and the schools they work with. In alphabetical order; nothing of what both sides answered is here. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/reach'
import { chooseReaching, gapsOf, pageOf, readReachFilter, searchOfReach } from '../../../cycles/partnerships/reach.ts'
import { organisationKinds } from '../../../cycles/partnerships/organisation.ts'
import { listReach } from '../../../db/partnerships/reach.ts'
import { listSchoolFacts, listSchoolsIn } from '../../../db/territory.ts'
import { Actions, Button, SelectField, TextField } from '../../components/form.tsx'
import { EmptyState, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { kindName } from '../../components/partnerships/names.ts'
import { organisationPath, reachPath, registerPath } from '../../components/partnerships/paths.ts'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { agreementWords } from './keeper.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const [today, f, scope] = [todayOf(context), formatter(locale, timeZoneOf(context)), scopeOf(context, 'partnership.reach')]
  const filter = readReachFilter(new URL(request.url).searchParams)
  const rbds = await listSchoolsIn(store, scope, today)
  const facts = await listSchoolFacts(store, rbds, Number(today.slice(0, 4)))
  const name = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  const all = (await listReach(store, scope.sleps, rbds)).sort((a, b) => f.compare(a.name, b.name))
  const { rows, page, pages } = pageOf(chooseReaching(all, filter, rbd => facts.get(rbd)?.communeCode ?? null), filter.page)
  const gaps = gapsOf(all, filter.commune === null ? rbds : rbds.filter(rbd => facts.get(rbd)?.communeCode === filter.commune))
  const to = (n: number) => `${reachPath}${searchOfReach({ ...filter, page: n })}`
  return {
    filter: { comuna: String(filter.commune ?? ''), tipo: filter.kind ?? '', nombre: filter.words }, total: chooseReaching(all, filter, rbd => facts.get(rbd)?.communeCode ?? null).length, isEmpty: all.length === 0, mayTidy: scopeOf(context, 'partners.tidy').sleps.length > 0,
    communes: [{ value: '', label: m.partners_region_all_communes() }, ...[...new Map([...facts.values()].map(s => [s.communeCode, s.communeName]))].map(([code, label]) => ({ value: String(code), label })).sort((a, b) => f.compare(a.label, b.label))],
    kinds: [{ value: '', label: m.partners_region_all_kinds() }, ...organisationKinds.map(k => ({ value: k, label: kindName[k]() }))],
    rows: rows.map(o => ({
      id: o.id, name: o.name, kind: kindName[o.kind](), purpose: o.purpose,
      schools: [...o.schools].sort((a, b) => f.compare(name(a.rbd), name(b.rbd))).map(s => ({ rbd: s.rbd, line: m.partners_region_school_line({ school: name(s.rbd), purpose: s.purpose }), when: s.endedOn ? m.partners_ended_on({ day: f.day(s.endedOn) }) : agreementWords(s, { f, today }).text })),
    })),
    pager: pages > 1 ? { text: m.partners_region_page({ n: page, of: pages }), before: page > 1 ? to(page - 1) : null, after: page < pages ? to(page + 1) : null } : null,
    one: gaps.one.map(o => ({ id: o.id, text: `${o.name} · ${name(o.schools.find(s => s.endedOn === null)!.rbd)}` })), without: gaps.without.map(name).sort(f.compare),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.partners_region_title() }]

type View = Route.ComponentProps['loaderData']
const Filters = ({ d }: { d: View }) => (
  <Form method="get" className="no-print" key={JSON.stringify(d.filter)}>
    <div className={css.filters}>
      <TextField name="nombre" label={m.partners_region_words()} defaultValue={d.filter.nombre} />
      <SelectField name="comuna" label={m.partners_region_commune()} options={d.communes} defaultValue={d.filter.comuna} />
      <SelectField name="tipo" label={m.partners_region_kind()} options={d.kinds} defaultValue={d.filter.tipo} />
      <Actions><Button>{m.partners_region_show()}</Button></Actions>
    </div>
  </Form>
)
const Organisations = ({ d }: { d: View }) => (
  <Table columns={[{ key: 'name', label: m.partners_region_col_org() }, { key: 'schools', label: m.partners_region_col_schools() }]}
    rows={d.rows.map(o => ({ key: o.id, cells: {
      name: <>{d.mayTidy ? <Link to={organisationPath(o.id)}>{o.name}</Link> : o.name}<span className={css.about}>{o.kind}</span>{o.purpose ? <span className={css.about}>{o.purpose}</span> : null}</>,
      schools: o.schools.length === 0 ? <span className={css.soft}>{m.partners_region_no_school()}</span> : <ul className={css.reached}>{o.schools.map(s => <li key={`${s.rbd}-${s.line}`}>{s.line}<span className={css.about}>{s.when}</span></li>)}</ul>,
    } }))} />
)

const ReachPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_region_title()} readers={m.partners_region_readers()} />
    <RegionWays />
    <p>{m.partners_region_intro()} {d.mayTidy ? <Link to={registerPath}>{m.partners_region_tidy()}</Link> : null}</p>
    {d.isEmpty ? <EmptyState title={m.partners_region_none()}><p>{m.partners_region_none_yet()}</p></EmptyState> : (
      <Sheet labelledBy="organizaciones">
        <Filters d={d} />
        <h2 id="organizaciones">{m.partners_region_found({ n: d.total })}</h2>
        {d.rows.length === 0 ? <p>{m.partners_region_none()}</p> : <Organisations d={d} />}
        {d.pager ? <nav className={`${css.pager} no-print`} aria-label={d.pager.text}>{d.pager.before ? <Link to={d.pager.before}>{m.partners_region_before()}</Link> : null}<span>{d.pager.text}</span>{d.pager.after ? <Link to={d.pager.after}>{m.partners_region_after()}</Link> : null}</nav> : null}
      </Sheet>
    )}
    <Sheet labelledBy="sin-alianzas">
      <h2 id="sin-alianzas">{m.partners_region_without()}</h2>
      {d.without.length === 0 ? <p>{m.partners_region_without_none()}</p> : <><p className={css.soft}>{m.partners_region_without_what()}</p><ul className={css.columnsList}>{d.without.map(s => <li key={s}>{s}</li>)}</ul></>}
    </Sheet>
    {d.one.length > 0 ? (
      <Sheet labelledBy="una-sola">
        <h2 id="una-sola">{m.partners_region_one_school()} <Tag>{d.one.length}</Tag></h2>
        <p className={css.soft}>{m.partners_region_one_school_what()}</p>
        <ul className={css.columnsList}>{d.one.map(o => <li key={o.id}>{o.text}</li>)}</ul>
      </Sheet>
    ) : null}
  </>
)
export default ReachPage
