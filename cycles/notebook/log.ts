/** A log that stays light: the latest notes open, the rest behind their months. Nothing is ever out of reach. */

/** How many notes are open before the rest goes behind its months. */
export const openNotes = 20

/** What of the log is asked for: the latest, one month (`2026-09`), or all of it. */
export type LogView = 'latest' | 'all' | { month: string }

export const logViewOf = (asked: string | null): LogView =>
  asked === 'todo' ? 'all' : asked !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? { month: asked } : 'latest'

export type LogPage<N> = {
  shown: N[]
  /** How many there are in all. */
  total: number
  /** Months with notes, newest first: what the links lead to. Empty while everything is open anyway. */
  months: { month: string; notes: number }[]
}

/** `notes`: newest first, each with its day. One more than the open ones stays open too: a link for a single note is no relief. */
export const pageOfLog = <N extends { on: string }>(notes: readonly N[], view: LogView): LogPage<N> => {
  const fits = notes.length <= openNotes + 1
  const months = new Map<string, number>()
  for (const n of notes) months.set(n.on.slice(0, 7), (months.get(n.on.slice(0, 7)) ?? 0) + 1)
  return {
    shown: view === 'all' || (view === 'latest' && fits) ? [...notes] : view === 'latest' ? notes.slice(0, openNotes) : notes.filter(n => n.on.startsWith(view.month)),
    total: notes.length,
    months: fits ? [] : [...months].map(([month, count]) => ({ month, notes: count })).sort((a, b) => (a.month < b.month ? 1 : -1)),
  }
}
