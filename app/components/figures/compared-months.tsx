/** A cycle's months against the same months of a year before, less the change of the other schools: a sentence to talk over. */
import { useId } from 'react'
import css from './figures.module.css'
import type { ComparisonView } from './view.ts'

export const ComparedMonths = ({ view }: { view: ComparisonView }) => {
  const id = useId()
  return (
    <section aria-labelledby={id} className={css.compared}>
      <h3 id={id}>{view.title}</h3>
      <p className={view.isCompared ? css.headline : css.notYet}>{view.isCompared ? null : <span aria-hidden="true">○ </span>}{view.headline}</p>
      <p className={css.detail}>{view.detail}</p>
    </section>
  )
}
