/** The passages of a shared learning: its sentences. A sentence is what a coder marks, and what agreement is counted over. */

/** `start` and `end` as `text.slice` takes them; no space at either end. */
export type Sentence = { start: number; end: number; text: string }

/** An end of sentence before something that can begin one, or the end of a line. `83,1%` and `7.° B` hold none. */
const boundary = /(?<=[.?!…]["»”’)]*)\s+(?=[\p{Lu}\d¿¡"«“‘(—-])|\s*\n\s*/gu

export const sentencesOf = (text: string): Sentence[] => {
  const sentences: Sentence[] = []
  const add = (from: number, to: number) => {
    const piece = text.slice(from, to)
    const start = from + (piece.length - piece.trimStart().length)
    const end = from + piece.trimEnd().length
    if (end > start) sentences.push({ start, end, text: text.slice(start, end) })
  }
  let at = 0
  for (const m of text.matchAll(boundary)) {
    add(at, m.index)
    at = m.index + m[0].length
  }
  add(at, text.length)
  return sentences
}
