/** The check digit of a RUN (modulo 11), which the RBD shares. `body`: the number without it, above 0. */
export const runCheckDigitOf = (body: number): string => {
  let sum = 0
  for (let rest = body, weight = 2; rest > 0; rest = Math.floor(rest / 10), weight = weight === 7 ? 2 : weight + 1) sum += (rest % 10) * weight
  const digit = (11 - (sum % 11)) % 11
  return digit === 10 ? 'K' : String(digit)
}
