/** The theories of action of one school's cycles, each beside the one it came from, as the region may read them: as they were shared. */
import { Link } from 'react-router'
import type { Route } from './+types/theories'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { getTheoryVersions } from '../../../db/notebook/lineage.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { describeTheories } from '../../components/learning/describe-theories.ts'
import { TheoryVersions } from '../../components/learning/theory-versions.tsx'
import { carriedName } from '../../components/notebook/names.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { differencesPath, regionSchoolPath } from '../../components/region/paths.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/region/region.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const [rbd, today] = [rbdFrom(params), todayOf(context)]
  const born = (await listCyclesOfSchool(store, rbd, today)).filter(c => c.parentId !== null).sort((a, b) => b.number - a.number)
  const steps = []
  for (const c of born) {
    // As an advisor reads them: what was marked ready, and no text that is no longer the page.
    const v = await getTheoryVersions(store, { rbd, cycleId: c.id }, { as: 'advisor', history: false }, { today, timeZone: f.timeZone })
    const title = m.region_theories_step({ n: c.number, carried: c.theoryCarried ? carriedName[c.theoryCarried]().toLowerCase() : '' })
    const flat = (body: object) => body as Readonly<Record<string, string>>
    steps.push(v?.now && v.parent?.theory ? {
      key: c.id, title, view: describeTheories(
        { title: m.region_theories_of({ n: v.parent.number, title: v.parent.title }), theory: flat(v.parent.theory) },
        { title: m.region_theories_of({ n: c.number, title: c.title }), theory: flat(v.now) }, f),
    } : { key: c.id, title, view: null })
  }
  return { rbd, name: (await getSchoolFacts(store, rbd, Number(today.slice(0, 4))))?.name ?? `RBD ${rbd}`, steps }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.region_theories_title({ school: loaderData.name }) : '' }]

const TheoriesPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.region_theories_title({ school: d.name })} crumb={<><Link to={differencesPath()}>{m.region_q1_title()}</Link>{' · '}<Link to={regionSchoolPath(d.rbd)}>{d.name}</Link></>} readers={m.region_theories_readers()} />
    <Sheet>
      {d.steps.length === 0 ? <p className={css.soft}>{m.region_theories_none()}</p> : d.steps.map(s => s.view
        ? <TheoryVersions key={s.key} id={s.key} title={s.title} view={s.view} />
        : <section key={s.key} aria-labelledby={s.key}><h2 id={s.key}>{s.title}</h2><p className={css.soft}>{m.region_theories_not_shared()}</p></section>)}
    </Sheet>
  </>
)
export default TheoriesPage
