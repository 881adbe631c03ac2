/**
 * Spots in a free text what should not stand in a notebook: a RUN, a telephone, an address, a student's name, a word about health. It
 * asks and never decides: a person reads what it saw and says whether it is so. Names are the hard part: a capital in the middle of a
 * sentence may be a place, a subject, a colleague. What it knows of names is in `words.ts`; colleagues and places are passed in.
 *
 * Works on a folded copy (no accents, no zero-width signs), so that neither hides anything; spans are those of the text itself.
 */
import { runCheckDigitOf } from './run.ts'
import { ambiguousGivenNames, capitalWords, givenNames, healthAcronyms, healthLabelPatterns, healthPatterns, placeWords, surnames } from './words.ts'

export const spotKinds = ['run', 'email', 'phone', 'address', 'name', 'health'] as const
export type SpotKind = (typeof spotKinds)[number]
/** `start` and `end` as `text.slice` takes them; `quote` is what stands there. */
export type Spot = { kind: SpotKind; start: number; end: number; quote: string }

type Folded = { /** Case kept, accents gone. */ clean: string; folded: string; /** Where each sign stands in the text. */ at: number[] }

const isDropped = (code: number) => (code >= 0x300 && code <= 0x36f) || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff || code === 0xad

const foldedOf = (text: string): Folded => {
  const clean: string[] = []
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isDropped(code)) continue
    const sign = text[i]!
    clean.push(code < 0x80 ? sign : code === 0xa0 || code === 0x202f || code === 0x2009 ? ' ' : code >= 0x2010 && code <= 0x2015 ? '-' : sign.normalize('NFD').charAt(0))
    at.push(i)
  }
  const joined = clean.join('')
  return { clean: joined, folded: clean.map(sign => sign.toLowerCase().charAt(0)).join(''), at }
}

const spotIn = (kind: SpotKind, text: string, f: Folded, from: number, to: number): Spot => {
  const start = f.at[from]!
  let end = f.at[to - 1]! + 1
  while (end < text.length && isDropped(text.charCodeAt(end))) end++
  return { kind, start, end, quote: text.slice(start, end) }
}

type Found = { kind: SpotKind; from: number; to: number }

// ── Numbers ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** With a dash before the check digit, with or without points or spaces between thousands; with points and no dash; bare. */
const runShapes: { shape: RegExp; isBare: boolean }[] = [
  { shape: /(\d{1,3}(?:\.\d{3}){2}|\d{1,3}(?: \d{3}){2}|\d{7,9}) ?- ?([\dk])(?![\p{L}\d])/uy, isBare: false },
  { shape: /(\d{1,3}(?:\.\d{3}){2})[. ]?([\dk])(?![\p{L}\d]|[.,]\d)/uy, isBare: false },
  { shape: /(\d{7,9})([\dk])(?![\p{L}\d]|[.,]\d)/uy, isBare: true },
]
/** A person's RUN is below 40 million today; a school gives provisional ones from 100 million on (IPE). */
const isPersons = (body: number) => (body >= 1_000_000 && body < 40_000_000) || (body >= 100_000_000 && body < 110_000_000)

const runAt = (folded: string, i: number): number | null => {
  for (const { shape, isBare } of runShapes) {
    shape.lastIndex = i
    const m = shape.exec(folded)
    if (!m) continue
    const body = Number(m[1]!.replace(/[. ]/g, ''))
    const isLikely = isBare ? isPersons(body) : body >= 1_000_000
    if (isLikely && runCheckDigitOf(body).toLowerCase() === m[2]) return i + m[0].length
  }
  return null
}

const phoneShapes = [
  /\+ ?\d{1,3}(?:[ .()-]{0,2}\d){7,12}(?!\d)/uy,
  /(?:\(?\+?56\)?[ -]?)?\(?0?9\)?[ .-]?\d{4}[ .-]?\d{4}(?!\d)/uy,
  /\(0?\d{1,2}\)[ -]?\d{3}[ -]?\d{3,4}(?!\d)/uy,
  /2 \d{4} ?\d{4}(?!\d)/uy,
  /[3-7]\d 2 ?\d{3} ?\d{3}(?!\d)/uy,
  /[2-7]\d{8}(?!\d)/uy,
]
const phoneAt = (folded: string, i: number): number | null => {
  for (const shape of phoneShapes) {
    shape.lastIndex = i
    const m = shape.exec(folded)
    if (m) return i + m[0].length
  }
  return null
}

/** Where a number can begin: a digit that no other stands before. */
const beginsNumber = (folded: string, i: number) => /\d/.test(folded[i]!) && !(i > 0 && /\d/.test(folded[i - 1]!))

const found = (kind: SpotKind, folded: string, begins: (i: number) => boolean, endOf: (folded: string, i: number) => number | null): Found[] => {
  const out: Found[] = []
  for (let i = 0; i < folded.length; i++) {
    const to = begins(i) ? endOf(folded, i) : null
    if (to === null) continue
    out.push({ kind, from: i, to })
    i = to - 1
  }
  return out
}
const runsIn = (folded: string) => found('run', folded, i => beginsNumber(folded, i), runAt)
const phonesIn = (folded: string) => found('phone', folded, i => folded[i] === '+' || folded[i] === '(' || beginsNumber(folded, i), phoneAt)

const matchesOf = (kind: SpotKind, text: string, pattern: RegExp): Found[] =>
  [...text.matchAll(pattern)].map(m => ({ kind, from: m.index, to: m.index + m[0].length }))

const email = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63}){1,4}/gu

const numberOfHouse = '(?:#|n[°ºo.]{1,2}|nro\\.?|numero)? ?\\d{1,5}(?!\\d)(?!:\\d)'
const address = new RegExp([
  `(?<!\\p{L})(?:calle|pasaje|psje\\.?|pje\\.?|avenida|avda\\.?|av\\.) (?:[\\p{L}°º\\d.]{1,20} ){1,5}?${numberOfHouse}`,
  '(?<!\\p{L})(?:block|depto\\.?|dpto\\.?|parcela|sitio|lote) ?(?:#|n[°ºo.]{1,2}|nro\\.?)? ?\\d{1,5}(?!\\d)',
  '(?<!\\p{L})casa ?(?:#|n[°ºo]\\.?|nro\\.?) ?\\d{1,5}(?!\\d)',
  '(?<!\\p{L})(?:camino|ruta)(?: [\\p{L}\\d-]{1,20}){1,5},? km\\.? ?\\d{1,3}(?!\\d)',
  '(?<![\\p{L}\\d])\\d{1,5} (?:[\\p{L}]{2,20} ){1,3}(?:street|road|avenue)(?!\\p{L})',
].join('|'), 'gu')

// ── Health ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const wordPattern = (alternatives: readonly string[]) => new RegExp(`(?<![\\p{L}\\d])(?:${alternatives.join('|')})(?![\\p{L}\\d])`, 'gu')
const health = wordPattern(healthPatterns)
const acronyms = wordPattern(healthAcronyms)
const healthLabel = wordPattern([...healthPatterns, ...healthLabelPatterns])

/** Whether a reason of absence speaks of health: such an item is not kept in a school's list. */
export const speaksOfHealth = (label: string): boolean => {
  const f = foldedOf(label)
  return f.folded.search(healthLabel) >= 0 || f.clean.search(acronyms) >= 0
}

// ── Names ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Word = { from: number; to: number; folded: string; isCapital: boolean; isAllCaps: boolean }
const word = /\p{L}+(?:['’]\p{L}+)*/gu

const wordsOf = ({ clean, folded }: Folded): Word[] => [...clean.matchAll(word)].map(m => {
  const [from, to] = [m.index, m.index + m[0].length]
  const isCapital = /^\p{Lu}/u.test(m[0])
  return { from, to, folded: folded.slice(from, to), isCapital, isAllCaps: isCapital && m[0].length > 1 && m[0] === m[0].toUpperCase() }
})

const isGiven = (w: string) => givenNames.has(w) && !ambiguousGivenNames.has(w)
const isSurname = (w: string) => surnames.has(w)
const isNameWord = (w: string) => isGiven(w) || isSurname(w) || ambiguousGivenNames.has(w)

/** Whether a sentence, a line, a quotation or a list begins at this word. */
const beginsSentence = (clean: string, from: number): boolean => {
  let i = from - 1
  while (i >= 0 && /[ \t"'“”«»‘’([{¿¡*·•–-]/u.test(clean[i]!)) {
    // A quotation or a bracket that opens begins something of its own.
    if (/["“«‘([{¿¡•*]/u.test(clean[i]!)) return true
    i--
  }
  return i < 0 || /[.?!…:;\n\r)]/u.test(clean[i]!)
}

const particles = new Set(['de', 'del', 'la', 'las', 'los', 'y', 'san', 'santa'])
/** Words that tie two names into one. */
const isTie = (w: Word) => !w.isCapital && particles.has(w.folded) && w.folded !== 'y'
const isOneSpace = (clean: string, a: Word, b: Word) => b.from - a.to >= 1 && b.from - a.to <= 2 && /^ {1,2}$/.test(clean.slice(a.to, b.from))

/** Capitalised words that follow each other, with the small words that tie them: `Matías Soto`, `María de los Ángeles`. */
const capitalRuns = (clean: string, words: readonly Word[]): Word[][] => {
  const runs: Word[][] = []
  for (let i = 0; i < words.length; i++) {
    if (!words[i]!.isCapital) continue
    const run = [words[i]!]
    for (;;) {
      const [last, next] = [words[i]!, words[i + 1]]
      if (next && isOneSpace(clean, last, next) && next.isCapital) { run.push(next); i++; continue }
      // Ties of one or two words between capitals: "de la", "de los", "del".
      let ties = 0
      while (ties < 2 && words[i + 1 + ties] && isTie(words[i + 1 + ties]!) && isOneSpace(clean, words[i + ties]!, words[i + 1 + ties]!)) ties++
      const after = ties > 0 ? words[i + 1 + ties] : undefined
      if (!after || !after.isCapital || !isOneSpace(clean, words[i + ties]!, after)) break
      run.push(...words.slice(i + 1, i + 2 + ties))
      i += ties + 1
    }
    runs.push(run)
  }
  return runs
}

/** Whether every word of a run stands in one of the names that are allowed: `Rosa`, `Huenchul` and `Rosa Huenchul`, not `Rosa Díaz`. */
const isAllowed = (run: readonly Word[], allowed: readonly ReadonlySet<string>[]) =>
  allowed.some(name => run.every(w => name.has(w.folded) || isTie(w)))

const isPlace = (clean: string, words: readonly Word[], first: Word, index: number): boolean => {
  // Up to two small words may stand between the place's word and its name: "sector de La Puntilla".
  for (let back = 1; back <= 3; back++) {
    const before = words[index - back]
    if (!before || !/^[ .'"“«]*$/u.test(clean.slice(before.to, words[index - back + 1]!.from))) return false
    if (placeWords.has(before.folded)) return true
    if (!particles.has(before.folded) && before.folded !== 'el') return false
  }
  return false
}

const namesIn = (f: Folded, allowed: readonly ReadonlySet<string>[]): Found[] => {
  const { clean } = f
  const words = wordsOf(f)
  const indexOf = new Map(words.map((w, i) => [w, i]))
  const names: Found[] = []
  const take = (run: readonly Word[]) => names.push({ kind: 'name', from: run[0]!.from, to: run.at(-1)!.to })

  for (const whole of capitalRuns(clean, words)) {
    let run = whole
    // "Escuela Los Boldos", "Consejo Escolar": the name of a thing, whatever follows.
    if (placeWords.has(run[0]!.folded) || isPlace(clean, words, run[0]!, indexOf.get(run[0]!)!)) continue
    // A first word that only begins the sentence, before a name: "Con Matías", "Hoy Brayan".
    if (run.length > 1 && beginsSentence(clean, run[0]!.from) && !isNameWord(run[0]!.folded)) run = run.slice(run.slice(1).findIndex(w => w.isCapital) + 1)
    // An institution or a subject, with no name after it: "Consejo Escolar".
    if (capitalWords.has(run[0]!.folded) && !run.some(w => w.isCapital && isNameWord(w.folded))) continue
    // "OLN de Los Cabos": an acronym belongs to no name.
    const isAcronym = (w: Word) => w.isAllCaps && !isNameWord(w.folded) && run.some(other => other.isCapital && !other.isAllCaps)
    while (run.length > 0 && (!run[0]!.isCapital || isAcronym(run[0]!) || (capitalWords.has(run[0]!.folded) && !ambiguousGivenNames.has(run[0]!.folded)))) run = run.slice(1)
    if (run.length === 0 || isAllowed(run, allowed)) continue
    const capitals = run.filter(w => w.isCapital)
    const isShouting = capitals.every(w => w.isAllCaps)
    const opens = beginsSentence(clean, run[0]!.from)
    const known = capitals.filter(w => isNameWord(w.folded))
    if (isShouting) {
      // Capitals alone prove nothing (acronyms, headings): a given name and the surnames after it do.
      const given = run.findIndex((w, i) => isGiven(w.folded) && run[i + 1] !== undefined && isSurname(run[i + 1]!.folded))
      if (given < 0) continue
      const last = run.findLastIndex((w, i) => i > given && isSurname(w.folded))
      take(run.slice(given, last + 1))
      continue
    }
    if (capitals.length === 1) {
      const [only] = capitals as [Word]
      if (capitalWords.has(only.folded) || placeWords.has(only.folded) || only.to - only.from < 3) continue
      if (isGiven(only.folded) || (!opens && (known.length > 0 || !only.isAllCaps))) take(run)
      continue
    }
    if (capitals.every(w => capitalWords.has(w.folded) || placeWords.has(w.folded))) continue
    if (known.some(w => !opens || w !== run[0]) || isGiven(run[0]!.folded) || (!opens && !capitals.some(w => capitalWords.has(w.folded)))) take(run)
  }

  // Typed without capitals: a given name and a surname that follow each other.
  for (const [i, w] of words.entries()) {
    const next = words[i + 1]
    if (w.isCapital || !next || next.isCapital || !isGiven(w.folded) || !isSurname(next.folded) || !isOneSpace(clean, w, next)) continue
    if (!isAllowed([w, next], allowed)) take([w, next])
  }
  return names
}

// ── All together ──────────────────────────────────────────────────────────────────────────────────────────────────────

const setsOf = (allowed: readonly string[]): ReadonlySet<string>[] =>
  allowed.map(name => new Set([...foldedOf(name).folded.matchAll(word)].map(m => m[0])))

/**
 * What a text holds that should not stand in a notebook, in its order; nothing overlaps. `allowed`: names of people and places that may
 * stand there (the team, its advisor, the school, its commune). `names: false` for a field whose business is a colleague's name.
 */
export const spot = (text: string, { allowed = [], names = true }: { allowed?: readonly string[]; names?: boolean } = {}): Spot[] => {
  if (text === '') return []
  const f = foldedOf(text)
  const all: Found[] = [
    ...matchesOf('email', f.folded, email),
    ...runsIn(f.folded), ...phonesIn(f.folded),
    ...matchesOf('address', f.folded, address),
    ...matchesOf('health', f.folded, health), ...matchesOf('health', f.clean, acronyms),
    ...(names ? namesIn(f, setsOf(allowed)) : []),
  ]
  // The surer kind wins where two meet: a number in an address is the address's, unless it is a RUN.
  const rank: Record<SpotKind, number> = { run: 0, email: 1, phone: 2, address: 3, health: 4, name: 5 }
  const kept: Found[] = []
  const taken = new Set<number>()
  for (const x of all.sort((a, b) => rank[a.kind] - rank[b.kind] || a.from - b.from)) {
    let meets = false
    for (let i = x.from; i < x.to && !meets; i++) meets = taken.has(i)
    if (meets) continue
    for (let i = x.from; i < x.to; i++) taken.add(i)
    kept.push(x)
  }
  return kept.sort((a, b) => a.from - b.from).map(x => spotIn(x.kind, text, f, x.from, x.to))
}

/** The same, told once for each thing that stands there: what a person is asked about. */
export const thingsIn = (spots: readonly Spot[]): { kind: SpotKind; quote: string }[] => {
  const seen = new Set<string>()
  return spots.flatMap(({ kind, quote }) => {
    const key = `${kind} ${foldedOf(quote).folded}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ kind, quote }]
  })
}

/** One key for a thing: what a person said is all right is all right wherever it stands in that text. */
export const keyOfThing = ({ kind, quote }: { kind: SpotKind; quote: string }): string => `${kind}:${foldedOf(quote).folded}`
