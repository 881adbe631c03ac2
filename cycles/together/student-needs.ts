/**
 * What students need, in kinds: asked of students (anonymously, in the engagement survey) and said by each profession, so that the two can
 * stand beside each other. Students' own list differed from the professionals' (reference: programme, students' voice): emotional, family,
 * gender and sexuality, work on one side; rights and benefits on the other. Kinds of support, never a condition of anybody.
 */
export const studentNeeds = ['emotional', 'study', 'family', 'identity', 'work', 'company', 'benefits'] as const
export type StudentNeed = (typeof studentNeeds)[number]
