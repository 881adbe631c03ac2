import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, BoxesField, Button, SelectField, TextField, type Option } from '../form.tsx'
import css from './calendar.module.css'

/** Days to enter. `layers`: whose, where more than the school's own can be entered. */
export const EntryForm = ({ kinds, courses, layers, problems: p, typed }: { kinds: readonly Option[]; courses?: readonly Option[]; layers?: readonly Option[]; problems: Record<string, string>; typed: Record<string, string> }) => (
  <Form method="post" noValidate>
    {layers ? <SelectField name="capa" label={m.calendar_form_layer()} problem={p.capa} options={layers} defaultValue={typed.capa} /> : null}
    <SelectField name="tipo" label={m.calendar_form_kind()} problem={p.tipo} options={[{ value: '', label: '' }, ...kinds]} defaultValue={typed.tipo ?? ''} />
    <div className={css.pair}>
      <TextField name="desde" type="date" label={m.calendar_form_from()} problem={p.desde} width="full" defaultValue={typed.desde} />
      <TextField name="hasta" type="date" label={m.calendar_form_to()} problem={p.hasta} width="full" defaultValue={typed.hasta} />
    </div>
    <TextField name="detalle" label={m.calendar_form_label()} hint={m.calendar_form_label_hint()} problem={p.detalle} defaultValue={typed.detalle} autoComplete="off" />
    {courses && courses.length > 0 ? <BoxesField name="cursos" label={m.calendar_form_courses()} hint={m.calendar_form_courses_hint()} options={courses} value={typed.cursos ?? ''} /> : null}
    <Actions><Button tone="primary" name="que" value="anotar">{m.calendar_form_save()}</Button></Actions>
  </Form>
)
