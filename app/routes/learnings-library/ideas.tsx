/** How many schools tried an idea and what they decided, those who stopped included. Of those who chose to share. */
import { Link } from 'react-router'
import type { Route } from './+types/ideas'
import { ideaOf, type IdeaCount } from '../../../cycles/learnings/ideas.ts'
import { decisions, type LearningTheme } from '../../../cycles/notebook/parts.ts'
import { countIdeas, noFilter, searchLearnings } from '../../../db/learnings/library.ts'
import { themeName } from '../../components/learning/names.ts'
import { LibraryWays } from '../../components/library/library-ways.tsx'
import { libraryPath } from '../../components/library/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { readerOf } from './describe-learning.server.ts'
import { wordsOfFilter } from './library-filter.server.ts'
import css from '../../components/library/library.module.css'

/** More tags than anybody reads in a table; the rest is found by searching. */
const mostTags = 60

const decidedWords = { adopt: m.library_decided_adopt, adapt: m.library_decided_adapt, widen: m.library_decided_widen, drop: m.library_decided_drop } as const

/** The counted ones as rows, with what they decided in words; those of fewer than five cycles by name alone. */
const tableOf = (counts: readonly IdeaCount[], wayOf: (count: IdeaCount) => { to: string; label: string }, f: Formatter) => {
  const ideas = counts.map(c => ({ ...wayOf(c), idea: ideaOf(c) }))
  return {
    few: ideas.flatMap(({ idea, ...way }) => (idea.kind === 'few' ? [way] : [])),
    rows: ideas.flatMap(({ idea, to, label }) => (idea.kind === 'few' ? [] : [{
      key: idea.key, to, label, schools: f.integer(idea.schools), cycles: f.integer(idea.cycles),
      decided: f.list([
        ...decisions.flatMap(d => (idea.decided[d] > 0 ? [decidedWords[d]({ n: idea.decided[d] })] : [])), ...(idea.undecided > 0 ? [m.library_decided_not({ n: idea.undecided })] : []),
      ]),
      dropped: idea.dropped > 0 ? m.library_decided_dropped({ n: idea.dropped }) : null,
    }])),
  }
}

export const loader = async ({ context }: Route.LoaderArgs) => {
  const reader = await readerOf(context)
  const { store, rbds, f } = reader
  const [themes, tags, all] = [await countIdeas(store, rbds, 'theme', 20), await countIdeas(store, rbds, 'tag', mostTags), await searchLearnings(store, rbds, noFilter, { page: 1, size: 1 })]
  return {
    ways: reader.ways, ofRegion: reader.ofRegion,
    total: m.library_ideas_total({ learnings: m.library_n_learnings({ n: all.total }), schools: m.library_n_schools({ n: all.schools }) }),
    themes: tableOf(themes.ideas, i => ({ to: `${libraryPath}?tema=${wordsOfFilter.theme[i.key as LearningTheme]}`, label: themeName[i.key as LearningTheme]() }), f),
    tags: tableOf(tags.ideas, i => ({ to: `${libraryPath}?etiqueta=${encodeURIComponent(i.key)}`, label: i.label }), f),
    others: tags.others > 0 ? m.library_ideas_others({ n: tags.others }) : null,
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.library_ideas_title() }]

type View = Route.ComponentProps['loaderData']['themes']
const Ideas = ({ view: v, what, none }: { view: View; what: string; none: string }) => v.rows.length + v.few.length === 0 ? <p>{none}</p> : (
  <>
    {v.rows.length > 0 ? (
      <Table columns={[{ key: 'what', label: what }, { key: 'schools', label: m.library_ideas_col_schools(), number: true }, { key: 'cycles', label: m.library_ideas_col_cycles(), number: true }, { key: 'decided', label: m.library_ideas_col_decided() }]}
        rows={v.rows.map(r => ({ key: r.key, cells: { what: <Link to={r.to}>{r.label}</Link>, schools: r.schools, cycles: r.cycles, decided: <span>{r.decided}{r.dropped ? <span className={css.about}>{r.dropped}</span> : null}</span> } }))} />
    ) : null}
    {v.few.length > 0 ? <><p className={css.snippetLabel}>{m.library_ideas_few_note()}</p><ul className={css.labels}>{v.few.map(w => <li key={w.to}><Link to={w.to}>{w.label}</Link></li>)}</ul></> : null}
  </>
)

const IdeasPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.library_ideas_title()} crumb={<Link to={libraryPath}>{m.library_title()}</Link>} readers={m.library_readers()} />
    <LibraryWays ways={d.ways} ofRegion={d.ofRegion} />
    <p>{d.total} {m.library_ideas_note()}</p>
    <div className="stack">
      <Sheet labelledBy="por-tema">
        <h2 id="por-tema">{m.library_ideas_by_theme()}</h2>
        <Ideas view={d.themes} what={m.library_ideas_col_theme()} none={m.library_ideas_none_theme()} />
      </Sheet>
      <Sheet labelledBy="por-etiqueta">
        <h2 id="por-etiqueta">{m.library_ideas_by_tag()}</h2>
        <Ideas view={d.tags} what={m.library_ideas_col_tag()} none={m.library_ideas_none()} />
        {d.others ? <p>{d.others}</p> : null}
      </Sheet>
    </div>
  </>
)
export default IdeasPage
