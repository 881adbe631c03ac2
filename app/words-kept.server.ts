/**
 * A form that cannot be taken must not take its words with it. Sent by a page's own script, the page still holds them and is told why.
 * Sent as a document (no JavaScript), the answer is a page with the words in the same fields: there is no other copy.
 */
import { data } from 'react-router'
import { fieldName } from './components/notebook/field-names.ts'
import type { WordsKept } from './components/saving/words-kept.tsx'

const isOfNotebook = (path: string) => /^\/(cuadernos\/|asesoria)/.test(path)
const isSentByPage = (request: Request) => new URL(request.url).pathname.endsWith('.data')
const isForm = (request: Request) => (request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')

const fieldsOf = async (request: Request): Promise<Record<string, string[]>> => {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of await request.formData()) if (typeof value === 'string') (fields[name] ??= []).push(value)
  return fields
}

const kept = (request: Request, why: WordsKept['why'], fields: Record<string, string[]>, status: number) =>
  data<WordsKept>({
    reason: 'words-kept', why, to: new URL(request.url).pathname, fields,
    labels: Object.fromEntries(Object.keys(fields).map(name => [name, fieldName(name.replace(/^theirs\./, ''))])),
  }, { status })

/** A notebook's form sent by somebody who is not signed in (any more): the page that holds its words. Null: it is no such form. */
export const wordsOfEndedSession = async (request: Request) =>
  request.method === 'POST' && isOfNotebook(new URL(request.url).pathname) && !isSentByPage(request) && isForm(request)
    ? kept(request, 'signed-out', await fieldsOf(request), 401)
    : null

/** For a form whose sender may not write there: the page with its words, when it was somebody else who wrote them. */
export const wordsOfOtherWriter = async (request: Request, personId: string) => {
  if (request.method !== 'POST' || !isOfNotebook(new URL(request.url).pathname) || !isForm(request)) return null
  const fields = await fieldsOf(request.clone())
  const writer = fields.writer?.at(-1)
  return writer !== undefined && writer !== personId ? kept(request, 'other-person', isSentByPage(request) ? {} : fields, 409) : null
}

/**
 * For a form of somebody who may not write there any more (an advisor whose school was handed over while they wrote): refused, and the page
 * holds their words. Null: nothing was written. Sent by the page's own script, the page still holds them.
 */
export const wordsOfRefused = async (request: Request) => {
  if (request.method !== 'POST' || !isOfNotebook(new URL(request.url).pathname) || isSentByPage(request) || !isForm(request)) return null
  const fields = await fieldsOf(request.clone())
  return fields.writer === undefined ? null : kept(request, 'refused', fields, 403)
}

/** The same where only the page knows that it is not theirs. `fields`: as they were read from the request. */
export const refuseWithWords = (request: Request, fields: Readonly<Record<string, string>>) =>
  isSentByPage(request) ? data({ reason: 'forbidden' as const }, { status: 403 })
    : kept(request, 'refused', Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, [words]])), 403)

/**
 * Words one person left on the screen are not saved under the next one's name (shared computers). Throws when the form was made for
 * somebody else than the one who sends it.
 */
export const refuseOtherWriter = (request: Request, fields: Readonly<Record<string, string>>, personId: string) => {
  if (fields.writer === undefined || fields.writer === personId) return
  throw kept(request, 'other-person', isSentByPage(request) ? {} : Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, [words]])), 409)
}
