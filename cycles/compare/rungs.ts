/**
 * The ladder of claims (reference: methods, 7). Each result of this folder carries its rung as a literal of its type, so that words which say
 * that something was caused ("efecto", "impacto") can be written for a function that asks for a `Comparative` result, and for no other.
 *
 * 1 describes: counts, positions, rates. 2 reads a series against itself. 3 compares with schools that did not do the same. 4 brings many cycles
 * together. 5 is a regression for analysts, whose intervals are usually too narrow.
 */
export type Rung = 1 | 2 | 3 | 4 | 5

/** What a claim must stand on before a causal word may be said of it. */
export type ComparativeRung = 3 | 4 | 5

/** A result that was compared, and may be spoken of as an effect. */
export type Comparative = { rung: ComparativeRung }

export const isComparative = <T extends { rung: Rung }>(claim: T): claim is T & Comparative => claim.rung >= 3
