/** A learning's own tags, typed in one line with commas between them. */

/** Each tag once, as it was first typed; `Lunes` and `lunes ` are the same. */
export const tagsOf = (line: string): string[] => {
  const tags = new Map<string, string>()
  for (const typed of line.split(/[,;]/)) {
    const tag = typed.replace(/\s+/gu, ' ').trim()
    const same = tag.toLocaleLowerCase('es')
    if (tag !== '' && !tags.has(same)) tags.set(same, tag)
  }
  return [...tags.values()]
}

/** The tags of several lines, those used most first, then in the order they came; at most `atMost`. */
export const mostUsedTags = (lines: readonly string[], atMost: number): string[] => {
  const used = new Map<string, { tag: string; times: number }>()
  for (const tag of lines.flatMap(tagsOf)) {
    const same = tag.toLocaleLowerCase('es')
    const known = used.get(same)
    if (known) known.times++
    else used.set(same, { tag, times: 1 })
  }
  return [...used.values()].sort((a, b) => b.times - a.times).slice(0, atMost).map(u => u.tag)
}
