/**
 * The key under which a browser seals what it keeps of unsent words: one per person, derived and never stored. It is handed to a live
 * session that may do everything, on a computer of one's own; on a shared one nothing is kept, so there is nothing to open.
 */
import { createHmac } from 'node:crypto'
import type { Route } from './+types/device-key'
import { keyFor } from '../../config.ts'
import { factsOf, forbidden, requireSignedIn } from '../../request.server.ts'

export const loader = ({ context }: Route.LoaderArgs) => {
  const me = requireSignedIn(context)
  if (me.session.sharedComputer || me.session.purpose !== 'all') throw forbidden()
  const key = createHmac('sha256', keyFor(factsOf(context).secrets, 'device')).update(me.id).digest('base64')
  return Response.json({ key })
}
