/** POST only: changes the language, and comes back to the page it was pressed on. */
import { redirect } from 'react-router'
import type { Route } from './+types/language'
import { setLanguage } from '../../../db/people/people.ts'
import { factsOf, languageCookie, safePath } from '../../request.server.ts'
import { isLocale } from '../../words.ts'

export const loader = () => redirect('/')

export const action = async ({ request, context }: Route.ActionArgs) => {
  const form = await request.formData()
  const locale = form.get('idioma')
  const back = safePath(form.get('a'), '/')
  if (!isLocale(locale)) return redirect(back)
  const { store, signedIn } = factsOf(context)
  if (signedIn) await setLanguage(store, signedIn.id, locale)
  return redirect(back, { headers: { 'Set-Cookie': languageCookie(locale) } })
}
