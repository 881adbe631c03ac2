/** From two versions of a theory of action to what a page shows of them. Runs in loaders. */
import type { Difference } from '../../../cycles/notebook/differences.ts'
import { theoryBeside, type TheoryBody, type TwoTexts } from '../../../cycles/theory/versions.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { PiecesView, TheoryBesideView } from './view.ts'

const lengthOf = (pieces: readonly Difference[], kind: Difference['kind']) => pieces.reduce((sum, p) => (p.kind === kind ? sum + p.text.length : sum), 0)

/** Each side with its own words. Where hardly a word stayed, nothing is marked: two new texts read better plain. */
const sidesOf = ({ pieces, before, after }: TwoTexts): PiecesView => {
  if (before === '' || after === '' || 3 * lengthOf(pieces, 'same') < Math.min(before.length, after.length)) {
    return { before: before === '' ? [] : [{ kind: 'same', text: before }], after: after === '' ? [] : [{ kind: 'same', text: after }] }
  }
  return { before: pieces.filter(p => p.kind !== 'added'), after: pieces.filter(p => p.kind !== 'removed') }
}

export const describeTheories = (before: { title: string; theory: TheoryBody }, after: { title: string; theory: TheoryBody }, f: Formatter): TheoryBesideView => {
  const beside = theoryBeside(before.theory, after.theory)
  const count = (change: 'reworded' | 'added' | 'removed') => beside.branches.filter(b => b.change === change).length
  const endsElse = beside.whichWill.pieces.some(p => p.kind !== 'same' && p.text.trim() !== '')
  const changes = [
    count('reworded') > 0 ? m.learning_theory_n_reworded({ n: count('reworded') }) : '',
    count('added') > 0 ? m.learning_theory_n_added({ n: count('added') }) : '',
    count('removed') > 0 ? m.learning_theory_n_removed({ n: count('removed') }) : '',
    endsElse ? m.learning_theory_which_changed() : '',
  ].filter(s => s !== '')
  return {
    beforeTitle: before.title, afterTitle: after.title, isSame: beside.isSame,
    summary: beside.isSame ? m.learning_theory_same() : m.learning_theory_changed({ changes: f.list(changes) }),
    branches: beside.branches.map(b => ({ key: b.key, change: b.change, if: sidesOf(b.if), then: sidesOf(b.then) })),
    whichWill: sidesOf(beside.whichWill),
  }
}
