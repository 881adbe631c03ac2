/** For whom a cycle is: its scope, and the words of its group. Never a student. */
import type { GroupKind } from './parts.ts'

/** From the smallest scope to the whole school. */
const stepOf: Record<GroupKind, number> = { students: 1, course: 2, courses: 3, level: 4, school: 5 }

/** A cycle's scope: its kind and its step from 1 (a group of students) to 5 (the whole school). */
export type CycleScope = { kind: GroupKind; step: number }

/** The scope a data page names, or null when it names none. A ramp of cycles climbs by `step`. */
export const scopeOf = (body: { groupKind: GroupKind | '' }): CycleScope | null =>
  body.groupKind === '' ? null : { kind: body.groupKind, step: stepOf[body.groupKind] }

export const largestScopeStep = stepOf.school

const between = (s: string | undefined) => s === undefined || !/[\p{L}\p{N}]/u.test(s)
const placeOf = (text: string, name: string): number => {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (between(text[at - 1]) && between(text[at + name.length])) return at
  }
  return -1
}

/** Whether the words of a group name this course as its box does. */
export const namesCourse = (text: string, name: string): boolean => name !== '' && placeOf(text, name) >= 0

/** The words with the course named too, after a comma; as they were when it stands there already. */
export const withCourse = (text: string, name: string): string => {
  if (name === '' || namesCourse(text, name)) return text
  const before = text.trimEnd()
  return before === '' ? name : /[,;:]$/.test(before) ? `${before} ${name}` : `${before}, ${name}`
}

/** The words without the course, and without the comma that tied it to the others. What else the team wrote stays. */
export const withoutCourse = (text: string, name: string): string => {
  const at = name === '' ? -1 : placeOf(text, name)
  if (at < 0) return text
  const [before, after] = [text.slice(0, at), text.slice(at + name.length)]
  if (/,\s*$/.test(before)) return before.replace(/,\s*$/, '') + after
  return before + after.replace(/^,\s*/, '')
}
