/** What an address asks of the board: which schools, in which order, drawn how. Words it does not know ask nothing. */
import { filterParams, readFilters, type Filters } from './filters.ts'
import type { OutcomeToOrderBy } from './board-groups.ts'

export const boardViews = ['table', 'charts', 'tiles'] as const
export type BoardViewKind = (typeof boardViews)[number]

const viewWords: Record<BoardViewKind, string> = { table: 'tabla', charts: 'graficos', tiles: 'mapa' }
const orderWords: Record<OutcomeToOrderBy, string> = { chronic: 'inasistencia', withdrawal: 'retiro' }

export type BoardQuery = { filters: Filters; view: BoardViewKind; /** Null: by name. */ order: OutcomeToOrderBy | null; search: string; /** From 1. */ page: number }

/** Longer texts are cut: no school's name is longer. */
const longestSearch = 80

export const readBoardQuery = (params: Readonly<Record<string, string | undefined>>): BoardQuery => ({
  filters: readFilters(params),
  view: boardViews.find(v => viewWords[v] === params.vista) ?? 'table',
  order: (['chronic', 'withdrawal'] as const).find(o => orderWords[o] === params.orden) ?? null,
  search: (params.buscar ?? '').replace(/\s+/g, ' ').trim().slice(0, longestSearch),
  page: /^[1-9]\d{0,3}$/.test(params.pagina ?? '') ? Number(params.pagina) : 1,
})

/** The same as an address holds it, without what stands by itself; what `readBoardQuery` reads back. */
export const boardSearchOf = (q: BoardQuery): string => ([
  ...filterParams(q.filters),
  ...(q.search ? [['buscar', q.search]] : []),
  ...(q.order ? [['orden', orderWords[q.order]]] : []),
  ...(q.view === 'table' ? [] : [['vista', viewWords[q.view]]]),
  ...(q.page > 1 ? [['pagina', String(q.page)]] : []),
] as [string, string][]).map(([name, word]) => `${name}=${encodeURIComponent(word)}`).join('&')
