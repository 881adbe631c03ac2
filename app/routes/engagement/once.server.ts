/** A sheet pressed twice is one answer. Its number is made with the page and forgotten within an hour; it is in memory only, and in no log. */
const taken = new Map<string, number>()
const memoryMs = 3_600_000

/** False when this sheet was taken already. One without a number (a form somebody made by hand) is not told apart. */
export const takeSheet = (sheet: string, nowMs: number): boolean => {
  for (const [known, at] of taken) { if (at > nowMs - memoryMs) break; taken.delete(known) }
  if (sheet === '') return true
  if (taken.has(sheet)) return false
  if (taken.size > 20_000) taken.delete(taken.keys().next().value!)
  taken.set(sheet, nowMs)
  return true
}
export const forgetSheet = (sheet: string): void => { taken.delete(sheet) }
