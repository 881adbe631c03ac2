/** Page 1 of a cycle: the challenge and the theory of action. */
import type { ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/challenge'
import { markThatWordsSuggest } from '../../../cycles/theory/carry-over.ts'
import { theoryOf } from '../../../cycles/theory/theory.ts'
import { Needs } from '../../components/challenge/needs.tsx'
import { ChallengeFields, ChallengeRead } from '../../components/notebook/challenge-sheet.tsx'
import { TheoryMark } from '../../components/doing/theory-mark.tsx'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { cyclePath, historyPath, pagePath } from '../../components/notebook/paths.ts'
import { BornFrom, StartImplementing, TheoryLink } from '../../components/notebook/milestones.tsx'
import { NotShared } from '../../components/notebook/reading.tsx'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import type { Answer, ParentView } from '../../components/notebook/view.ts'
import { Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { challengeViewFor } from './challenge-view.server.ts'
import { loadCyclePage } from './cycle-page.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const loaded = await loadCyclePage(context, params, 'challenge', request)
  const { visit, seen, frame, sheet } = loaded
  const n = seen.team
  const parent: ParentView | null = n?.parent ? {
    number: n.parent.number, title: n.parent.title, href: cyclePath(visit.rbd, n.parent.id),
    theory: theoryOf(n.parent.challenge),
    learnt: n.parent.learnings.learnt, decision: n.parent.learnings.decision || null, decisionWhy: n.parent.learnings.decisionWhy,
  } : null
  return {
    title: pageTitle(m.notebook_page_challenge(), frame.title), frame, sheet, parent, today: visit.today,
    suggestion: n?.parent && n.cycle.theoryCarried ? markThatWordsSuggest(n.cycle.theoryCarried, n.parent.challenge, n.pages.challenge.body) : null,
    view: await challengeViewFor(context, loaded),
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'challenge')
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const ChallengePage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const implementation = pagePath(d.frame.rbd, d.frame.cycleId, 'implementation')
  return (
    <CycleFrame frame={d.frame} answer={answer} margin={<>{d.parent ? <BornFrom parent={d.parent} /> : null}<TheoryLink frame={d.frame} /></>}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'challenge') } : {})} />
        <TheoryMark frame={d.frame} withLink />
        {d.sheet.mode === 'write' ? (
          <SavingForm frame={d.frame} sheet={d.sheet} answer={answer} more={() => <StartImplementing frame={d.frame} today={d.today} />}>
            {s => <ChallengeFields {...s} parent={d.parent} carried={d.frame.theoryCarried} suggestion={d.suggestion} view={d.view} implementation={implementation} />}
          </SavingForm>
        ) : d.sheet.body ? <ChallengeRead body={d.sheet.body} view={d.view} implementation={implementation} /> : <NotShared />}
        {d.view.needs ? <Needs view={d.view.needs} viewer={d.frame.viewer} answer={answer} /> : null}
      </Sheet>
    </CycleFrame>
  )
}
export default ChallengePage
