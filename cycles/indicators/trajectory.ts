/**
 * What the Ministry's *Reporte de trayectoria educativa* tells a school about its own students, as counts (reference: Ministry files, 1.11
 * and 3.2). A student may stand in more than one list, so the lists are never added to each other.
 */

/** Withdrew during the year; enrolled one year and nowhere the next; out for a second year. */
export const trajectoryLists = ['withdrawn', 'disengaged', 'twiceDisengaged'] as const
export type TrajectoryCounts = Record<(typeof trajectoryLists)[number], number>

/** Of everybody in the rows. Grades divide the students of a list, so here they may be added. */
export const trajectoryTotalOf = (rows: readonly TrajectoryCounts[]): TrajectoryCounts => ({
  withdrawn: rows.reduce((n, r) => n + r.withdrawn, 0),
  disengaged: rows.reduce((n, r) => n + r.disengaged, 0),
  twiceDisengaged: rows.reduce((n, r) => n + r.twiceDisengaged, 0),
})

/** From preschool to the last of secondary, then adults, then what is no grade. `grade` as the importer writes it: `primary-7`. */
export const compareGrades = (a: string, b: string): number => gradeOrder(a) - gradeOrder(b)

const stages = ['preschool', 'primary', 'secondary', 'adult']
const gradeOrder = (grade: string): number => {
  const [stage = '', n = '0'] = grade.split('-')
  const at = stages.indexOf(stage)
  return (at < 0 ? stages.length : at) * 10 + Number(n)
}
