/**
 * The configuration: environment variables, read once at the edge and handed on as a value. Nothing else reads `process.env`.
 * Each refusal is one sentence that names the variable. An empty value counts as not set.
 */
import { createHmac, randomBytes, randomInt } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../db/package-root.ts'

export class ConfigRefused extends Error {}

// Decimal, as file managers show sizes.
const megabyte = 1e6
const gigabyte = 1e9

const isLocal = (hostname: string) => hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]' || hostname.endsWith('.localhost')

const urlOf = (protocols: readonly string[], sentence: string) => z.string().refine(s => {
  try { return protocols.includes(new URL(s).protocol) } catch { return false }
}, sentence)

const wholeNumber = (from: number, to: number, sentence: string) => z.string()
  .refine(s => /^\d{1,9}$/.test(s) && Number(s) >= from && Number(s) <= to, sentence).transform(Number)

/** Each variable: what it means, what it is when not set, and how it is read. The operations page's table is this one. */
const settings = {
  TEP_DATA_DIR: {
    default: './data in the package folder (`tep demo`: ./data/demo)',
    means: 'Where the embedded database, uploads, backups and secrets are. A relative path is taken from the package folder, so that every command means the same one.',
    read: z.string(),
  },
  DATABASE_URL: {
    default: 'none: the embedded SQLite database',
    means: 'A PostgreSQL database instead of the embedded one, as postgres://user:password@host/name.',
    read: urlOf(['postgres:', 'postgresql:'], 'DATABASE_URL must look like postgres://user:password@host/name.'),
  },
  HOST: { default: '127.0.0.1', means: 'The address to listen on. Leave it as it is behind a proxy on the same machine.', read: z.string().regex(/^[\w.:-]+$/, 'HOST must be an address or a host name, such as 127.0.0.1.') },
  PORT: { default: '3000', means: 'The port to listen on.', read: wholeNumber(0, 65535, 'PORT must be a whole number from 0 to 65535.') },
  PUBLIC_ORIGIN: {
    default: 'http://localhost:PORT',
    means: 'The address people type, as https://notebook.example.cl: scheme and host only. Forms are accepted from it alone and links in mail begin with it.',
    read: z.string().superRefine((s, ctx) => {
      let url: URL
      try { url = new URL(s) } catch { ctx.addIssue('PUBLIC_ORIGIN must look like https://notebook.example.cl.'); return }
      if (url.protocol !== 'https:' && url.protocol !== 'http:') ctx.addIssue('PUBLIC_ORIGIN must begin with https:// (http:// only for localhost).')
      else if (url.pathname !== '/' || url.search || url.hash || url.username) ctx.addIssue('PUBLIC_ORIGIN must be a scheme and a host only, with no path: https://notebook.example.cl.')
      // The session cookie is `__Host-`, which browsers keep over https or on this machine only.
      else if (url.protocol === 'http:' && !isLocal(url.hostname)) ctx.addIssue('PUBLIC_ORIGIN must begin with https:// (http:// only for localhost).')
    }).transform(s => new URL(s).origin),
  },
  TRUST_PROXY: { default: '0', means: 'How many proxies stand in front. Their X-Forwarded-For is believed exactly that many hops deep, for limits and the log.', read: wholeNumber(0, 10, 'TRUST_PROXY must be the number of proxies in front, from 0 to 10.') },
  SMTP_URL: {
    default: 'none: links are shown to the administrator only',
    means: 'The mail server, as smtp://user:password@host:587 or smtps://host:465.',
    read: urlOf(['smtp:', 'smtps:'], 'SMTP_URL must look like smtp://user:password@host:587.'),
  },
  MAIL_FROM: { default: 'cuaderno@ the host of PUBLIC_ORIGIN', means: 'The sender of mail.', read: z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, 'MAIL_FROM must be one address, such as cuaderno@example.cl.') },
  TEP_PSEUDONYM_KEY: {
    default: 'none: the file below',
    means: 'The key of the codes of students, as 1:64 hexadecimal digits; several versions separated by commas. For installations whose secrets come as variables.',
    read: z.string().regex(/^[1-9]\d{0,2}:[0-9a-f]{64}(\s*,\s*[1-9]\d{0,2}:[0-9a-f]{64})*$/i, 'TEP_PSEUDONYM_KEY must look like 1: followed by 64 hexadecimal digits.'),
  },
  TEP_PSEUDONYM_KEY_FILE: {
    default: 'beside TEP_DATA_DIR, its name followed by -pseudonym.key',
    means: 'The file that holds that key, as `npx tep key create` makes it, mode 0600. Outside the data folder, so that no copy of that folder carries both.',
    read: z.string(),
  },
  TEP_MAX_UPLOAD: {
    default: '2GB',
    means: 'The largest file that may be uploaded, in bytes or as 500MB or 2GB.',
    read: z.string().regex(/^\d{1,12}(?:\s*[MG]B)?$/i, 'TEP_MAX_UPLOAD must be bytes, or a whole number with MB or GB, such as 500MB.').transform(s => {
      const n = Number.parseInt(s, 10)
      return /G/i.test(s) ? n * gigabyte : /M/i.test(s) ? n * megabyte : n
    }).refine(n => n >= megabyte && n <= 1000 * gigabyte, 'TEP_MAX_UPLOAD must be from 1MB to 1000GB.'),
  },
} as const

const envSchema = z.object({
  TEP_DATA_DIR: settings.TEP_DATA_DIR.read.optional(),
  DATABASE_URL: settings.DATABASE_URL.read.optional(),
  HOST: settings.HOST.read.default('127.0.0.1'),
  PORT: settings.PORT.read.default(3000),
  PUBLIC_ORIGIN: settings.PUBLIC_ORIGIN.read.optional(),
  TRUST_PROXY: settings.TRUST_PROXY.read.default(0),
  SMTP_URL: settings.SMTP_URL.read.optional(),
  MAIL_FROM: settings.MAIL_FROM.read.optional(),
  TEP_PSEUDONYM_KEY: settings.TEP_PSEUDONYM_KEY.read.optional(),
  TEP_PSEUDONYM_KEY_FILE: settings.TEP_PSEUDONYM_KEY_FILE.read.optional(),
  TEP_MAX_UPLOAD: settings.TEP_MAX_UPLOAD.read.default(2 * gigabyte),
})

export type Config = {
  /** Absolute. */
  dataDir: string
  /** Null: the embedded database in `dataDir`. */
  databaseUrl: string | null
  host: string
  port: number
  /** `https://host`, without a slash at its end. */
  publicOrigin: string
  /** Hops. */
  trustProxy: number
  smtpUrl: string | null
  mailFrom: string
  /** The key of pseudonyms as the environment gives it; null: the file. */
  pseudonymKey: string | null
  /** Absolute. */
  pseudonymKeyFile: string
  maxUploadBytes: number
}

export type Environment = Record<string, string | undefined>

/**
 * Reads the environment. `defaultDataDir`: where data is when TEP_DATA_DIR is not set (the demo has its own).
 * Throws ConfigRefused with one sentence that names the variable.
 */
export const readConfig = (env: Environment, options: { defaultDataDir?: string } = {}): Config => {
  const given = Object.fromEntries(Object.keys(settings).map(name => [name, env[name]?.trim() || undefined]))
  const read = envSchema.safeParse(given)
  if (!read.success) throw new ConfigRefused(read.error.issues[0]!.message)
  const e = read.data
  const publicOrigin = e.PUBLIC_ORIGIN ?? `http://localhost:${e.PORT}`
  const dataDir = resolve(packageRoot, e.TEP_DATA_DIR ?? options.defaultDataDir ?? 'data')
  return {
    dataDir,
    databaseUrl: e.DATABASE_URL ?? null,
    host: e.HOST,
    port: e.PORT,
    publicOrigin,
    trustProxy: e.TRUST_PROXY,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM ?? `cuaderno@${new URL(publicOrigin).hostname}`,
    pseudonymKey: e.TEP_PSEUDONYM_KEY ?? null,
    pseudonymKeyFile: resolve(packageRoot, e.TEP_PSEUDONYM_KEY_FILE ?? `${dataDir}-pseudonym.key`),
    maxUploadBytes: e.TEP_MAX_UPLOAD,
  }
}

/** The rows of the configuration table in docs/operations.md, which a test compares with it. */
export const describeConfig = (): { name: string; default: string; means: string }[] =>
  Object.entries(settings).map(([name, s]) => ({ name, default: s.default, means: s.means }))

// ── Secrets and folders ───────────────────────────────────────────────────────────────────────────────────────────────

export type Secrets = {
  /** 256 bits, hex. Never used itself: `keyFor` derives one key for each purpose. */
  key: string
  /** What the first-run page asks for; of no use once there is an installation. */
  firstRunCode: string
}

const secretsSchema = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), firstRunCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/) })

/** 60 bits in letters that are not mistaken for one another (Crockford's base 32). */
const newCode = () => {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(32)]).join('')
  return `${group()}-${group()}-${group()}`
}

/** Makes the data folder and its subfolders, readable by their owner only. A folder that was there keeps its own mode. */
export const prepareDataDir = (dataDir: string): { uploads: string; backups: string } => {
  const folders = { uploads: join(dataDir, 'uploads'), backups: join(dataDir, 'backups') }
  for (const dir of [dataDir, folders.uploads, folders.backups]) mkdirSync(dir, { recursive: true, mode: 0o700 })
  return folders
}

/** The installation's secrets, made on first start in `secrets.json` (mode 0600). Two processes starting at once get the same ones. */
export const loadSecrets = (dataDir: string): Secrets => {
  prepareDataDir(dataDir)
  const file = join(dataDir, 'secrets.json')
  if (!existsSync(file)) {
    const fresh: Secrets = { key: randomBytes(32).toString('hex'), firstRunCode: newCode() }
    const draft = join(dataDir, `.secrets-${randomBytes(6).toString('hex')}`)
    writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // A link is made whole or not at all, and only by the first who comes.
    try { linkSync(draft, file) } catch (e) { if ((e as { code?: string }).code !== 'EEXIST') throw e } finally { rmSync(draft, { force: true }) }
  }
  if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600)
  let content: unknown
  try { content = JSON.parse(readFileSync(file, 'utf8')) } catch { content = null }
  const read = secretsSchema.safeParse(content)
  if (!read.success) throw new ConfigRefused(`The file ${file} is not readable as this program's secrets: put back a copy of it, or remove it to make new ones (everybody signs in again).`)
  return read.data
}

/** A key for one purpose (`csrf`, `session` …), so that no two uses share one. */
export const keyFor = (secrets: Secrets, purpose: string): Buffer => createHmac('sha256', Buffer.from(secrets.key, 'hex')).update(purpose).digest()
