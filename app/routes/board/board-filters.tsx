/** The board's filters: a plain GET form, so that a view is an address. */
import { Form } from 'react-router'
import { Button, ButtonLink, SelectField, type Option } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './board.module.css'

export type FilterValues = { comuna: string; ruralidad: string; ciclo: string }

export const BoardFilters = ({ communes, values, isFiltered }: { communes: readonly Option[]; values: FilterValues; isFiltered: boolean }) => (
  <Form method="get" className={css.filters} key={Object.values(values).join()} aria-label={m.board_filter_title()}>
    <SelectField name="comuna" label={m.board_filter_commune()} defaultValue={values.comuna} options={[{ value: '', label: m.board_filter_all() }, ...communes]} />
    <SelectField name="ruralidad" label={m.board_filter_rural()} defaultValue={values.ruralidad} options={[
      { value: '', label: m.board_filter_all() }, { value: 'rural', label: m.board_filter_rural_yes() }, { value: 'urbana', label: m.board_filter_rural_no() },
    ]} />
    <SelectField name="ciclo" label={m.board_filter_phase()} defaultValue={values.ciclo} options={[
      { value: '', label: m.board_filter_all_cycles() }, { value: 'planning', label: m.board_phase_planning() }, { value: 'implementing', label: m.board_phase_implementing() },
      { value: 'studying', label: m.board_phase_studying() }, { value: 'closed', label: m.board_phase_closed() }, { value: 'dropped', label: m.board_phase_dropped() },
      { value: 'ninguno', label: m.board_filter_phase_none() },
    ]} />
    <div className={css.filterButtons}>
      <Button>{m.board_filter_apply()}</Button>
      {isFiltered ? <ButtonLink tone="quiet" to="/territorio">{m.board_filter_clear()}</ButtonLink> : null}
    </div>
  </Form>
)
