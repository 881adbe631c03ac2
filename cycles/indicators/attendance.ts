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
 * Lower edges in percent of each band from severe up, as integers. A band takes its lower edge in, unless `edges` names it: then a student
 * exactly on that edge is in the band below. `severeFrom` 0: the scheme has no critical band.
 */
export type BandScheme = {
  name: string; severeFrom: number; repeatedFrom: number; normalFrom: number; outstandingFrom: number
  /** Bands whose lower edge belongs to the band below. Absent: none, as in every scheme kept before there were two. */
  edgeBelow?: readonly Band[]
}

/** "Que nadie falte" and the Reportes 2023: critical < 50 ≤ severe < 85 ≤ repeated < 90 ≤ normal < 97 ≤ outstanding (reference: Ministry files, 3.1). */
export const mineducBands: BandScheme = { name: 'mineduc', severeFrom: 50, repeatedFrom: 85, normalFrom: 90, outstandingFrom: 97 }
/** The Agency's IDPS and the decree: severe ≤ 85 < repeated ≤ 90 < normal < 97 ≤ outstanding; critical is part of severe (same source). */
export const idpsBands: BandScheme = { name: 'idps', severeFrom: 0, repeatedFrom: 85, normalFrom: 90, outstandingFrom: 97, edgeBelow: ['repeated', 'normal'] }
/** Edges of a service's own, each taken in by the band above it: one service calls under 70 severe and under 85 insufficient. */
export const ownBands = (edges: Pick<BandScheme, 'severeFrom' | 'repeatedFrom' | 'normalFrom' | 'outstandingFrom'>): BandScheme => ({ name: 'own', ...edges })

/** Whether edges of one's own make sense: integers of percent, each above the one before. */
export const isScheme = (s: Pick<BandScheme, 'severeFrom' | 'repeatedFrom' | 'normalFrom' | 'outstandingFrom'>): boolean => {
  const edges = [s.severeFrom, s.repeatedFrom, s.normalFrom, s.outstandingFrom]
  return edges.every(e => Number.isInteger(e) && e >= 0 && e <= 100) && edges.every((e, i) => i === 0 || e > edges[i - 1]!)
}

/** The bands a scheme has, from the lowest up. */
export const bandsIn = (scheme: BandScheme): readonly Band[] => (scheme.severeFrom > 0 ? bandNames : bandNames.slice(1))

export const isSameScheme = (a: BandScheme, b: BandScheme): boolean =>
  a.severeFrom === b.severeFrom && a.repeatedFrom === b.repeatedFrom && a.normalFrom === b.normalFrom && a.outstandingFrom === b.outstandingFrom
  && bandNames.every(band => (a.edgeBelow?.includes(band) ?? false) === (b.edgeBelow?.includes(band) ?? false))

export type BandCounts = Record<Band, number>

/** The band of one student's days. `daysDue` must be above 0. */
export const bandOf = (daysAttended: number, daysDue: number, scheme: BandScheme): Band => {
  const hundredfold = 100 * daysAttended
  const reaches = (band: Band, edge: number) => (scheme.edgeBelow?.includes(band) ? hundredfold > edge * daysDue : hundredfold >= edge * daysDue)
  if (reaches('outstanding', scheme.outstandingFrom)) return 'outstanding'
  if (reaches('normal', scheme.normalFrom)) return 'normal'
  if (reaches('repeated', scheme.repeatedFrom)) return 'repeated'
  if (reaches('severe', scheme.severeFrom)) return 'severe'
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

/** Students below the normal band ("chronic absence": critical + severe + repeated; under 90 % by Mineduc's scheme). */
export const chronicallyAbsentOf = (bands: BandCounts) => bands.critical + bands.severe + bands.repeated
