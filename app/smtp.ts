/**
 * Handing one mail to the server. A transport of its own over nodemailer's connection, for two things its `sendMail` does not offer: to be
 * told at the last moment before the body goes, and to keep one connection for the mails of a morning.
 */
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import shared from 'nodemailer/lib/shared/index.js'
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import { Readable } from 'node:stream'
import type { Config } from './config.ts'

/** A mail as it waits. Its id and date were made when it was queued: however often it is handed over, it is the same mail. */
export type SmtpMail = { to: string; subject: string; text: string; messageId: string; date: Date; headers?: Record<string, string> }

export type Mailer = {
  /**
   * Resolves when the server has taken the mail; throws when it has not, or when that cannot be known. `handingOver` is awaited after the
   * server has accepted the address and before a byte of the body: when it throws, nothing was sent.
   */
  send(mail: SmtpMail, handingOver: () => Promise<void>): Promise<void>
  close(): void
}

/** How long a connection without a mail is kept. Servers close theirs after minutes (RFC 5321, 4.5.3.2.7: five at least). */
const idleMs = 10_000

type Connection = InstanceType<typeof SMTPConnection>

const call = <T>(connection: Connection, f: (done: (err: unknown, value?: T) => void) => void) => new Promise<T>((resolve, reject) => {
  const onError = (e: unknown) => settle(e ?? new Error('The connection to the mail server broke'))
  const onEnd = () => settle(new Error('The mail server closed the connection'))
  const settle = (err: unknown, value?: T) => {
    connection.off('error', onError)
    connection.off('end', onEnd)
    if (err) reject(err as Error)
    else resolve(value as T)
  }
  connection.on('error', onError)
  connection.on('end', onEnd)
  f(settle)
})

/** A mailer over the configured server, or null when there is none. One mail at a time: whoever comes meanwhile is next. */
export const smtpMailer = (config: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mailer | null => {
  if (!config.smtpUrl) return null
  const options = { ...shared.parseConnectionUrl(config.smtpUrl), connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 } as SMTPConnection.Options & { auth?: SMTPConnection.AuthenticationType & SMTPConnection.Credentials }
  let open: Connection | null = null
  let idle: NodeJS.Timeout | undefined

  const connect = async (): Promise<Connection> => {
    const connection = new SMTPConnection(options)
    // Somebody must listen, or an error between two mails would end the process.
    connection.on('error', () => {})
    connection.once('end', () => { if (open === connection) open = null })
    try {
      await call(connection, done => connection.connect(done as never))
      const { auth } = options
      if (auth) await call(connection, done => connection.login({ ...auth, credentials: { user: auth.user, pass: auth.pass } } as never, done as never))
    } catch (e) { connection.close(); throw e }
    return connection
  }
  /** The open one if it still answers, else a new one. */
  const ready = async (): Promise<Connection> => {
    clearTimeout(idle)
    const kept = open
    if (kept) try { await call(kept, done => kept.reset(done as never)); return kept } catch { kept.close(); open = null }
    return (open = await connect())
  }

  const sendOne: Mailer['send'] = async ({ to, subject, text, messageId, date, headers }, handingOver) => {
    const composed = new MailComposer({ from: config.mailFrom, to, subject, text, messageId, date, headers: headers ?? {}, disableFileAccess: true, disableUrlAccess: true }).compile()
    const body: Buffer = await composed.build()
    const connection = await ready()
    // Read only once the server has said *go on* to DATA: what stands before the first byte happens then.
    const handOver = async function* () { await handingOver(); yield body }
    try {
      await call(connection, done => {
        const stream = Readable.from(handOver(), { objectMode: false })
        // Without the dot that ends it, the server has not taken a mail.
        stream.on('error', e => { done(e); connection.close() })
        connection.send(composed.getEnvelope() as never, stream, done as never)
      })
      idle = setTimeout(() => { open?.quit(); open = null }, idleMs).unref()
    } catch (e) {
      // Where a mail stands in a conversation that went wrong is not worth knowing: the next one begins another.
      connection.close()
      if (open === connection) open = null
      throw e
    }
  }

  let last: Promise<void> = Promise.resolve()
  return {
    send: (mail, handingOver) => {
      const sent = last.then(() => sendOne(mail, handingOver))
      last = sent.catch(() => {})
      return sent
    },
    close: () => { clearTimeout(idle); open?.quit(); open = null },
  }
}

export type Refusal =
  /** For now, or for a reason of ours: what the server says of the next attempt may differ. */
  | { kind: 'not-now' }
  /** The server will never take this mail. `address`: because of whom it is for. */
  | { kind: 'never'; address: boolean; smtpCode: number }

/**
 * What a failed handing over means. 5xx ends it when it answers the address or the mail itself (RFC 5321, 4.2.1); before that (greeting,
 * signing in, our own sender) and for a missing sign-in (530-538, RFC 4954) it is the installation's set-up, which somebody will mend. An
 * enhanced code 5.7.x (RFC 3463) is the server's policy and says nothing about the address.
 */
export const refusalOf = (e: unknown): Refusal => {
  const { responseCode: smtpCode = 0, command, response = '' } = e as { responseCode?: number; command?: string; response?: string }
  const isAboutMail = command === 'RCPT TO' || command === 'DATA'
  if (!isAboutMail || smtpCode < 500 || smtpCode > 599 || (smtpCode >= 530 && smtpCode <= 538)) return { kind: 'not-now' }
  return { kind: 'never', smtpCode, address: smtpCode >= 550 && smtpCode <= 553 && !/^5\d\d[ -]5\.7\./.test(String(response)) }
}
