/** Each expectation beside its result. How it came out, and why, the team says; the tool shows and does not judge. */
import { useId } from 'react'
import { fieldOf } from '../../../cycles/notebook/repeats.ts'
import { m } from '../../messages/compiled/messages.js'
import { ComparedMonths } from '../figures/compared-months.tsx'
import { WritingField } from '../form.tsx'
import { Notice, Tag } from '../page.tsx'
import { Folded } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import { resultId } from './ids.ts'
import { readingName, readings } from './names.ts'
import type { ResultsView, ResultView } from './view.ts'
import css from './learning.module.css'


const TwoSides = ({ result: r }: { result: ResultView }) => (
  <div className={css.twoSides}>
    <div className={css.side}>
      <h4>{m.data_expected()}</h4>
      <p className={css.theirWords}>{r.what || m.notebook_expect_indicator()}</p>
      {r.lines.map(line => <p key={line} className={css.theirWords}>{line}</p>)}
    </div>
    <div className={css.side}>
      <h4>{m.data_observed()}</h4>
      <p className={css.seen}>{r.observed.text}</p>
      {r.observed.lines.map(line => <p key={line} className={css.small}>{line}</p>)}
      {r.observed.source ? <p className={css.small}>{r.observed.source}</p> : null}
    </div>
  </div>
)

const NewsTag = ({ news }: { news: string | null }) => (news ? <p className={css.newsTag}><Tag tone="better">{news}</Tag></p> : null)

/** How it came out: four words in a row, or none. A radio cannot be taken back, so "no answer" is one of them. */
const ReadingChoice = ({ field, value, problem }: { field: string; value: string; problem: string | undefined }) => {
  const id = useId()
  return (
    <fieldset className={css.choice} id={field} aria-describedby={problem ? id : undefined}>
      <legend>{m.learning_reading_q()}</legend>
      {problem ? <p id={id} className={css.problem}>{problem}</p> : null}
      <div className={css.chips}>
        {[...readings, '' as const].map(r => (
          <label key={r} className={`${css.chip} ${r === '' ? css.chipNone : ''}`}>
            <input type="radio" name={field} value={r} defaultChecked={value === r} />
            <span>{r === '' ? m.learning_reading_none() : readingName[r]()}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export const ResultsFields = ({ view, values: v, problems: p }: Sheet & { view: ResultsView }) => {
  if (view.results.length === 0) return <p className={css.none}>{m.learning_results_none()}</p>
  return (
    <section className={css.results} aria-labelledby="resultados">
      <h3 id="resultados">{m.data_expected_title()}</h3>
      <p className={css.hint}>{m.learning_results_hint()}</p>
      {view.results.map(r => {
        const [reading, why] = [fieldOf('reading', r.key), fieldOf('readingWhy', r.key)]
        return (
          <div key={r.key} className={`${css.result} ${r.news ? css.fresh : ''}`} id={resultId(r.key)}>
            <NewsTag news={r.news} />
            <TwoSides result={r} />
            <ReadingChoice field={reading} value={v[reading] ?? ''} problem={p[reading]} />
            <Folded label={m.learning_reading_why_add()} isFilled={Boolean(v[why]) || r.news !== null} hasProblem={Boolean(p[why])}>
              <WritingField name={why} label={m.learning_reading_why()} hint={m.learning_reading_why_hint()} problem={p[why]} defaultValue={v[why]} rows={2} />
            </Folded>
          </div>
        )
      })}
      {view.comparison ? <div className={css.comparison}><ComparedMonths view={view.comparison} /></div> : null}
    </section>
  )
}

/** `body`: what the team said; null while it is not shared. */
export const ResultsRead = ({ view, body }: { view: ResultsView; body: Readonly<Record<string, string>> | null }) => {
  if (view.results.length === 0) return null
  return (
    <section className={css.results} aria-labelledby="resultados">
      <h3 id="resultados">{m.data_expected_title()}</h3>
      {view.results.map(r => {
        const [reading, why] = [body?.[fieldOf('reading', r.key)] ?? '', body?.[fieldOf('readingWhy', r.key)] ?? '']
        return (
          <div key={r.key} className={css.result} id={resultId(r.key)}>
            <TwoSides result={r} />
            {reading || why ? (
              <div className={css.said}>
                <h4>{m.learning_reading_said()}</h4>
                {reading ? <p><strong>{readingName[reading as keyof typeof readingName]()}</strong></p> : null}
                {why ? <p className="written">{why}</p> : null}
              </div>
            ) : null}
          </div>
        )
      })}
      {view.comparison ? <div className={css.comparison}><ComparedMonths view={view.comparison} /></div> : null}
    </section>
  )
}

/** At the head of the page: data that came since. It goes once the team says how it came out, or adds a sentence. */
export const ResultsNotice = ({ view }: { view: ResultsView }) => {
  const news = view.results.filter(r => r.news)
  if (news.length === 0) return null
  return (
    <Notice tone="better">
      <p className={css.newsTitle}>{m.learning_news_title({ n: news.length })}</p>
      <ul className={css.newsList}>{news.map(r => <li key={r.key}><a href={`#${resultId(r.key)}`}>{r.news}</a>: {r.what}</li>)}</ul>
      <p>{m.learning_news_how()}</p>
    </Notice>
  )
}
