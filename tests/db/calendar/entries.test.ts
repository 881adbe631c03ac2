import { beforeEach, expect, it } from 'vitest'
import { classDaysOfMonth, whyNoClasses } from '../../../cycles/calendar/school-calendar.ts'
import { enterDays, getDeclaredDays, getSchoolCalendar, listEntriesOfLayers, listEntriesOfSchool, withdrawDays } from '../../../db/calendar/entries.ts'
import { anaSepulveda, costaClara, elMirador, escuelaValleHondo, losBoldos, plantCast, rosaHuenchul, tomasAguilera, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { plantAttendance } from '../indicators/plant-attendance.ts'

const today = '2026-11-18'
const day = (kind: 'storm' | 'winter-break' | 'strike', fromDay: string, toDay = fromDay) => ({ kind, fromDay, toDay, courses: [], label: '' })

onEachEngine('the calendar', open => {
  let store: Store
  beforeEach(async () => { store = await open(); await plantCast(store) })
  const by = rosaHuenchul.id

  it('a school’s day is its own; a territory’s is of its schools; the country’s of all', async () => {
    await enterDays(store, { layer: 'country', entry: day('strike', '2026-05-05'), by: tomasAguilera.id })
    await enterDays(store, { layer: 'territory', slepCode: costaClara.code, entry: day('winter-break', '2026-07-06', '2026-07-17'), by: tomasAguilera.id })
    await enterDays(store, { layer: 'school', rbd: losBoldos.rbd, entry: day('storm', '2026-06-11'), by })
    const kinds = async (rbd: number, slepCode: number) => (await listEntriesOfSchool(store, { rbd, slepCode, year: 2026 })).map(e => e.kind)
    expect(await kinds(losBoldos.rbd, costaClara.code)).toEqual(['strike', 'storm', 'winter-break'])
    expect(await kinds(elMirador.rbd, costaClara.code)).toEqual(['strike', 'winter-break'])
    expect(await kinds(escuelaValleHondo.rbd, valleHondo.code)).toEqual(['strike'])
    expect((await listEntriesOfLayers(store, 2026)).map(e => e.kind)).toEqual(['strike', 'winter-break'])
    expect(whyNoClasses(await getSchoolCalendar(store, losBoldos.rbd, today, 2026), '2026-07-08')).toMatchObject({ entry: { kind: 'winter-break' } })
    expect(whyNoClasses(await getSchoolCalendar(store, escuelaValleHondo.rbd, today, 2026), '2026-07-08')).toBeNull()
  })

  it('one tap twice is one day, and taking it back leaves who did', async () => {
    const enter = () => enterDays(store, { layer: 'school', rbd: losBoldos.rbd, entry: day('storm', today), by })
    const first = await enter()
    expect(await enter()).toEqual({ id: first.id, isNew: false })
    expect(await withdrawDays(store, { id: first.id, rbd: elMirador.rbd, by: anaSepulveda.id })).toEqual({ ok: false })
    expect(await withdrawDays(store, { id: first.id, rbd: null, by: tomasAguilera.id })).toEqual({ ok: false })
    expect(await withdrawDays(store, { id: first.id, rbd: losBoldos.rbd, by })).toEqual({ ok: true })
    expect(await withdrawDays(store, { id: first.id, rbd: losBoldos.rbd, by })).toEqual({ ok: false })
    expect(await listEntriesOfSchool(store, { rbd: losBoldos.rbd, slepCode: null, year: 2026 })).toEqual([])
    expect((await store.read.select().from(store.s.calendarEntry))[0]).toMatchObject({ withdrawnBy: by })
    expect((await enter()).isNew).toBe(true)
  })

  it('a school takes back no day of its territory', async () => {
    const { id } = await enterDays(store, { layer: 'territory', slepCode: costaClara.code, entry: day('strike', '2026-05-05'), by: tomasAguilera.id })
    expect(await withdrawDays(store, { id, rbd: losBoldos.rbd, by })).toEqual({ ok: false })
    expect(await withdrawDays(store, { id, rbd: null, by: tomasAguilera.id })).toEqual({ ok: true })
  })

  it('stands beside the days the Ministry’s file declares', async () => {
    await plantAttendance(store, [{ rbd: losBoldos.rbd, year: 2026, month: 4, pairs: [[18, 20, 200], [20, 20, 150], [3, 5, 4]] }], { fileName: 'abril.csv' })
    expect(await getDeclaredDays(store, losBoldos.rbd, 2026)).toEqual(new Map([[4, 20]]))
    expect(classDaysOfMonth(await getSchoolCalendar(store, losBoldos.rbd, today, 2026), { year: 2026, month: 4 })).toBe(21)
  })
})
