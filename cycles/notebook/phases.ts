/** The phase of a cycle, derived from content and dates and never set by hand (reference: cycle quality, "manual status goes stale"). */
export type Phase = 'planning' | 'implementing' | 'studying' | 'closed' | 'dropped'

/** `hasLearnings`: somebody wrote on the fourth page. Days are `YYYY-MM-DD`. */
export const phaseOf = (cycle: { implementationFrom: string | null; closedOn: string | null; droppedOn: string | null }, hasLearnings: boolean, today: string): Phase => {
  if (cycle.droppedOn) return 'dropped'
  if (cycle.closedOn) return 'closed'
  if (hasLearnings) return 'studying'
  return cycle.implementationFrom && cycle.implementationFrom <= today ? 'implementing' : 'planning'
}

export const theoryCarriedKinds = ['maintained', 'adjusted', 'replaced'] as const
export type TheoryCarried = (typeof theoryCarriedKinds)[number]
