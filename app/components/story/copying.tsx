/** Texts to take away. The buttons are there only where they can work; without JavaScript a text is selected and copied by hand. */
import { useRef, type ReactNode } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { useCopying } from '../use-copying.ts'
import css from './story.module.css'

/** A text in a field that takes no writing: the reader copies it as it is. On paper it is a text like any other. */
export const CopyBlock = ({ id, title, hint, text }: { id: string; title: string; hint?: ReactNode; text: string }) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const { state, copy } = useCopying(field, text)
  return (
    <section className={css.block} aria-labelledby={`${id}-titulo`}>
      <div className={css.blockHead}>
        <h2 id={`${id}-titulo`}>{title}</h2>
        {state === 'no' ? null : <Button type="button" onClick={copy} aria-describedby={`${id}-titulo`}>{m.story_copy()}</Button>}
      </div>
      {hint ? <p className={css.blockHint} id={`${id}-ayuda`}>{hint}</p> : null}
      <textarea ref={field} id={id} className={css.blockText} readOnly rows={Math.min(12, text.split('\n').length + 1)} value={text} aria-labelledby={`${id}-titulo`} dir="auto" onFocus={e => e.currentTarget.select()} />
      <div className={css.blockPaper} dir="auto" aria-hidden="true">{text}</div>
      <p role="status" className={css.quiet}>{state === 'done' ? m.story_copied() : ''}</p>
    </section>
  )
}

/** A link to hand on. */
export const CopyLink = ({ id, label, link }: { id: string; label: string; link: string }) => {
  const field = useRef<HTMLInputElement>(null)
  const { state, copy } = useCopying(field, link)
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>{label}</label>
      <div className={css.copyRow}>
        <input ref={field} id={id} readOnly value={link} onFocus={e => e.currentTarget.select()} />
        {state === 'no' ? null : <Button type="button" onClick={copy}>{m.story_copy_link()}</Button>}
      </div>
      <p role="status" className={css.quiet}>{state === 'done' ? m.story_copied_link() : ''}</p>
    </>
  )
}
