/** From effects of cycles to what the page of results says and draws. Runs in loaders. */
import { compareMonths } from '../../../cycles/calendar/days.ts'
import { areas, type Area } from '../../../cycles/notebook/parts.ts'
import { effectsByType, poolOf, standApart, typesCompared, type EffectToPool, type TypeOfTheory } from '../../../cycles/region/results.ts'
import { linkFields, type LinkField } from '../../../cycles/theory/theory.ts'
import type { DropoutSeries } from '../../../db/indicators/official-dropout.ts'
import type { CycleOfRegion } from '../../../db/region/cycle-facts.ts'
import type { ToldEffect } from '../../../db/region/cycle-effects.ts'
import type { DropoutOfTerritory } from '../../../db/region/dropout.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { areaName, linkName } from '../challenge/names.ts'
import { kindsWords, pooledWords } from '../comparisons/effect-words.ts'
import { monthSpan } from '../figures/describe-figures.ts'
import { regionSchoolPath, resultsPath } from './paths.ts'
import type { Axis, DropoutView, EffectRow, ResultsView, TypeView } from './results-view.ts'

export type ResultsBy = 'area' | 'strand'
type Told = Extract<ToldEffect, { kind: 'told' }>

/** Cycles drawn of one type; the mean is of all of them. */
const mostDrawn = 40
const [width, left, right] = [420, 16, 404]

/** The same axis for every type, wide enough for nine of ten intervals: what reaches beyond it ends in an arrow. */
const reachOf = (told: readonly Told[]): number => {
  const ends = told.map(e => Math.max(Math.abs(e.interval?.low ?? e.points), Math.abs(e.interval?.high ?? e.points))).sort((a, b) => a - b)
  const far = ends[Math.floor(0.9 * (ends.length - 1))] ?? 1
  return [1, 2, 5, 10, 20, 50, 100].find(n => n >= far) ?? 100
}
const place = (points: number, reach: number) => Math.round(10 * (left + ((Math.min(reach, Math.max(-reach, points)) + reach) / (2 * reach)) * (right - left))) / 10

const axisOf = (reach: number, f: Formatter): Axis => ({
  x0: left, x1: right, zero: place(0, reach), width,
  ticks: [-reach, -reach / 2, 0, reach / 2, reach].map((p, i) => ({ x: place(p, reach), label: f.points(p, Number.isInteger(p) ? 0 : 1), anchor: i === 0 ? 'start' : i === 4 ? 'end' : 'middle' })),
})

type Named = { nameOf: (rbd: number) => string; cycles: ReadonlyMap<string, CycleOfRegion>; told: ReadonlyMap<string, Told> }

const rowOf = (e: EffectToPool, reach: number, of: Named, f: Formatter): EffectRow => {
  const t = of.told.get(e.id)!
  const { low, high } = t.interval ?? { low: null, high: null }
  return {
    key: e.id, school: of.nameOf(e.rbd), href: regionSchoolPath(e.rbd), cycle: m.region_effect_cycle({ n: of.cycles.get(e.id)!.number, title: of.cycles.get(e.id)!.title }),
    effect: f.points(t.points, t.decimals),
    interval: low === null || high === null ? m.region_effect_no_interval() : m.region_effect_interval({ low: f.points(low, t.decimals), high: f.points(high, t.decimals) }),
    basis: m.region_effect_basis({ months: compareMonths(t.first, t.last) === 0 ? f.month(t.first) : monthSpan(f, t.first, t.last), n: t.others }),
    x: place(t.points, reach),
    low: low === null ? null : place(low, reach), high: high === null ? null : place(high, reach), opensLow: low !== null && low < -reach, opensHigh: high !== null && high > reach,
    hollow: t.decimals === 0,
  }
}

const typeView = (key: string, title: string, t: Omit<TypeOfTheory<string>, 'type'>, reach: number, of: Named, f: Formatter): TypeView => {
  const words = pooledWords(t.pooled)
  const sorted = [...t.effects].sort((a, b) => f.compare(of.nameOf(a.rbd), of.nameOf(b.rbd)) || of.cycles.get(a.id)!.number - of.cycles.get(b.id)!.number)
  const drawn = sorted.slice(0, mostDrawn)
  const { pooled } = t
  const endsOf = ({ low, high }: { low: number; high: number }) => ({ low: f.points(low), high: f.points(high) })
  return {
    key, title, headline: words.headline, explanation: words.explanation,
    schools: [m.region_effect_schools({ cycles: f.integer(t.effects.length), schools: f.integer(t.schools) }), ...(t.effects.length > t.schools ? [m.region_effect_dependent()] : [])].join(' '),
    rows: drawn.map(e => rowOf(e, reach, of, f)),
    more: sorted.length > mostDrawn ? m.region_effect_more({ n: f.integer(mostDrawn), all: f.integer(sorted.length) }) : null,
    axis: axisOf(reach, f),
    pooled: pooled.kind !== 'pooled' ? null : {
      mean: f.points(pooled.points), interval: m.region_effect_interval(endsOf(pooled.interval)), prediction: m.region_effect_interval(endsOf(pooled.prediction)),
      x: place(pooled.points, reach), low: place(pooled.interval.low, reach), high: place(pooled.interval.high, reach),
      predictionLow: place(pooled.prediction.low, reach), predictionHigh: place(pooled.prediction.high, reach), opensLow: pooled.prediction.low < -reach, opensHigh: pooled.prediction.high > reach,
    },
  }
}

const leftOutWords: Record<string, (of: { n: number }) => string> = {
  hidden: m.region_left_hidden, 'too-few-students': m.region_left_few_students, 'not-begun': m.region_left_not_begun, 'no-data': m.region_left_no_data, 'no-months': m.region_left_no_months,
  'months-missing': m.region_left_months_missing, 'few-others': m.region_left_few_others, 'too-few-peers': m.region_left_few_others, 'unknown-school': m.region_left_unknown, 'gap-was-changing': m.region_left_changing,
}
const leftOutOf = (effects: readonly ToldEffect[]): string[] => {
  const counts = new Map<string, number>()
  // Several reasons are said with the same words: they are counted together.
  for (const e of effects) if (e.kind !== 'told') { const why = e.kind === 'cannot' ? (e.why === 'too-few-peers' ? 'few-others' : e.why) : e.kind; counts.set(why, (counts.get(why) ?? 0) + 1) }
  return Object.keys(leftOutWords).flatMap(why => (counts.has(why) ? [leftOutWords[why]!({ n: counts.get(why)! })] : []))
}

const dropoutOf = (official: DropoutOfTerritory | null, f: Formatter): DropoutView => {
  const years = official?.country.years.slice(-6).map(y => y.year) ?? []
  if (!official || years.length === 0) return null
  const rowOfSeries = (key: string, place: string, s: DropoutSeries) => ({
    key, cells: { place, ...Object.fromEntries(years.map(year => {
      const y = s.years.find(x => x.year === year)
      return [String(year), !y || y.ratePercent === null ? m.yearly_no_figure() : { rate: f.percent(y.ratePercent, 1), of: m.region_dropout_of({ n: f.integer(y.dropouts), of: f.integer(y.theoreticalEnrolment) }) }]
    })) },
  })
  const last = years.at(-1)!
  return {
    title: m.region_dropout_title(),
    sentences: [
      m.region_dropout_not_school(), m.yearly_official_what(), ...(years.some(y => y === 2020 || y === 2021) ? [m.region_dropout_pandemic()] : []),
      m.yearly_official_trap({ year: String(last), next: String(last + 1) }), m.yearly_official_source({ file: official.fileName, day: f.dayOf(official.importedAt) }),
      ...(official.leftOut > 0 ? [m.region_dropout_more({ n: official.leftOut })] : []),
    ],
    columns: [{ key: 'place', label: m.region_dropout_place(), number: false }, ...years.map(y => ({ key: String(y), label: y === 2020 || y === 2021 ? `${y} *` : String(y), number: true }))],
    rows: [
      ...official.communes.map(s => rowOfSeries(`c-${s.label}`, s.label, s)), ...official.regions.map(s => rowOfSeries(`r-${s.label}`, m.region_dropout_region({ region: s.label }), s)),
      rowOfSeries('country', m.yearly_official_country(), official.country),
    ],
  }
}

/** `by`: types by the area of the challenge, or by the strand of the network's theory it feeds. */
export const describeResults = (
  { cycles, effects, official, nameOf, by }: { cycles: readonly CycleOfRegion[]; effects: readonly ToldEffect[]; official: DropoutOfTerritory | null; nameOf: (rbd: number) => string; by: ResultsBy }, f: Formatter,
): ResultsView => {
  const told = effects.flatMap(e => (e.kind === 'told' ? [e] : []))
  const of: Named = { nameOf, cycles: new Map(cycles.map(c => [c.cycleId, c])), told: new Map(told.map(t => [t.cycleId, t])) }
  const toPool = told.map((t): EffectToPool => ({ id: t.cycleId, rbd: t.rbd, points: t.points, standardError: t.standardError, degrees: t.degrees, students: t.students }))
  const reach = reachOf(told)
  const byArea = () => effectsByType<Area>(toPool, areas, e => { const { area } = of.cycles.get(e.id)!; return area ? [area] : [] }).map(t => ({ ...t, title: areaName[t.type]() }))
  const byStrand = () => effectsByType<LinkField>(toPool, linkFields, e => of.cycles.get(e.id)!.feeds).map(t => ({ ...t, title: linkName[t.type]() }))
  const types = by === 'area' ? byArea() : byStrand()
  const apart = standApart(toPool)
  const titleOf = new Map<string, string>(types.map(t => [t.type, t.title]))
  return {
    isEmpty: cycles.length === 0,
    by: (['area', 'strand'] as const).map(kind => ({ href: resultsPath(kind), label: kind === 'area' ? m.region_by_area() : m.region_by_strand(), isCurrent: kind === by })),
    apart: apart.readable === 0
      ? { headline: m.region_apart_none_headline(), text: m.region_apart_none() }
      : {
        headline: m.region_apart_headline({ n: apart.above + apart.below, readable: f.integer(apart.readable) }),
        text: m.region_apart_text({ n: apart.readable, above: f.integer(apart.above), below: f.integer(apart.below), expected: f.number(apart.expectedOnEachSide, 1) }),
      },
    all: toPool.length === 0 ? null : typeView('all', m.region_all_types(), poolOf(toPool), reach, of, f),
    types: types.map(t => typeView(t.type, t.title, t, reach, of, f)),
    compared: typesCompared<string>(types).map(({ first, second, compared }) => {
      const words = kindsWords(compared)
      return { key: `${first}-${second}`, text: m.region_types_compared({ first: titleOf.get(first)!, second: titleOf.get(second)!, words: `${words.headline}. ${words.explanation}` }) }
    }),
    leftOut: leftOutOf(effects),
    dropout: dropoutOf(official, f),
  }
}
