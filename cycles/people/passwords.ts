/**
 * What a new password must be. Length, not decoration: no composition rule, no forced change, everything that can be typed or pasted counts.
 *
 * At least 10: the floor of NIST SP 800-63B and ASVS 6.2.1 is 8, both recommend 15; 10 keeps three words within reach of people who sign
 * in once a week, and sign-in attempts are slowed by account. At most 200: far above the 64 that must be allowed (ASVS 6.2.9), low enough
 * that hashing one is never the expensive part.
 */
import { commonPasswords } from './common-passwords.ts'

export const passwordLength = { least: 10, recommended: 15, most: 200 } as const

/** What is wrong with a password, in the order to say it. `contains` carries the word found, as the person would recognise it. */
export type PasswordProblem =
  | { kind: 'too-short' }
  | { kind: 'too-long' }
  | { kind: 'common' }
  | { kind: 'contains'; word: string }

/** Words of this trade that a guesser would try first (ASVS 6.2.11). */
const wordsOfTheTrade = ['slep', 'colegio', 'escuela', 'liceo', 'trayectoria', 'cuaderno'] as const

/** Lower case, no accents, and the usual look-alikes (`c0l3gi0`, `p@$$`) turned back into letters. */
const fold = (s: string) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
const undisguise = (s: string) =>
  s.replace(/[013457@$!]/g, c => ({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' })[c]!)

const isRepetition = (s: string) => {
  for (let unit = 1; unit <= 5 && unit * 2 <= s.length; unit++)
    if ([...s].every((c, i) => c === s[i % unit])) return true
  return false
}

/** `abcdefghij`, `9876543210`: each character one step after the last, always the same way. */
const isSequence = (s: string) => {
  const steps = new Set<number>()
  for (let i = 1; i < s.length; i++) steps.add(s.charCodeAt(i) - s.charCodeAt(i - 1))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

/** A RUN, a telephone, a date or a run of digits: at most twelve digits, however they are separated. */
const isNumberOfSomething = (s: string) => {
  const bare = s.replace(/[\s./:+-]/g, '')
  return /^\d{0,12}k?$/.test(bare)
}

const isCommon = (password: string): boolean => {
  const plain = fold(password)
  const squeezed = plain.replace(/[\s._-]/g, '')
  const core = (s: string) => s.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '')
  const candidates = [plain, squeezed, core(squeezed), undisguise(squeezed), undisguise(core(squeezed)), core(undisguise(squeezed.replace(/[\d!]+$/, '')))]
  return candidates.some(c => commonPasswords.has(c))
    || isRepetition(squeezed) || isSequence(squeezed) || squeezed === '1234567890' || isNumberOfSomething(plain)
}

/** The words of a name, a school or an address that a password must not hold: four letters or more, so that *Ana* or *de* count for nothing. */
const wordsOf = (context: string) => fold(context).split(/[^a-z0-9]+/).filter(w => w.length >= 4)

/** Parts of an address that say nothing about the person. */
const emptyWords = new Set(['gmail', 'hotmail', 'outlook', 'yahoo', 'mail', 'correo', 'para', 'with', 'from'])

/**
 * What is wrong with `password`; empty when it will do. `context`: names and addresses the person is known by (own name, e-mail, schools).
 * Length is counted in characters as people see them (code points), not in bytes.
 */
export const problemsOfPassword = (password: string, context: readonly string[] = []): PasswordProblem[] => {
  const length = [...password].length
  if (length > passwordLength.most) return [{ kind: 'too-long' }]
  const problems: PasswordProblem[] = []
  if (length < passwordLength.least) problems.push({ kind: 'too-short' })
  if (isCommon(password)) problems.push({ kind: 'common' })
  const plain = fold(password)
  const disguised = undisguise(plain)
  const banned = [...wordsOfTheTrade, ...context.flatMap(wordsOf).filter(w => !emptyWords.has(w))]
  const word = banned.find(w => plain.includes(w) || disguised.includes(w))
  if (word) problems.push({ kind: 'contains', word })
  return problems
}
