/** Page 4 of a cycle: what was expected beside what happened, what was learnt, what is decided; and the way to the next cycle. */
import { Link, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/learnings'
import { emptyPage } from '../../../cycles/notebook/parts.ts'
import { listTags } from '../../../db/notebook/lineage.ts'
import { LearningsFields, LearningsRead } from '../../components/learning/learnings-sheet.tsx'
import { ResultsNotice } from '../../components/learning/results.tsx'
import { CycleFrame, SheetTitle } from '../../components/notebook/cycle-frame.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { CloseCycle, Ended } from '../../components/notebook/milestones.tsx'
import { historyPath } from '../../components/notebook/paths.ts'
import { NotShared } from '../../components/notebook/reading.tsx'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { SavingForm } from '../../components/notebook/saving-form.tsx'
import type { Answer } from '../../components/notebook/view.ts'
import { Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { actOnCyclePage, pageTitle } from './cycle-actions.server.ts'
import { loadCyclePage } from './cycle-page.server.ts'
import { resultsFor } from './results.server.ts'
import { surveyWay } from '../engagement/survey-way.server.ts'
import { shareWay } from '../learnings-library/share-way.server.ts'
import { signalWay } from './signal-way.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, seen, frame, sheet } = await loadCyclePage(context, params, 'learnings', request)
  const { cycle, entries } = seen.team ?? seen.advisor
  const [challenge, learnings] = seen.team ? [seen.team.pages.challenge.body, seen.team.pages.learnings.body] : [seen.advisor.pages.challenge?.body, seen.advisor.pages.learnings?.body]
  const measures = seen.team ? seen.team.entries.measure.filter(e => !e.isWithdrawn) : entries.measure
  return {
    title: pageTitle(m.notebook_page_learnings(), frame.title), frame, sheet, today: visit.today,
    results: await resultsFor(context, visit, { cycle, challenge: challenge ?? emptyPage('challenge'), learnings: learnings ?? emptyPage('learnings'), measures }),
    ways: [signalWay(visit), surveyWay(visit, m.engagement_link_read()), await shareWay(visit)],
    tags: visit.viewer === 'team' ? await listTags(visit.store, visit.rbd) : [],
  }
}
export const action = (args: Route.ActionArgs) => actOnCyclePage(args, 'learnings')
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title }]

const LearningsPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  return (
    <CycleFrame frame={d.frame} answer={answer}>
      <Sheet>
        <SheetTitle frame={d.frame} {...(d.frame.viewer === 'team' ? { history: historyPath(d.frame.rbd, d.frame.cycleId, 'learnings') } : {})} />
        <Ended frame={d.frame} />
        <ResultsNotice view={d.results} />
        {d.ways.map(way => (way ? <p key={way.to}><Link to={way.to}>{way.label}</Link></p> : null))}
        {d.sheet.mode === 'write' ? (
          <SavingForm frame={d.frame} sheet={d.sheet} answer={answer} more={s => <CloseCycle frame={d.frame} today={d.today} problem={s.problems.closeOn} pending={d.results.pending} />}>
            {s => <LearningsFields {...s} results={d.results} tags={d.tags} />}
          </SavingForm>
        ) : <><LearningsRead body={d.sheet.body} results={d.results} />{d.sheet.body ? null : <NotShared />}</>}
      </Sheet>
    </CycleFrame>
  )
}
export default LearningsPage
