/** Page 3 of a cycle: what is done, what changes on the way and why, and the log. */
import { useSearchParams, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/implementation'
import { entryKinds, type EntryKind } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { Actions } from '../../components/doing/actions.tsx'
import { Adjustments } from '../../components/doing/adjustments.tsx'
import { DoingIndex } from '../../components/doing/doing-index.tsx'
import { Log } from '../../components/doing/log.tsx'
import { Measures } from '../../components/doing/measures.tsx'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { WithdrawnEntries, type EntriesContext } from '../../components/notebook/entries.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { ImplementationFields, ImplementationRead } from '../../components/notebook/other-sheets.tsx'
import { historyPath, pagePath } from '../../components/notebook/paths.ts'
import { NotShared } from '../../components/notebook/reading.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import type { Answer } from '../../components/notebook/view.ts'
import { ButtonLink } from '../../components/form.tsx'
import { NextStep, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { loadCyclePage } from './cycle-page.server.ts'
import { calendarOf } from './lost-days.server.ts'
import { hintsForTeamEntries } from './privacy.server.ts'
import { describeDoing } from './implementation-view.server.ts'

const newKeysAt = (at: Date) => Object.fromEntries(entryKinds.map(kind => [kind, newId(at)])) as Record<EntryKind, string>

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'implementation', request)
  const { visit, frame, sheet } = loaded
  return {
    title: pageTitle(m.notebook_page_implementation(), frame.title), frame, sheet, today: visit.today,
    doing: describeDoing(loaded, new URL(request.url).searchParams, await calendarOf(loaded)), newKeys: newKeysAt(visit.store.clock.now()),
    hints: await hintsForTeamEntries(loaded, 'implementation'),
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'implementation')
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const ImplementationPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const editing = useSearchParams()[0].get('editar')
  const isShared = d.frame.viewer !== 'advisor' || d.frame.shared !== 'no'
  const isWaiting = d.frame.viewer === 'team' && !d.frame.implementationFrom && !d.frame.closedOn && !d.frame.droppedOn
  const context: EntriesContext = { frame: d.frame, today: d.today, answer, editing, newKeys: d.newKeys, hints: d.hints, view: d.doing.log.query }
  return (
    <CycleFrame frame={d.frame} answer={answer}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'implementation') } : {})} />
        {isWaiting ? <><NextStep>{m.notebook_not_started()}</NextStep><p><ButtonLink to={pagePath(d.frame.rbd, d.frame.cycleId, 'challenge')}>{m.notebook_go_challenge()}</ButtonLink></p></> : null}
        {d.sheet.mode === 'write' ? null : d.sheet.body ? <ImplementationRead body={d.sheet.body} /> : isShared ? null : <NotShared />}
        {isShared ? (
          <>
            <DoingIndex doing={d.doing} writes={d.sheet.mode === 'write'} />
            <Actions actions={d.doing.actions} changed={d.doing.changed} context={context} />
            <Log log={d.doing.log} context={context} />
            <Adjustments adjustments={d.doing.adjustments} mayRewrite={d.doing.mayRewrite} context={context} />
            <Measures measures={d.doing.measures} proposed={d.doing.proposed} context={context} />
            <WithdrawnEntries entries={d.doing.withdrawn} context={context} />
          </>
        ) : null}
        {d.sheet.mode === 'write' ? <section aria-labelledby="como-va"><h3 id="como-va">{m.doing_index_how()}</h3><SavingForm frame={d.frame} sheet={d.sheet} answer={answer}>{s => <ImplementationFields {...s} />}</SavingForm></section> : null}
      </Sheet>
    </CycleFrame>
  )
}
export default ImplementationPage
