/**
 * The whole notebook of one school, for its own archive: every cycle with every page, entry, revision, comment, snapshot, need, pause and
 * meeting, drafts and what was withdrawn included. It is read piece by piece, so that no size is too large, and nothing of another school is
 * in any query. Not in it: what is kept about sessions and sign-in, and the story links' signatures (kept nowhere). The shape is
 * docs/archive.md; `version` changes when a reader of it would have to.
 */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { PartBody, PartKind } from '../../cycles/notebook/parts.ts'
import { isPageKind } from '../../cycles/notebook/spine.ts'
import type { SnapshotFigures } from '../../cycles/indicators/snapshot.ts'
import { record } from '../audit.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { getSchoolFacts } from '../territory.ts'
import type { Anchor } from '../../cycles/feedback/anchors.ts'
import { listArchivedPartnerships, type ArchivedPartnership } from '../partnerships/archived.ts'
import { listReferrals } from '../together/referrals.ts'
import { listFeedback } from './feedback.ts'
import { listRequests } from './feedback-requests.ts'

export const archiveFormat = { format: 'cuaderno-tep/notebook', version: 1 } as const

/** Instants are ISO 8601 in UTC, days `YYYY-MM-DD`, people their names as they are today. Bodies are as they were kept: a field that did not exist then is absent. */
export type ArchiveHead = {
  format: typeof archiveFormat.format
  version: number
  exportedAt: string
  programme: string
  school: { rbd: number; name: string | null; commune: string | null }
  /** The cycles that follow, in order. */
  contents: { number: number; title: string }[]
  /** The reasons the school counts absences by: its own, and built-in ones it set aside (`label` null). */
  absenceReasons: { id: string; label: string | null; createdBy: string; createdAt: string; retiredAt: string | null }[]
  /** Partnerships with organisations belong to no cycle. By the organisation's name. */
  partnerships: ArchivedPartnership[]
}
export type ArchivedCycle = {
  id: string
  number: number
  year: number
  title: string
  startedOn: string
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  /** The number of the cycle this one was born from. */
  bornFrom: number | null
  theoryCarried: string | null
  createdBy: string
  createdAt: string
  pauses: { startsOn: string; until: string; reason: string; endedOn: string | null; by: string; at: string }[]
  snapshots: { takenAt: string; takenBy: string | null; figures: SnapshotFigures }[]
  needs: {
    kind: string; text: string; raisedBy: string; raisedAt: string; withdrawnAt: string | null; receivedBy: string | null; receivedAt: string | null
    inChargeOf: string | null; answer: string | null; answerText: string | null; answerDay: string | null; answeredBy: string | null; answeredAt: string | null
  }[]
  feedback: {
    id: string; page: string; kind: string; text: string; writtenBy: string; writtenAt: string; answer: string | null; stance: string | null; answeredBy: string | null; answeredAt: string | null
    /** What it speaks of; null: the page. With the part and the version of it its writer had before them, both among the parts below. */
    about: Anchor | null; partId: string | null; partVersion: number | null; follows: string | null
  }[]
  /** What the team asked to be told about a page. */
  requests: { page: string; question: string; askedBy: string; askedAt: string; metAt: string | null }[]
  /** What the team passed on, by week and kind of place, as numbers, and what came back. */
  referrals: {
    weekOf: string; place: string; way: string; count: number; responsible: string | null; backBy: string; by: string; withdrawn: boolean
    answers: { on: string; answer: string; count: number; by: string; withdrawn: boolean }[]
  }[]
  storyLinks: { createdBy: string; createdAt: string; expiresAt: string; revokedBy: string | null; revokedAt: string | null }[]
}
export type ArchivedPart = {
  id: string
  kind: PartKind
  body: PartBody
  version: number
  createdAt: string
  updatedAt: string
  updatedBy: string
  withdrawnAt: string | null
  /** Pages only: the version marked ready to talk about. */
  ready: { version: number; at: string; by: string } | null
}
export type ArchivedRevision = { version: number; at: string; by: string; /** 'conflict': a text that lost and never was the current one. */ outcome: 'saved' | 'conflict'; body: PartBody }

/** In order: the head; then each cycle, its parts after it, each part's revisions after that. */
export type ArchivePiece =
  | { kind: 'head'; head: ArchiveHead }
  | { kind: 'cycle'; cycle: ArchivedCycle }
  | { kind: 'part'; part: ArchivedPart }
  | { kind: 'revision'; revision: ArchivedRevision }

export type ArchiveWanted = {
  rbd: number
  format: 'json' | 'html'
  /** Null person: the operator at the command line. */
  by: { personId: string | null; requestId: string | null; via: 'web' | 'cli' }
}

/** Records the export, then hands out the pieces. Null for a school nobody knows and that has no notebook: nothing is recorded. */
export const openArchive = async (store: Store, { rbd, format, by }: ArchiveWanted): Promise<AsyncGenerator<ArchivePiece> | null> => {
  const exportedAt = store.clock.now()
  const facts = await getSchoolFacts(store, rbd, exportedAt.getUTCFullYear())
  const cycles = await readCycles(store, rbd)
  if (!facts && cycles.length === 0) return null
  await record(store, { event: 'notebook.exported', personId: by.personId, rbd, requestId: by.requestId, detail: { via: by.via, format, cycles: cycles.length } })
  const head: ArchiveHead = {
    ...archiveFormat, exportedAt: exportedAt.toISOString(), programme: (await getInstallation(store))?.programmeName ?? '',
    school: { rbd, name: facts?.name ?? null, commune: facts?.communeName ?? null },
    contents: cycles.map(({ number, title }) => ({ number, title })),
    absenceReasons: await listAbsenceReasons(store, rbd),
    partnerships: await listArchivedPartnerships(store, rbd),
  }
  return piecesOf(store, rbd, head, cycles)
}

const readCycles = (store: Store, rbd: number) => store.read.select().from(store.s.cycle).where(eq(store.s.cycle.rbd, rbd)).orderBy(asc(store.s.cycle.number))
type CycleRow = Awaited<ReturnType<typeof readCycles>>[number]

const iso = (at: Date) => at.toISOString()
const isoOrNull = (at: Date | null) => at?.toISOString() ?? null

/** Names by id, of these people only. */
const namesOf = async (store: Store, ids: readonly (string | null)[]): Promise<(id: string | null) => string | null> => {
  const { person } = store.s
  const wanted = [...new Set(ids.filter(id => id !== null))]
  const names = new Map(wanted.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, wanted))).map(p => [p.id, p.name]))
  return id => (id === null ? null : names.get(id) ?? '')
}

const listAbsenceReasons = async (store: Store, rbd: number): Promise<ArchiveHead['absenceReasons']> => {
  const { absenceReason: a } = store.s
  const rows = await store.read.select().from(a).where(eq(a.rbd, rbd)).orderBy(asc(a.createdAt), asc(a.id))
  const name = await namesOf(store, rows.map(r => r.createdBy))
  return rows.map(r => ({ id: r.id, label: r.label, createdBy: name(r.createdBy)!, createdAt: iso(r.createdAt), retiredAt: isoOrNull(r.retiredAt) }))
}

const piecesOf = async function* (store: Store, rbd: number, head: ArchiveHead, cycles: readonly CycleRow[]): AsyncGenerator<ArchivePiece> {
  yield { kind: 'head', head }
  const numbers = new Map(cycles.map(c => [c.id, c.number]))
  for (const c of cycles) {
    yield { kind: 'cycle', cycle: await archivedCycle(store, rbd, c, c.parentId === null ? null : numbers.get(c.parentId) ?? null) }
    for (const part of await listParts(store, rbd, c.id)) {
      yield { kind: 'part', part }
      yield* revisionsOf(store, rbd, part)
    }
  }
}

const archivedCycle = async (store: Store, rbd: number, c: CycleRow, bornFrom: number | null): Promise<ArchivedCycle> => {
  const { cyclePause: p, snapshot: s, need: n, storyLink: l } = store.s
  const pauses = await store.read.select().from(p).where(and(eq(p.cycleId, c.id), eq(p.rbd, rbd))).orderBy(asc(p.startsOn), asc(p.id))
  const snapshots = await store.read.select().from(s).where(and(eq(s.cycleId, c.id), eq(s.rbd, rbd))).orderBy(asc(s.takenAt), asc(s.id))
  const needs = await store.read.select().from(n).where(and(eq(n.cycleId, c.id), eq(n.rbd, rbd))).orderBy(asc(n.raisedAt), asc(n.id))
  const links = await store.read.select().from(l).where(and(eq(l.cycleId, c.id), eq(l.rbd, rbd))).orderBy(asc(l.createdAt), asc(l.id))
  const name = await namesOf(store, [
    c.createdBy, ...pauses.map(x => x.pausedBy), ...snapshots.map(x => x.takenBy), ...needs.flatMap(x => [x.raisedBy, x.receivedBy, x.answeredBy]), ...links.flatMap(x => [x.createdBy, x.revokedBy]),
  ])
  return {
    id: c.id, number: c.number, year: c.year, title: c.title, startedOn: c.startedOn, implementationFrom: c.implementationFrom, closedOn: c.closedOn,
    droppedOn: c.droppedOn, bornFrom, theoryCarried: c.theoryCarried, createdBy: name(c.createdBy)!, createdAt: iso(c.createdAt),
    pauses: pauses.map(x => ({ startsOn: x.startsOn, until: x.until, reason: x.reason, endedOn: x.endedOn, by: name(x.pausedBy)!, at: iso(x.createdAt) })),
    snapshots: snapshots.map(x => ({ takenAt: iso(x.takenAt), takenBy: name(x.takenBy), figures: x.figures })),
    needs: needs.map(x => ({
      kind: x.kind, text: x.text, raisedBy: name(x.raisedBy)!, raisedAt: iso(x.raisedAt), withdrawnAt: isoOrNull(x.withdrawnAt), receivedBy: name(x.receivedBy),
      receivedAt: isoOrNull(x.receivedAt), inChargeOf: x.inChargeOf, answer: x.answer, answerText: x.answerText, answerDay: x.answerDay,
      answeredBy: name(x.answeredBy), answeredAt: isoOrNull(x.answeredAt),
    })),
    feedback: (await listFeedback(store, rbd, c.id)).map(f => ({
      id: f.id, page: f.page, kind: f.kind, text: f.text, writtenBy: f.writtenBy.name, writtenAt: iso(f.writtenAt), answer: f.answer, stance: f.stance,
      answeredBy: f.answeredBy, answeredAt: isoOrNull(f.answeredAt), about: f.anchor, partId: f.partId, partVersion: f.partVersion, follows: f.followsId,
    })),
    requests: (await listRequests(store, rbd, c.id)).map(q => ({ page: q.page, question: q.question, askedBy: q.askedBy, askedAt: iso(q.askedAt), metAt: isoOrNull(q.metAt) })),
    referrals: (await listReferrals(store, { rbd, cycleId: c.id })).reverse().map(r => ({
      weekOf: r.weekOf, place: r.place, way: r.way, count: r.count, responsible: r.responsible, backBy: r.backBy, by: r.writtenBy, withdrawn: r.isWithdrawn,
      answers: [...r.answers, ...r.withdrawnAnswers].map(a => ({ on: a.on, answer: a.answer, count: a.count, by: a.writtenBy, withdrawn: a.isWithdrawn })),
    })),
    storyLinks: links.map(x => ({ createdBy: name(x.createdBy)!, createdAt: iso(x.createdAt), expiresAt: iso(x.expiresAt), revokedBy: name(x.revokedBy), revokedAt: isoOrNull(x.revokedAt) })),
  }
}

/** Pages first, in the order of their kinds; then entries in the order they were made. */
const listParts = async (store: Store, rbd: number, cycleId: string): Promise<ArchivedPart[]> => {
  const { part } = store.s
  const rows = await store.read.select().from(part).where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd))).orderBy(asc(part.createdAt), asc(part.id))
  const name = await namesOf(store, rows.flatMap(r => [r.updatedBy, r.readyBy]))
  const order = ['challenge', 'data', 'implementation', 'learnings']
  const place = (kind: PartKind) => (isPageKind(kind) ? order.indexOf(kind) : order.length)
  return rows.map(r => ({
    id: r.id, kind: r.kind, body: r.body, version: r.version, createdAt: iso(r.createdAt), updatedAt: iso(r.updatedAt), updatedBy: name(r.updatedBy)!,
    withdrawnAt: isoOrNull(r.withdrawnAt),
    ready: r.readyVersion !== null && r.readyAt ? { version: r.readyVersion, at: iso(r.readyAt), by: name(r.readyBy) ?? '' } : null,
  })).sort((a, b) => place(a.kind) - place(b.kind))
}

/** How many revisions are held in memory at once: each may be 300,000 characters a field. */
const atOnce = 20

const revisionsOf = async function* (store: Store, rbd: number, part: ArchivedPart): AsyncGenerator<ArchivePiece> {
  const { partRevision: r, person } = store.s
  for (let from = 0; ; from += atOnce) {
    const rows = await store.read.select({ version: r.version, at: r.savedAt, by: person.name, outcome: r.outcome, body: r.body }).from(r)
      .innerJoin(person, eq(person.id, r.savedBy)).where(and(eq(r.partId, part.id), eq(r.rbd, rbd)))
      .orderBy(asc(r.savedAt), asc(r.version), asc(r.saveKey)).limit(atOnce).offset(from)
    // Version 0 is the empty page everything began with.
    for (const { at, ...row } of rows) if (row.version > 0 || row.outcome === 'conflict') yield { kind: 'revision', revision: { ...row, at: iso(at) } }
    if (rows.length < atOnce) return
  }
}

/** One JSON object in pieces: the head's fields, `cycles`, in each its `parts`, in each its `revisions`. */
export const archiveJsonOf = async function* (pieces: AsyncIterable<ArchivePiece>): AsyncGenerator<string> {
  let depth: 'head' | 'cycle' | 'part' | 'revision' = 'head'
  /** The object without its closing brace, and the list that follows in it. */
  const opened = (object: object, list: string) => `${JSON.stringify(object).slice(0, -1)},"${list}":[`
  const closed = { head: '', cycle: ']}', part: ']}]}', revision: ']}]}' }
  for await (const piece of pieces) {
    switch (piece.kind) {
      case 'head': yield opened(piece.head, 'cycles'); break
      case 'cycle': yield `${closed[depth]}${depth === 'head' ? '' : ','}\n${opened(piece.cycle, 'parts')}`; break
      case 'part': yield `${depth === 'cycle' ? '' : ']},'}\n${opened(piece.part, 'revisions')}`; break
      case 'revision': yield `${depth === 'revision' ? ',' : ''}\n${JSON.stringify(piece.revision)}`; break
    }
    depth = piece.kind
  }
  yield `${closed[depth]}\n]}\n`
}
