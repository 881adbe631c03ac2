/**
 * What the verdicts cost, and how often they err: 5,000 schools of 60 months each, with the gap to comparable schools, against a plain loop over the
 * same numbers that computes only means; and simulated series in which nothing changed, whose false signals the methods state.
 */
import { performance } from 'node:perf_hooks'
import { readAroundStart, type CycleVerdictKind } from '../../../cycles/charts/cycle-verdict.ts'
import { computeChart } from '../../../cycles/charts/control-chart.ts'
import { readSeries } from '../../../cycles/charts/series-verdict.ts'
import type { Point, Series } from '../../../cycles/charts/series.ts'
import { gapToPeers } from '../../../cycles/compare/gap-to-peers.ts'
import { streamFor } from '../../../db/seed/random.ts'
import { medianOf, milliseconds, ratio, timesOf, type Line, type Section } from '../measure.ts'

const months = 60
const peersEach = 12
const start = 48

/** Standard normal, from two even chances (Box and Muller). */
const normals = (name: string) => {
  const chance = streamFor(name)
  return () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
}
const pointOf = (value: number, i: number): Point => ({ status: 'ok', period: String(i), value, numerator: null, denominator: null })

type School = { percent: number; students: number }[]
const plantSchools = (count: number): School[] => {
  const normal = normals('bench-verdicts')
  return Array.from({ length: count }, (_, s) => Array.from({ length: months }, () => ({ percent: 88 + normal() * 1.5, students: 60 + (s % 7) * 90 })))
}

const verdictsOf = (schools: readonly School[]): number => {
  let told = 0
  schools.forEach((own, s) => {
    const peers = Array.from({ length: peersEach }, (_, k) => schools[(s + k + 1) % schools.length]!)
    const points = gapToPeers(own, peers).map((g, i) => pointOf(g.points!, i))
    if (readAroundStart(points, { start, good: 'up', basis: 'gap-to-peers' }).verdict !== 'usual-variation') told += 1
  })
  return told
}
/** The least anybody would compute: the mean of each school before and after, weighted by its students. */
const plainMeansOf = (schools: readonly School[]): number => {
  let sum = 0
  for (const own of schools) {
    let [before, after, n0, n1] = [0, 0, 0, 0]
    for (let i = 0; i < own.length; i++) {
      const m = own[i]!
      if (i < start) { before += m.percent * m.students; n0 += m.students } else { after += m.percent * m.students; n1 += m.students }
    }
    sum += after / n1 - before / n0
  }
  return sum
}

const runs = 4000
const falseSignals = (before: number, after: number) => {
  const normal = normals(`no change ${before} ${after}`)
  const counts = new Map<CycleVerdictKind, number>()
  for (let r = 0; r < runs; r++) {
    const points = Array.from({ length: before + after }, (_, i) => pointOf(normal(), i))
    const { verdict } = readAroundStart(points, { start: before, good: 'up', basis: 'without-season' })
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  }
  return (kind: CycleVerdictKind) => (100 * (counts.get(kind) ?? 0)) / runs
}
const percent = (p: number) => `${p.toFixed(1)} %`
/** Two standard errors of a share seen in `runs`. */
const noise = (p: number) => 2 * Math.sqrt((p * (100 - p)) / runs)

/** Of unchanged series of one length that are only watched: signals of the run rules, and of these with the limits. */
const watched = (length: number) => {
  const normal = normals(`watched ${length}`)
  let [byRuns, byBoth] = [0, 0]
  for (let r = 0; r < runs; r++) {
    const series: Series = { unit: 'month', measured: { kind: 'value' }, points: Array.from({ length }, (_, i) => pointOf(normal(), i)) }
    const v = readSeries(computeChart(series, 'run'), computeChart(series, 'i'))
    if (v.shift || v.crossings) byRuns += 1
    if (v.verdict === 'signal') byBoth += 1
  }
  return { byRuns: (100 * byRuns) / runs, byBoth: (100 * byBoth) / runs }
}

const section: Section = {
  title: `Verdicts: ${months} months a school with the gap to ${peersEach} comparable schools; false signals in ${runs} unchanged series`,
  run: async ({ say }) => {
    const lines: Line[] = []
    const schools = plantSchools(5000)
    say('verdicts for 5,000 schools, and for half as many')
    verdictsOf(schools.slice(0, 300))
    const whole = medianOf(await timesOf(3, () => { verdictsOf(schools) }))
    const half = medianOf(await timesOf(3, () => { verdictsOf(schools.slice(0, 2500)) }))
    const started = performance.now()
    for (let i = 0; i < 20; i++) plainMeansOf(schools)
    const plain = (performance.now() - started) / 20
    lines.push({ what: 'verdicts of 5,000 schools', value: milliseconds(whole) }, { what: 'a plain loop that computes only means', value: milliseconds(plain), note: `${ratio(whole, plain)} of it` })
    lines.push({ what: 'twice the schools', value: ratio(whole, half), note: '2.00 x is in step' })
    say('series in which nothing changed')
    for (const [before, after, improvement, possible] of [[12, 3, 0.3, 3.2], [12, 7, 2.9, 5.5], [12, 10, 4.6, 5.9], [20, 7, 1.4, null], [8, 7, 3.3, null]] as const) {
      const share = falseSignals(before, after)
      lines.push({ what: `${before} before, ${after} after: told an improvement`, value: percent(share('improvement')), note: `stated ${percent(improvement)}, noise ± ${noise(improvement).toFixed(1)}; told a deterioration ${percent(share('deterioration'))}` })
      lines.push({ what: `${before} before, ${after} after: told a possible improvement`, value: percent(share('possible-improvement')), note: possible === null ? '' : `stated ${percent(possible)}, noise ± ${noise(possible).toFixed(1)}` })
    }
    for (const [length, byRuns, byBoth] of [[10, 0.9, 5], [20, 2.2, 10], [30, 2.8, 13]] as const) {
      const got = watched(length)
      lines.push({ what: `${length} figures without a cycle: run rules`, value: percent(got.byRuns), note: `stated ${percent(byRuns)}, noise ± ${noise(byRuns).toFixed(1)}` })
      lines.push({ what: `${length} figures without a cycle: run rules and limits`, value: percent(got.byBoth), note: `stated ${byBoth} %, noise ± ${noise(byBoth).toFixed(1)}` })
    }
    return lines
  },
}
export default section
