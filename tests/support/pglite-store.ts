import type { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import type { Clock } from '../../db/clock.ts'
import { pgStoreOf, type Store } from '../../db/store.ts'

/** PGlite behind the store's interface. Queries without values go through `exec`, which takes several statements as pg does. */
export const pgliteStore = (lite: PGlite, clock: Clock): Store =>
  pgStoreOf(
    drizzle(lite, { casing: 'snake_case' }) as never,
    async (sql, values) => values ? ((await lite.query(sql, values)) as never) : ((await lite.exec(sql)).at(-1) ?? { rows: [] }) as never,
    clock,
    () => lite.close(),
  )
