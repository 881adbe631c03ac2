/** One's own digest: how often, the next one word for word, and the same points as lines to copy. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/digest'
import { getDigestSetting, setDigestRhythm, tokenToStop } from '../../../db/advising/digest-settings.ts'
import { getNextDigest } from '../../../db/advising/digests.ts'
import { getMailRefusal } from '../../../db/people/mail-refusals.ts'
import { isRhythm, rhythms } from '../../../cycles/digest/rhythm.ts'
import { digestLines, digestText, digestView } from '../../components/digest/digest-words.ts'
import { digestPath, inboxPath } from '../../components/digest/paths.ts'
import { Button, RadioFields } from '../../components/form.tsx'
import { Columns, EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { CopyBlock } from '../../components/story/copying.tsx'
import { digestSettings, stopKey } from '../../digest-mail.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, timeZoneOf } from '../../request.server.ts'
import css from '../../components/digest/digest.module.css'

const rhythmName = { week: m.digest_page_week, fortnight: m.digest_page_fortnight, month: m.digest_page_month, never: m.digest_page_never }
const timeOf = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale, config, secrets } = factsOf(context)
  const me = requireSignedIn(context)
  const f = formatter(locale, timeZoneOf(context))
  const { rhythm, byLink } = await getDigestSetting(store, me.id)
  const { digest, isSameAsLast, lastAt, next } = await getNextDigest(store, me, rhythm)
  const refusal = await getMailRefusal(store, me.email)
  const setting = digest && (await digestSettings(store, config, [digest]))(me.language ?? locale)
  const view = digest && setting && digestView(digest, setting)
  return {
    rhythm, email: me.email, isSaved: new URL(request.url).searchParams.get('hecho') === 'guardado',
    state: !config.smtpUrl ? m.digest_page_no_mail() : refusal ? null : next ? m.digest_page_next({ day: f.weekday(next.day), time: timeOf(next.minutes) }) : byLink ? m.digest_page_by_link() : m.digest_page_next_none(),
    refused: refusal && config.smtpUrl ? m.digest_page_refused({ email: me.email, day: f.dayOf(refusal.refusedAt) }) : null,
    isMailed: config.smtpUrl !== null && rhythm !== 'never',
    preview: view && {
      subject: view.subject, lines: digestLines(view), same: isSameAsLast && lastAt ? m.digest_page_preview_same({ day: f.dayOf(lastAt) }) : null,
      text: digestText(view, { origin: config.publicOrigin, rhythm, token: tokenToStop(stopKey(secrets), me.id) }),
    },
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const rhythm = (await request.formData()).get('ritmo')
  if (!isRhythm(rhythm)) return redirect(digestPath, 303)
  await setDigestRhythm(factsOf(context).store, requireSignedIn(context).id, rhythm)
  return redirect(`${digestPath}?hecho=guardado`, 303)
}
export const meta: Route.MetaFunction = () => [{ title: m.digest_page_title() }]

const DigestPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.digest_page_title()} crumb={<Link to={inboxPath}>{m.digest_inbox_title()}</Link>} readers={m.digest_page_readers()} />
    {d.isSaved ? <Notice live>{m.digest_page_saved()}</Notice> : null}
    {d.refused ? <Notice tone="look">{d.refused}</Notice> : null}
    <Columns aside={(
      <Sheet labelledBy="cada-cuanto">
        <h2 id="cada-cuanto">{m.digest_page_rhythm()}</h2>
        <Form method="post">
          <RadioFields name="ritmo" label={<span className="visually-hidden">{m.digest_page_rhythm()}</span>} hint={m.digest_page_rhythm_hint()} value={d.rhythm} options={rhythms.map(r => ({ value: r, label: rhythmName[r]() }))} />
          <Button tone="primary">{m.digest_page_save()}</Button>
        </Form>
        {d.state ? <p className={css.state}>{d.state}</p> : null}
        {d.isMailed ? <p className={css.soft}>{m.digest_page_to({ email: d.email })}</p> : null}
      </Sheet>
    )}>
      {d.preview ? (
        <>
          <Sheet labelledBy="asi">
            <h2 id="asi">{m.digest_page_preview()}</h2>
            <p className={css.soft}>{d.preview.same ?? m.digest_page_preview_hint()}</p>
            <article className={css.mail}>
              <p className={css.subject}><span>{m.digest_page_preview_subject()}</span> {d.preview.subject}</p>
              <div className={css.mailText} dir="auto">{d.preview.text}</div>
            </article>
          </Sheet>
          <Sheet><div className={css.lines}><CopyBlock id="lineas" title={m.digest_page_lines()} hint={m.digest_page_lines_hint()} text={d.preview.lines} /></div></Sheet>
        </>
      ) : <EmptyState title={m.digest_page_nothing_title()}><p>{m.digest_page_nothing()}</p></EmptyState>}
    </Columns>
  </>
)
export default DigestPage
