/** What has been imported, kind by kind, so that whoever brings files in sees what is missing. Every kind stands here, with or without files. */
import { Link } from 'react-router'
import type { Coverage, OtherFiles } from '../../../db/coverage.ts'
import type { ImportKind } from '../../../db/import/report.ts'
import { Sheet } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { importKindName } from './import-names.ts'
import css from './what-there-is.module.css'

/** The kinds below directory, SLEPs and monthly attendance, which have lines of their own. A list of SLEPs by commune becomes one of schools. */
const groups: { title: () => string; kinds: readonly Exclude<ImportKind, 'directory' | 'slep-list' | 'slep-communes' | 'attendance'>[] }[] = [
  { title: m.files_step_of_year, kinds: ['enrolment', 'results', 'vulnerability', 'holders', 'dropout'] },
  { title: m.files_step_of_students, kinds: ['attendance-year', 'enrolment-students', 'results-students'] },
  { title: m.files_step_of_schools, kinds: ['trajectory', 'roster', 'student-days'] },
]

const filesText = (files: OtherFiles[ImportKind], f: Formatter): string | null => {
  const last = files?.at(-1)
  if (!files || !last) return null
  const years = f.years(files.map(y => y.year))
  return last.schools === null ? years : m.files_step_years_schools({ n: last.schools, years, schools: f.integer(last.schools), last: String(last.year) })
}

export type WhatThereIsView = ReturnType<typeof describeWhatThereIs>
export const describeWhatThereIs = (coverage: Coverage, others: OtherFiles, f: Formatter) => ({
  directories: coverage.directories.length > 0 ? m.files_step_directory_some({ years: f.years(coverage.directories.map(d => d.year)) }) : m.files_step_directory_none(),
  sleps: coverage.sleps ? m.files_step_slep_some({ sleps: f.integer(coverage.sleps.length), schools: f.integer(coverage.sleps.reduce((n, s) => n + s.schools, 0)) }) : m.files_step_slep_none(),
  attendance: coverage.attendance.length === 0 ? null : {
    years: coverage.attendance.slice(-3).map(y => String(y.year)),
    // Months as lines, years as columns: it fits a narrow margin.
    months: Array.from({ length: 10 }, (_, i) => i + 3).map(month => ({
      key: String(month),
      cells: { month: f.monthShort(month), ...Object.fromEntries(coverage.attendance.slice(-3).map(y => { const found = y.months.find(x => x.month === month); return [String(y.year), found ? f.integer(found.schools) : '·'] })) },
    })),
  },
  groups: groups.map(g => ({ title: g.title(), kinds: g.kinds.map(kind => ({ name: importKindName(kind), files: filesText(others[kind], f) })) })),
})

export const WhatThereIs = ({ view: v }: { view: WhatThereIsView }) => (
  <Sheet labelledBy="que-hay">
    <h2 id="que-hay">{m.files_steps_title()}</h2>
    <h3>{m.files_step_directory()}</h3>
    <p>{v.directories}</p>
    <h3>{m.files_step_slep()}</h3>
    <p>{v.sleps}</p>
    <p className={css.nothing}>{m.files_step_slep_or_communes()}</p>
    <p><Link to="/ajustes/territorio">{m.files_step_slep_link()}</Link></p>
    <h3>{m.files_step_attendance()}</h3>
    {v.attendance ? (
      <Table caption={m.files_attendance_caption()} stacks={false} rows={v.attendance.months}
        columns={[{ key: 'month', label: '' }, ...v.attendance.years.map(y => ({ key: y, label: y, number: true }))]} />
    ) : <p>{m.files_step_attendance_none()}</p>}
    {v.groups.map(g => (
      <section key={g.title} className={css.group}>
        <h3>{g.title}</h3>
        <dl className={css.kinds}>{g.kinds.map(k => <div key={k.name}><dt>{k.name}</dt><dd className={k.files ? undefined : css.nothing}>{k.files ?? m.files_step_nothing()}</dd></div>)}</dl>
      </section>
    ))}
  </Sheet>
)
