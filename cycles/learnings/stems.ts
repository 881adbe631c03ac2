/**
 * The words of a text as a search compares them: without accents, in lower case, and cut to what their inflections share, so that
 * *asistir* finds *asistencia*, *reunión* finds *reuniones* and *inasistencia* stays another word.
 *
 * A light stemmer of our own, after the idea of the Snowball algorithm for Spanish (snowballstem.org, "Spanish stemming algorithm"), which
 * keeps *asistenci-* and *asist-* apart. It takes the longest ending it knows while at least four letters stay, again and again, so that
 * every form of a word arrives at the same rest. It knows no grammar: short words are found as they are and in the plural, irregular forms
 * (*volver*, *vuelve*) are not brought together, and two words with one rest (*puerta*, *puerto*) find each other.
 */

/** Lower case, without accents; `ñ` becomes `n`, as people type it. */
export const fold = (s: string): string => s.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Words that say nothing of what a text is about. Folded. */
const emptyWords: ReadonlySet<string> = new Set((
  'a al algo alguien algun alguna algunas alguno algunos ante antes aqui asi aun aunque bajo bien cada como con contra cual cuales cuando cuanto de del desde donde dos durante e el ella ellas ellos en '
  + 'entonces entre era eran es esa esas ese eso esos esta estaba estaban estamos estan estar estas este esto estos fue fueron ha haber habia habian han hasta hay hizo la las le les lo los mas me mi mientras mis '
  + 'mucho muchos muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues que quien quienes se sea segun ser si sido sin sino sobre solo son su sus tal '
  + 'tambien tan tanto te tenemos tenia tiene tienen toda todas todo todos tras tu un una unas uno unos va vamos ya y yo'
).split(' '))

/** Words whose last `s` is their own, so that no plural is taken from them. Folded. */
const endInS: ReadonlySet<string> = new Set('analisis atras autobus bus compas crisis despues estres frances gas ingles interes jueves lunes martes mes miercoles pais quizas tesis tres viernes virus'.split(' '))

/** Words of the trade whose two genders are too short to meet by themselves. Folded, singular. */
const sameWord: ReadonlyMap<string, string> = new Map([['nina', 'nino'], ['hija', 'hijo'], ['jefa', 'jefe'], ['alumna', 'alumno']])

/** Letters that stay, whatever is taken; after an ending that also is the end of many plain words, one more. */
const shortest = 4
const shortestBeforePlain = 5
const plainEndings: ReadonlySet<string> = new Set(['iv', 'ic', 'al', 'ist', 'ism'])

/** Longest first, as they stand once a last vowel and the `s` of a plural are gone: -encia is `enc`, -amos `am`, -ativa `ativ`. */
const endings = [
  'abilidad', 'ibilidad', 'adament', 'idament', 'ativament', 'izacion', 'izaj', 'aj', 'amient', 'imient', 'ament', 'ment', 'idad', 'edad',
  'acion', 'icion', 'ucion', 'ion', 'enc', 'anc', 'anz', 'ativ', 'itiv', 'iv', 'ic', 'al', 'ist', 'ism', 'ador', 'edor', 'idor', 'abl', 'ibl', 'ient', 'ent', 'ant',
  'arem', 'erem', 'irem', 'abam', 'iam', 'astei', 'istei', 'ieron', 'aron', 'ieran', 'aran', 'eran', 'iran', 'arian', 'erian', 'irian', 'ari', 'eri', 'iri', 'aban', 'ian',
  'iend', 'and', 'am', 'em', 'im', 'ad', 'id', 'ab', 'an', 'en', 'ar', 'er', 'ir',
].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

const isVowel = (sign: string | undefined) => sign !== undefined && 'aeiou'.includes(sign)

/** The singular of a folded word, by the rule: -es after a consonant, -s after a vowel. What ends in -z has a c in the plural, and here too. */
const singularOf = (word: string): string => {
  if (!word.endsWith('s') || endInS.has(word) || word.length < 4) return word
  if (word.endsWith('es') && !isVowel(word.at(-3)) && word.length > 4) return word.slice(0, -2)
  return isVowel(word.at(-2)) ? word.slice(0, -1) : word
}

/** A verb without the pronouns written onto it: *acompañarlos*, *reunirse*, *llamándolas*. */
const withoutPronouns = (word: string): string => word.replace(/^(.{3,}(?:ar|er|ir|ando|iendo))(?:se|me|te|nos|lo|la|le|los|las|les|selo|sela|selos|selas)$/, '$1')

/** One step: a last vowel, or the longest ending. The word itself when nothing is left to take. */
const cut = (word: string): string => {
  const vowel = word.at(-1)
  if (isVowel(vowel) && word.length > (vowel === 'e' ? 3 : shortest)) return word.slice(0, -1)
  const ending = endings.find(e => word.endsWith(e) && word.length - e.length >= (plainEndings.has(e) ? shortestBeforePlain : shortest))
  return ending ? word.slice(0, -ending.length) : word
}

/** A word's stem, of a word in any spelling. Digits stay as they are. The same for a word, its plural and its spelling without accents. */
export const stemOf = (word: string): string => {
  const folded = fold(word)
  if (/\d/.test(folded)) return folded
  const singular = singularOf(withoutPronouns(folded))
  let stem = (sameWord.get(singular) ?? singular).replace(/z$/, 'c')
  for (let shorter = cut(stem); shorter !== stem; shorter = cut(stem)) stem = shorter
  // busca and busque, llega and llegue, dulce and dulces, devolver and devolución: one word, two spellings.
  return stem.replace(/qu$/, 'c').replace(/gu$/, 'g').replace(/c$/, 'z').replace(/olv$/, 'ol')
}

/** `start` and `end` as `text.slice` takes them. */
export type Word = { start: number; end: number; stem: string }

const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text that a search looks at, in their order. */
export const wordsIn = (text: string): Word[] => [...text.matchAll(wordPattern)].flatMap(m => {
  const folded = fold(m[0])
  return emptyWords.has(folded) || (folded.length < 2 && !/\d/.test(folded)) ? [] : [{ start: m.index, end: m.index + m[0].length, stem: stemOf(m[0]) }]
})

/** How often each stem stands in some texts: what is kept of them for searching. */
export const stemsIn = (texts: readonly string[]): Map<string, number> => {
  const times = new Map<string, number>()
  for (const text of texts) for (const { stem } of wordsIn(text)) times.set(stem, (times.get(stem) ?? 0) + 1)
  return times
}

/** More words than anybody types, and few enough for one query. */
const mostAsked = 12

/** The stems a person asked for, each once. Empty when they typed nothing, or only words that say nothing. */
export const stemsAsked = (asked: string): string[] => [...new Set(wordsIn(asked.slice(0, 300)).map(w => w.stem))].slice(0, mostAsked)
