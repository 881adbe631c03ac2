/** What is said of each thing a team expects: from its own weeks, what is known first, in both languages. */
import { afterAll, describe, expect, it } from 'vitest'
import { describeGap } from '../../../app/components/verdicts/describe-gap.ts'
import type { Told } from '../../../app/components/verdicts/describe-chart.ts'
import { describeWeeksOf } from '../../../app/components/verdicts/describe-predictions.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith, type Locale } from '../../../app/words.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import type { MeasureEntry } from '../../../cycles/notebook/parts.ts'

let locale: Locale = 'es'
readLocaleWith(() => locale)
afterAll(() => readLocaleWith(() => 'es'))

const first = '2026-04-06'
const mondayNo = (i: number) => addDays(first, 7 * i)
const measureOf = (values: readonly (number | null)[], of: Partial<Record<'name' | 'unit' | 'direction' | 'howCounted', string>> = {}): MeasureEntry => ({
  name: 'Faltan los lunes', unit: '', direction: 'down', howCounted: '', ...of,
  ...Object.fromEntries(values.flatMap((v, i) => (v === null ? [] : [[`value.${mondayNo(i)}`, String(v)]]))),
} as unknown as MeasureEntry)
const said = (values: readonly (number | null)[], { startedOn = mondayNo(2) as string | null, to = '4', by = '', today = '2026-11-18', told = [] as Told[], of = {}, isOver = false } = {}) =>
  describeWeeksOf(measureOf(values, of), { expectation: { expectDirection: '', expectFrom: '9', expectTo: to, expectBy: by }, today, startedOn, hasClasses: () => true, told, isOver }, formatter(locale))

const before = [9, 8, 10, 9, 7, 9, 10, 8, 9, 8]

describe('a prediction a team counts week by week', () => {
  it('begins with what is written down while nothing more can be said, how far it is and how many weeks are wanting', () => {
    const view = said([9, 9, 8, 6, 5])!
    expect(view.verdict.headline).toBe('De 9 a 5 en 5 semanas')
    expect(view.verdict.explanation).toBe('9, 9, 8, 6, 5: en 5 semanas, entre 5 y 9. La última semana está a 1 de lo que esperaban (4).')
    expect(view.verdict.next).toBe('Sigan anotando: con 5 semanas más se podrá ver si es más que el sube y baja de siempre.')
    expect(view.verdict.sign).toBe('unknown')
    // Of a cycle that is over nobody is asked to go on.
    expect(said([9, 9, 8, 6, 5], { isOver: true })!.verdict.next).toContain('Ya no habrá más datos de este ciclo')
  })

  it('is read around the start where there is a before', () => {
    const view = said([...before, 6, 5, 6, 5, 4, 6, 4], { startedOn: mondayNo(10) })!
    expect(view.verdict).toMatchObject({ sign: 'better', headline: 'Señal de mejora' })
    expect(view.verdict.explanation).toContain('De 9 a 4 en 17 semanas. La última semana (4) llega a lo que esperaban (4).')
    expect(view.how.numbers.find(n => n.key === 'basis')!.value).toBe('lo que el equipo mide, tal como se anotó')
  })

  it('never opens with too soon: what is known comes first, and too soon after it', () => {
    for (const values of [[...before, 6], [...before, null, 6, 5]]) {
      const { verdict } = said(values, { startedOn: mondayNo(10) })!
      expect(verdict.headline).toMatch(/^De 9 a [56] en \d+ semanas$/)
      expect(verdict.explanation).toContain('Todavía no se puede saber. Hay')
    }
    expect(said(before, { startedOn: mondayNo(10) })!.verdict).toMatchObject({ headline: 'De 9 a 8 en 10 semanas' })
    expect(said(before, { startedOn: mondayNo(10) })!.verdict.explanation).toContain('Aún no hay datos desde el inicio.')
  })

  it('is watched as a whole where there is too little before, and says so, and which way it went', () => {
    const rising = said([71, 71, 74, 77, 77, 77, 81, 84, 87, 84, 84, 87, 84, 87, 84], { to: '85', of: { unit: '%', direction: 'up' } })!
    expect(rising.verdict).toMatchObject({ sign: 'better', headline: 'Hay una señal' })
    expect(rising.verdict.explanation).toMatch(/^7 semanas seguidas bajo la línea central, de la semana del 6 abr 2026 a la semana del 18 may 2026 y 6 semanas fuera de los límites \(entre .+ y .+\)\. Algo cambió; la señal no dice qué ni por qué\. La serie se movió hacia donde querían\. De 71% a 84% en 15 semanas\. La última semana está a 1 punto de lo que esperaban \(85%\)\.$/)
    expect(rising.remarks).toEqual(['De antes del inicio hay 2 semanas y harían falta 8 para comparar con ellas: por eso se mira la serie entera.'])
    const falling = said([71, 71, 74, 77, 77, 77, 81, 84, 87, 84, 84, 87, 84, 87, 84], { of: { unit: '%', direction: 'down' } })!
    expect(falling.verdict.sign).toBe('worse')
    const usual = said([9, 8, 10, 9, 7, 9, 10, 8, 9, 8, 9, 10], { startedOn: null })!
    expect(usual.verdict.headline).toBe('Variación normal')
    expect(usual.verdict.explanation).toContain('lo esperado casi nunca se cumple')
  })

  it('says what stood on the day that was set, once it is past', () => {
    expect(said([9, 9, 8, 6, 5], { by: mondayNo(3) })!.verdict.explanation).toContain('El 27 abr 2026 iba en 6.')
    expect(said([9, 9], { by: '2026-04-01' })!.verdict.explanation).toContain('El 1 abr 2026 todavía no había semanas anotadas.')
    expect(said([9, 9, 8], { by: '2026-11-27' })!.verdict.explanation).not.toContain('27 nov')
  })

  it('has nothing to read without a week, and says one week as one', () => {
    expect(said([null, null])).toBeNull()
    const one = said([9])!
    expect(one.verdict.headline).toBe('9 en la semana del 6 abr')
    expect(one.chart).toBeNull()
  })

  it('carries the story on its line: the start, an adjustment with its words, notes counted, lost days; each with its way', () => {
    const told: Told[] = [
      { kind: 'start', day: mondayNo(2), key: 'start', words: '', to: null, inLog: null },
      { kind: 'adjustment', day: addDays(mondayNo(3), 1), key: 'a', words: 'La ronda parte a las 8:00', to: '/x#a', inLog: null },
      { kind: 'note', day: mondayNo(3), key: 'n1', words: 'Primer lunes. Faltaron 8.', to: '/x?bitacora=2026-04#n1', inLog: '/x?bitacora=2026-04' },
      { kind: 'note', day: mondayNo(3), key: 'n2', words: 'Segundo', to: '/x?bitacora=2026-04#n2', inLog: '/x?bitacora=2026-04' },
      { kind: 'note', day: mondayNo(4), key: 'n3', words: 'Una sola', to: '/x?bitacora=2026-05#n3', inLog: '/x?bitacora=2026-05' },
      { kind: 'lost', day: mondayNo(4), key: 'l', words: 'temporal (2 días)', to: null, inLog: null },
    ]
    const { chart } = said([9, 9, 8, 6, 5, 5], { told })!
    expect(chart!.story.map(s => [s.number, s.when, s.says.map(x => [x.text, x.to])])).toEqual([
      [1, 'Semana del 20 abr', [['20 abr, comenzó la implementación', null]]],
      [2, 'Semana del 27 abr', [['28 abr, ajuste: La ronda parte a las 8:00', '/x#a'], ['2 notas', '/x?bitacora=2026-04']]],
      [3, 'Semana del 4 may', [['Temporal (2 días)', null], ['4 may, nota: Una sola', '/x?bitacora=2026-05#n3']]],
    ])
    expect(chart!.marks.map(mark => mark.number)).toEqual([1, 2, 3])
    expect(chart!.key.map(k => k.sign)).toEqual(['before', 'after', 'aim', 'start', 'adjustment', 'lost'])
    expect(chart!.points.at(-1)!.says).toBe('Semana del 11 may 2026: 5, desde el inicio')
  })

  it('says no more in English, and nothing that claims a cause', () => {
    for (const language of ['es', 'en'] as const) {
      locale = language
      for (const values of [[9], [9, 5, 5], [...before, 6, 5], [...before, 6, 5, 6, 5, 4, 6, 4], [...before, ...before]]) {
        for (const startedOn of [null, mondayNo(1), mondayNo(10)]) {
          const view = said(values, { startedOn })!
          const all = [view.verdict.headline, view.verdict.explanation, view.verdict.next, ...view.verdict.flags, ...view.remarks, ...view.how.sentences].join(' ')
          expect(all).not.toMatch(/NaN|undefined|Infinity|significativ|caus[óe]|impact|ranking|mejoró|empeoró|\{/i)
          expect(view.verdict.headline).not.toMatch(/\.$/)
        }
      }
    }
    locale = 'es'
  })
})

describe('a group beside the rest of its school', () => {
  const gap = (period: string, attended: number) => ({ period, group: { daysAttended: attended, daysDue: 100 }, rest: { daysAttended: 90, daysDue: 100 }, groupPercent: attended, restPercent: 90, points: attended - 90 })
  const f = formatter('es')

  it('is told in points, before and since, newest first in the table', () => {
    const view = describeGap({ who: '7° básico B', weeks: [gap('2026-08-10', 78), gap('2026-08-17', 84), gap('2026-08-24', 86)], months: [], startedOn: '2026-08-17', isChosen: false }, f)!
    expect(view.sentence).toBe('7° básico B: desde el inicio (2 semanas) asiste 5,0 puntos menos que el resto; antes (1 semana) asistía 12,0 puntos menos que el resto.')
    expect(view.table.rows.map(r => r.cells)).toEqual([
      { period: '24 ago 2026', group: '86,0%', rest: '90,0%', gap: '−4,0' }, { period: '17 ago 2026', group: '84,0%', rest: '90,0%', gap: '−6,0' },
    ])
  })

  it('that was chosen at its lowest is shown with that caution, by month where there are no weeks', () => {
    const view = describeGap({ who: 'el grupo', weeks: [], months: [gap('2026-08', 78), gap('2026-09', 90)], startedOn: '2026-08-17', isChosen: true }, f)!
    expect(view.sentence).toBe('El grupo: desde el inicio (1 mes) asiste lo mismo que el resto.')
    expect(view.remarks).toEqual(['Quienes se eligen en su momento más bajo suelen subir algo por sí solos: por eso estas cifras se muestran y no se leen como una mejora.'])
  })

  it('is nothing without a figure since the start', () => {
    expect(describeGap({ who: 'el grupo', weeks: [gap('2026-08-10', 78)], months: [], startedOn: '2026-08-17', isChosen: true }, f)).toBeNull()
  })
})
