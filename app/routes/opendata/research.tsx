/** A copy for research: what is in it, how many schools, under what terms. The file itself is `research-file.ts`. */
import type { Route } from './+types/research'
import { researchFiles } from '../../../cycles/opendata/research-tables.ts'
import { fewestAlike } from '../../../cycles/opendata/trait-groups.ts'
import { listResearchSchools } from '../../../db/opendata/research.ts'
import { DataCrumb, DataWays } from '../../components/opendata/data-ways.tsx'
import { ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/opendata/opendata.module.css'
import { waysFor } from './ways.server.ts'
import { refusalOf } from './words.ts'

const filesOf = { schools: m.opendata_research_schools, attendance: m.opendata_research_attendance, years: m.opendata_research_years, cycles: m.opendata_research_cycles } as const

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const of = await listResearchSchools(store, scopeOf(context, 'data.keys'), todayOf(context))
  return {
    ways: waysFor(context), problems: refusalOf(new URL(request.url).searchParams.get('no') ?? ''), isEnough: of.told.size >= fewestAlike,
    counts: m.opendata_research_counts({ told: f.integer(of.told.size), sleps: f.integer(of.sleps), generalised: f.integer(of.generalised), left: f.integer(of.leftOut) }),
    files: (Object.keys(filesOf) as (keyof typeof filesOf)[]).map(key => ({ name: `${researchFiles[key].name}.csv`, what: filesOf[key](), columns: researchFiles[key].columns.map(c => c.name).join(', ') })),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.opendata_research_title() }]

const Research = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.opendata_research_title()} crumb={<DataCrumb ways={d.ways} />} readers={m.opendata_research_readers()} />
    <DataWays ways={d.ways} />
    <ErrorSummary problems={d.problems} />
    <Sheet>
      <p>{m.opendata_research_intro()}</p>
      {d.isEnough ? <><p>{d.counts}</p><p><ButtonLink tone="primary" to="/territorio/datos/investigacion/descargar" reloadDocument>{m.opendata_research_take()}</ButtonLink></p></>
        : <Notice><p>{m.opendata_research_too_few()}</p></Notice>}
      <p className={css.soft}>{m.opendata_recorded()}</p>
    </Sheet>
    <Sheet labelledBy="contenido">
      <h2 id="contenido">{m.opendata_research_content()}</h2>
      <Table columns={[{ key: 'file', label: m.opendata_research_file() }, { key: 'what', label: m.opendata_col_means() }]} rows={d.files.map(x => ({ key: x.name, cells: { file: <span className={css.file}>{x.name}</span>, what: <span className={css.means}>{x.what}<span className={css.under}>{x.columns}</span></span> } }))} />
      <h3 className={css.apart}>{m.opendata_research_limits()}</h3>
      <p>{m.opendata_research_limits_text()}</p>
      <h3 className={css.apart}>{m.opendata_research_terms()}</h3>
      <p>{m.opendata_research_terms_text()}</p>
    </Sheet>
  </>
)
export default Research
