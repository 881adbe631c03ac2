/** Digests as mail: their words in each reader's language, the way to stop them in their head, and the round that makes what is due. */
import { getInstallation } from '../db/installation.ts'
import { tokenToStop } from '../db/advising/digest-settings.ts'
import { makeDueDigests, type DigestReader, type DigestsMade, type PrepareDigests } from '../db/advising/digests.ts'
import { msUntilWorkingHours } from '../db/calendar/working-days.ts'
import { schoolDayOf } from '../db/clock.ts'
import type { Store } from '../db/store.ts'
import { listSchoolFacts } from '../db/territory.ts'
import type { Digest } from '../cycles/digest/digest.ts'
import { digestText, digestView, type DigestSetting } from './components/digest/digest-words.ts'
import { stopPath } from './components/digest/paths.ts'
import { keyFor, type Config, type Secrets } from './config.ts'
import { formatter } from './format.ts'
import { enqueueMail, type Mail } from './mail.ts'
import { inLocale } from './request.server.ts'
import type { Locale } from './words.ts'

export const stopKey = (secrets: Secrets): Buffer => keyFor(secrets, 'digest-stop')

/** What the words need, in one language, for the schools of these digests. */
export const digestSettings = async (store: Store, config: Pick<Config, 'publicOrigin'>, digests: readonly Digest[]): Promise<(locale: Locale) => DigestSetting> => {
  const installation = await getInstallation(store)
  const timeZone = installation?.timeZone ?? 'America/Santiago'
  const today = schoolDayOf(store.clock.now(), timeZone)
  // Those that are named: an advisor of five hundred schools is told of a few.
  const rbds = [...new Set(digests.flatMap(d => [...d.sections.flatMap(s => s.items.map(i => i.rbd)), ...Object.values(d.schools).filter(s => s.length === 1).flat()]))]
  const names = await listSchoolFacts(store, rbds, Number(today.slice(0, 4)))
  const nameOf = (rbd: number) => names.get(rbd)?.name ?? `RBD ${rbd}`
  return locale => ({ programme: installation?.programmeName ?? '', nameOf, f: formatter(locale, timeZone), origin: config.publicOrigin, today })
}

/**
 * The mail of a digest. RFC 8058: a mail program that shows *unsubscribe* sends one POST to that address, and nothing is asked of the
 * reader. RFC 3834: nobody's absence note answers it.
 */
export const digestMail = (digest: Digest, reader: Pick<DigestReader, 'id' | 'email' | 'rhythm'>, setting: DigestSetting, key: Buffer): Mail => {
  const token = tokenToStop(key, reader.id)
  const view = digestView(digest, setting)
  return {
    to: reader.email, subject: view.subject, text: digestText(view, { origin: setting.origin, rhythm: reader.rhythm, token }), canWait: true,
    headers: { 'List-Unsubscribe': `<${setting.origin}${stopPath(token)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
  }
}

export const prepareDigests = (store: Store, config: Config, secrets: Secrets): PrepareDigests => async digests => {
  const settingIn = await digestSettings(store, config, digests)
  const key = stopKey(secrets)
  return (tx, reader, digest) => {
    const locale = reader.language ?? 'es'
    return enqueueMail(store, tx, config, inLocale({ locale }, () => digestMail(digest, reader, settingIn(locale), key)))
  }
}

/** Makes what is due, where there is mail and it is an hour for it. A few small queries when nobody is due. */
export const makeDigestsNow = async (store: Store, config: Config, secrets: Secrets, signal?: AbortSignal): Promise<DigestsMade> =>
  !config.smtpUrl || await msUntilWorkingHours(store) > 0 ? { queued: 0, silent: 0 } : makeDueDigests(store, prepareDigests(store, config, secrets), signal)
