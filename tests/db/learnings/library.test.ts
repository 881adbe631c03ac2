import { describe, expect, it } from 'vitest'
import { emptyPage, type Learnings } from '../../../cycles/notebook/parts.ts'
import { operatorScope, scopeFor } from '../../../cycles/people/permissions.ts'
import { shareFields, type ShareChoice } from '../../../cycles/learnings/sharing.ts'
import { stemsAsked } from '../../../cycles/learnings/stems.ts'
import { closeCycle, dropCycle, startCycle } from '../../../db/notebook/cycles.ts'
import { markReady, savePage } from '../../../db/notebook/parts.ts'
import { listCodes, makeCode, retireCode } from '../../../db/learnings/codes.ts'
import { getCoding, listAgreements, passagesOf, reopenCoding, revealCoding, saveCoding } from '../../../db/learnings/codings.ts'
import { exportCodeBook, exportQuotes } from '../../../db/learnings/export.ts'
import { countIdeas, getSharedLearning, listFilterValues, listReadableSchools, noFilter, searchLearnings, type LearningFilter } from '../../../db/learnings/library.ts'
import { getContext, getReadyLearning, listShares, shareLearning, takeLearningBack } from '../../../db/learnings/sharing.ts'
import { csvOf, type CsvTable } from '../../../db/export/formats.ts'
import {
  anaSepulveda, bahiaClara, beatrizOyanedel, costaClara, elMirador, elenaRivas, escuelaValleHondo, gladysInostroza, ignacioBarria, losBoldos, marcelaPaillan, plantCast, plantPeople, raulCariman, rosaHuenchul,
  type CastPerson, type CastSchool,
} from '../../../db/seed/cast.ts'
import { mauricioFuentealba } from '../../../db/seed/people.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const all: ShareChoice = { fields: [...shareFields], named: true, showsContext: true, forResearch: true }

const tick = (store: Store) => clockOf(store).set(new Date(store.clock.now().getTime() + 1_000).toISOString())

/** A cycle whose learnings page is ready. */
const learnt = async (store: Store, school: CastSchool, by: CastPerson, page: Partial<Learnings>): Promise<string> => {
  const started = await startCycle(store, { rbd: school.rbd, title: 'Un ciclo', on: '2026-03-10', by: by.id })
  if (!started.ok) throw new Error(started.reason)
  await write(store, school, started.cycleId, by, page)
  return started.cycleId
}
const write = async (store: Store, school: CastSchool, cycleId: string, by: CastPerson, page: Partial<Learnings>) => {
  const ready = await getReadyLearning(store, { rbd: school.rbd, cycleId })
  const saved = await savePage(store, 'learnings', { rbd: school.rbd, cycleId, version: ready?.version ?? 0, body: { ...emptyPage('learnings'), ...ready?.page, ...page } as Learnings, by: by.id, saveKey: `${cycleId}-${JSON.stringify(page)}` })
  if (!saved.ok) throw new Error('not saved')
  await markReady(store, { rbd: school.rbd, cycleId, page: 'learnings', version: saved.version, by: by.id })
}
const share = async (store: Store, school: CastSchool, cycleId: string, by: CastPerson, choice: ShareChoice = all) => {
  tick(store)
  const ready = await getReadyLearning(store, { rbd: school.rbd, cycleId })
  return shareLearning(store, { rbd: school.rbd, cycleId, version: ready?.version ?? 0, choice, by: by.id, today })
}
const readableBy = (store: Store, person: CastPerson) => listReadableSchools(store, scopeFor(person, 'learnings.ofTerritory', today), today)
const find = async (store: Store, person: CastPerson, asked: string, filter: Partial<LearningFilter> = {}) =>
  searchLearnings(store, await readableBy(store, person), { ...noFilter, stems: stemsAsked(asked), ...filter }, { page: 1, size: 20 })
const textOf = async (table: CsvTable) => { let text = ''; for await (const piece of csvOf(table)) text += piece; return text }

const boldosPage: Partial<Learnings> = {
  observed: 'La asistencia subió los lunes.', learnt: 'Una llamada corta de Carolina Vergara a la familia abre más que una citación. En la Escuela Los Boldos se nota.', decision: 'adopt', decisionWhy: 'Se queda.', themes: 'families', tags: 'llamado, lunes',
}

onEachEngine('the library of learnings', open => {
  describe('sharing', () => {
    it('is never automatic, takes the version that was ready, and an edit is shared only when it is shared again', async () => {
      const store = await open()
      await plantCast(store)
      const cycleId = await learnt(store, losBoldos, rosaHuenchul, boldosPage)
      expect((await find(store, elenaRivas, '')).total).toBe(0)
      const shared = await share(store, losBoldos, cycleId, rosaHuenchul)
      expect(shared.ok).toBe(true)
      await write(store, losBoldos, cycleId, rosaHuenchul, { learnt: 'Otra cosa: las visitas.' })
      expect((await find(store, elenaRivas, 'visita')).total).toBe(0)
      expect((await find(store, elenaRivas, 'llamadas')).learnings[0]!.texts.learnt).toContain('Una llamada corta')
      // What the team was shown is what is shared: an older version than the one ready now is refused.
      expect(await shareLearning(store, { rbd: losBoldos.rbd, cycleId, version: 1, choice: all, by: rosaHuenchul.id, today })).toEqual({ ok: false, reason: 'changed-meanwhile' })
      await share(store, losBoldos, cycleId, rosaHuenchul)
      expect((await find(store, elenaRivas, 'visita')).total).toBe(1)
      expect((await find(store, elenaRivas, 'citaciones')).total).toBe(0)
      const shares = await listShares(store, { rbd: losBoldos.rbd, cycleId })
      expect(shares.map(s => [s.sharedBy, s.endedBecause])).toEqual([['Rosa Huenchul', null], ['Rosa Huenchul', 'replaced']])
      expect((await store.read.select().from(store.s.audit)).filter(a => a.event === 'learning.shared').map(a => a.detail.again)).toEqual([false, true])
    })

    it('shares the fields that were chosen and no others', async () => {
      const store = await open()
      await plantCast(store)
      const cycleId = await learnt(store, losBoldos, rosaHuenchul, boldosPage)
      await share(store, losBoldos, cycleId, rosaHuenchul, { ...all, fields: ['learnt'], showsContext: false })
      expect((await find(store, elenaRivas, 'citaciones')).learnings[0]).toMatchObject({ texts: { learnt: boldosPage.learnt }, decision: null, level: null, rural: null, named: true })
      expect((await find(store, elenaRivas, 'subieron los lunes')).total).toBe(0)
      expect((await find(store, elenaRivas, '', { decision: 'adopt' })).total).toBe(0)
    })

    it('says without its name what kind of school it is only where five are alike', async () => {
      const store = await open()
      await plantCast(store)
      expect(await getContext(store, losBoldos.rbd, today)).toMatchObject({ level: 'primary', rural: true, schoolsAlike: 6, isCommon: true })
      expect(await getContext(store, bahiaClara.rbd, today)).toMatchObject({ level: 'secondary', rural: false, schoolsAlike: 2, isCommon: false })
      const [boldos, bahia] = [await learnt(store, losBoldos, rosaHuenchul, boldosPage), await learnt(store, bahiaClara, anaSepulveda, { learnt: 'Los asistentes de la educación saben.' })]
      await share(store, losBoldos, boldos, rosaHuenchul, { ...all, named: false })
      await share(store, bahiaClara, bahia, anaSepulveda, { ...all, named: false })
      const found = (await find(store, elenaRivas, '')).learnings
      expect(found.map(l => [l.named, l.level, l.rural]).sort()).toEqual([[false, 'primary', true], [false, null, null]].sort())
      expect((await find(store, elenaRivas, '', { level: 'secondary' })).total).toBe(0)
      // With its name the choice is the school's.
      await share(store, bahiaClara, bahia, anaSepulveda)
      expect((await find(store, elenaRivas, '', { level: 'secondary', rural: false })).total).toBe(1)
    })

    it('needs a page that was marked ready, of this school', async () => {
      const store = await open()
      await plantCast(store)
      const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Otro', on: '2026-03-10', by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      const cycleId = started.cycleId
      expect(await share(store, losBoldos, cycleId, rosaHuenchul)).toEqual({ ok: false, reason: 'not-ready' })
      expect(await share(store, bahiaClara, cycleId, anaSepulveda)).toEqual({ ok: false, reason: 'not-found' })
      expect(await takeLearningBack(store, { rbd: bahiaClara.rbd, cycleId, by: anaSepulveda.id })).toEqual({ ok: false })
    })

    it('keeps what was coded when only the choices change', async () => {
      const store = await open()
      await plantCast(store)
      const cycleId = await learnt(store, losBoldos, rosaHuenchul, boldosPage)
      const first = await share(store, losBoldos, cycleId, rosaHuenchul)
      const second = await share(store, losBoldos, cycleId, rosaHuenchul, { ...all, named: false, forResearch: false })
      expect(second).toEqual(first)
      expect((await find(store, elenaRivas, '')).learnings[0]).toMatchObject({ named: false, forResearch: false })
    })
  })

  describe('searching', () => {
    it('finds by another inflection, without accents, every word; the one that says it most often first', async () => {
      const store = await open()
      await plantCast(store)
      const [a, b] = [await learnt(store, losBoldos, rosaHuenchul, boldosPage), await learnt(store, bahiaClara, anaSepulveda, { learnt: 'Asistir. Asistir. El asistente llama. No hubo reuniones.', themes: 'students' })]
      await share(store, losBoldos, a, rosaHuenchul)
      await share(store, bahiaClara, b, anaSepulveda)
      const ids = async (asked: string, filter?: Partial<LearningFilter>) => (await find(store, elenaRivas, asked, filter)).learnings.map(l => l.rbd)
      expect(await ids('asistieron')).toEqual([bahiaClara.rbd, losBoldos.rbd])
      expect(await ids('REUNION')).toEqual([bahiaClara.rbd])
      expect(await ids('asistencia familiares')).toEqual([losBoldos.rbd])
      expect(await ids('inasistencia')).toEqual([])
      expect(await ids("'; drop table learning_word; --")).toEqual([])
      expect(await ids('', { theme: 'students' })).toEqual([bahiaClara.rbd])
      expect(await ids('', { tag: 'llamado' })).toEqual([losBoldos.rbd])
      expect(await ids('', { decision: 'adopt', year: 2026 })).toEqual([losBoldos.rbd])
      expect(await ids('', { year: 2025 })).toEqual([])
      expect(await listFilterValues(store, await readableBy(store, elenaRivas))).toMatchObject({ years: [2026] })
    })

    it('is the service’s own: its region, teams and advisors read it, nobody outside and not the country', async () => {
      const store = await open()
      await plantCast(store)
      const [here, there] = [await learnt(store, losBoldos, rosaHuenchul, boldosPage), await learnt(store, escuelaValleHondo, gladysInostroza, boldosPage)]
      await share(store, losBoldos, here, rosaHuenchul)
      await share(store, escuelaValleHondo, there, gladysInostroza)
      for (const person of [elenaRivas, rosaHuenchul, anaSepulveda, marcelaPaillan, ignacioBarria]) expect([person.name, (await find(store, person, 'llamada')).learnings.map(l => l.rbd)]).toEqual([person.name, [losBoldos.rbd]])
      for (const person of [beatrizOyanedel, gladysInostroza, raulCariman]) expect([person.name, (await find(store, person, 'llamada')).learnings.map(l => l.rbd)]).toEqual([person.name, [escuelaValleHondo.rbd]])
      const country = { ...elenaRivas, memberships: [{ ...elenaRivas.memberships[0]!, scopeKind: 'country' as const, scopeId: '' }] }
      expect((await find(store, country, 'llamada')).total).toBe(0)
      const theirs = (await find(store, beatrizOyanedel, '')).learnings[0]!.id
      expect(await getSharedLearning(store, await readableBy(store, elenaRivas), theirs)).toBe(null)
    })
  })

  it('counts who tried an idea, those who stopped included', async () => {
    const store = await open()
    await plantCast(store)
    for (const [n, decision] of (['adopt', 'adopt', 'drop', 'adapt'] as const).entries()) {
      const cycleId = await learnt(store, losBoldos, rosaHuenchul, { learnt: `Vez ${n}`, decision, tags: n % 2 ? 'Llamado' : 'llamado, lunes', themes: 'families' })
      const end = { rbd: losBoldos.rbd, cycleId, on: '2026-07-10', by: rosaHuenchul.id }
      if (decision === 'drop') await dropCycle(store, { ...end, why: 'No resultó.' })
      else await closeCycle(store, end)
      await share(store, losBoldos, cycleId, rosaHuenchul)
    }
    await share(store, bahiaClara, await learnt(store, bahiaClara, anaSepulveda, { learnt: 'También', tags: 'LLAMADO' }), anaSepulveda)
    const { ideas } = await countIdeas(store, await readableBy(store, elenaRivas), 'tag', 10)
    expect(ideas.map(i => [i.key, i.schools, i.cycles])).toEqual([['llamado', 2, 5], ['lunes', 1, 2]])
    expect([ideas[0]!.decided, ideas[0]!.dropped]).toEqual([{ adopt: 2, adapt: 1, widen: 0, drop: 1 }, 1])
    expect((await find(store, elenaRivas, '', { decision: 'dropped' })).learnings.map(l => [l.isDropped, l.texts.decision])).toEqual([[true, 'No resultó.']])
    expect((await countIdeas(store, await readableBy(store, beatrizOyanedel), 'tag', 10)).ideas).toEqual([])
  })

  describe('coding', () => {
    const codedBy = async (store: Store) => {
      await plantCast(store)
      await store.tx(tx => plantPeople(store, tx, [mauricioFuentealba], { credentials: false }))
      const cycleId = await learnt(store, losBoldos, rosaHuenchul, { ...boldosPage, surprises: 'Una. Dos. Tres. Cuatro. Cinco. Seis. Siete. Ocho.' })
      const shared = await share(store, losBoldos, cycleId, rosaHuenchul)
      if (!shared.ok) throw new Error(shared.reason)
      const code = await makeCode(store, costaClara.code, { name: 'Familias', definition: 'Dice de las familias', example: '' }, { by: elenaRivas.id })
      if (!code.ok) throw new Error(code.reason)
      const rbds = await readableBy(store, elenaRivas)
      const passages = passagesOf((await getSharedLearning(store, rbds, shared.id))!.texts)
      return { cycleId, learningId: shared.id, codeId: code.id, rbds, passages }
    }

    it('is blind until both have finished, is compared sentence by sentence, and leaves without names', async () => {
      const store = await open()
      const { learningId, codeId, rbds, passages } = await codedBy(store)
      expect(passages.length).toBe(12)
      const act = (coderId: string, on: number[], done: boolean) => saveCoding(store, { learningId, coderId, slepCode: costaClara.code, done, marks: on.map(i => ({ codeId, field: passages[i]!.field, start: passages[i]!.start, end: passages[i]!.end })) })
      expect(await act(elenaRivas.id, [1, 2, 3], false)).toEqual({ ok: true })
      expect(await act(elenaRivas.id, [1, 2], true)).toEqual({ ok: true })
      expect(await act(elenaRivas.id, [1], true)).toEqual({ ok: false, reason: 'finished' })
      const blind = await getCoding(store, learningId, mauricioFuentealba.id)
      expect([blind.others, blind.hidden]).toEqual([[], 1])
      expect(await listAgreements(store, rbds, await listCodes(store, [costaClara.code]))).toEqual([])
      expect(await act(mauricioFuentealba.id, [1, 5], true)).toEqual({ ok: true })
      const both = await getCoding(store, learningId, mauricioFuentealba.id)
      expect(both.others.map(o => [o.coder, o.marks.length])).toEqual([['Elena Rivas', 2]])
      const [pair] = await listAgreements(store, rbds, await listCodes(store, [costaClara.code]))
      // 12 sentences: one both, one only Elena, one only Mauricio, nine neither: po 10/12, pe (2·2 + 10·10)/144.
      expect(pair).toMatchObject({ learnings: 1, passages: 12 })
      const told = pair!.codes.get(codeId)!
      expect(told).toMatchObject({ kind: 'told', n: 12, given: 3 })
      if (told.kind === 'told') expect(told.kappa).toBeCloseTo((10 / 12 - 104 / 144) / (1 - 104 / 144), 12)
      // A code made since is not one that both withheld.
      tick(store)
      const later = await makeCode(store, costaClara.code, { name: 'Datos', definition: 'x', example: '' }, { by: elenaRivas.id })
      expect(later.ok && (await listAgreements(store, rbds, await listCodes(store, [costaClara.code])))[0]!.codes.has(later.id)).toBe(false)

      const by = { personId: elenaRivas.id, requestId: null }
      const text = await textOf(await exportQuotes(store, { rbds, slepCodes: [costaClara.code], today, by }))
      expect(text.startsWith('\uFEFFquote;learning;')).toBe(true)
      expect(text.split('\r\n').length).toBe(6)
      expect(text).not.toMatch(/Boldos|Vergara|Rivas|Fuentealba|90001/)
      expect(text).toContain('Una llamada corta de [nombre] a la familia')
      expect(await textOf(await exportCodeBook(store, { slepCodes: [costaClara.code], by }))).toContain('Familias;Dice de las familias;;in use;2026-11-18')
      expect((await store.read.select().from(store.s.audit)).filter(a => a.event.startsWith('export.')).map(a => a.event)).toEqual(['export.quotes', 'export.code-book'])
    })

    it('goes nowhere for research when the school did not choose that, nor another’s unseen marks', async () => {
      const store = await open()
      const { cycleId, learningId, codeId, rbds, passages } = await codedBy(store)
      const mark = { codeId, field: passages[1]!.field, start: passages[1]!.start, end: passages[1]!.end }
      await saveCoding(store, { learningId, coderId: elenaRivas.id, slepCode: costaClara.code, done: true, marks: [mark] })
      const rowsFor = async (personId: string) => (await textOf(await exportQuotes(store, { rbds, slepCodes: [costaClara.code], today, by: { personId, requestId: null } }))).split('\r\n').length - 2
      expect([await rowsFor(elenaRivas.id), await rowsFor(mauricioFuentealba.id)]).toEqual([1, 0])
      await share(store, losBoldos, cycleId, rosaHuenchul, { ...all, forResearch: false })
      expect(await rowsFor(elenaRivas.id)).toBe(0)
    })

    it('shown before the other had finished is not compared; a finished one is taken up again only while unseen', async () => {
      const store = await open()
      const { learningId, rbds } = await codedBy(store)
      const act = (coderId: string, done = true) => saveCoding(store, { learningId, coderId, slepCode: costaClara.code, done, marks: [] })
      await act(elenaRivas.id)
      expect(await reopenCoding(store, { learningId, coderId: elenaRivas.id })).toEqual({ ok: true })
      await act(elenaRivas.id)
      expect(await revealCoding(store, { learningId, coderId: elenaRivas.id })).toEqual({ ok: true })
      expect(await reopenCoding(store, { learningId, coderId: elenaRivas.id })).toEqual({ ok: false })
      expect((await getCoding(store, learningId, mauricioFuentealba.id)).others.length).toBe(1)
      tick(store)
      await act(mauricioFuentealba.id)
      expect(await listAgreements(store, rbds, await listCodes(store, [costaClara.code]))).toEqual([])
    })

    it('takes sentences of the share and codes in use, and nothing else', async () => {
      const store = await open()
      const { learningId, codeId, passages } = await codedBy(store)
      const mark = { codeId, field: passages[0]!.field, start: passages[0]!.start, end: passages[0]!.end }
      const act = (marks: typeof mark[]) => saveCoding(store, { learningId, coderId: elenaRivas.id, slepCode: costaClara.code, done: false, marks })
      expect(await act([{ ...mark, end: mark.end - 1 }])).toEqual({ ok: false, reason: 'passage-unknown' })
      expect(await act([{ ...mark, codeId: 'otro' }])).toEqual({ ok: false, reason: 'code-unknown' })
      await act([mark])
      expect(await makeCode(store, costaClara.code, { name: 'FAMILIAS', definition: 'x', example: '' }, { by: elenaRivas.id })).toEqual({ ok: false, reason: 'name-in-use' })
      expect(await retireCode(store, [9902], codeId, { by: beatrizOyanedel.id })).toEqual({ ok: false })
      expect(await retireCode(store, [costaClara.code], codeId, { by: elenaRivas.id })).toEqual({ ok: true })
      // Given before it was retired: it stays, and is given to nothing more.
      await act([])
      expect((await getCoding(store, learningId, elenaRivas.id)).mine!.marks).toEqual([mark])
      expect(await act([{ ...mark, field: passages[1]!.field, start: passages[1]!.start, end: passages[1]!.end }])).toEqual({ ok: false, reason: 'code-unknown' })
      expect((await makeCode(store, costaClara.code, { name: 'Familias', definition: 'De nuevo', example: '' }, { by: elenaRivas.id })).ok).toBe(true)
      expect((await listCodes(store, [costaClara.code])).map(c => [c.name, c.retiredAt !== null])).toEqual([['Familias', false], ['Familias', true]])
    })
  })

  it('taken back is gone at once from the search, the counts, the codings and the file', async () => {
    const store = await open()
    await plantCast(store)
    await store.tx(tx => plantPeople(store, tx, [mauricioFuentealba], { credentials: false }))
    const cycleId = await learnt(store, elMirador, rosaHuenchul, { ...boldosPage, surprises: 'Uno. Dos. Tres. Cuatro. Cinco. Seis. Siete. Ocho. Nueve. Diez.' })
    const shared = await share(store, elMirador, cycleId, rosaHuenchul)
    if (!shared.ok) throw new Error(shared.reason)
    const code = await makeCode(store, costaClara.code, { name: 'A', definition: 'B', example: '' }, { by: elenaRivas.id })
    if (!code.ok) throw new Error(code.reason)
    const rbds = await readableBy(store, elenaRivas)
    const [passage] = passagesOf((await getSharedLearning(store, rbds, shared.id))!.texts)
    const mark = { codeId: code.id, field: passage!.field, start: passage!.start, end: passage!.end }
    for (const coderId of [elenaRivas.id, mauricioFuentealba.id]) await saveCoding(store, { learningId: shared.id, coderId, slepCode: costaClara.code, done: true, marks: [mark] })
    expect((await listAgreements(store, rbds, await listCodes(store, [costaClara.code]))).length).toBe(1)
    expect(await takeLearningBack(store, { rbd: elMirador.rbd, cycleId, by: rosaHuenchul.id })).toEqual({ ok: true })
    for (const asked of ['', 'llamada']) expect((await find(store, elenaRivas, asked)).total).toBe(0)
    expect(await getSharedLearning(store, rbds, shared.id)).toBe(null)
    for (const kind of ['theme', 'tag'] as const) expect((await countIdeas(store, rbds, kind, 10)).ideas).toEqual([])
    expect(await listFilterValues(store, rbds)).toEqual({ years: [], areas: [], levels: [] })
    expect(await listAgreements(store, rbds, await listCodes(store, [costaClara.code]))).toEqual([])
    expect((await textOf(await exportQuotes(store, { rbds, slepCodes: [costaClara.code], today, by: { personId: elenaRivas.id, requestId: null } }))).split('\r\n').length).toBe(2)
    expect(await saveCoding(store, { learningId: shared.id, coderId: elenaRivas.id, slepCode: costaClara.code, done: false, marks: [] })).toEqual({ ok: false, reason: 'not-found' })
    expect(await store.read.select().from(store.s.learningWord)).toEqual([])
    expect((await listShares(store, { rbd: elMirador.rbd, cycleId })).map(s => s.endedBecause)).toEqual(['taken-back'])
    // And can be shared again.
    expect((await share(store, elMirador, cycleId, rosaHuenchul)).ok).toBe(true)
    expect((await find(store, elenaRivas, 'llamada')).total).toBe(1)
  })

  it('reads nothing through a scope of nothing', async () => {
    const store = await open()
    await plantCast(store)
    expect(await listReadableSchools(store, scopeFor(null, 'learnings.ofTerritory', today), today)).toEqual([])
    expect((await listReadableSchools(store, operatorScope('learnings.ofTerritory'), today)).length).toBeGreaterThan(0)
  })
})
