import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  answeredOf, averageOf, differencesOf, dimensions, indicators, indicatorsOf, indicatorsOfForm, published, publishedGlobal, readScores, rubricQuestions, usualIndicators,
} from '../../../cycles/partnerships/assessment.ts'

const typed = (entries: Record<string, number>) => Object.fromEntries(Object.entries(entries).map(([k, n]) => [k, String(n).replace('.', ',')]))

describe('the self-assessment of a partnership', () => {
  it('gives the published global indices when the published table is typed in as the answers of one side', () => {
    const read = readScores(indicators, typed(published))
    expect(read.ok).toBe(true)
    if (!read.ok) return
    const [coordination, evaluation] = dimensions.map(d => averageOf(read.value, indicatorsOf[d])!)
    expect(coordination!.mean).toBeCloseTo(7.91, 10)
    expect(evaluation!.mean).toBeCloseTo(7.842857, 5)
    for (const d of dimensions) expect(Math.round(averageOf(read.value, indicatorsOf[d])!.mean)).toBe(publishedGlobal[d])
    expect([coordination!.n, evaluation!.n]).toEqual([10, 7])
  })

  it('has seventeen indicators, ten and seven, and asks two of each unless a team wants them all', () => {
    expect([indicators.length, indicatorsOf.coordination.length, indicatorsOf.evaluation.length]).toEqual([17, 10, 7])
    expect(indicatorsOfForm.four).toBe(usualIndicators)
    expect(dimensions.map(d => usualIndicators.filter(i => indicatorsOf[d].includes(i)).length)).toEqual([2, 2])
  })

  it('keeps what is half filled, and says of how many', () => {
    const read = readScores(usualIndicators, { help: '8', roles: ' ', persistence: '6,5' })
    expect(read).toEqual({ ok: true, value: { help: 8, persistence: 6.5 } })
    if (!read.ok) return
    expect(answeredOf(read.value, usualIndicators)).toBe(2)
    expect(averageOf(read.value, indicatorsOf.coordination)).toEqual({ mean: 8, n: 1, of: 10 })
  })

  it('has no average of what nobody answered: a side that is silent is no zero', () => {
    expect(averageOf({}, indicators)).toBeNull()
    expect(averageOf({ help: 0 }, indicators)).toEqual({ mean: 0, n: 1, of: 17 })
  })

  it('refuses at its field what is outside 0 to 10 or no number, and names each', () => {
    expect(readScores(rubricQuestions, { 'both-ways': '11', 'agreed-done': '-1', 'seen-alike': 'bien', 'who-does-what': '70%' })).toEqual({
      ok: false, problems: { 'both-ways': 'out-of-range', 'agreed-done': 'out-of-range', 'seen-alike': 'not-a-number', 'who-does-what': 'not-a-number' },
    })
    for (const edge of ['0', '10', '10,0', '0.0']) expect(readScores(['help'], { help: edge }).ok).toBe(true)
    expect(readScores(['help'], { help: '10,01' }).ok).toBe(false)
  })

  it('reads nothing but the questions of its form', () => {
    expect(readScores(usualIndicators, { trust: '9', help: '3' })).toEqual({ ok: true, value: { help: 3 } })
  })

  it('lists differences the largest first, of questions both answered, however they were written', () => {
    const found = differencesOf({ help: 8, roles: 7.3, persistence: 5, return: 1 }, { help: 4, roles: 7.1, persistence: 9 }, usualIndicators)
    expect(found.map(d => [d.question, d.apart])).toEqual([['help', 4], ['persistence', 4], ['roles', 0.2]])
  })

  it('whatever is typed: an answer is from 0 to 10, a mean lies between the answers, and no difference is told of a silent side', () => {
    const word = fc.oneof(fc.string(), fc.double({ min: -20, max: 20, noNaN: true }).map(n => n.toFixed(1).replace('.', ',')), fc.integer({ min: -3, max: 13 }).map(String))
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...indicators), word), fields => {
      const read = readScores(indicators, fields)
      if (!read.ok) return Object.values(read.problems).every(p => p === 'not-a-number' || p === 'out-of-range')
      const said = Object.values(read.value) as number[]
      const mean = averageOf(read.value, indicators)
      expect(differencesOf(read.value, {}, indicators)).toEqual([])
      return said.every(n => n >= 0 && n <= 10) && (mean === null ? said.length === 0 : mean.mean >= Math.min(...said) - 1e-9 && mean.mean <= Math.max(...said) + 1e-9)
    }))
  })
})
