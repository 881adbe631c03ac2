/**
 * Whether a line that says who is responsible ("Carolina Vergara y Daniela Soto") names a person. People are written there by hand, so
 * this goes by names: accents and case aside, one of the people listed has at least two words and they are the person's, given name
 * included, or holds the whole of the person's name ("directora Rosa Huenchul"). A given name alone is nobody: schools have two Rosas.
 */
const wordsOf = (s: string): string[] =>
  s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean)

/** The people of a list, however they are joined: commas, slashes, lines, *y*, *e*, *and*. */
const listed = (line: string): string[] => line.split(/[,;/&+·\n()]|\s(?:y|e|and|con|with)\s/iu)

export const isNamedIn = (line: string, personName: string): boolean => {
  const name = wordsOf(personName)
  const [given] = name
  if (!given) return false
  return listed(line).some(part => {
    const words = wordsOf(part)
    if (name.every(w => words.includes(w))) return true
    return words.length >= 2 && words.includes(given) && words.every(w => name.includes(w))
  })
}
