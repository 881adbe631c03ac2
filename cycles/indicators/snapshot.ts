/**
 * What a team looked at when it reviewed its data: numbers only, so that both languages can say them, with their source. It is a copy on
 * purpose: live figures are corrected and superseded, and a decision is understood by what was on the table.
 */
import type { Month } from '../calendar/days.ts'
import type { BandCounts, BandScheme } from './attendance.ts'

export type SnapshotMonth = Month & { students: number; daysAttended: number; daysDue: number; bands: BandCounts }
export type SnapshotFigures = {
  /** The version of this shape. */
  shape: 1
  /** School months in order, those without data left out: this year's and the same months a year before. */
  months: SnapshotMonth[]
  /** The latest month's courses, as `COD_ENSE-COD_GRADO-LETTER`. */
  courses: (SnapshotMonth & { course: string })[]
  scheme: BandScheme
  /** The import the latest month came from: its file, and when it was published (ISO instant). */
  source: { fileName: string; publishedAt: string } | null
}
