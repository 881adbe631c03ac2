import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { addNote, listOwnNoteRevisions, openNotes, saveNote, withdrawNote } from '../../../db/advising/notes.ts'
import { newId } from '../../../db/ids.ts'
import { elMirador, ignacioBarria, losBoldos, marcelaPaillan, plantCast } from '../../../db/seed/cast.ts'
import { onEachEngine } from '../../support/stores.ts'

onEachEngine('an advisor’s notes', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const of = (personId: string, rbd = losBoldos.rbd) => ({ rbd, personId })
    const [marcela, next] = [of(marcelaPaillan.id), of(ignacioBarria.id)]
    const add = async (text: string, audience: 'own' | 'advisors', saveKey = newId(store.clock.now())) => {
      const added = await addNote(store, { ...marcela, note: { text, audience }, saveKey })
      if (!added.ok) throw new Error(added.reason)
      return added.noteId
    }
    const trail = async () => (await store.read.select({ event: store.s.audit.event, personId: store.s.audit.personId, rbd: store.s.audit.rbd, detail: store.s.audit.detail }).from(store.s.audit))
      .filter(a => a.event.startsWith('advisor-note.'))
    return { store, marcela, next, add, trail }
  }

  it('are their writer’s, or of whoever advises the school: the next advisor reads the second kind and changes none', async () => {
    const { store, marcela, next, add } = await plant()
    const [own, shared] = [await add('Mía', 'own'), await add('De la escuela', 'advisors')]
    expect((await openNotes(store, marcela)).map(n => n.id).sort()).toEqual([own, shared].sort())
    expect((await openNotes(store, next)).map(n => [n.text, n.writtenBy.name])).toEqual([['De la escuela', 'Marcela Paillán']])
    expect(await openNotes(store, { ...marcela, rbd: elMirador.rbd })).toEqual([])
    expect(await saveNote(store, { ...next, noteId: shared, version: 1, note: { text: 'Otra', audience: 'own' }, saveKey: 'k' })).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdrawNote(store, { ...next, noteId: shared })).toEqual({ ok: false })
    expect(await listOwnNoteRevisions(store, next)).toEqual([])
  })

  it('keep every text; another window’s is not written over', async () => {
    const { store, marcela, add } = await plant()
    const id = await add('uno', 'own')
    const save = (version: number, text: string) => saveNote(store, { ...marcela, noteId: id, version, note: { text, audience: 'own' }, saveKey: newId(store.clock.now()) })
    expect(await save(1, 'dos')).toEqual({ ok: true, noteId: id, version: 2 })
    expect(await save(1, 'tres')).toEqual({ ok: false, reason: 'conflict', theirs: 'dos', theirVersion: 2 })
    expect(await save(2, 'tres')).toEqual({ ok: true, noteId: id, version: 3 })
    expect((await listOwnNoteRevisions(store, marcela)).map(r => [r.version, r.text])).toEqual([[3, 'tres'], [2, 'dos'], [1, 'uno']])
  })

  it('sent twice are one; taken out of sight, their words stay kept', async () => {
    const { store, marcela, add } = await plant()
    const key = newId(store.clock.now())
    expect(await add('uno', 'advisors', key)).toBe(await add('uno', 'advisors', key))
    expect(await add('dos', 'advisors', key)).not.toBe(key)
    expect(await withdrawNote(store, { ...marcela, noteId: key })).toEqual({ ok: true })
    expect((await openNotes(store, marcela)).map(n => n.text)).toEqual(['dos'])
    expect(await store.read.select({ text: store.s.advisorNote.text }).from(store.s.advisorNote).where(eq(store.s.advisorNote.id, key))).toEqual([{ text: 'uno' }])
  })

  it('leave a trail of every opening and every save, without a word of theirs', async () => {
    const { store, marcela, next, add, trail } = await plant()
    const id = await add('palabra-de-la-nota', 'advisors')
    await openNotes(store, marcela)
    await openNotes(store, next)
    await saveNote(store, { ...marcela, noteId: id, version: 1, note: { text: 'otra-palabra', audience: 'advisors' }, saveKey: 'k' })
    await withdrawNote(store, { ...marcela, noteId: id })
    expect((await trail()).map(a => [a.event, a.personId, a.rbd])).toEqual([
      ['advisor-note.written', marcelaPaillan.id, losBoldos.rbd], ['advisor-note.read', marcelaPaillan.id, losBoldos.rbd], ['advisor-note.read', ignacioBarria.id, losBoldos.rbd],
      ['advisor-note.written', marcelaPaillan.id, losBoldos.rbd], ['advisor-note.withdrawn', marcelaPaillan.id, losBoldos.rbd],
    ])
    expect(JSON.stringify(await trail())).not.toMatch(/palabra/)
  })
})
