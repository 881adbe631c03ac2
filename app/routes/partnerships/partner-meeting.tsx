/** One meeting with the partner: planned or written down, the four questions of both sides, what was agreed to do. `nueva` makes one. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/partner-meeting'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { readScores, rubricQuestions } from '../../../cycles/partnerships/assessment.ts'
import { meetingStates, readMeeting } from '../../../cycles/partnerships/meetings.ts'
import { listAnswers, saveSchoolAnswers } from '../../../db/partnerships/answers.ts'
import { addPartnerMeeting, getPartnerMeeting, listAgreedActions, savePartnerMeeting, withdrawPartnerMeeting } from '../../../db/partnerships/meetings.ts'
import { Actions, BoxesField, Button, ErrorSummary, RadioFields, TextField, WritingField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { AddAction, AgreedActions } from '../../components/partnerships/agreed-actions.tsx'
import { AnswersBySide } from '../../components/partnerships/answers.tsx'
import { ScoreFields } from '../../components/partnerships/fields.tsx'
import { meetingStateName } from '../../components/partnerships/names.ts'
import { partnerLinkPath, partnerMeetingPath, partnershipPath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { found } from '../notebook/viewer.server.ts'
import { professionName } from '../people/people-words.ts'
import { actionLines, actOnActions, openCyclesOf } from './actions-view.server.ts'
import { answersView, groupsOfForm, scoreValues } from './answers-view.server.ts'
import { fieldsOfRequest, keeperOf, madeId, partnershipOf, refused } from './keeper.server.ts'
import { presentWords } from './partnership-view.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, f } = keeper
  const p = await partnershipOf(keeper, params)
  const which = { rbd, partnershipId: p.id }
  const x = params.meetingId === 'nueva' ? null : found(await getPartnerMeeting(store, { ...which, meetingId: params.meetingId }))
  const both = x ? (await listAnswers(store, which)).get(x.id) ?? {} : {}
  return {
    rbd, id: p.id, name: p.organisation.name, newId: keeper.newId(), title: x ? m.partners_meeting_of({ day: f.day(x.onDay) }) : m.partners_meeting_title_new(),
    meeting: x ? { id: x.id, version: x.version, isHeld: x.state === 'held', isWithdrawn: x.isWithdrawn, who: x.state === 'held' ? presentWords(x, keeper) : null } : null,
    values: x ? { onDay: x.onDay, state: x.state, present: x.present.join(' '), partnerPresent: x.partnerPresent, talked: x.talked, agreed: x.agreed } : { onDay: keeper.today, state: 'held' } as Record<string, string>,
    states: meetingStates.map(s => ({ value: s, label: meetingStateName[s]() })), professions: professionsOfASchool.map(k => ({ value: k, label: professionName(k) ?? k })),
    groups: groupsOfForm(null), scores: scoreValues(both.school?.answers, f), rubric: answersView(both, rubricQuestions, f), hasPartner: both.partner !== undefined,
    actions: x ? actionLines((await listAgreedActions(store, which)).filter(a => a.meetingId === x.id), keeper) : [], cycles: x ? await openCyclesOf(keeper) : [],
    done: new URL(request.url).searchParams.has('hecho'),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, today } = keeper
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const which = { rbd, partnershipId: p.id, by: keeper.by, requestId: keeper.requestId }
  if (params.meetingId === 'nueva') {
    if (fields.intent !== 'save') throw notFound()
    const read = readMeeting(fields, today)
    if (!read.ok) return refused('meeting', read.problems, fields)
    const id = madeId(fields, keeper)
    await addPartnerMeeting(store, { ...which, id, meeting: read.value })
    return redirect(`${partnerMeetingPath(rbd, p.id, id)}?hecho=guardado`, 303)
  }
  const x = found(await getPartnerMeeting(store, { ...which, meetingId: params.meetingId }))
  const here = partnerMeetingPath(rbd, p.id, x.id)
  const onActions = await actOnActions(keeper, p.id, fields, x)
  if (onActions !== null) return onActions === 'done' ? redirect(`${here}#acordado`, 303) : onActions
  if (fields.intent === 'rubric') {
    const read = readScores(rubricQuestions, fields)
    if (!read.ok) return refused('rubric', read.problems, fields)
    if (!(await saveSchoolAnswers(store, { ...which, aboutId: x.id, about: 'meeting', answers: read.value })).ok) throw notFound()
    return redirect(`${here}?hecho=guardado#cuatro-preguntas`, 303)
  }
  if (fields.intent === 'take-out' || fields.intent === 'put-back') {
    await withdrawPartnerMeeting(store, { ...which, meetingId: x.id, withdrawn: fields.intent === 'take-out' })
    return redirect(fields.intent === 'take-out' ? `${partnershipPath(rbd, p.id)}#reuniones` : here, 303)
  }
  if (fields.intent !== 'save') throw notFound()
  const read = readMeeting(fields, today)
  if (!read.ok) return refused('meeting', read.problems, fields)
  const saved = await savePartnerMeeting(store, { ...which, meetingId: x.id, version: Number(fields.version), meeting: read.value })
  if (saved.ok) return redirect(`${here}?hecho=guardado`, 303)
  if (saved.reason === 'not-found') throw notFound()
  return refused('meeting', { '': 'changed-meanwhile' }, fields, 409)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: d.title, cycle: d.name }) : '' }]

const MeetingPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | undefined) ?? null
  const of = (form: string, saved: Record<string, string>) => (refusal?.form === form ? refusal : { values: saved, problems: {} as Record<string, string> })
  const { values: v, problems: p } = of('meeting', d.values)
  return (
    <>
      <PageHead title={d.title} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_meeting_readers()} />
      {d.done && !refusal ? <Notice live>{m.partners_done_saved()}</Notice> : null}
      {d.meeting?.isWithdrawn ? <Notice tone="look"><Form method="post" className={css.inline}><span>{m.partners_meeting_withdrawn()}.</span> <Button tone="quiet" name="intent" value="put-back">{m.partners_put_back()}</Button></Form></Notice> : null}
      <ErrorSummary problems={refusal?.problems} />
      <Sheet>
        {d.meeting?.who ? <p>{d.meeting.who}</p> : null}
        <Form method="post" noValidate key={d.meeting?.version ?? 'nueva'}>
          {d.meeting ? <input type="hidden" name="version" value={d.meeting.version} /> : <input type="hidden" name="id" value={d.newId} />}
          <TextField type="date" width="short" name="onDay" label={m.partners_meeting_day()} problem={p.onDay} defaultValue={v.onDay ?? ''} />
          <RadioFields name="state" label={m.partners_meeting_state()} options={d.states} value={v.state ?? 'planned'} />
          <BoxesField name="present" label={m.partners_meeting_present()} hint={m.partners_meeting_present_hint()} options={d.professions} value={v.present ?? ''} />
          <TextField name="partnerPresent" label={m.partners_meeting_partner_present()} problem={p.partnerPresent} defaultValue={v.partnerPresent ?? ''} autoComplete="off" />
          <WritingField name="agreed" label={m.partners_meeting_agreed()} hint={m.partners_meeting_agreed_hint()} problem={p.agreed} defaultValue={v.agreed ?? ''} rows={3} />
          <WritingField name="talked" label={m.partners_meeting_talked()} hint={m.partners_meeting_talked_hint()} problem={p.talked} defaultValue={v.talked ?? ''} rows={3} />
          <Actions><Button tone="primary" name="intent" value="save">{m.partners_meeting_save()}</Button></Actions>
        </Form>
      </Sheet>
      {d.meeting && !d.meeting.isWithdrawn ? (
        <>
          <Sheet labelledBy="cuatro-preguntas">
            <h2 id="cuatro-preguntas">{m.partners_rubric()}</h2>
            <p>{d.meeting.isHeld ? m.partners_rubric_what() : m.partners_rubric_when_held()}</p>
            {d.meeting.isHeld ? (
              <>
                <AnswersBySide view={d.rubric} headingId="conversar" />
                {d.hasPartner ? null : <p className="no-print"><Link className={css.standalone} to={partnerLinkPath(d.rbd, d.id)}>{m.partners_assess_ask_partner()}</Link></p>}
                <Form method="post" noValidate className="no-print">
                  <ScoreFields groups={d.groups} {...of('rubric', d.scores)} />
                  <Actions><Button name="intent" value="rubric">{m.partners_rubric_save()}</Button></Actions>
                </Form>
              </>
            ) : null}
          </Sheet>
          <Sheet labelledBy="acordado"><h2 id="acordado">{m.partners_agreed_actions()}</h2><AgreedActions actions={d.actions} cycles={d.cycles} /><AddAction newId={d.newId} refusal={refusal?.form === 'action' ? refusal : null} /></Sheet>
          <Form method="post" className="no-print"><Actions><Button tone="quiet" name="intent" value="take-out">{m.partners_meeting_take_out()}</Button></Actions></Form>
        </>
      ) : null}
    </>
  )
}
export default MeetingPage
