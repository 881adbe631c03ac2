/** What a person does with the views they keep: save, rename, delete, and take each back. Every answer is a page again. */
import { data, redirect } from 'react-router'
import { boardSearchOf, readBoardQuery } from '../../../cycles/region/board-query.ts'
import { getSavedView, renameView, saveView, setViewDeleted } from '../../../db/region/saved-views.ts'
import type { Store } from '../../../db/store.ts'
import { m } from '../../messages/compiled/messages.js'

export type ViewProblems = { problems: Record<string, string>; name: string }

const to = (search: string, more: Record<string, string>) => redirect(`/territorio?${[search, new URLSearchParams(more).toString()].filter(s => s !== '').join('&')}`)
const refuse = (problems: Record<string, string>, name: string) => data({ problems, name } satisfies ViewProblems, { status: 400 })

/** `search`: the address the form was sent from. Only what the board itself would write into an address is kept. */
export const actOnViews = async (store: Store, personId: string, form: FormData, search: URLSearchParams) => {
  const text = (key: string) => { const v = form.get(key); return typeof v === 'string' ? v : '' }
  const here = boardSearchOf({ ...readBoardQuery(Object.fromEntries(search)), page: 1 })
  const id = text('id')
  switch (text('que')) {
    case 'guardar': {
      const saved = await saveView(store, { personId, name: text('nombre'), search: here })
      if (!saved.ok) return refuse({ nombre: saved.reason === 'name' ? m.board_saved_problem_name() : m.board_saved_problem_many() }, text('nombre').slice(0, 200))
      return to(here, { hecho: 'guardada', cual: saved.id })
    }
    case 'renombrar': {
      const renamed = await renameView(store, { personId, id, name: text('nombre') })
      if (!renamed.ok) return refuse({ [`nombre-${id}`]: renamed.reason === 'name' ? m.board_saved_problem_name() : m.board_saved_problem_gone() }, '')
      return to(here, { hecho: 'renombrada', cual: id, antes: renamed.before })
    }
    case 'borrar': case 'restaurar': {
      const isDeleted = text('que') === 'borrar'
      const done = await setViewDeleted(store, { personId, id, isDeleted })
      if (!done.ok) return refuse({ '': m.board_saved_problem_gone() }, '')
      return to(here, { hecho: isDeleted ? 'borrada' : 'restaurada', cual: id })
    }
    default: return to(here, {})
  }
}

/** What was just done, and the form that takes it back; null when nothing was. */
export type DoneView = { sentence: string; undo: { que: 'restaurar' | 'renombrar'; id: string; nombre: string } | null }

export const describeDone = async (store: Store, personId: string, search: URLSearchParams): Promise<DoneView | null> => {
  const id = search.get('cual') ?? ''
  const view = id ? await getSavedView(store, personId, id) : null
  if (!view) return null
  switch (search.get('hecho')) {
    case 'guardada': return { sentence: m.board_saved_done(), undo: null }
    case 'renombrada': {
      const before = search.get('antes') ?? ''
      return { sentence: m.board_saved_renamed({ name: view.name }), undo: before && before !== view.name ? { que: 'renombrar', id, nombre: before } : null }
    }
    case 'borrada': return view.isDeleted ? { sentence: m.board_saved_deleted({ name: view.name }), undo: { que: 'restaurar', id, nombre: '' } } : null
    case 'restaurada': return { sentence: m.board_saved_restored({ name: view.name }), undo: null }
    default: return null
  }
}
