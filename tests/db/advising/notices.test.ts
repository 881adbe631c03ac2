import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { countUnread, listNotices, markRead, markReadAbout, tellIn, type Telling } from '../../../db/advising/notices.ts'
import { newId } from '../../../db/ids.ts'
import { askForFeedback } from '../../../db/notebook/feedback-requests.ts'
import { answerFeedback, leaveFeedback, withdrawFeedback } from '../../../db/notebook/feedback.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import { markReady, savePage } from '../../../db/notebook/parts.ts'
import {
  castNetwork, costaClara, danielaSoto, elMirador, ignacioBarria, losBoldos, luisMillan, marcelaPaillan, pedroCayul, plantCast, raulCariman, rosaHuenchul,
  type CastPerson,
} from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { bodyOf } from '../notebook/plant.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const { rbd } = losBoldos

onEachEngine('what people are told', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const { cycleId } = started
    await savePage(store, 'challenge', { rbd, cycleId, version: 0, body: bodyOf('challenge', { challenge: 'los lunes' }), by: rosaHuenchul.id, saveKey: 'k' })
    await markReady(store, { rbd, cycleId, page: 'challenge', version: 1, by: rosaHuenchul.id })
    const comment = async () => {
      const left = await leaveFeedback(store, { rbd, cycleId, page: 'challenge', comment: { kind: 'question', text: '¿Y los martes?' }, by: marcelaPaillan.id, id: newId(store.clock.now()) })
      if (!left.ok) throw new Error(left.reason)
      // What the comment told by itself is not what these tests tell.
      await store.tx(tx => tx.delete(store.s.notice))
      return left.id
    }
    const tell = (t: Partial<Telling> & Pick<Telling, 'kind' | 'about' | 'to'>) => store.tx(tx => tellIn(store, tx, { rbd, cycleId, except: null, ...t }))
    return { store, cycleId, comment, tell }
  }
  const inboxOf = (store: Store, who: CastPerson, on = today) => listNotices(store, who, on)
  const toldOf = async (store: Store) => (await store.read.select({ id: store.s.notice.personId }).from(store.s.notice)).map(n => n.id).sort()
  const join = (store: Store, who: CastPerson, m: { role: 'team' | 'advisor'; scopeKind: 'school' | 'network' | 'slep'; scopeId: string; startsOn?: string; endsOn?: string | null }) =>
    store.tx(tx => tx.insert(store.s.membership).values({ id: newId(store.clock.now()), personId: who.id, startsOn: '2026-03-02', endsOn: null, createdAt: store.clock.now(), ...m }))

  it('reaches every member of the team but who did it, once however often it is told', async () => {
    const { store, comment, tell } = await plant()
    const about = await comment()
    expect(await tell({ kind: 'commented', about, to: 'team', except: pedroCayul.id })).toBe(3)
    expect(await tell({ kind: 'commented', about, to: 'team', except: pedroCayul.id })).toBe(0)
    expect(await toldOf(store)).toEqual([rosaHuenchul, danielaSoto, luisMillan].map(p => p.id).sort())
    expect(await inboxOf(store, rosaHuenchul)).toMatchObject([{ kind: 'commented', about, rbd, cycleNumber: 1, page: 'challenge', readAt: null }])
    expect(await inboxOf(store, pedroCayul)).toEqual([])
  })

  it('is told by asking, commenting and answering themselves', async () => {
    const { store, cycleId } = await plant()
    const asked = await askForFeedback(store, { rbd, cycleId, page: 'challenge', question: '', by: rosaHuenchul.id })
    const left = await leaveFeedback(store, { rbd, cycleId, page: 'challenge', comment: { kind: 'question', text: '¿Y los martes?' }, by: marcelaPaillan.id })
    if (!asked.ok || !left.ok) throw new Error('not planted')
    await answerFeedback(store, { rbd, feedbackId: left.id, answer: { answer: 'También', stance: 'taken' }, by: rosaHuenchul.id })
    expect((await inboxOf(store, marcelaPaillan)).map(n => [n.kind, n.about]).sort()).toEqual([['answered', left.id], ['asked', asked.id]])
    expect((await inboxOf(store, pedroCayul)).map(n => [n.kind, n.about])).toEqual([['commented', left.id]])
    await markReadAbout(store, pedroCayul.id, [left.id])
    expect(await countUnread(store, pedroCayul, today)).toBe(0)
    expect(await countUnread(store, rosaHuenchul, today)).toBe(1)
  })

  it('reaches the advisors of the school, of its network and of its service, and no other', async () => {
    const { store, comment, tell } = await plant()
    await join(store, ignacioBarria, { role: 'advisor', scopeKind: 'network', scopeId: castNetwork.id })
    await join(store, danielaSoto, { role: 'advisor', scopeKind: 'slep', scopeId: String(costaClara.code) })
    await join(store, luisMillan, { role: 'advisor', scopeKind: 'school', scopeId: String(elMirador.rbd) })
    expect(await tell({ kind: 'answered', about: await comment(), to: 'advisors' })).toBe(3)
    expect(await toldOf(store)).toEqual([marcelaPaillan, ignacioBarria, danielaSoto].map(p => p.id).sort())
    expect(await toldOf(store)).not.toContain(raulCariman.id)
  })

  it('reaches nobody whose membership ended, has not begun, or who was disabled', async () => {
    const { store, comment, tell } = await plant()
    await store.tx(tx => tx.update(store.s.membership).set({ endsOn: '2026-11-17' }).where(eq(store.s.membership.personId, pedroCayul.id)))
    await store.tx(tx => tx.update(store.s.membership).set({ startsOn: '2026-11-19' }).where(eq(store.s.membership.personId, danielaSoto.id)))
    await store.tx(tx => tx.update(store.s.person).set({ disabledAt: store.clock.now() }).where(eq(store.s.person.id, luisMillan.id)))
    await tell({ kind: 'commented', about: await comment(), to: 'team' })
    expect(await toldOf(store)).toEqual([rosaHuenchul.id])
  })

  it('reaches one person where one is meant, and is undone with the transaction that told', async () => {
    const { store, comment, tell } = await plant()
    const about = await comment()
    await expect(store.tx(async tx => {
      await tellIn(store, tx, { kind: 'answered', about, rbd, cycleId: null, to: 'advisors' })
      throw new Error('no')
    })).rejects.toThrow('no')
    expect(await toldOf(store)).toEqual([])
    expect(await tell({ kind: 'handed-over', about: 'm', cycleId: null, to: { personId: marcelaPaillan.id } })).toBe(1)
    expect(await inboxOf(store, marcelaPaillan)).toMatchObject([{ kind: 'handed-over', cycleId: null, page: null }])
  })

  it('is not shown to who left the school meanwhile, and is there again when they come back', async () => {
    const { store, comment, tell } = await plant()
    await tell({ kind: 'commented', about: await comment(), to: 'team' })
    const left = { ...rosaHuenchul, memberships: [{ ...rosaHuenchul.memberships[0]!, endsOn: '2026-11-17' }] }
    expect(await inboxOf(store, left)).toEqual([])
    expect(await countUnread(store, left, today)).toBe(0)
    expect(await countUnread(store, left, '2026-11-17')).toBe(1)
    expect(await countUnread(store, rosaHuenchul, today)).toBe(1)
  })

  it('goes with the comment that was taken back', async () => {
    const { store, comment, tell } = await plant()
    const about = await comment()
    await tell({ kind: 'commented', about, to: 'team' })
    await withdrawFeedback(store, { rbd, feedbackId: about, by: marcelaPaillan.id })
    expect(await inboxOf(store, rosaHuenchul)).toEqual([])
    expect(await countUnread(store, rosaHuenchul, today)).toBe(0)
  })

  it('is read by its own person only, keeps when it was first read, and lies below what is unread', async () => {
    const { store, comment, tell } = await plant()
    const [first, second] = [await comment(), await comment()]
    await tell({ kind: 'commented', about: first, to: 'team' })
    clockOf(store).set('2026-11-18T14:00:00Z')
    await tell({ kind: 'commented', about: second, to: 'team' })
    const [newest] = await inboxOf(store, rosaHuenchul)
    expect(newest!.about).toBe(second)
    expect(await markRead(store, pedroCayul.id, { id: newest!.id })).toBe(0)
    expect(await markRead(store, rosaHuenchul.id, { id: newest!.id })).toBe(1)
    expect(await markRead(store, rosaHuenchul.id, { id: newest!.id })).toBe(0)
    expect((await inboxOf(store, rosaHuenchul)).map(n => [n.about, n.readAt === null])).toEqual([[first, true], [second, false]])
    expect(await markRead(store, rosaHuenchul.id, 'all')).toBe(1)
    expect(await countUnread(store, rosaHuenchul, today)).toBe(0)
    expect(await countUnread(store, pedroCayul, today)).toBe(2)
  })
})
