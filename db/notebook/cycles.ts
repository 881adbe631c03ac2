/**
 * Cycles of a school: started, renamed, put into practice, closed or dropped, and born one from another. Days are `YYYY-MM-DD`.
 * Nothing is removed: a dropped cycle stays in the notebook with its reason, and can be taken up again.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { seesOnlyWhatIsOpen, type Scope } from '../../cycles/people/permissions.ts'
import { asBody, emptyPage, hasLearnings, isBlank, readPart, type BodyOf, type Challenge, type FieldProblems, type Learnings, type PageKind } from '../../cycles/notebook/parts.ts'
import { phaseOf, type Phase, type TheoryCarried } from '../../cycles/notebook/phases.ts'
import { readTitle } from '../../cycles/notebook/titles.ts'
import { challengeCarriedFrom } from '../../cycles/theory/carry-over.ts'
import { knownDriverError } from '../dialect.ts'
import { newId } from '../ids.ts'
import { listSchoolsIn } from '../territory.ts'
import { freezeFocusGroupIn } from '../students/focus-groups.ts'
import type { Db, Store } from '../store.ts'
import { getFiguresToKeep, keepSnapshotIn } from './snapshots.ts'
import { getPartsForTeam, getReadyParts, markReadyIn, savePageIn, type ReadyParts, type TeamParts } from './parts.ts'

export type CycleRow = {
  id: string
  rbd: number
  /** 1, 2, 3 … in the school, never used twice. */
  number: number
  year: number
  title: string
  version: number
  startedOn: string
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  parentId: string | null
  theoryCarried: TheoryCarried | null
}
export type CycleSummary = CycleRow & { phase: Phase }

const columnsOf = (store: Store) => {
  const { cycle: c } = store.s
  return {
    id: c.id, rbd: c.rbd, number: c.number, year: c.year, title: c.title, version: c.version, startedOn: c.startedOn,
    implementationFrom: c.implementationFrom, closedOn: c.closedOn, droppedOn: c.droppedOn, parentId: c.parentId, theoryCarried: c.theoryCarried,
  }
}

const readCycle = async (store: Store, db: Db, rbd: number, cycleId: string): Promise<CycleRow | null> => {
  const { cycle } = store.s
  return (await db.select(columnsOf(store)).from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd))))[0] ?? null
}

const readPageBody = async <K extends PageKind>(store: Store, db: Db, rbd: number, cycleId: string, page: K): Promise<{ body: BodyOf[K]; version: number }> => {
  const { part } = store.s
  const [row] = await db.select({ body: part.body, version: part.version }).from(part).where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.slot, page)))
  return row ? { body: asBody(page, row.body), version: row.version } : { body: emptyPage(page), version: 0 }
}

const withPhases = async (store: Store, rows: CycleRow[], today: string): Promise<CycleSummary[]> => {
  const { part } = store.s
  // Only cycles that run can be in the phase of learning: nobody else's fourth page is read.
  const running = rows.filter(c => !c.closedOn && !c.droppedOn).map(c => c.id)
  const pages = running.length === 0 ? [] : await store.read.select({ cycleId: part.cycleId, body: part.body }).from(part)
    .where(and(eq(part.slot, 'learnings'), inArray(part.cycleId, running)))
  const learnt = new Set(pages.filter(p => hasLearnings(p.body as Learnings)).map(p => p.cycleId))
  return rows.map(c => ({ ...c, phase: phaseOf(c, learnt.has(c.id), today) }))
}

// ── Starting ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type StartOutcome =
  | { ok: true; cycleId: string; number: number; /** Numbers of cycles of the school that are still open: allowed, and worth saying. */ otherOpen: number[] }
  | { ok: false; reason: 'title_missing' | 'title_too_long' | 'theory_carried_missing' | 'parent_not_found' | 'parent_still_open' }

/**
 * Starts a school's next cycle on `on`. With a parent (closed or dropped) the theory comes along as `theoryCarried` says: maintained
 * and adjusted are copied into the new first page, replaced leaves it to be written. `cycleId`, made beforehand, makes a second click
 * find the cycle of the first.
 */
export const startCycle = async (store: Store, start: {
  rbd: number; title: string; on: string; by: string; parentId?: string | null; theoryCarried?: TheoryCarried | null; cycleId?: string
  /** Words the first page begins with (the action of another plan it comes from), as `readPart` gave them. */
  firstWords?: Partial<Challenge>
}): Promise<StartOutcome> => {
  const read = readTitle(start.title)
  if (!read.ok) return { ok: false, reason: read.problem }
  if (start.parentId && !start.theoryCarried) return { ok: false, reason: 'theory_carried_missing' }
  const { cycle } = store.s
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.tx(async (tx): Promise<StartOutcome> => {
        const parent = start.parentId ? await readCycle(store, tx, start.rbd, start.parentId) : null
        if (start.parentId && !parent) return { ok: false, reason: 'parent_not_found' }
        if (parent && !parent.closedOn && !parent.droppedOn) return { ok: false, reason: 'parent_still_open' }
        const all = await tx.select({ id: cycle.id, number: cycle.number, closedOn: cycle.closedOn, droppedOn: cycle.droppedOn }).from(cycle).where(eq(cycle.rbd, start.rbd))
        const openNumbers = (except: string) => all.filter(c => c.id !== except && !c.closedOn && !c.droppedOn).map(c => c.number).sort((a, b) => a - b)
        const known = all.find(c => c.id === start.cycleId)
        if (known) return { ok: true, cycleId: known.id, number: known.number, otherOpen: openNumbers(known.id) }
        const at = store.clock.now()
        const id = start.cycleId ?? newId(at)
        const number = Math.max(0, ...all.map(c => c.number)) + 1
        const carried = parent ? start.theoryCarried! : null
        await tx.insert(cycle).values({
          id, rbd: start.rbd, number, year: Number(start.on.slice(0, 4)), title: read.title, version: 1, startedOn: start.on,
          implementationFrom: null, closedOn: null, droppedOn: null, parentId: parent?.id ?? null, theoryCarried: carried,
          createdBy: start.by, createdAt: at,
        })
        const theory = parent && carried ? challengeCarriedFrom((await readPageBody(store, tx, start.rbd, parent.id, 'challenge')).body, carried) : emptyPage('challenge')
        const body = { ...theory, ...start.firstWords } as Challenge
        if (!isBlank(body)) await savePageIn(store, tx, 'challenge', { rbd: start.rbd, cycleId: id, version: 0, body, by: start.by, saveKey: newId(at) })
        return { ok: true, cycleId: id, number, otherOpen: openNumbers(id) }
      })
    } catch (e) {
      // Two colleagues started a cycle at once (PostgreSQL): the number is taken, the next one is not.
      if (knownDriverError(e) !== 'duplicate' || attempt >= 25) throw e
    }
  }
}

// ── On the way ────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ChangeOutcome =
  | { ok: true }
  | { ok: false; reason: 'not_found' | 'not_open' | 'not_ended' | 'title_missing' | 'title_too_long' | 'changed_meanwhile' | 'day_before_start' | 'reason_missing' | 'text_too_long' }

type Which = { rbd: number; cycleId: string }

const change = (store: Store, which: Which, f: (tx: Db, c: CycleRow) => Promise<ChangeOutcome>): Promise<ChangeOutcome> =>
  store.tx(async tx => {
    const c = await readCycle(store, tx, which.rbd, which.cycleId)
    return c ? f(tx, c) : { ok: false, reason: 'not_found' }
  })

const write = async (store: Store, tx: Db, c: CycleRow, values: Partial<Omit<CycleRow, 'id' | 'rbd' | 'number' | 'version'>>): Promise<ChangeOutcome> => {
  const { cycle } = store.s
  const rows = await tx.update(cycle).set({ ...values, version: c.version + 1 })
    .where(and(eq(cycle.id, c.id), eq(cycle.rbd, c.rbd), eq(cycle.version, c.version))).returning({ id: cycle.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'changed_meanwhile' }
}

/** `version`: the one the title was read from. */
export const renameCycle = (store: Store, rename: Which & { title: string; version: number }): Promise<ChangeOutcome> =>
  change(store, rename, async (tx, c) => {
    const read = readTitle(rename.title)
    if (!read.ok) return { ok: false, reason: read.problem }
    if (read.title === c.title) return { ok: true }
    return rename.version === c.version ? write(store, tx, c, { title: read.title }) : { ok: false, reason: 'changed_meanwhile' }
  })

/** The team corrects how the theory relates to the parent's, once its words say otherwise. */
export const markTheoryCarried = (store: Store, mark: Which & { carried: TheoryCarried }): Promise<ChangeOutcome> =>
  change(store, mark, (tx, c) => c.parentId ? write(store, tx, c, { theoryCarried: mark.carried }) : Promise.resolve({ ok: false, reason: 'not_found' }))

/**
 * From `on` the team puts its theory into practice. It is also an act of sharing, and the page says so beforehand: the challenge is
 * marked ready as it stands (when something is written), which is what the advisor reads and where the region's theory comes from.
 */
export const startImplementation = async (store: Store, start: Which & { on: string; by: string }): Promise<ChangeOutcome> => {
  const figures = await getFiguresToKeep(store, start.rbd)
  return change(store, start, async (tx, c) => {
    if (c.closedOn || c.droppedOn) return { ok: false, reason: 'not_open' }
    if (start.on < c.startedOn) return { ok: false, reason: 'day_before_start' }
    // Correcting the date later shares nothing: what was written since is the team's until it is marked.
    if (c.implementationFrom === null) {
      await markReadyIn(store, tx, { rbd: c.rbd, cycleId: c.id, page: 'challenge', version: null, by: start.by })
      // What the figures were when it began is what a result is read against.
      if (figures) await keepSnapshotIn(store, tx, { rbd: c.rbd, cycleId: c.id, figures, by: null, at: store.clock.now() })
      // Whom the cycle is for is settled from here on.
      await freezeFocusGroupIn(store, tx, c.id)
    }
    return write(store, tx, c, { implementationFrom: start.on })
  })
}

export type CloseOutcome = ChangeOutcome | { ok: false; reason: 'decision_missing'; problems: FieldProblems }

/**
 * Closes a cycle on `on`. It asks for two things only, a decision and its reason, and names the field that waits for them. Closing
 * marks the learnings ready as they stand: the advisor reads them, the region the decision with its reason.
 */
export const closeCycle = (store: Store, close: Which & { on: string; by: string }): Promise<CloseOutcome> =>
  store.tx(async (tx): Promise<CloseOutcome> => {
    const c = await readCycle(store, tx, close.rbd, close.cycleId)
    if (!c) return { ok: false, reason: 'not_found' }
    if (c.closedOn || c.droppedOn) return { ok: false, reason: 'not_open' }
    if (close.on < c.startedOn) return { ok: false, reason: 'day_before_start' }
    const { body } = await readPageBody(store, tx, c.rbd, c.id, 'learnings')
    const problems: FieldProblems = {}
    if (body.decision === '') problems.decision = 'decision_missing'
    if (body.decisionWhy === '') problems.decisionWhy = 'decision_why_missing'
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'decision_missing', problems }
    await markReadyIn(store, tx, { rbd: c.rbd, cycleId: c.id, page: 'learnings', version: null, by: close.by })
    return write(store, tx, c, { closedOn: close.on })
  })

/**
 * Ends a cycle before its time. The reason is kept where every decision is, on the learnings page (decision *drop*), as a save of its
 * own with its revision, and that page is marked ready: what was dropped is learning too.
 */
export const dropCycle = (store: Store, drop: Which & { on: string; why: string; by: string }): Promise<ChangeOutcome> =>
  change(store, drop, async (tx, c) => {
    if (c.closedOn || c.droppedOn) return { ok: false, reason: 'not_open' }
    if (drop.on < c.startedOn) return { ok: false, reason: 'day_before_start' }
    const { body, version } = await readPageBody(store, tx, c.rbd, c.id, 'learnings')
    const read = readPart('learnings', { ...body, decision: 'drop', decisionWhy: drop.why })
    if (!read.ok) return { ok: false, reason: 'text_too_long' }
    if (read.body.decisionWhy === '') return { ok: false, reason: 'reason_missing' }
    const saved = await savePageIn(store, tx, 'learnings', { rbd: c.rbd, cycleId: c.id, version, body: read.body, by: drop.by, saveKey: newId(store.clock.now()) })
    if (!saved.ok) return { ok: false, reason: 'changed_meanwhile' }
    await markReadyIn(store, tx, { rbd: c.rbd, cycleId: c.id, page: 'learnings', version: null, by: drop.by })
    return write(store, tx, c, { droppedOn: drop.on })
  })

/** Takes up a closed or dropped cycle again. The decision to drop goes (it no longer holds), its reason stays on the page. */
export const reopenCycle = (store: Store, reopen: Which & { by: string }): Promise<ChangeOutcome> =>
  change(store, reopen, async (tx, c) => {
    if (!c.closedOn && !c.droppedOn) return { ok: false, reason: 'not_ended' }
    if (c.droppedOn) {
      const { body, version } = await readPageBody(store, tx, c.rbd, c.id, 'learnings')
      if (body.decision === 'drop') {
        await savePageIn(store, tx, 'learnings', { rbd: c.rbd, cycleId: c.id, version, body: { ...body, decision: '' }, by: reopen.by, saveKey: newId(store.clock.now()) })
      }
    }
    return write(store, tx, c, { closedOn: null, droppedOn: null })
  })

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export const getCycle = async (store: Store, rbd: number, cycleId: string, today: string): Promise<CycleSummary | null> => {
  const row = await readCycle(store, store.read, rbd, cycleId)
  return row ? (await withPhases(store, [row], today))[0]! : null
}

/** A school's cycles, newest first. */
export const listCyclesOfSchool = async (store: Store, rbd: number, today: string): Promise<CycleSummary[]> => {
  const { cycle } = store.s
  return withPhases(store, await store.read.select(columnsOf(store)).from(cycle).where(eq(cycle.rbd, rbd)).orderBy(desc(cycle.number)), today)
}

/** The open cycles of these schools, by school, then newest first. Whoever asks has made sure that they may be seen. */
export const listOpenCyclesOf = async (store: Store, rbds: readonly number[], today: string): Promise<CycleSummary[]> => {
  const { cycle } = store.s
  return rbds.length === 0 ? [] : withPhases(store, await store.read.select(columnsOf(store)).from(cycle)
    .where(and(inArray(cycle.rbd, [...rbds]), isNull(cycle.closedOn), isNull(cycle.droppedOn))).orderBy(asc(cycle.rbd), desc(cycle.number)), today)
}

/** Cycles of every school inside a scope: title, dates and phase, nothing that was written. By school, then newest first. */
export const listCyclesVisibleTo = async (store: Store, scope: Scope, today: string): Promise<CycleSummary[]> => {
  const { cycle } = store.s
  const rbds = scope.country && !seesOnlyWhatIsOpen(scope) ? null : await listSchoolsIn(store, scope, today)
  if (rbds?.length === 0) return []
  const rows = await store.read.select(columnsOf(store)).from(cycle).where(rbds ? inArray(cycle.rbd, rbds) : undefined).orderBy(asc(cycle.rbd), desc(cycle.number))
  return withPhases(store, rows, today)
}

/** What a cycle inherits: the parent's theory and learnings, for the team's eyes. */
export type Parent = { id: string; number: number; title: string; challenge: Challenge; learnings: Learnings }

export type TeamNotebook = { cycle: CycleSummary; parent: Parent | null; children: { id: string; number: number; title: string }[] } & TeamParts

/** The whole of one cycle for the team that owns it; null when the cycle is not this school's. */
export const getNotebookForTeam = async (store: Store, rbd: number, cycleId: string, today: string): Promise<TeamNotebook | null> => {
  const { cycle } = store.s
  const c = await getCycle(store, rbd, cycleId, today)
  const parts = c ? await getPartsForTeam(store, rbd, cycleId) : null
  if (!c || !parts) return null
  const from = c.parentId ? await readCycle(store, store.read, rbd, c.parentId) : null
  const parent = from ? {
    id: from.id, number: from.number, title: from.title,
    challenge: (await readPageBody(store, store.read, rbd, from.id, 'challenge')).body,
    learnings: (await readPageBody(store, store.read, rbd, from.id, 'learnings')).body,
  } : null
  const children = await store.read.select({ id: cycle.id, number: cycle.number, title: cycle.title }).from(cycle)
    .where(and(eq(cycle.parentId, cycleId), eq(cycle.rbd, rbd))).orderBy(asc(cycle.number))
  return { cycle: c, parent, children, ...parts }
}

export type AdvisorNotebook = {
  cycle: Pick<CycleSummary, 'id' | 'rbd' | 'number' | 'year' | 'title' | 'startedOn' | 'implementationFrom' | 'closedOn' | 'droppedOn' | 'parentId' | 'theoryCarried' | 'phase'>
} & ReadyParts

/** What an advisor reads of a cycle: title, phase, dates, and what was marked ready, as it stood then. Drafts are not even read. */
export const getNotebookForAdvisor = async (store: Store, rbd: number, cycleId: string, today: string): Promise<AdvisorNotebook | null> => {
  const c = await getCycle(store, rbd, cycleId, today)
  if (!c) return null
  const { version: _, ...cycle } = c
  return { cycle, ...(await getReadyParts(store, rbd, cycleId)) }
}
