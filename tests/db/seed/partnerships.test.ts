import { describe, expect, it } from 'vitest'
import { differencesOf, usualIndicators } from '../../../cycles/partnerships/assessment.ts'
import { rhythmOf } from '../../../cycles/partnerships/meetings.ts'
import { bahiaClara, costaClara, elMirador, losBoldos, networkSchools } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import { demoToday, notebookRows } from '../../../db/seed/notebooks.ts'
import { partnershipRows } from '../../../db/seed/partnerships.ts'
import { listRounds } from '../../../db/partnerships/answers.ts'
import { listAgreedActions } from '../../../db/partnerships/meetings.ts'
import { findOrganisations } from '../../../db/partnerships/organisations.ts'
import { getPartnership, listPartnerships } from '../../../db/partnerships/partnerships.ts'
import { listReach } from '../../../db/partnerships/reach.ts'
import { gapsOf } from '../../../cycles/partnerships/reach.ts'
import { openSqliteTestStore } from '../../support/stores.ts'

const rows = partnershipRows(notebookRows().parts)

describe('the demo’s partnerships', () => {
  it('are written on days that have come, by people of the school, and end no sentence against a family', () => {
    for (const m of rows.partnershipMeeting) expect(m.state === 'planned' || m.onDay <= demoToday, m.id).toBe(true)
    const words = JSON.stringify(rows)
    for (const blame of ['falta de compromiso', 'desinterés', 'no les importa', 'convivencia escolar', 'alumno', 'desvinculación', 'abandon']) expect(words.toLowerCase()).not.toContain(blame)
    // Every kind of id is given once.
    const ids = Object.values(rows).flatMap(list => (list as { id?: string }[]).flatMap(r => r.id ?? []))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('tell both of the source’s cases from the list alone, and leave schools without any', async () => {
    const { store, drop } = await openSqliteTestStore()
    try {
      expect((await seedDemo(store, { scale: { years: [2026], comparisonSchools: 0 } })).ok).toBe(true)
      const [joint] = (await listPartnerships(store, losBoldos.rbd)).filter(p => p.stage === 'strategic')
      const [refers] = await listPartnerships(store, elMirador.rbd)
      expect(rhythmOf(joint!.meetings, { begun: joint!.begunOn, today: demoToday })).toMatchObject({ asks: false, next: '2026-12-02' })
      expect(rhythmOf(refers!.meetings, { begun: refers!.begunOn, today: demoToday })).toMatchObject({ asks: true, lastHeld: '2026-04-15' })
      expect([joint!.goals.filter(g => g.state === 'open').length, refers!.goals.length, refers!.stage]).toEqual([2, 0, 'distant'])

      const which = { rbd: losBoldos.rbd, partnershipId: joint!.id }
      const rounds = await listRounds(store, which)
      expect(rounds.map(r => [r.sides.school !== undefined, r.sides.partner !== undefined])).toEqual([[true, true], [true, true]])
      expect(differencesOf(rounds[0]!.sides.school!.answers, rounds[0]!.sides.partner!.answers, usualIndicators)[0]).toMatchObject({ question: 'return', apart: 3 })
      expect((await listAgreedActions(store, which)).filter(a => a.actionId !== null)).toHaveLength(1)
      const one = (await listRounds(store, { rbd: elMirador.rbd, partnershipId: refers!.id }))[0]!
      expect(Object.keys(one.sides)).toEqual(['school'])

      expect(await findOrganisations(store, costaClara.code, 'taller mar adentro')).toMatchObject([{ name: 'Casa Taller Mar Adentro' }])
      const merged = rows.organisation.find(o => o.mergedInto !== null)!
      const follows = rows.partnership.find(p => p.organisationId === merged.id)!
      expect(await getPartnership(store, { rbd: follows.rbd, partnershipId: follows.id })).toMatchObject({ organisation: { name: 'Oficina Local de la Niñez de Puerto Manso' }, registeredAs: 'OLN Puerto Manso' })
      const reach = await listReach(store, [costaClara.code], networkSchools.map(s => s.rbd))
      expect(reach.find(o => o.name.startsWith('Biblioteca'))!.schools.map(s => s.rbd)).toEqual([losBoldos.rbd, bahiaClara.rbd])
      expect(gapsOf(reach, networkSchools.map(s => s.rbd)).without.length).toBeGreaterThan(0)
    } finally { await drop() }
  }, 120_000)
})
