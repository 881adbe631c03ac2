/** The fields of an organisation, of a partnership, and of what both sides answer. */
import { m } from '../../messages/compiled/messages.js'
import { SelectField, TextField, WritingField, type Option } from '../form.tsx'
import css from './partnerships.module.css'

type Values = Readonly<Record<string, string | undefined>>
type Given = { values: Values; problems: Readonly<Record<string, string | undefined>> }

/** `named`: with its name, which only a new one and the service's staff give. */
export const OrganisationFields = ({ values: v, problems: p, kinds, named = true }: Given & { kinds: readonly Option[]; named?: boolean }) => (
  <>
    {named ? <TextField name="name" label={m.partners_org_name()} problem={p.name} defaultValue={v.name ?? ''} autoComplete="off" /> : null}
    <SelectField name="kind" label={m.partners_org_kind()} problem={p.kind} defaultValue={v.kind ?? ''} options={kinds} />
    <WritingField name="orgPurpose" label={m.partners_org_purpose()} problem={p.orgPurpose} defaultValue={v.orgPurpose ?? ''} rows={2} />
    <div className={css.pair}>
      <TextField name="contactRole" label={m.partners_org_role()} hint={m.partners_org_role_hint()} problem={p.contactRole} defaultValue={v.contactRole ?? ''} autoComplete="off" />
      <TextField name="contactName" label={m.partners_org_person()} problem={p.contactName} defaultValue={v.contactName ?? ''} autoComplete="off" />
      <TextField name="phone" label={m.partners_org_phone()} problem={p.phone} defaultValue={v.phone ?? ''} inputMode="tel" autoComplete="off" />
      <TextField name="mail" label={m.partners_org_mail()} problem={p.mail} defaultValue={v.mail ?? ''} inputMode="email" autoComplete="off" />
    </div>
  </>
)

export const PartnershipFields = ({ values: v, problems: p, coordinators }: Given & { coordinators: readonly Option[] }) => (
  <>
    <WritingField name="purpose" label={m.partners_purpose()} hint={m.partners_purpose_hint()} problem={p.purpose} defaultValue={v.purpose ?? ''} rows={3} />
    <div className={css.pair}>
      <TextField type="date" width="short" name="from" label={m.partners_from()} problem={p.from} defaultValue={v.from ?? ''} />
      <TextField type="date" width="short" name="to" label={m.partners_to()} problem={p.to} defaultValue={v.to ?? ''} />
    </div>
    <SelectField name="coordinator" label={m.partners_coordinator()} hint={m.partners_coordinator_hint()} problem={p.coordinator} defaultValue={v.coordinator ?? ''} options={coordinators} />
    <WritingField name="schoolShares" label={m.partners_school_shares()} hint={m.partners_school_shares_hint()} problem={p.schoolShares} defaultValue={v.schoolShares ?? ''} rows={3} />
    <WritingField name="partnerShares" label={m.partners_partner_shares()} hint={m.partners_partner_shares_hint()} problem={p.partnerShares} defaultValue={v.partnerShares ?? ''} rows={3} />
  </>
)

/** Questions from 0 to 10, each with what it means; groups have a heading when there is more than one. */
export type ScoreGroup = { key: string; title: string | null; questions: readonly { key: string; name: string; what: string }[] }
export const ScoreFields = ({ groups, values, problems }: Given & { groups: readonly ScoreGroup[] }) => (
  <>
    {groups.map(g => (
      <div key={g.key}>
        {g.title ? <h3 className={css.dimension}>{g.title}</h3> : null}
        {g.questions.map(q => (
          <TextField key={q.key} name={q.key} label={q.name} hint={q.what} problem={problems[q.key]} defaultValue={values[q.key] ?? ''} width="short" inputMode="decimal" maxLength={12} autoComplete="off" />
        ))}
      </div>
    ))}
  </>
)
