/** Chance that comes out the same in every run: small seeded streams, one for each thing that needs some. */

export type Stream = {
  /** A number in [0, 1). */
  next(): number
  /** An integer from 0 to `below` - 1. */
  upTo(below: number): number
  /** A normal deviate, mean 0, standard deviation 1. */
  normal(): number
  pick<T>(from: readonly T[]): T
}

/**
 * The stream that belongs to these keys, and to no other: what one school draws does not move when another school draws more.
 * FNV-1a of the keys seeds a mulberry32 (T. Ettinger, public domain).
 */
export const streamFor = (...keys: (string | number)[]): Stream => {
  let h = 0x811c9dc5
  for (const ch of keys.join('|')) h = Math.imul(h ^ ch.charCodeAt(0), 0x01000193)
  // FNV's last bytes reach few bits: one more mix, so that neighbouring keys do not start neighbouring streams.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  let state = (h ^ (h >>> 13)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    upTo: below => Math.floor(next() * below),
    // Box-Muller; 1 - next() is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: from => from[Math.floor(next() * from.length)]!,
  }
}
