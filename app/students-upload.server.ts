/**
 * A team's own file on its way in. It is received here, reduced to the needed columns at once, and waits for the person's word under a name that
 * only they can ask for, half an hour at most. It never holds a name, an address or a telephone longer than that first read.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, Response } from 'express'
import { z } from 'zod'
import { neverRead } from '../cycles/students/columns.ts'
import { whyMay } from '../cycles/people/permissions.ts'
import { record } from '../db/audit.ts'
import { schoolDayOf } from '../db/clock.ts'
import { newId } from '../db/ids.ts'
import { keepNeededColumns } from '../db/import/reduce.ts'
import type { FileRefusal, FileRefusalDetail } from '../db/import/report.ts'
import { getPersonOfSession } from '../db/people/sessions.ts'
import { isStudentModuleOn } from '../db/students/module.ts'
import { getSchoolThing } from '../db/territory.ts'
import { listPath } from './components/students/paths.ts'
import type { Config } from './config.ts'
import { cookieFrom, sessionCookieName, type RequestFacts } from './request.server.ts'
import { storeFiles, TooBig } from './upload.server.ts'

/** A list of 5,000 students with every column of SIGE's, as a web page, has some 6 MB. */
const mostBytes = 30e6
const keptForMs = 30 * 60_000

const waitingSchema = z.object({
  rbd: z.number(), personId: z.string(), fileName: z.string(), dropped: z.array(z.string()), others: z.number(), onDevice: z.boolean(),
  refusal: z.object({ reason: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
})
export type WaitingFile = Omit<z.infer<typeof waitingSchema>, 'refusal'> & { path: string; refusal: { reason: FileRefusal; detail: FileRefusalDetail } | null }

const folderOf = (config: Config) => join(config.dataDir, 'uploads')
const pathsOf = (config: Config, id: string) => ({ file: join(folderOf(config), `lista-${id}.csv`), note: join(folderOf(config), `lista-${id}.json`) })

/** The file that waits, for the person who sent it and the school it was sent for; null for everybody else, and once it is gone. */
export const getWaitingFile = (config: Config, id: string, who: { rbd: number; personId: string }): WaitingFile | null => {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const { file, note } = pathsOf(config, id)
  if (!existsSync(note)) return null
  const read = waitingSchema.safeParse(JSON.parse(readFileSync(note, 'utf8')))
  if (!read.success || read.data.rbd !== who.rbd || read.data.personId !== who.personId) return null
  return { ...read.data, path: file, refusal: read.data.refusal as WaitingFile['refusal'] }
}

export const removeWaitingFile = (config: Config, id: string) => { if (/^[0-9a-f-]{36}$/.test(id)) for (const path of Object.values(pathsOf(config, id))) rmSync(path, { force: true }) }

/** Files nobody said a word about. */
export const removeOldWaitingFiles = (config: Config, nowMs: number) => {
  for (const name of existsSync(folderOf(config)) ? readdirSync(folderOf(config)) : []) {
    const path = join(folderOf(config), name)
    if (name.startsWith('lista-') && nowMs - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? nowMs) > keptForMs) rmSync(path, { force: true })
  }
}

/** The path of the door: `/cuadernos/90001/estudiantes/lista`. */
export const schoolOfListPath = (path: string): number | null => { const read = /^\/cuadernos\/([1-9]\d{0,6})\/estudiantes\/lista$/.exec(path); return read ? Number(read[1]) : null }

export const receiveSchoolFile = async (req: Request, res: Response, facts: RequestFacts, rbd: number): Promise<void> => {
  const { store, config } = facts
  const token = cookieFrom(req.headers.cookie, sessionCookieName(config))
  const person = token && facts.installation ? await getPersonOfSession(store, token) : null
  const wantsJson = (req.headers.accept ?? '').includes('application/json')
  const goTo = (path: string) => { if (wantsJson) res.json({ to: path }); else res.redirect(303, path) }
  // The browser keeps sending unless somebody listens; what comes is thrown away.
  const turnAway = () => { req.unpipe(); req.resume() }
  if (!person?.agreedAt) { turnAway(); return goTo(`/entrar?a=${encodeURIComponent(listPath(rbd))}`) }
  const today = schoolDayOf(store.clock.now(), facts.installation!.timeZone)
  if (!whyMay(person, 'students.import', await getSchoolThing(store, rbd, today), today) || !(await isStudentModuleOn(store, rbd))) {
    await record(store, { event: 'access.refused', personId: person.id, rbd, requestId: facts.requestId, detail: { path: '/cuadernos/:rbd/estudiantes/lista', method: 'POST' } })
    turnAway()
    res.status(403).type('text/plain').send('403\n')
    return
  }
  const refuse = (reason: string) => goTo(`${listPath(rbd)}?problema=${reason}`)
  if (Number(req.headers['content-length'] ?? 0) > mostBytes + 10_000) { turnAway(); return refuse('muy-grande') }
  mkdirSync(folderOf(config), { recursive: true, mode: 0o700 })
  removeOldWaitingFiles(config, Date.now())
  const id = newId(store.clock.now())
  const { file, note } = pathsOf(config, id)
  const came: string[] = []
  const fields: Record<string, string> = {}
  try {
    const stored = await storeFiles(req, { ...config, maxUploadBytes: mostBytes }, () => { const path = join(folderOf(config), `lista-${newId(store.clock.now())}.upload`); came.push(path); return path }, (name, value) => { fields[name] = value })
    const [first] = stored
    if (!first) return refuse('sin-archivo')
    const reduced = await keepNeededColumns(first.path, file, folderOf(config))
    const onDevice = (fields.omitidas ?? '').split('|').filter(c => (neverRead as readonly string[]).includes(c))
    writeFileSync(note, JSON.stringify({
      rbd, personId: person.id, fileName: first.fileName, onDevice: fields.omitidas !== undefined, others: Number(fields.otras ?? 0) || (reduced.ok ? reduced.others : 0),
      dropped: reduced.ok ? [...new Set([...onDevice, ...reduced.dropped])] : [], refusal: reduced.ok ? null : { reason: reduced.reason, detail: reduced.detail },
    } satisfies z.input<typeof waitingSchema>), { mode: 0o600 })
    goTo(`${listPath(rbd)}?archivo=${id}`)
  } catch (e) {
    removeWaitingFile(config, id)
    if (e instanceof TooBig) return refuse('muy-grande')
    if (!req.readableAborted && !res.headersSent) throw e
  } finally {
    for (const path of came) rmSync(path, { force: true })
  }
}
