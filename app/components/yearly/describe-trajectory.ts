/** The words of a school's trajectory report: counts for its own team and advisor, what is disclosed for the region. */
import { isShown, type Cell } from '../../../cycles/disclosure/disclose.ts'
import { trajectoryLists, type TrajectoryCounts } from '../../../cycles/indicators/trajectory.ts'
import type { DisclosedYearly } from '../../../db/indicators/disclosed-yearly.ts'
import type { TrajectoryReport } from '../../../db/indicators/trajectory.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { cutOffSentence } from '../figures/describe-yearly.ts'
import type { TrajectoryView } from './trajectory-view.ts'

type List = keyof TrajectoryCounts
const listWords: Record<List, { name: () => string; means: () => string }> = {
  withdrawn: { name: m.trajectory_withdrawn, means: m.trajectory_withdrawn_means },
  disengaged: { name: m.trajectory_disengaged, means: m.trajectory_disengaged_means },
  twiceDisengaged: { name: m.trajectory_twice, means: m.trajectory_twice_means },
}
/** More years than these would not fit beside the names of the lists. */
const mostYears = 4

const gradeName = (grade: string): string => {
  const [stage, n = ''] = grade.split('-')
  switch (stage) {
    case 'preschool': return n === '4' ? m.trajectory_grade_preschool_4() : m.trajectory_grade_preschool_5()
    case 'primary': return m.trajectory_grade_primary({ grade: n })
    case 'secondary': return m.trajectory_grade_secondary({ grade: n })
    case 'adult': return m.trajectory_grade_adult()
    default: return m.trajectory_grade_other()
  }
}

const tableOf = <R extends { year: number }>(reports: readonly R[], cell: (report: R, list: List) => string) => ({
  caption: m.trajectory_caption(),
  columns: [{ key: 'list', label: m.trajectory_col_list() }, ...reports.map(r => ({ key: String(r.year), label: String(r.year), number: true }))],
  rows: trajectoryLists.map(list => ({
    key: list, name: listWords[list].name(), means: listWords[list].means(), cells: Object.fromEntries(reports.map(r => [String(r.year), cell(r, list)])),
  })),
})

/** `all`: newest first, of the reader's own school. */
export const describeTrajectory = (all: readonly TrajectoryReport[], f: Formatter): TrajectoryView => {
  const reports = all.slice(0, mostYears)
  const [last] = reports
  if (!last) return { kind: 'none', title: m.trajectory_none_title(), sentences: [m.trajectory_none(), m.trajectory_none_how()] }
  return {
    kind: 'reports', title: m.trajectory_title(),
    finding: m.trajectory_finding({ year: String(last.year), withdrawn: f.integer(last.total.withdrawn), disengaged: f.integer(last.total.disengaged), twice: f.integer(last.total.twiceDisengaged) }),
    detail: [m.trajectory_overlap(), m.trajectory_differs()],
    ...tableOf(reports, (r, list) => f.integer(r.total[list])),
    byGrade: last.grades.length === 0 ? null : {
      title: m.trajectory_by_grade({ year: String(last.year) }),
      columns: [
        { key: 'grade', label: m.trajectory_col_grade() }, { key: 'withdrawn', label: m.trajectory_withdrawn(), number: true },
        { key: 'disengaged', label: m.trajectory_disengaged(), number: true }, { key: 'twiceDisengaged', label: m.trajectory_col_twice(), number: true },
      ],
      rows: last.grades.map(g => ({ key: g.grade, cells: { grade: gradeName(g.grade), ...Object.fromEntries(trajectoryLists.map(list => [list, f.integer(g[list])])) } })),
    },
    sources: reports.map(r => `${m.trajectory_source({ year: String(r.year), file: r.fileName, day: f.dayOf(r.publishedAt) })} ${cutOffSentence(r.fileName, f) || m.trajectory_no_cut_off()}`),
  }
}

const cellText = (cell: Cell<number>, f: Formatter): string => (isShown(cell) ? f.integer(cell.shown) : m.board_hidden())

export const describeDisclosedTrajectory = ({ reports: all }: Pick<DisclosedYearly, 'reports'>, f: Formatter): TrajectoryView => {
  const reports = all.slice(0, mostYears)
  if (reports.length === 0) return { kind: 'none', title: m.trajectory_title(), sentences: [m.trajectory_region_none()] }
  return {
    kind: 'reports', title: m.trajectory_title(), finding: null, detail: [m.trajectory_overlap(), m.trajectory_region_small()],
    ...tableOf(reports, (r, list) => cellText(r[list], f)), byGrade: null,
    sources: reports.map(r => m.trajectory_region_source({ year: String(r.year), day: f.dayOf(r.publishedAt) })),
  }
}
