import { Table } from '../../components/table.tsx'
import { m } from '../../messages/compiled/messages.js'

/** Rows that cannot be used, by line, with the reason. Folded: a good file has a few. */
export const RefusedRows = ({ rows, note }: { rows: readonly { line: string; reason: string }[]; note: string | null }) => rows.length === 0 ? null : (
  <details>
    <summary>{m.files_report_refused()}</summary>
    {note ? <p>{note}</p> : null}
    <Table columns={[{ key: 'line', label: m.files_report_line() }, { key: 'reason', label: m.files_report_reason() }]} rows={rows.map((x, i) => ({ key: `${i}`, cells: x }))} />
  </details>
)
