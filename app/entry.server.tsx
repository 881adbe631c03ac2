import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream } from 'react-dom/server'
import { ServerRouter, type EntryContext, type HandleErrorFunction, type RouterContextProvider } from 'react-router'
import { loggedPath, logger } from './log.ts'
import { NonceContext } from './nonce.ts'
import { requestContext } from './request.server.ts'

/** Pages are sent whole: they are small, and a page that waits for nothing can be read without JavaScript. */
export default function handleRequest(request: Request, status: number, headers: Headers, routerContext: EntryContext, context: RouterContextProvider): Promise<Response> {
  const { nonce } = context.get(requestContext)
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext value={nonce}><ServerRouter context={routerContext} url={request.url} nonce={nonce} /></NonceContext>,
      {
        nonce,
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError: reject,
      },
    )
    request.signal.addEventListener('abort', () => abort(), { once: true })
  })
}

/** Surprises are logged with the request's id, which the page shows as the error code; nothing of the form that was sent. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const facts = (context as RouterContextProvider).get(requestContext)
  logger.error({ requestId: facts.requestId, path: loggedPath(new URL(request.url).pathname), err: error }, 'request failed')
}
