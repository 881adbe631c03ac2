/**
 * Mail: what fifty kills do to a queue, and what 5,000 digests cost. Against the same number of bare jobs put into the same queue, which is what the
 * database alone takes; and against the digest of an advisor of five schools.
 */
import { join } from 'node:path'
import { composeDigest } from '../../../cycles/digest/digest.ts'
import { loadSecrets, readConfig } from '../../../app/config.ts'
import { digestMail, digestSettings, prepareDigests, stopKey } from '../../../app/digest-mail.ts'
import { enqueueMail } from '../../../app/mail.ts'
import { inLocale } from '../../../app/request.server.ts'
import { getDigestFacts } from '../../../db/advising/digest-facts.ts'
import { makeDueDigests } from '../../../db/advising/digests.ts'
import { frozenClock } from '../../../db/clock.ts'
import { insertRows } from '../../../db/dialect.ts'
import { enqueueJob, listJobs } from '../../../db/jobs.ts'
import { migrate } from '../../../db/migrate.ts'
import { openSqliteStore, type Store } from '../../../db/store.ts'
import type { Person } from '../../../cycles/people/permissions.ts'
import { sendThroughKills } from '../../support/killed-sender.ts'
import { openMailServer } from '../../support/mail-server.ts'
import { medianOf, milliseconds, ratio, seconds, timesOf, type Line, type Section } from '../measure.ts'

const now = '2026-11-18T13:40:00Z'
const kills = 50
const mails = 120
const people = 5_000

const open = async (dataDir: string) => {
  const store = await openSqliteStore(join(dataDir, 'cuaderno.sqlite'), frozenClock(now))
  await migrate(store)
  return store
}
const configFor = (dataDir: string, url: string) => readConfig({ TEP_DATA_DIR: dataDir, SMTP_URL: url, MAIL_FROM: 'cuaderno@ejemplo.cl', PUBLIC_ORIGIN: 'https://cuaderno.ejemplo.cl' })

const killed = async (dataDir: string, say: (text: string) => void): Promise<Line[]> => {
  const server = await openMailServer()
  const store = await open(dataDir)
  const config = configFor(dataDir, server.url)
  await store.tx(async tx => { for (let i = 0; i < mails; i++) await enqueueMail(store, tx, config, { to: `p${i}@ejemplo.cl`, subject: 's', text: 'x'.repeat(2_000) }) })
  const ids = (await listJobs(store, { limit: 1_000 })).map(j => String(j.payload.messageId))
  say(`killing the sender ${kills} times`)
  const end = await sendThroughKills(server, { dataDir, from: now, kills, pickMs: kill => [0, 1, 3, 0, 2, 8][kill % 6]! })
  const arrived = new Set(server.taken.map(t => t.messageId))
  const perPerson = new Map<string, Set<string>>()
  for (const t of server.taken) perPerson.set(t.to, (perPerson.get(t.to) ?? new Set()).add(t.messageId))
  const jobs = await listJobs(store, { states: ['done'], limit: 1_000 })
  await store.close()
  await server.stop()
  return [
    { what: 'processes killed while sending', value: String(end.kills), note: Object.entries(end.byStage).map(([stage, n]) => `${n} at ${stage}`).join(', ') },
    { what: `mails lost, of ${mails}`, value: String(ids.filter(id => !arrived.has(id)).length) },
    { what: 'people with two mails (by Message-ID)', value: String([...perPerson.values()].filter(s => s.size > 1).length) },
    { what: 'taken by the server again, same Message-ID', value: String(server.taken.length - arrived.size), note: 'killed between its 250 and our record' },
    { what: 'known to us to have been handed over again', value: String(jobs.reduce((sum, j) => sum + Number(j.result?.handedOver ?? 1) - 1, 0)) },
  ]
}

/** Schools of four people each, every one with an open comment, an agreement and a visit; an advisor of five schools and one of five hundred. */
const plant = async (store: Store): Promise<{ five: Person; fiveHundred: Person }> => {
  const { s } = store
  const at = new Date('2026-08-03T14:00:00Z')
  const [schools, rbdOf] = [people / 4, (i: number) => 10_000 + i]
  const who = (id: string) => ({ id, name: 'N', email: `${id}@ejemplo.cl`, profession: null, language: 'es' as const, agreedAt: at, createdAt: at, disabledAt: null })
  const school = (personId: string, role: 'team' | 'advisor', i: number) => ({ id: `m-${personId}-${i}`, personId, role, scopeKind: 'school' as const, scopeId: String(rbdOf(i)), startsOn: '2026-03-02', endsOn: null, createdAt: at })
  const all = (n: number) => Array.from({ length: n }, (_, i) => i)
  const inChunks = async <T>(rows: T[], write: (chunk: T[]) => Promise<unknown>) => { for (let i = 0; i < rows.length; i += 500) await write(rows.slice(i, i + 500)) }
  const put = <T extends Parameters<typeof insertRows>[1]>(table: T, rows: T['$inferInsert'][]) => inChunks(rows, chunk => store.tx(tx => insertRows(tx, table, chunk)))
  await put(s.installation, [{ id: 'this', kind: 'real', programmeName: 'Cuaderno', territoryName: 'T', timeZone: 'America/Santiago', clockOffsetMs: 0, createdAt: at, bandScheme: null }])
  await put(s.person, [...all(people).map(i => who(`p${i}`)), who('five'), who('many')])
  const memberships = [...all(people).map(i => school(`p${i}`, 'team', i % schools)), ...all(5).map(i => school('five', 'advisor', i)), ...all(500).map(i => school('many', 'advisor', i))]
  await put(s.membership, memberships)
  await put(s.cycle, all(schools).map(i => ({ id: `c${i}`, rbd: rbdOf(i), number: 1, year: 2026, title: 'T', version: 1, startedOn: '2026-08-03', implementationFrom: '2026-09-01', closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: `p${i}`, createdAt: at })))
  await put(s.feedback, all(schools).map(i => ({ id: `f${i}`, cycleId: `c${i}`, rbd: rbdOf(i), page: 'data' as const, kind: 'question' as const, text: 'x', writtenBy: 'many', writtenAt: at, withdrawnAt: null, answer: null, stance: null, answeredBy: null, answeredAt: null, anchor: null, partId: null, partVersion: null, followsId: null, seenAt: null, seenBy: null, answerSeenAt: null })))
  await put(s.feedbackRequest, all(schools).map(i => ({ id: `q${i}`, cycleId: `c${i}`, rbd: rbdOf(i), page: 'data' as const, question: '', askedBy: `p${i}`, askedAt: at, withdrawnAt: null, metAt: null, metBy: null })))
  await put(s.visit, all(schools).map(i => ({ id: `v${i}`, kind: 'visit' as const, advisorId: 'many', onDay: '2026-11-24', atTime: '10:30', state: 'planned' as const, body: {}, version: 1, createdBy: 'many', createdAt: at, updatedBy: 'many', updatedAt: at })))
  await put(s.visitSchool, all(schools).map(i => ({ visitId: `v${i}`, rbd: rbdOf(i), cycleId: `c${i}`, brings: '', withdrawnAt: null })))
  await put(s.agreement, all(schools).map(i => ({ id: `a${i}`, visitId: `v${i}`, rbd: rbdOf(i), what: 'x', who: 'x', byDay: '2026-11-25', state: 'open' as const, createdBy: 'many', createdAt: at, settledBy: null, settledAt: null, withdrawnAt: null })))
  const personOf = (id: string) => ({ id, memberships: memberships.filter(m => m.personId === id) })
  return { five: personOf('five'), fiveHundred: personOf('many') }
}

const digests = async (dataDir: string): Promise<Line[]> => {
  const store = await open(dataDir)
  const config = configFor(dataDir, 'smtp://127.0.0.1:1')
  const secrets = loadSecrets(dataDir)
  const { five, fiveHundred } = await plant(store)
  const one = async (who: Person) => {
    const digest = composeDigest((await getDigestFacts(store, [who], '2026-11-18')).get(who.id)!)!
    const settingIn = await digestSettings(store, config, [digest])
    return inLocale({ locale: 'es' }, () => digestMail(digest, { id: who.id, email: 'a@ejemplo.cl', rhythm: 'fortnight' }, settingIn('es'), stopKey(secrets)))
  }
  const [small, large] = [medianOf(await timesOf(7, async () => { await one(five) })), medianOf(await timesOf(7, async () => { await one(fiveHundred) }))]
  const lines = (await one(fiveHundred)).text.split('\n').length
  const bareStarted = performance.now()
  for (let i = 0; i < people; i += 50) await store.tx(async tx => { for (let k = 0; k < 50; k++) await enqueueJob(store, tx, { kind: 'sweep', payload: { text: 'x'.repeat(1_200) } }) })
  const bareMs = performance.now() - bareStarted
  const idle = medianOf(await timesOf(1, async () => { await makeDueDigests(store, () => Promise.resolve(() => Promise.resolve(null)), AbortSignal.abort()) }))
  const started = performance.now()
  const made = await makeDueDigests(store, prepareDigests(store, config, secrets))
  const ms = performance.now() - started
  const again = medianOf(await timesOf(7, async () => { await makeDueDigests(store, prepareDigests(store, config, secrets)) }))
  await store.close()
  if (idle > 1_000 || made.queued < people) throw new Error(`${made.queued} digests were queued`)
  return [
    { what: `${made.queued} digests found, worded and queued`, value: seconds(ms), note: `${milliseconds(ms / made.queued)} each` },
    { what: 'against as many bare jobs in the same queue', value: ratio(ms, bareMs), note: seconds(bareMs) },
    { what: 'a look when nobody is due', value: milliseconds(again), note: 'once a minute and process, in working hours' },
    { what: 'the digest of an advisor of 5 schools', value: milliseconds(small) },
    { what: 'the digest of an advisor of 500 schools', value: milliseconds(large), note: `${ratio(large, small)}, ${lines} lines` },
  ]
}

const section: Section = {
  title: 'Mail: fifty kills, 5,000 digests',
  run: async ({ dir, say }) => {
    const [sending, making] = [join(dir, 'sending'), join(dir, 'making')]
    say('5,000 digests')
    return [...await digests(making), ...await killed(sending, say)]
  },
}
export default section
