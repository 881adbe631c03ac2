/** The way back to the plan a cycle came from: texts for its monitoring and evaluation, taken from the record, to be pasted and not retyped. */
import { Link } from 'react-router'
import type { Route } from './+types/plan-report'
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import { plans } from '../../../cycles/notebook/parts.ts'
import { planReportOf } from '../../../cycles/story/plan-report.ts'
import { yearOfStory } from '../../../cycles/story/story.ts'
import { getPublicFigures } from '../../../db/indicators/public-figures.ts'
import { getLastMonth } from '../../../db/indicators/school-months.ts'
import { getNotebookForTeam } from '../../../db/notebook/cycles.ts'
import { ButtonLink } from '../../components/form.tsx'
import { cyclePath, pagePath } from '../../components/notebook/paths.ts'
import { EmptyState, PageHead } from '../../components/page.tsx'
import { CopyBlock } from '../../components/story/copying.tsx'
import { planReportPath } from '../../components/story/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { found, requireTeam, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import { describePlan } from './describe-plan.ts'
import { describeStoryExpectation } from './describe-story.ts'
import css from '../../components/story/story.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const n = found(await getNotebookForTeam(visit.store, visit.rbd, visit.cycleId, visit.today))
  const asked = new URL(request.url).searchParams.get('plan')
  const standing = <B,>(entries: readonly { body: B; isWithdrawn: boolean }[]) => entries.filter(e => !e.isWithdrawn).map(e => e.body)
  const report = planReportOf(plans.find(p => p === asked) ?? null, {
    challenge: n.pages.challenge.body, howItGoes: n.pages.implementation.body.howItGoes, learnings: n.pages.learnings.body,
    actions: standing(n.entries.action), adjustments: standing(n.entries.adjustment),
  })
  // What is given to the plan leaves the school: its figures are the public ones.
  const year = yearOfStory(n.cycle, await getLastMonth(visit.store, [visit.rbd], monthOfDay(visit.today)))
  const figures = await getPublicFigures(visit.store, visit.rbd, { year, today: visit.today, cycle: n.cycle })
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, title: n.cycle.title, number: n.cycle.number, year: String(n.cycle.year), school: await schoolNameOf(visit),
    plan: report.plan, isFromPlan: report.isFromPlan,
    blocks: describePlan(report, report.expectations.map(e => describeStoryExpectation(e, n.cycle.startedOn, figures, visit.f)), visit.f),
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: d.plan === 'pme' ? m.story_plan_title_pme() : m.story_plan_title_climate(), cycle: d.title }) : '' }]

const PlanReport = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={d.plan === 'pme' ? m.story_plan_title_pme() : m.story_plan_title_climate()}
      crumb={<Link to={cyclePath(d.rbd, d.cycleId)}>{m.notebook_crumb({ school: d.school, year: d.year, number: d.number })}: {d.title}</Link>} readers={m.notebook_readers_history()} />
    <p>{d.isFromPlan ? m.story_plan_what() : m.story_plan_what_not_from()}</p>
    <p className={css.quiet}>{d.plan === 'pme' ? m.story_plan_order_pme() : m.story_plan_order_climate()}</p>
    <p className="no-print">
      {d.plan === 'pme'
        ? <Link to={`${planReportPath(d.rbd, d.cycleId)}?plan=climate`}>{m.story_plan_to_climate()}</Link>
        : <Link to={`${planReportPath(d.rbd, d.cycleId)}?plan=pme`}>{m.story_plan_to_pme()}</Link>}
    </p>
    {d.blocks.length === 0 ? (
      <EmptyState title={m.story_plan_empty_title()}>
        <p>{m.story_plan_empty()}</p>
        <ButtonLink to={pagePath(d.rbd, d.cycleId, 'implementation')}>{m.notebook_page_implementation()}</ButtonLink>
      </EmptyState>
    ) : d.blocks.map((b, i) => <CopyBlock key={b.step} id={`bloque-${b.step}`} title={`${i + 1}. ${b.title}`} hint={b.hint} text={b.text} />)}
  </>
)
export default PlanReport
