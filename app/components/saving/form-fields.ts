/** Between a form of the page and plain fields: names and the words in them, as the server would read them. */
import { fieldsFrom, listOf } from '../../../cycles/notebook/repeats.ts'

export type Fields = Record<string, string>

/** What belongs to the sending, not to the text. */
const notText = new Set(['intent', 'version', 'saveKey', 'conJs', 'solo', 'writer', 'form', 'entryKind', 'entryId', 'view', 'seen'])
const fixedNames = ['writer', 'form', 'entryKind', 'entryId', 'view', 'seen']

const isText = (name: string) => !notText.has(name) && !name.startsWith('theirs.')

export const fieldsOf = (form: HTMLFormElement): Fields =>
  Object.fromEntries(Object.entries(fieldsFrom(new FormData(form))).filter(([name]) => isText(name)))

/** The same fields as the page came with, before anybody touched them. */
export const untouchedIn = (form: HTMLFormElement): Fields => {
  const copy = form.cloneNode(true) as HTMLFormElement
  copy.reset()
  return fieldsOf(copy)
}
/** Whether somebody wrote before the page's scripts were there to hear it. */
export const isTouched = (form: HTMLFormElement): boolean => JSON.stringify(fieldsOf(form)) !== JSON.stringify(untouchedIn(form))

/** Whose the form is and which entry it edits: sent with everything. */
export const fixedOf = (form: HTMLFormElement): Fields =>
  Object.fromEntries(Object.entries(fieldsFrom(new FormData(form))).filter(([name]) => fixedNames.includes(name)))

/** What a field is called where it stands: its label, or the legend of its group. */
export const labelIn = (form: HTMLFormElement, name: string): string => {
  const field = [...form.elements].find(e => e.getAttribute('name') === name && e.getAttribute('type') !== 'hidden')
  const isOneOfSeveral = field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')
  const label = isOneOfSeveral ? field.closest('fieldset')?.querySelector('legend') : field instanceof HTMLElement && 'labels' in field ? (field.labels as NodeListOf<HTMLLabelElement> | null)?.[0] : null
  return label?.textContent?.trim() || name
}

type Writable = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const isWritable = (e: unknown): e is Writable => e instanceof HTMLInputElement || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement

/** Where a caret at `at` of the old words stands in the new ones: before what changed it stays, after it moves along. */
export const caretIn = (old: string, words: string, at: number): number => {
  let start = 0
  while (start < old.length && start < words.length && old[start] === words[start]) start++
  if (at <= start) return at
  let end = 0
  while (end < old.length - start && end < words.length - start && old[old.length - 1 - end] === words[words.length - 1 - end]) end++
  return at >= old.length - end ? words.length - (old.length - at) : Math.min(at, words.length - end)
}

let writing = 0
/** True while `fill` puts words in: what it causes is not somebody typing. */
export const isFilling = () => writing > 0

const put = (field: Writable, words: string) => {
  if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
    const isOn = field.type === 'radio' ? field.value === words : listOf(words).includes(field.value)
    if (field.checked === isOn) return
    field.checked = isOn
  } else {
    if (field.value === words) return
    const caret = document.activeElement === field && field instanceof HTMLTextAreaElement ? [field.selectionStart, field.selectionEnd].map(at => caretIn(field.value, words, at)) : null
    // Past React's own setter, so that a field it watches hears of it.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')!.set!.call(field, words)
    if (caret && field instanceof HTMLTextAreaElement) field.setSelectionRange(caret[0]!, caret[1]!)
  }
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Puts words into fields of the form that hold others. A folded part that receives some opens. */
export const fill = (form: HTMLFormElement, values: Fields) => {
  writing++
  try {
    for (const [name, words] of Object.entries(values)) {
      for (const field of form.elements) {
        if (!isWritable(field) || field.name !== name || (field instanceof HTMLInputElement && field.type === 'hidden' && form.elements.namedItem(name) instanceof RadioNodeList)) continue
        put(field, words)
        const fold = words === '' ? null : field.closest('details')
        if (fold && form.contains(fold)) fold.open = true
      }
    }
  } finally { writing-- }
}
