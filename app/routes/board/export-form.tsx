/** Choosing a file to take away; the download is `export.ts`. A plain link to a file: it works without JavaScript. */
import { Button, SelectField } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './board.module.css'

export const ExportForm = ({ years }: { years: readonly string[] }) => (
  <form method="get" action="/territorio/exportar">
    <h2 id="llevarse">{m.board_export_title()}</h2>
    <p>{m.board_export_text()}</p>
    <div className={css.exportFields}>
      <SelectField name="que" label={m.board_export_what()} width="full" options={[{ value: 'asistencia', label: m.board_export_indicators() }, { value: 'ciclos', label: m.board_export_cycles() }]} />
      <SelectField name="ano" label={m.board_export_year()} width="full" defaultValue={years[0]} options={[...years.map(y => ({ value: y, label: y })), { value: '', label: m.board_export_all_years() }]} />
      <SelectField name="formato" label={m.board_export_format()} width="full" options={[{ value: 'csv', label: m.board_export_csv() }, { value: 'json', label: m.board_export_json() }]} />
    </div>
    <Button>{m.board_export_button()}</Button>
  </form>
)
