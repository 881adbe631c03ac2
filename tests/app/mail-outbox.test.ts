/** The outbox against a real server: what is not taken now goes out later, what never will be is left, and a killed process loses nothing. */
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig, type Config } from '../../app/config.ts'
import { jobHandlers } from '../../app/jobs.ts'
import { enqueueMail, type Mail } from '../../app/mail.ts'
import { smtpMailer, type Mailer } from '../../app/smtp.ts'
import { claimJob, getJob, keepWithJob, listJobs, runWorker, type Job } from '../../db/jobs.ts'
import { clearMailRefusal, getMailRefusal, refuseAddress } from '../../db/people/mail-refusals.ts'
import { rosaHuenchul, plantCast } from '../../db/seed/cast.ts'
import type { Store } from '../../db/store.ts'
import { sendThroughKills } from '../support/killed-sender.ts'
import { mailHeader, openMailServer, type MailServer } from '../support/mail-server.ts'
import { clockOf, openSqliteTestStore, testNow } from '../support/stores.ts'

let opened: Awaited<ReturnType<typeof openSqliteTestStore>>
let store: Store
let server: MailServer
let config: Config
let mailer: Mailer
const dataDir = () => join(opened.file, '..')
const configFor = (url: string) => readConfig({ TEP_DATA_DIR: dataDir(), SMTP_URL: url, MAIL_FROM: 'cuaderno@ejemplo.cl', PUBLIC_ORIGIN: 'https://cuaderno.ejemplo.cl' })
beforeEach(async () => {
  opened = await openSqliteTestStore()
  store = opened.store
  server = await openMailServer()
  config = configFor(server.url)
  mailer = smtpMailer(config)!
})
afterEach(async () => { mailer.close(); await server.stop(); await opened.drop() })

const put = async (mail: Partial<Mail> = {}) => (await store.tx(tx => enqueueMail(store, tx, config, { to: 'rosa@ejemplo.cl', subject: 'Días', text: 'Año nuevo, ñandú y café.\n.\nUn punto solo.\n', ...mail })))!
const later = (ms: number) => clockOf(store).set(new Date(store.clock.now().getTime() + ms).toISOString())

/** Works until the job stands in one of these states, half a minute passing at each look. */
const workUntil = async (id: string, states: RegExp, each: (job: Job) => void = () => {}): Promise<Job> => {
  const stop = new AbortController()
  const worker = runWorker(store, jobHandlers(config, mailer), { signal: stop.signal, idleMs: 5 })
  await expect.poll(async () => { const job = (await getJob(store, id))!; each(job); later(30_000); return job.state }, { interval: 10, timeout: 30_000 }).toMatch(states)
  stop.abort()
  await worker
  return (await getJob(store, id))!
}

describe('a mail that is handed over', () => {
  it('arrives as it was written, under the id and with the date it was queued with', async () => {
    const id = await put({ headers: { 'List-Unsubscribe': '<https://cuaderno.ejemplo.cl/avisos/parar/x>' } })
    const { messageId } = (await getJob(store, id))!.payload
    later(3_600_000)
    expect(await workUntil(id, /done/)).toMatchObject({ result: { handedOver: 1 }, payload: {} })
    expect(server.taken).toMatchObject([{ to: 'rosa@ejemplo.cl', messageId, text: 'Año nuevo, ñandú y café.\r\n.\r\nUn punto solo.\r\n' }])
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@ejemplo\.cl>$/)
    expect(new Date(mailHeader(server.taken[0]!.raw, 'Date')).toISOString()).toBe('2026-11-18T13:40:00.000Z')
    expect(mailHeader(server.taken[0]!.raw, 'List-Unsubscribe')).toBe('<https://cuaderno.ejemplo.cl/avisos/parar/x>')
  })

  it('goes with the others over one connection', async () => {
    const ids = [await put(), await put(), await put()]
    await workUntil(ids[2]!, /done/)
    expect(new Set(server.taken.map(t => t.messageId)).size).toBe(3)
    expect(server.connections()).toBe(1)
  })

  it('finds another connection where the server closed the one it had', async () => {
    await workUntil(await put(), /done/)
    const port = Number(new URL(server.url).port)
    await server.stop()
    server = await openMailServer(port)
    expect(await workUntil(await put(), /done/)).toMatchObject({ attempts: 1, result: { handedOver: 1 } })
    expect(server.taken).toHaveLength(1)
  })
})

describe('a server that does not take it', () => {
  for (const [code, at] of [[421, 'rcpt'], [450, 'rcpt'], [451, 'data'], [452, 'data']] as const) {
    it(`for now (${code} to ${at}): it goes out later, as the same mail`, async () => {
      server.manner = { kind: 'refuse', at, code }
      const id = await put()
      const { messageId } = (await getJob(store, id))!.payload
      const job = await workUntil(id, /done/, j => { if (j.attempts >= 3) server.manner = { kind: 'take' } })
      expect(job.attempts).toBeGreaterThanOrEqual(3)
      expect(server.taken.map(t => t.messageId)).toEqual([messageId])
    })
  }

  it('and dies in the middle of the body: it goes out when the server is back, once', async () => {
    server.manner = { kind: 'die-in-body' }
    const job = await workUntil(await put({ text: 'x'.repeat(400_000) }), /done/, j => { if (j.attempts >= 2 && j.state === 'waiting') server.manner = { kind: 'take' } })
    expect(job.attempts).toBeGreaterThanOrEqual(3)
    expect(server.taken).toHaveLength(1)
  })

  it('because it is not there: it goes out when it is back, and is not marked as handed over before', async () => {
    const port = Number(new URL(server.url).port)
    await server.stop()
    const id = await put()
    const marks: unknown[] = []
    let isBack = false
    const job = await workUntil(id, /done/, j => {
      marks.push(j.payload.handedOver)
      if (j.attempts >= 2 && !isBack) { isBack = true; void openMailServer(port).then(again => { server = again }) }
    })
    expect(job.result).toEqual({ handedOver: 1 })
    expect(marks[0]).toBeUndefined()
    expect(server.taken).toHaveLength(1)
  })

  it('because the address takes no mail (550): it is left at once, and the address is remembered until somebody clears it', async () => {
    await plantCast(store)
    server.manner = { kind: 'refuse', at: 'rcpt', code: 550, text: '5.1.1 no such user' }
    expect(await workUntil(await put({ to: 'Rosa@Ejemplo.cl' }), /failed/)).toMatchObject({ attempts: 1, result: { reason: 'mail-refused', smtpCode: 550 }, payload: {} })
    expect(await getMailRefusal(store, 'rosa@ejemplo.cl')).toMatchObject({ smtpCode: 550 })
    expect(await getMailRefusal(store, 'pedro@ejemplo.cl')).toBeNull()
    expect(await clearMailRefusal(store, 'rosa@ejemplo.cl', rosaHuenchul.id)).toBe(true)
    expect(await clearMailRefusal(store, 'rosa@ejemplo.cl', rosaHuenchul.id)).toBe(false)
    expect(await getMailRefusal(store, 'rosa@ejemplo.cl')).toBeNull()
    await refuseAddress(store, 'rosa@ejemplo.cl', 553)
    expect(await getMailRefusal(store, 'rosa@ejemplo.cl')).toMatchObject({ smtpCode: 553 })
  })

  it('because of its own rules (554 5.7.1, 550 5.7.1): the mail is left, the address is not to blame', async () => {
    for (const code of [554, 550]) {
      server.manner = { kind: 'refuse', at: 'data', code, text: '5.7.1 policy' }
      expect(await workUntil(await put(), /failed/)).toMatchObject({ attempts: 1, result: { reason: 'mail-refused', smtpCode: code } })
    }
    expect(await getMailRefusal(store, 'rosa@ejemplo.cl')).toBeNull()
  })

  it('because it does not know us (530): that is the installation’s to mend, and nothing is lost meanwhile', async () => {
    server.manner = { kind: 'refuse', at: 'rcpt', code: 530, text: '5.7.0 sign in first' }
    const job = await workUntil(await put(), /done/, j => { if (j.attempts >= 2) server.manner = { kind: 'take' } })
    expect(job.attempts).toBeGreaterThanOrEqual(2)
    expect(server.taken).toHaveLength(1)
  })
})

describe('two processes and one mail', () => {
  it('never send it both: the one whose lease ran out finds so before the body goes', async () => {
    const id = await put()
    // A machine that slept: it took the job and then knew nothing for minutes.
    const slept = (await claimJob(store, ['mail']))!
    later(61_000)
    const awake = (await claimJob(store, ['mail']))!
    expect([slept.id, awake.id]).toEqual([id, id])
    const whole = { to: 'rosa@ejemplo.cl', subject: 's', text: 't', messageId: '<1@ejemplo.cl>', date: store.clock.now() }
    await expect(mailer.send(whole, async () => { if (!(await keepWithJob(store, slept, { handedOver: 1 }))) throw new Error('another’s') })).rejects.toThrow('another’s')
    expect(server.taken).toEqual([])
    await mailer.send(whole, async () => { if (!(await keepWithJob(store, awake, { handedOver: 1 }))) throw new Error('another’s') })
    expect(server.taken).toHaveLength(1)
  })
})

describe('a mail that can wait', () => {
  it('does not keep an invitation waiting behind it', async () => {
    for (let i = 0; i < 30; i++) await put({ to: `d${i}@ejemplo.cl`, canWait: true })
    await workUntil(await put({ to: 'invitada@ejemplo.cl' }), /done/)
    expect(server.taken.findIndex(t => t.to === 'invitada@ejemplo.cl')).toBeLessThan(3)
  })

  it('waits through the evening and the weekend, and that is no attempt', async () => {
    clockOf(store).set('2026-11-20T21:00:00Z') // Friday, 18:00 in Santiago.
    const id = await put({ canWait: true })
    const stop = new AbortController()
    const worker = runWorker(store, jobHandlers(config, mailer), { signal: stop.signal, idleMs: 5 })
    await expect.poll(async () => (await getJob(store, id))!.runAfter.toISOString()).toBe('2026-11-23T11:00:00.000Z')
    expect(await getJob(store, id)).toMatchObject({ state: 'waiting', attempts: 0 })
    clockOf(store).set('2026-11-23T11:00:00Z') // Monday, 8:00.
    await expect.poll(async () => (await getJob(store, id))!.state).toBe('done')
    stop.abort()
    await worker
    expect(server.taken).toHaveLength(1)
  })
})

describe('a process that is killed while it sends', { timeout: 300_000 }, () => {
  it('loses no mail and makes no second one: whatever is handed over again has the id it had', async () => {
    const kills = 4
    for (let i = 0; i < 20; i++) await put({ to: `p${i}@ejemplo.cl` })
    const ids = (await listJobs(store)).map(j => String(j.payload.messageId)).sort()
    const killed = await sendThroughKills(server, { dataDir: dataDir(), from: testNow, kills, pickMs: kill => kill % 2 })
    expect(killed.kills).toBe(kills)
    expect([...new Set(server.taken.map(t => t.messageId))].sort()).toEqual(ids)
    // Each person has one mail, though it may have come twice.
    for (let i = 0; i < 20; i++) expect(new Set(server.taken.filter(t => t.to === `p${i}@ejemplo.cl`).map(t => t.messageId)).size).toBe(1)
    const { job } = store.s
    const done = await store.read.select({ result: job.result, payload: job.payload }).from(job).where(eq(job.state, 'done'))
    expect(done).toHaveLength(20)
    const again = server.taken.length - 20
    // What came twice is known to have been handed over twice, and nothing else came twice.
    expect(done.reduce((sum, j) => sum + Number(j.result!.handedOver) - 1, 0)).toBeGreaterThanOrEqual(again)
    expect(again).toBeLessThanOrEqual(kills)
  })
})
