/**
 * Files somebody uploaded and has not brought in yet: each is looked at by a job (everything read and checked, nothing written), and is
 * imported by another once the person has seen what it is. What was uploaded together stands together: a batch.
 */
import { eq, and } from 'drizzle-orm'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import { enqueueJob, listJobs, type Job } from '../jobs.ts'
import type { Store } from '../store.ts'
import type { ImportPreview } from './preview.ts'
import type { FileRefusal, FileRefusalDetail, ImportReport } from './report.ts'

export type ImportStep = 'look' | 'import'
export type UploadedFile = { path: string; fileName: string; personId: string; batch: string; step: ImportStep }

/** What became of a look. `importJobId`: the job that brings the file in, once somebody asked for it. */
export type LookResult = { report: ImportReport; preview: ImportPreview | null; importJobId?: string; discarded?: true }

export type Look = {
  jobId: string
  fileName: string
  at: Date
  progress: Job['progress']
  /** Where the file is, unless the server was started anew since. */
  path: string
} & (
  | { state: 'under-way' | 'cancelled' }
  | { state: 'refused'; reason: FileRefusal; detail: FileRefusalDetail; isKept: boolean }
  | { state: 'ready' | 'discarded'; result: LookResult }
  | { state: 'confirmed'; result: LookResult; importJob: Job | null }
)

/** Refusals a person can mend without choosing the file again: it is kept for another look. */
export const mendableRefusals: readonly string[] = ['no-directory', 'missing-column', 'kind-not-recognised'] satisfies FileRefusal[]

export const newBatch = (at: Date): string => newId(at)

/** Puts a look at each stored file in the queue. */
export const enqueueLooks = (store: Store, files: readonly { path: string; fileName: string }[], by: { batch: string; personId: string; requestId: string | null }) =>
  store.tx(async tx => {
    for (const file of files) {
      const jobId = await enqueueJob(store, tx, { kind: 'import', payload: { ...file, personId: by.personId, batch: by.batch, step: 'look' }, createdBy: by.personId })
      await recordIn(store, tx, { event: 'import.looked', personId: by.personId, requestId: by.requestId, detail: { jobId, fileName: file.fileName } })
    }
  })

const payloadOf = (job: Job) => job.payload as Partial<UploadedFile>

const lookOf = (job: Job, jobs: ReadonlyMap<string, Job>): Look => {
  const frame = { jobId: job.id, fileName: String(payloadOf(job).fileName ?? ''), at: job.createdAt, progress: job.progress, path: String(payloadOf(job).path ?? '') }
  switch (job.state) {
    case 'waiting': case 'running': return { ...frame, state: 'under-way' }
    case 'cancelled': return { ...frame, state: 'cancelled' }
    case 'failed': {
      const { reason, isKept = true, ...detail } = job.result as { reason: FileRefusal; isKept?: boolean } & FileRefusalDetail
      return { ...frame, state: 'refused', reason, detail, isKept: isKept && mendableRefusals.includes(reason) }
    }
    case 'done': {
      const result = job.result as unknown as LookResult
      return result.discarded ? { ...frame, state: 'discarded', result }
        : result.importJobId ? { ...frame, state: 'confirmed', result, importJob: jobs.get(result.importJobId) ?? null } : { ...frame, state: 'ready', result }
    }
  }
}

/** The looks of a batch, in the order the files came; null when there is no such batch. */
export const listLooks = async (store: Store, batch: string): Promise<Look[] | null> => {
  const jobs = await listJobs(store, { kinds: ['import'], limit: 1_000 })
  const mine = jobs.filter(j => payloadOf(j).batch === batch)
  if (mine.length === 0) return null
  const byId = new Map(mine.map(j => [j.id, j]))
  return mine.filter(j => payloadOf(j).step === 'look').reverse().map(j => lookOf(j, byId))
}

/** Batches with a file that waits for somebody's word, newest first. */
export const listOpenBatches = async (store: Store): Promise<{ batch: string; files: string[] }[]> => {
  const jobs = await listJobs(store, { kinds: ['import'], limit: 1_000 })
  const open = new Map<string, string[]>()
  for (const job of jobs) {
    const { batch, step, fileName } = payloadOf(job)
    if (!batch || step !== 'look') continue
    const look = lookOf(job, new Map())
    if (look.state === 'ready' || look.state === 'under-way' || (look.state === 'refused' && look.isKept)) open.set(batch, [String(fileName), ...(open.get(batch) ?? [])])
  }
  return [...open].map(([batch, files]) => ({ batch, files }))
}

const readLook = async (store: Store, jobId: string): Promise<Job | null> => {
  const [job] = await store.read.select().from(store.s.job).where(and(eq(store.s.job.id, jobId), eq(store.s.job.kind, 'import')))
  return job && payloadOf(job).step === 'look' ? job : null
}

export const getLook = async (store: Store, jobId: string): Promise<{ look: Look; batch: string } | null> => {
  const job = await readLook(store, jobId)
  return job ? { look: lookOf(job, new Map()), batch: String(payloadOf(job).batch) } : null
}

type Outcome = { ok: true } | { ok: false; reason: 'not-ready' }

/** Brings the looked-at file in: one import, however often this is asked. */
export const confirmLook = (store: Store, jobId: string, by: { personId: string; requestId: string | null }): Promise<Outcome> =>
  store.tx(async tx => {
    const { job: t } = store.s
    const [job] = await tx.select().from(t).where(eq(t.id, jobId))
    const result = job?.result as LookResult | null | undefined
    if (job?.state !== 'done' || payloadOf(job).step !== 'look' || !result || result.importJobId || result.discarded) return { ok: false, reason: 'not-ready' }
    const importJobId = await enqueueJob(store, tx, { kind: 'import', payload: { ...job.payload, step: 'import', personId: by.personId }, createdBy: by.personId })
    await tx.update(t).set({ result: { ...result, importJobId } }).where(eq(t.id, jobId))
    await recordIn(store, tx, { event: 'import.started', personId: by.personId, requestId: by.requestId, detail: { jobId: importJobId, fileName: String(payloadOf(job).fileName ?? '') } })
    return { ok: true }
  })

/** Lets a file go that nobody brought in. The caller removes it from the disk. */
export const discardLook = (store: Store, jobId: string): Promise<Outcome> =>
  store.tx(async tx => {
    const { job: t } = store.s
    const [job] = await tx.select().from(t).where(eq(t.id, jobId))
    if (!job || payloadOf(job).step !== 'look' || job.state === 'waiting' || job.state === 'running') return { ok: false, reason: 'not-ready' }
    const result = (job.result ?? {}) as Partial<LookResult> & { importJobId?: string }
    if (result.importJobId) return { ok: false, reason: 'not-ready' }
    await tx.update(t).set({ result: job.state === 'done' ? { ...result, discarded: true } : { ...result, isKept: false } }).where(eq(t.id, jobId))
    return { ok: true }
  })

/** Looks at a kept file again: a directory has come in, or somebody said which column is which. */
export const lookAgain = (store: Store, jobId: string): Promise<Outcome> =>
  store.tx(async tx => {
    const { job: t } = store.s
    const [job] = await tx.select().from(t).where(eq(t.id, jobId))
    if (!job || payloadOf(job).step !== 'look' || job.state !== 'failed' || lookOf(job, new Map()).state !== 'refused') return { ok: false, reason: 'not-ready' }
    const look = lookOf(job, new Map())
    if (look.state !== 'refused' || !look.isKept) return { ok: false, reason: 'not-ready' }
    await tx.update(t).set({ state: 'waiting', attempts: 0, progress: null, result: null, finishedAt: null, runAfter: store.clock.now() }).where(eq(t.id, jobId))
    return { ok: true }
  })
