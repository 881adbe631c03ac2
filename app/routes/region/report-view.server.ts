/** The report's period and what stands on its cover. */
import type { RouterContextProvider } from 'react-router'
import type { IdeaCount } from '../../../cycles/learnings/ideas.ts'
import { isInYears, type Years } from '../../../cycles/region/differences.ts'
import type { DropoutOfTerritory } from '../../../db/region/dropout.ts'
import type { CycleOfRegion } from '../../../db/region/cycle-facts.ts'
import type { ToldEffect } from '../../../db/region/cycle-effects.ts'
import { listServiceNames } from '../../../db/region/networks.ts'
import type { SchoolFunnel } from '../../../db/region/school-funnel.ts'
import type { PrintedQuote } from '../../../db/learnings/export.ts'
import type { FoundLearnings, SharedLearning } from '../../../db/learnings/library.ts'
import { describeDifferences } from '../../components/region/describe-differences.ts'
import { describeFunnel } from '../../components/region/describe-funnel.ts'
import { describeLearnings } from '../../components/region/describe-learnings.ts'
import { describeResults } from '../../components/region/describe-results.ts'
import type { ReportView } from '../../components/region/report.tsx'
import { formatter, type Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf } from '../../request.server.ts'

const yearIn = (text: string | null): number | null => (text !== null && /^\d{4}$/.test(text) ? Number(text) : null)

/**
 * The years of an address among those in which cycles began: what it does not know is the whole of them, ends beyond them stop at them, and ends
 * that came in the wrong order are turned round.
 */
export const periodIn = (search: URLSearchParams, known: readonly number[]): { years: Years | null; choices: { value: string; label: string }[]; wasTurned: boolean } => {
  const all = [...new Set(known)].sort((a, b) => a - b)
  if (all.length === 0) return { years: null, choices: [], wasTurned: false }
  const [first, last] = [all[0]!, all.at(-1)!]
  const within = (year: number | null, otherwise: number) => Math.min(last, Math.max(first, year ?? otherwise))
  const [from, to] = [within(yearIn(search.get('desde')), first), within(yearIn(search.get('hasta')), last)]
  return {
    years: { from: Math.min(from, to), to: Math.max(from, to) }, wasTurned: from > to,
    choices: Array.from({ length: last - first + 1 }, (_, i) => ({ value: String(first + i), label: String(first + i) })),
  }
}

/** The services a person's region is made of, or the name of the whole territory. */
export const territoryNameOf = async (context: Readonly<RouterContextProvider>): Promise<string> => {
  const { store, installation, locale } = factsOf(context)
  const names = await listServiceNames(store, scopeOf(context, 'figures.ofTerritory'))
  return names.length > 0 ? formatter(locale).list(names) : installation?.territoryName ?? ''
}

type Given = {
  cycles: readonly CycleOfRegion[]; years: Years; nameOf: (rbd: number) => string; effects: readonly ToldEffect[]; territory: string
  official: DropoutOfTerritory | null; funnel: SchoolFunnel; shared: FoundLearnings; quotes: readonly PrintedQuote[]; ideas: readonly IdeaCount[]; by: string; today: string
}

/** Learnings of the period to quote from, the newest of each school that let its words leave, so that no school fills the page. */
export const learningsToQuote = (shared: FoundLearnings, years: Years): SharedLearning[] => {
  const seen = new Set<number>()
  return shared.learnings.filter(l => l.forResearch && isInYears(l.year, years) && !seen.has(l.rbd) && seen.add(l.rbd)).slice(0, 5)
}

export const describeReport = ({ cycles, years, nameOf, effects, territory, official, funnel, shared, quotes, ideas, by, today }: Given, f: Formatter): ReportView => {
  const chosen = cycles.filter(c => isInYears(c.year, years))
  const ended = chosen.filter(c => c.closedOn !== null || c.droppedOn !== null)
  return {
    territory, period: years.from === years.to ? m.region_report_year({ year: String(years.from) }) : m.region_report_years({ from: String(years.from), to: String(years.to) }),
    made: m.region_report_made({ day: f.dayLong(today), by }),
    contents: [m.region_q1_title(), m.region_q2_title(), m.region_q3_title(), m.region_report_methods()],
    facts: [
      { key: 'schools', figure: f.integer(new Set(chosen.map(c => c.rbd)).size), text: m.region_report_schools({ n: new Set(chosen.map(c => c.rbd)).size }) },
      { key: 'cycles', figure: f.integer(chosen.length), text: m.region_report_cycles({ n: chosen.length, ended: f.integer(ended.length) }) },
      { key: 'learnings', figure: f.integer(shared.total), text: m.region_report_learnings({ n: shared.total }) },
    ],
    differences: describeDifferences(cycles, nameOf, { years, page: 1 }, f),
    learnings: describeLearnings({ total: shared.total, schools: shared.schools, ideas, quotes }, f),
    funnel: describeFunnel(funnel, f),
    results: describeResults({ cycles: chosen, effects, official, nameOf, by: 'area' }, f),
    methods: [m.region_how_carried(), m.region_how_ready(), m.region_how_effect(), m.region_how_spread(), m.region_how_pooled(), m.region_how_funnel(), m.region_how_estimate()],
    limits: [m.region_how_few(), m.region_how_told(), m.region_how_levels(), m.region_how_cause(), m.region_report_limit_shared(), m.region_report_limit_small()],
  }
}
