import { expect, it } from 'vitest'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { getDesk, listAnswersTo } from '../../../db/advising/desk.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { answerFeedback, leaveFeedback } from '../../../db/notebook/feedback.ts'
import { markReady, savePage } from '../../../db/notebook/parts.ts'
import { elMirador, ignacioBarria, losBoldos, marcelaPaillan, plantCast, quebradaHonda, rosaHuenchul } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bodyOf } from '../notebook/plant.ts'

const today = '2026-11-18'
const rbd = losBoldos.rbd

onEachEngine("an advisor's desk", open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const on = (day: string) => clockOf(store).set(`${day}T15:00:00Z`)
    on('2026-11-09')
    const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-11-09', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const cycleId = started.cycleId
    const save = (page: PageKind, version: number, fields: Record<string, string>) => savePage(store, page, { rbd, cycleId, version, body: bodyOf(page, fields), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    const ready = (page: PageKind) => markReady(store, { rbd, cycleId, page, version: null, by: rosaHuenchul.id })
    const ask = (page: PageKind, over: object = {}) => store.tx(async tx => {
      const at = store.clock.now()
      await tx.insert(store.s.feedbackRequest).values({ id: newId(at), cycleId, rbd, page, question: '¿Qué les parece?', askedBy: rosaHuenchul.id, askedAt: at, ...over })
    })
    const comment = async (page: PageKind, text: string, by = marcelaPaillan.id) => {
      const left = await leaveFeedback(store, { rbd, cycleId, page, comment: { kind: 'question', text }, by })
      if (!left.ok) throw new Error(left.reason)
      return left.id
    }
    const visit = (day: string, state: 'planned' | 'held', of = rbd) => store.tx(async tx => {
      const at = store.clock.now()
      const id = newId(at)
      const by = marcelaPaillan.id
      await tx.insert(store.s.visit).values({ id, kind: 'visit', advisorId: by, onDay: day, atTime: '', state, body: {}, version: 1, createdBy: by, createdAt: at, updatedBy: by, updatedAt: at })
      await tx.insert(store.s.visitSchool).values({ visitId: id, rbd: of, cycleId: null, brings: '' })
    })
    const desk = (rbds = [rbd, elMirador.rbd], advisorId = marcelaPaillan.id) => getDesk(store, { rbds, advisorId, today })
    const reasons = async () => (await desk())[0]!.reasons
    return { store, on, cycleId, save, ready, ask, comment, visit, desk, reasons }
  }

  it('says what was asked, since when, until somebody answers or the team takes it back; a page asked for is not named twice', async () => {
    const { on, save, ready, ask, reasons, cycleId } = await plant()
    await save('data', 0, { whatWeSee: 'Los lunes' })
    await ready('data')
    on('2026-11-15')
    await ask('data')
    on('2026-11-16')
    await ask('data')
    await ask('challenge', { withdrawnAt: new Date('2026-11-17T12:00:00Z') })
    await ask('learnings', { metAt: new Date('2026-11-17T12:00:00Z'), metBy: marcelaPaillan.id })
    expect(await reasons()).toEqual([{ kind: 'asked', since: '2026-11-15', cycleId, title: 'Que 7°B vuelva a los lunes', page: 'data' }])
  })

  it('says what is ready and nobody has commented on since, whoever advises', async () => {
    const { on, save, ready, comment, reasons } = await plant()
    await save('data', 0, { whatWeSee: 'Los lunes' })
    await save('challenge', 0, { challenge: 'Los lunes' })
    await ready('data')
    on('2026-11-10')
    await ready('challenge')
    expect(await reasons()).toMatchObject([{ kind: 'ready', since: '2026-11-09', pages: ['challenge', 'data'] }])
    on('2026-11-11')
    await comment('data', '¿Y los viernes?', ignacioBarria.id)
    expect(await reasons()).toMatchObject([{ kind: 'ready', since: '2026-11-10', pages: ['challenge'] }])
    // Marked again after it was commented on: there is something new to read.
    on('2026-11-12')
    await save('data', 1, { whatWeSee: 'Los lunes y los viernes' })
    await ready('data')
    expect(await reasons()).toMatchObject([{ kind: 'ready', pages: ['challenge', 'data'] }])
  })

  it("says that an answer waits to be read, to its advisor only, and keeps the words for the advisor's own page", async () => {
    const { store, on, save, ready, comment, desk, reasons } = await plant()
    await save('data', 0, { whatWeSee: 'Los lunes' })
    await ready('data')
    const [first, second] = [await comment('data', '¿Y los viernes?'), await comment('data', '¿Y los martes?')]
    on('2026-11-17')
    await answerFeedback(store, { rbd, feedbackId: first, answer: { answer: 'También faltan', stance: 'taken' }, by: rosaHuenchul.id })
    await answerFeedback(store, { rbd, feedbackId: second, answer: { answer: 'Menos', stance: null }, by: rosaHuenchul.id })
    expect(await reasons()).toMatchObject([{ kind: 'answered', since: '2026-11-17', page: 'data', feedbackId: first, count: 2 }])
    expect((await desk([rbd], ignacioBarria.id))[0]!.reasons).toEqual([])
    expect(JSON.stringify(await desk())).not.toContain('faltan')
    expect((await listAnswersTo(store, { rbds: [rbd], advisorId: marcelaPaillan.id })).map(a => a.answer).sort()).toEqual(['Menos', 'También faltan'])
    expect(await listAnswersTo(store, { rbds: [elMirador.rbd], advisorId: marcelaPaillan.id })).toEqual([])
    await store.tx(tx => tx.update(store.s.feedback).set({ answerSeenAt: store.clock.now() }))
    expect(await reasons()).toEqual([])
  })

  it('says that what a ready page expects is due, and nothing of what a draft expects', async () => {
    const { store, save, ready, reasons, comment, cycleId } = await plant()
    const expected = { challenge: 'Los lunes', expectIndicator: 'attendance', expectTo: '88', expectBy: '2026-11-20' }
    await save('challenge', 0, expected)
    expect(await reasons()).toEqual([])
    await startImplementation(store, { rbd, cycleId, on: '2026-11-09', by: rosaHuenchul.id })
    await comment('challenge', 'Se entiende')
    expect(await reasons()).toMatchObject([{ kind: 'due', since: '2026-11-20' }])
    await save('challenge', 1, { ...expected, expectBy: '2026-12-04' })
    expect(await reasons()).toMatchObject([{ kind: 'due', since: '2026-11-20' }])
    await save('learnings', 0, { reading: 'partly' })
    await ready('learnings')
    await comment('learnings', 'Bien')
    expect(await reasons()).toEqual([])
  })

  it("says that the time between visits went by, in the school's own weeks; a planned visit settles it", async () => {
    const { store, visit, desk, reasons } = await plant()
    // Their cycle began last week: nobody was due to visit yet.
    expect(await reasons()).toEqual([])
    await visit('2026-09-03', 'held')
    await visit('2026-10-26', 'held', elMirador.rbd)
    expect(await desk()).toMatchObject([
      { reasons: [{ kind: 'no-visit', since: '2026-09-03', never: false }], lastContact: { kind: 'visit', day: '2026-09-03' }, next: null },
      { reasons: [], lastContact: { day: '2026-10-26' } },
    ])
    await store.tx(tx => tx.insert(store.s.visitRhythm).values({ rbd, everyWeeks: 26, setBy: marcelaPaillan.id, setAt: store.clock.now() }))
    expect(await reasons()).toEqual([])
    await store.tx(tx => tx.delete(store.s.visitRhythm))
    await visit('2026-11-25', 'planned')
    expect((await desk())[0]).toMatchObject({ reasons: [], next: '2026-11-25' })
  })

  it('says when there is nothing new since, and holds schools without anything too', async () => {
    const { store, on, desk } = await plant()
    on('2026-08-03')
    const old = await startCycle(store, { rbd: quebradaHonda.rbd, title: 'El bus de las siete', on: '2026-08-03', by: rosaHuenchul.id })
    if (!old.ok) throw new Error(old.reason)
    const [boldos, quebrada] = await desk([rbd, quebradaHonda.rbd])
    expect(boldos).toMatchObject({ reasons: [], cycles: [{ title: 'Que 7°B vuelva a los lunes', phase: 'planning' }], lastContact: null, next: null })
    expect(quebrada!.reasons).toMatchObject([{ kind: 'quiet', stage: 'planning', since: '2026-08-03' }, { kind: 'no-visit', since: '2026-08-03', never: true }])
    expect(await desk([])).toEqual([])
  })
})
