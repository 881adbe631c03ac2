import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { describeBands, describeComparison, describeExpected, describeSchoolFigures, describeSinceStart } from '../../../app/components/figures/describe-figures.ts'
import { SchoolFigures } from '../../../app/components/figures/school-figures.tsx'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import type { Pair } from '../../../cycles/indicators/attendance.ts'
import { mineducBands } from '../../../cycles/indicators/attendance.ts'
import { figuresOfMonth, seriesOf, yearToDateOf } from '../../../cycles/indicators/series.ts'
import type { SchoolFigures as Figures } from '../../../db/indicators/figures.ts'

readLocaleWith(() => 'es')
const es = formatter('es')
const cycle = { startedOn: '2026-09-01', closedOn: null, droppedOn: null }
const to = { year: 2026, month: 10 }
const month = (year: number, m: number, histogram: Pair[]) => ({ year, month: m, histogram })
const months = [month(2025, 9, [[16, 20, 300]]), month(2025, 10, [[16, 20, 300]]), month(2026, 8, [[18, 20, 300]]), month(2026, 10, [[5, 20, 10], [17, 20, 40], [20, 20, 250]])]
const last = figuresOfMonth(months[3]!)
const figures = (more: Partial<Figures> = {}): Figures => ({
  rbd: 90001, scheme: mineducBands, lastMonth: last, series: seriesOf(months, to),
  yearToDate: yearToDateOf(months.map(x => figuresOfMonth(x)), to), yearToDateBefore: null,
  tooFewToRead: false, courses: null, standApart: [], comparison: null, sinceStart: { from: to, to, attendancePercent: last.attendancePercent!, lastMonth: last, source: null },
  source: { fileName: 'Asistencia_2026.csv', publishedAt: new Date('2026-11-12T13:00:00Z') }, ownMonths: [], coverage: null, ...more,
})
const viewOf = (f: Figures) => {
  const view = describeSchoolFigures(f, cycle, es)
  if (view.kind !== 'figures') throw new Error(view.kind)
  return view
}

describe("a school's figures", () => {
  it('open with who is at risk, in one sentence, and a next step', () => {
    const view = viewOf(figures())
    expect(view.finding).toBe('En octubre de 2026, 50 de 300 estudiantes asistieron a menos del 90% de los días.')
    expect(view.nextStep?.text).toBe('Piensen en quién habla esta semana con los 10 estudiantes que asistieron a menos del 85%.')
    expect(view.detail).toEqual(['De marzo a octubre la asistencia es 92,8%.', 'Sin datos de marzo, abril, mayo, junio, julio y septiembre.'])
  })

  it('put the same figures in the table and the chart, the missing month empty in both', () => {
    const view = viewOf(figures())
    expect(view.table.rows.map(r => [r.cells.month, r.cells.now, r.cells.before, r.isOfCycle])).toEqual([['marzo', 'sin datos', 'sin datos', false], ['abril', 'sin datos', 'sin datos', false],
      ['mayo', 'sin datos', 'sin datos', false], ['junio', 'sin datos', 'sin datos', false], ['julio', 'sin datos', 'sin datos', false], ['agosto', '90,0%', 'sin datos', false],
      ['septiembre', 'sin datos', '80,0%', true], ['octubre', '95,5%', '80,0%', true]])
    expect(view.chart.points.filter(p => p.now !== null || p.before !== null).map(p => [p.month, p.now, p.before, p.nowName])).toEqual([['ago', 90, null, null], ['sep', null, 80, null], ['oct', 95.5, 80, '2026']])
    expect(view.chart.cycle).toEqual({ from: 'sep', to: 'oct', name: 'ciclo' })
    expect(view.chart.ticks.map(t => t.text)).toEqual(['75%', '80%', '85%', '90%', '95%', '100%'])
  })

  it('draw the bands end to end, with words, counts and the rule', () => {
    const { bands } = viewOf(figures())
    expect(bands.parts.map(p => [p.name, p.count, p.from, p.width])).toEqual([['crítica', '10', '0%', '3.333%'], ['grave', '0', '3.333%', '0%'], ['reiterada', '40', '3.333%', '13.333%'], ['normal', '0', '16.667%', '0%'], ['destacada', '250', '16.667%', '83.333%']])
    expect(bands.rule).toBe('Regla: Mineduc, 90,0% cuenta como normal.')
  })

  it('draw no bar where a count is hidden, since its length would tell it', () => {
    const shown = { shown: 100 }
    const view = describeBands({ critical: { hidden: 'small-cell' }, severe: { hidden: 'small-cell' }, repeated: shown, normal: shown, outstanding: shown }, { title: '', caption: '', hiddenText: 'no se muestra' }, mineducBands, es)
    expect(view.parts.map(p => [p.count, p.width])).toEqual([['no se muestra', null], ['no se muestra', null], ['100', null], ['100', null], ['100', null]])
  })

  it('reach a page whole without JavaScript, without one inline style', () => {
    const html = renderToStaticMarkup(<SchoolFigures view={viewOf(figures())} />)
    expect(html).not.toMatch(/ style=/)
    expect(html).toContain('octubre de 2026 · 300 estudiantes')
    expect(html).toContain('archivo Asistencia_2026.csv, importado el 12 nov 2026')
    expect(html).not.toContain('recharts')
  })

  it('say that nothing was imported instead of showing zeros', () => {
    const view = describeSchoolFigures(figures({ lastMonth: null, series: [], yearToDate: null, source: null }), cycle, es)
    expect(view).toEqual({ kind: 'no-data', title: 'Todavía no hay asistencia importada de esta escuela', text: expect.stringContaining('SLEP') as string })
  })
})

describe('a comparison in words', () => {
  const c = {
    kind: 'compared' as const, points: 1.72, ownChange: 2.9, othersChange: 1.18, ownMonths: [], months: [{ year: 2025, month: 12 }, { year: 2026, month: 3 }],
    coverage: { compared: 2, sinceStart: 3 }, students: 371, otherSchools: { fewest: 208, most: 208 },
  }
  it('describes and does not conclude', () => {
    const view = describeComparison(c, es)
    expect(view.headline).toBe('En dic 2025–mar 2026, la asistencia cambió +1,7 puntos frente a las demás escuelas.')
    expect(view.detail).toContain('todavía no una conclusión')
    expect(`${view.headline} ${view.detail}`).not.toMatch(/signific|mejor|empeor|caus|impact|efecto/i)
  })
  it('has no sign where there is nothing to sign', () => {
    expect(describeComparison({ ...c, points: 0.04 }, es).headline).toBe('En dic 2025–mar 2026, la asistencia cambió lo mismo que en las demás escuelas.')
  })
  it('says why it cannot be compared yet', () => {
    expect(describeComparison({ kind: 'cannot-yet', why: 'no-months-since', sinceStart: 0 }, es)).toMatchObject({ isCompared: false, detail: 'Aún no hay un mes completo con datos desde que empezó el ciclo.' })
  })
})

describe('the expectation', () => {
  const e = { expectIndicator: 'severe-absence' as const, expectMeasure: '', expectFrom: '12', expectTo: '8%', expectBy: '2026-11-27', expectForWhom: 'toda la escuela' }
  it('stands as the team wrote it, with the sign its indicator asks for', () => {
    expect(describeExpected(e, es)).toEqual({ what: 'Estudiantes bajo 85%', lines: ['de 12% a 8%', 'para el 27 nov 2026', 'para quién: toda la escuela'] })
    expect(describeExpected({ ...e, expectIndicator: 'own', expectMeasure: 'Lunes de 7°B' }, es)).toMatchObject({ what: 'Lunes de 7°B', lines: ['de 12 a 8%', 'para el 27 nov 2026', 'para quién: toda la escuela'] })
  })
  it('meets what is seen since the cycle began, in one sentence, or the words that there is nothing yet', () => {
    expect(describeSinceStart('severe-absence', figures(), es)).toBe('3,3% de los estudiantes bajo 85% en octubre de 2026: 10 de 300, en toda la escuela.')
    expect(describeSinceStart('attendance', figures({ sinceStart: null }), es)).toBe('Todavía no hay meses con datos desde que empezó el ciclo.')
  })
})
