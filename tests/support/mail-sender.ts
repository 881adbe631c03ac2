/**
 * The worker's mail lane in a process of its own, to be killed: sends what waits in an embedded database and ends when nothing is left.
 * Arguments: the data folder, the SMTP address, the clock it stands at.
 */
import { readConfig } from '../../app/config.ts'
import { jobHandlers } from '../../app/jobs.ts'
import { smtpMailer } from '../../app/smtp.ts'
import { shiftedClock } from '../../db/clock.ts'
import { listJobs, runWorker } from '../../db/jobs.ts'
import { openSqliteStore } from '../../db/store.ts'

const [dataDir, smtpUrl, at] = process.argv.slice(2) as [string, string, string]
const config = readConfig({ TEP_DATA_DIR: dataDir, SMTP_URL: smtpUrl, MAIL_FROM: 'cuaderno@ejemplo.cl', PUBLIC_ORIGIN: 'https://cuaderno.ejemplo.cl' })
const store = await openSqliteStore(`${dataDir}/cuaderno.sqlite`, shiftedClock(Date.parse(at) - Date.now()))
const mailer = smtpMailer(config)!
const stop = new AbortController()
const worker = runWorker(store, jobHandlers(config, mailer), { signal: stop.signal, idleMs: 5 })
while ((await listJobs(store, { kinds: ['mail', 'digest'], states: ['waiting', 'running'], limit: 1 })).length > 0) await new Promise(resolve => setTimeout(resolve, 5))
stop.abort()
await worker
mailer.close()
await store.close()
