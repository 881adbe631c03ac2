/** Chosen words of a contact, and how a course is called in a line. */
import type { ContactHow, ContactOutcome } from '../../../cycles/students/contacts.ts'
import { m } from '../../messages/compiled/messages.js'

export const howName: Record<ContactHow, () => string> = { call: m.risk_how_call, message: m.risk_how_message, meeting: m.risk_how_meeting, visit: m.risk_how_visit, letter: m.risk_how_letter }
export const outcomeName: Record<ContactOutcome, () => string> = {
  'not-reached': m.risk_outcome_not_reached, reached: m.risk_outcome_reached, agreed: m.risk_outcome_agreed, 'will-come': m.risk_outcome_will_come, moved: m.risk_outcome_moved,
}

const partsOf = (course: string) => {
  const [ense = '', grade = '', ...letter] = course.split('-')
  return { ense: Number(ense), grade, letter: letter.join('-') }
}
/** `7°B`, `2°M A`; a course of another teaching by its code. */
export const courseShort = (course: string): string => {
  const { ense, grade, letter } = partsOf(course)
  return ense === 110 ? m.risk_course_primary({ grade, letter }) : ense >= 300 ? m.risk_course_secondary({ grade, letter }) : course
}
/** The level of a course: its code without the letter. */
export const levelOf = (course: string) => course.split('-').slice(0, 2).join('-')
export const levelName = (level: string): string => {
  const { ense, grade } = partsOf(level)
  return ense === 110 ? m.risk_level_primary({ grade }) : ense >= 300 ? m.risk_level_secondary({ grade }) : level
}
/** `7°B, n.º 14 · K7M4`: what a team says instead of a name. */
export const whoIs = (s: { course: string; listNumber: number | null; code: string }): string =>
  s.listNumber === null ? m.risk_who_without_number({ course: courseShort(s.course), code: s.code }) : m.risk_who({ course: courseShort(s.course), n: s.listNumber, code: s.code })
