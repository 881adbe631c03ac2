import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyPage, readPart, type Challenge } from '../../../cycles/notebook/parts.ts'
import { challengeCarriedFrom, hasTheory, isSameTheory, markThatWordsSuggest } from '../../../cycles/theory/carry-over.ts'
import { branchesOf, joinedBranches, shapeOfTheory, theoryOf } from '../../../cycles/theory/theory.ts'

const challenge = (fields: Record<string, string>): Challenge => {
  const read = readPart('challenge', fields)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.body
}
const several = challenge({
  challenge: 'los lunes', theoryIf: 'recibimos al curso', theoryThen: 'los esperan', theoryWhichWill: 'que vengan', linkData: 'yes', expectTo: '85',
  'theoryIf.k2': 'el lunes no empieza con todo', 'theoryThen.k2': 'hay una razón para venir', 'theoryIf.k1': 'avisamos el viernes',
})

describe('a theory with several branches', () => {
  it('is carried whole into the next cycle, with the strands it feeds, and nothing else of the page', () => {
    for (const carried of ['maintained', 'adjusted'] as const) {
      const next = challengeCarriedFrom(several, carried)
      expect(branchesOf(next)).toEqual(branchesOf(several))
      expect(next).toMatchObject({ challenge: '', expectTo: '', linkData: 'yes', theoryWhichWill: 'que vengan' })
      expect(isSameTheory(next, several)).toBe(true)
    }
    expect(challengeCarriedFrom(several, 'replaced')).toEqual(emptyPage('challenge'))
  })
  it('is another one when any branch says something else, is gone or is new', () => {
    const now = theoryOf(several)
    expect(markThatWordsSuggest('maintained', several, now)).toBeNull()
    expect(markThatWordsSuggest('maintained', several, { ...now, 'theoryThen.k2': 'otra cosa' })).toBe('adjusted')
    expect(markThatWordsSuggest('maintained', several, { ...now, 'theoryIf.k1': '' })).toBe('adjusted')
    expect(markThatWordsSuggest('maintained', several, { ...now, 'theoryIf.k9': 'otra rama' })).toBe('adjusted')
    expect(markThatWordsSuggest('adjusted', several, { ...now, 'theoryIf.k1': 'AVISAMOS  el viernes ' })).toBe('maintained')
  })
  it('is the same whatever the order its branches were made in, and whichever strands it feeds', () => {
    const other = challenge({
      theoryIf: 'el lunes no empieza con todo', theoryThen: 'hay una razón para venir', theoryWhichWill: 'que vengan',
      'theoryIf.k7': 'recibimos al curso', 'theoryThen.k7': 'los esperan', 'theoryIf.k8': 'avisamos el viernes', linkLeadership: 'yes',
    })
    expect(isSameTheory(several, other)).toBe(true)
  })
  it('is there when only a further branch holds words', () => {
    expect(hasTheory(challenge({ 'theoryThen.k1': 'x' }))).toBe(true)
    expect(hasTheory(challenge({ linkData: 'yes' }))).toBe(false)
  })
  it('goes into one pair of columns with every branch told apart', () => {
    expect(joinedBranches(branchesOf(several))).toEqual({
      theoryIf: '(1) recibimos al curso\n(2) avisamos el viernes\n(3) el lunes no empieza con todo',
      theoryThen: '(1) los esperan\n(2) …\n(3) hay una razón para venir',
    })
    expect(joinedBranches([{ theoryIf: 'a', theoryThen: '' }])).toEqual({ theoryIf: 'a', theoryThen: '' })
    expect(joinedBranches([])).toEqual({ theoryIf: '', theoryThen: '' })
  })
  it('takes each line as a condition or a strategy of its own', () => {
    expect(shapeOfTheory(challenge({ theoryIf: 'a\n\n b ', theoryThen: 'c', theoryWhichWill: 'd\ne' }))).toEqual({ branches: [{ key: '', conditions: ['a', 'b'], strategies: ['c'] }], results: ['d', 'e'] })
  })
  it('loses no word on the way, whatever was written', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map(s => s.replace(/\s+/gu, ' ').trim())
    fc.assert(fc.property(fc.array(fc.tuple(text, text), { maxLength: 6 }), text, (branches, which) => {
      const page = challenge(Object.fromEntries([['theoryWhichWill', which], ...branches.flatMap(([a, b], i) => [[i === 0 ? 'theoryIf' : `theoryIf.k${i}`, a], [i === 0 ? 'theoryThen' : `theoryThen.k${i}`, b]])]) as Record<string, string>)
      const kept = branchesOf(page)
      const joined = joinedBranches(branchesOf(challengeCarriedFrom(page, 'maintained')))
      for (const b of kept) {
        expect(joined.theoryIf).toContain(b.theoryIf)
        expect(joined.theoryThen).toContain(b.theoryThen)
      }
      expect(kept).toHaveLength(branches.filter(([a, b]) => page && (a.trimEnd() !== '' || b.trimEnd() !== '')).length)
    }))
  })
})
