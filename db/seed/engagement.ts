/**
 * Surveys of the demo: Los Boldos asked at the start and the end of one cycle and at the start of the next; a school of the microcentro
 * asked six children, too few for anything to be shown. Los Boldos and El Mirador tell the two cases of the source (reference: programme,
 * inter-professional work): in the first students feel heard and accompanied; in the second many are sent from one person to another, and
 * need other things (somebody who listens, to be respected, company) than the professions see (benefits, family). The same in every run.
 */
import { dimensions, answers, answersOrNone, items, itemsOf, type AnswerOrNone, type Dimension } from '../../cycles/engagement/items.ts'
import type { Moment } from '../../cycles/engagement/rounds.ts'
import type { SentenceId } from '../../cycles/engagement/sheet.ts'
import { needAnswers, needItem, supportSentences, type NeedAnswer, type SupportSentence } from '../../cycles/engagement/support.ts'
import type { Schema } from '../schema.ts'
import { castId, elMirador, islaChaica, losBoldos, rosaHuenchul, type CastPerson, type CastSchool } from './cast.ts'
import { nicoleBustamante, teamMembers } from './people.ts'
import { streamFor } from './random.ts'

export type EngagementRows = {
  rounds: Schema['engagementRound']['$inferInsert'][]
  courses: Schema['engagementCourse']['$inferInsert'][]
  tallies: Schema['engagementTally']['$inferInsert'][]
}

/** How far towards "always" a round's answers lie, by dimension, from 0 to 1. */
type Lean = Record<Dimension, number>
/** The same of the three sentences of accompanying; and of a hundred students, how many need what most. */
type Accompanied = { lean: Record<SupportSentence, number>; needs: Record<NeedAnswer, number> }
type SeedRound = { school: CastSchool; cycle: number; moment: Moment; on: string; closed: string; by: CastPerson; lean: Lean; support: Accompanied; courses: { course: string; answered: number; sheets: number }[] }

const memberOf = (school: CastSchool) => teamMembers.find(p => p.memberships.some(m => m.scopeId === String(school.rbd)))!
const worksJointly: Accompanied['needs'] = { study: 30, nothing: 22, company: 14, emotional: 11, benefits: 8, family: 5, work: 4, identity: 3, 'prefers-not': 3 }
const refers: Accompanied['needs'] = { emotional: 29, identity: 18, company: 17, study: 12, benefits: 3, family: 3, work: 4, nothing: 6, 'prefers-not': 8 }
const rounds: SeedRound[] = [
  {
    school: losBoldos, cycle: 1, moment: 'start', on: '2026-03-23', closed: '2026-03-27', by: rosaHuenchul, lean: { affective: 0.5, behavioural: 0.58, cognitive: 0.46 },
    support: { lean: { heard: 0.58, supported: 0.57, 'not-passed-around': 0.56 }, needs: worksJointly },
    courses: [{ course: '110-7-A', answered: 21, sheets: 0 }, { course: '110-7-B', answered: 17, sheets: 2 }, { course: '110-8-A', answered: 0, sheets: 19 }],
  },
  {
    school: losBoldos, cycle: 1, moment: 'end', on: '2026-07-13', closed: '2026-07-17', by: rosaHuenchul, lean: { affective: 0.57, behavioural: 0.59, cognitive: 0.48 },
    support: { lean: { heard: 0.67, supported: 0.68, 'not-passed-around': 0.64 }, needs: worksJointly },
    courses: [{ course: '110-7-A', answered: 20, sheets: 0 }, { course: '110-7-B', answered: 18, sheets: 1 }, { course: '110-8-A', answered: 7, sheets: 0 }],
  },
  {
    school: losBoldos, cycle: 2, moment: 'start', on: '2026-08-10', closed: '2026-08-14', by: rosaHuenchul, lean: { affective: 0.62, behavioural: 0.55, cognitive: 0.5 },
    support: { lean: { heard: 0.68, supported: 0.7, 'not-passed-around': 0.66 }, needs: worksJointly },
    courses: [{ course: '110-7-B', answered: 20, sheets: 0 }, { course: '110-8-A', answered: 5, sheets: 9 }],
  },
  {
    school: islaChaica, cycle: 1, moment: 'start', on: '2026-04-20', closed: '2026-04-22', by: memberOf(islaChaica), lean: { affective: 0.8, behavioural: 0.7, cognitive: 0.6 },
    support: { lean: { heard: 0.7, supported: 0.7, 'not-passed-around': 0.7 }, needs: worksJointly }, courses: [{ course: 'Todos juntos', answered: 0, sheets: 6 }],
  },
  {
    school: elMirador, cycle: 1, moment: 'end', on: '2026-07-06', closed: '2026-07-10', by: nicoleBustamante, lean: { affective: 0.47, behavioural: 0.56, cognitive: 0.5 },
    support: { lean: { heard: 0.46, supported: 0.48, 'not-passed-around': 0.3 }, needs: refers }, courses: [{ course: '110-7-A', answered: 28, sheets: 0 }, { course: '110-8-B', answered: 25, sheets: 0 }],
  },
  {
    school: elMirador, cycle: 2, moment: 'start', on: '2026-08-17', closed: '2026-08-21', by: nicoleBustamante, lean: { affective: 0.49, behavioural: 0.57, cognitive: 0.47 },
    support: { lean: { heard: 0.45, supported: 0.47, 'not-passed-around': 0.29 }, needs: refers },
    courses: [{ course: '110-5-A', answered: 27, sheets: 0 }, { course: '110-6-A', answered: 29, sheets: 0 }, { course: '110-8-B', answered: 24, sheets: 0 }],
  },
]

const dimensionOf = (item: (typeof items)[number]): Dimension => dimensions.find(d => (itemsOf[d] as readonly string[]).includes(item))!

/** The need at a place from 0 to 100, each as wide as it is often. */
const needOf = (needs: Record<NeedAnswer, number>, at: number): NeedAnswer => {
  let until = 0
  return needAnswers.find(n => at < (until += needs[n])) ?? 'prefers-not'
}

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
        const streamOf = (item: string) => streamFor('engagement', r.school.rbd, r.cycle, r.moment, c.course, source, item)
        const sentence = (item: SentenceId, lean: number) => {
          const stream = streamOf(item)
          const counts = Object.fromEntries(answersOrNone.map(a => [a, 0])) as Record<AnswerOrNone, number>
          for (let k = 0; k < n; k++) counts[answers[Math.max(0, Math.min(3, Math.floor(lean * 4 + 0.9 * stream.normal())))]!] += 1
          out.tallies.push(...answersOrNone.filter(a => counts[a] > 0).map(answer => ({ courseId, rbd: r.school.rbd, source, item, answer, count: counts[answer] })))
        }
        for (const item of items) sentence(item, r.lean[dimensionOf(item)])
        for (const item of supportSentences) sentence(item, r.support.lean[item])
        const [stream, named] = [streamOf(needItem), new Map<NeedAnswer, number>()]
        for (let k = 0; k < n; k++) { const need = needOf(r.support.needs, 100 * stream.next()); named.set(need, (named.get(need) ?? 0) + 1) }
        out.tallies.push(...[...named].map(([answer, count]) => ({ courseId, rbd: r.school.rbd, source, item: needItem, answer, count })))
      }
    }
  }
  return out
}
