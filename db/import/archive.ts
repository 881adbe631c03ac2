/**
 * A zip: what it holds, and one member streamed to disk. Nothing is inflated before the list of members has been looked at: their
 * number, their sizes and how far they were squeezed. While inflating, a member that grows beyond what the list says is stopped (yauzl).
 */
import { createWriteStream } from 'node:fs'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { FileRefused } from './delimited.ts'
import { freeBytesIn } from './work-folder.ts'

/** Ministry packages hold one table and a PDF or two. */
const mostMembers = 1_000
/** The largest table inside a zip: national files of a year are below 1 GB. */
const largestMember = 4e9
/** CSV of this kind is squeezed 10 to 25 times; a bomb, a thousand times. Small members may be as regular as they like. */
const strongestSqueeze = 200
const smallMember = 50e6
/** Left free on the disk for the database and everybody else. */
const leftFree = 64e6

export type Archive = { zip: ZipFile; members: Entry[] }

const damaged = (): never => { throw new FileRefused('archive-damaged') }

/** Opens a zip and reads the list of its members. Throws FileRefused; whoever calls this closes `zip`. */
export const openArchive = async (path: string): Promise<Archive> => {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(damaged)
  try {
    if (zip.entryCount > mostMembers) throw new FileRefused('archive-too-big', { members: zip.entryCount })
    const members: Entry[] = []
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => { members.push(entry); zip.readEntry() })
      zip.on('end', resolve)
      zip.on('error', reject)
      zip.readEntry()
    }).catch(damaged)
    return { zip, members: members.filter(m => !m.fileName.endsWith('/')) }
  } catch (e) {
    zip.close()
    throw e
  }
}

/** Files that machines put beside the ones people mean. */
const isByTheWay = (name: string) => /(^|\/)(__MACOSX\/|\.|desktop\.ini$|thumbs\.db$)/i.test(name)
/** What a table is called, likeliest first: a package often holds a workbook or a text that describes its CSV. */
const namesOfTables = [/\.csv$/i, /\.(xlsx?|html?)$/i, /\.(txt|tsv|dat)$/i]
const isArchive = (name: string) => /\.(zip|rar|7z|gz|tgz)$/i.test(name)

/** A name as it may be repeated to people: short, without what a terminal would act on. */
export const shownName = (name: string): string => name.replace(/[\p{C}]/gu, '').slice(-80)

export const isExcelWorkbook = ({ members }: Archive) => members.some(m => m.fileName === '[Content_Types].xml') && members.some(m => m.fileName.startsWith('xl/'))
export const isOpenDocument = ({ members }: Archive) => members.some(m => m.fileName === 'mimetype') && members.some(m => m.fileName === 'content.xml')

/**
 * The one table of a zip: its only CSV, else its only workbook, else its only text. Several are refused by name, not imported one after the other: an
 * import is one file with one report and one undo, and whoever drops the unpacked files gets one of each for every table.
 */
export const tableIn = ({ members }: Archive): Entry => {
  const candidates = members.filter(m => !isByTheWay(m.fileName))
  const tables = namesOfTables.map(names => candidates.filter(m => names.test(m.fileName))).find(found => found.length > 0) ?? []
  if (tables.length > 1) throw new FileRefused('archive-with-several', { names: tables.slice(0, 12).map(t => shownName(t.fileName)), members: tables.length })
  const [table] = tables
  if (!table) throw new FileRefused(candidates.some(m => isArchive(m.fileName)) ? 'archive-in-archive' : 'archive-without-table')
  if (table.isEncrypted()) throw new FileRefused('archive-locked')
  if (table.compressionMethod !== 0 && table.compressionMethod !== 8) throw new FileRefused('archive-damaged')
  if (table.uncompressedSize > largestMember
    || (table.uncompressedSize > smallMember && table.uncompressedSize > table.compressedSize * strongestSqueeze)) {
    throw new FileRefused('archive-too-big', { bytes: table.uncompressedSize })
  }
  return table
}

/** The bytes of a member, inflated as they are read; the stream fails when they are not what the list of members says. */
export const readMember = (zip: ZipFile, entry: Entry): Promise<Readable> => zip.openReadStreamPromise(entry)

/** Refuses before the disk is full, so that others can still write. */
export const requireRoom = async (folder: string, bytes: number, freeBytes: (folder: string) => Promise<number> = freeBytesIn): Promise<void> => {
  if (await freeBytes(folder) < bytes + leftFree) throw new FileRefused('disk-full', { bytes })
}

const diskIsFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
/** What the system's word for a failed write means. */
export const isDiskFull = (e: unknown): boolean => e instanceof Error && 'code' in e && diskIsFull.has(String(e.code))

/** Passes bytes on and fails at the end when their sum is not the one the list of members holds. */
const checkSum = (entry: Entry) => {
  let sum = 0
  return new Transform({
    transform(chunk: Buffer, _, done) { sum = crc32(chunk, sum); done(null, chunk) },
    flush(done) { done(sum === entry.crc32 ? null : new Error('the sum of the bytes is another one')) },
  })
}

/** Inflates one member to a 0600 file. Throws FileRefused: 'archive-damaged', 'disk-full', 'cancelled'. */
export const extractMember = async ({ zip }: Archive, entry: Entry, to: string, signal: AbortSignal | undefined): Promise<void> => {
  try {
    await pipeline(await readMember(zip, entry), checkSum(entry), createWriteStream(to, { mode: 0o600, flags: 'wx' }), signal ? { signal } : {})
  } catch (e) {
    if (signal?.aborted) throw new FileRefused('cancelled')
    if (isDiskFull(e)) throw new FileRefused('disk-full', { bytes: entry.uncompressedSize })
    const code = e instanceof Error && 'syscall' in e && 'code' in e ? String(e.code) : null
    throw code ? new FileRefused('unreadable', { code }) : new FileRefused('archive-damaged')
  }
}
