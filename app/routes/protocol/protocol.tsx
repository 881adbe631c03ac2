/** What a school does when a student is absent: its ladder, its referrals, what is no step of it. The team writes it; its advisor reads it; one sheet to hang up. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/protocol'
import { listMeetingsOfSchool } from '../../../db/notebook/meetings.ts'
import { getProtocol } from '../../../db/protocol/protocol.ts'
import { Button } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { Ladder } from '../../components/protocol/ladder.tsx'
import { Referrals } from '../../components/protocol/referrals.tsx'
import { ChooseRhythms, Rhythms } from '../../components/protocol/rhythms.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, rbdFrom, reasonTo, requireMayInSchool, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { actOnProtocol } from './protocol-actions.server.ts'
import { ladderView, professionOptions, referralsView } from './protocol-view.server.ts'
import { rhythmChoices, rhythmsOnly, rhythmViews } from './rhythm-view.server.ts'
import css from '../../components/protocol/protocol.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'protocol.read', rbd)
  const [today, f] = [todayOf(context), formatter(locale, timeZoneOf(context))]
  const { protocol, last } = await getProtocol(store, rbd)
  const mayKeep = reasonTo(context, 'protocol.keep', await schoolThingOf(context, rbd)) !== null
  const year = Number(today.slice(0, 4))
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, school: await schoolNameOf({ store, rbd, today }), printedOn: f.dayLong(today),
    mayKeep, ladder: ladderView(protocol.steps), referrals: referralsView(protocol), professions: professionOptions(),
    rhythms: mayKeep ? await rhythmViews(store, { rbd, protocol, meetings: await listMeetingsOfSchool(store, rbd, year), from: `${year}-01-01`, until: null, today }, f) : rhythmsOnly(protocol),
    choices: rhythmChoices(protocol),
    changed: last ? m.protocol_last_change({ day: f.dayOf(last.savedAt), name: last.savedBy }) : m.protocol_never_changed(), mayUndo: last !== null,
    done: done === 'guardado' ? m.protocol_saved() : done === 'deshecho' ? m.protocol_undone() : null,
  }
}

export const action = (args: Route.ActionArgs) => actOnProtocol(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.protocol_tab_title({ school: loaderData.school }) : '' }]

const ProtocolPage = ({ loaderData: d, actionData: sent }: Route.ComponentProps) => (
  <>
    <PageHead title={m.protocol_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.protocol_readers()} />
    <p className={css.paper}>{m.protocol_printed({ school: d.school, day: d.printedOn })}</p>
    {d.done && !sent ? <Notice live>{d.done}</Notice> : null}
    <p className="no-print">{m.protocol_what()}</p>
    <Form method="post" className={`${css.tools} no-print`}>
      <PrintButton tone="quiet">{m.protocol_print()}</PrintButton>
      <p className={css.soft}>{d.changed}</p>
      {d.mayKeep && d.mayUndo ? <Button tone="quiet" name="que" value="deshacer">{m.protocol_undo()}</Button> : null}
    </Form>
    <div className={css.sheet}>
      <Sheet labelledBy="escalera">
        <h2 id="escalera">{m.protocol_ladder_title()}</h2>
        <Ladder ladder={d.ladder} professions={d.professions} mayKeep={d.mayKeep} sent={sent} />
      </Sheet>
      <Sheet labelledBy="derivaciones">
        <h2 id="derivaciones">{m.protocol_refer_title()}</h2>
        <p className={`${css.soft} no-print`}>{m.protocol_refer_what()}</p>
        <Referrals key={JSON.stringify(d.referrals.rules)} referrals={d.referrals} professions={d.professions} mayKeep={d.mayKeep} sent={sent} />
      </Sheet>
      <Sheet labelledBy="ritmos">
        <h2 id="ritmos">{m.protocol_rhythm_title()}</h2>
        <p className={`${css.soft} no-print`}>{m.protocol_rhythm_what()} {d.mayKeep ? m.protocol_rhythm_minutes_note() : ''}</p>
        {d.rhythms.length === 0 ? <p>{m.protocol_rhythm_none()}</p> : <Rhythms rhythms={d.rhythms} withMeetings={d.mayKeep} />}
        {d.mayKeep ? <ChooseRhythms key={JSON.stringify(d.choices)} choices={d.choices} leads={d.professions} /> : null}
      </Sheet>
      <Sheet labelledBy="cambiar-de-escuela">
        <h2 id="cambiar-de-escuela">{m.protocol_leave_title()}</h2>
        <p className={css.statement}>{m.protocol_leave_statement()}</p>
      </Sheet>
    </div>
  </>
)
export default ProtocolPage
