import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../../app/config.ts'
import { jobHandlers, mailRetryMs } from '../../app/jobs.ts'
import { enqueueMail, invitationLink, invitationMail } from '../../app/mail.ts'
import { smtpMailer } from '../../app/smtp.ts'
import { enqueueJob, getJob, mostAttempts, runWorker, type Job } from '../../db/jobs.ts'
import type { Store } from '../../db/store.ts'
import { clockOf, openSqliteTestStore } from '../support/stores.ts'

let opened: Awaited<ReturnType<typeof openSqliteTestStore>>
let store: Store
let config: Config
const settings = () => ({ TEP_DATA_DIR: join(opened.file, '..') })
beforeEach(async () => { opened = await openSqliteTestStore(); store = opened.store; config = readConfig(settings()) })
afterEach(() => opened.drop())

/** Lets the worker work until the job has ended. `each`: called between looks. */
const workToTheEnd = async (id: string, handlers: ReturnType<typeof jobHandlers>, each: () => void = () => {}): Promise<Job> => {
  const stop = new AbortController()
  const worker = runWorker(store, handlers, { signal: stop.signal, idleMs: 5 })
  await expect.poll(async () => { each(); return (await getJob(store, id))!.state }, { interval: 10, timeout: 110_000 }).toMatch(/done|failed|cancelled/)
  stop.abort()
  await worker
  return (await getJob(store, id))!
}

// A process of its own is slow to start on a busy machine.
describe('an import in the browser', { timeout: 120_000 }, () => {
  const directory = 'AGNO;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPE;RURAL_RBD;MATRICULA;ESTADO_ESTAB;ENS_01\n2026;90001;0;ESCUELA LOS BOLDOS;9;9101;COSTA CLARA;6;1;1;1;110\n'
  const put = (content: string | null) => {
    mkdirSync(join(config.dataDir, 'uploads'), { recursive: true })
    const path = join(config.dataDir, 'uploads', 'x.upload')
    if (content !== null) writeFileSync(path, content)
    return store.tx(tx => enqueueJob(store, tx, { kind: 'import', payload: { path, fileName: 'Directorio 2026.csv' } }))
  }
  const uploads = () => existsSync(join(config.dataDir, 'uploads', 'x.upload'))

  it('runs as a process of its own, keeps its result, and leaves no file', async () => {
    const id = await put(directory)
    const job = await workToTheEnd(id, jobHandlers(config, null))
    expect(job).toMatchObject({ state: 'done', result: { unchanged: false } })
    const [generation] = await store.read.select().from(store.s.generation)
    expect(generation).toMatchObject({ id: job.result!.generationId, state: 'published', fileName: 'Directorio 2026.csv' })
    expect(uploads()).toBe(false)
  })

  it('keeps the reason of a refused file, and leaves no file', async () => {
    const id = await put('RBD;NOM_RBD\n1;x\n')
    const job = await workToTheEnd(id, jobHandlers(config, null))
    expect(job).toMatchObject({ state: 'failed', result: { reason: 'kind-not-recognised', columns: ['RBD', 'NOM_RBD'] } })
    expect(await store.read.select().from(store.s.generation)).toEqual([])
    expect(uploads()).toBe(false)
  })

  it('says that the file is gone after a restart, instead of trying again', async () => {
    const id = await put(null)
    expect(await workToTheEnd(id, jobHandlers(config, null))).toMatchObject({ state: 'failed', attempts: 1, result: { reason: 'upload-gone' } })
  })
})

describe('mail', () => {
  const mails: string[] = []
  let answer: { code: number } | null
  let server: SMTPServer
  beforeEach(async () => {
    mails.length = 0
    answer = null
    server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
      onData: (stream, _session, done) => {
        let text = ''
        stream.on('data', d => { text += d })
        stream.on('end', () => {
          if (answer) return done(Object.assign(new Error('not now'), { responseCode: answer.code }))
          mails.push(text)
          done()
        })
      },
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.server.address() as { port: number }
    config = readConfig({ ...settings(), SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'cuaderno@ejemplo.cl', PUBLIC_ORIGIN: 'https://cuaderno.ejemplo.cl' })
  })
  afterEach(() => new Promise<void>(resolve => server.close(() => resolve())))

  const invitation = () => invitationMail(
    { email: 'ana@ejemplo.cl', link: invitationLink(config, 'secreto'), expiresAt: new Date('2026-11-21T13:40:00Z') },
    { programmeName: 'Cuaderno TEP', territoryName: 'Costa Clara', timeZone: 'America/Santiago' }, 'es')
  const put = async () => (await store.tx(tx => enqueueMail(store, tx, config, invitation())))!

  it('carries the link and nothing that stays behind in the queue', async () => {
    const mailer = smtpMailer(config)!
    const job = await workToTheEnd(await put(), jobHandlers(config, mailer))
    expect(job).toMatchObject({ state: 'done', payload: {} })
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('To: ana@ejemplo.cl')
    expect(mails[0]).toContain('From: cuaderno@ejemplo.cl')
    expect(mails[0]!.replace(/=\r\n/g, '')).toContain('https://cuaderno.ejemplo.cl/invitacion/secreto')
    mailer.close()
  })

  it('waits for a server that is down and goes out when it is back', async () => {
    answer = { code: 451 }
    const mailer = smtpMailer(config)!
    let tries = 0
    const job = await workToTheEnd(await put(), jobHandlers(config, mailer), () => {
      // An hour passes; the server is mended after the third attempt.
      void getJobAttempts().then(n => { tries = n; if (n >= 3) answer = null })
      clockOf(store).set(new Date(store.clock.now().getTime() + 30_000).toISOString())
    })
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(job.state).toBe('done')
    expect(mails).toHaveLength(1)
    mailer.close()
  })
  const getJobAttempts = async () => (await store.read.select().from(store.s.job))[0]?.attempts ?? 0

  it('gives up at once on an address the server will never take', async () => {
    answer = { code: 550 }
    const mailer = smtpMailer(config)!
    expect(await workToTheEnd(await put(), jobHandlers(config, mailer))).toMatchObject({ state: 'failed', attempts: 1, result: { reason: 'mail-refused' }, payload: {} })
    mailer.close()
  })

  it('is tried for more than two days, and never more than four hours apart', () => {
    const waits = Array.from({ length: mostAttempts.mail - 1 }, (_, i) => mailRetryMs(i + 1))
    expect(waits[0]).toBe(60_000)
    expect(Math.max(...waits)).toBe(4 * 3_600_000)
    expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThan(2 * 24 * 3_600_000)
  })

  it('is not queued where there is no server, and has no mailer', async () => {
    const none = readConfig(settings())
    expect(smtpMailer(none)).toBeNull()
    expect(await store.tx(tx => enqueueMail(store, tx, none, invitation()))).toBeNull()
    expect(await store.read.select().from(store.s.job)).toEqual([])
  })
})
