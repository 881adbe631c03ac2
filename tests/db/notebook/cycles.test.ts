import { expect, it } from 'vitest'
import { operatorScope, scopeFor } from '../../../cycles/people/permissions.ts'
import { newId } from '../../../db/ids.ts'
import {
  closeCycle, dropCycle, getCycle, getNotebookForTeam, listCyclesOfSchool, listCyclesVisibleTo, markTheoryCarried, renameCycle, reopenCycle, startCycle, startImplementation,
} from '../../../db/notebook/cycles.ts'
import { getCycleOutline, listCycleOutlines } from '../../../db/notebook/outlines.ts'
import { addEntry, listRevisions, markReady, savePage, unmarkReady } from '../../../db/notebook/parts.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

const theory = { theoryIf: 'recibimos juntas al curso', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que los lunes falten pocos' }

onEachEngine('the cycles of a school', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    let n = 0
    const write = <K extends 'challenge' | 'learnings'>(page: K, fields: object, version = 0, id = cycleId) =>
      savePage(store, page, { rbd: boldos, cycleId: id, version, body: bodyOf(page, fields as never), by: people.rosa, saveKey: `k${n++}` })
    const close = () => closeCycle(store, { rbd: boldos, cycleId, on: '2026-10-30', by: people.rosa })
    return { store, people, cycleId, write, close }
  }

  it('are numbered one after the other, each school its own', async () => {
    const { store, people } = await plant()
    expect(await startCycle(store, { rbd: boldos, title: 'Otro', on: today, by: people.rosa })).toMatchObject({ ok: true, number: 2, otherOpen: [1] })
    expect(await startCycle(store, { rbd: bahia, title: 'El de Ana', on: today, by: people.ana })).toMatchObject({ ok: true, number: 1, otherOpen: [] })
    expect((await listCyclesOfSchool(store, boldos, today)).map(c => c.number)).toEqual([2, 1])
  })

  it('share their challenge when implementation begins, and no draft when its date is corrected later', async () => {
    const { store, people, cycleId, write } = await plant()
    const readyVersion = async () => (await store.read.select({ kind: store.s.part.kind, v: store.s.part.readyVersion }).from(store.s.part)).find(p => p.kind === 'challenge')?.v
    await write('challenge', { challenge: 'los lunes' })
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-10', by: people.rosa })
    expect(await readyVersion()).toBe(1)
    await write('challenge', { challenge: 'todavía en borrador' }, 1)
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-12', by: people.rosa })
    expect(await readyVersion()).toBe(1)
  })

  it('get different numbers when ten colleagues start one at once', async () => {
    const { store, people } = await plant()
    const started = await Promise.all(Array.from({ length: 10 }, (_, i) => startCycle(store, { rbd: bahia, title: `Ciclo ${i}`, on: today, by: people.ana })))
    expect(started.map(s => s.ok && s.number).sort((a, b) => Number(a) - Number(b))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('are not started twice by a second click', async () => {
    const { store, people } = await plant()
    const id = newId(store.clock.now())
    const first = await startCycle(store, { rbd: bahia, title: 'Uno', on: today, by: people.ana, cycleId: id })
    expect(await startCycle(store, { rbd: bahia, title: 'Uno', on: today, by: people.ana, cycleId: id })).toEqual(first)
    expect(await listCyclesOfSchool(store, bahia, today)).toHaveLength(1)
  })

  it('need a title of one line', async () => {
    const { store, people } = await plant()
    const start = (title: string) => startCycle(store, { rbd: boldos, title, on: today, by: people.rosa })
    expect(await start(' \u0000\n ')).toEqual({ ok: false, reason: 'title_missing' })
    expect(await start('a'.repeat(201))).toEqual({ ok: false, reason: 'title_too_long' })
    const ok = await start('  Los\nlunes  ')
    expect(ok.ok && (await getCycle(store, boldos, ok.cycleId, today))?.title).toBe('Los lunes')
  })

  it('keep a title a colleague changed meanwhile', async () => {
    const { store, cycleId } = await plant()
    const rename = (title: string, version: number) => renameCycle(store, { rbd: boldos, cycleId, title, version })
    expect(await rename('Los lunes importan', 1)).toEqual({ ok: true })
    expect(await rename('Otro nombre', 1)).toEqual({ ok: false, reason: 'changed_meanwhile' })
    expect(await rename('', 2)).toEqual({ ok: false, reason: 'title_missing' })
    expect((await getCycle(store, boldos, cycleId, today))?.title).toBe('Los lunes importan')
  })

  it('go through their phases by what is written and dated', async () => {
    const { store, people, cycleId, write, close } = await plant()
    const phase = async () => (await getCycle(store, boldos, cycleId, today))?.phase
    expect(await phase()).toBe('planning')
    expect(await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-02', by: people.rosa })).toEqual({ ok: false, reason: 'day_before_start' })
    expect(await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-10', by: people.rosa })).toEqual({ ok: true })
    expect(await phase()).toBe('implementing')
    await write('learnings', { learnt: 'que el desayuno ayuda' })
    expect(await phase()).toBe('studying')
    await write('learnings', { learnt: 'que el desayuno ayuda', decision: 'widen', decisionWhy: 'resultó' }, 1)
    expect(await close()).toEqual({ ok: true })
    expect(await phase()).toBe('closed')
    expect(await startImplementation(store, { rbd: boldos, cycleId, on: '2026-11-01', by: people.rosa })).toEqual({ ok: false, reason: 'not_open' })
  })

  it('close with a decision and its reason, and ask for what is not there', async () => {
    const { write, close } = await plant()
    expect(await close()).toEqual({ ok: false, reason: 'decision_missing', problems: { decision: 'decision_missing', decisionWhy: 'decision_why_missing' } })
    await write('learnings', { decision: 'adapt' })
    expect(await close()).toMatchObject({ ok: false, problems: { decisionWhy: 'decision_why_missing' } })
    await write('learnings', { decision: 'adapt', decisionWhy: 'falta el bus' }, 1)
    expect(await close()).toEqual({ ok: true })
    expect(await close()).toEqual({ ok: false, reason: 'not_open' })
  })

  it('are dropped with a reason, kept, and taken up again', async () => {
    const { store, people, cycleId, write } = await plant()
    await write('learnings', { learnt: 'a medio escribir' })
    const drop = (why: string) => dropCycle(store, { rbd: boldos, cycleId, on: today, why, by: people.rosa })
    expect(await drop('  ')).toEqual({ ok: false, reason: 'reason_missing' })
    expect(await drop('Cambió el equipo')).toEqual({ ok: true })
    const dropped = await getNotebookForTeam(store, boldos, cycleId, today)
    expect(dropped).toMatchObject({ cycle: { phase: 'dropped', droppedOn: today }, pages: { learnings: { body: { learnt: 'a medio escribir', decision: 'drop', decisionWhy: 'Cambió el equipo' } } } })
    expect(await listRevisions(store, { rbd: boldos, cycleId, slot: 'learnings' })).toHaveLength(2)
    expect(await reopenCycle(store, { rbd: boldos, cycleId, by: people.rosa })).toEqual({ ok: true })
    expect(await reopenCycle(store, { rbd: boldos, cycleId, by: people.rosa })).toEqual({ ok: false, reason: 'not_ended' })
    expect(await getNotebookForTeam(store, boldos, cycleId, today)).toMatchObject({ cycle: { phase: 'studying', droppedOn: null }, pages: { learnings: { body: { decision: '', decisionWhy: 'Cambió el equipo' } } } })
  })

  it('carry the theory over: as it was, to be adjusted, or to be written anew', async () => {
    const { store, people, cycleId, write, close } = await plant()
    const further = { 'theoryIf.k1': 'el lunes no empieza con todo', linkData: 'yes' as const }
    await write('challenge', { challenge: 'los lunes', ...theory, ...further, expectTo: '85' })
    const start = (theoryCarried: 'maintained' | 'adjusted' | 'replaced' | null) => startCycle(store, { rbd: boldos, title: 'Ciclo 2', on: today, by: people.rosa, parentId: cycleId, theoryCarried })
    expect(await start('maintained')).toEqual({ ok: false, reason: 'parent_still_open' })
    await write('learnings', { decision: 'widen', decisionWhy: 'resultó' })
    await close()
    expect(await start(null)).toEqual({ ok: false, reason: 'theory_carried_missing' })
    for (const carried of ['maintained', 'adjusted', 'replaced'] as const) {
      const child = await start(carried)
      if (!child.ok) throw new Error(child.reason)
      const notebook = await getNotebookForTeam(store, boldos, child.cycleId, today)
      const expected = carried === 'replaced' ? { theoryIf: '', theoryThen: '', theoryWhichWill: '', linkData: '' } : { ...theory, ...further }
      expect(notebook).toMatchObject({
        cycle: { theoryCarried: carried, parentId: cycleId }, pages: { challenge: { body: { challenge: '', expectTo: '', ...expected } } },
        parent: { number: 1, challenge: theory, learnings: { decision: 'widen' } },
      })
    }
    expect((await getNotebookForTeam(store, boldos, cycleId, today))?.children.map(c => c.number)).toEqual([2, 3, 4])
  })

  it('are never born from a cycle of another school', async () => {
    const { store, people, cycleId, write, close } = await plant()
    await write('learnings', { decision: 'widen', decisionWhy: 'resultó' })
    await close()
    expect(await startCycle(store, { rbd: bahia, title: 'Ajeno', on: today, by: people.ana, parentId: cycleId, theoryCarried: 'maintained' })).toEqual({ ok: false, reason: 'parent_not_found' })
  })

  it('can be marked again when their words no longer agree with the mark', async () => {
    const { store, people, cycleId, write, close } = await plant()
    expect(await markTheoryCarried(store, { rbd: boldos, cycleId, carried: 'adjusted' })).toEqual({ ok: false, reason: 'not_found' })
    await write('learnings', { decision: 'widen', decisionWhy: 'resultó' })
    await close()
    const child = await startCycle(store, { rbd: boldos, title: 'Ciclo 2', on: today, by: people.rosa, parentId: cycleId, theoryCarried: 'maintained' })
    if (!child.ok) throw new Error(child.reason)
    expect(await markTheoryCarried(store, { rbd: boldos, cycleId: child.cycleId, carried: 'adjusted' })).toEqual({ ok: true })
    expect((await getCycle(store, boldos, child.cycleId, today))?.theoryCarried).toBe('adjusted')
  })

  it('do not exist for another school', async () => {
    const { store, people, cycleId } = await plant()
    const foreign = { rbd: bahia, cycleId, by: people.ana, on: today }
    const no = { ok: false, reason: 'not_found' }
    expect(await getCycle(store, bahia, cycleId, today)).toBeNull()
    expect(await getCycleOutline(store, bahia, cycleId, today)).toBeNull()
    expect(await renameCycle(store, { ...foreign, title: 'Mío', version: 1 })).toEqual(no)
    expect(await startImplementation(store, foreign)).toEqual(no)
    expect(await closeCycle(store, foreign)).toEqual(no)
    expect(await dropCycle(store, { ...foreign, why: 'porque sí' })).toEqual(no)
    expect(await reopenCycle(store, foreign)).toEqual(no)
  })
})

onEachEngine('what the region reads of a cycle', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    let n = 0
    const write = <K extends 'challenge' | 'learnings'>(page: K, fields: object, version = 0) =>
      savePage(store, page, { rbd: boldos, cycleId, version, body: bodyOf(page, fields as never), by: people.rosa, saveKey: `k${n++}` })
    const outline = () => getCycleOutline(store, boldos, cycleId, today)
    return { store, people, cycleId, write, outline }
  }

  it('is metadata alone while everything is a draft', async () => {
    const { store, people, cycleId, write, outline } = await plant()
    await write('challenge', { challenge: 'BORRADOR', ...theory, theoryIf: 'BORRADOR' })
    await write('learnings', { decision: 'adapt', decisionWhy: 'BORRADOR' })
    await addEntry(store, 'note', { rbd: boldos, cycleId, body: bodyOf('note', { on: today, text: 'BORRADOR' }), by: people.rosa, saveKey: newId(store.clock.now()) })
    expect(await outline()).toMatchObject({ number: 1, title: 'Que 7°B vuelva a los lunes', branches: [], theoryWhichWill: '', decision: null, decisionWhy: '' })
    expect(JSON.stringify(await outline())).not.toContain('BORRADOR')
  })

  it('is the theory as it stood when the team began to practise it, not what it drafted since', async () => {
    const { store, people, cycleId, write, outline } = await plant()
    const further = { 'theoryIf.k1': 'el lunes no empieza con todo', 'theoryThen.k1': 'habrá una razón para venir' }
    await write('challenge', {
      challenge: 'NUESTRO desafío', forWhom: 'NUESTRO curso', ...theory, ...further, expectIndicator: 'attendance', expectFrom: '71', expectTo: '85', expectBy: '2026-09-30',
      'expectIndicator.k1': 'own', 'expectMeasure.k1': 'NUESTRA medida', 'expectTo.k1': '123456',
    })
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-10', by: people.rosa })
    await write('challenge', { ...theory, theoryIf: 'BORRADOR', 'theoryIf.k2': 'BORRADOR' }, 1)
    const seen = await outline()
    expect(seen).toMatchObject({
      branches: [{ theoryIf: theory.theoryIf, theoryThen: theory.theoryThen }, { theoryIf: 'el lunes no empieza con todo', theoryThen: 'habrá una razón para venir' }], theoryWhichWill: theory.theoryWhichWill,
      expectIndicator: 'attendance', expectFrom: '71', expectTo: '85', expectBy: '2026-09-30', expectOthers: 1, implementationFrom: '2026-08-10', phase: 'implementing' })
    expect(JSON.stringify(seen)).not.toMatch(/BORRADOR|NUESTR|123456/)
    await unmarkReady(store, { rbd: boldos, cycleId, page: 'challenge' })
    expect((await outline())?.branches).toEqual([])
  })

  it('is the decision of a cycle that ended, and none of what was learnt', async () => {
    const { store, people, cycleId, write, outline } = await plant()
    await write('learnings', { observed: 'NUESTRO', learnt: 'NUESTRO', surprises: 'NUESTRO', decision: 'widen', decisionWhy: 'resultó con 7°B' })
    await markReady(store, { rbd: boldos, cycleId, page: 'learnings', version: 1, by: people.rosa })
    expect(await outline(), 'an open cycle has no decision yet').toMatchObject({ decision: null, decisionWhy: '' })
    await closeCycle(store, { rbd: boldos, cycleId, on: '2026-10-30', by: people.rosa })
    expect(await outline()).toMatchObject({ decision: 'widen', decisionWhy: 'resultó con 7°B', phase: 'closed' })
    expect(JSON.stringify(await outline())).not.toContain('NUESTRO')
  })

  it('is limited to the schools of its scope', async () => {
    const { store, people } = await plant()
    await plantCycle(store, people.ana, bahia, 'El de Ana')
    const member = (scopeId: string) => scopeFor({ id: people.marcela, memberships: [{ role: 'advisor', scopeKind: 'school', scopeId, startsOn: '2026-01-01', endsOn: null }] }, 'cycle.outline', today)
    expect((await listCycleOutlines(store, member(String(bahia)), today)).map(o => o.rbd)).toEqual([bahia])
    expect(await listCyclesVisibleTo(store, member('99999'), today)).toEqual([])
    expect(await listCyclesVisibleTo(store, scopeFor(null, 'cycle.outline', today), today)).toEqual([])
    expect((await listCycleOutlines(store, operatorScope('cycle.outline'), today)).map(o => o.rbd)).toEqual([boldos, bahia])
  })
})
