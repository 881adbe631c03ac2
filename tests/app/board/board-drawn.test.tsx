import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, it } from 'vitest'
import { BoardTable } from '../../../app/components/region/board-table.tsx'
import { BoardTiles } from '../../../app/components/region/board-tiles.tsx'
import { RegionFilters } from '../../../app/components/region/board-filters.tsx'
import { describeCharts } from '../../../app/components/region/charts-words.ts'
import { describeFilters } from '../../../app/components/region/filter-words.ts'
import { SavedViews } from '../../../app/components/region/saved-views.tsx'
import { SmallMultiples } from '../../../app/components/region/small-multiples.tsx'
import { describeTiles } from '../../../app/components/region/tiles-words.ts'
import { describeBoard } from '../../../app/routes/board/board-view.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { regionPolicy } from '../../../cycles/disclosure/disclose.ts'
import { mineducBands } from '../../../cycles/indicators/attendance.ts'
import { readBoardQuery } from '../../../cycles/region/board-query.ts'
import type { Board, BoardRow } from '../../../db/indicators/board.ts'
import type { BoardDetail } from '../../../db/region/board-details.ts'
import { arrangeBoard } from '../../../db/region/board-page.ts'

readLocaleWith(() => 'es')
const es = formatter('es')
const drawn = (element: React.ReactElement) => {
  const Stub = createRoutesStub([{ path: '/', Component: () => element }])
  return renderToStaticMarkup(<Stub />)
}

const october = { year: 2026, month: 10 }
const cycle = { cycleId: 'c', number: 2, year: 2026, title: 'Que 7°B vuelva a los lunes', phase: 'implementing' as const, theoryCarried: 'maintained' as const, decision: null }
const traits: BoardRow['traits'] = { slepCode: 9901, slepName: 'Costa Clara', communeCode: 99101, level: 'primary', rural: true, size: '200-499', vulnerability: null, areas: ['family'], phase: 'implementing' }
const rowOf = (rbd: number, name: string, more: Partial<BoardRow> = {}): BoardRow => ({
  rbd, name, communeCode: 99101, communeName: 'Los Cabos', rural: true, state: 'open', cycles: [cycle], current: cycle, traits, span: { startedOn: '2026-04-01', implementationFrom: '2026-05-04', closedOn: null, droppedOn: null, nextFrom: null },
  figures: {
    kind: 'shown', month: october, students: 371, attendance: { shown: { kind: 'percent', percent: 87.1, decimals: 1 } }, monthsMissing: 0,
    chronic: { shown: { count: 111, of: 371, rate: { kind: 'percent', percent: 29.9, decimals: 1 } } }, comparison: { kind: 'cannot-yet', why: 'no-year-before' },
  }, ...more,
})
const detail: BoardDetail = {
  attendance: { kind: 'change', points: -0.4, decimals: 1, first: { year: 2026, month: 5 }, last: october, compared: 5, sinceStart: 6 }, chronic: { kind: 'not-told' },
  withdrawal: { year: 2025, isBefore: false, share: { shown: { count: 12, of: 350, rate: { kind: 'percent', percent: 3.4, decimals: 1 } } }, change: { points: -1.2, decimals: 1, years: [2022, 2023, 2024] } },
  disengaged: null, signal: { kind: 'not-begun' },
  months: [3, 4, 5, 6, 7].map(month => ({ month: { year: 2026, month }, percent: month === 6 ? null : 80 + month, isHidden: month === 6 })),
}
const board: Board = { slepNames: ['Costa Clara'], month: october, rows: [rowOf(1, 'Escuela Los Boldos'), rowOf(2, 'Escuela Isla Chaica', { figures: { kind: 'under-ten' }, state: 'closed' })], pooled: [], underTen: 1, territory: { students: null, attendance: null, parts: null }, scheme: mineducBands, policy: regionPolicy }
const query = readBoardQuery({})
const page = { ...arrangeBoard(board, { query, compare: es.compare }, null), details: new Map([[1, detail]]), sources: [{ kind: 'attendance' as const, fileName: 'asistencia_octubre.csv', publishedAt: new Date('2026-11-12T13:00:00Z') }] }
const view = describeBoard(page, query, es)

describe('the board as it is drawn', () => {
  it('stands each figure beside its n, its own before and where it comes from', () => {
    const html = drawn(<BoardTable view={view} />)
    expect(html).toContain('href="/territorio/escuelas/1#meses" data-discover="true">87,1%')
    expect(html).toContain('>−0,4 puntos</span>')
    expect(html).toMatch(/29,9%<\/a><span class="[^"]*">111 de 371</)
    expect(html).toContain('5 de 6 meses')
    expect(html).toContain('12 de 350')
    expect(html).toContain('−1,2 puntos frente a 2022, 2023 y 2024')
    expect(html).toContain('Sin cifra por escuela')
    expect(html).toContain('Los Cabos · rural · cerrada')
    expect(view.sources).toEqual(['Asistencia de octubre de 2026: asistencia_octubre.csv, importado el 12 nov 2026.'])
  })

  it('draws a chart a school on one axis, with the same in words, and none of a school that is not shown', () => {
    const charts = describeCharts(page, view, es)
    const html = drawn(<SmallMultiples view={charts} />)
    expect(html.match(/<svg/g)).toHaveLength(1)
    expect(html).toContain('Mar 2026: 83,0%. Jul 2026: 87,0%.')
    expect(html).toContain('1 mes no se muestra.')
    expect(html).toContain('Menos de 10 estudiantes: no se muestra')
    expect(html).not.toContain('style=')
  })

  it('draws the territory as tiles that hold no figure, hidden or not, and lists the same in words', () => {
    const [whole, other] = [board.rows, board.rows.map(r => ({ ...r, figures: { kind: 'no-data' as const } }))].map(rows => drawn(<BoardTiles view={describeTiles(rows, es)} />))
    expect(whole).toBe(other)
    expect(whole).toContain('aria-label="Escuela Isla Chaica: en implementación"')
    expect(whole).not.toMatch(/87|111|29,9/)
  })

  it('offers each filter with a label, opens those in use, and keeps the view and the order an address had', () => {
    const filters = describeFilters(board.rows.map(r => ({ ...r.traits, communeName: r.communeName })), { ...query.filters, level: 'primary' }, { search: '', path: '/territorio', kept: [{ name: 'vista', value: 'graficos' }] }, es)
    const html = drawn(<RegionFilters view={filters} />)
    expect(filters.isMoreOpen).toBe(true)
    expect(html).toContain('<input type="hidden" name="vista" value="graficos"/>')
    for (const name of ['comuna', 'ciclo', 'area', 'nivel', 'ruralidad', 'tamano', 'vulnerabilidad', 'buscar']) expect(html).toMatch(new RegExp(`<label[^>]*for="${name}"`))
    expect(html).not.toContain('name="slep"')
  })

  it('keeps a person’s views above the filters and offers to take back what was just done', () => {
    const html = drawn(<SavedViews view={{ views: [{ id: 'v1', name: 'Rurales', to: '/territorio?ruralidad=rural', isHere: true }], done: { sentence: 'Se borró la vista Quilén.', undo: { que: 'restaurar', id: 'v2', nombre: '' } } }} action="/territorio" problems={{}} name="" />)
    expect(html).toContain('Se borró la vista Quilén.')
    expect(html).toContain('value="restaurar"')
    expect(html).toContain('aria-current="page"')
  })
})
