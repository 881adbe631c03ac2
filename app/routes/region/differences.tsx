/** Question 1 of the region: what are the differences between the cycles? */
import { Link } from 'react-router'
import type { Route } from './+types/differences'
import { listCyclesOfRegion } from '../../../db/region/cycle-facts.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { EmptyState, PageHead } from '../../components/page.tsx'
import { describeDifferences } from '../../components/region/describe-differences.ts'
import { CyclesBeside, TheoriesCarried } from '../../components/region/differences.tsx'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/region/region.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.region_q1_title() }]

const numberIn = (text: string | null): number | null => (text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null)

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const search = new URL(request.url).searchParams
  const year = numberIn(search.get('anio'))
  const cycles = await listCyclesOfRegion(store, scopeOf(context, 'figures.ofTerritory'), today)
  const facts = await listSchoolFacts(store, [...new Set(cycles.map(c => c.rbd))], Number(today.slice(0, 4)))
  return { view: describeDifferences(cycles, rbd => facts.get(rbd)?.name ?? `RBD ${rbd}`, { years: year === null ? null : { from: year, to: year }, page: numberIn(search.get('pagina')) ?? 1 }, f) }
}

const DifferencesPage = ({ loaderData: { view } }: Route.ComponentProps) => (
  <>
    <PageHead title={m.region_q1_title()} crumb={m.region_q1_crumb()} readers={m.region_readers()} />
    <RegionWays />
    {view.isEmpty ? <EmptyState title={m.region_empty_title()}><p>{m.region_empty()}</p></EmptyState> : (
      <div className="stack">
        {view.years.length > 0 ? (
          <nav className={`${css.years} no-print`} aria-label={m.region_years_label()}><ul>{view.years.map(y => <li key={y.href}><Link to={y.href} aria-current={y.isCurrent ? 'page' : undefined}>{y.label}</Link></li>)}</ul></nav>
        ) : null}
        <TheoriesCarried view={view} titleId="teorias" />
        <CyclesBeside view={view} titleId="lado-a-lado" />
        <p><Link to="/territorio/ciclos">{m.region_strengths_link()}</Link></p>
        <HowWeKnow title={m.region_how_title()} sentences={[m.region_how_carried(), m.region_how_ready(), m.region_how_few(), m.region_how_levels()]} />
      </div>
    )}
  </>
)
export default DifferencesPage
