/** A day written down beside the days of its cycle: allowed wherever it falls, and worth a question when it falls outside. */

export type Beside = { kind: 'before-the-cycle'; startedOn: string } | { kind: 'still-to-come' }

/** Null for a day inside the cycle, and for no day. Only what has happened cannot be still to come: plans may. */
export const besideTheCycle = (day: string, of: { startedOn: string; today: string; mayBeAhead: boolean }): Beside | null => {
  if (day === '') return null
  if (day < of.startedOn) return { kind: 'before-the-cycle', startedOn: of.startedOn }
  return !of.mayBeAhead && day > of.today ? { kind: 'still-to-come' } : null
}
