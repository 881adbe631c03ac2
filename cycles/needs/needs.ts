/**
 * A challenge beyond the school's reach, raised to its SLEP. The kinds are few and broad, so that a service can count them for its yearly
 * plan ("8 of 14: transport"); the words stay between school, advisor and SLEP.
 */
export const needKinds = ['transport', 'infrastructure', 'staff', 'benefits', 'health-network', 'connectivity', 'other'] as const
export type NeedKind = (typeof needKinds)[number]

/** 'when': yes, from a day that is named. */
export const needAnswers = ['yes', 'no', 'when'] as const
export type NeedAnswer = (typeof needAnswers)[number]

/** What a need holds of its way, whoever reads it. Instants are of the kind `T` the reader has (a Date, a text). */
export type NeedFacts<T> = {
  raisedAt: T
  withdrawnAt: T | null
  receivedAt: T | null
  /** The person of the SLEP who sees to it, by name; null until somebody is named. */
  inChargeOf: string | null
  answer: NeedAnswer | null
  answerDay: string | null
  answeredAt: T | null
}

export type NeedState = 'raised' | 'received' | 'answered' | 'withdrawn'

export const stateOfNeed = (n: NeedFacts<unknown>): NeedState =>
  n.withdrawnAt !== null ? 'withdrawn' : n.answeredAt !== null ? 'answered' : n.receivedAt !== null ? 'received' : 'raised'

/** Waiting: the SLEP has not answered and the school has not taken it back. */
export const isWaiting = (n: NeedFacts<unknown>): boolean => stateOfNeed(n) === 'raised' || stateOfNeed(n) === 'received'

/** The way of a need, step by step; `at` null is a step still to come. A need that was taken back ends there. */
export type NeedStep<T> =
  | { step: 'raised'; at: T }
  | { step: 'received'; at: T | null; inChargeOf: string | null }
  | { step: 'answered'; at: T | null; answer: NeedAnswer | null; day: string | null }
  | { step: 'withdrawn'; at: T }

export const timelineOf = <T>(n: NeedFacts<T>): NeedStep<T>[] => {
  const raised = { step: 'raised', at: n.raisedAt } as const
  const received = { step: 'received', at: n.receivedAt, inChargeOf: n.inChargeOf } as const
  if (n.withdrawnAt !== null) return [raised, ...(n.receivedAt !== null ? [received] : []), { step: 'withdrawn', at: n.withdrawnAt }]
  return [raised, received, { step: 'answered', at: n.answeredAt, answer: n.answer, day: n.answerDay }]
}

/** Of how many schools of a territory something of each kind is waiting or was answered: a school counts once for a kind. By kind, all of them. */
export const countByKind = (needs: readonly { rbd: number; kind: NeedKind; withdrawnAt: unknown }[]): { kind: NeedKind; schools: number; needs: number }[] =>
  needKinds.map(kind => {
    const of = needs.filter(n => n.kind === kind && n.withdrawnAt === null)
    return { kind, schools: new Set(of.map(n => n.rbd)).size, needs: of.length }
  })
