/** Opening the place a notice is about marks the notice as read. Asked twice it does nothing the second time, so it may be a link. */
import { redirect } from 'react-router'
import type { Route } from './+types/open-notice'
import { listNotices, markRead } from '../../../db/advising/notices.ts'
import { placeOf } from '../../components/digest/paths.ts'
import { factsOf, notFound, requireSignedIn, todayOf } from '../../request.server.ts'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store } = factsOf(context)
  const me = requireSignedIn(context)
  const notice = (await listNotices(store, me, todayOf(context))).find(n => n.id === params.noticeId)
  if (!notice) throw notFound()
  await markRead(store, me.id, { id: notice.id })
  return redirect(placeOf(notice), 303)
}
