/**
 * One import in a process of its own: prints how long it took, how long reading the same bytes and counting their lines took, and its
 * peak memory.
 */
import { createReadStream } from 'node:fs'
import { machineClock } from '../../db/clock.ts'
import { importFile } from '../../db/import/import-file.ts'
import { openSqliteStore } from '../../db/store.ts'

const [database, path] = process.argv.slice(2) as [string, string]

const countLines = async () => {
  let lines = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  }
  return lines
}

const readBytes = async () => {
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) bytes += chunk.length
  return bytes
}

const store = await openSqliteStore(database, machineClock)
const started = performance.now()
const result = await importFile(store, { path, fileName: 'bench.csv', importedBy: null })
const importMs = performance.now() - started
// The peak of the import, before anything else runs.
const peakMb = process.resourceUsage().maxRSS / 1024
if (!result.ok) throw new Error(`refused: ${result.reason} ${JSON.stringify(result.detail)}`)
const bytesStarted = performance.now()
const bytes = await readBytes()
const linesStarted = performance.now()
const bytesMs = linesStarted - bytesStarted
const lines = await countLines()
const linesMs = performance.now() - linesStarted
await store.close()
console.log(JSON.stringify({ importMs, bytesMs, bytes, linesMs, lines, peakMb, students: result.report.students, rows: result.report.rowsUsed }))
