/** The yearly figures of a school, from the Ministry's summaries. For its team and its advisor; the region has a page of its own. */
import { Link } from 'react-router'
import type { Route } from './+types/yearly'
import { getOfficialDropout } from '../../../db/indicators/official-dropout.ts'
import { getRegionsOf } from '../../../db/indicators/school-months.ts'
import { listTrajectoryReports } from '../../../db/indicators/trajectory.ts'
import { getYearlyFigures } from '../../../db/indicators/yearly.ts'
import { getSchoolFacts } from '../../../db/territory.ts'
import { describeYearly } from '../../components/figures/describe-yearly.ts'
import { YearlyFigures } from '../../components/figures/yearly-figures.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { PageHead } from '../../components/page.tsx'
import { describeTrajectory } from '../../components/yearly/describe-trajectory.ts'
import { Trajectory } from '../../components/yearly/trajectory.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, requireMayInSchool, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import css from '../../components/verdicts/verdicts.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const reason = await requireMayInSchool(context, 'figures.ofSchool', rbd)
  const figures = await getYearlyFigures(store, rbd)
  const facts = await getSchoolFacts(store, rbd, Number(todayOf(context).slice(0, 4)))
  const regionCode = (await getRegionsOf(store, [rbd])).get(rbd)
  const official = facts && regionCode !== undefined ? await getOfficialDropout(store, { regionCode, communeCode: facts.communeCode, dependency: facts.dependency }) : null
  const f = formatter(locale, timeZoneOf(context))
  return {
    rbd, school: await schoolNameOf({ store, rbd, today: todayOf(context) }),
    view: describeYearly(figures, reason.role === 'team', f, official), trajectory: describeTrajectory(await listTrajectoryReports(store, rbd), f),
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${m.yearly_title()} · ${d.school}` : '' }]

const Yearly = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.yearly_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.yearly_readers()} />
    <div className={`stack ${css.flows}`}><YearlyFigures view={d.view} /><Trajectory view={d.trajectory} /></div>
  </>
)
export default Yearly
