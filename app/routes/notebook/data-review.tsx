/** Page 2 of a cycle: what the data show, and beside them what the team sees. */
import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/data-review'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { DataFields, DataRead } from '../../components/notebook/other-sheets.tsx'
import { historyPath } from '../../components/notebook/paths.ts'
import { NotShared } from '../../components/notebook/reading.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import type { Answer } from '../../components/notebook/view.ts'
import { SchoolFigures } from '../../components/figures/school-figures.tsx'
import { Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { loadCyclePage } from './cycle-page.server.ts'
import { figuresFor } from './figures.server.ts'
import css from '../../components/notebook/notebook.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { visit, seen, frame, sheet } = await loadCyclePage(context, params, 'data')
  const { cycle } = seen.team ?? seen.advisor
  return { title: pageTitle(m.notebook_page_data(), frame.title), frame, sheet, figures: await figuresFor(context, visit, cycle) }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'data')
export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepText(() => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const DataPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  return (
    <CycleFrame frame={d.frame} answer={answer} below={d.figures ? <Sheet labelledBy="lo-que-muestran"><h2 id="lo-que-muestran">{m.notebook_figures_title()}</h2><SchoolFigures view={d.figures} /></Sheet> : null}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'data') } : {})} />
        {d.figures?.kind === 'figures' ? <p className={css.lead}>{d.figures.finding} <a href="#lo-que-muestran">{m.notebook_figures_see()}</a></p> : null}
        {d.sheet.mode === 'write' ? <SavingForm frame={d.frame} sheet={d.sheet} answer={answer}>{s => <DataFields {...s} />}</SavingForm>
          : d.sheet.body ? <DataRead body={d.sheet.body} /> : <NotShared />}
      </Sheet>
    </CycleFrame>
  )
}
export default DataPage
