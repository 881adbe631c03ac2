/** Files made while they are sent. */
import type { RouterContextProvider } from 'react-router'
import { attachmentNamed } from '../cycles/export/file-name.ts'
import { factsOf, inLocale } from './request.server.ts'
import type { Locale } from './words.ts'

/** Pieces are made as the browser takes them, and no further when it goes away. `locale`: of the words in them, if not the page's own. */
export const streamOf = (pieces: AsyncGenerator<string> | AsyncGenerator<Uint8Array>, context: Readonly<RouterContextProvider>, locale: Locale = factsOf(context).locale): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  return new ReadableStream({
    // A stream is pulled long after its request's own work: the language goes with each pull.
    pull: controller => inLocale({ locale }, async () => {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    }),
    cancel: async () => { await pieces.return(undefined) },
  })
}

export const download = (body: ReadableStream<Uint8Array>, name: string, contentType: string): Response =>
  new Response(body, { headers: { 'Content-Type': contentType.startsWith('text/') || contentType.endsWith('json') ? `${contentType}; charset=utf-8` : contentType, 'Content-Disposition': attachmentNamed(name), 'Cache-Control': 'no-store' } })
