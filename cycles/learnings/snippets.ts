/** The piece of a text that answers a search, with the words that matched told apart from the rest. */
import { wordsIn } from './stems.ts'

/** Consecutive pieces of a text; joined they are what is shown of it. */
export type Piece = { text: string; isMatch: boolean }
export type Snippet = { pieces: Piece[]; /** Words were left out before, or after. */ isCutBefore: boolean; isCutAfter: boolean }

const around = 110
const usual = 2 * around

/** Not through the middle of a word: back to the space before, or forward to the one after. */
const backToSpace = (text: string, at: number) => { const space = text.lastIndexOf(' ', at); return space < 0 || at - space > 30 ? at : space + 1 }
const onToSpace = (text: string, at: number) => { const space = text.indexOf(' ', at); return space < 0 || space - at > 30 ? at : space }
/** Nor through a pair of surrogates. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at)

/** The whole text in pieces: what is asked for is marked wherever it stands. */
export const markedIn = (text: string, stems: readonly string[], from = 0, to = text.length): Piece[] => {
  const wanted = new Set(stems)
  const pieces: Piece[] = []
  let at = from
  for (const { start, end, stem } of wanted.size === 0 ? [] : wordsIn(text)) {
    if (start < at || end > to || !wanted.has(stem)) continue
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false })
    pieces.push({ text: text.slice(start, end), isMatch: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), isMatch: false })
  return pieces
}

/** A piece of the text around where most of what was asked for stands close together; its beginning when none of it does. */
export const snippetOf = (text: string, stems: readonly string[]): Snippet => {
  const wanted = new Set(stems)
  const matches = wordsIn(text).filter(w => wanted.has(w.stem))
  let best = { start: 0, different: 0 }
  for (const m of matches) {
    const different = new Set(matches.filter(o => o.start >= m.start && o.end <= m.start + usual).map(o => o.stem)).size
    if (different > best.different) best = { start: m.start, different }
  }
  const from = text.length <= usual || best.start <= around ? 0 : whole(text, backToSpace(text, best.start - around))
  const to = text.length - from <= usual + around ? text.length : whole(text, onToSpace(text, from + usual))
  return { pieces: markedIn(text, stems, from, to), isCutBefore: from > 0, isCutAfter: to < text.length }
}

/** Which of several texts to show: the one with most of the words asked for, the first among equals. Null when there is no text. */
export const bestText = <T extends { text: string }>(texts: readonly T[], stems: readonly string[]): T | null => {
  const wanted = new Set(stems)
  let best: T | null = null
  let most = -1
  for (const one of texts) {
    const matched = new Set(wordsIn(one.text).map(w => w.stem).filter(s => wanted.has(s))).size
    if (matched > most) { best = one; most = matched }
  }
  return best
}
