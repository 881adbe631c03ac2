/** The web server: one Express app, one Store. Built as the entry of the server build; `npm start` calls `start`. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express, { type NextFunction, type Request, type Response } from 'express'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { clockFor, getInstallation } from '../db/installation.ts'
import { sweepUnfinishedImports } from '../db/generations.ts'
import { machineClock } from '../db/clock.ts'
import { migrate } from '../db/migrate.ts'
import { forgetOldAttempts } from '../db/people/attempts.ts'
import { getLanguageOfSession, purgeOldSessions } from '../db/people/sessions.ts'
import { openStore, type Store } from '../db/store.ts'
import { packageRoot } from '../db/package-root.ts'
import { runJobs } from './jobs.ts'
import { loadSecrets, readConfig, type Config, type Secrets } from './config.ts'
import { loggedPath, logger } from './log.ts'
import { attemptLimit, isCountedPath, isLinkPath, isOneClickPath, isSurveyPath } from './attempt-limit.ts'
import { announceFirstRun } from './first-run-notice.ts'
import { requireOwnKeys } from './pseudonym-key.ts'
import { readiness } from './readiness.ts'
import { cookieFrom, inLocale, logCookieName, sessionCookieName, requestContext, type RequestFacts } from './request.server.ts'
import { securityHeaders } from './security-headers.ts'
import { receiveSchoolFile, removeOldWaitingFiles, schoolOfListPath } from './students-upload.server.ts'
import { clearUploads, receiveUpload } from './upload.server.ts'
import { isLocale, type Locale } from './words.ts'
import { m } from './messages/compiled/messages.js'

/** Forms above this are refused before any route runs; files have their own door. */
const maxFormBytes = 2 * 1024 * 1024

const localeOf = (req: Request): Locale => {
  const cookie = cookieFrom(req.headers.cookie, 'idioma')
  if (isLocale(cookie)) return cookie
  return req.acceptsLanguages('es', 'en') === 'en' ? 'en' : 'es'
}

/** The files of the client whose words are English (`app/cli/build.mjs` makes them after the Spanish ones). */
const readEnglishAssets = () => JSON.parse(readFileSync(join(packageRoot, 'build/assets-en.json'), 'utf8')) as ServerBuild['assets']

const plain = (res: Response, status: number, sentence: string) => { res.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`) }

export type Running = { store: Store; config: Config; secrets: Secrets }

/** The app over an open store. Order matters: what every response carries comes first. */
export const createApp = ({ store, config, secrets }: Running) => {
  const app = express()
  const origin = new URL(config.publicOrigin)
  const draining = { now: false }
  const tries = attemptLimit()
  // A whole school council may open a link from one address at once.
  const openings = attemptLimit(600)
  const wrongCodes = attemptLimit(60)
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')

  app.use((req, res, next) => {
    const requestId = randomBytes(9).toString('base64url')
    const nonce = randomBytes(16).toString('base64')
    res.locals = { requestId, nonce, locale: localeOf(req) }
    securityHeaders(res, nonce, config)
    res.setHeader('X-Request-Id', requestId)
    const from = performance.now()
    res.on('finish', () => {
      const path = loggedPath(req.originalUrl.split('?')[0]!)
      if (path.startsWith('/assets/') || path === '/healthz') return
      logger.info({ requestId, method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - from) }, 'request')
    })
    // The address people see decides, not what a proxy or a client says: links, redirects and form checks agree with it.
    req.headers.host = origin.host
    delete req.headers['x-forwarded-host']
    Object.defineProperty(req, 'protocol', { value: origin.protocol.slice(0, -1) })
    next()
  })

  app.get('/healthz', (_req, res) => { plain(res, 200, 'ok') })
  app.get('/readyz', async (_req, res) => {
    const state = draining.now ? { ok: false, checks: [{ check: 'draining', ok: false }] } : await readiness(store, config)
    res.status(state.ok ? 200 : 503).json(state)
  })

  app.use(compression())
  const client = join(packageRoot, 'build/client')
  app.use('/assets', express.static(join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(client, {
    maxAge: '1h', index: false,
    // The worker's address never changes, so a browser asks each time whether the file did.
    setHeaders: (res, path) => { if (path === join(client, 'sw.js')) res.setHeader('Cache-Control', 'no-cache') },
  }))

  app.use((req, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    const locale: Locale = res.locals.locale
    if (isLinkPath(req.path) && !openings.mayTry(req.ip ?? '', Date.now())) return plain(res, 429, inLocale({ locale }, () => m.common_problem_429_what()))
    if (isSurveyPath(req.path)) {
      const client = req.ip ?? ''
      if (!wrongCodes.hasTries(client, Date.now())) return plain(res, 429, inLocale({ locale }, () => m.common_problem_429_what()))
      res.on('finish', () => { if (res.statusCode === 404) wrongCodes.mayTry(client, Date.now()) })
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      // Every form must come from our own pages. Browsers send Origin with each POST; a request without it is no browser's form.
      const isMailProgram = req.headers.origin === undefined && isOneClickPath(req.path)
      if (req.headers.origin !== origin.origin && !isMailProgram) return plain(res, 403, inLocale({ locale }, () => m.common_foreign_form()))
      if (isCountedPath(req.path) && !tries.mayTry(req.ip ?? '', Date.now())) return plain(res, 429, inLocale({ locale }, () => m.common_problem_429_what()))
      const isUpload = req.method === 'POST' && (req.path === '/importaciones' || schoolOfListPath(req.path) !== null) && (req.headers['content-type'] ?? '').startsWith('multipart/form-data')
      if (!isUpload) {
        // Node holds a body to the length it announced, so the announced length is the limit; one that announces none is refused.
        if (req.headers['transfer-encoding'] !== undefined) return plain(res, 411, inLocale({ locale }, () => m.common_form_too_big()))
        if (Number(req.headers['content-length'] ?? 0) > maxFormBytes) return plain(res, 413, inLocale({ locale }, () => m.common_form_too_big()))
      }
    }
    next()
  })

  const factsFor = async (res: Response): Promise<RequestFacts> => ({
    store, config, secrets, requestId: res.locals.requestId, nonce: res.locals.nonce, locale: res.locals.locale,
    installation: await getInstallation(store), signedIn: null, sessionToken: null, logger: null, logToken: null, dataKey: null,
  })

  // The one door for files: streamed to disk by Express, since the framework would hold the body in memory.
  app.post('/importaciones', async (req, res, next) => {
    if (!(req.headers['content-type'] ?? '').startsWith('multipart/form-data')) return next()
    try { await receiveUpload(req, res, await factsFor(res)) } catch (e) { next(e) }
  })

  app.post('/cuadernos/:rbd/estudiantes/lista', async (req, res, next) => {
    const rbd = schoolOfListPath(req.path)
    if (rbd === null || !(req.headers['content-type'] ?? '').startsWith('multipart/form-data')) return next()
    try { await receiveSchoolFile(req, res, await factsFor(res), rbd) } catch (e) { next(e) }
  })

  // The server has every language; a browser gets the files of its own. So the language is settled before a page is made: the person's, who
  // may be signed in, over the computer's.
  app.use(async (req, res, next) => {
    try {
      const token = cookieFrom(req.headers.cookie, sessionCookieName(config)) ?? cookieFrom(req.headers.cookie, logCookieName(config))
      if (token) res.locals.locale = (await getLanguageOfSession(store, token)) ?? res.locals.locale
      next()
    } catch (e) { next(e) }
  })
  const handlerWith = (assets: ServerBuild['assets'] | null) => createRequestHandler({
    build: async () => { const build = await import('virtual:react-router/server-build') as ServerBuild; return assets ? { ...build, assets } : build },
    mode: process.env.NODE_ENV,
    getLoadContext: async (_req, res) => {
      const context = new RouterContextProvider()
      context.set(requestContext, await factsFor(res as unknown as Response))
      return context
    },
  })
  const handlers: Record<Locale, ReturnType<typeof handlerWith>> = { es: handlerWith(null), en: handlerWith(readEnglishAssets()) }
  app.use((req, res, next) => inLocale({ locale: res.locals.locale }, () => handlers[res.locals.locale as Locale](req, res, next)))

  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => {
    const status = (error as { status?: number }).status === 404 ? 404 : 500
    if (status === 500) logger.error({ requestId: res.locals.requestId, path: loggedPath(req.path), err: error }, 'request failed outside a page')
    if (res.headersSent) { res.destroy(); return }
    const locale: Locale = res.locals.locale ?? 'es'
    plain(res, status, inLocale({ locale }, () => (status === 404 ? m.common_problem_404_title() : m.common_problem_code({ code: res.locals.requestId }))))
  })

  return { app, drain: () => { draining.now = true } }
}

/** Opens the store, brings it up to date, starts the worker, listens. Resolves when it serves; SIGTERM drains and ends the process. */
export const start = async (options: { dataDir?: string } = {}): Promise<{ server: Server; stop: () => Promise<void>; address: string }> => {
  const config = readConfig(options.dataDir ? { ...process.env, TEP_DATA_DIR: options.dataDir } : process.env)
  const secrets = loadSecrets(config.dataDir)
  const store = await openStore(config, machineClock)
  await migrate(store, { backupDir: join(config.dataDir, 'backups') })
  store.setClock(await clockFor(store))
  await requireOwnKeys(store, config)
  await sweepUnfinishedImports(store)
  clearUploads(config)
  const stopJobs = runJobs({ store, config, secrets })
  // Sessions end and attempts are forgotten whether or not somebody restarts the server.
  const tidy = () => void Promise.all([purgeOldSessions(store), forgetOldAttempts(store)]).catch((err: unknown) => logger.error({ err }, 'old sessions were not removed'))
  tidy()
  const tidying = setInterval(tidy, 24 * 3_600_000)
  const tidyingFiles = setInterval(() => removeOldWaitingFiles(config, Date.now()), 600_000)

  const { app, drain } = createApp({ store, config, secrets })
  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000 }, app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, () => resolve())
  })
  logger.info({ host: config.host, port: config.port, origin: config.publicOrigin, engine: store.engine }, 'serving')
  await announceFirstRun(store, config, secrets)

  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= (async () => {
    drain()
    clearInterval(tidying)
    clearInterval(tidyingFiles)
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    server.closeIdleConnections()
    const limit = setTimeout(() => server.closeAllConnections(), 10_000)
    await closed
    clearTimeout(limit)
    await stopJobs()
    await store.close()
    logger.info('stopped')
  })())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => { void stop().then(() => process.exit(0)) })
  return { server, stop, address: config.publicOrigin }
}
