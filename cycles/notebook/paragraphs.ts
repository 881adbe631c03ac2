/**
 * Two people wrote in the same long text, each from the same earlier one. Paragraphs (lines of the text) only one of them touched are
 * joined; where both changed the same ones, or both put something into the same gap, nobody can know the order but they: that clashes.
 * Source: three-way merge as in Khanna, Kunal & Pierce, "A Formal Investigation of Diff3" (2007), over lines, without its rule that a
 * line between two changes must be left alone: a paragraph is a thought of its own.
 */
import { changesBetween, type Change } from './differences.ts'

/** `both`: the clashing paragraphs twice, theirs before mine, everything else joined; to be put in order by hand. */
export type JoinedText = { ok: true; text: string } | { ok: false; both: string }

const linesOf = (text: string) => text.split('\n')

const changesOf = (base: readonly string[], text: readonly string[]): Change[] =>
  // Too much changed to say what: then all of it did.
  changesBetween(base, text) ?? [{ start: 0, end: base.length, items: [...text] }]

const isSame = (a: Change, b: Change) => a.start === b.start && a.end === b.end && a.items.length === b.items.length && a.items.every((line, i) => line === b.items[i])
/** Both say what becomes of the same paragraphs, or what stands in the same gap. */
const meet = (a: Change, b: Change) => a.start === b.start && a.end === b.end ? true : Math.max(a.start, b.start) < Math.min(a.end, b.end) || isInside(a, b) || isInside(b, a)
const isInside = (gap: Change, change: Change) => gap.start === gap.end && change.start < gap.start && gap.start < change.end

const applied = (base: readonly string[], from: number, to: number, changes: readonly Change[]): string[] => {
  const out: string[] = []
  let at = from
  for (const c of changes) { out.push(...base.slice(at, c.start), ...c.items); at = c.end }
  out.push(...base.slice(at, to))
  return out
}

export const joinTexts = (base: string, mine: string, theirs: string): JoinedText => {
  if (mine === theirs || theirs === base) return { ok: true, text: mine }
  if (mine === base) return { ok: true, text: theirs }
  const lines = linesOf(base)
  const [ours, others] = [changesOf(lines, linesOf(mine)), changesOf(lines, linesOf(theirs))]
  const out: string[] = []
  let [at, i, j] = [0, 0, 0]
  let isClash = false
  while (i < ours.length || j < others.length) {
    const [a, b] = [ours[i], others[j]]
    if (a && b && meet(a, b)) {
      // Everything that hangs together with these two, on either side.
      let [start, end] = [Math.min(a.start, b.start), Math.max(a.end, b.end)]
      const [fromI, fromJ] = [i, j]
      const hangs = (c: Change | undefined) => c !== undefined && (c.start < end || (c.start === c.end && c.start === end && start === end))
      while (hangs(ours[i]) || hangs(others[j])) {
        const next = hangs(ours[i]) ? ours[i++]! : others[j++]!
        start = Math.min(start, next.start)
        end = Math.max(end, next.end)
      }
      const [mineHere, theirsHere] = [ours.slice(fromI, i), others.slice(fromJ, j)]
      out.push(...lines.slice(at, start))
      if (mineHere.length === 1 && theirsHere.length === 1 && isSame(mineHere[0]!, theirsHere[0]!)) out.push(...mineHere[0]!.items)
      else {
        isClash = true
        out.push(...applied(lines, start, end, theirsHere), ...applied(lines, start, end, mineHere))
      }
      at = end
      continue
    }
    const isMine = b === undefined || (a !== undefined && (a.start < b.start || (a.start === b.start && a.end <= b.end)))
    const next = isMine ? ours[i++]! : others[j++]!
    out.push(...lines.slice(at, next.start), ...next.items)
    at = next.end
  }
  out.push(...lines.slice(at))
  const text = out.join('\n')
  return isClash ? { ok: false, both: text } : { ok: true, text }
}
