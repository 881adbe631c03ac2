/** One table as it would be seen from outside: what it is, how much of it, and one row just as it would leave. */
import { m } from '../../messages/compiled/messages.js'
import css from './opendata.module.css'

export type SeenTableView = { slug: string; title: string; about: string; years: string; example: { name: string; value: string }[] | null }

export const SeenTable = ({ slug, title, about, years, example }: SeenTableView) => (
  <>
    <h3 id={slug} className={css.apart}>{title}</h3>
    <p>{about} {years}</p>
    {example ? (
      <details>
        <summary>{m.opendata_outside_example()}</summary>
        <dl className={css.example}>{example.map(e => <div key={e.name} className={css.pair}><dt>{e.name}</dt><dd>{e.value}</dd></div>)}</dl>
      </details>
    ) : <p className={css.soft}>{m.opendata_outside_no_rows()}</p>}
  </>
)
