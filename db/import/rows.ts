/** Counts what becomes of the rows of one file: read, used, refused by reason, and the first hundred refusals by line. */
import { FileRefused } from './delimited.ts'
import type { RefusedCount, RefusedRow, RowRefusal } from './report.ts'

/** How many refused rows a report shows. */
export const shownRefusals = 100
/** Above one row in five the file is not a good file with bad rows but a damaged one, and is refused whole. */
export const tolerableShare = 0.2

export type RowTally = {
  used: number
  refuse: (line: number, reason: RowRefusal, column?: string, detail?: string) => void
  read: () => number
  refused: () => number
  first: () => RefusedRow[]
  byReason: () => RefusedCount[]
  /** Throws FileRefused when there is no row at all or too many were refused. */
  requireUsable: () => void
}

export const createRowTally = (): RowTally => {
  let list: RefusedRow[] = []
  const counts = new Map<RowRefusal, number>()
  const refused = () => [...counts.values()].reduce((a, b) => a + b, 0)
  let limit = Infinity
  // Rows may come in several passes over the file, each in the order of the lines.
  const first = () => {
    list = list.sort((a, b) => a.line - b.line).slice(0, shownRefusals)
    if (list.length === shownRefusals) limit = list.at(-1)!.line
    return list
  }
  const tally: RowTally = {
    used: 0,
    refuse: (line, reason, column, detail) => {
      counts.set(reason, (counts.get(reason) ?? 0) + 1)
      if (line > limit) return
      list.push({ line, reason, ...(column === undefined ? {} : { column }), ...(detail === undefined ? {} : { detail }) })
      if (list.length > 2 * shownRefusals) first()
    },
    read: () => tally.used + refused(),
    refused,
    first: () => [...first()],
    byReason: () => [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    requireUsable: () => {
      const rows = tally.read()
      if (rows === 0) throw new FileRefused('no-rows')
      if (refused() > rows * tolerableShare) {
        throw new FileRefused('too-many-refused', { rows, refused: refused(), reasons: tally.byReason(), firstRefused: tally.first() })
      }
    },
  }
  return tally
}
