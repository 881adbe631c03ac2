import { expect, it } from 'vitest'
import type { Anchor } from '../../../cycles/feedback/anchors.ts'
import { newId } from '../../../db/ids.ts'
import { dropCycle } from '../../../db/notebook/cycles.ts'
import { discardDraft, keepPhrase, listDrafts, listPhrases, mostPhrases, saveDraft, withdrawPhrase } from '../../../db/notebook/feedback-drafts.ts'
import { askForFeedback, listRequests, withdrawRequest } from '../../../db/notebook/feedback-requests.ts'
import { listSpokenOf } from '../../../db/notebook/feedback-then.ts'
import { answerFeedback, leaveFeedback, listFeedback, markAnswersSeen, markSeenByTeam } from '../../../db/notebook/feedback.ts'
import { addEntry, markReady, saveEntry, savePage, unmarkReady, withdrawEntry, restoreEntry } from '../../../db/notebook/parts.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

onEachEngine('a comment from question to answer', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    let version = 0
    const write = async (challenge: string, ready = true) => {
      const saved = await savePage(store, 'challenge', { rbd: boldos, cycleId, version, body: bodyOf('challenge', { challenge }), by: people.rosa, saveKey: newId(store.clock.now()) })
      if (!saved.ok) throw new Error(saved.reason)
      version = saved.version
      if (ready) await markReady(store, { rbd: boldos, cycleId, page: 'challenge', version, by: people.rosa })
      return version
    }
    const comment = (more: { anchor?: Anchor | null; version?: number; page?: 'challenge' | 'implementation'; id?: string; followsId?: string } = {}) =>
      leaveFeedback(store, { rbd: boldos, cycleId, page: 'challenge', comment: { kind: 'question', text: '¿Y los martes?' }, by: people.marcela, ...more })
    const became = async (reader: 'team' | 'advisor') => {
      const rows = await listFeedback(store, boldos, cycleId)
      const spoken = await listSpokenOf(store, boldos, cycleId, rows, reader)
      return rows.map(r => spoken.get(r.id)?.moved.kind)
    }
    return { store, people, cycleId, write, comment, became }
  }
  const lunes: Anchor = { kind: 'sentence', field: 'challenge', quote: 'Los lunes faltan nueve.' }

  it('is tied to the text its writer read, and tells what became of it: the advisor only of what is shared', async () => {
    const { write, comment, became } = await plant()
    await write('Los lunes faltan nueve. Los martes no.')
    expect(await comment({ anchor: lunes, version: 1 })).toMatchObject({ ok: true })
    expect(await comment({ version: 1 })).toMatchObject({ ok: true })
    expect(await became('team')).toEqual(['same', 'same'])
    await write('Los lunes faltan nueve. También los viernes.', false)
    expect([await became('team'), await became('advisor')]).toEqual([['same', 'changed'], ['same', 'same']])
    await write('Los lunes faltan cuatro.')
    expect([await became('team'), await became('advisor')]).toEqual([['changed', 'changed'], ['changed', 'changed']])
  })

  it('is not told of a page its team took back', async () => {
    const { store, cycleId, write, comment, became } = await plant()
    await write('Los lunes faltan nueve.')
    await comment()
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    await write('Un secreto del equipo.', false)
    expect([await became('team'), await became('advisor')]).toEqual([['changed'], ['closed']])
  })

  it('waits for its writer to look again when the text moved on while they wrote', async () => {
    const { store, cycleId, write, comment } = await plant()
    await write('Los lunes faltan nueve.')
    await write('Los lunes faltan cuatro.')
    expect(await comment({ version: 1 })).toEqual({ ok: false, reason: 'page_changed' })
    expect(await comment({ anchor: lunes, version: 2 })).toEqual({ ok: false, reason: 'anchor_gone' })
    // A version that was never shared is refused like any other: nothing of it is looked up.
    await write('Un borrador.', false)
    expect(await comment({ version: 3 })).toEqual({ ok: false, reason: 'page_changed' })
    expect(await listFeedback(store, boldos, cycleId)).toEqual([])
    expect(await comment({ version: 2 })).toMatchObject({ ok: true })
    expect(await listFeedback(store, boldos, cycleId)).toMatchObject([{ partVersion: 2 }])
  })

  it('speaks of an entry as it was shared, through its being taken out and put back', async () => {
    const { store, people, cycleId, comment, became } = await plant()
    const note = await addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: '2026-08-10', text: 'Llegaron 23' }), by: people.rosa, saveKey: newId(store.clock.now()) })
    if (!note.ok) throw new Error(note.reason)
    const about: Anchor = { kind: 'entry', entryId: note.partId }
    expect(await comment({ page: 'implementation', anchor: about })).toEqual({ ok: false, reason: 'page_not_ready' })
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: people.rosa })
    clockOf(store).set('2026-11-18T14:00:00Z')
    await saveEntry(store, 'note', note.partId, { rbd: boldos, cycleId, version: 1, body: bodyOf('note', { on: '2026-08-10', text: 'Llegaron 24, borrador' }), by: people.rosa, saveKey: newId(store.clock.now()) })
    expect(await comment({ page: 'implementation', anchor: about, version: 2 })).toEqual({ ok: false, reason: 'page_changed' })
    expect(await comment({ page: 'implementation', anchor: about, version: 1 })).toMatchObject({ ok: true })
    expect([await became('team'), await became('advisor')]).toEqual([['changed'], ['same']])
    await withdrawEntry(store, { rbd: boldos, cycleId, entryId: note.partId })
    expect([await became('team'), await became('advisor')]).toEqual([['gone'], ['gone']])
    expect(await comment({ page: 'implementation', anchor: about })).toEqual({ ok: false, reason: 'anchor_gone' })
    await restoreEntry(store, { rbd: boldos, cycleId, entryId: note.partId })
    expect(await became('advisor')).toEqual(['same'])
    expect(await comment({ page: 'implementation', anchor: { kind: 'entry', entryId: newId(store.clock.now()) } })).toEqual({ ok: false, reason: 'anchor_gone' })
  })

  it('keeps a figure of a measure as it stood', async () => {
    const { store, people, cycleId, comment } = await plant()
    const measure = await addEntry(store, 'measure', { rbd: boldos, cycleId, body: bodyOf('measure', { name: 'Llegan los lunes', unit: '%', 'value.2026-08-10': '71,5' } as never), by: people.rosa, saveKey: newId(store.clock.now()) })
    if (!measure.ok) throw new Error(measure.reason)
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: people.rosa })
    expect(await comment({ page: 'implementation', anchor: { kind: 'point', series: measure.partId, at: '2026-08-10', figure: 99 } })).toMatchObject({ ok: true })
    expect(await listFeedback(store, boldos, cycleId)).toMatchObject([{ anchor: { kind: 'point', figure: 71.5 }, partId: measure.partId }])
  })

  it('is read once by the team and answered, and its writer reads the answer', async () => {
    const { store, people, cycleId, write, comment } = await plant()
    await write('Los lunes faltan nueve.')
    const left = await comment()
    if (!left.ok) throw new Error(left.reason)
    const ids = [left.id]
    const row = async () => (await listFeedback(store, boldos, cycleId))[0]!
    await markSeenByTeam(store, { rbd: bahia, cycleId, ids, by: people.ana })
    expect(await row()).toMatchObject({ seenAt: null })
    await markSeenByTeam(store, { rbd: boldos, cycleId, ids, by: people.pedro })
    await markSeenByTeam(store, { rbd: boldos, cycleId, ids, by: people.rosa })
    expect(await row()).toMatchObject({ seenBy: 'Pedro Millalonco', answerSeenAt: null })
    await markAnswersSeen(store, { rbd: boldos, cycleId, ids, by: people.marcela })
    expect(await row()).toMatchObject({ answerSeenAt: null })
    await answerFeedback(store, { rbd: boldos, feedbackId: left.id, answer: { answer: 'Los martes vuelven', stance: 'taken' }, by: people.rosa })
    await markAnswersSeen(store, { rbd: boldos, cycleId, ids, by: people.ana })
    expect(await row()).toMatchObject({ answerSeenAt: null })
    await markAnswersSeen(store, { rbd: boldos, cycleId, ids, by: people.marcela })
    expect((await row()).answerSeenAt).not.toBeNull()
    await answerFeedback(store, { rbd: boldos, feedbackId: left.id, answer: { answer: 'Y los miércoles', stance: null }, by: people.rosa })
    expect(await row()).toMatchObject({ answerSeenAt: null, stance: 'taken' })
    expect(await comment({ followsId: left.id, id: newId(store.clock.now()) })).toMatchObject({ ok: true })
    expect((await listFeedback(store, boldos, cycleId)).map(r => r.followsId)).toEqual([null, left.id])
  })

  it('meets what the team asked for; asking shares the page as it stands', async () => {
    const { store, people, cycleId, write, comment } = await plant()
    const ask = (question: string) => askForFeedback(store, { rbd: boldos, cycleId, page: 'challenge', question, by: people.rosa })
    expect(await ask('¿Se entiende?')).toEqual({ ok: false, reason: 'nothing_written' })
    await write('Los lunes faltan nueve.', false)
    const first = await ask('¿Se entiende?')
    expect(await ask('¿Se entiende el para quién?')).toEqual(first)
    expect(await listRequests(store, boldos, cycleId)).toMatchObject([{ page: 'challenge', question: '¿Se entiende el para quién?', askedBy: 'Rosa Huenchul', metAt: null }])
    expect(await listRequests(store, bahia, cycleId)).toEqual([])
    expect(await askForFeedback(store, { rbd: bahia, cycleId, page: 'challenge', question: '', by: people.rosa })).toEqual({ ok: false, reason: 'not_found' })
    expect(await comment({ version: 1 })).toMatchObject({ ok: true })
    expect((await listRequests(store, boldos, cycleId))[0]!.metAt).not.toBeNull()
    // A met request stays; a new one is another.
    await ask('')
    await withdrawRequest(store, { rbd: boldos, cycleId, page: 'challenge' })
    expect(await listRequests(store, boldos, cycleId)).toMatchObject([{ question: '¿Se entiende el para quién?' }])
    await dropCycle(store, { rbd: boldos, cycleId, on: '2026-11-18', why: 'Cambió el horario', by: people.rosa })
    expect(await ask('¿Y ahora?')).toEqual({ ok: false, reason: 'not_open' })
  })
})

onEachEngine('a draft of a comment', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: bodyOf('challenge', { challenge: 'los lunes' }), by: people.rosa, saveKey: 'k' })
    await markReady(store, { rbd: boldos, cycleId, page: 'challenge', version: 1, by: people.rosa })
    const id = newId(store.clock.now())
    const draft = (text: string, by = people.marcela) => saveDraft(store, { id, rbd: boldos, cycleId, page: 'challenge', kind: null, text, anchor: { kind: 'section', section: 'challenge' }, by })
    return { store, people, cycleId, id, draft }
  }

  it('is its writer\'s alone, in schools they still advise, and goes when it is given', async () => {
    const { store, people, cycleId, id, draft } = await plant()
    await draft('¿Y los')
    await draft('¿Y los martes?')
    expect(await listDrafts(store, people.marcela, [boldos, bahia])).toMatchObject([{ id, text: '¿Y los martes?', anchor: { section: 'challenge' } }])
    expect([await listDrafts(store, people.pedro, [boldos]), await listDrafts(store, people.marcela, [bahia]), await listDrafts(store, people.marcela, [])]).toEqual([[], [], []])
    expect(await listFeedback(store, boldos, cycleId)).toEqual([])
    await draft('de otra persona', people.ana)
    expect(await listDrafts(store, people.marcela, [boldos])).toMatchObject([{ text: '¿Y los martes?' }])
    await leaveFeedback(store, { rbd: boldos, cycleId, page: 'challenge', comment: { kind: 'question', text: '¿Y los martes?' }, by: people.marcela, id })
    expect(await listDrafts(store, people.marcela, [boldos])).toEqual([])
    // What kept itself late, after the comment was given, is no draft again.
    expect(await draft('¿Y los martes?')).toEqual({ savedAt: null })
    expect(await listDrafts(store, people.marcela, [boldos])).toEqual([])
  })

  it('is let go by its writer, emptied or discarded', async () => {
    const { store, people, id, draft } = await plant()
    await draft('algo')
    await discardDraft(store, { id, by: people.pedro })
    expect(await listDrafts(store, people.marcela, [boldos])).toHaveLength(1)
    await draft('')
    expect(await listDrafts(store, people.marcela, [boldos])).toEqual([])
  })

  it('can begin with ready words of one\'s own', async () => {
    const { store, people } = await plant()
    const keep = (text: string) => keepPhrase(store, { personId: people.marcela, kind: 'question', text })
    await keep('¿Qué les dijo eso?')
    await keep('¿Qué les dijo eso?')
    expect(await listPhrases(store, people.marcela)).toHaveLength(1)
    expect(await listPhrases(store, people.pedro)).toEqual([])
    const [phrase] = await listPhrases(store, people.marcela)
    await withdrawPhrase(store, { id: phrase!.id, personId: people.pedro })
    expect(await listPhrases(store, people.marcela)).toHaveLength(1)
    await withdrawPhrase(store, { id: phrase!.id, personId: people.marcela })
    for (let i = 0; i < mostPhrases; i++) await keep(`frase ${i}`)
    expect(await keep('una más')).toEqual({ ok: false, reason: 'too_many_phrases' })
  })
})
