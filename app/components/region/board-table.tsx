/** The board as a table: a row a school, by name or in groups by name. Each figure leads to the school's page. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Tag } from '../page.tsx'
import { Table } from '../table.tsx'
import type { BoardRowView, BoardTableView, ChangeView, FigureView } from './board-row-words.ts'
import css from './board.module.css'

const Figure = ({ figure }: { figure: FigureView }) => (
  <span className={css.figure}>
    {figure.href ? <Link className={figure.isQuiet ? css.quietLink : css.valueLink} to={figure.href}>{figure.text}</Link> : <span className={figure.isQuiet ? css.quiet : css.value}>{figure.text}</span>}
    {figure.lines.map(l => <span key={l.text} className={css.line}>{l.label ? <span className={css.of}>{l.label}: </span> : null}{l.text}</span>)}
  </span>
)

const Change = ({ change }: { change: ChangeView }) => change.kind === 'points'
  ? <span className={css.line}><span className={css.of}>{m.board_others()}: </span><span className={css.strong}>{change.points}</span>{change.detail.map(d => <span key={d} className={css.detail}>{d}</span>)}</span>
  : <span className={css.line}>{change.words}{change.detail ? <span className={css.detail}>{change.detail}</span> : null}</span>

const cellsOf = (row: BoardRowView) => ({
  school: (
    <>
      {row.rbd === null ? row.name : <Link className={css.school} to={`/territorio/escuelas/${row.rbd}`}>{row.name}</Link>}
      <span className={css.note}>{row.where}</span>
      {row.position ? <span className={css.position}>{row.position}</span> : null}
    </>
  ),
  cycles: row.cycles.length === 0 ? (row.rbd === null ? '' : <span className={css.quiet}>{m.board_no_cycle()}</span>) : (
    <span className={css.cycles}>
      <span className={css.numbers}>{row.cycles.map(c => <span key={c.number} role="img" aria-label={c.label} title={c.label}>{c.number}{c.mark ? ` ${c.mark}` : ''}</span>)}</span>
      {row.phase ? <Tag tone={row.phase.phase === 'implementing' || row.phase.phase === 'studying' ? 'voice' : 'plain'}>{row.phase.label}</Tag> : null}
      {row.challenge ? <span className={css.challenge}>{row.challenge}</span> : null}
    </span>
  ),
  students: row.students,
  attendance: (
    <span className={css.figure}>
      {row.rbd === null || row.students === '·' ? <span className={css.value}>{row.attendance.text}</span> : <Link className={css.valueLink} to={`/territorio/escuelas/${row.rbd}#meses`}>{row.attendance.text}</Link>}
      {row.attendance.note ? <span className={css.detail}>{row.attendance.note}</span> : null}
      {row.own ? <span className={css.line}><span className={css.of}>{row.own.label}: </span><span className={row.own.isFigure ? css.strong : undefined}>{row.own.text}</span>{row.own.detail ? <span className={css.detail}>{row.own.detail}</span> : null}</span> : null}
      <Change change={row.change} />
      {row.reading ? <span className={css.line}><span className={css.of}>{m.board_reading()}: </span><span className={css.strong}>{row.reading.words}</span></span> : null}
    </span>
  ),
  chronic: <Figure figure={row.chronic} />, withdrawal: <Figure figure={row.withdrawal} />, disengaged: <Figure figure={row.disengaged} />,
})

export const BoardTable = ({ view }: { view: BoardTableView }) => {
  const columns = [
    { key: 'school', label: m.board_col_school() }, { key: 'cycles', label: m.board_col_cycle() }, { key: 'students', label: m.board_col_students(), number: true },
    { key: 'attendance', label: view.attendanceColumn, number: true }, { key: 'chronic', label: view.chronicColumn, number: true },
    { key: 'withdrawal', label: m.board_col_withdrawal(), number: true }, { key: 'disengaged', label: m.board_col_disengaged(), number: true },
  ]
  return (
    <>
      {view.sections.map((s, i) => (
        <section key={s.key} className={css.board} aria-labelledby={s.title ? `grupo-${s.key}` : undefined}>
          {s.title ? <h2 id={`grupo-${s.key}`}>{s.title}</h2> : null}
          <Table caption={i === 0 ? view.caption : undefined} columns={columns} rows={s.rows.map(row => ({ key: row.key, cells: cellsOf(row) }))} />
        </section>
      ))}
    </>
  )
}
