/** The team's own name for a cycle. */

export const longestTitle = 200

/** One line, without control characters; a message key when it is empty or too long. */
export const readTitle = (typed: string): { ok: true; title: string } | { ok: false; problem: 'title_missing' | 'title_too_long' } => {
  const title = typed.replace(/\p{Cc}/gu, ' ').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/gu, ' ').trim()
  if (title === '') return { ok: false, problem: 'title_missing' }
  return title.length > longestTitle ? { ok: false, problem: 'title_too_long' } : { ok: true, title }
}
