/** An organisation of a service's register: what it is, how it is reached by role, and how a name written in another way is recognised. */
import { fold } from '../learnings/stems.ts'
import { choiceOf, lineOf, longestLine, longestNote, readAs, textOf, type Problems, type Read } from './words.ts'

/** `local-office`: the commune's office for children (oficina local de la niñez, OLN). In the order of the list on a page. */
export const organisationKinds = ['support', 'community', 'culture', 'sports', 'health', 'local-office', 'university', 'church', 'other'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** The contact is a role of the organisation; whoever holds it today is optional. Phone and mail are the organisation's. */
export type OrganisationFacts = { name: string; kind: OrganisationKind; contactRole: string; contactName: string; phone: string; mail: string; purpose: string }
export type OrganisationProblem = 'name-missing' | 'kind-missing' | 'too-long' | 'mail-unread' | 'phone-unread'

export const readOrganisation = (f: Record<string, string>): Read<OrganisationFacts, OrganisationProblem> => {
  const value = {
    name: lineOf(f.name), kind: choiceOf(organisationKinds, f.kind, null), contactRole: lineOf(f.contactRole), contactName: lineOf(f.contactName), phone: lineOf(f.phone), mail: lineOf(f.mail), purpose: textOf(f.purpose),
  }
  const problems: Problems<OrganisationProblem> = {}
  for (const field of ['name', 'contactRole', 'contactName', 'phone', 'mail'] as const) if (value[field].length > longestLine) problems[field] = 'too-long'
  if (value.purpose.length > longestNote) problems.purpose = 'too-long'
  if (nameKeyOf(value.name) === '') problems.name = 'name-missing'
  if (value.kind === null) problems.kind = 'kind-missing'
  if (value.mail !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.mail)) problems.mail = 'mail-unread'
  if (value.phone !== '' && !/^[+\d][\d\s()./-]{5,}$/.test(value.phone)) problems.phone = 'phone-unread'
  return readAs({ ...value, kind: value.kind ?? 'other' }, problems)
}

/** What two ways of writing one name share: letters and digits, without accents or capitals. */
export const nameKeyOf = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Words that say what an organisation is and not which: half the register has them. */
const plain = new Set('de del la las los el y e o a en para por con centro fundacion corporacion agrupacion asociacion club junta vecinos oficina local taller programa escuela comunidad comunitario'.split(' '))
const pairsOf = (word: string): string[] => (word.length < 2 ? [word] : Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)))
/** Dice's coefficient: twice what both have, over what each has. */
const diceOf = (left: readonly string[], right: readonly string[]): number => {
  const unmatched = new Map<string, number>()
  for (const p of left) unmatched.set(p, (unmatched.get(p) ?? 0) + 1)
  let both = 0
  for (const p of right) { const n = unmatched.get(p) ?? 0; if (n > 0) { both += 1; unmatched.set(p, n - 1) } }
  return left.length + right.length === 0 ? 0 : (2 * both) / (left.length + right.length)
}
const longPlain = [...plain].filter(w => w.length > 5).map(pairsOf)
/** Misspelt too: *fundasión* tells as little as *fundación*. */
const isPlain = (word: string) => plain.has(word) || (word.length > 5 && longPlain.some(p => Math.abs(p.length - word.length + 1) < 3 && diceOf(p, pairsOf(word)) >= 0.7))
const tellingWords = (key: string): string[] => { const words = key.split(' ').filter(w => w !== ''); const telling = words.filter(w => !isPlain(w)); return telling.length > 0 ? telling : words }

/** How alike two keys are, 0 to 1: Dice's coefficient of the letter pairs of their telling words. */
export const likenessOf = (a: string, b: string): number => {
  if (a === b) return 1
  return diceOf(tellingWords(a).flatMap(pairsOf), tellingWords(b).flatMap(pairsOf))
}

/** Above this a name is offered as perhaps the same. Chosen on the demo's names: misspellings and a missing word pass, a shared place name alone does not. */
export const alike = 0.62

/** `names`: keys an organisation goes or went by, the one of today first. */
export type NamedKeys = { id: string; names: readonly string[] }
/** Those that may be the one asked for, the most alike first. Every telling word of what was asked found in a name counts as alike too. */
export const findAlike = (asked: string, register: readonly NamedKeys[], most = 8): { id: string; likeness: number; formerly: boolean }[] => {
  const key = nameKeyOf(asked)
  if (key === '') return []
  const words = tellingWords(key)
  return register.flatMap(({ id, names }) => {
    const best = names.map((n, i) => ({ likeness: words.every(w => n.includes(w)) ? Math.max(0.9, likenessOf(key, n)) : likenessOf(key, n), formerly: i > 0 })).sort((x, y) => y.likeness - x.likeness)[0]
    return best && best.likeness >= alike ? [{ id, ...best }] : []
  }).sort((x, y) => y.likeness - x.likeness || (x.id < y.id ? -1 : 1)).slice(0, most)
}
