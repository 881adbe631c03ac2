/** Each expectation with what answers it: for the learnings page, and as news for the notebook of the school. */
import { countOwnExpectations, isAnsweredByMonths, measureThatAnswers } from '../../../cycles/expectations/results.ts'
import { expectationFields, type Challenge, type Learnings, type MeasureEntry } from '../../../cycles/notebook/parts.ts'
import { groupsOf } from '../../../cycles/notebook/repeats.ts'
import type { CycleSummary } from '../../../db/notebook/cycles.ts'
import { getBandScheme } from '../../../db/installation.ts'
import { listResults, listResultsOfSchool } from '../../../db/notebook/results.ts'
import { describeComparison, type Expectation } from '../../components/figures/describe-figures.ts'
import { describeNews, describePending, describeResult } from '../../components/learning/describe-results.ts'
import { resultId } from '../../components/learning/ids.ts'
import type { ResultNews, ResultsView } from '../../components/learning/view.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Store } from '../../../db/store.ts'
import { readFigures } from './figures.server.ts'
import type { Context, Visit } from './viewer.server.ts'

type Shown = {
  cycle: Pick<CycleSummary, 'id' | 'startedOn' | 'closedOn' | 'droppedOn'>
  /** The pages as this reader has them: the team's as they stand, an advisor's as they were marked ready. */
  challenge: Challenge
  learnings: Learnings
  measures: readonly { body: MeasureEntry }[]
}

const flat = (body: object) => body as Readonly<Record<string, string>>
const expectationsOf = (challenge: Challenge) => groupsOf(flat(challenge), expectationFields).map(({ key, ...e }) => ({ key, e: e as unknown as Expectation }))

export const resultsFor = async (context: Context, visit: Visit, { cycle, challenge, learnings, measures }: Shown): Promise<ResultsView> => {
  const { store, rbd, today, f } = visit
  const expectations = expectationsOf(challenge)
  const asksMonths = expectations.some(({ e }) => isAnsweredByMonths(e.expectIndicator))
  const figures = asksMonths ? await readFigures(context, visit, cycle) : null
  const known = figures ? await listResults(store, rbd, [{ ...cycle, challenge, learnings }], { today, timeZone: f.timeZone }) : []
  const own = countOwnExpectations(flat(challenge))
  const about = expectations.some(({ e }) => e.expectIndicator === 'attendance')
  return {
    results: expectations.map(({ key, e }) => {
      const answered = known.find(r => r.key === key)
      return describeResult(key, e, {
        result: answered?.result ?? null, isNews: visit.viewer === 'team' && (answered?.isNews ?? false), figures,
        measure: measureThatAnswers(e, measures, own)?.body ?? null,
      }, f)
    }),
    comparison: about && figures?.comparison ? describeComparison(figures.comparison, f) : null,
    pending: visit.viewer === 'team' && !cycle.closedOn && !cycle.droppedOn ? describePending(known.map(r => r.result), today, f) : null,
  }
}

/** What the school's notebook tells its team: data that came since, each once, until somebody says how it came out. */
export const newsOfSchool = async (store: Store, rbd: number, cycles: readonly CycleSummary[], today: string, f: Formatter): Promise<ResultNews[]> => {
  const results = await listResultsOfSchool(store, rbd, cycles, { today, timeZone: f.timeZone })
  const scheme = await getBandScheme(store)
  return results.filter(r => r.isNews).flatMap(r => {
    const cycle = cycles.find(c => c.id === r.cycleId)!
    const expectation = expectationsOf(r.challenge).find(x => x.key === r.key)
    const words = expectation && describeNews(expectation.e, r.result, scheme, f)
    return words ? [{
      cycleId: r.cycleId, key: r.key, ...words, cycle: m.learning_news_cycle({ number: cycle.number, title: cycle.title }),
      href: `${pagePath(rbd, r.cycleId, 'learnings')}#${resultId(r.key)}`,
    }] : []
  })
}
