/**
 * The one formatter. What is shown as a number, a date or an hour goes through here, so that the server and every browser print
 * the same characters: month names are our own (Intl says `sept.`, `sep` or `septiembre` by engine), numbers and time zones are
 * Intl's with locale and zone pinned.
 *
 * Spanish (es-CL): `87,4%`, `+2,2`, `5.068`, `18 nov 2026`, 24 h. English: `87.4%`, `+2.2`, `5,068`, `18 Nov 2026`, 24 h.
 * Years are never passed to a number format: they would print `2.026`.
 */
export type Language = 'es' | 'en'

const intlLocale: Record<Language, string> = { es: 'es-CL', en: 'en-GB' }

const monthNames: Record<Language, readonly string[]> = {
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}
const weekdayNames: Record<Language, readonly string[]> = {
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
}

type Month = { year: number; month: number }

export type Formatter = ReturnType<typeof formatterFor>

const made = new Map<string, Formatter>()

/** The formatter of a language and a territory's time zone (`America/Santiago`, `America/Punta_Arenas`, `Pacific/Easter` …). */
export const formatter = (language: Language, timeZone = 'America/Santiago'): Formatter => {
  const key = `${language} ${timeZone}`
  let f = made.get(key)
  if (!f) made.set(key, (f = formatterFor(language, timeZone)))
  return f
}

const formatterFor = (language: Language, timeZone: string) => {
  const locale = intlLocale[language]
  const decimals = [0, 1, 2].map(d => new Intl.NumberFormat(locale, { minimumFractionDigits: d, maximumFractionDigits: d }))
  const wholeNumber = decimals[0]!
  const collator = new Intl.Collator(intlLocale[language], { numeric: true, sensitivity: 'base' })
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  })
  const months = monthNames[language]
  const short = (month: number) => (months[month - 1] ?? '').slice(0, 3)

  const number = (n: number, digits: 0 | 1 | 2 = 0) => decimals[digits]!.format(n === 0 ? 0 : n).replace('-', '−')
  const partsOf = (at: Date | string | number) => {
    const p = Object.fromEntries(clock.formatToParts(new Date(at)).map(x => [x.type, x.value]))
    return { day: `${p.year}-${p.month}-${p.day}`, time: `${p.hour}:${p.minute}` }
  }
  const split = (day: string) => ({ year: day.slice(0, 4), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) })

  /** `18 nov 2026`. A school day is text and never meets a time zone. */
  const day = (text: string) => { const d = split(text); return `${d.day} ${short(d.month)} ${d.year}` }
  /** `18 nov`, where the year is plain from what stands beside it. */
  const dayShort = (text: string) => { const d = split(text); return `${d.day} ${short(d.month)}` }
  /** `18 de noviembre de 2026` / `18 November 2026`. */
  const dayLong = (text: string) => {
    const d = split(text)
    const name = months[d.month - 1] ?? ''
    return language === 'es' ? `${d.day} de ${name} de ${d.year}` : `${d.day} ${name} ${d.year}`
  }
  /** `miércoles 18 de noviembre` / `Wednesday 18 November`. */
  const weekday = (text: string) => {
    const d = split(text)
    const name = months[d.month - 1] ?? ''
    const on = weekdayNames[language][new Date(Date.UTC(Number(d.year), d.month - 1, d.day)).getUTCDay()]
    return language === 'es' ? `${on} ${d.day} de ${name}` : `${on} ${d.day} ${name}`
  }
  /** `oct 2026`. */
  const month = (m: Month) => `${short(m.month)} ${m.year}`
  /** `octubre de 2026` / `October 2026`. */
  const monthLong = (m: Month) => language === 'es' ? `${months[m.month - 1]} de ${m.year}` : `${months[m.month - 1]} ${m.year}`
  /** `octubre` / `October`. */
  const monthName = (m: number) => months[m - 1] ?? ''
  /** `mar` … `dic`. */
  const monthShort = short

  return {
    language,
    timeZone,
    /** `5.068`; not for years or RBDs. */
    integer: (n: number) => wholeNumber.format(Math.round(n) + 0).replace('-', '−'),
    number,
    /** `87,4%`, with one decimal unless told. The value is in percent, not a fraction. */
    percent: (p: number, digits: 0 | 1 | 2 = 1) => `${number(p, digits)}%`,
    /** A difference in percentage points with its sign: `+2,2`, `−0,3`, `0,0`. */
    points: (p: number, digits: 0 | 1 | 2 = 1) => {
      const text = number(Math.abs(p), digits)
      return /[1-9]/.test(text) ? `${p > 0 ? '+' : '−'}${text}` : text
    },
    /** Words that begin a heading: `octubre` is `Octubre` there. */
    asHeading: (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1),
    day, dayShort, dayLong, weekday, month, monthLong, monthName, monthShort,
    /** An instant's hour in the territory, `10:42`. */
    time: (at: Date | string | number) => partsOf(at).time,
    /** The day an instant falls on in the territory, `18 nov 2026`. */
    dayOf: (at: Date | string | number) => day(partsOf(at).day),
    /** The same at length, `18 de noviembre de 2026`. */
    dayLongOf: (at: Date | string | number) => dayLong(partsOf(at).day),
    /** `18 nov 2026, 10:42`. */
    dayAndTime: (at: Date | string | number) => { const p = partsOf(at); return `${day(p.day)}, ${p.time}` },
    /** `1,3 MB`; decimal units, as file managers show them. */
    bytes: (n: number) => n < 1000 ? `${n} B` : n < 1e6 ? `${number(n / 1e3, 0)} kB` : n < 1e9 ? `${number(n / 1e6, 1)} MB` : `${number(n / 1e9, 1)} GB`,
    /** `a`, `a y b`, `a, b y c` / `a, b and c`. */
    list: (items: readonly string[]) => {
      const and = language === 'en' ? 'and' : /^(i|hi(?!e))/i.test(items.at(-1) ?? '') ? 'e' : 'y'
      return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`
    },
    /** `2018–2019, 2022–2026`: years in order, those in a row by their ends. */
    years: (years: readonly number[]) => years.reduce<number[][]>((spans, year) => {
      const open = spans.at(-1)
      if (open?.at(-1) === year - 1) open.push(year)
      else spans.push([year])
      return spans
    }, []).map(span => (span.length === 1 ? String(span[0]) : `${span[0]}–${span.at(-1)}`)).join(', '),
    /** For `sort`: ñ after n, accents and case aside, `2° B` before `10° A`. */
    compare: collator.compare as (a: string, b: string) => number,
  }
}
