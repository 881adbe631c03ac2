/** Question 3 of the region: what results are presented in the indicators? */
import { Link } from 'react-router'
import type { Route } from './+types/results'
import { listCycleEffects } from '../../../db/region/cycle-effects.ts'
import { listCyclesOfRegion } from '../../../db/region/cycle-facts.ts'
import { getDropoutOfTerritory } from '../../../db/region/dropout.ts'
import { listSchoolFacts, listSchoolsIn } from '../../../db/territory.ts'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { EmptyState, PageHead } from '../../components/page.tsx'
import { describeResults } from '../../components/region/describe-results.ts'
import { funnelPath } from '../../components/region/paths.ts'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { DropoutOfReference, Effects, EffectsByType } from '../../components/region/results.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const meta: Route.MetaFunction = () => [{ title: m.region_q3_title() }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const [today, scope] = [todayOf(context), scopeOf(context, 'figures.ofTerritory')]
  const year = Number(today.slice(0, 4))
  const cycles = await listCyclesOfRegion(store, scope, today)
  const effects = await listCycleEffects(store, scope, cycles, today)
  const facts = await listSchoolFacts(store, [...new Set(cycles.map(c => c.rbd))], year)
  const official = await getDropoutOfTerritory(store, await listSchoolsIn(store, scope, today), year)
  const by = new URL(request.url).searchParams.get('por') === 'linea' ? 'strand' as const : 'area' as const
  return { view: describeResults({ cycles, effects, official, nameOf: rbd => facts.get(rbd)?.name ?? `RBD ${rbd}`, by }, f) }
}

const ResultsPage = ({ loaderData: { view } }: Route.ComponentProps) => (
  <>
    <PageHead title={m.region_q3_title()} crumb={m.region_q3_crumb()} readers={m.region_readers_figures()} />
    <RegionWays />
    <div className="stack">
      {view.isEmpty ? <EmptyState title={m.region_empty_title()}><p>{m.region_empty()}</p></EmptyState> : (
        <>
          <Effects view={view} titleId="ciclos" />
          <EffectsByType view={view} titleId="tipos" />
        </>
      )}
      <p><Link to={funnelPath('chronic')}>{m.region_funnel_heading()}</Link></p>
      <DropoutOfReference view={view.dropout} titleId="desvinculacion" />
      <HowWeKnow title={m.region_how_title()} sentences={[m.region_how_effect(), m.region_how_spread(), m.region_how_pooled(), m.region_how_told(), m.region_how_cause()]} />
    </div>
  </>
)
export default ResultsPage
