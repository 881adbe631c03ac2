/**
 * An action of the school's improvement plan (PME) or school-climate plan, pasted as one block: copied from the platform, a document or a
 * table, it comes as lines with labels. It is taken apart where the labels say so, so that nobody types it twice. What is not understood
 * stays with the action's words: nothing that was pasted is dropped.
 */

export type PastedAction = {
  /** The name of the action, then whatever had no label we know. */
  action: string
  responsible: string
  /** `YYYY-MM-DD`, or '' where there was none or it could not be read (then its words are with the action's). */
  from: string
  to: string
  means: string
}
type Field = keyof PastedAction

const plain = (s: string) => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Labels as the platform and schools' own documents write them, without accents, case and signs. */
const labels: Record<string, Field> = Object.fromEntries(([
  ['action', ['accion', 'nombre', 'nombre accion', 'nombre de la accion', 'nombre de accion', 'titulo', 'titulo de la accion', 'action', 'name', 'name of the action']],
  ['responsible', ['responsable', 'responsables', 'responsable de la accion', 'responsable s', 'cargo responsable', 'nombre del responsable', 'encargado', 'encargada', 'encargado a', 'responsible', 'person responsible']],
  ['from', ['fecha inicio', 'fecha de inicio', 'fecha inicial', 'inicio', 'desde', 'start', 'start date', 'from']],
  ['to', ['fecha termino', 'fecha de termino', 'fecha final', 'fecha fin', 'fecha de fin', 'termino', 'hasta', 'end', 'end date', 'to']],
  ['means', ['medio de verificacion', 'medios de verificacion', 'medio s de verificacion', 'verificadores', 'evidencias', 'evidencia', 'means of verification', 'evidence']],
] as const).flatMap(([field, words]) => words.map(w => [w, field])))

const months = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']

const isDay = (y: number, mo: number, d: number) => {
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return y >= 2000 && y <= 2100 && mo >= 1 && mo <= 12 && d >= 1 && d <= days[mo - 1]!
}
const dayFrom = (y: number, mo: number, d: number) =>
  isDay(y, mo, d) ? `${y}-${String(mo).padStart(2, '0')}-${String(d).padStart(2, '0')}` : ''

/** A day as it is written in Chile: `01/03/2026`, `1-3-2026`, `2026-03-01`, `1 de marzo de 2026`. '' when it is none. */
export const dayIn = (text: string): string => {
  const s = plain(text)
  const iso = /^(\d{4}) (\d{1,2}) (\d{1,2})( \d{1,2} \d{2}( \d{2})?)?$/.exec(s)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2}) (\d{1,2}) (\d{4})( \d{1,2} \d{2}( \d{2})?)?$/.exec(s)
  if (numbers) return dayFrom(Number(numbers[3]), Number(numbers[2]), Number(numbers[1]))
  const words = /^(?:\p{L}+ )?(\d{1,2}) (?:de )?(\p{L}+) (?:del? )?(\d{4})$/u.exec(s)
  const month = words ? months.findIndex(m => m === words[2] || (words[2]!.length >= 3 && m.startsWith(words[2]!)) || (m === 'septiembre' && words[2] === 'setiembre')) : -1
  return words && month >= 0 ? dayFrom(Number(words[3]), month + 1, Number(words[1])) : ''
}

/** A line's label, if it begins with one we know, and what comes after it on the line. */
export const labelOf = (line: string): { field: Field; rest: string } | null => {
  const parts = /^([^:\t]{1,60})(?::|\t)(.*)$/u.exec(line)
  const field = labels[plain(parts ? parts[1]! : line)]
  return field ? { field, rest: parts ? parts[2]!.trim() : '' } : null
}

/** A label nobody asked for ("Recursos:", "Dimensión:") ends the field before it; its line stays with the action's words. */
const hasOwnLabel = (line: string) => /^\p{Lu}[\p{L} ()/]{2,40}(:|\t)/u.test(line)

const joinedTo = (text: string, line: string) => (text === '' ? line : `${text}\n${line}`)

/** Takes a pasted block apart. A block without any label is the action's words as they are. */
export const splitPlanAction = (pasted: string): PastedAction => {
  const lines = pasted.replace(/\u0000/g, '').replace(/\r\n?/g, '\n').split('\n').map(s => s.replace(/\u00a0/g, ' ').trim()).filter(s => s !== '')
  const texts: PastedAction = { action: '', responsible: '', from: '', to: '', means: '' }
  const unread: string[] = []
  let at: Field | 'other' = 'action'
  for (const line of lines) {
    const label = labelOf(line)
    if (label) {
      at = label.field
      if (label.rest !== '') texts[at] = joinedTo(texts[at], label.rest)
    } else if (hasOwnLabel(line)) {
      at = 'other'
      unread.push(line)
    } else if (at === 'other') unread.push(line)
    else texts[at] = joinedTo(texts[at], line)
  }
  for (const field of ['from', 'to'] as const) {
    // The day is on one line; what else stands under its label is not about the day.
    const under = texts[field].split('\n').filter(s => s !== '')
    const at = under.findIndex(line => dayIn(line) !== '')
    texts[field] = at < 0 ? '' : dayIn(under[at]!)
    unread.push(...under.filter((_, i) => i !== at))
  }
  return { ...texts, responsible: texts.responsible.replace(/\s+/gu, ' '), action: [texts.action, ...unread].filter(s => s !== '').join('\n') }
}

/** The first line of an action: a name for the cycle that is born from it. At most `atMost` characters, cut at a word. */
export const nameOfAction = (action: string, atMost: number): string => {
  const line = (action.split('\n').find(s => s.trim() !== '') ?? '').replace(/\s+/gu, ' ').trim()
  if (line.length <= atMost) return line
  const cut = line.slice(0, atMost - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > atMost / 2 ? cut.slice(0, space) : cut).replace(/[\p{Surrogate}\u200d]+$/u, '')}…`
}
