/** Before an entry is saved: what was seen in it that should not stand there, quoted. The person changes it, or says it is all right so. */
import { useEffect, useRef } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import type { SpottedView } from './view.ts'
import css from './notebook.module.css'

/** Its button belongs to the form around it. `intent`: what was being done; `byItself`: by the form, while somebody writes: nobody is taken from their words. */
export const Spotted = ({ spotted, intent, byItself }: { spotted: SpottedView; intent: string; byItself: boolean }) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => { if (!byItself) box.current?.focus() }, [spotted, byItself])
  return (
    <div ref={box} className={css.spotted} role={byItself ? 'status' : 'alert'} tabIndex={-1} aria-labelledby="algo-por-mirar">
      <h4 id="algo-por-mirar">{m.evidence_spotted_title()}</h4>
      <ul>{spotted.sentences.map(s => <li key={s}>{s}</li>)}</ul>
      <p>{m.evidence_spotted_what()}</p>
      <input type="hidden" name="seen" value={spotted.seen} />
      <Button tone="look" name="intent" value={`${intent}-as-is`}>{m.evidence_spotted_as_is()}</Button>
    </div>
  )
}
