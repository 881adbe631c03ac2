/**
 * The key under which a browser seals what it keeps of unsent words: one per person, derived and never stored. It is handed to a live
 * session on a computer or phone of one's own, the phone's for entries included; on a shared one nothing is kept, so there is nothing to
 * open, whoever else's phone it may be.
 */
import { createHmac } from 'node:crypto'
import type { Route } from './+types/device-key'
import { keyFor } from '../../config.ts'
import { factsOf, forbidden } from '../../request.server.ts'

export const loader = ({ context }: Route.LoaderArgs) => {
  const { signedIn, logger, secrets } = factsOf(context)
  const me = signedIn ?? logger
  if (!me || me.session.sharedComputer) throw forbidden()
  const key = createHmac('sha256', keyFor(secrets, 'device')).update(me.id).digest('base64')
  return Response.json({ key })
}
