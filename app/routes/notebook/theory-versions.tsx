/** A cycle's theory of action beside its parent's, and beside itself as it stood when implementation began. */
import { Link } from 'react-router'
import type { Route } from './+types/theory-versions'
import { getTheoryVersions } from '../../../db/notebook/lineage.ts'
import { describeTheories } from '../../components/learning/describe-theories.ts'
import { TheoryVersions } from '../../components/learning/theory-versions.tsx'
import type { TheoryBesideView } from '../../components/learning/view.ts'
import { ButtonLink } from '../../components/form.tsx'
import { carriedName } from '../../components/notebook/names.ts'
import { pagePath, schoolPath } from '../../components/notebook/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found, schoolNameOf, visitOf } from './viewer.server.ts'
import css from '../../components/learning/learning.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  const { rbd, viewer, f, today } = visit
  const v = found(await getTheoryVersions(
    visit.store, { rbd, cycleId: visit.cycleId },
    // What is no longer the page is the team's alone: neither the advisor nor an administrator reads it.
    { as: viewer === 'advisor' ? 'advisor' : 'team', history: viewer === 'team' }, { today, timeZone: f.timeZone },
  ))
  const flat = (body: object) => body as Readonly<Record<string, string>>
  const now = v.now && { title: m.learning_theory_of_cycle({ number: v.cycle.number }), theory: flat(v.now) }
  const parents: TheoryBesideView | null = now && v.parent?.theory
    ? describeTheories({ title: m.learning_theory_of_cycle({ number: v.parent.number }), theory: flat(v.parent.theory) }, now, f) : null
  const own: TheoryBesideView | null = now && v.whenItBegan
    ? describeTheories({ title: m.learning_theory_began({ day: f.day(v.whenItBegan.savedOn) }), theory: flat(v.whenItBegan.theory) }, { ...now, title: m.learning_theory_today() }, f) : null
  const why = !v.now ? (viewer === 'advisor' ? m.learning_theory_not_shared() : m.learning_theory_none_written())
    : v.parent && !v.parent.theory && viewer === 'advisor' ? m.learning_theory_parent_not_shared({ number: v.parent.number })
      : !parents && !own ? m.learning_theory_nothing_beside() : null
  return {
    rbd, cycleId: visit.cycleId, viewer, title: v.cycle.title, number: v.cycle.number, year: v.cycle.year, school: await schoolNameOf(visit),
    parents: parents && { view: parents, title: m.learning_theory_from_parent({ number: v.parent!.number, carried: v.cycle.theoryCarried ? carriedName[v.cycle.theoryCarried]().toLowerCase() : '' }) },
    own, why,
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.learning_theory_title(), cycle: loaderData.title }) : '' }]

const readers = { team: m.learning_theory_readers, advisor: m.notebook_readers_advisor, admin: m.notebook_readers_admin }

const TheoryVersionsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.learning_theory_title()} readers={readers[d.viewer]()}
      crumb={<><Link to={schoolPath(d.rbd)}>{m.notebook_crumb({ school: d.school, year: String(d.year), number: d.number })}</Link>{' · '}<Link to={pagePath(d.rbd, d.cycleId, 'challenge')}>{d.title}</Link></>} />
    <Sheet>
      {d.why ? <p className={css.summary}>{d.why}</p> : null}
      {d.parents ? <TheoryVersions id="del-anterior" title={d.parents.title} view={d.parents.view} /> : null}
      {d.own ? <TheoryVersions id="al-empezar" title={m.learning_theory_since_began()} view={d.own} /> : null}
      <p className="no-print"><ButtonLink to={pagePath(d.rbd, d.cycleId, 'challenge')}>{m.learning_theory_back()}</ButtonLink></p>
    </Sheet>
  </>
)
export default TheoryVersionsPage
