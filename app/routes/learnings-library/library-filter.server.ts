/** What an address of the library asks for, and what its form offers. */
import { schoolLevels } from '../../../cycles/learnings/context.ts'
import { stemsAsked } from '../../../cycles/learnings/stems.ts'
import { areas, decisions, learningThemes } from '../../../cycles/notebook/parts.ts'
import { areaWords } from '../../../cycles/region/filters.ts'
import type { LearningFilter } from '../../../db/learnings/library.ts'
import { levelWords } from '../../components/library/paths.ts'

const decisionWords = { adopt: 'adoptar', adapt: 'adaptar', widen: 'ampliar', drop: 'dejar-de-hacer', dropped: 'ciclo-descartado' } as const
const themeWords = { methodology: 'metodologia', theory: 'teoria', collaboration: 'colaboracion', students: 'estudiantes', families: 'familias', interprofessional: 'interprofesional' } as const
export const wordsOfFilter = { decision: decisionWords, theme: themeWords, area: areaWords, level: levelWords }

const choice = <T extends string>(word: string | null, known: readonly T[], words: Record<T, string>): T | null => known.find(k => words[k] === word) ?? null

export type Asked = { words: string; filter: LearningFilter; page: number }

/** What it does not know is no filter. */
export const readAsked = (params: URLSearchParams): Asked => {
  const words = (params.get('palabras') ?? '').slice(0, 300).trim()
  const year = params.get('ano') ?? ''
  const page = params.get('pagina') ?? ''
  const rural = params.get('ruralidad')
  return {
    words, page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
    filter: {
      stems: stemsAsked(words), theme: choice(params.get('tema'), learningThemes, themeWords), tag: params.get('etiqueta')?.slice(0, 200) || null, area: choice(params.get('area'), areas, areaWords),
      level: choice(params.get('nivel'), schoolLevels, levelWords), rural: rural === 'rural' ? true : rural === 'urbana' ? false : null,
      decision: choice(params.get('decision'), [...decisions, 'dropped'] as const, decisionWords), year: /^20\d{2}$/.test(year) ? Number(year) : null,
    },
  }
}

/** The same as an address holds it. */
export const asParams = ({ words, filter: f }: Asked, page = 1): URLSearchParams => {
  const params = new URLSearchParams()
  const set = (name: string, value: string | null) => { if (value) params.set(name, value) }
  set('palabras', words)
  set('tema', f.theme && themeWords[f.theme])
  set('etiqueta', f.tag)
  set('area', f.area && areaWords[f.area])
  set('nivel', f.level && levelWords[f.level])
  set('ruralidad', f.rural === null ? null : f.rural ? 'rural' : 'urbana')
  set('decision', f.decision && decisionWords[f.decision])
  set('ano', f.year === null ? null : String(f.year))
  if (page > 1) params.set('pagina', String(page))
  return params
}
