import { describe, expect, it } from 'vitest'
import { daysOf, isAdjusted, isSameTheoryText, nothingAdjusted, rewrittenOn, theoryOnTheWay, type TheorySave } from '../../../cycles/theory/on-the-way.ts'

const today = '2026-11-18'
const save = (on: string, theoryIf: string, more: Record<string, string> = {}): TheorySave => ({ on, body: { challenge: `dicho el ${on}`, theoryIf, ...more } })

describe('a theory of action', () => {
  it('is as it began while nobody adjusted anything', () => {
    expect(isAdjusted(nothingAdjusted)).toBe(false)
    expect(rewrittenOn([save('2026-08-03', 'recibimos al curso'), save('2026-09-10', 'recibimos al curso')], '2026-08-17', today)).toEqual([])
  })

  it('is adjusted on the way by an adjustment that stands, from its day', () => {
    const theory = theoryOnTheWay({ adjustedOn: ['2026-10-20', '2026-09-08', '2026-10-20'], rewrittenOn: ['2026-09-08'] })
    expect(isAdjusted(theory)).toBe(true)
    expect(daysOf(theory)).toEqual(['2026-09-08', '2026-10-20'])
  })

  it('is adjusted when its words changed after implementation began, on those days', () => {
    const saves = [save('2026-08-03', 'recibimos al curso'), save('2026-08-14', 'recibimos juntas al curso'), save('2026-09-08', 'recibimos al curso toda la mañana'), save('2026-10-20', 'recibimos al curso el primer día')]
    expect(rewrittenOn(saves, '2026-08-17', today)).toEqual(['2026-09-08', '2026-10-20'])
  })

  it('counts every branch, and no other field of the page', () => {
    const begun = save('2026-08-03', 'recibimos al curso', { theoryThen: 'vendrán' })
    expect(rewrittenOn([begun, save('2026-09-08', 'recibimos al curso', { theoryThen: 'vendrán', 'theoryIf.k3': 'llamamos el domingo' })], '2026-08-17', today)).toEqual(['2026-09-08'])
    expect(rewrittenOn([begun, save('2026-09-08', 'recibimos al curso', { theoryThen: 'vendrán', expectTo: '90' })], '2026-08-17', today)).toEqual([])
  })

  it('is no other for a capital, a space, or words that were tried and taken back', () => {
    expect(isSameTheoryText({ theoryIf: 'Recibimos  al curso ' }, { theoryIf: 'recibimos al curso' })).toBe(true)
    expect(rewrittenOn([save('2026-08-03', 'uno'), save('2026-09-08', 'dos'), save('2026-09-09', 'uno')], '2026-08-17', today)).toEqual([])
  })

  it('saves itself while it is written: a day counts by its last words', () => {
    const saves = [save('2026-08-17', 'recib'), save('2026-08-17', 'recibimos al'), save('2026-08-17', 'recibimos al curso')]
    expect(rewrittenOn(saves, '2026-08-17', today)).toEqual([])
  })

  it('that is written down once things are already under way begins with the words of that first day', () => {
    const saves = [save('2026-10-05', ''), save('2026-10-06', 'recib'), save('2026-10-06', 'recibimos al curso'), save('2026-10-07', 'recibimos al curso')]
    expect(rewrittenOn(saves, '2026-08-17', today)).toEqual([])
    expect(rewrittenOn([...saves, save('2026-11-02', 'recibimos el primer día')], '2026-08-17', today)).toEqual(['2026-11-02'])
  })

  it('of a cycle that is still being planned is not on the way', () => {
    const saves = [save('2026-08-03', 'uno'), save('2026-09-08', 'dos')]
    expect(rewrittenOn(saves, null, today)).toEqual([])
    expect(rewrittenOn(saves, '2026-12-01', today)).toEqual([])
  })
})
