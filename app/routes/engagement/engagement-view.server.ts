/** What the survey's page of a cycle shows its team. */
import { moments, spacedCode } from '../../../cycles/engagement/rounds.ts'
import { listDia } from '../../../db/engagement/dia.ts'
import { listRoundResults } from '../../../db/engagement/results.ts'
import { listRounds } from '../../../db/engagement/rounds.ts'
import { getPresentFigures } from '../../../db/notebook/snapshots.ts'
import { courseWords, describeResults } from '../../components/engagement/describe-results.ts'
import { momentName } from '../../components/engagement/names.ts'
import { guidePath } from '../../components/engagement/names.ts'
import type { RoundView } from '../../components/engagement/view.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Visit } from '../notebook/viewer.server.ts'

/** From 5th grade up the sentences are for reading alone; younger children have the guide. */
const isOldEnough = (course: string): boolean => { const [teaching, grade] = course.split('-').map(Number); return teaching! >= 300 || (teaching === 110 && grade! >= 5) }

export const describeEngagement = async (visit: Visit) => {
  const { store, f, today } = visit
  const rounds = await listRounds(store, visit)
  const results = await listRoundResults(store, visit)
  const figures = await getPresentFigures(store, visit.rbd, today)
  return {
    guide: guidePath(visit.rbd, visit.cycleId),
    known: (figures?.courses ?? []).filter(c => isOldEnough(c.course)).map(c => ({ key: c.course, name: courseWords(c.course), students: c.students })),
    rounds: moments.map((moment): RoundView => {
      const round = rounds.find(r => r.moment === moment)
      if (!round) return { moment, name: momentName[moment](), state: 'not-opened', since: '', courses: [] }
      return {
        moment, name: momentName[moment](), state: round.closedOn ? 'closed' : 'open',
        since: round.closedOn ? m.engagement_closed_on({ day: f.day(round.closedOn) }) : m.engagement_in_course({ day: f.day(round.openedOn) }),
        courses: round.courses.map(c => ({
          id: c.id, course: courseWords(c.course), code: spacedCode(c.code), isOver: c.lastDay < today,
          until: c.lastDay < today ? m.engagement_code_over({ day: f.day(c.lastDay) }) : m.engagement_code_until({ day: f.day(c.lastDay) }),
          arrived: m.engagement_arrived({ answered: f.integer(c.answered), most: f.integer(c.most), sheets: f.integer(c.sheets) }),
        })),
      }
    }),
    results: results.length > 0 ? describeResults(results, f) : null,
    diaColumns: [
      { key: 'course', label: m.engagement_dia_course() }, { key: 'moment', label: m.engagement_dia_moment() }, { key: 'dimension', label: m.engagement_col_dimension() },
      { key: 'favourable', label: m.engagement_dia_favourable(), number: true }, { key: 'students', label: m.engagement_students(), number: true }, { key: 'undo', label: '' },
    ],
    dia: (await listDia(store, visit)).map(d => ({
      id: d.id,
      cells: { course: d.course, moment: momentName[d.moment](), dimension: d.dimension, favourable: f.percent(d.favourableTenths / 10), students: m.engagement_dia_n({ n: d.students }) },
    })),
  }
}
