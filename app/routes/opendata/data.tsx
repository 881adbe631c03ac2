/** What a territory may take with it: the tables, their years, and the choice of a file. The file itself is `export.ts`. */
import { data, Link } from 'react-router'
import type { Route } from './+types/data'
import { formats, readChoice } from '../../../cycles/opendata/choice.ts'
import { ExportChoice } from '../../components/opendata/export-choice.tsx'
import { DataWays } from '../../components/opendata/data-ways.tsx'
import { ErrorSummary } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf } from '../../request.server.ts'
import { choiceProblem, refusalOf } from './words.ts'
import { tablesFor } from './tables-view.server.ts'
import { waysFor } from './ways.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const search = new URL(request.url).searchParams
  const typed = Object.fromEntries(['que', 'desde', 'hasta', 'slep', 'comuna'].map(name => [name, (search.get(name) ?? '').slice(0, 20)]))
  // The old address of one year stands for both ends.
  if (search.get('ano')) Object.assign(typed, { desde: search.get('ano')!.slice(0, 20), hasta: search.get('ano')!.slice(0, 20) })
  const why = search.get('no') ?? ''
  const read = readChoice(name => search.get(name) ?? '')
  const problems = why === 'revisar' && !read.ok ? Object.fromEntries(Object.entries(read.problems).map(([field, problem]) => [field, choiceProblem[problem]()])) : refusalOf(why)
  const view = { ...(await tablesFor(context)), ways: waysFor(context), typed, problems, formats: [...formats], locale: factsOf(context).locale }
  return problems === null ? data(view) : data(view, { status: why === 'limite' ? 429 : 400 })
}
export const meta: Route.MetaFunction = () => [{ title: m.opendata_title() }]

const Data = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.opendata_title()} crumb={<Link to="/territorio">{m.common_nav_territory()}</Link>} readers={m.opendata_readers()} />
    <DataWays ways={d.ways} />
    <ErrorSummary problems={d.problems} />
    {d.outside ? <Notice>{d.outside}</Notice> : null}
    <Sheet>
      <p>{m.opendata_intro()}</p>
      <ExportChoice tables={d.tables} years={d.years} sleps={d.sleps} communes={d.communes} typed={d.typed} problems={d.problems ?? {}} left={d.left} />
    </Sheet>
  </>
)
export default Data
