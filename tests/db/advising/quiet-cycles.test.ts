import { expect, it } from 'vitest'
import { operatorScope } from '../../../cycles/people/permissions.ts'
import { getQuietCycle, listQuietCycles } from '../../../db/advising/quiet-cycles.ts'
import { enterDays } from '../../../db/calendar/entries.ts'
import { newId } from '../../../db/ids.ts'
import { closeCycle, startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { answerFeedback, leaveFeedback } from '../../../db/notebook/feedback.ts'
import { addEntry, savePage } from '../../../db/notebook/parts.ts'
import { pauseCycle } from '../../../db/notebook/pauses.ts'
import { elMirador, losBoldos, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bodyOf } from '../notebook/plant.ts'

const today = '2026-11-18'
const rbd = losBoldos.rbd

onEachEngine('cycles without news', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const at = (day: string) => clockOf(store).set(`${day}T15:00:00Z`)
    at('2026-08-03')
    const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const cycleId = started.cycleId
    const save = (page: 'challenge' | 'learnings', version: number, fields: Record<string, string>) =>
      savePage(store, page, { rbd, cycleId, version, body: bodyOf(page, fields), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    const note = (text: string) => addEntry(store, 'note', { rbd, cycleId, body: bodyOf('note', { on: '2026-10-26', text }), by: rosaHuenchul.id, saveKey: newId(store.clock.now()) })
    const quiet = () => listQuietCycles(store, [rbd, elMirador.rbd], today)
    return { store, at, cycleId, save, note, quiet }
  }

  it('are found by stage, with the day since when and the school days of that school', async () => {
    const { store, at, cycleId, save, note, quiet } = await plant()
    expect(await quiet()).toMatchObject([{ rbd, cycleId, number: 1, title: 'Que 7°B vuelva a los lunes', stage: 'planning', since: '2026-08-03', remedy: 'meeting' }])
    at('2026-10-05')
    await save('challenge', 0, { challenge: 'Los lunes falta medio curso' })
    await startImplementation(store, { rbd, cycleId, on: '2026-10-05', by: rosaHuenchul.id })
    at('2026-10-26')
    await note('Llamamos a las doce familias')
    expect(await quiet()).toMatchObject([{ stage: 'implementing', since: '2026-10-26', schoolDays: 16, remedy: 'entry' }])
    // A storm took two days from this school, which the other does not miss.
    await enterDays(store, { layer: 'school', rbd, by: rosaHuenchul.id, entry: { kind: 'storm', fromDay: '2026-11-03', toDay: '2026-11-04', courses: [], label: '' } })
    await enterDays(store, { layer: 'territory', slepCode: losBoldos.slep.code, by: tomasAguilera.id, entry: { kind: 'holiday', fromDay: '2026-11-02', toDay: '2026-11-02', courses: [], label: '' } })
    expect(await quiet()).toMatchObject([{ schoolDays: 13 }])
    expect(await getQuietCycle(store, rbd, cycleId, today)).toEqual((await quiet())[0])
    expect(await getQuietCycle(store, elMirador.rbd, cycleId, today)).toBeNull()
    await save('learnings', 0, { learnt: 'Llamar el viernes sirve más' })
    // Reading what came of it takes a meeting more: 13 days are not yet worth a question.
    expect(await quiet()).toEqual([])
    expect(await listQuietCycles(store, [rbd], '2026-12-04')).toMatchObject([{ stage: 'studying-without-data', remedy: 'data' }])
    const typedAt = store.clock.now()
    await store.tx(tx => tx.insert(store.s.courseWeek).values([{ id: newId(typedAt), rbd, monday: '2026-10-19', course: '110-7-B', daysAttended: 80, daysDue: 100, typedBy: rosaHuenchul.id, typedAt }]))
    expect(await listQuietCycles(store, [rbd], '2026-12-04')).toMatchObject([{ stage: 'studying-without-decision', remedy: 'decision' }])
  })

  it('have news when the team writes anything, or answers its advisor', async () => {
    const { store, at, cycleId, save, quiet } = await plant()
    at('2026-08-04')
    await save('challenge', 0, { challenge: 'Los lunes falta medio curso' })
    await startImplementation(store, { rbd, cycleId, on: '2026-08-04', by: rosaHuenchul.id })
    const left = await leaveFeedback(store, { rbd, cycleId, page: 'challenge', comment: { kind: 'question', text: '¿Qué dicen los estudiantes?' }, by: marcelaPaillan.id })
    expect(await quiet()).toHaveLength(1)
    at('2026-11-16')
    if (!left.ok) throw new Error(left.reason)
    await answerFeedback(store, { rbd, feedbackId: left.id, answer: { answer: 'Les preguntaremos el jueves', stance: null }, by: rosaHuenchul.id })
    expect(await quiet()).toEqual([])
  })

  it('rest, end, or are another school’s: then nothing is said', async () => {
    const { store, cycleId, save, quiet } = await plant()
    await pauseCycle(store, { rbd, cycleId, reason: 'tests', until: '2026-11-24', by: rosaHuenchul.id, today })
    expect(await quiet()).toEqual([])
    expect(await listQuietCycles(store, [rbd], '2026-11-30')).toMatchObject([{ stage: 'planning' }])
    expect(await listQuietCycles(store, [elMirador.rbd], today)).toEqual([])
    expect(await listQuietCycles(store, [], today)).toEqual([])
    expect(await listQuietCycles(store, operatorScope('notebook.readReady'), '2026-11-30')).toHaveLength(1)
    await save('learnings', 0, { decision: 'adopt', decisionWhy: 'Funcionó' })
    await closeCycle(store, { rbd, cycleId, on: today, by: rosaHuenchul.id })
    expect(await listQuietCycles(store, [rbd], '2026-12-11')).toEqual([])
  })

  it('are of a team nobody leads any more, until somebody stands in', async () => {
    const { store, quiet } = await plant()
    const lead = (startsOn: string, endsOn: string | null, kind: 'lead' | 'stand-in' = 'lead') => store.tx(async tx => {
      const at = store.clock.now()
      await tx.insert(store.s.leadership).values({ id: newId(at), rbd, personId: rosaHuenchul.id, kind, startsOn, endsOn, namedBy: null, createdAt: at, endedBy: null })
    })
    await lead('2026-03-02', '2026-11-06')
    expect(await quiet()).toMatchObject([{ stage: 'leader-gone', remedy: 'stand-in', since: '2026-11-06', schoolDays: 7 }])
    await lead('2026-11-17', null, 'stand-in')
    expect(await quiet()).toMatchObject([{ stage: 'planning', since: '2026-08-03' }])
    await store.tx(tx => tx.update(store.s.person).set({ disabledAt: new Date('2026-11-09T12:00:00Z') }))
    expect(await quiet()).toMatchObject([{ stage: 'leader-gone', since: '2026-11-09' }])
  })
})
