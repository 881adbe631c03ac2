/**
 * The phone's worker. It stands between `/anotar` and the line, and nothing else: its scope is that path, so no other page of the notebook
 * ever passes through it. With no line it answers with the empty form, which is nobody's; what is written there lies sealed on the phone
 * and goes out later.
 *
 * What it keeps: the empty form, asked for without cookies, and the fingerprinted files that form names. Never a page of somebody's,
 * never an answer with data (trust, service worker).
 */
import { listPeopleKept } from './device-store.ts'
import { deviceOutbox, sendWaiting } from './log-outbox.ts'
import { openWithNoLine } from './phone-known.ts'

/** The part of the worker's world used here; TypeScript knows either a page's or a worker's, and this project is pages. */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type WorkerWorld = {
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void>; matchAll: (of: { type: 'window' }) => Promise<readonly { visibilityState: string; postMessage: (m: unknown) => void }[]> }
  addEventListener: {
    (type: 'install' | 'activate', listen: (e: Waiting) => void): void
    (type: 'message', listen: (e: Waiting & { data: unknown }) => void): void
    (type: 'sync', listen: (e: Waiting & { tag: string }) => void): void
    (type: 'fetch', listen: (e: Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }) => void): void
  }
}
const worker = globalThis as unknown as WorkerWorld

const cacheName = 'anotar'
const page = '/anotar'
const emptyForm = '/anotar/sin-linea'
/** A line this slow is no line: the empty form is there at once. */
const patienceMs = 4_000

/** Keeps the empty form in a language, with the files it names; the form comes last, so that it never names one that is not there. */
const keep = async (language: string) => {
  const answer = await fetch(emptyForm, { credentials: 'omit', cache: 'no-store', headers: { 'Accept-Language': language } })
  if (!answer.ok || answer.redirected) return
  const files = new Set((await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [])
  const cache = await caches.open(cacheName)
  for (const file of files) if (!(await cache.match(file))) await cache.add(new Request(file, { credentials: 'omit' }))
  await cache.put(emptyForm, answer)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== emptyForm && !files.has(pathname)) await cache.delete(pathname)
  }
}

const fromCache = async (path: string) => (await caches.open(cacheName)).match(path)

/** The page if the line brings it in time, else the empty form, under its own address. */
const openPage = async (request: Request): Promise<Response> => {
  const late = new Promise<null>(resolve => { setTimeout(() => resolve(null), patienceMs) })
  const answer = await Promise.race([fetch(request).catch(() => null), late])
  if (answer && answer.status < 500) return answer
  return (await fromCache(emptyForm)) ? Response.redirect(emptyForm, 302) : answer ?? Response.error()
}

worker.addEventListener('install', e => e.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', e => e.waitUntil(worker.clients.claim()))

// The page says it is there, and in which language.
worker.addEventListener('message', e => {
  if (typeof e.data === 'object' && e.data !== null && 'keep' in e.data && typeof e.data.keep === 'string') e.waitUntil(keep(e.data.keep).catch(() => {}))
})

worker.addEventListener('fetch', e => {
  const { request } = e
  const { origin, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === page) e.respondWith(openPage(request))
  else if (request.mode === 'navigate' && pathname === emptyForm && search === '') e.respondWith(fromCache(emptyForm).then(kept => kept ?? fetch(request)))
  else if (pathname.startsWith('/assets/')) e.respondWith(fromCache(pathname).then(kept => kept ?? fetch(request)))
})

/** Sends what waits with no page open. A browser calls again later when this fails. */
const sendAll = async () => {
  const pages = await worker.clients.matchAll({ type: 'window' })
  // A page somebody is looking at sends by itself, and says so.
  if (pages.some(p => p.visibilityState === 'visible')) { for (const p of pages) p.postMessage({ send: true }); return }
  let isLeft = false
  for (const personId of await listPeopleKept()) {
    const found = await openWithNoLine(personId, { mine: 'worker', open: async () => new Set() })
    if (!found) continue
    const { left } = await sendWaiting(deviceOutbox(found.device))
    isLeft ||= left === 'later'
  }
  for (const p of pages) p.postMessage({ sent: true })
  if (isLeft) throw new Error('some entries wait for a line')
}
worker.addEventListener('sync', e => { if (e.tag === 'anotar') e.waitUntil(sendAll()) })
