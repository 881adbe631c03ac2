/** `tep`: reads the arguments, runs one command, and turns whatever goes wrong into one sentence and an exit code. */
import { parseArgs } from 'node:util'
import { m } from '../messages/compiled/messages.js'
import { ConfigRefused } from '../config.ts'
import { Refused, resolveIn, UsageRefused, type Command, type Context, type ServeRequest, type Terminal } from './command.ts'
import { failureSentence } from './failure.mjs'
import { terminalLocale } from './locale.mjs'

/** Each command's module is loaded when it is called: `tep help` needs no database driver. */
export const commands: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./demo.ts')).demo,
  serve: async () => (await import('./serve.ts')).serve,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  import: async () => (await import('./import.ts')).importCommand,
  invite: async () => (await import('./invite.ts')).invite,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  key: async () => (await import('./key.ts')).keyCommand,
  students: async () => (await import('./students.ts')).studentsCommand,
  check: async () => (await import('./check.ts')).check,
}

export type Outcome = { exitCode: number; thenServe?: ServeRequest }

const overviewOf = async (o: Context['o']) => [
  m.cli_overview_title({}, o), '',
  ...(await Promise.all(Object.values(commands).map(load => load()))).flatMap(c => [`  tep ${c.usage}`, `      ${c.summary(o)}`]), '',
  m.cli_overview_more({}, o),
].join('\n')

const helpOf = (command: Command, o: Context['o']) => `tep ${command.usage}\n\n${command.summary(o)}\n\n${command.help(o)}`

/** Runs one command line. Never throws for what a person can do wrong or a machine can lack. */
export const run = async (argv: readonly string[], terminal: Terminal): Promise<Outcome> => {
  const locale = terminalLocale(terminal.env)
  const o = { locale }
  const say = (line: string) => { terminal.stdout.write(`${line}\n`) }
  const note = (line: string) => { terminal.stderr.write(`${line}\n`) }
  const misused = (sentence: string): Outcome => { note(`tep: ${sentence}`); return { exitCode: 2 } }

  const [first, ...rest] = argv
  if (first === undefined) { note(await overviewOf(o)); return { exitCode: 2 } }
  if (first === '--help' || first === '-h' || (first === 'help' && rest.length === 0)) { say(await overviewOf(o)); return { exitCode: 0 } }
  const name = first === 'help' ? rest[0]! : first
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) return misused(m.cli_unknown_command({ name, commands: Object.keys(commands).join(', ') }, o))
  const command = await load()
  if (first === 'help' || rest.includes('--help') || rest.includes('-h')) { say(helpOf(command, o)); return { exitCode: 0 } }

  try {
    const { positionals, values } = readArguments(command, rest, o)
    const outcome = await command.run({
      terminal, locale, o, args: positionals, values, say, note,
      sayJson: value => say(JSON.stringify(value)),
      path: file => resolveIn(terminal.cwd, file),
    })
    return typeof outcome === 'number' ? { exitCode: outcome } : { exitCode: 0, thenServe: outcome.thenServe }
  } catch (e) {
    if (e instanceof UsageRefused || e instanceof ConfigRefused) return misused(e.message)
    const sentence = e instanceof Refused ? e.message : failureSentence(e, locale)
    note(`tep: ${sentence ?? m.cli_failure_unexpected({ message: e instanceof Error ? e.message.split('\n')[0]! : String(e) }, o)}`)
    if (sentence === null && terminal.env.TEP_DEBUG && e instanceof Error) note(e.stack ?? '')
    return { exitCode: 1 }
  }
}

const readArguments = (command: Command, args: readonly string[], o: Context['o']): { positionals: string[]; values: Context['values'] } => {
  const usage = `tep ${command.usage}`
  let read
  try {
    read = parseArgs({ args: [...args], options: command.options, allowPositionals: true, strict: true })
  } catch (e) {
    const code = (e as { code?: string }).code
    if (code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw e
    const option = /'(-[^' ,]*)/.exec((e as Error).message)?.[1] ?? '?'
    throw new UsageRefused(code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? m.cli_unknown_option({ option, usage }, o) : m.cli_option_value({ option, usage }, o))
  }
  const [least, most] = command.takes
  if (read.positionals.length < least) throw new UsageRefused(m.cli_too_few({ usage }, o))
  if (read.positionals.length > most) throw new UsageRefused(m.cli_too_many({ argument: read.positionals[most]!, usage }, o))
  return { positionals: read.positionals, values: read.values as Context['values'] }
}
