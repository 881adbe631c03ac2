/** A share of answers in words, with what chance may do to it. Runs in loaders. */
import { discloseRate, isShown, type Rate } from '../../../cycles/disclosure/disclose.ts'
import { marginOf, mayBeChance, type Share } from '../../../cycles/engagement/results.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export const rateOf = (s: Share): Rate | null => {
  // Whole sheets: a sentence somebody left out makes the average a fraction.
  const cell = discloseRate(s.engaged, s.said, Math.floor(s.students))
  return cell && isShown(cell) ? cell.shown : null
}
export const rateWords = (rate: Rate | null, f: Formatter): string =>
  rate === null ? '·' : rate.kind === 'percent' ? f.percent(rate.percent, 0) : rate.kind === 'at-most' ? m.engagement_at_most({ percent: f.percent(rate.percent, 0) }) : m.engagement_at_least({ percent: f.percent(rate.percent, 0) })
export const shareWords = (s: Share, f: Formatter): string => {
  const rate = rateOf(s)
  return rate?.kind === 'percent' ? m.engagement_counts({ share: rateWords(rate, f), engaged: f.integer(s.engaged), said: f.integer(s.said) }) : rateWords(rate, f)
}
export const marginWords = (s: Share, f: Formatter): string => {
  const w = marginOf(s)
  return m.engagement_margin({ from: f.percent(100 * w.from, 0), to: f.percent(100 * w.to, 0) })
}
export const differenceWords = (start: Share, end: Share, f: Formatter): string => {
  if (rateOf(start)?.kind !== 'percent' || rateOf(end)?.kind !== 'percent') return m.engagement_not_compared()
  const margins = { a: marginWords(start, f), b: marginWords(end, f) }
  return mayBeChance(start, end) ? m.engagement_chance(margins) : m.engagement_hardly_chance(margins)
}
