/** What somebody was told: unread first, each a way to its place. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/inbox'
import { getDigestSetting } from '../../../db/advising/digest-settings.ts'
import { listNotices, markRead, type Notice } from '../../../db/advising/notices.ts'
import { listSchoolFacts } from '../../../db/territory.ts'
import { pageName } from '../../components/notebook/names.ts'
import { digestPath, inboxPath, noticePath } from '../../components/digest/paths.ts'
import { Button } from '../../components/form.tsx'
import { Columns, EmptyState, Notice as Said, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import css from '../../components/digest/digest.module.css'

const sentenceOf = (n: Notice, school: string): string => {
  const at = { school, page: n.page ? pageName[n.page]() : '', number: n.cycleNumber ?? 0 }
  switch (n.kind) {
    case 'asked': return m.digest_notice_asked(at)
    case 'commented': return m.digest_notice_commented(at)
    case 'answered': return m.digest_notice_answered(at)
    case 'agreed': return m.digest_notice_agreed({ school })
    case 'visit-planned': return m.digest_notice_visit({ school })
    case 'handed-over': return m.digest_notice_handed({ school })
  }
}
const mailWords = { week: m.digest_inbox_mail_week, fortnight: m.digest_inbox_mail_fortnight, month: m.digest_inbox_mail_month, never: m.digest_inbox_mail_never }

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale, config } = factsOf(context)
  const me = requireSignedIn(context)
  const today = todayOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const notices = await listNotices(store, me, today)
  const names = await listSchoolFacts(store, [...new Set(notices.map(n => n.rbd))], Number(today.slice(0, 4)))
  const shown = notices.map(n => ({ id: n.id, isRead: n.readAt !== null, sentence: sentenceOf(n, names.get(n.rbd)?.name ?? `RBD ${n.rbd}`), when: f.dayAndTime(n.at) }))
  const marked = Number(new URL(request.url).searchParams.get('leidos') ?? NaN)
  return {
    unread: shown.filter(n => !n.isRead), read: shown.filter(n => n.isRead),
    mail: config.smtpUrl ? mailWords[(await getDigestSetting(store, me.id)).rhythm]() : m.digest_inbox_mail_none(),
    done: marked > 0 && marked < 1_000 ? m.digest_inbox_marked({ n: marked }) : null,
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store } = factsOf(context)
  const id = (await request.formData()).get('aviso')
  const marked = await markRead(store, requireSignedIn(context).id, typeof id === 'string' && id !== 'todos' ? { id } : 'all')
  return redirect(`${inboxPath}?leidos=${marked}`, 303)
}
export const meta: Route.MetaFunction = () => [{ title: m.digest_inbox_title() }]

type Shown = Route.ComponentProps['loaderData']['unread'][number]
const Line = ({ n }: { n: Shown }) => (
  <li className={n.isRead ? css.seen : css.fresh}>
    <Link className={css.sentence} to={noticePath(n.id)}>{n.sentence}</Link>
    <span className={css.when}>{n.when}</span>
  </li>
)

const Inbox = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.digest_inbox_title()} readers={m.digest_inbox_readers()} />
    {d.done ? <Said live>{d.done}</Said> : null}
    <Columns aside={(
      <Sheet labelledBy="por-correo">
        <h2 id="por-correo">{m.digest_inbox_mail_title()}</h2>
        <p>{d.mail}</p>
        <p><Link to={digestPath}>{m.digest_inbox_mail_link()}</Link></p>
      </Sheet>
    )}>
      {d.unread.length + d.read.length === 0 ? <EmptyState title={m.digest_inbox_empty_title()}><p>{m.digest_inbox_empty()}</p></EmptyState> : (
        <>
          <Sheet labelledBy="sin-leer">
            <div className={css.listHead}>
              <h2 id="sin-leer">{d.unread.length > 0 ? m.digest_inbox_unread() : m.digest_inbox_all_read_title()}</h2>
              {d.unread.length > 0 ? <Form method="post"><Button name="aviso" value="todos">{m.digest_inbox_mark_all()}</Button></Form> : null}
            </div>
            {d.unread.length > 0 ? <ul className={css.notices}>{d.unread.map(n => <Line key={n.id} n={n} />)}</ul> : <p className={css.soft}>{m.digest_inbox_all_read()}</p>}
          </Sheet>
          {d.read.length > 0 ? (
            <Sheet labelledBy="leidos">
              <h2 id="leidos">{m.digest_inbox_read()}</h2>
              <ul className={css.notices}>{d.read.map(n => <Line key={n.id} n={n} />)}</ul>
            </Sheet>
          ) : null}
        </>
      )}
    </Columns>
  </>
)
export default Inbox
