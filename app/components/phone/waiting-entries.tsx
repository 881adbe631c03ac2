/** What happened to the words: sent, on their way, waiting for a line, refused. All of it can be seen, and what waits edited and discarded. */
import { useState, type FormEvent } from 'react'
import { formatter, type Formatter } from '../../format.ts'
import type { LogEntry, Sent } from '../../device/log-outbox.ts'
import { m } from '../../messages/compiled/messages.js'
import { currentLocale } from '../../words.ts'
import { Actions, Button, SelectField, TextField, WritingField } from '../form.tsx'
import { Notice } from '../page.tsx'
import { placeKey, type Place } from './view.ts'
import type { LogBook } from './use-log-outbox.ts'
import { placeLabel } from './write-entry.tsx'
import css from './phone.module.css'

const refusal: Record<string, () => string> = {
  forbidden: m.phone_refused_forbidden, 'cycle-ended': m.phone_refused_cycle_ended, 'not-found': m.phone_refused_not_found,
  day_before_cycle: m.phone_refused_before_cycle, day_to_come: m.phone_refused_to_come, 'changed-meanwhile': m.phone_refused_changed,
}
const whyRefused = (r: { reason: string; sentence: string }) => refusal[r.reason]?.() ?? (r.sentence || m.phone_failed())

export const EntryStatus = ({ book }: { book: LogBook }) => {
  const [isStuck, setStuck] = useState(false)
  const last = book.sent.at(-1)
  const goes = book.waiting.some(e => !e.refused)
  const takeBack = async (s: Sent) => { setStuck(!(await book.takeBack(s))) }
  return (
    <div className={css.status} role="status">
      {goes && book.line === 'sending' ? <p className={css.on}>{m.phone_sending()}</p> : null}
      {goes && book.line === 'later' ? <p className={css.wait}><strong>{m.phone_will_go()}</strong><br />{book.isKept ? m.phone_kept_here() : m.phone_not_kept_here()}</p> : null}
      {goes && book.line === 'signed-out' ? <p className={css.wait}>{m.phone_signed_out()} <a href="/entrar?a=%2Fanotar">{m.phone_sign_in()}</a></p> : null}
      {last ? (
        <div className={css.sent}>
          <p><strong>{m.phone_sent({ time: last.time })}</strong><br />{m.phone_sent_in({ title: last.entry.cycleTitle })}</p>
          <Button type="button" tone="quiet" onClick={() => { void takeBack(last) }}>{m.phone_take_back()}</Button>
        </div>
      ) : null}
      {isStuck ? <p className={css.wait}>{m.phone_not_taken_back()}</p> : null}
      {book.discarded ? (
        <div className={css.sent}>
          <p>{m.phone_discarded()}</p>
          <Button type="button" tone="quiet" onClick={() => { void book.putBack() }}>{m.phone_take_back()}</Button>
        </div>
      ) : null}
    </div>
  )
}

/** `timeZone`: the school's; a day needs none, an hour does. */
export const WaitingEntries = ({ book, places, today, timeZone }: { book: LogBook; places: Place[]; today: string; timeZone: string }) => {
  const [editing, setEditing] = useState<string | null>(null)
  const f = formatter(currentLocale(), timeZone)
  if (book.waiting.length === 0) return null
  const open = (key: string | null) => { book.hold(key); setEditing(key) }
  return (
    <section className={css.waiting} aria-labelledby="por-enviar">
      <h2 id="por-enviar">{m.phone_waiting({ n: book.waiting.length })}</h2>
      <ul className={css.cards}>{book.waiting.map(e => (
        <li key={e.key} className={e.refused ? css.refused : css.card}>
          {editing === e.key
            ? <EditEntry entry={e} places={places} today={today} onCancel={() => open(null)} onSave={words => { setEditing(null); void book.edit(e, words) }} />
            : <EntryCard entry={e} f={f} writtenAt={e.at + (book.known?.clockMs ?? 0)} onEdit={() => open(e.key)} onDiscard={() => { void book.discard(e) }} />}
        </li>
      ))}</ul>
      {book.line === 'later' || book.line === 'signed-out' ? <Button type="button" onClick={book.sendNow}>{m.phone_send_now()}</Button> : null}
    </section>
  )
}

const EntryCard = ({ entry: e, f, writtenAt, onEdit, onDiscard }: { entry: LogEntry; f: Formatter; /** By the server's clock, like the hour it is sent. */ writtenAt: number; onEdit: () => void; onDiscard: () => void }) => (
  <>
    {e.refused ? <Notice tone="look"><p><strong>{m.phone_refused()}</strong></p><p>{whyRefused(e.refused)}</p></Notice> : null}
    <p className={css.words}>{e.text}</p>
    <p className={css.soft}>{f.weekday(e.on)} · {e.cycleTitle} · {m.phone_waiting_since({ time: f.time(writtenAt) })}</p>
    <div className={css.pair}>
      <Button type="button" aria-label={m.phone_edit_label({ day: f.day(e.on) })} onClick={onEdit}>{m.phone_edit()}</Button>
      <Button type="button" tone="quiet" aria-label={m.phone_discard_label({ day: f.day(e.on) })} onClick={onDiscard}>{m.phone_discard()}</Button>
    </div>
  </>
)

type Edited = { text: string; on: string; place: Place }

/** One that was refused may go to another cycle; one that may have arrived stays in its own, or it would be there twice. */
const EditEntry = ({ entry: e, places, today, onSave, onCancel }: { entry: LogEntry; places: Place[]; today: string; onSave: (words: Edited) => void; onCancel: () => void }) => {
  const own: Place = { rbd: Number(e.rbd), cycleId: e.cycleId, title: e.cycleTitle, school: null }
  const choice = places.some(p => placeKey(p) === placeKey(own)) ? places : [own, ...places]
  const [problem, setProblem] = useState<string>()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget)
    const text = String(sent.get('text') ?? '').trimEnd()
    if (text === '') { setProblem(m.phone_what_missing()); return }
    onSave({ text, on: String(sent.get('on') || e.on), place: choice.find(p => placeKey(p) === sent.get('donde')) ?? own })
  }
  const id = (name: string) => `${e.key}-${name}`
  return (
    <form onSubmit={onSubmit} noValidate>
      {e.refused && choice.length > 1 ? <SelectField name="donde" id={id('donde')} label={m.phone_which_cycle()} width="full" defaultValue={placeKey(own)} options={choice.map(p => ({ value: placeKey(p), label: placeLabel(p) }))} /> : null}
      <WritingField name="text" id={id('text')} label={m.phone_what()} problem={problem} defaultValue={e.text} rows={5} autoFocus />
      <TextField name="on" id={id('on')} type="date" label={m.phone_day()} width="short" defaultValue={e.on} max={today} />
      <Actions><Button tone="primary">{m.phone_edit_save()}</Button><Button type="button" tone="quiet" onClick={onCancel}>{m.phone_edit_cancel()}</Button></Actions>
    </form>
  )
}
