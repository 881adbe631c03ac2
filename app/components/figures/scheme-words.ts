/** A scheme of bands in words: the same student on the same edge falls where the sentence says. */
import { bandsIn, type Band, type BandScheme } from '../../../cycles/indicators/attendance.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

const edgeOf = { severe: 'severeFrom', repeated: 'repeatedFrom', normal: 'normalFrom', outstanding: 'outstandingFrom' } as const
type EdgedBand = keyof typeof edgeOf

const percentOf = (s: BandScheme, band: EdgedBand, f: Formatter) => f.percent(s[edgeOf[band]], 0)
const isBelow = (s: BandScheme, band: EdgedBand) => s.edgeBelow?.includes(band) ?? false

/** Whoever does not reach a band: `menos del 90%`, or `no más del 90%` where the edge belongs below. */
export const shareUnder = (s: BandScheme, band: EdgedBand, f: Formatter): string =>
  isBelow(s, band) ? m.data_share_up_to({ edge: percentOf(s, band, f) }) : m.data_share_under({ edge: percentOf(s, band, f) })

/** The heading of a column of such students: `Bajo 90%`, `Hasta 90%`. */
export const underHeading = (s: BandScheme, band: EdgedBand, f: Formatter): string =>
  isBelow(s, band) ? m.data_col_up_to_edge({ edge: percentOf(s, band, f) }) : m.data_col_under_edge({ edge: percentOf(s, band, f) })

export const noneUnder = (s: BandScheme, month: string, students: string, f: Formatter): string =>
  (isBelow(s, 'normal') ? m.data_finding_all_over : m.data_finding_none_under)({ month, students, edge: percentOf(s, 'normal', f) })

/** `85% a menos de 90%`, `más de 85% a 90%`, `90% o más` … */
export const rangeOf = (band: Band, s: BandScheme, f: Formatter): string => {
  const bands = bandsIn(s)
  const next = bands[bands.indexOf(band) + 1] as EdgedBand | undefined
  const to = next && percentOf(s, next, f)
  const isLowest = band === bands[0]
  if (isLowest) return next && isBelow(s, next) ? m.data_band_up_to({ to: to! }) : m.data_band_critical_range({ to: to! })
  const own = percentOf(s, band as EdgedBand, f)
  const from = isBelow(s, band as EdgedBand) ? m.data_band_over({ from: own }) : own
  if (!next) return isBelow(s, band as EdgedBand) ? from : m.data_band_outstanding_range({ from: own })
  return isBelow(s, next) ? m.data_band_range_to({ from, to: to! }) : m.data_band_range({ from, to: to! })
}

/** The rule, in one sentence, for beside a chart. */
export const ruleOf = (s: BandScheme, f: Formatter): string =>
  s.name === 'mineduc' ? m.data_bands_rule() : s.name === 'idps' ? m.data_bands_rule_idps()
    : m.data_bands_rule_own({ edges: f.list(bandsIn(s).slice(1).map(band => percentOf(s, band as EdgedBand, f))) })
