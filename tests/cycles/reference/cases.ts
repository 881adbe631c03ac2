/** Reference cases: series and what the real R packages give of them, as JSON files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

/** `input` and `expected` are of the family's own shape, told by the file; a check says what it reads of them. */
export type ReferenceCase = { id: string; title: string; family: string; input: never; expected: never; tolerance?: { abs?: number; rel?: number } }
/** Compares one case with what our functions give. */
export type Check = (input: never, expected: never, near: Near) => void
/** Null is null, anything else within the case's tolerance. */
export type Near = (got: number | null | undefined, expected: number | null | undefined, what: string) => void

export const casesIn = (folder: string): ReferenceCase[] => {
  if (!existsSync(folder)) throw new Error(`No folder of reference cases: ${folder}`)
  const files = readdirSync(folder).filter(f => f.endsWith('.json') && f !== 'index.json').sort()
  if (files.length === 0) throw new Error(`No reference cases in ${folder}`)
  return files.map(f => JSON.parse(readFileSync(join(folder, f), 'utf8')) as ReferenceCase)
}

export const nearOf = ({ tolerance }: ReferenceCase): Near => {
  const { abs = 0, rel = 0 } = tolerance ?? {}
  return (got, expected, what) => {
    if (expected === null || expected === undefined) { expect(got ?? null, what).toBeNull(); return }
    const allowed = Math.max(abs, rel * Math.abs(expected))
    if (typeof got !== 'number' || !(Math.abs(got - expected) <= allowed)) expect.fail(`${what}: got ${got}, expected ${expected} within ${allowed}`)
  }
}
