import { checkStore, type CheckName } from '../../db/check.ts'
import { m } from '../messages/compiled/messages.js'
import { withStore, type Command, type Context } from './command.ts'

const nameOf: Record<CheckName, (o: Context['o']) => string> = {
  'sqlite-version': o => m.cli_check_sqlite_version({}, o),
  integrity: o => m.cli_check_integrity({}, o),
  'foreign-keys': o => m.cli_check_foreign_keys({}, o),
  schema: o => m.cli_check_schema({}, o),
  'import-pointers': o => m.cli_check_import_pointers({}, o),
  'attendance-sums': o => m.cli_check_attendance_sums({}, o),
  revisions: o => m.cli_check_revisions({}, o),
}

/** Whether what is kept still holds together. Exit code 1 when something does not. */
export const check: Command = {
  name: 'check',
  usage: 'check [--json]',
  summary: o => m.cli_check_summary({}, o),
  help: o => m.cli_check_help({}, o),
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  run: context => withStore(context, 'present', async store => {
    const { o } = context
    const checks = await checkStore(store)
    const ok = checks.every(c => c.ok)
    if (context.values.json) context.sayJson({ ok, checks })
    else {
      const width = Math.max(...checks.map(c => nameOf[c.check](o).length))
      for (const c of checks) context.say(`${c.ok ? m.cli_check_ok({}, o) : m.cli_check_wrong({}, o)}  ${nameOf[c.check](o).padEnd(width)}  ${c.detail}`)
    }
    if (!ok) context.note(`tep: ${m.cli_check_failed({}, o)}`)
    return ok ? 0 : 1
  }),
}
