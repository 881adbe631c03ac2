import { join } from 'node:path'
import { record } from '../../db/audit.ts'
import { migrate } from '../../db/migrate.ts'
import { prepareDataDir } from '../config.ts'
import { m } from '../messages/compiled/messages.js'
import { withStore, type Command } from './command.ts'

/** Makes the database, or brings it to this version's schema. The server does the same when it starts. */
export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  summary: o => m.cli_migrate_summary({}, o),
  help: o => m.cli_migrate_help({}, o),
  options: { json: { type: 'boolean' } },
  takes: [0, 0],
  run: context => withStore(context, 'any', async (store, config) => {
    prepareDataDir(config.dataDir)
    const applied = await migrate(store, { backupDir: join(config.dataDir, 'backups') })
    if (applied.length > 0) await record(store, { event: 'migration.applied', detail: { names: applied.join(', ') } })
    if (context.values.json) context.sayJson({ ok: true, applied })
    else context.say(applied.length === 0 ? m.cli_migrate_nothing({}, context.o) : m.cli_migrate_done({ names: applied.join(', ') }, context.o))
    return 0
  }),
}
