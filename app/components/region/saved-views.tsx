/** The views a person keeps, above the filters: to open, to save the one on the page, to rename and delete. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, TextField } from '../form.tsx'
import { Notice } from '../page.tsx'
import css from './board.module.css'

export type SavedViewsView = { views: { id: string; name: string; to: string; isHere: boolean }[]; done: { sentence: string; undo: { que: string; id: string; nombre: string } | null } | null }

/** `action`: the page's own address, so that what is done comes back to it. */
export const SavedViews = ({ view: v, action, problems, name }: { view: SavedViewsView; action: string; problems: Readonly<Record<string, string>>; name: string }) => (
  <div className="no-print">
    {v.done && Object.keys(problems).length === 0 ? (
      <Notice live>
        {v.done.sentence}{' '}
        {v.done.undo ? (
          <Form method="post" action={action} className={css.undo}>
            <input type="hidden" name="que" value={v.done.undo.que} /><input type="hidden" name="id" value={v.done.undo.id} /><input type="hidden" name="nombre" value={v.done.undo.nombre} />
            <Button tone="quiet">{m.board_saved_undo()}</Button>
          </Form>
        ) : null}
      </Notice>
    ) : null}
    {v.views.length > 0 ? (
      <ul className={css.saved}>
        <li>{m.board_saved_title()}</li>
        {v.views.map(s => <li key={s.id}><Link to={s.to} aria-current={s.isHere ? 'page' : undefined}>{s.name}</Link></li>)}
      </ul>
    ) : null}
    <details className={css.keep} open={Object.keys(problems).length > 0}>
      <summary>{v.views.length > 0 ? m.board_saved_manage() : m.board_saved_open()}</summary>
      <Form method="post" action={action} className={css.keepForm}>
        <input type="hidden" name="que" value="guardar" />
        <TextField name="nombre" label={m.board_saved_name()} defaultValue={name} maxLength={60} problem={problems.nombre} autoComplete="off" />
        <Button>{m.board_saved_save()}</Button>
      </Form>
      {v.views.map(s => (
        <div key={s.id} className={css.keepForm}>
          <Form method="post" action={action} className={css.keepForm}>
            <input type="hidden" name="que" value="renombrar" /><input type="hidden" name="id" value={s.id} />
            <TextField id={`nombre-${s.id}`} name="nombre" label={m.board_saved_rename_which({ name: s.name })} defaultValue={s.name} maxLength={60} problem={problems[`nombre-${s.id}`]} autoComplete="off" />
            <Button>{m.board_saved_rename()}</Button>
          </Form>
          <Form method="post" action={action}>
            <input type="hidden" name="que" value="borrar" /><input type="hidden" name="id" value={s.id} />
            <Button tone="quiet">{m.board_saved_delete_which({ name: s.name })}</Button>
          </Form>
        </div>
      ))}
    </details>
  </div>
)
