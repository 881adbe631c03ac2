/** How the theory of action goes from one cycle to the next. Source: programme, question 1 (9 of 12 schools maintained it). */
import { emptyPage, type Challenge } from '../notebook/parts.ts'
import type { TheoryCarried } from '../notebook/phases.ts'

export type Theory = Pick<Challenge, 'theoryIf' | 'theoryThen' | 'theoryWhichWill'>

export const theoryOf = (c: Challenge): Theory => ({ theoryIf: c.theoryIf, theoryThen: c.theoryThen, theoryWhichWill: c.theoryWhichWill })

/** The first page of a cycle born from another. A maintained or adjusted theory comes along; a replaced one is written anew. */
export const challengeCarriedFrom = (parent: Challenge, carried: TheoryCarried): Challenge =>
  carried === 'replaced' ? emptyPage('challenge') : { ...emptyPage('challenge'), ...theoryOf(parent) }

const words = (t: Theory) => [t.theoryIf, t.theoryThen, t.theoryWhichWill].map(s => s.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase())

export const isSameTheory = (a: Theory, b: Theory): boolean => words(a).every((w, i) => w === words(b)[i])
export const hasTheory = (t: Theory): boolean => words(t).some(w => w !== '')

/**
 * What the words suggest when they no longer agree with how the theory was marked: a maintained one that was rewritten is at
 * least adjusted. Null when mark and words agree, or when nothing was written yet. A suggestion: the team decides.
 */
export const markThatWordsSuggest = (marked: TheoryCarried, parent: Theory, now: Theory): TheoryCarried | null => {
  if (!hasTheory(now)) return null
  const same = isSameTheory(parent, now)
  if (marked === 'maintained') return same ? null : 'adjusted'
  return same ? 'maintained' : null
}
