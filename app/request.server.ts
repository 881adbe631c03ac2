/**
 * What every loader and action knows of its request, and the guards they use. Express makes the context for each request; the root
 * middleware fills in the person and denies what `access.ts` does not allow.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createContext, data, redirect, type RouterContextProvider } from 'react-router'
import { schoolDayOf } from '../db/clock.ts'
import type { Installation } from '../db/installation.ts'
import { record, type AuditEntry } from '../db/audit.ts'
import { sessionTimes, type SignedIn } from '../db/people/sessions.ts'
import type { Entered } from '../db/people/sign-in.ts'
import type { OpenKey } from '../db/opendata/keys.ts'
import type { Store } from '../db/store.ts'
import { getSchoolThing } from '../db/territory.ts'
import { scopeFor, whyMay, type Action, type Reason, type Scope, type Thing } from '../cycles/people/permissions.ts'
import type { Config } from './config.ts'
import type { Secrets } from './config.ts'
import { readLocaleWith, type Locale } from './words.ts'

/** One request: made by Express, completed by the root middleware. */
export type RequestFacts = {
  store: Store
  config: Config
  secrets: Secrets
  requestId: string
  nonce: string
  locale: Locale
  /** Null until the first run is done. */
  installation: Installation | null
  /** Null for somebody who has not signed in. */
  signedIn: SignedIn | null
  /** The token behind `signedIn`, to end or renew that session. */
  sessionToken: string | null
  /** The person of a phone's session for entries: known only to the pages such a session opens, null on every other one. */
  logger: SignedIn | null
  /** What the cookie of such a session holds, whether or not it still opens anything. */
  logToken: string | null
  /** The key a program shows, on what only keys open; null everywhere else. */
  dataKey: OpenKey | null
}

export const requestContext = createContext<RequestFacts>()
type Context = Readonly<RouterContextProvider>

export const factsOf = (context: Context): RequestFacts => context.get(requestContext)

const localeStorage = new AsyncLocalStorage<{ locale: Locale }>()
/** The language of the request being answered; Spanish outside of one. */
export const localeOfRequest = (): Locale => localeStorage.getStore()?.locale ?? 'es'
readLocaleWith(localeOfRequest)
/** Runs a request's work in its language. */
export const inLocale = <T>(facts: { locale: Locale }, work: () => T): T => localeStorage.run(facts, work)

const defaultTimeZone = 'America/Santiago'
export const timeZoneOf = (context: Context) => factsOf(context).installation?.timeZone ?? defaultTimeZone
/** Today as a school day (`YYYY-MM-DD`) in the territory's time zone. */
export const todayOf = (context: Context) => schoolDayOf(factsOf(context).store.clock.now(), timeZoneOf(context))

/** The signed-in person; sends anybody else to the sign-in page. */
export const requireSignedIn = (context: Context): SignedIn => {
  const { signedIn } = factsOf(context)
  if (!signedIn) throw redirect('/entrar')
  return signedIn
}

/**
 * Who writes entries from a phone: the signed-in person, or the one its own session is for. `school`s are asked for with `whyMay` on
 * this person, since a membership must still be current at each use.
 */
export const requireLogger = (context: Context): { person: SignedIn; /** Only the phone's session: the rest of the notebook asks to sign in. */ isLogOnly: boolean; scope: Scope } => {
  const { signedIn, logger } = factsOf(context)
  const person = signedIn ?? logger
  if (!person) throw redirect('/entrar?a=%2Fanotar')
  return { person, isLogOnly: signedIn === null, scope: scopeFor(person, 'notebook.write', todayOf(context)) }
}

/** A thing nobody has, or that is not this school's: the same answer for both. */
export const notFound = () => data({ reason: 'not-found' as const }, { status: 404 })
export const forbidden = () => data({ reason: 'forbidden' as const }, { status: 403 })

/** Why this person may do this to that thing; null means no. */
export const reasonTo = (context: Context, action: Action, thing: Thing): Reason | null =>
  whyMay(factsOf(context).signedIn, action, thing, todayOf(context))

export const schoolThingOf = (context: Context, rbd: number) => getSchoolThing(factsOf(context).store, rbd, todayOf(context))

/** Lets the request go on only when the person may do `action` in this school; throws 403 and records the refusal otherwise. */
export const requireMayInSchool = async (context: Context, action: Action, rbd: number): Promise<Reason> => {
  const reason = reasonTo(context, action, await schoolThingOf(context, rbd))
  if (!reason) { await recordOf(context, { event: 'access.refused', rbd, detail: { action } }); throw forbidden() }
  return reason
}

export const requireMayInInstallation = async (context: Context, action: Action): Promise<Reason> => {
  const reason = reasonTo(context, action, { kind: 'installation' })
  if (!reason) { await recordOf(context, { event: 'access.refused', detail: { action } }); throw forbidden() }
  return reason
}

/** Where the person may do `action`: what list queries take. */
export const scopeOf = (context: Context, action: Action): Scope => scopeFor(factsOf(context).signedIn, action, todayOf(context))

/** Records an event with the person and the request it came from. */
export const recordOf = (context: Context, entry: AuditEntry): Promise<void> => {
  const { store, signedIn, logger, requestId } = factsOf(context)
  return record(store, { personId: (signedIn ?? logger)?.id ?? null, requestId, ...entry })
}

/** An RBD from a path, or 404. */
export const rbdFrom = (params: { rbd?: string }): number => {
  if (!/^[1-9]\d{0,6}$/.test(params.rbd ?? '')) throw notFound()
  return Number(params.rbd)
}

// ── Cookies ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * The session cookie. `__Host-` needs Secure, which browsers keep on https; only plain http on this very machine (a demo, a test) goes
 * without, and the configuration refuses plain http anywhere else.
 */
export const sessionCookieName = (config: Config) => (config.publicOrigin.startsWith('https:') ? '__Host-s' : 's')

/** The cookie of a phone's session for entries (`n`: *anotar*). It stands beside the other, and opens nothing else. */
export const logCookieName = (config: Config) => (config.publicOrigin.startsWith('https:') ? '__Host-n' : 'n')

const hostCookie = (config: Config, name: string, token: string, maxAgeSeconds: number | null): string => {
  const secure = config.publicOrigin.startsWith('https:') ? '; Secure' : ''
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}${maxAgeSeconds === null ? '' : `; Max-Age=${maxAgeSeconds}`}`
}

/** `maxAgeSeconds` null: the cookie ends with the browser (shared computers). */
export const sessionCookie = (config: Config, token: string, maxAgeSeconds: number | null): string => hostCookie(config, sessionCookieName(config), token, maxAgeSeconds)
export const logCookie = (config: Config, token: string, maxAgeSeconds: number): string => hostCookie(config, logCookieName(config), token, maxAgeSeconds)

/** The cookies of a sign-in: the session's, and on a phone of one's own the one for entries; a phone that was another's loses that one. */
export const enteredHeaders = (config: Config, session: Entered): [string, string][] => [
  ['Set-Cookie', sessionCookie(config, session.token, session.sharedComputer ? null : sessionTimes.personal.absoluteHours * 3600)],
  ...(session.log ? [['Set-Cookie', logCookie(config, session.log.token, sessionTimes.log.absoluteHours * 3600)] as [string, string]]
    : session.endedLog ? [['Set-Cookie', logCookie(config, '', 0)] as [string, string]] : []),
]

/**
 * Headers of a sign-out: the cookies go, and so does what the browser kept. `phoneStays`: somebody signed out on a borrowed phone, whose
 * owner's session for entries and unsent words are not theirs to remove.
 */
export const signOutHeaders = (config: Config, { phoneStays = false } = {}): [string, string][] => [
  ['Set-Cookie', sessionCookie(config, '', 0)],
  ...(phoneStays ? [] : [['Set-Cookie', logCookie(config, '', 0)] as [string, string]]),
  ['Clear-Site-Data', phoneStays ? '"cache"' : '"cache", "storage"'],
]

export const languageCookie = (locale: Locale) => `idioma=${locale}; Path=/; SameSite=Lax; Max-Age=31536000`

/** Remembers for a year that somebody read how to put the page on the home screen. Says nothing about them. */
export const hintCookie = (config: Config) => `pista=no; Path=/; SameSite=Lax; Max-Age=31536000${config.publicOrigin.startsWith('https:') ? '; Secure' : ''}`

export const cookieFrom = (header: string | null | undefined, name: string): string | null => {
  for (const part of (header ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return value.join('=') || null
  }
  return null
}

/** A path inside this site, or the fallback: never another origin. */
export const safePath = (to: unknown, fallback: string): string =>
  typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : fallback
