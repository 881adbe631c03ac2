/** The check digit of a RUN (modulo 11), which the RBD shares. `body`: the number without it, above 0. */
export const runCheckDigitOf = (body: number): string => {
  let sum = 0
  for (let rest = body, weight = 2; rest > 0; rest = Math.floor(rest / 10), weight = weight === 7 ? 2 : weight + 1) sum += (rest % 10) * weight
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'K' : String(digit)
}

/** `run`: the number without its check digit, from 10,000 to 999,999,999 (a school's provisional ones, IPE, begin at 100 million). */
export type RunRead = { ok: true; run: number } | { ok: false; reason: 'blank' | 'not-a-run' | 'check-digit' }

const nothing = new Set(['', '-', 'NULL', 'NA', 'N/A', 'S/N', 'NONE'])
/** `12345678`, `12.345.678-5`, `12345678-5`, `7654321K`. A digit glued on without a dash is taken for one only where it is a K. */
const written = /^(\d{1,3}(?:\.\d{3}){1,2}|\d{5,9})(?:-([\dK])|(K))?$/
/** A spreadsheet's or data frame's number: `12345678.0`. */
const withFraction = /^(\d{5,9})[.,]0{1,3}$/

/**
 * The RUN in a cell of a school's file, with the check digit in it, in a cell of its own (`digit`), or without any. A check digit that is there
 * must follow the rule; where there is none, nothing can be verified and the number is taken.
 */
export const readRun = (cell: string, digit = ''): RunRead => {
  const text = cell.replace(/\s/g, '').toUpperCase()
  if (nothing.has(text)) return { ok: false, reason: 'blank' }
  const number = withFraction.exec(text)
  const match = number ?? written.exec(text)
  if (!match) return { ok: false, reason: 'not-a-run' }
  const run = Number(match[1]!.replaceAll('.', ''))
  if (run < 10_000) return { ok: false, reason: 'not-a-run' }
  const own = number ? undefined : match[2] ?? match[3]
  const beside = digit.replace(/\s/g, '').toUpperCase().replace(/^(\d)[.,]0+$/, '$1')
  const given = [own, nothing.has(beside) ? undefined : beside].filter(d => d !== undefined)
  return given.every(d => d === runCheckDigitOf(run)) ? { ok: true, run } : { ok: false, reason: 'check-digit' }
}
