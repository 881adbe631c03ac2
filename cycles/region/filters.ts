/**
 * The filters of a region's pages: they choose among schools, and nothing else. A school passes or not by what everybody may know of it (where it
 * is, what it teaches, how large it is) and by what its team shared; never by a figure. So a filter moves whole schools in and out of a view, and
 * whatever is hidden of one is hidden before any filter is read: no difference of two filters holds it.
 */
import type { Phase } from '../notebook/phases.ts'
import { areas, type Area } from '../notebook/parts.ts'
import type { LevelsTaught } from '../compare/comparable-schools.ts'

/** Students at 30 April as the directory prints them. The first band is wide: it must not say that a school has fewer than 10. */
export const sizeBands = ['under-50', '50-199', '200-499', '500-up'] as const
export type SizeBand = (typeof sizeBands)[number]

/** IVE-SINAE in percent. The last begins where the index of a small school is told as *95 % or more*. */
export const vulnerabilityBands = ['under-70', '70-84', '85-94', '95-up'] as const
export type VulnerabilityBand = (typeof vulnerabilityBands)[number]

export const levelsTaught = ['primary', 'secondary', 'both'] as const satisfies readonly LevelsTaught[]

/** Phases a filter may ask for; `none`: a school without a cycle. */
export const phaseChoices = ['planning', 'implementing', 'studying', 'closed', 'dropped', 'none'] as const satisfies readonly (Phase | 'none')[]
export type PhaseChoice = (typeof phaseChoices)[number]

/** What filters choose by. Null: not known, or not to be told; it passes no filter on that trait. */
export type SchoolTraitsToChoose = {
  slepCode: number | null
  communeCode: number | null
  level: LevelsTaught | null
  rural: boolean | null
  size: SizeBand | null
  vulnerability: VulnerabilityBand | null
  /** Of the cycles whose challenge was shared, each once. */
  areas: readonly Area[]
  /** Of the current cycle. */
  phase: PhaseChoice
}

/** Null: not chosen by that trait. */
export type Filters = {
  slep: number | null
  commune: number | null
  level: LevelsTaught | null
  rural: boolean | null
  size: SizeBand | null
  vulnerability: VulnerabilityBand | null
  area: Area | null
  phase: PhaseChoice | null
}

export const noFilters: Filters = { slep: null, commune: null, level: null, rural: null, size: null, vulnerability: null, area: null, phase: null }

/** The names the filters have in an address, in the order they are offered. */
export const filterNames = ['slep', 'comuna', 'nivel', 'ruralidad', 'tamano', 'vulnerabilidad', 'area', 'ciclo'] as const
export type FilterName = (typeof filterNames)[number]

/** Words of an address for each choice. They never change: a saved view and a bookmark hold them. */
export const levelWords: Record<LevelsTaught, string> = { primary: 'basica', secondary: 'media', both: 'ambas' }
export const sizeWords: Record<SizeBand, string> = { 'under-50': 'hasta-49', '50-199': '50-199', '200-499': '200-499', '500-up': 'desde-500' }
export const vulnerabilityWords: Record<VulnerabilityBand, string> = { 'under-70': 'hasta-69', '70-84': '70-84', '85-94': '85-94', '95-up': 'desde-95' }
export const areaWords: Record<Area, string> = { classroom: 'aula', transitions: 'transiciones', family: 'familia', crisis: 'crisis', community: 'comunidad', individual: 'individual' }
/** The five phases keep the words earlier addresses had. */
export const phaseWords: Record<PhaseChoice, string> = { planning: 'planning', implementing: 'implementing', studying: 'studying', closed: 'closed', dropped: 'dropped', none: 'ninguno' }

const numberOf = (word: string | undefined): number | null => (word !== undefined && /^\d{1,6}$/.test(word) ? Number(word) : null)
const choiceOf = <T extends string>(word: string | undefined, known: readonly T[], words: Record<T, string>): T | null => known.find(k => words[k] === word) ?? null

/** Reads the filters of an address; what it does not know is no filter. */
export const readFilters = (params: Readonly<Record<string, string | undefined>>): Filters => ({
  slep: numberOf(params.slep),
  commune: numberOf(params.comuna),
  level: choiceOf(params.nivel, levelsTaught, levelWords),
  rural: params.ruralidad === 'rural' ? true : params.ruralidad === 'urbana' ? false : null,
  size: choiceOf(params.tamano, sizeBands, sizeWords),
  vulnerability: choiceOf(params.vulnerabilidad, vulnerabilityBands, vulnerabilityWords),
  area: choiceOf(params.area, areas, areaWords),
  phase: choiceOf(params.ciclo, phaseChoices, phaseWords),
})

/** The filters as an address holds them: only those that choose, in one order. What `readFilters` reads back as the same. */
export const filterParams = (f: Filters): [FilterName, string][] => {
  const words: Record<FilterName, string | null> = {
    slep: f.slep === null ? null : String(f.slep),
    comuna: f.commune === null ? null : String(f.commune),
    nivel: f.level && levelWords[f.level],
    ruralidad: f.rural === null ? null : f.rural ? 'rural' : 'urbana',
    tamano: f.size && sizeWords[f.size],
    vulnerabilidad: f.vulnerability && vulnerabilityWords[f.vulnerability],
    area: f.area && areaWords[f.area],
    ciclo: f.phase && phaseWords[f.phase],
  }
  return filterNames.flatMap(name => { const word = words[name]; return word === null ? [] : [[name, word] as [FilterName, string]] })
}

export const isFiltered = (f: Filters): boolean => filterParams(f).length > 0

/** Every filter chosen holds. */
export const passesFilters = (school: SchoolTraitsToChoose, f: Filters): boolean =>
  (f.slep === null || school.slepCode === f.slep)
  && (f.commune === null || school.communeCode === f.commune)
  && (f.level === null || school.level === f.level)
  && (f.rural === null || school.rural === f.rural)
  && (f.size === null || school.size === f.size)
  && (f.vulnerability === null || school.vulnerability === f.vulnerability)
  && (f.area === null || school.areas.includes(f.area))
  && (f.phase === null || school.phase === f.phase)

export const sizeBandOf = (enrolment: number | null): SizeBand | null =>
  enrolment === null ? null : enrolment < 50 ? 'under-50' : enrolment < 200 ? '50-199' : enrolment < 500 ? '200-499' : '500-up'

/** `percent`: the index as it may be told, 0 to 100. */
export const vulnerabilityBandOf = (percent: number | null): VulnerabilityBand | null =>
  percent === null ? null : percent < 70 ? 'under-70' : percent < 85 ? '70-84' : percent < 95 ? '85-94' : '95-up'
