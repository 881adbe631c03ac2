import { expect, it } from 'vitest'
import { strengthsOf } from '../../../cycles/strengths/strengths.ts'
import { listCycleRecords } from '../../../db/advising/cycle-records.ts'
import { newId } from '../../../db/ids.ts'
import { getCycle, startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { addEntry, markReady, savePage } from '../../../db/notebook/parts.ts'
import { losBoldos, pedroCayul, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bodyOf } from '../notebook/plant.ts'

const rbd = losBoldos.rbd
const at = { today: '2026-11-18', timeZone: 'America/Santiago' }

onEachEngine('records of cycles', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const on = (day: string) => clockOf(store).set(`${day}T15:00:00Z`)
    on('2026-08-03')
    const started = await startCycle(store, { rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const cycleId = started.cycleId
    const save = async (page: 'challenge' | 'data' | 'implementation' | 'learnings', version: number, fields: Record<string, string>, by = rosaHuenchul.id) => {
      const saved = await savePage(store, page, { rbd, cycleId, version, body: bodyOf(page, fields), by, saveKey: newId(store.clock.now()) })
      if (!saved.ok) throw new Error(saved.reason)
    }
    const note = (day: string, text: string) => addEntry(store, 'note', { rbd, cycleId, body: bodyOf('note', { on: day, text }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    const ready = (page: 'challenge' | 'data' | 'implementation' | 'learnings') => markReady(store, { rbd, cycleId, page, version: null, by: rosaHuenchul.id })
    const record = async (reader: 'team' | 'ready') => (await listCycleRecords(store, [(await getCycle(store, rbd, cycleId, at.today))!], reader, at)).get(cycleId)!
    return { store, on, cycleId, save, note, ready, record }
  }
  const whole = { expectIndicator: 'attendance', expectFrom: '82', expectTo: '88', expectBy: '2026-10-30' }

  it('hold what the team wrote, who wrote it, and what stood when it began', async () => {
    const { store, on, cycleId, save, note, record } = await plant()
    await save('challenge', 0, { challenge: 'Los lunes', ...whole })
    await startImplementation(store, { rbd, cycleId, on: '2026-08-17', by: rosaHuenchul.id })
    on('2026-09-02')
    await save('challenge', 1, { challenge: 'Los lunes y los viernes', ...whole, expectTo: '90' })
    await note('2026-09-01', 'Llamamos')
    expect(await record('team')).toMatchObject({
      phase: 'implementing', challengeAtStart: { challenge: 'Los lunes', expectTo: '88' }, pages: { challenge: { challenge: 'Los lunes y los viernes' }, data: { whatWeSee: '' } },
      notes: [{ text: 'Llamamos' }], writers: 2, wasTold: false, learningsOn: null, parent: null, hasChild: false,
    })
    expect(await record('ready')).toMatchObject({ pages: { challenge: { challenge: 'Los lunes', expectTo: '88' }, data: null, implementation: null, learnings: null }, notes: [], writers: 1, wasTold: null })
  })

  it('tell an advisor nothing that a draft holds: whatever the team writes without sharing it, they stay as they were', async () => {
    const { store, on, cycleId, save, note, ready, record } = await plant()
    await save('challenge', 0, { challenge: 'Los lunes', theoryIf: 'si llamamos' })
    await startImplementation(store, { rbd, cycleId, on: '2026-08-17', by: rosaHuenchul.id })
    on('2026-09-02')
    await note('2026-09-01', 'Llamamos')
    await save('implementation', 0, { howItGoes: 'Bien' })
    await ready('implementation')
    const before = await record('ready')
    const strengths = strengthsOf(before, at.today)
    on('2026-10-05')
    await save('challenge', 1, { challenge: 'Los lunes', theoryIf: 'si llamamos', theoryThen: 'entonces vienen', theoryWhichWill: 'vuelven', ...whole })
    await save('data', 0, { groupKind: 'course', groupWho: '7°B', whatWeSee: 'Faltan los lunes' })
    await save('implementation', 1, { howItGoes: '' }, pedroCayul.id)
    await save('learnings', 0, { learnt: 'Que sirve', decision: 'adopt', decisionWhy: 'Sirve', surprises: 'Los hermanos' }, pedroCayul.id)
    await note('2026-10-05', 'Otra vez')
    await addEntry(store, 'adjustment', { rbd, cycleId, body: bodyOf('adjustment', { on: '2026-10-01', what: 'Otra hora', why: 'No alcanzaba' }), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    await addEntry(store, 'measure', { rbd, cycleId, body: bodyOf('measure', { name: 'Llamadas', 'value.2026-09-21': '3', 'value.2026-09-28': '4', 'value.2026-10-05': '5' } as never), by: pedroCayul.id, saveKey: newId(store.clock.now()) })
    expect(await record('ready')).toEqual(before)
    expect(strengthsOf(await record('ready'), at.today)).toEqual(strengths)
    expect(strengthsOf(await record('team'), at.today)).not.toEqual(strengths)
  })

  it('know the parent, as far as this reader may, and the child', async () => {
    const { store, cycleId, save, ready, record } = await plant()
    await save('data', 0, { groupKind: 'course' })
    await store.tx(tx => tx.update(store.s.cycle).set({ closedOn: '2026-10-01' }))
    const child = await startCycle(store, { rbd, title: 'Y ahora 8°', on: '2026-10-05', by: rosaHuenchul.id, parentId: cycleId, theoryCarried: 'maintained' })
    if (!child.ok) throw new Error(child.reason)
    expect((await record('team')).hasChild).toBe(true)
    const born = async (reader: 'team' | 'ready') => (await listCycleRecords(store, [(await getCycle(store, rbd, child.cycleId, at.today))!], reader, at)).get(child.cycleId)!.parent
    expect(await born('team')).toEqual({ scope: 'course', decision: null })
    expect(await born('ready')).toEqual({ scope: null, decision: null })
    await ready('data')
    expect(await born('ready')).toEqual({ scope: 'course', decision: null })
    expect(await listCycleRecords(store, [], 'team', at)).toEqual(new Map())
  })
})
