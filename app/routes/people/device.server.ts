/** What somebody signs in from. A computer counts as shared unless they say otherwise; of a phone nothing is assumed, so they are asked. */
import type { fieldsOf } from './fields.ts'

/**
 * Whether a request comes from a phone: the browser's own word where it gives one, else its name. Tablets are no phones: schools share
 * them as they share computers.
 */
export const isPhone = (headers: Headers): boolean => {
  const said = headers.get('sec-ch-ua-mobile')
  if (said === '?1' || said === '?0') return said === '?1'
  return /\biP(?:hone|od)\b|\bAndroid\b.*\bMobile\b|\bKAIOS\b|\bWindows Phone\b/.test(headers.get('user-agent') ?? '')
}

/** The answer of the form, or null: a phone's form that came without one. */
export const deviceAnswerOf = (field: ReturnType<typeof fieldsOf>): { sharedComputer: boolean; wantsLog: boolean } | null => {
  if (field('aparato') !== 'telefono') return { sharedComputer: field('compartido') !== '', wantsLog: false }
  switch (field('telefono')) {
    case 'anotar': return { sharedComputer: false, wantsLog: true }
    case 'propio': return { sharedComputer: false, wantsLog: false }
    case 'prestado': return { sharedComputer: true, wantsLog: false }
    default: return null
  }
}
