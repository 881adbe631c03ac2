/** A cycle on one page, to print or to look at. The team chooses what is on it; an advisor sees what is ready. */
import { Link } from 'react-router'
import type { Route } from './+types/cycle-story'
import { storyParts, type StoryPart } from '../../../cycles/story/choice.ts'
import { isEmptyStory } from '../../../cycles/story/story.ts'
import { getStory } from '../../../db/notebook/story.ts'
import { Actions, Button, ButtonLink, CheckField, RadioFields } from '../../components/form.tsx'
import { cyclePath } from '../../components/notebook/paths.ts'
import { EmptyState, PageHead } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { planReportPath, sharePath, storyPath } from '../../components/story/paths.ts'
import { StorySheet } from '../../components/story/story-sheet.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import { storyViewOf } from './story-data.server.ts'
import css from '../../components/story/story.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  const asked = new URL(request.url).searchParams
  const isTeam = visit.viewer === 'team'
  // Whoever is not of the team is told what is ready, whatever they ask for.
  const isDraft = isTeam && asked.get('texto') === 'actual'
  const parts: readonly StoryPart[] = asked.has('elegir') ? storyParts.filter(p => asked.getAll('parte').includes(p)) : storyParts
  const record = found(await getStory(visit.store, visit.rbd, visit.cycleId, visit.today, isDraft ? 'current' : 'ready'))
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, isTeam, isDraft, parts, title: record.cycle.title, number: record.cycle.number, year: String(record.cycle.year), school: await schoolNameOf(visit),
    view: isEmptyStory(record.story) ? null : await storyViewOf(visit.store, record, { today: visit.today, isDraft, parts, f: visit.f }),
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.story_title(), cycle: d.title }) : '' }]

const partName: Record<StoryPart, () => string> = {
  theory: m.story_theory, expectation: m.story_expectations, figures: m.story_months_title, actions: m.story_actions, adjustments: m.story_adjustments,
  learnings: m.story_learnings, people: m.story_part_people,
}

const CycleStory = ({ loaderData: d }: Route.ComponentProps) => {
  const crumb = <Link to={cyclePath(d.rbd, d.cycleId)}>{m.notebook_crumb({ school: d.school, year: d.year, number: d.number })}: {d.title}</Link>
  if (!d.view) return (
    <>
      <PageHead title={m.story_title()} crumb={crumb} readers={d.isTeam ? m.story_readers_team() : m.notebook_readers_advisor()} />
      <EmptyState title={m.story_empty_title()}>
        <p>{d.isTeam ? m.story_empty_team() : m.story_empty_advisor()}</p>
        {d.isTeam && !d.isDraft ? <Actions><ButtonLink to={`${storyPath(d.rbd, d.cycleId)}?texto=actual`}>{m.story_see_draft()}</ButtonLink></Actions> : null}
      </EmptyState>
    </>
  )
  return (
    <>
      <div className="no-print">
        <p className={css.place}>{crumb}</p>
        <p className={css.quiet}>{d.isTeam ? m.story_readers_team() : m.notebook_readers_advisor()}</p>
        <div className={css.bar}>
          <PrintButton tone="plain">{m.story_print()}</PrintButton>
          {d.isTeam ? <ButtonLink to={sharePath(d.rbd, d.cycleId)}>{m.story_share_link()}</ButtonLink> : null}
          {d.isTeam ? <ButtonLink tone="quiet" to={planReportPath(d.rbd, d.cycleId)}>{m.story_plan_link()}</ButtonLink> : null}
        </div>
        <details className={css.choices}>
          <summary>{m.story_choose()}</summary>
          <form method="get">
            <input type="hidden" name="elegir" value="1" />
            <fieldset>
              <legend className={css.quiet}>{m.story_choose_what()}</legend>
              <div className={css.choiceGrid}>
                {storyParts.map(p => <CheckField key={p} name="parte" value={p} label={partName[p]()} defaultChecked={d.parts.includes(p)} />)}
              </div>
            </fieldset>
            {d.isTeam ? <RadioFields name="texto" label={m.story_which_text()} value={d.isDraft ? 'actual' : 'listo'} options={[
              { value: 'listo', label: m.story_text_ready(), hint: m.story_text_ready_hint() }, { value: 'actual', label: m.story_text_current(), hint: m.story_text_current_hint() },
            ]} /> : null}
            <Actions><Button>{m.story_choose_button()}</Button></Actions>
          </form>
        </details>
      </div>
      <StorySheet view={d.view} />
      <p className={`${css.quiet} no-print`}>{m.story_print_hint()}</p>
    </>
  )
}
export default CycleStory
