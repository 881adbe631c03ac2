/** The filters of a region's page: a plain GET form, so that a view is an address. Trait filters beyond the first are folded until one is in use. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ButtonLink, SelectField, TextField } from '../form.tsx'
import type { FilterFormView } from './filter-words.ts'
import css from './board.module.css'

export const RegionFilters = ({ view: v, action = '/territorio' }: { view: FilterFormView; action?: string }) => (
  <Form method="get" action={action} className={css.filters} key={v.key} aria-label={m.board_filter_title()}>
    {v.kept.map(k => <input key={k.name} type="hidden" name={k.name} value={k.value} />)}
    {v.search === null ? null : <TextField name="buscar" label={m.board_filter_search()} type="search" defaultValue={v.search} placeholder={m.board_filter_search_hint()} width="full" maxLength={80} />}
    {v.first.map(s => <SelectField key={s.name} name={s.name} label={s.label} width="full" defaultValue={s.value} options={s.options} />)}
    <details className={css.more} open={v.isMoreOpen}>
      <summary>{m.board_filter_more()}</summary>
      <div className={css.moreFields}>{v.more.map(s => <SelectField key={s.name} name={s.name} label={s.label} width="full" defaultValue={s.value} options={s.options} />)}</div>
    </details>
    <div className={css.filterButtons}>
      <Button>{m.board_filter_apply()}</Button>
      {v.isFiltered ? <ButtonLink tone="quiet" to={v.clear}>{m.board_filter_clear()}</ButtonLink> : null}
    </div>
  </Form>
)
