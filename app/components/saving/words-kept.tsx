/** A form that was not taken, with its words: to be sent again once one has signed in, or to be copied. Works without JavaScript. */
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button } from '../form.tsx'
import { Notice, PageHead, Sheet } from '../page.tsx'
import form from '../form.module.css'
import css from './saving.module.css'

export type WordsKept = {
  reason: 'words-kept'
  why: 'signed-out' | 'other-person' | 'refused'
  /** The address it was sent to. */
  to: string
  fields: Record<string, string[]>
  /** What each field is called. */
  labels: Record<string, string>
}

export const isWordsKept = (data: unknown): data is WordsKept =>
  typeof data === 'object' && data !== null && 'reason' in data && data.reason === 'words-kept'

/** What somebody wrote, as against a choice, a date, a key: those travel along unseen. */
const isWritten = (words: string) => !/^[a-z0-9.-]*$/.test(words)

const titles = { 'signed-out': m.saving_kept_title, 'other-person': m.saving_other_title, refused: m.saving_refused_title }
const whats = { 'signed-out': m.saving_kept_what, 'other-person': m.saving_other_what, refused: m.saving_refused_what }

export const WordsKeptPage = ({ kept: { why, to, fields, labels } }: { kept: WordsKept }) => {
  const title = titles[why]()
  const entries = Object.entries(fields).flatMap(([name, values]) => values.map((words, i) => ({ key: `${name} ${i}`, id: `${name}-${i}`, name, words })))
  const signIn = <a className={form.button} href={`/entrar?a=${encodeURIComponent(to)}`} target="_blank" rel="noreferrer">{m.saving_kept_sign_in()}</a>
  return (
    <>
      <title>{title}</title>
      <PageHead title={title} />
      <Notice tone="look">
        <p>{whats[why]()}</p>
        {why === 'signed-out' ? <p>{signIn}</p> : null}
      </Notice>
      <Sheet>
        <form method="post" action={to} className={css.kept}>
          {entries.filter(e => !isWritten(e.words)).map(e => <input key={e.key} type="hidden" name={e.name} value={e.words} />)}
          {entries.filter(e => isWritten(e.words)).map(e => (
            <div key={e.key}>
              <label className={form.label} htmlFor={e.id}>{labels[e.name] ?? e.name}</label>
              <textarea id={e.id} name={e.name} className={`${form.input} ${form.written}`} rows={Math.min(12, Math.max(2, Math.ceil(e.words.length / 70)))} defaultValue={e.words} readOnly={why !== 'signed-out'} />
            </div>
          ))}
          {why === 'signed-out' ? (
            <Actions>
              <Button tone="primary">{m.saving_kept_send()}</Button>
            </Actions>
          ) : null}
        </form>
        {why === 'other-person' ? <p><a href={to}>{m.saving_other_back()}</a></p> : null}
      </Sheet>
    </>
  )
}
