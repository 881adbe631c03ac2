/**
 * Work that takes longer than a page: one table, one worker in the process that serves. A job is leased for a minute at a time; one
 * whose process died is taken up again, or after its last attempt failed with a reason. Reasons are keys, worded at the edge.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, desc, eq, inArray, lt, lte, or } from 'drizzle-orm'
import { newId } from './ids.ts'
import type { Pace } from './import/pace.ts'
import type { Db, Store } from './store.ts'

/** 'digest': mail that can wait, in a lane of its own, so that an invitation never waits behind a morning of digests. */
export const jobKinds = ['import', 'mail', 'digest', 'sweep', 'backup'] as const
export type JobKind = (typeof jobKinds)[number]
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
export type JobProgress = { done: number; total: number; unit: 'bytes' | 'rows' | 'steps'; pace?: Pace }

export type Job = {
  id: string
  kind: JobKind
  payload: Record<string, unknown>
  state: JobState
  createdBy: string | null
  createdAt: Date
  runAfter: Date
  leasedUntil: Date | null
  attempts: number
  progress: JobProgress | null
  /** Of a failed job `{ reason }`, a key; of a done one what its kind says. */
  result: Record<string, unknown> | null
  finishedAt: Date | null
}

/** How long a claim holds without news. */
export const leaseMs = 60_000
/** How often a live worker renews it, and sees whether the job was cancelled. */
const heartMs = 2_000
/** How often a job may be begun. Mail may wait out a mail server's weekend: see `retryAfterMs`. */
export const mostAttempts: Record<JobKind, number> = { import: 3, mail: 24, digest: 24, sweep: 3, backup: 3 }

const later = (at: Date, ms: number) => new Date(at.getTime() + ms)

/** Puts a job in the queue inside the transaction that makes it needed. Returns its id. */
export const enqueueJob = async (
  store: Store, tx: Db, job: { kind: JobKind; payload: Record<string, unknown>; createdBy?: string | null; runAfter?: Date },
): Promise<string> => {
  const now = store.clock.now()
  const id = newId(now)
  await tx.insert(store.s.job).values({
    id, kind: job.kind, payload: job.payload, state: 'waiting', createdBy: job.createdBy ?? null, createdAt: now,
    runAfter: job.runAfter ?? now, leasedUntil: null, attempts: 0, progress: null, result: null, finishedAt: null,
  })
  return id
}

export const getJob = async (store: Store, id: string): Promise<Job | null> =>
  (await store.read.select().from(store.s.job).where(eq(store.s.job.id, id)))[0] ?? null

/** Newest first. */
export const listJobs = async (store: Store, options: { kinds?: readonly JobKind[]; states?: readonly JobState[]; limit?: number } = {}): Promise<Job[]> => {
  const { job } = store.s
  return store.read.select().from(job).where(and(
    options.kinds ? inArray(job.kind, [...options.kinds]) : undefined,
    options.states ? inArray(job.state, [...options.states]) : undefined,
  )).orderBy(desc(job.id)).limit(options.limit ?? 50)
}

/** A mail may carry a link that lets somebody in: nothing of it stays once the job has ended. */
const payloadAfterwards = (job: Pick<Job, 'kind' | 'payload'>) => (job.kind === 'mail' || job.kind === 'digest' ? {} : job.payload)

/** A claim: this very attempt. A worker that lost its lease changes nothing any more. */
const isClaimed = (store: Store, job: Job) => {
  const t = store.s.job
  return and(eq(t.id, job.id), eq(t.state, 'running'), eq(t.attempts, job.attempts))
}

/**
 * Takes the next job of these kinds that is due, or whose process died, and leases it. Null when there is none.
 * A dead one that was begun too often is failed with `job-lost` on the way.
 */
export const claimJob = async (store: Store, kinds: readonly JobKind[]): Promise<Job | null> => {
  const t = store.s.job
  for (;;) {
    const now = store.clock.now()
    const [next] = await store.read.select().from(t).where(and(
      inArray(t.kind, [...kinds]),
      or(and(eq(t.state, 'waiting'), lte(t.runAfter, now)), and(eq(t.state, 'running'), lt(t.leasedUntil, now))),
    )).orderBy(asc(t.runAfter), asc(t.id)).limit(1)
    if (!next) return null
    const isLost = next.state === 'running' && next.attempts >= mostAttempts[next.kind]
    // Another process may have taken it since it was read: the same attempt count is taken once.
    const [taken] = await store.tx(tx => tx.update(t).set(isLost
      ? { state: 'failed', result: { reason: 'job-lost' }, payload: payloadAfterwards(next), leasedUntil: null, finishedAt: now }
      : { state: 'running', attempts: next.attempts + 1, leasedUntil: later(now, leaseMs) })
      .where(and(eq(t.id, next.id), eq(t.state, next.state), eq(t.attempts, next.attempts))).returning())
    if (taken && !isLost) return taken
  }
}

/** Renews the lease, and keeps the progress when given. False when the job is no longer this attempt's: cancelled, or taken over. */
export const reportProgress = async (store: Store, job: Job, progress?: JobProgress): Promise<boolean> => {
  const set = { leasedUntil: later(store.clock.now(), leaseMs), ...(progress ? { progress } : {}) }
  return (await store.tx(tx => tx.update(store.s.job).set(set).where(isClaimed(store, job)).returning())).length > 0
}

/**
 * Keeps something with a running job for whoever takes it up next, were this process to die now. False when the job is no longer this
 * attempt's: another process has it, and nothing may be done in its name any more.
 */
export const keepWithJob = async (store: Store, job: Job, kept: Record<string, unknown>): Promise<boolean> => {
  const payload = { ...job.payload, ...kept }
  const rows = await store.tx(tx => tx.update(store.s.job).set({ payload, leasedUntil: later(store.clock.now(), leaseMs) }).where(isClaimed(store, job)).returning({ id: store.s.job.id }))
  if (rows.length > 0) job.payload = payload
  return rows.length > 0
}

const end = async (store: Store, job: Job, state: 'done' | 'failed', result: Record<string, unknown>): Promise<boolean> =>
  (await store.tx(tx => tx.update(store.s.job)
    .set({ state, result, payload: payloadAfterwards(job), leasedUntil: null, finishedAt: store.clock.now() })
    .where(isClaimed(store, job)).returning())).length > 0

/** Both say false when the job is no longer this attempt's; nothing is changed then. */
export const finishJob = (store: Store, job: Job, result: Record<string, unknown>) => end(store, job, 'done', result)
export const failJob = (store: Store, job: Job, reason: string, detail: Record<string, unknown> = {}) => end(store, job, 'failed', { reason, ...detail })

/** Back in the queue for later. `countsAsAttempt` false: the program stopped, the job did nothing wrong. */
const returnJob = (store: Store, job: Job, afterMs: number, countsAsAttempt: boolean) =>
  store.tx(tx => tx.update(store.s.job).set({
    state: 'waiting', leasedUntil: null, runAfter: later(store.clock.now(), afterMs), attempts: countsAsAttempt ? job.attempts : job.attempts - 1,
  }).where(isClaimed(store, job)))

/** Cancels a job that has not ended. One that runs is told at its next sign of life and leaves nothing. */
export const cancelJob = async (store: Store, id: string): Promise<{ ok: true } | { ok: false; reason: 'job-ended' | 'job-unknown' }> => {
  const t = store.s.job
  return store.tx(async tx => {
    const [found] = await tx.select().from(t).where(eq(t.id, id))
    if (!found) return { ok: false, reason: 'job-unknown' }
    if (found.state !== 'waiting' && found.state !== 'running') return { ok: false, reason: 'job-ended' }
    await tx.update(t).set({ state: 'cancelled', leasedUntil: null, payload: payloadAfterwards(found), finishedAt: store.clock.now() }).where(eq(t.id, id))
    return { ok: true }
  })
}

export type JobOutcome =
  | { ok: true; result: Record<string, unknown> }
  /** With `retryAfterMs` the job waits and is begun again, as long as its attempts last; `isNoAttempt`: nothing was tried, it only waits. */
  | { ok: false; reason: string; detail?: Record<string, unknown>; retryAfterMs?: number; isNoAttempt?: boolean }

export type JobWork = {
  job: Job
  store: Store
  /** Aborted when the job is cancelled or the program stops. */
  signal: AbortSignal
  report(progress: JobProgress): Promise<void>
  /** `keepWithJob`; throws JobLost when the job is another's. */
  keep(kept: Record<string, unknown>): Promise<void>
}
export class JobLost extends Error {}
export type JobHandler = (work: JobWork) => Promise<JobOutcome>
export type JobHandlers = Partial<Record<JobKind, JobHandler>>

export type WorkerOptions = {
  /** Ends the worker: what runs is aborted and goes back to the queue. */
  signal: AbortSignal
  /** How often to look for work when there was none. */
  idleMs?: number
  /** A handler threw: a defect, for the log. */
  onError?: (job: Job | null, error: unknown) => void
}

const runOne = async (store: Store, job: Job, handler: JobHandler, options: WorkerOptions): Promise<void> => {
  const lost = new AbortController()
  const signal = AbortSignal.any([options.signal, lost.signal])
  const sayAlive = async (progress?: JobProgress) => { if (!(await reportProgress(store, job, progress))) lost.abort() }
  const keep = async (kept: Record<string, unknown>) => { if (!(await keepWithJob(store, job, kept))) { lost.abort(); throw new JobLost('another process has this job') } }
  let beat: Promise<void> = Promise.resolve()
  const heart = setInterval(() => { beat = sayAlive().catch(e => options.onError?.(job, e)) }, heartMs)
  let outcome: JobOutcome
  try {
    outcome = await handler({ job, store, signal, report: sayAlive, keep })
  } catch (e) {
    if (!signal.aborted) options.onError?.(job, e)
    outcome = { ok: false, reason: 'job-broke', retryAfterMs: 1_000 }
  } finally {
    clearInterval(heart)
    await beat
  }
  if (lost.signal.aborted) return
  if (outcome.ok) await finishJob(store, job, outcome.result)
  else if (options.signal.aborted) await returnJob(store, job, 0, false)
  else if (outcome.retryAfterMs !== undefined && (outcome.isNoAttempt || job.attempts < mostAttempts[job.kind])) await returnJob(store, job, outcome.retryAfterMs, !outcome.isNoAttempt)
  else await failJob(store, job, outcome.reason, outcome.detail)
}

/** Runs what is due, each kind in its own lane so that mail never waits for an import. Resolves when the signal has ended it. */
export const runWorker = async (store: Store, handlers: JobHandlers, options: WorkerOptions): Promise<void> => {
  const lane = async (kind: JobKind, handler: JobHandler) => {
    while (!options.signal.aborted) {
      try {
        const job = await claimJob(store, [kind])
        if (job) { await runOne(store, job, handler, options); continue }
      } catch (e) {
        options.onError?.(null, e)
      }
      await pause(options.idleMs ?? 1_000, undefined, { signal: options.signal }).catch(() => {})
    }
  }
  await Promise.all((Object.entries(handlers) as [JobKind, JobHandler][]).map(([kind, handler]) => lane(kind, handler)))
}
