/** Students line by line: where they sit, how they stand, what was done. With boxes to choose them where a group is chosen. */
import { Link } from 'react-router'
import { Tag } from '../page.tsx'
import { Table } from '../table.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { LineView, SectionView, StudentsView } from './view.ts'
import css from './students.module.css'

const Who = ({ line, chosen }: { line: LineView; chosen: ReadonlySet<string> | undefined }) => chosen
  ? <label className={css.choose}><input type="checkbox" name="estudiante" value={line.key} defaultChecked={chosen.has(line.key)} /><span>{line.who} <strong data-student-code={line.code} className={css.ownName} /></span></label>
  : <><Link to={line.href}>{line.who}</Link> <span data-student-code={line.code} className={css.ownName} /></>

export const StudentLines = ({ caption, columns, lines, chosen }: { caption: string; columns: StudentsView['columns']; lines: readonly LineView[]; chosen?: ReadonlySet<string> }) => (
  <div className={css.lines}>
    <Table caption={caption} columns={columns} rows={lines.map(line => ({
      key: line.key,
      cells: {
        who: <Who line={line} chosen={chosen} />, month: line.month, toDate: line.toDate,
        band: <span className={css.band}>{line.band}{line.moved ? <span className={css.moved}>{line.moved}</span> : null}</span>,
        last: <span className={css.words}>{line.last}</span>,
        next: line.next ? <span className={css.words}>{line.next}{line.isDue ? <> <Tag tone="look">{m.risk_due()}</Tag></> : null}</span> : '',
      },
    }))} />
  </div>
)

export const LinesSection = ({ section: s, columns }: { section: SectionView; columns: StudentsView['columns'] }) => (
  <section aria-labelledby={s.id} className={css.section}>
    <h2 id={s.id}>{s.title}</h2>
    {s.note ? <p className={css.soft}>{s.note}</p> : null}
    {s.empty ? <p>{s.empty}</p> : <StudentLines caption={s.title} columns={columns} lines={s.lines} />}
    {s.more ? <p className={css.soft}>{s.more}</p> : null}
  </section>
)
