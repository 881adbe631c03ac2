/**
 * What a file is, from its first bytes, and how its table or its sheets are got at: delimited text as it is, a zip's one table unpacked,
 * a workbook's cells read in a child process. Everything made on the way stands in one folder and goes with it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractMember, isExcelWorkbook, isOpenDocument, openArchive, requireRoom, shownName, tableIn } from './archive.ts'
import { FileRefused, signatureOf, type Signature } from './delimited.ts'
import type { Container } from './report.ts'
import { makeWorkFolder, removeWorkFolder } from './work-folder.ts'
import { openWorkbook, type Workbook, type WorkbookLimits } from './workbook.ts'

export type Source = {
  /** Delimited text, to be opened with `openTable`; null when it is a workbook. */
  tablePath: string | null
  workbook: Workbook | null
  /** From the outside in; empty for delimited text that came as it is. */
  containers: Container[]
  /** The zip's member, as it may be shown. */
  within: string[]
  /** Of the file as it was given; null when that is what `tablePath` names, whose reader computes it. */
  sha256: string | null
  bytes: number
  /** A path for one more file beside what was unpacked. */
  newPath: () => string
  /** Removes whatever was unpacked. */
  close: () => void
}

export type SourceOptions = {
  workFolder?: string | undefined
  signal?: AbortSignal | undefined
  limits?: Partial<WorkbookLimits> | undefined
  freeBytes?: ((folder: string) => Promise<number>) | undefined
}

const codeOf = (e: unknown) => (e instanceof Error && 'code' in e && typeof e.code === 'string' ? e.code : 'EIO')

const headOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(4096)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

const hashOf = async (path: string, signal: AbortSignal | undefined): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) {
    if (signal?.aborted) throw new FileRefused('cancelled')
    hash.update(chunk as Buffer)
  }
  return hash.digest('hex')
}

/** Files that are something else, each with its own next step. */
const refusals: Partial<Record<Signature, 'is-rar' | 'is-other-archive' | 'is-pdf' | 'is-utf16'>> = {
  rar: 'is-rar', 'other-archive': 'is-other-archive', pdf: 'is-pdf', utf16: 'is-utf16',
}

/** Opens a file, whatever it came in. Throws FileRefused, having removed what it made; whoever calls this closes the source. */
export const openSource = async (path: string, options: SourceOptions = {}): Promise<Source> => {
  let folder: string | null = null
  let made = 0
  const place: Place = { folder: () => folder ??= makeWorkFolder(options.workFolder), newPath: () => join(place.folder(), String(++made)) }
  const { newPath } = place
  const close = () => { if (folder) removeWorkFolder(folder) }
  try {
    const { size } = await stat(path)
    const source: Source = { tablePath: path, workbook: null, containers: [], within: [], sha256: null, bytes: size, newPath, close }
    await unpack(source, path, options, place)
    if (source.containers.length > 0) source.sha256 = await hashOf(path, options.signal)
    return source
  } catch (e) {
    close()
    if (e instanceof FileRefused) throw e
    throw codeOf(e) === 'ENOSPC' ? new FileRefused('disk-full') : new FileRefused('unreadable', { code: codeOf(e) })
  }
}

/** The folder of this file's unpacking, made when it is first asked for. */
type Place = { folder: () => string; newPath: () => string }

const unpack = async (source: Source, path: string, options: SourceOptions, place: Place): Promise<void> => {
  const signature = signatureOf(await headOf(path))
  const refusal = signature ? refusals[signature] : undefined
  if (refusal) throw new FileRefused(refusal)
  const asWorkbook = async (format: 'xlsx' | 'xls' | 'html') => {
    source.containers.push(format)
    source.tablePath = null
    // Cells are written once as they are and once as a table.
    await requireRoom(place.folder(), 4 * (await stat(path)).size, options.freeBytes)
    source.workbook = await openWorkbook(format, path, place.folder(), options)
  }
  if (signature === 'compound') return asWorkbook('xls')
  if (signature === 'web-page') return asWorkbook('html')
  if (signature !== 'zip') return

  const archive = await openArchive(path)
  try {
    if (isExcelWorkbook(archive)) return await asWorkbook('xlsx')
    if (isOpenDocument(archive)) throw new FileRefused('is-open-document')
    if (source.containers.includes('zip')) throw new FileRefused('archive-in-archive')
    const member = tableIn(archive)
    const to = place.newPath()
    await requireRoom(place.folder(), member.uncompressedSize, options.freeBytes)
    await extractMember(archive, member, to, options.signal)
    source.containers.push('zip')
    source.within.push(shownName(member.fileName))
    source.tablePath = to
    await unpack(source, to, options, place)
  } finally {
    archive.zip.close()
  }
}
