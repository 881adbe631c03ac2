/** From schools beside each other to a drawing, a sentence and a table. Runs in loaders; nobody is put in an order. */
import type { FunnelRow, Position } from '../../../cycles/compare/funnel.ts'
import { outcomesToOrderBy, type OutcomeToOrderBy } from '../../../cycles/region/board-groups.ts'
import type { SchoolFunnel } from '../../../db/region/school-funnel.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { cannotCompareWords, chanceSentence, listSentence } from '../comparisons/compare-words.ts'
import { funnelPath, regionSchoolPath } from './paths.ts'

export type FunnelRowView = { key: string; school: string; href: string; reading: string; isApart: boolean; rate: string; of: string; estimate: string; between: string }
export type FunnelView = {
  measures: { href: string; label: string; isCurrent: boolean }[]
  title: string
  what: string
  headline: string
  sentences: string[]
  drawing: {
    width: number; height: number; left: number; right: number; top: number; bottom: number
    far: string; near: string; target: number
    points: { key: string; x: number; y: number; position: 'high' | 'low' | 'within' }[]
    xTicks: { x: number; label: string }[]; yTicks: { y: number; label: string }[]
  } | null
  caption: string
  rows: FunnelRowView[]
  more: string | null
}

const box = { width: 720, height: 340, left: 56, right: 700, top: 16, bottom: 296 }
/** Schools named in the table; a longer list names those that are different, and counts the rest. */
const mostNamed = 60

const round = (n: number) => Math.round(n * 10) / 10
/** Steps of an axis that read well: 1, 2 or 5 of a power of ten, about five of them. */
const stepsTo = (most: number): number[] => {
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(n => n * power).find(s => s >= rough)!
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step)
}

type Drawn = Extract<SchoolFunnel['funnel'], { kind: 'funnel' }>

const drawingOf = (v: SchoolFunnel, funnel: Drawn, f: Formatter): FunnelView['drawing'] => {
  const mostStudents = Math.max(...funnel.rows.map(r => r.students)) * 1.04
  const mostRate = Math.min(1, Math.max(...funnel.rows.map(r => r.rate), funnel.target * 1.5) * 1.15)
  const x = (students: number) => round(box.left + (students / mostStudents) * (box.right - box.left))
  const y = (rate: number) => round(box.bottom - (Math.min(rate, mostRate) / mostRate) * (box.bottom - box.top))
  const band = (low: (l: SchoolFunnel['lines'][number]) => number, high: (l: SchoolFunnel['lines'][number]) => number) =>
    `M ${v.lines.map(l => `${x(l.students)} ${y(high(l))}`).join(' L ')} L ${[...v.lines].reverse().map(l => `${x(l.students)} ${y(low(l))}`).join(' L ')} Z`
  return {
    ...box, far: band(l => l.low998, l => l.high998), near: band(l => l.low95, l => l.high95), target: y(funnel.target),
    points: funnel.rows.map(r => ({ key: String(r.id), x: x(r.students), y: y(r.rate), position: r.position })),
    xTicks: stepsTo(mostStudents).map(n => ({ x: x(n), label: f.integer(n) })), yTicks: stepsTo(100 * mostRate).map(p => ({ y: y(p / 100), label: f.percent(p, 0) })),
  }
}

const readingOf = (position: Position, isOnlyPossible: boolean) =>
  position === 'within' ? m.compare_within() : isOnlyPossible ? (position === 'high' ? m.compare_possibly_high() : m.compare_possibly_low()) : (position === 'high' ? m.compare_high() : m.compare_low())

const rowOf = (r: FunnelRow<number>, v: SchoolFunnel, isOnlyPossible: boolean, f: Formatter): FunnelRowView => {
  const estimate = v.estimates.get(r.id)
  return {
    key: String(r.id), school: v.names.get(r.id) ?? `RBD ${r.id}`, href: regionSchoolPath(r.id),
    reading: readingOf(r.position, isOnlyPossible), isApart: r.position !== 'within', rate: f.percent(100 * r.rate), of: m.region_funnel_of({ n: f.integer(r.events), of: f.integer(r.students) }),
    estimate: estimate ? f.percent(100 * estimate.shrunken) : '·',
    between: estimate?.interval ? m.region_funnel_between({ low: f.percent(100 * estimate.interval.low), high: f.percent(100 * estimate.interval.high) }) : '',
  }
}

export const describeFunnel = (v: SchoolFunnel, f: Formatter): FunnelView => {
  const nameOf: Record<OutcomeToOrderBy, () => string> = { chronic: m.region_funnel_chronic, withdrawal: m.region_funnel_withdrawal }
  const { funnel } = v
  const when = v.of === null ? '' : 'month' in v.of ? f.monthLong(v.of.month) : String(v.of.year)
  const measures = outcomesToOrderBy.map(measure => ({ href: funnelPath(measure), label: nameOf[measure](), isCurrent: measure === v.measure }))
  const left = [
    ...(v.notTold > 0 ? [m.region_funnel_not_told({ n: v.notTold })] : []), ...(v.without > 0 ? [m.region_funnel_without({ n: v.without })] : []),
  ]
  const base = { measures, title: when === '' ? nameOf[v.measure]() : m.region_funnel_title({ what: nameOf[v.measure](), when }), what: v.measure === 'chronic' ? m.region_funnel_what_chronic() : m.region_funnel_what_withdrawal() }
  if (funnel.kind === 'cannot-yet') {
    const words = cannotCompareWords(funnel)
    return { ...base, headline: words.headline, sentences: [words.explanation, ...left], drawing: null, caption: '', rows: [], more: null }
  }
  const byName = [...funnel.rows].sort((a, b) => f.compare(v.names.get(a.id) ?? '', v.names.get(b.id) ?? ''))
  const isLong = funnel.rows.length > mostNamed
  // Those that are different first, each group by name: a long list names these only.
  const named = [...byName.filter(r => r.position !== 'within'), ...(isLong ? [] : byName.filter(r => r.position === 'within'))]
  const different = funnel.rows.filter(r => r.position !== 'within').length
  return {
    ...base,
    headline: m.region_funnel_headline({ n: different, schools: f.integer(funnel.rows.length) }),
    sentences: [
      m.region_funnel_level({ target: f.percent(100 * funnel.target), schools: f.integer(funnel.rows.length) }), chanceSentence(funnel),
      ...(funnel.isOnlyPossible ? [m.compare_only_possible()] : []), ...(v.apart ? [listSentence(v.apart.size, funnel.rows.length)] : []), ...left,
    ],
    drawing: drawingOf(v, funnel, f), caption: m.region_funnel_caption(), rows: named.map(r => rowOf(r, v, funnel.isOnlyPossible, f)),
    more: isLong ? m.region_funnel_more({ n: f.integer(funnel.rows.length - different) }) : null,
  }
}
