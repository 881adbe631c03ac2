/**
 * Everything that leaves, as files: 5,000 schools x 5 years of ten months, their yearly figures and 20,000 cycles, each file made in a process of
 * its own whose memory is looked at every 20 ms. Against the bare SQL that reads the same months, row by row, in the same run. It streams: memory
 * should not care how many rows there are. What a process holds that only opens the database (the compiler's part too) is printed beside it.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { machineClock } from '../../../db/clock.ts'
import { insertRows } from '../../../db/dialect.ts'
import { newId } from '../../../db/ids.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { migrate } from '../../../db/migrate.ts'
import { plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { streamFor } from '../../../db/seed/random.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'
import { directoryFile, onDisk } from '../../support/ministry-files.ts'
import { medianOf, ratio, seconds, type Line, type Section } from '../measure.ts'

const sizes = (process.env.BENCH_SCHOOLS ?? '500,5000').split(',').map(Number)
const years = [2022, 2023, 2024, 2025, 2026]
const months = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const run = promisify(execFile)

const plant = async (store: Store, rbds: readonly number[]) => {
  const { s } = store
  const chance = streamFor('bench-export')
  const at = store.clock.now()
  const [attendanceId, resultsId] = [newId(at), newId(at)]
  await store.tx(async tx => { for (const [id, kind] of [[attendanceId, 'attendance'], [resultsId, 'results']] as const) await tx.insert(s.generation).values({ id, kind, state: 'published', fileName: 'bench', fileSha256: '0'.repeat(64), fileBytes: 0, importedBy: null, builder: null, startedAt: at, publishedAt: at, report: null }) })
  for (const rbd of rbds) {
    for (const year of years) {
      const pairsOf = (students: number) => {
        const pairs = new Map<number, number>()
        for (let i = 0; i < students; i++) { const a = 20 - Math.min(20, Math.floor(-2.5 * Math.log(1 - chance.next()))); pairs.set(a, (pairs.get(a) ?? 0) + 1) }
        return [...pairs].sort((x, y) => x[0] - y[0]).map(([a, n]) => [a, 20, n] as [number, number, number])
      }
      const students = 20 + Math.floor(600 * chance.next() ** 2)
      const list = pairsOf(students)
      await store.tx(async tx => {
        await insertRows(tx, s.attendance, months.flatMap(month => ['', '110-1-A', '110-2-A'].map((course, c) => ({
          generationId: attendanceId, rbd, year, month, teaching: 'young' as const, course, students: c === 0 ? students : 20, daysAttended: list.reduce((n, [a, , k]) => n + a * k, 0), daysDue: 20 * students, pairs: list,
        }))))
        await insertRows(tx, s.currentImport, [...months.map(month => ({ kind: 'attendance' as const, rbd, year, month, generationId: attendanceId })), { kind: 'results' as const, rbd, year, month: 0, generationId: resultsId }])
        await insertRows(tx, s.yearResult, [{ generationId: resultsId, rbd, year, codEnse: 110, passed: students - 20, failed: 6, withdrawn: 6, transferred: 8, boys: [0, 0, 0, 0], girls: [0, 0, 0, 0], unstated: null, grades: null, attendanceHundredths: 8800, attendancePassedHundredths: null, attendanceFailedHundredths: null }] as never)
        if (year > 2022) await insertRows(tx, s.cycle, [{ id: newId(at), rbd, number: year - 2022, year, title: `Que vuelvan los lunes ${year}`, version: 1, startedOn: `${year}-03-20`, implementationFrom: `${year}-05-04`, closedOn: year < 2026 ? `${year}-12-01` : null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: at }])
      })
    }
  }
}

type Measured = { ms: number; rows: number; bytes: number; highest: number; before: number }
const measure = async (path: string, what: string): Promise<Measured> =>
  JSON.parse((await run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '../export-process.ts'), path, what])).stdout) as Measured
const megabytes = (n: number) => `${Math.round(n / 1e6)} MB`

const files = ['asistencia.csv', 'asistencia.json', 'asistencia.xlsx', 'anuales.csv', 'ciclos.csv', 'asistencia.csv+anuales.csv+ciclos.csv']

const section: Section = {
  title: 'Everything that leaves as files: time against the bare SQL, and memory',
  run: async ({ dir, say }) => {
    const lines: Line[] = []
    for (const schools of sizes) {
      say(`${schools} schools`)
      const path = join(dir, `${schools}.sqlite`)
      const store = await openSqliteStore(path, machineClock)
      await migrate(store)
      await plantCast(store)
      const rbds = Array.from({ length: schools }, (_, i) => i + 1)
      const directory = onDisk('directory.csv', directoryFile(rbds.map(rbd => ({ rbd })), { layout: 2025, year: 2026 }), dir)
      const result = await importFile(store, { path: directory, fileName: 'directory.csv', importedBy: null })
      if (!result.ok) throw new Error(`the directory was refused: ${result.reason}`)
      await plant(store, rbds)
      await store.close()
      const nothing = await measure(path, 'nothing')
      const sql = []
      for (let i = 0; i < 3; i++) sql.push(await measure(path, 'sql'))
      const bare = medianOf(sql.map(s => s.ms))
      lines.push({ what: `${schools} schools: the bare SQL of the months`, value: seconds(bare), note: `${sql[0]!.rows} rows; a process that only opens the database holds ${megabytes(nothing.highest)}` })
      for (const file of files) {
        const m = await measure(path, file)
        lines.push({ what: `${schools} schools: ${file}`, value: seconds(m.ms), note: `${ratio(m.ms, bare)} the bare SQL; ${m.rows} rows, ${megabytes(m.bytes)}; at most ${megabytes(m.highest)} of memory, ${megabytes(Math.max(0, m.highest - nothing.highest))} more than doing nothing` })
      }
    }
    return lines
  },
}
export default section
