/** What a command is, and what it may touch: everything it says and reads goes through its context, so that a test can be the terminal. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ParseArgsConfig } from 'node:util'
import { machineClock } from '../../db/clock.ts'
import { clockFor } from '../../db/installation.ts'
import { appliedMigrations, migrationsOf, pendingOf } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/store.ts'
import { readConfig, type Config, type Environment } from '../config.ts'
import { m } from '../messages/compiled/messages.js'
import type { Locale } from '../words.ts'

export type Terminal = {
  env: Environment
  /** The caller's folder: relative file arguments begin here. */
  cwd: string
  stdout: { write(s: string): boolean; once(event: 'drain', f: () => void): unknown; isTTY?: boolean }
  stderr: { write(s: string): boolean; isTTY?: boolean }
  stdin: NodeJS.ReadableStream
}

export type Values = Record<string, string | boolean | undefined>
export type ServeRequest = { dataDir?: string; onReady?: (address: string) => void }

export type Context = {
  terminal: Terminal
  locale: Locale
  /** For messages: `m.cli_…({}, o)`. */
  o: { locale: Locale }
  args: string[]
  values: Values
  /** A line on standard output: the answer. */
  say(line: string): void
  /** A line on standard error: what happens meanwhile. */
  note(line: string): void
  /** The one object of `--json`. */
  sayJson(value: unknown): void
  /** A file argument, absolute. */
  path(file: string): string
}

export type Command = {
  name: string
  /** `import FILE… [--dry-run]`: the same in both languages. */
  usage: string
  summary(o: { locale: Locale }): string
  help(o: { locale: Locale }): string
  options: NonNullable<ParseArgsConfig['options']>
  /** How many arguments it takes. */
  takes: [least: number, most: number]
  run(context: Context): Promise<number | { thenServe: ServeRequest }>
}

/** The command was called wrongly: exit code 2. */
export class UsageRefused extends Error {}
/** The command could not do what was asked: exit code 1. */
export class Refused extends Error {}

export const usageIf = (wrong: boolean, sentence: string): void => { if (wrong) throw new UsageRefused(sentence) }

/** A whole number in a range from an option, or undefined when it was not given. */
export const wholeNumberOption = ({ values, o }: Context, name: string, from: number, to: number): number | undefined => {
  const given = values[name]
  if (typeof given !== 'string') return undefined
  usageIf(!/^\d{1,6}$/.test(given) || Number(given) < from || Number(given) > to, m.cli_usage_number({ option: `--${name}`, from: String(from), to: String(to) }, o))
  return Number(given)
}

export const choiceOption = <T extends string>({ values, o }: Context, name: string, choices: readonly T[]): T | undefined => {
  const given = values[name]
  if (typeof given !== 'string') return undefined
  usageIf(!(choices as readonly string[]).includes(given), m.cli_usage_choice({ option: `--${name}`, choices: choices.join(', ') }, o))
  return given as T
}

export type DatabaseNeeds =
  /** There must be a database at this program's schema. */
  | 'ready'
  /** There must be a database, whatever its schema. */
  | 'present'
  /** An absent database is made. */
  | 'any'

const isEmbeddedAbsent = (config: Config) => config.databaseUrl === null && !existsSync(join(config.dataDir, 'cuaderno.sqlite'))

/** Opens the configured database for one command, on the installation's clock, and closes it again. */
export const withStore = async <T>(context: Context, needs: DatabaseNeeds, work: (store: Store, config: Config) => Promise<T>): Promise<T> => {
  const { o } = context
  const config = readConfig(context.terminal.env)
  if (needs !== 'any' && isEmbeddedAbsent(config)) throw new Refused(m.cli_no_database({ folder: config.dataDir }, o))
  const store = await openStore(config, machineClock)
  try {
    if (needs === 'ready') {
      const applied = await appliedMigrations(store)
      if (applied.length === 0) throw new Refused(m.cli_no_database({ folder: config.dataDir }, o))
      if (pendingOf(applied, migrationsOf(store.engine)).length > 0) throw new Refused(m.cli_not_migrated({}, o))
      store.setClock(await clockFor(store))
    }
    return await work(store, config)
  } finally {
    await store.close()
  }
}

export const resolveIn = (cwd: string, file: string) => resolve(cwd, file)
