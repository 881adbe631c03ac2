/** Attendance typed by week, as a browser without scripts posts it; and whom it is refused. */
import { expect, it } from 'vitest'
import * as weeks from '../../../app/routes/team/weeks.tsx'
import { listCourseWeeks } from '../../../db/indicators/course-weeks.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { anaSepulveda, bahiaClara, elenaRivas, losBoldos, marcelaPaillan, pedroCayul, rosaHuenchul, tomasAguilera, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { device, withCast } from '../../db/people/open.ts'
import { ask } from '../people/ask.ts'

const { rbd } = losBoldos
const params = { rbd: String(rbd) }
const tokenOf = async (store: Store, who: CastPerson) => (await store.tx(tx => openSessionIn(store, tx, { personId: who.id, ...device }))).token
const week = { semana: '2026-11-16', 'attended.110-7-A': '101', 'due.110-7-A': '120', 'attended.110-7-B': '', 'due.110-7-B': '130' }

onEachEngine('attendance typed by week', open => {
  it('is kept, corrected by the next one who types it, taken back when its field is emptied; and each says so', async () => {
    const store = await withCast(open)
    const [rosa, pedro] = [await tokenOf(store, rosaHuenchul), await tokenOf(store, pedroCayul)]
    const sent = await ask(store, weeks.action, { token: rosa, params, form: week })
    expect([sent.status, sent.headers.get('location')]).toEqual([302, `/cuadernos/${rbd}/semanas?semana=2026-11-16&hecho=guardada`])
    expect(await listCourseWeeks(store, rbd, '2026-11-16', '2026-11-16')).toEqual([{ monday: '2026-11-16', course: '110-7-A', daysAttended: 101, daysDue: 120 }])
    clockOf(store).set('2026-11-18T14:00:00Z')
    await ask(store, weeks.action, { token: pedro, params, form: { ...week, 'attended.110-7-A': '99' } })
    expect((await listCourseWeeks(store, rbd, '2026-11-16', '2026-11-16'))[0]!.daysAttended).toBe(99)
    const page = JSON.stringify((await ask(store, weeks.loader, { token: rosa, params })).data)
    expect(page).toContain('82,5%')
    clockOf(store).set('2026-11-18T14:10:00Z')
    await ask(store, weeks.action, { token: pedro, params, form: { ...week, 'attended.110-7-A': '' } })
    expect(await listCourseWeeks(store, rbd, '2026-11-16', '2026-11-16')).toEqual([])
    expect(await store.read.$count(store.s.courseWeek)).toBe(3)
  })

  it('gives back what was typed where a number cannot be, and keeps nothing', async () => {
    const store = await withCast(open)
    const rosa = await tokenOf(store, rosaHuenchul)
    const bad = await ask(store, weeks.action, { token: rosa, params, form: { ...week, 'attended.110-7-A': '121' } })
    expect([bad.status, bad.data]).toMatchObject([400, { values: { 'attended.110-7-A': '121' }, problems: { 'attended.110-7-A': expect.stringContaining('7') } }])
    expect(await store.read.$count(store.s.courseWeek)).toBe(0)
  })

  it('is refused for a week that has not come, is no Monday, or is none', async () => {
    const store = await withCast(open)
    const rosa = await tokenOf(store, rosaHuenchul)
    for (const semana of ['2026-11-23', '2026-11-17', 'ayer', '2026-01-05']) expect((await ask(store, weeks.action, { token: rosa, params, form: { ...week, semana } })).status).toBe(404)
    expect(await store.read.$count(store.s.courseWeek)).toBe(0)
  })

  it('is the team’s alone: not another school’s, the advisor’s, the region’s or the administrator’s', async () => {
    const store = await withCast(open)
    for (const who of [anaSepulveda, marcelaPaillan, elenaRivas, tomasAguilera]) {
      const token = await tokenOf(store, who)
      expect((await ask(store, weeks.loader, { token, params })).status).toBe(403)
      expect((await ask(store, weeks.action, { token, params, form: week })).status).toBe(403)
    }
    expect((await ask(store, weeks.loader, { token: await tokenOf(store, rosaHuenchul), params: { rbd: String(bahiaClara.rbd) } })).status).toBe(403)
    expect(await store.read.$count(store.s.courseWeek)).toBe(0)
  })
})
