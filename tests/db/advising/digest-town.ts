/** A team, its advisor, and one of everything that can wait for them; every text anybody could write holds `words`. */
import { newId } from '../../../db/ids.ts'
import { losBoldos, elMirador, marcelaPaillan, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { bodyOf } from '../notebook/plant.ts'

export type WaitingThings = { cycleId: string; commentId: string; answeredId: string; requestId: string }

export const plantWaiting = async (store: Store, words = 'palabras de alguien'): Promise<WaitingThings> => {
  await plantCast(store, { installation: 'real' })
  return store.tx(async tx => {
    const { s } = store
    const at = (iso: string) => new Date(`${iso}T14:00:00Z`)
    const id = () => newId(store.clock.now())
    const { rbd } = losBoldos
    const [cycleId, partId, commentId, answeredId, requestId, visitId] = [id(), id(), id(), id(), id(), id()]
    await tx.insert(s.cycle).values({
      id: cycleId, rbd, number: 3, year: 2026, title: words, version: 1, startedOn: '2026-08-03', implementationFrom: '2026-09-01', closedOn: null, droppedOn: null,
      parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: at('2026-08-03'),
    })
    await tx.insert(s.part).values({
      id: partId, cycleId, rbd, kind: 'challenge', slot: 'challenge', body: bodyOf('challenge', { challenge: words }), version: 1, updatedBy: rosaHuenchul.id,
      updatedAt: at('2026-09-01'), createdAt: at('2026-09-01'), withdrawnAt: null, readyAt: at('2026-09-01'), readyBy: rosaHuenchul.id, readyVersion: 1,
    })
    const comment = {
      cycleId, rbd, page: 'challenge' as const, kind: 'question' as const, text: words, writtenBy: marcelaPaillan.id, writtenAt: at('2026-09-02'), withdrawnAt: null, answer: null as string | null,
      stance: null, answeredBy: null as string | null, answeredAt: null as Date | null, anchor: { kind: 'sentence' as const, field: 'challenge', quote: words }, partId, partVersion: 1, followsId: null, seenAt: null, seenBy: null, answerSeenAt: null,
    }
    await tx.insert(s.feedback).values([
      { ...comment, id: commentId },
      { ...comment, id: answeredId, page: 'data' as const, answer: words, answeredBy: rosaHuenchul.id, answeredAt: at('2026-10-01') },
      // None of these asks for anything: a strength, one taken back, one whose answer was seen.
      { ...comment, id: id(), kind: 'strength' as const }, { ...comment, id: id(), withdrawnAt: at('2026-09-03') },
      { ...comment, id: id(), answer: words, answeredBy: rosaHuenchul.id, answeredAt: at('2026-10-01'), answerSeenAt: at('2026-10-02') },
    ])
    const request = { cycleId, rbd, page: 'data' as const, question: words, askedBy: rosaHuenchul.id, askedAt: at('2026-10-01'), withdrawnAt: null as Date | null, metAt: null as Date | null, metBy: null }
    await tx.insert(s.feedbackRequest).values([{ ...request, id: requestId }, { ...request, id: id(), withdrawnAt: at('2026-10-02') }, { ...request, id: id(), metAt: at('2026-10-02') }])
    const visit = {
      kind: 'visit' as const, advisorId: marcelaPaillan.id, onDay: '2026-11-24', atTime: words.slice(0, 40), state: 'planned' as 'planned' | 'cancelled', body: { notes: words }, version: 1,
      createdBy: marcelaPaillan.id, createdAt: at('2026-11-01'), updatedBy: marcelaPaillan.id, updatedAt: at('2026-11-01'),
    }
    const [cancelled, far] = [id(), id()]
    await tx.insert(s.visit).values([{ ...visit, id: visitId }, { ...visit, id: cancelled, state: 'cancelled' as const }, { ...visit, id: far, onDay: '2026-12-24' }])
    await tx.insert(s.visitSchool).values([visitId, cancelled, far].map(v => ({ visitId: v, rbd, cycleId, brings: words, withdrawnAt: null })))
    const agreement = {
      visitId, rbd, what: words, who: words, byDay: '2026-11-25' as string | null, state: 'open' as 'open' | 'done', createdBy: marcelaPaillan.id, createdAt: at('2026-11-01'),
      settledBy: null, settledAt: null, withdrawnAt: null as Date | null,
    }
    await tx.insert(s.agreement).values([
      { ...agreement, id: id() }, { ...agreement, id: id(), byDay: null }, { ...agreement, id: id(), byDay: '2027-03-01' }, { ...agreement, id: id(), state: 'done' as const },
      { ...agreement, id: id(), withdrawnAt: at('2026-11-02') },
    ])
    await tx.insert(s.advisorNote).values({ id: id(), rbd: elMirador.rbd, cycleId: null, audience: 'own', text: words, version: 1, writtenBy: marcelaPaillan.id, writtenAt: at('2026-11-01'), updatedAt: at('2026-11-01'), withdrawnAt: null })
    return { cycleId, commentId, answeredId, requestId }
  })
}
