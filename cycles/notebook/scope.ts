/** The scope of a cycle: for whom it is, from a few students to the whole school, as its data page says. */
import { groupKinds, type DataReview, type GroupKind } from './parts.ts'

/** Null: nobody has said it, and nothing is guessed from the words. */
export const scopeOf = (body: Pick<DataReview, 'groupKind'>): GroupKind | null => body.groupKind || null

/** 0 for a few students to 4 for the whole school. */
export const scopeRank = (scope: GroupKind): number => groupKinds.indexOf(scope)
