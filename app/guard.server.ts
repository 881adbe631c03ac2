/** The root middleware: puts the person in the request, and denies unless the matched route pattern is listed and allows it. */
import { redirect, type MiddlewareFunction } from 'react-router'
import { getPersonOfSession, seePersonOfSession } from '../db/people/sessions.ts'
import { hasInstallation } from '../db/installation.ts'
import { scopeFor } from '../cycles/people/permissions.ts'
import { wordsOfEndedSession, wordsOfOtherWriter, wordsOfRefused } from './words-kept.server.ts'
import { takeKey } from './data-keys.server.ts'
import { accessTable, keepsAlive, opensToPhones, type Access } from './access.ts'
import {
  cookieFrom, factsOf, forbidden, inLocale, logCookieName, notFound, rbdFrom, reasonTo, recordOf, requestContext, schoolThingOf, scopeOf,
  sessionCookieName, todayOf,
} from './request.server.ts'

type Context = Parameters<MiddlewareFunction<Response>>[0]['context']

const isOpen = async (access: Access, context: Context, params: Record<string, string | undefined>): Promise<boolean> => {
  switch (access.kind) {
    case 'public':
    case 'member':
      return true
    case 'key':
      return false
    case 'installation':
      return reasonTo(context, access.action, { kind: 'installation' }) !== null
    case 'somewhere': {
      const scope = scopeOf(context, access.action)
      return scope.country || scope.sleps.length + scope.networkIds.length + scope.rbds.length > 0
    }
    case 'logger': {
      const { signedIn, logger } = factsOf(context)
      return scopeFor(signedIn ?? logger, 'notebook.write', todayOf(context)).rbds.length > 0
    }
    case 'school': {
      const school = await schoolThingOf(context, rbdFrom(params))
      return access.actions.some(action => reasonTo(context, action, school) !== null)
        // An administrator who stated why, in this session, for this one school, and who still is one.
        || (access.actions.includes('notebook.read') && factsOf(context).signedIn?.openedForReason?.rbd === school.rbd
          && reasonTo(context, 'notebook.openWithReason', school) !== null)
    }
  }
}

const canonical = (pattern: string | undefined) => (pattern === undefined || pattern === '' || pattern === '/' ? '/' : `/${pattern.replace(/^\/+|\/+$/g, '')}`)

export const guard: MiddlewareFunction<Response> = async ({ request, context, params, pattern }, next) => {
  const facts = context.get(requestContext)
  const url = new URL(request.url)
  const path = url.pathname.replace(/\.data$/, '')
  const access = accessTable[canonical(pattern)]

  if (!(await hasInstallation(facts.store)) && path !== '/primera-vez' && path !== '/idioma') throw redirect('/primera-vez')

  // What keys open knows no cookies, and its answers are for programs.
  if (access?.kind === 'key') return inLocale(facts, async () => await takeKey(request, context) ?? next())

  const cookies = request.headers.get('cookie')
  const token = cookieFrom(cookies, sessionCookieName(facts.config))
  if (token) {
    facts.signedIn = await (keepsAlive(access, request.method) ? getPersonOfSession : seePersonOfSession)(facts.store, token)
    facts.sessionToken = facts.signedIn ? token : null
  }
  facts.logToken = cookieFrom(cookies, logCookieName(facts.config))
  // Looked up where it opens something, and nowhere else: no other page can mistake it for a signed-in person.
  if (facts.logToken && opensToPhones(access)) facts.logger = await getPersonOfSession(facts.store, facts.logToken, 'log')
  const who = facts.signedIn ?? facts.logger
  if (who?.language) facts.locale = who.language

  return inLocale(facts, async () => {
    if (!access) {
      if (facts.signedIn) await recordOf(context, { event: 'access.refused', detail: { unlisted: canonical(pattern) } })
      throw facts.signedIn ? forbidden() : notFound()
    }
    if (access.kind !== 'public') {
      if (!who) {
        const words = await wordsOfEndedSession(request)
        if (words) throw words
        // After signing in the person is on the page again where they were; a form that was sent does not repeat itself.
        const back = path !== '/' ? `?a=${encodeURIComponent(path + url.search.replace(/[?&](_routes|index)=?[^&]*/g, ''))}` : ''
        throw redirect(`/entrar${back}`)
      }
      if (!who.agreedAt && !(access.kind === 'member' && access.beforeAgreement)) throw redirect('/acuerdo')
      if (!(await isOpen(access, context, params))) {
        await recordOf(context, { event: 'access.refused', rbd: params.rbd ? rbdFrom(params) : null, detail: { path: canonical(pattern), method: request.method } })
        throw await wordsOfOtherWriter(request, who.id) ?? await wordsOfRefused(request) ?? forbidden()
      }
    }
    return next()
  })
}
