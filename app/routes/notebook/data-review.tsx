/** Page 2 of a cycle: what the data show and what the team looked at, and beside it what the team sees, for whom, why, and in whose words. */
import { Link, useSearchParams, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/data-review'
import { entryKinds, type EntryKind } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { DataFields, DataRead } from '../../components/evidence/data-sheet.tsx'
import { Voices } from '../../components/evidence/voices.tsx'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import type { EntriesContext } from '../../components/notebook/entries.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
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
import { describeEvidence } from './data-view.server.ts'
import { figuresFor } from './figures.server.ts'
import { surveyWay } from '../engagement/survey-way.server.ts'
import { signalWay } from './signal-way.server.ts'
import css from '../../components/notebook/notebook.module.css'

const newKeysAt = (at: Date) => Object.fromEntries(entryKinds.map(kind => [kind, newId(at)])) as Record<EntryKind, string>

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'data', request)
  const { visit, seen, frame, sheet } = loaded
  const { cycle } = seen.team ?? seen.advisor
  return {
    title: pageTitle(m.notebook_page_data(), frame.title), frame, sheet, today: visit.today, newKeys: newKeysAt(visit.store.clock.now()),
    figures: await figuresFor(context, visit, cycle), evidence: await describeEvidence(context, loaded),
    ways: [signalWay(visit), surveyWay(visit, m.engagement_link())],
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'data')
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const DataPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const editing = useSearchParams()[0].get('editar')
  const { frame, evidence } = d
  const context: EntriesContext = { frame, today: d.today, answer, editing, newKeys: d.newKeys }
  const isShared = frame.viewer !== 'advisor' || frame.shared !== 'no'
  return (
    <CycleFrame frame={frame} answer={answer} below={d.figures ? <Sheet labelledBy="lo-que-muestran"><h2 id="lo-que-muestran">{m.notebook_figures_title()}</h2><SchoolFigures view={d.figures} /></Sheet> : null}>
      <Sheet>
        <SheetTitle frame={frame} {...(frame.viewer === 'team' ? { history: historyPath(frame.rbd, frame.cycleId, 'data') } : {})} />
        {d.figures?.kind === 'figures' ? <p className={css.lead}>{d.figures.finding} <a href="#lo-que-muestran">{m.notebook_figures_see()}</a></p> : null}
        {d.sheet.mode === 'write' ? (
          <SavingForm frame={frame} sheet={d.sheet} answer={answer}>{s => <DataFields {...s} evidence={evidence} rbd={frame.rbd} cycleId={frame.cycleId} />}</SavingForm>
        ) : d.sheet.body ? <DataRead body={d.sheet.body} evidence={evidence} /> : <NotShared />}
      </Sheet>
      {d.ways.map(way => (way ? <p key={way.to}><Link to={way.to}>{way.label}</Link></p> : null))}
      {isShared ? <Sheet labelledBy="voice"><Voices view={evidence.voices} context={context} /></Sheet> : null}
    </CycleFrame>
  )
}
export default DataPage
