/**
 * Whom a verdict may be told (reference: methods, 8). A verdict leaks too: a signal on 10 to 19 students says that several of them changed, which
 * their own team knows and a public page must not say.
 */
export type VerdictReader = 'team' | 'region' | 'public'

export const fewestStudentsForVerdict: Record<VerdictReader, number> = { team: 10, region: 10, public: 20 }

/** `students`: those behind the latest figure; null where a measure has none (a team's own count of actions). */
export const mayTellVerdict = (students: number | null, reader: VerdictReader): boolean => students === null || students >= fewestStudentsForVerdict[reader]
