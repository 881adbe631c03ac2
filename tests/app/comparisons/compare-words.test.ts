/** What is said of schools and cycles beside each other, in both languages: which sentences, and which words in none of them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cannotCompareWords, chanceSentence, funnelWords, leftOutSentence, listSentence, peersWords, plannedLookWords, shrunkenWords, signalsWords, type ComparedWords } from '../../../app/components/comparisons/compare-words.ts'
import { differenceWords, kindsWords, pooledWords, segmentsWords, staggeredWords } from '../../../app/components/comparisons/effect-words.ts'
import { compareKinds, pooledEffectOf } from '../../../cycles/compare/pooled-effects.ts'
import { differenceInDifferences } from '../../../cycles/compare/difference-in-differences.ts'
import { funnelOf, standApartInList } from '../../../cycles/compare/funnel.ts'
import { plannedLook } from '../../../cycles/compare/planned-look.ts'
import { segmentedRegression } from '../../../cycles/compare/segmented-regression.ts'
import { shrunkenRatesOf } from '../../../cycles/compare/shrunken-rates.ts'
import { signalsAmong } from '../../../cycles/compare/signals-by-chance.ts'
import type { StaggeredDifference } from '../../../cycles/compare/staggered-starts.ts'
import { packageRoot } from '../../../db/package-root.ts'
import { locales } from '../../../app/words.ts'

const school = (id: number, events: number, students: number) => ({ id, events, students })
const drawn = (schools: Parameters<typeof funnelOf<number>>[0], given: Parameters<typeof funnelOf<number>>[1] = {}) => { const f = funnelOf(schools, given); if (f.kind !== 'funnel') throw new Error(f.why); return f }
const twelve = [5, 6, 7, 6, 5, 7, 6, 8, 4, 6, 6, 40].map((events, i) => school(i, events, 200))
const both = (say: (locale: 'es' | 'en') => unknown) => locales.map(say)

describe('one school among the others', () => {
  const f = drawn(twelve)
  it('that stands out of twelve does so possibly, and a conversation is worth it', () => {
    expect(both(l => funnelWords(f, f.rows[11]!, l))).toEqual([
      {
        headline: 'Posiblemente distinta de lo esperable (alta)',
        explanation: 'Su tasa es 20,0% y la del conjunto, 4,4%. Merece una conversación, no una conclusión. Entre 12 escuelas, menos de una aparecería así solo por azar. '
          + 'Son menos de 30 escuelas, y con tan pocas no se sabe cuánto difieren siempre entre ellas: por eso se dice «posiblemente».',
        next: 'Siguiente paso: conversar con la escuela sobre qué hay detrás de la cifra.',
      },
      {
        headline: 'Possibly different from expected (high)',
        explanation: 'Its rate is 20.0% and that of the group 4.4%. Worth a conversation, not a conclusion. Among 12 schools, fewer than one would appear so by chance alone. '
          + 'They are fewer than 30 schools, and with so few nobody knows how much they always differ: that is why it says “possibly”.',
        next: 'Next: talk with the school about what stands behind the figure.',
      },
    ])
  })
  it('that does not is within what is expected, and told when it is too small to stand out below', () => {
    expect(funnelWords(f, f.rows[8]!, 'es')).toEqual({ headline: 'Dentro de lo esperable para su tamaño', explanation: 'Su tasa es 2,0% y la del conjunto, 4,4%. Entre escuelas de su tamaño, una distancia así es lo habitual.', next: null })
    const small = drawn([school(1, 0, 40), ...twelve], { target: 0.03 })
    expect(funnelWords(small, small.rows[0]!, 'es').explanation).toBe(
      'Su tasa es 0,0% y el nivel con que se compara, 3,0%. Entre escuelas de su tamaño, una distancia así es lo habitual. Con 40 estudiantes, ni siquiera cero casos la distinguiría: harían falta al menos 227.')
  })
  it('the expected chance finds are counted', () => {
    const many = drawn(Array.from({ length: 600 }, (_, i) => school(i, 10 + (i % 3), 300)))
    expect(both(l => chanceSentence(many, l))).toEqual(['Entre 600 escuelas, más o menos una aparecería así solo por azar.', 'Among 600 schools about one would appear so by chance alone.'])
    const more = drawn(Array.from({ length: 1500 }, (_, i) => school(i, 10 + (i % 3), 300)))
    expect(chanceSentence(more, 'es')).toBe('Entre 1.500 escuelas, unas 3 aparecerían así solo por azar.')
  })
  it('nothing to compare is said as that, with who was left out', () => {
    expect(both(l => cannotCompareWords(funnelOf([school(1, 0, 9), school(2, 0, 30), school(3, 0, 30), school(4, 40, 30)]) as never, l))).toEqual([
      { headline: 'Todavía no se puede comparar', explanation: 'En ninguna de las 2 escuelas hubo casos: no hay diferencias que leer. 1 escuela con menos de 10 estudiantes: no se muestra ni se suma. 1 escuela con cifras que no calzan (por ejemplo, más casos que estudiantes): no se suma.', next: null },
      { headline: 'Cannot be compared yet', explanation: 'None of the 2 schools had any case: there are no differences to read. 1 school with fewer than 10 students: neither shown nor added. 1 school with figures that do not fit (more cases than students, for example): not added.', next: null },
    ])
    expect(leftOutSentence([], 'es')).toBe('')
  })
  it('of a long list, how many stand apart', () => {
    const long = drawn([school(1, 40, 200), ...Array.from({ length: 20 }, (_, i) => school(10 + i, 6, 200))])
    expect(listSentence(standApartInList(long).length, long.rows.length, 'es')).toBe('Entre 21 escuelas, 1 se aparta más de lo que suele dar el azar. En una lista así, hasta una de cada veinte puede estar solo por azar.')
    expect(listSentence(0, 21, 'en')).toBe('Among 21 schools none stands further apart than chance can put it.')
  })
})

describe('the best estimate of a rate', () => {
  it('says the observed one, why it is not taken as it is, and the range', () => {
    const r = shrunkenRatesOf([school(1, 3, 20), ...[10, 11, 30, 4, 16, 25].map((e, i) => school(2 + i, e, 500))])
    if (r.kind !== 'shrunken') throw new Error(r.why)
    expect(both(l => shrunkenWords(r.rows[0]!, l).explanation)).toEqual([
      'Tasa observada 15,0%; con tan pocos estudiantes (20), la mejor estimación es 5,7%. Lo razonable va de 2,0% a 11,2%.',
      'Observed rate 15.0%; with so few students (20) the best estimate is 5.7%. What is plausible goes from 2.0% to 11.2%.',
    ])
    expect(shrunkenWords(r.rows[3]!, 'es').explanation).toMatch(/^Tasa observada 6,0%; con 500 estudiantes, la mejor estimación es/)
  })
  it('is the same for all where they differ no more than by chance', () => {
    const r = shrunkenRatesOf([school(1, 3, 100), school(2, 3, 100)])
    if (r.kind !== 'shrunken') throw new Error(r.why)
    expect(shrunkenWords(r.rows[0]!, 'es').explanation).toBe('Tasa observada 3,0%. Entre estas escuelas no se ven más diferencias que las del azar: la mejor estimación para todas es 3,0%.')
  })
})

it('who a school is compared with is said with how many and by what', () => {
  const tried = [{ level: 'alike' as const, schools: 5 }, { level: 'region' as const, schools: 31 }]
  expect(both(l => peersWords({ kind: 'peers', level: 'alike', rbds: Array(9).fill(1), held: ['region', 'holder'], tried: [], leftOut: { withCycle: 2, underTen: 0 } }, l).explanation)).toEqual([
    'Se compara con 9 escuelas parecidas: misma región y misma dependencia. Se eligen por lo que no cambia de un año a otro, nunca por cómo les iba antes. Quedan fuera 2 que tienen un ciclo en curso sobre lo mismo.',
    'Compared with 9 similar schools: same region and same kind of holder. They are chosen by what does not change from year to year, never by how they did before. 2 are left out because they have a cycle under way on the same thing.',
  ])
  expect(peersWords({ kind: 'peers', level: 'region', rbds: Array(31).fill(1), held: ['region', 'levels'], tried, leftOut: { withCycle: 0, underTen: 1 } }, 'es').explanation)
    .toBe('Escuelas parecidas en todo hay solo 5; se compara con las 31 de la región que enseñan los mismos niveles. Se eligen por lo que no cambia de un año a otro, nunca por cómo les iba antes. 1 escuela con menos de 10 estudiantes: no se muestra ni se suma.')
  expect(peersWords({ kind: 'too-few', tried: [...tried, { level: 'country', schools: 6 }] }, 'en')).toMatchObject({ headline: 'Nobody to compare with' })
})

it('signals stand beside those of chance, and beside the cycles that cannot be read', () => {
  expect(both(l => signalsWords(signalsAmong([...Array(3).fill('favourable'), ...Array(37).fill('none'), ...Array(9).fill('too-soon'), 'cannot']), l).explanation)).toEqual([
    'Ciclos que ya se pueden leer: 40; con señal favorable: 3. Si nada hubiera cambiado, cerca de 2 la mostrarían solo por azar. Para 9 todavía es pronto. En 1 los datos no alcanzan para leerlo. Los ciclos descartados también se cuentan.',
    'Cycles that can be read already: 40; with a favourable signal: 3. Had nothing changed, about 2 would show one by chance alone. For 9 it is too soon. For 1 the data are not enough to read it. Dropped cycles are counted too.',
  ])
  expect(signalsWords(signalsAmong(['too-soon', 'too-soon']), 'es').explanation).toBe('Ninguno de los 2 ciclos se puede leer todavía. Para 2 todavía es pronto. Los ciclos descartados también se cuentan.')
  expect(signalsWords(signalsAmong(['favourable', 'none']), 'es').explanation).toMatch(/con señal favorable: 1\. Si nada hubiera cambiado, menos de uno/)
  expect([signalsAmong([]), signalsAmong(['too-soon'])].map(s => signalsWords(s, 'es').explanation)).toEqual(['Todavía no hay ciclos de este tipo.', 'El único ciclo todavía no se puede leer. Para 1 todavía es pronto. Los ciclos descartados también se cuentan.'])
})

describe('the one look at the date that was set', () => {
  const before = [85, 86, 84, 85, 87, 85, 84, 86, 85, 86, 84, 85]
  const plan = { points: 6, wasNamedBefore: true }
  it('says what it saw and that it is no cause', () => {
    expect(plannedLookWords(plannedLook({ before, after: [87, 87, 87, 87, 87, 88] }, plan, 'up'), 'es')).toEqual({
      headline: 'Favorable en la fecha que fijaron',
      explanation: 'Desde el inicio el promedio cambió +2,0 puntos respecto del de antes (entre +1,0 y +3,0). Es poco probable que sea solo azar. Algo cambió; no dice por qué. Se mira una sola vez, en la fecha anotada de antemano: mirarlo cada mes daría señales por puro azar.',
      next: 'Siguiente paso: anotar qué más cambió y seguir la serie.',
    })
  })
  it('and each reason why there is none', () => {
    const kinds = [plannedLook({ before, after: [85, 86, 85, 85, 85, 86] }, plan, 'up'), plannedLook({ before, after: [90] }, plan, 'up'), plannedLook({ before, after: [90, null, null, 90, 90, 90] }, plan, 'up'),
      plannedLook({ before: [85], after: Array(6).fill(90) }, plan, 'up'), plannedLook({ before: Array(8).fill(85), after: Array(6).fill(90) }, plan, 'up'), plannedLook({ before, after: [] }, null, 'up')]
    expect(kinds.map(k => plannedLookWords(k, 'en').headline)).toEqual([
      'No visible change on the date you set', 'The date you set has not come yet', 'Data are missing in the months you set', 'Not enough data from before', 'Before, all values were the same', 'Nobody wrote down beforehand when to look',
    ])
  })
})

describe('what was compared', () => {
  const treated = [1.8, 0.4, 2.3, 1.1]
  const comparison = [0.2, -0.5, 0.9, 0.3, -1.1, 0.6, 0, 0.4]
  it('may be called an effect where both tests say that chance is unlikely, and only while nothing else sets them apart', () => {
    expect(both(l => differenceWords(differenceInDifferences({ treated, comparison }, 'steady'), l))).toEqual([
      {
        headline: 'Diferencia poco probable por azar',
        explanation: 'Las 4 escuelas que empezaron cambiaron +1,3 puntos respecto de las de comparación (8), en los mismos meses. Lo razonable va de +0,1 a +2,5 puntos. De las 495 maneras de repartir quién empezó, 6 darían una diferencia así de grande. '
          + 'Es poco probable que sea solo azar: se puede hablar de un efecto, mientras nada más distinga a estas escuelas de las otras.',
        next: 'Siguiente paso: anotar qué más era distinto en estas escuelas y ver si se mantiene.',
      },
      {
        headline: 'A difference unlikely by chance',
        explanation: 'The 4 schools that began changed +1.3 points against those they are compared with (8), in the same months. What is plausible goes from +0.1 to +2.5 points. Of the 495 ways of sharing out who began, 6 would give a difference this large. '
          + 'Chance alone is an unlikely explanation: it may be called an effect, as long as nothing else sets these schools apart from the others.',
        next: 'Next: write down what else was different in these schools and see whether it lasts.',
      },
    ])
  })
  it('may not where chance would do, where they are too few for any difference, or where the gap was changing', () => {
    const of = (t: number[], c: number[], gap: 'steady' | 'changing' | 'too-short' = 'steady') => differenceWords(differenceInDifferences({ treated: t, comparison: c }, gap), 'es')
    expect(of([0.5, -0.2, 0.1], comparison).headline).toBe('No se distingue del azar')
    expect(of([40], [0, 1, 2]).explanation).toBe('La escuela que empezó cambió +39,0 puntos respecto de las de comparación (3), en los mismos meses. De las 4 maneras de repartir quién empezó, solo la que ocurrió da una diferencia así de grande. Son tan pocas escuelas que ninguna diferencia, por grande que fuera, permitiría hablar de un efecto.')
    expect(of(treated, comparison, 'changing')).toMatchObject({ headline: 'La brecha ya venía cambiando' })
    expect(of(treated, comparison, 'changing').explanation).not.toMatch(/\d/)
    expect(of(treated, comparison, 'too-short').explanation).toMatch(/no se puede comprobar que ya iban parecidas\.$/)
    expect(of([], comparison).headline).toBe('Todavía no se puede comparar')
  })
  it('says how many months schools began in', () => {
    const d: StaggeredDifference = {
      rung: 3, kind: 'difference', points: 2, treated: 3, comparison: 9, spread: { standardError: 0.5, degrees: 8, p: 0.004, interval: { low: 0.8, high: 3.2 } },
      cohorts: [{ kind: 'compared', start: { year: 2026, month: 4 }, points: 2, treated: 2, comparison: 9, months: 6, gapBefore: 'steady' }, { kind: 'compared', start: { year: 2026, month: 5 }, points: 2, treated: 1, comparison: 9, months: 5, gapBefore: 'steady' }, { kind: 'left-out', start: { year: 2026, month: 8 }, why: 'gap-was-changing', treated: 1 }],
    }
    expect(staggeredWords(d, 'es').explanation).toMatch(/^Las 3 escuelas .* Empezaron en 2 meses distintos; cada grupo se compara con escuelas que aún no habían empezado\. Un mes de inicio no se pudo comparar\. Lo razonable va de \+0,8 a \+3,2 puntos\./)
    expect(staggeredWords({ ...d, spread: null }, 'es').headline).toBe('Todavía no se puede saber')
  })
  it('of many cycles, the mean, what is plausible and what a new school might expect; of four, that they are not enough', () => {
    const cycles = (effects: number[]) => pooledEffectOf(effects.map((points, id) => ({ id, points, standardError: 0.5, students: 200 })))
    expect(pooledWords(cycles([1, 2, 0, 1]), 'es')).toEqual({ headline: 'Aún no hay suficientes ciclos de este tipo', explanation: 'Ciclos que se pueden juntar: 4; se necesitan 5. Cada uno se puede leer por separado.', next: null })
    expect(pooledWords(cycles([0.1, 0.3, -0.4, 0.2, 0]), 'es').explanation).toBe(
      'En 5 ciclos de este tipo, lo razonable para el efecto medio va de −0,4 a +0,5 puntos. Cero está entre lo razonable: todavía no se puede decir que este tipo de ciclo cambie algo. En una escuela nueva podría resultar entre −0,4 y +0,5 puntos.')
    const [a, b] = [cycles([0, 0.2, -0.2, 0.1, -0.1]), cycles([5, 5.2, 4.8, 5.1, 4.9])]
    if (a.kind !== 'pooled' || b.kind !== 'pooled') throw new Error('not pooled')
    expect(kindsWords(compareKinds(b, a), 'es').headline).toBe('Los dos tipos de ciclo difieren')
    expect(kindsWords(compareKinds(a, a), 'en').headline).toBe('No difference seen between the two kinds')
  })
  it('two lines are for analysts, and say that their margins are too narrow', () => {
    const y = Array.from({ length: 30 }, (_, i) => 85 + (i >= 15 ? 2 : 0) + ((i * 7) % 5) / 5)
    expect(segmentsWords(segmentedRegression(y, 15), 'es').explanation).toMatch(/sus márgenes suelen ser demasiado estrechos\.$/)
    expect(segmentsWords(segmentedRegression(y, 5), 'es').explanation).toBe('Hay 5 puntos antes y 25 desde el inicio; se necesitan 12 de cada lado.')
    expect(segmentsWords(segmentedRegression(Array(30).fill(85), 15), 'en').headline).toBe('Cannot be compared yet')
  })
})

describe('words that are not said', () => {
  const messages = Object.fromEntries(locales.map(l => [l, JSON.parse(readFileSync(join(packageRoot, `app/messages/compare/${l}.json`), 'utf8')) as Record<string, unknown>]))
  const textsOf = (l: string) => Object.entries(messages[l]!).map(([key, value]) => [key, JSON.stringify(value)] as const)

  it('both languages have the same sentences', () => expect(Object.keys(messages.en!)).toEqual(Object.keys(messages.es!)))
  it('none orders schools, blames, or claims what the data do not allow', () => {
    for (const l of locales) for (const [key, text] of textsOf(l)) {
      expect(text, key).not.toMatch(/significativ|significant|\berror|falla|fail|ranking|\bmejor(es)? escuela|\bpeor|worst|best school|impacto|impact|\bcaus(ó|an?|es?|ed)\b|posición|abandon|veredicto|verdict|\bmeta\b/i)
    }
  })
  it('an effect is spoken of only in the sentences of what was compared, and only that file says them', () => {
    for (const l of locales) for (const [key, text] of textsOf(l)) if (!key.startsWith('compare_effect_')) expect(text, key).not.toMatch(/efecto|effect/i)
    expect(readFileSync(join(packageRoot, 'app/components/comparisons/compare-words.ts'), 'utf8')).not.toMatch(/compare_effect_/)
  })
  it('a description cannot be given to it', () => {
    const f = funnelOf(twelve)
    const signals = signalsAmong([])
    const say = (_: () => ComparedWords) => {}
    // @ts-expect-error a funnel describes: rung 1
    say(() => differenceWords(f))
    // @ts-expect-error so does a count of signals
    say(() => pooledWords(signals))
    expect([f.rung, signals.rung]).toEqual([1, 1])
  })
  it('headlines are short', () => {
    const headlines = /headline$|^compare_((possibly_)?(high|low)|within|cannot_compare|look_[a-z]+(_before|_variation|_planned|_soon)?|effect_(apart|within|cannot_say|withdrawn|few|kinds_differ|kinds_alike))$/
    for (const l of locales) for (const [key, value] of Object.entries(messages[l]!)) {
      if (headlines.test(key) && !/^compare_look_(apart|within|once)$/.test(key)) expect(String(value).length, key).toBeLessThanOrEqual(45)
    }
  })
})
