/** A round of the survey: when it is asked, by which code, until when, and how many may answer. */
export const moments = ['start', 'end'] as const
export type Moment = (typeof moments)[number]

/**
 * Signs of a code: no vowel, so that no word comes out; nothing that reads like another sign on a blackboard (0 O, 1 I L, 2 Z, 5 S, 8 B).
 * Six of them are 20^6 = 64 million.
 */
export const codeSigns = '34679CDFGHJKMNPQRTVX'
export const codeLength = 6

/** A code from numbers of any size, one for each sign. */
export const codeFrom = (numbers: readonly number[]): string => numbers.slice(0, codeLength).map(n => codeSigns[n % codeSigns.length]).join('')

/** A code as somebody typed it, with spaces, dashes or small letters; null when it cannot be one. */
export const readCode = (typed: string): string | null => {
  const plain = typed.toUpperCase().replace(/[\s\-–.]/g, '')
  return plain.length === codeLength && [...plain].every(s => codeSigns.includes(s)) ? plain : null
}

/** As it is read aloud and written on the board: `K7M 4QR`. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** For how many days a code may be open; the usual one first. */
export const daysOffered = [3, 1, 7, 14] as const

/** Room for a student counted late or a sheet begun twice: the same device may answer again, so the course's size is the only limit. */
export const answersToSpare = 5
export const mostStudentsOfCourse = 200
export const mostAnswersFor = (students: number): number => students + answersToSpare

export type CoursesToAsk = { course: string; students: number }[]
export type AskProblem = 'no-course' | 'name-long' | 'name-twice' | 'students-count'

/** The longest name a team may give a course the imports do not know. */
export const longestCourseName = 30

/** What the team chose to ask. Each course by its key or by the team's words. */
export const readCoursesToAsk = (chosen: readonly { course: string; students: string }[]): { ok: true; courses: CoursesToAsk } | { ok: false; problem: AskProblem; at: number } => {
  const out: CoursesToAsk = []
  for (const [at, c] of chosen.entries()) {
    const course = c.course.trim().replace(/\s+/g, ' ')
    if (course.length > longestCourseName) return { ok: false, problem: 'name-long', at }
    if (out.some(o => o.course.toLowerCase() === course.toLowerCase())) return { ok: false, problem: 'name-twice', at }
    const students = /^\d{1,3}$/.test(c.students.trim()) ? Number(c.students) : 0
    if (students < 1 || students > mostStudentsOfCourse) return { ok: false, problem: 'students-count', at }
    out.push({ course, students })
  }
  return out.length === 0 ? { ok: false, problem: 'no-course', at: 0 } : { ok: true, courses: out }
}
