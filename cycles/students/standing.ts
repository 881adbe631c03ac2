/**
 * How a student stands: days of the month, days since March, and the band of the latter. No score and no forecast: a rule and the days
 * it was applied to, which a page shows side by side (reference: trust, 8 bis). Everything is compared as integers.
 */
import { bandOf, bandsIn, type Band, type BandScheme } from '../indicators/attendance.ts'

export type StudentDays = { daysAttended: number; daysDue: number }

/** Under these days due nothing is called a band: one absence in a week is not "grave". */
export const fewestDaysDue = 15

/** The band of a student's days, or null before there are enough of them. */
export const studentBandOf = (d: StudentDays, scheme: BandScheme): Band | null =>
  d.daysDue < fewestDaysDue ? null : bandOf(d.daysAttended, d.daysDue, scheme)

export const addDaysOf = (days: readonly StudentDays[]): StudentDays =>
  days.reduce<StudentDays>((sum, d) => ({ daysAttended: sum.daysAttended + d.daysAttended, daysDue: sum.daysDue + d.daysDue }), { daysAttended: 0, daysDue: 0 })

/** March to `month` of one year. */
export const daysUntil = (months: readonly (StudentDays & { month: number })[], month: number): StudentDays => addDaysOf(months.filter(x => x.month <= month))

/** From one band to another: 'down' attends less. Null where one of the two is not known, or both are the same. */
export const moveOf = (before: Band | null, now: Band | null, scheme: BandScheme): 'down' | 'up' | null => {
  if (!before || !now || before === now) return null
  const bands = bandsIn(scheme)
  return bands.indexOf(now) < bands.indexOf(before) ? 'down' : 'up'
}

/** Below the normal band: repeated, severe or critical absence. That, and nothing else, is called "at risk" here. */
export const isAtRisk = (band: Band | null): boolean => band === 'repeated' || band === 'severe' || band === 'critical'

export type Standing = { band: Band | null; bandBefore: Band | null; moved: 'down' | 'up' | null; isAtRisk: boolean }

/** `before`: March to the month with data before this one; null when this is the year's first. */
export const standingOf = (toDate: StudentDays, before: StudentDays | null, scheme: BandScheme): Standing => {
  const band = studentBandOf(toDate, scheme)
  const bandBefore = before && studentBandOf(before, scheme)
  return { band, bandBefore, moved: moveOf(bandBefore, band, scheme), isAtRisk: isAtRisk(band) }
}

// ── Many students ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Students in each band of a scheme, and those without one yet. */
export type StandingCounts = { bands: Record<Band, number>; withoutBand: number }

export const countStandings = (all: readonly { band: Band | null }[]): StandingCounts => {
  const bands: Record<Band, number> = { critical: 0, severe: 0, repeated: 0, normal: 0, outstanding: 0 }
  let withoutBand = 0
  for (const { band } of all) if (band) bands[band] += 1; else withoutBand += 1
  return { bands, withoutBand }
}

export type Movement = {
  /** From the lowest band up; rows are before, columns are now. */
  bands: readonly Band[]
  counts: Record<Band, Record<Band, number>>
  down: number
  up: number
  same: number
  /** Without a band at one of the two times: in no cell. */
  apart: number
}

/** Where a group stood and where it stands. Each student is in exactly one cell, or apart. */
export const movementOf = (group: readonly { before: Band | null; now: Band | null }[], scheme: BandScheme): Movement => {
  const bands = bandsIn(scheme)
  const row = (): Record<Band, number> => ({ critical: 0, severe: 0, repeated: 0, normal: 0, outstanding: 0 })
  const out: Movement = { bands, counts: { critical: row(), severe: row(), repeated: row(), normal: row(), outstanding: row() }, down: 0, up: 0, same: 0, apart: 0 }
  for (const { before, now } of group) {
    if (!before || !now) { out.apart += 1; continue }
    out.counts[before][now] += 1
    out[moveOf(before, now, scheme) ?? 'same'] += 1
  }
  return out
}
