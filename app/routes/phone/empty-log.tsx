/**
 * The empty form a phone keeps for when there is no line. It is the same for everybody and knows nobody: who may write, in which cycles,
 * and what waits to be sent, the phone says itself, from what lies sealed on it.
 */
import { useEffect, useState } from 'react'
import type { Route } from './+types/empty-log'
import { PageHead, Notice, Sheet } from '../../components/page.tsx'
import { useLogOutbox } from '../../components/phone/use-log-outbox.ts'
import { EntryStatus, WaitingEntries } from '../../components/phone/waiting-entries.tsx'
import { WriteEntry } from '../../components/phone/write-entry.tsx'
import css from '../../components/phone/phone.module.css'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { currentLocale } from '../../words.ts'

export const meta: Route.MetaFunction = () => [{ title: m.phone_title() }, { name: 'robots', content: 'noindex' }]

/** Today where the school is, by the phone's clock and what it was told of the server's. */
const dayIn = (timeZone: string, at: number) => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

const EmptyLog = () => {
  const book = useLogOutbox(null)
  const [hasReturned, setReturned] = useState(false)
  // A browser calls itself online by what it is plugged into; the line coming back, or something having gone out, is worth more.
  useEffect(() => {
    const look = () => setReturned(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => { window.removeEventListener('online', look); window.removeEventListener('offline', look) }
  }, [])
  const { known } = book
  const today = known ? dayIn(known.timeZone, Date.now() + known.clockMs) : ''
  return (
    <div className={css.page}>
      <PageHead title={m.phone_offline_title()} readers={m.phone_readers()} />
      {hasReturned || book.sent.length > 0 ? <Notice live>{m.phone_offline_back()}. <a href="/anotar">{m.phone_offline_open()}</a></Notice> : <p className={css.soft}>{m.phone_offline_what()} <a href="/anotar">{m.phone_offline_retry()}</a></p>}
      {book.state === 'none' ? <Notice tone="look" live>{m.phone_offline_not_ready()}</Notice> : (
        <Sheet>
          <WriteEntry book={book} places={known?.places ?? []} today={today} todayInWords={known ? formatter(currentLocale(), known.timeZone).weekday(today) : ''} saveKey="" />
        </Sheet>
      )}
      <EntryStatus book={book} />
      <WaitingEntries book={book} places={known?.places ?? []} today={today} timeZone={known?.timeZone ?? 'America/Santiago'} />
    </div>
  )
}
export default EmptyLog
