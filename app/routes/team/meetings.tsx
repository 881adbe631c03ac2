/** The meetings of a cycle's team: begin one, what there is to talk about, those there were, and five lines for the team's chat. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/meetings'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { addEntry } from '../../../db/notebook/parts.ts'
import { getProtocol } from '../../../db/protocol/protocol.ts'
import { Button, ButtonLink, SelectField } from '../../components/form.tsx'
import { Columns, PageHead, Sheet } from '../../components/page.tsx'
import { protocolPath } from '../../components/protocol/paths.ts'
import { Rhythms } from '../../components/protocol/rhythms.tsx'
import { Agenda } from '../../components/team/agenda.tsx'
import { CopyForChat } from '../../components/team/copy-for-chat.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { meetingPath, minutesPath, sheetsPath } from '../../components/team/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { requireTeam, visitOf } from '../notebook/viewer.server.ts'
import { rhythmOptions, rhythmsKept } from '../protocol/rhythm-view.server.ts'
import { agendaView, chatView, latestThatAgreed, meetingLines, rhythmsOfCycle, visitMeetings } from './meeting-view.server.ts'
import css from '../../components/team/team.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const at = await visitMeetings(context, params)
  const { visit, meetings, head } = at
  const next = latestThatAgreed(meetings)?.body.next ?? ''
  const { protocol } = await getProtocol(visit.store, visit.rbd)
  const today = meetings.find(x => !x.isWithdrawn && x.body.on === visit.today)
  return {
    head, agenda: await agendaView(at, today ?? null), chat: await chatView(context, at), lines: meetingLines(at, false), withdrawn: meetingLines(at, true),
    next: next !== '' && next >= visit.today ? visit.f.weekday(next) : null,
    today: today?.id ?? null, newKey: newId(visit.store.clock.now()),
    rhythms: await rhythmsOfCycle(at, protocol), kinds: rhythmsKept(protocol).length > 0 ? rhythmOptions() : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const field = fieldsOf(await request.formData())
  if (field('que') !== 'empezar') throw notFound()
  const read = readPart('meeting', { on: visit.today, rhythm: field('rhythm') })
  if (!read.ok) throw notFound()
  const saveKey = /^[0-9a-f-]{36}$/.test(field('saveKey')) ? field('saveKey') : newId(visit.store.clock.now())
  const added = await addEntry(visit.store, 'meeting', { rbd: visit.rbd, cycleId: visit.cycleId, body: read.body, by: visit.personId, saveKey })
  if (!added.ok) throw notFound()
  return redirect(meetingPath(visit.rbd, visit.cycleId, added.partId), 303)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.team_meetings(), cycle: loaderData.head.title }) : '' }]

const MeetingsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.team_meetings()} crumb={<CycleCrumb head={d.head} />} readers={m.team_minutes_readers()} />
    <Columns aside={<><CopyForChat chat={d.chat} /><p className={`${css.soft} no-print`}><Link to={sheetsPath(d.head.rbd)}>{m.team_sheets_without_devices()}</Link></p></>}>
      <Sheet>
        {d.next ? <p className={css.next}>{m.team_next_is({ day: d.next })}</p> : null}
        <Agenda items={d.agenda} elapsedMs={null} titleId="de-que-hablar" />
        <Begin d={d} />
      </Sheet>
      {d.rhythms.length > 0 ? (
        <Sheet labelledBy="ritmos">
          <h2 id="ritmos">{m.protocol_rhythm_section()}</h2>
          <Rhythms rhythms={d.rhythms} withMeetings={false} />
          <p className={`${css.soft} no-print`}><Link to={protocolPath(d.head.rbd)}>{m.protocol_rhythm_to_protocol()}</Link></p>
        </Sheet>
      ) : null}
      <Sheet labelledBy="actas">
        <h2 id="actas">{m.team_meetings_past()}</h2>
        {d.lines.length === 0 ? <p className={css.soft}>{m.team_meetings_none()}</p> : (
          <ul className={css.rows}>{d.lines.map(x => (
            <li key={x.id}>
              <p className={css.name}><Link className={css.serif} to={meetingPath(d.head.rbd, d.head.cycleId, x.id)}>{x.day}</Link></p>
              <p className={css.soft}>{x.rhythm ? `${x.rhythm} · ` : ''}{x.present}</p>
              {x.words ? <p className={css.serif}>{x.words}</p> : null}
              <p className={css.soft}>{x.agreements > 0 ? `${m.team_agreements_count({ n: x.agreements })} · ` : ''}<Link to={minutesPath(d.head.rbd, d.head.cycleId, x.id)}>{m.team_minutes_print()}</Link></p>
            </li>
          ))}</ul>
        )}
        {d.withdrawn.length > 0 ? (
          <details className="no-print">
            <summary>{m.team_meetings_withdrawn({ n: d.withdrawn.length })}</summary>
            <ul className={css.rows}>{d.withdrawn.map(x => (
              <li key={x.id}>
                <Form method="post" action={meetingPath(d.head.rbd, d.head.cycleId, x.id)} className={css.row}>
                  <p className={css.serif}>{x.day}</p><Button tone="quiet" name="intent" value="restore">{m.notebook_entry_restore()}</Button>
                </Form>
              </li>
            ))}</ul>
          </details>
        ) : null}
      </Sheet>
    </Columns>
  </>
)
export default MeetingsPage

const Begin = ({ d }: { d: Route.ComponentProps['loaderData'] }) => d.today ? (
  <p className={`${css.begin} no-print`}><ButtonLink tone="primary" to={meetingPath(d.head.rbd, d.head.cycleId, d.today)}>{m.team_meeting_go_on()}</ButtonLink></p>
) : (
  <Form method="post" className={`${css.begin} no-print`}>
    <input type="hidden" name="saveKey" value={d.newKey} />
    {d.kinds ? <SelectField name="rhythm" label={m.protocol_rhythm_q()} options={d.kinds} /> : null}
    <Button tone="primary" name="que" value="empezar">{m.team_meeting_begin()}</Button>
  </Form>
)
