import { and, isNotNull, isNull } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { listQuotesToPrint } from '../../../db/learnings/export.ts'
import { listReadableSchools, noFilter, searchLearnings } from '../../../db/learnings/library.ts'
import { elenaRivas, networkSchools } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { openSqliteTestStore } from '../../support/stores.ts'

const today = '2026-11-18'

it('a printed report quotes only schools that let their words leave the service, and names none of them', async () => {
  const { store, drop } = await openSqliteTestStore()
  await seedDemo(store, { scale: { comparisonSchools: 6, years: [2026] } })
  const rbds = await listReadableSchools(store, scopeFor(elenaRivas, 'learnings.ofTerritory', today), today)
  const { learnings } = await searchLearnings(store, rbds, noFilter, { page: 1, size: 60 })
  const quotes = await listQuotesToPrint(store, rbds, learnings, today)
  const { sharedLearning: l } = store.s
  const may = new Set((await store.read.select({ id: l.id }).from(l).where(and(isNull(l.endedAt), isNotNull(l.researchAt)))).map(r => r.id))
  expect(quotes.map(q => q.id).sort()).toEqual([...may].sort())
  expect(learnings.length).toBeGreaterThan(quotes.length)
  for (const q of quotes) for (const school of networkSchools) expect(q.text).not.toContain(school.name)
  await drop()
})
