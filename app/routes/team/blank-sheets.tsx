/** The pages of the notebook to print and write on by hand: all of them, or the way to one. */
import { Link } from 'react-router'
import type { Route } from './+types/blank-sheets'
import { schoolPath } from '../../components/notebook/paths.ts'
import { PageHead } from '../../components/page.tsx'
import { BlankPage, sheetName } from '../../components/team/blank-pages.tsx'
import { sheetsPath, sheetSlugs } from '../../components/team/paths.ts'
import { PrintButton } from '../../components/print-button.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, todayOf } from '../../request.server.ts'
import { schoolNameOf, viewerOf } from '../notebook/viewer.server.ts'
import css from '../../components/team/paper.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const rbd = rbdFrom(params)
  await viewerOf(context, rbd)
  return { rbd, school: await schoolNameOf({ store: factsOf(context).store, rbd, today: todayOf(context) }) }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.team_sheets_title()} · ${loaderData.school}` : '' }]

const BlankSheets = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.team_sheets_title()} crumb={<Link to={schoolPath(d.rbd)}>{m.notebook_school_title({ school: d.school })}</Link>} readers={m.team_sheets_readers()} />
      <p>{m.team_sheets_what()}</p>
      <ul className={css.list}>{sheetSlugs.map(slug => <li key={slug}><Link to={sheetsPath(d.rbd, slug)}>{sheetName[slug]()}</Link></li>)}</ul>
      <p className={css.tools}><PrintButton>{m.team_sheets_print_all()}</PrintButton></p>
    </div>
    {sheetSlugs.map(slug => <BlankPage key={slug} slug={slug} school={d.school} />)}
  </>
)
export default BlankSheets
