/** One's own ready words: a beginning, not an answer. Using one fills the form; it is written on from there. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import css from './advice.module.css'

export const Phrases = ({ phrases }: { phrases: { id: string; kind: string; text: string; href: string }[] }) => (
  <details className={css.phrases}>
    <summary>{m.advice_phrases_title()}</summary>
    {phrases.length === 0 ? <p className={css.quiet}>{m.advice_phrases_empty()}</p> : (
      <ul>
        {phrases.map(p => (
          <li key={p.id}>
            <p><span className={css.quiet}>{p.kind}</span> <span className={css.quote}>{p.text}</span></p>
            <div className={css.ways}>
              <Link to={p.href} aria-label={m.advice_phrase_use_label({ words: p.text.slice(0, 60) })}>{m.advice_phrase_use()}</Link>
              <Form method="post"><input type="hidden" name="phraseId" value={p.id} /><Button tone="quiet" name="intent" value="phrase-drop" aria-label={m.advice_phrase_drop_label({ words: p.text.slice(0, 60) })}>{m.advice_phrase_drop()}</Button></Form>
            </div>
          </li>
        ))}
      </ul>
    )}
  </details>
)
