/** Receives one file, streamed to a 0600 file in the data directory, and makes the job that imports it. */
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Request, Response } from 'express'
import { schoolDayOf } from '../db/clock.ts'
import { newId } from '../db/ids.ts'
import { enqueueJob } from '../db/jobs.ts'
import { recordIn, record } from '../db/audit.ts'
import { getPersonOfSession } from '../db/people/sessions.ts'
import { whyMay } from '../cycles/people/permissions.ts'
import type { Config } from './config.ts'
import { cookieFrom, sessionCookieName, type RequestFacts } from './request.server.ts'

const uploadDir = (config: Config) => join(config.dataDir, 'uploads')

/** Files a dead process left behind hold students' rows: they go at every start. */
export const clearUploads = (config: Config) => {
  mkdirSync(uploadDir(config), { recursive: true, mode: 0o700 })
  for (const f of readdirSync(uploadDir(config))) rmSync(join(uploadDir(config), f), { force: true })
}

class TooBig extends Error {}

/** The file's bytes go to disk as they come; nothing is read here. Returns the stored path and the name it had. */
const storeFile = (req: Request, config: Config, path: string) => new Promise<{ fileName: string } | null>((resolve, reject) => {
  let found: Promise<{ fileName: string }> | null = null
  const form = new Busboy({
    headers: req.headers as { 'content-type': string },
    limits: { files: 1, fileSize: config.maxUploadBytes, fields: 4, fieldSize: 1_000 },
  })
  form.on('file', (_field, stream, name) => {
    if (!name) { stream.resume(); return }
    found = pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' })).then(() => {
      if ((stream as { truncated?: boolean }).truncated) throw new TooBig()
      return { fileName: name.replace(/^.*[/\\]/, '').slice(0, 200) }
    })
    found.catch(reject)
  })
  form.on('error', reject)
  form.on('finish', () => { if (found) found.then(resolve, reject); else resolve(null) })
  req.on('aborted', () => reject(new Error('the upload was cut off')))
  req.pipe(form)
})

export const receiveUpload = async (req: Request, res: Response, facts: RequestFacts): Promise<void> => {
  const { store, config } = facts
  const token = cookieFrom(req.headers.cookie, sessionCookieName(config))
  const person = token && facts.installation ? await getPersonOfSession(store, token) : null
  if (!person?.agreedAt) { res.redirect(303, '/entrar?a=/importaciones'); req.unpipe(); req.resume(); return }
  const today = schoolDayOf(store.clock.now(), facts.installation!.timeZone)
  if (!whyMay(person, 'imports.manage', { kind: 'installation' }, today)) {
    await record(store, { event: 'access.refused', personId: person.id, requestId: facts.requestId, detail: { path: '/importaciones', method: 'POST' } })
    res.status(403).type('text/plain').send('403\n')
    return
  }
  const refuse = (reason: string) => { res.redirect(303, `/importaciones?problema=${reason}`) }
  if (Number(req.headers['content-length'] ?? 0) > config.maxUploadBytes + 10_000) {
    // The browser keeps sending unless somebody listens; what comes is thrown away.
    req.resume()
    return refuse('too-big')
  }
  const path = join(uploadDir(config), `${newId(store.clock.now())}.upload`)
  try {
    const stored = await storeFile(req, config, path)
    if (!stored) return refuse('no-file')
    const jobId = await store.tx(async tx => {
      const id = await enqueueJob(store, tx, { kind: 'import', payload: { path, fileName: stored.fileName, personId: person.id }, createdBy: person.id })
      await recordIn(store, tx, { event: 'import.started', personId: person.id, requestId: facts.requestId, detail: { jobId: id } })
      return id
    })
    res.redirect(303, `/importaciones/trabajos/${jobId}`)
  } catch (e) {
    rmSync(path, { force: true })
    if (e instanceof TooBig) return refuse('too-big')
    if (!req.readableAborted && !res.headersSent) throw e
  }
}
