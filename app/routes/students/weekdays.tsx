/** Attendance by day of the week and course, where the school's data are daily. No student is in it. */
import { Link } from 'react-router'
import type { Route } from './+types/weekdays'
import { weekdaysByCourse, type WeekdaySum } from '../../../cycles/students/weekdays.ts'
import { listCourseDays } from '../../../db/students/standings.ts'
import { Finding } from '../../components/figures/school-figures.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { EmptyState, PageHead, Sheet } from '../../components/page.tsx'
import { studentsPath } from '../../components/students/paths.ts'
import { courseShort } from '../../components/students/words.ts'
import { Table } from '../../components/table.tsx'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { requireStudents } from './students-visit.server.ts'
import css from '../../components/students/students.module.css'

/** Monday 5 January 1970 and the four days after it: the formatter knows their names. */
const weekdayNames = (f: Formatter) => [5, 6, 7, 8, 9].map(d => f.weekday(`1970-01-0${d}`).split(' ')[0]!.replace(',', ''))

const percentOf = (s: WeekdaySum, f: Formatter) => (s.due === 0 ? '·' : f.percent((100 * s.present) / s.due))

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const visit = await requireStudents(context, params)
  const { store, rbd, today, f } = visit
  const { courses, all } = weekdaysByCourse(await listCourseDays(store, rbd, Number(today.slice(0, 4))))
  const names = weekdayNames(f)
  const withDays = all.map((s, i) => ({ s, name: names[i]! })).filter(x => x.s.due > 0)
  const least = withDays.reduce<(typeof withDays)[number] | null>((low, x) => (!low || x.s.present * low.s.due < low.s.present * x.s.due ? x : low), null)
  const most = withDays.reduce<(typeof withDays)[number] | null>((high, x) => (!high || x.s.present * high.s.due > high.s.present * x.s.due ? x : high), null)
  const cells = (sums: readonly WeekdaySum[]) => Object.fromEntries(sums.map((s, i) => [String(i), percentOf(s, f)]))
  return {
    rbd, school: visit.schoolName,
    finding: least && most ? m.risk_weekdays_finding({ least: least.name, leastPercent: percentOf(least.s, f), most: most.name, mostPercent: percentOf(most.s, f) }) : null,
    columns: [{ key: 'course', label: m.data_col_course() }, ...names.map((name, i) => ({ key: String(i), label: name, number: true }))],
    rows: [{ key: 'todos', cells: { course: m.risk_weekdays_all(), ...cells(all) } as Record<string, string> }, ...courses.map(c => ({ key: c.course, cells: { course: courseShort(c.course), ...cells(c.weekdays) } as Record<string, string> }))],
    days: m.risk_weekdays_days({ days: f.list(withDays.map(x => m.risk_weekdays_day({ name: x.name, n: x.s.days }))) }),
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.risk_tab_title({ school: loaderData.school }) : '' }]

const WeekdaysPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.risk_weekdays_title()} readers={m.risk_readers()} crumb={<><Link to={schoolPath(d.rbd)}>{d.school}</Link> · <Link to={studentsPath(d.rbd)}>{m.risk_title()}</Link></>} />
    {d.finding === null ? <EmptyState title={m.risk_weekdays_none_title()}><p>{m.risk_weekdays_none()}</p></EmptyState> : (
      <Sheet>
        <Finding headline={d.finding} detail={[m.risk_weekdays_caution()]} />
        <Table stacks={false} caption={m.risk_weekdays_caption()} columns={d.columns} rows={d.rows} />
        <p className={css.soft}>{d.days}</p>
      </Sheet>
    )}
  </>
)
export default WeekdaysPage
