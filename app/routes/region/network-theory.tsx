/** The network's own theory of action on one page, each link with what the record shows. */
import type { Route } from './+types/network-theory'
import { getStrengthCounts } from '../../../db/advising/strength-counts.ts'
import { listCycleEffects } from '../../../db/region/cycle-effects.ts'
import { listCyclesOfRegion } from '../../../db/region/cycle-facts.ts'
import { listNetworksIn } from '../../../db/region/networks.ts'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { PageHead } from '../../components/page.tsx'
import { describeTheoryPage } from '../../components/region/describe-theory.ts'
import { NetworkTheories, TheoryWithEvidence } from '../../components/region/network-theory.tsx'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const meta: Route.MetaFunction = () => [{ title: m.region_theory_title() }]

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const [today, scope] = [todayOf(context), scopeOf(context, 'figures.ofTerritory')]
  const cycles = await listCyclesOfRegion(store, scope, today)
  return { view: describeTheoryPage({
    networks: await listNetworksIn(store, scope, Number(today.slice(0, 4))), cycles,
    effects: await listCycleEffects(store, scope, cycles, today), counts: await getStrengthCounts(store, scope, today),
  }, f) }
}

const NetworkTheoryPage = ({ loaderData: { view } }: Route.ComponentProps) => (
  <>
    <PageHead title={m.region_theory_title()} readers={m.region_readers_figures()} />
    <RegionWays />
    <div className="stack">
      <NetworkTheories view={view} />
      <TheoryWithEvidence view={view} />
      <HowWeKnow title={m.region_how_title()} sentences={[m.region_how_theory(), m.region_how_ready(), m.region_how_few(), m.region_how_cause()]} />
    </div>
  </>
)
export default NetworkTheoryPage
