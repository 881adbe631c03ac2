/**
 * Mail. It goes out by a job, so that a mail server that is down loses nothing, and never holds a student's or a note's words. Without
 * SMTP_URL there is no mail: links are shown to whoever makes them.
 */
import type { Installation } from '../db/installation.ts'
import { newId } from '../db/ids.ts'
import { enqueueJob } from '../db/jobs.ts'
import type { Db, Store } from '../db/store.ts'
import type { Config } from './config.ts'
import { formatter } from './format.ts'
import { m } from './messages/compiled/messages.js'
import type { Locale } from './words.ts'

/** `canWait`: it goes out on working days between 8 and 18 h only. */
export type Mail = { to: string; subject: string; text: string; headers?: Record<string, string>; canWait?: boolean }

/** The mail's name for ever: a server or a reader that got it twice knows by this that it is one. */
export const messageIdFor = (config: Pick<Config, 'mailFrom'>, id: string): string => `<${id}@${config.mailFrom.split('@')[1]!}>`

/**
 * Puts a mail in the queue, in the transaction that makes it needed, with its id and date. Returns the job's id, or null where mail is not
 * configured.
 */
export const enqueueMail = async (store: Store, tx: Db, config: Pick<Config, 'smtpUrl' | 'mailFrom'>, mail: Mail, createdBy: string | null = null): Promise<string | null> => {
  if (!config.smtpUrl) return null
  const now = store.clock.now()
  return enqueueJob(store, tx, { kind: mail.canWait ? 'digest' : 'mail', payload: { ...mail, messageId: messageIdFor(config, newId(now)), date: now.toISOString() }, createdBy })
}

/** The one-time link of an invitation. */
export const invitationLink = (config: Pick<Config, 'publicOrigin'>, token: string): string => `${config.publicOrigin}/invitacion/${token}`

export const invitationMail = (
  invitation: { email: string; link: string; expiresAt: Date }, installation: Pick<Installation, 'programmeName' | 'territoryName' | 'timeZone'>, locale: Locale,
): Mail => {
  const { programmeName: programme, territoryName: territory } = installation
  const until = formatter(locale, installation.timeZone).dayAndTime(invitation.expiresAt)
  return {
    to: invitation.email,
    subject: m.mail_invitation_subject({ programme }, { locale }),
    text: m.mail_invitation_text({ programme, territory, until, link: invitation.link }, { locale }),
  }
}

export type TeamNews = 'lead-taken' | 'lead-handed-over' | 'stand-in' | 'stand-in-ended'

/** A change in who leads a team, told to its members. Days in words, '' where there is none. No reason is in it: none is kept. */
export const teamNoticeMail = (
  told: { to: string; news: TeamNews; by: string; whom: string; school: string; link: string; from: string; until: string }, programme: string, locale: Locale,
): Mail => {
  const { by, whom, school, from, until, link } = told
  const sentence = {
    'lead-taken': () => m.team_mail_lead_taken({ whom, school }, { locale }),
    'lead-handed-over': () => m.team_mail_lead_handed({ by, whom, school }, { locale }),
    'stand-in': () => (until ? m.team_mail_stand_in_until({ by, whom, school, from, until }, { locale }) : m.team_mail_stand_in({ by, whom, school, from }, { locale })),
    'stand-in-ended': () => m.team_mail_stand_in_ended({ by, whom, school }, { locale }),
  }[told.news]()
  return { to: told.to, subject: m.team_mail_subject({ school, programme }, { locale }), text: m.team_mail_text({ sentence, link }, { locale }) }
}
