/** Page 4 of a cycle: what was expected beside what is observed, what was learnt, what is decided; and the way to the next cycle. */
import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/learnings'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { CloseCycle, Ended } from '../../components/notebook/milestones.tsx'
import { LearningsFields, LearningsRead } from '../../components/notebook/other-sheets.tsx'
import { historyPath } from '../../components/notebook/paths.ts'
import { NotShared } from '../../components/notebook/reading.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import type { Answer } from '../../components/notebook/view.ts'
import { ExpectationBesideObserved } from '../../components/figures/expectation-beside-observed.tsx'
import { Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { loadCyclePage } from './cycle-page.server.ts'
import { expectationFor } from './figures.server.ts'
import css from '../../components/notebook/notebook.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { visit, seen, frame, sheet } = await loadCyclePage(context, params, 'learnings')
  const { cycle } = seen.team ?? seen.advisor
  const challenge = seen.team ? seen.team.pages.challenge.body : seen.advisor.pages.challenge?.body ?? null
  return {
    title: pageTitle(m.notebook_page_learnings(), frame.title), frame, sheet, today: visit.today,
    expectation: challenge ? await expectationFor(context, visit, cycle, challenge) : null,
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'learnings')
export const clientAction = ({ serverAction }: Route.ClientActionArgs) => keepText(() => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const LearningsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  return (
    <CycleFrame frame={d.frame} answer={answer}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'learnings') } : {})} />
        <Ended frame={d.frame} />
        {d.expectation ? <div className={css.beside}><ExpectationBesideObserved view={d.expectation} /></div> : null}
        {d.sheet.mode === 'write' ? (
          <SavingForm frame={d.frame} sheet={d.sheet} answer={answer} more={s => <CloseCycle frame={d.frame} today={d.today} problem={s.problems.closeOn} />}>
            {s => <LearningsFields {...s} />}
          </SavingForm>
        ) : d.sheet.body ? <LearningsRead body={d.sheet.body} /> : <NotShared />}
      </Sheet>
    </CycleFrame>
  )
}
export default LearningsPage
