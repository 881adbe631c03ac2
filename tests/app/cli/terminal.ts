/** A terminal for tests: what was said on each stream, and a data folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { run } from '../../../app/cli/main.ts'
import { machineClock } from '../../../db/clock.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'

export const openTerminal = () => {
  const dir = mkdtempSync(join(tmpdir(), 'cuaderno-cli-'))
  const dataDir = join(dir, 'data')
  /** Runs one command line as typed in the folder `dir`. */
  const tep = async (args: string[], env: Record<string, string> = {}) => {
    let stdout = ''
    let stderr = ''
    const { exitCode, thenServe } = await run(args, {
      env: { LANG: 'en_US.UTF-8', TEP_DATA_DIR: dataDir, ...env }, cwd: dir, stdin: Readable.from([]),
      stdout: { write: s => { stdout += s; return true }, once: () => {} },
      stderr: { write: s => { stderr += s; return true } },
    })
    return { exitCode, thenServe, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> }
  }
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openSqliteStore(join(dataDir, 'cuaderno.sqlite'), machineClock)
    try { return await work(store) } finally { await store.close() }
  }
  return { dir, dataDir, tep, withStore, drop: () => rmSync(dir, { recursive: true, force: true }) }
}
