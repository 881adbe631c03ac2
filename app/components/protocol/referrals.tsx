/** Where the school refers to: who sees to it, when, and when something must come back. */
import { Form } from 'react-router'
import { Actions, Button, ErrorSummary, SelectField, TextField, type Option } from '../form.tsx'
import { Table } from '../table.tsx'
import { m } from '../../messages/compiled/messages.js'
import { sentIn, type ReferralsView, type Sent } from './view.ts'
import css from './protocol.module.css'

export const Referrals = ({ referrals, professions, mayKeep, sent }: { referrals: ReferralsView; professions: readonly Option[]; mayKeep: boolean; sent: Sent }) => (
  <>
    {referrals.rules.length === 0 ? <p>{m.protocol_refer_none()}</p> : (
      <Table caption={<span className="visually-hidden">{m.protocol_refer_title()}</span>} columns={[
        { key: 'place', label: m.protocol_refer_place() }, { key: 'who', label: m.protocol_who() }, { key: 'when', label: m.protocol_when() }, { key: 'back', label: m.protocol_refer_back() },
      ]} rows={referrals.rules.map(r => ({ key: r.place, cells: { place: r.name, who: r.who, when: r.when, back: r.back } }))} />
    )}
    {mayKeep ? (
      <div className="no-print">
        {referrals.rules.map(r => (
          <details key={r.place} className={css.more} open={sentIn(r.place, sent) !== null}>
            <summary>{m.protocol_change_label({ step: r.name })}</summary>
            <RuleForm id={r.place} fields={r.fields} professions={professions} sent={sentIn(r.place, sent)} />
          </details>
        ))}
        {referrals.places.length > 0 ? (
          <details className={css.more} open={sentIn('nueva', sent) !== null}>
            <summary>{m.protocol_refer_add_title()}</summary>
            <RuleForm id="nueva" fields={{ responsible: '', when: '', daysUntilBack: '' }} places={referrals.places} professions={professions} sent={sentIn('nueva', sent)} />
          </details>
        ) : null}
      </div>
    ) : null}
  </>
)

const RuleForm = ({ id, fields, places, professions, sent }: { id: string; fields: { responsible: string; when: string; daysUntilBack: string }; places?: readonly Option[]; professions: readonly Option[]; sent: Sent }) => {
  const v: Record<string, string> = sent?.values ?? fields
  const p = sent?.problems ?? {}
  const field = (name: string) => ({ name, id: `${name}-${id}`, problem: p[`${name}-${id}`] })
  return (
    <Form method="post" noValidate preventScrollReset className={css.form}>
      <ErrorSummary problems={sent?.problems} />
      <input type="hidden" name="id" value={id} />
      {places ? <SelectField {...field('place')} label={m.protocol_refer_place()} options={[{ value: '', label: m.protocol_refer_choose() }, ...places]} defaultValue={v.place ?? ''} /> : <input type="hidden" name="place" value={id} />}
      <TextField {...field('when')} label={m.protocol_refer_when()} defaultValue={v.when} width="full" maxLength={400} written autoComplete="off" />
      <div className={css.fields}>
        <SelectField {...field('responsible')} label={m.protocol_who()} options={professions} defaultValue={v.responsible} />
        <TextField {...field('daysUntilBack')} label={m.protocol_refer_days_field()} hint={m.protocol_refer_days_hint()} defaultValue={v.daysUntilBack} inputMode="numeric" width="short" maxLength={4} autoComplete="off" />
      </div>
      <Actions>
        <Button name="que" value="derivar">{m.protocol_refer_save()}</Button>
        {places ? null : <Button tone="quiet" name="que" value="dejar-derivacion" formNoValidate>{m.protocol_aside()}</Button>}
      </Actions>
    </Form>
  )
}
