/**
 * A process of its own that exports, so that its memory is the export's: `export-process.ts DATABASE WHAT`. WHAT: `nothing` (opens the database),
 * `sql` (the rows and nothing else), or tables and a format (`asistencia.csv`, or several joined by `+`). Prints one line of JSON.
 */
import Database from 'better-sqlite3'
import { operatorScope } from '../../cycles/people/permissions.ts'
import { tableOfSlug } from '../../cycles/opendata/tables.ts'
import { machineClock } from '../../db/clock.ts'
import { csvOf, jsonOf, xlsxOf } from '../../db/export/formats.ts'
import { openTable } from '../../db/export/open-table.ts'
import { actionOf } from '../../db/export/rows.ts'
import { openSqliteStore } from '../../db/store.ts'

const [path, what] = process.argv.slice(2) as [string, string]
const by = { personId: null, requestId: null, via: 'cli' as const, format: 'csv' }
let [bytes, rows] = [0, 0]
// The resident set as it stands; the highest since the process began holds the compiler's work too.
let highest = 0
const watch = setInterval(() => { highest = Math.max(highest, process.memoryUsage.rss()) }, 20)
const began = performance.now()
const before = process.memoryUsage.rss()
if (what === 'sql') {
  const db = new Database(path, { readonly: true })
  for (const row of db.prepare("select a.* from current_import c join attendance a on a.rbd = c.rbd and a.year = c.year and a.month = c.month and a.generation_id = c.generation_id where c.kind = 'attendance' and a.course = ''").iterate() as Iterable<{ pairs: string }>) { bytes += row.pairs.length; if (++rows % 5_000 === 0) highest = Math.max(highest, process.memoryUsage.rss()) }
  db.close()
} else {
  const store = await openSqliteStore(path, machineClock)
  for (const file of what === 'nothing' ? [] : what.split('+')) {
    const [slug, format] = file.split('.') as [string, 'csv' | 'json' | 'xlsx']
    const { name } = tableOfSlug(slug)!
    const table = await openTable(store, name, { scope: operatorScope(actionOf[name]), today: '2026-11-18' }, by)
    const counted = { ...table, rows: (async function* () { for await (const row of table.rows) { rows++; yield row } })() }
    for await (const piece of format === 'xlsx' ? xlsxOf(counted) : format === 'json' ? jsonOf(counted) : csvOf(counted)) bytes += piece.length
  }
  await store.close()
}
highest = Math.max(highest, process.memoryUsage.rss())
clearInterval(watch)
process.stdout.write(`${JSON.stringify({ ms: performance.now() - began, rows, bytes, highest, before })}\n`)
