/** The numbers behind a verdict, unfolded by whoever asks; on paper always. */
import { m } from '../../messages/compiled/messages.js'
import css from './verdicts.module.css'

export const NumbersBehind = ({ numbers, sentences }: { numbers: readonly { key: string; label: string; value: string }[]; sentences: readonly string[] }) => (
  <details>
    <summary>{m.signal_how()}</summary>
    {numbers.length > 0 ? <dl className={css.numbers}>{numbers.map(n => <div key={n.key}><dt>{n.label}</dt><dd>{n.value}</dd></div>)}</dl> : null}
    {sentences.map(s => <p key={s}>{s}</p>)}
  </details>
)
