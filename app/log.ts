/**
 * The log: one JSON object a line on standard output, times in UTC. It holds who asked for what and how it went; never what a person
 * wrote, a password, a cookie or a link that lets somebody in.
 */
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'

const secretFields = ['cookie', 'authorization', 'password', 'token', 'secret', 'link', 'body', 'payload', 'text', 'email']

type LoggedError = { type: string; message: string; code?: string; stack?: string; cause?: LoggedError }

/**
 * What the log keeps of an error. A database driver repeats the values of the query it failed on, so everything after `params:`
 * goes, and only known fields are copied (PostgreSQL's `detail` quotes the row).
 */
const loggedError = (e: unknown, depth = 0): LoggedError => {
  if (!(e instanceof Error)) return { type: typeof e, message: 'something that is not an error was thrown' }
  const withoutValues = (s: string) => s.replace(/\nparams:[\s\S]*?(?=\n\s+at |$)/g, '')
  const code = (e as { code?: unknown }).code
  return {
    type: e.name,
    message: withoutValues(e.message),
    ...(typeof code === 'string' ? { code } : {}),
    ...(e.stack ? { stack: withoutValues(e.stack) } : {}),
    ...(e.cause !== undefined && depth < 3 ? { cause: loggedError(e.cause, depth + 1) } : {}),
  }
}

/** A path as the log keeps it: an invitation's, a new password's, a story's or the end of digests' is a link that lets somebody in, so its token
 * stays out; so does a class code, since the line has the hour and the answers have none. */
export const loggedPath = (path: string): string => path.replace(/^\/(invitacion|clave|historia|alianza|encuesta|avisos\/parar)\/[^/]+/, '/$1/…')

export const createLogger = (destination?: DestinationStream): Logger => pino({
  base: { pid: process.pid },
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  serializers: { err: e => loggedError(e) },
  redact: { paths: secretFields.flatMap(f => [f, `*.${f}`, `*.*.${f}`]), censor: '[kept out]' },
}, ...(destination ? [destination] : []) as [DestinationStream])

export const logger: Logger = createLogger()
