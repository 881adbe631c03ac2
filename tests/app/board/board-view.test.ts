import { describe, expect, it } from 'vitest'
import type { Board, BoardFigures, BoardRow } from '../../../db/indicators/board.ts'
import { mineducBands } from '../../../cycles/indicators/attendance.ts'
import { regionPolicy } from '../../../cycles/disclosure/disclose.ts'
import { readBoardQuery, type BoardQuery } from '../../../cycles/region/board-query.ts'
import { noFilters } from '../../../cycles/region/filters.ts'
import { arrangeBoard } from '../../../db/region/board-page.ts'
import { describeBoard as describePage, describeExpectation } from '../../../app/routes/board/board-view.ts'
import { formatter, type Formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'

let locale: 'es' | 'en' = 'es'
readLocaleWith(() => locale)
const es = formatter('es')
const everything: BoardQuery = readBoardQuery({})
/** A board as its page shows it, of schools about which nothing more is known. */
const describeBoard = (of: Board, query: BoardQuery, f: Formatter) => {
  const view = describePage({ ...arrangeBoard(of, { query, compare: f.compare }, null), details: new Map(), sources: [] }, query, f)
  return { ...view, rows: view.sections.flatMap(x => x.rows) }
}

const shown = (more: Partial<Extract<BoardFigures, { kind: 'shown' }>> = {}): BoardFigures => ({
  kind: 'shown', month: { year: 2026, month: 10 }, students: 371, attendance: { shown: { kind: 'percent', percent: 87.1, decimals: 1 } }, monthsMissing: 0, chronic: null, comparison: null, ...more,
})
const compared = (points: number, decimals: 0 | 1 = 1): BoardFigures => shown({
  comparison: {
    kind: 'compared', change: { shown: { points, decimals } }, first: { year: 2026, month: 9 }, last: { year: 2026, month: 10 },
    coverage: { compared: 2, sinceStart: 2 }, otherSchools: { fewest: 207, most: 208 },
  },
})
const cycle = { cycleId: 'c', number: 2, year: 2026, title: 'Que 7°B vuelva a los lunes', phase: 'implementing' as const, theoryCarried: 'maintained' as const, decision: null }
const traits: BoardRow['traits'] = { slepCode: 9901, slepName: 'Costa Clara', communeCode: 99101, level: 'primary', rural: true, size: '200-499', vulnerability: null, areas: [], phase: 'implementing' }
const row = (rbd: number, name: string, figures: BoardFigures, more: Partial<BoardRow> = {}): BoardRow => ({
  rbd, name, communeCode: 99101, communeName: 'Los Cabos', rural: true, state: 'open', cycles: [cycle], current: cycle, span: null, figures, ...more, traits: { ...traits, rural: more.rural ?? true },
})
const board = (rows: BoardRow[], more: Partial<Board> = {}): Board => ({
  slepNames: ['Costa Clara'], month: { year: 2026, month: 10 }, rows, pooled: [], underTen: 0, territory: { students: null, attendance: null, parts: null }, scheme: mineducBands, policy: regionPolicy, ...more,
})

describe('the board', () => {
  it('stands by name, as Spanish sorts, whatever the figures', () => {
    const rows = [row(3, 'Escuela Ñuble', compared(9)), row(1, 'Escuela Zorzal', compared(5)), row(2, 'Escuela Árbol', compared(-3)), row(4, 'Escuela Nogal', { kind: 'under-ten' })]
    expect(describeBoard(board(rows), everything, es).rows.map(r => r.name)).toEqual(['Escuela Árbol', 'Escuela Nogal', 'Escuela Ñuble', 'Escuela Zorzal'])
  })

  it('says the change in points with months and coverage, and how many the others are', () => {
    const view = describeBoard(board([row(1, 'Escuela Los Boldos', compared(1.7))]), everything, es)
    expect(view.rows[0]).toMatchObject({ students: '371', attendance: { text: '87,1%', note: null }, change: { kind: 'points', points: '+1,7 puntos', detail: ['sep–oct 2026 · 2 de 2 meses'] } })
    expect(view.caption).toBe('1 de 1 escuela, por nombre. Las demás: 207–208 escuelas de la región, en los mismos meses.')
    expect(view.attendanceColumn).toBe('Asistencia mar–oct 2026')
  })

  it('leads whoever may not read shared learnings nowhere they are refused', () => {
    const hrefs = (readsLearnings: boolean) => describePage({ ...arrangeBoard(board([]), { query: everything, compare: es.compare }, null), details: new Map(), sources: [] }, everything, es, readsLearnings).questions.map(q => q.href)
    expect([hrefs(true)[1], hrefs(false)[1]]).toEqual(['/territorio/aprendizajes', '/territorio/diferencias'])
  })

  it('says why a cycle cannot be compared yet', () => {
    const view = describeBoard(board([row(1, 'Escuela', shown({ comparison: { kind: 'cannot-yet', why: 'no-year-before' } }))]), everything, es)
    expect(view.rows[0]!.change).toEqual({ kind: 'words', words: 'Todavía no se puede comparar', detail: 'Falta el mismo mes del año anterior.' })
  })

  it('shows nothing of a school under 10 but that it is one', () => {
    const view = describeBoard(board([row(1, 'Escuela Isla Chaica', { kind: 'under-ten' })]), everything, es)
    expect(view.rows[0]).toMatchObject({ students: '·', attendance: { text: '·' }, change: { words: 'Menos de 10 estudiantes: no se muestra' } })
  })

  it('tells a rate near the end as a bound, and warns where few students move the figure', () => {
    const view = describeBoard(board([row(1, 'Escuela', { ...compared(2, 0), students: 15, attendance: { shown: { kind: 'at-least', percent: 95 } } } as BoardFigures)]), everything, es)
    expect(view.rows[0]).toMatchObject({ attendance: { text: '95% o más' }, change: { points: '+2 puntos', detail: ['sep–oct 2026 · 2 de 2 meses', 'Pocos estudiantes: solo cambios muy grandes se notan.'] } })
  })

  it('says why the year of a school is not shown', () => {
    const view = describeBoard(board([row(1, 'Escuela', shown({ students: 15, attendance: { hidden: 'coarse-rate' } }))]), everything, es)
    expect(view.rows[0]!.attendance).toEqual({ text: 'no se muestra', note: 'En algún mes asistieron casi todos, y son pocos' })
  })

  it('keeps the pooled schools out of a filtered table, and the questions and sums the same', () => {
    const rows = [row(1, 'Escuela A', compared(1)), row(2, 'Escuela B', compared(1), { rural: false })]
    const of = board(rows, { pooled: [{ kind: 'microcentro', key: 'm', name: 'Microcentro', schools: 2, month: { year: 2026, month: 10 }, attendance: null }] })
    const [all, urban] = [everything, { ...everything, filters: { ...noFilters, rural: false } }].map(filter => describeBoard(of, filter, es))
    expect(all!.rows.map(r => r.name)).toEqual(['Escuela A', 'Escuela B', 'Microcentro'])
    expect(urban!.rows.map(r => r.name)).toEqual(['Escuela B'])
    expect(urban!.questions).toEqual(all!.questions)
  })

  it('answers the region\'s questions from what is there, and says so when nothing is', () => {
    const empty = describeBoard(board([row(1, 'Escuela', { kind: 'no-data' }, { cycles: [], current: null })], { month: null }), everything, es)
    expect(empty.questions.map(q => [q.figure, q.isQuiet])).toEqual([['0 ciclos', true], ['Sin datos aún', true], ['Sin datos aún', true]])
    expect(empty.territory).toBeNull()
    const adjusted = { ...cycle, theoryCarried: 'adjusted' as const, decision: 'widen' as const, phase: 'closed' as const }
    const full = describeBoard(board([row(1, 'A', compared(1)), row(2, 'B', compared(1), { cycles: [adjusted], current: adjusted })]), everything, es)
    expect(full.questions[0]).toMatchObject({ figure: '1 de 2' })
    expect(full.questions[1]).toMatchObject({ figure: '1 decisión', text: 'de ciclos terminados, con su razón: ampliar 1. Ábralas desde cada escuela.' })
  })

  it('says in whole sentences how many cycles can be compared, one or none of them too', () => {
    const territory: Board['territory'] = { students: { groups: 1, students: 300 }, attendance: { groups: 1, students: 300, daysAttended: 5220, daysDue: 6000, rate: { kind: 'percent', percent: 87, decimals: 1 } }, parts: null }
    const not: BoardFigures = shown({ comparison: { kind: 'cannot-yet', why: 'no-year-before' } })
    const said = (...figures: BoardFigures[]) => describeBoard(board(figures.map((f, i) => row(i, `Escuela ${i}`, f)), { territory }), everything, formatter(locale)).questions[2]!.text
    expect(said(not)).toBe('de asistencia en octubre de 2026, de 1 escuela. El único ciclo todavía no se puede comparar con los mismos meses del año anterior.')
    expect(said(compared(1))).toMatch(/ El único ciclo ya se puede comparar con los mismos meses del año anterior\.$/)
    expect(said(not, not)).toMatch(/ Ninguno de los 2 ciclos se puede comparar todavía con los mismos meses del año anterior\.$/)
    expect(said(not, compared(1))).toMatch(/ De 2 ciclos, 1 ya se puede comparar con los mismos meses del año anterior\.$/)
    expect(said(compared(2), compared(1))).toMatch(/ De 2 ciclos, 2 ya se pueden comparar con los mismos meses del año anterior\.$/)
    expect(said(shown())).toMatch(/ Todavía no hay ciclos que comparar con los mismos meses del año anterior\.$/)
    locale = 'en'
    const english = [said(not), said(compared(1)), said(not, compared(1))]
    locale = 'es'
    expect(english).toEqual([
      'attendance in October 2026, of 1 school. The only cycle cannot be compared yet with the same months a year earlier.',
      'attendance in October 2026, of 1 school. The only cycle can be compared with the same months a year earlier.',
      'attendance in October 2026, of 1 school. Of 2 cycles, 1 can be compared with the same months a year earlier.',
    ])
  })

  it('reads small schools of a microcentro together without saying how many students they are', () => {
    const view = describeBoard(board([], { pooled: [{ kind: 'microcentro', key: 'm', name: 'Microcentro', schools: 2, month: { year: 2026, month: 10 }, attendance: { shown: { kind: 'percent', percent: 76, decimals: 0 } } }] }), everything, es)
    expect(view.rows[0]).toMatchObject({ students: '·', attendance: { text: '76%' }, where: '2 escuelas de menos de 10, leídas juntas' })
  })

  it('is in English for whoever reads English', () => {
    locale = 'en'
    const view = describeBoard(board([row(1, 'Escuela', compared(-0.3))]), everything, formatter('en'))
    locale = 'es'
    expect(view.rows[0]!.change).toEqual({ kind: 'points', points: '−0.3 points', detail: ['Sep–Oct 2026 · 2 of 2 months'] })
  })
})

it('tells what a team expects by its indicator and day where its figures are not for the region', () => {
  const of = { expectIndicator: 'attendance' as const, expectMeasure: '', expectFrom: '71,4', expectTo: '85', expectBy: '2026-12-01', expectOthers: 0, hidesExpected: false }
  expect(describeExpectation(of, 10, es)).toMatch(/: de 71,4% a 85%, al /)
  const withheld = describeExpectation({ ...of, expectFrom: '', expectTo: '', hidesExpected: true }, 10, es)
  expect(withheld).toMatch(/, al .*2026 · Las cifras que escribió el equipo no se muestran: menos de 10 estudiantes\.$/)
  expect(withheld).not.toMatch(/71|85/)
  expect(describeExpectation({ ...of, expectIndicator: null, expectFrom: '', expectTo: '', expectBy: null }, 10, es)).toBeNull()
})

describe('a board ordered by an outcome', () => {
  const absent = (count: number, of = 300): BoardFigures => shown({ students: of, chronic: { shown: { count, of, rate: { kind: 'percent', percent: (100 * count) / of, decimals: 1 } } } })
  const byChronic: BoardQuery = { ...everything, order: 'chronic' }

  it('stands in groups named for what is expected, by name inside each, and says what chance alone would give and that it is no ranking', () => {
    const view = describeBoard(board([row(1, 'Escuela Zorzal', absent(90)), row(2, 'Escuela Árbol', absent(84)), row(3, 'Escuela Nogal', absent(170)), row(4, 'Escuela Ñuble', absent(80)), row(5, 'Escuela Isla', { kind: 'under-ten' }), row(6, 'Escuela Cabo', { kind: 'no-data' })]), byChronic, es)
    expect(view.sections.map(x => [x.title, x.rows.map(r => r.name)])).toEqual([
      ['Posiblemente distintas de lo esperado para su tamaño', ['Escuela Nogal', 'Escuela Ñuble']],
      ['Dentro de lo esperado para su tamaño', ['Escuela Árbol', 'Escuela Zorzal']],
      ['Su cifra no se muestra', ['Escuela Isla']],
      ['Sin esta cifra', ['Escuela Cabo']],
    ])
    expect(view.rows.find(r => r.name === 'Escuela Nogal')!.position).toBe('Más alta de lo esperado')
    expect(view.ordered.join(' ')).toMatch(/35,3% en las 4 escuelas juntas\. Entre 4 escuelas, menos de una aparecería distinta solo por azar\. .*No es un orden de mejor a peor/)
  })

  it('moves nobody by what is hidden: whatever a hidden school holds, the groups are the same', () => {
    const told = [row(1, 'A', absent(90)), row(2, 'B', absent(170)), row(3, 'C', absent(80))]
    const hidden = (figures: BoardFigures) => arrangeBoard(board([...told, row(9, 'Z', figures)]), { query: byChronic, compare: es.compare }, null).sections.map(x => [x.kind, x.rows.map(r => r.row.rbd)])
    expect(hidden({ kind: 'under-ten' })).toEqual(hidden(shown({ students: 15, chronic: { hidden: 'small-cell' } })))
    expect(hidden(shown({ students: 60, chronic: { shown: { count: null, of: 60, rate: { kind: 'at-most', percent: 5 } } } }))).toEqual(hidden({ kind: 'under-ten' }))
  })

  it('says why there are no groups where nobody can be compared', () => {
    expect(describeBoard(board([row(1, 'A', absent(90))]), byChronic, es).ordered).toEqual(['Solo una escuela muestra esta cifra: no hay con quién compararla.'])
    expect(describeBoard(board([row(1, 'A', { kind: 'under-ten' })]), byChronic, es).ordered).toEqual(['Ninguna escuela muestra esta cifra como porcentaje propio.'])
  })
})

describe('a board of many schools', () => {
  const many = board(Array.from({ length: 130 }, (_, i) => row(i + 1, `Escuela ${String(i + 1).padStart(3, '0')}`, shown())))
  it('has sixty on a page, a way to those before and after that keeps what was asked, and the last page where the address asks for more', () => {
    const second = describeBoard(many, { ...everything, filters: { ...noFilters, rural: true }, page: 2 }, es)
    expect(second.rows.map(r => r.rbd)).toEqual(Array.from({ length: 60 }, (_, i) => i + 61))
    expect(second.pages).toEqual({ now: '61 a 120 de 130 escuelas.', before: '/territorio?ruralidad=rural', next: '/territorio?ruralidad=rural&pagina=3' })
    expect(describeBoard(many, { ...everything, page: 999 }, es).pages).toMatchObject({ now: '121 a 130 de 130 escuelas.', next: null })
  })
  it('is searched by name, commune or RBD, whatever the accents', () => {
    const names = (search: string) => describeBoard(board([row(90001, 'Escuela Ñandú', shown()), row(90002, 'Liceo Sur', shown())]), { ...everything, search }, es).rows.map(r => r.name)
    expect(names('ñandu')).toEqual(['Escuela Ñandú'])
    expect(names('90002')).toEqual(['Liceo Sur'])
    expect(names('los cabos')).toHaveLength(2)
    expect(names('nadie')).toEqual([])
  })
})
