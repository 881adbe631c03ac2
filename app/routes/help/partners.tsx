/** Where the questions about partnerships come from, with the published averages: the one page that shows them. */
import type { Route } from './+types/partners'
import { dimensionOf, dimensions, indicators, published, publishedGlobal } from '../../../cycles/partnerships/assessment.ts'
import { qualityMarks, visionStages } from '../../../cycles/partnerships/partnership.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { dimensionName, qualityName, questionName, stageName } from '../../components/partnerships/names.ts'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf } from '../../request.server.ts'
import { scoreText } from '../partnerships/answers-view.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = ({ context }: Route.LoaderArgs) => {
  const f = formatter(factsOf(context).locale, timeZoneOf(context))
  return {
    dimensions: dimensions.map(d => ({ key: d, name: dimensionName[d](), global: m.partners_help_global({ n: f.integer(publishedGlobal[d]) }), rows: indicators.filter(i => dimensionOf(i) === d).map(i => ({ key: i, name: questionName[i].name(), what: questionName[i].what(), mean: scoreText(published[i], f) })) })),
    stages: visionStages.map(s => ({ key: s, name: stageName[s].name(), what: stageName[s].what() })), qualities: qualityMarks.map(q => qualityName[q]()),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.partners_help_title() }]

const HelpPartners = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_help_title()} readers={m.partners_help_readers()} />
    <p>{m.partners_help_source()}</p>
    <Sheet labelledBy="etapas"><h2 id="etapas">{m.partners_help_stages()}</h2>{d.stages.map(s => <div key={s.key} className={css.stage}><p className={css.stageName}>{s.name}</p><p>{s.what}</p></div>)}</Sheet>
    <Sheet labelledBy="apoyo"><h2 id="apoyo">{m.partners_help_quality()}</h2><ul className={css.marks}>{d.qualities.map(q => <li key={q}>{q}</li>)}</ul></Sheet>
    <Sheet labelledBy="cuatro"><h2 id="cuatro">{m.partners_help_four()}</h2><p>{m.partners_help_four_what()}</p></Sheet>
    <Sheet labelledBy="publicados">
      <h2 id="publicados">{m.partners_help_published()}</h2>
      <p>{m.partners_help_published_what()}</p>
      {d.dimensions.map(x => (
        <section key={x.key} aria-labelledby={x.key}>
          <h3 id={x.key} className={css.dimension}>{x.name}</h3>
          <Table caption={m.partners_help_published_caption()} columns={[{ key: 'name', label: m.partners_col_indicator() }, { key: 'mean', label: m.partners_help_col_mean(), number: true }]}
            rows={x.rows.map(r => ({ key: r.key, cells: { name: <>{r.name}<span className={css.about}>{r.what}</span></>, mean: r.mean } }))} />
          <p>{x.global}</p>
        </section>
      ))}
    </Sheet>
  </>
)
export default HelpPartners
