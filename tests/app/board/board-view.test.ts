import { describe, expect, it } from 'vitest'
import type { Board, BoardFigures, BoardRow } from '../../../db/indicators/board.ts'
import { mineducBands } from '../../../cycles/indicators/attendance.ts'
import { describeBoard, describeExpectation, filterFrom, type BoardFilter } from '../../../app/routes/board/board-view.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'

let locale: 'es' | 'en' = 'es'
readLocaleWith(() => locale)
const es = formatter('es')
const everything: BoardFilter = { commune: null, rural: null, phase: null }

const shown = (more: Partial<Extract<BoardFigures, { kind: 'shown' }>> = {}): BoardFigures => ({
  kind: 'shown', month: { year: 2026, month: 10 }, students: 371, attendance: { shown: { kind: 'percent', percent: 87.1, decimals: 1 } }, monthsMissing: 0, comparison: null, ...more,
})
const compared = (points: number, decimals: 0 | 1 = 1): BoardFigures => shown({
  comparison: {
    kind: 'compared', change: { shown: { points, decimals } }, first: { year: 2026, month: 9 }, last: { year: 2026, month: 10 },
    coverage: { compared: 2, sinceStart: 2 }, otherSchools: { fewest: 207, most: 208 },
  },
})
const cycle = { cycleId: 'c', number: 2, year: 2026, title: 'Que 7°B vuelva a los lunes', phase: 'implementing' as const, theoryCarried: 'maintained' as const, decision: null }
const row = (rbd: number, name: string, figures: BoardFigures, more: Partial<BoardRow> = {}): BoardRow => ({
  rbd, name, communeCode: 99101, communeName: 'Los Cabos', rural: true, cycles: [cycle], current: cycle, figures, ...more,
})
const board = (rows: BoardRow[], more: Partial<Board> = {}): Board => ({
  slepNames: ['Costa Clara'], month: { year: 2026, month: 10 }, rows, pooled: [], underTen: 0, territory: { students: null, attendance: null, parts: null }, scheme: mineducBands, ...more,
})

describe('the board', () => {
  it('stands by name, as Spanish sorts, whatever the figures', () => {
    const rows = [row(3, 'Escuela Ñuble', compared(9)), row(1, 'Escuela Zorzal', compared(5)), row(2, 'Escuela Árbol', compared(-3)), row(4, 'Escuela Nogal', { kind: 'under-ten' })]
    expect(describeBoard(board(rows), everything, es).rows.map(r => r.name)).toEqual(['Escuela Árbol', 'Escuela Nogal', 'Escuela Ñuble', 'Escuela Zorzal'])
  })

  it('says the change in points with months and coverage, and how many the others are', () => {
    const view = describeBoard(board([row(1, 'Escuela Los Boldos', compared(1.7))]), everything, es)
    expect(view.rows[0]).toMatchObject({ students: '371', attendance: { text: '87,1%', note: null }, change: { kind: 'points', points: '+1,7', detail: ['sep–oct 2026 · 2 de 2 meses'] } })
    expect(view.caption).toBe('1 de 1 escuela, por nombre. Las demás: 207–208 escuelas de la región, en los mismos meses.')
    expect(view.attendanceColumn).toBe('Asistencia mar–oct 2026')
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
    expect(view.rows[0]).toMatchObject({ attendance: { text: '95% o más' }, change: { points: '+2', detail: ['sep–oct 2026 · 2 de 2 meses', 'Pocos estudiantes: solo cambios muy grandes se notan.'] } })
  })

  it('says why the year of a school is not shown', () => {
    const view = describeBoard(board([row(1, 'Escuela', shown({ students: 15, attendance: { hidden: 'coarse-rate' } }))]), everything, es)
    expect(view.rows[0]!.attendance).toEqual({ text: 'no se muestra', note: 'En algún mes asistieron casi todos, y son pocos' })
  })

  it('keeps the pooled schools out of a filtered table, and the questions and sums the same', () => {
    const rows = [row(1, 'Escuela A', compared(1)), row(2, 'Escuela B', compared(1), { rural: false })]
    const of = board(rows, { pooled: [{ microcentroId: 'm', name: 'Microcentro', schools: 2, month: { year: 2026, month: 10 }, attendance: null }] })
    const [all, urban] = [everything, { ...everything, rural: false }].map(filter => describeBoard(of, filter, es))
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
    const view = describeBoard(board([], { pooled: [{ microcentroId: 'm', name: 'Microcentro', schools: 2, month: { year: 2026, month: 10 }, attendance: { shown: { kind: 'percent', percent: 76, decimals: 0 } } }] }), everything, es)
    expect(view.rows[0]).toMatchObject({ students: '·', attendance: { text: '76%' }, where: '2 escuelas de menos de 10, leídas juntas' })
  })

  it('is in English for whoever reads English', () => {
    locale = 'en'
    const view = describeBoard(board([row(1, 'Escuela', compared(-0.3))]), everything, formatter('en'))
    locale = 'es'
    expect(view.rows[0]!.change).toEqual({ kind: 'points', points: '−0.3', detail: ['Sep–Oct 2026 · 2 of 2 months'] })
  })
})

it('tells what a team expects by its indicator and day where its figures are not for the region', () => {
  const of = { expectIndicator: 'attendance' as const, expectMeasure: '', expectFrom: '71,4', expectTo: '85', expectBy: '2026-12-01', expectOthers: 0, hidesExpected: false }
  expect(describeExpectation(of, es)).toMatch(/: de 71,4% a 85%, al /)
  const withheld = describeExpectation({ ...of, expectFrom: '', expectTo: '', hidesExpected: true }, es)
  expect(withheld).toMatch(/, al .*2026 · Las cifras que escribió el equipo no se muestran: menos de 10 estudiantes\.$/)
  expect(withheld).not.toMatch(/71|85/)
  expect(describeExpectation({ ...of, expectIndicator: null, expectFrom: '', expectTo: '', expectBy: null }, es)).toBeNull()
})

it('reads only the filters it knows', () => {
  expect(filterFrom(new URLSearchParams('comuna=99101&ruralidad=rural&ciclo=ninguno'))).toEqual({ commune: 99101, rural: true, phase: 'none' })
  expect(filterFrom(new URLSearchParams("comuna=1'--&ruralidad=x&ciclo=toString"))).toEqual(everything)
})
