/** Digests as people get them: through the queue and a real server, in their language, and without a word that anybody wrote. */
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadSecrets, readConfig, type Config, type Secrets } from '../../../app/config.ts'
import { digestLines, digestText, digestView } from '../../../app/components/digest/digest-words.ts'
import { digestSettings, makeDigestsNow, stopKey } from '../../../app/digest-mail.ts'
import { jobHandlers } from '../../../app/jobs.ts'
import { loggedPath } from '../../../app/log.ts'
import { inLocale } from '../../../app/request.server.ts'
import { smtpMailer } from '../../../app/smtp.ts'
import { getDigestFacts } from '../../../db/advising/digest-facts.ts'
import { getStoppable, tokenToStop } from '../../../db/advising/digest-settings.ts'
import { listJobs, runWorker } from '../../../db/jobs.ts'
import { getMailRefusal } from '../../../db/people/mail-refusals.ts'
import { losBoldos, marcelaPaillan, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { composeDigest } from '../../../cycles/digest/digest.ts'
import type { Store } from '../../../db/store.ts'
import { plantWaiting, type WaitingThings } from '../../db/advising/digest-town.ts'
import { mailHeader, openMailServer, type MailServer } from '../../support/mail-server.ts'
import { clockOf, openSqliteTestStore } from '../../support/stores.ts'
import { eq } from 'drizzle-orm'

let opened: Awaited<ReturnType<typeof openSqliteTestStore>>
let store: Store
let server: MailServer
let config: Config
let secrets: Secrets
const origin = 'https://cuaderno.ejemplo.cl'
beforeEach(async () => {
  opened = await openSqliteTestStore()
  store = opened.store
  server = await openMailServer()
  const dataDir = join(opened.file, '..')
  config = readConfig({ TEP_DATA_DIR: dataDir, SMTP_URL: server.url, MAIL_FROM: 'cuaderno@ejemplo.cl', PUBLIC_ORIGIN: origin })
  secrets = loadSecrets(dataDir)
})
afterEach(async () => { await server.stop(); await opened.drop() })

const sendAll = async () => {
  const mailer = smtpMailer(config)!
  const stop = new AbortController()
  const worker = runWorker(store, jobHandlers(config, mailer), { signal: stop.signal, idleMs: 5 })
  await expect.poll(async () => (await listJobs(store, { states: ['waiting', 'running'] })).length, { interval: 10, timeout: 20_000 }).toBe(0)
  stop.abort()
  await worker
  mailer.close()
}
const mailTo = (email: string) => server.taken.find(t => t.to === email)!
const subjectOf = (raw: string) => mailHeader(raw, 'Subject').replace(/=\?UTF-8\?Q\?(.*?)\?=\s*/gi, (_, q: string) => decodeURIComponent(q.replaceAll('_', ' ').replaceAll('=', '%')))

describe('a digest in the mail', () => {
  let things: WaitingThings
  beforeEach(async () => { things = await plantWaiting(store) })

  it('tells the team what waits, where, and how to stop being told', async () => {
    await makeDigestsNow(store, config, secrets)
    await sendAll()
    const mail = mailTo(rosaHuenchul.email)
    const token = tokenToStop(stopKey(secrets), rosaHuenchul.id)
    expect(subjectOf(mail.raw)).toBe('Cuaderno TEP: lo que espera en Escuela Los Boldos')
    const lines = mail.text.split('\r\n')
    expect(lines[0]).toBe('Escuela Los Boldos, miércoles 18 de noviembre')
    expect(lines).toContain('COMENTARIOS QUE ESPERAN SU RESPUESTA')
    expect(lines).toContain('- Ciclo 3, Desafío y teoría de acción: un comentario, desde el 2 sep.')
    expect(lines).toContain(`${origin}/cuadernos/${losBoldos.rbd}/ciclos/${things.cycleId}/desafio#comentario-${things.commentId}`)
    expect(lines).toContain('- Visita el martes 24 de noviembre.')
    expect(lines).toContain('- Un acuerdo para el 25 nov.')
    expect(mail.text).toMatch(/- Ciclo 3\. Sin novedades desde el .*\r\nUn paso: /)
    expect(mail.text).toContain(`${origin}/avisos/parar/${token}`)
    // RFC 8058, section 3.1.
    expect(mailHeader(mail.raw, 'List-Unsubscribe')).toBe(`<${origin}/avisos/parar/${token}>`)
    expect(mailHeader(mail.raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    expect(mailHeader(mail.raw, 'Content-Type')).toMatch(/^text\/plain; charset=utf-8/)
    expect((await getStoppable(store, stopKey(secrets), token))!.personId).toBe(rosaHuenchul.id)
  })

  it('tells the advisor of all their schools in one, each in its own language', async () => {
    await store.tx(tx => tx.update(store.s.person).set({ language: 'en' }).where(eq(store.s.person.id, marcelaPaillan.id)))
    await makeDigestsNow(store, config, secrets)
    await sendAll()
    const mail = mailTo(marcelaPaillan.email)
    expect(subjectOf(mail.raw)).toBe('Cuaderno TEP: what waits in your 3 schools')
    expect(mail.text).toContain('- Escuela Los Boldos: cycle 3, Data review: asked on 1 Oct.')
    expect(mail.text).toContain('- Escuela Los Boldos: cycle 3, Data review: one answer, of 1 Oct.')
    expect(mailTo(rosaHuenchul.email).text).toContain('Este resumen sale cada dos semanas')
  })

  it('is not made outside working hours or where there is no mail server', async () => {
    clockOf(store).set('2026-11-18T10:59:00Z')
    expect(await makeDigestsNow(store, config, secrets)).toEqual({ queued: 0, silent: 0 })
    clockOf(store).set('2026-11-18T11:00:00Z')
    expect(await makeDigestsNow(store, { ...config, smtpUrl: null }, secrets)).toEqual({ queued: 0, silent: 0 })
    expect((await makeDigestsNow(store, config, secrets)).queued).toBe(5)
  })

  it('is not queued again for an address that answered it takes none', async () => {
    server.manner = { kind: 'refuse', at: 'rcpt', code: 550 }
    await makeDigestsNow(store, config, secrets)
    await sendAll()
    expect(await getMailRefusal(store, rosaHuenchul.email)).toMatchObject({ smtpCode: 550 })
    server.manner = { kind: 'take' }
    clockOf(store).set('2026-11-30T13:00:00Z')
    await makeDigestsNow(store, config, secrets)
    expect(await listJobs(store, { states: ['waiting'] })).toEqual([])
  })

  it('keeps its link out of the log', () => {
    expect(loggedPath(`/avisos/parar/${tokenToStop(stopKey(secrets), rosaHuenchul.id)}`)).toBe('/avisos/parar/…')
  })
})

describe('no digest says', () => {
  it('a word that somebody wrote, whatever they write and wherever', { timeout: 60_000 }, async () => {
    const marker = fc.string({ minLength: 4, maxLength: 60, unit: fc.constantFrom(...'QZXJÑÜ#§¶~|€'.split('')) })
    await plantCast(store, { installation: 'real' })
    await fc.assert(fc.asyncProperty(marker, async words => {
      const fresh = await openSqliteTestStore()
      try {
        await plantWaiting(fresh.store, words)
        const facts = await getDigestFacts(fresh.store, [rosaHuenchul, marcelaPaillan], '2026-11-18')
        for (const who of [rosaHuenchul, marcelaPaillan]) {
          const digest = composeDigest(facts.get(who.id)!)!
          const settingIn = await digestSettings(fresh.store, config, [digest])
          for (const locale of ['es', 'en'] as const) inLocale({ locale }, () => {
            const view = digestView(digest, settingIn(locale))
            expect(view.sections.length).toBeGreaterThanOrEqual(4)
            for (const said of [view.subject, digestText(view, { origin, rhythm: 'fortnight', token: 't' }), digestLines(view), digest.said]) expect(said).not.toContain(words)
          })
        }
      } finally { await fresh.drop() }
    }), { numRuns: 12 })
  })

  it('more to an advisor of five hundred schools than fits on a screen', () => inLocale({ locale: 'es' }, async () => {
    await plantCast(store, { installation: 'real' })
    const rbds = Array.from({ length: 500 }, (_, i) => 10_000 + i)
    const on = rbds.map((rbd, i) => ({ rbd, cycleId: `c${i}`, cycleNumber: 1, id: `f${i}`, page: 'data' as const, day: '2026-11-02' }))
    const digest = composeDigest({ today: '2026-11-18', team: null, advisor: {
      rbds, comments: [], requests: on, answers: on, agreements: rbds.map(rbd => ({ rbd, byDay: '2026-11-20' })),
      visits: rbds.map((rbd, i) => ({ id: `v${i}`, rbds: [rbd], kind: 'visit' as const, onDay: '2026-11-20', atTime: '' })),
      quiet: on.map(o => ({ ...o, stage: 'planning' as const, remedy: 'meeting' as const, since: '2026-10-01', schoolDays: 20 })),
    } })!
    const view = digestView(digest, (await digestSettings(store, config, [digest]))('es'))
    const text = digestText(view, { origin, rhythm: 'fortnight', token: 't' })
    expect(text.split('\n').length).toBeLessThan(70)
    expect(text).toContain(`- y 497 más\n${origin}/asesoria`)
    expect(view.subject).toBe('Cuaderno TEP: lo que espera en sus 500 escuelas')
  }))
})
