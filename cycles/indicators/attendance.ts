/**
 * Attendance from an exact histogram: how many students had each pair (days attended, days due).
 * Everything is integers until the last division, so a student on exactly 90 % (18 of 20) falls where the named rule says.
 */

/** `[daysAttended, daysDue, students]`. */
export type Pair = [daysAttended: number, daysDue: number, students: number]
export type Histogram = readonly Pair[]

export const bandNames = ['critical', 'severe', 'repeated', 'normal', 'outstanding'] as const
export type Band = (typeof bandNames)[number]

/**
 * Lower edges in percent of each band from severe up; a band takes its lower edge in. Edges are integers.
 * 'mineduc': "Que nadie falte" and the Reportes 2023: critical < 50 ≤ severe < 85 ≤ repeated < 90 ≤ normal < 97 ≤ outstanding
 * (reference: Ministry files, 3.1). The Agency's scheme puts 85 and 90 in the lower band; it comes as a scheme of its own.
 */
export type BandScheme = { name: string; severeFrom: number; repeatedFrom: number; normalFrom: number; outstandingFrom: number }
export const mineducBands: BandScheme = { name: 'mineduc', severeFrom: 50, repeatedFrom: 85, normalFrom: 90, outstandingFrom: 97 }

export type BandCounts = Record<Band, number>

/** The band of one student's days. `daysDue` must be above 0. */
export const bandOf = (daysAttended: number, daysDue: number, scheme: BandScheme): Band => {
  const hundredfold = 100 * daysAttended
  if (hundredfold >= scheme.outstandingFrom * daysDue) return 'outstanding'
  if (hundredfold >= scheme.normalFrom * daysDue) return 'normal'
  if (hundredfold >= scheme.repeatedFrom * daysDue) return 'repeated'
  if (hundredfold >= scheme.severeFrom * daysDue) return 'severe'
  return 'critical'
}

/** Students in each band. Students with no day due have no attendance and are in no band. */
export const bandsOf = (histogram: Histogram, scheme: BandScheme = mineducBands): BandCounts => {
  const counts: BandCounts = { critical: 0, severe: 0, repeated: 0, normal: 0, outstanding: 0 }
  for (const [attended, due, students] of histogram) if (due > 0) counts[bandOf(attended, due, scheme)] += students
  return counts
}

export type Days = { students: number; daysAttended: number; daysDue: number }

export const daysOf = (histogram: Histogram): Days => {
  const d = { students: 0, daysAttended: 0, daysDue: 0 }
  for (const [attended, due, students] of histogram) {
    d.students += students
    d.daysAttended += attended * students
    d.daysDue += due * students
  }
  return d
}

/** Σ attended / Σ due, in percent (the weighted rate, which matches the subsidy's logic), or null when no day was due. */
export const attendancePercentOf = (d: { daysAttended: number; daysDue: number }): number | null =>
  d.daysDue > 0 ? (100 * d.daysAttended) / d.daysDue : null

/** Students who attended under 90 % ("chronic absence": critical + severe + repeated). */
export const chronicallyAbsentOf = (bands: BandCounts) => bands.critical + bands.severe + bands.repeated
