/** Calls a route's action or loader as the server would, on a real database, without a server around it. */
import { RouterContextProvider } from 'react-router'
import { getInstallation } from '../../../db/installation.ts'
import { getPersonOfSession } from '../../../db/people/sessions.ts'
import type { Store } from '../../../db/store.ts'
import { readConfig } from '../../../app/config.ts'
import { inLocale, requestContext, type RequestFacts } from '../../../app/request.server.ts'

export const origin = 'https://cuaderno.example'
export const secrets = { key: '5'.repeat(64), firstRunCode: '7K2M-9QXB-4D0T' }

type Ask = { token?: string | null; /** The token of a phone's session for entries. */ phone?: string | null; userAgent?: string; form?: Record<string, string>; params?: Record<string, string>; query?: string; locale?: 'es' | 'en'; env?: Record<string, string> }
/** What a route answered: a redirect or a page's data with its status, and the cookies and other headers it set. */
/** `body`: the text of an answer that is no page. */
export type Answer = { status: number; to: string | null; headers: Headers; data: unknown; body?: string }

type Handler = (args: never) => unknown

/** `token`: the session of whoever asks. Thrown answers count as answers. */
export const ask = async (store: Store, handler: Handler, { token = null, phone = null, userAgent = 'Firefox/115.0 Windows', form, params = {}, query = '', locale = 'es', env = {} }: Ask = {}): Promise<Answer> => {
  const context = new RouterContextProvider()
  const signedIn = token ? await getPersonOfSession(store, token) : null
  const facts: RequestFacts = {
    store, config: readConfig({ PUBLIC_ORIGIN: origin, ...env }), secrets, requestId: 'prueba', nonce: '', locale,
    installation: await getInstallation(store), signedIn, sessionToken: signedIn ? token : null,
    logger: phone ? await getPersonOfSession(store, phone, 'log') : null, logToken: phone, dataKey: null,
  }
  context.set(requestContext, facts)
  const request = new Request(`${origin}/x${query}`, { headers: { 'user-agent': userAgent }, ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}) })
  const answer = await inLocale(facts, async () => { try { return await handler({ request, context, params } as never) } catch (thrown) { return thrown } })
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('location'), headers: answer.headers, data: null, body: await answer.text() }
  if (answer instanceof Error) throw answer
  const wrapped = answer as { type?: string; data: unknown; init?: ResponseInit | null } | null
  if (wrapped?.type === 'DataWithResponseInit') return { status: wrapped.init?.status ?? 200, to: null, headers: new Headers(wrapped.init?.headers), data: wrapped.data }
  return { status: 200, to: null, headers: new Headers(), data: answer }
}

/** The session token a `Set-Cookie` carries. */
export const tokenIn = (answer: Answer): string => /^__Host-s=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''

/** The token of a phone's session for entries that an answer sets. */
export const phoneTokenIn = (answer: Answer): string => /(?:^|, )__Host-n=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
