/** Two people saved different words: both are shown, nothing is lost, and the team chooses. Its buttons belong to the form around it. */
import { useEffect, useId, useRef, useState } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ButtonLink } from '../form.tsx'
import { Differences } from './differences.tsx'
import type { Saving } from './use-saving.ts'
import type { ClashView } from './view.ts'
import css from './notebook.module.css'

/** What the panel's buttons do where the form saves itself. `intent`: how a decision is sent. */
export const clashHandlers = (saving: Saving, clash: ClashView, intent: string) => {
  const fieldIn = (name: string) => saving.form.current?.elements.namedItem(name)
  return {
    onMine: () => saving.send(intent),
    onTheirs: () => { saving.settle(clash.theirs); saving.send(intent) },
    onJoin: () => {
      saving.settle(Object.fromEntries(clash.fields.map(f => {
        const field = fieldIn(f.name)
        const now = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : f.mine
        // Written on since the two texts met: then what stands here now goes under theirs.
        return [f.name, now === f.mine ? f.both : [f.theirs, now].filter(Boolean).join('\n\n')]
      })))
      const first = fieldIn(clash.fields[0]?.name ?? '')
      if (first instanceof HTMLElement) first.focus()
    },
  }
}

export const ClashPanel = ({ clash, here, history, onMine, onTheirs, onJoin }: {
  clash: ClashView; here: string; history: string | null
  /** With JavaScript; without it the buttons post the form. */
  onMine?: () => void; onTheirs?: () => void; onJoin?: () => void
}) => {
  const { savedBy: name } = clash
  const panel = useRef<HTMLElement>(null)
  const id = useId()
  // Whoever was writing further down is brought to what needs deciding.
  useEffect(() => { panel.current?.focus() }, [clash.theirVersion])
  // Until the page's scripts run, and where they never do, the buttons post the form around them.
  const [isScripted, setScripted] = useState(false)
  useEffect(() => { setScripted(true) }, [])
  const button = (act: (() => void) | undefined) => (act && isScripted ? { type: 'button' as const, onClick: act } : {})
  return (
    <section ref={panel} className={css.clash} role="alert" tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{m.notebook_clash_title({ name, time: clash.savedAt })}</h3>
      <p>{m.notebook_clash_what()} {history ? <Link to={history}>{m.notebook_history()}</Link> : null}</p>
      {clash.fields.map(f => (
        <div key={f.name} className={css.clashField}>
          <h4>{f.label}</h4>
          <div className={css.clashTexts}>
            <div><p className={css.clashWhose}>{m.notebook_clash_theirs({ name })}</p><p className={css.clashText}>{f.theirs || m.notebook_nothing_here()}</p></div>
            <div><p className={css.clashWhose}>{m.notebook_clash_mine()}</p><p className={css.clashText}>{f.mine || m.notebook_nothing_here()}</p></div>
          </div>
          <details open>
            <summary>{m.notebook_clash_differences()}</summary>
            <Differences pieces={f.differences} />
          </details>
          <input type="hidden" name={`theirs.${f.name}`} value={f.theirs} />
        </div>
      ))}
      <p className={css.quiet}>{m.notebook_clash_key({ name })}</p>
      <div className={css.clashActions}>
        <Button tone="primary" name="intent" value="save" {...button(onMine)}>{m.notebook_clash_keep_mine()}</Button>
        {onTheirs && isScripted ? <Button {...button(onTheirs)}>{m.notebook_clash_keep_theirs({ name })}</Button> : <ButtonLink to={here} reloadDocument>{m.notebook_clash_keep_theirs({ name })}</ButtonLink>}
        <Button name="intent" value="join" {...button(onJoin)}>{m.notebook_clash_join()}</Button>
      </div>
    </section>
  )
}
