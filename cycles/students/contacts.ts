/** Steps with a family, in chosen words: nothing about health, nothing about a reason, no free text. */

/** Who takes the step, from the least to the most. */
export const contactSteps = ['homeroom', 'team', 'agreement', 'home-visit', 'referral'] as const
export type ContactStep = (typeof contactSteps)[number]

export const contactHows = ['call', 'message', 'meeting', 'visit', 'letter'] as const
export type ContactHow = (typeof contactHows)[number]

export const contactOutcomes = ['not-reached', 'reached', 'agreed', 'will-come', 'moved'] as const
export type ContactOutcome = (typeof contactOutcomes)[number]
