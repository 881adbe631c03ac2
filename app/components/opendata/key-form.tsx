/** What a new key is asked: a name, what it reads, until when. */
import { Form } from 'react-router'
import { Actions, BoxesField, Button, SelectField, TextField, type Option } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'

type Props = { sleps: readonly Option[]; tables: readonly Option[]; suggestedDay: string; values: { name: string; slep: string; tables: string; expiresOn: string } | null; problems: Readonly<Record<string, string>> }

export const KeyForm = ({ sleps, tables, suggestedDay, values, problems }: Props) => (
  <Form method="post" noValidate>
    <input type="hidden" name="que" value="hacer" />
    <TextField name="nombre" label={m.opendata_key_name()} hint={m.opendata_key_name_hint()} defaultValue={values?.name ?? ''} problem={problems.nombre} maxLength={80} autoComplete="off" />
    <SelectField name="slep" label={m.opendata_key_where()} options={sleps} defaultValue={values?.slep ?? sleps[0]?.value} problem={problems.slep} />
    <BoxesField name="tablas" label={m.opendata_key_tables()} options={tables} value={values?.tables ?? tables.filter(t => t.value !== 'need-counts').map(t => t.value).join(' ')} problem={problems.tablas} />
    <TextField name="hasta" type="date" label={m.opendata_key_expires()} hint={m.opendata_key_expires_hint()} defaultValue={values?.expiresOn ?? suggestedDay} problem={problems.hasta} width="short" />
    <Actions><Button tone="primary">{m.opendata_key_make()}</Button></Actions>
  </Form>
)
