/** How long this session still lasts. Asking (GET) does not keep it alive; saying that one is still here (POST) does. */
import type { Route } from './+types/session-state'
import { factsOf, requireSignedIn } from '../../request.server.ts'

export type SessionState = { endsInMs: number; lastsMs: number }

const stateOf = (context: Route.LoaderArgs['context']) => {
  const { session } = requireSignedIn(context)
  const now = factsOf(context).store.clock.now().getTime()
  return Response.json({ endsInMs: session.expiresAt.getTime() - now, lastsMs: session.absoluteExpiresAt.getTime() - now } satisfies SessionState)
}

export const loader = ({ context }: Route.LoaderArgs) => stateOf(context)
export const action = ({ context }: Route.ActionArgs) => stateOf(context)
