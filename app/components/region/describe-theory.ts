/** The network's own theory of action beside what the record shows of each link. Runs in loaders. */
import { areas } from '../../../cycles/notebook/parts.ts'
import type { Criterion, CriterionCount } from '../../../cycles/strengths/strengths.ts'
import { cyclesByPlace } from '../../../cycles/region/differences.ts'
import { poolOf } from '../../../cycles/region/results.ts'
import { linkFields, type LinkField } from '../../../cycles/theory/theory.ts'
import type { CycleOfRegion } from '../../../db/region/cycle-facts.ts'
import type { ToldEffect } from '../../../db/region/cycle-effects.ts'
import type { NetworkOfRegion } from '../../../db/region/networks.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { criterionName } from '../advising/strength-words.ts'
import { areaName, linkName } from '../challenge/names.ts'
import { pooledWords } from '../comparisons/effect-words.ts'

export type Evidence = { key: string; title: string; facts: string[]; link: { href: string; label: string } | null }
export type TheoryPageView = {
  networks: { key: string; name: string; schools: string; lines: { key: string; connective: string; text: string }[] }[]
  capacities: Evidence[]
  strategies: Evidence[]
  results: Evidence[]
}

/** What in the record of a cycle speaks of a strand: counts over five cycles of five schools or more, as the region is told them. */
const speaksOf: Record<LinkField, readonly Criterion[]> = {
  linkCollaboration: ['shared', 'voices'], linkData: ['data-over-time', 'prediction', 'compared'], linkLeadership: ['scope-of-action', 'decision', 'chained'],
}

const criterionFact = (criterion: Criterion, counts: readonly CriterionCount[], f: Formatter): string => {
  const count = counts.find(c => c.criterion === criterion)?.count
  return count ? m.region_fact_criterion({ what: criterionName[criterion](), present: f.integer(count.present), of: f.integer(count.of) }) : m.region_fact_criterion_few({ what: criterionName[criterion]() })
}

export const describeTheoryPage = (
  { networks, cycles, effects, counts }: { networks: readonly NetworkOfRegion[]; cycles: readonly CycleOfRegion[]; effects: readonly ToldEffect[]; counts: readonly CriterionCount[] }, f: Formatter,
): TheoryPageView => {
  const shared = cycles.filter(c => c.hasTheory)
  const places = cyclesByPlace(cycles)
  const areaTotals = areas.map(area => ({ area, n: cycles.filter(c => c.area === area).length })).filter(a => a.n > 0).sort((a, b) => b.n - a.n)
  const told = effects.flatMap(e => (e.kind === 'told' ? [e] : []))
  const pooled = poolOf(told.map(t => ({ id: t.cycleId, rbd: t.rbd, points: t.points, standardError: t.standardError, degrees: t.degrees, students: t.students }))).pooled
  const words = pooledWords(pooled)
  const adjusted = places.flatMap(p => p.adjusted ?? [])
  return {
    networks: networks.map(n => ({
      key: n.id, name: n.name, schools: m.region_network_schools({ n: n.rbds.length }),
      lines: [
        { key: 'if', connective: m.notebook_theory_if(), text: n.theoryIf }, { key: 'then', connective: m.notebook_theory_then(), text: n.theoryThen }, { key: 'which', connective: m.notebook_theory_which_will(), text: n.theoryWhichWill },
      ].filter(l => l.text.trim() !== ''),
    })),
    capacities: linkFields.map(field => ({
      key: field, title: linkName[field](),
      facts: [
        m.region_fact_feeds({ n: shared.filter(c => c.feeds.includes(field)).length, of: f.integer(shared.length) }),
        ...speaksOf[field].map(c => criterionFact(c, counts, f)),
      ],
      link: { href: '/territorio/ciclos', label: m.region_strengths_link() },
    })),
    strategies: [{
      key: 'strategies', title: m.region_theory_strategies(),
      facts: [
        areaTotals.length === 0 ? m.region_fact_no_areas() : m.region_fact_areas({ list: f.list(areaTotals.map(a => m.region_counted({ what: areaName[a.area](), n: f.integer(a.n) }))) }),
        m.region_fact_begun({ n: cycles.filter(c => c.implementationFrom !== null).length, of: f.integer(cycles.length) }),
        ...(adjusted.length > 0 ? [m.region_fact_adjusted({ n: adjusted.reduce((sum, a) => sum + a.count, 0), of: f.integer(adjusted.reduce((sum, a) => sum + a.of, 0)) })] : []),
      ],
      link: { href: '/territorio/diferencias', label: m.region_q1_title() },
    }],
    results: [
      { key: 'attendance', title: m.region_theory_attendance(), facts: [`${words.headline}. ${words.explanation}`], link: { href: '/territorio/resultados', label: m.region_q3_title() } },
      { key: 'engagement', title: m.region_theory_engagement(), facts: [m.region_fact_engagement()], link: null },
      { key: 'dropout', title: m.region_theory_dropout(), facts: [m.region_dropout_not_school()], link: { href: '/territorio/resultados#desvinculacion', label: m.region_dropout_title() } },
    ],
  }
}
