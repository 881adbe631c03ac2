import { readCode } from '../../cycles/students/names.ts'
import { schoolDayOf } from '../../db/clock.ts'
import { getInstallation } from '../../db/installation.ts'
import { blockStudent, eraseStudent, exportStudent, purgeStudents } from '../../db/students/requests.ts'
import { copyAsCsv } from '../components/students/copy-as-csv.ts'
import { m } from '../messages/compiled/messages.js'
import { choiceOption, Refused, usageIf, UsageRefused, wholeNumberOption, withStore, type Command } from './command.ts'

const verbs = ['export', 'block', 'unblock', 'erase', 'purge'] as const
type Verb = (typeof verbs)[number]
const isVerb = (s: string | undefined): s is Verb => (verbs as readonly (string | undefined)[]).includes(s)

/** What a family asks about one code, and the reduction of years that are over. */
export const studentsCommand: Command = {
  name: 'students',
  usage: 'students export|block|unblock|erase --rbd RBD --code CODE | students purge [--dry-run] [--format csv] [--json]',
  summary: o => m.students_cli_summary({}, o),
  help: o => m.students_cli_help({}, o),
  options: { rbd: { type: 'string' }, code: { type: 'string' }, format: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  takes: [1, 1],
  run: context => {
    const { o, values } = context
    const [verb] = context.args
    if (!isVerb(verb)) throw new UsageRefused(m.cli_usage_choice({ option: 'students', choices: verbs.join(', ') }, o))
    const format = choiceOption(context, 'format', ['json', 'csv'] as const) ?? 'json'
    if (verb === 'purge') return withStore(context, 'ready', async store => {
      const dryRun = values['dry-run'] === true
      const today = schoolDayOf(store.clock.now(), (await getInstallation(store))?.timeZone ?? 'America/Santiago')
      const schools = await purgeStudents(store, { today, dryRun, by: null })
      if (values.json) context.sayJson({ ok: true, dryRun, schools })
      else if (schools.length === 0) context.say(m.students_cli_purge_nothing({}, o))
      else for (const s of schools) context.say((dryRun ? m.students_cli_purge_would : m.students_cli_purged)({ rbd: String(s.rbd), students: String(s.students), rows: String(s.rows) }, o))
      return 0
    })
    const rbd = wholeNumberOption(context, 'rbd', 1, 999_999)
    const code = typeof values.code === 'string' ? readCode(values.code) : null
    usageIf(rbd === undefined || code === null, m.students_cli_needs_code({}, o))
    return withStore(context, 'ready', async store => {
      const ask = { rbd: rbd!, code: code!, by: null }
      if (verb === 'export') {
        const copy = await exportStudent(store, ask)
        if (!copy) throw new Refused(m.students_cli_no_code({ code: code!, rbd: String(rbd) }, o))
        if (format === 'csv') context.terminal.stdout.write(copyAsCsv(copy)); else context.sayJson(copy)
        return 0
      }
      const outcome = verb === 'erase' ? await eraseStudent(store, ask) : await blockStudent(store, { ...ask, blocked: verb === 'block' })
      if (!outcome.ok) throw new Refused(outcome.reason === 'already' ? m.students_cli_already({ code: code! }, o) : m.students_cli_no_code({ code: code!, rbd: String(rbd) }, o))
      const words = { block: m.students_cli_blocked, unblock: m.students_cli_unblocked, erase: m.students_cli_erased }[verb]
      if (values.json) context.sayJson({ ok: true }); else context.say(words({ code: code! }, o))
      return 0
    })
  },
}
