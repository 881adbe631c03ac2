/** What the four pages of a cycle have in common: head, spine, margin, and the sheet to write on or to read. */
import { entryKindsOf, isBlank, pageKinds, type BodyOf, type PageKind } from '../../../cycles/notebook/parts.ts'
import { lineOf, openingOf, sharedOf, type Shared } from '../../../cycles/notebook/spine.ts'
import { daysOf, isAdjusted, nothingAdjusted, type OnTheWay } from '../../../cycles/theory/on-the-way.ts'
import { getNotebookForAdvisor, getNotebookForTeam, type AdvisorNotebook, type TeamNotebook } from '../../../db/notebook/cycles.ts'
import { listFeedback } from '../../../db/notebook/feedback.ts'
import { listTheoriesOnTheWay } from '../../../db/notebook/theories.ts'
import { listDrafts } from '../../../db/notebook/feedback-drafts.ts'
import { newId } from '../../../db/ids.ts'
import { glanceMarkup } from '../../components/learning/glance-markup.server.tsx'
import type { CycleFrameView, OnTheWayView, SheetView, SpineView } from '../../components/notebook/view.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeComments, describeRequests, marginWords, readComments } from '../conversation/describe-comments.server.ts'
import { hintsFor } from './privacy.server.ts'
import { cycleLifeOf } from '../team/cycle-life.server.ts'
import { found, schoolNameOf, visitOf, type Context, type Visit } from './viewer.server.ts'

/** Whether entries were written after their page was marked: then what the advisor reads is older than what stands. */
const sharedOfPage = (n: TeamNotebook, page: PageKind): Shared => {
  const { version, readyVersion, readyAt } = n.pages[page]
  const isNewer = (e: { isWithdrawn: boolean; updatedAt: Date }) => !e.isWithdrawn && readyAt !== null && e.updatedAt > readyAt
  return sharedOf({ version, readyVersion }, entryKindsOf(page).some(kind => n.entries[kind].some(isNewer)))
}

const teamSpine = (n: TeamNotebook): Omit<SpineView, 'waiting' | 'isAdjusted'>[] => {
  const alive = <T extends { isWithdrawn: boolean }>(entries: T[]) => entries.filter(e => !e.isWithdrawn).length
  const { action, adjustment, note, measure } = n.entries
  const counts = { actions: alive(action), adjustments: alive(adjustment), notes: alive(note), measures: alive(measure) }
  return pageKinds.map(page => ({ page, line: lineOf(page, n.pages[page].body, counts), shared: sharedOfPage(n, page) }))
}
const advisorSpine = (n: AdvisorNotebook): Omit<SpineView, 'waiting' | 'isAdjusted'>[] => {
  const { action, adjustment, note, measure } = n.entries
  const counts = { actions: action.length, adjustments: adjustment.length, notes: note.length, measures: measure.length }
  return pageKinds.map(page => {
    const ready = n.pages[page]
    return { page, line: ready ? lineOf(page, ready.body, counts) : { kind: 'nothing-yet' }, shared: ready ? 'yes' : 'no' }
  })
}

/** The notebook as this viewer may have it: the advisor's query does not even read drafts. */
type Seen = { team: TeamNotebook; advisor: null } | { team: null; advisor: AdvisorNotebook }

const read = async (v: Visit): Promise<Seen> =>
  v.viewer === 'advisor'
    ? { team: null, advisor: found(await getNotebookForAdvisor(v.store, v.rbd, v.cycleId, v.today)) }
    : { team: found(await getNotebookForTeam(v.store, v.rbd, v.cycleId, v.today)), advisor: null }

/** The mark in words. Days without their year: they are this cycle's. */
const describeOnTheWay = (t: OnTheWay, f: Formatter): OnTheWayView | null => {
  const days = daysOf(t)
  if (!isAdjusted(t)) return null
  const list = (of: readonly string[]) => f.list(of.map(f.dayShort))
  return {
    tag: days.length <= 2 ? m.doing_adjusted_tag({ days: list(days) }) : m.doing_adjusted_tag_many({ n: f.integer(days.length), day: f.dayShort(days[0]!) }),
    adjusted: t.adjustedOn.length > 0 ? m.doing_adjusted_by_entries({ days: list(t.adjustedOn) }) : '',
    rewritten: t.rewrittenOn.length > 0 ? m.doing_adjusted_by_words({ days: list(t.rewrittenOn) }) : '',
  }
}

export type Loaded<K extends PageKind> = { visit: Visit; seen: Seen; frame: CycleFrameView; sheet: SheetView<BodyOf[K]>; onTheWay: OnTheWay }

const readers: Record<PageKind, () => string> = {
  challenge: m.notebook_readers_challenge, data: m.notebook_readers_data, implementation: m.notebook_readers_implementation, learnings: m.notebook_readers_learnings,
}

/** A page fetched because somebody might open it was read by nobody. */
export const isPrefetch = (request: Request) => (request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? request.headers.get('x-moz') ?? '').includes('prefetch')

/** `shown`: the request of a page that shows its conversation, which is then read; pages that need the rest only leave it out. */
export const loadCyclePage = async <K extends PageKind>(context: Context, params: { rbd?: string; cycleId?: string }, page: K, shown?: Request): Promise<Loaded<K>> => {
  const visit = await visitOf(context, params)
  const { store, f, rbd, cycleId, viewer } = visit
  const seen = await read(visit)
  const { cycle } = seen.team ?? seen.advisor
  const comments = await listFeedback(store, rbd, cycleId)
  const onTheWay = (await listTheoriesOnTheWay(store, {
    rbd, cycles: [cycle], timeZone: f.timeZone, today: visit.today, reader: viewer === 'advisor' ? 'advisor' : 'team',
  })).get(cycle.id) ?? nothingAdjusted
  const spine = (seen.team ? teamSpine(seen.team) : advisorSpine(seen.advisor))
    .map(s => ({ ...s, isAdjusted: s.page === 'challenge' && isAdjusted(onTheWay), waiting: comments.filter(c => c.page === s.page && c.answeredAt === null).length }))
  const day = (d: string | null) => (d ? f.day(d) : null)
  const onPage = comments.filter(c => c.page === page)
  const request = shown ? (await describeRequests(visit))[page] ?? null : null
  const spoken = shown ? await readComments(visit, onPage, isPrefetch(shown) ? [] : onPage) : new Map()
  const readyAt = seen.team ? seen.team.pages[page].readyAt : seen.advisor.pages[page]?.readyAt ?? null
  const parent = seen.team?.parent
  const frame: CycleFrameView = {
    viewer, rbd, schoolName: await schoolNameOf(visit), cycleId, number: cycle.number, year: cycle.year, title: cycle.title, phase: cycle.phase, page, glance: glanceMarkup(page),
    parent: parent ? { id: parent.id, number: parent.number, title: parent.title } : null,
    theoryCarried: cycle.theoryCarried, onTheWay: describeOnTheWay(onTheWay, f), children: seen.team?.children ?? [],
    startedOn: f.day(cycle.startedOn), implementationFrom: day(cycle.implementationFrom), closedOn: day(cycle.closedOn), droppedOn: day(cycle.droppedOn),
    spine, shared: spine.find(s => s.page === page)!.shared, readyOn: readyAt ? f.dayOf(readyAt) : null,
    readers: viewer === 'team' ? readers[page]() : viewer === 'advisor' ? m.notebook_readers_advisor() : m.notebook_readers_admin(),
    comments: describeComments(onPage, spoken, visit), request,
    margin: marginWords({ viewer, isShared: spine.find(s => s.page === page)!.shared !== 'no', title: cycle.title, hasAsked: request !== null }),
    drafts: shown && viewer === 'advisor' ? (await listDrafts(store, visit.personId, [rbd], cycleId)).filter(d => d.page === page)
      .map(d => ({ id: d.id, words: m.advice_draft_link({ words: openingOf(d.text, 70) }), savedAt: m.advice_draft_saved({ when: f.dayAndTime(d.savedAt) }) })) : [],
    life: await cycleLifeOf(visit),
  }
  return { visit, seen, frame, sheet: await sheetOf(visit, seen, page), onTheWay }
}

const sheetOf = async <K extends PageKind>(visit: Visit, seen: Seen, page: K): Promise<SheetView<BodyOf[K]>> => {
  if (seen.advisor) return { mode: 'read', body: (seen.advisor.pages[page]?.body ?? null) as BodyOf[K] | null }
  const p = seen.team.pages[page]
  if (visit.viewer === 'admin') return { mode: 'read', body: isBlank(p.body) ? null : (p.body as BodyOf[K]) }
  return {
    mode: 'write', values: p.body as BodyOf[K], version: p.version, saveKey: newId(visit.store.clock.now()),
    savedAt: p.updatedAt ? (visit.f.dayOf(p.updatedAt) === visit.f.day(visit.today) ? visit.f.time(p.updatedAt) : visit.f.dayAndTime(p.updatedAt)) : null, savedBy: p.updatedBy,
    hints: await hintsFor(visit, page, p.body),
  }
}
