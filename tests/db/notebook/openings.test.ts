import { expect, it } from 'vitest'
import { record } from '../../../db/audit.ts'
import { listOpenings } from '../../../db/notebook/openings.ts'
import { danielaSoto, elMirador, losBoldos, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

onEachEngine('what the administration did to a notebook', open => {
  it('is told to its team: opened and why, who joined it, and password links of its members; nothing of other schools', async () => {
    const store = await open()
    await plantCast(store)
    const at = (minute: number) => clockOf(store).set(`2026-11-18T13:${String(minute).padStart(2, '0')}:00Z`)
    const by = tomasAguilera.id
    at(1); await record(store, { event: 'notebook.opened-with-reason', personId: by, rbd: losBoldos.rbd, detail: { reason: 'Ayudar con un guardado' } })
    at(2); await record(store, { event: 'membership.created', personId: by, rbd: losBoldos.rbd, detail: { of: danielaSoto.id, role: 'team', scopeKind: 'school', scopeId: '90001' } })
    at(3); await record(store, { event: 'membership.created', personId: danielaSoto.id, rbd: losBoldos.rbd, detail: { of: danielaSoto.id, role: 'team', scopeKind: 'school', scopeId: '90001' } })
    at(4); await record(store, { event: 'password.link-created', personId: by, detail: { of: rosaHuenchul.id } })
    at(5); await record(store, { event: 'password.link-created', personId: by, detail: { of: marcelaPaillan.id } })
    at(6); await record(store, { event: 'notebook.opened-with-reason', personId: by, rbd: elMirador.rbd, detail: { reason: 'Otra escuela' } })
    expect((await listOpenings(store, losBoldos.rbd)).map(({ at: _, ...o }) => o)).toEqual([
      { kind: 'password-link', by: 'Tomás Aguilera', whom: 'Rosa Huenchul' },
      { kind: 'joined', by: '', whom: 'Daniela Soto' },
      { kind: 'joined', by: 'Tomás Aguilera', whom: 'Daniela Soto' },
      { kind: 'opened', by: 'Tomás Aguilera', reason: 'Ayudar con un guardado' },
    ])
  })
})
