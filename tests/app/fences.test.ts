/** Each fence between the layers, proven by breaking it: the line is linted as if it stood in that file. */
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../db/package-root.ts'

const eslint = new ESLint({ cwd: packageRoot })
const rulesBrokenBy = async (file: string, code: string) => {
  const [result] = await eslint.lintText(code, { filePath: file })
  return [...new Set(result!.messages.map(m => m.ruleId))]
}

const breaches: [what: string, file: string, code: string, rule: string][] = [
  ['cycles/ imports Node', 'cycles/compare/breach.ts', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n", 'no-restricted-imports'],
  ['cycles/ imports db/', 'cycles/compare/breach.ts', "import { newId } from '../../db/ids.ts'\nexport const x = newId\n", 'no-restricted-imports'],
  ['cycles/ imports a library', 'cycles/compare/breach.ts', "import { useState } from 'react'\nexport const x = useState\n", 'no-restricted-imports'],
  ['cycles/ imports a distribution itself', 'cycles/compare/breach.ts', "import quantile from '@stdlib/stats-base-dists-t-quantile'\nexport const x = quantile\n", 'no-restricted-imports'],
  ['the distributions import something else', 'cycles/distributions/breach.ts', "import { z } from 'zod'\nexport const x = z\n", 'no-restricted-imports'],
  ['cycles/ reads the clock', 'cycles/compare/breach.ts', 'export const x = Date.now()\n', 'no-restricted-syntax'],
  ['cycles/ makes a date', 'cycles/compare/breach.ts', 'export const x = new Date()\n', 'no-restricted-syntax'],
  ['cycles/ throws dice', 'cycles/compare/breach.ts', 'export const x = Math.random()\n', 'no-restricted-syntax'],
  ['db/ imports app/', 'db/breach.ts', "import { readConfig } from '../app/config.ts'\nexport const x = readConfig\n", 'no-restricted-imports'],
  ['db/ imports React', 'db/breach.ts', "import { useState } from 'react'\nexport const x = useState\n", 'no-restricted-imports'],
  ['db/ reads the clock', 'db/breach.ts', 'export const x = new Date()\n', 'no-restricted-syntax'],
  ['db/ writes without a transaction', 'db/breach.ts', 'export const x = (store: any) => store.read.insert(store.s.slep)\n', 'no-restricted-syntax'],
  ['app/ reaches the driver', 'app/breach.ts', "import Database from 'better-sqlite3'\nexport const x = Database\n", 'no-restricted-imports'],
  ['app/ imports a distribution', 'app/breach.ts', "import quantile from '@stdlib/stats-base-dists-t-quantile'\nexport const x = quantile\n", 'no-restricted-imports'],
  ['a page has words of its own', 'app/breach.tsx', 'export const X = () => <p>Guardar</p>\n', 'no-restricted-syntax'],
  ['a page has a style attribute', 'app/breach.tsx', "export const X = () => <p style={{ color: 'red' }} />\n", 'no-restricted-syntax'],
]

describe('the lint fences', () => {
  it.each(breaches)('%s: refused', async (_what, file, code, rule) => {
    expect(await rulesBrokenBy(file, code)).toContain(rule)
  })
  it('let honest code through', async () => {
    expect(await rulesBrokenBy('cycles/compare/honest.ts', "import { z } from 'zod'\nimport { monthKey } from '../calendar/days.ts'\nexport const x = [z, monthKey]\n")).toEqual([])
    expect(await rulesBrokenBy('cycles/distributions/honest.ts', "import quantile from '@stdlib/stats-base-dists-t-quantile'\nexport const x = quantile\n")).toEqual([])
    expect(await rulesBrokenBy('db/honest.ts', "import { monthKey } from '../cycles/calendar/days.ts'\nexport const x = monthKey\n")).toEqual([])
  })
})
