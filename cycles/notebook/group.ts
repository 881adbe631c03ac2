/** The words of a cycle's group: courses named by their boxes, in the team's own text. Never a student. What its scope is, says `scope.ts`. */

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

/** The words without the course, and without the comma or the *y* that tied it to the others. What else the team wrote stays. */
export const withoutCourse = (text: string, name: string): string => {
  const at = name === '' ? -1 : placeOf(text, name)
  if (at < 0) return text
  const [before, after] = [text.slice(0, at), text.slice(at + name.length)]
  const tieBefore = /(?:,|\s(?:y|e|and))\s*$/u
  return (tieBefore.test(before) ? before.replace(tieBefore, '') + after : before + after.replace(/^(?:,|\s(?:y|e|and)(?=\s))\s*/u, '')).trimStart()
}

/** A ticked box of a form without JavaScript: `course.<the text's field>.<course>`, its value the course's words. */
export const courseBoxName = (field: string, course: string): string => `course.${field}.${course}`

/** A form's fields with the courses of its ticked boxes named in the texts they stand beside. */
export const withTickedCourses = (fields: Readonly<Record<string, string>>): Record<string, string> => {
  const out: Record<string, string> = {}
  const ticked: [string, string][] = []
  for (const [name, value] of Object.entries(fields)) {
    const field = /^course\.([A-Za-z]+)\./.exec(name)?.[1]
    if (field === undefined) out[name] = value
    else ticked.push([field, value])
  }
  for (const [field, course] of ticked) out[field] = withCourse(out[field] ?? '', course)
  return out
}
