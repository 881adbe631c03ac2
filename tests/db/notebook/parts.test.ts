import { expect, it } from 'vitest'
import { longestText } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { getNotebookForAdvisor, getNotebookForTeam } from '../../../db/notebook/cycles.ts'
import { addEntry, listRevisions, markReady, restoreEntry, restoreRevision, saveEntry, savePage, unmarkReady, withdrawEntry } from '../../../db/notebook/parts.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

onEachEngine('saving a page', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const save = (text: string, version: number, saveKey = newId(store.clock.now()), by = people.rosa) =>
      savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { challenge: text }), by, saveKey })
    return { store, people, cycleId, save }
  }
  const history = async (store: Awaited<ReturnType<typeof open>>, cycleId: string) => listRevisions(store, { rbd: boldos, cycleId, slot: 'challenge' })

  it('keeps each save as a revision and the last one as the page', async () => {
    const { store, cycleId, save } = await plant()
    expect(await save('Los lunes faltan nueve', 0)).toMatchObject({ ok: true, version: 1 })
    expect(await save('Los lunes faltan 9 de 31', 1)).toMatchObject({ ok: true, version: 2 })
    const notebook = await getNotebookForTeam(store, boldos, cycleId, today)
    expect(notebook?.pages.challenge).toMatchObject({ version: 2, updatedBy: 'Rosa Huenchul', body: { challenge: 'Los lunes faltan 9 de 31' } })
    expect((await history(store, cycleId)).map(r => [r.version, r.outcome])).toEqual([[2, 'saved'], [1, 'saved']])
  })

  it('lets one of fifty simultaneous saves win and keeps the other forty-nine as texts that lost', async () => {
    const { store, cycleId, save } = await plant()
    await save('antes', 0)
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => save(`texto ${i}`, 1)))
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    const lost = answers.filter(a => !a.ok)
    expect(lost).toHaveLength(49)
    for (const a of lost) expect(a).toMatchObject({ reason: 'conflict', savedBy: 'Rosa Huenchul', theirVersion: 2, clashing: ['challenge'] })
    const revisions = await history(store, cycleId)
    expect(revisions.filter(r => r.outcome === 'conflict')).toHaveLength(49)
    expect(new Set(revisions.map(r => (r.body as { challenge: string }).challenge)).size).toBe(51)
  })

  it('lets fifty first saves of an empty page meet without an error', async () => {
    const { store, cycleId, save } = await plant()
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => save(`texto ${i}`, 0)))
    expect(answers.filter(a => a.ok)).toHaveLength(1)
    expect(await history(store, cycleId)).toHaveLength(50)
  })

  it('answers the same save sent five times with one revision and the same answer', async () => {
    const { store, cycleId, save } = await plant()
    await save('antes', 0)
    const key = newId(store.clock.now())
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await save('después', 1, key))
    for (const a of answers) expect(a).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: true, version: 2 })
    expect(await history(store, cycleId)).toHaveLength(2)
  })

  it('answers a losing save sent five times with the same conflict, kept once', async () => {
    const { store, cycleId, save } = await plant()
    await save('antes', 0)
    await save('lo de Pedro', 1)
    const key = newId(store.clock.now())
    const answers = await Promise.all(Array.from({ length: 5 }, () => save('lo de Rosa', 1, key)))
    for (const a of answers) expect(a).toEqual(answers[0])
    expect((await history(store, cycleId)).filter(r => r.outcome === 'conflict')).toHaveLength(1)
  })

  it('never drops other words sent under a key that was used before', async () => {
    const { store, cycleId, save } = await plant()
    const key = newId(store.clock.now())
    await save('primera versión', 0, key)
    expect(await save('vuelta atrás y corregida', 0, key)).toMatchObject({ ok: false, reason: 'conflict', mine: { challenge: 'vuelta atrás y corregida' } })
    expect((await history(store, cycleId)).map(r => (r.body as { challenge: string }).challenge).sort()).toEqual(['primera versión', 'vuelta atrás y corregida'])
  })

  it('joins what two people changed in different fields, and says with whom', async () => {
    const { store, people, cycleId } = await plant()
    const save = (by: string, fields: object) =>
      savePage(store, 'challenge', { rbd: boldos, cycleId, version: 1, body: bodyOf('challenge', { challenge: 'antes', ...fields }), by, saveKey: newId(store.clock.now()) })
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: bodyOf('challenge', { challenge: 'antes' }), by: people.rosa, saveKey: 'a' })
    await save(people.pedro, { forWhom: '7°B' })
    const joined = await save(people.rosa, { theoryIf: 'recibimos al curso' })
    expect(joined).toMatchObject({ ok: true, version: 3, joinedWith: 'Pedro Millalonco', body: { challenge: 'antes', forWhom: '7°B', theoryIf: 'recibimos al curso' } })
  })

  const paragraphs = (first: string, second: string) => `${first}\n${second}`
  const writing = async () => {
    const { store, people, cycleId, save } = await plant()
    await save(paragraphs('Faltan nueve.', 'El bus llega tarde.'), 0)
    return { store, people, cycleId, save }
  }

  it('joins paragraphs of one text that two people changed apart, and says in which field', async () => {
    const { people, save } = await writing()
    await save(paragraphs('Faltan once.', 'El bus llega tarde.'), 1, undefined, people.pedro)
    expect(await save(paragraphs('Faltan nueve.', 'El bus llega a las 8:30.'), 1)).toMatchObject({
      ok: true, version: 3, joinedWith: 'Pedro Millalonco', byParagraph: ['challenge'], body: { challenge: paragraphs('Faltan once.', 'El bus llega a las 8:30.') },
    })
  })

  it('knows a joined save again when its answer was lost, and gives what stands now', async () => {
    const { store, people, cycleId, save } = await writing()
    const key = newId(store.clock.now())
    const rosas = paragraphs('Faltan nueve.', 'El bus llega a las 8:30.')
    await save(paragraphs('Faltan once.', 'El bus llega tarde.'), 1, undefined, people.pedro)
    for (let i = 0; i < 5; i++) expect(await save(rosas, 1, key)).toMatchObject({ ok: true, version: 3 })
    await save(paragraphs('Faltan doce.', 'El bus llega a las 8:30.'), 3, undefined, people.pedro)
    expect(await save(rosas, 1, key)).toMatchObject({ ok: true, version: 4, joinedWith: 'Pedro Millalonco', body: { challenge: paragraphs('Faltan doce.', 'El bus llega a las 8:30.') } })
    expect(await history(store, cycleId)).toHaveLength(4)
  })

  it('gives, for a paragraph both changed, one text with both', async () => {
    const { people, save } = await writing()
    await save(paragraphs('Faltan once.', 'El bus llega tarde.'), 1, undefined, people.pedro)
    expect(await save(paragraphs('Faltan siete.', 'El bus llega a las 8:30.'), 1)).toMatchObject({
      ok: false, reason: 'conflict', clashing: ['challenge'], both: { challenge: 'Faltan once.\nEl bus llega tarde.\nFaltan siete.\nEl bus llega a las 8:30.' },
    })
  })

  it('never takes an untouched page saved late for a conflict', async () => {
    const { people, save } = await plant()
    await save('antes', 0)
    await save('lo de Pedro', 1, undefined, people.pedro)
    expect(await save('antes', 1)).toMatchObject({ ok: true, version: 2, body: { challenge: 'lo de Pedro' } })
  })

  it('does not join two halves of an action that would end before it begins', async () => {
    const { store, people, cycleId } = await plant()
    const made = await addEntry(store, 'action', { rbd: boldos, cycleId, body: bodyOf('action', { what: 'Desayuno', from: '2026-08-10', to: '2026-08-31' }), by: people.rosa, saveKey: newId(store.clock.now()) })
    if (!made.ok) throw new Error('not made')
    const save = (from: string, to: string) => saveEntry(store, 'action', made.partId, { rbd: boldos, cycleId, version: 1, body: bodyOf('action', { what: 'Desayuno', from, to }), by: people.rosa, saveKey: newId(store.clock.now()) })
    expect(await save('2026-08-30', '2026-08-31')).toMatchObject({ ok: true })
    expect(await save('2026-08-10', '2026-08-12')).toMatchObject({ ok: false, reason: 'conflict', clashing: [] })
  })

  const texts: [string, string][] = [
    ['the longest text there may be', 'ñ'.repeat(longestText)],
    ['emoji joined by zero-width joiners', 'familias 👩🏽‍👩🏽‍👧🏽 y banderas 🇨🇱'],
    ['right-to-left letters and their marks', 'مرحبا \u202eאבג\u202c lunes'],
    ['zero-width characters', 'a\u200bb\u200cc\ufeffd'],
    ['HTML', '<script>alert("x")</script> & <b>7°B</b>'],
    ['quotes, backslashes and JSON', `{"a": "\\u0000"} ' " \\ ; drop table part; --`],
    ['combining letters', 'nin\u0303o'],
  ]
  it.each(texts)('gives back exactly %s', async (_, text) => {
    const { store, cycleId, save } = await plant()
    expect(await save(text, 0)).toMatchObject({ ok: true, version: 1 })
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.pages.challenge.body.challenge).toBe(text)
  })

  it('keeps the text around what no database can hold', async () => {
    const { store, cycleId, save } = await plant()
    expect(await save('los\u0000 lunes \ud83d faltan', 0)).toMatchObject({ ok: true })
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.pages.challenge.body.challenge).toBe('los lunes \ufffd faltan')
  })

  it('finds nothing of a cycle through another school', async () => {
    const { store, people, cycleId, save } = await plant()
    await save('nuestro', 0)
    const foreign = { rbd: bahia, cycleId, by: people.ana }
    const body = bodyOf('challenge', { challenge: 'de otra escuela' })
    expect(await savePage(store, 'challenge', { ...foreign, version: 1, body, saveKey: 'x' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await addEntry(store, 'note', { ...foreign, body: bodyOf('note', { on: today, text: 'hola' }), saveKey: 'y' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await markReady(store, { ...foreign, page: 'challenge', version: null })).toEqual({ ok: false, reason: 'not-found' })
    expect(await unmarkReady(store, { ...foreign, page: 'challenge' })).toEqual({ ok: false, reason: 'not-found' })
    expect(await listRevisions(store, { rbd: bahia, cycleId, slot: 'challenge' })).toEqual([])
    expect(await getNotebookForTeam(store, bahia, cycleId, today)).toBeNull()
    expect(await getNotebookForAdvisor(store, bahia, cycleId, today)).toBeNull()
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.pages.challenge).toMatchObject({ version: 1, body: { challenge: 'nuestro' } })
  })

  it('brings an earlier text back as a new save', async () => {
    const { store, people, cycleId, save } = await plant()
    await save('primera', 0)
    await save('segunda', 1)
    const first = (await history(store, cycleId)).find(r => r.version === 1)!
    const restored = await restoreRevision(store, { rbd: boldos, cycleId, slot: 'challenge', revisionKey: first.key, version: 2, by: people.pedro, saveKey: newId(store.clock.now()) })
    expect(restored).toMatchObject({ ok: true, version: 3, body: { challenge: 'primera' } })
    expect((await history(store, cycleId)).map(r => (r.body as { challenge: string }).challenge)).toEqual(['primera', 'segunda', 'primera'])
    expect(await restoreRevision(store, { rbd: bahia, cycleId, slot: 'challenge', revisionKey: first.key, version: 3, by: people.ana, saveKey: 'z' })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('never changes or removes a revision', async () => {
    const { store, save } = await plant()
    await save('primera', 0)
    await expect(store.tx(tx => tx.delete(store.s.partRevision))).rejects.toThrow()
    await expect(store.tx(tx => tx.update(store.s.partRevision).set({ version: 9 }))).rejects.toThrow()
  })
})

onEachEngine('entries of the implementation', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const note = (text: string, saveKey = newId(store.clock.now())) => addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-09-07', text }), by: people.rosa, saveKey })
    return { store, people, cycleId, note }
  }

  it('makes one entry of a double click, at the same instant or later', async () => {
    const { store, cycleId, note } = await plant()
    const key = newId(store.clock.now())
    const answers = await Promise.all(Array.from({ length: 5 }, () => note('Vinieron 27', key)))
    for (const a of answers) expect(a).toEqual(answers[0])
    expect(await note('Vinieron 27', key)).toEqual(answers[0])
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.entries.note).toHaveLength(1)
  })

  it('takes an entry out of sight without losing it, and back', async () => {
    const { store, cycleId, note } = await plant()
    const made = await note('Vinieron 27')
    if (!made.ok) throw new Error('not made')
    const which = { rbd: boldos, cycleId, entryId: made.partId }
    expect(await withdrawEntry(store, { ...which, rbd: bahia })).toEqual({ ok: false, reason: 'not-found' })
    expect(await withdrawEntry(store, which)).toEqual({ ok: true })
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.entries.note).toMatchObject([{ isWithdrawn: true, body: { text: 'Vinieron 27' } }])
    expect(await restoreEntry(store, which)).toEqual({ ok: true })
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.entries.note).toMatchObject([{ isWithdrawn: false }])
  })

  it('withdraws entries only: a page stays', async () => {
    const { store, people, cycleId } = await plant()
    const page = await savePage(store, 'data', { rbd: boldos, cycleId, version: 0, body: bodyOf('data', { whatWeSee: 'los lunes' }), by: people.rosa, saveKey: 'k' })
    if (!page.ok) throw new Error('not saved')
    expect(await withdrawEntry(store, { rbd: boldos, cycleId, entryId: page.partId })).toEqual({ ok: false, reason: 'not-found' })
  })
})

onEachEngine('what the advisor reads', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    let n = 0
    const save = (version: number, challenge: string) => savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { challenge }), by: people.rosa, saveKey: `k${n++}` })
    const note = (text: string) => addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-09-07', text }), by: people.rosa, saveKey: newId(store.clock.now()) })
    const mark = (page: 'challenge' | 'implementation', version: number | null = null) => markReady(store, { rbd: boldos, cycleId, page, version, by: people.rosa })
    const read = () => getNotebookForAdvisor(store, boldos, cycleId, today)
    return { store, people, cycleId, save, note, mark, read }
  }

  it('is title, phase and dates until a page is marked', async () => {
    const { save, note, read } = await plant()
    await save(0, 'BORRADOR uno')
    await note('BORRADOR dos')
    const seen = await read()
    expect(seen).toMatchObject({ cycle: { title: 'Que 7°B vuelva a los lunes', phase: 'planning', startedOn: '2026-08-03' }, pages: { challenge: null, data: null, implementation: null, learnings: null }, entries: { note: [], action: [] } })
    expect(JSON.stringify(seen)).not.toContain('BORRADOR')
  })

  it('is the marked version, never the draft written after it', async () => {
    const { save, mark, read } = await plant()
    await save(0, 'lo acordado')
    expect(await mark('challenge', 1)).toEqual({ ok: true, readyVersion: 1 })
    await save(1, 'BORRADOR posterior')
    const seen = await read()
    expect(seen?.pages.challenge?.body.challenge).toBe('lo acordado')
    expect(JSON.stringify(seen)).not.toContain('BORRADOR')
    await mark('challenge', 2)
    expect((await read())?.pages.challenge?.body.challenge).toBe('BORRADOR posterior')
  })

  it('is never a text that lost a conflict from the marked version', async () => {
    const { save, mark, read } = await plant()
    await save(0, 'uno')
    await save(1, 'dos')
    await save(1, 'BORRADOR perdedor')
    await mark('challenge', 2)
    const seen = await read()
    expect(seen?.pages.challenge?.body.challenge).toBe('dos')
    expect(JSON.stringify(seen)).not.toContain('BORRADOR')
  })

  it('ends when the mark is taken back', async () => {
    const { store, cycleId, save, mark, read } = await plant()
    await save(0, 'lo acordado')
    await mark('challenge')
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    expect(JSON.stringify(await read())).not.toContain('lo acordado')
  })

  it('holds the entries as they stood when the implementation was marked, even while the clock stands still', async () => {
    const { store, people, cycleId, note, mark, read } = await plant()
    const kept = await note('Vinieron 27')
    const withdrawn = await note('BORRADOR retirado')
    expect(JSON.stringify(await read())).not.toContain('Vinieron')
    expect(await mark('implementation')).toMatchObject({ ok: true })
    if (!kept.ok || !withdrawn.ok) throw new Error('not made')
    await saveEntry(store, 'note', kept.partId, { rbd: boldos, cycleId, version: 1, body: bodyOf('note', { on: '2026-09-07', text: 'BORRADOR corregido' }), by: people.rosa, saveKey: 'later' })
    await note('BORRADOR nuevo')
    await withdrawEntry(store, { rbd: boldos, cycleId, entryId: withdrawn.partId })
    const seen = await read()
    expect(seen?.entries.note.map(n => n.body.text)).toEqual(['Vinieron 27'])
    expect(JSON.stringify(seen)).not.toContain('BORRADOR')
    await mark('implementation')
    expect((await read())?.entries.note.map(n => n.body.text).sort()).toEqual(['BORRADOR corregido', 'BORRADOR nuevo'])
  })

  it('holds no draft entry when the clock of the machine steps back after the mark', async () => {
    const { store, note, mark, read } = await plant()
    await note('Vinieron 27')
    await mark('implementation')
    clockOf(store).set('2026-11-18T10:00:00Z')
    await note('BORRADOR con reloj atrasado')
    expect(JSON.stringify(await read())).not.toContain('BORRADOR')
  })

  it('cannot be marked blank, nor in a version a colleague has changed meanwhile', async () => {
    const { save, mark } = await plant()
    expect(await mark('challenge')).toEqual({ ok: false, reason: 'nothing-written' })
    await save(0, 'uno')
    await save(1, 'dos')
    expect(await mark('challenge', 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })
})
