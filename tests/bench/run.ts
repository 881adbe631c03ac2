/**
 * `npm run bench [-- SECTION…]`: runs every file of `sections/` (or those whose name holds one of the words) and prints a table each.
 * To add one, put a file there with a default export of type `Section` (measure.ts).
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Section } from './measure.ts'
import { tableOf } from './measure.ts'

const folder = join(import.meta.dirname, 'sections')
const words = process.argv.slice(2)
const names = readdirSync(folder).filter(f => f.endsWith('.ts') && (words.length === 0 || words.some(w => f.includes(w)))).sort()

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`)
for (const name of names) {
  const { default: section } = (await import(join(folder, name))) as { default: Section }
  const dir = mkdtempSync(join(tmpdir(), 'cuaderno-bench-'))
  try {
    console.log(`\n${section.title}`)
    console.log(tableOf(await section.run({ dir, say: text => process.stderr.write(`  … ${text}\n`) })))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
