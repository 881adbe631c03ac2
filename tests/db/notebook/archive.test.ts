import { expect, it } from 'vitest'
import { bandNames } from '../../../cycles/indicators/attendance.ts'
import { insertRows } from '../../../db/dialect.ts'
import { archiveJsonOf, openArchive, type ArchivedCycle, type ArchivedPart, type ArchivedRevision, type ArchiveHead } from '../../../db/notebook/archive.ts'
import { answerFeedback, leaveFeedback, withdrawFeedback } from '../../../db/notebook/feedback.ts'
import { addEntry, markReady, savePage, withdrawEntry } from '../../../db/notebook/parts.ts'
import { shareStory } from '../../../db/notebook/story-links.ts'
import { newId } from '../../../db/ids.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

type Archive = ArchiveHead & { cycles: (ArchivedCycle & { parts: (ArchivedPart & { revisions: ArchivedRevision[] })[] })[] }

const by = { personId: null, requestId: null, via: 'cli' as const }
const read = async (store: Store, rbd: number): Promise<{ text: string; archive: Archive }> => {
  const pieces = await openArchive(store, { rbd, format: 'json', by })
  if (!pieces) throw new Error('no such notebook')
  let text = ''
  for await (const piece of archiveJsonOf(pieces)) text += piece
  return { text, archive: JSON.parse(text) as Archive }
}

/** Something of everything a notebook holds. */
const plantEverything = async (store: Store, rbd: number, who: { rosa: string; pedro: string; marcela: string }, mark: string) => {
  const { s } = store
  const { rosa, pedro, marcela } = who
  const cycleId = await plantCycle(store, rosa, rbd, `Ciclo ${mark}`)
  const at = { rbd, cycleId, by: rosa }
  await savePage(store, 'challenge', { ...at, version: 0, body: bodyOf('challenge', { challenge: `primera ${mark}` }), saveKey: `c1${mark}` })
  await savePage(store, 'challenge', { ...at, version: 1, body: bodyOf('challenge', { challenge: `segunda ${mark}`, 'theoryIf.k1': `rama ${mark}` }), saveKey: `c2${mark}` })
  await savePage(store, 'challenge', { ...at, by: pedro, version: 1, body: bodyOf('challenge', { challenge: `perdida ${mark}` }), saveKey: `c3${mark}` })
  await savePage(store, 'learnings', { ...at, version: 0, body: bodyOf('learnings', { learnt: `borrador ${mark}` }), saveKey: `l1${mark}` })
  const entries: [Parameters<typeof addEntry>[1], Record<string, string>][] = [
    ['action', { what: `accion ${mark}`, evidence: `carpeta ${mark}` }], ['note', { on: '2026-09-07', text: `nota ${mark}` }], ['adjustment', { on: '2026-09-08', what: `ajuste ${mark}`, why: 'x' }],
    ['measure', { name: `medida ${mark}`, 'value.2026-08-24': '7' }], ['voice', { on: '2026-09-09', whom: 'students', said: `voz ${mark}` }], ['meeting', { on: '2026-09-10', minutes: `acta ${mark}` }],
  ]
  for (const [i, [kind, body]] of entries.entries()) await addEntry(store, kind, { ...at, body: bodyOf(kind, body), saveKey: newId(store.clock.now()) + i })
  await addEntry(store, 'note', { ...at, body: bodyOf('note', { on: '2026-09-11', text: `retirada ${mark}` }), saveKey: `w${mark}` })
  await withdrawEntry(store, { rbd, cycleId, entryId: `w${mark}` })
  await markReady(store, { ...at, page: 'challenge', version: null })
  const left = await leaveFeedback(store, { rbd, cycleId, page: 'challenge', comment: { kind: 'question', text: `pregunta ${mark}` }, by: marcela })
  if (left.ok) await answerFeedback(store, { rbd, feedbackId: left.id, answer: { answer: `respuesta ${mark}`, stance: 'taken' }, by: rosa })
  const other = await leaveFeedback(store, { rbd, cycleId, page: 'challenge', comment: { kind: 'question', text: `arrepentida ${mark}` }, by: marcela })
  if (other.ok) await withdrawFeedback(store, { rbd, feedbackId: other.id, by: marcela })
  await shareStory(store, { rbd, cycleId, days: 30, by: rosa })
  const now = store.clock.now()
  await store.tx(async tx => {
    await tx.insert(s.slep).values({ code: 41, name: 'Costa Clara' }).onConflictDoNothing()
    await insertRows(tx, s.cyclePause, [{ id: newId(now), cycleId, rbd, startsOn: '2026-10-01', until: '2026-10-09', reason: 'tests', pausedBy: rosa, createdAt: now, endedOn: null }])
    await insertRows(tx, s.snapshot, [{ id: newId(now), cycleId, rbd, takenAt: now, takenBy: rosa, figures: { shape: 1, months: [{ year: 2026, month: 7, students: 371, daysAttended: 800, daysDue: 1000, bands: Object.fromEntries(bandNames.map(b => [b, 1])) as never }], courses: [], scheme: { name: 'mineduc', severeFrom: 50, repeatedFrom: 85, normalFrom: 90, outstandingFrom: 97 }, source: { fileName: `archivo ${mark}`, publishedAt: now.toISOString() } } }])
    await insertRows(tx, s.need, [{ id: newId(now), cycleId, rbd, slepCode: 41, kind: 'transport', text: `necesidad ${mark}`, raisedBy: rosa, raisedAt: now, withdrawnAt: null, receivedBy: null, receivedAt: null, inChargeOf: `encargada ${mark}`, answer: null, answerText: null, answerDay: null, answeredBy: null, answeredAt: null }])
    await insertRows(tx, s.absenceReason, [{ rbd, id: newId(now), label: `motivo ${mark}`, createdBy: rosa, createdAt: now, retiredAt: null }])
  })
}

onEachEngine('the archive of a notebook', open => {
  it('holds everything of the school, in a shape that names itself, and nothing of another', async () => {
    const store = await open()
    const who = await plantPeople(store)
    await plantEverything(store, boldos, who, 'boldos')
    await plantEverything(store, bahia, who, 'bahia')
    const { text, archive } = await read(store, boldos)
    expect(archive).toMatchObject({ format: 'cuaderno-tep/notebook', version: 1, school: { rbd: boldos }, contents: [{ number: 1, title: 'Ciclo boldos' }] })
    for (const word of ['primera', 'segunda', 'perdida', 'rama', 'borrador', 'accion', 'carpeta', 'nota', 'ajuste', 'medida', 'voz', 'acta', 'retirada', 'pregunta', 'respuesta', 'archivo', 'necesidad', 'encargada', 'motivo']) {
      expect(text, word).toContain(`${word} boldos`)
    }
    expect(text).not.toContain('bahia')
    // What an advisor took back before anybody answered is theirs; what the team withdrew is the team's and stays.
    expect(text).not.toContain('arrepentida')
    const [cycle] = archive.cycles
    expect(cycle).toMatchObject({ number: 1, createdBy: 'Rosa Huenchul', pauses: [{ until: '2026-10-09', by: 'Rosa Huenchul' }], snapshots: [{ takenBy: 'Rosa Huenchul' }], feedback: [{ stance: 'taken', answeredBy: 'Rosa Huenchul' }], storyLinks: [{ revokedAt: null }] })
    expect(cycle!.parts.map(p => p.kind).sort()).toEqual(['action', 'adjustment', 'challenge', 'learnings', 'measure', 'meeting', 'note', 'note', 'voice'])
    const page = cycle!.parts.find(p => p.kind === 'challenge')!
    expect(page.ready).toMatchObject({ version: 2, by: 'Rosa Huenchul' })
    expect(page.revisions.map(r => [r.version, r.by, r.outcome, (r.body as { challenge: string }).challenge])).toEqual(expect.arrayContaining([
      [1, 'Rosa Huenchul', 'saved', 'primera boldos'], [2, 'Rosa Huenchul', 'saved', 'segunda boldos'], [1, 'Pedro Millalonco', 'conflict', 'perdida boldos'],
    ]))
    expect(page.revisions).toHaveLength(3)
    expect(cycle!.parts.filter(p => p.withdrawnAt !== null)).toHaveLength(1)
  })

  it('reads any number of revisions, each once, and records who took it before the first word', async () => {
    const store = await open()
    const { rosa } = await plantPeople(store)
    const cycleId = await plantCycle(store, rosa)
    for (let v = 0; v < 47; v++) await savePage(store, 'data', { rbd: boldos, cycleId, by: rosa, version: v, body: bodyOf('data', { whatWeSee: `versión ${v + 1}` }), saveKey: `d${v}` })
    const { archive } = await read(store, boldos)
    expect(archive.cycles[0]!.parts[0]!.revisions.map(r => r.version).sort((a, b) => a - b)).toEqual(Array.from({ length: 47 }, (_, i) => i + 1))
    const events = await store.read.select({ event: store.s.audit.event, rbd: store.s.audit.rbd, detail: store.s.audit.detail }).from(store.s.audit)
    expect(events).toEqual([{ event: 'notebook.exported', rbd: boldos, detail: { via: 'cli', format: 'json', cycles: 1 } }])
  })

  it('of a school without cycles is empty and whole; of one nobody knows there is none, and nothing is recorded', async () => {
    const store = await open()
    expect(await openArchive(store, { rbd: 4711, format: 'html', by })).toBeNull()
    expect(await store.read.select().from(store.s.audit)).toEqual([])
    const { rosa } = await plantPeople(store)
    await plantCycle(store, rosa)
    const { archive } = await read(store, boldos)
    expect(archive.cycles).toMatchObject([{ number: 1, parts: [] }])
  })
})
