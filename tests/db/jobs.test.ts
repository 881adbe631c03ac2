import { expect, it } from 'vitest'
import {
  cancelJob, claimJob, enqueueJob, failJob, finishJob, getJob, leaseMs, listJobs, mostAttempts, reportProgress, runWorker, type JobHandlers, type JobKind,
} from '../../db/jobs.ts'
import type { Store } from '../../db/store.ts'
import { clockOf, onEachEngine } from '../support/stores.ts'

const put = (store: Store, kind: JobKind = 'import', payload: Record<string, unknown> = { path: '/x' }) => store.tx(tx => enqueueJob(store, tx, { kind, payload }))
const passes = (store: Store, ms: number) => clockOf(store).set(new Date(store.clock.now().getTime() + ms).toISOString())

/** Runs a worker until the queue of these kinds has nothing due. */
const workUntil = async (store: Store, handlers: JobHandlers, isDone: () => Promise<boolean>) => {
  const stop = new AbortController()
  const errors: unknown[] = []
  const worker = runWorker(store, handlers, { signal: stop.signal, idleMs: 1, onError: (_, e) => errors.push(e) })
  while (!(await isDone())) await new Promise(resolve => setImmediate(resolve))
  stop.abort()
  await worker
  return errors
}

onEachEngine('the job table', open => {
  it('hands each job to one worker, oldest first, and never one of another kind', async () => {
    const store = await open()
    const first = await put(store)
    const second = await put(store)
    await put(store, 'mail')
    expect((await claimJob(store, ['import']))?.id).toBe(first)
    expect((await claimJob(store, ['import']))?.id).toBe(second)
    expect(await claimJob(store, ['import'])).toBeNull()
  })

  it('hands one job to one of many who ask at once', async () => {
    const store = await open()
    await put(store)
    const claims = await Promise.all(Array.from({ length: 8 }, () => claimJob(store, ['import'])))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  it('keeps a job that is for later', async () => {
    const store = await open()
    await store.tx(tx => enqueueJob(store, tx, { kind: 'mail', payload: {}, runAfter: new Date(store.clock.now().getTime() + 60_000) }))
    expect(await claimJob(store, ['mail'])).toBeNull()
    passes(store, 60_000)
    expect(await claimJob(store, ['mail'])).not.toBeNull()
  })

  it('is not in the queue when the transaction that wanted it failed', async () => {
    const store = await open()
    await expect(store.tx(async tx => { await enqueueJob(store, tx, { kind: 'mail', payload: {} }); throw new Error('later') })).rejects.toThrow('later')
    expect(await listJobs(store)).toEqual([])
  })

  it('gives a dead process\'s job to the next one, three times, then fails it with a reason', async () => {
    const store = await open()
    const id = await put(store)
    for (let n = 1; n <= mostAttempts.import; n++) {
      expect((await claimJob(store, ['import']))?.attempts).toBe(n)
      passes(store, leaseMs + 1)
    }
    expect(await claimJob(store, ['import'])).toBeNull()
    expect(await getJob(store, id)).toMatchObject({ state: 'failed', result: { reason: 'job-lost' }, leasedUntil: null, finishedAt: store.clock.now() })
  })

  it('leaves a job with whoever shows signs of life', async () => {
    const store = await open()
    await put(store)
    const job = (await claimJob(store, ['import']))!
    passes(store, leaseMs - 1)
    expect(await reportProgress(store, job, { done: 1, total: 4, unit: 'bytes' })).toBe(true)
    passes(store, leaseMs - 1)
    expect(await claimJob(store, ['import'])).toBeNull()
    expect((await getJob(store, job.id))?.progress).toEqual({ done: 1, total: 4, unit: 'bytes' })
  })

  it('takes no word from a worker whose job was given to another', async () => {
    const store = await open()
    await put(store)
    const slow = (await claimJob(store, ['import']))!
    passes(store, leaseMs + 1)
    const quick = (await claimJob(store, ['import']))!
    expect(await reportProgress(store, slow)).toBe(false)
    expect(await finishJob(store, slow, { rows: 1 })).toBe(false)
    expect(await finishJob(store, quick, { rows: 2 })).toBe(true)
    expect(await failJob(store, slow, 'late')).toBe(false)
    expect(await getJob(store, quick.id)).toMatchObject({ state: 'done', result: { rows: 2 } })
  })

  it('keeps nothing of a mail once it ended: it may carry a link that lets somebody in', async () => {
    const store = await open()
    for (const end of [finishJob, (s: Store, j: Parameters<typeof failJob>[1]) => failJob(s, j, 'mail-refused')]) {
      await put(store, 'mail', { to: 'ana@ejemplo.cl', text: 'https://…/invitacion/secreto' })
      const job = (await claimJob(store, ['mail']))!
      await end(store, job, {})
      expect((await getJob(store, job.id))?.payload).toEqual({})
    }
    const waiting = await put(store, 'mail', { text: 'secreto' })
    await cancelJob(store, waiting)
    expect((await getJob(store, waiting))?.payload).toEqual({})
  })

  it('cancels what has not ended, and says so of what has', async () => {
    const store = await open()
    const waiting = await put(store)
    expect(await cancelJob(store, waiting)).toEqual({ ok: true })
    expect(await claimJob(store, ['import'])).toBeNull()
    expect(await cancelJob(store, waiting)).toEqual({ ok: false, reason: 'job-ended' })
    expect(await cancelJob(store, 'nobody')).toEqual({ ok: false, reason: 'job-unknown' })
  })
})

onEachEngine('the worker', open => {
  it('does what is due and keeps its result', async () => {
    const store = await open()
    const ids = [await put(store), await put(store, 'mail', {})]
    const done: string[] = []
    const handlers: JobHandlers = {
      import: async ({ job, report }) => { await report({ done: 1, total: 1, unit: 'rows' }); done.push(job.id); return { ok: true, result: { rows: 3 } } },
      mail: async ({ job }) => { done.push(job.id); return { ok: true, result: {} } },
    }
    const errors = await workUntil(store, handlers, async () => (await listJobs(store, { states: ['done'] })).length === 2)
    expect(errors).toEqual([])
    expect(done.sort()).toEqual([...ids].sort())
    expect(await getJob(store, ids[0]!)).toMatchObject({ state: 'done', result: { rows: 3 }, progress: { done: 1, total: 1, unit: 'rows' } })
  })

  it('tries again what asked for it, later, and gives up at the end of its attempts', async () => {
    const store = await open()
    const id = await put(store)
    let tries = 0
    await workUntil(store, { import: async () => { tries += 1; passes(store, 5_000); return { ok: false, reason: 'not-now', retryAfterMs: 1_000 } } },
      async () => { passes(store, 1_000); return (await getJob(store, id))?.state === 'failed' })
    expect(tries).toBe(mostAttempts.import)
    expect((await getJob(store, id))?.result).toEqual({ reason: 'not-now' })
  })

  it('keeps the reason and its detail when a job cannot be done', async () => {
    const store = await open()
    const id = await put(store)
    await workUntil(store, { import: async () => ({ ok: false, reason: 'truncated', detail: { line: 7 } }) }, async () => (await getJob(store, id))?.state === 'failed')
    expect((await getJob(store, id))?.result).toEqual({ reason: 'truncated', line: 7 })
  })

  it('outlives a handler that throws, and reports it', async () => {
    const store = await open()
    const id = await put(store)
    const errors = await workUntil(store, { import: async () => { throw new Error('a defect') } }, async () => { passes(store, 2_000); return (await getJob(store, id))?.state === 'failed' })
    expect(errors).toHaveLength(mostAttempts.import)
    expect((await getJob(store, id))?.result).toEqual({ reason: 'job-broke' })
  })

  it('puts back what runs when the program stops, as if it had not been begun', async () => {
    const store = await open()
    const id = await put(store)
    const stop = new AbortController()
    await runWorker(store, {
      import: ({ signal }) => new Promise(resolve => {
        signal.addEventListener('abort', () => resolve({ ok: false, reason: 'cancelled' }))
        stop.abort()
      }),
    }, { signal: stop.signal, idleMs: 1 })
    expect(await getJob(store, id)).toMatchObject({ state: 'waiting', attempts: 0, leasedUntil: null })
  })

  it('tells a running job that it was cancelled, and changes nothing of it afterwards', async () => {
    const store = await open()
    const id = await put(store)
    await workUntil(store, {
      import: async ({ signal, report }) => {
        await cancelJob(store, id)
        await report({ done: 1, total: 2, unit: 'rows' })
        return { ok: signal.aborted, result: { heard: signal.aborted }, reason: 'deaf' }
      },
    }, async () => (await getJob(store, id))?.state === 'cancelled' && (await listJobs(store, { states: ['running'] })).length === 0)
    expect(await getJob(store, id)).toMatchObject({ state: 'cancelled', result: null, progress: null })
  })
})
