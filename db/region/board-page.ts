/** One page of the board: the schools an address asks for, by name or in groups, with what is said of those on the page. */
import type { Cell } from '../../cycles/disclosure/disclose.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { groupsBySize, type OutcomeToOrderBy, type SizeGroups } from '../../cycles/region/board-groups.ts'
import type { ToldShare } from '../../cycles/region/board-readings.ts'
import type { BoardQuery } from '../../cycles/region/board-query.ts'
import { isFiltered, passesFilters } from '../../cycles/region/filters.ts'
import { foldText } from '../dialect.ts'
import { getBoard, type Board, type BoardRow } from '../indicators/board.ts'
import type { Store } from '../store.ts'
import { listBoardDetails, listBoardSources, listWithdrawalShares, type BoardDetail, type BoardSource } from './board-details.ts'

export type { BoardSource }

/** How many schools stand on a page. */
export const rowsOnPage = 60

/** `position`: of a school that is different from expected. */
export type BoardPageRow = { row: BoardRow; position: 'high' | 'low' | null }
export type BoardSection = { kind: 'by-name' | 'different' | 'within' | 'not-told' | 'without'; /** All of the group, on this page or not. */ schools: number; rows: BoardPageRow[] }

export type BoardPage = {
  board: Board
  /** Every school the filters and the search leave, in order. */
  chosen: BoardRow[]
  sections: BoardSection[]
  /** Null where the board stands by name. `month` or `year` of the outcome is the board's, or this one. */
  ordered: { by: OutcomeToOrderBy; reading: SizeGroups<number>['reading']; year: number | null } | null
  page: number
  pages: number
  details: Map<number, BoardDetail>
  sources: BoardSource[]
  isFiltered: boolean
}

type Asked = { query: BoardQuery; /** How names are sorted in the reader's language. */ compare: (a: string, b: string) => number }
type Withdrawals = { year: number | null; shares: ReadonlyMap<number, Cell<ToldShare>> }

/** `ask`: scopes as for `getBoard`. */
export const getBoardPage = async (store: Store, ask: Asked & { scope: Scope; outlineScope: Scope; today: string }): Promise<BoardPage> => {
  const board = await getBoard(store, ask.scope, ask.outlineScope, ask.today)
  const withdrawals = ask.query.order === 'withdrawal' ? await listWithdrawalShares(store, board.rows.map(r => r.rbd), board.policy) : null
  const arranged = arrangeBoard(board, ask, withdrawals)
  const rows = arranged.sections.flatMap(s => s.rows.map(r => r.row))
  return { ...arranged, details: await listBoardDetails(store, board, rows, ask.today), sources: await listBoardSources(store, rows.map(r => r.rbd), board.month) }
}

/** The schools the address asks for, in sections, and of those the ones on its page. */
export const arrangeBoard = (board: Board, { query, compare }: Asked, withdrawals: Withdrawals | null): Omit<BoardPage, 'details' | 'sources'> => {
  const sought = foldText(query.search)
  const chosen = board.rows
    .filter(r => passesFilters(r.traits, query.filters) && (sought === '' || foldText(`${r.name} ${r.communeName} ${r.rbd}`).includes(sought)))
    .sort((a, b) => compare(a.name, b.name) || a.rbd - b.rbd)
  const { sections, ordered } = sectionsOf(board, chosen, query.order, withdrawals)
  const pages = Math.max(1, Math.ceil(chosen.length / rowsOnPage))
  const page = Math.min(query.page, pages)
  const [from, to] = [(page - 1) * rowsOnPage, page * rowsOnPage]
  let seen = 0
  const onPage = sections.flatMap((s): BoardSection[] => {
    const rows = s.rows.slice(Math.max(0, from - seen), Math.max(0, to - seen))
    seen += s.rows.length
    return rows.length > 0 ? [{ ...s, rows }] : []
  })
  return { board, chosen, sections: onPage, ordered, page, pages, isFiltered: isFiltered(query.filters) || sought !== '' }
}

const sectionsOf = (board: Board, chosen: readonly BoardRow[], order: OutcomeToOrderBy | null, withdrawals: Withdrawals | null): { sections: BoardSection[]; ordered: BoardPage['ordered'] } => {
  if (order === null) return { sections: [{ kind: 'by-name', schools: chosen.length, rows: chosen.map(row => ({ row, position: null })) }], ordered: null }
  const groups = groupsBySize(chosen.map(r => ({ id: r.rbd, share: shareOf(r, withdrawals) })), board.policy)
  const rows = new Map(chosen.map(r => [r.rbd, r]))
  const section = (kind: BoardSection['kind'], of: readonly { id: number; position: BoardPageRow['position'] }[]): BoardSection =>
    ({ kind, schools: of.length, rows: of.map(({ id, position }) => ({ row: rows.get(id)!, position })) })
  const apart = (ids: readonly number[]) => ids.map(id => ({ id, position: null }))
  return {
    sections: [section('different', groups.different), section('within', apart(groups.within)), section('not-told', apart(groups.notTold)), section('without', apart(groups.without))],
    ordered: { by: order, reading: groups.reading, year: withdrawals?.year ?? null },
  }
}

/** A school whose month is hidden as a whole is hidden here too, whatever its year would tell. */
const shareOf = (row: BoardRow, withdrawals: Withdrawals | null): Cell<ToldShare> | null => {
  if (row.figures.kind === 'under-ten') return { hidden: 'under-ten' }
  if (withdrawals) return withdrawals.shares.get(row.rbd) ?? null
  return row.figures.kind === 'shown' ? row.figures.chronic : null
}

