import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { operatorScope } from '../../cycles/people/permissions.ts'
import { csvOf, jsonOf, type ExportedTable } from '../../db/export/formats.ts'
import { openTable, type ExportedBy } from '../../db/export/open-table.ts'
import { getInstallation } from '../../db/installation.ts'
import { archiveJsonOf, openArchive } from '../../db/notebook/archive.ts'
import { todayIn } from '../../db/people/memberships.ts'
import { m } from '../messages/compiled/messages.js'
import { archiveHtmlOf } from '../archive/archive-html.ts'
import { formatter } from '../format.ts'
import { readLocaleWith } from '../words.ts'
import { choiceOption, Refused, usageIf, wholeNumberOption, withStore, type Command, type Context } from './command.ts'

const whats = ['indicators', 'cycles', 'notebook'] as const
const tableFormats = ['csv', 'json'] as const
const notebookFormats = ['json', 'html'] as const
const operator: ExportedBy = { personId: null, requestId: null, via: 'cli' }

/** To a file, mode 0600 and whole or not at all; or to standard output. */
const writeOut = async (pieces: AsyncIterable<string>, out: string | null, { terminal }: Context) => {
  if (out === null) {
    for await (const piece of pieces) if (!terminal.stdout.write(piece)) await once(terminal.stdout as unknown as NodeJS.WritableStream, 'drain')
    return
  }
  const draft = `${out}.${process.pid}.part`
  try {
    await pipeline(Readable.from(pieces), createWriteStream(draft, { mode: 0o600, flags: 'wx' }))
    await rename(draft, out)
  } finally {
    await rm(draft, { force: true })
  }
}

/** One school's whole notebook: a copy the school asked for, or one that moves with it. The team sees on its page that it was taken. */
const exportNotebook = (context: Context, format: 'json' | 'html', out: string | null): Promise<number> => {
  const { o, values } = context
  usageIf(['year', 'month', 'disclosure'].some(name => values[name] !== undefined), m.story_cli_notebook_options({}, o))
  const rbd = wholeNumberOption(context, 'rbd', 1, 999_999)
  usageIf(rbd === undefined, m.story_cli_rbd_missing({}, o))
  return withStore(context, 'ready', async store => {
    const pieces = await openArchive(store, { rbd: rbd!, format, by: { personId: null, requestId: null, via: 'cli' } })
    if (!pieces) throw new Refused(m.story_cli_rbd_unknown({ rbd: String(rbd) }, o))
    // The readable file speaks the terminal's language, and hours are the territory's.
    readLocaleWith(() => context.locale)
    const timeZone = (await getInstallation(store))?.timeZone
    await writeOut(format === 'html' ? archiveHtmlOf(pieces, formatter(context.locale, timeZone)) : archiveJsonOf(pieces), out, context)
    context.note(m.story_cli_notebook_care({}, o))
    if (out) context.note(m.story_cli_notebook_done({ rbd: String(rbd), file: out }, o))
    return 0
  })
}

/** The operator's export: complete, audited, and not for publication unless the region's rules are asked for. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export indicators|cycles|notebook [--year Y] [--month M] [--rbd N] [--format csv|json|html] [--disclosure region] [--out FILE]',
  summary: o => m.cli_export_summary({}, o),
  help: o => m.cli_export_help({}, o),
  options: { year: { type: 'string' }, month: { type: 'string' }, rbd: { type: 'string' }, format: { type: 'string' }, disclosure: { type: 'string' }, out: { type: 'string' } },
  takes: [1, 1],
  run: async context => {
    const { args, values, o } = context
    const what = args[0] as (typeof whats)[number]
    usageIf(!whats.includes(what), m.cli_export_what({ what: args[0]! }, o))
    const year = wholeNumberOption(context, 'year', 2000, 2100)
    const month = wholeNumberOption(context, 'month', 1, 12)
    const format = choiceOption(context, 'format', what === 'notebook' ? notebookFormats : tableFormats)
    const disclosure = choiceOption(context, 'disclosure', ['region'] as const) ?? 'none'
    usageIf(what === 'cycles' && month !== undefined, m.cli_export_no_month({}, o))
    const out = typeof values.out === 'string' ? context.path(values.out) : null
    if (what === 'notebook') return exportNotebook(context, format === 'html' ? 'html' : 'json', out)
    usageIf(values.rbd !== undefined, m.story_cli_rbd_of_notebook({}, o))
    return withStore(context, 'ready', async store => {
      const today = await todayIn(store)
      const years = year === undefined ? {} : { fromYear: year, toYear: year }
      const by = { ...operator, format: format ?? 'csv' }
      const table = what === 'indicators'
        ? await openTable(store, 'attendance-months', { scope: operatorScope('figures.ofTerritory'), today, ...years, month, disclosure }, by)
        : await openTable(store, 'cycles', { scope: operatorScope('cycle.outline'), today, ...years }, by)
      let rows = 0
      const counted: ExportedTable = { ...table, rows: (async function* () { for await (const row of table.rows) { rows += 1; yield row } })() }
      await writeOut(format === 'json' ? jsonOf(counted) : csvOf(counted), out, context)
      if (what === 'indicators' && disclosure === 'none') context.note(m.cli_export_not_for_publication({}, o))
      if (rows === 0) context.note(m.cli_export_empty({}, o))
      if (out) context.note(m.cli_export_done({ rows: String(rows), file: out }, o))
      return 0
    })
  },
}
