/** What a failure below the command line means to the person at the terminal: one sentence, or null for a surprise. */
import { m } from '../messages/compiled/messages.js'

/** The database's and the network's codes that an operator can do something about. */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'EAI_AGAIN', '28P01', '28000', '3D000'])

/** Errors that carry a sentence of their own, by name: the built server has its own copies of the classes. */
const speaking = new Set(['ConfigRefused', 'MigrationRefused'])

/**
 * @param {unknown} error
 * @param {'es' | 'en'} locale
 * @returns {string | null}
 */
export const failureSentence = (error, locale) => {
  const o = { locale }
  for (let e = /** @type {any} */ (error); e; e = e.cause ?? e.errors?.[0]) {
    if (e instanceof Error && speaking.has(e.constructor.name)) return e.message
    if (e.code === 'EADDRINUSE') return m.cli_failure_port({ port: String(e.port) }, o)
    if (e.code === 'EACCES' && e.syscall === 'listen') return m.cli_failure_port_denied({ port: String(e.port) }, o)
    if (unreachable.has(e.code)) return m.cli_failure_database({ code: String(e.code) }, o)
    if (e.constructor?.name === 'StoreBusy') return m.cli_failure_busy({}, o)
    if (e.code === 'SQLITE_NOTADB' || e.code === 'SQLITE_CORRUPT') return m.cli_failure_database_damaged({}, o)
    if (e.code === 'ENOSPC' || e.code === 'SQLITE_FULL') return m.cli_failure_disk_full({}, o)
    if (e.code === 'EACCES' || e.code === 'EPERM' || e.code === 'EROFS' || e.code === 'SQLITE_READONLY' || e.code === 'SQLITE_CANTOPEN') return m.cli_failure_not_allowed({ path: String(e.path ?? '') }, o)
    if (e.code === 'ENOENT' || e.code === 'ENOTDIR' || e.code === 'EISDIR') return m.cli_failure_no_path({ path: String(e.path ?? ''), code: e.code }, o)
  }
  return null
}
