/** Starting a cycle: a name and a day; from another cycle's learnings, also what becomes of its theory. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/new-cycle'
import { shapeOfTheory, theoryOf } from '../../../cycles/theory/theory.ts'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { longestTitle } from '../../../cycles/notebook/titles.ts'
import { nameOfAction, splitPlanAction } from '../../../cycles/plans/paste.ts'
import { theoryCarriedKinds, type TheoryCarried } from '../../../cycles/notebook/phases.ts'
import { getNotebookForTeam, listCyclesOfSchool, startCycle } from '../../../db/notebook/cycles.ts'
import { newId } from '../../../db/ids.ts'
import { Actions, Button, ErrorSummary, RadioFields, TextField } from '../../components/form.tsx'
import { planFields } from '../../components/challenge/plan-fields.tsx'
import { PlanPaste } from '../../components/challenge/plan-paste.tsx'
import { TheoryList } from '../../components/challenge/theory-list.tsx'
import { carriedName, decisionName } from '../../components/notebook/names.ts'
import { pagePath, schoolPath } from '../../components/notebook/paths.ts'
import { Read, ReadText } from '../../components/notebook/reading.tsx'
import { Columns, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { sentenceFor } from './problem-sentences.server.ts'
import { found, requireTeam, schoolNameOf, visitOf } from './viewer.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const from = new URL(request.url).searchParams.get('desde')
  const parent = from ? found(await getNotebookForTeam(visit.store, visit.rbd, from, visit.today)) : null
  const cycles = await listCyclesOfSchool(visit.store, visit.rbd, visit.today)
  return {
    rbd: visit.rbd, school: await schoolNameOf(visit), today: visit.today, cycleId: newId(visit.store.clock.now()),
    next: Math.max(0, ...cycles.map(c => c.number)) + 1,
    othersOpen: cycles.filter(c => !c.closedOn && !c.droppedOn && c.id !== parent?.cycle.id).length,
    parent: parent && {
      id: parent.cycle.id, number: parent.cycle.number, title: parent.cycle.title, theory: theoryOf(parent.pages.challenge.body),
      learnt: parent.pages.learnings.body.learnt, decision: parent.pages.learnings.body.decision || null, decisionWhy: parent.pages.learnings.body.decisionWhy,
    },
  }
}

const isCarried = (s: string): s is TheoryCarried => (theoryCarriedKinds as readonly string[]).includes(s)
const fieldOf: Record<string, string> = { theory_carried_missing: 'theoryCarried', day_not_real: 'on' }

/**
 * The action of a plan, pasted whole or typed in parts. What was typed into a part stands; the pasted block fills the rest, and nothing of
 * it is dropped. Which plan it is of is said by hand.
 */
const planFrom = (text: (name: string) => string) => {
  // In a browser with scripts the parts were filled in while pasting, and whoever emptied one meant it.
  const pasted = splitPlanAction(text('planTaken') === '1' ? '' : text('planPaste'))
  const part = (name: string, fromPaste: string) => text(name) || fromPaste
  const plan = text('plan')
  return {
    plan: plan === 'pme' || plan === 'climate' ? plan : '' as const,
    planAction: part('planAction', pasted.action), planResponsible: part('planResponsible', pasted.responsible),
    planFrom: part('planFrom', pasted.from), planTo: part('planTo', pasted.to), planMeans: part('planMeans', pasted.means),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const plan = planFrom(text)
  const values = { title: text('title'), on: text('on'), theoryCarried: text('theoryCarried'), planPaste: text('planPaste'), ...plan }
  const refuse = (reason: string) => data({ values, problems: { [fieldOf[reason] ?? 'title']: sentenceFor(reason) } }, { status: 400 })
  const on = values.on || visit.today
  // The same check as any dated entry: a day that exists.
  if (!readPart('note', { on, text: '.' }).ok) return refuse('day_not_real')
  const firstWords = readPart('challenge', plan)
  if (!firstWords.ok) return data({ values, problems: Object.fromEntries(Object.entries(firstWords.problems).map(([field, key]) => [field, sentenceFor(key)])) }, { status: 400 })
  const cycleId = text('cycleId')
  const outcome = await startCycle(visit.store, {
    rbd: visit.rbd, title: values.title.trim() === '' ? nameOfAction(plan.planAction, longestTitle) : values.title, on, by: visit.personId, parentId: text('parentId') || null,
    theoryCarried: isCarried(values.theoryCarried) ? values.theoryCarried : null, ...(/^[0-9a-f-]{36}$/.test(cycleId) ? { cycleId } : {}), firstWords: Object.fromEntries(planFields.map(name => [name, firstWords.body[name]])),
  })
  return outcome.ok ? redirect(pagePath(visit.rbd, outcome.cycleId, 'challenge'), 303) : refuse(outcome.reason)
}
export const meta: Route.MetaFunction = () => [{ title: m.notebook_new_title() }]

const hints: Record<TheoryCarried, () => string> = { maintained: m.notebook_new_maintained_hint, adjusted: m.notebook_new_adjusted_hint, replaced: m.notebook_new_replaced_hint }

const NewCycle = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  return (
    <>
      <PageHead crumb={<Link to={schoolPath(d.rbd)}>{m.notebook_school_title({ school: d.school })}</Link>}
        title={d.parent ? m.notebook_new_title_from({ number: d.next, parent: d.parent.number }) : m.notebook_new_title()} readers={m.notebook_readers_new()} />
      {d.othersOpen > 0 ? <Notice>{m.notebook_new_others_open({ n: d.othersOpen })}</Notice> : null}
      <ErrorSummary problems={problems} />
      <Columns aside={d.parent ? <ParentAside parent={d.parent} /> : null}>
        <Sheet>
          <Form method="post" noValidate>
            <input type="hidden" name="cycleId" value={d.cycleId} />
            {d.parent ? <input type="hidden" name="parentId" value={d.parent.id} /> : null}
            <TextField name="title" label={m.notebook_new_name()} hint={m.notebook_new_name_hint()} problem={problems.title} defaultValue={actionData?.values.title ?? ''} width="full" written maxLength={200} autoComplete="off" />
            <TextField name="on" type="date" label={m.notebook_new_on()} problem={problems.on} defaultValue={actionData?.values.on || d.today} width="short" />
            {d.parent ? (
              <RadioFields name="theoryCarried" label={m.notebook_new_theory()} problem={problems.theoryCarried} value={actionData?.values.theoryCarried ?? ''}
                options={theoryCarriedKinds.map(k => ({ value: k, label: carriedName[k](), hint: hints[k]() }))} />
            ) : null}
            <PlanPaste values={actionData?.values ?? {}} problems={problems} />
            <Actions><Button tone="primary">{m.notebook_new_button()}</Button></Actions>
          </Form>
        </Sheet>
      </Columns>
    </>
  )
}
export default NewCycle

const ParentAside = ({ parent: p }: { parent: NonNullable<Route.ComponentProps['loaderData']['parent']> }) => (
  <Sheet>
    <h2>{m.notebook_cycle_n({ number: p.number })}: {p.title}</h2>
    <Read label={m.notebook_theory_title()}><TheoryList shape={shapeOfTheory(p.theory)} /></Read>
    <ReadText label={m.notebook_learnt_q()} text={p.learnt} />
    {p.decision ? <Read label={decisionName[p.decision]()}><p className="written">{p.decisionWhy}</p></Read> : null}
  </Sheet>
)
