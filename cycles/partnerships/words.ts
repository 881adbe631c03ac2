/** Reading what people type about an organisation or a partnership: tidy lines and texts, real days, known choices. */
import { schoolDay } from '../notebook/parts.ts'

const storable = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD')
/** One line: white space made one, none at the ends. */
export const lineOf = (s: string | undefined): string => storable(s ?? '').replace(/\s+/gu, ' ').trim()
/** Several lines, with the line breaks of one system. */
export const textOf = (s: string | undefined): string => storable(s ?? '').replace(/\r\n?/g, '\n').trim()
/** `YYYY-MM-DD`, '' for none, null for what is no day. */
export const dayOf = (s: string | undefined): string | null => { const d = (s ?? '').trim(); return d === '' || schoolDay.safeParse(d).success ? d : null }

export const longestLine = 200
export const longestNote = 10_000

/** The choice sent, or `otherwise` when it is none of them. */
export const choiceOf = <T extends string, F>(known: readonly T[], said: string | undefined, otherwise: F): T | F => known.find(k => k === said) ?? otherwise
/** The choices among the known ones that were sent (one line of words), in the order of the list. */
export const choicesOf = <T extends string>(known: readonly T[], said: string | undefined): T[] => { const words = (said ?? '').split(' '); return known.filter(k => words.includes(k)) }

/** A form's problems by field. */
export type Problems<P extends string = string> = Record<string, P>
export type Read<T, P extends string> = { ok: true; value: T } | { ok: false; problems: Problems<P> }
export const readAs = <T, P extends string>(value: T, problems: Problems<P>): Read<T, P> => (Object.keys(problems).length === 0 ? { ok: true, value } : { ok: false, problems })
