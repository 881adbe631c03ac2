/** The DIA's results, apart: as the school copied them, with their source. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, SelectField, TextField } from '../form.tsx'
import { Sheet } from '../page.tsx'
import { Table, type Column } from '../table.tsx'
import { momentName } from './names.ts'
import type { DiaView } from './view.ts'
import css from './engagement.module.css'

const Withdraw = ({ id }: { id: string }) => <Form method="post"><input type="hidden" name="resultado" value={id} /><Button tone="quiet" name="que" value="retirar">{m.engagement_dia_withdraw()}</Button></Form>

export const DiaSheet = ({ rows, columns, problems: p, typed }: { rows: DiaView; columns: Column[]; problems: Record<string, string>; typed: Record<string, string> }) => (
  <Sheet labelledBy="dia">
    <h2 id="dia">{m.engagement_dia_title()}</h2>
    <p>{m.engagement_dia_what()}</p>
    {rows.length > 0 ? <Table caption={m.engagement_dia_caption()} columns={columns} rows={rows.map(r => ({ key: r.id, cells: { ...r.cells, undo: <Withdraw id={r.id} /> } }))} /> : null}
    <details className={`${css.more} no-print`} open={Object.keys(p).some(k => k.startsWith('dia-'))}>
      <summary>{m.engagement_dia_add()}</summary>
      <Form method="post" noValidate>
        <SelectField name="momento" id="dia-moment" label={m.engagement_dia_moment()} width="short" options={(['start', 'end'] as const).map(x => ({ value: x, label: momentName[x]() }))} />
        <TextField name="curso" id="dia-course" label={m.engagement_dia_course()} problem={p['dia-course']} width="short" defaultValue={typed.curso} autoComplete="off" />
        <TextField name="dimension" id="dia-dimension" label={m.engagement_dia_dimension()} problem={p['dia-dimension']} defaultValue={typed.dimension} autoComplete="off" />
        <TextField name="favorable" id="dia-favourable" label={m.engagement_dia_favourable()} hint={m.engagement_dia_favourable_hint()} problem={p['dia-favourable']} width="short" defaultValue={typed.favorable} inputMode="decimal" autoComplete="off" />
        <TextField name="estudiantes" id="dia-students" label={m.engagement_dia_students()} problem={p['dia-students']} width="short" defaultValue={typed.estudiantes} inputMode="numeric" autoComplete="off" />
        <Actions><Button name="que" value="dia">{m.engagement_dia_save()}</Button></Actions>
      </Form>
    </details>
  </Sheet>
)
