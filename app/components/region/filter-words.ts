/** The filters of a region's page in words. Runs in loaders, in the reader's language. */
import { areas, type Area } from '../../../cycles/notebook/parts.ts'
import {
  areaWords, filterParams, isFiltered, levelsTaught, levelWords, phaseChoices, phaseWords, sizeBands, sizeWords, vulnerabilityBands, vulnerabilityWords,
  type FilterName, type Filters, type PhaseChoice, type SchoolTraitsToChoose, type SizeBand, type VulnerabilityBand,
} from '../../../cycles/region/filters.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

export type FilterSelect = { name: FilterName; label: string; value: string; options: { value: string; label: string }[] }
/** `search`: the text sought, or null where a page has no search. `kept`: what the address holds besides. */
export type FilterFormView = {
  key: string; search: string | null; first: FilterSelect[]; more: FilterSelect[]; isMoreOpen: boolean; isFiltered: boolean; clear: string; kept: { name: string; value: string }[]
}

const sizeName = (band: SizeBand): string => ({
  'under-50': m.board_filter_size_under({ to: '49' }), '50-199': m.board_filter_size_between({ from: '50', to: '199' }),
  '200-499': m.board_filter_size_between({ from: '200', to: '499' }), '500-up': m.board_filter_size_up({ from: '500' }),
})[band]
const vulnerabilityName = (band: VulnerabilityBand, f: Formatter): string => {
  const at = (percent: number) => f.percent(percent, 0)
  return {
    'under-70': m.board_filter_vulnerability_under({ to: at(70) }), '70-84': m.board_filter_vulnerability_between({ from: at(70), to: at(85) }),
    '85-94': m.board_filter_vulnerability_between({ from: at(85), to: at(95) }), '95-up': m.board_filter_vulnerability_up({ from: at(95) }),
  }[band]
}
export const areaName = (area: Area): string => ({
  classroom: m.challenge_area_classroom, transitions: m.challenge_area_transitions, family: m.challenge_area_family, crisis: m.challenge_area_crisis,
  community: m.challenge_area_community, individual: m.challenge_area_individual,
})[area]()
export const phaseName = (phase: PhaseChoice): string => ({
  planning: m.board_phase_planning, implementing: m.board_phase_implementing, studying: m.board_phase_studying, closed: m.board_phase_closed, dropped: m.board_phase_dropped,
  none: m.board_filter_phase_none,
})[phase]()
const levelName = { primary: m.board_filter_level_primary, secondary: m.board_filter_level_secondary, both: m.board_filter_level_both }

type School = SchoolTraitsToChoose & { communeName: string; slepName: string | null }

/** Communes and services that are there, by name; every other trait with all its choices, since an empty one is answered in words. */
export const describeFilters = (schools: readonly School[], filters: Filters, on: { search: string | null; path: string; kept?: readonly { name: string; value: string }[] }, f: Formatter): FilterFormView => {
  const values = new Map(filterParams(filters))
  const select = (name: FilterName, label: string, options: { value: string; label: string }[], all: string = m.board_filter_all()): FilterSelect =>
    ({ name, label, value: values.get(name) ?? '', options: [{ value: '', label: all }, ...options] })
  const named = (pairs: [number | null, string | null][]) => [...new Map(pairs.filter((p): p is [number, string] => p[0] !== null && p[1] !== null && p[1] !== ''))]
    .map(([code, label]) => ({ value: String(code), label })).sort((a, b) => f.compare(a.label, b.label))
  const sleps = named(schools.map(s => [s.slepCode, s.slepName]))
  const first = [
    select('comuna', m.board_filter_commune(), named(schools.map(s => [s.communeCode, s.communeName]))),
    select('ciclo', m.board_filter_phase(), phaseChoices.map(p => ({ value: phaseWords[p], label: phaseName(p) })), m.board_filter_all_cycles()),
    select('area', m.board_filter_area(), areas.map(a => ({ value: areaWords[a], label: areaName(a) }))),
  ]
  const more = [
    ...(sleps.length > 1 || filters.slep !== null ? [select('slep', m.board_filter_slep(), sleps, m.board_filter_all_cycles())] : []),
    select('nivel', m.board_filter_level(), levelsTaught.map(l => ({ value: levelWords[l], label: levelName[l]() })), m.board_filter_all_cycles()),
    select('ruralidad', m.board_filter_rural(), [{ value: 'rural', label: m.board_filter_rural_yes() }, { value: 'urbana', label: m.board_filter_rural_no() }]),
    select('tamano', m.board_filter_size(), sizeBands.map(b => ({ value: sizeWords[b], label: sizeName(b) })), m.board_filter_all_cycles()),
    select('vulnerabilidad', m.board_filter_vulnerability(), vulnerabilityBands.map(b => ({ value: vulnerabilityWords[b], label: vulnerabilityName(b, f) }))),
  ]
  return {
    key: JSON.stringify([...values, on.search]), search: on.search, first, more, isMoreOpen: more.some(s => s.value !== ''),
    isFiltered: isFiltered(filters) || (on.search ?? '') !== '', clear: on.path, kept: [...(on.kept ?? [])],
  }
}
