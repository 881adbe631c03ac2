/**
 * How far two people who coded the same learnings agree, code by code.
 *
 * Unit: a sentence of a learning both finished without seeing the other's coding; of each code, whether a person gave it to the sentence.
 * Percent agreement is the share of sentences where both did or neither did. Cohen's kappa takes away what two people with the same habits
 * would agree on by chance: (po - pe) / (1 - pe), with pe = p1·p2 + (1 - p1)(1 - p2) from each one's own share.
 * Source: Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37-46, eq. 1.
 * Below ten sentences nothing is said. Where neither gave the code to any sentence, or both to all, chance alone explains everything and kappa
 * is not defined. No word is put on a kappa: the bands in use (Landis and Koch 1977) are their authors' own convention.
 */
export const fewestPassages = 10

/** Sentences by who gave them the code. */
export type CodePair = { both: number; onlyFirst: number; onlySecond: number; neither: number }

export type Agreement =
  | { kind: 'too-few'; n: number }
  | { kind: 'told'; n: number; /** Sentences that have the code from one or both. */ given: number; /** 0 to 100. */ percent: number; /** -1 to 1; null where it is not defined. */ kappa: number | null }

export const agreementOf = ({ both, onlyFirst, onlySecond, neither }: CodePair): Agreement => {
  const n = both + onlyFirst + onlySecond + neither
  if (n < fewestPassages) return { kind: 'too-few', n }
  const observed = (both + neither) / n
  const [first, second] = [both + onlyFirst, both + onlySecond]
  // In whole sentences: whether chance explains everything is not a matter of rounding.
  const byChance = first * second + (n - first) * (n - second)
  const given = both + onlyFirst + onlySecond
  return { kind: 'told', n, given, percent: 100 * observed, kappa: byChance === n * n ? null : (observed - byChance / (n * n)) / (1 - byChance / (n * n)) }
}

/** A passage somebody gave a code to. */
export type Mark = { codeId: string; field: string; start: number; end: number }
export type Passage = { field: string; start: number; end: number }

const keyOf = ({ field, start, end }: Passage) => `${field} ${start} ${end}`

/** The four counts of each code over the passages of one learning. `codeIds`: every code, given or not. */
export const pairsOf = (passages: readonly Passage[], first: readonly Mark[], second: readonly Mark[], codeIds: readonly string[]): Map<string, CodePair> => {
  const given = (marks: readonly Mark[]) => new Set(marks.map(m => `${m.codeId} ${keyOf(m)}`))
  const [a, b] = [given(first), given(second)]
  return new Map(codeIds.map(codeId => {
    const pair: CodePair = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
    for (const p of passages) {
      const key = `${codeId} ${keyOf(p)}`
      pair[a.has(key) ? (b.has(key) ? 'both' : 'onlyFirst') : b.has(key) ? 'onlySecond' : 'neither']++
    }
    return [codeId, pair]
  }))
}

export const addPairs = (a: CodePair, b: CodePair): CodePair =>
  ({ both: a.both + b.both, onlyFirst: a.onlyFirst + b.onlyFirst, onlySecond: a.onlySecond + b.onlySecond, neither: a.neither + b.neither })
