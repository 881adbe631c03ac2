/** The library: what schools chose to share of their learnings, by words, theme, area, kind of school, decision and year. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/library'
import { decisions } from '../../../cycles/notebook/parts.ts'
import { listFilterValues, searchLearnings } from '../../../db/learnings/library.ts'
import { areaName } from '../../components/challenge/names.ts'
import { Actions, Button, ButtonLink, SelectField, TextField } from '../../components/form.tsx'
import { themeName, themes } from '../../components/learning/names.ts'
import { LearningCard } from '../../components/library/learning.tsx'
import { LibraryWays } from '../../components/library/library-ways.tsx'
import { levelName } from '../../components/library/names.ts'
import { libraryPath } from '../../components/library/paths.ts'
import { decisionName } from '../../components/notebook/names.ts'
import { EmptyState, Notice, PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { cardsOf, readerOf } from './describe-learning.server.ts'
import { asParams, readAsked, wordsOfFilter } from './library-filter.server.ts'
import css from '../../components/library/library.module.css'

const size = 20

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const reader = await readerOf(context)
  const { store, rbds, f } = reader
  const asked = readAsked(new URL(request.url).searchParams)
  const { filter, words } = asked
  const onlyEmptyWords = words !== '' && filter.stems.length === 0
  const found = await searchLearnings(store, rbds, filter, { page: asked.page, size })
  const values = await listFilterValues(store, rbds)
  const pages = Math.max(1, Math.ceil(found.total / size))
  const at = (page: number) => `${libraryPath}?${asParams(asked, page)}`
  const option = (value: string, label: string) => ({ value, label })
  const any = option('', m.library_filter_all())
  const isFiltered = asParams(asked).size > 0
  return {
    ways: reader.ways, ofRegion: reader.ofRegion, onlyEmptyWords, isFiltered, isEmpty: values.years.length === 0,
    found: m.library_found({ n: found.total, schools: m.library_n_schools({ n: found.schools }) }),
    cards: onlyEmptyWords ? [] : await cardsOf(reader, found.learnings, { stems: filter.stems, words }),
    tag: filter.tag, tagSaid: filter.tag ? m.library_tagged({ tag: filter.tag }) : null,
    values: Object.fromEntries(asParams(asked)) as Record<string, string | undefined>, moreOpen: asParams({ words: '', page: 1, filter: { ...filter, stems: [], tag: null } }).size > 0,
    options: {
      themes: [any, ...themes.map(t => option(wordsOfFilter.theme[t], themeName[t]()))],
      areas: [any, ...values.areas.map(a => option(wordsOfFilter.area[a], areaName[a]())).sort((a, b) => f.compare(a.label, b.label))],
      levels: [any, ...values.levels.map(l => option(wordsOfFilter.level[l], levelName[l]())).sort((a, b) => f.compare(a.label, b.label))],
      rural: [any, option('rural', m.library_rural()), option('urbana', m.library_urban())],
      decisions: [any, ...decisions.map(d => option(wordsOfFilter.decision[d], decisionName[d]())), option(wordsOfFilter.decision.dropped, m.library_filter_dropped())],
      years: [any, ...values.years.map(y => option(String(y), String(y)))],
    },
    pager: pages > 1 ? { said: m.library_page_of({ page: f.integer(asked.page), pages: f.integer(pages) }), before: asked.page > 1 ? at(asked.page - 1) : null, next: asked.page < pages ? at(asked.page + 1) : null } : null,
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.library_title() }]

const SearchForm = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <Form method="get" role="search" className="no-print">
    <div className={css.search}>
      <TextField type="search" name="palabras" label={m.library_search_label()} hint={m.library_search_hint()} defaultValue={d.values.palabras ?? ''} width="full" maxLength={300} />
    </div>
    {d.tag ? <input type="hidden" name="etiqueta" value={d.tag} /> : null}
    <details open={d.moreOpen}>
      <summary>{m.library_filter_title()}</summary>
      <div className={css.filters}>
        <SelectField name="tema" label={m.library_filter_theme()} options={d.options.themes} defaultValue={d.values.tema ?? ''} />
        <SelectField name="area" label={m.library_filter_area()} options={d.options.areas} defaultValue={d.values.area ?? ''} />
        <SelectField name="decision" label={m.library_filter_decision()} options={d.options.decisions} defaultValue={d.values.decision ?? ''} />
        <SelectField name="nivel" label={m.library_filter_level()} options={d.options.levels} defaultValue={d.values.nivel ?? ''} />
        <SelectField name="ruralidad" label={m.library_filter_rural()} options={d.options.rural} defaultValue={d.values.ruralidad ?? ''} />
        <SelectField name="ano" label={m.library_filter_year()} options={d.options.years} defaultValue={d.values.ano ?? ''} />
      </div>
    </details>
    <Actions><Button tone="primary">{m.library_search_button()}</Button>{d.isFiltered ? <ButtonLink tone="quiet" to={libraryPath}>{m.library_search_clear()}</ButtonLink> : null}</Actions>
  </Form>
)

const LibraryPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.library_title()} readers={m.library_readers()} />
    <LibraryWays ways={d.ways} ofRegion={d.ofRegion} />
    {d.isEmpty ? <EmptyState title={m.library_none_yet_title()}><p>{m.library_none_yet()}</p></EmptyState> : (
      <>
        <SearchForm key={JSON.stringify(d.values)} d={d} />
        {d.onlyEmptyWords ? <Notice tone="look" live><p>{m.library_only_empty_words()}</p></Notice> : d.cards.length === 0 ? (
          <EmptyState title={m.library_none_found_title()}><p>{m.library_none_found()}</p></EmptyState>
        ) : (
          <>
            <p className={css.found} role="status">{d.found}{d.tagSaid ? ` · ${d.tagSaid}` : ''}</p>
            <ul className={css.cards}>{d.cards.map(c => <LearningCard key={c.id} view={c} />)}</ul>
          </>
        )}
        {d.pager && !d.onlyEmptyWords ? (
          <nav className={`${css.pager} no-print`} aria-label={m.library_pages_label()}>
            {d.pager.before ? <Link to={d.pager.before}>{m.library_page_before()}</Link> : null}<span>{d.pager.said}</span>{d.pager.next ? <Link to={d.pager.next}>{m.library_page_next()}</Link> : null}
          </nav>
        ) : null}
      </>
    )}
  </>
)
export default LibraryPage
