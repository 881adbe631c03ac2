/**
 * The reference cases: what R's own packages (qicharts2, NHSRplotthedots, metafor, stats …) give of the same numbers. Every case found in the folders of
 * REFERENCE_DIR (several joined by a colon) is run; without it, the synthetic ones that stand beside this file. Cases on public data are not part of
 * the project: where a machine has them, name their folder.
 */
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../db/package-root.ts'
import { casesIn, nearOf, type Check } from './reference/cases.ts'
import { chartsFamilies } from './reference/charts.ts'
import { compareFamilies } from './reference/compare.ts'

const families: Record<string, Check> = { ...chartsFamilies, ...compareFamilies }
/** For reading only, or of charts that are not ours. */
const outOfScope = ['qcc', 'runcharter', 'funnel-phe']

const own = join(packageRoot, 'tests/cycles/reference/cases')
const folders = (process.env.REFERENCE_DIR ?? own).split(':').filter(f => f !== '')

describe.each(folders.map(folder => [folder === own ? 'our own' : folder.split('/').at(-1)!, folder] as const))('reference cases: %s', (_name, folder) => {
  const all = casesIn(folder)
  const ours = all.filter(c => !outOfScope.includes(c.family))
  const ran = new Map<string, number>()

  it.each(ours.map(c => [c.family, c.id, c.title, c] as const))('%s %s: %s', (family, _id, _title, c) => {
    const check = families[family]
    if (!check) expect.fail(`A family of cases nobody checks: ${family}`)
    check(c.input, c.expected, nearOf(c))
    ran.set(family, (ran.get(family) ?? 0) + 1)
  })

  afterAll(() => {
    console.info(`${[...ran.values()].reduce((a, b) => a + b, 0)} reference cases agree (${[...ran].map(([family, n]) => `${family} ${n}`).join(', ')}); ${all.length - ours.length} out of scope`)
  })
})

it.skipIf(folders.some(f => f !== own))('cases on public data: none, as no other folder is named in REFERENCE_DIR', () => {})

it('a folder without cases, or none at all, fails', () => {
  expect(folders.length).toBeGreaterThan(0)
  expect(() => casesIn(join(packageRoot, 'tests/cycles'))).toThrow(/No reference cases/)
  expect(() => casesIn(join(packageRoot, 'tests/nowhere'))).toThrow(/No folder/)
})
