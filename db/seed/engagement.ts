/**
 * Surveys of the demo: Los Boldos asked at the start and the end of one cycle and at the start of the next; a school of the microcentro
 * asked six children, too few for anything to be shown. The same answers in every run.
 */
import { dimensions, answers, answersOrNone, items, itemsOf, type AnswerOrNone, type Dimension } from '../../cycles/engagement/items.ts'
import type { Moment } from '../../cycles/engagement/rounds.ts'
import type { Schema } from '../schema.ts'
import { castId, islaChaica, losBoldos, rosaHuenchul, type CastPerson, type CastSchool } from './cast.ts'
import { teamMembers } from './people.ts'
import { streamFor } from './random.ts'

export type EngagementRows = {
  rounds: Schema['engagementRound']['$inferInsert'][]
  courses: Schema['engagementCourse']['$inferInsert'][]
  tallies: Schema['engagementTally']['$inferInsert'][]
}

/** How far towards "always" a round's answers lie, by dimension, from 0 to 1. */
type Lean = Record<Dimension, number>
type SeedRound = { school: CastSchool; cycle: number; moment: Moment; on: string; closed: string; by: CastPerson; lean: Lean; courses: { course: string; answered: number; sheets: number }[] }

const memberOf = (school: CastSchool) => teamMembers.find(p => p.memberships.some(m => m.scopeId === String(school.rbd)))!
const rounds: SeedRound[] = [
  {
    school: losBoldos, cycle: 1, moment: 'start', on: '2026-03-23', closed: '2026-03-27', by: rosaHuenchul, lean: { affective: 0.5, behavioural: 0.58, cognitive: 0.46 },
    courses: [{ course: '110-7-A', answered: 21, sheets: 0 }, { course: '110-7-B', answered: 17, sheets: 2 }, { course: '110-8-A', answered: 0, sheets: 19 }],
  },
  {
    school: losBoldos, cycle: 1, moment: 'end', on: '2026-07-13', closed: '2026-07-17', by: rosaHuenchul, lean: { affective: 0.57, behavioural: 0.59, cognitive: 0.48 },
    courses: [{ course: '110-7-A', answered: 20, sheets: 0 }, { course: '110-7-B', answered: 18, sheets: 1 }, { course: '110-8-A', answered: 7, sheets: 0 }],
  },
  {
    school: losBoldos, cycle: 2, moment: 'start', on: '2026-08-10', closed: '2026-08-14', by: rosaHuenchul, lean: { affective: 0.62, behavioural: 0.55, cognitive: 0.5 },
    courses: [{ course: '110-7-B', answered: 20, sheets: 0 }, { course: '110-8-A', answered: 5, sheets: 9 }],
  },
  { school: islaChaica, cycle: 1, moment: 'start', on: '2026-04-20', closed: '2026-04-22', by: memberOf(islaChaica), lean: { affective: 0.8, behavioural: 0.7, cognitive: 0.6 }, courses: [{ course: 'Todos juntos', answered: 0, sheets: 6 }] },
]

const dimensionOf = (item: (typeof items)[number]): Dimension => dimensions.find(d => (itemsOf[d] as readonly string[]).includes(item))!

export const engagementRows = (cycleIdOf: (school: CastSchool, number: number) => string): EngagementRows => {
  const out: EngagementRows = { rounds: [], courses: [], tallies: [] }
  for (const [i, r] of rounds.entries()) {
    const roundId = castId('survey', i + 1)
    out.rounds.push({ id: roundId, rbd: r.school.rbd, cycleId: cycleIdOf(r.school, r.cycle), moment: r.moment, openedBy: r.by.id, openedOn: r.on, closedBy: r.by.id, closedOn: r.closed, poolId: null, microcentroId: null })
    for (const [j, c] of r.courses.entries()) {
      const courseId = castId('survey', (i + 1) * 100 + j)
      // Codes nobody can type: these rounds are over.
      out.courses.push({ id: courseId, roundId, rbd: r.school.rbd, course: c.course, code: `demo-${i}-${j}`, most: c.answered + 5, lastDay: r.closed, answered: c.answered, sheets: c.sheets, withdrawnAt: null })
      for (const source of ['code', 'paper'] as const) {
        const n = source === 'code' ? c.answered : c.sheets
        if (n === 0) continue
        for (const item of items) {
          const stream = streamFor('engagement', r.school.rbd, r.cycle, r.moment, c.course, source, item)
          const counts = Object.fromEntries(answersOrNone.map(a => [a, 0])) as Record<AnswerOrNone, number>
          for (let k = 0; k < n; k++) {
            const at = r.lean[dimensionOf(item)] * 4 + 0.9 * stream.normal()
            counts[answers[Math.max(0, Math.min(3, Math.floor(at)))]!] += 1
          }
          out.tallies.push(...answersOrNone.filter(a => counts[a] > 0).map(answer => ({ courseId, rbd: r.school.rbd, source, item, answer, count: counts[answer] })))
        }
      }
    }
  }
  return out
}
