import { restoreBackup, verifyBackup, writeBackup, type BackupRefusal } from '../../db/backup.ts'
import { formatter } from '../format.ts'
import { m } from '../messages/compiled/messages.js'
import { prepareDataDir, readConfig } from '../config.ts'
import { listKnownKeys } from '../../db/students/pseudonyms.ts'
import { readPseudonymKeys } from '../pseudonym-key.ts'
import { Refused, withStore, type Command, type Context } from './command.ts'

const refusalWords: Record<BackupRefusal, (file: string, o: Context['o']) => string> = {
  'file-exists': (file, o) => m.cli_backup_file_exists({ file }, o),
  'file-missing': (file, o) => m.cli_backup_file_missing({ file }, o),
  'not-a-backup': (file, o) => m.cli_backup_not_a_backup({ file }, o),
  'backup-damaged': (file, o) => m.cli_backup_damaged({ file }, o),
  'backup-newer': (_, o) => m.cli_backup_newer({}, o),
  'database-not-new': (_, o) => m.cli_backup_database_not_new({}, o),
  'database-not-migrated': (_, o) => m.cli_not_migrated({}, o),
  'other-key': (_, o) => m.cli_backup_other_key({}, o),
  'older-key': (_, o) => m.cli_backup_other_key({}, o),
}

/** One moment of everything in one file, mode 0600, while the server goes on. */
export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE [--json]',
  summary: o => m.cli_backup_summary({}, o),
  help: o => m.cli_backup_help({}, o),
  options: { json: { type: 'boolean' } },
  takes: [1, 1],
  run: context => withStore(context, 'ready', async store => {
    const file = context.path(context.args[0]!)
    const made = await writeBackup(store, file)
    if (!made.ok) throw new Refused(refusalWords[made.reason](file, context.o))
    const { rows, bytes, header } = made.summary
    const f = formatter(context.locale)
    if (context.values.json) context.sayJson({ ok: true, file, bytes, rows, madeAt: header.madeAt, tables: Object.fromEntries(header.tables) })
    else context.say(m.cli_backup_done({ file, rows: f.integer(rows), size: f.bytes(bytes) }, context.o))
    return 0
  }),
}

/** Fills a new database, of either engine, from a backup. */
export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE [--json]',
  summary: o => m.cli_restore_summary({}, o),
  help: o => m.cli_restore_help({}, o),
  options: { json: { type: 'boolean' } },
  takes: [1, 1],
  run: async context => {
    const file = context.path(context.args[0]!)
    // Before a database is made for it.
    const config = readConfig(context.terminal.env)
    const keys = readPseudonymKeys(config)
    const checked = await verifyBackup(file, keys)
    if (!checked.ok) throw new Refused(refusalWords[checked.reason](file, context.o))
    prepareDataDir(config.dataDir)
    return withStore(context, 'any', async store => {
      const restored = await restoreBackup(store, file, keys)
      if (!restored.ok) throw new Refused(refusalWords[restored.reason](file, context.o))
      const { header } = restored
      if (!keys && (await listKnownKeys(store)).length > 0) context.note(m.cli_backup_without_key({ file: config.pseudonymKeyFile }, context.o))
      const rows = header.tables.reduce((n, [, r]) => n + r, 0)
      if (context.values.json) context.sayJson({ ok: true, file, rows, madeAt: header.madeAt, tables: Object.fromEntries(header.tables) })
      else context.say(m.cli_restore_done({ rows: formatter(context.locale).integer(rows), madeAt: formatter(context.locale).dayAndTime(header.madeAt) }, context.o))
      return 0
    })
  },
}
