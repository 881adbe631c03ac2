/**
 * Two versions of a theory of action beside each other, branch by branch, with the words between them marked. A branch keeps its key when
 * it is carried into the next cycle, so that a reworded strategy is seen as reworded and not as one taken out and another put in.
 */
import { differencesBetween, type Difference } from '../notebook/differences.ts'
import { theoryFields } from '../notebook/parts.ts'
import { groupsOf } from '../notebook/repeats.ts'

/** A challenge page's body, or nothing but its theory. */
export type TheoryBody = Readonly<Record<string, string>>

export type TwoTexts = { before: string; after: string; /** In reading order; same and removed give `before`, same and added `after`. */ pieces: Difference[] }
export type BranchBeside = { key: string; change: 'same' | 'reworded' | 'added' | 'removed'; if: TwoTexts; then: TwoTexts }
export type TheoryBeside = { branches: BranchBeside[]; whichWill: TwoTexts; isSame: boolean }

const beside = (before: string, after: string): TwoTexts => ({ before, after, pieces: differencesBetween(before, after) })
const isSameText = (t: TwoTexts) => t.pieces.every(p => p.kind === 'same' || p.text.trim() === '')

export const theoryBeside = (before: TheoryBody, after: TheoryBody): TheoryBeside => {
  const [was, is] = [groupsOf(before, theoryFields), groupsOf(after, theoryFields)]
  const branches = [...new Set([...was, ...is].map(b => b.key))].sort((a, b) => (a < b ? -1 : 1)).map((key): BranchBeside => {
    const [a, b] = [was.find(x => x.key === key), is.find(x => x.key === key)]
    const [ifs, thens] = [beside(a?.theoryIf ?? '', b?.theoryIf ?? ''), beside(a?.theoryThen ?? '', b?.theoryThen ?? '')]
    return { key, change: !a ? 'added' : !b ? 'removed' : isSameText(ifs) && isSameText(thens) ? 'same' : 'reworded', if: ifs, then: thens }
  })
  const whichWill = beside(before.theoryWhichWill ?? '', after.theoryWhichWill ?? '')
  return { branches, whichWill, isSame: branches.every(b => b.change === 'same') && isSameText(whichWill) }
}

const theoryWords = (body: TheoryBody) => groupsOf(body, theoryFields).map(b => b.theoryIf + b.theoryThen).join('') + (body.theoryWhichWill ?? '')
export const hasAnyTheory = (body: TheoryBody): boolean => theoryWords(body).trim() !== ''

/**
 * The theory as it stood when implementation began: the last text saved by the end of that day; where a team writes down later what it
 * already does, the last text of the first day that holds a theory. `revisions`: oldest first, with the school day of each.
 */
export const theoryWhenItBegan = <R extends { body: TheoryBody; savedOn: string }>(revisions: readonly R[], implementationFrom: string): R | null => {
  const written = revisions.filter(r => hasAnyTheory(r.body))
  return written.filter(r => r.savedOn <= implementationFrom).at(-1) ?? written.filter(r => r.savedOn === written[0]!.savedOn).at(-1) ?? null
}
