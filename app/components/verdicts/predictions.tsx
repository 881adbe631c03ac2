/** Each thing a team expects, as it wrote it, with what can be said of it. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import { Reading } from './reading.tsx'
import css from './verdicts.module.css'
import type { PredictionView } from './view.ts'

const Prediction = ({ view: v }: { view: PredictionView }) => (
  <section className={css.prediction} aria-labelledby={v.id}>
    <h3 id={v.id}>{v.what}</h3>
    {v.expected ? <p className={css.expected}>{v.expected}</p> : null}
    {v.kind === 'read' ? <Reading view={v} /> : (
      <>
        <p className={css.explanation}>{v.sentence}</p>
        {v.to ? <p className="no-print"><Link className={css.way} to={v.to}>{v.way}</Link></p> : null}
      </>
    )}
  </section>
)

export const Predictions = ({ views }: { views: readonly PredictionView[] }) => (
  <Sheet labelledBy="esperaban">
    <h2 id="esperaban">{m.signal_predictions_title()}</h2>
    <p>{m.signal_predictions_what()}</p>
    {views.map(v => <Prediction key={v.id} view={v} />)}
  </Sheet>
)
