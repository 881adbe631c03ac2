/**
 * A theory of action: *if* … *then* … *which will* …, with any number of branches. A branch is a pair of texts, each line of a text one
 * condition or strategy; what they all lead to is one text. Kept flat in the challenge page (see `notebook/repeats.ts`).
 */
import { groupsOf, splitField } from '../notebook/repeats.ts'
import type { Challenge } from '../notebook/parts.ts'

/** The names of a branch's texts: what `groupsOf` takes. */
export const theoryFields = ['theoryIf', 'theoryThen'] as const
/** Which strands of the network's own theory of action it feeds. */
export const linkFields = ['linkCollaboration', 'linkData', 'linkLeadership'] as const
export type LinkField = (typeof linkFields)[number]

/** The texts of a theory as a page keeps them, further branches (`theoryIf.k3`) included. */
export type Theory = Pick<Challenge, 'theoryIf' | 'theoryThen' | 'theoryWhichWill'> & Partial<Pick<Challenge, LinkField>> & { readonly [field: `${string}.${string}`]: string }
export type TheoryBranch = { key: string; theoryIf: string; theoryThen: string }

const flat = (t: Theory) => t as unknown as Readonly<Record<string, string>>

/** All of a page that is theory: every branch, what they lead to, the strands it feeds. Nothing else of the page. */
export const theoryOf = (c: Theory): Theory => {
  const further = Object.entries(flat(c)).filter(([field, text]) => {
    const split = splitField(field)
    return split !== null && split.key !== '' && text !== '' && (theoryFields as readonly string[]).includes(split.name)
  })
  return {
    theoryIf: c.theoryIf, theoryThen: c.theoryThen, theoryWhichWill: c.theoryWhichWill,
    ...Object.fromEntries(linkFields.map(field => [field, c[field] ?? ''])), ...Object.fromEntries(further),
  } as Theory
}

/** The branches that hold words, in the order they were made. */
export const branchesOf = (t: Theory): TheoryBranch[] => groupsOf(flat(t), theoryFields)

/**
 * The branches in one pair of texts, for a file with one column each: as they are when there is one, numbered when there are several, so
 * that what belongs together can still be told. Nothing is dropped: a branch without a condition keeps its number with an ellipsis.
 */
export const joinedBranches = (branches: readonly Pick<TheoryBranch, 'theoryIf' | 'theoryThen'>[]): { theoryIf: string; theoryThen: string } => {
  const [first, ...further] = branches
  if (!first) return { theoryIf: '', theoryThen: '' }
  if (further.length === 0) return { theoryIf: first.theoryIf, theoryThen: first.theoryThen }
  const joined = (field: 'theoryIf' | 'theoryThen') => branches.map((b, i) => `(${i + 1}) ${b[field] || '…'}`).join('\n')
  return { theoryIf: joined('theoryIf'), theoryThen: joined('theoryThen') }
}

/** What leads to what, line by line: `conditions` of a branch lead to its `strategies`, those to the `results`. */
export type TheoryShape = { branches: { key: string; conditions: string[]; strategies: string[] }[]; results: string[] }

const linesOf = (text: string) => text.split('\n').map(s => s.trim()).filter(s => s !== '')

export const shapeOfTheory = (t: Theory): TheoryShape => ({
  branches: branchesOf(t).map(b => ({ key: b.key, conditions: linesOf(b.theoryIf), strategies: linesOf(b.theoryThen) }))
    .filter(b => b.conditions.length + b.strategies.length > 0),
  results: linesOf(t.theoryWhichWill),
})
