/** Page 3 of a cycle: what is done, what changes on the way and why, and the log. */
import { useSearchParams, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/implementation'
import { entryKinds, type EntryKind } from '../../../cycles/notebook/parts.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { newId } from '../../../db/ids.ts'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { AllEntries } from '../../components/notebook/entries.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { ImplementationFields, ImplementationRead } from '../../components/notebook/other-sheets.tsx'
import { historyPath, pagePath } from '../../components/notebook/paths.ts'
import { NotShared } from '../../components/notebook/reading.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import type { Answer, ImplementationEntries } from '../../components/notebook/view.ts'
import { ButtonLink } from '../../components/form.tsx'
import { NextStep, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { loadCyclePage, type Loaded } from './cycle-page.server.ts'

const entriesOf = ({ visit: { f }, seen }: Loaded<'implementation'>): ImplementationEntries => {
  const span = (from: string, to: string) =>
    from && to ? m.notebook_span({ from: f.day(from), to: f.day(to) }) : from ? m.notebook_span_from({ day: f.day(from) }) : to ? m.notebook_span_to({ day: f.day(to) }) : ''
  if (seen.advisor) {
    const as = <B,>(e: { id: string; body: B }) => ({ id: e.id, body: e.body, version: 0, by: '', savedAt: '' })
    const n = seen.advisor.entries
    return {
      actions: n.action.map(e => ({ ...as(e), span: span(e.body.from, e.body.to) })),
      notes: n.note.map(e => ({ ...as(e), day: f.day(e.body.on) })), adjustments: n.adjustment.map(e => ({ ...as(e), day: f.day(e.body.on) })), withdrawn: [],
    }
  }
  const n = seen.team.entries
  const as = <B,>(e: { id: string; body: B; version: number; updatedBy: string; updatedAt: Date }) => ({ id: e.id, body: e.body, version: e.version, by: e.updatedBy, savedAt: f.dayAndTime(e.updatedAt) })
  const stands = (e: { isWithdrawn: boolean }) => !e.isWithdrawn
  return {
    actions: n.action.filter(stands).map(e => ({ ...as(e), span: span(e.body.from, e.body.to) })),
    notes: n.note.filter(stands).map(e => ({ ...as(e), day: f.day(e.body.on) })),
    adjustments: n.adjustment.filter(stands).map(e => ({ ...as(e), day: f.day(e.body.on) })),
    withdrawn: [
      ...n.action.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'action' as const, words: openingOf(e.body.what, 80) })),
      ...n.adjustment.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'adjustment' as const, words: openingOf(e.body.what, 80) })),
      ...n.note.filter(e => e.isWithdrawn).map(e => ({ id: e.id, kind: 'note' as const, words: openingOf(e.body.text, 80) })),
    ],
  }
}

const newKeysAt = (at: Date) => Object.fromEntries(entryKinds.map(kind => [kind, newId(at)])) as Record<EntryKind, string>

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'implementation')
  const { visit, frame, sheet } = loaded
  return {
    title: pageTitle(m.notebook_page_implementation(), frame.title), frame, sheet, today: visit.today,
    entries: entriesOf(loaded), newKeys: newKeysAt(visit.store.clock.now()),
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'implementation')
export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepText(() => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const ImplementationPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const editing = useSearchParams()[0].get('editar')
  const isShared = d.frame.viewer !== 'advisor' || d.frame.shared !== 'no'
  const isWaiting = d.frame.viewer === 'team' && !d.frame.implementationFrom && !d.frame.closedOn && !d.frame.droppedOn
  return (
    <CycleFrame frame={d.frame} answer={answer}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'implementation') } : {})} />
        {isWaiting ? <><NextStep>{m.notebook_not_started()}</NextStep><p><ButtonLink to={pagePath(d.frame.rbd, d.frame.cycleId, 'challenge')}>{m.notebook_go_challenge()}</ButtonLink></p></> : null}
        {d.sheet.mode === 'write' ? null : d.sheet.body ? <ImplementationRead body={d.sheet.body} /> : isShared ? null : <NotShared />}
        {isShared ? <AllEntries entries={d.entries} context={{ frame: d.frame, today: d.today, answer, editing, newKeys: d.newKeys }} /> : null}
        {d.sheet.mode === 'write' ? <SavingForm frame={d.frame} sheet={d.sheet} answer={answer}>{s => <ImplementationFields {...s} />}</SavingForm> : null}
      </Sheet>
    </CycleFrame>
  )
}
export default ImplementationPage
