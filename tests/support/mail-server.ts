/** A real SMTP server in this process, which can be told to misbehave. */
import { createServer, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type TakenMail = { messageId: string; to: string; text: string; raw: string }

/** What the server does with the next mails. `after`: how many it does it to; then it takes them. */
export type Manner =
  | { kind: 'take' }
  | { kind: 'refuse'; at: 'rcpt' | 'data'; code: number; text?: string }
  /** The connection breaks after the first bytes of the body. */
  | { kind: 'die-in-body' }

export type MailStage = 'connect' | 'rcpt' | 'body' | 'taken'

export type MailServer = {
  url: string
  /** Every mail the server answered 250 to, in order: one that came twice is here twice. */
  taken: TakenMail[]
  manner: Manner
  /** Called at each stage of each mail; for 'taken', before the 250 is written. */
  onStage: (stage: MailStage) => void
  connections: () => number
  stop(): Promise<void>
}

const headerOf = (raw: string, name: string) => new RegExp(`^${name}: *(.*(?:\\r?\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r?\n\s+/g, ' ').trim() ?? ''

/** The words of a plain mail, whatever way they were wrapped for the journey. */
export const textOfMail = (raw: string): string => {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  switch (headerOf(head, 'Content-Transfer-Encoding').toLowerCase()) {
    case 'base64': return Buffer.from(body, 'base64').toString('utf8')
    case 'quoted-printable': return Buffer.from(body.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
    default: return body
  }
}
export { headerOf as mailHeader }

export const openMailServer = async (port = 0): Promise<MailServer> => {
  const taken: TakenMail[] = []
  let connected = 0
  const refusal = (code: number, text = 'not this one') => Object.assign(new Error(text), { responseCode: code })
  const sockets = new Set<Socket>()
  const smtp = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false, disableReverseLookup: true,
    onConnect: (_session, done) => { connected += 1; server.onStage('connect'); done() },
    onRcptTo: (_address, _session, done) => {
      server.onStage('rcpt')
      const { manner } = server
      done(manner.kind === 'refuse' && manner.at === 'rcpt' ? refusal(manner.code, manner.text) : null)
    },
    onData: (stream, session, done) => {
      let raw = ''
      stream.on('data', (d: Buffer) => {
        if (raw === '') server.onStage('body')
        raw += d.toString('latin1')
        if (server.manner.kind === 'die-in-body') for (const s of sockets) s.destroy()
      })
      stream.on('end', () => {
        const { manner } = server
        if (manner.kind === 'refuse' && manner.at === 'data') return done(refusal(manner.code, manner.text))
        taken.push({ messageId: headerOf(raw, 'Message-ID'), to: session.envelope.rcptTo[0]?.address ?? '', text: textOfMail(raw), raw })
        server.onStage('taken')
        done()
      })
    },
  })
  smtp.on('error', () => {})
  // In front of it, so that a connection can break in the middle of a sentence.
  const front = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    smtp.connect(socket)
  })
  await new Promise<void>(resolve => front.listen(port, '127.0.0.1', resolve))
  const server: MailServer = {
    url: `smtp://127.0.0.1:${(front.address() as { port: number }).port}`, taken, manner: { kind: 'take' }, onStage: () => {}, connections: () => connected,
    stop: () => new Promise(resolve => { for (const s of sockets) s.destroy(); front.close(() => resolve()) }),
  }
  return server
}
