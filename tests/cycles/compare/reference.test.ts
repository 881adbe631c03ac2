/**
 * What R gives for the same numbers. The synthetic cases stand beside this file; those on public data run where this machine has them
 * (TEP_REFERENCE_CASES, or ../shared/reference/spc-public beside the package) and are skipped, visibly, elsewhere.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differenceInDifferences } from '../../../cycles/compare/difference-in-differences.ts'
import { benjaminiHochberg } from '../../../cycles/compare/false-discoveries.ts'
import { adjustedLimitsOf, exactLimitOf } from '../../../cycles/compare/funnel-limits.ts'
import { funnelOf, type Funnel } from '../../../cycles/compare/funnel.ts'
import { gapToPeers } from '../../../cycles/compare/gap-to-peers.ts'
import { adjustForMonth } from '../../../cycles/compare/month-adjustment.ts'
import { angleScoreOf, overdispersionOf, winsorised } from '../../../cycles/compare/overdispersion.ts'
import { poolWith, type PoolingMethod } from '../../../cycles/compare/pooled-effects.ts'
import { fitSegments, segmentTerms } from '../../../cycles/compare/segmented-regression.ts'
import { shrunkenRatesOf } from '../../../cycles/compare/shrunken-rates.ts'
import { chiSquareAtLeast } from '../../../cycles/distributions/distributions.ts'
import { packageRoot } from '../../../db/package-root.ts'

// The files are read as they are: what each family holds is said by its own reader below.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Case = { id: string; title: string; family: string; input: any; expected: any; tolerance: { abs: number; rel?: number } }
type Near = (actual: number | null | undefined, expected: number | null, what: string) => void

const casesIn = (folder: string): Case[] =>
  readdirSync(folder).filter(f => f.endsWith('.json') && f !== 'index.json').map(f => JSON.parse(readFileSync(join(folder, f), 'utf8')) as Case)

const nearFor = ({ abs, rel = 0 }: Case['tolerance']): Near => (actual, expected, what) => {
  if (expected === null) { expect(actual, what).toBeNull(); return }
  expect(Math.abs(actual! - expected), `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(abs + rel * Math.abs(expected))
}

const families: Record<string, (c: Case, near: Near) => void> = {
  funnel: ({ input, expected }, near) => {
    const schools = (input.id as string[]).map((id, i) => ({ id, events: input.d[i] as number, students: input.n[i] as number }))
    const funnel = funnelOf(schools, { ...(input.target === null ? {} : { target: input.target as number }), fewest: 1 }) as Extract<Funnel<string>, { kind: 'funnel' }>
    near(funnel.target, expected.target, 'target')
    // The package writes a rounded target beside the exact one: its rows are of its own.
    const od = expected.overdispersion
    const { phi, tau2 } = overdispersionOf(schools, od.targetUsed)
    near(phi, od.phi, 'phi')
    near(tau2, od.tau2, 'tau2')
    const z = schools.map(s => angleScoreOf(s, od.targetUsed))
    const cut = winsorised(z)
    expect(funnel.rows).toHaveLength(expected.rows.length)
    funnel.rows.forEach((row, i) => {
      const r = expected.rows[i]
      near(row.rate, r.rate, `${row.id} rate`)
      for (const [name, p] of [['001', 0.001], ['025', 0.025], ['975', 0.975], ['999', 0.999]] as const) near(exactLimitOf(p, row.students, funnel.target), r[`exactInterp_${name}`], `${row.id} ${name}`)
      near(row.chanceAtMost, r.pLower, `${row.id} pLower`)
      near(row.chanceAtLeast, r.pUpper, `${row.id} pUpper`)
      near(row.midP, r.midP2, `${row.id} midP2`)
      const o = od.rows[i]
      near(z[i], o.z, `${row.id} z`)
      near(cut[i], o.zWinsorised, `${row.id} zWinsorised`)
      const wide = adjustedLimitsOf(row.students, od.targetUsed, od.adjusted ? tau2 : 0)
      near(wide.low95, o.clipped_odll95, `${row.id} odll95`)
      near(wide.high95, o.clipped_odul95, `${row.id} odul95`)
      near(wide.low998, o.clipped_odll998, `${row.id} odll998`)
      near(wide.high998, o.clipped_odul998, `${row.id} odul998`)
      // The package's own verdict stands on its widened limits, as ours does from 30 schools on.
      if (funnel.decidedBy === 'adjusted') expect(row.position !== 'within', `${row.id} stands out`).toBe(o.outlier === 1)
    })
  },
  empiricalBayes: ({ input, expected }, near) => {
    const rates = shrunkenRatesOf((input.d as number[]).map((events, i) => ({ id: i, events, students: input.n[i] as number })), { fewest: 1 })
    if (rates.kind !== 'shrunken') throw new Error(rates.why)
    near(rates.mean, expected.mu, 'mu')
    near(rates.rho, expected.rho, 'rho')
    near(rates.halfWeightStudents, expected.M, 'M')
    rates.rows.forEach((row, i) => {
      const r = expected.rows[i]
      near(row.raw, r.raw, 'raw')
      near(row.weight, r.weight, 'weight')
      near(row.shrunken, r.shrunk, 'shrunk')
      near(row.interval!.low, r.lo95, 'lo95')
      near(row.interval!.high, r.hi95, 'hi95')
    })
  },
  fdr: ({ input, expected }, near) => benjaminiHochberg(input.p).forEach((p, i) => near(p, expected.adjusted[i], `p ${i}`)),
  gapToPeers: ({ input, expected }, near) => {
    const rows = (input.schools as string[]).map((_, s) => (input.y[s] as (number | null)[]).map((percent, t) => (percent === null ? null : { percent, students: input.students[s][t] as number })))
    const target = input.schools.indexOf(input.target)
    gapToPeers(rows[target]!, rows.filter((_, s) => s !== target)).forEach((g, t) => near(g.points, expected.gap[t], `month ${t + 1}`))
  },
  monthAdjust: ({ input, expected }, near) => {
    const levels = new Map(Object.entries(input.reference as Record<string, number>).map(([month, percent]) => [Number(month), percent]))
    adjustForMonth((input.y as number[]).map((percent, i) => ({ percent, month: input.month[i] as number })), levels).forEach((v, i) => near(v, expected.adjusted[i], `month ${i + 1}`))
  },
  did: ({ input, expected }, near) => {
    const d = differenceInDifferences({ treated: input.changeTreated, comparison: input.changeComparison }, 'steady')
    if (d.kind !== 'difference') throw new Error(d.why)
    near(d.points, expected.did, 'difference')
    near(d.welch!.standardError, expected.se, 'se')
    near(d.welch!.degrees, expected.df, 'df')
    near(d.welch!.interval.low, expected.ci95[0], 'low')
    near(d.welch!.interval.high, expected.ci95[1], 'high')
    near(d.welch!.p, expected.p, 'p')
    near(d.permutation!.p, expected.permutationP, 'permutation')
    expect(d.permutation!.assignments).toBe(expected.nPermutations)
  },
  meta: ({ input, expected }, near) => {
    const estimates = (input.yi as number[]).map((effect, i) => ({ effect, variance: input.vi[i] as number }))
    for (const fit of expected.fits as { method: PoolingMethod; [field: string]: unknown }[]) {
      const p = poolWith(estimates, fit.method)
      expect(p.method).toBe(fit.method)
      const pairs: [number, unknown, string][] = [
        [p.tau2, fit.tau2, 'tau2'], [p.i2, fit.I2, 'I2'], [p.q, fit.Q, 'Q'], [chiSquareAtLeast(p.q, estimates.length - 1), fit.Qp, 'Qp'], [p.points, fit.mu, 'mu'], [p.waldStandardError, fit.seWald, 'seWald'],
        [p.hartungKnapp.standardError, fit.seHK, 'seHK'], [p.hartungKnapp.interval.low, (fit.ciHK as number[])[0], 'ciHK low'], [p.hartungKnapp.interval.high, (fit.ciHK as number[])[1], 'ciHK high'],
        [p.prediction.low, (fit.predictionIntervalHK as number[])[0], 'prediction low'], [p.prediction.high, (fit.predictionIntervalHK as number[])[1], 'prediction high'],
        ...p.shrunken.map((b, i): [number, unknown, string] => [b, (fit.blup as number[])[i], `blup ${i}`]),
      ]
      for (const [actual, wanted, what] of pairs) near(actual, wanted as number, `${fit.method} ${what}`)
    }
  },
  its: ({ input, expected }, near) => {
    const fit = fitSegments(input.y, input.start - 1)!
    segmentTerms.forEach((term, i) => {
      near(fit.neweyWest[term].estimate, expected.coef[term], term)
      near(fit.plainErrors[term], expected.seOls[i], `${term} plain`)
      near(fit.neweyWest[term].standardError, expected.seNeweyWest[i], `${term} Newey-West`)
      near(fit.neweyWest[term].estimate / fit.neweyWest[term].standardError, expected.tNeweyWest[i], `${term} t`)
      near(fit.neweyWest[term].p, expected.pNeweyWest[i], `${term} p`)
      expect(fit.neweyWest[term].degrees).toBe(expected.dfResidual)
    })
    near(fit.durbinWatson, expected.durbinWatson, 'Durbin-Watson')
    near(fit.neighbourCorrelation, expected.rho1, 'rho1')
  },
}

const check = (c: Case) => families[c.family]!(c, nearFor(c.tolerance))

describe('the synthetic reference cases', () => {
  const cases = casesIn(join(import.meta.dirname, 'spc'))
  it('are all of a family that is read here, and each family has one', () => {
    expect(new Set(cases.map(c => c.family))).toEqual(new Set(Object.keys(families)))
  })
  it.each(cases.map(c => [c.id, c.title, c] as const))('%s: %s', (_id, _title, c) => check(c))
})

describe('the reference cases on public data', () => {
  const folder = process.env.TEP_REFERENCE_CASES ?? join(packageRoot, '../shared/reference/spc-public')
  const cases = existsSync(folder) ? casesIn(folder).filter(c => c.family in families) : []
  it.skipIf(!existsSync(folder))('are there', () => expect(cases.length).toBeGreaterThan(0))
  it.each(cases.map(c => [c.id, c.title, c] as const))('%s: %s', (_id, _title, c) => check(c))
})
