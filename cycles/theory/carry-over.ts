/** How the theory of action goes from one cycle to the next. Source: programme, question 1 (9 of 12 schools maintained it). */
import { emptyPage, type Challenge } from '../notebook/parts.ts'
import type { TheoryCarried } from '../notebook/phases.ts'
import { branchesOf, theoryOf, type Theory } from './theory.ts'

/** The first page of a cycle born from another. A maintained or adjusted theory comes along with every branch; a replaced one is written anew. */
export const challengeCarriedFrom = (parent: Challenge, carried: TheoryCarried): Challenge =>
  (carried === 'replaced' ? emptyPage('challenge') : { ...emptyPage('challenge'), ...theoryOf(parent) }) as Challenge

const words = (s: string) => s.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** The theory's words, in an order that does not depend on when each branch was made. The strands it feeds are no words of it. */
const said = (t: Theory): string[] => [
  words(t.theoryWhichWill),
  ...branchesOf(t).map(b => JSON.stringify([words(b.theoryIf), words(b.theoryThen)])).filter(s => s !== '["",""]').sort(),
]

/** The same branches leading to the same, whatever their order, letter case and white space. */
export const isSameTheory = (a: Theory, b: Theory): boolean => {
  const [x, y] = [said(a), said(b)]
  return x.length === y.length && x.every((w, i) => w === y[i])
}
export const hasTheory = (t: Theory): boolean => said(t).some(w => w !== '')

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
