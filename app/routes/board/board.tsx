/** The board of a territory: schools x cycles x figures, each against its own before. By name or in groups, never ranked, and with no student. */
import { Link } from 'react-router'
import type { Route } from './+types/board'
import { boardSearchOf, boardViews, readBoardQuery, type BoardQuery } from '../../../cycles/region/board-query.ts'
import { getBoardPage } from '../../../db/region/board-page.ts'
import { listSavedViews } from '../../../db/region/saved-views.ts'
import { BandsBar } from '../../components/figures/bands-bar.tsx'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { ErrorSummary } from '../../components/form.tsx'
import { EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { RegionFilters } from '../../components/region/board-filters.tsx'
import { BoardTable } from '../../components/region/board-table.tsx'
import { BoardTiles } from '../../components/region/board-tiles.tsx'
import { describeCharts } from '../../components/region/charts-words.ts'
import { describeFilters } from '../../components/region/filter-words.ts'
import { RegionWays } from '../../components/region/region-ways.tsx'
import { SavedViews } from '../../components/region/saved-views.tsx'
import { SmallMultiples } from '../../components/region/small-multiples.tsx'
import { describeTiles } from '../../components/region/tiles-words.ts'
import { shareUnder } from '../../components/figures/scheme-words.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { countrySees } from '../opendata/country-sees.server.ts'
import { actOnViews, describeDone } from './act-on-views.ts'
import { describeBoard } from './board-view.ts'
import { ExportForm } from './export-form.tsx'
import css from './board.module.css'
import region from '../../components/region/board.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? m.board_heading() }]

const addressOf = (query: BoardQuery) => { const search = boardSearchOf({ ...query, page: 1 }); return search ? `/territorio?${search}` : '/territorio' }

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale, installation } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const { id: personId } = requireSignedIn(context)
  const search = new URL(request.url).searchParams
  const query = readBoardQuery(Object.fromEntries(search))
  const page = await getBoardPage(store, { scope: scopeOf(context, 'figures.ofTerritory'), outlineScope: scopeOf(context, 'cycle.outline'), today, query, compare: f.compare })
  const { board } = page
  const view = describeBoard(page, query, f, scopeOf(context, 'learnings.ofTerritory').sleps.length > 0)
  const thisYear = Number(today.slice(0, 4))
  const here = boardSearchOf({ ...query, page: 1 })
  const viewNames = { table: m.board_view_table(), charts: m.board_view_charts(), tiles: m.board_view_tiles() }
  const orders = [{ order: null, label: m.board_order_name() }, { order: 'chronic' as const, label: m.board_order_chronic() }, { order: 'withdrawal' as const, label: m.board_order_withdrawal() }]
  const k = board.policy.fewestStudents
  return {
    title: m.board_title({ territory: board.slepNames.length > 0 ? f.list(board.slepNames) : installation?.territoryName ?? '' }),
    k, view, kind: query.view,
    isEmpty: board.rows.length === 0,
    outside: await countrySees(context),
    isOne: page.isFiltered && page.chosen.length === 1,
    filters: describeFilters(board.rows.map(r => ({ ...r.traits, communeName: r.communeName })), query.filters, {
      search: query.search, path: addressOf({ ...query, filters: readBoardQuery({}).filters, search: '' }),
      kept: [...new URLSearchParams(boardSearchOf({ ...readBoardQuery({}), view: query.view, order: query.order }))].map(([name, value]) => ({ name, value })),
    }, f),
    charts: query.view === 'charts' ? describeCharts(page, view, f) : null,
    tiles: query.view === 'tiles' ? describeTiles(page.chosen, f) : null,
    views: boardViews.map(v => ({ label: viewNames[v], to: addressOf({ ...query, view: v }), isHere: v === query.view })),
    orders: orders.map(o => ({ label: o.label, to: addressOf({ ...query, order: o.order }), isHere: o.order === query.order })),
    saved: { views: (await listSavedViews(store, personId)).map(v => ({ id: v.id, name: v.name, to: v.search ? `/territorio?${v.search}` : '/territorio', isHere: v.search === here && here !== '' })), done: await describeDone(store, personId, search) },
    here: here ? `/territorio?${here}` : '/territorio',
    how: [m.board_how_own(), m.board_how_compare(), m.board_how_reading(), m.board_how_chronic({ share: shareUnder(board.scheme, 'normal', f) }), m.board_how_withdrawal(), m.board_how_disengaged(), m.board_how_engagement(), m.board_how_not(), m.board_how_small({ k }), m.board_how_who()],
    years: Array.from({ length: thisYear - 2017 }, (_, i) => String(thisYear - i)),
  }
}

export const action = async ({ context, request }: Route.ActionArgs) =>
  actOnViews(factsOf(context).store, requireSignedIn(context).id, await request.formData(), new URL(request.url).searchParams)

type Choice = { label: string; to: string; isHere: boolean }
const Choices = ({ label, choices }: { label: string; choices: readonly Choice[] }) => (
  <ul className={region.choice} aria-label={label}>
    <li aria-hidden="true">{label}</li>
    {choices.map(c => <li key={c.to}><Link to={c.to} aria-current={c.isHere ? 'true' : undefined}>{c.label}</Link></li>)}
  </ul>
)

const Schools = ({ d }: { d: Route.ComponentProps['loaderData'] }) => {
  if (d.view.sections.length === 0) return <EmptyState title={m.board_filter_nothing_title()}><p>{m.board_filter_nothing()}</p></EmptyState>
  return (
    <>
      {d.isOne ? <p className={css.note}>{m.board_filter_one()}</p> : null}
      {d.view.ordered.length > 0 && d.kind === 'table' ? <div className={region.ordered}>{d.view.ordered.map(s => <p key={s}>{s}</p>)}</div> : null}
      {d.charts ? <SmallMultiples view={d.charts} /> : d.tiles ? <BoardTiles view={d.tiles} /> : <BoardTable view={d.view} />}
      {d.view.pages && !d.tiles ? (
        <nav className={region.pages} aria-label={m.board_pages_label()}>
          <span>{d.view.pages.now}</span>
          {d.view.pages.before ? <Link to={d.view.pages.before} rel="prev">{m.board_page_before()}</Link> : null}
          {d.view.pages.next ? <Link to={d.view.pages.next} rel="next">{m.board_page_next()}</Link> : null}
        </nav>
      ) : null}
    </>
  )
}

const BoardPage = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={d.title} tag={<p className={css.heading}>{m.board_heading()}</p>} readers={m.board_readers({ k: d.k })} />
    <RegionWays />
    {d.outside ? <Notice>{d.outside}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    {d.isEmpty ? <EmptyState title={m.board_empty_title()}><p>{m.board_empty()}</p></EmptyState> : (
      <>
        <ul className={css.questions}>
          {d.view.questions.map(q => (
            <li key={q.question} className={css.question}><h2><Link to={q.href}>{q.question}</Link></h2><p className={q.isQuiet ? css.quietFigure : css.figure}>{q.figure}</p><p>{q.text}</p></li>
          ))}
        </ul>
        <SavedViews view={d.saved} action={d.here} problems={actionData?.problems ?? {}} name={actionData?.name ?? ''} />
        <RegionFilters view={d.filters} />
        <div className={`${region.choices} no-print`}><Choices label={m.board_views_label()} choices={d.views} />{d.kind === 'table' ? <Choices label={m.board_order()} choices={d.orders} /> : null}</div>
        <Schools d={d} />
        <div className={css.below}>
          {d.view.territory ? (
            <Sheet labelledBy="territorio">
              <h2 id="territorio">{d.view.territory.title}</h2>
              <p className={css.sentence}>{d.view.territory.sentence}</p>
              {d.view.territory.bands ? <BandsBar view={d.view.territory.bands} headingId="tramos" /> : null}
              {d.view.territory.notes.map(note => <p key={note} className={css.note}>{note}</p>)}
            </Sheet>
          ) : null}
          <div>
            {d.view.sources.length > 0 ? <section className={region.sources} aria-labelledby="fuentes"><h2 id="fuentes">{m.board_source_title()}</h2>{d.view.sources.map(s => <p key={s}>{s}</p>)}</section> : null}
            <p><Link to="/territorio/ciclos">{m.desk_region_link()}</Link></p>
            <Sheet labelledBy="llevarse"><ExportForm years={d.years} /></Sheet>
            <HowWeKnow title={m.board_how_title()} sentences={d.how} />
          </div>
        </div>
      </>
    )}
  </>
)
export default BoardPage
