/**
 * What comparing schools and cycles costs, and how often it errs when nothing changed. Times against a plain loop over the same schools that computes the mean
 * alone. The simulations draw from a seeded generator: the reference (methods, 7) says 2.6 % and 45 % of the planned look; of the others an interval of 95 %
 * should miss in 5 of 100.
 */
import { againstPeers } from '../../../cycles/compare/against-peers.ts'
import { peerFinderOf, type SchoolTraits } from '../../../cycles/compare/comparable-schools.ts'
import { differenceInDifferences } from '../../../cycles/compare/difference-in-differences.ts'
import { funnelOf, standApartInList } from '../../../cycles/compare/funnel.ts'
import { gapToPeers, type PeriodRate } from '../../../cycles/compare/gap-to-peers.ts'
import { permutationOf } from '../../../cycles/compare/permutation.ts'
import { plannedLook } from '../../../cycles/compare/planned-look.ts'
import { pooledEffectOf } from '../../../cycles/compare/pooled-effects.ts'
import { shrunkenRatesOf } from '../../../cycles/compare/shrunken-rates.ts'
import { staggeredDifference, type StaggeredSchool } from '../../../cycles/compare/staggered-starts.ts'
import { medianOf, milliseconds, ratio, timesOf, type Line, type Section } from '../measure.ts'

/** Mulberry32: small, seeded, good enough for counting how often something happens. */
const generatorOf = (seed: number) => {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = (mean = 0, sd = 1) => mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}
const list = <V>(n: number, of: (i: number) => V) => Array.from({ length: n }, (_, i) => of(i))
const timeOf = async (f: () => void) => medianOf(await timesOf(5, f))

const schoolsOf = (n: number) => {
  const { uniform, normal } = generatorOf(n)
  return list(n, id => {
    const students = 15 + Math.floor(900 * uniform() ** 2)
    const rate = Math.min(0.3, Math.max(0, normal(0.03, 0.015)))
    return { id, students, events: list(students, () => (uniform() < rate ? 1 : 0)).reduce((a: number, b) => a + b, 0) }
  })
}

const times = async (): Promise<Line[]> => {
  const lines: Line[] = []
  for (const n of [2500, 5000, 10000]) {
    const schools = schoolsOf(n)
    const plain = await timeOf(() => { let [d, s] = [0, 0]; for (const x of schools) { d += x.events; s += x.students } if (d / s > 1) throw new Error() })
    const funnel = await timeOf(() => { funnelOf(schools) })
    lines.push({ what: `funnel of ${n} schools`, value: milliseconds(funnel), note: `a plain loop for the mean alone: ${milliseconds(plain)}` })
  }
  const schools = schoolsOf(5000)
  lines.push({ what: 'best estimates of 5000 schools', value: milliseconds(await timeOf(() => { shrunkenRatesOf(schools) })) })
  const changes = (n: number) => { const { normal } = generatorOf(n); return list(n, () => normal()) }
  lines.push({ what: 'permutation, 6 of 12 schools', value: milliseconds(await timeOf(() => { permutationOf(changes(6), changes(7).slice(1)) })), note: '924 ways' })
  lines.push({ what: 'permutation, 12 of 25 schools', value: milliseconds(await timeOf(() => { permutationOf(changes(12), changes(13)) })), note: '5,200,300 ways, the most there are' })
  const { uniform, normal } = generatorOf(3)
  const traits = list(11000, (rbd): SchoolTraits => ({
    rbd, region: 1 + Math.floor(16 * uniform()), holder: uniform() < 0.5 ? 'public' : 'subsidised', levels: (['primary', 'secondary', 'both'] as const)[Math.floor(3 * uniform())]!, isRural: uniform() < 0.3,
    enrolment: 10 + Math.floor(900 * uniform() ** 2), vulnerability: Math.floor(60 + 40 * uniform()), hasActiveCycle: uniform() < 0.05,
  }))
  let peers: number[][] = []
  lines.push({ what: 'comparable schools of 5000 among 11000', value: milliseconds(await timeOf(() => { const find = peerFinderOf(traits); peers = traits.slice(0, 5000).map(t => { const p = find(t); return p.kind === 'peers' ? p.rbds : [] }) })) })
  const series = list(11000, () => list(60, (): PeriodRate => ({ percent: normal(88, 3), students: 200 })))
  const gaps = await timeOf(() => { peers.forEach((rbds, i) => { gapToPeers(series[i]!, rbds.map(r => series[r]!)) }) })
  const means = await timeOf(() => { peers.forEach((rbds, i) => { for (let t = 0; t < 60; t++) { let sum = 0; for (const r of rbds) sum += series[r]![t]!.percent; if (series[i]![t]!.percent - sum / rbds.length > 1e9) throw new Error() } }) })
  lines.push({ what: 'gap to them, 5000 schools x 60 months', value: milliseconds(gaps), note: `${ratio(gaps, means)} a plain loop of means (${milliseconds(means)}); ${Math.round(peers.flat().length / 5000)} peers each on average` })
  return lines
}

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`
const shareOf = (runs: number, happens: () => boolean) => percent(list(runs, happens).filter(Boolean).length, runs)

const errors = (): Line[] => {
  const g = generatorOf(20261126)
  const series = (n: number, shift = 0) => list(n, () => g.normal(shift))
  const look = (shift: number) => { const l = plannedLook({ before: series(12), after: series(6, shift) }, { points: 6, wasNamedBefore: true }, 'up'); return l.kind === 'looked' && l.reading === 'favourable' }
  const welchMisses = (t: number, c: number, spread: number) => {
    const d = differenceInDifferences({ treated: series(t).map(v => v * spread), comparison: series(c) }, 'steady')
    return d.kind === 'difference' && d.welch !== null && (d.welch.interval.low > 0 || d.welch.interval.high < 0)
  }
  const pooledMisses = (k: number, tau: number) => {
    const p = pooledEffectOf(list(k, id => { const se = 0.4 + g.uniform(); return { id, points: g.normal(0, Math.hypot(tau, se)), standardError: se, students: 200 } }))
    return p.kind === 'pooled' && (p.interval.low > 0 || p.interval.high < 0)
  }
  const schoolOf = (rbd: number, startedIn: StaggeredSchool['startedIn'] = null): StaggeredSchool => {
    const level = g.normal(88, 4)
    return { rbd, startedIn, months: [2025, 2026].flatMap(year => list(10, i => ({ year, month: 3 + i, students: 200, percent: level + g.normal(0, 1.5) + (i === 9 ? -5 : 0) }))) }
  }
  const [may, last] = [{ year: 2026, month: 5 }, { year: 2026, month: 11 }]
  let [withdrawn, compared] = [0, 0]
  const againstMisses = () => {
    const { difference: d } = againstPeers(list(4, schoolOf), list(9, i => schoolOf(100 + i)), { start: may, last })
    if (d.kind === 'withdrawn') withdrawn += 1
    compared += 1
    return d.kind === 'difference' && d.welch !== null && (d.welch.interval.low > 0 || d.welch.interval.high < 0)
  }
  const staggeredMisses = () => {
    const d = staggeredDifference([...list(6, i => schoolOf(i, { year: 2026, month: 4 + i })), ...list(9, i => schoolOf(100 + i))], { last })
    return d.kind === 'difference' && d.spread !== null && (d.spread.interval.low > 0 || d.spread.interval.high < 0)
  }
  const listFinds = () => {
    const schools = list(200, id => ({ id, students: 300, events: list(300, () => (g.uniform() < 0.03 ? 1 : 0)).reduce((a: number, b) => a + b, 0) }))
    const f = funnelOf(schools)
    return f.kind === 'funnel' && standApartInList(f).length > 0
  }
  const against = shareOf(4000, againstMisses)
  return [
    { what: 'planned look, 12 before and 6 after, no change: favourable', value: shareOf(20000, () => look(0)), note: 'reference: 2.6 %' },
    { what: 'the same, one standard deviation better: seen', value: shareOf(20000, () => look(1)), note: 'reference: 45 %' },
    { what: 'difference, 4 of 12 schools, no change: interval leaves 0 out', value: shareOf(20000, () => welchMisses(4, 8, 1)), note: 'nominal: 5 %' },
    { what: 'the same, spread three times as large among those that began', value: shareOf(20000, () => welchMisses(4, 8, 3)), note: 'nominal: 5 %' },
    { what: 'from months on, 4 against 9, no change', value: against, note: `nominal: 5 %; withdrawn for the gap before: ${percent(withdrawn, compared)}` },
    { what: 'six cohorts of one school against 9 and those not begun, no change', value: shareOf(4000, staggeredMisses), note: 'nominal: 5 %' },
    { what: 'five cycles pooled, alike: interval leaves 0 out', value: shareOf(10000, () => pooledMisses(5, 0)), note: 'nominal: 5 %; the wider of two intervals is told' },
    { what: 'ten cycles pooled that truly differ', value: shareOf(10000, () => pooledMisses(10, 1)), note: 'nominal: 5 %' },
    { what: '200 schools all alike: anybody told apart in the list', value: shareOf(300, listFinds), note: 'nominal: 5 %' },
  ]
}

const section: Section = {
  title: 'Comparing schools and cycles: what it costs (median of 5), and how often it errs when nothing changed',
  run: async ({ say }) => {
    say('times')
    const costs = await times()
    say('simulations')
    return [...costs, ...errors()]
  },
}
export default section
