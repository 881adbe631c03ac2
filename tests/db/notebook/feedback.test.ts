import { expect, it } from 'vitest'
import { newId } from '../../../db/ids.ts'
import { answerFeedback, leaveFeedback, listFeedback, withdrawFeedback } from '../../../db/notebook/feedback.ts'
import { markReady, savePage } from '../../../db/notebook/parts.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

onEachEngine('the conversation in the margin', open => {
  const plant = async ({ ready = true } = {}) => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: bodyOf('challenge', { challenge: 'los lunes' }), by: people.rosa, saveKey: 'k' })
    if (ready) await markReady(store, { rbd: boldos, cycleId, page: 'challenge', version: 1, by: people.rosa })
    const leave = (text: string, id?: string) => leaveFeedback(store, { rbd: boldos, cycleId, page: 'challenge', comment: { kind: 'question', text }, by: people.marcela, id })
    const list = () => listFeedback(store, boldos, cycleId)
    return { store, people, cycleId, leave, list }
  }

  it('begins on a page the team marked, and only there', async () => {
    const { store, people, cycleId, leave, list } = await plant()
    expect(await leave('¿Qué les dijeron los cinco?')).toMatchObject({ ok: true })
    expect(await leaveFeedback(store, { rbd: boldos, cycleId, page: 'data', comment: { kind: 'strength', text: 'bien' }, by: people.marcela })).toEqual({ ok: false, reason: 'page_not_ready' })
    expect(await leaveFeedback(store, { rbd: bahia, cycleId, page: 'challenge', comment: { kind: 'strength', text: 'bien' }, by: people.marcela })).toEqual({ ok: false, reason: 'not_found' })
    expect(await list()).toMatchObject([{ page: 'challenge', kind: 'question', text: '¿Qué les dijeron los cinco?', writtenBy: { name: 'Marcela Paillán' }, answer: null, stance: null }])
  })

  it('does not begin on a draft', async () => {
    const { leave } = await plant({ ready: false })
    expect(await leave('¿Y esto?')).toEqual({ ok: false, reason: 'page_not_ready' })
  })

  it('is one comment after a double click', async () => {
    const { store, leave, list } = await plant()
    const id = newId(store.clock.now())
    await Promise.all([leave('¿Y los martes?', id), leave('¿Y los martes?', id)])
    expect(await list()).toHaveLength(1)
  })

  it('keeps the other words too when the same form comes back with new ones', async () => {
    const { store, people, leave, list } = await plant()
    const id = newId(store.clock.now())
    await leave('¿Y los martes?', id)
    expect(await leave('¿Y los miércoles?', id)).toMatchObject({ ok: true })
    expect((await list()).map(c => c.text)).toEqual(['¿Y los martes?', '¿Y los miércoles?'])
    await withdrawFeedback(store, { rbd: boldos, feedbackId: id, by: people.marcela })
    await leave('¿Y los martes?', id)
    expect((await list()).map(c => c.text).sort()).toEqual(['¿Y los martes?', '¿Y los miércoles?'])
  })

  it('keeps both answers of two colleagues who answer at once', async () => {
    const { store, people, leave, list } = await plant()
    const left = await leave('¿Y los martes?')
    if (!left.ok) throw new Error(left.reason)
    await Promise.all(['Lo vimos', 'Lo hablamos'].map(answer => answerFeedback(store, { rbd: boldos, feedbackId: left.id, answer: { answer, stance: null }, by: people.rosa })))
    const [comment] = await list()
    expect(comment!.answer!.split('\n\n').sort()).toEqual(['Lo hablamos', 'Lo vimos'])
  })

  it('is answered in the team\'s words, and goes on without losing any', async () => {
    const { store, people, leave, list } = await plant()
    const left = await leave('¿Y los martes?')
    if (!left.ok) throw new Error(left.reason)
    const answer = (words: string, stance: 'taken' | 'not-now' | 'talked' | null, rbd = boldos) => answerFeedback(store, { rbd, feedbackId: left.id, answer: { answer: words, stance }, by: people.rosa })
    expect(await answer('Lo miramos', null, bahia)).toEqual({ ok: false, reason: 'not_found' })
    await answer('Lo miramos el viernes', null)
    await answer('Ya lo hicimos', 'talked')
    await answer('Ya lo hicimos', null)
    expect(await list()).toMatchObject([{ answer: 'Lo miramos el viernes\n\nYa lo hicimos', stance: 'talked', answeredBy: 'Rosa Huenchul' }])
  })

  it('lets its author take a comment back until it is answered, and nobody else', async () => {
    const { store, people, leave, list } = await plant()
    const [a, b] = [await leave('una'), await leave('otra')]
    if (!a.ok || !b.ok) throw new Error('not left')
    const withdraw = (feedbackId: string, by: string, rbd = boldos) => withdrawFeedback(store, { rbd, feedbackId, by })
    expect(await withdraw(a.id, people.pedro)).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdraw(a.id, people.marcela, bahia)).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdraw(a.id, people.marcela)).toMatchObject({ ok: true })
    await answerFeedback(store, { rbd: boldos, feedbackId: b.id, answer: { answer: 'Sí', stance: 'taken' }, by: people.rosa })
    expect(await withdraw(b.id, people.marcela)).toEqual({ ok: false, reason: 'already_answered' })
    expect((await list()).map(f => f.text)).toEqual(['otra'])
    expect(await answerFeedback(store, { rbd: boldos, feedbackId: a.id, answer: { answer: 'tarde', stance: null }, by: people.rosa })).toEqual({ ok: false, reason: 'not_found' })
  })
})
