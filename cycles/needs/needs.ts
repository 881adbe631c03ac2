/**
 * A challenge beyond the school's reach, raised to its SLEP. The kinds are few and broad, so that a service can count them for its yearly
 * plan ("8 of 14: transport"); the words stay between school, advisor and SLEP.
 */
export const needKinds = ['transport', 'infrastructure', 'staff', 'benefits', 'health-network', 'connectivity', 'other'] as const
export type NeedKind = (typeof needKinds)[number]

/** 'when': yes, from a day that is named. */
export const needAnswers = ['yes', 'no', 'when'] as const
export type NeedAnswer = (typeof needAnswers)[number]
