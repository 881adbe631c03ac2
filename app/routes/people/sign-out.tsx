/** POST only: the session ends in the database, and the browser is told to forget. On a phone of one's own both sessions end. */
import { redirect } from 'react-router'
import type { Route } from './+types/sign-out'
import { getPersonOfSession, signOut } from '../../../db/people/sessions.ts'
import { factsOf, signOutHeaders } from '../../request.server.ts'

export const loader = () => redirect('/')

export const action = async ({ context }: Route.ActionArgs) => {
  const { store, config, signedIn, sessionToken, logToken, requestId } = factsOf(context)
  const owner = logToken ? await getPersonOfSession(store, logToken, 'log') : null
  const isBorrowed = owner !== null && signedIn !== null && owner.id !== signedIn.id
  const tokens = [sessionToken, owner && !isBorrowed ? logToken : null].filter(t => t !== null)
  if (tokens.length === 0) return redirect('/')
  await signOut(store, tokens, requestId)
  return redirect('/entrar?hecho=salida', { headers: signOutHeaders(config, { phoneStays: isBorrowed }) })
}
