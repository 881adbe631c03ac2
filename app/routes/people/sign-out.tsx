/** POST only: the session ends in the database, and the browser is told to forget. */
import { redirect } from 'react-router'
import type { Route } from './+types/sign-out'
import { signOut } from '../../../db/people/sessions.ts'
import { factsOf, signOutHeaders } from '../../request.server.ts'

export const loader = () => redirect('/')

export const action = async ({ context }: Route.ActionArgs) => {
  const { store, config, sessionToken, requestId } = factsOf(context)
  if (!sessionToken) return redirect('/')
  await signOut(store, sessionToken, requestId)
  return redirect('/entrar?hecho=salida', { headers: signOutHeaders(config) })
}
