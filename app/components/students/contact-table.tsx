/** What was done with one student's family, the latest first; a contact written by mistake is withdrawn and may be put back. */
import { Form } from 'react-router'
import { Button } from '../form.tsx'
import { Table } from '../table.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { ContactRow } from './view.ts'
import css from './students.module.css'

export const ContactTable = ({ contacts }: { contacts: readonly ContactRow[] }) => contacts.length === 0 ? <p>{m.risk_nobody_yet()}</p> : (
  <div className={css.lines}>
    <Table caption={m.risk_contacts_title()} columns={[
      { key: 'on', label: m.risk_field_on() }, { key: 'step', label: m.risk_field_step() }, { key: 'how', label: m.risk_field_how() },
      { key: 'outcome', label: m.risk_field_outcome() }, { key: 'way', label: m.protocol_col_way() }, { key: 'next', label: m.risk_col_next() }, { key: 'by', label: m.risk_col_by() }, { key: 'undo', label: '' },
    ]} rows={contacts.map(c => ({
      key: c.id,
      cells: {
        ...c.cells, on: c.isWithdrawn ? <s className={css.withdrawn}>{c.cells.on}</s> : c.cells.on, outcome: c.isWithdrawn ? m.risk_withdrawn() : c.cells.outcome,
        way: c.way.length > 0 ? <span className={css.words}>{c.way.map(line => <span key={line} className={css.wayLine}>{line}</span>)}</span> : '',
        undo: (
          <Form method="post" className="no-print">
            <input type="hidden" name="contacto" value={c.id} />
            <Button tone="quiet" name="que" value={c.isWithdrawn ? 'reponer' : 'retirar'}>{c.isWithdrawn ? m.risk_restore() : m.risk_withdraw()}</Button>
          </Form>
        ),
      },
    }))} />
  </div>
)
