/** From the cycles of a territory to what the page of differences says of them. Runs in loaders. */
import {
  carriedKinds, cyclesByPlace, isInYears, places, scaleAlongChains, theoriesCarried, type CarriedSchool, type CyclesAtPlace, type Place, type Years,
} from '../../../cycles/region/differences.ts'
import { areas, decisions, groupKinds, supportLevels } from '../../../cycles/notebook/parts.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import { professions } from '../../../cycles/people/professions.ts'
import type { CycleOfRegion } from '../../../db/region/cycle-facts.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { professionName } from '../../routes/people/people-words.ts'
import { areaName } from '../challenge/names.ts'
import { groupKindName } from '../evidence/names.ts'
import type { ChainDrawing, ChainGroup, ChainRow, DifferencesView, LevelsBar, PlaceRow } from './differences-view.ts'
import { differencesPath, regionSchoolPath, theoriesPath } from './paths.ts'
import { decisionName, supportName } from './region-words.ts'

const groupTitle: Record<TheoryCarried | 'notYet', (of: { n: number }) => string> = {
  maintained: m.region_group_maintained, adjusted: m.region_group_adjusted, replaced: m.region_group_replaced, notYet: m.region_group_not_yet,
}
const stepWords: Record<TheoryCarried, (of: { n: number }) => string> = { maintained: m.region_step_maintained, adjusted: m.region_step_adjusted, replaced: m.region_step_replaced }
const carriedWord: Record<TheoryCarried, () => string> = { maintained: m.region_carried_maintained, adjusted: m.region_carried_adjusted, replaced: m.region_carried_replaced }

/** Schools on one page of the list. */
const perPage = 60
const [step, radius, height] = [46, 9, 26]

/** A school's cycles in a row, in the order they began; links only where one was born from the one before it. */
const drawingOf = (cycles: readonly CycleOfRegion[]): ChainDrawing => {
  const x = (i: number) => radius + 2 + i * step
  const at = new Map(cycles.map((c, i) => [c.cycleId, i]))
  const kindOf = (c: CycleOfRegion) => (c.droppedOn ? 'dropped' : c.closedOn ? 'closed' : 'open')
  const endWord = { open: m.region_chain_open, closed: m.region_chain_closed, dropped: m.region_chain_dropped }
  return {
    width: x(cycles.length - 1) + radius + 2, height,
    nodes: cycles.map((c, i) => ({ key: c.cycleId, x: x(i), y: height / 2, label: String(c.number), kind: kindOf(c) })),
    links: cycles.flatMap((c, i) => {
      const from = c.parentId === null ? undefined : at.get(c.parentId)
      return c.theoryCarried && from !== undefined && from < i ? [{ key: c.cycleId, x1: x(from) + radius + 2, x2: x(i) - radius - 2, y: height / 2, carried: c.theoryCarried }] : []
    }),
    sentence: cycles.map(c => m.region_chain_cycle({ n: c.number, carried: c.theoryCarried ? `${carriedWord[c.theoryCarried]()}, ` : '', end: endWord[kindOf(c)]() })).join('; '),
  }
}

const rowOf = (rbd: number, name: string, cycles: readonly CycleOfRegion[], carried: { kind: TheoryCarried; of: CarriedSchool } | null): ChainRow => ({
  key: String(rbd), school: name, href: regionSchoolPath(rbd), drawing: drawingOf(cycles),
  step: carried ? stepWords[carried.kind]({ n: carried.of.number }) : m.region_step_none(),
  note: !carried ? null
    : carried.of.isReworded === null ? m.region_words_unknown()
      : carried.kind === 'maintained' && carried.of.isReworded ? m.region_words_reworded()
        : carried.kind !== 'maintained' && !carried.of.isReworded ? m.region_words_same() : null,
  theories: cycles.some(c => c.isReworded !== null) ? { href: theoriesPath(rbd), label: m.region_theories_link() } : null,
})

const placeName: Record<Place, () => string> = { first: m.region_place_first, second: m.region_place_second, later: m.region_place_later }

const barOf = (key: string, label: string, of: Record<'school' | 'group' | 'individual', number>, f: Formatter): LevelsBar => {
  const total = of.school + of.group + of.individual
  let x = 0
  return {
    key, label,
    figures: total === 0 ? m.region_levels_none() : f.list(supportLevels.map(level => m.region_levels_part({ level: supportName[level](), n: f.integer(of[level]) }))),
    parts: total === 0 ? [] : supportLevels.flatMap(level => {
      const width = (240 * of[level]) / total
      const part = { key: level, x: Math.round(x * 10) / 10, width: Math.round(width * 10) / 10 }
      x += width
      return width > 0 ? [part] : []
    }),
  }
}

/** Words with their counts, the most frequent first; equal ones in the order of the list. */
const counted = <K extends string>(keys: readonly K[], counts: Record<K, number>, name: (key: K) => string, f: Formatter): string =>
  keys.filter(k => counts[k] > 0).sort((a, b) => counts[b] - counts[a]).map(k => m.region_counted({ what: name(k), n: f.integer(counts[k]) })).join(' · ')

const weeks = (days: number) => Math.round(days / 7)

const placeRows = (at: readonly CyclesAtPlace[], f: Formatter): PlaceRow[] => {
  const row = (key: string, what: string, tell: (p: CyclesAtPlace) => string | null): PlaceRow => {
    const said = at.map(p => [p.place, tell(p)] as const)
    return {
      key, what,
      cells: Object.fromEntries(said.map(([place, text]) => [place, text ?? m.region_too_few()])),
      isFew: Object.fromEntries(said.map(([place, text]) => [place, text === null])),
    }
  }
  const ofN = (text: string, n: number) => (text === '' ? m.region_nobody_said() : m.region_of_cycles({ text, n: f.integer(n) }))
  return [
    row('cycles', m.region_row_cycles(), p => m.region_cycles_of_schools({ cycles: p.cycles, n: p.schools })),
    row('areas', m.region_row_areas(), p => ofN(counted(areas, p.areas.counts, k => areaName[k](), f), p.areas.of)),
    row('decisions', m.region_row_decisions(), p => ofN(counted(decisions, p.decisions.counts, k => decisionName[k](), f), p.decisions.of)),
    row('length', m.region_row_length(), p => p.length && m.region_length({ median: f.integer(weeks(p.length.median)), shortest: f.integer(weeks(p.length.shortest)), longest: f.integer(weeks(p.length.longest)), n: p.length.of })),
    row('scope', m.region_row_scope(), p => p.scope && ofN(counted(groupKinds, p.scope.counts, k => groupKindName[k](), f), p.scope.of)),
    row('professions', m.region_row_professions(), p => p.professions && ofN(counted(professions, p.professions.counts, k => professionName(k) ?? k, f), p.professions.of)),
    row('adjusted', m.region_row_adjusted(), p => p.adjusted && m.region_n_of({ n: p.adjusted.count, of: f.integer(p.adjusted.of) })),
    row('heard', m.region_row_heard(), p => p.heard && m.region_n_of({ n: p.heard.count, of: f.integer(p.heard.of) })),
  ]
}

const levelsOf = (p: CyclesAtPlace, f: Formatter): LevelsBar[] | null =>
  p.levels && [barOf('planned', m.region_levels_planned(), p.levels.planned, f), barOf('done', m.region_levels_done(), p.levels.done, f)]

const scaleSentence = (cycles: readonly CycleOfRegion[], f: Formatter): DifferencesView['scale'] => {
  const scale = scaleAlongChains(cycles)
  return scale === null ? { sentence: m.region_scale_few(), isFew: true }
    : { sentence: m.region_scale({ n: scale.of, grew: f.integer(scale.grew), same: f.integer(scale.same), narrowed: f.integer(scale.narrowed) }), isFew: false }
}

/** `asked`: the school years of the address and the page of the list. `nameOf`: a school's name. */
export const describeDifferences = (cycles: readonly CycleOfRegion[], nameOf: (rbd: number) => string, asked: { years: Years | null; page: number }, f: Formatter): DifferencesView => {
  const years = [...new Set(cycles.map(c => c.year))].sort((a, b) => b - a)
  // Years in which nothing began are no choice: the page then speaks of all.
  const chosen = asked.years && years.some(y => isInYears(y, asked.years)) ? asked.years : null
  const year = chosen && chosen.from === chosen.to ? chosen.from : null
  // A school's step is the one its newest cycle of those years took; its whole row is drawn all the same.
  const carried = theoriesCarried(cycles.filter(c => isInYears(c.year, chosen)))
  const bySchool = new Map<number, CycleOfRegion[]>()
  for (const c of cycles) { const known = bySchool.get(c.rbd); if (known) known.push(c); else bySchool.set(c.rbd, [c]) }
  const byName = (a: { rbd: number }, b: { rbd: number }) => f.compare(nameOf(a.rbd), nameOf(b.rbd)) || a.rbd - b.rbd
  const all = [
    ...carriedKinds.flatMap(kind => [...carried.schools[kind]].sort(byName).map(of => ({ rbd: of.rbd, group: kind as TheoryCarried | 'notYet', carried: { kind: kind as TheoryCarried, of } }))),
    ...carried.notYet.map(rbd => ({ rbd, group: 'notYet' as const, carried: null })).sort(byName),
  ]
  const lastPage = Math.max(1, Math.ceil(all.length / perPage))
  const page = Math.min(Math.max(1, asked.page), lastPage)
  const shown = all.slice((page - 1) * perPage, page * perPage)
  const sizes = { maintained: carried.schools.maintained.length, adjusted: carried.schools.adjusted.length, replaced: carried.schools.replaced.length, notYet: carried.notYet.length }
  const groups: ChainGroup[] = ([...carriedKinds, 'notYet'] as const).flatMap(group => {
    const rows = shown.filter(s => s.group === group).map(s => rowOf(s.rbd, nameOf(s.rbd), bySchool.get(s.rbd)!, s.carried))
    return rows.length > 0 ? [{ key: group, title: groupTitle[group]({ n: sizes[group] }), rows }] : []
  })
  const at = cyclesByPlace(cycles, chosen)
  const reworded = carried.schools.maintained.filter(s => s.isReworded).length
  return {
    isEmpty: cycles.length === 0,
    headline: carried.chained === 0
      ? { figure: m.region_carried_none_figure(), text: m.region_carried_none_text({ n: sizes.notYet }), detail: [] }
      : {
        figure: m.region_carried_figure({ n: sizes.maintained, schools: f.integer(carried.chained) }),
        text: m.region_carried_text({ adjusted: f.integer(sizes.adjusted), replaced: f.integer(sizes.replaced) }),
        detail: [
          m.region_carried_steps({ n: carried.steps.maintained + carried.steps.adjusted + carried.steps.replaced, maintained: f.integer(carried.steps.maintained), adjusted: f.integer(carried.steps.adjusted), replaced: f.integer(carried.steps.replaced) }),
          ...(reworded > 0 ? [m.region_carried_reworded({ n: reworded })] : []),
          ...(sizes.notYet > 0 ? [m.region_carried_not_yet({ n: sizes.notYet })] : []),
        ],
      },
    years: years.length < 2 ? [] : [
      { href: differencesPath(), label: m.region_every_year(), isCurrent: chosen === null },
      ...years.map(y => ({ href: differencesPath({ year: y }), label: String(y), isCurrent: y === year })),
    ],
    groups,
    pages: lastPage === 1 ? [] : Array.from({ length: lastPage }, (_, i) => ({ href: differencesPath({ year, page: i + 1 }), label: String(i + 1), isCurrent: i + 1 === page })),
    places: {
      caption: chosen === null ? m.region_places_caption() : m.region_places_caption_year({ year: chosen.from === chosen.to ? String(chosen.from) : `${chosen.from}–${chosen.to}` }),
      columns: places.flatMap(place => { const p = at.find(x => x.place === place); return p ? [{ key: place, label: placeName[place](), levels: levelsOf(p, f) }] : [] }),
      rows: placeRows(at, f), always: chosen === null ? '' : m.region_places_always(),
    },
    scale: scaleSentence(cycles, f),
  }
}
