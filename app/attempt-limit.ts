/**
 * How often one client may try something that costs or guesses: signing in, one-time links, the first-run code. The limit by account is in
 * the database (`db/people/attempts.ts`); this one is by address, in memory, and generous, since a whole school may share one address.
 */
export type AttemptLimit = { mayTry(client: string, nowMs: number): boolean; /** Whether a try is left, without taking one. */ hasTries(client: string, nowMs: number): boolean }

/** At most `most` tries of one client in any `windowMs`. Forgets clients that have been quiet. */
export const attemptLimit = (most = 60, windowMs = 15 * 60_000): AttemptLimit => {
  const tries = new Map<string, number[]>()
  return {
    hasTries: (client, nowMs) => (tries.get(client) ?? []).filter(at => at > nowMs - windowMs).length < most,
    mayTry: (client, nowMs) => {
      if (tries.size > 10_000) for (const [c, times] of tries) if ((times.at(-1) ?? 0) <= nowMs - windowMs) tries.delete(c)
      const recent = (tries.get(client) ?? []).filter(at => at > nowMs - windowMs)
      if (recent.length >= most) return false
      recent.push(nowMs)
      tries.set(client, recent)
      return true
    },
  }
}

/** Opening a link is no guess worth making (its signature is checked before the database is asked), but nobody needs to open hundreds. */
export const isLinkPath = (path: string): boolean => /^\/(historia|avisos\/parar)\/[^/]+$|^\/alianza\/[^/]+(\/responder\/[^/]+)?$/.test(path)

/** What a mail program posts by itself when its reader stops a digest (RFC 8058): it has no page and so no Origin. The signed link is all it shows. */
export const isOneClickPath = (path: string): boolean => /^\/avisos\/parar\/[^/]+$/.test(path)

/** A class's survey: a whole class answers from one address, so what counts is codes that open nothing. */
export const isSurveyPath = (path: string): boolean => /^\/encuesta\/[^/]+$/.test(path)

/** Whether a POST to this path is such a try. */
export const isCountedPath = (path: string): boolean => /^\/(entrar|primera-vez|invitacion\/[^/]+|clave\/[^/]+)(\.data)?$/.test(path)
