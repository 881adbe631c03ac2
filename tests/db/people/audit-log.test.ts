import { describe, expect, it } from 'vitest'
import { record } from '../../../db/audit.ts'
import { isAuditEvent, listAudit, startOfSchoolDay } from '../../../db/people/audit-log.ts'
import { disablePerson } from '../../../db/people/people.ts'
import { losBoldos, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { minutesLater, withCast } from './open.ts'

onEachEngine('the record', open => {
  it('is read from its newest line, with who did it and to whom', async () => {
    const store = await withCast(open)
    await record(store, { event: 'access.refused', personId: rosaHuenchul.id, rbd: losBoldos.rbd, requestId: 'r7', detail: { action: 'notebook.read' } })
    clockOf(store).set(minutesLater(1))
    await disablePerson(store, { personId: rosaHuenchul.id, by: tomasAguilera.id })
    expect((await listAudit(store)).lines).toMatchObject([
      { event: 'person.disabled', personName: 'Tomás Aguilera', subjectName: 'Rosa Huenchul' },
      { event: 'access.refused', personName: 'Rosa Huenchul', rbd: losBoldos.rbd, requestId: 'r7', subjectName: null },
    ])
  })

  it('is read in pages that neither repeat nor miss a line, also within one millisecond', async () => {
    const store = await withCast(open)
    for (let i = 0; i < 7; i++) {
      if (i === 4) clockOf(store).set(minutesLater(1))
      await record(store, { event: 'check.run', detail: { i } })
    }
    const seen: unknown[] = []
    for (let before: string | undefined; ;) {
      const page = await listAudit(store, { limit: 3, ...(before ? { before } : {}) })
      seen.push(...page.lines.map(l => l.detail.i))
      if (!page.next) break
      before = page.next
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0])
  })

  it('is filtered by event and by the day in the territory', async () => {
    const store = await withCast(open)
    // 23:59 on the 17th and 00:00 on the 18th in Santiago (UTC-3).
    for (const at of ['2026-11-18T02:59:59.999Z', '2026-11-18T03:00:00Z', '2026-11-19T02:59:59.999Z', '2026-11-19T03:00:00Z']) {
      clockOf(store).set(at)
      await record(store, { event: 'check.run', detail: { at } })
    }
    await record(store, { event: 'backup.made' })
    expect((await listAudit(store, { day: '2026-11-18' })).lines.map(l => l.detail.at)).toEqual(['2026-11-19T02:59:59.999Z', '2026-11-18T03:00:00Z'])
    expect((await listAudit(store, { event: 'backup.made' })).lines).toHaveLength(1)
    expect((await listAudit(store, { event: 'import.undone' })).lines).toEqual([])
  })

  it('begins at its newest line when the place asked for makes no sense', async () => {
    const store = await withCast(open)
    await record(store, { event: 'check.run' })
    expect((await listAudit(store, { before: "1' or 1=1" })).lines).toHaveLength(1)
  })
})

describe('a school day', () => {
  it.each([
    ['2026-11-18', 'America/Santiago', '2026-11-18T03:00:00.000Z'],
    ['2026-07-01', 'America/Santiago', '2026-07-01T04:00:00.000Z'],
    // Clocks go from 00:00 to 01:00 on the first Sunday of September: the day begins at one.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['2026-11-18', 'America/Punta_Arenas', '2026-11-18T03:00:00.000Z'],
    ['2026-11-18', 'Pacific/Easter', '2026-11-18T05:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, at) => {
    expect(startOfSchoolDay(day, zone).toISOString()).toBe(at)
  })

  it('knows its events from anything else', () => {
    expect(isAuditEvent('sign-in.ok')).toBe(true)
    expect(isAuditEvent('sign-in.maybe')).toBe(false)
  })
})
