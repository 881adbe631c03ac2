/** What a cycle's team passes on, written down by week and kind of place, and what comes back. Numbers only: nobody is named. */
import { Form, Link, data, redirect } from 'react-router'
import type { Route } from './+types/referrals'
import { professionsOfASchool } from '../../../cycles/people/professions.ts'
import { daysUntilBack, referralAnswers, referralPlaces } from '../../../cycles/together/ways.ts'
import { newId } from '../../../db/ids.ts'
import { getReferralProtocol } from '../../../db/protocol/protocol.ts'
import { listReferrals } from '../../../db/together/referrals.ts'
import { wayName } from '../../components/doing/names.ts'
import { Actions, Button, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { protocolPath } from '../../components/protocol/paths.ts'
import { togetherPath } from '../../components/together/paths.ts'
import { ReferralRow } from '../../components/together/referral-row.tsx'
import { SumsTable } from '../../components/together/referrals.tsx'
import { answerName, placeName, sentenceCase } from '../../components/together/words.ts'
import { m } from '../../messages/compiled/messages.js'
import { fieldsOf } from '../people/fields.ts'
import { professionName } from '../people/people-words.ts'
import { actOnReferral, doneWords } from './referral-actions.server.ts'
import { describeProtocol, describeReferral, describeSums } from './referrals-view.server.ts'
import { visitTogether } from './visit.server.ts'
import css from '../../components/together/together.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, head } = await visitTogether(context, params)
  const referrals = await listReferrals(visit.store, visit)
  const lines = referrals.map(r => describeReferral(r, visit))
  return {
    head, today: visit.today, newKey: newId(visit.store.clock.now()), sums: describeSums(referrals, visit),
    // What waits past its day is what there is to talk about: it stands first.
    standing: [...lines.filter(l => !l.isWithdrawn && l.isOverdue), ...lines.filter(l => !l.isWithdrawn && !l.isOverdue)], withdrawn: lines.filter(l => l.isWithdrawn),
    places: referralPlaces.map(p => ({ value: p, label: placeName[p]() })), answers: referralAnswers.map(a => ({ value: a, label: answerName[a]() })),
    ways: (['hand-over', 'referral'] as const).map(w => ({ value: w, label: sentenceCase(wayName[w]()) })),
    professions: professionsOfASchool.map(p => ({ value: p, label: professionName(p) ?? p })),
    protocol: describeProtocol(await getReferralProtocol(visit.store, visit.rbd), visit.f),
    done: doneWords(new URL(request.url).searchParams.get('hecho')),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const at = await visitTogether(context, params)
  const result = await actOnReferral(at, fieldsOf(await request.formData()))
  return result.kind === 'done' ? redirect(result.to, 303) : data(result, { status: 400 })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.together_ref_page_title(), cycle: loaderData.head.title }) : '' }]

const ReferralsPage = ({ loaderData: d, actionData: a }: Route.ComponentProps) => {
  const isNew = a?.form === 'nueva'
  const v: Record<string, string> = isNew ? a.values : {}
  const p: Record<string, string> = isNew ? a.problems : {}
  const choose = { value: '', label: m.together_choose() }
  return (
    <>
      <PageHead title={m.together_ref_page_title()} crumb={<><CycleCrumb head={d.head} /> · <Link to={togetherPath(d.head.rbd, d.head.cycleId)}>{m.together_title()}</Link></>} readers={m.together_readers()} />
      {d.done && !a ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={a?.problems} />
      <Sheet>
        <p className={css.soft}>{m.together_ref_what()}</p>
        {d.sums.rows.length === 0 ? <p>{m.together_ref_none()}</p> : <SumsTable sums={d.sums} />}
      </Sheet>
      {d.standing.length > 0 ? (
        <Sheet labelledBy="anotadas">
          <h2 id="anotadas">{m.together_ref_list()}</h2>
          <ul className={css.rows}>{d.standing.map(r => <ReferralRow key={r.id} referral={r} answers={d.answers} today={d.today} failed={a?.form === r.id ? a : null} />)}</ul>
        </Sheet>
      ) : null}
      <div className={`${css.below} no-print`}>
        <Sheet labelledBy="anotar">
          <h2 id="anotar">{m.together_ref_write()}</h2>
          <p className={css.soft}>{m.together_ref_privacy()}</p>
          <details>
            <summary>{m.together_ref_protocol_says()}</summary>
            {d.protocol.length === 0 ? <p className={css.soft}>{m.together_ref_protocol_none()}</p> : <ul>{d.protocol.map(s => <li key={s}>{s}</li>)}</ul>}
            <p className={css.ways}><Link to={protocolPath(d.head.rbd)}>{m.together_ref_protocol()}</Link></p>
          </details>
          <Form method="post" noValidate key={`${d.standing.length}-${d.newKey}`}>
            <input type="hidden" name="id" value={d.newKey} />
            <div className={css.fields}>
              <TextField name="weekOf" type="date" label={m.together_ref_week()} max={d.today} defaultValue={v.weekOf ?? d.today} problem={p.weekOf} width="full" />
              <SelectField name="place" label={m.together_ref_place()} options={[choose, ...d.places]} defaultValue={v.place ?? ''} problem={p.place} width="full" />
              <SelectField name="way" label={m.together_ref_way()} options={[choose, ...d.ways]} defaultValue={v.way ?? ''} problem={p.way} width="full" />
              <TextField name="count" label={m.together_ref_count()} inputMode="numeric" maxLength={4} defaultValue={v.count ?? ''} problem={p.count} width="full" />
              <SelectField name="responsible" label={m.together_ref_responsible()} options={[{ value: '', label: m.together_ref_responsible_none() }, { value: 'nobody', label: m.together_ref_responsible_nobody() }, ...d.professions]} defaultValue={v.responsible ?? ''} problem={p.responsible} width="full" />
              <TextField name="backBy" type="date" label={m.together_ref_back()} hint={m.together_ref_back_hint({ days: daysUntilBack })} defaultValue={v.backBy ?? ''} problem={p.backBy} width="full" />
            </div>
            <Actions><Button tone="primary" name="que" value="anotar">{m.together_ref_save()}</Button></Actions>
          </Form>
        </Sheet>
        {d.withdrawn.length > 0 ? (
          <details>
            <summary>{m.together_ref_removed_list()} ({d.withdrawn.length})</summary>
            <ul className={css.rows}>{d.withdrawn.map(r => (
              <li key={r.id}><Form method="post" className={css.came}><input type="hidden" name="cual" value={r.id} /><s>{r.line}</s> <Button tone="quiet" name="que" value="devolver">{m.together_ref_restore()}</Button></Form></li>
            ))}</ul>
          </details>
        ) : null}
      </div>
    </>
  )
}
export default ReferralsPage
