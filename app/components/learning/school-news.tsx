/** On the notebook of a school: data that came since, what was expected, what happened. It goes once somebody says how it came out. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { ResultNews } from './view.ts'
import css from './learning.module.css'

export const SchoolNews = ({ news }: { news: readonly ResultNews[] }) => (
  <>
    {news.map(n => (
      <section key={`${n.cycleId} ${n.key}`} className={css.news}>
        <h2>{n.headline}</h2>
        <p className={css.newsCycle}>{n.cycle}</p>
        <dl className={css.newsPair}>
          <dt>{m.learning_news_expected()}</dt><dd>{n.expected}</dd>
          <dt>{m.learning_news_happened()}</dt><dd>{n.observed}</dd>
        </dl>
        <Link to={n.href}>{m.learning_news_read()}</Link>
      </section>
    ))}
  </>
)
