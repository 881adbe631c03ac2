/** When one coder may see another's marks, and when two codings count as made apart from each other. */

/** One person's coding of one learning. `revealedAt`: they showed it before others had finished. */
export type Coding = { coderId: string; doneAt: Date | null; revealedAt: Date | null }

/** `mine` null: I have not begun, and might. Nobody sees what is not finished. */
export const maySee = (mine: Coding | null, theirs: Coding): boolean =>
  theirs.doneAt !== null && (theirs.revealedAt !== null || (mine !== null && mine.doneAt !== null))

/** Both finished, and neither could see the other's while still at it. */
export const isApart = (a: Coding, b: Coding): boolean => {
  const sawBefore = (mine: Coding, theirs: Coding) => theirs.revealedAt !== null && theirs.revealedAt <= mine.doneAt!
  return a.doneAt !== null && b.doneAt !== null && !sawBefore(a, b) && !sawBefore(b, a)
}

/** Finished, and nobody else's coding was or could be seen since: the marks may still change. */
export const mayReopen = (mine: Coding, others: readonly Coding[]): boolean =>
  mine.doneAt !== null && mine.revealedAt === null && others.every(o => o.doneAt === null && o.revealedAt === null)

// ── The code book ─────────────────────────────────────────────────────────────────────────────────────────────────────

export type CodeProblem = 'name-missing' | 'definition-missing' | 'too-long'
const longest = { name: 80, definition: 1_000, example: 1_000 } as const

/** A code as it is made: it is not changed afterwards, since what was coded with it would change its meaning. It can be retired. */
export const readCode = (fields: { name: string; definition: string; example: string }):
  { ok: true; code: { name: string; definition: string; example: string } } | { ok: false; problems: Partial<Record<'name' | 'definition' | 'example', CodeProblem>> } => {
  const tidy = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/gu, ' ').trim()
  const code = { name: tidy(fields.name), definition: tidy(fields.definition), example: tidy(fields.example) }
  const problems: Partial<Record<'name' | 'definition' | 'example', CodeProblem>> = {}
  if (code.name === '') problems.name = 'name-missing'
  if (code.definition === '') problems.definition = 'definition-missing'
  for (const field of ['name', 'definition', 'example'] as const) if (code[field].length > longest[field]) problems[field] = 'too-long'
  return Object.keys(problems).length === 0 ? { ok: true, code } : { ok: false, problems }
}
