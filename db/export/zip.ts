/**
 * A zip file written while it is sent: each entry is compressed as its text comes and its sizes follow it (APPNOTE 6.3, bit 3), so that nothing
 * is kept but what is on its way. Without zip64: an entry or a file of 4 GB is refused.
 */
import { createDeflateRaw, crc32 } from 'node:zlib'

export type ZipEntry = { path: string; text: AsyncIterable<string> | Iterable<string> }

const most = 0xffff_ffff
/** Bit 3: sizes behind the data. Bit 11: the path is UTF-8. */
const flags = 0x0808
/** 1 January 1980, midnight: a file of today's figures does not say when it was made. */
const [dosTime, dosDay] = [0, 0x21]

const localHeader = (path: Buffer) => {
  const b = Buffer.alloc(30)
  b.writeUInt32LE(0x04034b50, 0); b.writeUInt16LE(20, 4); b.writeUInt16LE(flags, 6); b.writeUInt16LE(8, 8); b.writeUInt16LE(dosTime, 10); b.writeUInt16LE(dosDay, 12)
  b.writeUInt16LE(path.length, 26)
  return Buffer.concat([b, path])
}
type Written = { path: Buffer; crc: number; packed: number; size: number; at: number }
const descriptor = ({ crc, packed, size }: Written) => {
  const b = Buffer.alloc(16)
  b.writeUInt32LE(0x08074b50, 0); b.writeUInt32LE(crc, 4); b.writeUInt32LE(packed, 8); b.writeUInt32LE(size, 12)
  return b
}
const directoryEntry = ({ path, crc, packed, size, at }: Written) => {
  const b = Buffer.alloc(46)
  b.writeUInt32LE(0x02014b50, 0); b.writeUInt16LE(20, 4); b.writeUInt16LE(20, 6); b.writeUInt16LE(flags, 8); b.writeUInt16LE(8, 10); b.writeUInt16LE(dosTime, 12); b.writeUInt16LE(dosDay, 14)
  b.writeUInt32LE(crc, 16); b.writeUInt32LE(packed, 20); b.writeUInt32LE(size, 24); b.writeUInt16LE(path.length, 28); b.writeUInt32LE(at, 42)
  return Buffer.concat([b, path])
}
const directoryEnd = (entries: number, size: number, at: number) => {
  const b = Buffer.alloc(22)
  b.writeUInt32LE(0x06054b50, 0); b.writeUInt16LE(entries, 8); b.writeUInt16LE(entries, 10); b.writeUInt32LE(size, 12); b.writeUInt32LE(at, 16)
  return b
}

/** The compressed bytes of an entry, and what its descriptor says of them. */
const packed = async function* (text: ZipEntry['text'], done: (of: Pick<Written, 'crc' | 'packed' | 'size'>) => void): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 })
  const of = { crc: 0, packed: 0, size: 0 }
  const feeding = (async () => {
    try {
      for await (const piece of text) {
        const bytes = Buffer.from(piece, 'utf8')
        of.crc = crc32(bytes, of.crc)
        of.size += bytes.length
        if (!deflate.write(bytes)) await new Promise<void>(resolve => { const go = () => { deflate.off('drain', go); deflate.off('close', go); resolve() }; deflate.on('drain', go); deflate.on('close', go) })
        if (deflate.destroyed) return
      }
      deflate.end()
    } catch (e) {
      deflate.destroy(e as Error)
    }
  })()
  try {
    for await (const bytes of deflate as AsyncIterable<Buffer>) { of.packed += bytes.length; yield bytes }
  } finally {
    deflate.destroy()
    await feeding
  }
  done(of)
}

export const zipOf = async function* (entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let at = 0
  const out = (bytes: Buffer) => {
    at += bytes.length
    if (at > most) throw new RangeError('A file of 4 GB cannot be a zip of this kind.')
    return bytes
  }
  for await (const { path, text } of entries) {
    const one: Written = { path: Buffer.from(path, 'utf8'), crc: 0, packed: 0, size: 0, at }
    yield out(localHeader(one.path))
    for await (const bytes of packed(text, of => Object.assign(one, of))) yield out(bytes)
    if (one.size > most) throw new RangeError('An entry of 4 GB cannot be in a zip of this kind.')
    yield out(descriptor(one))
    written.push(one)
  }
  const directoryAt = at
  for (const one of written) yield out(directoryEntry(one))
  yield out(directoryEnd(written.length, at - directoryAt, directoryAt))
}
