/**
 * What changed between two texts, word by word: for the conflict view and the history of a page.
 *
 * Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), greedy form, over words. The number of edits it looks for is
 * bounded, so that the cost is too: beyond the bound, texts are compared line by line and only inside changed lines by word, and
 * what still differs too much is shown as taken out and put in whole. Putting the pieces together always gives both texts back.
 */
export type Difference = { kind: 'same' | 'removed' | 'added'; text: string }

type Run = { kind: Difference['kind']; items: string[] }

/** Edits looked for among words and among lines. The memory is the square of these, in small integers. */
const mostWordEdits = 500
const mostLineEdits = 1_200

/** A word; white space; an emoji with all it is joined to; a flag; any other sign by itself. */
const wordsOf = (s: string) => s.match(/\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*|\p{Regional_Indicator}{2}|[\p{L}\p{M}\p{N}_’'\u200d\ufe0f]+|\s+|[^\p{L}\p{M}\p{N}_’'\u200d\ufe0f\s]/gu) ?? []
const linesOf = (s: string) => s.match(/[^\n]*\n|[^\n]+/g) ?? []

/** The shortest edit between two lists, or null when it takes more than `most` edits. */
const shortestEdit = (a: readonly string[], b: readonly string[], most: number): Run[] | null => {
  // Numbers compare faster than words, and a long page is compared many times over.
  const ids = new Map<string, number>()
  const numbered = (items: readonly string[]) => Int32Array.from(items, item => {
    const known = ids.get(item)
    if (known !== undefined) return known
    ids.set(item, ids.size)
    return ids.size - 1
  })
  const [u, v] = [numbered(a), numbered(b)]
  let start = 0
  while (start < u.length && start < v.length && u[start] === v[start]) start++
  let end = 0
  while (end < u.length - start && end < v.length - start && u[u.length - 1 - end] === v[v.length - 1 - end]) end++
  const [n, m] = [a.length - start - end, b.length - start - end]
  const runs: Run[] = []
  const push = (kind: Run['kind'], item: string) => {
    const last = runs.at(-1)
    if (last?.kind === kind) last.items.push(item)
    else runs.push({ kind, items: [item] })
  }
  const bound = Math.min(most, n + m)
  const reached = new Int32Array(2 * bound + 3)
  const at = bound + 1
  const trail: Int32Array[] = []
  let edits = -1
  search: for (let d = 0; d <= bound; d++) {
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && reached[at + k - 1]! < reached[at + k + 1]!) ? reached[at + k + 1]! : reached[at + k - 1]! + 1
      while (x < n && x - k < m && u[start + x] === v[start + x - k]) x++
      reached[at + k] = x
      if (x >= n && x - k >= m) { edits = d; break search }
    }
    trail.push(reached.slice(at - d - 1, at + d + 2))
  }
  if (edits < 0) return null
  const backwards: [Run['kind'], string][] = []
  let [x, y] = [n, m]
  for (let d = edits; d > 0; d--) {
    const before = trail[d - 1]!
    const get = (k: number) => before[k + d]!
    const k = x - y
    const from = k === -d || (k !== d && get(k - 1) < get(k + 1)) ? k + 1 : k - 1
    const [fromX, fromY] = [get(from), get(from) - from]
    while (x > fromX && y > fromY && x > 0 && y > 0) { x--; y--; backwards.push(['same', a[start + x]!]) }
    if (from === k + 1) backwards.push(['added', b[start + --y]!])
    else backwards.push(['removed', a[start + --x]!])
  }
  while (x > 0) { x--; backwards.push(['same', a[start + x]!]) }
  for (let i = 0; i < start; i++) push('same', a[i]!)
  for (let i = backwards.length - 1; i >= 0; i--) push(...backwards[i]!)
  for (let i = a.length - end; i < a.length; i++) push('same', a[i]!)
  return runs
}

/** What became of a stretch of a list: the items from `start` up to `end` gave way to `items`. A gap has `start` = `end`. */
export type Change = { start: number; end: number; items: string[] }

/** How one list became another, in order and without touching; null when it takes more edits than are looked for. */
export const changesBetween = (before: readonly string[], after: readonly string[]): Change[] | null => {
  const runs = shortestEdit(before, after, mostLineEdits)
  if (!runs) return null
  const changes: Change[] = []
  let at = 0
  let open: Change | null = null
  for (const run of runs) {
    if (run.kind === 'same') { at += run.items.length; open = null; continue }
    if (!open) changes.push(open = { start: at, end: at, items: [] })
    if (run.kind === 'removed') { at += run.items.length; open.end = at } else open.items.push(...run.items)
  }
  return changes
}

const textsOf = (runs: readonly Run[]): Difference[] => runs.map(r => ({ kind: r.kind, text: r.items.join('') }))

const whole = (before: string, after: string): Difference[] => [
  ...(before === '' ? [] : [{ kind: 'removed' as const, text: before }]),
  ...(after === '' ? [] : [{ kind: 'added' as const, text: after }]),
]

const byWord = (before: string, after: string, most: number): Difference[] => {
  const runs = shortestEdit(wordsOf(before), wordsOf(after), most)
  return runs ? textsOf(runs) : whole(before, after)
}

/** Takes out and puts in come in this order, and neighbours of one kind are one piece. */
const tidy = (pieces: readonly Difference[]): Difference[] => {
  const out: Difference[] = []
  let [removed, added] = ['', '']
  const flush = () => { out.push(...whole(removed, added)); removed = ''; added = '' }
  for (const piece of pieces) {
    if (piece.text === '') continue
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') last.text += piece.text
      else out.push({ ...piece })
    }
  }
  flush()
  return out
}

/**
 * A sentence written anew shares small words with the old one by chance: word by word it reads as neither. What two changes have between them
 * joins them when it is no longer than either (the rule of Fraser's diff-match-patch for readers); a line's end never does.
 */
const readable = (pieces: readonly Difference[]): Difference[] => {
  type Edit = { same: string; removed: string; added: string }
  const edits: Edit[] = []
  let open: Edit = { same: '', removed: '', added: '' }
  const longest = (e: Edit) => Math.max(e.removed.length, e.added.length)
  const close = () => {
    edits.push(open)
    for (;;) {
      const [before, last] = [edits.at(-2), edits.at(-1)!]
      if (!before || last.same.includes('\n') || last.same.length > Math.min(longest(before), longest(last))) break
      edits.pop()
      before.removed += last.same + last.removed
      before.added += last.same + last.added
    }
    open = { same: '', removed: '', added: '' }
  }
  for (const { kind, text } of pieces) {
    if (kind === 'same' && longest(open) > 0) close()
    open[kind] += text
  }
  close()
  return edits.flatMap(e => [{ kind: 'same' as const, text: e.same }, { kind: 'removed' as const, text: e.removed }, { kind: 'added' as const, text: e.added }]).filter(p => p.text !== '')
}

/** The pieces of `before` and `after` in reading order: same and removed give `before`, same and added give `after`. */
export const differencesBetween = (before: string, after: string): Difference[] => readable(piecesOf(before, after))

const piecesOf = (before: string, after: string): Difference[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const words = shortestEdit(wordsOf(before), wordsOf(after), mostWordEdits)
  if (words) return tidy(textsOf(words))
  const lines = shortestEdit(linesOf(before), linesOf(after), mostLineEdits)
  if (!lines) return whole(before, after)
  const pieces: Difference[] = []
  let budget = 4 * mostWordEdits
  for (let i = 0; i < lines.length; i++) {
    const run = lines[i]!
    const next = lines[i + 1]
    if (run.kind !== 'same' && next && next.kind !== 'same') {
      const [removed, added] = run.kind === 'removed' ? [run, next] : [next, run]
      const most = Math.min(mostWordEdits / 2, budget)
      budget = Math.max(0, budget - most)
      pieces.push(...byWord(removed.items.join(''), added.items.join(''), most))
      i++
    } else pieces.push({ kind: run.kind, text: run.items.join('') })
  }
  return tidy(pieces)
}
