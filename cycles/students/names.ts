/**
 * What a student is called here: a short code, and the number in the class book where it is known. Letters and digits take turns, so that no
 * code is a word; none that is mistaken for another is used (no 0 or O, 1, I or L, no Z, S, B beside 2, 5, 8; no U or V).
 */
const letters = 'CDFGHJKMNPQRTWXY'
const digits = '23456789'
const all = (letters.length * digits.length) ** 2

/**
 * The code of a pseudonym (at least 16 hexadecimal digits): the same for the same pseudonym. `attempt` counts up from 0 while the school has
 * given the code to somebody else; every code comes up once before one comes again. 16,384 codes a school.
 */
export const codeAt = (pseudonym: string, attempt: number): string => {
  const from = Number.parseInt(pseudonym.slice(0, 8), 16) % all
  // Odd: shares no factor with the number of codes, so that the steps meet every one.
  const step = (Number.parseInt(pseudonym.slice(8, 16), 16) * 2 + 1) % all
  let rest = (from + step * attempt) % all
  let code = ''
  for (const signs of [letters, digits, letters, digits]) { code += signs[rest % signs.length]!; rest = Math.floor(rest / signs.length) }
  return code
}
export const codesPerSchool = all

const codeShape = new RegExp(`^[${letters}][${digits}][${letters}][${digits}]$`)
/** A code as somebody typed it (`k7 m4`), or null. */
export const readCode = (typed: string): string | null => {
  const code = typed.replace(/[\s.-]/g, '').toUpperCase()
  return codeShape.test(code) ? code : null
}
