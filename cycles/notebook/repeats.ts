/**
 * Fields a page or entry may hold several of. A body stays flat, so that joining, comparing and history work field by field: the first of
 * a group has the plain name (`theoryIf`), any further one a key after it (`theoryIf.k3`). Fields of one group share the key. Keys sort in
 * the order the groups were made; a school day (`value.2026-08-24`) or an id is a key too.
 */

const keyPattern = /^[a-z0-9][a-z0-9-]{0,39}$/

/** How many of a group one page may hold. Far more than anybody reads; it bounds what one form can make the server check. */
export const mostOfAGroup = 200

export const isGroupKey = (s: string): boolean => keyPattern.test(s)

/** `theoryIf.k3` into its name and key; a plain name has the key ''. Null for what is no such field. */
export const splitField = (field: string): { name: string; key: string } | null => {
  const dot = field.indexOf('.')
  if (dot < 0) return { name: field, key: '' }
  const key = field.slice(dot + 1)
  return isGroupKey(key) ? { name: field.slice(0, dot), key } : null
}

export const fieldOf = (name: string, key: string): string => (key === '' ? name : `${name}.${key}`)

/** A key for a further group, from the instant it is made (ms since 1970): nine signs that sort as the instants do until 2059. */
export const groupKeyAt = (ms: number): string => `k${ms.toString(36).padStart(8, '0')}`

/** Keys of the groups a body holds words in, the first ('') before the others, those in the order they were made. */
export const keysOfGroup = (body: Readonly<Record<string, string>>, names: readonly string[]): string[] => {
  const keys = new Set<string>()
  for (const [field, value] of Object.entries(body)) {
    const split = value === '' ? null : splitField(field)
    if (split && names.includes(split.name)) keys.add(split.key)
  }
  return [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** The groups themselves: each with its key and every named field, '' where nothing is written. */
export const groupsOf = <N extends string>(body: Readonly<Record<string, string>>, names: readonly N[]): ({ key: string } & Record<N, string>)[] =>
  keysOfGroup(body, names).map(key => ({ key, ...Object.fromEntries(names.map(n => [n, body[fieldOf(n, key)] ?? ''])) }) as { key: string } & Record<N, string>)

/** Words of a list kept in one line, separated by spaces: choices of a set of boxes. */
export const listOf = (line: string): string[] => line.split(' ').filter(w => w !== '')

/**
 * The fields of a form as a browser sends them, name by name. Boxes of one name arrive once for each box that is ticked, after the empty
 * field that stands before them: together they are one line. What is not text (a file) is left out.
 */
export const fieldsFrom = (sent: Iterable<readonly [string, unknown]>): Record<string, string> => {
  const fields: Record<string, string> = {}
  for (const [name, value] of sent) {
    if (typeof value !== 'string') continue
    const before = fields[name]
    fields[name] = before === undefined || before === '' ? value : value === '' ? before : `${before} ${value}`
  }
  return fields
}
