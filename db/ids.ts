import { createHash, randomBytes } from 'node:crypto'

let lastMs = 0
let counter = 0

/** A UUIDv7 (RFC 9562): time-ordered, made by the app. Two in one millisecond keep their order through a 12-bit counter. */
export const newId = (at: Date): string => {
  let ms = at.getTime()
  if (ms === lastMs) counter += 1
  else { lastMs = ms; counter = 0 }
  if (counter > 0xfff) { ms += 1; counter = 0; lastMs = ms }
  const b = randomBytes(16)
  b.writeUIntBE(ms, 0, 6)
  b[6] = 0x70 | (counter >> 8)
  b[7] = counter & 0xff
  b[8] = 0x80 | (b[8]! & 0x3f)
  const h = b.toString('hex')
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`
}

/** An id made from words, always the same of the same: for what exists once of something. Shaped as a UUID of version 8 (RFC 9562, section 5.8). */
export const idMadeFrom = (...words: readonly string[]): string => {
  const h = createHash('sha256').update(words.join('\n')).digest()
  h[6] = 0x80 | (h[6]! & 0x0f)
  h[8] = 0x80 | (h[8]! & 0x3f)
  const s = h.toString('hex')
  return `${s.slice(0, 8)}-${s.slice(8, 12)}-${s.slice(12, 16)}-${s.slice(16, 20)}-${s.slice(20, 32)}`
}
