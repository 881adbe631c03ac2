/** The board of a territory: schools x cycles x attendance. By name, with no student, and not a conclusion yet. */
import { Link } from 'react-router'
import type { Route } from './+types/board'
import { getBoard } from '../../../db/indicators/board.ts'
import { BandsBar } from '../../components/figures/bands-bar.tsx'
import { HowWeKnow } from '../../components/figures/school-figures.tsx'
import { EmptyState, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { BoardFilters } from './board-filters.tsx'
import { describeBoard, filterFrom, type BoardRowView, type ChangeView } from './board-view.ts'
import { ExportForm } from './export-form.tsx'
import css from './board.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.title ?? m.board_heading() }]

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale, installation } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const scope = scopeOf(context, 'figures.ofTerritory')
  const board = await getBoard(store, scope, scopeOf(context, 'cycle.outline'), today)
  const filter = filterFrom(new URL(request.url).searchParams)
  const communes = [...new Map(board.rows.filter(r => r.communeCode > 0).map(r => [r.communeCode, r.communeName]))]
    .map(([code, name]) => ({ value: String(code), label: name })).sort((a, b) => f.compare(a.label, b.label))
  const thisYear = Number(today.slice(0, 4))
  return {
    title: m.board_title({ territory: board.slepNames.length > 0 ? f.list(board.slepNames) : installation?.territoryName ?? '' }),
    view: describeBoard(board, filter, f),
    isEmpty: board.rows.length === 0,
    isFiltered: filter.commune !== null || filter.rural !== null || filter.phase !== null,
    filter: { comuna: filter.commune === null ? '' : String(filter.commune), ruralidad: filter.rural === null ? '' : filter.rural ? 'rural' : 'urbana', ciclo: filter.phase === 'none' ? 'ninguno' : filter.phase ?? '' },
    communes,
    years: Array.from({ length: thisYear - 2017 }, (_, i) => String(thisYear - i)),
  }
}

const Change = ({ change }: { change: ChangeView }) => change.kind === 'points'
  ? <span className={css.change}><span className={css.points}>{change.points}</span>{change.detail.map(d => <span key={d} className={css.note}>{d}</span>)}</span>
  : <span className={css.change}><span className={css.words}>{change.words}</span>{change.detail ? <span className={css.note}>{change.detail}</span> : null}</span>

const cellsOf = (row: BoardRowView) => ({
  school: <>{row.rbd === null ? row.name : <Link className={css.school} to={`/territorio/escuelas/${row.rbd}`}>{row.name}</Link>}<span className={css.note}>{row.where}</span></>,
  cycles: row.cycles.length === 0 ? (row.rbd === null ? '' : <span className={css.words}>{m.board_no_cycle()}</span>) : (
    <span className={css.cycles}>
      <span className={css.numbers}>{row.cycles.map(c => <span key={c.number} role="img" aria-label={c.label} title={c.label}>{c.number}{c.mark ? ` ${c.mark}` : ''}</span>)}</span>
      {row.phase ? <Tag tone={row.phase.phase === 'implementing' || row.phase.phase === 'studying' ? 'voice' : 'plain'}>{row.phase.label}</Tag> : null}
    </span>
  ),
  challenge: row.challenge ? <span className={css.challenge}>{row.challenge}</span> : '',
  students: row.students,
  attendance: <>{row.attendance.text}{row.attendance.note ? <span className={css.note}>{row.attendance.note}</span> : null}</>,
  change: <Change change={row.change} />,
})

const BoardPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={d.title} tag={<p className={css.heading}>{m.board_heading()}</p>} readers={m.board_readers()} />
    {d.isEmpty ? <EmptyState title={m.board_empty_title()}><p>{m.board_empty()}</p></EmptyState> : (
      <>
        <ul className={css.questions}>
          {d.view.questions.map(q => (
            <li key={q.question} className={css.question}><h2>{q.question}</h2><p className={q.isQuiet ? css.quietFigure : css.figure}>{q.figure}</p><p>{q.text}</p></li>
          ))}
        </ul>
        <BoardFilters communes={d.communes} values={d.filter} isFiltered={d.isFiltered} />
        {d.view.rows.length === 0 ? <EmptyState title={m.board_filter_nothing_title()}><p>{m.board_filter_nothing()}</p></EmptyState> : (
          <div className={css.board}>
            <Table caption={d.view.caption} columns={[
              { key: 'school', label: m.board_col_school() }, { key: 'cycles', label: m.board_col_cycles() }, { key: 'challenge', label: m.board_col_challenge() },
              { key: 'students', label: m.board_col_students(), number: true }, { key: 'attendance', label: d.view.attendanceColumn, number: true },
              { key: 'change', label: m.board_col_change(), number: true },
            ]} rows={d.view.rows.map(row => ({ key: row.key, cells: cellsOf(row) }))} />
          </div>
        )}
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
            <p><Link to="/territorio/ciclos">{m.desk_region_link()}</Link></p>
            <Sheet labelledBy="llevarse"><ExportForm years={d.years} /></Sheet>
            <HowWeKnow title={m.board_how_title()} sentences={[m.board_how_compare(), m.board_how_not(), m.board_how_small(), m.board_how_who()]} />
          </div>
        </div>
      </>
    )}
  </>
)
export default BoardPage
