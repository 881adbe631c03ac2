import { expect, it } from 'vitest'
import { getSavedView, listSavedViews, mostViews, renameView, saveView, setViewDeleted } from '../../../db/region/saved-views.ts'
import { beatrizOyanedel, elenaRivas, plantCast } from '../../../db/seed/cast.ts'
import { onEachEngine } from '../../support/stores.ts'

const elena = elenaRivas.id

onEachEngine('views of the board that a person keeps', open => {
  it('are that person’s alone, under the name they gave', async () => {
    const store = await open()
    await plantCast(store)
    const saved = await saveView(store, { personId: elena, name: '  Rurales   de Quilén ', search: 'comuna=99104&ruralidad=rural' })
    if (!saved.ok) throw new Error(saved.reason)
    expect(await listSavedViews(store, elena)).toEqual([{ id: saved.id, name: 'Rurales de Quilén', search: 'comuna=99104&ruralidad=rural' }])
    expect(await listSavedViews(store, beatrizOyanedel.id)).toEqual([])
    expect(await renameView(store, { personId: beatrizOyanedel.id, id: saved.id, name: 'Mía' })).toEqual({ ok: false, reason: 'gone' })
    expect(await setViewDeleted(store, { personId: beatrizOyanedel.id, id: saved.id, isDeleted: true })).toEqual({ ok: false })
    expect(await getSavedView(store, beatrizOyanedel.id, saved.id)).toBeNull()
  })

  it('are renamed and deleted, and both can be taken back', async () => {
    const store = await open()
    await plantCast(store)
    const saved = await saveView(store, { personId: elena, name: 'Rurales', search: '' })
    if (!saved.ok) throw new Error(saved.reason)
    expect(await renameView(store, { personId: elena, id: saved.id, name: 'Las rurales' })).toEqual({ ok: true, before: 'Rurales' })
    expect(await renameView(store, { personId: elena, id: saved.id, name: 'Rurales' })).toEqual({ ok: true, before: 'Las rurales' })
    await setViewDeleted(store, { personId: elena, id: saved.id, isDeleted: true })
    expect(await listSavedViews(store, elena)).toEqual([])
    expect(await renameView(store, { personId: elena, id: saved.id, name: 'Otra' })).toEqual({ ok: false, reason: 'gone' })
    await setViewDeleted(store, { personId: elena, id: saved.id, isDeleted: false })
    expect((await listSavedViews(store, elena)).map(v => v.name)).toEqual(['Rurales'])
  })

  it('need a name of up to sixty letters, and are thirty at most', async () => {
    const store = await open()
    await plantCast(store)
    for (const name of ['', '   ', 'ñ'.repeat(61)]) expect(await saveView(store, { personId: elena, name, search: '' })).toEqual({ ok: false, reason: 'name' })
    for (let i = 0; i < mostViews; i++) expect((await saveView(store, { personId: elena, name: `Vista ${i}`, search: '' })).ok).toBe(true)
    expect(await saveView(store, { personId: elena, name: 'Una más', search: '' })).toEqual({ ok: false, reason: 'too-many' })
    expect((await saveView(store, { personId: beatrizOyanedel.id, name: 'Otra persona', search: '' })).ok).toBe(true)
  })
})
