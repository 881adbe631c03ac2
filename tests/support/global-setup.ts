/** Migrates one database of each embedded engine once; every test starts from a copy. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { frozenClock } from '../../db/clock.ts'
import { migrate } from '../../db/migrate.ts'
import { openSqliteStore } from '../../db/store.ts'
import { pgliteStore } from './pglite-store.ts'

declare module 'vitest' {
  interface ProvidedContext { templates: string }
}

export default async ({ provide }: TestProject) => {
  const dir = mkdtempSync(join(tmpdir(), 'cuaderno-tests-'))
  mkdirSync(dir, { recursive: true })
  const clock = frozenClock('2026-11-18T13:40:00Z')

  const sqlite = await openSqliteStore(join(dir, 'template.sqlite'), clock)
  await migrate(sqlite)
  if (sqlite.driver.kind === 'sqlite') sqlite.driver.writer.pragma('wal_checkpoint(TRUNCATE)')
  await sqlite.close()

  const lite = new PGlite()
  const pg = pgliteStore(lite, clock)
  await migrate(pg)
  writeFileSync(join(dir, 'template.tar'), Buffer.from(await (await lite.dumpDataDir('none')).arrayBuffer()))
  await pg.close()

  provide('templates', dir)
  return () => rmSync(dir, { recursive: true, force: true })
}
