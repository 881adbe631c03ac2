/** A meeting: what there is to talk about with its time, and beside it the minutes, which save themselves. The team's own, and nobody else's. */
import { Form, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/meeting'
import { meetingMinutes } from '../../../cycles/notebook/meeting-clock.ts'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { Button } from '../../components/form.tsx'
import { NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Agenda } from '../../components/team/agenda.tsx'
import { CopyForChat } from '../../components/team/copy-for-chat.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { MeetingForm } from '../../components/team/meeting-form.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found } from '../notebook/viewer.server.ts'
import { actOnMeeting } from './meeting-actions.server.ts'
import { agendaView, chatView, meetingView, visitMeetings } from './meeting-view.server.ts'
import css from '../../components/team/team.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const at = await visitMeetings(context, params)
  const meeting = found(at.meetings.find(x => x.id === params.meetingId) ?? null)
  const view = await meetingView(at, meeting)
  const elapsedMs = at.visit.store.clock.now().getTime() - meeting.startedAt.getTime()
  return {
    head: at.head, meeting: view, chat: await chatView(context, at),
    // A meeting of another day is minutes to read and correct; what there is to talk about is of today.
    agenda: view.isToday ? await agendaView(at, meeting) : null,
    // Opened again in the afternoon, its clock has nothing to say.
    elapsedMs: elapsedMs >= 0 && elapsedMs < 3 * meetingMinutes * 60_000 ? elapsedMs : null,
  }
}
export const action = (args: Route.ActionArgs) => actOnMeeting(args)
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.team_meeting_title({ day: loaderData.meeting.day }), cycle: loaderData.head.title }) : '' }]

const MeetingPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.team_meeting_title({ day: d.meeting.day })} crumb={<CycleCrumb head={d.head} within />} readers={m.team_minutes_readers()} />
    {d.meeting.isWithdrawn ? (
      <Notice tone="look"><NextStep>{m.team_meeting_is_withdrawn()}</NextStep><Form method="post"><Button name="intent" value="restore">{m.notebook_entry_restore()}</Button></Form></Notice>
    ) : null}
    <div className={css.table}>
      {d.agenda ? <div className={css.beside}><Agenda items={d.agenda} elapsedMs={d.elapsedMs} titleId="agenda" /></div> : null}
      <div className={css.sheet}><Sheet><MeetingForm head={d.head} meeting={d.meeting} answer={actionData as Answer | undefined} /></Sheet></div>
      <div className={css.beside}><CopyForChat chat={d.chat} /></div>
    </div>
  </>
)
export default MeetingPage
