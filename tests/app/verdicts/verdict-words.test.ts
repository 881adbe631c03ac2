/** Every verdict in both languages: a headline, an explanation and a next step, in whole sentences that claim no more than the numbers do. */
import { afterAll, describe, expect, it } from 'vitest'
import { howWeKnow, wordsOfCycleVerdict, wordsOfSeasonInside, wordsOfSeriesVerdict, wordsOfSuppressed, wordsOfTarget, wordsOfYearVerdict, type VerdictWords } from '../../../app/components/verdicts/verdict-words.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith, type Locale } from '../../../app/words.ts'
import { computeChart } from '../../../cycles/charts/control-chart.ts'
import { cycleVerdicts, readAroundStart, type Basis, type CycleVerdict } from '../../../cycles/charts/cycle-verdict.ts'
import { readSeries, seriesVerdicts } from '../../../cycles/charts/series-verdict.ts'
import { readYear, yearVerdicts } from '../../../cycles/charts/year-verdict.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { ordinary, pointsOf } from '../../cycles/charts/planting.ts'

let locale: Locale = 'es'
readLocaleWith(() => locale)
afterAll(() => readLocaleWith(() => 'es'))
const inEach = <T>(make: (locale: Locale) => T): [T, T] => [(locale = 'es', make('es')), (locale = 'en', make('en'))]

const weeksFrom = (monday: string, n: number) => Array.from({ length: n }, (_, i) => ({ period: addDays(monday, 7 * i) }))
const read = (before: (number | null)[], after: (number | null)[], basis: Basis = 'month-adjusted', good: 'up' | 'down' = 'up') => ({
  verdict: readAroundStart(pointsOf([...before, ...after]), { start: before.length, good, basis }), points: pointsOf([...before, ...after]),
})
const examples: Record<string, { verdict: CycleVerdict; points: { period: string }[] }> = {
  'too little before': read(ordinary.slice(0, 1), [99]),
  'nothing since': read(ordinary, []),
  'unstable before': read([85, 85.5, 86, 86.4, 86.9, 87.3, 88, 88.5, 89.1, 89.4, 90, 90.6], [91]),
  'unstable gap': read([85, 85.5, 86, 86.4, 86.9, 87.3, 88, 88.5, 89.1, 89.4, 90, 90.6], [91], 'gap-to-peers'),
  'improvement, run': read(ordinary, [90, 90.2, 91, 90.1, 90.6, 91.4, 90.2]),
  'improvement, two points': read(ordinary, [95, 89, 96]),
  'improvement, both': read(ordinary, [95, 90.2, 96, 90.1, 90.6, 91.4, 90.2]),
  'improvement downwards': read(ordinary, [89, 88.2, 88, 89.1, 88.6, 89.4, 88.2], 'month-adjusted', 'down'),
  'improvement of a gap': read(ordinary.map(v => v - 91), [-1, -0.8, 0, -0.9, -0.4, 0.4, -0.8], 'gap-to-peers'),
  deterioration: read(ordinary, [89, 88.2, 88, 89.1, 88.6, 89.4, 88.2]),
  mixed: read(ordinary, [96, 83]),
  'possible improvement': read(ordinary, [89, 96, 89.2]),
  'possible improvement, two of three': read(ordinary, [89, 92.7, 89.3, 92.9]),
  'possible deterioration': read(ordinary, [89, 83, 89.9]),
  'too soon': read(ordinary, [90]),
  usual: read(ordinary, [90, 89, 90.5, 88.8, 89.2, 90.1, 89]),
  'usual, never moved': read(Array.from({ length: 9 }, () => 90), [90, 90, 90, 90, 90, 90, 90]),
  'unusual before, gaps': read([...ordinary, null, null, null, null, 60], [90, null, null]),
}

const cycleWords = (key: string, unit: 'month' | 'week') => (l: Locale) => {
  const { verdict, points } = examples[key]!
  return wordsOfCycleVerdict(verdict, { points: unit === 'month' ? points : weeksFrom('2026-04-06', points.length), unit, f: formatter(l) })
}
const yearWords = (l: Locale) => [
  [{ count: 1, of: 9 }, [[0, 10], [1, 9], [0, 11]]], [{ count: 4, of: 300 }, [[5, 300], [6, 310]]], [{ count: 16, of: 300 }, [[4, 310], [5, 305], [3, 300]]],
  [{ count: 9, of: 1200 }, [[36, 1190], [33, 1210], [38, 1180]]], [{ count: 11, of: 300 }, [[4, 310], [5, 305], [4, 300]]], [{ count: 22, of: 1200 }, [[36, 1190], [33, 1210], [38, 1180]]],
  [{ count: 2, of: 310 }, [[3, 305], [2, 312], [3, 308]]], [{ count: 14, of: 800 }, [[18, 810], [15, 790], [20, 805]]],
].map(([now, before]) => {
  const counts = now as { count: number; of: number }
  const verdict = readYear({ year: 2019, ...counts }, (before as [number, number][]).map(([count, of], i) => ({ year: 2016 + i, count, of })))
  return { verdict: verdict.verdict, words: wordsOfYearVerdict(verdict, counts, formatter(l)) }
})
const seriesWords = (l: Locale) => [[1, 2], ordinary, [...ordinary, 70], [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9]].map(list => {
  const series = { unit: 'month' as const, measured: { kind: 'value' as const }, points: pointsOf(list) }
  const verdict = readSeries(computeChart(series, 'run'), computeChart(series, 'i'))
  return { verdict: verdict.verdict, words: wordsOfSeriesVerdict(verdict, { points: series.points, unit: 'month', f: formatter(l) }) }
})

/** Claims the data do not allow, in either language (reference: methods, "Words to avoid"; vocabulary). */
const claims = /significativ|significan|\berror|\bfall[aó]|caus[óa]do|causó|\bcaused\b|impact|ranking|efecto|\beffect|gracias a|thanks to|debido a|due to|meta\b|veredicto|verdict|deterioro/i
const mayAsk = /¿|\?/

const isSound = (words: VerdictWords) => {
  expect(words.headline.length).toBeLessThanOrEqual(45)
  expect(words.headline).toMatch(/^[\p{Lu}].*[^.]$/u)
  for (const sentence of [words.explanation, words.next, ...words.flags]) {
    expect(sentence).toMatch(/^[¿\p{Lu}\d].*[.]$/u)
    expect(sentence).not.toMatch(/undefined|null|NaN|\{|\}|charts_| {2}|\.\./)
    expect(sentence).not.toMatch(claims)
  }
}

describe('the words of a verdict', () => {
  it.each(Object.keys(examples))('%s: sound, by months and by weeks, in both languages', key => {
    for (const unit of ['month', 'week'] as const) {
      const [es, en] = inEach(cycleWords(key, unit))
      isSound(es)
      isSound(en)
      expect(en.explanation).not.toBe(es.explanation)
      expect(en.sign).toBe(es.sign)
    }
  })
  it('all ten are among the examples', () => { expect(new Set(Object.values(examples).map(e => e.verdict.verdict))).toEqual(new Set(cycleVerdicts)) })

  it('of a year, all eight', () => {
    const [es, en] = inEach(yearWords)
    expect(new Set(es.map(y => y.verdict))).toEqual(new Set(yearVerdicts))
    for (const { words } of [...es, ...en]) isSound(words)
  })
  it('of a series where no cycle began, all three, and of none', () => {
    const [es, en] = inEach(seriesWords)
    expect(new Set(es.map(y => y.verdict))).toEqual(new Set(seriesVerdicts))
    for (const { words } of [...es, ...en]) isSound(words)
    for (const words of [...inEach(wordsOfSeasonInside), ...inEach(wordsOfSuppressed)]) isSound(words)
    expect(wordsOfTarget(null)).toBeNull()
    for (const sentence of (['meets', 'misses', 'now-and-then'] as const).flatMap(a => inEach(() => wordsOfTarget(a)))) expect(sentence).toMatch(/^\p{Lu}.+\.$/u)
  })

  it('a question is only asked as a next step', () => {
    for (const key of Object.keys(examples)) for (const words of inEach(cycleWords(key, 'month'))) expect(words.explanation).not.toMatch(mayAsk)
  })
})

it('says the rule, the level and since when, as people would', () => {
  const [es, en] = inEach(cycleWords('improvement, run', 'month'))
  expect(es.explanation).toBe('7 meses seguidos sobre el nivel anterior (89,5%), de mayo de 2023 a noviembre de 2023. Es poco probable que sea solo azar. La señal dice que algo cambió desde mayo de 2023; no prueba que haya sido el ciclo.')
  expect(en.explanation).toBe('7 months in a row above the earlier level (89.5%), May 2023 to November 2023. Chance alone is an unlikely explanation. The signal says that something has changed since May 2023; it does not prove that it was the cycle.')
  expect(inEach(cycleWords('improvement of a gap', 'month'))[0].explanation).toContain('sobre el nivel anterior (1,5 puntos bajo las escuelas similares)')
  expect(inEach(cycleWords('improvement, both', 'week'))[0].explanation).toMatch(/^7 semanas seguidas sobre el nivel anterior \(89,5%\), de la semana del 29 jun 2026 a la semana del 10 ago 2026, y 2 semanas fuera de los límites/)
  expect(inEach(cycleWords('too soon', 'month'))[0]).toMatchObject({ headline: 'Todavía no se puede saber', next: expect.stringMatching(/^Faltan 6 meses\./) })
  expect(inEach(cycleWords('too little before', 'month'))[1].explanation).toMatch(/^There is 1 month of data/)
  // The latest month with a figure, not the latest row.
  const waiting = read([...ordinary, null], [null])
  expect(inEach(l => wordsOfCycleVerdict(waiting.verdict, { points: waiting.points, unit: 'month', f: formatter(l) }))[0].explanation).toBe('Hay datos hasta abril de 2023.')
  expect(inEach(cycleWords('usual', 'month'))[0].explanation).toContain('2,9 puntos')
})

it('asks nobody to wait for months that will not come: the next cycle began, or this one was dropped', () => {
  for (const [key, es] of [['too soon', /^Ya no habrá más datos de este ciclo por separado: /], ['possible improvement', /^Ya no habrá más datos de este ciclo por separado para confirmarlo\./]] as const) {
    const { verdict, points } = examples[key]!
    const over = inEach(l => wordsOfCycleVerdict(verdict, { points, unit: 'month', f: formatter(l), isOver: true }))
    over.forEach(isSound)
    expect(over[0].next, key).toMatch(es)
  }
})

it('tells a year by its counts: none, one, and fewer than one expected', () => {
  const of = (count: number, before: number) => inEach(l => wordsOfYearVerdict(readYear({ year: 2025, count, of: 400 }, [2022, 2023, 2024].map(year => ({ year, count: before, of: 400 }))), { count, of: 400 }, formatter(l)).explanation)
  expect(of(0, 0)[0]).toMatch(/^En 2025 fueron 0 de 400 \(0,0%\); con los 3 años anteriores se esperarían menos de uno\./)
  expect(of(1, 4)).toEqual([expect.stringMatching(/^En 2025 fue 1 de 400 .+ se esperarían unos 4,0\./), expect.stringMatching(/^In 2025 there was 1 of 400 .+ about 4\.0 would be expected\./)])
})

it('unfolds the numbers behind it', () => {
  const { verdict, points } = examples['improvement, both']!
  const [es] = inEach(l => howWeKnow(verdict, { points, unit: 'month', f: formatter(l) }))
  expect(Object.fromEntries(es.map(r => [r.key, r.value]))).toMatchObject({ before: '12', after: '7', centre: '89,5%', limits: 'de 85,2% a 93,9%', above: '7', below: '0', outside: 'mayo de 2023 y julio de 2023', detectable: '2,9 puntos' })
})
