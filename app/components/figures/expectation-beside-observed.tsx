/** What the team expected, in its own hand, beside what the imported figures say. No verdict between the two: the team draws it. */
import { useId } from 'react'
import { ComparedMonths } from './school-figures.tsx'
import css from './figures.module.css'
import type { ExpectationBesideObservedView } from './view.ts'

export const ExpectationBesideObserved = ({ view }: { view: ExpectationBesideObservedView }) => {
  const id = useId()
  const { expected, observed } = view
  return (
    <section aria-labelledby={id} className={css.beside}>
      <h3 id={id}>{view.title}</h3>
      <div className={css.twoSides}>
        <div className={css.side}>
          <h4>{expected.label}</h4>
          {'none' in expected ? <p className={css.detail}>{expected.none}</p> : (
            <>
              <p className={css.theirWords}>{expected.what}</p>
              {expected.lines.map(line => <p key={line} className={css.theirWords}>{line}</p>)}
            </>
          )}
        </div>
        <div className={css.side}>
          <h4>{observed.label}</h4>
          <p>{observed.text}</p>
          {observed.comparison ? <ComparedMonths view={observed.comparison} /> : null}
          {observed.source ? <p className={css.small}>{observed.source}</p> : null}
        </div>
      </div>
    </section>
  )
}
