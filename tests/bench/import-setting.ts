/** What the sections about imports start from: a migrated database with the cast and a directory of the file's schools. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { machineClock } from '../../db/clock.ts'
import { importFile } from '../../db/import/import-file.ts'
import { migrate } from '../../db/migrate.ts'
import { packageRoot } from '../../db/package-root.ts'
import { plantCast } from '../../db/seed/cast.ts'
import { openSqliteStore } from '../../db/store.ts'
import { directoryFile, onDisk } from '../support/ministry-files.ts'
import { benchRbds, writeAttendanceFile } from './attendance-file.ts'

/** A month of a region's schools; a national one has about three million (`nationalRows`). */
export const benchRows = Number(process.env.BENCH_ROWS ?? 1_000_000)
export const nationalRows = Number(process.env.BENCH_ROWS ?? 3_000_000)
export const benchRuns = Number(process.env.BENCH_RUNS ?? 3)

/** Makes the database and the file in `dir`. */
export const prepareImport = async (dir: string, rows = benchRows): Promise<{ database: string; file: string; bytes: number }> => {
  const database = join(dir, 'empty.sqlite')
  const store = await openSqliteStore(database, machineClock)
  await migrate(store)
  await plantCast(store)
  const directory = onDisk('directory.csv', directoryFile(benchRbds(rows).map(rbd => ({ rbd })), { layout: 2025, year: 2026 }), dir)
  const result = await importFile(store, { path: directory, fileName: 'directory.csv', importedBy: null })
  if (!result.ok) throw new Error(`the directory was refused: ${result.reason}`)
  if (store.driver.kind === 'sqlite') store.driver.writer.pragma('wal_checkpoint(TRUNCATE)')
  await store.close()
  const file = join(dir, 'attendance.csv')
  return { database, file, bytes: writeAttendanceFile(file, rows) }
}

export type ImportFigures = { importMs: number; bytesMs: number; bytes: number; linesMs: number; lines: number; peakMb: number; students: number; rows: number; processMs: number }

/** Imports in a child process, as the web does. `onStart` gets its process id. */
export const importInChild = async (database: string, file: string, onStart?: (pid: number) => void): Promise<ImportFigures> => {
  const started = performance.now()
  const figures = await runBenchProcess<Omit<ImportFigures, 'processMs'>>('import-process.ts', [database, file], onStart)
  return { ...figures, processMs: performance.now() - started }
}

export type DuckDbFigures = { distinctMs: number; distinctStudents: number; histogramsMs: number; students: number; peakMb: number }
export const runDuckDb = (file: string, threads: number) => runBenchProcess<DuckDbFigures>('duckdb-process.ts', [file, String(threads)])

/** Runs a file of this folder in a process of its own and reads the JSON it prints. */
export const runBenchProcess = <T>(name: string, args: string[], onStart: (pid: number) => void = () => {}): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(packageRoot, 'tests/bench', name), ...args], { cwd: packageRoot, stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.pid) onStart(child.pid)
    let out = ''
    child.stdout.setEncoding('utf8').on('data', text => { out += text })
    child.on('error', reject)
    child.on('exit', code => {
      if (code === 0) resolve(JSON.parse(out) as T)
      else reject(new Error(`${name} ended with ${code}`))
    })
  })
