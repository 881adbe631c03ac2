/**
 * The language of the words. The server decides it once per request (person, cookie, Accept-Language, Spanish); the browser reads
 * `<html lang>`. Messages are compiled functions that ask here.
 */
import { overwriteGetLocale, type Locale } from './messages/compiled/runtime.js'

export type { Locale }
export const locales: readonly Locale[] = ['es', 'en']
export const isLocale = (s: unknown): s is Locale => s === 'es' || s === 'en'
/** The tag for `<html lang>` and for Intl. */
export const languageTag = (locale: Locale) => (locale === 'es' ? 'es-CL' : 'en')

let serverLocale: (() => Locale) | null = null

/** The server gives a reader of the request's language (AsyncLocalStorage). */
export const readLocaleWith = (read: () => Locale) => { serverLocale = read }

export const currentLocale = (): Locale =>
  serverLocale ? serverLocale() : document.documentElement.lang.startsWith('en') ? 'en' : 'es'

overwriteGetLocale(currentLocale)
