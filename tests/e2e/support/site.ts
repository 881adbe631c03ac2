/** A real server over a fresh data directory, in a process of its own, as `npm start` runs it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { machineClock } from '../../../db/clock.ts'
import { clockFor } from '../../../db/installation.ts'
import { migrate } from '../../../db/migrate.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'
import { packageRoot } from '../../../db/package-root.ts'

export type Site = {
  origin: string
  dataDir: string
  /** A connection of this test's own to the same database. */
  store: Store
  /** What the server printed so far. */
  output(): string
  /** A signed-in person's `Cookie` header, on a computer of their own unless told. */
  cookieOf(personId: string, sharedComputer?: boolean): Promise<string>
  /** The `Cookie` header of a phone that may only write entries. */
  phoneCookieOf(personId: string): Promise<string>
  stop(signal?: NodeJS.Signals): Promise<number | null>
  start(): Promise<void>
  close(): Promise<void>
}

const freePort = () => new Promise<number>((resolve, reject) => {
  const probe = createServer()
  probe.once('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as { port: number }
    probe.close(() => resolve(port))
  })
})

export const openSite = async (options: { plant?: (store: Store) => Promise<unknown>; env?: Record<string, string> } = {}): Promise<Site> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cuaderno-site-'))
  const store = await openSqliteStore(join(dataDir, 'cuaderno.sqlite'), machineClock)
  await migrate(store)
  await options.plant?.(store)
  store.setClock(await clockFor(store))
  const port = await freePort()
  const origin = `http://localhost:${port}`
  let child: ChildProcess | null = null
  let output = ''

  const start = async () => {
    // What `npm start` runs once it has a build (the suite made it): a source edited meanwhile must not rebuild under the tests.
    const started = spawn(process.execPath, ['--input-type=module', '-e', "const { start } = await import('./build/server/index.js'); await start()"], {
      cwd: packageRoot,
      env: { ...process.env, NODE_ENV: 'production', VITEST: undefined, TEP_DATA_DIR: dataDir, PORT: String(port), HOST: '127.0.0.1', PUBLIC_ORIGIN: origin, DATABASE_URL: '', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    started.stdout?.on('data', d => { output += d })
    started.stderr?.on('data', d => { output += d })
    for (let i = 0; i < 600; i++) {
      if (started.exitCode !== null) throw new Error(`the server ended: ${output}`)
      const ready = await fetch(`${origin.replace('localhost', '127.0.0.1')}/readyz`).then(r => r.ok, () => false)
      if (ready) return
      await pause(100)
    }
    throw new Error(`the server never was ready: ${output}`)
  }
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const running = child
    child = null
    if (!running || running.exitCode !== null) return running?.exitCode ?? null
    const ended = new Promise<number | null>(resolve => running.once('exit', code => resolve(code)))
    running.kill(signal)
    return ended
  }
  await start()
  return {
    origin, dataDir, store, start, stop,
    output: () => output,
    cookieOf: async (personId, sharedComputer = false) => {
      const session = await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer, agentFamily: 'test' }))
      return `s=${session.token}`
    },
    phoneCookieOf: async personId => {
      const session = await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: false, agentFamily: 'test', purpose: 'log' }))
      return `n=${session.token}`
    },
    close: async () => {
      await stop()
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
