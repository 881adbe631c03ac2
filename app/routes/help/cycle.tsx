/** The cycle in one page: what it is, its four pages, each with its drawing. For any member, and to print for a first meeting. */
import type { Route } from './+types/cycle'
import { CycleTurn } from '../../components/learning/cycle-turn.tsx'
import { glances } from '../../components/learning/glances.tsx'
import { pageName } from '../../components/notebook/names.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from '../../components/learning/learning.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.learning_help_title() }]

const pages = [
  { page: 'challenge', says: [m.learning_help_challenge_1, m.learning_help_challenge_2] },
  { page: 'data', says: [m.learning_help_data_1, m.learning_help_data_2] },
  { page: 'implementation', says: [m.learning_help_implementation_1, m.learning_help_implementation_2] },
  { page: 'learnings', says: [m.learning_help_learnings_1, m.learning_help_learnings_2] },
] as const

const HelpCycle = () => (
  <>
    <PageHead title={m.learning_help_title()} readers={m.learning_help_readers()} />
    <div className={css.help}>
      <Sheet>
        <p>{m.learning_help_intro()}</p>
        <CycleTurn />
        <p>{m.learning_help_turn()}</p>
      </Sheet>
      {pages.map(({ page, says }, i) => {
        const Picture = glances[page]
        return (
          <Sheet key={page} labelledBy={`pagina-${i + 1}`}>
            <h2 id={`pagina-${i + 1}`}>{i + 1}. {pageName[page]()}</h2>
            <p>{says[0]()}</p>
            <Picture />
            <p>{says[1]()}</p>
          </Sheet>
        )
      })}
    </div>
  </>
)
export default HelpCycle
