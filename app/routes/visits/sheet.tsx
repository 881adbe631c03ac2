/** The sheet of a visit, as it prints; and the way to keep it on a phone. */
import { Link } from 'react-router'
import type { Route } from './+types/sheet'
import { ButtonLink } from '../../components/form.tsx'
import { Notice, PageHead } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { visitPath, visitSheetFilePath } from '../../components/visits/paths.ts'
import { VisitSheet } from '../../components/visits/visit-sheet.tsx'
import { m } from '../../messages/compiled/messages.js'
import { advisingOf } from './reach.server.ts'
import { sheetView } from './sheet-view.server.ts'
import css from '../../components/visits/visits.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { view, warnings } = await sheetView(advisingOf(context), params.visitId)
  return { view, warnings }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.visits_sheet_title(), cycle: loaderData.view.schools }) : '' }]

const SheetPage = ({ loaderData: { view: v, warnings } }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.visits_sheet_title()} crumb={<Link to={visitPath(v.id)}>{v.title}</Link>} readers={m.visits_sheet_readers()} />
      <p className={css.tools}><PrintButton>{m.team_print()}</PrintButton> <ButtonLink to={visitSheetFilePath(v.id)} reloadDocument>{m.visits_sheet_keep()}</ButtonLink></p>
      <p className={css.soft}>{m.visits_sheet_keep_hint()}</p>
      {warnings.length > 0 ? <Notice tone="look"><p>{m.visits_sheet_warnings()}</p><ul>{warnings.map(w => <li key={w}>{w}</li>)}</ul></Notice> : null}
    </div>
    <VisitSheet view={v} />
  </>
)
export default SheetPage
