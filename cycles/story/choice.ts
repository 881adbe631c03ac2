/** The parts of a story the team may leave out of a printed page. The title and the challenge always stand. Apart, so that a page may know them. */
export const storyParts = ['theory', 'expectation', 'figures', 'actions', 'adjustments', 'learnings', 'people'] as const
export type StoryPart = (typeof storyParts)[number]
