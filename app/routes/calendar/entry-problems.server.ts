/** An entry's form read, and its problems as sentences on its fields. */
import { readEntry, type EntryProblem, type Layer } from '../../../cycles/calendar/entries.ts'
import { m } from '../../messages/compiled/messages.js'
import { fieldsOf } from '../people/fields.ts'

const fieldName: Record<EntryProblem['field'], string> = { kind: 'tipo', from: 'desde', to: 'hasta', label: 'detalle' }
const words: Record<EntryProblem['problem'], () => string> = {
  kind: m.calendar_problem_kind, day: m.calendar_problem_day, before: m.calendar_problem_before, long: m.calendar_problem_long, 'label-long': m.calendar_problem_label_long,
}

/** `known`: courses the school has; others in the form are left out. */
export const entryFrom = (form: FormData, layer: Layer, known: readonly string[] = []) => {
  const field = fieldsOf(form)
  const courses = form.getAll('cursos').filter((c): c is string => typeof c === 'string' && known.includes(c))
  const typed = { capa: field('capa').slice(0, 20), tipo: field('tipo').slice(0, 40), desde: field('desde').slice(0, 20), hasta: field('hasta').slice(0, 20), detalle: field('detalle').slice(0, 300), cursos: courses.join(' ') }
  const read = readEntry({ kind: typed.tipo, from: typed.desde, to: typed.hasta, label: typed.detalle, courses }, layer)
  return read.ok ? { ok: true as const, entry: read.entry, typed } : { ok: false as const, typed, problems: Object.fromEntries(read.problems.map(p => [fieldName[p.field], words[p.problem]()])) }
}
