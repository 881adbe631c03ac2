/** The school's figures for the data page and for the results of expectations: one source with the board. */
import type { CycleSpan } from '../../../cycles/compare/same-months.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { getStudentModule, isOn } from '../../../db/students/module.ts'
import { describeSchoolFigures } from '../../components/figures/describe-figures.ts'
import type { SchoolFiguresView } from '../../components/figures/view.ts'
import { reasonTo, schoolThingOf } from '../../request.server.ts'
import { monthNotes } from './lost-days.server.ts'
import type { Context, Visit } from './viewer.server.ts'

const isSharingCourses = async ({ store, rbd }: Visit): Promise<boolean> => {
  const module = await getStudentModule(store, rbd)
  return isOn(module) && module!.sharesCourses
}

/** Null for whoever may not see this school's counts (an administrator who opened the notebook with a reason). */
export const readFigures = async (context: Context, visit: Visit, cycle: CycleSpan) => {
  const school = await schoolThingOf(context, visit.rbd)
  if (!reasonTo(context, 'figures.ofSchool', school)) return null
  // An advisor sees levels, and courses only while the team shares them.
  const courses = reasonTo(context, 'figures.ofCourses', school) !== null || await isSharingCourses(visit)
  return getSchoolFigures(visit.store, visit.rbd, { today: visit.today, courses: courses || 'levels', cycle })
}

export const figuresFor = async (context: Context, visit: Visit, cycle: CycleSpan): Promise<SchoolFiguresView | null> => {
  const figures = await readFigures(context, visit, cycle)
  if (!figures) return null
  return describeSchoolFigures(figures, cycle, visit.f, figures.lastMonth ? await monthNotes(visit, figures.lastMonth) : undefined)
}
