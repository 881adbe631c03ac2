import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { getJob, reportProgress, type Job } from '../../db/jobs.ts'
import { importFile } from '../../db/import/import-file.ts'
import { createPace } from '../../db/import/pace.ts'
import type { ImportProgress, ImportReport, ImportResult } from '../../db/import/report.ts'
import { migrate } from '../../db/migrate.ts'
import type { Store } from '../../db/store.ts'
import { prepareDataDir, readConfig } from '../config.ts'
import { formatter } from '../format.ts'
import { fileRefusalSentence, importWarningSentences, kindIn, progressWords, rowRefusalSentence } from '../import-words.ts'
import { requireOwnKeys, usableKeys } from '../pseudonym-key.ts'
import { m } from '../messages/compiled/messages.js'
import { Refused, usageIf, withStore, type Command, type Context } from './command.ts'

/** Refused rows shown in the terminal; the report keeps more. */
const shownRows = 10

const linesOf = (report: ImportReport, { o, locale }: Context): string[] => {
  const f = formatter(locale)
  return [
    m.cli_import_read({ file: report.fileName, kind: kindIn(report.kind, { locale }), read: f.integer(report.rowsRead), used: f.integer(report.rowsUsed), refused: f.integer(report.rowsRefused) }, o),
    report.students === null
      ? m.cli_import_schools({ schools: f.integer(report.schools) }, o)
      : m.cli_import_students({ schools: f.integer(report.schools), students: f.integer(report.students), several: f.integer(report.studentsInSeveralRows ?? 0) }, o),
    report.months.length > 0 ? m.cli_import_months({ months: report.months.join(', ') }, o) : m.cli_import_years({ years: report.years.join(', ') || '–' }, o),
    ...importWarningSentences(report.warnings, locale).map(sentence => `  ${sentence}`),
    ...report.refused.slice(0, shownRows).map(r => m.cli_import_refused_row({ line: f.integer(r.line), reason: rowRefusalSentence(r, locale) }, o)),
    ...(report.rowsRefused > Math.min(shownRows, report.refused.length) ? [m.cli_import_more_refused({}, o)] : []),
    report.dryRun ? m.cli_import_dry_run({}, o) : report.unchanged ? m.cli_import_unchanged({}, o)
      : report.superseded > 0 ? m.cli_import_done_superseding({ superseded: f.integer(report.superseded) }, o) : m.cli_import_done({}, o),
  ]
}

/** One line that is written over, and only where somebody watches. */
const progressLine = ({ terminal, locale }: Context) => {
  let lastAt = 0
  return (file: string): ((p: ImportProgress) => void) => {
    const paceOf = createPace()
    return p => {
      const now = performance.now()
      const pace = paceOf(p, now)
      if (!terminal.stderr.isTTY || now - lastAt < 200) return
      lastAt = now
      terminal.stderr.write(`\r\u001b[K${file}: ${progressWords(pace ? { ...p, pace } : p, locale)}`)
    }
  }
}

const answerOf = (file: string, result: ImportResult, { locale }: Context) => result.ok
  ? { file, ok: true, generationId: result.generationId, report: result.report }
  : { file, ok: false, reason: result.reason, sentence: fileRefusalSentence(result.reason, result.detail, locale), detail: result.detail }

/** Aborted by Ctrl+C or a polite kill, so that what was written is put away before the process ends. */
const untilStopped = async <T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const s of ['SIGINT', 'SIGTERM'] as const) process.once(s, stop)
  try { return await work(stopping.signal) } finally { for (const s of ['SIGINT', 'SIGTERM'] as const) process.removeListener(s, stop) }
}

/**
 * The server's import: the file and the person are the job's, progress goes to the job, and the answer is one object for the server.
 * The server ends it by closing its standard input, so that it never outlives a killed server.
 */
const runJob = (context: Context, id: string) => withStore(context, 'ready', (store, { pseudonymKey, pseudonymKeyFile }) => untilStopped(async signal => {
  const job = await getJob(store, id)
  if (!job || job.kind !== 'import' || job.state !== 'running') throw new Refused(m.cli_import_no_job({ id }, context.o))
  const over = new AbortController()
  const { stdin } = context.terminal
  stdin.on('end', () => over.abort()).resume()
  const follow = followJob(store, job, () => over.abort())
  try {
    const result = await importFile(store, {
      path: String(job.payload.path), fileName: String(job.payload.fileName), importedBy: job.createdBy, dryRun: job.payload.step === 'look',
      workFolder: dirname(String(job.payload.path)),
      pseudonymKeys: await usableKeys(store, { pseudonymKey, pseudonymKeyFile }),
      onProgress: follow, signal: AbortSignal.any([signal, over.signal]),
    })
    context.sayJson(result.ok
      ? { ok: true, result: job.payload.step === 'look' ? { report: result.report, preview: result.preview ?? null } : { generationId: result.generationId, unchanged: result.report.unchanged } }
      : { ok: false, reason: result.reason, detail: result.detail })
    return 0
  } finally {
    // An open standard input would keep the process.
    stdin.pause();
    (stdin as { unref?: () => void }).unref?.()
  }
}))

/** Writes progress to the job now and then; one that is cancelled or taken over ends. */
const followJob = (store: Store, job: Job, end: () => void): ((p: ImportProgress) => void) => {
  let busy = false
  let lastAt = 0
  const paceOf = createPace()
  return p => {
    const now = performance.now()
    const pace = paceOf(p, now)
    if (busy || now - lastAt < 500) return
    busy = true
    lastAt = now
    // A job that cannot be written to now is written to at the next sign of progress.
    void reportProgress(store, job, pace ? { ...p, pace } : p).then(isOurs => { if (!isOurs) end() }, () => {}).finally(() => { busy = false })
  }
}

/** Imports the Ministry's files, one after the other. Each is all in or not at all. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE… [--dry-run] [--json]',
  summary: o => m.cli_import_summary({}, o),
  help: o => m.cli_import_help({}, o),
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' }, job: { type: 'string' } },
  takes: [0, 1_000],
  run: async context => {
    const { args, values, o } = context
    if (typeof values.job === 'string') return runJob(context, values.job)
    usageIf(args.length === 0, m.cli_too_few({ usage: `tep ${importCommand.usage}` }, o))
    const config = readConfig(context.terminal.env)
    // The first import may come before the first start.
    if (config.databaseUrl === null && !existsSync(join(config.dataDir, 'cuaderno.sqlite'))) {
      prepareDataDir(config.dataDir)
      await withStore(context, 'any', store => migrate(store))
      context.note(m.cli_import_made_database({ folder: config.dataDir }, o))
    }
    const { uploads: workFolder } = prepareDataDir(config.dataDir)
    return withStore(context, 'ready', store => untilStopped(async signal => {
      const keys = await requireOwnKeys(store, config)
      const answers = []
      const line = progressLine(context)
      for (const file of args) {
        const result = await importFile(store, {
          path: context.path(file), fileName: basename(file), importedBy: null, workFolder, dryRun: values['dry-run'] === true, pseudonymKeys: keys, onProgress: line(basename(file)), signal,
        })
        if (context.terminal.stderr.isTTY) context.terminal.stderr.write('\r\u001b[K')
        const answer = answerOf(file, result, context)
        answers.push(answer)
        if (!result.ok) context.note(`tep: ${file}: ${answer.sentence}`)
        else if (!values.json) for (const l of linesOf(result.report, context)) context.say(l)
        if (signal.aborted) break
      }
      const ok = answers.every(a => a.ok)
      if (values.json) context.sayJson({ ok, files: answers })
      return ok ? 0 : 1
    }))
  },
}
