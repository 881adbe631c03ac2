/** One page of the notebook to print and write on by hand. */
import { Link } from 'react-router'
import type { Route } from './+types/blank-sheet'
import { PageHead } from '../../components/page.tsx'
import { BlankPage, sheetName } from '../../components/team/blank-pages.tsx'
import { sheetsPath, sheetSlugs } from '../../components/team/paths.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, rbdFrom, todayOf } from '../../request.server.ts'
import { schoolNameOf, viewerOf } from '../notebook/viewer.server.ts'
import css from '../../components/team/paper.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const rbd = rbdFrom(params)
  await viewerOf(context, rbd)
  const slug = sheetSlugs.find(s => s === params.hoja)
  if (!slug) throw notFound()
  return { rbd, slug, school: await schoolNameOf({ store: factsOf(context).store, rbd, today: todayOf(context) }) }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${sheetName[loaderData.slug]()} · ${loaderData.school}` : '' }]

const BlankSheet = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.team_sheet_title({ page: sheetName[d.slug]() })} crumb={<Link to={sheetsPath(d.rbd)}>{m.team_sheets_title()}</Link>} readers={m.team_sheets_readers()} />
      <p className={css.tools}><PrintButton>{m.team_print()}</PrintButton></p>
    </div>
    <BlankPage slug={d.slug} school={d.school} />
  </>
)
export default BlankSheet
