/**
 * What results are presented (reference: programme, question 3): effects of cycles brought together by type of theory, and how many would stand
 * apart by chance alone. Takes effects as they may be told, and nothing else.
 */
import { pooledEffectOf, compareKinds, type KindsCompared, type PooledEffect } from '../compare/pooled-effects.ts'
import { tQuantile } from '../distributions/distributions.ts'

/** An effect as it is told. `standardError` null: no spread. `types`: what the cycle's theory is of, none where nobody said. */
export type EffectToPool = { id: string; rbd: number; points: number; standardError: number | null; degrees: number | null; students: number }

export type TypeOfTheory<T extends string> = {
  type: T
  pooled: PooledEffect<string>
  /** In the order given; each with how far it is drawn to the mean where they are pooled. */
  effects: (EffectToPool & { shrunken: number | null })[]
  /** Effects of one school are not independent of each other: both are told. */
  schools: number
}

/** A type for each of `types` that has an effect, in their order. `typesOf`: of an effect; it may be of several. */
export const effectsByType = <T extends string>(effects: readonly EffectToPool[], types: readonly T[], typesOf: (e: EffectToPool) => readonly T[]): TypeOfTheory<T>[] =>
  types.flatMap((type): TypeOfTheory<T>[] => {
    const mine = effects.filter(e => typesOf(e).includes(type))
    return mine.length === 0 ? [] : [{ type, ...poolOf(mine) }]
  })

export const poolOf = (effects: readonly EffectToPool[]): Omit<TypeOfTheory<string>, 'type'> => {
  const pooled = pooledEffectOf(effects.map(({ id, points, standardError, students }) => ({ id, points, standardError, students })))
  const shrunken = new Map(pooled.kind === 'pooled' ? pooled.cycles.map(c => [c.id, c.shrunken]) : [])
  return { pooled, schools: new Set(effects.map(e => e.rbd)).size, effects: effects.map(e => ({ ...e, shrunken: shrunken.get(e.id) ?? null })) }
}

/** Every two types that could be pooled, in the order of the types. */
export const typesCompared = <T extends string>(types: readonly TypeOfTheory<T>[]): { first: T; second: T; compared: KindsCompared }[] => {
  const pooled = types.flatMap(t => (t.pooled.kind === 'pooled' ? [{ type: t.type, pooled: t.pooled }] : []))
  return pooled.flatMap((a, i) => pooled.slice(i + 1).map(b => ({ first: a.type, second: b.type, compared: compareKinds(a.pooled, b.pooled) })))
}

/** Of the effects with an interval, those whose interval leaves 0 out, on either side, and how many would by chance alone: 2.5 % on each. */
export const standApart = (effects: readonly EffectToPool[]): { readable: number; above: number; below: number; expectedOnEachSide: number } => {
  const readable = effects.filter(e => e.standardError !== null && e.degrees !== null)
  const isApart = (e: EffectToPool, side: 1 | -1) => side * e.points > tQuantile(0.975, e.degrees!) * e.standardError!
  return { readable: readable.length, above: readable.filter(e => isApart(e, 1)).length, below: readable.filter(e => isApart(e, -1)).length, expectedOnEachSide: 0.025 * readable.length }
}
