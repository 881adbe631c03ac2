/** The one form: a big field, the day, the cycle where there is a choice, and a button. Without JavaScript it posts; with it, it keeps first. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, SelectField, TextField, WritingField } from '../form.tsx'
import type { LogBook } from './use-log-outbox.ts'
import { placeKey, type Place } from './view.ts'
import css from './phone.module.css'

export const placeLabel = (p: Place) => (p.school ? `${p.title} · ${p.school}` : p.title)

export const WriteEntry = ({ book, places, today, todayInWords, saveKey, values = {}, problems: given = {} }: {
  book: LogBook; places: Place[]; today: string; todayInWords: string
  /** The entry's id in a plain post; '' on the empty form. */
  saveKey: string
  /** What a post without JavaScript gave back. */
  values?: Record<string, string>; problems?: Record<string, string>
}) => {
  const form = useRef<HTMLFormElement>(null)
  const field = () => form.current?.elements.namedItem('text') as HTMLTextAreaElement | null
  const [problems, setProblems] = useState<Record<string, string>>({})
  const said = Object.keys(problems).length > 0 ? problems : given
  const [only] = places

  // What is in the field stays: words that come back go below it, a draft that is there already is not put twice.
  useEffect(() => {
    const [f, day] = [field(), form.current?.elements.namedItem('on')]
    if (!f || !book.forField || f.value.trim() === book.forField.text.trim()) return
    f.value = [f.value, book.forField.text].filter(s => s.trim() !== '').join('\n\n')
    if (day instanceof HTMLInputElement && book.forField.on) day.value = book.forField.on
  }, [book.forField])

  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    // Until the phone said what it keeps, the form is a plain one; on the empty form there is nowhere to post to.
    if (book.state !== 'ready' && saveKey !== '') return
    e.preventDefault()
    if (book.state !== 'ready' || !form.current) return
    const sent = new FormData(form.current)
    const said = (name: string) => String(sent.get(name) ?? '')
    const place = places.find(p => placeKey(p) === said('donde')) ?? only
    const problems: Record<string, string> = {}
    if (said('text').trim() === '') problems.text = m.phone_what_missing()
    if (!place) problems.donde = m.phone_which_cycle_missing()
    setProblems(problems)
    if (!place || Object.keys(problems).length > 0) return
    void book.write({ text: said('text').trimEnd(), on: said('on') || today, place })
    const f = field()
    if (f) { f.value = ''; f.focus() }
    const day = form.current.elements.namedItem('on')
    if (day instanceof HTMLInputElement) day.value = today
  }

  return (
    <form ref={form} method="post" action="/anotar" className={css.write} onSubmit={onSubmit} noValidate>
      <input type="hidden" name="que" value="anotar" />
      <input type="hidden" name="saveKey" value={saveKey} />
      <ErrorSummary problems={said} />
      {places.length > 1
        ? <SelectField name="donde" label={m.phone_which_cycle()} problem={said.donde} width="full" defaultValue={values.donde} options={places.map(p => ({ value: placeKey(p), label: placeLabel(p) }))} />
        : only ? <p className={css.where}><input type="hidden" name="donde" value={placeKey(only)} />{m.phone_in_cycle()} <strong>{placeLabel(only)}</strong></p> : null}
      <WritingField name="text" label={m.phone_what()} hint={m.phone_what_hint()} problem={said.text} defaultValue={values.text ?? ''} rows={6} enterKeyHint="enter" onInput={e => book.keepDraft(e.currentTarget.value)} />
      <details className={css.day} open={Boolean(said.on) || undefined}>
        <summary><span className={css.dayNow}>{todayInWords ? m.phone_today({ day: todayInWords }) : null}</span> <span className={css.dayOther}>{m.phone_other_day()}</span></summary>
        <TextField key={today} name="on" type="date" label={m.phone_day()} problem={said.on} width="short" defaultValue={values.on || today} max={today || undefined} />
      </details>
      <Button tone="primary">{m.phone_save()}</Button>
    </form>
  )
}
