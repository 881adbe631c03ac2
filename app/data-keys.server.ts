/** Programs that read with a key: no cookie opens what they read, and a key opens nothing else. Everything that is refused is said in words. */
import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { isKeyStillOpen, useKey, type KeyAnswer } from '../db/opendata/keys.ts'
import { m } from './messages/compiled/messages.js'
import { factsOf, recordOf, timeZoneOf, todayOf } from './request.server.ts'

type Context = Readonly<RouterContextProvider>

/** RFC 9457. `code`: what the log calls this request. */
export const problemAnswer = (context: Context, status: number, title: string, detail: string, headers: Record<string, string> = {}): Response =>
  new Response(`${JSON.stringify({ type: 'about:blank', title, status, detail, code: factsOf(context).requestId })}\n`, { status, headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers } })

const refused = (context: Context, reason: (KeyAnswer & { ok: false })['reason'] | 'missing'): Response => {
  if (reason === 'too-often') return problemAnswer(context, 429, m.opendata_api_429_title(), m.opendata_api_429(), { 'Retry-After': '60' })
  const detail = { missing: m.opendata_api_401_missing, unknown: m.opendata_api_401_unknown, revoked: m.opendata_api_401_revoked, expired: m.opendata_api_401_expired, 'maker-gone': m.opendata_api_401_maker }[reason]()
  return problemAnswer(context, 401, m.opendata_api_401_title(), detail, { 'WWW-Authenticate': 'Bearer' })
}

/** Puts the key of the request into its facts; an answer where it shows none that opens anything. */
export const takeKey = async (request: Request, context: Context): Promise<Response | null> => {
  const facts = factsOf(context)
  const shown = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (!shown) return refused(context, 'missing')
  const answer = await useKey(facts.store, shown, { today: todayOf(context), timeZone: timeZoneOf(context), requestId: facts.requestId })
  if (!answer.ok) return refused(context, answer.reason)
  facts.dataKey = answer.key
  return null
}

/** Out of its scope: one answer, whatever it is that it does not reach. */
export const outOfScope = async (context: Context): Promise<Response> => {
  const key = factsOf(context).dataKey!
  await recordOf(context, { event: 'data-key.refused', detail: { key: key.id, name: key.name, slep: key.slepCode } })
  return problemAnswer(context, 403, m.opendata_api_403_title(), m.opendata_api_403())
}

/** A whole answer with its ETag, or 304 for whoever has it. A key revoked meanwhile is given nothing. */
export const answerWith = async (request: Request, context: Context, body: unknown): Promise<Response> => {
  const facts = factsOf(context)
  if (!(await isKeyStillOpen(facts.store, facts.dataKey!.id))) return refused(context, 'revoked')
  const text = `${JSON.stringify(body)}\n`
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const has = (request.headers.get('if-none-match') ?? '').split(',').map(tag => tag.trim().replace(/^W\//, ''))
  return has.includes(etag) || has.includes('*') ? new Response(null, { status: 304, headers: { ETag: etag } }) : new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8', ETag: etag } })
}
