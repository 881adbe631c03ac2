/** Choosing a table, its years and where; each format is a button. A plain GET form to a file: it works without JavaScript. */
import { Actions, Button, RadioFields, SelectField, type Option } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './opendata.module.css'

type Props = { tables: readonly (Option & { hint?: string })[]; years: readonly string[]; sleps: readonly Option[]; communes: readonly Option[]; typed: Readonly<Record<string, string>>; problems: Readonly<Record<string, string>>; left: string }

export const ExportChoice = ({ tables, years, sleps, communes, typed, problems, left }: Props) => {
  const anyYear = [{ value: '', label: m.opendata_any_year() }, ...years.map(y => ({ value: y, label: y }))]
  return (
    <form method="get" action="/territorio/exportar">
      <RadioFields name="que" label={m.opendata_choose()} options={tables} value={tables.some(t => t.value === typed.que) ? typed.que : tables[0]?.value} problem={problems.que} />
      <div className={css.row}>
        <SelectField name="desde" label={m.opendata_from()} options={anyYear} defaultValue={typed.desde} problem={problems.desde} width="full" />
        <SelectField name="hasta" label={m.opendata_to()} options={anyYear} defaultValue={typed.hasta} problem={problems.hasta} width="full" />
        {sleps.length > 1 ? <SelectField name="slep" label={m.opendata_slep()} options={[{ value: '', label: m.opendata_all_sleps() }, ...sleps]} defaultValue={typed.slep} problem={problems.slep} width="full" /> : null}
        {communes.length > 1 ? <SelectField name="comuna" label={m.opendata_commune()} options={[{ value: '', label: m.opendata_all_communes() }, ...communes]} defaultValue={typed.comuna} problem={problems.comuna} width="full" /> : null}
      </div>
      <Actions>
        <Button tone="primary" name="formato" value="xlsx">{m.opendata_take_xlsx()}</Button>
        <Button name="formato" value="csv">{m.opendata_take_csv()}</Button>
        <Button name="formato" value="json">{m.opendata_take_json()}</Button>
      </Actions>
      <p className={css.soft}>{left}</p>
      <p className={css.soft}>{m.opendata_recorded()}</p>
    </form>
  )
}
