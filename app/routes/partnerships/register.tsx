/** The register of a service, for who tidies it: every entry, merged ones too. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/register'
import { nameKeyOf } from '../../../cycles/partnerships/organisation.ts'
import { pageOf, readReachFilter, searchOfReach } from '../../../cycles/partnerships/reach.ts'
import { listRegister } from '../../../db/partnerships/organisations.ts'
import { Actions, Button, TextField } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { kindName } from '../../components/partnerships/names.ts'
import { organisationPath, reachPath, registerPath } from '../../components/partnerships/paths.ts'
import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { scopeOf } from '../../request.server.ts'
import { tidierOf } from './tidier.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, f, sleps, slepName } = await tidierOf(context)
  const filter = readReachFilter(new URL(request.url).searchParams)
  const all = (await listRegister(store, sleps)).sort((a, b) => f.compare(a.name, b.name))
  const nameOf = new Map(all.map(o => [o.id, o.name]))
  const words = nameKeyOf(filter.words).split(' ').filter(w => w !== '')
  const { rows, page, pages } = pageOf(all.filter(o => words.every(w => nameKeyOf(o.name).includes(w))), filter.page)
  const to = (n: number) => `${registerPath}${searchOfReach({ ...filter, page: n })}`
  return {
    words: filter.words, isEmpty: all.length === 0, isOfRegion: scopeOf(context, 'partnership.reach').sleps.length > 0,
    rows: rows.map(o => ({ id: o.id, name: o.name, about: [kindName[o.kind](), sleps.length > 1 ? slepName(o.slepCode) : ''].filter(s => s !== '').join(' · '), merged: o.mergedInto ? m.partners_tidy_merged_into({ name: nameOf.get(o.mergedInto) ?? '' }) : null, partnerships: m.partners_tidy_partnerships({ n: o.partnerships }) })),
    pager: pages > 1 ? { text: m.partners_region_page({ n: page, of: pages }), before: page > 1 ? to(page - 1) : null, after: page < pages ? to(page + 1) : null } : null,
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.partners_tidy_title() }]

const RegisterPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_tidy_title()} crumb={d.isOfRegion ? <Link to={reachPath}>{m.partners_region_title()}</Link> : null} readers={m.partners_tidy_readers()} />
    <p>{m.partners_tidy_intro()}</p>
    <Sheet>
      {d.isEmpty ? <p>{m.partners_tidy_none()}</p> : (
        <>
          <Form method="get" className="no-print" key={d.words}><TextField name="nombre" label={m.partners_region_words()} defaultValue={d.words} /><Actions><Button>{m.partners_find()}</Button></Actions></Form>
          {d.rows.length === 0 ? <p>{m.partners_region_none()}</p> : (
            <Table columns={[{ key: 'name', label: m.partners_region_col_org() }, { key: 'partnerships', label: m.partners_tidy_col_partnerships(), number: true }]}
              rows={d.rows.map(o => ({ key: o.id, cells: { name: <><Link to={organisationPath(o.id)}>{o.name}</Link><span className={css.about}>{o.about}</span>{o.merged ? <span className={css.about}>{o.merged}</span> : null}</>, partnerships: o.partnerships } }))} />
          )}
          {d.pager ? <nav className={`${css.pager} no-print`} aria-label={d.pager.text}>{d.pager.before ? <Link to={d.pager.before}>{m.partners_region_before()}</Link> : null}<span>{d.pager.text}</span>{d.pager.after ? <Link to={d.pager.after}>{m.partners_region_after()}</Link> : null}</nav> : null}
        </>
      )}
    </Sheet>
  </>
)
export default RegisterPage
