/**
 * Text in lines of a width, without a screen to measure it on: each sign has a width in em, that of the widest serif a reader may have
 * (DejaVu Serif), so that what is drawn from it stays inside its box in all of them.
 */
const noWidth = /^[\p{M}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f]$/u
const narrow = /^[iljtf.,;:!¡'’‘|()[\]\s-]$/u
const wide = /^[MWmw@%—…]$/u
const square = /^[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u
const tall = /^[\p{Lu}\p{Nd}]$/u

/** Width of one sign in em. */
const widthOfSign = (sign: string): number =>
  noWidth.test(sign) ? 0 : square.test(sign) ? 1.3 : wide.test(sign) ? 1.03 : tall.test(sign) ? 0.8 : narrow.test(sign) ? 0.4 : 0.65

/** Signs that are joined to the one before them: a line never begins with one. */
const joins = /^[\p{M}\u200d\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]$/u

/** Width of a text in em. What is joined to an emoji stands inside it. */
export const widthOf = (text: string): number => {
  let width = 0
  let isJoined = false
  for (const sign of text) {
    if (!isJoined && !joins.test(sign)) width += widthOfSign(sign)
    isJoined = sign === '\u200d'
  }
  return width
}

/** A text in the pieces that may stand on different lines: an emoji with all it is joined to is one. */
const clustersOf = (text: string): string[] => {
  const clusters: string[] = []
  for (const sign of text) {
    const last = clusters.at(-1)
    if (last !== undefined && (joins.test(sign) || last.endsWith('\u200d'))) clusters[clusters.length - 1] = last + sign
    else clusters.push(sign)
  }
  return clusters
}

/** A word too long for a line, in pieces that fit. */
const piecesOf = (word: string, widthEm: number): string[] => {
  const pieces: string[] = []
  for (const cluster of clustersOf(word)) {
    const last = pieces.at(-1)
    if (last !== undefined && widthOf(last + cluster) <= widthEm) pieces[pieces.length - 1] = last + cluster
    else pieces.push(cluster)
  }
  return pieces
}

/** Signs of a text looked at at all: more than fit any box, and few enough to be quick whatever was pasted. */
const mostSigns = 2_000

/** `text` in at most `mostLines` lines of `widthEm`. A text that does not fit ends in an ellipsis and is `isCut`. */
export const linesWithin = (text: string, widthEm: number, mostLines: number): { lines: string[]; isCut: boolean } => {
  const head = [...text.slice(0, mostSigns * 2)].slice(0, mostSigns).join('')
  const words = head.split(/\s+/u).filter(w => w !== '').flatMap(w => (widthOf(w) > widthEm ? piecesOf(w, widthEm) : [w]))
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= widthEm) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
    if (lines.length > mostLines) break
  }
  if (lines.length <= mostLines && head.length === text.length) return { lines, isCut: false }
  const kept = lines.slice(0, mostLines)
  let end = clustersOf(kept.pop() ?? '')
  while (end.length > 0 && widthOf(`${end.join('')}…`) > widthEm) end = end.slice(0, -1)
  return { lines: [...kept, `${end.join('').replace(/[\s.,;:\u200d]+$/u, '')}…`], isCut: true }
}
