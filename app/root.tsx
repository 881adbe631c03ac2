import { useEffect, type ReactNode } from 'react'
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from 'react-router'
import type { Route } from './+types/root'
import { useNonce } from './nonce.ts'
import { countUnread } from '../db/advising/notices.ts'
import { factsOf, scopeOf, timeZoneOf, todayOf } from './request.server.ts'
import { guard } from './guard.server.ts'
import { navigationFor } from './navigation.server.ts'
import { SiteFooter, SiteHeader } from './components/site.tsx'
import { Problem } from './components/problem.tsx'
import { frameStays } from './components/notebook/revalidation.ts'
import { Leaving } from './components/saving/leaving.tsx'
import { SessionEnding } from './components/saving/session-ending.tsx'
import { UnsentElsewhere } from './components/saving/unsent-elsewhere.tsx'
import { isWordsKept, WordsKeptPage } from './components/saving/words-kept.tsx'
import { waitingForms } from './components/saving/writing.ts'
import { m } from './messages/compiled/messages.js'
import { currentLocale, languageTag } from './words.ts'
import './styles/tokens.css'
import './styles/base.css'

export const middleware: Route.MiddlewareFunction[] = [guard]

/** What every page's frame shows, and nothing more: loaders' data travel to the browser whole. */
export const loader = async ({ context }: Route.LoaderArgs) => {
  const { installation, signedIn, logger, locale, store } = factsOf(context)
  const now = store.clock.now().getTime()
  return {
    locale,
    programmeName: installation?.programmeName ?? null,
    isDemo: installation?.kind === 'demo',
    today: todayOf(context),
    timeZone: timeZoneOf(context),
    /** The server's clock, ms: a browser's may be off by an hour. */
    now,
    person: signedIn ? { id: signedIn.id, name: signedIn.name, sharedComputer: signedIn.session.sharedComputer } : null,
    /** In how many ms the session ends if nothing is asked of the server, and in any case. Not where a phone's own session goes on after it. */
    session: signedIn && logger?.id !== signedIn.id ? { endsInMs: signedIn.session.expiresAt.getTime() - now, lastsMs: signedIn.session.absoluteExpiresAt.getTime() - now, idleMs: signedIn.session.idleMinutes * 60_000 } : null,
    navigation: signedIn?.agreedAt ? await navigationFor(context) : [],
    /** Regional staff of a service: what its schools shared among themselves is theirs to read, and not the country's. */
    isOfService: signedIn?.agreedAt ? scopeOf(context, 'partnership.reach').sleps.length > 0 : false,
    /** Notices that wait, for whoever may have any. */
    unread: signedIn?.agreedAt ? await countUnread(store, signedIn, todayOf(context)) : null,
  }
}

export type RootData = Awaited<ReturnType<typeof loader>>

export const shouldRevalidate = frameStays

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.programmeName ?? m.common_programme_default() }]

export const Layout = ({ children }: { children: ReactNode }) => {
  const nonce = useNonce()
  const frame = useRouteLoaderData<typeof loader>('root')
  // A page for somebody who was handed a link has no way into the rest of the site.
  const isBare = useMatches().some(match => (match.handle as { isBare?: boolean } | undefined)?.isBare === true)
  return (
    <html lang={languageTag(currentLocale())}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#fffefb" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1a2125" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-180.png" />
        {/* With its cookies, so that it speaks the person's language. Before the first run there is nothing to put on a home screen. */}
        {frame?.programmeName ? <link rel="manifest" href="/manifest.webmanifest" crossOrigin="use-credentials" /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <a className="skip-link" href="#contenido">{m.common_skip_to_content()}</a>
        <SiteHeader frame={frame ?? null} isBare={isBare} />
        <main id="contenido" tabIndex={-1}>{children}</main>
        <SiteFooter frame={isBare ? null : frame ?? null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

const App = ({ loaderData: { locale } }: Route.ComponentProps) => {
  // A browser holds the words of one language: when the person chose another, in another tab or by signing out, the page is loaded whole.
  useEffect(() => { if (locale !== currentLocale() && waitingForms().length === 0) window.location.reload() }, [locale])
  return <><Leaving /><SessionEnding /><UnsentElsewhere /><Outlet /></>
}
export default App

/** One place for what went wrong: a sentence per status, an error code for surprises, and never a detail of the machine. */
export const ErrorBoundary = ({ error }: Route.ErrorBoundaryProps) => {
  if (isRouteErrorResponse(error) && isWordsKept(error.data)) return <WordsKeptPage kept={error.data} />
  if (isRouteErrorResponse(error)) return <Problem status={error.status} code={null} />
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null
  return <Problem status={500} code={code} />
}
