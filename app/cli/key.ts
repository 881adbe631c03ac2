import { fingerprintOf, listKnownKeys, problemOfKeys } from '../../db/students/pseudonyms.ts'
import { m } from '../messages/compiled/messages.js'
import { addPseudonymKey, createPseudonymKeyFile, keyProblemSentence, readPseudonymKeys } from '../pseudonym-key.ts'
import { Refused, UsageRefused, withStore, type Command } from './command.ts'

const verbs = ['create', 'rotate', 'show'] as const
type Verb = (typeof verbs)[number]
const isVerb = (s: string | undefined): s is Verb => (verbs as readonly (string | undefined)[]).includes(s)

/** The key of the students' codes: made, given a new version, looked at. Never prints a key, only fingerprints. */
export const keyCommand: Command = {
  name: 'key',
  usage: 'key create|rotate|show [--lost] [--json]',
  summary: o => m.students_cli_key_summary({}, o),
  help: o => m.students_cli_key_help({}, o),
  options: { lost: { type: 'boolean' }, json: { type: 'boolean' } },
  takes: [1, 1],
  run: context => {
    const { o, values } = context
    const [verb] = context.args
    if (!isVerb(verb)) throw new UsageRefused(m.cli_usage_choice({ option: 'key', choices: verbs.join(', ') }, o))
    return withStore(context, 'ready', async (store, config) => {
      const file = config.pseudonymKeyFile
      const known = await listKnownKeys(store)
      const keys = readPseudonymKeys(config)
      const problem = problemOfKeys(keys, known)
      if (problem && verb !== 'show') throw new Refused(keyProblemSentence(problem, config))
      if (verb !== 'show' && config.pseudonymKey !== null) throw new Refused(m.students_cli_key_in_environment({}, o))
      const latest = Math.max(0, ...known.map(k => k.version))

      if (verb === 'create') {
        if (keys) throw new Refused(m.students_cli_key_exists({ file }, o))
        if (latest > 0) throw new Refused(m.students_cli_key_put_back({ file, version: String(latest) }, o))
        if (!createPseudonymKeyFile(config)) throw new Refused(m.students_cli_key_exists({ file }, o))
      } else if (verb === 'rotate') {
        if (!keys && !(values.lost === true && latest > 0)) throw new Refused(latest > 0 ? m.students_cli_key_put_back({ file, version: String(latest) }, o) : m.students_cli_key_none({}, o))
        addPseudonymKey(config, keys ?? [], latest)
      }

      const now = readPseudonymKeys(config) ?? []
      if (values.json) context.sayJson({ ok: problem === null, file, keys: now.map(k => ({ version: k.version, fingerprint: fingerprintOf(k) })), known })
      else {
        if (verb !== 'show') context.say(m.students_cli_key_made({ file }, o))
        for (const k of now) context.say(m.students_cli_key_line({ version: String(k.version), fingerprint: fingerprintOf(k) }, o))
        if (now.length === 0) context.say(latest > 0 ? m.students_cli_key_put_back({ file, version: String(latest) }, o) : m.students_cli_key_none({}, o))
        if (problem) context.note(`tep: ${keyProblemSentence(problem, config)}`)
      }
      return problem ? 1 : 0
    })
  },
}
