/** What the cycles of a territory hold, for its coordination: counts of cycles by criterion, no school and no order. */
import { Link } from 'react-router'
import type { Route } from './+types/region-strengths'
import { getStrengthCounts } from '../../../db/advising/strength-counts.ts'
import { criterionName, criterionWhy } from '../../components/advising/strength-words.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/advising/advising.module.css'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const counts = await getStrengthCounts(store, scopeOf(context, 'figures.ofTerritory'), today)
  return {
    year: today.slice(0, 4),
    rows: counts.map(({ criterion, count }) => ({
      key: criterion, name: criterionName[criterion](), why: criterionWhy[criterion](),
      count: count ? m.desk_region_count({ present: f.integer(count.present), of: f.integer(count.of) }) : m.desk_region_few(), isFew: count === null,
    })),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.desk_region_title() }]

const RegionStrengths = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.desk_region_title()} crumb={<Link to="/territorio">{m.common_nav_territory()}</Link>} readers={m.desk_region_readers()} />
    <Sheet>
      <p>{m.desk_region_intro({ year: d.year })}</p>
      <Table columns={[{ key: 'what', label: m.desk_region_col_what() }, { key: 'count', label: m.desk_region_col_count() }]} rows={d.rows.map(r => ({
        key: r.key, cells: { what: <>{r.name}<span className={css.rowWhy}>{r.why}</span></>, count: <span className={r.isFew ? css.soft : undefined}>{r.count}</span> },
      }))} />
      <p className={css.soft}>{m.desk_region_few_note()}</p>
      <details className={css.sources}><summary>{m.desk_strong_sources()}</summary><p className={css.soft}>{m.desk_strong_sources_text()}</p></details>
    </Sheet>
  </>
)
export default RegionStrengths
