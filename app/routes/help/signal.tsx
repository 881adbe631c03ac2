/** What each verdict means, with an example drawn from made-up figures and read by the algorithm itself. For any member, and to print. */
import type { Route } from './+types/signal'
import { chartReadingOf } from '../../../cycles/charts/verdict-chart.ts'
import { readExample, verdictExamples } from '../../../cycles/charts/verdict-examples.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { describeChart } from '../../components/verdicts/describe-chart.ts'
import { gapChartWords } from '../../components/verdicts/describe-signal.ts'
import { wordsOfCycleVerdict, wordsOfSuppressed } from '../../components/verdicts/verdict-words.ts'
import { VerdictChart } from '../../components/verdicts/verdict-chart.tsx'
import { Verdict } from '../../components/verdicts/verdict.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf } from '../../request.server.ts'
import css from '../../components/verdicts/verdicts.module.css'

export const loader = ({ context }: Route.LoaderArgs) => {
  const f = formatter(factsOf(context).locale, timeZoneOf(context))
  return {
    examples: verdictExamples.map(example => {
      const { points, verdict } = readExample(example)
      const valueOf = new Map(points.map(p => [p.period, p.value]))
      const says = (period: string) => m.signal_help_point({ month: f.asHeading(f.monthLong({ year: Number(period.slice(0, 4)), month: Number(period.slice(5)) })), gap: m.signal_gap({ points: f.points(valueOf.get(period) ?? 0) }) })
      return {
        key: verdict.verdict, verdict: wordsOfCycleVerdict(verdict, { points, unit: 'month', f }),
        chart: describeChart({ points, reading: chartReadingOf(verdict), words: gapChartWords({ startedOn: null, says }, f), told: [] }, f),
      }
    }),
    hidden: wordsOfSuppressed(),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.signal_help_title() }]

const HelpSignal = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.signal_help_title()} readers={m.signal_help_readers()} />
    <div className={css.help}>
      <p>{m.signal_help_intro()}</p>
      <p>{m.signal_how_claim()}</p>
      {d.examples.map(e => (
        <Sheet key={e.key} labelledBy={e.key}>
          <h2 id={e.key} className="visually-hidden">{e.verdict.headline}</h2>
          <div className={css.pair}>
            <div><Verdict view={e.verdict} /></div>
            {e.chart ? <VerdictChart chart={e.chart} /> : null}
          </div>
        </Sheet>
      ))}
      <Sheet><Verdict view={d.hidden} /></Sheet>
      <p className={css.note}>{m.signal_help_way()}</p>
    </div>
  </>
)
export default HelpSignal
