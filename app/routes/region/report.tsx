/** The regional report for a period, on screen and on paper, in the reader's language. */
import { Form } from 'react-router'
import type { Route } from './+types/report'
import { isInYears } from '../../../cycles/region/differences.ts'
import { listQuotesToPrint } from '../../../db/learnings/export.ts'
import { countIdeas, listReadableSchools, noFilter, searchLearnings } from '../../../db/learnings/library.ts'
import { listCycleEffects } from '../../../db/region/cycle-effects.ts'
import { listCyclesOfRegion } from '../../../db/region/cycle-facts.ts'
import { getDropoutOfTerritory } from '../../../db/region/dropout.ts'
import { getSchoolFunnel } from '../../../db/region/school-funnel.ts'
import { listSchoolFacts, listSchoolsIn } from '../../../db/territory.ts'
import { Button, SelectField } from '../../components/form.tsx'
import { EmptyState, PageHead } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { Report } from '../../components/region/report.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { describeReport, learningsToQuote, periodIn, territoryNameOf } from './report-view.server.ts'
import css from '../../components/region/report.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.region_report_title()} · ${loaderData.view?.territory ?? ''}` : '' }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const [today, scope] = [todayOf(context), scopeOf(context, 'figures.ofTerritory')]
  const cycles = await listCyclesOfRegion(store, scope, today)
  const { years, choices, wasTurned } = periodIn(new URL(request.url).searchParams, cycles.map(c => c.year))
  if (cycles.length === 0 || years === null) return { view: null, choices, years: null, wasTurned: false }
  const year = Number(today.slice(0, 4))
  const facts = await listSchoolFacts(store, [...new Set(cycles.map(c => c.rbd))], year)
  const nameOf = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  const effects = await listCycleEffects(store, scope, cycles, today)
  const chosen = new Set(cycles.flatMap(c => (isInYears(c.year, years) ? [c.cycleId] : [])))
  const readable = await listReadableSchools(store, scopeOf(context, 'learnings.ofTerritory'), today)
  const shared = await searchLearnings(store, readable, noFilter, { page: 1, size: 60 })
  return {
    choices, wasTurned, years: { from: String(years.from), to: String(years.to) },
    view: describeReport({
      cycles, years, nameOf, effects: effects.filter(e => chosen.has(e.cycleId)), territory: await territoryNameOf(context),
      funnel: await getSchoolFunnel(store, scope, scopeOf(context, 'cycle.outline'), today, 'chronic'),
      official: await getDropoutOfTerritory(store, await listSchoolsIn(store, scope, today), year),
      shared, quotes: await listQuotesToPrint(store, readable, learningsToQuote(shared, years), today), ideas: (await countIdeas(store, readable, 'theme', 12)).ideas, by: requireSignedIn(context).name, today,
    }, f),
  }
}

const ReportPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.region_report_title()} readers={m.region_report_readers()} />
      <RegionWays />
      {d.years ? (
        <Form className={css.choose}>
          <SelectField label={m.region_report_from()} name="desde" options={d.choices} defaultValue={d.years.from} />
          <SelectField label={m.region_report_to()} name="hasta" options={d.choices} defaultValue={d.years.to} />
          <Button tone="plain">{m.region_report_make()}</Button>
          <PrintButton>{m.region_report_print()}</PrintButton>
        </Form>
      ) : null}
      {d.wasTurned ? <p>{m.region_report_turned()}</p> : null}
    </div>
    {d.view ? <Report view={d.view} /> : <EmptyState title={m.region_empty_title()}><p>{m.region_empty()}</p></EmptyState>}
  </>
)
export default ReportPage
