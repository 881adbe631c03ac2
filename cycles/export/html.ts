/**
 * HTML that leaves as a file, put together from texts people wrote. Everything that is put in is escaped, unless it is itself such HTML:
 * the only way to make HTML is the tag, so a text cannot become markup by being forgotten.
 */
declare const made: unique symbol
export type Html = { readonly [made]: true; readonly text: string }

const asHtml = (text: string) => ({ text }) as unknown as Html

/**
 * For text between tags and inside double or single quotes. Controls that HTML does not allow become the replacement character. Signs that
 * turn the direction of a text around stay (it is somebody's text): it stands in an element of its own with dir="auto", which ends them.
 */
export const escaped = (text: string): string => text
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD')
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;')

export type HtmlPart = Html | string | number | null | readonly HtmlPart[]

const partOf = (part: HtmlPart): string => {
  if (part === null) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return Array.isArray(part) ? part.map(partOf).join('') : (part as Html).text
}

/** `` html`<p>${text}</p>` ``: the words of the source are markup, what is put in is text (or HTML made so, or a list of either). */
export const html = (words: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html =>
  asHtml(words.map((word, i) => word + (i < parts.length ? partOf(parts[i]!) : '')).join(''))
