/** The professions of a school leadership team and of those who accompany it (reference: programme, inter-professional work). */
export const professions = [
  'principal', 'utp-head', 'inspector-general', 'counsellor', 'climate-coordinator', 'psychologist', 'social-worker',
  'homeroom-teacher', 'teacher', 'pie-teacher', 'education-assistant', 'advisor', 'regional-staff', 'administrator',
] as const
export type Profession = (typeof professions)[number]

/** Those who work in a school: the boxes of an action. */
export const professionsOfASchool = professions.filter(p => p !== 'advisor' && p !== 'regional-staff' && p !== 'administrator')
