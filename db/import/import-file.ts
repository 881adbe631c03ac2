/**
 * The one way in for a file of the Ministry's: from the browser, from `tep import` and from the tests, whatever it came in (source.ts).
 * The kind is recognised from the header. All in or not at all: rows become visible in one transaction at the end or never
 * (db/generations.ts). Rows that cannot be used are refused one by one with their line and reason and the rest is used; above one row
 * in five the file counts as damaged and is refused whole.
 */
import { record } from '../audit.ts'
import { abandonGeneration, beginGeneration, countCovered, findUnchanged, publishGeneration, writeCovers } from '../generations.ts'
import type { Store } from '../store.ts'
import { isDiskFull } from './archive.ts'
import { readAttendance } from './attendance.ts'
import { readAttendanceYear } from './attendance-year.ts'
import { readClassBook } from './class-book.ts'
import { FileRefused, openTable } from './delimited.ts'
import { readDirectory } from './directory.ts'
import { readDropout } from './dropout.ts'
import { readEnrolment } from './enrolment.ts'
import { readEnrolmentStudents } from './enrolment-students.ts'
import { readHolders } from './holders.ts'
import { columnsOf, isColumnName, kindOf, kindOfWorkbook, missingColumns } from './kinds.ts'
import { getColumnMapping, isShowableHeader, renamed } from './mapping.ts'
import { previewOf } from './preview.ts'
import { ReadAgain, type Reading, type ReadingContext, type ReadingOptions, type WorkbookContext } from './reading.ts'
import type { ImportKind, ImportReport, ImportRequest, ImportResult } from './report.ts'
import { readResults } from './results.ts'
import { readResultsStudents } from './results-students.ts'
import { readRoster } from './roster.ts'
import { readSlepCommunes } from './slep-communes.ts'
import { readSlepList } from './slep-list.ts'
import { openSource, type Source, type SourceOptions } from './source.ts'
import { readTrajectory } from './trajectory.ts'
import { findTable, firstRows, foldedRow, writeTable, type Workbook } from './workbook.ts'
import { readVulnerability } from './vulnerability.ts'

/** For tests: how many students are held at once before the file is read in parts; what a workbook's reader may take; how full the disk is. */
export type ImportTuning = { rowsAtOnce?: number } & Pick<SourceOptions, 'limits' | 'freeBytes'>

/**
 * Imports one file. Refusals are returned, with a key of `fileRefusals`; only surprises (the database is gone) are thrown, and leave
 * nothing visible either. The same bytes again change nothing and say `unchanged`.
 */
export const importFile = async (store: Store, request: ImportRequest, tuning: ImportTuning = {}): Promise<ImportResult> => {
  try {
    const source = await openSource(request.path, { workFolder: request.workFolder, signal: request.signal, ...tuning })
    try { return await importSource(store, source, request, tuning) } finally { source.close() }
  } catch (thrown) {
    const e = isDiskFull(thrown) ? new FileRefused('disk-full') : thrown
    if (!(e instanceof FileRefused)) throw e
    if (!request.dryRun) {
      await record(store, {
        event: 'import.failed', personId: request.importedBy, requestId: request.requestId ?? null,
        detail: { fileName: request.fileName, reason: e.reason },
      })
    }
    return { ok: false, reason: e.reason, detail: e.detail }
  }
}

const importSource = async (store: Store, source: Source, request: ImportRequest, tuning: ImportTuning): Promise<ImportResult> => {
  const given = {
    store, fileName: request.fileName,
    onBytes: (done: number, total: number) => request.onProgress?.({ done, total, unit: 'bytes' }),
    onRows: (done: number, total: number) => request.onProgress?.({ done, total, unit: 'rows' }),
    signal: request.signal, onlyRbd: request.onlyRbd ?? null, pseudonymKeys: request.pseudonymKeys ?? null,
  }
  const whole = source.workbook ? await kindOfWholeWorkbook(source.workbook) : null
  if (whole) {
    if (request.expectKind && request.expectKind !== whole) throw new FileRefused('other-kind-expected', { expected: request.expectKind, found: whole })
    if (request.onlyRbd !== undefined) throw new FileRefused('other-kind-expected', { expected: 'roster', found: whole })
    const context: WorkbookContext = { ...given, workbook: source.workbook!, sha256: source.sha256! }
    return publish(store, request, whole, source, null, await (whole === 'dropout' ? readDropout(context) : readTrajectory(context)))
  }
  const { path, otherSheets } = source.workbook ? await tableOf(source, source.workbook) : { path: source.tablePath!, otherSheets: 0 }
  const file = await openTable(path)
  try {
    const header = columnsOf(file)
    const mapping = await getColumnMapping(store, header)
    const columns = renamed(header, mapping)
    const kind = mapping?.kind ?? kindOf(columns)
    const toName = isShowableHeader(header) ? { header } : {}
    if (!kind) throw new FileRefused('kind-not-recognised', { columns: columns.filter(isColumnName).slice(0, 12), ...toName })
    const missing = missingColumns(kind, columns)
    if (missing.length > 0) throw new FileRefused('missing-column', { kind, missing, ...toName })
    if (request.expectKind && request.expectKind !== kind) throw new FileRefused('other-kind-expected', { expected: request.expectKind, found: kind })
    if (request.onlyRbd !== undefined && kind !== 'roster' && kind !== 'student-days') throw new FileRefused('other-kind-expected', { expected: 'roster', found: kind })
    const context: ReadingContext = { ...given, file, columns }
    for (let how: ReadingOptions = tuning; ;) {
      try {
        return await publish(store, request, kind, source, context, withOtherSheets(await readAs(kind, context, how), otherSheets))
      } catch (e) {
        if (!(e instanceof ReadAgain)) throw e
        how = { ...how, ...e.how }
      }
    }
  } finally {
    await file.handle.close()
  }
}

const kindOfWholeWorkbook = async (workbook: Workbook): Promise<ImportKind | null> => {
  const heads = []
  for (const sheet of workbook.sheets) heads.push({ name: sheet.name, rows: (await firstRows(sheet)).map(foldedRow) })
  return kindOfWorkbook(heads)
}

/** The one table of a workbook as delimited text beside it. */
export const tableOf = async (source: Source, workbook: Workbook): Promise<{ path: string; otherSheets: number }> => {
  const table = await findTable(workbook, columns => kindOf(columnsOf({ columns: [...columns] })) !== null)
  const path = source.newPath()
  await writeTable(table, path)
  source.within.push(table.sheet.name)
  return { path, otherSheets: workbook.sheets.length - 1 }
}

const withOtherSheets = (reading: Reading, count: number): Reading => count === 0 ? reading : {
  ...reading,
  finish: async generationId => {
    const { figures, ...rest } = await reading.finish(generationId)
    return { ...rest, figures: { ...figures, warnings: [...figures.warnings, { warning: 'other-sheets', count }] } }
  },
}

const readAs = (kind: ImportKind, context: ReadingContext, how: ReadingOptions): Promise<Reading> => {
  switch (kind) {
    case 'directory': return readDirectory(context)
    case 'slep-list': return readSlepList(context)
    case 'slep-communes': return readSlepCommunes(context)
    case 'attendance': return readAttendance(context, how)
    case 'enrolment': return readEnrolment(context)
    case 'results': return readResults(context)
    case 'vulnerability': return readVulnerability(context)
    case 'holders': return readHolders(context)
    case 'dropout': case 'trajectory': throw new FileRefused('kind-not-recognised')
    case 'roster': return readRoster(context)
    case 'student-days': return readClassBook(context)
    case 'attendance-year': return readAttendanceYear(context, how)
    case 'enrolment-students': return readEnrolmentStudents(context, how)
    case 'results-students': return readResultsStudents(context, how)
  }
}

const publish = async (store: Store, request: ImportRequest, kind: ImportKind, source: Source, table: Pick<ReadingContext, 'file' | 'columns'> | null, reading: Reading): Promise<ImportResult> => {
  const keptAs = reading.keptAs ?? kind
  const earlier = await findUnchanged(store, keptAs, reading.sha256)
  const unchanged = earlier !== null && (!earlier.report || !reading.readsAsBefore || reading.readsAsBefore(earlier.report))
  const reportOf = async ({ figures, keys }: Awaited<ReturnType<Reading['finish']>>): Promise<ImportReport> => ({
    kind, fileName: request.fileName, fileSha256: source.sha256 ?? reading.fileSha256 ?? reading.sha256, fileBytes: source.bytes, encoding: reading.encoding, delimiter: table?.file.delimiter ?? ';',
    ...(source.containers.length > 0 ? { containers: source.containers, within: source.within } : {}),
    ...figures, superseded: unchanged ? 0 : await countCovered(store, keptAs, keys), unchanged, dryRun: request.dryRun ?? false,
  })
  if (request.dryRun || unchanged) {
    const report = await reportOf(await reading.finish(null))
    const preview = !request.dryRun ? undefined : table ? await previewOf(table.file, table.columns, kind, reading.encoding) : reading.preview
    return { ok: true, report, generationId: unchanged ? earlier.id : null, ...(preview ? { preview } : {}) }
  }
  const by = { importedBy: request.importedBy, requestId: request.requestId ?? null }
  // By what was read, so that the same table is unchanged whether it comes alone, in a zip or in a workbook.
  const generationId = await beginGeneration(store, { kind: keptAs, fileName: request.fileName, fileSha256: reading.sha256, fileBytes: source.bytes, ...by })
  try {
    const finished = await reading.finish(generationId)
    await writeCovers(store, generationId, keptAs, finished.keys)
    for (const { kind: other, keys } of finished.also ?? []) await writeCovers(store, generationId, other, keys)
    const report = await reportOf(finished)
    if (request.signal?.aborted) throw new FileRefused('cancelled')
    await publishGeneration(store, generationId, report, by, tx => reading.alsoWhenPublished?.(tx, generationId) ?? Promise.resolve())
    return { ok: true, report, generationId }
  } catch (e) {
    // What cannot be cleared now is cleared by the sweep of the next start; nobody sees it in between.
    await abandonGeneration(store, generationId).catch(() => {})
    throw e
  }
}
