/** The school's figures for the data page, and the expectation beside what is observed: one source with the board. */
import type { Challenge } from '../../../cycles/notebook/parts.ts'
import type { CycleSpan } from '../../../cycles/compare/same-months.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { describeExpectation, describeSchoolFigures } from '../../components/figures/describe-figures.ts'
import type { ExpectationBesideObservedView, SchoolFiguresView } from '../../components/figures/view.ts'
import { reasonTo, schoolThingOf } from '../../request.server.ts'
import type { Context, Visit } from './viewer.server.ts'

const readFigures = async (context: Context, visit: Visit, cycle: CycleSpan) => {
  const school = await schoolThingOf(context, visit.rbd)
  if (!reasonTo(context, 'figures.ofSchool', school)) return null
  return getSchoolFigures(visit.store, visit.rbd, { today: visit.today, courses: reasonTo(context, 'figures.ofCourses', school) !== null, cycle })
}

/** Null for whoever may not see this school's counts (an administrator who opened the notebook with a reason). */
export const figuresFor = async (context: Context, visit: Visit, cycle: CycleSpan): Promise<SchoolFiguresView | null> => {
  const figures = await readFigures(context, visit, cycle)
  return figures && describeSchoolFigures(figures, cycle, visit.f)
}

export const expectationFor = async (context: Context, visit: Visit, cycle: CycleSpan, challenge: Challenge): Promise<ExpectationBesideObservedView | null> => {
  const figures = await readFigures(context, visit, cycle)
  return figures && describeExpectation(challenge, figures, visit.f)
}
