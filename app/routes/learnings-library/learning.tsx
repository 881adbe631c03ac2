/** One shared learning, whole: the parts its school chose, the words that were searched marked in them. */
import { Link } from 'react-router'
import type { Route } from './+types/learning'
import { getSharedLearning } from '../../../db/learnings/library.ts'
import { listSlepOfSchools } from '../../../db/territory.ts'
import { Labels, LearningHead, Pieces } from '../../components/library/learning.tsx'
import { LibraryWays } from '../../components/library/library-ways.tsx'
import { codeLearningPath, libraryPath, shareLearningPath } from '../../components/library/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound, reasonTo, schoolThingOf } from '../../request.server.ts'
import { readerOf, wholeOf } from './describe-learning.server.ts'
import { readAsked } from './library-filter.server.ts'
import css from '../../components/library/library.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const reader = await readerOf(context)
  const learning = await getSharedLearning(reader.store, reader.rbds, params.learningId)
  if (!learning) throw notFound()
  const { words, filter } = readAsked(new URL(request.url).searchParams)
  const slep = (await listSlepOfSchools(reader.store, [learning.rbd], Number(reader.today.slice(0, 4)))).get(learning.rbd)
  return {
    ways: reader.ways, ofRegion: reader.ofRegion, view: await wholeOf(reader, learning, { stems: filter.stems, words }),
    code: slep !== undefined && reader.sleps.includes(slep) ? codeLearningPath(learning.id) : null,
    own: reasonTo(context, 'learning.share', await schoolThingOf(context, learning.rbd)) ? shareLearningPath(learning.rbd, learning.cycleId) : null,
    back: words ? `${libraryPath}?palabras=${encodeURIComponent(words)}` : libraryPath,
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${d.view.from} · ${m.library_title()}` : '' }]

const LearningPage = ({ loaderData: { view: v, ...d } }: Route.ComponentProps) => (
  <>
    <PageHead title={v.from} crumb={<Link to={d.back}>{m.library_title()}</Link>} readers={m.library_readers()} />
    <LibraryWays ways={d.ways} ofRegion={d.ofRegion} />
    <Sheet>
      {v.cycle ? <p className={css.cycle}>{v.cycle}</p> : null}
      <LearningHead view={v} />
      {v.texts.map(t => <section key={t.field} className={css.text} aria-labelledby={t.field}><h2 id={t.field}>{t.label}</h2><p><Pieces pieces={t.pieces} /></p></section>)}
      <Labels view={v} />
      <p className={css.soft}>{m.library_about_choice()}</p>
      <p className={`${css.links} no-print`}>
        {v.outline ? <Link to={v.outline}>{m.library_to_cycle()}</Link> : null}
        {d.code ? <Link to={d.code}>{m.library_to_code()}</Link> : null}
        {d.own ? <Link to={d.own}>{m.library_own_share()}</Link> : null}
      </p>
    </Sheet>
  </>
)
export default LearningPage
