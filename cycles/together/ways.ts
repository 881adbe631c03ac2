/**
 * How professions work with a student or a family: alone, together, handed over with somebody who stays beside, or referred. The difference
 * is the programme's own (reference: programme, inter-professional work): a referral passes the student on; a hand-over keeps somebody in
 * charge until the other has begun; joint work reads the problem anew and designs the answer together.
 */
export const waysOfWorking = ['alone', 'joint', 'hand-over', 'referral'] as const
export type WayOfWorking = (typeof waysOfWorking)[number]
/** The ways in which somebody else takes it on: they have a day on which to hear of it. */
export const waysThatPassOn: readonly WayOfWorking[] = ['hand-over', 'referral']

/** Where a referral goes: inside the school, or to one of the networks around it. Kinds only; which organisation is for partnerships. */
export const referralPlaces = ['inside', 'oln', 'protection', 'health', 'municipality', 'support-organisation', 'other'] as const
export type ReferralPlace = (typeof referralPlaces)[number]

/** What came back from where a referral went: they are with it, they work on it with the school, or they do not take it. */
export const referralAnswers = ['taken', 'together', 'not-taken'] as const
export type ReferralAnswer = (typeof referralAnswers)[number]

/** Days until a referral is to come back where the school's protocol says nothing else. */
export const daysUntilBack = 14
