/** What the server's worker does: imports as a process of their own, so that pages stay usable beside them, and mail. */
import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { mendableRefusals } from '../db/import/looks.ts'
import { msUntilWorkingHours } from '../db/calendar/working-days.ts'
import { JobLost, mostAttempts, runWorker, type JobHandler, type JobHandlers } from '../db/jobs.ts'
import { refuseAddress } from '../db/people/mail-refusals.ts'
import { packageRoot } from '../db/package-root.ts'
import type { Store } from '../db/store.ts'
import type { Config, Secrets } from './config.ts'
import { makeDigestsNow } from './digest-mail.ts'
import { logger } from './log.ts'
import { messageIdFor } from './mail.ts'
import { refusalOf, smtpMailer, type Mailer } from './smtp.ts'

/** What `tep import --job ID` prints: the job's outcome. */
const childAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), result: z.record(z.string(), z.unknown()) }),
  z.object({ ok: z.literal(false), reason: z.string(), detail: z.record(z.string(), z.unknown()).default({}) }),
])

const answerIn = (output: string) => {
  try { return childAnswer.parse(JSON.parse(output)) } catch { return null }
}

/** How long an import that was asked to stop has to put things away. */
const stopPatienceMs = 10_000

/**
 * Runs `tep import --job ID` below normal priority, not at the lowest: an import that holds the database's lock must get to let go of it,
 * or everybody's saves wait for a process that nobody runs.
 * Its answer, or null when it ended without one. It ends when this process does: its standard input closes.
 */
const runImport = (jobId: string, config: Config, signal: AbortSignal) => new Promise<ReturnType<typeof answerIn>>((resolve, reject) => {
  const child = spawn(process.execPath, [join(packageRoot, 'app/cli/tep.mjs'), 'import', '--job', jobId], {
    cwd: packageRoot,
    env: { ...process.env, TEP_DATA_DIR: config.dataDir, ...(config.databaseUrl ? { DATABASE_URL: config.databaseUrl } : {}) },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  try { if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL) } catch { /* It runs at the usual priority, then. */ }
  let answer = ''
  let complaint = ''
  child.stdout.setEncoding('utf8').on('data', (s: string) => { answer += s })
  child.stderr.setEncoding('utf8').on('data', (s: string) => { complaint = (complaint + s).slice(-2_000) })
  let impatience: NodeJS.Timeout | undefined
  const stop = () => { child.kill('SIGTERM'); impatience = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs) }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  child.on('error', reject)
  child.on('close', (code, killedBy) => {
    clearTimeout(impatience)
    signal.removeEventListener('abort', stop)
    const read = answerIn(answer)
    if (!read && !signal.aborted) logger.error({ jobId, code, killedBy, complaint }, 'an import ended without an answer')
    resolve(read)
  })
})

const importHandler = (config: Config): JobHandler => async ({ job, signal }) => {
  const path = String(job.payload.path ?? '')
  if (!existsSync(path)) return { ok: false, reason: 'upload-gone' }
  const answer = await runImport(job.id, config, signal)
  // No answer: killed, out of memory, power. The file stays for the next attempt.
  if (!answer && !signal.aborted && job.attempts < mostAttempts.import) return { ok: false, reason: 'job-broke', retryAfterMs: 1_000 }
  // A file that was only looked at waits for somebody's word, and one that can still be mended for another look.
  const isKept = job.payload.step === 'look' && answer !== null && (answer.ok || mendableRefusals.includes(answer.reason))
  if (!isKept) rmSync(path, { force: true })
  if (!answer) return { ok: false, reason: 'job-broke' }
  return answer.ok ? answer : { ok: false, reason: answer.reason, detail: answer.detail }
}

const mailSchema = z.object({
  to: z.string(), subject: z.string(), text: z.string(), headers: z.record(z.string(), z.string()).optional(), canWait: z.boolean().optional(),
  // Absent of what an earlier version of the program queued: made from the job, which is as lasting.
  messageId: z.string().optional(), date: z.string().optional(),
  /** How often its body was begun to be handed over. */
  handedOver: z.number().default(0),
})

/** Minutes until a mail is tried again: after 1, 2, 4 … and then every four hours, over two and a half days in all. */
export const mailRetryMs = (attempts: number): number => Math.min(2 ** (attempts - 1), 240) * 60_000

/**
 * Between the server's *250* and our own record of it lies a moment in which a killed process leaves a mail that was sent and is not known
 * to be. It is handed over again, the same in every byte, with the Message-ID it had: zero lost, and whoever gets it twice can tell. Before
 * the body goes the job is marked, which also finds out whether it is still this process's to send.
 */
const mailHandler = (config: Config, mailer: Mailer): JobHandler => async ({ job, store, keep }) => {
  const read = mailSchema.safeParse(job.payload)
  if (!read.success) return { ok: false, reason: 'mail-broken' }
  const { canWait, handedOver, ...mail } = read.data
  if (canWait) {
    const waitMs = await msUntilWorkingHours(store)
    if (waitMs > 0) return { ok: false, reason: 'mail-waits', retryAfterMs: waitMs, isNoAttempt: true }
  }
  const whole = { ...mail, messageId: mail.messageId ?? messageIdFor(config, job.id), date: new Date(mail.date ?? job.createdAt) }
  try {
    await mailer.send(whole, () => keep({ handedOver: handedOver + 1 }))
    // More than 1: it may have arrived more than once, under one Message-ID.
    return { ok: true, result: { handedOver: handedOver + 1 } }
  } catch (e) {
    if (e instanceof JobLost) throw e
    const refusal = refusalOf(e)
    logger.warn({ jobId: job.id, attempts: job.attempts, smtp: (e as { responseCode?: number }).responseCode ?? 0, code: (e as { code?: string }).code }, 'a mail was not taken')
    if (refusal.kind === 'not-now') return { ok: false, reason: 'mail-undelivered', retryAfterMs: mailRetryMs(job.attempts) }
    if (refusal.address) await refuseAddress(store, mail.to, refusal.smtpCode)
    return { ok: false, reason: 'mail-refused', detail: { smtpCode: refusal.smtpCode } }
  }
}

export const jobHandlers = (config: Config, mailer: Mailer | null): JobHandlers => ({
  import: importHandler(config),
  // Without a mailer, mail waits until there is one.
  ...(mailer ? { mail: mailHandler(config, mailer), digest: mailHandler(config, mailer) } : {}),
})

/** How often a process looks whether a digest is due. */
const digestsEveryMs = 60_000

/** Starts the worker of this process. The answer stops it: what runs is stopped and goes back to the queue. */
export const runJobs = ({ store, config, secrets }: { store: Store; config: Config; secrets: Secrets }): (() => Promise<void>) => {
  const stopping = new AbortController()
  const mailer = smtpMailer(config)
  const worker = runWorker(store, jobHandlers(config, mailer), {
    signal: stopping.signal,
    onError: (job, err) => logger.error({ jobId: job?.id, kind: job?.kind, err }, 'a job broke'),
  })
  const digests = async () => {
    while (!stopping.signal.aborted) {
      try {
        const made = await makeDigestsNow(store, config, secrets, stopping.signal)
        if (made.queued + made.silent > 0) logger.info(made, 'digests made')
      } catch (err) { logger.error({ err }, 'digests were not made') }
      await pause(digestsEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const made = mailer ? digests() : Promise.resolve()
  return async () => {
    stopping.abort()
    await Promise.all([worker, made])
    mailer?.close()
  }
}
