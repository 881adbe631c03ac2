/**
 * What the same questions cost with 10 to 5,000 schools in one territory: eight months of attendance in each of two years, read through
 * the queries the pages use (no HTTP). A school's own figures should not care how many others there are; the board and a month's export
 * may grow with the schools and no faster.
 */
import { join } from 'node:path'
import { machineClock } from '../../../db/clock.ts'
import { getBoard } from '../../../db/indicators/board.ts'
import { getDisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { openTable } from '../../../db/export/open-table.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { operatorScope } from '../../../cycles/people/permissions.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { insertRows } from '../../../db/dialect.ts'
import { newId } from '../../../db/ids.ts'
import { migrate } from '../../../db/migrate.ts'
import { plantCast } from '../../../db/seed/cast.ts'
import { streamFor } from '../../../db/seed/random.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'
import { directoryFile, onDisk } from '../../support/ministry-files.ts'
import { medianOf, milliseconds, ratio, timesOf, type Line, type Section } from '../measure.ts'

const sizes = (process.env.BENCH_SCHOOLS ?? '10,100,1000,5000').split(',').map(Number)
const months = [3, 4, 5, 6, 7, 8, 9, 10]
const years = [2025, 2026]
const today = '2026-11-18'
const figuresScope = operatorScope('figures.ofTerritory'), outlineScope = operatorScope('cycle.outline')

/** A school of 330 students in two teaching groups and thirteen courses, month by month, under one generation. */
const plantMonths = async (store: Store, rbds: readonly number[]) => {
  const chance = streamFor('bench-territory')
  const generationId = newId(store.clock.now())
  const { generation, attendance, currentImport } = store.s
  await store.tx(tx => tx.insert(generation).values({ id: generationId, kind: 'attendance', state: 'published', fileName: 'bench', fileSha256: '0'.repeat(64), fileBytes: 0, importedBy: null, builder: null, startedAt: store.clock.now(), publishedAt: store.clock.now(), report: null }))
  for (const rbd of rbds) {
    for (const year of years) {
      await store.tx(async tx => {
        await insertRows(tx, attendance, months.flatMap(month => Array.from({ length: 14 }, (_, c) => {
          const pairs = new Map<number, number>()
          const students = c === 0 ? 325 : 25
          for (let i = 0; i < students; i++) { const a = 20 - Math.min(20, Math.floor(-2.5 * Math.log(1 - chance.next()))); pairs.set(a, (pairs.get(a) ?? 0) + 1) }
          const list = [...pairs].sort((x, y) => x[0] - y[0]).map(([a, n]) => [a, 20, n] as [number, number, number])
          return { generationId, rbd, year, month, teaching: 'young' as const, course: c === 0 ? '' : `110-${1 + (c % 8)}-${'AB'[c % 2]!}${c}`, students, daysAttended: list.reduce((n, [a, , s]) => n + a * s, 0), daysDue: 20 * students, pairs: list }
        })))
        await insertRows(tx, currentImport, months.map(month => ({ kind: 'attendance' as const, rbd, year, month, generationId })))
      })
    }
  }
}

const section: Section = {
  title: 'The same questions with 10 to 5,000 schools in one territory',
  run: async ({ dir, say }) => {
    const found: { schools: number; own: number; disclosed: number; board: number; month: number }[] = []
    for (const schools of sizes) {
      say(`${schools} schools`)
      const store = await openSqliteStore(join(dir, `${schools}.sqlite`), machineClock)
      try {
        await migrate(store)
        await plantCast(store)
        const rbds = Array.from({ length: schools }, (_, i) => i + 1)
        for (const year of years) {
          const path = onDisk('directory.csv', directoryFile(rbds.map(rbd => ({ rbd })), { layout: 2025, year }), dir)
          const result = await importFile(store, { path, fileName: 'directory.csv', importedBy: null })
          if (!result.ok) throw new Error(`the directory was refused: ${result.reason}`)
        }
        await plantMonths(store, rbds)
        const few = async (f: () => Promise<unknown>) => medianOf((await timesOf(7, async () => { await f() })).slice(2))
        found.push({
          schools,
          own: await few(() => getSchoolFigures(store, 5, { today, courses: true })),
          disclosed: await few(() => getDisclosedSchool(store, 5, outlineScope, today)),
          board: await few(() => getBoard(store, figuresScope, outlineScope, today)),
          month: await few(async () => { for await (const _ of (await openTable(store, 'attendance-months', { scope: figuresScope, today, fromYear: 2026, toYear: 2026, month: 10 }, { personId: null, requestId: null, via: 'cli', format: 'csv' })).rows); }),
        })
      } finally {
        await store.close()
      }
    }
    const least = found[0]!
    const lines = (what: string, key: 'own' | 'disclosed' | 'board' | 'month'): Line[] => found.map(f => ({
      what: `${what}, ${f.schools.toLocaleString('en')} schools`, value: milliseconds(f[key]), note: `${ratio(f[key], least[key])} that of ${least.schools}; ${(1000 * f[key] / f.schools).toFixed(0)} µs a school`,
    }))
    return [...lines("a school's own figures", 'own'), ...lines('a school as the region sees it', 'disclosed'), ...lines('the board', 'board'), ...lines("a month's export", 'month')]
  },
}
export default section
