/** From the reference cases' words to the functions of cycles/compare. */
import { expect } from 'vitest'
import { cochranQ } from '../../../cycles/compare/between-variance.ts'
import { differenceInDifferences } from '../../../cycles/compare/difference-in-differences.ts'
import { benjaminiHochberg } from '../../../cycles/compare/false-discoveries.ts'
import { adjustedLimitsOf, exactLimitOf } from '../../../cycles/compare/funnel-limits.ts'
import { funnelOf } from '../../../cycles/compare/funnel.ts'
import { gapToPeers } from '../../../cycles/compare/gap-to-peers.ts'
import { adjustForMonth } from '../../../cycles/compare/month-adjustment.ts'
import { angleScoreOf, overdispersionOf, winsorised } from '../../../cycles/compare/overdispersion.ts'
import { poolWith, type PoolingMethod } from '../../../cycles/compare/pooled-effects.ts'
import { fitSegments, segmentTerms, type SegmentTerm } from '../../../cycles/compare/segmented-regression.ts'
import { shrunkenRatesOf } from '../../../cycles/compare/shrunken-rates.ts'
import { binomialQuantile, chiSquareAtLeast } from '../../../cycles/distributions/distributions.ts'
import type { Check, Near } from './cases.ts'

type Maybe = number | null

// ── Schools beside each other ─────────────────────────────────────────────────────────────────────────────────────────

type FunnelInput = { id: string[]; d: number[]; n: number[]; target: Maybe }
type FunnelExpectedRow = { id: string; rate: number; pLower: number; pUpper: number; midP2: number } & Record<`${'exactInterp' | 'exactQ'}_${Tail}`, number>
type Tail = '001' | '025' | '975' | '999'
type WidenedRow = { z: number; zWinsorised: number; clipped_odll95: number; clipped_odul95: number; clipped_odll998: number; clipped_odul998: number; outlier: number }
type FunnelExpected = { target: number; rows: FunnelExpectedRow[]; overdispersion: { targetUsed: number; phi: number; tau2: number; adjusted: boolean; rows: WidenedRow[] } }
const tails: [Tail, number][] = [['001', 0.001], ['025', 0.025], ['975', 0.975], ['999', 0.999]]

const funnel: Check = (input: FunnelInput, expected: FunnelExpected, near: Near) => {
  // Communes of fewer than ten students are published: no school is left out here.
  const schools = input.id.map((id, i) => ({ id, events: input.d[i]!, students: input.n[i]! }))
  const got = funnelOf(schools, { ...(input.target === null ? {} : { target: input.target }), fewest: 1 })
  if (got.kind !== 'funnel') throw new Error(got.why)
  near(got.target, expected.target, 'target')
  const widened = expected.overdispersion
  const { phi, tau2 } = overdispersionOf(schools, widened.targetUsed)
  near(phi, widened.phi, 'phi')
  near(tau2, widened.tau2, 'tau2')
  const scores = schools.map(s => angleScoreOf(s, widened.targetUsed))
  const cut = winsorised(scores)
  expect(got.rows).toHaveLength(expected.rows.length)
  got.rows.forEach((row, i) => {
    const [e, w] = [expected.rows[i]!, widened.rows[i]!]
    near(row.rate, e.rate, `${row.id} rate`)
    for (const [name, p] of tails) {
      near(exactLimitOf(p, row.students, got.target), e[`exactInterp_${name}`], `${row.id} interpolated ${name}`)
      near(binomialQuantile(p, row.students, got.target) / row.students, e[`exactQ_${name}`], `${row.id} quantile ${name}`)
    }
    near(row.chanceAtMost, e.pLower, `${row.id} as few`)
    near(row.chanceAtLeast, e.pUpper, `${row.id} as many`)
    near(row.midP, e.midP2, `${row.id} mid-p`)
    near(scores[i], w.z, `${row.id} z`)
    near(cut[i], w.zWinsorised, `${row.id} winsorised z`)
    const limits = adjustedLimitsOf(row.students, widened.targetUsed, widened.adjusted ? tau2 : 0)
    near(limits.low95, w.clipped_odll95, `${row.id} low 95`)
    near(limits.high95, w.clipped_odul95, `${row.id} high 95`)
    near(limits.low998, w.clipped_odll998, `${row.id} low 99.8`)
    near(limits.high998, w.clipped_odul998, `${row.id} high 99.8`)
    // The package's verdict stands on its widened limits, as ours does from 30 schools on.
    if (got.decidedBy === 'adjusted') expect(row.position !== 'within', `${row.id} stands out`).toBe(w.outlier === 1)
  })
}

type ShrunkenExpected = { mu: number; rho: number; M: Maybe; rows: { raw: number; weight: number; shrunk: number; lo95: number; hi95: number }[] }
const empiricalBayes: Check = (input: { d: number[]; n: number[] }, expected: ShrunkenExpected, near: Near) => {
  const got = shrunkenRatesOf(input.d.map((events, i) => ({ id: i, events, students: input.n[i]! })), { fewest: 1 })
  if (got.kind !== 'shrunken') throw new Error(got.why)
  near(got.mean, expected.mu, 'mean')
  near(got.rho, expected.rho, 'rho')
  near(got.halfWeightStudents, expected.M, 'M')
  expect(got.rows).toHaveLength(expected.rows.length)
  got.rows.forEach((row, i) => {
    const e = expected.rows[i]!
    near(row.raw, e.raw, `${i} raw`)
    near(row.weight, e.weight, `${i} weight`)
    near(row.shrunken, e.shrunk, `${i} shrunken`)
    near(row.interval?.low, e.lo95, `${i} low`)
    near(row.interval?.high, e.hi95, `${i} high`)
  })
}

const fdr: Check = (input: { p: number[] }, expected: { adjusted: number[] }, near: Near) => {
  expect(input.p).toHaveLength(expected.adjusted.length)
  benjaminiHochberg(input.p).forEach((p, i) => near(p, expected.adjusted[i], `p ${i}`))
}

// ── The season and what happens to everybody ──────────────────────────────────────────────────────────────────────────

type GapInput = { schools: string[]; target: string; y: Maybe[][]; students: Maybe[][] }
const gap: Check = (input: GapInput, expected: { gap: Maybe[] }, near: Near) => {
  const rows = input.y.map((ys, s) => ys.map((percent, t) => (percent === null ? null : { percent, students: input.students[s]![t]! })))
  const target = input.schools.indexOf(input.target)
  const got = gapToPeers(rows[target]!, rows.filter((_, s) => s !== target))
  expect(got).toHaveLength(expected.gap.length)
  got.forEach((g, t) => near(g.points, expected.gap[t], `period ${t + 1}`))
}

const monthAdjust: Check = (input: { month: number[]; y: Maybe[]; reference: Record<string, number> }, expected: { adjusted: Maybe[] }, near: Near) => {
  const levels = new Map(Object.entries(input.reference).map(([month, percent]) => [Number(month), percent]))
  const got = adjustForMonth(input.y.map((percent, i) => ({ percent, month: input.month[i]! })), levels)
  expect(got).toHaveLength(expected.adjusted.length)
  got.forEach((v, i) => near(v, expected.adjusted[i], `period ${i + 1}`))
}

// ── From rung 3 up ────────────────────────────────────────────────────────────────────────────────────────────────────

type DidExpected = { did: number; se: number; df: number; ci95: [number, number]; p: number; permutationP: number; nPermutations: number }
const did: Check = (input: { changeTreated: number[]; changeComparison: number[] }, expected: DidExpected, near: Near) => {
  const got = differenceInDifferences({ treated: input.changeTreated, comparison: input.changeComparison }, 'steady')
  if (got.kind !== 'difference') throw new Error(got.why)
  near(got.points, expected.did, 'difference')
  near(got.welch?.standardError, expected.se, 'standard error')
  near(got.welch?.degrees, expected.df, 'degrees of freedom')
  near(got.welch?.interval.low, expected.ci95[0], 'low')
  near(got.welch?.interval.high, expected.ci95[1], 'high')
  near(got.welch?.p, expected.p, 'p')
  near(got.permutation?.p, expected.permutationP, 'permutation')
  expect(got.permutation?.assignments).toBe(expected.nPermutations)
}

type MetaFit = {
  method: PoolingMethod; k: number; tau2: number; I2: number; Q: number; Qp: number; mu: number; seWald: number; seHK: number
  ciHK: [number, number]; predictionIntervalHK: [number, number]; blup: number[]
}
const meta: Check = (input: { yi: number[]; vi: number[] }, expected: { fits: MetaFit[] }, near: Near) => {
  const estimates = input.yi.map((effect, i) => ({ effect, variance: input.vi[i]! }))
  for (const fit of expected.fits) {
    const got = poolWith(estimates, fit.method)
    const say = (what: string) => `${fit.method} ${what}`
    expect(got.method).toBe(fit.method)
    near(got.tau2, fit.tau2, say('tau2'))
    near(got.i2, fit.I2, say('I2'))
    near(cochranQ(estimates), fit.Q, say('Q'))
    near(chiSquareAtLeast(got.q, fit.k - 1), fit.Qp, say('p of Q'))
    near(got.points, fit.mu, say('mean'))
    near(got.waldStandardError, fit.seWald, say('Wald'))
    near(got.hartungKnapp.standardError, fit.seHK, say('Hartung-Knapp'))
    near(got.hartungKnapp.interval.low, fit.ciHK[0], say('low'))
    near(got.hartungKnapp.interval.high, fit.ciHK[1], say('high'))
    near(got.prediction.low, fit.predictionIntervalHK[0], say('prediction low'))
    near(got.prediction.high, fit.predictionIntervalHK[1], say('prediction high'))
    got.shrunken.forEach((b, i) => near(b, fit.blup[i], say(`cycle ${i}`)))
  }
}

type ItsExpected = {
  coef: Record<SegmentTerm, number>; seOls: number[]; seNeweyWest: number[]; tNeweyWest: number[]; pNeweyWest: number[]; dfResidual: number; durbinWatson: number; rho1: number
}
const its: Check = (input: { y: number[]; start: number }, expected: ItsExpected, near: Near) => {
  const got = fitSegments(input.y, input.start - 1)
  if (!got) throw new Error('no fit')
  segmentTerms.forEach((term, i) => {
    const { estimate, standardError, p, degrees } = got.neweyWest[term]
    near(estimate, expected.coef[term], term)
    near(got.plainErrors[term], expected.seOls[i], `${term} plain`)
    near(standardError, expected.seNeweyWest[i], `${term} Newey-West`)
    near(estimate / standardError, expected.tNeweyWest[i], `${term} t`)
    near(p, expected.pNeweyWest[i], `${term} p`)
    expect(degrees).toBe(expected.dfResidual)
  })
  near(got.durbinWatson, expected.durbinWatson, 'Durbin-Watson')
  near(got.neighbourCorrelation, expected.rho1, 'correlation of neighbours')
}

export const compareFamilies: Record<string, Check> = { funnel, empiricalBayes, fdr, gapToPeers: gap, monthAdjust, did, meta, its }
