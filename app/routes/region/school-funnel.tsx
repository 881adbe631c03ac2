/** Schools of the territory, each within what is expected for its size: part of the third question. */
import { Link } from 'react-router'
import type { Route } from './+types/school-funnel'
import { getSchoolFunnel } from '../../../db/region/school-funnel.ts'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { PageHead } from '../../components/page.tsx'
import { describeFunnel } from '../../components/region/describe-funnel.ts'
import { resultsPath } from '../../components/region/paths.ts'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { FunnelOfSchools } from '../../components/region/school-funnel.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const meta: Route.MetaFunction = () => [{ title: m.region_funnel_heading() }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const measure = new URL(request.url).searchParams.get('medida') === 'retiro' ? 'withdrawal' as const : 'chronic' as const
  return { view: describeFunnel(await getSchoolFunnel(store, scopeOf(context, 'figures.ofTerritory'), scopeOf(context, 'cycle.outline'), todayOf(context), measure), f) }
}

const SchoolFunnelPage = ({ loaderData: { view } }: Route.ComponentProps) => (
  <>
    <PageHead title={m.region_funnel_heading()} crumb={<Link to={resultsPath()}>{m.region_q3_title()}</Link>} readers={m.region_readers_figures()} />
    <RegionWays />
    <div className="stack">
      <FunnelOfSchools view={view} titleId="embudo" />
      <HowWeKnow title={m.region_how_title()} sentences={[m.region_how_funnel(), m.region_how_estimate(), m.region_how_funnel_told()]} />
    </div>
  </>
)
export default SchoolFunnelPage
