/** Receives files, each streamed to a 0600 file in the data directory, and makes the jobs that look at them. */
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import type { Request, Response } from 'express'
import { schoolDayOf } from '../db/clock.ts'
import { newId } from '../db/ids.ts'
import { enqueueLooks, newBatch } from '../db/import/looks.ts'
import { record } from '../db/audit.ts'
import { clearWorkFolders } from '../db/import/work-folder.ts'
import { getPersonOfSession } from '../db/people/sessions.ts'
import { whyMay } from '../cycles/people/permissions.ts'
import type { Config } from './config.ts'
import { cookieFrom, sessionCookieName, type RequestFacts } from './request.server.ts'

const uploadDir = (config: Config) => join(config.dataDir, 'uploads')

/** Files a dead process left behind, and what it unpacked, hold students' rows: they go at every start. */
export const clearUploads = (config: Config) => {
  mkdirSync(uploadDir(config), { recursive: true, mode: 0o700 })
  clearWorkFolders(uploadDir(config))
}

export class TooBig extends Error {}

/** How many files may come at once: the months of two years. */
const mostFiles = 24

type StoredFile = { path: string; fileName: string }

/** The files' bytes go to disk as they come; nothing is read here. Returns where they are and the names they had. */
export const storeFiles = (req: Request, config: Pick<Config, 'maxUploadBytes'>, newPath: () => string, onField: (name: string, value: string) => void = () => {}) => new Promise<StoredFile[]>((resolve, reject) => {
  const stored: Promise<StoredFile>[] = []
  const form = new Busboy({
    headers: req.headers as { 'content-type': string },
    limits: { files: mostFiles, fileSize: config.maxUploadBytes, fields: 4, fieldSize: 1_000 },
  })
  form.on('file', (_field, stream, name) => {
    if (!name) { stream.resume(); return }
    const path = newPath()
    const one = pipeline(stream, createWriteStream(path, { mode: 0o600, flags: 'wx' })).then(() => {
      if ((stream as { truncated?: boolean }).truncated) throw new TooBig()
      return { path, fileName: name.replace(/^.*[/\\]/, '').slice(0, 200) }
    })
    one.catch(reject)
    stored.push(one)
  })
  form.on('field', (name, value) => onField(name, value))
  form.on('error', reject)
  form.on('finish', () => { Promise.all(stored).then(resolve, reject) })
  req.on('aborted', () => reject(new Error('the upload was cut off')))
  req.pipe(form)
})

/** A file nobody brings in any more. Only what stands in the folder of uploads is ever removed. */
export const removeUpload = (config: Config, path: string) => { if (dirname(path) === uploadDir(config)) rmSync(path, { force: true }) }

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
  const paths: string[] = []
  const newPath = () => { const path = join(uploadDir(config), `${newId(store.clock.now())}.upload`); paths.push(path); return path }
  try {
    const stored = await storeFiles(req, config, newPath)
    if (stored.length === 0) return refuse('no-file')
    const batch = newBatch(store.clock.now())
    await enqueueLooks(store, stored, { batch, personId: person.id, requestId: facts.requestId })
    res.redirect(303, `/importaciones/revision/${batch}`)
  } catch (e) {
    for (const path of paths) rmSync(path, { force: true })
    if (e instanceof TooBig) return refuse('too-big')
    if ((e as { code?: string }).code === 'ENOSPC') return refuse('no-space')
    if (!req.readableAborted && !res.headersSent) throw e
  }
}
