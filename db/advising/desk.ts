/**
 * The advisor's desk, for a few schools or hundreds: a handful of queries whatever their number. It holds titles, days and names of pages;
 * of what anybody wrote it reads only the days a team expects something by, from pages that are ready.
 */
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, max, or } from 'drizzle-orm'
import { answersStayDays, endedStaysDays, isDueThisWeek, type DeskReason } from '../../cycles/advising/desk.ts'
import { hasClassesIn } from '../../cycles/calendar/school-calendar.ts'
import { addDays } from '../../cycles/calendar/weeks.ts'
import { expectationsOf } from '../../cycles/expectations/expectations.ts'
import type { FeedbackKind, Stance } from '../../cycles/feedback/feedback.ts'
import { asBody, pageKinds, type PageKind } from '../../cycles/notebook/parts.ts'
import { fieldOf } from '../../cycles/notebook/repeats.ts'
import { nextVisitOf } from '../../cycles/visits/rhythm.ts'
import { listSchoolCalendars } from '../calendar/calendars.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import { listOpenCyclesOf, type CycleSummary } from '../notebook/cycles.ts'
import type { Store } from '../store.ts'
import { listQuietCycles } from './quiet-cycles.ts'
import { listRhythms, listVisitDays, type VisitDays } from './visits.ts'

export type Contact = { kind: 'visit' | 'comment'; day: string }
export type DeskSchool = {
  rbd: number
  reasons: DeskReason[]
  cycles: CycleSummary[]
  /** The later of the last visit held and the last comment given, by any advisor; null of neither. */
  lastContact: Contact | null
  /** The day of the next planned visit. */
  next: string | null
}

/** A reason and its school. */
type Of = readonly [rbd: number, reason: DeskReason]
type At = { rbds: readonly number[]; advisorId: string; today: string; dayOf: (at: Date) => string }
const byPlace = (a: PageKind, b: PageKind) => pageKinds.indexOf(a) - pageKinds.indexOf(b)

/** Open requests: one reason for each cycle and page, from the first time it was asked. */
const listAsked = async (store: Store, { rbds, dayOf }: At): Promise<Of[]> => {
  const { feedbackRequest: q, cycle: c } = store.s
  const rows = await store.read.select({ rbd: q.rbd, cycleId: q.cycleId, title: c.title, page: q.page, at: q.askedAt }).from(q).innerJoin(c, eq(c.id, q.cycleId))
    .where(and(inArray(q.rbd, [...rbds]), isNull(q.metAt), isNull(q.withdrawnAt))).orderBy(asc(q.askedAt), asc(q.id))
  const first = new Map<string, Of>()
  for (const { rbd, at, ...of } of rows) {
    const key = `${of.cycleId} ${of.page}`
    if (!first.has(key)) first.set(key, [rbd, { kind: 'asked', since: dayOf(at), ...of }])
  }
  return [...first.values()]
}

/** Answers to this advisor's comments they have not had before them yet: one reason for each cycle, that leads to the first of them. */
const listUnread = async (store: Store, { rbds, advisorId, today, dayOf }: At): Promise<Of[]> => {
  const { feedback: f, cycle: c } = store.s
  const rows = await store.read.select({ feedbackId: f.id, rbd: f.rbd, cycleId: f.cycleId, title: c.title, page: f.page, at: f.answeredAt }).from(f).innerJoin(c, eq(c.id, f.cycleId))
    .where(and(inArray(f.rbd, [...rbds]), eq(f.writtenBy, advisorId), isNotNull(f.answeredAt), isNull(f.answerSeenAt), isNull(f.withdrawnAt))).orderBy(asc(f.answeredAt), asc(f.id))
  const news = rows.filter(r => dayOf(r.at!) >= addDays(today, -answersStayDays))
  const first = new Map<string, Of>()
  for (const { rbd, at, ...of } of news) {
    if (!first.has(of.cycleId)) first.set(of.cycleId, [rbd, { kind: 'answered', since: dayOf(at!), ...of, count: news.filter(r => r.cycleId === of.cycleId).length }])
  }
  return [...first.values()]
}

/** Pages that are ready, of cycles that run or ended lately, and that nobody has commented on since: one reason for each cycle. */
const listReady = async (store: Store, { rbds, today, dayOf }: At, asked: readonly Of[]): Promise<Of[]> => {
  const { part: p, cycle: c, feedback: f } = store.s
  const lately = addDays(today, -endedStaysDays)
  const rows = await store.read.select({ rbd: p.rbd, cycleId: p.cycleId, title: c.title, page: p.kind, at: p.readyAt }).from(p).innerJoin(c, eq(c.id, p.cycleId))
    .where(and(
      inArray(p.rbd, [...rbds]), inArray(p.kind, [...pageKinds]), isNotNull(p.readyVersion),
      or(and(isNull(c.closedOn), isNull(c.droppedOn)), gte(c.closedOn, lately), gte(c.droppedOn, lately)),
    )).orderBy(asc(p.readyAt))
  const said = new Map((await store.read.select({ cycleId: f.cycleId, page: f.page, last: max(f.writtenAt) }).from(f)
    .where(and(inArray(f.rbd, [...rbds]), isNull(f.withdrawnAt))).groupBy(f.cycleId, f.page)).map(r => [`${r.cycleId} ${r.page}`, r.last]))
  const isAsked = new Set(asked.flatMap(([, r]) => (r.kind === 'asked' ? [`${r.cycleId} ${r.page}`] : [])))
  const out = new Map<string, Of>()
  for (const r of rows) {
    const key = `${r.cycleId} ${r.page}`
    const last = said.get(key)
    if (isAsked.has(key) || (last && last >= r.at!)) continue
    const known = out.get(r.cycleId)?.[1]
    if (known?.kind === 'ready') known.pages.push(r.page as PageKind)
    else out.set(r.cycleId, [r.rbd, { kind: 'ready', since: dayOf(r.at!), cycleId: r.cycleId, title: r.title, pages: [r.page as PageKind] }])
  }
  for (const [, r] of out.values()) if (r.kind === 'ready') r.pages.sort(byPlace)
  return [...out.values()]
}

/** Open cycles whose ready page expects something by a day of this week or past it, and whose ready learnings say nothing of it: the earliest of each. */
const listDue = async (store: Store, cycles: readonly CycleSummary[], { rbds, today }: At): Promise<Of[]> => {
  const { part: p, partRevision: r, cycle: c } = store.s
  const rows = await store.read.select({ cycleId: p.cycleId, page: p.slot, body: r.body }).from(p).innerJoin(c, eq(c.id, p.cycleId))
    .innerJoin(r, and(eq(r.partId, p.id), eq(r.version, p.readyVersion), eq(r.outcome, 'saved')))
    .where(and(inArray(p.rbd, [...rbds]), inArray(p.slot, ['challenge', 'learnings']), isNull(c.closedOn), isNull(c.droppedOn)))
  const said = new Map(rows.filter(x => x.page === 'learnings').map(x => [x.cycleId, x.body as unknown as Record<string, string>]))
  const due = new Map(rows.filter(x => x.page === 'challenge').map(x => [
    x.cycleId, expectationsOf(asBody('challenge', x.body)).filter(e => isDueThisWeek(e.expectBy, today) && !said.get(x.cycleId)?.[fieldOf('reading', e.key)]).map(e => e.expectBy).sort()[0],
  ]))
  return cycles.flatMap(x => { const since = due.get(x.id); return since ? [[x.rbd, { kind: 'due', since, cycleId: x.id, title: x.title }] as const] : [] })
}

/** Schools whose time between two visits went by, in their own weeks with classes. Never met counts from when the first of their open cycles began. */
const listWithoutVisit = async (store: Store, cycles: readonly CycleSummary[], days: ReadonlyMap<number, VisitDays>, { rbds, today }: At): Promise<Of[]> => {
  const rhythms = await listRhythms(store, rbds)
  const begun = new Map<number, string>()
  for (const c of cycles) if (!(begun.get(c.rbd)! <= c.startedOn)) begun.set(c.rbd, c.startedOn)
  const since = new Map(rbds.flatMap(rbd => { const from = days.get(rbd)?.lastHeld ?? begun.get(rbd); return from && from <= today ? [[rbd, from] as const] : [] }))
  if (since.size === 0) return []
  const earliest = [...since.values()].reduce((a, b) => (a < b ? a : b))
  const calendars = await listSchoolCalendars(store, [...since.keys()], today, Number(earliest.slice(0, 4)), Number(today.slice(0, 4)) + 1)
  return [...since].flatMap(([rbd, from]) => {
    const known = days.get(rbd)
    const next = nextVisitOf({ lastHeld: from, planned: known?.planned ?? null, everyWeeks: rhythms.get(rbd)!, today, isOpen: hasClassesIn(calendars.get(rbd)!) })
    return next.kind === 'since' ? [[rbd, { kind: 'no-visit', since: from, never: !known?.lastHeld }] as const] : []
  })
}

/** Schools with an open cycle, or a visit once, whose time between two visits went by. Unknown days are the school's own: the caller checked who asks. */
export const listSchoolsWithoutVisit = async (store: Store, rbds: readonly number[], today: string): Promise<{ rbd: number; since: string; never: boolean }[]> => {
  if (rbds.length === 0) return []
  const at = await atOf(store, { rbds, advisorId: '', today })
  const found = await listWithoutVisit(store, await listOpenCyclesOf(store, rbds, today), await listVisitDays(store, rbds, today), at)
  return found.flatMap(([rbd, r]) => (r.kind === 'no-visit' ? [{ rbd, since: r.since, never: r.never }] : []))
}

const listLastComments = async (store: Store, { rbds, dayOf }: At): Promise<Map<number, string>> => {
  const { feedback: f } = store.s
  const rows = await store.read.select({ rbd: f.rbd, at: max(f.writtenAt) }).from(f).where(and(inArray(f.rbd, [...rbds]), isNull(f.withdrawnAt))).groupBy(f.rbd)
  return new Map(rows.flatMap(r => (r.at ? [[r.rbd, dayOf(r.at)] as const] : [])))
}

const atOf = async (store: Store, of: { rbds: readonly number[]; advisorId: string; today: string }): Promise<At> => {
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  return { ...of, dayOf: at => schoolDayOf(at, timeZone) }
}

/**
 * What each of these schools asks of an advisor today: the caller made sure that they are theirs (or that whoever asks may see their desk). In the
 * order of `rbds`; `inOrderOfNeed` sorts them. Whether attendance says that something changed is not read here: it costs a school's whole past.
 */
export const getDesk = async (store: Store, of: { rbds: readonly number[]; advisorId: string; today: string }): Promise<DeskSchool[]> => {
  const { rbds, today } = of
  if (rbds.length === 0) return []
  const at = await atOf(store, of)
  const cycles = await listOpenCyclesOf(store, rbds, today)
  const days = await listVisitDays(store, rbds, today)
  const asked = await listAsked(store, at)
  const reasons: Of[] = [
    ...asked, ...await listUnread(store, at), ...await listReady(store, at, asked), ...await listDue(store, cycles, at),
    ...(await listQuietCycles(store, rbds, today)).map(({ rbd, number: _, ...quiet }): Of => [rbd, { kind: 'quiet', ...quiet }]),
    ...await listWithoutVisit(store, cycles, days, at),
  ]
  const comments = await listLastComments(store, at)
  const bySchool = new Map<number, DeskSchool>(rbds.map(rbd => {
    const [visit, comment] = [days.get(rbd)?.lastHeld ?? '', comments.get(rbd) ?? '']
    const lastContact: Contact | null = visit === '' && comment === '' ? null : visit >= comment ? { kind: 'visit', day: visit } : { kind: 'comment', day: comment }
    return [rbd, { rbd, reasons: [], cycles: [], lastContact, next: days.get(rbd)?.planned ?? null }]
  }))
  for (const [rbd, reason] of reasons) bySchool.get(rbd)!.reasons.push(reason)
  for (const c of cycles) bySchool.get(c.rbd)!.cycles.push(c)
  return [...bySchool.values()]
}

export type AnsweredFeedback = { id: string; rbd: number; cycleId: string; cycleTitle: string; page: PageKind; kind: FeedbackKind; text: string; answer: string | null; stance: Stance | null; answeredAt: Date }

/** The latest answers to what this advisor wrote, newest first, in the schools they still advise. Their own eyes only: it holds words. */
export const listAnswersTo = async (store: Store, of: { rbds: readonly number[]; advisorId: string }, atMost = 6): Promise<AnsweredFeedback[]> => {
  const { feedback: f, cycle: c } = store.s
  if (of.rbds.length === 0) return []
  const rows = await store.read.select({
    id: f.id, rbd: f.rbd, cycleId: f.cycleId, cycleTitle: c.title, page: f.page, kind: f.kind, text: f.text, answer: f.answer, stance: f.stance, answeredAt: f.answeredAt,
  }).from(f).innerJoin(c, eq(c.id, f.cycleId))
    .where(and(inArray(f.rbd, [...of.rbds]), eq(f.writtenBy, of.advisorId), isNotNull(f.answeredAt), isNull(f.withdrawnAt))).orderBy(desc(f.answeredAt), desc(f.id)).limit(atMost)
  return rows.map(r => ({ ...r, answeredAt: r.answeredAt! }))
}
