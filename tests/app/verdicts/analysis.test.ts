/** What whoever reads a cycle's months by other rules is told, on series whose answer is known. */
import { describe, expect, it } from 'vitest'
import { monthIndex, monthFromIndex, monthKey } from '../../../cycles/calendar/days.ts'
import { readAroundStart } from '../../../cycles/charts/cycle-verdict.ts'
import { placeStart } from '../../../cycles/charts/cycle-start.ts'
import { readValues } from '../../../cycles/charts/series.ts'
import { describeAnalysis, type RulesToRead } from '../../../app/components/verdicts/describe-analysis.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import type { CycleSignal } from '../../../db/indicators/cycle-signal.ts'

readLocaleWith(() => 'es')
const f = formatter('es')
const as = (rules: RulesToRead, isOver = false) => ({ rules, leftOut: new Set<string>(), isOver })
const usual = [0.3, -0.4, 0.6, -0.2, 0.1, -0.6, 0.5, -0.1, 0.4, -0.3]

/** `before` months of the usual, the month of the start, and `since` after it, from January 2023 on. */
const signalOf = (before: number, since: readonly number[]): Extract<CycleSignal, { kind: 'read' }> => {
  const values = [...Array.from({ length: before }, (_, i) => usual[i % 10]!), 0, ...since]
  const months = values.map((_, i) => monthFromIndex(monthIndex({ year: 2023, month: 1 }) + i))
  const startedOn = `${monthKey(months[before]!)}-17`
  const read = readValues(values.map((value, i) => ({ period: monthKey(months[i]!), value, status: 'ok' as const })))
  if (!read.ok) throw new Error('no series')
  const { points, start } = placeStart(read.series, startedOn)
  return {
    kind: 'read', startedOn, traits: {} as never, traitsYear: 2023, peers: {} as never,
    months: months.map((month, i) => ({ month, own: null, students: null, peersPercent: null, peers: 8, point: points[i]! })),
    verdict: readAroundStart(points, { start, good: 'up', basis: 'gap-to-peers' }),
  }
}

describe('another reading', () => {
  it('by runs says chance where it is chance, and counts the start month nowhere', () => {
    const read = describeAnalysis(signalOf(20, [0.3, -0.4, 0.6]), as('rachas'), f)
    expect(read.verdict).toMatchObject({ sign: 'usual', headline: 'Las rachas son las del azar' })
    expect(read.verdict.explanation).toContain('Cuentan 23 meses')
    expect(read.chart?.limits).toBeNull()
    // The month of the start is of neither part, and stands with what came since.
    expect([read.table.rows.length, read.table.folded[0]!.rows.length]).toEqual([4, 20])
  })
  it('by runs names a long run, its months and the limit', () => {
    const read = describeAnalysis(signalOf(12, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), as('rachas'), f)
    expect(read.verdict.sign).toBe('signal')
    expect(read.sentences[0]).toContain('10 meses, de febrero de 2024 a noviembre de 2024; más de 7 sería señal')
  })
  it('by dots marks each month with its rule, and says how often that happens by chance', () => {
    const read = describeAnalysis(signalOf(20, [0.2, 5, -0.1]), as('puntos'), f)
    expect(read.verdict).toMatchObject({ headline: '1 mes cumple alguna de las cuatro reglas' })
    expect(read.verdict.explanation).toContain('una de cada cinco')
    expect([...read.table.rows, ...read.table.folded[0]!.rows].map(r => r.cells.note)).toContain('fuera de los límites')
    expect(read.chart!.points.filter(p => p.beyond)).toHaveLength(1)
  })
  it('by dots asks for twelve months before', () => {
    expect(describeAnalysis(signalOf(11, [5]), as('puntos'), f).verdict).toMatchObject({ sign: 'unknown', headline: 'Estas reglas piden 12 meses de antes' })
  })
  it('by our rules is what everybody reads', () => {
    expect(describeAnalysis(signalOf(20, [5, 5]), as('cuaderno'), f).verdict.headline).toBe('Señal de mejora')
    const [open, over] = [false, true].map(isOver => describeAnalysis(signalOf(20, [0.1]), as('cuaderno', isOver), f).verdict.next)
    expect(open).toContain('Faltan 6 meses')
    expect(over).toContain('Ya no habrá más datos de este ciclo')
  })
})
