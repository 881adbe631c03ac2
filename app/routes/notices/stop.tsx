/**
 * The link in a mail: stops the digests of whoever it was sent to, without signing in. Opening it changes nothing (programs open links
 * before people do); its button does, and so does the one POST a mail program sends by itself (RFC 8058), which is answered without a redirect.
 */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/stop'
import { getStoppable, stopDigests } from '../../../db/advising/digest-settings.ts'
import { digestPath, stopPath } from '../../components/digest/paths.ts'
import { Actions, Button } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { stopKey } from '../../digest-mail.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf } from '../../request.server.ts'

/** No search engine and no *from where* of another page has the link. */
export const headers: Route.HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex', 'Referrer-Policy': 'no-referrer' })

const nowWords = { week: m.digest_stop_now_week, fortnight: m.digest_stop_now_fortnight, month: m.digest_stop_now_month }

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, secrets } = factsOf(context)
  const whose = await getStoppable(store, stopKey(secrets), params.token)
  if (!whose) return data({ state: 'unknown' as const, now: '' }, { status: 404 })
  return whose.rhythm === 'never' ? { state: 'stopped' as const, now: '' } : { state: 'open' as const, now: nowWords[whose.rhythm]() }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, secrets, requestId } = factsOf(context)
  const isOneClick = (await request.formData()).get('List-Unsubscribe') === 'One-Click'
  const stopped = await stopDigests(store, stopKey(secrets), params.token, requestId)
  if (!stopped) return data(null, { status: 404 })
  return isOneClick ? data(null, { status: 200 }) : redirect(stopPath(params.token), 303)
}

const words = {
  open: { title: m.digest_stop_title, what: m.digest_stop_what }, stopped: { title: m.digest_stop_done_title, what: m.digest_stop_done },
  unknown: { title: m.digest_stop_unknown_title, what: m.digest_stop_unknown },
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? words[loaderData.state].title() : '' }]

const Stop = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={words[d.state].title()} />
    <Sheet>
      {d.now ? <p>{d.now}</p> : null}
      <p>{words[d.state].what()}</p>
      {d.state === 'open' ? <Form method="post"><Actions><Button tone="primary">{m.digest_stop_button()}</Button></Actions></Form> : <p><Link to={digestPath}>{m.digest_stop_link()}</Link></p>}
    </Sheet>
  </>
)
export default Stop
