import { expect, it } from 'vitest'
import { getBoard } from '../../../db/indicators/board.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { elenaRivas, losBoldos, plantCast } from '../../../db/seed/cast.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import type { Pair } from '../../../cycles/indicators/attendance.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const { rbd } = losBoldos

/** One month of a school as an import leaves it, from the Ministry or from the school's class book. */
const plantMonth = async (store: Store, kind: 'attendance' | 'school-attendance', month: number, pairs: Pair[]) => {
  const id = `g-${kind}-${month}`
  const at = store.clock.now()
  const days = pairs.reduce((d, [attended, due, n]) => ({ attended: d.attended + attended * n, due: d.due + due * n, n: d.n + n }), { attended: 0, due: 0, n: 0 })
  await store.tx(async tx => {
    await tx.insert(store.s.generation).values({ id, kind: kind === 'attendance' ? 'attendance' : 'student-days', state: 'published', fileName: `${id}.csv`, fileSha256: id, fileBytes: 1, importedBy: null, builder: null, startedAt: at, publishedAt: at, report: null })
    const key = { kind, rbd, year: 2026, month, generationId: id }
    await tx.insert(store.s.generationCover).values(key)
    await tx.insert(store.s.currentImport).values(key)
    for (const course of ['', '110-7-B']) await tx.insert(store.s.attendance).values({ generationId: id, rbd, year: 2026, month, teaching: 'young', course, students: days.n, daysAttended: days.attended, daysDue: days.due, pairs })
  })
}

onEachEngine('months of the school’s own class book', open => {
  it('stand in for those the Ministry has not published, marked, for the school alone; published ones take their place', async () => {
    const store = await open()
    await plantCast(store)
    await plantMonth(store, 'attendance', 8, [[18, 20, 30]])
    await plantMonth(store, 'school-attendance', 8, [[2, 20, 30]])
    await plantMonth(store, 'school-attendance', 9, [[15, 20, 30]])
    const own = await getSchoolFigures(store, rbd, { today, courses: true })
    expect(own.ownMonths).toEqual([{ year: 2026, month: 9 }])
    expect(own.lastMonth).toMatchObject({ month: 9, attendancePercent: 75 })
    expect(own.courses!.map(c => [c.month, c.attendancePercent])).toEqual([[9, 75]])
    expect(own.series.filter(x => x.figures).map(x => [x.month, x.figures!.attendancePercent])).toEqual([[8, 90], [9, 75]])

    const region = { id: elenaRivas.id, memberships: elenaRivas.memberships }
    const board = await getBoard(store, scopeFor(region, 'figures.ofTerritory', today), scopeFor(region, 'cycle.outline', today), today)
    expect(board.month).toEqual({ year: 2026, month: 8 })

    await plantMonth(store, 'attendance', 9, [[16, 20, 30]])
    const published = await getSchoolFigures(store, rbd, { today, courses: true })
    expect([published.ownMonths, published.lastMonth!.attendancePercent]).toEqual([[], 80])
  })
})
